package document

import (
	"fmt"
	"slices"
)

// MaxGridPlaces is the largest grid that [Table.Grid] lays out. The statutory
// tables have fewer than 400 places; a page that claims more than this is
// broken or hostile.
const MaxGridPlaces = 1 << 18

// GridError says that a table is too large to lay out.
type GridError struct {
	Rows, Columns int
}

func (e *GridError) Error() string {
	return fmt.Sprintf("document: a table of %d rows and %d columns is too large (at most %d places)", e.Rows, e.Columns, MaxGridPlaces)
}

// Place is one place of a grid, and the cell that covers it.
type Place struct {
	// Row and Cell are the indexes of the covering cell in Table.Rows and
	// Row.Cells; Cell is -1 where no cell covers the place.
	Row  int `json:"row"`
	Cell int `json:"cell"`
	// Origin says that the cell begins here: the place is its top left one.
	Origin bool `json:"origin"`
}

// Grid lays the cells out: one slice of places per row, all of the same length.
// Cells are placed as browsers do (HTML, "forming a table"): each at the first
// free place of its row; spans that reach below the table are cut. For tables
// other than [LayoutSpans] each cell simply takes one place after the other.
//
// The error is a [*GridError] when the table has more than [MaxGridPlaces]
// places; time and memory stay within that bound, whatever the spans say. A table
// without rows has no places, however many columns it claims.
func (t *Table) Grid() ([][]Place, error) {
	places, columns, err := t.AppendGrid(nil)
	if err != nil {
		return nil, err
	}
	rows := make([][]Place, len(t.Rows))
	for y := range rows {
		rows[y], places = places[:columns:columns], places[columns:]
	}
	return rows, nil
}

// AppendGrid appends the places of [Table.Grid], row after row, and returns how many
// columns a row has. It is for programs that lay out many tables and use the memory
// again. On an error nothing is appended.
func (t *Table) AppendGrid(dst []Place) (places []Place, columns int, err error) {
	g := gridder{table: t, places: dst, base: len(dst)}
	if len(t.Rows) == 0 {
		return dst, max(t.Columns, 0), nil
	}
	if needed := g.leastColumns(); !g.widen(needed) {
		return dst, 0, &GridError{Rows: len(t.Rows), Columns: needed}
	}
	for y := range t.Rows {
		x := 0
		for k := range t.Rows[y].Cells {
			width, height := t.spanOf(y, k)
			for x < g.stride && g.at(y, x).Cell >= 0 {
				x++
			}
			if !g.widen(x + width) {
				return dst, 0, &GridError{Rows: len(t.Rows), Columns: x + width}
			}
			g.cover(y, x, height, width, k)
			x += width
		}
	}
	g.trim()
	return g.places, g.columns, nil
}

// spanOf returns how many places a cell covers: at least one each way, and none below
// the table.
func (t *Table) spanOf(row, cell int) (width, height int) {
	if t.Layout != LayoutSpans {
		return 1, 1
	}
	c := &t.Rows[row].Cells[cell]
	return min(c.Width(), MaxGridPlaces+1), min(c.Height(), len(t.Rows)-row)
}

// gridder lays out one table. Its rows are as long as stride, which is never less than
// the columns that the table has as far as it is laid out.
type gridder struct {
	table           *Table
	places          []Place
	base            int // where the table's places begin
	stride, columns int
}

func (g *gridder) at(y, x int) *Place { return &g.places[g.base+y*g.stride+x] }

// leastColumns returns the columns that the table has at least: what it claims, and
// what the cells of each row take. What is too many is not counted on.
func (g *gridder) leastColumns() int {
	least := max(g.table.Columns, 0)
	for y := range g.table.Rows {
		sum := 0
		for k := range g.table.Rows[y].Cells {
			width, _ := g.table.spanOf(y, k)
			if sum += width; sum > MaxGridPlaces {
				return sum
			}
		}
		least = max(least, sum)
	}
	return least
}

// widen sees to it that rows have so many columns; it is false where that is too many.
// Rows become twice as long at once, so that the places are moved a few times only.
func (g *gridder) widen(columns int) bool {
	height := len(g.table.Rows)
	most := MaxGridPlaces / height
	if columns > most {
		return false
	}
	g.columns = max(g.columns, columns)
	if columns <= g.stride {
		return true
	}
	before := g.stride
	g.stride = max(columns, min(2*before, most))
	g.places = slices.Grow(g.places[:g.base+before*height], (g.stride-before)*height)[:g.base+g.stride*height]
	own := g.places[g.base:]
	// From the end, so that no place is overwritten before it has moved.
	for y := height - 1; y >= 0; y-- {
		row := own[y*g.stride : (y+1)*g.stride]
		copy(row, own[y*before:(y+1)*before])
		for x := before; x < len(row); x++ {
			row[x] = Place{Cell: -1}
		}
	}
	return true
}

// cover puts a cell where no other is.
func (g *gridder) cover(y, x, height, width, cell int) {
	for i := y; i < y+height; i++ {
		for j := x; j < x+width; j++ {
			if place := g.at(i, j); place.Cell < 0 {
				*place = Place{Row: y, Cell: cell, Origin: i == y && j == x}
			}
		}
	}
}

// trim cuts rows to the columns that the table has.
func (g *gridder) trim() {
	own := g.places[g.base:]
	for y := range g.table.Rows {
		copy(own[y*g.columns:(y+1)*g.columns], own[y*g.stride:y*g.stride+g.columns])
	}
	g.places = g.places[:g.base+g.columns*len(g.table.Rows)]
}
