package recognize_test

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

func tableVariants() []variant {
	return []variant{
		{name: "table 二 by blocks", change: func(s *source) { s.tables[0] = byBlocks(s.tables[0][0]) }},
		{name: "table 二 with the article in a column", change: func(s *source) { s.tables[0][0] = articleColumn(s.tables[0][0]) }},
		{name: "table 三 cut by a page, headings repeated", change: func(s *source) { s.tables[1] = cutRows(s.tables[1][0], 12, true) }},
		{name: "table 三 cut by a page, no headings", change: func(s *source) { s.tables[1] = cutRows(s.tables[1][0], 12, false) }},
		{name: "headings repeated within table 三", change: func(s *source) {
			t := split(s.tables[1][0], false)
			t.Rows = slices.Insert(t.Rows, 14, t.Rows[:3]...)
			s.tables[1][0] = t
		}},
		{name: "a page number within table 三", change: func(s *source) {
			t := split(s.tables[1][0], false)
			t.Rows = slices.Insert(t.Rows, 14, document.Row{Cells: []document.Cell{{Text: "- 4 -", ColSpan: 10}}})
			s.tables[1][0] = t
		}},
		{name: "a group cut by a page", told: []recognize.Code{recognize.InexactLabel}, change: func(s *source) {
			cut := cutRows(s.tables[1][0], 16, false)
			relabelIn(cut[0], "（四）无法提供", "（四）无法")
			relabelIn(cut[1], "（四）无法提供", "提供")
			s.tables[1] = cut
		}},
		{name: "all tables in one", doc: func(s *source) *document.Document {
			one := &document.Table{}
			for i := range s.tables {
				one.Rows = append(one.Rows, document.Row{Cells: []document.Cell{{Text: s.titles[i+1], ColSpan: 15}}})
				one.Rows = append(one.Rows, s.tables[i][0].Rows...)
			}
			s.tables[0] = []*document.Table{one}
			s.tables[1], s.tables[2] = nil, nil
			return s.document()
		}},
		{name: "table 四 in two", change: func(s *source) { s.tables[2] = disputesByKind(&s.want, 2) }},
		{name: "table 四 in three", change: func(s *source) { s.tables[2] = disputesByKind(&s.want, 3) }},
		{name: "table 四 upright", change: func(s *source) { s.tables[2] = []*document.Table{disputesUpright(&s.want)} }},
		{name: "table 四 upright, split", change: func(s *source) { s.tables[2] = []*document.Table{split(disputesUpright(&s.want), true)} }},
		{name: "table 四 with a line for each kind", change: func(s *source) { s.tables[2] = []*document.Table{disputesByLine(&s.want)} }},
		{name: "table 四 with a line for each result", change: func(s *source) { s.tables[2] = []*document.Table{disputesByResult(&s.want)} }},
		{name: "columns of table 三 in another order", change: func(s *source) { s.tables[1][0] = permute(s.tables[1][0], []int{6, 0, 5, 1, 4, 2, 3}) }},
		{name: "columns of table 三 in another order, as text", change: func(s *source) {
			s.tables[1][0] = permute(s.tables[1][0], []int{6, 0, 5, 1, 4, 2, 3})
		}, text: dumped(joined("|", "|", "|", emptyCovered))},
		{name: "a column of running numbers", change: func(s *source) { s.tables[1][0] = withNumbers(s.tables[1][0]) }},
		{name: "a column of running numbers, as text", change: func(s *source) { s.tables[1][0] = withNumbers(s.tables[1][0]) }, text: dumped(joined("|", "|", "|", absentCovered))},
		{name: "a column of remarks", told: []recognize.Code{recognize.ExtraColumn}, change: func(s *source) {
			s.tables[1][0] = withColumn(s.tables[1][0], 10, "备注", "")
		}},
		{name: "a column of subtotals", told: []recognize.Code{recognize.ExtraColumn}, change: func(s *source) {
			s.tables[1][0] = withColumn(s.tables[1][0], 9, "小计", "999")
		}},
		{name: "lines of subtotals", told: []recognize.Code{recognize.ExtraLine}, change: func(s *source) { s.tables[1][0] = withSubtotals(s.tables[1][0]) }},
		{name: "a cell too few", doubts: true, told: []recognize.Code{recognize.WrongCellCount}, change: func(s *source) {
			row := &s.tables[1][0].Rows[10]
			row.Cells = slices.Delete(row.Cells, 3, 4)
		}},
		{name: "a merged figure", doubts: true, told: []recognize.Code{recognize.WrongCellCount}, change: func(s *source) {
			row := &s.tables[1][0].Rows[3]
			row.Cells[1].ColSpan = 7
			row.Cells = row.Cells[:2]
		}},
		{name: "a figure over two lines", doubts: true, filled: true, told: []recognize.Code{recognize.MergedCells}, change: func(s *source) {
			rows := s.tables[1][0].Rows
			rows[3].Cells[1].RowSpan = 2
			rows[4].Cells = slices.Delete(rows[4].Cells, 1, 2)
		}},
		{name: "a line missing", doubts: true, told: []recognize.Code{recognize.MissingLine}, change: func(s *source) {
			s.tables[1][0] = split(s.tables[1][0], true)
			s.tables[1][0].Rows = slices.Delete(s.tables[1][0].Rows, 8, 9)
		}},
		{name: "a line doubled", told: []recognize.Code{recognize.DoubledLine, recognize.OutOfOrder}, doubts: true, change: func(s *source) {
			t := split(s.tables[1][0], true)
			t.Rows = slices.Insert(t.Rows, 9, t.Rows[7])
			s.tables[1][0] = t
		}},
		{name: "lines exchanged", told: []recognize.Code{recognize.OutOfOrder}, change: func(s *source) {
			t := split(s.tables[1][0], true)
			t.Rows[8], t.Rows[9] = t.Rows[9], t.Rows[8]
			s.tables[1][0] = t
		}},
		{name: "groups exchanged", doubts: true, told: []recognize.Code{recognize.GroupConflict}, change: func(s *source) {
			s.relabel("（三）不予公开", "（四）无法提供", "（四）无法提供", "（三）不予公开")
		}},
		{name: "headings of table 三 missing", doubts: true, told: []recognize.Code{recognize.MissingHeadings}, change: func(s *source) {
			s.tables[1][0].Rows = s.tables[1][0].Rows[3:]
		}},
		{name: "table 三 upright", change: func(s *source) { s.tables[1][0] = upright(s.tables[1][0]) }},
		{name: "table 三 upright, as text", doubts: true, told: []recognize.Code{recognize.MissingLine}, change: func(s *source) { s.tables[1][0] = upright(s.tables[1][0]) }, text: dumped(cellLines)},
		{name: "columns of table 二 in another order", only: govinfo.Edition2021, change: func(s *source) {
			s.tables[0][0] = exchangeColumns(s.tables[0][0], 1, 3)
		}},
		{name: "a table missing", doubts: true, told: []recognize.Code{recognize.MissingTable}, change: func(s *source) { s.tables[2] = nil }},
		{name: "blocks exchanged", change: func(s *source) {
			blocks := byBlocks(s.tables[0][0])
			slices.Reverse(blocks)
			s.tables[0] = blocks
		}},
	}
}

