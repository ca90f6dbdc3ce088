package narrative

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
	return p.has(applicationNoun) || r.object == objectApplication
}

// untoldApplications reports whether a sentence without context can only speak
// of applications, because it names two outcomes of table 三 or more, or one that
// is spoken of nowhere else.
func (r *reader) untoldApplications() bool {
	if r.object != objectUntold || r.s.present.meets(foreignObjects) {
		return false
	}
	return r.s.present.and(outcomeWords).count() >= 2 || r.s.present.meets(unmistakable)
}

var unmistakable = setOf(thirdPartyRights, processInformation, enforcementFiles, notHeld, needsCreation, stillUnclear, petition,
	excessive, reconfirmation, notSupplemented, feeUnpaid)

var foreignObjects = setOf(noise, information, otherDocuments, amended, normativeDocuments, regulations, licensing, penalties, coercion)

// classifyApplication reads 收到申请12件, 答复申请12件 and 依申请公开12件.
func (r *reader) classifyApplication(p *phrase, c *claim) bool {
	if c.persons || p.f.unit == unitVolume || p.has(published) || p.has(information) {
		return false
	}
	if !p.has(applicationNoun) && (r.object == objectOther || r.object == objectDispute) {
		return false
	}
	c.part = p.has(partial)
	if c.part && !p.has(applicationNoun) {
		return false
	}
	told := r.s.present
	if told.has(accept) && told.has(receive) {
		if p.has(receive) {
			return false // 收到20件，受理15件: the table may count either
		}
		c.part = true
	}
	if p.has(answer) && told.has(finish) || p.meets(answerWords) && p.has(thisYear) {
		c.part = true // 答复本年申请14件: without those carried in
	}
	got, done := p.meets(receiveWords), p.meets(answerWords)
	switch {
	case !got && !done:
		if p.has(applicantNoun) || !p.has(applicationNoun) && !(p.has(plainApply) && r.object == objectApplication) {
			return false
		}
		c.rule = "N01"
		c.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine, totalLine)
		return true
	case !r.aboutApplications(p) && !p.has(plainApply):
		return false
	}
	if r.object == objectUntold && p.has(plainApply) {
		// 收到申请 and 答复申请 are said of these applications; 受理 and 办理 of any.
		if !p.meets(correspondWords) {
			return false
		}
		r.object = objectApplication
	}
	if done && !got {
		c.rule = "N02"
		c.mayLines(totalColumn, totalLine)
	} else {
		c.rule = "N01"
		c.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine)
	}
	if done {
		// Of the year's own applications, where those carried in are left out.
		c.may(selection{lines: totalLine, minus: carriedInLine, columns: totalColumn})
		if got {
			c.mayLines(totalColumn, totalLine)
		} else if p.of {
			c.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine)
		} else if p.has(handle) {
			c.mayLines(totalColumn, receivedLine|carriedInLine, receivedLine)
		}
	}
	return true
}

// classifyCarry reads 上年结转2件 and 结转下年度1件.
func (r *reader) classifyCarry(p *phrase, c *claim) bool {
	if !r.aboutApplications(p) && !p.has(plainApply) || r.object == objectDispute && !p.has(applicationNoun) || c.persons || p.has(partial) {
		return false
	}
	in := p.has(lastYear) || p.year != 0 && p.year == r.report.Year-1
	out := p.has(nextYear) || p.year != 0 && p.year == r.report.Year+1
	if p.meets(receiveWords) {
		return false // 上年结转及本年新收共17件
	}
	c.part = in && !out && (p.has(answer) || p.has(finish)) // 办结上年结转1件
	may := func(sets ...lines) {
		c.mayLines(totalColumn, sets...)
		// 自然人12件（含上年结转2件）、法人或其他组织5件: of the applicants before.
		for named := r.told.and(applicantWords); named != (words{}); {
			c.mayLines(columnsOf(named.pop()), sets...)
		}
	}
	switch {
	case in == out:
		c.rule = "N04"
		may(carriedOutLine, carriedInLine)
	case in:
		c.rule = "N03"
		may(carriedInLine)
	default:
		c.rule = "N04"
		may(carriedOutLine)
	}
	return true
}

