package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// headingReader reads the headings above the figures of a grid.
type headingReader struct{ *tableReader }

// head is a column as the headings above it show it.
type head struct {
	from, to int
	set      lexicon.Set // what the headings above have in common
	bound    bool        // some heading above says what the column is
	named    bool        // and its own heading, too
	unknown  bool        // it has words that the form does not have
	text     string
	at       Place
}

// headings are the columns below some heading rows.
type headings struct {
	list      []head
	end       int
	broken    bool // the rows do not fit each other, so nothing stands below them
	inherited bool // from the table that this one continues
	unit      govinfo.Unit
	row       *gridRow // the lowest one
}

// isHeading reports whether a row without figures is one of headings: its words
// head columns, and none is the label of a line.
func isHeading(row *gridRow) bool {
	count, heading, lines, alone := 0, 0, 0, true
	last, undivided := "", false
	for c := range row.own {
		count++
		m := c.meaning
		if m == nil {
			continue
		}
		line := len(m.Lines) > 0 && (m.Column.IsEmpty() || c.label.Number > 0)
		if line && m.Group.IsEmpty() && m.Key != last { // the text of a merged cell may be repeated
			lines++
			last = m.Key
		}
		if len(m.Lines) > 0 && !m.Group.IsEmpty() && m.Column.IsEmpty() && row.end > c.to-c.from {
			undivided = true // （六）其他处理 beside blank cells is a line of 2019
		}
		if !m.Column.IsEmpty() || !m.Group.IsEmpty() || m.Neutral {
			heading++
			alone = alone && (!m.Group.IsEmpty() || m.Neutral || isGroupHeading(m) || row.end == c.to-c.from)
		}
	}
	if undivided && lines == 0 {
		return false
	}
	return lines != 1 && heading > 0 && (count > 1 || alone) // one that names several lines lies across
}

// title returns the cells of the one group or item of article 20 that a row names
// and nothing else.
func title(row *gridRow) (set lexicon.Set, ok bool) {
	key, one := "", true
	for c := range row.own {
		one = one && (key == "" || key == c.label.Key) // the text of a merged cell may be repeated
		key = c.label.Key
		if c.meaning != nil && c.meaning.Column.IsEmpty() {
			set = c.meaning.Group
		}
	}
	return set, one && !set.IsEmpty()
}

// headingsOf finds the columns below heading rows.
func (t headingReader) headingsOf(rows []*gridRow) *headings {
	last := rows[len(rows)-1]
	h := &headings{end: last.end, row: last}
	for _, row := range rows {
		h.broken = h.broken || row.end != last.end || row.holes
	}
	for i := range last.cells {
		for _, c := range columnsOf(rows, &last.cells[i]) {
			h.list = append(h.list, t.headOf(rows, c))
		}
	}
	t.guessHeads(h, last)
	if t.flat {
		h.joinRepeated()
	}
	for i := range h.list {
		switch c := &h.list[i]; {
		case !c.bound || !c.set.IsEmpty():
		case t.flat:
			h.broken = true
		default:
			c.named, c.unknown, c.bound = false, true, false // such as a subtotal of the organizations
		}
	}
	t.dropDoubled(h)
	h.unit = t.unitOf(rows)
	return h
}

// columnsOf returns the cells that divide the columns below a cell of the lowest row:
// itself or, where it is empty and several columns wide, those of the row above.
func columnsOf(rows []*gridRow, lowest *cell) []*cell {
	if len(rows) < 2 || lowest.shape != values.Empty || lowest.to-lowest.from == 1 {
		return []*cell{lowest}
	}
	above := rows[len(rows)-2]
	var columns []*cell
	for i := range above.cells {
		if c := &above.cells[i]; lowest.from <= c.from && c.to <= lowest.to {
			columns = append(columns, c)
		}
	}
	if len(columns) == 0 || columns[0].from != lowest.from || columns[len(columns)-1].to != lowest.to {
		return []*cell{lowest}
	}
	return columns
}

// headOf finds what the headings above one cell of the lowest row have in common.
func (t headingReader) headOf(rows []*gridRow, lowest *cell) head {
	c := head{from: lowest.from, to: lowest.to, text: lowest.at.Text, at: lowest.at}
	apply := func(set lexicon.Set) {
		if c.bound {
			set = set.And(c.set)
		}
		c.set, c.bound = set, true
	}
	for _, row := range rows {
		above := row.at(lowest.from)
		if above == nil {
			continue
		}
		if above.shape == values.Empty && t.flat {
			if group := groupLeftOf(row, above.from); group != nil && (!c.bound || !c.set.And(group.Column).IsEmpty()) {
				apply(group.Column)
			}
			continue
		}
		if !above.isWord() {
			continue
		}
		switch m := above.meaning; {
		case m == nil:
			c.unknown = true
		case !m.Column.IsEmpty():
			apply(m.Column)
			c.named = true
			c.text, c.at = above.at.Text, above.at
		case m.Neutral, !m.Group.And(t.known.Sections[2]).IsEmpty():
		default:
			c.unknown = true // a line's label
		}
	}
	if c.named {
		c.unknown = false
	}
	return c
}

// groupLeftOf returns the heading of several columns that stands before empty
// places of a row, where spans were lost.
func groupLeftOf(row *gridRow, column int) *lexicon.Meaning {
	for column--; column >= 0; column-- {
		c := row.at(column)
		if c == nil || c.shape == values.Empty {
			continue
		}
		if c.meaning == nil || !isGroupHeading(c.meaning) {
			return nil
		}
		return c.meaning
	}
	return nil
}

