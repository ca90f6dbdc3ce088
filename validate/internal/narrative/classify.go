package narrative

import "strings"

// classify finds out what a phrase counts and completes the frame. ok is false
// if that cannot be told.
func (r *reader) classify(p *phrase, fr *frame) (ok bool) {
	otherTime := p.has(lastYear) || p.has(nextYear)
	if r.s.present.meets(decisionWords) {
		r.carryDecisions(p)
	}
	switch {
	case foreignNouns.has(p.noun) && !p.has(underway) && !r.isInformationOutcome(p) && !r.isCarriedLetter(p):
		return false
	case p.meets(disputeWords) && !applyWords.has(p.noun):
		if otherTime || !r.classifyDispute(p, fr) {
			r.forgetDisputes()
			return false
		}
		return true
	case p.meets(decisionWords):
		return !otherTime && r.classifyDecision(p, fr)
	case p.meets(documentWords) && !applyWords.has(p.noun):
		return !otherTime && r.classifyDocument(p, fr)
	case p.has(carry) || p.has(underway):
		return r.classifyCarry(p, fr)
	case otherTime:
		return false
	case p.has(aside) && !p.has(remainder) && !r.isDone(p):
		fr.measure, fr.bound = measureAside, silent
		fr.withdrawn = r.isWithdrawn(p)
		if r.p.object == objectDispute {
			return r.classifyWithdrawn(p, fr)
		}
		return r.p.object == objectApplication || p.meets(applyWords)
	case p.meets(outcomeWords), r.isGranted(p):
		return r.classifyOutcome(p, fr)
	case p.noun == otherItem:
		fr.measure = measureOther
		return p.clean
	case p.meets(applicantWords):
		return r.classifyApplicant(p, fr)
	case p.has(together) && p.head < 0:
		fr.measure = measureSum
		r.t.restricted = exact
		return r.p.object == objectApplication
	case p.has(channel) && !p.has(anyway) && !p.meets(receiveWords.union(answerWords)):
		fr.measure = measureChannel
		fr.bound = silent
		return r.p.object == objectApplication || p.meets(applyWords)
	case p.has(feeNotice):
		return false
	}
	return r.classifyApplication(p, fr)
}

// isDone reports whether the verb nearest to the figure tells that applications
// came in or were answered, and not what else became of them: 经补正后受理2件.
func (r *reader) isDone(p *phrase) bool {
	if p.right {
		return false
	}
	for i := p.behind - 1; i >= p.first; i-- {
		switch w := r.s.tokens[i].word; {
		case w == aside:
			return false
		case receiveWords.has(w), answerWords.has(w):
			return true
		}
	}
	return false
}

// isWithdrawn reports whether applications were withdrawn: 撤回3件.
func (r *reader) isWithdrawn(p *phrase) bool {
	return r.s.anyText(p.first, p.behind, aside, func(text string) bool { return strings.Contains(text, "撤") })
}

// isCarriedLetter reports whether letters are applications that are carried over:
// 上年结转信件5件.
func (r *reader) isCarriedLetter(p *phrase) bool {
	s := &r.s
	if p.noun != noise || p.right || p.head == 0 || r.p.object != objectApplication {
		return false
	}
	before, letter := s.tokens[p.head-1], s.tokens[p.head]
	return before.word == carry && before.end == letter.start && strings.Contains("信件 办件 来件", s.textOf(p.head))
}

// isInformationOutcome reports whether 信息 is only what an outcome is about:
// 无法提供的信息4件.
func (r *reader) isInformationOutcome(p *phrase) bool {
	return p.noun == information && p.meets(outcomeWords) && p.f.unit == unitCase && r.p.object == objectApplication
}
