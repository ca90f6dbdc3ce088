package recognize_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// harmfulChanges lose something, or put something in that is not the report's. The
// cells of which the document no longer says anything certain are spoiled.
func harmfulChanges() []pageChange {
	return []pageChange{
		{name: "a figure lost", tables: func(s *source) {
			table := s.anyTable()
			row := s.anyFigures(table)
			i := s.anyFigure(row)
			row.Cells = slices.Delete(row.Cells, i, i+1)
		}},
		{name: "a column lost", tables: func(s *source) { s.loseColumn(0, false) }},
		{name: "a column lost with its heading", tables: func(s *source) { s.loseColumn(0, true) }},
		{name: "a column lost on the second page", tables: func(s *source) { s.loseColumn(5+s.random.IntN(15), false) }},
		{name: "a heading lost", tables: func(s *source) {
			table := s.anyTable()
			if cell := s.anyHeading(table); cell != nil {
				cell.Text = markOf(cell.Text)
			}
		}},
		{name: "a heading's cell lost", tables: func(s *source) {
			table := s.anyTable()
			cell := s.anyHeading(table)
			for r := range table.Rows {
				table.Rows[r].Cells = slices.DeleteFunc(slices.Clone(table.Rows[r].Cells), func(c document.Cell) bool { return cell != nil && c.ID == "" && c.Text == cell.Text && c.Text != "" })
			}
		}},
		{name: "all headings lost", tables: func(s *source) {
			table := s.tables[1+s.random.IntN(2)][0]
			table.Rows = table.Rows[s.figureRows(table)[0]:]
			s.spoilTable(table)
		}},
		{name: "a line lost", tables: func(s *source) { s.loseLines(1) }},
		{name: "lines lost", tables: func(s *source) { s.loseLines(2 + s.random.IntN(6)) }},
		{name: "the figures of a line lost", tables: func(s *source) {
			row := s.anyFigures(s.tables[s.random.IntN(2)][0])
			row.Cells = slices.DeleteFunc(slices.Clone(row.Cells), func(c document.Cell) bool { return c.ID != "" })
		}},
		{name: "the figures of a line doubled", filled: true, tables: func(s *source) {
			table := s.tables[s.random.IntN(2)][0]
			at := s.anyFigureRow(table)
			var figures []document.Cell
			for _, cell := range table.Rows[at].Cells {
				if cell.ID != "" {
					figures = append(figures, cell)
				}
			}
			table.Rows = slices.Insert(table.Rows, at+1, document.Row{Cells: figures})
		}},
		{name: "a line doubled elsewhere", tables: func(s *source) {
			table := s.anyTable()
			at := s.anyFigureRow(table)
			row := document.Row{Cells: slices.Clone(table.Rows[at].Cells)}
			for i := range row.Cells {
				row.Cells[i].RowSpan = 0
			}
			table.Rows = slices.Insert(table.Rows, s.random.IntN(len(table.Rows)+1), row)
		}},
		{name: "a line of the wrong figures", tables: func(s *source) {
			table := s.tables[s.random.IntN(2)][0]
			at := s.anyFigureRow(table)
			if !isFilled(&table.Rows[at]) {
				return
			}
			row := document.Row{Cells: slices.Clone(table.Rows[at].Cells)}
			for i := range row.Cells {
				row.Cells[i].RowSpan = 0
				if row.Cells[i].ID != "" {
					row.Cells[i].Text = strconv.Itoa(666600 + i)
					s.spoil(govinfo.Ref(row.Cells[i].ID))
				}
			}
			table.Rows = slices.Insert(table.Rows, at+s.random.IntN(2), row)
		}},
		{name: "a label lost", tables: func(s *source) {
			row := s.anyFigures(s.tables[s.random.IntN(2)][0])
			if i := labelAt(row); i >= 0 {
				label := unmarked(row.Cells[i].Text)
				for i := range row.Cells {
					if cell := &row.Cells[i]; unmarked(cell.Text) == label {
						cell.Text = markOf(cell.Text)
					}
				}
				s.spoilRow(row)
			}
		}},
		{name: "a label's cell lost", tables: func(s *source) {
			row := s.anyFigures(s.tables[s.random.IntN(2)][0])
			if i := labelAt(row); i >= 0 {
				row.Cells = slices.Delete(row.Cells, i, i+1)
				s.spoilRow(row)
			}
		}},
		{name: "a label for another", tables: func(s *source) {
			table := s.tables[1][0]
			row, other := s.anyFigures(table), s.anyFigures(table)
			i, k := labelAt(row), labelAt(other)
			if i >= 0 && k >= 0 && row != other {
				row.Cells[i].Text = markOf(row.Cells[i].Text) + unmarked(other.Cells[k].Text)
				if sameGroup(row, other) {
					s.spoilDifferent(other, row) // the line stands twice
				}
				s.spoilRow(row)
			}
		}},
		{name: "two labels exchanged", tables: exchangeLabels},
		{name: "two headings exchanged", tables: exchangeHeadings},
		{name: "a figure inserted", tables: func(s *source) {
			row := s.anyFilled(s.anyTable())
			if row == nil {
				return
			}
			s.spoilRow(row)
			i := s.anyFigure(row)
			row.Cells = slices.Insert(row.Cells, i+s.random.IntN(2), document.Cell{Text: "777777", ID: "?"})
		}},
		{name: "an unknown line", tables: func(s *source) {
			table := s.tables[s.random.IntN(2)][0]
			at := s.anyFigureRow(table)
			var figures []document.Cell
			for _, cell := range table.Rows[at].Cells {
				if cell.ID != "" {
					cell.Text = "777777"
					figures = append(figures, cell)
				}
			}
			figures = append([]document.Cell{{Text: []string{"9.属于其他情形", "小计", "当年新增", "补充事项"}[s.random.IntN(4)]}}, figures...)
			table.Rows = slices.Insert(table.Rows, at+s.random.IntN(2), document.Row{Cells: figures})
		}},
		{name: "a group's label lost", tables: func(s *source) {
			s.labels(func(text string) string {
				if strings.HasPrefix(unmarked(text), "（五）不予处理") {
					return markOf(text)
				}
				return text
			})
		}},
		{name: "two groups exchanged", only: func(l *pageLayout) bool { return l.beside }, tables: func(s *source) {
			s.labels(strings.NewReplacer("（四）无法提供", "（五）不予处理", "（五）不予处理", "（四）无法提供").Replace)
			for ref := range s.want.Cells() {
				if ref.Within("applications.outcomes.unavailable") || ref.Within("applications.outcomes.notProcessed") {
					s.spoil(ref)
				}
			}
		}},

		{name: "a line of text deleted", only: func(l *pageLayout) bool { return isText(l) && l.name != "lone bars" }, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			return changeLines(random, text, func(lines []string, i int) []string { return slices.Delete(lines, i, i+1) })
		}},
		{name: "a line of text doubled", only: isText, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			return changeLines(random, text, func(lines []string, i int) []string { return slices.Insert(lines, i, lines[i]) })
		}},
		{name: "a sentence inserted", only: isText, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			return changeLines(random, text, func(lines []string, i int) []string {
				return slices.Insert(lines, i, "注：其中3件转为信访处理，另有 12 件仍在办理。")
			})
		}},
		{name: "a number inserted", only: isText, filled: true, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			return changeLines(random, text, func(lines []string, i int) []string { return slices.Insert(lines, i, "777777") })
		}},
		{name: "characters lost", only: isText, text: loseCharacters},
		{name: "a figure broken over lines", filled: true, only: isText, text: breakFigures},
		{name: "cut off", only: isText, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			from := strings.Index(text, "第二十条")
			return text[:from+random.IntN(len(text)-from)]
		}},
	}
}

