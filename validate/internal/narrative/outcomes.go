package narrative

// classifyOutcome reads 予以公开7件 and 本机关不掌握相关政府信息2件.
func (r *reader) classifyOutcome(p *phrase, fr *frame) bool {
	if !r.aboutApplications(p) && !r.untoldApplications() {
		return false
	}
	if p.meets(receiveWords) || fr.persons || p.f.unit == unitVolume || !p.clean {
		return false
	}
	if p.has(information) && !p.right && !r.isInformationOutcome(p) && !r.ofInformation(p) {
		return false
	}
	var mains, subs lines
	for named := p.and(outcomeWords); named != (words{}); {
		w := named.pop()
		if mainOutcomes.has(w) {
			mains |= r.linesOf(w)
		} else {
			subs |= r.linesOf(w)
		}
	}
	if p.of {
		fr.bound = max(fr.bound, atMost)
	}
	if p.has(published) && !p.right {
		// 公开3件, 已主动公开和同意公开3件: an outcome only in a complete list of them.
		if mains&^grantedLine != 0 || subs != 0 || p.f.unit != unitCase {
			return false
		}
		mains = grantedLine
		fr.needsProof, fr.bound = true, silent
	}
	if r.ofCarried() {
		fr.bound = silent
	}
	fr.measure = measureOutcome
	r.t.lastLines = mains | subs
	if column := columnsNamed(p.words); column != 0 {
		fr.rule = "N06"
		r.mayOutcome(p, fr, column, subs, mains)
		return true
	}
	fr.rule = "N05"
	r.mayOutcome(p, fr, totalColumn, subs, mains)
	// 自然人申请12件，予以公开5件: of the applicants before.
	for named := r.t.told.and(applicantWords); named != (words{}) && mains|subs != 0; {
		fr.mayLines(columnsOf(named.pop()), mains|subs)
	}
	return true
}

// isGranted reports whether 公开 stands alone before the figure: 其中公开3件.
func (r *reader) isGranted(p *phrase) bool {
	k := p.behind - 1
	return p.head < 0 && r.b.list >= 0 && k > 0 && r.s.tokens[k-1].word == published && r.s.tokens[k-1].end == r.s.tokens[k].start &&
		r.p.object == objectApplication
}

// ofCarried reports whether the sentence speaks only of applications carried in:
// 上年结转的2件申请中，1件予以公开.
func (r *reader) ofCarried() bool {
	if r.s.tokens[0].word == among {
		return false
	}
	carried := false
	for i := r.t.firstFrame; i < r.frameCount; i++ {
		carried = carried || r.frames[i].measure == measureCarryIn || r.frames[i].measure == measureCarryOut
		if r.frames[i].isWhole() {
			return false
		}
	}
	return carried
}

// mayOutcome adds the readings of an outcome in a column; subs and mains are the
// lines and the classes of lines that the phrase names.
func (r *reader) mayOutcome(p *phrase, fr *frame, column columns, subs, mains lines) {
	switch {
	case subs != 0 && mains != 0 && !p.has(others):
		fr.mayLines(column, subs, mains)
	case mains != 0:
		fr.mayLines(column, mains)
	default:
		fr.mayLines(column, subs)
	}
	if mains != 0 && subs == 0 {
		// 逾期不补正2件，其他处理5件: the rest of the class.
		if rest := mains &^ r.namedDetails(); rest != 0 && rest != mains {
			fr.mayLines(column, rest)
		}
	}
	told := r.s.present
	switch {
	case p.has(notOurs), p.has(notExisting) && told.has(notOurs):
		fr.bound = silent // some count them elsewhere
	case p.has(notExisting):
		fr.mayLines(column, unavailableLines)
	case mains == unavailableLines && subs == 0 && told.meets(setOf(notExisting, notOurs)),
		mains == grantedLine && told.has(published) && !p.has(published) && r.publishedAmong():
		fr.bound = max(fr.bound, atMost) // 已主动公开2件，予以公开5件
	}
	if mains == grantedLine {
		fr.mayLines(column, grantedLine|partlyGrantedLine)
	}
}

