package render

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// tableComposer fills the tables of the form with a report's figures.
type tableComposer struct {
	report  *govinfo.Report
	counts  []govinfo.Count
	labels  *labelSet
	numbers numberStyle
}

// compose returns the table of a section with the title, and, where the report
// has figures that the form has no cell for, a note that tells them.
func (c *tableComposer) compose(edition govinfo.Edition, section int, title string) []document.Block {
	model := c.labels.models()[edition][section-2]
	table := model.table
	table.Caption = withoutNumber(title)
	table.Rows = make([]document.Row, len(model.table.Rows))
	cells := make([]document.Cell, 0, model.cells)
	figure := 0
	for i, row := range model.table.Rows {
		from := len(cells)
		cells = append(cells, row.Cells...)
		table.Rows[i].Cells = cells[from:len(cells):len(cells)]
		for k := from; k < len(cells); k++ {
			if cells[k].ID != "" {
				cells[k].Text = c.figure(model.refs[figure], model.index[figure])
				figure++
			}
		}
	}
	if note := c.strayNote(model); note != "" {
		return []document.Block{&table, &document.Paragraph{Text: note, Role: document.RoleNote}}
	}
	return []document.Block{&table}
}

// figure returns the text of a cell; a blank cell has none.
func (c *tableComposer) figure(ref govinfo.Ref, index int) string {
	if count := c.counts[index]; !count.IsBlank() {
		return c.numbers.format(count.String())
	}
	value, err := c.report.At(ref) // blank, or an amount
	if err != nil || value.IsBlank() {
		return ""
	}
	return c.numbers.format(value.String())
}

// strayNote names the filled cells that belong to the section and that the form
// of its table lacks. Real reports have them: two editions are mixed.
func (c *tableComposer) strayNote(model *tableModel) string {
	var figures []string
	for _, ref := range model.stray {
		index, _ := ref.Index()
		if text := c.figure(ref, index); text != "" {
			figures = append(figures, c.labels.Name(ref)+" "+text)
		}
	}
	if figures == nil {
		return ""
	}
	return strings.NewReplacer(
		"{notice}", model.notice,
		"{figures}", strings.Join(figures, c.labels.Words["list"]),
	).Replace(c.labels.Words["stray"])
}
