package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// matcher puts the figures of rows into cells.
type matcher struct{ *tableReader }

// place puts the figures of a row into cells.
func (t matcher) place(row *gridRow, label rowLabel) {
	section := t.sectionOf(label.set)
	label.set = t.withinTitle(section, label)
	if label.set.IsEmpty() {
		t.doubtRow(GroupConflict, label.lines, label.at, "不在法定格式的该项之下，未读取")
		return
	}
	var figures []*cell
	for i := range row.cells {
		if c := &row.cells[i]; c.from >= label.end {
			figures = append(figures, c)
		}
	}
	heads := t.headsBehind(label.end)
	matched, code := t.match(figures, heads, row, label)
	if code != "" {
		t.doubtRow(code, label.lines, label.at, "的数据与列标题对不上，未读取")
		t.unsure = true
		return
	}
	t.take(matched, heads, label)
}

// withinTitle narrows the cells of a row by the item of article 20, or the group,
// that stands above it.
func (t matcher) withinTitle(section int, label rowLabel) lexicon.Set {
	outer := t.outerSet()
	narrowed := label.set.And(outer)
	if section == 2 && !t.titled.And(t.known.Sections[2]).IsEmpty() {
		return narrowed
	}
	if narrowed.IsEmpty() {
		return label.set // nothing stands above, or a group of table 三, which ends without a word
	}
	return narrowed
}

// headsBehind returns the columns behind the labels.
func (t matcher) headsBehind(end int) []*head {
	var heads []*head
	for i := range t.heads.list {
		if c := &t.heads.list[i]; c.to > end {
			heads = append(heads, c)
		}
	}
	return heads
}

// take writes matched figures down, all or none.
func (t matcher) take(matched []*cell, heads []*head, label rowLabel) {
	block, sets, ok := t.resolve(heads, label.set)
	if !ok {
		t.doubtRow(MissingHeadings, label.lines, label.at, "的数据不在其法定的列标题之下，未读取")
		return
	}
	if block >= 0 && t.known.Blocks[block].Section == 2 {
		t.tellMissingColumns(block, sets, label)
	}
	first := len(t.seen)
	for i, set := range sets {
		index, ok := set.Only()
		if !ok || matched[i] == nil {
			continue
		}
		line, column := t.known.LineOfCell(index)
		at := first
		for at < len(t.seen) && t.seen[at].line != line {
			at++
		}
		if at == len(t.seen) {
			t.seen = append(t.seen, sighting{line: line, entries: make([]entry, len(t.known.Lines[line].Refs)), at: label.at, unit: t.heads.unit})
		}
		t.seen[at].entries[column] = entry{found: true, tall: matched[i].tall, at: matched[i].at}
		t.section = t.reader.section(line)
	}
}

// tellMissingColumns tells the columns of a block that its headings do not show.
func (t matcher) tellMissingColumns(block int, sets []lexicon.Set, label rowLabel) {
	var all lexicon.Set
	for _, set := range sets {
		all = all.Or(set)
	}
	b := &t.known.Blocks[block]
	for i, column := range b.Columns {
		if all.And(b.Sets[i]).IsEmpty() {
			for _, line := range t.known.LinesIn(b.Lines, label.set) {
				t.doubt(MissingColumn, t.known.Lines[line].Refs[i], t.heads.row.cells[0].at, "表二没有“%s”列", column.Label)
			}
		}
	}
}

// resolve returns the cell of each column, as a set of one, and the block of table 二
// that they are in, or -1.
func (t matcher) resolve(heads []*head, set lexicon.Set) (block int, sets []lexicon.Set, ok bool) {
	sets = make([]lexicon.Set, len(heads))
	named := 0
	for i, c := range heads {
		if c.named {
			sets[i] = c.set.And(set)
			named++
		}
	}
	switch {
	case named == 0:
		return -1, nil, false
	case t.sectionOf(set) != 2:
		return -1, sets, t.eachOnly(heads, sets)
	}
	if block, ok = t.onlyBlock(heads, sets, named); !ok {
		block, ok = t.onlyBlock(heads, sets, 0)
	}
	for i := range sets {
		if ok {
			sets[i] = sets[i].And(t.known.Blocks[block].Set)
		}
	}
	return block, sets, ok
}

// onlyBlock returns the one block of table 二 in which each column has one cell; of
// those with so many columns, unless that is 0. Lines have the same labels in both
// editions, so the block with these very columns is meant.
func (t matcher) onlyBlock(heads []*head, sets []lexicon.Set, columns int) (block int, ok bool) {
	block = -1
	for i := range t.known.Blocks {
		b := &t.known.Blocks[i]
		if b.Section != 2 || columns > 0 && columns != len(b.Columns) {
			continue
		}
		within := make([]lexicon.Set, len(sets))
		for k := range sets {
			within[k] = sets[k].And(b.Set)
		}
		if t.eachOnly(heads, within) {
			if block >= 0 {
				return -1, false
			}
			block = i
		}
	}
	return block, block >= 0
}

