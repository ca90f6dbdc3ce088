package govinfo_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
)

// Fill leaves the totals of Zero as they are, so that they contradicted what a
// program then filled in.
func TestRecomputeAfterZero(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received.NaturalPerson = govinfo.N(3)
	r.Applications.Outcomes.Granted.NaturalPerson = govinfo.N(2)
	r.Applications.Outcomes.Other.FeeUnpaid.Business = govinfo.N(1)
	if filled := govinfo.Fill(&r); len(filled.Contradictions) == 0 || len(filled.Replaced) > 0 {
		t.Fatalf("Fill: %+v", filled)
	}
	filled := govinfo.Recompute(&r)
	a := r.Applications
	for ref, want := range map[govinfo.Ref]int64{
		"applications.received.total": 3, "applications.outcomes.granted.total": 2, "applications.outcomes.other.feeUnpaid.total": 1,
		"applications.outcomes.total.naturalPerson": 2, "applications.outcomes.total.business": 1, "applications.outcomes.total.total": 3,
		"applications.carriedOut.total": 0,
	} {
		if got := r.Count(ref); got != govinfo.N(want) {
			t.Errorf("%s is %v, want %d", ref, got, want)
		}
	}
	if len(filled.Replaced) != 6 || len(filled.Written)+len(filled.Contradictions)+len(filled.Undetermined) > 0 {
		t.Errorf("%+v", filled)
	}
	if again := govinfo.Recompute(&r); len(again.Replaced) > 0 || a != r.Applications {
		t.Errorf("again: %+v", again)
	}
}

// Whatever the totals say: after Recompute they are those of the parts, and what
// was replaced is told with what it said.
func TestRecomputeRestoresTotals(t *testing.T) {
	eachRandom(t, 1_000, func(t *testing.T, random *rand.Rand, r govinfo.Report) {
		wrong := r.Clone()
		form := r.ApplicationsEdition().Form()
		stated := make(map[govinfo.Ref]govinfo.Count)
		for _, total := range form.Totals() {
			// （七）总计 is a part, too: with blank parts above it, what it says now
			// cannot be told to be wrong.
			if complete(&r, total) && random.IntN(2) == 0 {
				stated[total.Ref] = govinfo.N(random.Int64N(1_000_000) + 1_000_000)
				if err := wrong.Set(total.Ref, stated[total.Ref]); err != nil {
					t.Fatal(err)
				}
			}
		}
		filled := govinfo.Recompute(&wrong)
		if !r.Equal(wrong) {
			t.Fatal(cmp.Diff(r, wrong))
		}
		for _, replaced := range filled.Replaced {
			if stated[replaced.Total] != replaced.Stated || r.Count(replaced.Total) != replaced.Sum {
				t.Fatalf("%+v", replaced)
			}
			delete(stated, replaced.Total)
		}
		if len(stated) > 0 {
			t.Fatalf("not told: %v", stated)
		}
	})
}

func complete(r *govinfo.Report, total govinfo.Total) bool {
	for _, part := range total.Parts {
		if r.Count(part).IsBlank() {
			return false
		}
	}
	return true
}

// The line and the column of （七）总计 · 总计 may give two numbers, where a class's
// total has blank parts.
func TestRecomputeUsesTheLine(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	outcomes := &r.Applications.Outcomes
	outcomes.Granted.NaturalPerson = govinfo.Count{} // its line and column are not determined
	outcomes.Granted.Total, outcomes.Total.NaturalPerson = govinfo.N(4), govinfo.N(5)
	filled := govinfo.Recompute(&r)
	if outcomes.Total.Total != govinfo.N(5) || outcomes.Granted.Total != govinfo.N(4) || outcomes.Total.NaturalPerson != govinfo.N(5) {
		t.Errorf("%+v", outcomes)
	}
	if len(filled.Replaced) != 1 || len(filled.Contradictions) != 1 || filled.Contradictions[0].Stated != govinfo.N(5) || filled.Contradictions[0].Sum != govinfo.N(4) {
		t.Errorf("%+v", filled)
	}
}
