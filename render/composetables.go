package render

import (
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// The forms are built once; nothing here changes them.
var (
	form2019 = sync.OnceValue(govinfo.Form2019)
	form2021 = sync.OnceValue(govinfo.Form2021)
)

func formOf(edition govinfo.Edition) govinfo.Form {
	if edition == govinfo.Edition2019 {
		return form2019()
	}
	return form2021()
}

// tableComposer fills the tables of the form with a report's figures.
type tableComposer struct {
	report  *govinfo.Report
	labels  *labelSet
	numbers numberStyle
}

// compose returns the table of a section and, where the report has figures that
// the form has no cell for, a note that tells them.
func (c *tableComposer) compose(form govinfo.Form, section int) []document.Block {
	table := &form.Tables[section-2]
	out := &document.Table{
		Caption: c.labels.sectionCaption(&form, section),
		Columns: table.Columns,
	}
	if len(table.Blocks) == 1 {
		out.HeadRows = len(table.Blocks[0].Header)
	}
	for i := range table.Blocks {
		c.block(out, table, &table.Blocks[i])
	}
	blocks := []document.Block{out}
	if note := c.strayNote(&form, table); note != "" {
		blocks = append(blocks, &document.Paragraph{Text: note, Role: document.RoleNote})
	}
	return blocks
}

func (c *tableComposer) block(out *document.Table, table *govinfo.Table, block *govinfo.Block) {
	if block.Title != "" {
		out.Rows = append(out.Rows, document.Row{Cells: []document.Cell{{
			Text:    c.labels.blockTitle(block),
			Header:  document.HeaderBlock,
			ColSpan: table.Columns,
		}}})
	}
	keys := headerKeys(table, block)
	for y, header := range block.Header {
		cells := make([]document.Cell, len(header))
		for x, cell := range header {
			cells[x] = document.Cell{
				Text:    c.labels.or(keys[y][x], cell.Text),
				Header:  document.HeaderColumn,
				ColSpan: cell.ColSpan,
				RowSpan: cell.RowSpan,
			}
		}
		out.Rows = append(out.Rows, document.Row{Cells: cells})
	}

	// The label of a group stands in the row of the first line that it holds.
	var groups []document.Cell
	for i, line := range block.Lines {
		label := document.Cell{Text: c.labels.line(block, i), Header: document.HeaderRow}
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
				Text:    c.figure(ref),
				ID:      string(ref),
				ColSpan: block.Columns[column].Span,
				RowSpan: 1,
			})
		}
		out.Rows = append(out.Rows, document.Row{Cells: cells})
	}
}

// figure returns the text of a cell; a blank cell has none.
func (c *tableComposer) figure(ref govinfo.Ref) string {
	value, err := c.report.At(ref)
	if err != nil {
		panic(err) // the form names a cell that the report lacks
	}
	return c.numbers.format(value)
}

// strayNote names the filled cells that belong to the section and that the form
// of its table lacks. Real reports have them: two editions are mixed.
func (c *tableComposer) strayNote(form *govinfo.Form, table *govinfo.Table) string {
	printed := make(map[govinfo.Ref]bool)
	for _, block := range table.Blocks {
		for _, line := range block.Lines {
			for _, ref := range line.Refs {
				printed[ref] = true
			}
		}
	}
	var figures []string
	for ref, value := range c.report.Cells() {
		info, _ := govinfo.Describe(ref)
		if info.Section != table.Section || printed[ref] || value.IsBlank() {
			continue
		}
		figures = append(figures, c.labels.name(ref)+" "+c.numbers.format(value))
	}
	if figures == nil {
		return ""
	}
	return strings.NewReplacer(
		"{notice}", form.Notice,
		"{figures}", strings.Join(figures, c.labels.text["list"]),
	).Replace(c.labels.text["stray"])
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