func relabelIn(table *document.Table, from, to string) {
	for r := range table.Rows {
		for c := range table.Rows[r].Cells {
			if table.Rows[r].Cells[c].Text == from {
				table.Rows[r].Cells[c].Text = to
			}
		}
	}
}

// byBlocks makes a table of each block of table 二.
func byBlocks(table *document.Table) []*document.Table {
	var blocks []*document.Table
	for _, row := range table.Rows {
		if len(row.Cells) == 1 {
			blocks = append(blocks, &document.Table{Columns: table.Columns})
		}
		last := blocks[len(blocks)-1]
		last.Rows = append(last.Rows, row)
	}
	return blocks
}

// articleColumn puts the item of article 20 into a column on the left.
func articleColumn(table *document.Table) *document.Table {
	result := &document.Table{}
	for _, block := range byBlocks(table) {
		for i, row := range block.Rows[1:] {
			cells := slices.Clone(row.Cells)
			if i == 0 {
				cells = slices.Insert(cells, 0, document.Cell{Text: block.Rows[0].Cells[0].Text, RowSpan: len(block.Rows) - 1})
			}
			result.Rows = append(result.Rows, document.Row{Cells: cells})
		}
	}
	return result
}

// cutRows cuts table 三 in two. Merged cells begin anew on the second page.
func cutRows(table *document.Table, at int, headings bool) []*document.Table {
	second := &document.Table{}
	if headings {
		second.Rows = append(second.Rows, table.Rows[:3]...)
	}
	for i, line := range grid(table)[at:] {
		var row document.Row
		for _, g := range line {
			if g.left || g.above && i > 0 && grid(table)[at-1+i][0].cell.Text == "" {
				continue
			}
			if g.above && i > 0 {
				continue
			}
			cell := g.cell
			if g.above {
				cell.RowSpan = max(1, below(table, at, g.cell.Text))
			}
			row.Cells = append(row.Cells, cell)
		}
		second.Rows = append(second.Rows, row)
	}
	first := clone(table)
	first.Rows = first.Rows[:at]
	return []*document.Table{first, second}
}

