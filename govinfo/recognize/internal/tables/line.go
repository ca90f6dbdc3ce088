package tables

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// tableReader reads one grid, from top to bottom. Heading rows are collected until
// a line of figures comes; they then hold for it and the lines after it.
type tableReader struct {
	*reader
	flat    bool
	outer   []string
	pending []*gridRow  // heading rows since the last line
	titled  lexicon.Set // what the last title row names
	heads   *headings   // of the lines at hand; nil before the first
	section int         // of the lines at hand
	// afterLine says that a line stands between the last title or heading and here.
	afterLine bool

	seen      []sighting
	doubts    []Doubt
	doubted   map[int]bool
	lost      map[int]Doubt
	signs     int  // words that only stand in a statutory table
	unsure    bool // some line of figures could not be placed
	continues bool // goes on with the table before it
	headed    bool // has headings of the form
}

// doubt and doubtLine are kept until it is known that the table is read so.
func (t *tableReader) doubt(code string, ref govinfo.Ref, at Place, format string, args ...any) {
	t.doubts = append(t.doubts, Doubt{Code: code, Ref: ref, At: at, Text: fmt.Sprintf(format, args...)})
}

func (t *tableReader) doubtRow(code string, lines []int, at Place, format string, args ...any) {
	t.unsure = true
	for _, line := range lines {
		t.doubted[line] = true
		t.doubt(code, t.known.Lines[line].Path, at, "“%s”一行"+format, append([]any{t.name(line)}, args...)...)
	}
}

// readRows reads a grid as it lies.
func (r *reader) readRows(rows []gridRow, flat bool, outer []string) *tableReader {
	t := &tableReader{reader: r, flat: flat, outer: outer, doubted: make(map[int]bool), lost: make(map[int]Doubt)}
	for i := range rows {
		t.countSigns(&rows[i])
	}
	for i := range rows {
		row := &rows[i]
		words := slices.ContainsFunc(row.cells, func(c cell) bool { return c.isWord() && !c.above })
		switch {
		case isPageNumber(row):
		case row.figures():
			t.line(row)
		case !words:
			if t.awaitsFigures() {
				t.line(row)
			}
		case isHeading(row) && !t.isBlankLine(row):
			t.heading(row)
		default:
			t.line(row)
		}
	}
	return t
}

// isBlankLine reports whether a row without figures that begins with the name of a
// block of table 四 is a line of blank cells below headings with a column for such
// names.
func (t *tableReader) isBlankLine(row *gridRow) bool {
	var above *gridRow
	switch {
	case len(t.pending) > 0:
		above = t.pending[len(t.pending)-1]
	case t.heads != nil:
		above = t.heads.row
	default:
		return false
	}
	first := above.at(0)
	only := slices.Collect(row.own)
	return len(only) == 1 && only[0].from == 0 && only[0].meaning != nil && len(only[0].meaning.Lines) > 0 && len(row.cells) == len(above.cells) &&
		len(row.cells) > 1 && first != nil && (first.meaning == nil || first.meaning.Neutral)
}

// isPageNumber reports whether a row is a page number between two pages.
func isPageNumber(row *gridRow) bool {
	text := ""
	for i := range row.cells {
		if c := &row.cells[i]; !c.above && c.shape != values.Empty {
			if text != "" {
				return false
			}
			text = words.Fold(c.text)
		}
	}
	inner := strings.Trim(text, "-—–")
	return inner != text && inner != "" && strings.Trim(inner, "0123456789") == ""
}

func (t *tableReader) countSigns(row *gridRow) {
	for c := range row.own {
		if c.meaning != nil && c.meaning.Sections != 0 {
			t.signs++
			if t.section == 0 {
				for section := 2; section <= 4; section++ {
					if c.meaning.Sections == 1<<section {
						t.section = section
					}
				}
			}
		}
	}
}

