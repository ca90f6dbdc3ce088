package sums

import (
	"fmt"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Where one part alone would become negative, it goes to zero and another one makes up
// for the rest: one that does not become negative itself, and that breaks nothing.
func TestLiftOfTwoParts(t *testing.T) {
	n := govinfo.N
	for name, test := range map[string]struct {
		counts []govinfo.Count // the total, its parts, and a copy of one of them
		copied uint8           // the part that cell 5 must equal; 0 for none
		want   string
	}{
		"the first of two to zero":        {[]govinfo.Count{n(2), n(4), n(4), n(0), n(0), n(0)}, 0, "[[{1 -4} {2 -2}]]"},
		"both to zero":                    {[]govinfo.Count{n(0), n(4), n(2), n(0), n(0), n(0)}, 0, "[[{1 -4} {2 -2}]]"},
		"not enough":                      {[]govinfo.Count{n(0), n(4), n(1), n(1), n(0), n(0)}, 0, "[]"},
		"one alone, and it is not lifted": {[]govinfo.Count{n(2), n(6), n(0), n(0), n(0), n(0)}, 0, "[[{1 -4}]]"},
		"a part that another sum holds":   {[]govinfo.Count{n(2), n(4), n(4), n(0), n(0), n(4)}, 1, "[]"},
		"a part that is not concerned":    {[]govinfo.Count{n(2), n(4), n(4), n(0), n(0), n(0)}, 4, "[[{1 -4} {2 -2}]]"},
	} {
		var c Cells
		c.Load(test.counts)
		s := NewSystem(&c)
		s.Add(&Sum{Left: []uint8{0}, Right: []uint8{1, 2, 3, 4}, Own: setOf(0, 1, 2, 3, 4)})
		if test.copied != 0 {
			s.Add(&Sum{Left: []uint8{5}, Right: []uint8{test.copied}, Own: setOf(5, test.copied)})
		}
		search := search{system: s, levels: [][]row{s.rows, make([]row, len(s.rows)), make([]row, len(s.rows))}}
		search.excluded.Add(0)
		search.excluded.Add(5)
		search.descend(0, 2)
		if got := fmt.Sprint(search.found); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// Every set that is found mends every sum, is found once, and makes no figure negative.
func TestSolutionsMendEverySum(t *testing.T) {
	n := govinfo.N
	for name, test := range map[string]struct {
		counts []govinfo.Count
		size   int // of the smallest sets
		sets   int
	}{
		"the shared cell":          {[]govinfo.Count{n(9), n(2), n(3), n(6), n(1), n(2)}, 1, 1},
		"a cell of one sum":        {[]govinfo.Count{n(5), n(2), n(3), n(7), n(1), n(2)}, 1, 2},
		"nothing fails":            {[]govinfo.Count{n(5), n(2), n(3), n(6), n(1), n(2)}, 0, 0},
		"two that nothing relates": {[]govinfo.Count{n(5), n(2), n(4), n(6), n(1), n(3)}, 2, 3},
	} {
		var c Cells
		c.Load(test.counts)
		s := NewSystem(&c)
		equations := []Sum{
			{Left: []uint8{0}, Right: []uint8{1, 2}, Own: setOf(0, 1, 2)}, {Left: []uint8{3}, Right: []uint8{0, 4}, Own: setOf(0, 3, 4)}, {Left: []uint8{5}, Right: []uint8{1}, Own: setOf(1, 5)},
		}
		for i := range equations {
			s.Add(&equations[i])
		}
		if test.size == 0 {
			if s.Fails() {
				t.Errorf("%s: it fails", name)
			}
			continue
		}
		found, exhausted := s.Solve()
		if exhausted || len(found) != test.sets {
			t.Errorf("%s: %v, exhausted %t, want %d", name, found, exhausted, test.sets)
		}
		for i, changes := range found {
			mended := c
			for _, change := range changes {
				mended.Values[change.Cell] += change.By
				if change.By == 0 || mended.Values[change.Cell] < 0 {
					t.Errorf("%s: %v", name, changes)
				}
			}
			after := NewSystem(&mended)
			for k := range equations {
				after.Add(&equations[k])
			}
			if after.Fails() || len(changes) != test.size || slices.ContainsFunc(found[:i], func(other Solution) bool { return slices.Equal(other, changes) }) {
				t.Errorf("%s: %v of %v", name, changes, found)
			}
		}
	}
}

// A search that cannot end says so, and finds nothing half.
func TestSearchEndsAtItsBound(t *testing.T) {
	counts := make([]govinfo.Count, gridLines*gridColumns)
	for i := range counts {
		counts[i] = govinfo.N(int64(i*i*7919%1009) * 1_000_003)
	}
	found, exhausted := systemOf(counts).Solve()
	if !exhausted || len(found) > mostSolutions {
		t.Errorf("%d sets, exhausted %t", len(found), exhausted)
	}
}

// One part of very many may be wrong: so many sets are told, and that there are more.
func TestSearchTellsSoManySets(t *testing.T) {
	for parts, exhausted := range map[int]bool{mostSolutions - 2: false, mostSolutions + 20: true} {
		counts := []govinfo.Count{govinfo.N(int64(parts) + 1)}
		sum := Sum{Left: []uint8{0}, Own: setOf(0)}
		for i := 1; i <= parts; i++ {
			counts = append(counts, govinfo.N(1))
			sum.Right = append(sum.Right, uint8(i))
			sum.Own.Add(uint8(i))
		}
		var c Cells
		c.Load(counts)
		s := NewSystem(&c)
		s.Add(&sum)
		found, ended := s.Solve()
		if ended != exhausted || len(found) != min(parts+1, mostSolutions) {
			t.Errorf("%d parts: %d sets, exhausted %t", parts, len(found), ended)
		}
	}
}

// With a negative part on either side, a blank may make up for anything.
func TestNegativePartsContradictNothing(t *testing.T) {
	n := govinfo.N
	for _, test := range []struct {
		counts []govinfo.Count
		want   bool
	}{
		{[]govinfo.Count{n(2), n(9), n(3), {}}, true}, {[]govinfo.Count{n(2), n(9), n(-3), {}}, false}, {[]govinfo.Count{n(-2), n(9), n(3), {}}, false},
	} {
		sum := Sum{Left: []uint8{0}, Right: []uint8{1, 2, 3}}
		var c Cells
		c.Load(test.counts)
		var left, right Side
		left.Add(&c, sum.Left)
		right.Add(&c, sum.Right)
		if got := sum.Contradicted(&left, &right, left.Known.Cmp(&right.Known)); got != test.want {
			t.Errorf("%v: %t", test.counts, got)
		}
	}
}
