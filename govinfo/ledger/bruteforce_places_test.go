package ledger_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// Outcomes, fees, lines and disputes of the second count.

func (c *bruteCase) payDay() govinfo.Date {
	if c.Fee == nil || c.Fee.Received.IsZero() {
		return govinfo.Date{}
	}
	if last, ok := c.after(c.Fee.Received, 20, nil); ok {
		return last
	}
	return govinfo.Date{}
}

func (c *bruteCase) outcomeSteps() {
	var s ledger.Supplement
	if c.Supplement != nil {
		s = *c.Supplement
	}
	switch c.Outcome {
	case "other.notSupplemented":
		if s.Notified.IsZero() {
			c.tell("L30")
			return
		}
		if !s.Received.IsZero() && (s.Due.IsZero() || !before(s.Due, s.Received)) {
			c.tell("L31")
		}
		if !c.Closed.IsZero() && isDate(c.Closed) && !s.Due.IsZero() && !before(s.Due, c.Closed) {
			c.tell("L32")
		}
	case "other.feeUnpaid":
		if !c.noticed() {
			c.tell("L33")
			return
		}
		last := c.payDay()
		if paid := c.Fee.Paid; !paid.IsZero() && (last.IsZero() || !before(last, paid)) {
			c.tell("L34")
		}
		if !c.Closed.IsZero() && isDate(c.Closed) && !last.IsZero() && !before(last, c.Closed) {
			c.tell("L35")
		}
	case "unavailable.stillUnclear":
		if s.Received.IsZero() {
			c.tell("L36")
		}
	case "refused.thirdPartyRights":
		if !slices.ContainsFunc(c.Consultations, func(l ledger.Consultation) bool { return l.Kind == ledger.ThirdParty }) {
			c.tell("L37")
		}
	case "notProcessed.excessive":
		if c.ReasonsAsked.IsZero() {
			c.tell("L38")
		}
	case "":
		if !c.Closed.IsZero() {
			return
		}
		if c.awaitsSupplement() && !s.Due.IsZero() && before(s.Due, c.asOf) {
			c.tell("L40")
		}
		if last := c.payDay(); c.noticed() && c.Fee.Paid.IsZero() && !last.IsZero() && before(last, c.asOf) {
			c.tell("L41")
		}
	}
}

// monthly is the fee of n units of a month, one by one.
func monthly(n int) (sum int64) {
	for unit := 1; unit <= n; unit++ {
		switch {
		case unit <= 10:
		case unit <= 30:
			sum += 100
		default:
			sum += 100 * int64((unit-31)/10+2)
		}
	}
	return sum
}

func paged(n int) (sum int64) {
	for page := 1; page <= n; page++ {
		switch {
		case page <= 30:
		case page <= 100:
			sum += 10
		case page <= 200:
			sum += 20
		default:
			sum += 40
		}
	}
	return sum
}

func (c *bruteCase) fees(all []ledger.Case, at int) {
	f := c.Fee
	if f == nil {
		return
	}
	amount, _ := f.Amount.Decimal()
	notice := cmp.Or(f.Sent, f.Received)
	if !slices.Contains(c.now, "L02") {
		if notice.Year == c.year && isDate(notice) {
			c.notices++
			c.brute.noticed += amount.IntPart()
		}
		if f.Paid.Year == c.year {
			c.paid += amount.IntPart()
		}
	}
	if f.Basis == ledger.ByBoth {
		c.tell("L50")
	}
	switch {
	case !cmp.Or(notice, f.Paid).IsZero() && cmp.Or(notice, f.Paid).Year < 2021:
		c.tell("L54")
	case f.Basis == ledger.ByPages:
		if amount.IntPart() != paged(f.Pages) {
			c.tell("L51")
		}
		nothing := c.Outcome != "" && c.Outcome != "granted" && c.Outcome != "partlyGranted" && !strings.HasPrefix(string(c.Outcome), "other.")
		if nothing && amount.IntPart() != 0 && !slices.Contains(c.now, "L10") && !slices.Contains(c.now, "L11") {
			c.tell("L52")
		}
	case f.Basis == ledger.ByItems && c.ApplicantKey == "":
		c.tell("L53")
	case f.Basis == ledger.ByItems && !slices.Contains(c.now, "L02") && !c.Received.IsZero() && isDate(c.Received):
		earlier, seen := 0, make(map[string]bool)
		for i, o := range all {
			if o.ID != "" && seen[o.ID] {
				continue
			}
			seen[o.ID] = true
			same := o.ApplicantKey == c.ApplicantKey && isDate(o.Received) && o.Received.Year == c.Received.Year && o.Received.Month == c.Received.Month
			if same && (before(o.Received, c.Received) || o.Received == c.Received && i < at) {
				earlier += max(o.Items, 1)
			}
		}
		if amount.IntPart() != monthly(earlier+max(c.Items, 1))-monthly(earlier) {
			c.tell("L51")
		}
	}
}

