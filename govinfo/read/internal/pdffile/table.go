package pdffile

import (
	"bytes"
	"errors"
)

var errTable = errors.New("pdf: the table of objects is damaged")

// readTable reads the tables that the end of the file leads to, the newest first.
func (f *File) readTable() error {
	const tail = 2048
	end := f.data[max(len(f.data)-tail, 0):]
	i := bytes.LastIndex(end, []byte("startxref"))
	if i < 0 {
		return errTable
	}
	t := NewScanner(end[i+len("startxref"):]).Next()
	if t.Kind != NumberToken {
		return errTable
	}
	next := []int{int(t.Number)}
	seen := make(map[int]bool)
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		trailer, err := f.readSection(at)
		if err != nil {
			return err
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		for _, key := range [...]Name{"XRefStm", "Prev"} {
			if n, ok := trailer[key].(Number); ok {
				next = append(next, int(n))
			}
		}
	}
	return nil
}

// readSection reads one table, or a stream that holds one, and returns its
// trailer.
func (f *File) readSection(at int) (Dict, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errTable
	}
	p := f.parser(at)
	if p.skipSpace(); p.at("xref") {
		p.Next()
		return f.readPlain(p)
	}
	id, ok := p.header()
	if !ok {
		return nil, errTable
	}
	o, err := p.indirect(id, f.length)
	if err != nil {
		return nil, f.partError(id.Number, err)
	}
	s, ok := o.(*Stream)
	if !ok {
		return nil, errTable
	}
	return s.Dict, f.readXRefStream(s)
}

func (f *File) readPlain(p *parser) (Dict, error) {
	for {
		t := p.Next()
		if t.Kind == Keyword && string(t.Bytes) == "trailer" {
			o, err := p.value(0)
			d, ok := o.(Dict)
			if err != nil || !ok {
				return nil, errTable
			}
			return d, nil
		}
		count := p.Next()
		if t.Kind != NumberToken || count.Kind != NumberToken {
			return nil, errTable
		}
		for i := range int(min(max(count.Number, 0), maxNumber)) {
			at, generation, state := p.Next(), p.Next(), p.Next()
			if at.Kind != NumberToken || generation.Kind != NumberToken || state.Kind != Keyword {
				return nil, errTable
			}
			e := entry{at: int(at.Number), free: string(state.Bytes) != "n"}
			if err := f.enter(int(t.Number)+i, e); err != nil {
				return nil, err
			}
		}
	}
}

// enter notes where an object is, unless a newer table did.
func (f *File) enter(number int, e entry) error {
	if f.meter.values--; f.meter.values < 0 {
		return f.partError(number, errBudget)
	}
	if number < 0 || number > maxNumber {
		return errTable
	}
	if _, ok := f.entries[number]; !ok {
		f.entries[number] = e
	}
	return nil
}

// readXRefStream reads a table that is a stream of binary numbers.
func (f *File) readXRefStream(s *Stream) error {
	if f.Name(s.Dict["Type"]) != "XRef" {
		return errTable
	}
	data, err := f.unfilter(s, s.raw)
	if err != nil {
		return f.partError(s.id.Number, err)
	}
	widths := f.Numbers(s.Dict["W"], 3)
	if widths == nil {
		return errTable
	}
	var w [3]int
	for i := range w {
		if w[i] = int(widths[i]); w[i] < 0 || w[i] > 8 {
			return errTable
		}
	}
	index := f.Numbers(s.Dict["Index"], 2)
	if index == nil {
		size, _ := f.Number(s.Dict["Size"])
		index = []float64{0, size}
	}
	row := w[0] + w[1] + w[2]
	if row == 0 {
		return errTable
	}
	for ; len(index) >= 2; index = index[2:] {
		for i := range int(min(max(index[1], 0), maxNumber)) {
			if len(data) < row {
				return nil
			}
			if err := f.enterRow(int(index[0])+i, data[:row], w); err != nil {
				return err
			}
			data = data[row:]
		}
	}
	return nil
}

func (f *File) enterRow(number int, row []byte, w [3]int) error {
	field := func(from, width, missing int) int {
		if width == 0 {
			return missing
		}
		v := 0
		for _, c := range row[from : from+width] {
			v = v<<8 | int(c)
		}
		return v
	}
	kind := field(0, w[0], 1)
	second, third := field(w[0], w[1], 0), field(w[0]+w[1], w[2], 0)
	switch kind {
	case 0:
		return f.enter(number, entry{free: true})
	case 1:
		return f.enter(number, entry{at: second})
	case 2:
		if second <= 0 || second > maxNumber {
			return errTable
		}
		return f.enter(number, entry{at: third, stream: int32(second)})
	}
	return nil // other kinds are null
}

