package govinfo_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

func TestFillRestoresErasedTotals(t *testing.T) {
	eachRandom(t, 10_000, func(t *testing.T, random *rand.Rand, r govinfo.Report) {
		erased := r.Clone()
		form := r.ApplicationsEdition().Form()
		var want []govinfo.Ref
		for _, total := range form.Totals() {
			if random.IntN(2) == 0 || erased.Count(total.Ref).IsBlank() {
				continue
			}
			want = append(want, total.Ref)
			if err := erased.Set(total.Ref, govinfo.Count{}); err != nil {
				t.Fatal(err)
			}
		}
		filled := govinfo.Fill(&erased)
		if !r.Equal(erased) {
			t.Fatal(cmp.Diff(r, erased))
		}
		slices.Sort(want)
		slices.Sort(filled.Written)
		if diff := cmp.Diff(slices.Compact(want), filled.Written); diff != "" {
			t.Fatal(diff)
		}
		if len(filled.Contradictions) > 0 {
			t.Fatal(filled.Contradictions)
		}
	})
}

func TestFillLeavesContradictionsAlone(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Disputes.Reconsideration = govinfo.Cases{Upheld: govinfo.N(10), Corrected: govinfo.N(1), OtherResult: govinfo.N(0), Pending: govinfo.N(0), Total: govinfo.N(0)}
	filled := govinfo.Fill(&r)
	want := []govinfo.Contradiction{{
		Total: "disputes.reconsideration.total", Stated: govinfo.N(0), Sum: govinfo.N(11),
		Parts: []govinfo.Ref{"disputes.reconsideration.upheld", "disputes.reconsideration.corrected", "disputes.reconsideration.otherResult", "disputes.reconsideration.pending"},
	}}
	if diff := cmp.Diff(want, filled.Contradictions); diff != "" || len(filled.Written) > 0 || r.Disputes.Reconsideration.Total != govinfo.N(0) {
		t.Error(diff, filled.Written)
	}
}

func TestFillTakesNoBlankForZero(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Applications.Received.Research, r.Applications.Received.Total = govinfo.Count{}, govinfo.Count{}
	r.Disputes.DirectLitigation = govinfo.Cases{Upheld: govinfo.N(999999999999999999), Corrected: govinfo.N(1), OtherResult: govinfo.N(0), Pending: govinfo.N(0)}
	filled := govinfo.Fill(&r)
	want := []govinfo.Ref{"applications.received.total", "disputes.directLitigation.total"}
	if diff := cmp.Diff(want, filled.Undetermined); diff != "" || len(filled.Written) > 0 {
		t.Error(diff, filled.Written)
	}
}

func TestSumOfMembersBalances(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 9))
	n := 10_000
	if testing.Short() {
		n = 500
	}
	var all []govinfotest.Options
	for _, options := range kinds() {
		if !options.WithBlank {
			options.Year = 2022
			all = append(all, options)
		}
	}
	for range n {
		members := make([]*govinfo.Report, 1+random.IntN(6))
		for i := range members {
			r := all[random.IntN(len(all))].Report(random)
			r.Agency = govinfo.Agency{Name: "成员" + strconv.Itoa(i)}
			members[i] = &r
		}
		whole, err := govinfo.Sum(members...)
		if err != nil {
			t.Fatal(err)
		}
		if filled := govinfo.Fill(&whole.Report); len(filled.Contradictions)+len(filled.Written)+len(filled.Undetermined) > 0 {
			t.Fatalf("%+v", filled)
		}
		for ref := range whole.Missing {
			if !ref.Within("proactive") && !ref.Within("proactive2019") {
				t.Fatalf("%s is missing in %v", ref, whole.Missing[ref])
			}
		}
		var received int64
		for _, member := range members {
			n, _ := member.Applications.Received.Total.Int64()
			received += n
		}
		if whole.Report.Applications.Received.Total != govinfo.N(received) {
			t.Fatalf("received %v, want %d", whole.Report.Applications.Received.Total, received)
		}
	}
}

