package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// place is a cell as one row of a table shows it. A cell of several rows is a
// place in each.
type place struct {
	text    string
	shape   shape
	label   words.Label // of words only
	origin  Origin
	column  int  // first grid column; the ordinal in the row where there is no grid
	width   int  // in grid columns
	covered bool // the cell begins in a row above
	tall    bool // the cell reaches into a row below
}

func (p *place) end() int { return p.column + p.width }

// isFigureLike reports whether a place looks like the figure of a cell: a number,
// or a mark for none. Empty places are not.
func (p *place) isFigureLike() bool { return p.shape == figureShape || p.shape == markerShape }

// row is one row of a table.
type row struct {
	places []place
	grid   bool // columns are those of a grid
	block  int  // of the table
	index  int  // in Table.Rows
	tables tableSet
	blank  bool // has no text of its own
	holes  bool // places between its cells belong to none
}

// lostRow is the index of a row that was put together of running text.
const lostRow = -1

// end returns the right edge of the row.
func (r *row) end() int {
	if len(r.places) == 0 {
		return 0
	}
	return r.places[len(r.places)-1].end()
}

// agree reports whether heading rows fill the same columns, so that what stands
// below each other belongs together.
func agree(rows []*row) bool {
	for _, r := range rows {
		if r.holes || r.end() != rows[0].end() {
			return false
		}
	}
	return true
}

// rowsOf lays out a table. The error is a [*document.GridError].
func rowsOf(table *document.Table, block int, known *vocabulary) ([]row, error) {
	if table.Layout != document.LayoutSpans {
		rows := make([]row, len(table.Rows))
		for i := range table.Rows {
			rows[i] = plainRow(&table.Rows[i], block, i, known)
		}
		return rows, nil
	}
	grid, err := table.Grid()
	if err != nil {
		return nil, err
	}
	cells := 0
	for i := range table.Rows {
		cells += len(table.Rows[i].Cells)
	}
	firsts := make([]int, 0, len(table.Rows)) // where each row's own places begin
	parsed := make([]place, 0, cells)
	for i := range table.Rows {
		firsts = append(firsts, len(parsed))
		for k := range table.Rows[i].Cells {
			parsed = append(parsed, newPlace(table.Rows[i].Cells[k].Text, Origin{Block: block, Row: i, Cell: k}, known))
		}
	}
	rows := make([]row, len(grid))
	for i, line := range grid {
		r := row{grid: true, block: block, index: i, blank: true}
		r.places = make([]place, 0, min(len(line), 16))
		for column := 0; column < len(line); {
			at := line[column]
			width := 1
			for column+width < len(line) && line[column+width].Cell == at.Cell && line[column+width].Row == at.Row && at.Cell >= 0 {
				width++
			}
			if at.Cell >= 0 {
				p := parsed[firsts[at.Row]+at.Cell]
				p.column, p.width = column, width
				p.covered = at.Row < i
				p.tall = p.covered || table.Rows[at.Row].Cells[at.Cell].Height() > 1 && i+1 < len(grid)
				r.holes = r.holes || r.end() != column
				r.add(p, known)
			}
			column += width
		}
		rows[i] = r
	}
	return rows, nil
}

// plainRow is a row whose cells stand one after the other.
func plainRow(source *document.Row, block, index int, known *vocabulary) row {
	r := row{block: block, index: index, blank: true}
	r.places = make([]place, 0, len(source.Cells))
	for k := range source.Cells {
		p := newPlace(source.Cells[k].Text, Origin{Block: block, Row: index, Cell: k}, known)
		p.column, p.width = k, 1
		r.add(p, known)
	}
	return r
}

func (r *row) add(p place, known *vocabulary) {
	if !p.covered {
		r.blank = r.blank && p.shape == emptyShape
		if p.shape == wordShape {
			r.tables |= known.signatures[p.label.Key]
		}
	}
	r.places = append(r.places, p)
}

func newPlace(text string, origin Origin, known *vocabulary) place {
	origin.Text = text
	p := place{text: text, shape: shapeOf(text), origin: origin}
	if p.shape == wordShape {
		p.label = words.ParseLabel(text)
	}
	return p
}

// words returns the row's own labels: places with words that begin in it.
func (r *row) words() []*place {
	var words []*place
	for i := range r.places {
		if p := &r.places[i]; p.shape == wordShape && !p.covered {
			words = append(words, p)
		}
	}
	return words
}

// hasFigures reports whether a number or a mark for none begins in the row.
func (r *row) hasFigures() bool {
	for i := range r.places {
		if p := &r.places[i]; p.isFigureLike() && !p.covered {
			return true
		}
	}
	return false
}
