package sums

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// Sets of cells do what sets of a map do, in each of their words.
func TestSetsOfAnyCells(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 2))
	some := func() (Set, map[uint8]bool) {
		var set Set
		model := make(map[uint8]bool)
		for range random.IntN(4) {
			cell := uint8(random.IntN(256))
			set.Add(cell)
			model[cell] = true
		}
		return set, model
	}
	for range 20_000 {
		s, inS := some()
		u, inU := some()
		if random.IntN(3) == 0 {
			u.Join(&s)
			for cell := range inS {
				inU[cell] = true
			}
		}
		meets, within := false, true
		for cell := range inS {
			meets = meets || inU[cell]
			within = within && inU[cell]
		}
		rest := Without(s, u)
		if s.Empty() != (len(inS) == 0) || s.Size() != len(inS) || s.Meets(&u) != meets || s.Within(&u) != within || rest.Meets(&u) || !rest.Within(&s) || rest.Empty() != within {
			t.Fatalf("%v and %v", slices.Collect(Members(s)), slices.Collect(Members(u)))
		}
		for cell := range Members(s) {
			if !inS[cell] || !s.Has(cell) || rest.Has(cell) == inU[cell] {
				t.Fatalf("%d of %v", cell, slices.Collect(Members(s)))
			}
			s.Remove(cell)
			delete(inS, cell)
		}
		if !s.Empty() || len(inS) > 0 {
			t.Fatalf("members are lost: %v", inS)
		}
	}
	for cell := range Members(everyCell) {
		if cell == 3 {
			break
		}
		if cell > 3 {
			t.Error("the loop could not be left")
		}
	}
	if everyCell.Size() != 256 {
		t.Errorf("%d cells in all", everyCell.Size())
	}
}

// There is a place for every byte: the last is like the first, and a blank is no zero.
func TestCellsOfEveryIndex(t *testing.T) {
	counts := make([]govinfo.Count, 256)
	for i := range counts {
		if i%3 > 0 {
			counts[i] = govinfo.N(int64(i) - 100)
		}
	}
	var c Cells
	c.Load(counts)
	for i, want := range counts {
		if got := c.Count(uint8(i)); got != want || c.Blank.Has(uint8(i)) != want.IsBlank() {
			t.Errorf("cell %d is %v, want %v", i, got, want)
		}
	}
}

// Sums of several cells on either side.
func TestProgramOfLongSides(t *testing.T) {
	sum := Sum{Left: []uint8{0, 1}, Right: []uint8{2, 3, 4}}
	atMost := sum
	atMost.AtMost = true
	n := govinfo.N
	for _, test := range []struct {
		name   string
		counts []govinfo.Count
		want   []int
	}{
		{"equal", []govinfo.Count{n(3), n(4), n(1), n(2), n(4)}, nil}, {"more by the first", []govinfo.Count{n(4), n(4), n(1), n(2), n(4)}, []int{0, 1}},
		{"more by the second", []govinfo.Count{n(3), n(5), n(1), n(2), n(4)}, []int{0, 1}}, {"less", []govinfo.Count{n(3), n(4), n(2), n(2), n(4)}, []int{0}},
		{"the last right one counts", []govinfo.Count{n(3), n(4), n(1), n(2), n(5)}, []int{0}}, {"negative", []govinfo.Count{n(-3), n(4), n(-1), n(-2), n(4)}, nil},
	} {
		if got := check(test.counts, 0xffff, sum, atMost); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