func TestSumTellsMissingCells(t *testing.T) {
	a, b, c := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021), govinfo.Blank(govinfo.Edition2021)
	a.Applications.Received.Total = govinfo.N(3)
	b.Agency.Name, c.Title = "云溪县水利局", "云溪县民政局2022年报告"
	b.Applications.CarriedIn.Total = govinfo.Count{}
	a.Disputes.Reconsideration.Total, b.Disputes.Reconsideration.Total = govinfo.Count{}, govinfo.Count{}
	whole, err := govinfo.Sum(&a, &b, &c)
	if err != nil {
		t.Fatal(err)
	}
	if got := whole.Report.Applications.Received.Total; got != govinfo.N(3) {
		t.Errorf("received %v", got)
	}
	if diff := cmp.Diff(govinfo.Missing{Count: 1, Members: []govinfo.Member{{Index: 2, Name: "云溪县民政局2022年报告"}}}, whole.Missing["applications.received.total"]); diff != "" {
		t.Error(diff)
	}
	named := []govinfo.Member{{Index: 1, Name: "云溪县水利局"}, {Index: 2, Name: "云溪县民政局2022年报告"}}
	if diff := cmp.Diff(govinfo.Missing{Count: 2, Members: named}, whole.Missing["applications.carriedIn.total"]); diff != "" {
		t.Error(diff)
	}
	if got, missing := whole.Report.Disputes.Reconsideration.Total, whole.Missing["disputes.reconsideration.total"]; !got.IsBlank() || missing.Count > 0 {
		t.Errorf("a cell blank in all members is %v, missing in %v", got, missing)
	}
}

// Members of both editions: the whole has the one line of 2019, and no figure is
// lost or counted twice.
func TestSumFoldsTheLinesOfBothEditions(t *testing.T) {
	old, current := govinfo.Zero(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2021)
	old.Applications.Outcomes.Other.Undivided.Total = govinfo.N(5)
	current.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(2)
	current.Applications.Outcomes.Other.OtherReasons.Total = govinfo.Count{}
	whole, err := govinfo.Sum(&old, &current)
	if err != nil {
		t.Fatal(err)
	}
	if got := whole.Report.Applications.Outcomes.Other; got.Undivided.Total != govinfo.N(7) || got.FeeUnpaid != (govinfo.ByApplicant{}) {
		t.Errorf("%+v", got)
	}
	want := govinfo.Missing{Count: 1, Members: []govinfo.Member{{Index: 1}}}
	if diff := cmp.Diff(want, whole.Missing["applications.outcomes.other.undivided.total"]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, whole.Missing["proactive2019.fees.change"]); diff != "" {
		t.Error(diff)
	}
}

func TestAdderIsUnchangedByAnError(t *testing.T) {
	var adder govinfo.Adder
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = 2022
	r.Applications.CarriedOut.Total = govinfo.N(1)
	if err := adder.Add(&r); err != nil {
		t.Fatal(err)
	}
	large := r
	large.Disputes.Reconsideration.Upheld, large.Applications.CarriedOut.Total = govinfo.N(7), govinfo.N(999999999999999999)
	if err := adder.Add(&large); !errors.Is(err, govinfo.ErrTooLong) {
		t.Fatal(err)
	}
	whole, err := adder.Whole()
	if err != nil || whole.Report.Disputes.Reconsideration.Upheld != govinfo.N(0) || whole.Report.Applications.CarriedOut.Total != govinfo.N(1) {
		t.Error(err, whole.Report.Disputes)
	}
}

func TestSumErrors(t *testing.T) {
	if _, err := govinfo.Sum(&govinfo.Report{Year: 2021}, &govinfo.Report{}, &govinfo.Report{Year: 2022}); !errors.Is(err, govinfo.ErrYears) {
		t.Error(err)
	}
	var large govinfo.Report
	large.Applications.Received.Total = govinfo.N(999999999999999999)
	if _, err := govinfo.Sum(&large, &large); !errors.Is(err, govinfo.ErrTooLong) {
		t.Error(err)
	}
	if whole, err := govinfo.Sum(); err != nil || !whole.Report.Equal(govinfo.Report{Editions: whole.Report.Editions}) {
		t.Error(whole, err)
	}
}

