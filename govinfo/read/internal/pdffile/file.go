package pdffile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// ErrNotPDF says that a file has no header of a PDF.
var ErrNotPDF = errors.New("pdf: not a PDF document")

// errDamaged is what a [*document.PartError] wraps whose part is not where the
// file says.
var errDamaged = errors.New("not where the file says it is")

// File is a PDF file. It is not safe for concurrent use.
type File struct {
	data    []byte
	limits  document.Limits
	entries map[int]entry
	trailer Dict
	rebuilt bool
	crypt   *crypt

	meter    meter
	unpacked int            // bytes that streams may still unpack to
	cache    map[int]Object // objects that were read
	loading  map[int]bool
	packs    map[int]*pack // object streams that were read
	inflater io.Reader
	err      error
}

// entry is where an object is: at an offset, or in an object stream.
type entry struct {
	at     int   // offset, or index in the stream
	stream int32 // number of the object stream; 0 for none
	free   bool
}

// Defaults are the limits of a file; other fields of the type it ignores.
func Defaults() document.Limits {
	return document.Limits{
		Bytes:    64 << 20,
		Unpacked: 96 << 20,
		Objects:  500_000, // values in all objects that are read
	}
}

// partUnpacked is the most that one stream may unpack to.
const partUnpacked = 32 << 20

