package recognize_test

import (
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// spoiled is the figure of cells of which the document no longer says anything
// certain: no reading of them is right.
const spoiled = 987654321

func (s *source) spoil(ref govinfo.Ref) {
	if value, err := s.want.At(ref); err != nil || value.IsBlank() {
		return
	}
	if err := s.want.Set(ref, govinfo.N(spoiled)); err != nil {
		_ = s.want.Set(ref, govinfo.MustAmount("9876543.21"))
	}
}

func (s *source) spoilRow(row *document.Row) {
	for _, cell := range row.Cells {
		s.spoil(govinfo.Ref(cell.ID))
	}
}

// spoilDifferent spoils the cells of a line that are not the same in another.
func (s *source) spoilDifferent(row, other *document.Row) {
	a, b := refsOf(row), refsOf(other)
	for i := range a {
		va, _ := s.want.At(a[i])
		if vb, _ := s.want.At(b[i]); !same(va, vb) {
			s.spoil(a[i])
		}
	}
}

func (s *source) spoilTable(table *document.Table) {
	for i := range table.Rows {
		s.spoilRow(&table.Rows[i])
	}
}

func (s *source) anyTable() *document.Table { return s.tables[s.random.IntN(3)][0] }

func (s *source) figureRows(table *document.Table) (rows []int) {
	for i, row := range table.Rows {
		if slices.ContainsFunc(row.Cells, func(c document.Cell) bool { return c.ID != "" }) {
			rows = append(rows, i)
		}
	}
	return rows
}

func (s *source) anyFigureRow(table *document.Table) int {
	rows := s.figureRows(table)
	return rows[s.random.IntN(len(rows))]
}

func (s *source) anyFigures(table *document.Table) *document.Row {
	return &table.Rows[s.anyFigureRow(table)]
}

// anyFilled returns a row of figures without blank cells, nil if it finds none.
func (s *source) anyFilled(table *document.Table) *document.Row {
	for range 20 {
		if row := s.anyFigures(table); isFilled(row) {
			return row
		}
	}
	return nil
}

func isFilled(row *document.Row) bool {
	return !slices.ContainsFunc(row.Cells, func(c document.Cell) bool { return c.ID != "" && unmarked(c.Text) == "" })
}

// anyFigure returns a place of a figure in a row that has some.
func (s *source) anyFigure(row *document.Row) int {
	for {
		if i := s.random.IntN(len(row.Cells)); row.Cells[i].ID != "" {
			return i
		}
	}
}

// labelAt returns the place of a line's own label, -1 if it has none.
func labelAt(row *document.Row) int {
	label := -1
	for i, cell := range row.Cells {
		if cell.ID != "" {
			break
		}
		if unmarked(cell.Text) != "" {
			label = i
		}
	}
	return label
}

// anyHeading returns a heading above figures.
func (s *source) anyHeading(table *document.Table) *document.Cell {
	var headings []*document.Cell
	figures := false
	for r := range table.Rows {
		first := labelAt(&table.Rows[r])
		figures = slices.ContainsFunc(table.Rows[r].Cells, func(c document.Cell) bool { return c.ID != "" })
		for c := range table.Rows[r].Cells {
			cell := &table.Rows[r].Cells[c]
			if !figures && first >= 0 && unmarked(cell.Text) != "" && (c > 0 || r == 1 && table.Columns == 10) {
				headings = append(headings, cell)
			}
		}
	}
	if len(headings) == 0 {
		return nil
	}
	return headings[s.random.IntN(len(headings))]
}

// loseColumn deletes a column of figures of table 三, from a line on.
func (s *source) loseColumn(from int, heading bool) {
	table := s.tables[1][0]
	lost := s.random.IntN(7)
	name := govinfo.Edition2021.Form().Tables[1].Blocks[0].Columns[lost].Label
	for n, r := range s.figureRows(table) {
		if n < from {
			continue
		}
		row := &table.Rows[r]
		first := slices.IndexFunc(row.Cells, func(c document.Cell) bool { return c.ID != "" })
		s.spoil(govinfo.Ref(row.Cells[first+lost].ID))
		row.Cells = slices.Delete(row.Cells, first+lost, first+lost+1)
	}
	if !heading {
		return
	}
	for r := range table.Rows[:3] {
		row := &table.Rows[r]
		row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c document.Cell) bool { return unmarked(c.Text) == name })
		for c := range row.Cells {
			cell := &row.Cells[c]
			if unmarked(cell.Text) == "申请人情况" && cell.ColSpan > 1 || unmarked(cell.Text) == "法人或其他组织" && cell.ColSpan > 1 && lost > 0 && lost < 6 {
				cell.ColSpan--
			}
		}
	}
	table.Columns--
}

