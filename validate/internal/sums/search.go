package sums

import "slices"

// The bounds of a search for suspects. They are far above what published reports
// need and keep a hostile one from costing more than some hundredths of a
// second.
const (
	mostCells     = 40     // in one set
	mostNodes     = 20_000 // places in the search tree, for sets of one size
	mostSolutions = 200    // sets of one component
)

// Solution is a set of cells with their changes, in index order.
type Solution []Change

type Change struct {
	Cell uint8
	By   int64
}

// search is the state of looking for the smallest solutions of a system.
type search struct {
	system    *System
	levels    [][]row // a copy of the rows for every depth
	excluded  Set     // cells that were tried before
	nodes     int
	exhausted bool // a bound was hit
	found     []Solution
}

// Solve returns the smallest solutions of a system that fails, and whether the
// search ended at a bound: then there may be more, or smaller ones than none.
func (s *System) Solve() (found []Solution, exhausted bool) {
	levels := [][]row{s.rows}
	for size := 1; size <= mostCells; size++ {
		levels = append(levels, make([]row, len(s.rows)))
		search := search{system: s, levels: levels}
		search.descend(0, size)
		if len(search.found) > 0 || search.exhausted {
			return search.found, search.exhausted
		}
	}
	return nil, true
}

// descend looks for solutions with the cells chosen so far and at most left more.
func (s *search) descend(depth, left int) {
	s.nodes++
	if s.nodes > mostNodes || len(s.found) >= mostSolutions {
		s.exhausted = true
		return
	}
	rows := s.levels[depth]
	before := s.excluded
	defer func() { s.excluded = before }()
	if !s.narrow(rows, left) {
		return
	}
	failing := s.narrowest(rows)
	if failing < 0 {
		s.record(rows, left)
		return
	}
	candidates := s.candidates(rows, failing)
	for _, cell := range candidates {
		next := s.levels[depth+1]
		copy(next, rows)
		if eliminate(next, failing, cell) {
			s.descend(depth+1, left-1)
		}
		// All solutions with the cell are found now; look for those without it.
		s.excluded.Add(cell)
		if s.exhausted {
			return
		}
	}
}

// candidates returns the cells of a failing row that may change, the most
// promising first: those whose change, as the row demands it, mends other
// failing rows and breaks none that hold. The order does not decide what is
// found, but how soon, and with that what a search finds that ends at a bound.
func (s *search) candidates(rows []row, failing int) []uint8 {
	type candidate struct {
		cell  uint8
		score int
	}
	var buffer [256]candidate
	all := buffer[:0]
	pivot := &rows[failing]
	for cell := range Members(Without(pivot.support, s.excluded)) {
		score := 0
		for i := range rows {
			r := &rows[i]
			switch {
			case i == failing || r.pivot >= 0 || !r.support.Has(cell):
			case r.residual == 0:
				score -= 2
			case int64(r.coefficients[cell])*pivot.residual == int64(pivot.coefficients[cell])*r.residual:
				score += 2
			}
		}
		all = append(all, candidate{cell, score})
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.score - a.score })
	cells := make([]uint8, len(all))
	for i, c := range all {
		cells[i] = c.cell
	}
	return cells
}

// narrow excludes the cells that cannot be in a solution with at most left more
// cells, and reports whether there may be one at all. Failing rows of which no
// two share a cell that may change need a cell each; where they are as many as
// there are cells left, no cell outside them changes.
func (s *search) narrow(rows []row, left int) bool {
	for again := true; again; {
		again = false
		for _, shortFirst := range [2]bool{true, false} {
			needed, cover := disjoint(rows, s.excluded, shortFirst)
			if needed > left {
				return false
			}
			if needed == left && needed > 0 {
				if outside := Without(everyCell, cover); !outside.Within(&s.excluded) {
					s.excluded.Join(&outside)
					again = true
				}
			}
		}
	}
	return true
}

// narrowest returns the failing row with the fewest cells to choose from, or -1
// where no row fails.
func (s *search) narrowest(rows []row) int {
	best, fewest := -1, 257
	for i := range rows {
		if rows[i].pivot >= 0 || rows[i].residual == 0 {
			continue
		}
		open := Without(rows[i].support, s.excluded)
		if n := open.Size(); n < fewest {
			best, fewest = i, n
		}
	}
	return best
}

// record takes the changes that solved rows give, if they are ones that can be
// meant: no cell becomes negative, and each of them changes.
func (s *search) record(rows []row, left int) {
	changes, negative, ok := s.changes(rows, nil)
	switch {
	case !ok:
	case negative < 0:
		s.add(changes)
	case left > 0:
		s.lift(rows, negative)
	}
}

// lift mends a solution in which one cell would become negative, by changing one
// cell more so that the negative one becomes zero.
func (s *search) lift(rows []row, negative int) {
	r := &rows[negative]
	cell := uint8(r.pivot)
	target := -s.system.cells.Values[cell] // change that makes it zero
	rest := r.residual - int64(r.coefficients[cell])*target
	for other := range Members(Without(r.support, s.excluded)) {
		if other == cell || rest%int64(r.coefficients[other]) != 0 {
			continue
		}
		extra := Change{other, rest / int64(r.coefficients[other])}
		changes, stillNegative, ok := s.changes(rows, &extra)
		if ok && stillNegative < 0 {
			s.add(changes)
		}
	}
}

// changes reads the changes off the solved rows, with one further change if
// extra is not nil. negative is a row whose cell becomes negative, or -1.
func (s *search) changes(rows []row, extra *Change) (changes Solution, negative int, ok bool) {
	values := &s.system.cells.Values
	negative = -1
	for i := range rows {
		r := &rows[i]
		if r.pivot < 0 {
			if extra != nil && r.support.Has(extra.Cell) {
				return nil, -1, false // it would break what holds
			}
			continue
		}
		residual := r.residual
		if extra != nil {
			residual -= int64(r.coefficients[extra.Cell]) * extra.By
		}
		coefficient := int64(r.coefficients[r.pivot])
		if residual%coefficient != 0 || residual == 0 {
			return nil, -1, false
		}
		by := residual / coefficient
		changes = append(changes, Change{uint8(r.pivot), by})
		if values[r.pivot]+by < 0 {
			negative = i
		}
	}
	if extra != nil {
		if extra.By == 0 || values[extra.Cell]+extra.By < 0 {
			return nil, -1, false
		}
		changes = append(changes, *extra)
	}
	return changes, negative, true
}

// add keeps a solution, unless it contradicts a sum with blank cells or is known.
func (s *search) add(changes Solution) {
	slices.SortFunc(changes, func(a, b Change) int { return int(a.Cell) - int(b.Cell) })
	for _, known := range s.found {
		if slices.Equal(known, changes) {
			return
		}
	}
	if len(s.system.bounds) > 0 {
		changed := *s.system.cells
		for _, c := range changes {
			changed.Values[c.Cell] += c.By
		}
		for _, sum := range s.system.bounds {
			var left, right Side
			left.Add(&changed, sum.Left)
			right.Add(&changed, sum.Right)
			if sum.Contradicted(&left, &right, left.Known.Cmp(&right.Known)) {
				return
			}
		}
	}
	s.found = append(s.found, changes)
}
