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
	outer   []string    // texts before the table, the nearest last
	before  lexicon.Set // what the nearest that says anything says of the cells
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
	signs     int  // of them those that only stand in a statutory table
	unsure    bool // some line of figures could not be placed
	continues bool // goes on with the table before it
	headed    bool // has headings of the form
	headless  bool // has figures below no headings, or broken ones
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
	for _, text := range slices.Backward(outer) {
		if t.before = r.known.SetOfText(text); !t.before.IsEmpty() {
			break
		}
	}
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
			text = words.Fold(c.at.Text)
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
	h := headingReader{t}.headingsOf(t.pending)
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
		t.doubt(ExtraLine, ref, at, "%s的“%s”一行不是法定格式的行，未读取", name, words.Shorten(at.Text))
		return
	}
	if len(t.pending) > 0 {
		t.heads, t.pending = headingReader{t}.headingsOf(t.pending), nil
		t.tellColumns()
	}
	t.afterLine = true
	label := labelReader{t}.labelOf(row)
	if label.prose || !label.any && !row.figures() && (t.heads == nil || len(row.cells) != len(t.heads.list)) {
		return
	}
	if t.heads == nil {
		t.inherit(label, row)
	}
	if t.heads == nil || t.heads.broken {
		for _, line := range label.lines {
			t.lost[line] = t.noHeadings(line, label.at)
		}
		t.unsure, t.headless = true, true
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
	matcher{t}.place(row, label)
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
	return t.before
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
	section := headingReader{t}.sectionOfHeads(h)
	if first < 0 || section == 0 {
		return
	}
	t.headed = true
	ref, name := table(section)
	for i := first; i < len(h.list); i++ {
		if c := &h.list[i]; c.unknown {
			t.doubt(ExtraColumn, ref, c.at, "%s的“%s”列不是法定格式的列，未读取", name, words.Shorten(c.text))
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

// unknownLine tells figures in a row that no label of the form names.
func (t *tableReader) unknownLine(row *gridRow, label rowLabel) {
	if !row.figures() && !label.group || t.section == 0 {
		return
	}
	ref, name := table(t.section)
	text := strings.TrimSpace(label.at.Text)
	switch {
	case label.group:
		t.doubt(GroupConflict, ref, label.at, "%s的“%s”一行所在的分组与法定格式不符，未读取", name, words.Shorten(text))
	case text == "":
		t.doubt(UnknownLine, ref, row.cells[0].at, "%s有一行数据没有名称，未读取", name)
	default:
		t.doubt(UnknownLine, ref, label.at, "%s的“%s”一行不是法定格式的行，未读取", name, words.Shorten(text))
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
