package validate

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// How a figure came about, by the figure and the one that was meant.
func TestSlipOfTwoFigures(t *testing.T) {
	for _, test := range []struct {
		got, want int64
		slip      Slip
		cost      float64
	}{
		{-6, 6, slipSign, 0}, {-6, 7, slipUnknown, 0.5}, {0, 6, slipOmitted, 2.5}, {7, 0, slipMistyped, 3}, {70, 0, slipUnknown, costUnknown},
		{21, 12, slipTransposed, 1}, {1324, 1234, slipTransposed, 1}, {1243, 1234, slipTransposed, 1}, {2143, 1234, slipUnknown, costUnknown}, {3214, 1234, slipUnknown, costUnknown},
		{13, 131, slipDropped, 1.5}, {31, 131, slipDropped, 1.5}, {11, 131, slipDropped, 1.5}, {14, 131, slipUnknown, costUnknown}, {1, 131, slipUnknown, costUnknown},
		{131, 13, slipAdded, 1.5}, {131, 31, slipAdded, 1.5}, {141, 13, slipUnknown, costUnknown}, {1311, 13, slipUnknown, costUnknown},
		{60, 61, slipMistyped, 1.5}, {61, 71, slipMistyped, 1.5}, {6, 7, slipMistyped, 2.5}, {60, 71, slipUnknown, costUnknown}, {612, 621, slipTransposed, 1}, {6, 60, slipDropped, 1.5},
	} {
		if slip, cost := slipOf(test.got, test.want); slip != test.slip || cost != test.cost {
			t.Errorf("%d for %d: %q, %v", test.got, test.want, slip, cost)
		}
	}
}

// What is booked in the wrong place is one mistake, likelier where nothing stands
// rightly, and less so in a total.
func TestCostOfMoves(t *testing.T) {
	cell := func(ref govinfo.Ref, got, want int64) SuspectCell {
		return SuspectCell{Ref: ref, Got: govinfo.N(got), Want: govinfo.N(want)}
	}
	const granted, received = "applications.outcomes.granted.", "applications.received."
	for _, test := range []struct {
		a, b SuspectCell
		want float64
	}{
		{cell(granted+"business", 3, 2), cell(granted+"research", 1, 2), 2}, {cell(granted+"business", 1, 0), cell(granted+"research", 1, 2), 1.5},
		{cell(granted+"business", 3, 2), cell(granted+"research", -1, 0), 1.5}, {cell(granted+"business", 3, 2), cell(granted+"total", 1, 2), 2.5},
		{cell("applications.outcomes.total.business", 3, 2), cell(granted+"business", 1, 2), 2.5}, {cell("applications.outcomes.total.total", 3, 2), cell(granted+"total", 1, 2), 3},
		{cell(received+"business", 1, 0), cell(received+"total", 1, 2), 2},
	} {
		if got := moveCost(&test.a, &test.b); got != test.want {
			t.Errorf("%v and %v: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// Pairs of cells in one line or column that change by opposite amounts are moves, or
// swaps; every cell is in one of them at most.
func TestMovesAreFound(t *testing.T) {
	const granted, partly, received = "applications.outcomes.granted.", "applications.outcomes.partlyGranted.", "applications.received."
	type change struct {
		ref       govinfo.Ref
		got, want int64
		slip      Slip
	}
	for name, test := range map[string]struct {
		changes []change
		cost    float64 // of all, where each cost 10 before
	}{
		"one cell":          {[]change{{granted + "business", 3, 2, ""}}, 10},
		"a line":            {[]change{{granted + "business", 7, 2, slipMoved}, {granted + "research", 1, 6, slipMoved}}, 20 - 2.5 - 2.5 + 2},
		"a column":          {[]change{{granted + "business", 7, 2, slipMoved}, {partly + "business", 1, 6, slipMoved}}, 20 - 2.5 - 2.5 + 2},
		"neither":           {[]change{{granted + "business", 7, 2, ""}, {partly + "research", 1, 6, ""}}, 20},
		"not opposite":      {[]change{{granted + "business", 7, 2, ""}, {granted + "research", 1, 7, ""}}, 20},
		"a swap":            {[]change{{granted + "business", 7, 2, slipSwapped}, {granted + "research", 2, 7, slipSwapped}}, 20 - 2.5 - 2.5 + 1},
		"three, two of one": {[]change{{granted + "business", 7, 2, slipMoved}, {granted + "research", 1, 6, slipMoved}, {granted + "legalService", 3, 8, ""}}, 30 - 2.5 - 2.5 + 2},
		"two pairs": {[]change{{granted + "business", 7, 2, slipMoved}, {granted + "research", 1, 6, slipMoved}, {received + "legalService", 8, 5, slipMoved}, {received + "publicWelfare", 1, 4, slipMoved}},
			40 - 2*2.5 + 2 - 2*2.5 + 2},
	} {
		r := ranked{}
		for _, c := range test.changes {
			r.cells = append(r.cells, SuspectCell{Ref: c.ref, Got: govinfo.N(c.got), Want: govinfo.N(c.want)})
			r.cost += 10
		}
		r.findMoves()
		for i, c := range test.changes {
			if r.cells[i].Slip != c.slip {
				t.Errorf("%s: cell %d is %q, want %q", name, i, r.cells[i].Slip, c.slip)
			}
		}
		if r.cost != test.cost {
			t.Errorf("%s: costs %v, want %v", name, r.cost, test.cost)
		}
	}
}

func TestCellsOfOneLine(t *testing.T) {
	cells := func(refs ...govinfo.Ref) ranked {
		var r ranked
		for _, ref := range refs {
			r.cells = append(r.cells, SuspectCell{Ref: ref})
		}
		return r
	}
	one, same, two := cells("a.b"), cells("a.b", "a.c"), cells("a.b", "a.c", "d.b")
	if one.inOneLine() || !same.inOneLine() || two.inOneLine() {
		t.Errorf("%t, %t, %t", one.inOneLine(), same.inOneLine(), two.inOneLine())
	}
	if !sameLineOrColumn("a.b", "a.c") || !sameLineOrColumn("a.b", "d.b") || sameLineOrColumn("a.b", "d.c") {
		t.Error("lines and columns are confused")
	}
}
