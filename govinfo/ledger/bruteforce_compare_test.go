package ledger_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
)

// near makes a date near one that matters.
func (m maker) near(d govinfo.Date) govinfo.Date {
	if m.odds(3) {
		return m.day(d, 3)
	}
	return m.day(d, 45)
}

// bruteRegister makes a register whose dates lie near the ends of terms and years.
func (m maker) bruteRegister() *ledger.Ledger {
	l := m.register()
	for i := range l.Cases {
		c := &l.Cases[i]
		if c.Received.IsZero() || !isDate(c.Received) {
			continue
		}
		if m.odds(3) { // around the end of a year
			c.Received = m.day(day(m.year-m.IntN(2), 11, 25), 70)
		}
		if m.odds(8) {
			c.Channel, c.Arrived = ledger.OrdinaryPost, m.day(next(c.Received, -3), 4)
		}
		if m.odds(4) {
			c.Due = m.day(next(c.Received, 27), 5)
		}
		if m.odds(4) {
			c.ReasonsAsked = m.near(c.Received)
		}
		if s := c.Supplement; s != nil && m.odds(2) {
			s.Notified = m.near(c.Received)
			s.Due = m.near(s.Notified)
			if !s.Received.IsZero() {
				s.Received = m.near(next(s.Due, -4))
			}
		}
		for k := range c.Consultations {
			letter := &c.Consultations[k]
			letter.Kind = []ledger.ConsultationKind{ledger.ThirdParty, ledger.CoAuthor, ledger.OtherOrgan}[m.IntN(3)]
			letter.Sent = m.near(c.Received)
			if !letter.Returned.IsZero() {
				letter.Returned = m.near(letter.Sent)
			}
		}
		if f := c.Fee; f != nil && m.odds(3) {
			f.Sent = m.near(c.Received)
			f.Received = m.near(f.Sent)
			if !f.Paid.IsZero() {
				f.Paid = m.day(next(f.Received, 20), 12)
			}
			if m.odds(2) {
				f.Amount = govinfo.MustAmount(fmt.Sprint(paged(f.Pages)))
			}
		}
		if !c.Closed.IsZero() && m.odds(2) {
			c.Closed = m.day(next(c.Received, 24), 12)
			if s := c.Supplement; s != nil && m.odds(2) {
				c.Closed = m.day(next(s.Due, -2), 4)
			}
			if m.odds(3) {
				c.Outcome = []ledger.Outcome{"other.notSupplemented", "other.feeUnpaid", "unavailable.stillUnclear", "refused.thirdPartyRights", "notProcessed.excessive"}[m.IntN(5)]
			}
		}
		if m.odds(9) {
			c.ApplicantKey = ""
		}
		if m.faults && m.odds(20) {
			c.Applicant = "somebody"
		}
		if m.faults && m.odds(20) {
			c.Outcome = []ledger.Outcome{"forwarded", "other.undivided", "other"}[m.IntN(3)]
		}
		if c.Fee != nil && m.odds(9) {
			c.Fee.Basis = ledger.ByBoth
		}
	}
	for i := range l.Disputes {
		if m.faults && m.odds(9) {
			l.Disputes[i].Filed = govinfo.Date{}
		}
		if m.odds(5) {
			l.Disputes[i].Cases = append(l.Disputes[i].Cases, "elsewhere")
		}
	}
	return l
}

// Two counts that share nothing agree on every cell, deadline, problem, fee and case left
// out, over random registers.
func TestAgreesWithABruteForceCount(t *testing.T) {
	met := make(map[ledger.Code]bool)
	for round := range rounds(t) {
		m := maker{Rand: rand.New(rand.NewPCG(uint64(round), 161)), year: 2019 + round%8, faults: round%3 == 0}
		m.edition = govinfo.PrescribedEdition(m.year)
		l := m.bruteRegister()
		b := &brute{year: m.year, asOf: day(m.year, 12, 31), form2019: m.edition == govinfo.Edition2019, policyNew: m.odds(3), days: calendar.Statutory(), due: make(map[string]string), cells: make(map[string]int)}
		options := ledger.Options{Edition: m.edition}
		if m.odds(3) {
			b.asOf, b.stated = m.day(day(m.year, 6, 1), 400), true
			options.AsOf = b.asOf
			if b.asOf == day(m.year, 12, 31) {
				b.stated = false
			}
		}
		if b.policyNew {
			options.Disputes = ledger.New
		}
		b.count(l)
		tally := l.Tally(m.year, options)
		for _, p := range tally.Problems {
			met[p.Code] = true
		}
		compareBrute(t, b, l, tally)
		if t.Failed() {
			t.Fatalf("round %d, year %d, as of %v", round, m.year, b.asOf)
		}
	}
	for _, code := range ledger.Codes() { // the registers have to have something to tell
		if !met[code] && rounds(t) >= 500 && !slices.Contains([]ledger.Code{"L60", "L70", "L71"}, code) {
			t.Errorf("no register had %s", code)
		}
	}
}

func compareBrute(t *testing.T, b *brute, l *ledger.Ledger, tally *ledger.Tally) {
	t.Helper()
	var problems, unplaced []string
	for _, p := range tally.Problems {
		problems = append(problems, p.ID+" "+string(p.Code))
	}
	for _, origin := range tally.Unplaced {
		unplaced = append(unplaced, origin.ID)
	}
	due := make(map[string]string)
	for origin, d := range tally.Deadlines() {
		due[origin.ID] = d.String()
	}
	cells := make(map[string]int)
	report := tally.Report()
	for ref, value := range report.Cells() {
		if count, ok := value.(govinfo.Count); ok {
			if n, _ := count.Int64(); n != 0 {
				cells[string(ref)] = int(n)
			}
		}
	}
	same := func(what string, want, got []string) {
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			for _, line := range diff(want, got) {
				id, _, _ := strings.Cut(line[1:], " ")
				for _, c := range l.Cases {
					if c.ID == id {
						line += fmt.Sprintf("\n   %+v %+v %+v %+v", c, c.Supplement, c.Extension, c.Fee)
					}
				}
				t.Errorf("%s: %s", what, line)
			}
		}
	}
	same("problems", b.problems, problems)
	same("unplaced", b.unplaced, unplaced)
	same("due", pairs(b.due), pairs(due))
	same("cells", pairs(b.cells), pairs(cells))
	if f := tally.Fees; f.Notices != b.notices || f.Noticed.String() != fmt.Sprint(b.noticed) || f.Paid.String() != fmt.Sprint(b.paid) {
		t.Errorf("fees are %+v, want %d, %d, %d", f, b.notices, b.noticed, b.paid)
	}
}

func pairs[V any](m map[string]V) []string {
	var list []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		list = append(list, fmt.Sprint(key, " ", m[key]))
	}
	return list
}

// diff returns what only one of two sorted lists has: "-" the first, "+" the second.
func diff(a, b []string) (lines []string) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			lines, a = append(lines, "-"+a[0]), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			lines, b = append(lines, "+"+b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return lines
}
