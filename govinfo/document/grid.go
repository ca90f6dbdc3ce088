package document

import "fmt"

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
	Row, Cell int
	// Origin says that the cell begins here: the place is its top left one.
	Origin bool
}

// Grid lays the cells out: one slice of places per row, all of the same length.
// Cells are placed as browsers do (HTML, "forming a table"): each at the first
// free place of its row; spans that reach below the table are cut. For tables
// other than [LayoutSpans] each cell simply takes one place after the other.
//
// The error is a [*GridError] when the table has more than [MaxGridPlaces]
// places; time and memory stay within that bound, whatever the spans say.
func (t *Table) Grid() ([][]Place, error) {
	rows := make([][]Place, len(t.Rows))
	width := t.Columns
	total := 0
	for i := range t.Rows {
		column := 0
		for k := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[k]
			w, h := 1, 1
			if t.Layout == LayoutSpans {
				w, h = cell.Width(), min(cell.Height(), len(t.Rows)-i)
			}
			for column < len(rows[i]) && rows[i][column].Cell >= 0 {
				column++
			}
			if w > MaxGridPlaces || (column+w)*h > MaxGridPlaces {
				return nil, &GridError{Rows: len(t.Rows), Columns: column + w}
			}
			for y := i; y < i+h; y++ {
				before := len(rows[y])
				for len(rows[y]) < column+w {
					rows[y] = append(rows[y], Place{Cell: -1})
				}
				if total += len(rows[y]) - before; total > MaxGridPlaces {
					return nil, &GridError{Rows: len(t.Rows), Columns: column + w}
				}
				for x := column; x < column+w; x++ {
					if rows[y][x].Cell < 0 {
						rows[y][x] = Place{Row: i, Cell: k, Origin: y == i && x == column}
					}
				}
			}
			column += w
		}
		width = max(width, len(rows[i]))
	}
	if len(rows) > 0 && width > MaxGridPlaces/len(rows) {
		return nil, &GridError{Rows: len(t.Rows), Columns: width}
	}
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], Place{Cell: -1})
		}
	}
	return rows, nil
}
