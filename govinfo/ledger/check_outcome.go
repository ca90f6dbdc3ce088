package ledger

// checkSteps compares the outcome with the steps that it needs.
func (t *tallying) checkSteps(j *judged) {
	switch j.Outcome {
	case notSupplemented:
		j.checkNotSupplemented()
	case feeUnpaid:
		t.checkFeeUnpaid(j)
	case stillUnclear:
		if j.days.supplementReceived == 0 && !faulty(j.Faults, "supplement.received") {
			j.tell("L36", "supplement.received", "", "")
		}
	case thirdPartyRights:
		if !j.consulted() {
			j.tell("L37", "consultations", "", "")
		}
	case excessive:
		if j.ReasonsAsked.IsZero() && !faulty(j.Faults, "reasonsAsked") {
			j.tell("L38", "reasonsAsked", "", "")
		}
	case "":
		t.checkOpen(j)
	}
}

// consulted reports whether a third party was asked. A letter to nobody in particular
// may have been to one.
func (j *judged) consulted() bool {
	for i := range j.Consultations {
		if kind := j.Consultations[i].Kind; kind != CoAuthor && kind != OtherOrgan {
			return true
		}
	}
	return false
}

func (j *judged) checkNotSupplemented() {
	d := &j.days
	if d.supplementNotified == 0 {
		if !faulty(j.Faults, "supplement.notified") {
			j.tell("L30", "supplement.notified", "", "")
		}
		return
	}
	// A supplement after the term is none (条例 art. 30).
	if came := d.supplementReceived; came != 0 && (d.supplementDue == 0 || came <= d.supplementDue) {
		j.tell("L31", "supplement.received", came.Date().String(), "")
	}
	if d.closed != 0 && d.closed <= d.supplementDue {
		j.tell("L32", "closed", d.closed.Date().String(), "> "+d.supplementDue.Date().String())
	}
}

func (t *tallying) checkFeeUnpaid(j *judged) {
	d := &j.days
	if d.feeSent == 0 && d.feeReceived == 0 {
		if !faulty(j.Faults, "fee.sent") && !faulty(j.Faults, "fee.received") {
			j.tell("L33", "fee.sent", "", "")
		}
		return
	}
	last := t.clock.paymentDue(d)
	if paid := d.feePaid; paid != 0 && (last == 0 || paid <= last) {
		j.tell("L34", "fee.paid", paid.Date().String(), "")
	}
	if d.closed != 0 && d.closed <= last {
		j.tell("L35", "closed", d.closed.Date().String(), "> "+last.Date().String())
	}
}

// checkOpen asks whether an open case has lapsed.
func (t *tallying) checkOpen(j *judged) {
	d := &j.days
	if !j.Closed.IsZero() || faulty(j.Faults, "outcome") || faulty(j.Faults, "closed") {
		return
	}
	if d.awaitsSupplement() && d.supplementDue != 0 && d.supplementDue < t.asOf {
		j.tell("L40", "supplement.due", d.supplementDue.Date().String(), "")
	}
	if last := t.clock.paymentDue(d); d.awaitsPayment() && last != 0 && last < t.asOf {
		j.tell("L41", "fee.received", d.feeReceived.Date().String(), last.Date().String())
	}
}