// Rebuild finds the objects by a search through the file. Of objects with one
// number the last one counts. What was read before must be read again.
//
// Errors are as of [Open].
func (f *File) Rebuild() error {
	f.reset()
	f.rebuilt = true
	found := f.search()
	if err := f.findTrailer(found); err != nil {
		return err
	}
	if err := f.unlock(); err != nil {
		return err
	}
	if err := f.searchPacks(found); err != nil {
		return err
	}
	if f.Root() == nil {
		if err := f.findRoot(found); err != nil {
			return err
		}
	}
	if f.err != nil {
		return f.err
	}
	if f.Root() == nil {
		return f.partError(0, errors.New("the file has no catalog"))
	}
	return nil
}

// search notes all "12 0 obj", and returns them in the order of the file.
func (f *File) search() []Ref {
	var found []Ref // number, offset
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			return found
		}
		end := at + i
		at = end + 3
		if end > 0 && f.data[end-1] == 'd' { // endobj
			continue
		}
		start := headerStart(f.data, end)
		if start < 0 {
			continue
		}
		if id, ok := f.parser(start).header(); ok {
			if f.meter.values--; f.meter.values < 0 {
				return found
			}
			f.entries[id.Number] = entry{at: start}
			found = append(found, Ref{id.Number, start})
		}
	}
}

// headerStart returns where the two numbers before "obj" begin, or -1.
func headerStart(data []byte, end int) int {
	i := end
	for range 2 {
		k := i
		for k > 0 && class[data[k-1]] == space && i-k < 8 {
			k--
		}
		if k == i && i != end { // "0obj" is met, "120" is not two numbers
			return -1
		}
		i = k
		for k > 0 && data[k-1] >= '0' && data[k-1] <= '9' && i-k < 10 {
			k--
		}
		if k == i {
			return -1
		}
		i = k
	}
	return i
}

// findTrailer takes the last trailer that names a catalog, be it a plain one or
// that of a stream.
func (f *File) findTrailer(found []Ref) error {
	take := func(d Dict) {
		if _, ok := d["Root"].(Ref); ok {
			f.trailer = d
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		p := f.parser(at)
		if o, err := p.value(0); err == nil {
			if d, ok := o.(Dict); ok {
				take(d)
			}
		}
		if err := f.meter.look(p.pos - at); err != nil {
			return f.partError(0, err)
		}
	}
	if f.trailer != nil {
		return nil
	}
	for _, r := range found {
		s, err := f.streamAt(r)
		if err != nil {
			return err
		}
		if s != nil && s.Dict["Type"] == Name("XRef") {
			take(s.Dict)
		}
	}
	return nil
}

// streamAt returns the stream at a place, nil if there is none. What else is wrong
// there does not count: it may never be used.
func (f *File) streamAt(r Ref) (*Stream, error) {
	p := f.parser(r.Generation)
	id, _ := p.header()
	o, err := p.indirect(id, f.length)
	if looked := f.meter.look(p.pos - r.Generation); looked != nil || errors.Is(err, errBudget) {
		return nil, f.partError(r.Number, errBudget)
	}
	if err != nil {
		return nil, nil
	}
	s, _ := o.(*Stream)
	return s, nil
}

// searchPacks notes the objects in object streams.
func (f *File) searchPacks(found []Ref) error {
	for _, r := range found {
		if f.entries[r.Number].at != r.Generation {
			continue // an older one of the same number
		}
		s, err := f.streamAt(r)
		if err != nil {
			return err
		}
		if s == nil || s.Dict["Type"] != Name("ObjStm") {
			continue
		}
		p, err := f.pack(r.Number)
		if err != nil {
			return f.partError(r.Number, err)
		}
		for i, number := range p.numbers {
			e, ok := f.entries[number]
			older := e.at < r.Generation
			if e.stream > 0 {
				older = f.entries[int(e.stream)].at < r.Generation
			}
			if !ok || older {
				f.entries[number] = entry{at: i, stream: int32(r.Number)}
				delete(f.cache, number)
			}
		}
	}
	return nil
}

// findRoot takes the last catalog where no trailer names one.
func (f *File) findRoot(found []Ref) error {
	for i := len(found) - 1; i >= 0; i-- {
		at := found[i].Generation
		p := f.parser(at)
		p.header()
		o, err := p.value(0)
		if looked := f.meter.look(p.pos - at); looked != nil || errors.Is(err, errBudget) {
			return f.partError(found[i].Number, errBudget)
		}
		if d, ok := o.(Dict); ok && err == nil && d["Type"] == Name("Catalog") {
			f.err = nil
			f.trailer = Dict{"Root": Ref{Number: found[i].Number}}
			return nil
		}
	}
	return nil
}
