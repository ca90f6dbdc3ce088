package render

import "github.com/openxxgk/annualreport/govinfo/document"

// grid is [document.Table.Grid] in memory that is used again: the places of a
// table row by row, and the cell that covers each.
type grid struct {
	table         *document.Table
	width, height int
	places        []document.Place
}

// lay places the cells of a table. A table without cells has one column. It reports
// false, and leaves a grid without columns, for a table larger than
// [document.MaxGridPlaces].
func (g *grid) lay(t *document.Table) bool {
	g.table, g.height = t, len(t.Rows)
	var err error
	if g.places, g.width, err = t.AppendGrid(g.places[:0]); err != nil {
		return false
	}
	if g.width == 0 {
		g.width = 1
		for range t.Rows {
			g.places = append(g.places, document.Place{Cell: -1})
		}
	}
	return true
}

// at returns a place of the grid.
func (g *grid) at(row, column int) *document.Place { return &g.places[row*g.width+column] }

// cell returns the cell that covers a place, or nil.
func (g *grid) cell(place *document.Place) *document.Cell {
	if place.Cell < 0 {
		return nil
	}
	return &g.table.Rows[place.Row].Cells[place.Cell]
}

type span struct{ width, height int }

// spanOf returns the spans of a cell, cut at the end of the table.
func (g *grid) spanOf(row, cell int) span {
	if g.table.Layout != document.LayoutSpans {
		return span{1, 1}
	}
	c := &g.table.Rows[row].Cells[cell]
	return span{min(c.Width(), document.MaxGridPlaces+1), min(c.Height(), g.height-row)}
}
