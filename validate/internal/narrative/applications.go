package narrative

import "strings"

// linesOf are the lines of table 三 that a word of an outcome stands for.
func (r *reader) linesOf(w word) lines {
	switch w {
	case granted:
		return grantedLine
	case partlyGranted:
		return partlyGrantedLine
	case refused:
		return refusedLines
	case unavailable:
		return unavailableLines
	case notProcessed:
		return notProcessedLines
	case otherHandling:
		return r.tables.otherLines()
	case notExisting, notOurs:
		return notHeldLine
	}
	return firstRefusedLine << (w - stateSecret)
}

// columnsOf are the columns of table 三 that a word of an applicant stands for.
func columnsOf(w word) columns {
	switch w {
	case naturalPerson:
		return naturalPersonColumn
	case organizations, legalPerson:
		return organizationColumns
	}
	return businessColumn << (w - business)
}

// aboutApplications reports whether a phrase speaks of applications: by its own
// words or by what the text spoke of before.
func (r *reader) aboutApplications(p *phrase) bool {
	return p.has(applicationNoun) || r.p.object == objectApplication
}

// untoldApplications reports whether a sentence without context can only speak
// of applications, because it names two outcomes of table 三 or more, or one that
// is spoken of nowhere else.
func (r *reader) untoldApplications() bool {
	if r.p.object != objectUntold || r.s.present.meets(foreignObjects) {
		return false
	}
	return r.s.present.and(outcomeWords).count() >= 2 || r.s.present.meets(unmistakable)
}

var unmistakable = setOf(thirdPartyRights, processInformation, enforcementFiles, notHeld, needsCreation, stillUnclear, petition,
	excessive, reconfirmation, notSupplemented, feeUnpaid)

var foreignObjects = setOf(noise, information, otherDocuments, amended, normativeDocuments, regulations, licensing, penalties, coercion)

// classifyApplication reads 收到申请12件, 答复申请12件 and 依申请公开12件.
func (r *reader) classifyApplication(p *phrase, fr *frame) bool {
	got, done := p.meets(receiveWords), p.meets(answerWords)
	if got && done && r.toldIntake() {
		got = false // 收到申请15件，受理答复13件
	}
	if p.has(cause) && !p.of {
		fr.bound = silent // 因土地征收引发的申请
	}
	named := p.has(applicationNoun) || got && !done && p.has(govInfo) && p.noun == wordNone && p.clean
	switch {
	case !r.mayCountApplications(p, fr, named):
		return false
	case r.isModified(p):
		return r.classifyModified(p, fr, named)
	case !got && !done:
		return r.classifyBare(p, fr)
	case !named && !r.aboutApplications(p) && !p.has(plainApply):
		return false
	case r.foreignObject(p):
		r.p.object = objectOther
		return false
	case r.p.object == objectUntold && p.has(plainApply) && !named && !p.meets(correspondWords) && !r.untoldApplications():
		// 收到申请 and 答复申请 are said of these applications; 受理 and 办理 of any.
		return false
	}
	if named || p.has(plainApply) {
		r.p.object = objectApplication
	}
	fr.persons = fr.persons && p.f.unit != unitTime
	fr.bound = max(fr.bound, r.boundOf(p))
	fr.accepted = p.has(accept) && !p.has(receive) && !p.meets(answerWords)
	r.applicationReadings(p, fr, got, done)
	r.addressee(p, fr)
	return true
}

// toldIntake reports whether the figure before is how many applications came in.
func (r *reader) toldIntake() bool {
	return r.t.prev >= 0 && r.frames[r.t.prev].measure == measureIntake
}

// mayCountApplications reports whether nothing speaks against a phrase that counts
// applications; named tells that it names them.
func (r *reader) mayCountApplications(p *phrase, fr *frame, named bool) bool {
	switch {
	case fr.persons && !named, p.f.unit == unitVolume, !p.clean, p.has(tribunal), p.has(negation) && p.f.value.Units != 0:
		return false
	case p.has(published) && !p.meets(receiveWords) && !p.meets(answerWords) && !p.of, p.has(information) && !applyWords.has(p.noun):
		return false
	case named:
		return true
	case r.p.object == objectDispute:
		return p.has(plainApply) && p.meets(correspondWords) && r.p.disclosure
	}
	return r.p.object != objectOther
}

// classifyModified reads 网上申请9件, a part by channel, and passes over 查档申请9件.
func (r *reader) classifyModified(p *phrase, fr *frame, named bool) bool {
	if !p.has(channel) && r.b.list < 0 && !p.right {
		r.p.object = objectOther
		return false
	}
	if named {
		r.p.object = objectApplication
	}
	fr.measure, fr.bound = measureChannel, silent
	return true
}

