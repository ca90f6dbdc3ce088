package narrative

import "strings"

// classifyCarry reads 上年结转2件 and 结转下年度1件, and 正在办理1件.
func (r *reader) classifyCarry(p *phrase, fr *frame) bool {
	switch {
	case fr.persons, r.p.object == objectDispute && !p.has(applicationNoun):
		return false
	case !r.aboutApplications(p) && !p.has(plainApply) && !r.untoldApplications():
		return false
	case !p.has(carry):
		fr.measure, fr.rule = measureUnderway, "N04"
		fr.mayLines(totalColumn, carriedOutLine)
		return true
	case p.meets(receiveWords):
		return r.classifyTogether(p, fr)
	}
	in, out := r.carryDirection(p)
	fr.bound = carryBound(p, fr.bound)
	if in && !out && (p.has(answer) || p.has(finish)) {
		fr.bound = max(fr.bound, atMost) // 办结上年结转1件
	}
	switch {
	case in && !out:
		fr.rule, fr.measure = "N03", measureCarryIn
		r.mayCarry(fr, carriedInLine)
	case out && !in:
		fr.rule, fr.measure = "N04", measureCarryOut
		r.mayCarry(fr, carriedOutLine)
	default:
		fr.rule, fr.measure = "N04", measureCarryOut
		r.mayCarry(fr, carriedOutLine, carriedInLine)
		if in {
			fr.bound = silent
		}
	}
	return true
}

// carryDirection returns from and to which year the text says that applications
// are carried.
func (r *reader) carryDirection(p *phrase) (in, out bool) {
	in, out = p.has(lastYear) || p.lastYear, p.has(nextYear) || p.nextYear
	for i := p.first; i < p.behind; i++ {
		if r.s.tokens[i].word != carry {
			continue
		}
		text := r.s.textOf(i)
		out = out || namesNextYear(text)
		in = in || strings.HasPrefix(text, "上") // 上年转办
	}
	if !in && !out && r.t.told.has(newlyReceive) && r.t.prev >= 0 && r.frames[r.t.prev].measure == measureIntake {
		in = true // 新收83件、结转4件
	}
	return in, out
}

// namesNextYear reports whether what is carried names the next year itself: 转下年.
func namesNextYear(text string) bool { return strings.ContainsAny(text, "下次") }

// mayCarry adds lines of all applicants and of those before: 自然人12件（含上年结转2件）.
func (r *reader) mayCarry(fr *frame, sets ...lines) {
	fr.mayLines(totalColumn, sets...)
	for named := r.t.told.and(applicantWords); named != (words{}); {
		fr.mayLines(columnsOf(named.pop()), sets...)
	}
}

// carryBound returns what restricts a figure of applications carried in or out:
// not why they are, nor that they are in time.
func carryBound(p *phrase, b bound) bound {
	switch {
	case p.has(agent), p.has(approximate), p.has(severally), p.changed:
		return silent
	case p.meets(answerWords) && b == atMost:
		return b
	}
	return exact
}

// classifyTogether reads 上年结转及本年新收共17件.
func (r *reader) classifyTogether(p *phrase, fr *frame) bool {
	if !p.has(lastYear) {
		return false
	}
	fr.rule, fr.measure = "N01", measureIntake
	fr.mayLines(totalColumn, receivedLine|carriedInLine, receivedLine, totalLine)
	return true
}
