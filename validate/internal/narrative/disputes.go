package narrative

import "strings"

// classifyDispute reads 行政复议3件, 行政诉讼2件 and their results 维持2件.
func (r *reader) classifyDispute(p *phrase, fr *frame) bool {
	if fr.persons || p.f.unit == unitVolume || !p.clean || r.otherDispute(p) || !r.aboutDisclosure() && !r.noneAtAll(p) {
		return false
	}
	named, result := blocksOf(p.words), p.meets(resultWords)
	blocks := named
	switch {
	case named != 0 && !result && (p.has(ruling) || p.right && r.b.list >= 0 && r.toldTotal(named)):
		// How some of them ended: 2件驳回复议请求; 其中37件行政复议、8件行政诉讼未审结.
		r.p.dispute, fr.bound, fr.measure = named, silent, measureResult
		return true
	case named != 0:
		r.p.dispute = named
		if !result {
			r.t.disputes |= named
		}
	case !result || r.p.dispute == 0 || r.p.object != objectDispute:
		return false
	case p.has(lost):
		blocks = litigationTotals
	default:
		blocks = r.p.dispute
	}
	r.p.object = objectDispute
	if p.has(concluded) || p.has(decide) || !r.t.disclosed && !p.has(govInfo) && r.s.present.has(govInfo) {
		fr.bound = silent
		r.t.disputes = 0
	}
	fr.rule, fr.measure = "N08", measureDispute
	if blocks&reconsiderationTotal != 0 {
		fr.rule = "N07"
	}
	if result {
		fr.measure = measureResult
		if r.ruledOn(p) || p.has(aside) || p.has(some) {
			fr.bound = silent
		}
	}
	if p.has(each) && blocks&reconsiderationTotal != 0 && blocks != reconsiderationTotal && fr.n != 0 {
		return false
	}
	r.disputeReadings(p, fr, blocks, named, result)
	return true
}

// toldTotal reports whether the sentence has told how many disputes of some blocks
// there were.
func (r *reader) toldTotal(blocks cases) bool {
	for i := r.t.firstFrame; i < r.frameCount; i++ {
		if fr := &r.frames[i]; fr.measure == measureDispute && fr.count > 0 && fr.readings[0].cases == blocks {
			return true
		}
	}
	return false
}

// otherDispute reports whether a phrase speaks of disputes that are not, or may
// not be, those of table 四: other organs', other acts', or as who judges them.
func (r *reader) otherDispute(p *phrase) bool {
	told := p.has(govInfo) || p.has(applicationNoun)
	switch {
	case p.has(some) && !p.meets(resultWords) && !told:
		return true // 非信息公开类行政复议18件
	case p.has(noise), p.has(tribunal), p.meets(applicantWords), p.meets(decisionWords):
		return true
	case p.meets(receiveWords) && (r.organs.whole || r.organs.office), p.has(finish) && r.organs.whole:
		return true // a government receives and decides reconsiderations of others' acts
	case p.meets(receiveWords) && blocksOf(p.words) == litigationTotals && r.p.disclosure && !r.t.otherDisputes:
		return false // who is sued receives the case
	case p.has(party):
		return !p.has(govInfo)
	}
	return !told && (r.t.otherDisputes || p.meets(receiveWords) || p.meets(answerWords) && !r.followAnswers(p))
}

// followAnswers reports whether the disputes are about answers to applications, which
// the text has just spoken of: 答复后被行政复议9件, 因不服答复引起行政复议3件.
func (r *reader) followAnswers(p *phrase) bool {
	if !r.p.disclosure && !r.t.disclosed || r.p.object != objectApplication {
		return false
	}
	for i := range p.first {
		t := &r.s.tokens[i]
		if t.word == answer && (p.has(cause) && !p.has(negation) || hasPrefixAt(r.s.text, int(t.end), "后")) {
			return true
		}
	}
	return false
}

// noneAtAll reports whether a figure says that there were no disputes about anything:
// it is 0, and nothing restricts it.
func (r *reader) noneAtAll(p *phrase) bool {
	if p.f.value.Units != 0 || p.meets(resultWords) || r.p.object == objectOther {
		return false
	}
	s, from := &r.s, r.clauseStart
	if r.hasSubject {
		from = min(r.subjectEnd, p.first)
	} else if r.textBefore(from) != "" {
		return false
	}
	return s.known(from, p.behind-1) && !s.set(0, p.first).meets(foreignObjects.union(setOf(cause)))
}

