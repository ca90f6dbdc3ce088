package narrative

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
	standing
}

// standing is where a frame stands, and how it stands to the others.
type standing struct {
	measure             measure
	list                int16 // index of the frame that it may be a part of, or -1
	clause              int16
	sentence            int16
	theirs              bool
	accepted, withdrawn bool // 受理 beside 收到; 撤回
	needsProof          bool // it counts only in a complete list
	double              bool // another frame disagrees
	wrong               bool // it contradicts the tables
	vague, narrow       bool
	year                int // 0 for the report's
	place               place
}

// begin makes the frame a new one that says nothing yet. It leaves the old readings,
// which are most of it, where they are.
func (fr *frame) begin(at standing) {
	fr.statement, fr.count, fr.standing = statement{}, 0, at
}

// The most frames of a paragraph that are weighed together.
const maxFrames = 48

// readFigure reads the figure of token k in a clause that ends before token to.
// from is the token behind the figure before. It returns the token behind the
// phrase.
func (r *reader) readFigure(from, k, to int, f *figure) int {
	r.t.last = min(r.t.last, r.frameCount-1)
	n, precision, whole := f.count()
	switch f.unit {
	case unitPercent, unitMoney, unitOther:
		r.readOther(from, k, f)
		return k + 1
	case unitCase, unitEntry, unitItem, unitVolume:
		if whole && !f.vague {
			r.remember(n)
		}
	}
	r.t.figures++
	p := r.phraseOf(from, k, to, f)
	if p.changed {
		r.readChange(from, k, f)
	}
	fr := &r.frames[r.frameCount]
	fr.begin(standing{
		list: int16(r.b.list), clause: int16(r.t.clause), sentence: r.sentence, theirs: r.b.theirs, year: r.b.year,
		place: r.placeOf(p.first, p.behind), vague: f.vague,
	})
	fr.n, fr.precision, fr.split, fr.tail = n, precision, f.split, f.tail
	fr.persons = f.unit == unitPerson || f.unit == unitVisit || f.unit == unitTime
	fr.bound = p.bound
	r.t.prev, r.t.last = r.t.last, -1
	if !whole || f.vague || f.unit == unitNone && !r.countsWithoutUnit(&p, k, to) {
		r.misread(&p)
		return p.behind
	}
	r.frameOf(&p, fr)
	if r.isSubset(&p, k) {
		r.t.restricted = atMost
	}
	return p.behind
}

// isSubset reports whether what follows is told of some of the applications only:
// 网上收到的21件申请中, 延期答复的8件中.
func (r *reader) isSubset(p *phrase, k int) bool {
	s := &r.s
	if !hasPrefixAt(s.text, int(s.tokens[p.behind-1].end), "中") {
		return false
	}
	first := max(p.first, 1)
	return p.meets(restrictorWords.union(setOf(carry)).union(applicantWords)) || r.textBefore(min(first, k)) != ""
}

// readOther reads a figure that counts no cases.
func (r *reader) readOther(from, k int, f *figure) {
	switch f.unit {
	case unitPercent:
		if r.s.present.has(compared) {
			r.readChange(from, k, f)
		}
		r.readPercent(from, k, f)
	case unitMoney:
		r.readFees(from, k, f)
	default:
		r.t.last = -1
		if r.b.list < 0 && r.s.set(from, k).meets(foreignNouns) {
			r.p.object = objectOther
		}
	}
}

// frameOf completes a frame by its phrase and keeps it. One that is not
// understood is kept where it may be part of another.
func (r *reader) frameOf(p *phrase, fr *frame) {
	if !p.meets(resultWords) {
		r.t.bothSuits = false
	}
	if !r.classify(p, fr) {
		r.misread(p)
		fr.measure, fr.count = measureNone, 0
		if r.t.prev < 0 && r.b.list < 0 {
			return
		}
	}
	if p.f.spelt {
		fr.rule, fr.kind = "N12", KindNone
	}
	if r.b.muted || p.changed || fr.theirs || r.b.blind && !p.has(applicationNoun) && fr.measure < measureDispute {
		fr.bound = silent
	}
	fr.bound = max(fr.bound, r.inherited(fr, p))
	if fr.year != 0 {
		r.rememberOtherYear(&fr.claim)
	}
	if r.frameCount == maxFrames-1 {
		return
	}
	r.t.last, r.t.lastClause = r.frameCount, r.t.clause
	switch fr.measure {
	case measureIntake, measureAnswer, measureDispute:
		r.t.changes, r.t.changesClause = r.frameCount, r.t.clause
	}
	r.frameCount++
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
