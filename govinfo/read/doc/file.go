package doc

import (
	"encoding/binary"
	"fmt"
	"sort"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
)

// A document is one sequence of characters, counted by character positions (CP):
// the main text, then footnotes, headers, comments, endnotes and text boxes. A
// piece table says where in the stream each part of it stands, in one byte or two
// a character. Formats are found by the place in the stream (FC) and not by the
// position, in pages of 512 bytes that hold the formats of some runs or paragraphs.
// All of them, and the tables in the text, are read when they are asked for; only
// paragraphs are held.

// file is an open document.
type file struct {
	main, table, data []byte // the streams
	limits            document.Limits
	pieces            []piece
	prls              [][]byte     // formats that pieces add, by index
	sections          map[int]bool // positions where a section begins or the last ends
	chars, paragraphs bins
	styles            []style
	lists             lists

	texts      stories
	fib        fib
	properties int // of formats that were read so far
}

// stories are the lengths of the parts of the text, in the order they stand.
type stories struct{ main, foot, headers, macros, comments, end, boxes, headerBoxes int }

// piece is a part of the text in one place of the stream.
type piece struct {
	cp, end    int // positions, the end not included
	fc         int // place of the first character in the stream
	compressed bool
	prm        uint16 // what is added to the formats
}

// width is the number of bytes of a character.
func (p *piece) width() int {
	if p.compressed {
		return 1
	}
	return 2
}

// fib is the table of places at the start of the file (File Information Block).
type fib struct {
	places []byte // pairs of place and size in the table stream
}

// Numbers of pairs in the table of places.
const (
	pairStyles         = 1
	pairFootReferences = 2
	pairFootTexts      = 3
	pairSections       = 6
	pairChars          = 12
	pairParagraphs     = 13
	pairClx            = 33
	pairEndReferences  = 46
	pairEndTexts       = 47
	pairLists          = 73
	pairOverrides      = 74
)

func open(container *cfb.File, limits document.Limits) (*file, error) {
	f := &file{limits: limits}
	var err error
	if f.main, err = container.Stream(cfb.Word); err != nil {
		return nil, damaged(cfb.Word, "%w", err)
	}
	table, err := f.readFIB()
	if err != nil {
		return nil, err
	}
	if f.table, err = container.Stream(table); err != nil {
		return nil, damaged(table, "%w", err)
	}
	if container.Has("Data") {
		if f.data, err = container.Stream("Data"); err != nil {
			return nil, damaged("Data", "%w", err)
		}
	}
	if err := f.readPieces(); err != nil {
		return nil, err
	}
	for pair, b := range map[int]*bins{pairChars: &f.chars, pairParagraphs: &f.paragraphs} {
		if *b, err = f.readBins(pair); err != nil {
			return nil, err
		}
	}
	if err := f.readSections(); err != nil {
		return nil, err
	}
	if err := f.readStyles(); err != nil {
		return nil, err
	}
	return f, f.readLists()
}

// readSections finds where sections begin.
func (f *file) readSections() error {
	data, err := f.part(pairSections)
	if err != nil || data == nil {
		return err
	}
	cps, _, ok := plc(data, 12)
	if !ok {
		return damaged("sections", "%d bytes long, or out of order", len(data))
	}
	f.sections = make(map[int]bool, len(cps))
	for _, cp := range cps {
		f.sections[cp] = true
	}
	return nil
}

// readFIB reads the start of the file and returns the name of the table stream.
func (f *file) readFIB() (table string, err error) {
	const (
		base      = 32
		magic     = 0xA5EC
		word97    = 0x00C1
		encrypted = 0x0100
		second    = 0x0200 // the table stream has the name "1Table"
		xored     = 0x8000
	)
	d := f.main
	if len(d) < base+2 {
		return "", damaged(cfb.Word, "%d bytes long", len(d))
	}
	version, flags := u16(d, 2), u16(d, 10)
	switch {
	case u16(d, 0) != magic && u16(d, 0) != 0xA5DC:
		return "", fmt.Errorf("%w: the stream %s begins with %04X", ErrNotWord, cfb.Word, u16(d, 0))
	case version < word97:
		return "", ErrOld
	case flags&(encrypted|xored) != 0:
		return "", fmt.Errorf("doc: %w", ErrEncrypted)
	}
	// Three arrays follow, each behind its length: of 16 bits, of 32, of pairs.
	words := base + 2
	longs := words + 2*u16(d, base) + 2
	if longs > len(d) {
		return "", damaged(cfb.Word, "cut off")
	}
	pairs := longs + 4*u16(d, longs-2) + 2
	if pairs > len(d) || pairs-2-longs < 4*10 {
		return "", damaged(cfb.Word, "cut off")
	}
	end := pairs + 8*u16(d, pairs-2)
	if end > len(d) || end-pairs < 8*(pairClx+1) {
		return "", damaged(cfb.Word, "cut off")
	}
	f.fib.places = d[pairs:end]
	total := 0
	for i, field := range []*int{
		&f.texts.main, &f.texts.foot, &f.texts.headers, &f.texts.macros, &f.texts.comments, &f.texts.end, &f.texts.boxes, &f.texts.headerBoxes,
	} {
		if 4*(4+i) > pairs-2-longs {
			break
		}
		*field = i32(d, longs+4*(3+i))
		if total += *field; *field < 0 || total > len(d) {
			return "", damaged(cfb.Word, "a text of %d characters", *field)
		}
	}
	if flags&second != 0 {
		return "1Table", nil
	}
	return "0Table", nil
}

