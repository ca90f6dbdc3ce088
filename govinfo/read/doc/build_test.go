package doc

import (
	"encoding/binary"
	"unicode/utf16"

	"github.com/openxxgk/annualreport/govinfo/read/internal/cfbtest"
)

// builder makes documents for tests: text with formats, as Word lays them out.
type builder struct {
	text       []uint16
	chars      []span // formats of runs, behind each other
	paragraphs []span
	data       []byte // the data stream
	parts      map[int][]byte
	sizes      [8]int // of the parts of the text; the first is counted
	pieces     []byte // items of pieces, where there is more than one
	pieceEnds  []int
	prls       [][]byte
	flags      uint16
	version    uint16
}

// span is a format up to a position.
type span struct {
	end    int
	format []byte
}

// prl returns a property.
func prl(sprm int, operand ...byte) []byte {
	p := []byte{byte(sprm), byte(sprm >> 8)}
	if sprm>>13 == 6 {
		if sprm == sprmTDefinition {
			p = binary.LittleEndian.AppendUint16(p, uint16(len(operand)+1))
		} else {
			p = append(p, byte(len(operand)))
		}
	}
	return append(p, operand...)
}

func join(prls ...[]byte) (all []byte) {
	for _, p := range prls {
		all = append(all, p...)
	}
	return all
}

// run adds text with a format.
func (b *builder) run(text string, prls ...[]byte) *builder {
	b.text = append(b.text, utf16.Encode([]rune(text))...)
	b.chars = append(b.chars, span{len(b.text), join(prls...)})
	return b
}

// end ends a paragraph by a mark.
func (b *builder) end(mark rune, prls ...[]byte) *builder {
	b.run(string(mark))
	b.paragraphs = append(b.paragraphs, span{len(b.text), append([]byte{0, 0}, join(prls...)...)})
	return b
}

func (b *builder) p(text string, prls ...[]byte) *builder { return b.run(text).end('\r', prls...) }

var inTable = prl(sprmPInTable, 1)

// cell adds a cell of a table of depth 1, and row the end of a row, of cells
// between edges.
func (b *builder) cell(text string) *builder { return b.run(text).end(markCell, inTable) }

func (b *builder) row(cells []uint16, edges ...int) *builder {
	return b.end(markCell, inTable, prl(sprmPRowEnd, 1), define(cells, edges...))
}

// define returns the definition of a row: the flags of its cells and their edges.
func define(cells []uint16, edges ...int) []byte {
	d := []byte{byte(len(edges) - 1)}
	for _, e := range edges {
		d = binary.LittleEndian.AppendUint16(d, uint16(e))
	}
	for _, c := range cells {
		d = binary.LittleEndian.AppendUint16(d, c)
		d = append(d, make([]byte, 18)...)
	}
	return prl(sprmTDefinition, d...)
}

// Flags of cells.
const (
	acrossFirst, acrossMore = 1, 2
	downFirst, downMore     = 3 << 5, 1 << 5
)

const textStart = 1536

// file returns the document.
func (b *builder) file() []byte {
	main := make([]byte, textStart)
	for _, u := range b.text {
		main = binary.LittleEndian.AppendUint16(main, u)
	}
	table := []byte{0}
	parts := map[int][]byte{}
	for pair, part := range b.parts {
		parts[pair] = part
	}
	main, parts[pairChars] = pages(main, b.chars, 1)
	main, parts[pairParagraphs] = pages(main, b.paragraphs, 13)
	parts[pairClx] = b.clx()
	const pairs = 154
	fib := main[:textStart]
	put16 := func(at int, v uint16) { binary.LittleEndian.PutUint16(fib[at:], v) }
	put32 := func(at, v int) { binary.LittleEndian.PutUint32(fib[at:], uint32(v)) }
	put16(0, 0xA5EC)
	put16(2, 0xC1)
	if b.version != 0 {
		put16(2, b.version)
	}
	put16(10, 0x200|b.flags)
	put16(32, 14)
	put16(62, 22)
	put16(152, 93)
	sizes := b.sizes
	sizes[0] = len(b.text)
	for _, n := range b.sizes[1:] {
		sizes[0] -= n
	}
	for i, n := range sizes {
		put32(76+4*i, n)
	}
	for pair := range 93 {
		part := parts[pair]
		if part == nil {
			continue
		}
		put32(pairs+8*pair, len(table))
		size := len(part)
		if pair == pairLists { // the levels follow
			size = 2 + 28*u16(part, 0)
		}
		put32(pairs+8*pair+4, size)
		table = append(table, part...)
	}
	streams := map[string][]byte{"WordDocument": main, "1Table": table}
	if b.data != nil {
		streams["Data"] = b.data
	}
	return cfbtest.File(streams)
}