// eachOnly reports whether each named column has exactly one cell.
func (t matcher) eachOnly(heads []*head, sets []lexicon.Set) bool {
	var all lexicon.Set
	for i, c := range heads {
		if !c.named {
			continue
		}
		if _, ok := sets[i].Only(); !ok || !all.And(sets[i]).IsEmpty() {
			return false
		}
		all = all.Or(sets[i])
	}
	return true
}

// match finds the figure of each column: by the places on the grid where each
// figure stands below one column and each column above one figure; by their order
// where there are as many; in a table of 2019 that lost its spans, by the places
// that the form prescribes.
func (t matcher) match(figures []*cell, heads []*head, row *gridRow, label rowLabel) (matched []*cell, code string) {
	if matched = t.byGeometry(figures, label); matched != nil {
		return t.guard(matched, heads)
	}
	if !row.holes && row.end == t.heads.end {
		if matched = aligned(figures, heads); matched != nil {
			return t.guard(matched, heads)
		}
	}
	if len(figures) == len(heads) && !t.heads.inherited {
		return t.guard(figures, heads)
	}
	return nil, WrongCellCount
}

// guard refuses a row that has a figure below no heading, or a word, which may be the label
// of another line.
func (t matcher) guard(matched []*cell, heads []*head) ([]*cell, string) {
	for i, c := range matched {
		if c != nil && !heads[i].named && !heads[i].unknown && c.shape != values.Empty {
			return nil, WrongCellCount
		}
	}
	first := slices.IndexFunc(heads, func(c *head) bool { return c.named }) // those before it are of labels
	if t.heads.inherited && first >= 0 && first+1 < len(matched) && isEmpty(matched[first]) && !isEmpty(matched[first+1]) {
		return nil, MissingHeadings // a cell too many may push all others to the right
	}
	return matched, ""
}

func isEmpty(c *cell) bool { return c == nil || c.shape == values.Empty }

// aligned matches by places, where neither figures nor columns have holes and both end at
// the same one.
func aligned(figures []*cell, heads []*head) []*cell {
	matched := make([]*cell, len(heads))
	at := 0
	for i, c := range heads {
		first := figures[at]
		if first.to > c.to {
			return nil // below several columns
		}
		matched[i] = first
		for at++; at < len(figures) && figures[at].from < c.to; at++ {
			if figures[at].to > c.to || figures[at].shape != values.Empty && figures[at].at.Text != first.at.Text {
				return nil // several figures below one column
			}
		}
	}
	return matched
}

// byGeometry matches a row of a flat table 二 whose headings stand where the form
// has them while its figures stand where the form has those, which in 2019 are
// other columns.
func (t matcher) byGeometry(figures []*cell, label rowLabel) []*cell {
	if t.sectionOf(label.set) != 2 {
		return nil
	}
	for _, line := range label.lines {
		b := &t.known.Blocks[t.known.Lines[line].Block]
		if len(figures) != b.Width-b.LabelSpan || label.end != b.LabelSpan || !b.Shifted() || !t.headsAsPrinted(b) {
			continue
		}
		matched := make([]*cell, len(t.headsBehind(label.end)))
		x := b.LabelSpan
		for i, column := range b.Columns {
			for at := x; at < x+column.Span; at++ {
				c := figures[at-b.LabelSpan]
				if at > x && c.shape != values.Empty {
					return nil
				}
				if at == x {
					matched[t.headIndex(b, i, label.end)] = c
				}
			}
			x += column.Span
		}
		return matched
	}
	return nil
}

// headsAsPrinted reports whether the headings of a block stand where the form has
// them, with empty places between.
func (t matcher) headsAsPrinted(b *lexicon.Block) bool {
	if len(t.heads.list) != b.Width {
		return false
	}
	x := b.LabelSpan
	for i, span := range b.HeadSpans {
		for at := x; at < x+span; at++ {
			c := &t.heads.list[at]
			if at == x && (!c.named || c.set.And(b.Sets[i]).IsEmpty()) || at > x && (c.named || c.unknown) {
				return false
			}
		}
		x += span
	}
	return true
}

// headIndex returns the index, among the columns behind the label, of a block's
// column.
func (t matcher) headIndex(b *lexicon.Block, column, end int) int {
	x := b.LabelSpan
	for _, span := range b.HeadSpans[:column] {
		x += span
	}
	return x - end
}