// part returns what a pair of the table of places says where it is; nil for what
// the file does not have.
func (f *file) part(pair int) ([]byte, error) {
	if 8*pair+8 > len(f.fib.places) {
		return nil, nil
	}
	at, size := i32(f.fib.places, 8*pair), i32(f.fib.places, 8*pair+4)
	if size == 0 {
		return nil, nil
	}
	if at < 0 || size < 0 || at > len(f.table) || size > len(f.table)-at {
		return nil, damaged("table stream", "part %d is said to be %d bytes long at %d of %d", pair, size, at, len(f.table))
	}
	return f.table[at : at+size], nil
}

// readPieces reads the piece table and what pieces add to formats.
func (f *file) readPieces() error {
	const part = "piece table"
	clx, err := f.part(pairClx)
	if err != nil {
		return err
	}
	for len(clx) > 0 && clx[0] == 1 { // formats
		if len(clx) < 3 || len(clx) < 3+u16(clx, 1) {
			return damaged(part, "cut off")
		}
		f.prls = append(f.prls, clx[3:3+u16(clx, 1)])
		clx = clx[3+u16(clx, 1):]
	}
	if len(clx) < 5 || clx[0] != 2 || i32(clx, 1) != len(clx)-5 {
		return damaged(part, "no table of pieces")
	}
	cps, items, ok := plc(clx[5:], 8)
	if !ok || len(cps) < 2 || cps[0] != 0 {
		return damaged(part, "%d bytes long", len(clx)-5)
	}
	f.pieces = make([]piece, 0, len(cps)-1)
	for i := range len(cps) - 1 {
		const compressed = 1 << 30
		fc := u32(items, 8*i+2)
		p := piece{cp: cps[i], end: cps[i+1], fc: int(fc &^ (3 << 30)), compressed: fc&compressed != 0, prm: uint16(u16(items, 8*i+6))}
		if p.compressed {
			p.fc /= 2
		}
		if p.end < p.cp || p.fc > len(f.main) || (p.end-p.cp) > (len(f.main)-p.fc)/p.width() {
			return damaged(part, "piece %d does not fit", i)
		}
		f.pieces = append(f.pieces, p)
	}
	t := f.texts
	whole := t.main + t.foot + t.headers + t.macros + t.comments + t.end + t.boxes + t.headerBoxes
	if last := f.pieces[len(f.pieces)-1].end; last < whole || t.main == 0 {
		return damaged(part, "%d characters for a text of %d", last, whole)
	}
	if whole > f.limits.Text {
		return exceed(document.QuantityText, f.limits.Text)
	}
	return nil
}

// pieceAt returns the piece with a position.
func (f *file) pieceAt(cp int) *piece {
	i := sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].end > cp })
	if i == len(f.pieces) {
		return nil
	}
	return &f.pieces[i]
}

// plc reads a table of n+1 positions and n items of a size.
func plc(data []byte, size int) (positions []int, items []byte, ok bool) {
	n := (len(data) - 4) / (4 + size)
	if len(data) < 4 || n*(4+size)+4 != len(data) {
		return nil, nil, false
	}
	positions = make([]int, n+1)
	for i := range positions {
		positions[i] = i32(data, 4*i)
		if i > 0 && positions[i] < positions[i-1] {
			return nil, nil, false
		}
	}
	return positions, data[4*(n+1):], true
}

func u16(d []byte, at int) int    { return int(binary.LittleEndian.Uint16(d[at:])) }
func u32(d []byte, at int) uint32 { return binary.LittleEndian.Uint32(d[at:]) }
func i32(d []byte, at int) int    { return int(int32(u32(d, at))) }
