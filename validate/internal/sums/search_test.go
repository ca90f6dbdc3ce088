package sums

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

const (
	gridLines   = 6
	gridColumns = 7
)

func cellAt(line, column int) uint8 { return uint8(line*gridColumns + column) }

// gridSums are the sums of a table: the last column adds up every line, the last line
// every column.
func gridSums() []Sum {
	var all []Sum
	add := func(total uint8, parts []uint8) {
		sum := Sum{Left: []uint8{total}, Right: parts}
		for _, cell := range append([]uint8{total}, parts...) {
			sum.Own.Add(cell)
		}
		all = append(all, sum)
	}
	for line := range gridLines {
		var parts []uint8
		for column := range gridColumns - 1 {
			parts = append(parts, cellAt(line, column))
		}
		add(cellAt(line, gridColumns-1), parts)
	}
	for column := range gridColumns {
		var parts []uint8
		for line := range gridLines - 1 {
			parts = append(parts, cellAt(line, column))
		}
		add(cellAt(gridLines-1, column), parts)
	}
	return all
}

// randomGrid returns a table in which all sums hold.
func randomGrid(random *rand.Rand) []govinfo.Count {
	var values [gridLines][gridColumns]int64
	for line := range gridLines - 1 {
		for column := range gridColumns - 1 {
			n := random.Int64N(30)
			values[line][column] = n
			values[line][gridColumns-1] += n
			values[gridLines-1][column] += n
			values[gridLines-1][gridColumns-1] += n
		}
	}
	var counts []govinfo.Count
	for _, line := range values {
		for _, n := range line {
			counts = append(counts, govinfo.N(n))
		}
	}
	return counts
}

func systemOf(counts []govinfo.Count) *System {
	var c Cells
	c.Load(counts)
	s := NewSystem(&c)
	for _, sum := range gridSums() {
		s.Add(&sum)
	}
	return s
}

// bruteForce finds the smallest solutions of up to two cells by trying all sets.
func bruteForce(s *System) []Solution {
	var all Set
	for i := range s.rows {
		all.Join(&s.rows[i].support)
	}
	cells := slices.Collect(Members(all))
	var found []Solution
	try := func(set ...uint8) {
		for i := range s.rows {
			if s.rows[i].residual != 0 && !slices.ContainsFunc(set, s.rows[i].support.Has) {
				return // the row would fail still
			}
		}
		if changes, ok := s.solveFor(set); ok {
			found = append(found, changes)
		}
	}
	for _, a := range cells {
		try(a)
	}
	if len(found) > 0 {
		return found
	}
	for i, a := range cells {
		for _, b := range cells[i+1:] {
			try(a, b)
		}
	}
	return found
}

// solveFor solves the rows for the changes of one or two cells, by trying every
// change that some row demands of one cell alone.
func (s *System) solveFor(set []uint8) (Solution, bool) {
	known := map[uint8]int64{}
	for range set {
		for i := range s.rows {
			residual, open, unknown := s.rows[i].residual, 0, uint8(0)
			for _, cell := range set {
				by, solved := known[cell]
				switch coefficient := int64(s.rows[i].coefficients[cell]); {
				case solved:
					residual -= coefficient * by
				case coefficient != 0:
					open, unknown = open+1, cell
				}
			}
			if open == 1 {
				known[unknown] = residual / int64(s.rows[i].coefficients[unknown])
			}
		}
	}
	if len(known) != len(set) {
		return nil, false
	}
	var changes Solution
	for _, cell := range set {
		by := known[cell]
		if by == 0 || s.cells.Values[cell]+by < 0 {
			return nil, false
		}
		changes = append(changes, Change{cell, by})
	}
	for i := range s.rows {
		residual := s.rows[i].residual
		for _, c := range changes {
			residual -= int64(s.rows[i].coefficients[c.Cell]) * c.By
		}
		if residual != 0 {
			return nil, false
		}
	}
	return changes, true
}

func sortSolutions(solutions []Solution) {
	slices.SortFunc(solutions, func(a, b Solution) int {
		for i := range min(len(a), len(b)) {
			if c := cmp.Compare(a[i].Cell, b[i].Cell); c != 0 {
				return c
			}
		}
		return cmp.Compare(len(a), len(b))
	})
}

