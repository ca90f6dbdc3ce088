package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// applicationReader reads table 三: headings of applicants, then lines, most of
// them in groups.
type applicationReader struct {
	*reader
	pending []*row // heading rows that wait for the first line
	heads   columns
	groups  [3]*place // the label at each depth that later rows are in
	last    int       // order of the last line
	told    map[Origin]bool
	found   []finding
	guesses int  // how many more labels may be looked up by closeness
	padded  bool // labels of rows without a grid have empty cells behind them
}

// mostGuesses bounds how many labels of a document are looked up by closeness,
// which takes its time. A report has some 30 lines.
const mostGuesses = 500

func (r *reader) readApplications(pieces []piece) {
	a := applicationReader{reader: r, told: make(map[Origin]bool), guesses: mostGuesses}
	for _, piece := range pieces {
		if piece.table != applicationsTable {
			continue
		}
		if piece.loose {
			a.readLoose(piece.rows)
			continue
		}
		if at := a.uprightRow(piece.rows); at != nil {
			a.problem(MissingHeadings, "applications", at.places[0].origin, "表三的行与列互换，未读取")
			continue
		}
		a.padded = paddedLabels(piece.rows)
		for i := range piece.rows {
			a.readRow(&piece.rows[i])
		}
	}
	r.settleApplications(a.found)
}

// uprightRow returns a row that names many lines: rows and columns of the table
// are exchanged, which is not read.
func (a *applicationReader) uprightRow(rows []row) *row {
	const many = 6
	for i := range rows {
		lines := 0
		for k := range rows[i].places {
			if p := &rows[i].places[k]; p.shape == wordShape && a.isLine(p) {
				lines++
			}
		}
		if lines >= many {
			return &rows[i]
		}
	}
	return nil
}

func (a *applicationReader) readRow(r *row) {
	if r.blank || isPageNumberRow(r) {
		return
	}
	if a.isHeading(r) {
		a.pending = append(a.pending, r)
		return
	}
	if len(a.pending) > 0 {
		a.readHeadings()
	}
	if len(r.words()) == 0 && !r.hasFigures() {
		return
	}
	a.readLine(r)
}

// isPageNumberRow reports whether a row is a page number between two pages.
func isPageNumberRow(r *row) bool {
	if len(r.places) != 1 {
		return false
	}
	folded := words.Fold(r.places[0].text)
	inner := strings.Trim(folded, "-—–")
	return inner != folded && inner != "" && strings.Trim(inner, "0123456789") == ""
}

// isHeading reports whether a row is one of headings: it names applicants, or
// the whole of them, and has neither figures nor the label of a line.
func (a *applicationReader) isHeading(r *row) bool {
	heading := false
	for i := range r.places {
		p := &r.places[i]
		if p.covered {
			continue
		}
		switch {
		case p.shape == figureShape:
			return false
		case p.shape != wordShape:
		case a.isHeadingWord(p.label.Key):
			heading = true
		case len(a.known.applicationByKey[p.label.Key]) > 0 && p.label.Number > 0:
			return false
		}
	}
	return heading
}

func (a *applicationReader) isHeadingWord(name string) bool {
	if a.known.signatures[name] == applicationsTable && len(a.known.applicationByKey[name]) == 0 {
		_, group := a.known.groupByKey[name]
		return !group
	}
	return false
}

func (a *applicationReader) readHeadings() {
	heads := a.pending
	a.pending = nil
	var list columns
	switch {
	case !heads[0].grid:
		list = a.flatColumns(heads)
	case agree(heads):
		list = a.gridColumns(heads)
	default:
		a.heads = columns{}
		a.problem(MissingHeadings, "applications", heads[0].places[0].origin, "表三的各行列标题宽度不一，无法对应各列数据")
		return
	}
	if len(list.list) == 0 {
		for _, r := range heads {
			if r.hasWord(a.isApplicant) {
				a.heads = columns{} // headings in doubt are in force, and give nothing
			}
		}
		return
	}
	a.heads = list
	seen := make(map[int]bool)
	for i := range list.list {
		c := &list.list[i]
		switch {
		case c.meaning == unknownColumn:
			a.problem(ExtraColumn, "applications", c.heading.origin, "表三的“%s”列不是法定格式的列，未读取", shorten(c.heading.text))
		case seen[c.meaning]:
			a.problem(DoubledColumn, "applications", c.heading.origin, "表三的“%s”列出现两次，未读取", shorten(c.heading.text))
			for k := range list.list {
				if list.list[k].meaning == c.meaning && k != i {
					list.list[k].meaning = unknownColumn
				}
			}
			c.meaning = unknownColumn
		default:
			seen[c.meaning] = true
		}
	}
	for i, column := range a.known.applicantColumns {
		if !seen[i] {
			a.problem(MissingColumn, "applications", heads[0].places[0].origin, "表三没有“%s”列", column.Label)
		}
	}
}

