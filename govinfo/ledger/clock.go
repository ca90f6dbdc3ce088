package ledger

import (
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// The terms of the law, in working days.
const (
	answerTerm       = 20 // 条例 art. 33
	extensionTerm    = 20 // art. 33, at most
	noticeTerm       = 7  // art. 30
	consultationTerm = 15 // art. 32, 34
	paymentTerm      = 20 // 国办函〔2020〕109号
)

// lawOf2019 is the day on which 国令第711号 came into force. Before it the term was 15
// working days.
var lawOf2019 = days.YearStart(2019) + 134 // 2019-05-15

// deadline is the last day for the answer of a case; 0 is none. unknown says that
// there is one, and that the calendar or the law does not reach.
type deadline struct {
	day     days.Number
	unknown bool
}

// clock counts deadlines over a calendar. A supplement starts the term anew, a
// consultation suspends it, an extension adds to it (条例 art. 30, 33).
type clock struct {
	calendar calendar.Calendar
}

// answer returns the deadline of a case.
func (c clock) answer(d *dates, extension int) deadline {
	if d.received == 0 || d.awaitsSupplement() || d.awaitsPayment() {
		return deadline{}
	}
	return c.walk(d, max(d.start(), d.feePaid), answerTerm+extension)
}

// unextended returns the deadline without extension, by which the extension is to be
// told.
func (c clock) unextended(d *dates) deadline {
	return c.answer(d, 0)
}

// beforeFee returns the deadline for the notice of a fee: that of the answer, the
// payment not considered.
func (c clock) beforeFee(d *dates, extension int) deadline {
	if d.received == 0 || d.awaitsSupplement() {
		return deadline{}
	}
	return c.walk(d, d.start(), answerTerm+extension)
}

// start is the day after which the term runs.
func (d *dates) start() days.Number {
	return max(d.received, d.supplementReceived)
}

// walk counts n working days after start and leaves out the days of consultations.
// Letters stand in order of sending, so the days that several of them take count once.
func (c clock) walk(d *dates, start days.Number, n int) deadline {
	if d.received < lawOf2019 {
		return deadline{unknown: true}
	}
	at := start // counted up to and with this day
	for _, letter := range d.letters {
		end, ok := c.end(letter)
		if letter.sent == 0 || end <= at {
			continue
		}
		if due, known := c.calendar.AddDay(at, n); known && due <= letter.sent {
			break // it was due before the letter went out
		}
		if !ok {
			return deadline{unknown: true}
		}
		if letter.sent > at {
			passed, ok := c.calendar.BetweenDays(at, letter.sent)
			if !ok {
				return deadline{unknown: true}
			}
			n -= passed // fewer than n: it was not due by then
		}
		at = end
	}
	last, ok := c.calendar.AddDay(at, n)
	return deadline{day: last, unknown: !ok}
}

// end returns the last day that a consultation takes. After the term of the law the
// organ decides without an answer (条例 art. 32, 34).
func (c clock) end(l letter) (last days.Number, ok bool) {
	if l.returned != 0 || l.sent == 0 {
		return l.returned, true
	}
	last, ok = c.calendar.AddDay(l.sent, consultationTerm)
	if !ok {
		last = l.sent + 1 // only to be seen as later than the days before
	}
	return last, ok
}

// paymentDue returns the last day to pay a fee; 0 is unknown.
func (c clock) paymentDue(d *dates) days.Number {
	if d.feeReceived == 0 {
		return 0
	}
	last, _ := c.calendar.AddDay(d.feeReceived, paymentTerm)
	return last
}

// extensionOf returns the working days that an extension adds.
func extensionOf(c *Case) int {
	switch e := c.Extension; {
	case e == nil, *e == Extension{}, e.Workdays < 0:
		return 0
	case e.Workdays == 0:
		return extensionTerm
	default:
		return min(e.Workdays, extensionTerm)
	}
}