// awaitsFigures reports whether a row without any text may be the line of table
// 四, all of whose cells are blank.
func (t *tableReader) awaitsFigures() bool {
	if len(t.pending) == 0 {
		return false
	}
	h := t.headingsOf(t.pending)
	return !h.broken && len(h.list)%5 == 0 && t.unlabelled(h)
}

// heading takes a heading row, or the title of a group.
func (t *tableReader) heading(row *gridRow) {
	set, isTitle := title(row)
	if isTitle {
		t.titled, t.afterLine = set, false
		if !set.And(t.known.Sections[2]).IsEmpty() {
			t.pending = nil
		}
		return
	}
	if t.afterLine {
		t.titled = lexicon.Set{} // headings without a title of their own
	}
	t.afterLine = false
	t.pending = append(t.pending, row)
}

// line reads a row that may be a line of figures.
func (t *tableReader) line(row *gridRow) {
	if at, ok := subtotal(row); ok && t.section > 0 {
		ref, name := table(t.section)
		t.doubt(ExtraLine, ref, at, "%s的“%s”一行不是法定格式的行，未读取", name, shorten(at.Text))
		return
	}
	if len(t.pending) > 0 {
		t.heads, t.pending = t.headingsOf(t.pending), nil
		t.tellColumns()
	}
	t.afterLine = true
	label := t.labelOf(row)
	if label.prose || !label.any && !row.figures() && !t.emptyLine(row) {
		return
	}
	if t.heads == nil {
		t.inherit(label, row)
	}
	if t.heads == nil || t.heads.broken {
		for _, line := range label.lines {
			t.lost[line] = t.noHeadings(line, label.at)
		}
		t.unsure = true
		return
	}
	if len(label.lines) == 0 && !label.any && t.unlabelled(t.heads) {
		label.set = t.known.Sections[4]
		if len(row.cells) > 0 {
			label.at = row.cells[0].at
		}
	}
	if label.set.IsEmpty() || label.any && len(label.lines) == 0 {
		t.unknownLine(row, label)
		return
	}
	t.place(row, label)
}

func (t *tableReader) emptyLine(row *gridRow) bool {
	return t.heads != nil && len(row.cells) == len(t.heads.list) && len(row.cells)%5 == 0 && t.unlabelled(t.heads)
}

// unlabelled reports whether the headings alone tell the cells of the figures
// below them, as in table 四.
func (t *tableReader) unlabelled(h *headings) bool {
	named := 0
	for i := range h.list {
		if c := &h.list[i]; c.named {
			set := c.set
			if outer := t.outerSet(); !outer.IsEmpty() && !set.And(outer).IsEmpty() {
				set = set.And(outer)
			}
			if _, ok := set.Only(); !ok {
				return false
			}
			named++
		}
	}
	return named >= 3
}

// outerSet returns what titles and the texts before a table say of all its cells.
func (t *tableReader) outerSet() lexicon.Set {
	if !t.titled.IsEmpty() {
		return t.titled
	}
	for _, text := range slices.Backward(t.outer) {
		if set := t.known.SetOfText(text); !set.IsEmpty() {
			return set
		}
	}
	return lexicon.Set{}
}

// inherit takes the headings of the table that this one goes on with.
func (t *tableReader) inherit(label rowLabel, row *gridRow) {
	if len(label.lines) == 0 {
		return
	}
	before := t.reader.heads[t.reader.section(label.lines[0])]
	if before == nil || before.end != row.end || t.reader.section(label.lines[0]) == 2 {
		return
	}
	copied := *before
	copied.inherited = true
	t.heads, t.continues = &copied, true
}

// tellColumns tells columns that the form has and the headings do not, and the
// other way round.
func (t *tableReader) tellColumns() {
	h := t.heads
	if h.broken {
		return
	}
	var all lexicon.Set
	first := -1
	for i := range h.list {
		if h.list[i].named {
			all = all.Or(h.list[i].set)
			if first < 0 {
				first = i
			}
		}
	}
	section := t.sectionOfHeads(h)
	if first < 0 || section == 0 {
		return
	}
	t.headed = true
	ref, name := table(section)
	for i := first; i < len(h.list); i++ {
		if c := &h.list[i]; c.unknown {
			t.doubt(ExtraColumn, ref, c.at, "%s的“%s”列不是法定格式的列，未读取", name, shorten(c.text))
		}
	}
	if section == 3 {
		for i, column := range t.known.Blocks[t.applications()].Columns {
			if all.And(t.known.Blocks[t.applications()].Sets[i]).IsEmpty() {
				t.doubt(MissingColumn, ref, h.list[first].at, "表三没有“%s”列", column.Label)
			}
		}
	}
}