// gridColumns reads headings by their place on the grid.
func (a *applicationReader) gridColumns(heads []*row) columns {
	result := columns{grid: true}
	for _, s := range stacks(heads) {
		result.end = s.column + 1
		if s.leaf == nil {
			continue
		}
		meaning, known := a.meaning(s.leaf, s.above)
		if !known && (len(result.list) == 0 || !isColumnHeading(s.leaf)) {
			continue
		}
		last := len(result.list) - 1
		if last >= 0 && result.list[last].last == s.column-1 {
			c := &result.list[last]
			same := c.heading.origin == s.leaf.origin
			if same || c.meaning == meaning && meaning != unknownColumn && c.heading.label.Key == s.leaf.label.Key {
				c.last = s.column
				c.repeated = c.repeated || !same
				continue
			}
		}
		result.list = append(result.list, column{meaning: meaning, heading: *s.leaf, first: s.column, last: s.column})
	}
	return result
}

func isColumnHeading(p *place) bool { return p.shape == wordShape && p.label.Key != headingWords[1] }

// meaning returns the applicant that a heading names. A total below the heading
// of the organizations is a subtotal of theirs, which the form does not have.
func (a *applicationReader) meaning(leaf *place, above []*place) (meaning int, known bool) {
	index, ok := a.known.applicantByKey[leaf.label.Key]
	if !ok {
		if leaf.shape != wordShape {
			return unknownColumn, false
		}
		near, close := words.Closest(leaf.label.Key, a.known.applicantKeys)
		if !close {
			return unknownColumn, false
		}
		index = near
		if !a.told[leaf.origin] {
			a.told[leaf.origin] = true
			a.problem(InexactLabel, "applications", leaf.origin, "表三的列标题“%s”按相近的“%s”识别", shorten(leaf.text), a.known.applicantColumns[near].Label)
		}
	}
	for _, p := range above {
		below := p.label.Key == a.known.organizationsName
		organization := a.known.applicantColumns[index].Group != ""
		if below && !organization {
			return unknownColumn, true
		}
	}
	return index, true
}

// settleApplications decides the edition of table 三 and takes the figures over.
func (r *reader) settleApplications(found []finding) {
	if len(found) == 0 {
		r.missingTable("applications", 3)
		return
	}
	divided, undivided := 0, 0
	for _, f := range found {
		switch {
		case f.line.path == "applications.outcomes.other.undivided":
			undivided++
		case f.line.path.Parent() == "applications.outcomes.other":
			divided++
		}
	}
	edition := govinfo.EditionUnstated
	switch {
	case divided > 0:
		edition = govinfo.Edition2021
	case undivided > 0:
		edition = govinfo.Edition2019
	}
	r.result.Report.Editions.Applications = edition
	kept := found[:0:0]
	for _, f := range found {
		if divided > 0 && f.line.path == "applications.outcomes.other.undivided" {
			r.problem(ExtraLine, "applications.outcomes.other", f.origin, "（六）其他处理已分项列出，合并的一行未读取")
			continue
		}
		kept = append(kept, f)
	}
	r.tellOrder(kept)
	r.take(kept)
	for i := range r.known.applicationLines {
		line := &r.known.applicationLines[i]
		other := line.path.Parent() == "applications.outcomes.other"
		if !hasLine(kept, line) && (!other || line.edition == edition) {
			r.missingLine(line)
		}
	}
	if edition == govinfo.EditionUnstated {
		r.problem(MissingLine, "applications.outcomes.other", Origin{Block: r.tableBlock[applicationsTable]}, "表格中没有“（六）其他处理”各行")
	}
}

// tellOrder notes lines that stand before one that the form has before them.
func (r *reader) tellOrder(found []finding) {
	last := 0
	for _, f := range found {
		if f.line.order < last {
			r.problem(OutOfOrder, f.line.path, f.origin, "“%s”一行的位置与法定格式的顺序不同，按其名称读取", name(f.line.path))
		}
		last = f.line.order
	}
}
