package render

import (
	"github.com/openxxgk/annualreport/internal/labels"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// The forms are built once; nothing here changes them.
var (
	form2019 = sync.OnceValue(govinfo.Edition2019.Form)
	form2021 = sync.OnceValue(govinfo.Edition2021.Form)
)

func formOf(edition govinfo.Edition) govinfo.Form {
	if edition == govinfo.Edition2019 {
		return form2019()
	}
	return form2021()
}

// tableModel is a table of the form as a document's table without figures, made
// once for each language.
type tableModel struct {
	notice string
	table  document.Table
	cells  int
	refs   []govinfo.Ref // of the cells with figures, in order
	index  []int         // of each of refs among the counts of a report
	stray  []govinfo.Ref // cells of the section in the other edition alone
}

// tableModels returns the models of the tables by edition and section.
func (s *labelSet) tableModels() map[govinfo.Edition][3]*tableModel {
	models := make(map[govinfo.Edition][3]*tableModel)
	for _, form := range [...]govinfo.Form{form2021(), form2019()} {
		var tables [3]*tableModel
		for i := range form.Tables {
			tables[i] = s.newTableModel(&form, &form.Tables[i])
		}
		models[form.Edition] = tables
	}
	return models
}

func (s *labelSet) newTableModel(form *govinfo.Form, table *govinfo.Table) *tableModel {
	m := &tableModel{notice: form.Notice, table: document.Table{Columns: table.Columns}}
	if len(table.Blocks) == 1 {
		m.table.HeadRows = len(table.Blocks[0].Header)
	}
	for i := range table.Blocks {
		m.block(s, table, &table.Blocks[i])
	}
	printed := make(map[govinfo.Ref]bool)
	for _, row := range m.table.Rows {
		m.cells += len(row.Cells)
		for _, cell := range row.Cells {
			if cell.ID == "" {
				continue
			}
			ref := govinfo.Ref(cell.ID)
			index, known := ref.Index()
			if !known {
				panic("render: the form names a cell that reports lack: " + cell.ID)
			}
			m.refs, m.index = append(m.refs, ref), append(m.index, index)
			printed[ref] = true
		}
	}
	for _, ref := range govinfo.Refs() {
		if info, _ := govinfo.Describe(ref); info.Section == table.Section && !printed[ref] {
			m.stray = append(m.stray, ref)
		}
	}
	return m
}

// block appends the rows of a block.
func (m *tableModel) block(set *labelSet, table *govinfo.Table, block *govinfo.Block) {
	if block.Title != "" {
		m.table.Rows = append(m.table.Rows, document.Row{Cells: []document.Cell{{
			Text:    set.BlockTitle(block),
			Header:  document.HeaderBlock,
			ColSpan: table.Columns,
		}}})
	}
	keys := labels.HeaderKeys(table, block)
	for y, header := range block.Header {
		cells := make([]document.Cell, len(header))
		for x, cell := range header {
			cells[x] = document.Cell{
				Text:    set.Or(keys[y][x], cell.Text),
				Header:  document.HeaderColumn,
				ColSpan: cell.ColSpan,
				RowSpan: cell.RowSpan,
			}
		}
		m.table.Rows = append(m.table.Rows, document.Row{Cells: cells})
	}

	// The label of a group stands in the row of the first line that it holds.
	var groups []document.Cell
	for i, line := range block.Lines {
		label := document.Cell{Text: set.Line(block, i), Header: document.HeaderRow}
		if line.IsGroup() {
			label.ColSpan, label.RowSpan = 1, leavesUnder(block, i)
			groups = append(groups, label)
			continue
		}
		cells := make([]document.Cell, 0, len(groups)+1+len(line.Refs))
		cells = append(cells, groups...)
		groups = groups[:0]
		if table.LabelColumns > 0 {
			label.ColSpan, label.RowSpan = table.LabelColumns-line.Indent, 1
			cells = append(cells, label)
		}
		for column, ref := range line.Refs {
			cells = append(cells, document.Cell{
				ID:      string(ref),
				ColSpan: block.Columns[column].Span,
				RowSpan: 1,
			})
		}
		m.table.Rows = append(m.table.Rows, document.Row{Cells: cells})
	}
}

// leavesUnder counts the lines with figures in a group.
func leavesUnder(block *govinfo.Block, group int) int {
	leaves := 0
	for _, line := range block.Lines {
		if line.IsGroup() {
			continue
		}
		for parent := line.Parent; parent >= 0; parent = block.Lines[parent].Parent {
			if parent == group {
				leaves++
			}
		}
	}
	return leaves
}