// TestSearchFindsWhatTryingAllSetsFinds compares the search with brute force on
// random tables with one or two wrong cells, many of them in one line or column.
func TestSearchFindsWhatTryingAllSetsFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 1))
	compared, alternatives := 0, 0
	for range 150 {
		counts := randomGrid(random)
		first := random.IntN(len(counts))
		second := random.IntN(len(counts))
		if random.IntN(3) == 0 { // the same line
			second = first - first%gridColumns + random.IntN(gridColumns)
		}
		by := 1 + random.Int64N(9)
		for i, cell := range [2]int{first, second} {
			n, _ := counts[cell].Int64()
			change := by // the same amount, so that sums may agree by chance
			if i == 1 && random.IntN(2) == 0 && n >= by {
				change = -by
			}
			counts[cell] = govinfo.N(n + change)
		}
		s := systemOf(counts)
		if !s.Fails() {
			continue
		}
		want := bruteForce(s)
		got, exhausted := s.Solve()
		sortSolutions(want)
		sortSolutions(got)
		if exhausted || !slices.EqualFunc(want, got, slices.Equal[Solution]) {
			t.Errorf("%d, %d: search finds %v, brute force %v", first, second, got, want)
		}
		compared++
		alternatives += len(want)
	}
	if compared < 100 || alternatives < compared {
		t.Errorf("%d systems compared, %d solutions in all", compared, alternatives)
	}
}

// The parts make 8, the total, taken for certain here, 2: no single part can give 6,
// so another cell must change with it.
func TestLift(t *testing.T) {
	var c Cells
	c.Load([]govinfo.Count{govinfo.N(2), govinfo.N(4), govinfo.N(4), govinfo.N(0), govinfo.N(0)})
	s := NewSystem(&c)
	s.Add(&Sum{Left: []uint8{0}, Right: []uint8{1, 2, 3, 4}, Own: setOf(0, 1, 2, 3, 4)})
	search := search{system: s, levels: [][]row{s.rows, make([]row, 1), make([]row, 1)}}
	search.excluded.Add(0)
	search.descend(0, 2)
	if len(search.found) == 0 {
		t.Fatal("no set of two parts is found")
	}
	for _, changes := range search.found {
		sum, seen := int64(0), Set{}
		for _, c := range changes {
			sum += c.By
			if seen.Has(c.Cell) {
				t.Errorf("%v changes one cell twice", changes)
			}
			seen.Add(c.Cell)
			if s.cells.Values[c.Cell]+c.By < 0 {
				t.Errorf("%v makes a figure negative", changes)
			}
		}
		if len(changes) != 2 || sum != -6 {
			t.Errorf("%v does not mend the sum", changes)
		}
	}
}

// A set that would contradict a sum with blank cells is none.
func TestBoundsKeepSetsOut(t *testing.T) {
	solutions := func(bounded bool) int {
		var c Cells
		// 0 = 1 + 2 fails; 3 = 0 + 4, of which 4 is blank, does not let 0 be more than 3.
		c.Load([]govinfo.Count{govinfo.N(5), govinfo.N(5), govinfo.N(4), govinfo.N(5), {}})
		s := NewSystem(&c)
		s.Add(&Sum{Left: []uint8{0}, Right: []uint8{1, 2}, Own: setOf(0, 1, 2)})
		if bounded {
			s.Add(&Sum{Left: []uint8{3}, Right: []uint8{0, 4}, Own: setOf(0, 3, 4)})
		}
		found, exhausted := s.Solve()
		if exhausted {
			t.Error("exhausted")
		}
		return len(found)
	}
	if free, bounded := solutions(false), solutions(true); free != 3 || bounded != 2 {
		t.Errorf("%d sets without the sum that has a blank, %d with it", free, bounded)
	}
}

// Two systems that are joined are solved as one.
func TestJoin(t *testing.T) {
	var c Cells
	c.Load([]govinfo.Count{govinfo.N(5), govinfo.N(4), govinfo.N(5)})
	a, b := NewSystem(&c), NewSystem(&c)
	a.Add(&Sum{Left: []uint8{0}, Right: []uint8{1}, Own: setOf(0, 1)})
	b.Add(&Sum{Left: []uint8{1}, Right: []uint8{2}, Own: setOf(1, 2)})
	a.Join(b)
	found, _ := a.Solve()
	if len(found) != 1 || !slices.Equal(found[0], Solution{{Cell: 1, By: 1}}) {
		t.Errorf("%v", found)
	}
}