// ruledOn reports whether rulings are told of the same disputes, which some count
// with 维持: between the block before and the one behind.
func (r *reader) ruledOn(p *phrase) bool {
	s := &r.s
	if !s.present.has(ruling) {
		return false
	}
	start := p.first
	for start > 0 && s.tokens[start-1].word != semicolon && !setOf(reconsideration, litigation).has(s.tokens[start].word) {
		start--
	}
	for i := start; i < s.tokenCount && s.tokens[i].word != semicolon; i++ {
		switch w := s.tokens[i].word; {
		case w == ruling:
			return true
		case i >= p.behind && (w == reconsideration || w == litigation):
			return false
		}
	}
	return false
}

func (r *reader) disputeReadings(p *phrase, fr *frame, blocks, named cases, result bool) {
	results := resultsOf(p.words)
	cells := func(b cases) selection {
		if !result {
			return selection{cases: b}
		}
		return selection{cases: results.of(b)}
	}
	fr.may(cells(blocks))
	if blocks == litigationTotals && !result {
		r.t.bothSuits = r.tables.onlyTogether(fr.n)
	}
	if blocks&litigationTotals == litigationTotals && !(result && r.t.bothSuits) {
		rest := blocks & reconsiderationTotal
		fr.may(cells(rest | directTotal))
		fr.may(cells(rest | afterTotal))
	}
	if named == 0 && blocks&litigationTotals == blocks {
		fr.may(cells(litigationTotals)) // 诉讼4件（直接起诉1件、复议后起诉3件），维持3件
	}
	if result && r.t.disputes != 0 {
		fr.may(cells(r.t.disputes | blocks))
	}
}

// onlyTogether reports whether n lawsuits are those of both blocks of table 四 and
// not those of one: results told of them are of both, too.
func (t *tables) onlyTogether(n int64) bool {
	both := t.sum(selection{cases: litigationTotals}, false)
	first := t.sum(selection{cases: directTotal}, false)
	second := t.sum(selection{cases: afterTotal}, false)
	return both.known && !both.open && n == both.sum && n != first.sum && n != second.sum
}

// forgetDisputes notes that disputes were spoken of that are not those of table
// 四, or not all of them: what is said next may be said of them.
func (r *reader) forgetDisputes() {
	r.p.dispute, r.t.disputes, r.t.otherDisputes = 0, 0, true
}

// aboutDisclosure reports whether disputes are about the disclosure of government
// information: an organ may report on all its disputes.
func (r *reader) aboutDisclosure() bool {
	return r.s.present.has(govInfo) || r.s.present.has(applicationNoun) || r.p.disclosure
}

func blocksOf(set words) cases {
	var blocks cases
	if set.has(reconsideration) || set.has(upheldOnReview) {
		blocks |= reconsiderationTotal
	}
	switch {
	case set.has(direct) && !set.has(afterReconsideration):
		blocks |= directTotal
	case set.has(afterReconsideration) && !set.has(direct):
		blocks |= afterTotal
	case set.has(litigation), set.has(direct):
		blocks |= litigationTotals
	}
	return blocks
}

func resultsOf(set words) results {
	var named results
	if set.has(upheld) || set.has(upheldOnReview) {
		named |= upheldResult
	}
	if set.has(corrected) || set.has(lost) {
		named |= correctedResult
	}
	if set.has(otherResult) {
		named |= otherResultResult
	}
	if set.has(pending) {
		named |= pendingResult
	}
	return named
}

// classifyWithdrawn reads 2件撤回 of disputes, which belong to 其他结果.
func (r *reader) classifyWithdrawn(p *phrase, fr *frame) bool {
	if r.p.dispute == 0 || r.t.otherDisputes || fr.list < 0 || p.f.unit != unitCase || !r.isEnded(p) {
		return false
	}
	fr.rule, fr.kind, fr.measure, fr.bound = "N19", KindWithdrawn, measureResult, atMost
	fr.may(selection{cases: otherResultResult.of(r.p.dispute)})
	if r.p.dispute&litigationTotals != 0 {
		fr.may(selection{cases: otherResultResult.of(litigationTotals)})
	}
	return true
}

// isEnded reports whether disputes ended without a decision: 撤回, 终止, 和解.
func (r *reader) isEnded(p *phrase) bool {
	for i := p.first; i < p.behind; i++ {
		if t := &r.s.tokens[i]; t.word == aside {
			switch text := r.s.text[t.start:t.end]; {
			case strings.Contains(text, "撤回"), strings.Contains(text, "终止"), strings.Contains(text, "和解"), strings.Contains(text, "撤诉"):
				return true
			}
		}
	}
	return false
}
