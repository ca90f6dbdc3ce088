package indicators_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/indicators"
)

// indicator returns the indicator of an id.
func indicator(t *testing.T, id indicators.ID) indicators.Indicator {
	t.Helper()
	for _, i := range indicators.All() {
		if i.ID == id {
			return i
		}
	}
	t.Fatalf("no indicator %s", id)
	return indicators.Indicator{}
}

// filled returns a report of the 2021 form with the given cells, all others blank.
func filled(cells map[govinfo.Ref]int64) *govinfo.Report {
	r := govinfo.Blank(govinfo.Edition2021)
	r.Year = 2024
	for ref, n := range cells {
		if err := r.Set(ref, govinfo.N(n)); err != nil {
			panic(err)
		}
	}
	return &r
}

func TestOf(t *testing.T) {
	const outcomes = "applications.outcomes."
	for _, test := range []struct {
		name          string
		id            indicators.ID
		cells         map[govinfo.Ref]int64
		population    int64
		want          string
		why           indicators.Reason
		small         bool
		contradictory bool
	}{
		{name: "known", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 34, outcomes + "total.total": 80}, want: "42.5"},
		{name: "a small base", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 1, outcomes + "total.total": 29}, want: "3.4", small: true},
		{name: "not small from thirty on", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 3, outcomes + "total.total": 30}, want: "10.0"},
		{name: "a blank numerator is anything up to the whole", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "total.total": 80}, want: "0.0–100.0"},
		{name: "less what the other lines are known to hold", id: indicators.Granted,
			cells: map[govinfo.Ref]int64{outcomes + "total.total": 80, outcomes + "partlyGranted.total": 20, outcomes + "refused.publicSafety.total": 20}, want: "0.0–50.0"},
		{name: "a blank total is the sum of its line", id: indicators.Granted,
			cells: map[govinfo.Ref]int64{
				outcomes + "granted.naturalPerson": 30, outcomes + "granted.business": 4, outcomes + "granted.research": 0,
				outcomes + "granted.publicWelfare": 0, outcomes + "granted.legalService": 0, outcomes + "granted.otherOrganization": 0, outcomes + "total.total": 80,
			}, want: "42.5"},
		{name: "a total and its parts that differ", id: indicators.Granted, contradictory: true,
			cells: map[govinfo.Ref]int64{
				outcomes + "granted.naturalPerson": 30, outcomes + "granted.business": 4, outcomes + "granted.research": 0, outcomes + "granted.publicWelfare": 0,
				outcomes + "granted.legalService": 0, outcomes + "granted.otherOrganization": 0, outcomes + "granted.total": 32, outcomes + "total.total": 80,
			}, want: "40.0–42.5"},
		{name: "an unknown whole", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 34}, want: "0.0–100.0"},
		{name: "nothing is known", id: indicators.Granted, why: indicators.NothingKnown, small: true},
		{name: "no cases", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 0, outcomes + "total.total": 0}, why: indicators.NoCases, small: true},
		{name: "pending disputes don't count", id: indicators.ReconsiderationLost,
			cells: map[govinfo.Ref]int64{
				"disputes.reconsideration.upheld": 30, "disputes.reconsideration.corrected": 10,
				"disputes.reconsideration.otherResult": 10, "disputes.reconsideration.pending": 50,
			}, want: "20.0"},
		{name: "both kinds of suits", id: indicators.LitigationLost, small: true,
			cells: map[govinfo.Ref]int64{
				"disputes.directLitigation.upheld": 3, "disputes.directLitigation.corrected": 1, "disputes.directLitigation.otherResult": 0,
				"disputes.litigationAfterReconsideration.upheld": 4, "disputes.litigationAfterReconsideration.corrected": 2, "disputes.litigationAfterReconsideration.otherResult": 2,
			}, want: "25.0"},
		{name: "more disputes than outcomes", id: indicators.Disputed,
			cells: map[govinfo.Ref]int64{outcomes + "total.total": 40, "disputes.reconsideration.total": 50, "disputes.directLitigation.total": 10}, want: "150.0"},
		{name: "an open end", id: indicators.Disputed,
			cells: map[govinfo.Ref]int64{outcomes + "total.total": 40, "disputes.reconsideration.total": 50}, want: "≥ 125.0"},
		{name: "carried out of received and carried in", id: indicators.CarriedOut,
			cells: map[govinfo.Ref]int64{"applications.received.total": 30, "applications.carriedIn.total": 10, "applications.carriedOut.total": 4}, want: "10.0"},
		{name: "inhabitants", id: indicators.PerPopulation, cells: map[govinfo.Ref]int64{"applications.received.total": 150}, population: 500_000, want: "3.0"},
		{name: "inhabitants unstated", id: indicators.PerPopulation, cells: map[govinfo.Ref]int64{"applications.received.total": 150}, why: indicators.NoPopulation},
		{name: "documents", id: indicators.Repealed,
			cells: map[govinfo.Ref]int64{"proactive.normativeDocuments.repealed": 5, "proactive.normativeDocuments.inForce": 45}, want: "10.0"},
		{name: "a negative figure is no number of cases", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": -3, outcomes + "total.total": 80}, want: "0.0–100.0"},
		{name: "nor is one that no organ has", id: indicators.Granted, cells: map[govinfo.Ref]int64{outcomes + "granted.total": 999_999_999_999_999_999, outcomes + "total.total": 80}, want: "0.0–100.0"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := indicator(t, test.id).Of(indicators.Basis{Report: filled(test.cells), Population: test.population})
			if v.String() != test.want || v.Why != test.why || v.Small != test.small || v.Contradictory != test.contradictory {
				t.Errorf("%q (why %q, small %v, contradictory %v), want %q (%q, %v, %v): %+v", v, v.Why, v.Small, v.Contradictory, test.want, test.why, test.small, test.contradictory, v)
			}
		})
	}
}

