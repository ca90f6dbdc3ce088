package ledger

import (
	"sort"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// dates are the days of a case as numbers; 0 is unstated. What is no date is unstated,
// and the case unsound.
type dates struct {
	received, closed, arrived         days.Number
	supplementNotified, supplementDue days.Number
	supplementReceived                days.Number
	extensionNotified, reasonsAsked   days.Number
	feeSent, feeReceived, feePaid     days.Number
	registerDue                       days.Number
	letters                           []letter // in order of sending
}

// letter is a consultation by its days.
type letter struct {
	kind           ConsultationKind
	sent, returned days.Number
}

// field is a date of a record with what is to be known of it.
type field struct {
	name string
	date govinfo.Date
	to   *days.Number
	// isStep says that it is a step of handling, which lies between receipt and
	// closing; isTerm that it may lie in the future.
	isStep, isTerm bool
}

// fields calls yield with the date fields of a case, and where their numbers go.
func (d *dates) fields(c *Case, yield func(field)) {
	yield(field{name: "received", date: c.Received, to: &d.received})
	yield(field{name: "closed", date: c.Closed, to: &d.closed})
	yield(field{name: "arrived", date: c.Arrived, to: &d.arrived})
	if s := c.Supplement; s != nil {
		yield(field{name: "supplement.notified", date: s.Notified, to: &d.supplementNotified, isStep: true})
		yield(field{name: "supplement.due", date: s.Due, to: &d.supplementDue, isTerm: true})
		yield(field{name: "supplement.received", date: s.Received, to: &d.supplementReceived, isStep: true})
	}
	if e := c.Extension; e != nil {
		yield(field{name: "extension.notified", date: e.Notified, to: &d.extensionNotified, isStep: true})
	}
	for i := range c.Consultations {
		yield(field{name: "consultations.sent", date: c.Consultations[i].Sent, to: &d.letters[i].sent, isStep: true})
		yield(field{name: "consultations.returned", date: c.Consultations[i].Returned, to: &d.letters[i].returned, isStep: true})
	}
	yield(field{name: "reasonsAsked", date: c.ReasonsAsked, to: &d.reasonsAsked, isStep: true})
	if f := c.Fee; f != nil {
		yield(field{name: "fee.sent", date: f.Sent, to: &d.feeSent, isStep: true})
		yield(field{name: "fee.received", date: f.Received, to: &d.feeReceived, isStep: true})
		yield(field{name: "fee.paid", date: f.Paid, to: &d.feePaid, isStep: true})
	}
	yield(field{name: "due", date: c.Due, to: &d.registerDue, isTerm: true})
}

// reset makes room for the days of a case.
func (d *dates) reset(c *Case) {
	letters := d.letters[:0]
	for i := range c.Consultations {
		letters = append(letters, letter{kind: c.Consultations[i].Kind})
	}
	*d = dates{letters: letters}
}

func (d *dates) sortLetters() {
	sort.SliceStable(d.letters, func(i, k int) bool { return d.letters[i].sent < d.letters[k].sent })
}

// awaitsSupplement and awaitsPayment say that the clock stands still.
func (d *dates) awaitsSupplement() bool {
	return d.supplementNotified != 0 && d.supplementReceived == 0
}

func (d *dates) awaitsPayment() bool {
	return (d.feeSent != 0 || d.feeReceived != 0) && d.feePaid == 0
}
