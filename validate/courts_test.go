package validate_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// refusals makes a report of which all outcomes are refusals that go to reconsideration
// first.
func refusals(year int, n int64) govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = year
	r.Applications.Received.Total = govinfo.N(n)
	r.Applications.Outcomes.Refused.StateSecret.Total, r.Applications.Outcomes.Total.Total = govinfo.N(n), govinfo.N(n)
	return r
}

// A direct suit is told only where both years have refusals that barred it, and nothing
// else that it could be about: each of these may be why.
func TestDirectSuitsThatTheLawBars(t *testing.T) {
	one, two, blank := govinfo.N(1), govinfo.N(2), govinfo.Count{}
	for name, test := range map[string]struct {
		set   func(now, prior *govinfo.Report)
		found int
	}{
		"refusals in both years":         {func(_, _ *govinfo.Report) {}, 1},
		"no suit":                        {func(now, _ *govinfo.Report) { now.Disputes.DirectLitigation.Total = govinfo.N(0) }, 0},
		"suits left blank":               {func(now, _ *govinfo.Report) { now.Disputes.DirectLitigation.Total = blank }, 0},
		"a suit was pending":             {func(_, prior *govinfo.Report) { prior.Disputes.DirectLitigation.Pending = one }, 0},
		"pending suits left blank":       {func(_, prior *govinfo.Report) { prior.Disputes.DirectLitigation.Pending = blank }, 0},
		"another outcome":                {func(now, _ *govinfo.Report) { now.Applications.Outcomes.Total.Total = two }, 0},
		"another outcome last year":      {func(_, prior *govinfo.Report) { prior.Applications.Outcomes.Total.Total = two }, 0},
		"outcomes left blank":            {func(now, _ *govinfo.Report) { now.Applications.Outcomes.Total.Total = blank }, 0},
		"outcomes left blank last year":  {func(_, prior *govinfo.Report) { prior.Applications.Outcomes.Total.Total = blank }, 0},
		"a class of refusals left blank": {func(now, _ *govinfo.Report) { now.Applications.Outcomes.Refused.PublicSafety.Total = blank }, 0},
		"a negative class":               {func(now, _ *govinfo.Report) { now.Applications.Outcomes.Refused.PublicSafety.Total = govinfo.N(-1) }, 0},
		"classes that are more than all": {func(now, _ *govinfo.Report) { now.Applications.Outcomes.Refused.PublicSafety.Total = two }, 0},
		"an administrative query": {func(now, _ *govinfo.Report) {
			now.Applications.Outcomes.Refused.StateSecret.Total, now.Applications.Outcomes.Refused.AdministrativeQueries.Total = govinfo.N(0), one
		}, 0},
		"the seventh class": {func(now, _ *govinfo.Report) {
			now.Applications.Outcomes.Refused.StateSecret.Total, now.Applications.Outcomes.Refused.EnforcementFiles.Total = govinfo.N(0), one
		}, 1},
		"refusals this year only": {func(_, prior *govinfo.Report) { *prior = refusals(prior.Year, 0) }, 1},
		"refusals last year only": {func(now, _ *govinfo.Report) { *now = withSuit(refusals(now.Year, 0)) }, 1},
		"no outcome in either year": {func(now, prior *govinfo.Report) {
			*now, *prior = withSuit(refusals(now.Year, 0)), refusals(prior.Year, 0)
		}, 0},
		"2024, refused in 2023":           {func(now, prior *govinfo.Report) { now.Year, prior.Year = 2024, 2023 }, 0},
		"2024, refused in that year only": {func(now, prior *govinfo.Report) { *prior = refusals(2023, 0); now.Year = 2024 }, 1},
		"2023":                            {func(now, prior *govinfo.Report) { *prior = refusals(2022, 0); now.Year = 2023 }, 0},
	} {
		now, prior := withSuit(refusals(2025, 1)), refusals(2024, 1)
		test.set(&now, &prior)
		if found := validate.Check(validate.Filing{Report: &now, Prior: &prior}).Of("D03"); len(found) != test.found {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func withSuit(r govinfo.Report) govinfo.Report {
	r.Disputes.DirectLitigation.Upheld, r.Disputes.DirectLitigation.Total = govinfo.N(1), govinfo.N(1)
	return r
}

// Suits after reconsideration follow from what ended in both years, in any way, and
// from those that were pending; what is blank or negative proves nothing.
func TestSuitsThatFollowFromReconsiderations(t *testing.T) {
	for name, test := range map[string]struct {
		set   func(now, prior *govinfo.Disputes)
		found int
	}{
		"nothing ended":             {func(_, _ *govinfo.Disputes) {}, 1},
		"one upheld":                {func(now, _ *govinfo.Disputes) { now.Reconsideration.Upheld = govinfo.N(1) }, 0},
		"one corrected":             {func(now, _ *govinfo.Disputes) { now.Reconsideration.Corrected = govinfo.N(1) }, 0},
		"one ended otherwise":       {func(now, _ *govinfo.Disputes) { now.Reconsideration.OtherResult = govinfo.N(1) }, 0},
		"one pending":               {func(now, _ *govinfo.Disputes) { now.Reconsideration.Pending = govinfo.N(1) }, 1},
		"upheld last year":          {func(_, prior *govinfo.Disputes) { prior.Reconsideration.Upheld = govinfo.N(1) }, 0},
		"corrected last year":       {func(_, prior *govinfo.Disputes) { prior.Reconsideration.Corrected = govinfo.N(1) }, 0},
		"ended otherwise last year": {func(_, prior *govinfo.Disputes) { prior.Reconsideration.OtherResult = govinfo.N(1) }, 0},
		"a suit pending last year":  {func(_, prior *govinfo.Disputes) { prior.LitigationAfterReconsideration.Pending = govinfo.N(1) }, 0},
		"a direct suit pending":     {func(_, prior *govinfo.Disputes) { prior.DirectLitigation.Pending = govinfo.N(1) }, 1},
		"blank":                     {func(now, _ *govinfo.Disputes) { now.Reconsideration.Upheld = govinfo.Count{} }, 0},
		"blank last year":           {func(_, prior *govinfo.Disputes) { prior.Reconsideration.Corrected = govinfo.Count{} }, 0},
		"negative":                  {func(now, _ *govinfo.Disputes) { now.Reconsideration.Upheld = govinfo.N(-1) }, 0},
		"suits left blank":          {func(now, _ *govinfo.Disputes) { now.LitigationAfterReconsideration.Total = govinfo.Count{} }, 0},
		"as many in all": {func(now, prior *govinfo.Disputes) {
			now.LitigationAfterReconsideration.Total = govinfo.N(7)
			fillEnded(now, prior)
		}, 0},
		"one more than all": {func(now, prior *govinfo.Disputes) {
			now.LitigationAfterReconsideration.Total = govinfo.N(8)
			fillEnded(now, prior)
		}, 1},
		"numbers too long to be told": {func(now, _ *govinfo.Disputes) {
			now.Reconsideration.Pending, now.Reconsideration.Upheld = govinfo.N(0), govinfo.N(1<<40+1)
		}, 0},
	} {
		now, prior := refusals(2023, 1), refusals(2022, 1)
		now.Disputes.LitigationAfterReconsideration.Total = govinfo.N(1)
		test.set(&now.Disputes, &prior.Disputes)
		found := validate.Check(validate.Filing{Report: &now, Prior: &prior}).Of("D04")
		if len(found) != test.found {
			t.Errorf("%s: %v", name, found)
		}
		if name == "one more than all" && len(found) == 1 && found[0].Want.String() != "7" {
			t.Errorf("%v", found)
		}
	}
}

func fillEnded(now, prior *govinfo.Disputes) {
	one := govinfo.N(1)
	for _, count := range []*govinfo.Count{
		&now.Reconsideration.Upheld, &now.Reconsideration.Corrected, &now.Reconsideration.OtherResult,
		&prior.Reconsideration.Upheld, &prior.Reconsideration.Corrected, &prior.Reconsideration.OtherResult, &prior.LitigationAfterReconsideration.Pending,
	} {
		*count = one
	}
}

// Cases that were pending have vanished where the next year has a filled zero, and only
// of their own kind.
func TestPendingCasesThatVanish(t *testing.T) {
	one := govinfo.N(1)
	for name, test := range map[string]struct {
		set   func(now, prior *govinfo.Disputes)
		found string
	}{
		"none":            {func(_, _ *govinfo.Disputes) {}, ""},
		"reconsideration": {func(_, prior *govinfo.Disputes) { prior.Reconsideration.Pending = one }, "disputes.reconsideration.total"},
		"direct suit":     {func(_, prior *govinfo.Disputes) { prior.DirectLitigation.Pending = one }, "disputes.directLitigation.total"},
		"suit after it":   {func(_, prior *govinfo.Disputes) { prior.LitigationAfterReconsideration.Pending = one }, "disputes.litigationAfterReconsideration.total"},
		"left blank": {func(now, prior *govinfo.Disputes) {
			prior.Reconsideration.Pending, now.Reconsideration.Total = one, govinfo.Count{}
		}, ""},
		"one is there": {func(now, prior *govinfo.Disputes) {
			prior.Reconsideration.Pending, now.Reconsideration.Total = one, one
		}, ""},
		"of another kind": {func(now, prior *govinfo.Disputes) {
			prior.Reconsideration.Pending, now.DirectLitigation.Total = one, one
		}, "disputes.reconsideration.total"},
		"negative pending": {func(_, prior *govinfo.Disputes) { prior.Reconsideration.Pending = govinfo.N(-1) }, ""},
	} {
		now, prior := refusals(2023, 1), refusals(2022, 1)
		test.set(&now.Disputes, &prior.Disputes)
		found := ""
		for _, f := range validate.Check(validate.Filing{Report: &now, Prior: &prior}).Of("D05") {
			found += string(f.Ref)
		}
		if found != test.found {
			t.Errorf("%s: %q", name, found)
		}
	}
}

// An unpaid fee in any class of applicants asks for a word in section 六, once.
func TestUnpaidFeesOfAnyClass(t *testing.T) {
	const line = "applications.outcomes.other.feeUnpaid."
	for _, column := range []govinfo.Ref{"total", "naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"} {
		for text, want := range map[string]int{"无。": 1, "收费情况：无。": 0, "未收取信息处理费。": 0, "没有发生费用。": 0, "": 1} {
			r := govinfo.Zero(govinfo.Edition2021)
			r.Overview = govinfo.Text("概述")
			if text != "" {
				r.OtherMatters = govinfo.Text(text)
			}
			mustSet(t, &r, line+column, 2)
			found := validate.Check(validate.Filing{Report: &r}).Of("A04")
			if len(found) != want || want == 1 && (found[0].Ref != line+column || found[0].Got.String() != "2") {
				t.Errorf("%s, %q: %v", column, text, found)
			}
		}
	}
	r := govinfo.Zero(govinfo.Edition2021)
	r.Problems, r.OtherMatters = govinfo.Text("信息处理费0元"), govinfo.Text("无")
	mustSet(t, &r, line+"total", 1)
	mustSet(t, &r, line+"business", 1)
	if found := validate.Check(validate.Filing{Report: &r}).Of("A04"); len(found) != 1 || found[0].Ref != line+"total" {
		t.Errorf("%v", found)
	}
	r.OtherMatters = nil // its heading is lost, its text stands in section 五
	if found := validate.Check(validate.Filing{Report: &r}).Of("A04"); len(found) != 0 {
		t.Errorf("%v", found)
	}
}

// An organ without the power counts no 规章 as its own, in any cell, of either form;
// what it published of others' is right.
func TestRegulationsOfOrgansWithoutPower(t *testing.T) {
	for level, makes := range map[govinfo.AgencyLevel]bool{
		govinfo.LevelStateCouncil: true, govinfo.LevelProvince: true, govinfo.LevelCity: true, govinfo.LevelProvincialDepartment: false,
		govinfo.LevelMunicipalDepartment: false, govinfo.LevelCounty: false, govinfo.LevelCountyDepartment: false, govinfo.LevelTown: false,
	} {
		for _, test := range []struct {
			set   []govinfo.Ref
			found string
		}{
			{nil, ""}, {[]govinfo.Ref{"proactive.regulations.issued"}, "proactive.regulations.issued"},
			{[]govinfo.Ref{"proactive.regulations.repealed"}, "proactive.regulations.repealed"}, {[]govinfo.Ref{"proactive.regulations.inForce"}, "proactive.regulations.inForce"},
			{[]govinfo.Ref{"proactive.regulations.repealed", "proactive.regulations.inForce"}, "proactive.regulations.repealed"},
			{[]govinfo.Ref{"proactive2019.regulations.made"}, "proactive2019.regulations.made"},
			{[]govinfo.Ref{"proactive2019.regulations.published", "proactive2019.regulations.publishedTotal"}, ""},
		} {
			r := govinfo.Zero(govinfo.Edition2021)
			for _, ref := range test.set {
				mustSet(t, &r, ref, 1)
			}
			found := ""
			for _, f := range validate.Check(validate.Filing{Report: &r, Level: level}).Of("P03") {
				found += string(f.Ref)
				if f.Got.String() != "1" || f.Want.String() != "0" {
					t.Errorf("%v", f)
				}
			}
			if makes && found != "" || !makes && found != test.found {
				t.Errorf("%s, %v: %q", level, test.set, found)
			}
		}
	}
}
