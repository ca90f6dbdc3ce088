package govinfotest_test

import (
	"math/rand/v2"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

func TestReportsAreConsistent(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		for _, options := range []govinfotest.Options{
			{},
			{Editions: govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}},
			{Editions: govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019}},
			{WithBlank: true},
		} {
			r := options.Report(random)
			filled := govinfo.Fill(&r)
			if len(filled.Contradictions)+len(filled.Written) > 0 {
				t.Fatalf("%+v: Fill wrote %v, contradicts %v", options, filled.Written, filled.Contradictions)
			}
			if !options.WithBlank && len(filled.Undetermined) > 0 {
				t.Fatalf("%+v: blank totals %v", options, filled.Undetermined)
			}
		}
	}
}

func TestSameSeedMakesTheSameReport(t *testing.T) {
	a := govinfotest.Options{}.Report(rand.New(rand.NewPCG(7, 7)))
	b := govinfotest.Options{}.Report(rand.New(rand.NewPCG(7, 7)))
	if !a.Equal(b) {
		t.Error("two reports of one seed differ")
	}
}
