package ledger_test

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
)

// A second count of a register, written from the rules in words, day by day and case by
// case, without regard to time or memory. It shares the calendar's days with the library,
// and nothing else.

// brute is a register counted so.
type brute struct {
	year      int
	asOf      govinfo.Date
	stated    bool // the day is stated, so that later dates are slips
	form2019  bool
	policyNew bool
	days      calendar.Calendar

	problems []string
	unplaced []string
	due      map[string]string
	cells    map[string]int
	notices  int
	noticed  int64
	paid     int64
}

func next(d govinfo.Date, n int) govinfo.Date {
	at := time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC)
	return govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
}

func before(a, b govinfo.Date) bool { return a.Compare(b) < 0 }

func isDate(d govinfo.Date) bool { return d.IsZero() || next(d, 0) == d }

// after returns the n-th working day after one. ok is false beyond the calendar.
func (b *brute) after(d govinfo.Date, n int, skipped func(govinfo.Date) bool) (govinfo.Date, bool) {
	for n > 0 {
		d = next(d, 1)
		working, known := b.days.Working(d)
		if !known {
			return d, false
		}
		if working && (skipped == nil || !skipped(d)) {
			n--
		}
	}
	return d, true
}

func (b *brute) between(from, to govinfo.Date) (n int, ok bool) {
	for d := next(from, 1); !before(to, d); d = next(d, 1) {
		working, known := b.days.Working(d)
		if !known {
			return 0, false
		}
		if working {
			n++
		}
	}
	return n, true
}

// bruteCase is a case while it is counted.
type bruteCase struct {
	ledger.Case
	*brute
	name  string
	out   bool
	doubt bool
	now   []string
}

func (c *bruteCase) tell(code string) {
	c.now = append(c.now, code)
	switch code {
	case "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11", "L12":
		c.out = true
	}
	switch code {
	case "L02", "L03", "L04", "L05", "L08", "L09", "L12", "L13", "L14":
		c.doubt = true
	}
}

// steps returns the dates of handling.
func (c *bruteCase) steps() []govinfo.Date {
	list := []govinfo.Date{c.ReasonsAsked}
	if s := c.Supplement; s != nil {
		list = append(list, s.Notified, s.Received)
	}
	if e := c.Extension; e != nil {
		list = append(list, e.Notified)
	}
	for _, l := range c.Consultations {
		list = append(list, l.Sent, l.Returned)
	}
	if f := c.Fee; f != nil {
		list = append(list, f.Sent, f.Received, f.Paid)
	}
	return slices.DeleteFunc(list, govinfo.Date.IsZero)
}

func (c *bruteCase) record(seen map[string]bool) {
	if c.ID == "" {
		c.tell("L01")
	} else if seen[c.ID] {
		c.tell("L02")
	}
	seen[c.ID] = true
	for _, d := range append(c.steps(), c.Received, c.Closed, c.Arrived) {
		switch {
		case d.IsZero():
		case !isDate(d):
			c.tell("L04")
		case c.stated && before(c.asOf, d):
			c.tell("L05")
		}
	}
	if c.Received.IsZero() {
		c.tell("L03")
	}
	if e := c.Extension; e != nil && e.Workdays < 0 {
		c.tell("L04")
	}
	switch {
	case c.Applicant == "organization":
		c.tell("L07")
	case !slices.Contains(ledger.Classes(), c.Applicant):
		c.tell("L06")
	}
	switch {
	case c.Outcome != "" && c.Closed.IsZero():
		c.tell("L08")
	case c.Outcome == "" && !c.Closed.IsZero():
		c.tell("L09")
	}
	known := append(ledger.Outcomes(govinfo.Edition2021), ledger.Outcomes(govinfo.Edition2019)...)
	switch {
	case c.Outcome == "":
	case c.Outcome == "refused" || c.Outcome == "other" || c.Outcome == "other.undivided" && !c.form2019:
		c.tell("L11")
	case !slices.Contains(known, c.Outcome):
		c.tell("L10")
	}
}

func (c *bruteCase) order() {
	closed := c.Closed
	if !isDate(closed) {
		closed = govinfo.Date{}
	}
	if !closed.IsZero() && !c.Received.IsZero() && before(closed, c.Received) {
		c.tell("L12")
		closed = govinfo.Date{}
	}
	for _, d := range c.steps() {
		if !c.Received.IsZero() && before(d, c.Received) {
			c.tell("L13")
		} else if !closed.IsZero() && before(closed, d) {
			c.tell("L15")
		}
	}
	reply := func(reply, letter govinfo.Date) {
		if !reply.IsZero() && !letter.IsZero() && before(reply, letter) {
			c.tell("L14")
		}
	}
	if s := c.Supplement; s != nil {
		reply(s.Received, s.Notified)
		reply(s.Due, s.Notified)
	}
	for _, l := range c.Consultations {
		reply(l.Returned, l.Sent)
	}
	if f := c.Fee; f != nil {
		reply(f.Received, f.Sent)
		reply(f.Paid, f.Sent)
	}
}