func (r *reader) applications() int {
	return slices.IndexFunc(r.known.Blocks, func(b lexicon.Block) bool { return b.Section == 3 })
}

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

// labelOf reads the labels of a row.
func (t *tableReader) labelOf(row *gridRow) rowLabel {
	label := rowLabel{}
	bound := false
	var last *cell
	for i := range row.cells {
		c := &row.cells[i]
		if label.any && last != nil && len(label.lines) == 1 && (!c.isWord() || t.stops(c, label)) {
			break
		}
		if !c.isWord() {
			if c.isFigure() && bound {
				break
			}
			continue
		}
		label.any = true
		if label.at == (Place{}) || !c.above {
			label.at = c.at
		}
		set, lines, known := t.beside(c, row)
		if !known {
			continue
		}
		if bound && !set.IsEmpty() {
			if label.set.And(set).IsEmpty() {
				label.group = true
			}
			set = set.And(label.set)
		}
		if set.IsEmpty() && lines == nil {
			continue // a neutral word
		}
		label.set, bound, last, label.end = set, true, c, c.to
		label.lines = t.among(lines, set)
	}
	t.narrow(&label, last)
	if label.any && len(label.lines) == 0 && !row.figures() && !label.group {
		label.prose = true
	}
	return label
}

// stops reports whether a word behind the label of a line is no label any more.
func (t *tableReader) stops(c *cell, label rowLabel) bool {
	if c.meaning != nil {
		return c.meaning.Line.And(label.set).IsEmpty() && c.meaning.Group.And(label.set).IsEmpty() && !c.meaning.Neutral
	}
	return t.closest(t.reader.section(label.lines[0]), c.label.Key) < 0
}

// among returns the lines whose cells lie in a set.
func (t *tableReader) among(lines []int, set lexicon.Set) []int {
	var kept []int
	for _, line := range lines {
		if !t.known.Lines[line].Set.And(set).IsEmpty() {
			kept = append(kept, line)
		}
	}
	return kept
}

