package render

import "github.com/openxxgk/annualreport/govinfo/document"

// grid is [document.Table.Grid] in memory that is used again: the places of a
// table row by row, and the cell that covers each.
type grid struct {
	table         *document.Table
	width, height int
	places        []document.Place
}

// lay places the cells of a table. It reports false, and leaves a grid without
// columns, for a table larger than [document.MaxGridPlaces].
func (g *grid) lay(t *document.Table) bool {
	g.table, g.height = t, len(t.Rows)
	width := max(t.Columns, 1)
	for i := range t.Rows {
		sum := 0
		for k := range t.Rows[i].Cells {
			if sum += g.spanOf(i, k).width; sum > document.MaxGridPlaces {
				return g.fail()
			}
		}
		width = max(width, sum)
	}
	g.width = 0
	g.places = g.places[:0]
	if !g.widen(width) {
		return g.fail()
	}
	for i := range t.Rows {
		column := 0
		for k := range t.Rows[i].Cells {
			span := g.spanOf(i, k)
			for column < g.width && g.at(i, column).Cell >= 0 {
				column++
			}
			if column+span.width > g.width && !g.widen(column+span.width) {
				return g.fail()
			}
			for y := i; y < i+span.height; y++ {
				for x := column; x < column+span.width; x++ {
					if place := g.at(y, x); place.Cell < 0 {
						*place = document.Place{Row: i, Cell: k, Origin: y == i && x == column}
					}
				}
			}
			column += span.width
		}
	}
	return true
}

func (g *grid) fail() bool {
	g.width, g.places = 0, g.places[:0]
	return false
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

// widen gives every row more places.
func (g *grid) widen(width int) bool {
	if width > document.MaxGridPlaces || width*g.height > document.MaxGridPlaces {
		return false
	}
	before := g.width
	for len(g.places) < width*g.height {
		g.places = append(g.places, document.Place{})
	}
	// From the end, so that no place is overwritten before it has moved.
	for y := g.height - 1; y >= 0; y-- {
		for x := width - 1; x >= 0; x-- {
			if x < before {
				g.places[y*width+x] = g.places[y*before+x]
			} else {
				g.places[y*width+x] = document.Place{Cell: -1}
			}
		}
	}
	g.width = width
	return true
}