func (c *bruteCase) awaitsSupplement() bool {
	return c.Supplement != nil && !c.Supplement.Notified.IsZero() && c.Supplement.Received.IsZero()
}

func (c *bruteCase) noticed() bool {
	return c.Fee != nil && (!c.Fee.Sent.IsZero() || !c.Fee.Received.IsZero())
}

// dueDay is 20 working days and those of the extension, after the latest of receipt,
// supplement and payment, days of consultations left out.
func (c *bruteCase) dueDay(extended, paid bool) (due govinfo.Date, unknown bool) {
	if c.Received.IsZero() || c.awaitsSupplement() || paid && c.noticed() && c.Fee.Paid.IsZero() {
		return due, false
	}
	if before(c.Received, govinfo.Date{Year: 2019, Month: 5, Day: 15}) {
		return due, true
	}
	start, n := c.Received, 20
	if c.Supplement != nil && before(start, c.Supplement.Received) {
		start = c.Supplement.Received
	}
	if paid && c.Fee != nil && before(start, c.Fee.Paid) {
		start = c.Fee.Paid
	}
	if e := c.Extension; e != nil && extended && *e != (ledger.Extension{}) {
		n += 20
		if e.Workdays > 0 && e.Workdays < 20 {
			n += e.Workdays - 20
		}
	}
	broken := false
	consulted := func(d govinfo.Date) bool {
		for _, l := range c.Consultations {
			if l.Sent.IsZero() || !before(l.Sent, d) {
				continue
			}
			end, ok := l.Returned, true
			if end.IsZero() {
				end, ok = c.after(l.Sent, 15, nil)
			}
			if broken = broken || !ok; !ok || !before(end, d) {
				return true
			}
		}
		return false
	}
	due, ok := c.after(start, n, consulted)
	if !ok || broken {
		return govinfo.Date{}, true
	}
	return due, false
}

func (c *bruteCase) terms() {
	if c.doubt {
		return
	}
	due, unknown := c.dueDay(true, true)
	if unknown {
		c.tell("L26")
	}
	if !due.IsZero() {
		c.due[c.name] = due.String()
		lapsed := c.Outcome == "other.notSupplemented" || c.Outcome == "other.feeUnpaid" || c.Outcome == "other.undivided" || c.Outcome == "other"
		switch {
		case c.Closed.IsZero() && before(due, c.asOf):
			c.tell("L22")
		case before(due, c.Closed) && !lapsed && !slices.Contains(c.now, "L10") && !slices.Contains(c.now, "L11"):
			c.tell("L21")
		}
		if !c.Due.IsZero() && c.Due != due {
			c.tell("L27")
		}
	}
	if s := c.Supplement; s != nil && !s.Notified.IsZero() && !before(c.Received, govinfo.Date{Year: 2019, Month: 5, Day: 15}) {
		if last, ok := c.after(c.Received, 7, nil); ok && before(last, s.Notified) {
			c.tell("L20")
		}
	}
	if e := c.Extension; e != nil {
		if last, _ := c.dueDay(false, true); !last.IsZero() && before(last, e.Notified) {
			c.tell("L23")
		}
		if e.Workdays > 20 {
			c.tell("L24")
		}
	}
	if f := c.Fee; f != nil {
		if last, _ := c.dueDay(true, false); !last.IsZero() && before(last, f.Sent) {
			c.tell("L29")
		}
	}
	for _, l := range c.Consultations {
		if l.Kind != ledger.OtherOrgan && !l.Sent.IsZero() && !l.Returned.IsZero() {
			if n, ok := c.between(l.Sent, l.Returned); ok && n > 15 {
				c.tell("L25")
			}
		}
	}
	if c.Channel == ledger.OrdinaryPost && !c.Arrived.IsZero() && before(c.Arrived, c.Received) {
		c.tell("L28")
	}
}

func (b *brute) count(l *ledger.Ledger) {
	seen := make(map[string]bool)
	for i, record := range l.Cases {
		c := bruteCase{Case: record, brute: b, name: cmp.Or(record.ID, fmt.Sprint("#", i+1))}
		c.record(seen)
		c.order()
		c.terms()
		c.outcomeSteps()
		c.fees(l.Cases, i)
		if c.out {
			b.unplaced = append(b.unplaced, c.name)
		} else {
			c.place()
		}
		for _, code := range c.now {
			b.problems = append(b.problems, c.name+" "+code)
		}
	}
	disputes := make(map[string]bool)
	for i, d := range l.Disputes {
		b.dispute(d, cmp.Or(d.ID, fmt.Sprint("disputes#", i+1)), disputes, l.Cases)
	}
}
