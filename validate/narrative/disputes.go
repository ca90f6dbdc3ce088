package narrative

// classifyDispute reads 行政复议3件, 行政诉讼2件 and their results 维持2件.
func (r *reader) classifyDispute(p *phrase, c *claim) bool {
	if p.meets(receiveWords) || p.meets(answerWords) || p.has(published) || p.has(noise) ||
		p.meets(applicantWords) || p.meets(decisionWords) || r.otherDisputes && !p.has(govInfo) || c.persons || p.f.unit == unitVolume {
		return false
	}
	if !r.aboutDisclosure() {
		return false
	}
	blocks := blocksOf(p.words)
	result := p.words.meets(resultWords)
	named := blocks
	if blocks == 0 {
		if !result || r.dispute == 0 || r.object != objectDispute {
			return false
		}
		blocks = r.dispute
		if p.has(lost) {
			blocks = litigationTotals
		}
	} else {
		r.dispute = blocks
		if !result {
			r.disputes |= blocks
		}
	}
	if result && r.s.present.has(ruling) {
		return false
	}
	c.part = p.has(partial)
	c.rule = "N08"
	if blocks&reconsiderationTotal != 0 {
		c.rule = "N07"
	}
	if p.has(each) && blocks&reconsiderationTotal != 0 && blocks != reconsiderationTotal && c.n != 0 {
		return false
	}
	results := resultsOf(p.words)
	cells := func(b cases) selection {
		if !result {
			return selection{cases: b}
		}
		return selection{cases: results.of(b)}
	}
	c.may(cells(blocks))
	if blocks == litigationTotals && !result {
		r.bothSuits = r.tables.onlyTogether(c.n)
	}
	if blocks&litigationTotals == litigationTotals && !(result && r.bothSuits) {
		rest := blocks & reconsiderationTotal
		c.may(cells(rest | directTotal))
		c.may(cells(rest | afterTotal))
	}
	if named == 0 && blocks&litigationTotals == blocks {
		c.may(cells(litigationTotals)) // 诉讼4件（直接起诉1件、复议后起诉3件），维持3件
	}
	if result && r.disputes != 0 {
		c.may(cells(r.disputes | blocks))
	}
	return true
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
	r.dispute, r.disputes, r.otherDisputes = 0, 0, true
}

// aboutDisclosure reports whether disputes are about the disclosure of government
// information: an organ may report on all its disputes.
func (r *reader) aboutDisclosure() bool {
	return (r.s.present.has(govInfo) || r.s.present.has(applicationNoun) || r.disclosure) && !r.s.present.has(tribunal)
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

// readAll reads 均获维持 and 均为自然人 in the tokens from up to to.
func (r *reader) readAll(from, to int) {
	s := &r.s
	at := -1
	for i := from; i < to; i++ {
		if s.tokens[i].word == every {
			at = i
		}
	}
	if at < 0 || r.muted || !s.known(at, to-1) || !r.endsClause(to-1, to) {
		return
	}
	set := s.set(from, to)
	said := s.set(at, to)
	if set.meets(foreignWords) || set.has(partial) {
		return
	}
	switch {
	case said.has(upheld) && !said.meets(setOf(corrected, otherResult, pending)) && r.aboutDisclosure() && !s.present.has(ruling):
		for _, blocks := range [...]cases{reconsiderationTotal, litigationTotals} {
			blocks &= r.disputes
			if blocks == 0 {
				continue
			}
			c := claim{rule: "N08", kind: KindAll}
			if blocks == reconsiderationTotal {
				c.rule = "N07"
			}
			c.may(selection{cases: (correctedResult | otherResultResult | pendingResult).of(blocks)})
			r.submit(&c)
		}
	case said.has(naturalPerson) && !said.meets(between(organizations, otherOrganization)):
		if r.lastLines != 0 || r.lastRule != "" && r.lastRule != "N01" || r.object == objectDispute ||
			!set.has(applicantNoun) && r.object != objectApplication {
			return
		}
		c := claim{rule: "N06", kind: KindAll}
		c.mayLines(organizationColumns, receivedLine, receivedLine|carriedInLine, totalLine)
		r.submit(&c)
	}
}