func (c *bruteCase) place() {
	first, last := govinfo.Date{Year: c.year, Month: 1, Day: 1}, govinfo.Date{Year: c.year, Month: 12, Day: 31}
	if before(last, c.Received) || !c.Closed.IsZero() && before(c.Closed, first) {
		return
	}
	in, out := "carriedIn", "carriedOut"
	if !before(c.Received, first) {
		in = "received"
	}
	if !c.Closed.IsZero() && !before(last, c.Closed) {
		out = "outcomes." + string(c.Outcome)
		if c.form2019 && strings.HasPrefix(string(c.Outcome), "other.") {
			out = "outcomes.other.undivided"
		}
	}
	for _, line := range [...]string{in, out} {
		c.cells["applications."+line+"."+string(c.Applicant)]++
		c.cells["applications."+line+".total"]++
	}
	if out != "carriedOut" {
		c.cells["applications.outcomes.total."+string(c.Applicant)]++
		c.cells["applications.outcomes.total.total"]++
	}
}

func (b *brute) dispute(d ledger.Dispute, name string, seen map[string]bool, cases []ledger.Case) {
	var codes []string
	if d.ID == "" {
		codes = append(codes, "L01")
	} else if seen[d.ID] {
		codes = append(codes, "L02")
	}
	seen[d.ID] = true
	kinds := []ledger.DisputeKind{ledger.Reconsideration, ledger.DirectLitigation, ledger.LitigationAfterReconsideration}
	if !slices.Contains(kinds, d.Kind) {
		codes = append(codes, "L80")
	}
	for _, day := range []govinfo.Date{d.Filed, d.Concluded} {
		if b.stated && before(b.asOf, day) {
			codes = append(codes, "L05")
		}
	}
	if d.Filed.IsZero() {
		codes = append(codes, "L81")
	}
	if !d.Concluded.IsZero() && !d.Filed.IsZero() && before(d.Concluded, d.Filed) {
		codes = append(codes, "L82")
	}
	open := d.Result == "" || d.Result == ledger.Pending
	if open != d.Concluded.IsZero() {
		codes = append(codes, "L83")
	}
	if slices.ContainsFunc(codes, func(code string) bool { return code != "L01" }) {
		b.unplaced = append(b.unplaced, name)
	} else {
		codes = append(codes, b.placeDispute(d, cases)...)
	}
	for _, code := range codes {
		b.problems = append(b.problems, name+" "+code)
	}
}

func (b *brute) placeDispute(d ledger.Dispute, cases []ledger.Case) (codes []string) {
	if d.CoDefendant {
		return []string{"L84"}
	}
	direct := false
	for _, id := range d.Cases {
		at := slices.IndexFunc(cases, func(c ledger.Case) bool { return c.ID == id && id != "" })
		if at < 0 {
			codes = append(codes, "L85")
			continue
		}
		outcome := cases[at].Outcome
		direct = direct || strings.HasPrefix(string(outcome), "refused.") && outcome != "refused.administrativeQueries"
	}
	if direct && d.Kind == ledger.DirectLitigation && d.Filed.Year >= 2024 {
		codes = append(codes, "L86")
	}
	if d.Filed.Year > b.year || !d.Concluded.IsZero() && d.Concluded.Year < b.year {
		return codes
	}
	if d.Filed.Year < b.year {
		codes = append(codes, "L87")
		if b.policyNew {
			return codes
		}
	}
	result := d.Result
	if d.Concluded.IsZero() || d.Concluded.Year > b.year {
		result = ledger.Pending
	}
	b.cells[fmt.Sprint("disputes.", d.Kind, ".", result)]++
	b.cells[fmt.Sprint("disputes.", d.Kind, ".total")]++
	return codes
}
