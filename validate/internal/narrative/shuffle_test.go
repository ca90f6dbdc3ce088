package narrative

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// True sentences stay true whatever stands before and behind them, in one
// paragraph or in several.
func TestShuffledTrueSentencesRaiseNothing(t *testing.T) {
	reports := readTables(t)
	rounds := uint64(2000)
	if testing.Short() {
		rounds = 200
	}
	byReport := map[string][]string{}
	for _, e := range truths(t) {
		if e.section == 1 {
			byReport[e.report] = append(byReport[e.report], strings.ReplaceAll(e.text, "¶", ""))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byReport)) {
		list := byReport[name]
		for seed := range rounds {
			random := rand.New(rand.NewPCG(seed, 4))
			var texts []string
			for _, i := range random.Perm(len(list))[:min(len(list), 6)] {
				texts = append(texts, list[i])
			}
			if seed%2 == 0 {
				texts = []string{strings.Join(texts, "")}
			}
			r := *reports[name]
			r.Overview = govinfo.Text(texts...)
			if issues := checkAll(&r); len(issues) > 0 {
				t.Fatalf("%s, seed %d: true, but:%s\n\t%s\n\tin %s", name, seed, describe(issues), issues[0].Quote, strings.Join(texts, "¶"))
			}
		}
	}
}

// A false sentence is found among true ones, too, and nothing but it.
func TestFalseSentenceAmongTrueOnesIsFound(t *testing.T) {
	reports := readTables(t)
	trueTexts := map[string][]string{}
	for _, e := range truths(t) {
		if e.section == 1 {
			trueTexts[e.report] = append(trueTexts[e.report], strings.ReplaceAll(e.text, "¶", ""))
		}
	}
	found, tried := 0, 0
	for k, e := range lies(t) {
		if e.section != 1 || strings.Contains(strings.Join(e.rules, " "), "N14") {
			continue
		}
		random := rand.New(rand.NewPCG(uint64(k), 5))
		list := trueTexts[e.report]
		texts := []string{list[random.IntN(len(list))], e.text, list[random.IntN(len(list))]}
		r := *reports[e.report]
		r.Overview = govinfo.Text(texts...)
		tried++
		issues := checkAll(&r)
		for _, i := range issues {
			if i.Paragraph != 1 {
				t.Errorf("%v: raised on a true sentence:%s\n\t%s", e, describe(issues), i.Quote)
			}
		}
		if len(issues) > 0 {
			found++
		}
	}
	t.Logf("found %d of %d", found, tried)
	if 10*found < 9*tried {
		t.Errorf("found only %d of %d", found, tried)
	}
}
