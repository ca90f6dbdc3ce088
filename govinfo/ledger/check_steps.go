package ledger

import (
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// checkOrder tells dates that contradict each other.
func (j *judged) checkOrder() {
	d := &j.days
	closed := d.closed
	if d.received != 0 && closed != 0 && closed < d.received {
		j.tell("L12", "closed", closed.Date().String(), "≥ "+d.received.Date().String())
		closed = 0
	}
	j.days.fields(j.Case, func(f field) {
		n, ok := days.Of(f.date)
		switch {
		case !ok || n == 0 || !f.isStep:
		case d.received != 0 && n < d.received:
			j.tell("L13", f.name, f.date.String(), "≥ "+d.received.Date().String())
		case closed != 0 && n > closed:
			j.tell("L15", f.name, f.date.String(), "≤ "+closed.Date().String())
		}
	})
	j.checkReply("supplement.received", d.supplementReceived, d.supplementNotified)
	j.checkReply("supplement.due", d.supplementDue, d.supplementNotified)
	for _, letter := range d.letters {
		j.checkReply("consultations.returned", letter.returned, letter.sent)
	}
	j.checkReply("fee.received", d.feeReceived, d.feeSent)
	j.checkReply("fee.paid", d.feePaid, d.feeSent)
}

func (j *judged) checkReply(field string, reply, letter days.Number) {
	if reply != 0 && letter != 0 && reply < letter {
		j.tell("L14", field, reply.Date().String(), "≥ "+letter.Date().String())
	}
}

// checkTerms tells what came late, if the dates are sound.
func (t *tallying) checkTerms(j *judged) {
	if j.unsound {
		return
	}
	d, extension := &j.days, extensionOf(j.Case)
	j.deadline = t.clock.answer(d, extension)
	if j.deadline.unknown {
		j.tell("L26", "received", d.received.Date().String(), "")
	}
	t.checkAnswer(j)
	t.checkNotices(j, extension)
	if e := j.Extension; e != nil && e.Workdays > extensionTerm {
		j.tell("L24", "extension.workdays", strconv.Itoa(e.Workdays), "≤ "+strconv.Itoa(extensionTerm))
	}
	for _, letter := range d.letters {
		t.checkConsultation(j, letter)
	}
	if j.Channel == OrdinaryPost && d.arrived != 0 && d.received > d.arrived {
		j.tell("L28", "received", d.received.Date().String(), d.arrived.Date().String())
	}
}

// checkAnswer compares the deadline with the answer, and with what the register has
// for it.
func (t *tallying) checkAnswer(j *judged) {
	due := j.deadline.day
	if due == 0 {
		return
	}
	d := &j.days
	switch {
	case d.closed == 0 && due < t.asOf:
		j.tell("L22", "closed", "", "≤ "+due.Date().String())
	case d.closed > due && j.outcome != noLine && !j.Outcome.mayLapse():
		j.tell("L21", "closed", d.closed.Date().String(), "≤ "+due.Date().String())
	}
	if d.registerDue != 0 && d.registerDue != due {
		j.tell("L27", "due", d.registerDue.Date().String(), due.Date().String())
	}
}

// checkNotices tells notices that came too late.
func (t *tallying) checkNotices(j *judged, extension int) {
	d := &j.days
	if d.supplementNotified != 0 && d.received >= lawOf2019 {
		last, ok := t.clock.calendar.AddDay(d.received, noticeTerm)
		if ok && d.supplementNotified > last {
			j.tell("L20", "supplement.notified", d.supplementNotified.Date().String(), "≤ "+last.Date().String())
		}
	}
	if last := t.clock.unextended(d).day; d.extensionNotified != 0 && last != 0 && d.extensionNotified > last {
		j.tell("L23", "extension.notified", d.extensionNotified.Date().String(), "≤ "+last.Date().String())
	}
	if last := t.clock.beforeFee(d, extension).day; last != 0 && d.feeSent > last {
		j.tell("L29", "fee.sent", d.feeSent.Date().String(), "≤ "+last.Date().String())
	}
}

// checkConsultation notes a letter to a third party or another author that took longer
// than the law gives them.
func (t *tallying) checkConsultation(j *judged, l letter) {
	if l.kind == OtherOrgan || l.sent == 0 || l.returned == 0 {
		return
	}
	if n, ok := t.clock.calendar.BetweenDays(l.sent, l.returned); ok && n > consultationTerm {
		j.tell("L25", "consultations.returned", strconv.Itoa(n), "≤ "+strconv.Itoa(consultationTerm))
	}
}
