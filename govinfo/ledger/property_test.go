package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// maker makes random registers: all steps, all outcomes, year ends, merged and lapsed
// cases, and faults of every kind.
type maker struct {
	*rand.Rand
	year    int
	edition govinfo.Edition
	faults  bool
}

func (m maker) day(after govinfo.Date, most int) govinfo.Date {
	at := time.Date(after.Year, after.Month, after.Day+m.IntN(most+1), 0, 0, 0, 0, time.UTC)
	return govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
}

func (m maker) odds(n int) bool { return m.IntN(n) == 0 }

func (m maker) register() *ledger.Ledger {
	l := &ledger.Ledger{Organ: "云溪县水利局", From: day(m.year-2, 1, 1), To: day(m.year+2, 12, 31)}
	for i := range m.IntN(40) {
		c := m.request(i)
		l.Cases = append(l.Cases, c)
		for m.odds(5) { // several letters answered by one paper
			c.ID += "'"
			l.Cases = append(l.Cases, c)
		}
	}
	for i := range m.IntN(12) {
		l.Disputes = append(l.Disputes, m.dispute(i, l))
	}
	return l
}

func (m maker) request(i int) ledger.Case {
	c := ledger.Case{ID: fmt.Sprint("c", i), Received: m.day(day(m.year-1, 6, 1), 640), Applicant: ledger.Classes()[m.IntN(6)], Items: m.IntN(15), ApplicantKey: fmt.Sprint("k", m.IntN(3))}
	last := c.Received
	if m.odds(4) {
		c.Supplement = &ledger.Supplement{Notified: m.day(last, 14), Due: m.day(last, 60)}
		if !m.odds(3) {
			c.Supplement.Received = m.day(c.Supplement.Notified, 20)
			last = c.Supplement.Received
		}
	}
	if m.odds(5) {
		c.Extension = &ledger.Extension{Notified: m.day(last, 40), Workdays: m.IntN(25)}
	}
	for m.odds(4) {
		letter := ledger.Consultation{Kind: ledger.ThirdParty, Sent: m.day(last, 20)}
		if !m.odds(4) {
			letter.Returned = m.day(letter.Sent, 40)
		}
		c.Consultations = append(c.Consultations, letter)
	}
	if m.odds(6) {
		c.Fee = &ledger.Fee{Basis: ledger.ByPages, Pages: m.IntN(300), Sent: m.day(last, 20), Amount: govinfo.MustAmount(strconv.Itoa(10 * m.IntN(90)))}
		c.Fee.Received = m.day(c.Fee.Sent, 9)
		if m.odds(2) {
			c.Fee.Basis = ledger.ByItems
		}
		if m.odds(2) {
			c.Fee.Paid = m.day(c.Fee.Received, 30)
		}
	}
	if !m.odds(5) {
		outcomes := ledger.Outcomes(m.edition)
		c.Closed, c.Outcome = m.day(last, 90), outcomes[m.IntN(len(outcomes))]
	}
	if m.faults && m.odds(3) {
		m.spoil(&c)
	}
	return c
}

// spoil makes one fault.
func (m maker) spoil(c *ledger.Case) {
	switch m.IntN(10) {
	case 0:
		c.ID = ""
	case 1:
		c.ID = "c0"
	case 2:
		c.Received = govinfo.Date{}
	case 3:
		c.Closed = govinfo.Date{Year: 2024, Month: 2, Day: 31}
	case 4:
		c.Applicant = "organization"
	case 5:
		c.Outcome = "refused"
	case 6:
		c.Outcome = ""
	case 7:
		c.Closed = govinfo.Date{}
	case 8:
		c.Received, c.Closed = c.Closed, c.Received
	case 9:
		c.Extension = &ledger.Extension{Notified: day(m.year-3, 1, 1), Workdays: -5}
	}
}