// narrow decides for one line of table 三: a group that has no lines of its own in
// the form of 2019 is a line where no label of a line stands behind it.
func (t *tableReader) narrow(label *rowLabel, last *cell) {
	if last == nil || len(label.lines) == 0 {
		label.lines = nil
		return
	}
	if last.tall && last.meaning != nil && !last.meaning.Group.IsEmpty() && len(label.lines) > 0 && t.section == 3 {
		label.lines, label.set = nil, lexicon.Set{} // a group, whose line has no label
		return
	}
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
func (t *tableReader) beside(c *cell, row *gridRow) (set lexicon.Set, lines []int, known bool) {
	m := c.meaning
	if m == nil {
		if inner, group, ok := t.known.Compound(c.text); ok {
			set, lines = t.meant(inner.Meaning, inner.Label)
			return set.And(group), t.among(lines, group), true
		}
		return t.besideUnknown(c)
	}
	if m.Neutral {
		return lexicon.Set{}, nil, true
	}
	set, lines = t.meant(m, c.label)
	if c.tall && !m.Group.IsEmpty() {
		set, lines = m.Group, nil // it holds lines of its own
	}
	if set.IsEmpty() {
		return t.besideUnknown(c) // only a column's heading
	}
	return set, lines, true
}

// meant returns what a known word means as a label beside a row, by its item
// number where it names several lines.
func (t *tableReader) meant(m *lexicon.Meaning, label words.Label) (set lexicon.Set, lines []int) {
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
func (t *tableReader) besideUnknown(c *cell) (set lexicon.Set, lines []int, known bool) {
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
		t.doubt(InexactLabel, t.known.Lines[line].Path, c.at, "“%s”按相近的“%s”识别", shorten(c.text), t.name(line))
		return set, lines, true
	}
	ref, _ := table(t.section)
	if group, ok := t.known.ClosestGroup(c.label.Key); ok && t.section == 3 {
		t.doubt(InexactLabel, ref, c.at, "分组“%s”按相近的“%s”识别", shorten(c.text), group.Key)
		return group.Group, nil, true
	}
	return lexicon.Set{}, nil, false
}

// unknownLine tells figures in a row that no label of the form names.
func (t *tableReader) unknownLine(row *gridRow, label rowLabel) {
	if !row.figures() && !label.group || t.section == 0 {
		return
	}
	ref, name := table(t.section)
	text := strings.TrimSpace(label.at.Text)
	switch {
	case label.group:
		t.doubt(GroupConflict, ref, label.at, "%s的“%s”一行所在的分组与法定格式不符，未读取", name, shorten(text))
	case text == "":
		t.doubt(UnknownLine, ref, row.cells[0].at, "%s有一行数据没有名称，未读取", name)
	default:
		t.doubt(UnknownLine, ref, label.at, "%s的“%s”一行不是法定格式的行，未读取", name, shorten(text))
	}
	t.unsure = true
}

// subtotal returns the label of a row of figures that organs add to the form.
func subtotal(row *gridRow) (at Place, ok bool) {
	if !row.figures() {
		return Place{}, false
	}
	for c := range row.own {
		if c.meaning == nil && slices.Contains(lexicon.Subtotals(), c.label.Key) {
			return c.at, true
		}
	}
	return Place{}, false
}

// place puts the figures of a row into cells.
func (t *tableReader) place(row *gridRow, label rowLabel) {
	if label.group {
		t.doubtRow(GroupConflict, label.lines, label.at, "所在的分组与法定格式不符，未读取")
		return
	}
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
func (t *tableReader) withinTitle(section int, label rowLabel) lexicon.Set {
	outer := t.outerSet()
	if outer.IsEmpty() {
		return label.set
	}
	narrowed := label.set.And(outer)
	if section == 2 && !t.titled.IsEmpty() && !t.titled.And(t.known.Sections[2]).IsEmpty() {
		return narrowed
	}
	if narrowed.IsEmpty() {
		return label.set // groups of table 三 end without a word
	}
	return narrowed
}

// headsBehind returns the columns behind the labels.
func (t *tableReader) headsBehind(end int) []*head {
	var heads []*head
	for i := range t.heads.list {
		if c := &t.heads.list[i]; c.to > end {
			heads = append(heads, c)
		}
	}
	return heads
}

// take writes matched figures down, all or none.
func (t *tableReader) take(matched []*cell, heads []*head, label rowLabel) {
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
		t.seen[at].entries[column] = entry{found: true, tall: matched[i].tall, text: matched[i].text, at: matched[i].at}
		t.section = t.reader.section(line)
	}
}

// tellMissingColumns tells the columns of a block that its headings do not show.
func (t *tableReader) tellMissingColumns(block int, sets []lexicon.Set, label rowLabel) {
	var all lexicon.Set
	for _, set := range sets {
		all = all.Or(set)
	}
	b := &t.known.Blocks[block]
	for i, column := range b.Columns {
		if all.And(b.Sets[i]).IsEmpty() {
			for _, line := range t.among(b.Lines, label.set) {
				t.doubt(MissingColumn, t.known.Lines[line].Refs[i], t.heads.row.cells[0].at, "表二没有“%s”列", column.Label)
			}
		}
	}
}

// resolve returns the cell of each column, as a set of one. The rows of table 二
// have the same labels in both editions; the edition whose block has these very
// columns is meant.
func (t *tableReader) resolve(heads []*head, set lexicon.Set) (block int, sets []lexicon.Set, ok bool) {
	sets = make([]lexicon.Set, len(heads))
	named := 0
	for i, c := range heads {
		if c.named {
			sets[i] = c.set.And(set)
			named++
		}
	}
	if t.sectionOf(set) != 2 {
		return -1, sets, named > 0 && t.eachOnly(heads, sets)
	}
	for _, exact := range [...]bool{true, false} {
		found := -1
		for i := range t.known.Blocks {
			b := &t.known.Blocks[i]
			if b.Section != 2 || b.Set.And(set).IsEmpty() || exact && named != len(b.Columns) {
				continue
			}
			within := make([]lexicon.Set, len(sets))
			for k := range sets {
				within[k] = sets[k].And(b.Set)
			}
			if t.eachOnly(heads, within) {
				if found >= 0 {
					return -1, nil, false
				}
				found = i
			}
		}
		if found >= 0 {
			for k := range sets {
				sets[k] = sets[k].And(t.known.Blocks[found].Set)
			}
			return found, sets, named > 0
		}
	}
	return -1, nil, false
}

// eachOnly reports whether each named column has exactly one cell.
func (t *tableReader) eachOnly(heads []*head, sets []lexicon.Set) bool {
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
func (t *tableReader) match(figures []*cell, heads []*head, row *gridRow, label rowLabel) (matched []*cell, code string) {
	if matched = t.byGeometry(figures, label); matched != nil {
		return t.guard(matched, heads, figures)
	}
	if !row.holes && row.end == t.heads.end {
		if matched = aligned(figures, heads); matched != nil {
			return t.guard(matched, heads, figures)
		}
	}
	if len(figures) == len(heads) && !t.heads.inherited {
		return t.guard(figures, heads, figures)
	}
	return nil, WrongCellCount
}

// guard refuses a row that has a figure below no heading.
func (t *tableReader) guard(matched []*cell, heads []*head, figures []*cell) ([]*cell, string) {
	for i, c := range matched {
		if c != nil && !heads[i].named && !heads[i].unknown && c.shape != values.Empty {
			return nil, WrongCellCount
		}
	}
	if t.heads.inherited && len(figures) > 1 && figures[0].shape == values.Empty && figures[1].shape == values.Figure {
		return nil, MissingHeadings // a cell too many may push all others to the right
	}
	return matched, ""
}

// aligned matches by places.
func aligned(figures []*cell, heads []*head) []*cell {
	matched := make([]*cell, len(heads))
	at := 0
	for i, c := range heads {
		for at < len(figures) && figures[at].to <= c.from {
			return nil // below no column
		}
		if at == len(figures) || figures[at].from >= c.to {
			return nil // a column without a figure
		}
		first := figures[at]
		if first.to > c.to {
			return nil // below several columns
		}
		matched[i] = first
		for at++; at < len(figures) && figures[at].from < c.to; at++ {
			if figures[at].to > c.to || figures[at].shape != values.Empty && figures[at].text != first.text {
				return nil // several figures below one column
			}
		}
	}
	if at < len(figures) {
		return nil
	}
	return matched
}

// byGeometry matches a row of a flat table 二 whose headings stand where the form
// has them while its figures stand where the form has those, which in 2019 are
// other columns.
func (t *tableReader) byGeometry(figures []*cell, label rowLabel) []*cell {
	if !t.flat || t.sectionOf(label.set) != 2 || len(label.lines) == 0 {
		return nil
	}
	for _, line := range label.lines {
		b := &t.known.Blocks[t.known.Lines[line].Block]
		if b.Edition != govinfo.Edition2019 || t.heads.end != b.Width || label.end != b.LabelSpan || !b.Shifted() || !t.headsAsPrinted(b) {
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
func (t *tableReader) headsAsPrinted(b *lexicon.Block) bool {
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
func (t *tableReader) headIndex(b *lexicon.Block, column, end int) int {
	x := b.LabelSpan
	for _, span := range b.HeadSpans[:column] {
		x += span
	}
	return x - end
}