// classifyOutcome reads 予以公开7件 and 本机关不掌握相关政府信息2件.
func (r *reader) classifyOutcome(p *phrase, c *claim) bool {
	if !r.aboutApplications(p) && !r.untoldApplications() {
		return false
	}
	if p.meets(receiveWords) || p.has(published) || p.has(information) || c.persons || p.f.unit == unitVolume {
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
	c.part = p.has(partial) || p.of
	c.rule = "N06"
	if column := r.applicantColumns(p); column != 0 {
		r.mayOutcome(p, c, column, subs, mains)
		return true
	}
	c.rule = "N05"
	r.mayOutcome(p, c, totalColumn, subs, mains)
	// 自然人申请12件，予以公开5件: of the applicants before.
	for named := r.told.and(applicantWords); named != (words{}) && mains|subs != 0; {
		c.mayLines(columnsOf(named.pop()), mains|subs)
	}
	return true
}

// mayOutcome adds the readings of an outcome in a column; subs and mains are the
// lines and the classes of lines that the phrase names.
func (r *reader) mayOutcome(p *phrase, c *claim, column columns, subs, mains lines) {
	if subs != 0 && mains != 0 && !p.has(others) {
		c.mayLines(column, subs, mains)
	} else if mains != 0 {
		c.mayLines(column, mains)
	} else {
		c.mayLines(column, subs)
	}
	if mains != 0 && subs == 0 {
		// 逾期不补正2件，其他处理5件: the rest of the class.
		if rest := mains &^ r.namedDetails(); rest != 0 && rest != mains {
			c.mayLines(column, rest)
		}
	}
	switch {
	case mains == grantedLine && r.s.present.has(published), // 已主动公开2件，予以公开5件
		mains == unavailableLines && r.s.present.has(elsewhere):
		c.part = true
	}
	if mains == grantedLine {
		c.mayLines(column, grantedLine|partlyGrantedLine)
	}
}

// namedLines returns the lines of table 三 that a phrase names by outcomes.
func (r *reader) namedLines(p *phrase) lines {
	var lines lines
	for named := p.and(outcomeWords); named != (words{}); {
		lines |= r.linesOf(named.pop())
	}
	return lines
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

// applicantColumns returns the columns of the applicants that a phrase names.
func (r *reader) applicantColumns(p *phrase) columns {
	var set columns
	for named := p.and(applicantWords); named != (words{}); {
		set |= columnsOf(named.pop())
	}
	return set
}

// classifyApplicant reads 自然人申请10件 and 法人或其他组织5件: of the applications
// received, of those carried in, too, of those answered, or of the outcome named
// before.
func (r *reader) classifyApplicant(p *phrase, c *claim) bool {
	if p.has(published) || p.has(information) || p.f.unit == unitVolume || p.has(each) && c.n != 0 {
		return false
	}
	if r.object == objectDispute ||
		r.object != objectApplication && !p.has(plainApply) && !r.s.present.meets(setOf(applicationNoun, applicantNoun)) {
		return false
	}
	c.rule = "N06"
	c.part = p.has(partial)
	column := r.applicantColumns(p)
	c.mayLines(column, receivedLine, receivedLine|carriedInLine, totalLine)
	if r.lastLines != 0 {
		c.mayLines(column, r.lastLines)
	}
	if r.told.has(carry) {
		c.mayLines(column, carriedInLine, carriedOutLine)
	}
	if p.has(legalPerson) && column == organizationColumns {
		c.mayLines(businessColumn, receivedLine, receivedLine|carriedInLine)
		c.mayLines(organizationColumns&^otherOrganizationColumn, receivedLine, receivedLine|carriedInLine)
	}
	if column == otherOrganizationColumn {
		// 法人4件、其他组织1件: those that no other word of the sentence stands for.
		for _, more := range [...]columns{1 << 4, 3 << 3, 7 << 2} {
			c.mayLines(column|more, receivedLine, receivedLine|carriedInLine)
		}
	}
	return true
}