// below counts the rows from one on that a label reaches over.
func below(table *document.Table, from int, label string) int {
	n := 0
	for _, line := range grid(table)[from:] {
		if slices.ContainsFunc(line, func(g gridText) bool { return g.cell.Text == label && g.above }) {
			n++
		}
	}
	return n
}

// permute changes the order of the columns of figures; merged cells are split.
func permute(table *document.Table, order []int) *document.Table {
	result := split(table, true)
	for i := range result.Rows {
		cells := slices.Clone(result.Rows[i].Cells)
		for k, from := range order {
			cells[3+k] = result.Rows[i].Cells[3+from]
		}
		result.Rows[i].Cells = cells
	}
	return result
}

// upright exchanges rows and columns; merged cells are split.
func upright(table *document.Table) *document.Table {
	rows := split(table, true).Rows
	result := &document.Table{}
	for column := range rows[0].Cells {
		var row document.Row
		for i := range rows {
			row.Cells = append(row.Cells, rows[i].Cells[column])
		}
		result.Rows = append(result.Rows, row)
	}
	return result
}

// exchangeColumns exchanges two columns; merged cells are split.
func exchangeColumns(table *document.Table, a, b int) *document.Table {
	result := split(table, false)
	for i := range result.Rows {
		if cells := result.Rows[i].Cells; cells[a].Text != "" && cells[b].Text != "" {
			cells[a], cells[b] = cells[b], cells[a]
		}
	}
	return result
}

// withColumn inserts a column; merged cells are split.
func withColumn(table *document.Table, at int, heading, figure string) *document.Table {
	result := split(table, true)
	for i := range result.Rows {
		cell := document.Cell{Text: figure}
		switch {
		case i == 0:
			cell.Text = "申请人情况"
		case i < 3:
			cell.Text = heading
		}
		result.Rows[i].Cells = slices.Insert(result.Rows[i].Cells, at, cell)
	}
	return result
}

// withNumbers inserts a column of running numbers on the left.
func withNumbers(table *document.Table) *document.Table {
	result := clone(table)
	for i := range result.Rows {
		switch {
		case i == 0:
			result.Rows[i].Cells = slices.Insert(result.Rows[i].Cells, 0, document.Cell{Text: "序号", RowSpan: 3})
		case i >= 3:
			number := string(rune('0'+(i-2)/10)) + string(rune('0'+(i-2)%10))
			result.Rows[i].Cells = slices.Insert(result.Rows[i].Cells, 0, document.Cell{Text: number})
		}
	}
	return result
}

// withSubtotals adds a line of subtotals to each group of table 三.
func withSubtotals(table *document.Table) *document.Table {
	result := &document.Table{}
	rows := split(table, true).Rows
	for i, row := range rows {
		result.Rows = append(result.Rows, row)
		group := row.Cells[1].Text
		if i > 3 && group != row.Cells[0].Text && group != row.Cells[2].Text && (i+1 == len(rows) || rows[i+1].Cells[1].Text != group) {
			cells := []document.Cell{row.Cells[0], row.Cells[1], {Text: "小计"}}
			for range 7 {
				cells = append(cells, document.Cell{Text: "77"})
			}
			result.Rows = append(result.Rows, document.Row{Cells: cells})
		}
	}
	return result
}