// pages adds the pages of formats to the stream and returns the table of them.
func pages(main []byte, spans []span, entry int) ([]byte, []byte) {
	var places, numbers []byte
	fc := func(cp int) uint32 { return uint32(textStart + 2*cp) }
	places = binary.LittleEndian.AppendUint32(places, fc(0))
	start := 0
	for first := 0; first < len(spans); {
		main = append(main, make([]byte, (pageSize-len(main)%pageSize)%pageSize)...)
		page := make([]byte, pageSize)
		n, low := 0, pageSize-1
		for first+n < len(spans) {
			size := len(spans[first+n].format) + 2
			size += size % 2
			if 4*(n+2)+entry*(n+1) > (low-size)&^1 {
				break
			}
			low = (low - size) &^ 1
			n++
		}
		page[pageSize-1] = byte(n)
		binary.LittleEndian.PutUint32(page, fc(start))
		low = pageSize - 1
		for i, s := range spans[first : first+n] {
			binary.LittleEndian.PutUint32(page[4*(i+1):], fc(s.end))
			size := len(s.format) + 2
			size += size % 2
			low = (low - size) &^ 1
			page[4*(n+1)+entry*i] = byte(low / 2)
			if entry == 1 {
				page[low] = byte(len(s.format))
				copy(page[low+1:], s.format)
			} else { // a zero, and the size in words
				format := s.format
				if len(format)%2 != 0 {
					format = append(format[:len(format):len(format)], 0)
				}
				page[low+1] = byte(len(format) / 2)
				copy(page[low+2:], format)
			}
		}
		start = spans[first+n-1].end
		places = binary.LittleEndian.AppendUint32(places, fc(start))
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(len(main)/pageSize))
		main = append(main, page...)
		first += n
	}
	return main, append(places, numbers...)
}

func (b *builder) clx() []byte {
	var clx []byte
	for _, p := range b.prls {
		clx = append(clx, 1)
		clx = binary.LittleEndian.AppendUint16(clx, uint16(len(p)))
		clx = append(clx, p...)
	}
	ends, items := b.pieceEnds, b.pieces
	if ends == nil {
		ends = []int{len(b.text)}
		items = pieceItem(0, 0)
	}
	var table []byte
	table = binary.LittleEndian.AppendUint32(table, 0)
	for _, e := range ends {
		table = binary.LittleEndian.AppendUint32(table, uint32(e))
	}
	table = append(table, items...)
	clx = append(clx, 2)
	clx = binary.LittleEndian.AppendUint32(clx, uint32(len(table)))
	return append(clx, table...)
}

// pieceItem returns a piece that begins at a position, with what it adds.
func pieceItem(cp int, prm uint16) []byte {
	item := binary.LittleEndian.AppendUint32([]byte{0, 0}, uint32(textStart+2*cp))
	return binary.LittleEndian.AppendUint16(item, prm)
}

// positions returns a table of positions and items.
func positions(items []byte, cps ...int) []byte {
	var d []byte
	for _, cp := range cps {
		d = binary.LittleEndian.AppendUint32(d, uint32(cp))
	}
	return append(d, items...)
}