func TestUnreadIsTold(t *testing.T) {
	r := filled(map[govinfo.Ref]int64{"applications.outcomes.total.total": 80})
	v := indicator(t, indicators.Disclosed).Of(indicators.Basis{Report: r, Unread: []govinfo.Ref{"applications.outcomes.partlyGranted"}})
	blank := []govinfo.Ref{"applications.outcomes.granted.total", "applications.outcomes.partlyGranted.total"}
	if !slices.Equal(v.Blank, blank) || !slices.Equal(v.Unread, blank[1:]) {
		t.Errorf("blank %v, unread %v", v.Blank, v.Unread)
	}
	if v := indicator(t, indicators.Disclosed).Of(indicators.Basis{}); v.Why != indicators.NoReport {
		t.Errorf("no report: %+v", v)
	}
}

// Whatever cells are blank, the bounds take in what a whole report has; and where
// nothing is missing there is one number.
func TestBoundsHoldWhateverIsBlank(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := indicators.All()
	for round := range 400 {
		editions := govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}
		if round%3 == 0 {
			editions = govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}
		}
		whole := govinfotest.Options{Editions: editions}.Report(random)
		holes := whole.Clone()
		for _, ref := range govinfo.Refs() {
			if random.IntN(4) == 0 {
				if value, err := holes.At(ref); err == nil && !ref.Within("proactive.fees") && !ref.Within("proactive2019.procurement") && value.String() != "" {
					if err := holes.Set(ref, govinfo.Count{}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		holes.Editions = editions
		for _, i := range all {
			want := i.Of(indicators.Basis{Report: &whole, Population: 90_000})
			got := i.Of(indicators.Basis{Report: &holes, Population: 90_000})
			if want.Why == "" && !want.Exact() {
				t.Fatalf("%s of a whole report: %+v", i.ID, want)
			}
			if want.Contradictory || got.Contradictory {
				t.Fatalf("%s: a consistent report contradicts itself", i.ID)
			}
			if want.Why != "" || got.Why != "" {
				continue
			}
			if want.Low.LessThan(got.Low) || !got.Open && want.Low.GreaterThan(got.High) {
				t.Fatalf("%s: %s is not within %s\n%+v", i.ID, want, got, got)
			}
		}
	}
}

func TestDistributionIsWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		r := govinfotest.Options{}.Report(random)
		sum := decimal.Zero
		for _, i := range indicators.Distribution() {
			v := i.Of(indicators.Basis{Report: &r})
			if v.Why == indicators.NoCases {
				sum = decimal.NewFromInt(100)
				break
			}
			sum = sum.Add(v.Low)
		}
		if !sum.Round(6).Equal(decimal.NewFromInt(100)) {
			t.Fatalf("the classes add up to %s", sum)
		}
	}
}

// The cells that an indicator names are cells of the form, and its numerator is part
// of its denominator where it says so.
func TestIndicatorsNameCells(t *testing.T) {
	seen := make(map[indicators.ID]bool)
	for _, i := range indicators.All() {
		if seen[i.ID] || i.Name.ZH == "" || i.Name.EN == "" || i.Definition.ZH == "" || i.Definition.EN == "" || i.Source.ZH == "" || i.Source.EN == "" || len(i.Numerator) == 0 || i.Scale == 0 || i.Since == 0 {
			t.Errorf("%s is twice or not whole: %+v", i.ID, i)
		}
		seen[i.ID] = true
		for _, ref := range slices.Concat(i.Numerator, i.Denominator) {
			if _, ok := ref.Index(); !ok {
				t.Errorf("%s: %s is no cell", i.ID, ref)
			}
		}
	}
}

func TestOver(t *testing.T) {
	year := func(year int, edition govinfo.Edition, granted, total int64) indicators.Basis {
		r := filled(map[govinfo.Ref]int64{"applications.outcomes.granted.total": granted, "applications.outcomes.total.total": total})
		r.Year = year
		r.Editions = govinfo.Editions{Proactive: edition, Applications: edition}
		return indicators.Basis{Report: r}
	}
	years := []indicators.Basis{
		year(2023, govinfo.Edition2021, 30, 60), year(2020, govinfo.Edition2019, 10, 40),
		year(2021, govinfo.Edition2021, 10, 50), year(2024, govinfo.Edition2021, 0, 0), year(2025, govinfo.Edition2021, 40, 50),
	}
	points, err := indicator(t, indicators.Granted).Over(years)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		year  int
		value string
		gap   bool
	}{{2020, "25.0", false}, {2021, "20.0", false}, {2023, "50.0", true}, {2024, "", true}, {2025, "80.0", true}}
	for k, w := range want {
		if p := points[k]; p.Year != w.year || p.String() != w.value || p.Break != w.gap {
			t.Errorf("point %d: %d %q break %v, want %+v", k, p.Year, p, p.Break, w)
		}
	}
	if years[0].Report.Year != 2023 {
		t.Error("the caller's years were sorted")
	}
	other, err := indicator(t, indicators.Other).Over(years[1:3])
	if err != nil || !other[1].Break {
		t.Errorf("三（六） is drawn on from one edition to the other: %+v, %v", other, err)
	}
	documents, err := indicator(t, indicators.Repealed).Over(years[1:2])
	if err != nil || documents[0].Why != indicators.OtherForm {
		t.Errorf("table 二 of 2019: %+v, %v", documents, err)
	}
	for _, bad := range [][]indicators.Basis{{years[0], years[0]}, {{}}, {year(0, govinfo.Edition2021, 1, 2)}} {
		if _, err := indicator(t, indicators.Granted).Over(bad); !errors.Is(err, indicators.ErrYears) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}
