package document

import "strconv"

// Location is where something stands in the source, in the words that its format
// has for it.
type Location struct {
	Page  int    `json:"page"`
	Line  int    `json:"line"`  // from 1; 0 is unknown
	Sheet string `json:"sheet"` // of a workbook, whose pages these are; "" for other formats
	Cell  string `json:"cell"`  // of that sheet, "H12"
}

// Location returns where a block stands, or with a row that is not negative the
// cell of a table. What the format does not tell is zero. It panics where the
// document has no such block, row or cell.
func (d *Document) Location(block, row, cell int) Location {
	var source Source
	column := ""
	switch b := d.Blocks[block].(type) {
	case *Heading:
		source = b.Source
	case *Paragraph:
		source = b.Source
	case *Table:
		if len(b.Rows) > 0 {
			source = b.Rows[max(row, 0)].Source
		}
		column = b.columnName(row, cell)
	}
	at := Location{Page: source.Page, Line: source.Line}
	if source.Page > 0 && source.Page <= len(d.PageNames) {
		at.Sheet = d.PageNames[source.Page-1]
	}
	if column != "" && source.Line > 0 {
		at.Cell = column + strconv.Itoa(source.Line)
	}
	return at
}

// columnName returns what the source calls the column where a cell begins.
func (t *Table) columnName(row, cell int) string {
	if t.ColumnNames == nil || row < 0 {
		return ""
	}
	grid, err := t.Grid()
	if err != nil {
		return ""
	}
	for x, place := range grid[row] {
		if place.Origin && place.Cell == cell && x < len(t.ColumnNames) {
			return t.ColumnNames[x]
		}
	}
	return ""
}