// isModified reports whether 申请 is told apart by the word before it: 网上申请,
// 信件申请, 查档申请.
func (r *reader) isModified(p *phrase) bool {
	if p.noun != plainApply {
		return false
	}
	s := &r.s
	for i := p.first; i < p.behind; i++ {
		if s.tokens[i].word != plainApply || i == 0 {
			continue
		}
		before := s.tokens[i-1]
		if before.end < s.tokens[i].start && (!isSeparator(before.word) || before.word == closing) && before.word != figureWord {
			return true
		}
		return before.end == s.tokens[i].start && modifierWords.has(before.word)
	}
	return false
}

var modifierWords = setOf(noise, information, otherItem, channel, agent, otherDocuments)

// correspondWords are said of letters and requests, never of permits.
var correspondWords = setOf(receive, newlyReceive, answer)

// classifyBare reads 依申请公开12件, which no verb tells.
func (r *reader) classifyBare(p *phrase, fr *frame) bool {
	if p.has(applicantNoun) && !p.has(applicationNoun) || !p.has(applicationNoun) && !(p.noun == plainApply && r.p.object == objectApplication) {
		return false
	}
	if r.isAttribute(p) {
		r.p.object = objectOther
		return false
	}
	r.p.object = objectApplication
	fr.rule, fr.measure = "N01", measureIntake
	if p.right && p.noun == applicationNoun && !p.of {
		return false
	}
	if p.has(published) || r.t.publishing && r.s.textOf(p.head) != "依申请公开" {
		fr.bound = silent
	}
	if p.of {
		fr.bound = max(fr.bound, atMost)
	}
	fr.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine, totalLine)
	r.addressee(p, fr)
	return true
}

// isAttribute reports whether 依申请公开 is how documents may be had, beside 主动公开 and
// 不予公开, or how an application was answered, and no application itself.
func (r *reader) isAttribute(p *phrase) bool {
	s := &r.s
	if s.present.meets(receiveWords) {
		return false
	}
	return hasPrefixAt(s.text, int(s.tokens[p.head].start), "依申请提供") || strings.Contains(s.text[s.start:s.end], "属性") ||
		s.present.has(published) && s.present.meets(setOf(granted, refused)) && !s.present.meets(answerWords)
}

// foreignObject reports whether a verb without a noun has something unknown for
// its object: 受理诉求12件.
func (r *reader) foreignObject(p *phrase) bool {
	return p.noun == wordNone && !p.clean
}

// boundOf returns what the other words of the sentence make of an intake or an
// answer.
func (r *reader) boundOf(p *phrase) bound {
	told := r.s.present
	switch {
	case p.has(published) && !p.meets(receiveWords):
		return silent // 已主动公开答复2件: one class of the answers
	case p.has(answer) && !p.has(finish) && told.has(finish) && !p.meets(receiveWords):
		return atMost
	case r.ofThisYear(p) && !p.meets(receiveWords) && r.t.told.has(carry):
		return silent // 答复本年申请14件: without those carried in
	}
	return exact
}

// ofThisYear reports whether this year is told of the applications that were
// answered, and not of the answer: 答复本年申请, not 本年答复.
func (r *reader) ofThisYear(p *phrase) bool {
	return p.meets(answerWords) && applyWords.has(p.noun) && p.first > 0 && r.s.tokens[p.first-1].word == thisYear
}

// applicationReadings adds the cells that an intake or an answer may mean.
func (r *reader) applicationReadings(p *phrase, fr *frame, got, done bool) {
	if done && !got {
		fr.rule, fr.measure = "N02", measureAnswer
		fr.mayLines(totalColumn, totalLine)
	} else {
		fr.rule, fr.measure = "N01", measureIntake
		fr.mayLines(totalColumn, receivedLine)
		if !p.has(newlyReceive) {
			fr.mayLines(totalColumn, receivedLine|carriedInLine)
		}
	}
	if !done {
		return
	}
	// Of the year's own applications, where those carried in are left out.
	fr.may(selection{lines: totalLine, minus: carriedInLine, columns: totalColumn})
	switch {
	case got:
		fr.mayLines(totalColumn, totalLine)
	case p.of:
		fr.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine)
	case p.has(handle):
		fr.measure = measureHandle
		fr.mayLines(totalColumn, receivedLine|carriedInLine, receivedLine)
	}
}

// addressee adds the readings of 公民申请12件: 公民 may be everybody or natural
// persons.
func (r *reader) addressee(p *phrase, fr *frame) {
	if p.has(people) && r.t.told.meets(setOf(organizations, legalPerson, business)) {
		fr.mayLines(naturalPersonColumn, receivedLine, receivedLine|carriedInLine, totalLine)
	}
}
