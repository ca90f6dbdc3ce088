// Package tables reads the three statutory tables of a report: which figure of a
// document stands in which cell of the forms, and how sure that is.
//
// # The idea
//
// Every label of the forms denotes a set of cells: 自然人 is a column of table 三,
// （三）不予公开 eight lines, 结果维持 three cells of table 四. The cell of a figure is
// what the labels around it have in common. If that is one cell, the figure is
// read; if it is none or several, it is not. Three steps follow each other:
//
//   - layout finds the figures and the labels around them. On a grid, where spans
//     stand, these are the cells above and beside (grid.go, headings.go). In a
//     dump, where spans or rows are lost, they are the words before a figure in
//     reading order (atoms.go, parse.go, headingwords.go, dump.go).
//   - match intersects the sets (line.go, dump.go).
//   - agree compares what was seen: lines seen twice, two reports in one page, the
//     edition, the order, and what is missing (agree.go, take.go).
//
// # Invariants
//
//   - Nothing is read by its place alone. Where only order speaks, because headings
//     have lost their place, the heading words must be complete and in the order of
//     the form, the row directly behind its label, its count exact, and nothing
//     unexplained between.
//   - A row is read as a whole: with a figure too many or too few, none is read.
//   - Sums never choose a row and never change a figure. A wrong figure of the organ
//     stays as printed. A total that is right only tells that it is whole, where digits
//     alone behind it could be its end or a page number.
//   - What was found and could not be read is told, once a line.
//   - The time is linear in the text: labels are looked up in a tree of words, and
//     closeness is asked at most so many times, once for a word.
package tables

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// Source is the part of a document to read.
type Source struct {
	Doc      *document.Document
	From, To int // blocks
	// Section returns the section, 1 to 6, whose title a text is, or 0.
	Section func(text string, heading bool) int
}

// Place is where something stands in the document, and what stands there.
type Place struct {
	Block, Row, Cell int
	Text             string
}

// Cell is a cell of the forms that was found. A blank one has a blank Value.
type Cell struct {
	Ref   govinfo.Ref
	Value govinfo.Value
	At    Place
}

// Doubt is something to be told. Its Text is a Chinese sentence.
type Doubt struct {
	Code string
	Ref  govinfo.Ref
	At   Place
	Text string
}

// The codes of doubts; package recognize documents them.
const (
	MissingTable    = "missing-table"
	MissingLine     = "missing-line"
	MissingColumn   = "missing-column"
	MissingHeadings = "missing-headings"
	WrongCellCount  = "wrong-cell-count"
	MergedCells     = "merged-cells"
	UnknownLine     = "unknown-line"
	GroupConflict   = "group-conflict"
	DoubledLine     = "doubled-line"
	DoubledColumn   = "doubled-column"
	Unreadable      = "unreadable"
	UnitConflict    = "unit-conflict"
	TableTooLarge   = "table-too-large"
	InexactLabel    = "inexact-label"
	OutOfOrder      = "out-of-order"
	ExtraLine       = "extra-line"
	ExtraColumn     = "extra-column"
	Remark          = "remark"
	ConvertedUnit   = "converted-unit"
	MixedEditions   = "mixed-editions"
	NameConflict    = "name-conflict"
)

// Result is what was found.
type Result struct {
	Cells    []Cell
	Doubts   []Doubt
	Editions govinfo.Editions // as the tables show them
	// Taken marks the blocks, from 0 on, that are statutory tables or parts of one.
	Taken []bool
	// First is the block where the table of each section, 2 to 4, begins, or -1.
	First [5]int
}

// Read finds the tables of one report. It never fails, changes nothing in the
// document, and may be called by several goroutines at once.
func Read(source Source) Result {
	r := newReader(source)
	gridReader{r}.readGrids()
	r.readDumps()
	r.result.Cells = make([]Cell, 0, 8*len(r.seen))
	agreement{r}.agree()
	namedReader{r}.readNamed()
	return r.result
}

// Any reports whether a statutory table, or a part of one, stands in the blocks
// of the source.
func Any(source Source) bool {
	r := newReader(source)
	for block := source.From; block < source.To; block++ {
		if table, ok := source.Doc.Blocks[block].(*document.Table); ok && r.hasSigns(table) {
			return true
		}
	}
	for z := range r.zones {
		if z.isTable() {
			return true
		}
	}
	return false
}

