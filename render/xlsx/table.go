package xlsx

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/workbook"
)

const (
	headFill = "EEF3F8" // behind labels
	openFill = "FFFFE8" // behind cells to fill in
)

// table adds a table with its merged cells.
func (b *builder) table(t *document.Table) error {
	grid, err := t.Grid()
	if err != nil {
		return err
	}
	if len(grid) == 0 || len(grid[0]) == 0 {
		return nil
	}
	s := b.sheet
	if s.name == "" {
		s.name = t.Caption
	}
	first := len(s.Rows)
	if !s.hasTable {
		s.Widths = columnWidths(t, grid)
		s.Landscape = len(grid[0]) > 5
		if t.HeadRows > 0 {
			s.Frozen = first + t.HeadRows
		}
	} else {
		first = s.add(workbook.Row{}) + 1 // two tables must not join
		for len(s.Widths) < len(grid[0]) {
			s.Widths = append(s.Widths, figureWidth)
		}
	}
	s.hasTable = true
	for y := range grid {
		row := workbook.Row{Cells: make([]workbook.Cell, len(grid[y]))}
		for x, place := range grid[y] {
			if place.Cell < 0 {
				row.Cells[x] = workbook.Cell{Style: workbook.Style{Border: true}}
				continue
			}
			cell := &t.Rows[place.Row].Cells[place.Cell]
			row.Cells[x].Style = b.style(cell)
			if place.Origin {
				b.cell(&row.Cells[x], cell, first+y, x, min(cell.Height(), len(grid)-y))
				height := heightOf(cell.Text, sum(s.Widths[x:min(x+cell.Width(), len(s.Widths))]), 0)
				if cell.Height() <= 1 {
					row.Height = max(row.Height, height, 20)
				}
			}
		}
		s.add(row)
	}
	return nil
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}

// cell fills a cell that begins at a place, and merges, names and comments it.
func (b *builder) cell(to *workbook.Cell, cell *document.Cell, row, column, height int) {
	s := b.sheet
	b.content(to, cell)
	if cell.Width() > 1 || height > 1 {
		s.Merges = append(s.Merges, workbook.Area{Top: row, Left: column, Bottom: row + height - 1, Right: column + cell.Width() - 1})
	}
	ref := govinfo.Ref(cell.ID)
	_, isCell := ref.Index()
	if _, taken := b.placed[cell.ID]; isCell && !taken {
		b.placed[cell.ID] = place{len(b.book.Sheets), row, column}
		b.book.Names = append(b.book.Names, workbook.Name{Name: cell.ID, Sheet: len(b.book.Sheets), Row: row, Column: column})
		if b.Form {
			s.Validations = append(s.Validations, validation(ref, workbook.Area{Top: row, Left: column, Bottom: row, Right: column}))
		}
	}
	if comment, ok := b.marked.comment(cell.ID, row, column); ok {
		s.Comments = append(s.Comments, comment)
	}
}

// mostDigits is how many digits of a number a workbook keeps.
const mostDigits = 15

// content writes a figure as a number with its written decimals, and what is no number,
// or has more digits than a workbook keeps, as the text that it is.
func (b *builder) content(to *workbook.Cell, cell *document.Cell) {
	to.Text = cell.Text
	if cell.ID == "" || cell.Text == "" {
		return
	}
	amount, err := govinfo.ParseAmount(cell.Text)
	if err != nil || amount.IsBlank() {
		return
	}
	number := amount.String()
	if strings.Trim(number, "-0123456789.") != "" || len(strings.Trim(number, "-")) > mostDigits {
		return
	}
	_, decimals, _ := strings.Cut(number, ".")
	to.Number, to.Text = number, ""
	to.Style.Decimals = len(decimals)
}

func (b *builder) style(cell *document.Cell) workbook.Style {
	style := workbook.Style{Border: true, Wrap: true, Align: "center"}
	switch {
	case cell.Header == document.HeaderRow && cell.Width() == 1 && cell.Height() == 1:
		style.Align, style.Fill = "left", headFill
	case cell.Header != document.NotHeader:
		style.Fill = headFill
	case cell.ID == "":
	case b.Form:
		style.Open, style.Fill = true, openFill
	}
	if shade := b.marked.shade(cell.ID); shade != "" {
		style.Fill, style.Bold = shade, true
	}
	return style
}

// The widths of columns in characters.
const (
	figureWidth = 10
	groupWidth  = 12
	labelWidth  = 34
)

// columnWidths gives the labels of lines the most room.
func columnWidths(t *document.Table, grid [][]document.Place) []float64 {
	labels := 0
	for x := range grid[0] {
		for y := range grid {
			if place := grid[y][x]; place.Cell >= 0 && t.Rows[place.Row].Cells[place.Cell].Header == document.HeaderRow {
				labels = x + 1
				break
			}
		}
	}
	widths := make([]float64, len(grid[0]))
	for x := range widths {
		switch {
		case x == labels-1:
			widths[x] = labelWidth
		case x < labels:
			widths[x] = groupWidth
		case len(widths) <= 5:
			widths[x] = 2 * figureWidth
		default:
			widths[x] = figureWidth
		}
	}
	return widths
}
