package govinfo_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
)

// Years differ where both are stated; an unstated one differs from none.
func TestSumOfYears(t *testing.T) {
	for _, test := range []struct {
		years []int
		want  int // 0 and an error: they differ
		fails bool
	}{
		{[]int{2021, 2022}, 0, true}, {[]int{2022, 2021}, 0, true}, {[]int{0, 2021, 0, 2022}, 0, true},
		{[]int{2022, 2022}, 2022, false}, {[]int{2022, 0}, 2022, false}, {[]int{0, 2022}, 2022, false}, {[]int{0, 0}, 0, false},
	} {
		var members []*govinfo.Report
		for _, year := range test.years {
			members = append(members, &govinfo.Report{Year: year})
		}
		whole, err := govinfo.Sum(members...)
		if errors.Is(err, govinfo.ErrYears) != test.fails || whole.Report.Year != test.want {
			t.Errorf("%v: %d, %v", test.years, whole.Report.Year, err)
		}
	}
}

func TestSumOfAmounts(t *testing.T) {
	members := make([]*govinfo.Report, 3)
	for i, fee := range []string{"", "12.50", "7"} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Proactive.Fees.Amount, _ = govinfo.ParseAmount(fee)
		r.Proactive2019.Procurement.Amount, _ = govinfo.ParseAmount(fee + "0")
		members[i] = &r
	}
	whole, err := govinfo.Sum(members...)
	if err != nil || whole.Report.Proactive.Fees.Amount.String() != "19.50" || whole.Report.Proactive2019.Procurement.Amount.String() != "82.500" {
		t.Error(err, whole.Report.Proactive.Fees, whole.Report.Proactive2019.Procurement)
	}
	want := govinfo.Missing{Count: 1, Members: []govinfo.Member{{Index: 0}}}
	if diff := cmp.Diff(want, whole.Missing["proactive.fees.amount"]); diff != "" {
		t.Error(diff)
	}
	members[0].Proactive.Fees.Amount = govinfo.MustAmount("999999999999999999")
	if _, err := govinfo.Sum(members...); !errors.Is(err, govinfo.ErrTooLong) {
		t.Error(err)
	}
}

// The whole follows the form of 2019 in table 二 only where no member follows the
// other, and in table 三 where any does.
func TestSumEditions(t *testing.T) {
	old, current := govinfo.Zero(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2021)
	for _, test := range []struct {
		members []*govinfo.Report
		want    govinfo.Editions
	}{
		{nil, govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}},
		{[]*govinfo.Report{&old, &old}, govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}},
		{[]*govinfo.Report{&current, &current}, govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}},
		{[]*govinfo.Report{&old, &current}, govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019}},
		{[]*govinfo.Report{&current, &old}, govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019}},
	} {
		whole, err := govinfo.Sum(test.members...)
		if err != nil || whole.Report.Editions != test.want {
			t.Errorf("%d members: %v, %v", len(test.members), whole.Report.Editions, err)
		}
	}
}

// Only so many members are named, and all are counted.
func TestMissingIsBounded(t *testing.T) {
	var adder govinfo.Adder
	filled, blank := govinfo.Zero(govinfo.Edition2021), govinfo.Blank(govinfo.Edition2021)
	const mostNamed = 100
	for range mostNamed + 5 {
		if err := adder.Add(&blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := adder.Add(&filled); err != nil {
		t.Fatal(err)
	}
	whole, err := adder.Whole()
	missing := whole.Missing["disputes.reconsideration.total"]
	if err != nil || missing.Count != mostNamed+5 || len(missing.Members) != mostNamed || missing.Members[99].Index != 99 {
		t.Errorf("%d, %d named, %v", missing.Count, len(missing.Members), err)
	}
}

// The three lines of （六）其他处理 may be too long for one.
func TestWholeOverflowsInTheFoldedLine(t *testing.T) {
	var adder govinfo.Adder
	old, current := govinfo.Zero(govinfo.Edition2019), govinfo.Zero(govinfo.Edition2021)
	current.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(most)
	current.Applications.Outcomes.Other.OtherReasons.Total = govinfo.N(1)
	if err := errors.Join(adder.Add(&old), adder.Add(&current)); err != nil {
		t.Fatal(err)
	}
	if _, err := adder.Whole(); !errors.Is(err, govinfo.ErrTooLong) {
		t.Error(err)
	}
}

// （七）总计 · 总计 is determined by its line and by its column: the line is used, and
// a difference is a contradiction.
func TestFillUsesTheLine(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	outcomes := &r.Applications.Outcomes
	outcomes.Granted.NaturalPerson, outcomes.Granted.Total = govinfo.N(3), govinfo.N(4)
	outcomes.Total = govinfo.ByApplicant{}
	filled := govinfo.Fill(&r)
	if outcomes.Total.NaturalPerson != govinfo.N(3) || outcomes.Total.Total != govinfo.N(3) || len(filled.Written) != 7 || len(filled.Undetermined) > 0 {
		t.Errorf("%+v, %+v", outcomes.Total, filled)
	}
	var contradicted []govinfo.Ref
	for _, c := range filled.Contradictions {
		contradicted = append(contradicted, c.Total)
	}
	want := []govinfo.Ref{"applications.outcomes.granted.total", "applications.outcomes.total.total"}
	if diff := cmp.Diff(want, contradicted); diff != "" || filled.Contradictions[1].Sum != govinfo.N(4) || filled.Contradictions[1].Stated != govinfo.N(3) {
		t.Error(diff, filled.Contradictions)
	}
}
