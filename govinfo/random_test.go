package govinfo_test

import (
	"math/rand/v2"
	"strings"
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

// eachRandom calls check with reports of every kind, n in all. Half of them have a
// text in every field, with the characters that formats must escape.
func eachRandom(t *testing.T, n int, check func(t *testing.T, random *rand.Rand, r govinfo.Report)) {
	if testing.Short() {
		n /= 20
	}
	for name, options := range kinds() {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(uint64(len(name)), 20211231))
			for range n / len(kinds()) {
				r := options.Report(random)
				if random.IntN(2) == 0 {
					dress(random, &r)
				}
				check(t, random, r)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// anyText returns up to eight of the characters that formats must escape, and others.
func anyText(random *rand.Rand) string {
	characters := []rune("aZ09 \"'\\<>&/,;=\n\t\b\x00\x1f\x7f\u0085年度￼\u2027\u2028\u2029\u202A\uFFFD\uFEFF𝄞")
	var text strings.Builder
	for range 1 + random.IntN(8) {
		text.WriteRune(characters[random.IntN(len(characters))])
	}
	return text.String()
}

// dress writes a text to every field of a report that holds one.
func dress(random *rand.Rand, r *govinfo.Report) {
	contact := &r.Agency.Contact
	for _, field := range []*string{
		&r.Title, &r.Agency.Name, &r.Agency.RegionCode, &r.Agency.CreditCode,
		&contact.Address, &contact.PostalCode, &contact.Phone, &contact.Email, &contact.Website,
	} {
		*field = anyText(random)
	}
	levels, aspects := govinfo.AgencyLevels(), append(govinfo.Aspects(), "")
	r.Agency.Level = levels[random.IntN(len(levels))]
	r.Sections = []string{anyText(random), "", anyText(random)}[:random.IntN(4)]
	for _, section := range []*govinfo.Narrative{&r.Overview, &r.Problems, &r.OtherMatters} {
		*section = make(govinfo.Narrative, random.IntN(4))
		for i := range *section {
			(*section)[i] = govinfo.Paragraph{Text: anyText(random), Heading: random.IntN(2) == 0, Aspect: aspects[random.IntN(len(aspects))]}
		}
	}
}
