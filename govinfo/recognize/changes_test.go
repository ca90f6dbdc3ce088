package recognize_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// pageChange is a difference between a report as it is laid out and as it is read.
// tables changes it before it is laid out, text the text that comes of it.
type pageChange struct {
	name   string
	tables func(s *source)
	text   func(random *rand.Rand, layout *pageLayout, text string) string
	only   func(layout *pageLayout) bool // layouts in which there is such a thing
	// certain are the layouts in which the meaning is the same beyond doubt; nil is
	// all of them.
	certain func(layout *pageLayout) bool
	filled  bool // only for reports without blank cells
}

func isText(l *pageLayout) bool       { return l.write != nil }
func isGridOrRows(l *pageLayout) bool { return l.shape == grids || l.shape == rows }

// harmlessChanges leave the meaning alone.
func harmlessChanges() []pageChange {
	relabeled := func(pairs ...string) func(*source) {
		replacer := strings.NewReplacer(pairs...)
		return func(s *source) { s.labels(replacer.Replace) }
	}
	return []pageChange{
		{name: "none"},
		{name: "spaces in labels", tables: func(s *source) { s.labels(spacedWords) }, certain: func(l *pageLayout) bool { return l.name != "printed page" }},
		{name: "a space before the last character of labels", tables: func(s *source) {
			s.labels(func(text string) string {
				if runes := []rune(text); len(runes) > 4 {
					return string(runes[:len(runes)-1]) + " " + string(runes[len(runes)-1:])
				}
				return text
			})
		}},
		{name: "half-width brackets and quotes", tables: relabeled("（", "(", "）", ")", "“", `"`, "”", `"`, "，", ",", "：", ":")},
		{name: "full-width item numbers", tables: relabeled("1.", "１．", "2.", "２．", "3.", "３．", "4.", "４．", "5.", "５．")},
		{name: "item numbers before 、", tables: relabeled("1.", "1、", "2.", "2、", "3.", "3、", "4.", "4、", "5.", "5、", "6.", "6、", "7.", "7、", "8.", "8、")},
		{name: "item numbers in brackets", tables: relabeled("1.", "（1）", "2.", "（2）", "3.", "（3）", "4.", "（4）", "5.", "（5）")},
		{name: "item numbers in circles", tables: relabeled("1.", "①", "2.", "②", "3.", "③", "4.", "④", "5.", "⑤", "6.", "⑥", "7.", "⑦", "8.", "⑧")},
		{name: "traditional characters", tables: func(s *source) {
			s.labels(traditional.Replace)
			for i := range s.titles {
				s.titles[i] = traditional.Replace(s.titles[i])
			}
		}},
		{name: "件 behind labels of numbers", tables: func(s *source) {
			s.labels(func(text string) string {
				if strings.HasSuffix(text, "数量") || strings.HasSuffix(text, "件数") {
					return text + "（件）"
				}
				return text
			})
		}},
		{name: "full-width figures", tables: figuresAs(func(text string) string {
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, text)
		})},
		{name: "figures with 件", tables: figuresAs(func(text string) string {
			if strings.Contains(text, ".") {
				return text
			}
			return text + "件"
		})},
		{name: "running numbers", tables: func(s *source) { s.tables[1][0] = withNumbers(s.tables[1][0]) }, only: isGridOrRows,
			certain: func(l *pageLayout) bool { return l.shape == grids || l.bars }},
		{name: "headings repeated", tables: repeatHeadings},
		{name: "titles of other years", tables: func(s *source) {
			s.titles = [6]string{"一、2023年政府信息公开工作总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
				"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项"}
		}},
		{name: "a line that leads to the table", tables: func(s *source) {
			s.between = []document.Block{&document.Paragraph{Text: "本年度办理政府信息公开申请的情况见下表。"}}
		}},

		{name: "CRLF", text: func(_ *rand.Rand, _ *pageLayout, text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }, only: isText},
		{name: "spaces behind lines", text: eachLine(func(line string) string { return line + "  " }), only: isText},
		{name: "no-break spaces", text: func(_ *rand.Rand, _ *pageLayout, text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }, only: isText},
		{name: "blank lines between rows", text: pageBreaks("\n"), only: isText},
		{name: "blank lines between lines", text: eachLine(func(line string) string { return line + "\n" }), only: isText,
			certain: func(l *pageLayout) bool { return l.shape != cells || l.bars }},
		{name: "page numbers between rows", text: pageBreaks("- 3 -\n", "\n- 4 -\n\n", "第 5 页\n", "— 6 —\n", "第7页 共9页\n"), only: isText},
		{name: "form feeds between rows", text: pageBreaks("\f", "- 3 -\n\f"), only: isText},
		{name: "running titles between rows", tables: nil, text: runningTitles, only: isText},
		{name: "bars lost at the end of a few rows", text: withoutLastBars, only: func(l *pageLayout) bool { return l.bars && l.shape == rows }},
	}
}

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
		{name: "a figure broken over lines", filled: true, only: func(l *pageLayout) bool { return l.bars || l.shape == cells || l.shape == flows }, text: breakFigures},
		{name: "cut off", only: isText, text: func(random *rand.Rand, _ *pageLayout, text string) string {
			from := strings.Index(text, "第二十条")
			return text[:from+random.IntN(len(text)-from)]
		}},
	}
}

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
	name := govinfo.Form2021().Tables[1].Blocks[0].Columns[lost].Label
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
	form := govinfo.Form2021()
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