// changeLines changes a text at a line of its tables.
func changeLines(random *rand.Rand, text string, change func(lines []string, i int) []string) string {
	lines := strings.Split(text, "\n")
	from := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "第二十条") })
	to := len(lines) - 6
	return strings.Join(change(lines, from+random.IntN(max(1, to-from))), "\n")
}

// loseCharacters loses some Chinese characters of the tables.
func loseCharacters(random *rand.Rand, _ *pageLayout, text string) string {
	from := strings.Index(text, "第二十条")
	runes := []rune(text[from:])
	for range 1 + random.IntN(4) {
		for range 100 {
			if i := random.IntN(len(runes)); runes[i] != '万' && runes[i] >= 0x4e00 && runes[i] < 0xa000 {
				runes = slices.Delete(runes, i, i+1)
				break
			}
		}
	}
	return text[:from] + string(runes)
}

// breakFigures breaks a line within some figures of two digits or more.
func breakFigures(random *rand.Rand, _ *pageLayout, text string) string {
	from := strings.Index(text, "第二十条")
	out := []byte(text[:from])
	for i := from; i < len(text); i++ {
		out = append(out, text[i])
		if i+1 < len(text) && isDigit(text[i]) && isDigit(text[i+1]) && random.IntN(20) == 0 {
			out = append(out, '\n')
		}
	}
	return string(out)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
