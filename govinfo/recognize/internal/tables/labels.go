package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// rowLabel is what the words beside a row's figures say.
type rowLabel struct {
	any   bool        // there are words
	prose bool        // the row is no line of figures but text
	set   lexicon.Set // what they have in common; empty where they do not tell
	lines []int       // the lines that this can be, at most a few
	end   int         // right edge of the last label
	at    Place
	group bool // the labels contradict each other
}

// labelReader reads the labels beside the figures of a row.
type labelReader struct{ *tableReader }

// labelOf reads the labels of a row, from the left to its first figure.
func (t labelReader) labelOf(row *gridRow) rowLabel {
	label := rowLabel{}
	var last *cell // the last word that means something
	for i := range row.cells {
		c := &row.cells[i]
		if len(label.lines) == 1 && (!c.isWord() || t.stops(c, label)) || last != nil && c.isFigure() {
			break
		}
		if !c.isWord() {
			continue
		}
		if !label.any || !c.above {
			label.at = c.at
		}
		label.any = true
		if t.add(&label, c, last != nil) {
			last = c
		}
	}
	t.narrow(&label)
	label.prose = label.any && len(label.lines) == 0 && !row.figures() && !label.group
	return label
}

// add adds a word to the labels of a row, bound by those before it. It reports
// whether the word says anything of the cells.
func (t labelReader) add(label *rowLabel, c *cell, bound bool) bool {
	set, lines, known := t.beside(c)
	if !known || set.IsEmpty() && lines == nil {
		return false // unknown, or neutral
	}
	if bound && !set.IsEmpty() {
		label.group = label.group || label.set.And(set).IsEmpty()
		set = set.And(label.set)
	}
	label.set, label.end = set, c.to
	label.lines = t.known.LinesIn(lines, set)
	return true
}

// stops reports whether a word behind the label of a line is no label any more.
func (t labelReader) stops(c *cell, label rowLabel) bool {
	if c.meaning != nil {
		return c.meaning.Line.And(label.set).IsEmpty() && c.meaning.Group.And(label.set).IsEmpty() && !c.meaning.Neutral
	}
	return t.closest(t.reader.section(label.lines[0]), c.label.Key) < 0
}

// narrow decides for one line of table 三: a group that has no lines of its own in
// the form of 2019 is a line where no label of a line stands behind it.
func (t labelReader) narrow(label *rowLabel) {
	if undivided := t.known.LineAt(undividedPath); len(label.lines) > 1 && slices.Contains(label.lines, undivided) {
		divided := slices.ContainsFunc(t.seen, func(s sighting) bool { return t.known.Lines[s.line].Path.Parent() == otherPath })
		label.lines = slices.DeleteFunc(label.lines, func(line int) bool { return (line == undivided) == divided })
	}
	var set lexicon.Set
	for _, line := range label.lines {
		set = set.Or(t.known.Lines[line].Set)
	}
	label.set = set.And(label.set)
}

// beside returns the cells and lines that a label beside a row can mean. known is
// false for words that mean nothing.
func (t labelReader) beside(c *cell) (set lexicon.Set, lines []int, known bool) {
	m := c.meaning
	if m == nil {
		if inner, group, ok := t.known.Compound(c.at.Text); ok {
			set, lines = t.meant(inner.Meaning, inner.Label)
			return set.And(group), t.known.LinesIn(lines, group), true
		}
		return t.besideUnknown(c)
	}
	set, lines = t.meant(m, c.label)
	if c.tall && !m.Group.IsEmpty() {
		set, lines = m.Group, nil // it holds lines of its own
	}
	return set, lines, true
}

// meant returns what a known word means as a label beside a row, by its item
// number where it names several lines.
func (t labelReader) meant(m *lexicon.Meaning, label words.Label) (set lexicon.Set, lines []int) {
	lines = m.Lines
	if len(lines) > 1 && label.Style != words.NoNumber {
		lines = nil
		for _, line := range m.Lines {
			known := t.known.Lines[line].Label
			if t.reader.section(line) == 2 || known.Number == label.Number && known.Style == label.Style {
				lines = append(lines, line)
			}
		}
	}
	set = m.Group
	for _, line := range lines {
		set = set.Or(t.known.Lines[line].Set)
	}
	return set, lines
}

// besideUnknown understands a label by closeness to that of a line or a group.
func (t labelReader) besideUnknown(c *cell) (set lexicon.Set, lines []int, known bool) {
	if t.section == 0 {
		return lexicon.Set{}, nil, false
	}
	if line := t.closest(t.section, c.label.Key); line >= 0 {
		lines = []int{line}
		if m := t.known.Meaning(t.known.Lines[line].Label.Key); t.section == 2 && m != nil {
			lines = m.Lines
		}
		for _, l := range lines {
			set = set.Or(t.known.Lines[l].Set)
		}
		t.doubt(InexactLabel, t.known.Lines[line].Path, c.at, "“%s”按相近的“%s”识别", words.Shorten(c.at.Text), t.name(line))
		return set, lines, true
	}
	ref, _ := table(t.section)
	if group, ok := t.known.ClosestGroup(c.label.Key); ok && t.section == 3 {
		t.doubt(InexactLabel, ref, c.at, "分组“%s”按相近的“%s”识别", words.Shorten(c.at.Text), group.Key)
		return group.Group, nil, true
	}
	return lexicon.Set{}, nil, false
}
