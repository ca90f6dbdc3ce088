package doc

import (
	"errors"
	"sort"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// bins are the pages that hold the formats of runs or of paragraphs, by the places
// in the stream that they are for.
type bins struct {
	places []int // ascending; one more than pages
	pages  []int // numbers of pages in the stream
}

const pageSize = 512

func (f *file) readBins(pair int) (bins, error) {
	data, err := f.part(pair)
	if err != nil || data == nil {
		return bins{}, err
	}
	places, items, ok := plc(data, 4)
	if !ok {
		return bins{}, damaged("table of formats", "%d bytes long, or out of order", len(data))
	}
	b := bins{places: places, pages: make([]int, len(places)-1)}
	for i := range b.pages {
		if b.pages[i] = int(u32(items, 4*i) & (1<<22 - 1)); (b.pages[i]+1)*pageSize > len(f.main) {
			return bins{}, damaged("table of formats", "page %d is not there", b.pages[i])
		}
	}
	return b, nil
}

var errPage = errors.New("a page of formats that contradicts itself")

// find returns the entry of the page that is for a place of the stream: the place
// at which what it is for ends, and the page with the entry's number. No page is
// nil.
func (b *bins) find(stream []byte, fc, entrySize int) (end int, page []byte, entry int, err error) {
	i := sort.Search(len(b.pages), func(i int) bool { return b.places[i+1] > fc })
	if i == len(b.pages) {
		return 1 << 30, nil, 0, nil
	}
	if b.places[i] > fc {
		return b.places[i], nil, 0, nil
	}
	page = stream[b.pages[i]*pageSize : (b.pages[i]+1)*pageSize]
	n := int(page[pageSize-1])
	if n == 0 || 4*(n+1)+entrySize*n > pageSize-1 {
		return 0, nil, 0, errPage
	}
	entry = sort.Search(n, func(k int) bool { return i32(page, 4*(k+1)) > fc })
	switch {
	case entry == n:
		return b.places[i+1], nil, 0, nil
	case i32(page, 4*entry) > fc:
		return i32(page, 4*entry), nil, 0, nil
	}
	return i32(page, 4*(entry+1)), page, entry, nil
}

// charPrls returns the formats of the run at a place of the stream, and where it
// ends.
func (f *file) charPrls(fc int) (prls []byte, end int, err error) {
	end, page, entry, err := f.chars.find(f.main, fc, 1)
	if err != nil || page == nil {
		return nil, end, err
	}
	n := int(page[pageSize-1])
	at := 2 * int(page[4*(n+1)+entry])
	if at == 0 {
		return nil, end, nil
	}
	size := int(page[at])
	if at+1+size > pageSize-1 {
		return nil, end, errPage
	}
	return page[at+1 : at+1+size], end, nil
}

// paragraphPrls returns the style and the formats of the paragraph at a place of
// the stream.
func (f *file) paragraphPrls(fc int) (style int, prls []byte, err error) {
	_, page, entry, err := f.paragraphs.find(f.main, fc, 13)
	if err != nil || page == nil {
		return 0, nil, err
	}
	n := int(page[pageSize-1])
	at := 2 * int(page[4*(n+1)+13*entry])
	if at == 0 {
		return 0, nil, nil
	}
	size := 2*int(page[at]) - 1
	if at++; size < 0 {
		size = 2 * int(page[at])
		at++
	}
	if size < 2 || at+size > pageSize { // the last byte may be the number of entries
		return 0, nil, errPage
	}
	return u16(page, at), page[at+2 : at+size], nil
}

// Formats are lists of properties that are modified, each by its number and an
// operand whose size the number tells. These are the ones that count here.
const (
	sprmCDeleted    = 0x0800 // tracked deletion
	sprmCHiddenCode = 0x0802 // hidden because of a field
	sprmCHidden     = 0x083C
	sprmCSpecial    = 0x0855 // a character stands for something else
	sprmCData       = 0x0806
	sprmCStruck     = 0x0837
	sprmCStruck2    = 0x2A53
	sprmCScript     = 0x2A48
	sprmCPlain      = 0x2A33
	sprmCStyle      = 0x4A30
	sprmCSize       = 0x4A43
	sprmCRaised     = 0x4845
	sprmCSymbol     = 0x6A09

	sprmPStyle     = 0x4600
	sprmPInTable   = 0x2416
	sprmPRowEnd    = 0x2417
	sprmPInnerCell = 0x244B
	sprmPInnerRow  = 0x244C
	sprmPDepth     = 0x6649
	sprmPDepthMore = 0x664A
	sprmPLevel     = 0x260A
	sprmPList      = 0x460B
	sprmPOutline   = 0x2640
	sprmPHuge      = 0x6646
	sprmPHugeOld   = 0x6645
	sprmPTable     = 0x646B
	sprmPTabs      = 0xC615

	sprmTDefinition    = 0xD608
	sprmTDefinitionOld = 0xD606
	sprmTHead          = 0x3404
	sprmTMerge         = 0x5624
	sprmTSplit         = 0x5625
	sprmTVertMerge     = 0xD62B
	sprmTVertMergeOld  = 0xD629
	sprmTInsert        = 0x7621
	sprmTDelete        = 0x5622
	sprmTColumnWidth   = 0x7623
)

var errPrls = errors.New("a list of formats that is cut off")

// eachPrl calls each for the properties of a list. A list may be padded by one
// byte. The properties are counted, as many paragraphs may name one long list.
func (f *file) eachPrl(prls []byte, each func(sprm int, operand []byte) error) error {
	for len(prls) >= 2 {
		if f.properties++; f.properties > f.limits.Objects {
			return exceed(document.QuantityObjects, f.limits.Objects)
		}
		sprm := u16(prls, 0)
		prls = prls[2:]
		size, skip := operandSize(sprm, prls)
		if skip+size > len(prls) {
			return errPrls
		}
		if err := each(sprm, prls[skip:skip+size]); err != nil {
			return err
		}
		prls = prls[skip+size:]
	}
	return nil
}

// operandSize returns the size of an operand, and that of the number before it
// that says so.
func operandSize(sprm int, rest []byte) (size, skip int) {
	switch sprm >> 13 {
	case 0, 1:
		return 1, 0
	case 2, 4, 5:
		return 2, 0
	case 3:
		return 4, 0
	case 7:
		return 3, 0
	}
	switch {
	case sprm == sprmTDefinition || sprm == sprmTDefinitionOld:
		if len(rest) < 2 {
			return len(rest), 1
		}
		return max(u16(rest, 0)-1, 0), 2
	case len(rest) == 0:
		return 0, 1
	case sprm == sprmPTabs && rest[0] == 255:
		if len(rest) < 2 || len(rest) < 3+4*int(rest[1]) {
			return len(rest), 1
		}
		deleted := int(rest[1])
		return 1 + 4*deleted + 1 + 3*int(rest[2+4*deleted]), 1
	}
	return int(rest[0]), 1
}

// prlsOf returns the formats that a piece adds.
func (f *file) prlsOf(p *piece) []byte {
	if p.prm&1 != 0 {
		if i := int(p.prm >> 1); i < len(f.prls) {
			return f.prls[i]
		}
		return nil
	}
	sprm := 0
	switch p.prm >> 1 & 0x7F {
	case 0x18:
		sprm = sprmPInTable
	case 0x19:
		sprm = sprmPRowEnd
	case 0x0C:
		sprm = sprmPLevel
	case 0x41:
		sprm = sprmCDeleted
	case 0x43:
		sprm = sprmCHiddenCode
	case 0x57:
		sprm = sprmCStruck
	case 0x5C:
		sprm = sprmCHidden
	case 0x68:
		sprm = sprmCScript
	case 0x73:
		sprm = sprmCStruck2
	case 0x75:
		sprm = sprmCSpecial
	case 0x78:
		sprm = sprmPOutline
	default:
		return nil
	}
	return []byte{byte(sprm), byte(sprm >> 8), byte(p.prm >> 8)}
}

// toggle is a property that is on, off, or as the style has it, or not.
type toggle uint8

const (
	unset toggle = iota
	off
	on
	opposite // of what the style says
)

func toggleOf(operand byte) toggle {
	switch operand {
	case 0:
		return off
	case 0x80:
		return unset
	case 0x81:
		return opposite
	}
	return on
}

// over returns whether the property is on over a style in which it is, or not.
func (t toggle) over(style bool) bool {
	switch t {
	case off:
		return false
	case on:
		return true
	case opposite:
		return !style
	}
	return style
}

// charFormat is what the format of a run says.
type charFormat struct {
	hidden, struck, struck2 toggle
	deleted, hiddenCode     bool
	special                 bool
	script                  byte // 1 is superscript, 2 subscript
	size, raised            int  // in half points; 0 says nothing
	style                   int
	symbol                  rune
}

func (c *charFormat) read(f *file, prls []byte) error {
	return f.eachPrl(prls, func(sprm int, operand []byte) error {
		v := operand
		switch sprm {
		case sprmCDeleted:
			c.deleted = v[0] != 0
		case sprmCHiddenCode:
			c.hiddenCode = v[0] != 0
		case sprmCHidden:
			c.hidden = toggleOf(v[0])
		case sprmCStruck:
			c.struck = toggleOf(v[0])
		case sprmCStruck2:
			c.struck2 = toggleOf(v[0])
		case sprmCSpecial:
			c.special = v[0] != 0
		case sprmCScript:
			c.script = v[0]
		case sprmCStyle:
			c.style = u16(v, 0)
		case sprmCSize:
			c.size = u16(v, 0)
		case sprmCRaised:
			c.raised = int(int16(u16(v, 0)))
		case sprmCSymbol:
			c.symbol, c.special = rune(u16(v, 2)), true
		case sprmCPlain:
			*c = charFormat{deleted: c.deleted, special: c.special, symbol: c.symbol, hiddenCode: c.hiddenCode}
		}
		return nil
	})
}

// paragraphFormat is what the format of a paragraph says.
type paragraphFormat struct {
	style               int
	depth               int // of the table that it is in
	inTable, rowEnd     bool
	innerCell, innerEnd bool
	list, level         int
	hasList, hasLevel   bool
	outline             int // outline level + 1; 10 is running text, 0 says nothing
}

// read reads the format of a paragraph. Long ones stand in the data stream.
func (p *paragraphFormat) read(f *file, prls []byte, row *rowFormat) error {
	depth := 0
	var each func(sprm int, v []byte) error
	each = func(sprm int, v []byte) error {
		switch sprm {
		case sprmPStyle:
			p.style = u16(v, 0)
		case sprmPInTable:
			p.inTable = v[0] != 0
		case sprmPRowEnd:
			p.rowEnd = v[0] != 0
		case sprmPInnerCell:
			p.innerCell = v[0] != 0
		case sprmPInnerRow:
			p.innerEnd = v[0] != 0
		case sprmPDepth:
			p.depth = i32(v, 0)
		case sprmPDepthMore:
			p.depth += i32(v, 0)
		case sprmPLevel:
			p.level, p.hasLevel = int(v[0]), true
		case sprmPList:
			p.list, p.hasList = u16(v, 0), true
		case sprmPOutline:
			p.outline = int(v[0]) + 1
		case sprmPHuge, sprmPHugeOld, sprmPTable:
			at := u32(v, 0)
			if depth > 0 || int64(at)+2 > int64(len(f.data)) {
				return nil
			}
			size := u16(f.data, int(at))
			if int(at)+2+size > len(f.data) {
				return errPrls
			}
			depth++
			err := f.eachPrl(f.data[int(at)+2:int(at)+2+size], each)
			depth--
			return err
		default:
			if row != nil {
				return row.read(sprm, v)
			}
		}
		return nil
	}
	return f.eachPrl(prls, each)
}
