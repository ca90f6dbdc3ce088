package validate

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/severity"
)

// A year that is not known is in every period; the first and the last year are in it.
func TestPeriodsHold(t *testing.T) {
	for _, test := range []struct {
		period  Period
		in, out []int
	}{
		{Period{}, []int{0, 1, 2023}, nil}, {Period{From: 2021}, []int{0, 2021, 2022}, []int{2020}},
		{Period{To: 2020}, []int{0, 2008, 2020}, []int{2021}}, {Period{From: 2019, To: 2020}, []int{0, 2019, 2020}, []int{2018, 2021}},
	} {
		for _, year := range test.in {
			if !test.period.holds(year) {
				t.Errorf("%+v does not hold in %d", test.period, year)
			}
		}
		for _, year := range test.out {
			if test.period.holds(year) {
				t.Errorf("%+v holds in %d", test.period, year)
			}
		}
	}
	for period, ok := range map[Period]bool{{From: 2020, To: 2020}: true, {From: 2020, To: 2019}: false, {From: -1}: false, {To: -1}: false, {From: 2020}: true} {
		rule := Rule{ID: "XZ-1", Severity: severity.Note, Title: Text{ZH: "甲"}, Run: func(*Pass) {}, Period: period}
		if _, err := New(WithRules(rule)); (err == nil) != ok || err != nil && !strings.Contains(err.Error(), "rule XZ-1: it holds from") {
			t.Errorf("%+v: %v", period, err)
		}
	}
}
