package narrative

// noneSilence are words with which a denial is not one of what a cell counts.
var noneSilence = setOf(compared, cumulative, sinceThen, subPeriod, planned, rate, otherDocuments, amended, acting, tribunal, ruling, concluded,
	among, partial, information, answer, finish, feesRelief, approximate, applicantNoun).union(outcomeWords).union(applicantWords)

// readNone reads 未收到申请 and 无行政复议、行政诉讼 in a clause without figures. The
// denial must bind to what it names: everything from the denial to the end of the
// clause must be known.
func (r *reader) readNone(from, to int) {
	s := &r.s
	at := from
	for at < to && s.tokens[at].word != negation {
		at++
	}
	if at == to || r.muted || r.year != 0 || !s.known(at, to-1) || !r.endsClause(to-1, to) {
		return
	}
	before, set := s.set(from, at), s.set(at+1, to)
	if before.meets(subjectWords) || before.meets(noneSilence) || before.has(noise) || set.has(negation) || set.meets(noneSilence) {
		return
	}
	switch r.edgeBefore(from, at) {
	case edgeUnknown:
		return
	case edgeOther:
		r.setScope(true)
	case edgeOrgan:
		if r.scope.unclear {
			r.setScope(false)
		}
	}
	c := claim{rule: "N12", kind: KindNone}
	if r.deny(set, before, &c) {
		r.submit(&c)
	}
}

// deny completes the claim that there was nothing of what set names.
func (r *reader) deny(set, before words, c *claim) bool {
	otherTime := set.has(lastYear) || set.has(nextYear)
	switch {
	case set.meets(disputeWords):
		if set.has(published) || set.has(carry) || set.has(handle) || otherTime || set.meets(receiveWords) || set.has(decide) {
			return false
		}
		return r.denyDisputes(set, c)
	case set.has(noise):
		return false
	case set.has(carry):
		if r.object == objectDispute || r.object == objectOther {
			return false
		}
		in, out := set.has(lastYear) || before.has(lastYear), set.has(nextYear)
		if in == out || !set.has(plainApply) && !set.has(applicationNoun) && r.object != objectApplication {
			return false
		}
		if in {
			c.mayLines(totalColumn, carriedInLine)
		} else {
			c.mayLines(totalColumn, carriedOutLine)
		}
		return true
	case otherTime:
		return false
	case set.has(fees):
		return r.denyFees()
	case set.has(feeNotice):
		c.may(selection{lines: feeUnpaidLine, columns: totalColumn})
		return true
	case set.has(processingFee), set.has(charge):
		return false
	case set.meets(decisionWords):
		return !set.has(published) && !set.meets(receiveWords) && !set.has(plainApply) && r.decisionReadings(set, c) && c.deny()
	case set.has(normativeDocuments), set.has(regulations):
		if set.has(published) {
			return false
		}
		r.verb, r.documents = 0, words{}
		for _, w := range [...]word{issue, repeal, inForce} {
			if set.has(w) && r.verb != 0 {
				return false // 未制发废止: one or both
			} else if set.has(w) {
				r.verb = w
			}
		}
		for _, w := range [...]word{normativeDocuments, regulations} {
			if set.has(w) {
				r.documents.add(w)
			}
		}
		return r.documentReadings(c) && c.deny()
	case set.meets(receiveWords) && (set.has(applicationNoun) || set.has(plainApply) && r.object == objectApplication),
		!set.has(govInfo) && !set.has(handle) && set.has(applicationNoun):
		c.mayLines(totalColumn, receivedLine)
		return !set.has(published) && !set.has(handle)
	}
	return false
}

func (c *claim) deny() bool {
	c.rule = "N12"
	return true
}

// denyDisputes reads 未发生行政复议、行政诉讼 and 无败诉, 无纠错.
func (r *reader) denyDisputes(set words, c *claim) bool {
	if !r.aboutDisclosure() || set.meets(decisionWords) || set.meets(documentWords) {
		return false
	}
	blocks := blocksOf(set)
	switch {
	case !set.meets(resultWords):
		c.may(selection{cases: blocks})
		return blocks != 0
	case set.meets(setOf(upheld, upheldOnReview, otherResult, pending)):
		return false
	case blocks == 0:
		blocks = r.disputes
	}
	if set.has(lost) {
		blocks &= litigationTotals // only a lawsuit is lost
	}
	c.may(selection{cases: correctedResult.of(blocks)})
	return blocks != 0
}

// denyFees reads 无行政事业性收费, which speaks of an amount.
func (r *reader) denyFees() bool {
	if table, ok := r.feeAmount(); ok && table.Units > 0 {
		r.contradict(contradiction{rule: "N12", kind: KindNoneAmount, want: table})
	}
	return false
}