func TestDiffNamesExactlyTheChangedCell(t *testing.T) {
	eachRandom(t, 10_000, func(t *testing.T, random *rand.Rand, r govinfo.Report) {
		var refs []govinfo.Ref
		for ref := range r.Cells() {
			refs = append(refs, ref)
		}
		ref := refs[random.IntN(len(refs))]
		before, _ := r.At(ref)
		var after govinfo.Value = govinfo.N(random.Int64N(100000) + 100000)
		if _, isAmount := before.(govinfo.Amount); isAmount {
			after = govinfo.MustAmount("99999999.99")
		}
		changed := r.Clone()
		if err := changed.Set(ref, after); err != nil {
			t.Fatal(err)
		}
		want := govinfo.Difference{Changes: []govinfo.Change{{Ref: ref, Before: before, After: after}}}
		if diff := cmp.Diff(want, govinfo.Diff(&r, &changed)); diff != "" {
			t.Fatal(diff)
		}
		if got := govinfo.Diff(&r, &r); len(got.Changes) > 0 {
			t.Fatal(got)
		}
	})
}

func TestDiffAcrossTheForms(t *testing.T) {
	before, after := govinfo.Zero(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2021)
	before.Applications.Outcomes.Other.Undivided.Total = govinfo.N(5)
	before.Applications.Outcomes.Other.Undivided.NaturalPerson = govinfo.N(5)
	after.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(2)
	after.Applications.Outcomes.Other.OtherReasons.Total = govinfo.N(3)
	after.Applications.Outcomes.Other.OtherReasons.Business = govinfo.Count{}
	after.Applications.CarriedIn.Total = govinfo.N(1)
	want := govinfo.Difference{
		Changes: []govinfo.Change{
			{Ref: "applications.carriedIn.total", Before: govinfo.N(0), After: govinfo.N(1)},
			{Ref: "applications.outcomes.other.undivided.naturalPerson", Before: govinfo.N(5), After: govinfo.N(0)},
			{Ref: "applications.outcomes.other.undivided.business", Before: govinfo.N(0), After: govinfo.Count{}},
		},
		NotComparable: []govinfo.Ref{"proactive", "proactive2019"},
	}
	if diff := cmp.Diff(want, govinfo.Diff(&before, &after)); diff != "" {
		t.Error(diff)
	}
	back := govinfo.Diff(&after, &before)
	for i := range back.Changes {
		back.Changes[i].Before, back.Changes[i].After = back.Changes[i].After, back.Changes[i].Before
	}
	if diff := cmp.Diff(want, back); diff != "" {
		t.Error("the other way:", diff)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	r := govinfo.Report{Sections: []string{"a"}, Overview: govinfo.Text("b"), Problems: govinfo.Text("c"), OtherMatters: govinfo.Text("d")}
	clone := r.Clone()
	clone.Sections[0], clone.Overview[0].Text, clone.Problems[0].Text, clone.OtherMatters[0].Text = "", "", "", ""
	want := govinfo.Report{Sections: []string{"a"}, Overview: govinfo.Text("b"), Problems: govinfo.Text("c"), OtherMatters: govinfo.Text("d")}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Error(diff)
	}
}

func TestZeroAndBlank(t *testing.T) {
	for _, form := range []govinfo.Form{govinfo.Edition2019.Form(), govinfo.Edition2021.Form()} {
		zero, blank := govinfo.Zero(form.Edition), govinfo.Blank(form.Edition)
		n := 0
		for _, value := range zero.Cells() {
			if value.String() != "0" {
				t.Errorf("%v: a cell of Zero is %q", form.Edition, value)
			}
			n++
		}
		if n != len(form.Refs()) {
			t.Errorf("%v: Zero has %d cells, want %d", form.Edition, n, len(form.Refs()))
		}
		for ref, value := range blank.Cells() {
			if !value.IsBlank() {
				t.Errorf("%v: %s of Blank is %q", form.Edition, ref, value)
			}
		}
		if zero.ProactiveEdition() != form.Edition || blank.ApplicationsEdition() != form.Edition {
			t.Errorf("%v: editions lost", form.Edition)
		}
	}
}
