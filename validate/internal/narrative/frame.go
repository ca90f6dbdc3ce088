package narrative

import "strings"

// A frame is one figure, or one denial, with all that the text says about it. A
// sentence is read into frames first; which of them are compared with the tables,
// and how strictly, is settled when the paragraph has been read, because the text
// itself may prove what a figure means: parts that add up to a whole are exactly
// what they are called, and 答复 beside 不予受理 under one whole is one outcome and
// not all of them.

// measure is what a frame counts.
type measure uint8

const (
	measureNone measure = iota
	measureIntake
	measureAnswer
	measureHandle // 办理: what there was to handle, or what was handled
	measureCarryIn
	measureCarryOut
	measureUnderway // 正在办理: what is carried out, if the text adds up
	measureOutcome
	measureApplicant
	measureOther   // 其他: one of a list
	measureAside   // 撤回, 补正: neither answered nor carried out
	measureChannel // of a whole that the text states
	measureSum     // 合计
	measureDispute
	measureResult
	measureDocument
	measureDecision
	measureDenial
)

type frame struct {
	claim
	measure             measure
	list                int16 // index of the frame that it may be a part of, or -1
	clause              int16
	sentence            int16
	theirs              bool
	year                int // 0 for the report's
	place               place
	accepted, withdrawn bool // 受理 beside 收到; 撤回
	needsProof          bool // it counts only in a complete list
	double              bool // another frame disagrees
	wrong               bool // it contradicts the tables
	vague, narrow       bool
}

// The most frames of a paragraph that are weighed together.
const maxFrames = 48

// phrase is a figure with the words that belong to it.
type phrase struct {
	words
	f                  *figure
	head               int  // the token of the noun or verb that it counts; -1 for none
	noun               word // the noun, wordNone for none
	right              bool // the noun stands behind the figure
	clean              bool // nothing unknown between head and figure
	behind             int  // behind the last token of the phrase
	first              int  // its first token
	of                 bool // what is said is said of so many applications: 对15件申请作出答复
	bound              bound
	whole              bool // what follows is part of it
	lastYear, nextYear bool // the year before or after is named in its clause
	changed            bool
}

// readFigure reads the figure of token k in a clause that ends before token to.
// from is the token behind the figure before. It returns the token behind the
// phrase.
func (r *reader) readFigure(from, k, to int, f *figure) int {
	n, precision, whole := f.count()
	r.t.last = min(r.t.last, r.frameCount-1)
	switch f.unit {
	case unitCase, unitEntry, unitItem, unitVolume, unitNone:
		if whole && !f.vague && f.unit != unitNone {
			r.remember(n)
		}
	case unitPercent:
		if r.s.present.has(compared) {
			r.readChange(from, k, f)
		}
		r.readPercent(from, k, f)
		return k + 1
	case unitMoney:
		r.readFees(from, k, f)
		return k + 1
	case unitOther:
		r.t.last = -1
		if r.b.list < 0 && r.s.set(from, k).meets(foreignNouns) {
			r.p.object = objectOther
		}
		return k + 1
	}
	r.t.figures++
	p := r.phraseOf(from, k, to, f)
	if p.changed {
		r.readChange(from, k, f)
	}
	fr := &r.frames[r.frameCount]
	*fr = frame{list: int16(r.b.list), clause: int16(r.t.clause), sentence: r.sentence, theirs: r.b.theirs, year: r.b.year, place: r.placeOf(p.first, p.behind)}
	fr.n, fr.precision, fr.split, fr.tail = n, precision, f.split, f.tail
	fr.persons = f.unit == unitPerson || f.unit == unitVisit
	fr.bound, fr.vague = p.bound, f.vague
	wasLast := r.t.last
	r.t.last, r.t.prev = -1, wasLast
	if !whole || f.vague || f.unit == unitNone && !r.countsWithoutUnit(&p, k, to) {
		r.misread(&p)
		return p.behind
	}
	if !p.meets(resultWords) {
		r.t.bothSuits = false
	}
	if !r.classify(&p, fr) {
		r.misread(&p)
		fr.measure, fr.count = measureNone, 0
		if wasLast < 0 && r.b.list < 0 {
			return p.behind
		}
	}
	if f.spelt {
		fr.rule, fr.kind = "N12", KindNone
	}
	if r.b.muted || p.changed || fr.theirs || r.b.blind && !p.has(applicationNoun) && fr.measure < measureDispute {
		fr.bound = silent
	}
	fr.bound = max(fr.bound, r.inherited(fr, &p))
	if fr.year != 0 {
		r.rememberOtherYear(&fr.claim)
	}
	if r.frameCount < maxFrames-1 {
		r.t.last = r.frameCount
		r.t.lastClause = r.t.clause
		switch fr.measure {
		case measureIntake, measureAnswer, measureDispute:
			r.t.changes, r.t.changesClause = r.frameCount, r.t.clause
		}
		r.frameCount++
	}
	return p.behind
}