// isGroupHeading reports whether a word heads several columns: the organizations of
// table 三, or a block of table 四.
func isGroupHeading(m *lexicon.Meaning) bool {
	known := lexicon.Tables()
	organizations := m.Column.And(known.Sections[3]).Len() > known.Sections[3].Len()/7
	return organizations || m.Column.And(known.Sections[4]).Len() >= 5
}

// guessHeads understands headings that are cut or misspelt: by the only heading
// that is close, and in table 二 by the headings of a block whose beginnings they
// are, in order.
func (t headingReader) guessHeads(h *headings, last *gridRow) {
	if t.guessCut(h, last) {
		return
	}
	for i := range h.list {
		c := &h.list[i]
		if !c.unknown || c.named {
			continue
		}
		own := last.at(c.from)
		if m, ok := t.known.ClosestColumn(own.label.Key); ok {
			c.set, c.bound, c.named, c.unknown = m.Column, true, true, false
			ref, table := table(t.sectionOf(c.set))
			t.doubt(InexactLabel, ref, own.at, "%s的列标题“%s”按相近的“%s”识别", table, words.Shorten(own.at.Text), m.Key)
		}
	}
}

// guessCut reads the headings of a block of table 二 that lost their ends.
func (t headingReader) guessCut(h *headings, last *gridRow) bool {
	var cells []*cell
	cut := false
	for c := range last.own {
		if c.meaning == nil || !c.meaning.Neutral && c.meaning.Group.IsEmpty() {
			cells = append(cells, c)
			cut = cut || c.meaning == nil
		}
	}
	if !cut {
		return false
	}
	keys := make([]string, len(cells))
	for i, c := range cells {
		keys[i] = c.label.Key
	}
	block := t.cutBlock(keys)
	if block == nil {
		return false
	}
	for i, c := range cells {
		if c.meaning == nil {
			head := &h.list[slices.IndexFunc(h.list, func(head head) bool { return head.from == c.from })]
			head.set, head.bound, head.named, head.unknown = block.Sets[i], true, true, false
			t.doubt(InexactLabel, "proactive", c.at, "表二的列标题“%s”按“%s”识别", words.Shorten(c.at.Text), block.Columns[i].Label)
		}
	}
	return true
}

// cutBlock returns the one block of table 二 whose headings begin with the keys,
// in their order, or nil.
func (r *reader) cutBlock(keys []string) *lexicon.Block {
	const shortest = 3
	var found *lexicon.Block
	for i := range r.known.Blocks {
		block := &r.known.Blocks[i]
		if block.Section != 2 || len(block.Columns) != len(keys) || len(keys) < 2 {
			continue
		}
		fits := true
		for k, key := range keys {
			whole := slices.Contains(block.Headings[k], key)
			fits = fits && (whole || utf8.RuneCountInString(key) >= shortest && strings.HasPrefix(block.Headings[k][0], key))
		}
		if fits && found == nil {
			found = block
		}
	}
	return found
}

// joinRepeated makes one column of neighbours with the same heading, where the
// text of merged cells was repeated.
func (h *headings) joinRepeated() {
	var joined []head
	for _, c := range h.list {
		if last := len(joined) - 1; last >= 0 && c.named && joined[last].named && joined[last].set == c.set && joined[last].text == c.text {
			joined[last].to = c.to
			continue
		}
		joined = append(joined, c)
	}
	h.list = joined
}

// dropDoubled takes the meaning from columns that stand twice.
func (t headingReader) dropDoubled(h *headings) {
	for i := range h.list {
		for k := i + 1; k < len(h.list); k++ {
			a, b := &h.list[i], &h.list[k]
			if a.named && b.named && a.set == b.set {
				if t.flat {
					h.broken = true
					return
				}
				ref, table := table(t.sectionOf(a.set))
				t.doubt(DoubledColumn, ref, b.at, "%s的“%s”列出现两次，未读取", table, words.Shorten(b.text))
				a.named, a.unknown, b.named, b.unknown = false, true, false, true
			}
		}
	}
}

// unitOf returns the unit of money that heading rows state, or else the text
// before the table.
func (t headingReader) unitOf(rows []*gridRow) govinfo.Unit {
	var texts []string
	for _, row := range rows {
		for c := range row.own {
			texts = append(texts, c.at.Text)
		}
	}
	if unit := values.AgreedUnit(texts...); unit != "" {
		return unit
	}
	return values.AgreedUnit(t.outer...)
}

// sectionOfHeads returns the section in whose table all named columns lie, or 0.
func (t headingReader) sectionOfHeads(h *headings) int {
	for section := 2; section <= 4; section++ {
		all, named := true, 0
		for i := range h.list {
			if c := &h.list[i]; c.named {
				all = all && !c.set.And(t.known.Sections[section]).IsEmpty()
				named++
			}
		}
		if all && named > 0 && (section != 3 || t.section == 3 || named > 1) && (t.section == 0 || t.section == section) {
			return section
		}
	}
	return 0
}

// sectionOf returns the section in whose table a set of cells lies.
func (r *reader) sectionOf(set lexicon.Set) int {
	for section := 2; section <= 4; section++ {
		if !set.And(r.known.Sections[section]).IsEmpty() {
			return section
		}
	}
	return 0
}