// Open reads the table of objects, or rebuilds it where that cannot be done. It
// keeps data. Limits that are not set are [Defaults].
//
// Errors are [ErrNotPDF], [document.ErrEncrypted], a [*document.LimitError], or a
// [*document.PartError].
func Open(data []byte, limits document.Limits) (*File, error) {
	limits = limits.Or(Defaults())
	if len(data) > limits.Bytes {
		return nil, &document.LimitError{Package: "pdf", Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	const head = 1024
	start := bytes.Index(data[:min(len(data), head)], []byte("%PDF-"))
	if start < 0 {
		return nil, ErrNotPDF
	}
	f := &File{data: data[start:], limits: limits}
	f.reset()
	err := f.readTable()
	if err == nil {
		if err = f.unlock(); err == nil && f.Root() != nil && f.err == nil {
			return f, nil
		}
	}
	if isFinal(err) || isFinal(f.err) {
		return nil, errors.Join(err, f.err)
	}
	return f, f.Rebuild()
}

// isFinal reports whether an error stays, however the objects are found.
func isFinal(err error) bool {
	var limit *document.LimitError
	return errors.Is(err, document.ErrEncrypted) || errors.As(err, &limit)
}

// reset forgets what was read.
func (f *File) reset() {
	const looks = 8 // how often each byte may be looked at
	f.meter = meter{values: f.limits.Objects, bytes: looks*len(f.data) + 1<<20}
	f.unpacked = f.limits.Unpacked
	f.entries = make(map[int]entry)
	f.cache = make(map[int]Object)
	f.loading = make(map[int]bool)
	f.packs = make(map[int]*pack)
	f.trailer, f.crypt, f.err = nil, nil, nil
}

// Rebuilt reports whether the objects were found by a search.
func (f *File) Rebuilt() bool { return f.rebuilt }

// Trailer returns the trailer.
func (f *File) Trailer() Dict { return f.trailer }

// Root returns the catalog; nil where there is none.
func (f *File) Root() Dict { return f.Dict(f.trailer["Root"]) }

// Err returns the first error that a look-up met: what it returned is not what
// the file holds.
func (f *File) Err() error { return f.err }

func (f *File) fail(number int, err error) {
	if f.err == nil {
		f.err = f.partError(number, err)
	}
}

func (f *File) partError(number int, err error) error {
	if errors.Is(err, errBudget) {
		return &document.LimitError{Package: "pdf", Quantity: document.QuantityObjects, Max: int64(f.limits.Objects)}
	}
	var limit *document.LimitError
	if errors.As(err, &limit) {
		return err
	}
	return &document.PartError{Package: "pdf", Part: fmt.Sprintf("object %d", number), Err: err}
}

// Resolve follows references. A missing object is null.
func (f *File) Resolve(o Object) Object {
	const longest = 32
	for range longest {
		ref, ok := o.(Ref)
		if !ok {
			return o
		}
		o = f.load(ref)
	}
	if ref, ok := o.(Ref); ok {
		f.fail(ref.Number, errors.New("refers to itself"))
	}
	return nil
}

// Has reports whether the file has the object.
func (f *File) Has(ref Ref) bool {
	e, ok := f.entries[ref.Number]
	return ok && !e.free
}

// Dict returns a dictionary, that of a stream included; nil for others.
func (f *File) Dict(o Object) Dict {
	switch o := f.Resolve(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

// Array returns an array; nil for others.
func (f *File) Array(o Object) Array {
	a, _ := f.Resolve(o).(Array)
	return a
}

// Stream returns a stream; nil for others.
func (f *File) Stream(o Object) *Stream {
	s, _ := f.Resolve(o).(*Stream)
	return s
}

// Name returns a name; "" for others.
func (f *File) Name(o Object) Name {
	n, _ := f.Resolve(o).(Name)
	return n
}

// Text returns the bytes of a string; "" for others.
func (f *File) Text(o Object) string {
	s, _ := f.Resolve(o).(String)
	return string(s)
}

// Number returns a number.
func (f *File) Number(o Object) (v float64, ok bool) {
	n, ok := f.Resolve(o).(Number)
	return float64(n), ok
}

// Numbers returns an array of at least n numbers; nil for others.
func (f *File) Numbers(o Object, n int) []float64 {
	a := f.Array(o)
	if a == nil || len(a) < n {
		return nil
	}
	out := make([]float64, len(a))
	for i := range a {
		v, ok := f.Number(a[i])
		if !ok {
			return nil
		}
		out[i] = v
	}
	return out
}

// load reads an object.
func (f *File) load(ref Ref) Object {
	if o, ok := f.cache[ref.Number]; ok {
		return o
	}
	e, ok := f.entries[ref.Number]
	if !ok || e.free || f.err != nil && isFinal(f.err) {
		return nil
	}
	if f.loading[ref.Number] {
		f.fail(ref.Number, errors.New("refers to itself"))
		return nil
	}
	f.loading[ref.Number] = true
	defer delete(f.loading, ref.Number)
	var o Object
	var err error
	if e.stream > 0 {
		o, err = f.packed(e, ref.Number)
	} else {
		o, err = f.direct(e.at, ref.Number)
	}
	if err != nil {
		f.fail(ref.Number, err)
		return nil
	}
	f.cache[ref.Number] = o
	return o
}

// direct reads an object at an offset.
func (f *File) direct(at, number int) (Object, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errDamaged
	}
	p := f.parser(at)
	id, ok := p.header()
	if !ok || id.Number != number {
		return nil, errDamaged
	}
	o, err := p.indirect(id, f.length)
	if looked := f.meter.look(p.pos - at); looked != nil {
		return nil, looked
	}
	if err != nil {
		return nil, err
	}
	if f.crypt != nil && number != f.crypt.own {
		o = f.crypt.strings(o, id)
	}
	return o, nil
}

func (f *File) parser(at int) *parser {
	return &parser{Scanner: Scanner{data: f.data, pos: at}, meter: &f.meter}
}

// length resolves the length of a stream.
func (f *File) length(o Object) (int, bool) {
	if ref, ok := o.(Ref); ok {
		// A wrong reference is no damage: the end of the stream is searched.
		if e, found := f.entries[ref.Number]; !found || e.stream == 0 && !f.isHeader(e.at, ref.Number) || f.loading[ref.Number] {
			return 0, false
		}
	}
	n, ok := f.Number(o)
	if !ok || n != float64(int(n)) {
		return 0, false
	}
	return int(n), true
}

func (f *File) isHeader(at, number int) bool {
	if at < 0 || at >= len(f.data) {
		return false
	}
	p := f.parser(at)
	id, ok := p.header()
	return ok && id.Number == number && f.meter.look(p.pos-at) == nil
}

// pack is an object stream.
type pack struct {
	data    []byte
	numbers []int
	offsets []int
}

// packed reads an object of an object stream.
func (f *File) packed(e entry, number int) (Object, error) {
	p, err := f.pack(int(e.stream))
	if err != nil {
		return nil, err
	}
	i := e.at
	if i < 0 || i >= len(p.numbers) || p.numbers[i] != number {
		for i = 0; i < len(p.numbers) && p.numbers[i] != number; i++ {
		}
		if err := f.meter.look(8 * i); err != nil {
			return nil, err
		}
		if i == len(p.numbers) {
			return nil, errDamaged
		}
	}
	at := p.offsets[i]
	if at < 0 || at > len(p.data) {
		return nil, errDamaged
	}
	reader := parser{Scanner: Scanner{data: p.data, pos: at}, meter: &f.meter}
	o, err := reader.value(0)
	if looked := f.meter.look(reader.pos - at); looked != nil {
		return nil, looked
	}
	return o, err
}

// pack reads an object stream.
func (f *File) pack(number int) (*pack, error) {
	if p, ok := f.packs[number]; ok {
		return p, nil
	}
	if e := f.entries[number]; e.stream > 0 {
		return nil, errors.New("an object stream within an object stream")
	}
	s, ok := f.load(Ref{Number: number}).(*Stream)
	if !ok {
		return nil, errDamaged
	}
	data, err := f.Data(s)
	if err != nil {
		return nil, err
	}
	n, _ := f.Number(s.Dict["N"])
	first, _ := f.Number(s.Dict["First"])
	if n < 0 || n > maxNumber || first < 0 || first > float64(len(data)) {
		return nil, errDamaged
	}
	f.meter.bytes += 2 * len(data) // what is unpacked may be looked at, too
	p := &pack{data: data}
	reader := parser{Scanner: Scanner{data: data[:int(first)]}, meter: &f.meter}
	for range int(n) {
		number, at := reader.Next(), reader.Next()
		if number.Kind != NumberToken || at.Kind != NumberToken {
			return nil, errDamaged
		}
		if f.meter.values--; f.meter.values < 0 {
			return nil, errBudget
		}
		p.numbers = append(p.numbers, int(number.Number))
		p.offsets = append(p.offsets, int(first)+int(at.Number))
	}
	f.packs[number] = p
	return p, nil
}