// placeOf returns the place of the words from token first up to behind.
func (r *reader) placeOf(first, behind int) place {
	s := &r.s
	end := int(s.tokens[behind-1].end)
	for end > int(s.tokens[behind-1].start) && isSpaceByte(s.text[end-1]) {
		end--
	}
	return place{r.paragraph, s.start, s.end, int(s.tokens[first].start), end}
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// misread forgets what a figure that is not understood may have changed.
func (r *reader) misread(p *phrase) {
	if p.meets(disputeWords) {
		r.forgetDisputes()
	}
	if p.meets(blockWords) && r.b.list < 0 {
		r.p.object = objectDispute
	}
	if p.meets(decisionWords) && r.b.list < 0 {
		r.p.object = objectOther
	}
	if foreignNouns.has(p.noun) && r.b.list < 0 {
		r.p.object = objectOther
		if p.noun == information {
			r.t.publishing, r.t.publicized = true, true
		}
	}
}

// countsWithoutUnit reports whether a figure without a unit counts something:
// 部分公开67，.
func (r *reader) countsWithoutUnit(p *phrase, k, to int) bool {
	return r.endsClause(k, to) && (p.f.value.Units == 0 || p.head >= 0 && p.head == k-1 && caseWords.has(r.s.tokens[p.head].word))
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

// phraseOf finds the head of a figure: the nearest noun before it in the clause,
// or else behind it; verbs before the noun or, without any, behind it.
func (r *reader) phraseOf(from, k, to int, f *figure) phrase {
	s := &r.s
	p := phrase{words: s.set(from, k), f: f, head: -1, clean: true, behind: k + 1, first: k}
	for i := k - 1; i >= from; i-- {
		w := s.tokens[i].word
		if !headWords.has(w) {
			continue
		}
		if p.head < 0 {
			p.head = i
		}
		p.first = i
		if nounWords.has(w) {
			p.noun = w
			break
		}
	}
	if p.head >= 0 {
		p.clean = r.plain(p.head, k)
	}
	if p.noun == wordNone {
		r.lookRight(&p, k, to)
	}
	r.restrict(&p, from, k)
	for i := from; i < to; i++ {
		if t := s.tokens[i]; t.word == figureWord && s.figures[t.figure].unit == unitYear {
			year := int(s.figures[t.figure].value.Units)
			p.lastYear = p.lastYear || year == r.filed.Year-1
			p.nextYear = p.nextYear || year == r.filed.Year+1
		}
	}
	p.changed = p.meets(otherTimeWords) || k+1 < to && s.tokens[k+1].word == compared && s.tokens[k+1].start == s.tokens[k].end
	return p
}

// plain reports whether there is nothing unknown between tokens a and b.
func (r *reader) plain(a, b int) bool { return r.s.known(a, b) }

// lookRight looks for the noun behind the figure: 收到12件申请, 2件维持.
func (r *reader) lookRight(p *phrase, k, to int) {
	s := &r.s
	noun := -1
	end := k + 1
	for i := k + 1; i < to && s.tokens[i].word != figureWord && (p.head < 0 || s.tokens[i].word != opening); i++ {
		if w := s.tokens[i].word; headWords.has(w) {
			if noun < 0 && nounWords.has(w) {
				noun = i
			}
			end = i + 1
		}
	}
	if next := k + 1; end > next && r.figureBehind(end, to) {
		if r.hasAmong(next, to) {
			p.bound = silent // 15件当年申请中的14件
		}
		// What stands before the next figure is that one's, but for what follows at once.
		end, noun = next, -1
		for end < to && headWords.has(s.tokens[end].word) && s.tokens[end-1].end == s.tokens[end].start {
			if noun < 0 && nounWords.has(s.tokens[end].word) {
				noun = end
			}
			end++
		}
	}
	if end == k+1 {
		return
	}
	next := s.tokens[k+1].word
	p.of = p.head < 0 && (next == applicationNoun || next == plainApply)
	if noun >= 0 {
		// The last noun of a compound is what it names: 申请答复文书.
		compound := setOf(noise).union(applyWords)
		for i := noun + 1; i < end && s.tokens[i-1].end == s.tokens[i].start && headWords.has(s.tokens[i].word); i++ {
			if nounWords.has(s.tokens[i].word) && compound.has(s.tokens[noun].word) && !caseWords.has(s.tokens[i].word) {
				noun = i
			}
		}
		p.noun = s.tokens[noun].word
	}
	p.words = p.union(s.set(k+1, end))
	p.right = true
	p.behind = end
	if p.head < 0 {
		p.head = end - 1
		if noun < 0 && !s.known(k, end-1) {
			p.bound = atMost
		}
	}
	if end < to && s.tokens[end-1].end < s.tokens[end].start || end == to && !r.endsClause(end-1, to) {
		p.clean = false // 3件申请XX
	}
	if end < to && s.tokens[end-1].end == s.tokens[end].start && hasPrefixAt(s.text, int(s.tokens[end].start), "中") {
		p.whole = true // 收到的15件申请中，10件
		if k == 0 || !strings.HasSuffix(s.text[s.tokens[k-1].start:s.tokens[k-1].end], "的") {
			p.bound = silent // 15件申请中的14件
		}
	}
}

// hasAmong reports whether 中 stands between token i and the next figure.
func (r *reader) hasAmong(i, to int) bool {
	for ; i < to && r.s.tokens[i].word != figureWord; i++ {
		if hasPrefixAt(r.s.text, int(r.s.tokens[i].start), "中") {
			return true
		}
	}
	return false
}

// figureBehind reports whether the clause has another figure from token end on.
func (r *reader) figureBehind(end, to int) bool {
	for i := end; i < to; i++ {
		if t := &r.s.tokens[i]; t.word == figureWord && !r.s.figures[t.figure].isDate() {
			return true
		}
	}
	return false
}

// restrict finds the words that make a figure a part of what its noun counts.
func (r *reader) restrict(p *phrase, from, k int) {
	set := p.words
	if p.bound == silent {
		return
	}
	switch {
	case !set.meets(restrictorWords) && !set.has(approximate) && !set.has(severally):
		return
	case set.has(approximate), set.has(agent), set.has(severally), set.has(aside):
		p.bound = silent
	case set.has(some):
		p.bound = silent
	case set.has(remainder) && !set.meets(setOf(carry, underway)):
		p.bound = silent
	case set.has(channel) && !set.has(anyway), set.has(merit):
		p.bound = atMost
	case set.has(subject) && !set.meets(disputeWords) && !set.has(anyway) && !(set.has(others) && r.isTotal(p, from, k)):
		p.bound = atMost
	}
}

// isTotal reports whether 共 stands before the verb: 共收到涉及征地、规划等的申请12件.
func (r *reader) isTotal(p *phrase, from, k int) bool {
	s := &r.s
	for i := from + 1; i < k; i++ {
		if receiveWords.has(s.tokens[i].word) {
			return strings.HasSuffix(s.text[:s.tokens[i].start], "共")
		}
	}
	return false
}

// inherited returns how what a restricted figure restricts.
func (r *reader) inherited(fr *frame, p *phrase) bound {
	switch fr.measure {
	case measureIntake, measureHandle:
		if !p.whole && !p.has(merit) && fr.list < 0 {
			r.t.restricted = fr.bound
		}
	case measureChannel:
		if fr.list < 0 && !p.right && p.meets(receiveWords.union(answerWords)) {
			r.t.restricted = atMost
		}
	case measureCarryIn, measureCarryOut, measureUnderway:
		if r.t.restricted == silent {
			return silent
		}
	case measureAnswer, measureOutcome, measureApplicant, measureOther:
		return r.t.restricted
	}
	return exact
}

// classify finds out what a phrase counts and completes the frame. ok is false
// if that cannot be told.
func (r *reader) classify(p *phrase, fr *frame) (ok bool) {
	otherTime := p.has(lastYear) || p.has(nextYear)
	switch {
	case foreignNouns.has(p.noun) && !p.meets(setOf(underway)) && !r.isInformationOutcome(p):
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
	for i := p.first; i < p.behind; i++ {
		if t := &r.s.tokens[i]; t.word == aside && strings.Contains(r.s.text[t.start:t.end], "撤") {
			return true
		}
	}
	return false
}

// isInformationOutcome reports whether 信息 is only what an outcome is about:
// 无法提供的信息4件.
func (r *reader) isInformationOutcome(p *phrase) bool {
	return p.noun == information && p.meets(outcomeWords) && p.f.unit == unitCase && r.p.object == objectApplication
}