// disputes returns the figures of table 四 and what the form calls them.
func disputes(report *govinfo.Report) (kinds, results []string, figure func(kind, result int) document.Cell) {
	block := govinfo.Edition2021.Form().Tables[2].Blocks[0]
	kinds = []string{"行政复议", "未经复议直接起诉", "复议后起诉"}
	for _, column := range block.Columns[:5] {
		results = append(results, column.Label)
	}
	return kinds, results, func(kind, result int) document.Cell {
		ref := block.Lines[0].Refs[kind*5+result]
		value, _ := report.At(ref)
		return document.Cell{Text: value.String(), ID: string(ref)}
	}
}

func words(texts ...string) []document.Cell {
	var cells []document.Cell
	for _, text := range texts {
		cells = append(cells, document.Cell{Text: text})
	}
	return cells
}

// disputesByKind makes a table of 行政复议 and one or two of 行政诉讼.
func disputesByKind(report *govinfo.Report, parts int) []*document.Table {
	kinds, results, figure := disputes(report)
	var tables []*document.Table
	for kind, name := range kinds {
		head := []document.Row{{Cells: []document.Cell{{Text: name, ColSpan: 5}}}, {Cells: words(results...)}}
		if kind > 0 {
			head = append([]document.Row{{Cells: []document.Cell{{Text: "行政诉讼", ColSpan: 5}}}}, head...)
		}
		var row document.Row
		for result := range results {
			row.Cells = append(row.Cells, figure(kind, result))
		}
		tables = append(tables, &document.Table{Rows: append(head, row)})
	}
	if parts == 2 {
		litigation := &document.Table{Rows: []document.Row{
			{Cells: []document.Cell{{Text: "行政诉讼", ColSpan: 10}}},
			{Cells: []document.Cell{{Text: kinds[1], ColSpan: 5}, {Text: kinds[2], ColSpan: 5}}},
			{Cells: append(words(results...), words(results...)...)},
			{Cells: append(slices.Clone(tables[1].Rows[3].Cells), tables[2].Rows[3].Cells...)},
		}}
		return []*document.Table{tables[0], litigation}
	}
	return tables
}

// disputesUpright has a line for each figure.
func disputesUpright(report *govinfo.Report) *document.Table {
	kinds, results, figure := disputes(report)
	table := &document.Table{}
	for kind, name := range kinds {
		for result := range results {
			var cells []document.Cell
			if kind == 0 && result == 0 {
				cells = append(cells, document.Cell{Text: name, RowSpan: 5, ColSpan: 2})
			}
			if kind == 1 && result == 0 {
				cells = append(cells, document.Cell{Text: "行政诉讼", RowSpan: 10})
			}
			if kind > 0 && result == 0 {
				cells = append(cells, document.Cell{Text: name, RowSpan: 5})
			}
			cells = append(cells, document.Cell{Text: results[result]}, figure(kind, result))
			table.Rows = append(table.Rows, document.Row{Cells: cells})
		}
	}
	return table
}

// disputesByLine has a line for each kind.
func disputesByLine(report *govinfo.Report) *document.Table {
	kinds, results, figure := disputes(report)
	table := &document.Table{Rows: []document.Row{{Cells: append(words("类型"), words(results...)...)}}}
	for kind, name := range kinds {
		row := document.Row{Cells: words(name)}
		for result := range results {
			row.Cells = append(row.Cells, figure(kind, result))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// disputesByResult has a line for each result.
func disputesByResult(report *govinfo.Report) *document.Table {
	kinds, results, figure := disputes(report)
	table := &document.Table{Rows: []document.Row{{Cells: append(words("结果"), words(kinds...)...)}}}
	for result, name := range results {
		row := document.Row{Cells: words(name)}
		for kind := range kinds {
			row.Cells = append(row.Cells, figure(kind, result))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