// hasSigns reports whether a table has words that only stand in statutory tables.
func (r *reader) hasSigns(table *document.Table) bool {
	const enough = 3
	signs := 0
	for i := range table.Rows {
		for k := range table.Rows[i].Cells {
			text := table.Rows[i].Cells[k].Text
			if len(text) > longestWord {
				continue
			}
			if m := r.known.Meaning(words.ParseLabel(text).Key); m != nil && m.Sections != 0 {
				if signs++; signs == enough {
					return true
				}
			}
		}
	}
	return false
}

// reader is one run of [Read].
type reader struct {
	Source
	known  *lexicon.Cells
	result Result
	seen   []sighting
	told   map[string]bool // doubts that were told, by code, ref and text
	heads  [5]*headings    // the last headings of each section's table, for one that goes on
	near   map[nearKey]int // closeness that was asked: a line, or -1
	flat   []int           // blocks of tables without spans that the grid does not explain
	// doubted are lines that were found and not read, which was told.
	doubted map[int]bool
	// lost are lines that were found without figures, or without headings above them:
	// a mention, unless the line is found nowhere else.
	lost map[int]Doubt
}

// nearKey is what closeness is asked of: a key in the table of a section.
type nearKey struct {
	section int
	key     string
}

func newReader(source Source) *reader {
	r := &reader{
		Source: source, known: lexicon.Tables(), told: make(map[string]bool),
		near: make(map[nearKey]int), doubted: make(map[int]bool), lost: make(map[int]Doubt),
	}
	r.result.Taken = make([]bool, len(source.Doc.Blocks))
	r.result.First = [5]int{-1, -1, -1, -1, -1}
	return r
}

// sighting is a line of figures as one place of the document shows it.
type sighting struct {
	line    int     // index in Cells.Lines
	entries []entry // one per column of the line
	at      Place   // of the label, or of the first figure
	unit    govinfo.Unit
}

// entry is what stands in one cell. Its zero value is a cell that was not found.
type entry struct {
	found bool
	tall  bool // reaches over several rows
	at    Place
}

func (e *entry) shape() values.Shape { return values.ShapeOf(e.at.Text) }

// doubt tells something once.
func (r *reader) doubt(code string, ref govinfo.Ref, at Place, format string, args ...any) {
	r.tell(r.newDoubt(code, ref, at, format, args...))
}

func (r *reader) newDoubt(code string, ref govinfo.Ref, at Place, format string, args ...any) Doubt {
	return Doubt{Code: code, Ref: ref, At: at, Text: fmt.Sprintf(format, args...)}
}

func (r *reader) tell(d Doubt) {
	if key := d.Code + "\x00" + string(d.Ref) + "\x00" + d.Text; !r.told[key] {
		r.told[key] = true
		r.result.Doubts = append(r.result.Doubts, d)
	}
}

// noHeadings is the doubt about a line whose figures stand below no headings.
func (r *reader) noHeadings(line int, at Place) Doubt {
	return r.newDoubt(MissingHeadings, r.known.Lines[line].Path, at, "“%s”一行的数据上方没有相应的列标题，未读取", r.name(line))
}

// doubtLine tells that a line was found and is not read.
func (r *reader) doubtLine(code string, line int, at Place, format string, args ...any) {
	r.doubted[line] = true
	r.doubt(code, r.known.Lines[line].Path, at, format, args...)
}

// mostAsked is how many labels closeness is asked of: more that are misspelt are no table.
const mostAsked = 500

// closest returns the one line of a section's table that a misspelt label must
// mean, or -1.
func (r *reader) closest(section int, key string) int {
	id := nearKey{section, key}
	line, asked := r.near[id]
	switch {
	case asked:
		return line
	case len(r.near) == mostAsked:
		return -1
	}
	line = -1
	d := vocabulary(section)
	if index, ok := words.ClosestOf(key, d.keys, d.owners); ok {
		line = d.lines[index]
	}
	r.near[id] = line
	return line
}

// name returns the words for a line in doubts.
func (r *reader) name(line int) string { return govinfo.Label(r.known.Lines[line].Path) }

// section returns the section whose table a line stands in.
func (r *reader) section(line int) int { return r.known.Blocks[r.known.Lines[line].Block].Section }

// table returns the ref and the name of a section's table.
func table(section int) (ref govinfo.Ref, name string) {
	switch section {
	case 2:
		return "proactive", "表二"
	case 3:
		return "applications", "表三"
	}
	return "disputes", "表四"
}
