package xlsx

import (
	"errors"
	"math"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// A sheet has no paragraphs and says nowhere where a table begins: people see both
// in how cells are filled, merged and bordered. So it is first made a dense grid
// of what is seen, without what is hidden, and with one row for all the empty
// ones between two that are not. Merged cells are put on the grid, so that each
// place has one cell or none; see [view.kinds] for what is made of the grid.

// view is what is seen of a sheet.
type view struct {
	rows, columns []int   // their numbers in the sheet
	places        []place // row by row
	bordered      []bool  // rows with borders around cells without text
}

// place is a place of a view. The zero place is an empty cell.
type place struct {
	text          string
	width, height int32 // of a cell that covers several places and begins here
	covered       bool  // by a cell that begins elsewhere
	fromAbove     bool  // in a row above
	bordered      bool
	named         bool // is a cell of a form, also without text
}

var errOverlap = errors.New("merged cells overlap")

func (v *view) at(row, column int) *place { return &v.places[row*len(v.columns)+column] }

func (v *view) row(row int) []place {
	return v.places[row*len(v.columns) : (row+1)*len(v.columns)]
}

// view returns what is seen of a sheet.
func (g *grid) view() (*view, error) {
	bounds := g.bounds()
	v := &view{}
	columnAt := make([]int, bounds.right+2) // places of the columns, or of the next that is seen
	for column := bounds.left; column <= bounds.right; column++ {
		columnAt[column] = len(v.columns)
		if !g.columnHidden(column) {
			v.columns = append(v.columns, column)
		}
	}
	columnAt[bounds.right+1] = len(v.columns)
	rowAt := g.showRows(v, bounds)
	if len(v.rows) > g.limits.Places/max(len(v.columns), 1) {
		return nil, exceed(document.QuantityPlaces, g.limits.Places)
	}
	v.places = make([]place, len(v.rows)*len(v.columns))
	for i := range g.rows {
		r := &g.rows[i]
		if r.hidden || r.number < bounds.top || r.number > bounds.bottom {
			continue
		}
		for _, c := range r.cells {
			if !g.columnHidden(c.column) {
				p := v.at(rowAt[r.number-bounds.top], columnAt[c.column])
				p.text, p.bordered = c.text, c.bordered
				p.named = g.names.at(r.number, c.column) != ""
			}
		}
	}
	return v, g.putMerges(v, bounds, rowAt, columnAt)
}

// putMerges puts the merged cells on a view, as far as they are seen.
func (g *grid) putMerges(v *view, bounds area, rowAt, columnAt []int) error {
	budget := 4 * g.limits.Places // merged cells that do not overlap take less
	for _, m := range g.merges {
		m.bottom, m.right = min(m.bottom, bounds.bottom), min(m.right, bounds.right)
		if m.top > m.bottom || m.left > m.right || m.top < bounds.top || m.left < bounds.left {
			continue // it has no text
		}
		text := g.text(m)
		seen := area{
			top: rowAt[m.top-bounds.top], bottom: rowAt[m.bottom+1-bounds.top] - 1,
			left: columnAt[m.left], right: columnAt[m.right+1] - 1,
		}
		if budget -= 1 + max(seen.bottom-seen.top+1, 0)*max(seen.right-seen.left+1, 0); budget < 0 {
			return exceed(document.QuantityPlaces, g.limits.Places)
		}
		if !v.merge(seen, text) {
			return &PartError{Package: "xlsx", Part: g.sheet.part, Err: errOverlap}
		}
	}
	return nil
}

// bounds returns the range from the first to the last row and column with text.
// Rows with borders below belong to it.
func (g *grid) bounds() area {
	a := area{top: math.MaxInt, left: math.MaxInt, bottom: -1, right: -1}
	for i := range g.rows {
		r := &g.rows[i]
		if n := len(r.cells); n > 0 {
			a.top, a.bottom = min(a.top, r.number), r.number
			a.left, a.right = min(a.left, r.cells[0].column), max(a.right, r.cells[n-1].column)
		} else if r.bordered && r.number == a.bottom+1 && i > 0 && len(g.rows[i-1].cells) > 0 {
			a.bottom = r.number // a row that nobody filled in
		}
	}
	if a.bottom < 0 {
		return area{bottom: -1, right: -1}
	}
	return a
}

// showRows finds the rows that are seen. It returns their places, or that of the
// next one seen, by their numbers from the top of the bounds; the last is that
// behind all.
func (g *grid) showRows(v *view, bounds area) []int {
	size := bounds.bottom - bounds.top + 1
	merged := make([]int, size+1) // how many cells begin less end at a row
	for _, m := range g.merges {
		if m.top >= bounds.top && m.top < m.bottom && m.top <= bounds.bottom && m.left <= bounds.right && g.text(m) != "" {
			merged[m.top-bounds.top]++
			merged[min(m.bottom, bounds.bottom)+1-bounds.top]--
		}
	}
	at := make([]int, size+1)
	next, open, gap := 0, 0, false
	for i := range size {
		at[i] = len(v.rows)
		open += merged[i]
		for next < len(g.rows) && g.rows[next].number < bounds.top+i {
			next++
		}
		hidden, used, bordered := g.hideRows, open > 0, false
		if next < len(g.rows) && g.rows[next].number == bounds.top+i {
			r := &g.rows[next]
			hidden, bordered = r.hidden, r.bordered
			used = used || bordered || len(r.cells) > 0
		}
		if hidden || !used && gap {
			continue
		}
		gap = !used
		v.rows = append(v.rows, bounds.top+i)
		v.bordered = append(v.bordered, bordered)
	}
	at[size] = len(v.rows)
	return at
}

// merge makes one cell of an area of the view. It reports whether no other merged
// cell has a place of it.
func (v *view) merge(a area, text string) bool {
	if a.top > a.bottom || a.left > a.right {
		return true // all of it is hidden
	}
	for row := a.top; row <= a.bottom; row++ {
		for column := a.left; column <= a.right; column++ {
			p := v.at(row, column)
			if p.covered || p.width > 0 {
				return false
			}
			*p = place{covered: true, fromAbove: row > a.top, bordered: p.bordered}
		}
	}
	p := v.at(a.top, a.left)
	*p = place{text: text, width: int32(a.right - a.left + 1), height: int32(a.bottom - a.top + 1), bordered: p.bordered, named: p.named}
	return true
}
