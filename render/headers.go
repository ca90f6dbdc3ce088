package render

import "github.com/openxxgk/annualreport/govinfo/document"

// headers tells which header cells name a data cell, row by row from the top.
//
// A block header names all rows up to the next one. Column headers name the data
// cells below them, up to the next row of column headers that follows data. Row
// headers name the cells of the rows that they stand in.
type headers struct {
	grid    *grid
	table   *document.Table
	columns []int // grid column at which each cell of the current row begins

	next    int32
	block   int32 // 0 for none
	column  []columnHeader
	row     []rowHeader
	found   []int32
	hadData bool
	// version changes with the headers above, and rowVersion with those of the
	// row, so that what was made of them can be kept.
	version, rowVersion int
	// inRow is the number of column headers in the latest header row, and rows
	// the number of header rows of the block.
	inRow, rows int
	// ordered says that the headers above belong to the cells of the current row
	// by their order, since there is one for each. In table 二 of 2019 their spans
	// differ.
	ordered bool
}

type columnHeader struct {
	number   int32
	from, to int // grid columns
}

type rowHeader struct {
	number int32
	end    int // first row below
}

func (h *headers) reset(g *grid, table *document.Table) {
	h.grid, h.table = g, table
	g.lay(table)
	h.next, h.block, h.hadData = 0, 0, false
	h.version++
	h.inRow, h.rows = 0, 0
	h.column, h.row = h.column[:0], h.row[:0]
}

// startRow goes on to a row. Rows must be visited in order.
func (h *headers) startRow(row int) {
	h.columns = h.columns[:0]
	if h.grid.width > 0 {
		for x := range h.grid.width {
			if place := h.grid.at(row, x); place.Origin {
				h.columns = append(h.columns, x)
			}
		}
	} else {
		for k := range h.table.Rows[row].Cells {
			h.columns = append(h.columns, k)
		}
	}
	kept := h.row[:0]
	for _, header := range h.row {
		if header.end > row {
			kept = append(kept, header)
		}
	}
	h.row = kept
	h.rowVersion++

	// A row that holds column headers and no data is a header row. One that
	// follows data begins anew.
	hasData, columnHeaders := false, 0
	for k := range h.table.Rows[row].Cells {
		switch h.table.Rows[row].Cells[k].Header {
		case document.NotHeader:
			hasData = true
		case document.HeaderColumn:
			columnHeaders++
		}
	}
	if columnHeaders > 0 {
		if h.hadData {
			h.column, h.rows = h.column[:0], 0
		}
		h.inRow = columnHeaders
		h.rows++
		h.version++
	}
	h.hadData = hasData
	h.ordered = h.rows == 1 && h.inRow == len(h.table.Rows[row].Cells)
}

// add takes a header cell of the current row and returns its number, which is
// unique in the table.
func (h *headers) add(row, index int) int32 {
	h.next++
	span := h.grid.spanOf(row, index)
	switch cell := &h.table.Rows[row].Cells[index]; cell.Header {
	case document.HeaderBlock:
		h.version++
		h.block = h.next
		h.column, h.rows = h.column[:0], 0
	case document.HeaderColumn:
		h.version++
		h.column = append(h.column, columnHeader{h.next, h.columns[index], h.columns[index] + span.width})
	case document.HeaderRow:
		h.rowVersion++
		h.row = append(h.row, rowHeader{h.next, row + span.height})
	}
	return h.next
}

// above returns the numbers of the block and column headers of a data cell of
// the current row. The slice is valid until the next call.
func (h *headers) above(row, index int) []int32 {
	h.found = h.found[:0]
	if h.block != 0 {
		h.found = append(h.found, h.block)
	}
	if h.ordered && index < len(h.column) {
		return append(h.found, h.column[index].number)
	}
	from := h.columns[index]
	to := from + h.grid.spanOf(row, index).width
	for _, header := range h.column {
		if header.from < to && from < header.to {
			h.found = append(h.found, header.number)
		}
	}
	return h.found
}