// repeatHeadings cuts table 三 in two and writes the headings again, as a printed
// page does.
func repeatHeadings(s *source) {
	table := s.tables[1][0]
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			if cell.RowSpan > 1 {
				s.tables[1] = cutRows(table, 12, true)
				return
			}
		}
	}
	table.Rows = slices.Insert(table.Rows, 12, table.Rows[:3]...)
}

// spacedWords puts spaces between Chinese characters.
func spacedWords(text string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range text {
		if last > 0x4e00 && r > 0x4e00 && last < 0xa000 && r < 0xa000 {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		last = r
	}
	return out.String()
}

// figuresAs writes the figures in another style.
func figuresAs(style func(text string) string) func(s *source) {
	return func(s *source) {
		s.figures(func(cell *document.Cell) {
			if text := unmarked(cell.Text); text != "" {
				cell.Text = markOf(cell.Text) + style(text)
			}
		})
	}
}

func eachLine(change func(line string) string) func(*rand.Rand, *pageLayout, string) string {
	return func(_ *rand.Rand, _ *pageLayout, text string) string {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = change(lines[i])
		}
		return strings.Join(lines, "\n")
	}
}

// pageBreaks puts lines between some rows of the tables. A row begins on a line with
// a [rowMark]; where several do, the line begins with one of them.
func pageBreaks(breaks ...string) func(*rand.Rand, *pageLayout, string) string {
	return func(random *rand.Rand, layout *pageLayout, text string) string {
		var out strings.Builder
		n := 0
		for line := range strings.Lines(text) {
			begins := strings.HasPrefix(strings.TrimLeft(line, "\t |"), rowMark) || layout.shape == rows && strings.Contains(line, rowMark)
			if begins && strings.ContainsAny(line, "、.（") && random.IntN(4) == 0 && !strings.Contains(line, "申请人情况") {
				out.WriteString(breaks[n%len(breaks)])
				n++
			}
			out.WriteString(line)
		}
		return out.String()
	}
}

// runningTitles repeats the first line of the text between some rows.
func runningTitles(random *rand.Rand, layout *pageLayout, text string) string {
	title, _, _ := strings.Cut(text, "\n")
	return pageBreaks(title+"\n", "- 4 -\n"+title+"\n")(random, layout, text)
}

// withoutLastBars takes the bars at the end of three rows of figures away.
func withoutLastBars(random *rand.Rand, _ *pageLayout, text string) string {
	lines := strings.Split(text, "\n")
	var ends []int
	for i, line := range lines {
		if cut := strings.TrimRight(line, "| "); cut != line && cut != "" && strings.HasSuffix(strings.TrimRight(line, "|"), " ") && '0' <= cut[len(cut)-1] && cut[len(cut)-1] <= '9' {
			ends = append(ends, i)
		}
	}
	for range min(3, len(ends)) {
		i := ends[random.IntN(len(ends))]
		lines[i] = strings.TrimRight(lines[i], "| ")
	}
	return strings.Join(lines, "\n")
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

// traditional writes the characters of the forms as they are written in traditional
// Chinese.
var traditional = strings.NewReplacer("条", "條", "项", "項", "内", "內", "数", "數", "废", "廢", "现", "現", "规", "規", "处", "處", "决", "決",
	"许", "許", "罚", "罰", "强", "強", "业", "業", "费", "費", "额", "額", "单", "單", "万", "萬", "开", "開", "请", "請", "报", "報", "机", "機", "关", "關",
	"据", "據", "勾稽", "勾稽", "系", "係", "为", "為", "于", "於", "总", "總", "计", "計", "构", "構", "会", "會", "组", "組", "织", "織", "务", "務",
	"转", "轉", "办", "辦", "结", "結", "续", "續", "区", "區", "这", "這", "属", "屬", "国", "國", "护", "護", "权", "權", "类", "類", "过", "過", "执", "執",
	"询", "詢", "无", "無", "补", "補", "访", "訪", "举", "舉", "诉", "訴", "复", "復", "书", "書", "认", "認", "获", "獲", "确", "確", "缴", "繳", "纠", "糾",
	"维", "維", "审", "審", "讼", "訟", "经", "經", "后", "後", "还", "還", "对", "對", "议", "議", "当", "當", "没", "沒", "时", "時", "实", "實", "与", "與")

// breakFigures breaks a line within some figures of two digits or more.
func breakFigures(random *rand.Rand, layout *pageLayout, text string) string {
	from := strings.Index(text, "第二十条")
	out := []byte(text[:from])
	for i := from; i < len(text); i++ {
		out = append(out, text[i])
		if i+1 < len(text) && isDigit(text[i]) && isDigit(text[i+1]) && random.IntN(20) == 0 {
			rest := i + 1
			for rest < len(text) && isDigit(text[rest]) {
				rest++
			}
			if alone := rest == len(text) || text[rest] == '\n' || strings.HasPrefix(unmarked(text[rest:min(len(text), rest+3)]), " \n"); !alone || layout.shape != flows {
				out = append(out, '\n') // alone on a line it would be a page number
			}
		}
	}
	return string(out)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