// loseLines deletes rows of figures and all that stands in them.
func (s *source) loseLines(n int) {
	table := s.tables[s.random.IntN(2)][0]
	at := s.anyFigureRow(table)
	table.Rows = slices.Delete(table.Rows, at, min(at+n, len(table.Rows)))
}

// exchangeLabels exchanges the labels of two lines of table 三. The figures are then
// those of the other line, unless the labels of their groups, where they stand
// beside, contradict.
func exchangeLabels(s *source) {
	table := s.tables[1][0]
	row, other := s.anyFigures(table), s.anyFigures(table)
	i, k := labelAt(row), labelAt(other)
	if row == other || i < 0 || k < 0 {
		return
	}
	a, b := unmarked(row.Cells[i].Text), unmarked(other.Cells[k].Text)
	row.Cells[i].Text, other.Cells[k].Text = markOf(row.Cells[i].Text)+b, markOf(other.Cells[k].Text)+a
	ra, rb := refsOf(row), refsOf(other)
	for n := range ra {
		s.exchange(ra[n], rb[n])
	}
	if !s.beside || sameGroup(row, other) {
		return
	}
	for _, pair := range [][2]*document.Row{{row, other}, {other, row}} {
		if from, to := groupOf(pair[0]), groupOf(pair[1]); !from.Within(to) {
			s.spoilRow(pair[0])
		}
	}
}

func refsOf(row *document.Row) (refs []govinfo.Ref) {
	for _, cell := range row.Cells {
		if cell.ID != "" {
			refs = append(refs, govinfo.Ref(cell.ID))
		}
	}
	return refs
}

// groupOf returns the group in which a line of table 三 stands.
func groupOf(row *document.Row) govinfo.Ref {
	line := refsOf(row)[0].Parent()
	if line == "applications.outcomes.other.undivided" {
		return line.Parent().Parent() // a line beside the groups
	}
	return line.Parent()
}

func sameGroup(a, b *document.Row) bool { return groupOf(a) == groupOf(b) }

// exchange exchanges what is wanted of two cells.
func (s *source) exchange(a, b govinfo.Ref) {
	va, _ := s.want.At(a)
	vb, _ := s.want.At(b)
	_, _ = s.want.Set(a, vb), s.want.Set(b, va)
}

// exchangeHeadings exchanges two classes of table 三, or two results of 行政复议: the
// figures below are then those of the other.
func exchangeHeadings(s *source) {
	form := govinfo.Edition2021.Form()
	if s.random.IntN(3) > 0 {
		columns := form.Tables[1].Blocks[0].Columns
		a, b := s.random.IntN(7), s.random.IntN(7)
		for r := range s.tables[1][0].Rows[:3] {
			row := &s.tables[1][0].Rows[r]
			for c := range row.Cells {
				swapText(&row.Cells[c], columns[a].Label, columns[b].Label)
			}
		}
		if a != b {
			for _, r := range s.figureRows(s.tables[1][0]) {
				line := refsOf(&s.tables[1][0].Rows[r])[0].Parent()
				s.exchange(line.Join(columns[a].Key), line.Join(columns[b].Key))
			}
		}
		return
	}
	table := s.tables[2][0]
	columns := form.Tables[2].Blocks[0].Columns
	refs := form.Tables[2].Blocks[0].Lines[0].Refs
	a, b := s.random.IntN(5), s.random.IntN(5)
	seen := make(map[string]bool)
	for r := range table.Rows {
		for c := range table.Rows[r].Cells {
			cell := &table.Rows[r].Cells[c]
			// 行政复议 is the first of the three that have the headings.
			if text := unmarked(cell.Text); cell.ID == "" && (text == columns[a].Label || text == columns[b].Label) && !seen[text+strconv.Itoa(r)] && c < 5 {
				seen[text+strconv.Itoa(r)] = true
				swapText(cell, columns[a].Label, columns[b].Label)
			}
		}
		if len(seen) > 0 && s.tables[2][0].Rows[r].Cells[0].RowSpan > 1 {
			break
		}
	}
	if a != b {
		s.exchange(refs[a], refs[b])
	}
}

func swapText(cell *document.Cell, a, b string) {
	switch unmarked(cell.Text) {
	case a:
		cell.Text = markOf(cell.Text) + b
	case b:
		cell.Text = markOf(cell.Text) + a
	}
}
