package sums

import "slices"

// row is an equation over the changes of cells: the sum of coefficient × change
// is the residual. Arithmetic wraps around at 64 bits, which equations of so
// few terms bear.
type row struct {
	coefficients [256]int8
	support      Set // cells with a coefficient
	residual     int64
	pivot        int // the cell that the row gives the change of; -1 if none
}

// System is what the sums of one component demand. Solving it is Gaussian
// elimination in which the cells that may change are chosen one by one: every
// failing row needs a cell of its own to change, so one is taken from it, the
// row is solved for it, and what remains must hold without it or fail in its
// turn.
type System struct {
	rows []row
	// bounds are sums with blank cells. They are no equations, but a solution must
	// not contradict them.
	bounds []*Sum
	cells  *Cells
}

// NewSystem returns a system without equations over cells, which it only reads.
func NewSystem(c *Cells) *System { return &System{cells: c} }

// Join takes the equations of t in, before its own. Both are over the same cells.
func (s *System) Join(t *System) {
	s.rows = append(t.rows, s.rows...)
	s.bounds = append(t.bounds, s.bounds...)
}

// Fails reports whether an equation does not hold.
func (s *System) Fails() bool {
	return slices.ContainsFunc(s.rows, func(r row) bool { return r.residual != 0 })
}

// Add adds an equation. A sum with blank cells is one only where the filled
// cells contradict it: then the least change is one that makes them agree.
func (s *System) Add(sum *Sum) {
	if sum.Own.Meets(&s.cells.Blank) {
		var left, right Side
		left.Add(s.cells, sum.Left)
		right.Add(s.cells, sum.Right)
		if !sum.Contradicted(&left, &right, left.Known.Cmp(&right.Known)) {
			s.bounds = append(s.bounds, sum)
			return
		}
	}
	r := row{pivot: -1}
	for _, side := range [2]struct {
		cells []uint8
		sign  int8
	}{{sum.Left, 1}, {sum.Right, -1}} {
		for _, cell := range side.cells {
			if s.cells.Blank.Has(cell) {
				continue
			}
			r.coefficients[cell] = side.sign
			r.support.Add(cell)
			r.residual -= int64(side.sign) * s.cells.Values[cell]
		}
	}
	s.rows = append(s.rows, r)
}

// eliminate solves a row for a cell and takes the cell out of the others. It
// reports false if a coefficient would not be a small whole number.
func eliminate(rows []row, at int, cell uint8) bool {
	pivot := &rows[at]
	pivot.pivot = int(cell)
	divisor := pivot.coefficients[cell]
	for i := range rows {
		r := &rows[i]
		if i == at || !r.support.Has(cell) {
			continue
		}
		if r.coefficients[cell]%divisor != 0 {
			return false
		}
		factor := r.coefficients[cell] / divisor
		for c := range Members(pivot.support) {
			value := int(r.coefficients[c]) - int(factor)*int(pivot.coefficients[c])
			if value < -100 || value > 100 {
				return false
			}
			r.coefficients[c] = int8(value)
			if value == 0 {
				r.support.Remove(c)
			} else {
				r.support.Add(c)
			}
		}
		r.residual -= int64(factor) * pivot.residual
	}
	return true
}

// disjoint takes failing rows, short ones first or last, so that no two have an
// open cell in common. It returns how many it took and their open cells. A row
// without an open cell can never hold, and needs more cells than there are.
func disjoint(rows []row, excluded Set, shortFirst bool) (needed int, cover Set) {
	const short = 8
	for _, takeShort := range [2]bool{shortFirst, !shortFirst} {
		for i := range rows {
			if rows[i].pivot >= 0 || rows[i].residual == 0 {
				continue
			}
			open := Without(rows[i].support, excluded)
			if open.Empty() {
				return len(rows) + mostCells, cover
			}
			if (open.Size() <= short) == takeShort && !open.Meets(&cover) {
				cover.Join(&open)
				needed++
			}
		}
	}
	return needed, cover
}