// ofInformation reports whether 信息 stands before the outcome of an application as
// what it is about: 信息无法提供30件.
func (r *reader) ofInformation(p *phrase) bool {
	s := &r.s
	return p.head > 0 && outcomeWords.has(p.noun) && s.tokens[p.head-1].word == information && s.tokens[p.head-1].end == s.tokens[p.head].start &&
		p.f.unit == unitCase && r.p.object == objectApplication
}

// hasOwnObject reports whether 申请 is of something else than information: 企业退税申请12件.
func (r *reader) hasOwnObject(p *phrase) bool {
	s := &r.s
	for i := max(p.first, 1); i < p.behind; i++ {
		if s.tokens[i].word != plainApply {
			continue
		}
		before := s.tokens[i-1]
		if applicantWords.has(before.word) && before.end < s.tokens[i].start || foreignNouns.has(before.word) && before.end == s.tokens[i].start {
			return true
		}
	}
	return false
}

// publishedAmong reports whether 公开 stands in a clause with a figure or behind one,
// and not only in what introduces the figures of the sentence.
func (r *reader) publishedAmong() bool {
	s := &r.s
	counted, told := false, false
	for i := range s.tokens[:s.tokenCount] {
		switch t := &s.tokens[i]; {
		case t.word == published:
			told = true
		case t.word == figureWord && !s.figures[t.figure].isDate():
			counted = true
		case isSeparator(t.word) && t.word != pause:
			told = told && counted
		}
		if told && counted {
			return true
		}
	}
	return false
}

// namedDetails returns the lines within the classes of outcomes that the sentence
// names one by one.
func (r *reader) namedDetails() lines {
	var lines lines
	for named := r.s.present.and(detailWords); named != (words{}); {
		lines |= r.linesOf(named.pop())
	}
	return lines
}

// columnsNamed returns the columns of the applicants that a phrase names.
func columnsNamed(set words) columns {
	var columns columns
	for named := set.and(applicantWords); named != (words{}); {
		columns |= columnsOf(named.pop())
	}
	return columns
}

// classifyApplicant reads 自然人申请10件 and 法人或其他组织5件: of the applications
// received, of those carried in, too, of those answered, or of the outcome named
// before.
func (r *reader) classifyApplicant(p *phrase, fr *frame) bool {
	if p.has(published) || p.has(information) || p.f.unit == unitVolume || p.has(each) && fr.n != 0 || !p.clean {
		return false
	}
	if r.p.object == objectDispute {
		return false
	}
	if r.hasOwnObject(p) || r.t.othersApply && !p.has(applicationNoun) {
		r.t.othersApply = true
		return false
	}
	if r.p.object != objectApplication && !r.s.present.meets(setOf(applicationNoun, applicantNoun, govInfo)) &&
		(!p.has(plainApply) || p.has(accept) || p.has(handle) || r.textBefore(p.first) != "") {
		r.t.othersApply = true
		return false // 受理企业申请86件, of any kind
	}
	if p.has(applicationNoun) || p.has(plainApply) && p.has(govInfo) {
		r.p.object = objectApplication // 政府信息公开自然人申请
	}
	fr.rule, fr.measure = "N06", measureApplicant
	column := columnsNamed(p.words)
	fr.mayLines(column, receivedLine, receivedLine|carriedInLine, totalLine)
	if r.t.lastLines != 0 {
		fr.mayLines(column, r.t.lastLines)
	}
	if r.t.told.has(carry) {
		fr.mayLines(column, carriedInLine, carriedOutLine)
	}
	fr.narrow = p.has(legalPerson)
	if fr.narrow {
		fr.mayLines(businessColumn, receivedLine, receivedLine|carriedInLine)
		fr.mayLines(organizationColumns&^otherOrganizationColumn, receivedLine, receivedLine|carriedInLine)
	}
	if column == otherOrganizationColumn {
		// 法人4件、其他组织1件: those that no other word of the sentence stands for.
		for _, more := range [...]columns{1 << 4, 3 << 3, 7 << 2, 15 << 1} {
			fr.mayLines(column|more, receivedLine, receivedLine|carriedInLine)
		}
	}
	return true
}
