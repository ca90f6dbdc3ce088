package validate

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// failingSystems returns the systems of table 三 and 四 of a report that fail.
func failingSystems(t *testing.T, r *govinfo.Report) []*system {
	t.Helper()
	result := Check(Filing{Report: r})
	if result.failing == nil {
		return nil
	}
	return result.failing.systems()
}

// bruteForce finds the smallest solutions of up to two cells by trying all sets.
func bruteForce(s *system) []solution {
	var all cellSet
	for i := range s.rows {
		all.join(&s.rows[i].support)
	}
	cells := slices.Collect(members(all))
	var found []solution
	try := func(set ...uint8) {
		for i := range s.rows {
			if s.rows[i].residual != 0 && !slices.ContainsFunc(set, s.rows[i].support.has) {
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
func (s *system) solveFor(set []uint8) (solution, bool) {
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
	var changes solution
	for _, cell := range set {
		by := known[cell]
		if by == 0 || s.cells.values[cell]+by < 0 {
			return nil, false
		}
		changes = append(changes, change{cell, by})
	}
	for i := range s.rows {
		residual := s.rows[i].residual
		for _, c := range changes {
			residual -= int64(s.rows[i].coefficients[c.cell]) * c.by
		}
		if residual != 0 {
			return nil, false
		}
	}
	return changes, true
}

func sortSolutions(solutions []solution) {
	slices.SortFunc(solutions, func(a, b solution) int {
		for i := range min(len(a), len(b)) {
			if c := cmp.Compare(a[i].cell, b[i].cell); c != 0 {
				return c
			}
		}
		return cmp.Compare(len(a), len(b))
	})
}

// TestSearchFindsWhatTryingAllSetsFinds compares the search with brute force on
// random reports with one or two wrong cells, many of them in one line or column.
func TestSearchFindsWhatTryingAllSetsFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 1))
	refs := govinfo.Refs()
	var table []uint8
	for i, ref := range refs {
		if ref.Within("applications") && !ref.Within("applications.outcomes.other.undivided") {
			table = append(table, uint8(i))
		}
	}
	compared, alternatives := 0, 0
	for range 50 {
		r := govinfotest.Options{}.Report(random)
		first := table[random.IntN(len(table))]
		second := table[random.IntN(len(table))]
		switch random.IntN(3) {
		case 0: // the same line
			second = first - (first-table[0])%7 + uint8(random.IntN(7))
		case 1: // the same amount, so that sums may agree by chance
			second = table[random.IntN(len(table))]
		}
		by := 1 + random.Int64N(9)
		for i, cell := range [2]uint8{first, second} {
			n, _ := r.Count(refs[cell]).Int64()
			change := by
			if i == 1 && random.IntN(2) == 0 && n >= by {
				change = -by
			}
			if err := r.Set(refs[cell], govinfo.N(n+change)); err != nil {
				t.Fatal(err)
			}
		}
		for _, s := range failingSystems(t, &r) {
			want := bruteForce(s)
			got, exhausted := s.solve()
			sortSolutions(want)
			sortSolutions(got)
			if exhausted || !slices.EqualFunc(want, got, slices.Equal[solution]) {
				t.Errorf("%s, %s: search finds %v, brute force %v", refs[first], refs[second], got, want)
			}
			compared++
			alternatives += len(want)
		}
	}
	t.Logf("%d systems compared, %d solutions in all", compared, alternatives)
}

// TestLift mends a sum in which any cell changed alone would become negative:
// another cell must change with it.
func TestLift(t *testing.T) {
	// The parts make 8, the total, taken for certain here, 2: no single part can
	// give 6.
	r := govinfo.Zero(govinfo.Form2021())
	d := &r.Disputes.Reconsideration
	d.Upheld, d.Corrected, d.OtherResult, d.Pending, d.Total = govinfo.N(4), govinfo.N(4), govinfo.N(0), govinfo.N(0), govinfo.N(2)
	systems := failingSystems(t, &r)
	search := search{system: systems[0], levels: [][]row{systems[0].rows, make([]row, 1), make([]row, 1)}}
	search.excluded.add(index("disputes.reconsideration.total"))
	search.descend(0, 2)
	if len(search.found) == 0 {
		t.Fatal("no set of two parts is found")
	}
	for _, changes := range search.found {
		sum := int64(0)
		for _, c := range changes {
			sum += c.by
			if systems[0].cells.values[c.cell]+c.by < 0 {
				t.Errorf("%v makes a figure negative", changes)
			}
		}
		if len(changes) != 2 || sum != -6 {
			t.Errorf("%v does not mend the sum", changes)
		}
	}
}
