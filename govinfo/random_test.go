package govinfo_test

import (
	"math/rand/v2"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// kinds are the reports that properties hold for: both forms, the two mixed
// ones that organs publish, and reports with blank cells.
func kinds() map[string]govinfotest.Options {
	old, current := govinfo.Edition2019, govinfo.Edition2021
	return map[string]govinfotest.Options{
		"2021":      {Editions: govinfo.Editions{Proactive: current, Applications: current}},
		"2019":      {Editions: govinfo.Editions{Proactive: old, Applications: old}},
		"mixed":     {Editions: govinfo.Editions{Proactive: current, Applications: old}},
		"reversed":  {Editions: govinfo.Editions{Proactive: old, Applications: current}},
		"blank":     {WithBlank: true},
		"blank2019": {WithBlank: true, Editions: govinfo.Editions{Proactive: old, Applications: old}},
	}
}

// eachRandom calls check with reports of every kind, n in all.
func eachRandom(t *testing.T, n int, check func(t *testing.T, random *rand.Rand, r govinfo.Report)) {
	if testing.Short() {
		n /= 20
	}
	for name, options := range kinds() {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(uint64(len(name)), 20211231))
			for range n / len(kinds()) {
				check(t, random, options.Report(random))
				if t.Failed() {
					return
				}
			}
		})
	}
}
