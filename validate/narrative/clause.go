package narrative

// The words of which a figure may be the count.
var (
	receiveWords = setOf(receive, newlyReceive, accept)
	answerWords  = setOf(answer, finish, handle)
	// Said of letters and requests, never of permits.
	correspondWords = setOf(receive, newlyReceive, answer)
	outcomeWords    = between(granted, feeUnpaid)
	mainOutcomes    = between(granted, otherHandling)
	detailWords     = between(stateSecret, feeUnpaid)
	applicantWords  = between(naturalPerson, otherOrganization)
	disputeWords    = setOf(reconsideration, litigation, direct, afterReconsideration, upheld, upheldOnReview, corrected, lost, otherResult, pending)
	resultWords     = setOf(upheld, upheldOnReview, corrected, lost, otherResult, pending)
	documentWords   = setOf(issue, repeal, inForce, normativeDocuments, regulations)
	decisionWords   = setOf(licensing, penalties, coercion)
	objectWords     = setOf(applicationNoun, plainApply, carry, normativeDocuments, regulations, licensing, penalties, coercion,
		reconsideration, litigation).union(outcomeWords).union(applicantWords)
	subjectWords = objectWords.union(disputeWords).union(documentWords).union(
		receiveWords).union(answerWords).union(setOf(decide, fees, feeNotice))

	// A figure with one of these may set what the figures behind it are parts of.
	passageWords = receiveWords.union(answerWords).union(setOf(applicationNoun, plainApply))

	// A figure whose phrase has one of these counts something else.
	foreignWords = setOf(noise, compared, cumulative, sinceThen, subPeriod, planned, rate, negation, otherDocuments, amended, acting, feesRelief,
		processingFee, charge, statisticalPeriod, concluded, tribunal, ruling, approximate, severally, remainder)
)

// phrase is a figure with the words that belong to it.
type phrase struct {
	words
	f       *figure
	subject int  // the first token of the subject, or the figure
	clear   bool // nothing unknown in it or before it
	of      bool // what is said is said of so many applications: 对15件申请作出答复
	year    int  // a year named in it, 0 for none
}

// readFigure reads the figure of token k in a clause that ends before token to.
// from is the token behind the figure before; nth counts the figures of the clause.
func (r *reader) readFigure(from, k, to int, f *figure, nth int) {
	n, precision, whole := f.count()
	switch f.unit {
	case unitCase, unitEntry, unitItem, unitVolume:
		if whole && !f.vague {
			r.remember(n)
		}
	case unitPercent:
		r.readPercent(from, k, f)
		return
	case unitMoney:
		r.readFees(from, k, f)
		return
	}
	p := r.phraseOf(from, k, to, f, nth)
	c := &r.last
	c.reset()
	if !p.meets(resultWords) {
		r.bothSuits = false
	}
	if p.has(applicationNoun) && p.clear {
		r.doubt = false
	}
	if !p.clear || p.has(partial) || p.meets(foreignWords) && !p.has(approximate) {
		// The figures that follow may be parts of this one.
		r.doubt = r.doubt || p.meets(passageWords)
	}
	if r.dim && p.has(among) {
		r.doubt = true
	}
	r.dim = p.meets(outcomeWords) || !p.clear && !p.has(compared)
	if p.meets(outcomeWords) {
		r.lastLines = r.namedLines(&p)
	}
	if f.vague || !whole || !p.clear || r.muted || p.meets(foreignWords) {
		if p.meets(disputeWords) {
			r.forgetDisputes()
		}
		return
	}
	switch f.unit {
	case unitNone:
		if n != 0 || !r.endsClause(k, to) {
			return
		}
	case unitOther, unitMoney, unitPercent:
		return
	}
	c.n, c.precision, c.split, c.tail = n, precision, f.split, f.tail
	c.persons = f.unit == unitPerson || f.unit == unitVisit
	r.lastRule = ""
	if !r.classify(&p, c) {
		c.reset()
		return
	}
	if f.spelt {
		c.rule, c.kind = "N12", KindNone
	}
	r.submit(c)
	r.lastRule, r.lastClause, r.dim = c.rule, r.clause, false
}

// endsClause reports whether nothing follows token k in its clause.
func (r *reader) endsClause(k, to int) bool {
	if k+1 != to {
		return false
	}
	s := &r.s
	if to < s.tokenCount {
		return s.tokens[k].end == s.tokens[to].start
	}
	return skipSpace(s.text, int(s.tokens[k].end)) >= s.end-len("。")
}

// phraseOf collects the words that belong to a figure: those before it
// (收到申请12件), and those behind it if the ones before name no object
// (收到12件申请, 3件维持).
func (r *reader) phraseOf(from, k, to int, f *figure, nth int) phrase {
	s := &r.s
	p := phrase{words: s.set(from, k), f: f, subject: k}
	for i := from; i < k; i++ {
		if subjectWords.has(s.tokens[i].word) {
			p.subject = i
			break
		}
	}
	p.clear = s.known(p.subject, k) && (nth == 1 || r.headed) // 3件行政复议中有1件
	r.headed = p.meets(subjectWords)
	behind := false
	if !p.meets(objectWords) && !p.meets(resultWords) {
		nouns := false
		end := k + 1 // behind the last word of the subject
		for i := k + 1; i < to && s.tokens[i].word != pause; i++ {
			if s.tokens[i].word == figureWord && !s.figures[s.tokens[i].figure].isDate() {
				end = k + 1
				p.clear = p.clear && p.meets(subjectWords) && !nouns // 15件申请中的14件
				break
			}
			switch s.tokens[i].word {
			case applicationNoun, plainApply, partial:
				nouns = true
			}
			if subjectWords.has(s.tokens[i].word) {
				end = i + 1
			}
		}
		if end > k+1 {
			behind = true
			next := s.tokens[k+1].word
			p.of = !p.meets(subjectWords) && (next == applicationNoun || next == plainApply)
			p.words = p.union(s.set(k+1, end))
			p.clear = p.clear && s.known(k, end-1)
		}
		if end < to && end > k+1 && s.tokens[end-1].end < s.tokens[end].start {
			p.clear = false // 3件申请XX
		}
	}
	if nth > 1 && behind {
		p.clear = false
	}
	for i := from; i < to; i++ {
		if t := s.tokens[i]; t.word == figureWord && s.figures[t.figure].unit == unitYear {
			p.year = int(s.figures[t.figure].value.Units)
		}
	}
	switch r.edgeBefore(from, p.subject) {
	case edgeOrgan:
		if r.scope.unclear {
			r.setScope(false)
		}
	case edgeOther:
		r.setScope(true)
	case edgeUnknown:
		p.clear = false
	}
	return p
}

// classify finds out what a phrase counts and completes the claim. ok is false
// if that cannot be told.
func (r *reader) classify(p *phrase, c *claim) (ok bool) {
	otherTime := p.has(lastYear) || p.has(nextYear)
	switch {
	case p.meets(disputeWords):
		if otherTime || !r.classifyDispute(p, c) {
			r.forgetDisputes()
			return false
		}
		return true
	case p.meets(decisionWords):
		return !otherTime && r.classifyDecision(p, c)
	case p.meets(documentWords):
		return !otherTime && r.classifyDocument(p, c)
	case r.doubt:
		return false
	case p.has(carry):
		return r.classifyCarry(p, c)
	case otherTime:
		return false
	case p.meets(outcomeWords):
		return r.classifyOutcome(p, c)
	case p.meets(applicantWords):
		return r.classifyApplicant(p, c)
	case p.has(feeNotice):
		return false
	}
	return r.classifyApplication(p, c)
}
