package doc

import (
	"cmp"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// walker walks a part of the text, paragraph by paragraph.
type walker struct {
	*file
	build *flow.Builder
	inner func() *flow.Builder // makes builders for notes

	shapes []*tableShape // the tables to come
	tables []*openTable  // those that are open, outermost first
	fields []bool        // the fields that are open, outermost first: true in the result
	titled bool          // some paragraph has the style "Title"
	notes  []note        // to come, in the order of their references
	due    []string      // texts of notes to add after the block
	failed error         // why a note could not be read
	buffer []byte
	begun  bool // the paragraph has text
	size   int  // of the text before, in half points; 0 is unknown
}

// document reads all the text.
func (w *walker) document() ([]document.Block, error) {
	var err error
	if w.notes, err = w.readNotes(); err != nil {
		return nil, err
	}
	if err := w.story(0, w.texts.main); err != nil {
		return nil, err
	}
	t := w.texts
	if boxes := t.main + t.foot + t.headers + t.macros + t.comments + t.end; t.boxes > 0 {
		w.notes, w.fields = nil, nil
		if err := w.story(boxes, boxes+t.boxes); err != nil {
			return nil, err
		}
	}
	blocks := w.build.Blocks()
	if err := w.build.Err(); err != nil {
		return nil, err
	}
	if !w.titled {
		flow.RaiseHeadings(blocks)
	}
	return blocks, nil
}

// story reads a part of the text.
func (w *walker) story(from, to int) error {
	paragraphs, err := w.paragraphsOf(from, to)
	if err != nil {
		return err
	}
	w.shapes = shapesOf(paragraphs)
	for i := range paragraphs {
		p := &paragraphs[i]
		w.enter(p.depth())
		if err := w.paragraph(p); err != nil {
			return err
		}
		if err := cmp.Or(w.failed, w.build.Err()); err != nil {
			return err
		}
	}
	w.enter(0)
	w.build.End(flow.Paragraph)
	w.addNotes()
	return w.build.Err()
}

// enter opens and closes tables until that many are open.
func (w *walker) enter(depth int) {
	for len(w.tables) > depth {
		t := w.tables[len(w.tables)-1]
		w.tables = w.tables[:len(w.tables)-1]
		if t.skipped {
			continue
		}
		t.closeRow(w.build)
		w.build.CloseTable()
		w.addNotes()
	}
	for len(w.tables) < depth {
		t := &openTable{tableShape: w.shapes[0]}
		w.shapes = w.shapes[1:]
		if n := len(w.tables); n > 0 {
			outer := w.tables[n-1]
			if t.skipped = outer.gone(); !t.skipped {
				w.openCell(outer)
			}
		}
		w.tables = append(w.tables, t)
		if !t.skipped {
			w.build.End(flow.Loose)
			w.build.OpenTable(false)
			w.build.SetColumns(len(t.grid) - 1)
		}
	}
}

func (w *walker) openCell(t *openTable) {
	t.openRow(w.build)
	if !t.inCell {
		t.inCell = true
		w.fields = nil
		w.build.OpenCell(flow.Cell{})
	}
}

func (w *walker) paragraph(p *paragraph) error {
	if len(w.tables) == 0 {
		return w.text(p)
	}
	t := w.tables[len(w.tables)-1]
	switch {
	case t.gone():
		if p.endsRow() {
			t.row++
		}
		return nil
	case p.endsRow():
		t.closeRow(w.build)
		return nil
	}
	w.openCell(t)
	if err := w.text(p); err != nil {
		return err
	}
	if w.endsCell(p) {
		w.build.End(flow.Loose)
		t.closeCell(w.build)
	}
	return nil
}

// text reads the text of a paragraph, and ends it as what it is.
func (w *walker) text(p *paragraph) error {
	style := w.styleAt(p.format.style)
	w.size, w.begun = 0, false
	if !style.generated {
		if p.format.list > 0 && !p.gone && !p.hidden && !w.inCode() {
			label := w.next(p.format.list, p.format.level)
			if w.build.Empty() {
				w.build.Verbatim([]byte(label))
			}
		}
		if err := w.runs(p, style); err != nil {
			return err
		}
	}
	w.fields = results(w.fields)
	if p.gone { // the paragraph goes on in the next
		return nil
	}
	kind := flow.Paragraph
	switch outline := p.format.outline; {
	case style.title:
		w.titled = true
		kind = flow.HeadingKind(1)
	case outline >= 1 && outline <= 9:
		kind = flow.HeadingKind(outline + 1)
	}
	w.build.End(kind)
	w.addNotes()
	return nil
}

// inCode reports whether the text is the code of a field.
func (w *walker) inCode() bool {
	for _, result := range w.fields {
		if !result {
			return true
		}
	}
	return false
}

// results returns the fields whose result goes on after the paragraph. Codes end
// with it: a broken field must not swallow the rest of the document.
func results(fields []bool) []bool {
	for i, result := range fields {
		if !result {
			return fields[:i]
		}
	}
	return fields
}

// runs reads the runs of a paragraph. A run has one format and stands in one piece.
func (w *walker) runs(p *paragraph, style *style) error {
	for cp := p.cp; cp < p.end-1; {
		piece := w.pieceAt(cp)
		if piece == nil {
			return nil
		}
		fc := piece.fc + (cp-piece.cp)*piece.width()
		own, endFC, err := w.charFormat(piece, fc)
		if err != nil {
			return err
		}
		end := min(p.end-1, piece.end)
		if n := (endFC - fc + piece.width() - 1) / piece.width(); n < end-cp {
			end = cp + max(n, 1)
		}
		full := style.char
		if own.style > 0 {
			if s := w.styleAt(own.style); s.kind == charStyle {
				full.add(s.char)
			}
		}
		full.add(own)
		full.deleted, full.hiddenCode, full.special, full.symbol = own.deleted, own.hiddenCode, own.special, own.symbol
		w.run(cp, w.main[fc:fc+(end-cp)*piece.width()], piece.compressed, &full, style)
		cp = end
	}
	return nil
}

// plainSize is the size of text where nothing says another, in half points, and
// unreadable that below which it is not seen.
const (
	plainSize  = 20
	unreadable = 3
)

// seen reports whether text of a format is seen.
func (c *charFormat) seen() bool {
	return c.hidden != on && c.struck != on && c.struck2 != on && !c.deleted && !c.hiddenCode && (c.size == 0 || c.size >= unreadable)
}

// run reads the characters of a run.
func (w *walker) run(cp int, chars []byte, compressed bool, c *charFormat, style *style) {
	seen := c.seen()
	w.buffer = w.buffer[:0]
	width := 2
	if compressed {
		width = 1
	}
	for i := 0; i+width <= len(chars); i += width {
		var r rune
		if compressed {
			r = charmap.Windows1252.DecodeByte(chars[i])
		} else {
			r = rune(u16(chars, i))
			if utf16.IsSurrogate(r) && i+4 <= len(chars) {
				if pair := utf16.DecodeRune(r, rune(u16(chars, i+2))); pair != utf8.RuneError {
					r = pair
					i += 2
				}
			}
		}
		if w.field(r) || !seen || w.inCode() {
			continue
		}
		w.begun = w.begun || len(w.buffer) > 0
		w.character(r, c, cp+i/width)
	}
	w.flush(c, style)
}

// field follows the parts of a field: its code, its result, its end.
func (w *walker) field(r rune) bool {
	const begin, separate, end = 0x13, 0x14, 0x15
	last := len(w.fields) - 1
	switch r {
	case begin:
		if len(w.fields) < 64 {
			w.fields = append(w.fields[:len(w.fields):len(w.fields)], false)
		}
	case separate:
		if last >= 0 {
			w.fields[last] = true
		}
	case end:
		if last >= 0 {
			w.fields = w.fields[:last]
		}
	default:
		return false
	}
	return true
}

// character adds a character that is seen.
func (w *walker) character(r rune, c *charFormat, cp int) {
	w.refer(cp)
	const symbol, noBreakHyphen, softHyphen, columnBreak = 0x28, 0x1E, 0x1F, 0x0E
	switch {
	case r == symbol && c.special && c.symbol != 0:
		w.buffer = utf8.AppendRune(w.buffer, c.symbol)
	case r == '\v', (r == '\f' || r == columnBreak) && w.begun: // a page may end before the text
		w.buffer = append(w.buffer, '\n')
	case r == '\t':
		w.buffer = append(w.buffer, '\t')
	case r == noBreakHyphen:
		w.buffer = append(w.buffer, '-')
	case r < ' ', r == softHyphen: // anchors of pictures, notes, comments
	default:
		w.buffer = utf8.AppendRune(w.buffer, r)
	}
}

// flush adds the characters of a run.
func (w *walker) flush(c *charFormat, style *style) {
	if len(w.buffer) == 0 {
		return
	}
	w.begun = true
	base := style.char.size
	if base == 0 {
		base = plainSize
	}
	around := w.size
	if around == 0 {
		around = base
	}
	script := c.script
	if script == 0 && c.raised != 0 && c.size != 0 && c.size < around {
		script = 1
		if c.raised < 0 {
			script = 2
		}
	}
	switch script {
	case 1, 2:
		w.build.Verbatim(flow.Raised(w.buffer, script == 2))
	default:
		w.size = c.size
		w.build.Verbatim(w.buffer)
	}
}
