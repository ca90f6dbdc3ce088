package validate_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// A place's day holds for its level and years, where it is earlier than the law's, and
// is told with what set it; the earliest of several counts.
func TestDeadlinesOfAPlace(t *testing.T) {
	const town, department = govinfo.LevelTown, govinfo.LevelCountyDepartment
	basis := func(zh string) validate.Text { return validate.Text{ZH: zh, EN: zh + " in English"} }
	deadlines := []validate.Deadline{
		{Level: town, Month: time.February, Day: 20, Basis: basis("甲办法")}, {Level: town, Month: time.February, Day: 10, Basis: basis("乙办法"), Period: validate.Period{From: 2023}},
		{Level: town, Month: time.March, Day: 1, Basis: basis("甲办法")}, {Level: department, Month: time.March, Day: 1, Basis: basis("丙办法")}, {Level: govinfo.LevelCity, Month: time.March, Day: 31, Basis: basis("丁办法")},
	}
	engine := mustNew(t, validate.WithDeadlines(deadlines...))
	for _, test := range []struct {
		level      govinfo.AgencyLevel
		year       int
		month      time.Month
		day        int
		want, told string // the last day, and what set it
	}{
		{town, 2022, 2, 20, "", ""}, {town, 2022, 2, 21, "2023-02-20", "甲办法"}, {town, 2022, 4, 1, "2023-02-20", "甲办法"},
		{town, 2023, 2, 10, "", ""}, {town, 2023, 2, 11, "2024-02-10", "乙办法"}, {department, 2023, 2, 1, "2024-01-31", ""}, {department, 2023, 1, 31, "", ""},
		{govinfo.LevelCounty, 2023, 3, 31, "", ""}, {govinfo.LevelCounty, 2023, 4, 1, "2024-03-31", ""}, {govinfo.LevelCity, 2023, 4, 1, "2024-03-31", ""},
	} {
		r := govinfo.Report{Year: test.year, Published: govinfo.Date{Year: test.year + 1, Month: test.month, Day: test.day}}
		found := engine.Check(validate.Filing{Report: &r, Level: test.level}).Of("M03")
		if len(found) == 0 {
			if test.want != "" {
				t.Errorf("%+v: nothing is found", test)
			}
			continue
		}
		text := found[0].Text(language.Chinese)
		if len(found) != 1 || found[0].Want.String() != test.want || (test.told != "") != (len(found[0].Args) == 1) || !strings.Contains(text, test.told) {
			t.Errorf("%+v: %v", test, found)
		}
	}
	for _, rule := range engine.Rules() {
		if rule.ID == "M03" && (strings.Count(rule.Basis.ZH, "甲办法") != 1 || strings.Count(rule.Basis.EN, "; ") < 4 || !strings.HasSuffix(rule.Basis.ZH, "；甲办法；乙办法；丙办法；丁办法")) {
			t.Errorf("M03 rests on %v", rule.Basis)
		}
	}
}

func TestDeadlinesThatAreNone(t *testing.T) {
	good := validate.Deadline{Level: govinfo.LevelTown, Month: time.January, Day: 31, Basis: validate.Text{ZH: "办法"}}
	for name, test := range map[string]struct {
		change func(*validate.Deadline)
		says   string // "" for a good one
	}{
		"good":            {func(*validate.Deadline) {}, ""},
		"no level":        {func(d *validate.Deadline) { d.Level = "" }, "no level"},
		"unknown level":   {func(d *validate.Deadline) { d.Level = "village" }, `"village"`},
		"no month":        {func(d *validate.Deadline) { d.Month = 0 }, "day 31 of month 0"},
		"month 13":        {func(d *validate.Deadline) { d.Month = 13 }, "day 31 of month 13"},
		"no day":          {func(d *validate.Deadline) { d.Day = 0 }, "day 0"},
		"31 April":        {func(d *validate.Deadline) { d.Month = time.April }, "day 31 of month 4"},
		"29 February":     {func(d *validate.Deadline) { d.Month, d.Day = time.February, 29 }, "no day of every year"},
		"28 February":     {func(d *validate.Deadline) { d.Month, d.Day = time.February, 28 }, ""},
		"without a basis": {func(d *validate.Deadline) { d.Basis = validate.Text{} }, "without its basis"},
		"a wrong period":  {func(d *validate.Deadline) { d.Period = validate.Period{From: 2023, To: 2022} }, "from 2023 to 2022"},
	} {
		deadline := good
		test.change(&deadline)
		if _, err := validate.New(validate.WithDeadlines(good, deadline)); (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Reports are compared where both years are known and fit, and where one is not known.
func TestYearsThatCanBeCompared(t *testing.T) {
	for _, test := range []struct {
		year, prior, member     int
		priorWrong, memberWrong bool
	}{
		{2023, 2022, 2023, false, false}, {0, 2022, 2023, false, false}, {2023, 0, 0, false, false}, {0, 0, 0, false, false}, {1, 2022, 2023, true, true},
		{2023, 2023, 2022, true, true}, {2023, 2024, 2024, true, true}, {2023, 2021, 2023, true, false}, {2023, 2022, 1, false, true}, {2023, 1, 2023, true, false},
	} {
		report, prior, member := govinfo.Report{Year: test.year}, govinfo.Report{Year: test.prior}, govinfo.Report{Year: test.member}
		result := validate.Check(validate.Filing{Report: &report, Prior: &prior, Members: []*govinfo.Report{&member}, MembersComplete: true})
		priorWrong, memberWrong := false, false
		for _, fault := range result.Faults {
			priorWrong = priorWrong || errors.Is(fault, validate.ErrPriorYear)
			memberWrong = memberWrong || errors.Is(fault, validate.ErrMember)
		}
		lacks := make(map[validate.RuleID]bool)
		for _, n := range result.NotRun {
			lacks[n.Rule] = true
		}
		if priorWrong != test.priorWrong || memberWrong != test.memberWrong || lacks["Y01"] != test.priorWrong || lacks["G01"] != test.memberWrong {
			t.Errorf("%+v: %v, not run %v", test, result.Faults, result.NotRun)
		}
	}
}
