package narrative

import "strings"

// readAll reads what is said of all of the figure before: 均获维持, 均为自然人, and
// 为本机关不掌握的政府信息 behind 收到申请1件. The tokens from up to to hold no figure.
func (r *reader) readAll(from, to int) {
	s := &r.s
	at := -1
	for i := from; i < to; i++ {
		if w := s.tokens[i].word; w == every || w == being && at < 0 {
			at = i
		}
	}
	if at < 0 || r.b.muted || r.b.theirs || !s.known(at, to-1) || !r.endsClause(to-1, to) {
		return
	}
	set, said := s.set(from, to), s.set(at, to)
	if set.meets(otherTimeWords) || set.meets(foreignNouns) || set.meets(restrictorWords) || set.has(tribunal) || set.has(negation) || set.has(concluded) {
		return
	}
	all := set.has(every)
	switch {
	case said.has(upheld) && all:
		r.allUpheld(said, at, to)
	case (all || set.has(applicantNoun)) && (said.has(naturalPerson) || said.has(people) && r.namesCitizens(at, to)):
		r.allNatural(set, said, at, to)
	case all && set.meets(setOf(finish, answer)) && !set.meets(outcomeWords) && !set.meets(disputeWords):
		r.allAnswered(at, to)
	case said.meets(outcomeWords) && r.t.last >= 0 && r.t.lastClause >= r.t.clause-1:
		r.allOutcome(said, at, to)
	}
}

// allUpheld reads 均获维持.
func (r *reader) allUpheld(said words, at, to int) {
	if said.meets(setOf(corrected, otherResult, pending)) || !r.aboutDisclosure() || r.s.present.has(ruling) || r.t.otherDisputes {
		return
	}
	for _, blocks := range [...]cases{reconsiderationTotal, litigationTotals} {
		blocks &= r.t.disputes
		if blocks == 0 {
			continue
		}
		rule := "N08"
		if blocks == reconsiderationTotal {
			rule = "N07"
		}
		if fr := r.newAll(rule, at, to); fr != nil {
			fr.may(selection{cases: (correctedResult | otherResultResult | pendingResult).of(blocks)})
		}
	}
}

// namesCitizens reports whether the people that the tokens name are 公民, and not
// 公民、法人或其他组织.
func (r *reader) namesCitizens(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.s.tokens[i]; t.word == people {
			return strings.HasPrefix(r.s.text[t.start:t.end], "公民") && t.end-t.start <= int32(len("公民个人"))
		}
	}
	return false
}

// allNatural reads 申请人均为自然人.
func (r *reader) allNatural(set, said words, at, to int) {
	if said.meets(between(organizations, otherOrganization)) || r.t.lastLines != 0 || r.p.object == objectDispute ||
		!set.has(applicantNoun) && r.p.object != objectApplication {
		return
	}
	if r.t.last >= 0 && r.frames[r.t.last].measure != measureIntake && r.frames[r.t.last].measure != measureHandle {
		return
	}
	if r.t.last >= 0 && r.frames[r.t.last].bound != exact {
		return
	}
	rule := "N06"
	if said.has(people) {
		rule = "N18" // 公民
	}
	if fr := r.newAll(rule, at, to); fr != nil {
		fr.mayLines(organizationColumns, receivedLine, receivedLine|carriedInLine, totalLine)
	}
}

// allOutcome reads 均为本机关不掌握: as many as the figure before.
func (r *reader) allOutcome(said words, at, to int) {
	last := &r.frames[r.t.last]
	if last.measure != measureIntake && last.measure != measureAnswer || last.persons || last.theirs {
		return
	}
	var set lines
	for named := said.and(outcomeWords); named != (words{}); {
		set |= r.linesOf(named.pop())
	}
	if said.and(outcomeWords).count() > 2 || said.has(notOurs) {
		return
	}
	n, within := last.n, last.bound
	if fr := r.newAll("N05", at, to); fr != nil {
		fr.kind, fr.n, fr.measure = "", n, measureOutcome
		fr.bound = max(fr.bound, within)
		for named := said.and(outcomeWords); named != (words{}); {
			fr.mayLines(totalColumn, r.linesOf(named.pop()))
		}
		fr.mayLines(totalColumn, set)
	}
}

// allAnswered reads 均已办结 behind 收到申请12件: a carry-over in the table is worth a
// look, though it is no contradiction where a period was still running. It says
// nothing where the text itself tells how many were answered or carried out.
func (r *reader) allAnswered(at, to int) {
	if r.t.last < 0 || r.frames[r.t.last].measure != measureIntake || r.frames[r.t.last].bound != exact || r.t.told.meets(setOf(carry, underway)) {
		return
	}
	if fr := r.newAll("N18", at, to); fr != nil {
		fr.kind, fr.list = KindAllAnswered, int16(r.t.last)
		fr.mayLines(totalColumn, carriedOutLine)
	}
}

// newAll adds a frame of what is said of all.
func (r *reader) newAll(rule string, at, to int) *frame {
	if r.frameCount >= maxFrames-1 || r.b.year != 0 {
		return nil
	}
	fr := &r.frames[r.frameCount]
	fr.begin(standing{list: -1, clause: int16(r.t.clause), place: r.placeOf(at, to), measure: measureDenial})
	fr.precision = 1
	fr.rule, fr.kind = rule, KindAll
	fr.bound = r.t.restricted
	r.frameCount++
	return fr
}
