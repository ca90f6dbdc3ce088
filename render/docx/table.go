package docx

import (
	"strconv"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// textWidth is the width of the text area, 156 mm, in twentieths of a point.
const textWidth = 8844

// table writes a table. Word has no cells that span rows: it merges one with
// those below it, which must be there.
func (b *bodyWriter) table(table *document.Table) error {
	grid, err := table.Grid()
	if err != nil {
		return err
	}
	if len(grid) == 0 || len(grid[0]) == 0 {
		return nil
	}
	widths := columnWidths(table, grid)
	b.put(`<w:tbl><w:tblPr><w:tblStyle w:val="FormTable"/><w:tblW w:w="`, strconv.Itoa(textWidth), `" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`)
	if table.Caption != "" {
		b.put(`<w:tblCaption w:val="`, pack.Escape(table.Caption), `"/>`)
	}
	b.put("</w:tblPr><w:tblGrid>")
	for _, width := range widths {
		b.put(`<w:gridCol w:w="`, strconv.Itoa(width), `"/>`)
	}
	b.put("</w:tblGrid>")
	for y := range grid {
		b.put("<w:tr><w:trPr><w:cantSplit/>")
		if y < table.HeadRows {
			b.put("<w:tblHeader/>")
		}
		b.put("</w:trPr>")
		keep := y+1 < len(grid) && namesRowsBelow(&table.Rows[y])
		for x := 0; x < len(grid[y]); {
			place := grid[y][x]
			end := x + 1
			for end < len(grid[y]) && place.Cell >= 0 && sameCell(grid[y][end], place) {
				end++
			}
			width := 0
			for _, w := range widths[x:end] {
				width += w
			}
			b.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`)
			if end-x > 1 {
				b.put(`<w:gridSpan w:val="`, strconv.Itoa(end-x), `"/>`)
			}
			b.cell(table, grid, y, x, keep)
			b.put("</w:tc>")
			x = end
		}
		b.put("</w:tr>")
	}
	b.put("</w:tbl>")
	return nil
}

// cell writes the rest of a cell's properties, and its content if it begins in
// the row.
func (b *bodyWriter) cell(table *document.Table, grid [][]document.Place, y, x int, keep bool) {
	place := grid[y][x]
	if place.Cell < 0 {
		b.put("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p>")
		return
	}
	cell := &table.Rows[place.Row].Cells[place.Cell]
	above := y > 0 && sameCell(grid[y-1][x], place)
	below := y+1 < len(grid) && sameCell(grid[y+1][x], place)
	switch {
	case above:
		b.put(`<w:vMerge/>`)
	case below:
		b.put(`<w:vMerge w:val="restart"/>`)
	}
	if shade := b.shade(cell); shade != "" && !above {
		b.put(`<w:shd w:val="clear" w:color="auto" w:fill="`, shade, `"/>`)
	}
	style := "TableText"
	if cell.Header == document.HeaderRow && !above && !below && table.Columns > 5 {
		style = "TableLabel"
	}
	b.put(`<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if keep {
		b.put("<w:keepNext/>")
	}
	b.put("</w:pPr>")
	if !above {
		b.figure(cell)
	}
	b.put("</w:p>")
}

// namesRowsBelow reports whether a row holds no figures, so that it must not be
// the last on a page.
func namesRowsBelow(row *document.Row) bool {
	for i := range row.Cells {
		if row.Cells[i].Header == document.NotHeader {
			return false
		}
	}
	return true
}

func sameCell(a, b document.Place) bool {
	return a.Cell >= 0 && a.Cell == b.Cell && a.Row == b.Row
}

// columnWidths shares out the width of the text area. Columns of figures are as
// narrow as in the statutory form, and so are those of group labels; the labels
// of the lines have what is left.
func columnWidths(table *document.Table, grid [][]document.Place) []int {
	columns := len(grid[0])
	labels := 0
	for x := range columns {
		for y := range grid {
			if place := grid[y][x]; place.Cell >= 0 && table.Rows[place.Row].Cells[place.Cell].Header == document.HeaderRow {
				labels = x + 1
			}
		}
	}
	weights := make([]int, columns)
	narrow := 0
	for x := range weights {
		switch {
		case labels < 2 && x < labels:
			weights[x] = 130
		case labels < 2:
			weights[x] = 100
		case x == labels-1:
			continue
		case x > 0 && x < labels:
			weights[x] = 950 // four characters: 不予公开
		case x < labels:
			weights[x] = 720 // three: 三、本年度办理结果
		default:
			weights[x] = 620
		}
		narrow += weights[x]
	}
	if labels >= 2 {
		weights[labels-1] = max(textWidth-narrow, narrow/2)
	}
	total := 0
	for _, weight := range weights {
		total += weight
	}
	widths := make([]int, columns)
	rest := textWidth
	for x, weight := range weights {
		widths[x] = textWidth * weight / total
		rest -= widths[x]
	}
	widths[max(labels-1, 0)] += rest
	return widths
}
