package render

import "github.com/openxxgk/annualreport/govinfo/document"

// table writes a table in parts, each with its header rows. The title of a block
// is the first of them.
func (w *markdownWriter) table(dst []byte, table *document.Table, start int) []byte {
	if !w.scratch.grid.lay(table) {
		return tabbed(dst, table)
	}
	for row := 0; row < len(table.Rows); {
		dst = blankLine(dst, start)
		p := part{title: row, head: row}
		if startsBlock(&table.Rows[row]) {
			p.head++
		}
		p.data = p.head
		for p.data < len(table.Rows) && !startsBlock(&table.Rows[p.data]) && isHeaderRow(&table.Rows[p.data]) {
			p.data++
		}
		p.end = p.data
		for p.end < len(table.Rows) && !startsBlock(&table.Rows[p.end]) && !isHeaderRow(&table.Rows[p.end]) {
			p.end++
		}
		if w.inOrder(p) {
			dst = w.partInOrder(dst, p)
		} else {
			dst = w.partOnGrid(dst, p)
		}
		row = p.end
	}
	return dst
}

// part is a range of rows: perhaps a title in [title, head), header rows in
// [head, data), and data rows in [data, end).
type part struct{ title, head, data, end int }

func isHeaderRow(row *document.Row) bool {
	found := false
	for i := range row.Cells {
		switch row.Cells[i].Header {
		case document.HeaderColumn:
			found = true
		case document.NotHeader, document.HeaderRow:
			return false
		}
	}
	return found
}

// inOrder reports whether one header row has a cell for each cell of the rows
// below it. Spans say nothing then; in table 二 of 2019 they even disagree.
func (w *markdownWriter) inOrder(p part) bool {
	rows := w.scratch.grid.table.Rows
	if p.data-p.head != 1 {
		return false
	}
	for y := p.data; y < p.end; y++ {
		if len(rows[y].Cells) != len(rows[p.head].Cells) {
			return false
		}
	}
	return true
}

func (w *markdownWriter) partInOrder(dst []byte, p part) []byte {
	rows := w.scratch.grid.table.Rows
	columns := len(rows[p.head].Cells)
	for y := p.title; y < p.end; y++ {
		for k := range columns {
			dst = append(dst, "| "...)
			if k < len(rows[y].Cells) {
				dst = w.content(dst, &rows[y].Cells[k], y > p.title && y < p.data)
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, "|\n"...)
		if y > p.title {
			continue
		}
		for k := range columns {
			dst = w.delimiter(dst, p.data < p.end && rows[p.data].Cells[k].Header == document.NotHeader)
		}
		dst = append(dst, "|\n"...)
	}
	return dst
}

func (w *markdownWriter) partOnGrid(dst []byte, p part) []byte {
	g := &w.scratch.grid
	for y := p.title; y < p.end; y++ {
		for x := range g.width {
			if !w.used(x, p) {
				continue
			}
			dst = append(dst, "| "...)
			if cell := w.shown(y, x, p); cell != nil {
				dst = w.content(dst, cell, y > p.title && y < p.data)
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, "|\n"...)
		if y > p.title {
			continue
		}
		for x := range g.width {
			if w.used(x, p) {
				dst = w.delimiter(dst, !w.labels(x, p))
			}
		}
		dst = append(dst, "|\n"...)
	}
	return dst
}

// shown returns the cell to write at a place of the grid, or nil to leave it
// empty. Of merged places, labels of groups show in every row, headings in every
// column, and all else at the first place alone.
func (w *markdownWriter) shown(y, x int, p part) *document.Cell {
	g := &w.scratch.grid
	place := g.at(y, x)
	cell := g.cell(place)
	if cell == nil || place.Origin {
		return cell
	}
	top := y == p.title || !sameCell(place, g.at(y-1, x))
	left := x == 0 || !sameCell(place, g.at(y, x-1))
	switch {
	case left && cell.Header == document.HeaderRow:
		return cell
	case top && cell.Header == document.HeaderColumn && !w.labels(x, p):
		return cell
	}
	return nil
}

func (w *markdownWriter) delimiter(dst []byte, figures bool) []byte {
	if figures {
		return append(dst, "| ---: "...)
	}
	return append(dst, "| --- "...)
}

// used reports whether a cell of the part begins in the grid column.
func (w *markdownWriter) used(x int, p part) bool {
	for y := p.head; y < p.end; y++ {
		if w.scratch.grid.at(y, x).Origin {
			return true
		}
	}
	return x == 0
}

// labels reports whether the part has labels of lines in the grid column.
func (w *markdownWriter) labels(x int, p part) bool {
	for y := p.data; y < p.end; y++ {
		if cell := w.scratch.grid.cell(w.scratch.grid.at(y, x)); cell != nil && cell.Header == document.HeaderRow {
			return true
		}
	}
	return false
}