func (m maker) dispute(i int, l *ledger.Ledger) ledger.Dispute {
	kinds := []ledger.DisputeKind{ledger.Reconsideration, ledger.DirectLitigation, ledger.LitigationAfterReconsideration, "appeal"}
	results := []ledger.DisputeResult{ledger.Upheld, ledger.Corrected, ledger.OtherResult, ledger.Pending, ""}
	d := ledger.Dispute{ID: fmt.Sprint("d", i), Kind: kinds[m.IntN(3)], Filed: m.day(day(m.year-1, 6, 1), 640), Result: results[m.IntN(5)], CoDefendant: m.odds(6)}
	if d.Result != "" && d.Result != ledger.Pending {
		d.Concluded = m.day(d.Filed, 300)
	}
	if m.faults && m.odds(4) {
		d.Kind, d.Concluded = kinds[m.IntN(4)], m.day(day(m.year-1, 1, 1), 700)
	}
	if len(l.Cases) > 0 {
		d.Cases = []string{l.Cases[m.IntN(len(l.Cases))].ID}
	}
	return d
}

// rounds is 10,000 registers, fewer in ordinary runs.
func rounds(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("LEDGER_ROUNDS")); err == nil {
		return n
	}
	if testing.Short() {
		return 50
	}
	return 500
}

// Whatever the register says, its tables balance, every figure has its cases, and what one
// year carries out the next carries in.
func TestTablesBalanceByConstruction(t *testing.T) {
	for round := range rounds(t) {
		m := maker{Rand: rand.New(rand.NewPCG(uint64(round), 16)), year: 2019 + round%7, faults: round%2 == 1}
		m.edition = govinfo.PrescribedEdition(m.year)
		l := m.register()
		options := ledger.Options{Edition: m.edition}
		now, next := l.Tally(m.year, options), l.Tally(m.year+1, options)
		checkReport(t, now)
		checkProvenance(t, now, l)
		carried, in := now.Applications().CarriedOut, next.Applications().CarriedIn
		if carried != in {
			t.Errorf("round %d: %v is carried out, %v is carried in", round, carried, in)
		}
		report := now.Report()
		if problems := l.Tally(m.year+1, ledger.Options{Edition: m.edition, Prior: &report}).Problems; hasCode(problems, "L71") {
			t.Errorf("round %d: the prior report of the same register differs", round)
		}
		if t.Failed() {
			return
		}
	}
}

func hasCode(problems []ledger.Problem, code ledger.Code) bool {
	for _, p := range problems {
		if p.Code == code {
			return true
		}
	}
	return false
}

// checkReport runs the rules: no error of table 三 or 四.
func checkReport(t *testing.T, tally *ledger.Tally) {
	t.Helper()
	report := tally.Report()
	for _, f := range validate.Check(validate.Filing{Report: &report}).Findings {
		if f.Severity == severity.Error && (f.Rule[0] == 'A' || f.Rule[0] == 'D') {
			t.Errorf("%d: %v", tally.Year, f)
		}
	}
	for ref, value := range report.Cells() {
		if (ref.Within("applications") || ref.Within("disputes")) && value.IsBlank() {
			t.Errorf("%s is blank", ref)
		}
	}
}

// checkProvenance compares figures and cases, and where every case stands.
func checkProvenance(t *testing.T, tally *ledger.Tally, l *ledger.Ledger) {
	t.Helper()
	report := tally.Report()
	for ref, value := range report.Cells() {
		if !ref.Within("applications") && !ref.Within("disputes") {
			continue
		}
		n, _ := value.(govinfo.Count).Int64()
		if cases := tally.Cases(ref); int64(len(cases)) != n {
			t.Errorf("%s is %d and has the cases %v", ref, n, cases)
		}
	}
	left := make(map[string]bool)
	for _, origin := range tally.Unplaced {
		left[origin.ID] = true
	}
	for i := range l.Cases {
		id := l.Cases[i].ID
		if id == "" || left[id] {
			continue
		}
		var in, out int
		for _, ref := range tally.Lines(id) {
			switch {
			case ref.Within("applications.received"), ref.Within("applications.carriedIn"):
				in++
			case ref.Within("applications.carriedOut"), ref.Within("applications.outcomes"):
				out++
			}
			if !strings.Contains(fmt.Sprint(tally.Cases(ref)), id) {
				t.Errorf("%s has the line %s, which does not name it", id, ref)
			}
		}
		if in != out || in > 1 {
			t.Errorf("%s stands in %v", id, tally.Lines(id))
		}
	}
}
