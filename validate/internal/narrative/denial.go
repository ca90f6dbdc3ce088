package narrative

import "strings"

// A denial (未收到申请, 无行政复议、行政诉讼) is a frame of value 0. It must bind to
// what it names: a denial of a part, such as 未收到要求更正信息的申请, denies nothing of
// the whole. So everything from the denial to the last noun must be known. What
// follows is a tail (情况, 等事件) or foreign nouns that a mark or 和 joins.

// denialSilence are words with which a denial is not one of what a cell counts.
var denialSilence = setOf(compared, sinceThen, subPeriod, planned, rate, amended, acting, tribunal, ruling, concluded,
	among, channel, subject, agent, merit, underway, aside, some, feesRelief, approximate, applicantNoun, otherItem).
	union(outcomeWords).union(applicantWords)

// readDenial reads a clause without figures that denies something. A clause may
// deny twice: 无上年结转，无复议 are two clauses, 未制发规章、无行政许可 one.
func (r *reader) readDenial(from, to int) {
	s := &r.s
	at := from
	for at < to && s.tokens[at].word != negation {
		at++
	}
	if r.b.muted && !r.t.yearNamed || r.b.year != 0 || r.b.theirs {
		return
	}
	before := s.set(max(from, min(r.subjectEnd, at)), at)
	if before.meets(denialSilence) || before.meets(foreignNouns) {
		return
	}
	// Where nothing unknown stands before, no disputes are no disputes about anything.
	first := from
	if r.hasSubject {
		first = min(r.subjectEnd, at)
	}
	open := !r.hasSubject && r.textBefore(from) != "" || !s.known(first, at) || s.set(from, at).has(members)
	if open && !r.namesAllLevels(from, at) || r.topicBefore(from) {
		r.b.theirs = true // 局属各学校未收到, 文物保护领域未发生: of others, or of a part
		return
	}
	r.deniesAll = !before.meets(decisionWords.union(documentKinds)) && !s.set(0, at).meets(foreignObjects)
	for at < to {
		end := at + 1
		for end < to && s.tokens[end].word != negation {
			end++
		}
		behind := r.denialEnd(at, end, to)
		if behind == at+1 {
			return // 因逾期未答复引发的复议: a reason that is denied
		}
		r.deny(at, behind, before)
		before = words{}
		at = end
	}
}

// namesAllLevels reports whether the members that the tokens name are all organs of every
// level: 各级各部门.
func (r *reader) namesAllLevels(from, to int) bool {
	return r.s.anyText(from, to, members, func(text string) bool { return strings.HasPrefix(text, "各级") })
}

// topicBefore reports whether the clause before the one of token from restricts it by a
// topic that is not known: 在旅游市场监管方面，未收到申请.
func (r *reader) topicBefore(from int) bool {
	s := &r.s
	if from < 1 || s.tokens[from-1].word != comma {
		return false
	}
	first := from - 1
	for first > 0 && !isSeparator(s.tokens[first-1].word) {
		first--
	}
	start, end := s.start, int(s.tokens[from-1].start)
	if first > 0 {
		start = int(s.tokens[first-1].end)
	}
	clause := s.text[start:end]
	opens := strings.HasPrefix(clause, "在") && strings.HasSuffix(clause, "方面") || strings.HasPrefix(clause, "关于")
	return opens && !s.set(first, from).meets(applyWords.union(setOf(govInfo)).union(blockWords))
}

// denialEnd returns the token behind the last noun that the denial of token at
// may be about, or at+1 if it cannot be told.
func (r *reader) denialEnd(at, end, to int) int {
	s := &r.s
	noun := -1
	for i := at + 1; i < end; i++ {
		if s.tokens[i-1].end < s.tokens[i].start && !r.joined(i-1) && !r.namesUs(i) {
			break
		}
		if deniedNouns.has(s.tokens[i].word) {
			noun = i
		}
	}
	if noun < 0 {
		return at + 1
	}
	last := noun
	for last+1 < end && s.tokens[last].end == s.tokens[last+1].start && !r.joined(last+1) {
		last++
		if w := s.tokens[last].word; !tailWords.has(w) && !(w == noise && blockWords.has(s.tokens[noun].word)) {
			return at + 1
		}
	}
	if last+1 < to {
		if s.tokens[last].end < s.tokens[last+1].start {
			return at + 1
		}
	} else if !r.endsClause(last, to) {
		return at + 1
	}
	return end
}

// namesUs reports whether the unknown text before token i is the organ that reports,
// as a party: 以我县应急管理局为被申请人的行政复议.
func (r *reader) namesUs(i int) bool {
	s := &r.s
	before := s.tokens[i-1]
	return s.tokens[i].word == being && i+1 < s.tokenCount && s.tokens[i+1].word == party &&
		strings.HasSuffix(s.textOf(i-1), "以") &&
		r.organs.resolve(s.text, int(before.end), int(before.end), int(s.tokens[i].start)) == ours
}

// joined reports whether the unknown text behind token i is a noun that a mark
// or a conjunction joins.
func (r *reader) joined(i int) bool {
	s := &r.s
	if s.tokens[i].word == pause {
		return true
	}
	text := s.textOf(i)
	return text == "和" || text == "或" || text == "及" || text == "与" || text == "或者" || text == "以及"
}

// tailWords may follow what is denied: 情况, 等.
var tailWords = setOf(filler, others, happen, pause, handle, accept, people, decide, lastYear, nextYear, carry).union(applyWords)

// refusedWords may stand in a denial that any application was refused: 无不予公开情况.
var refusedWords = setOf(refused, filler, happen, others)

// deniedNouns are what a denial may name.
var deniedNouns = applyWords.union(blockWords).union(resultWords).union(documentKinds).union(decisionWords).
	union(setOf(fees, feeNotice, processingFee, carry, lost, refused))

// deny reads the denial of token at, whose object ends before token end.
func (r *reader) deny(at, end int, before words) {
	s := &r.s
	set := s.set(at+1, end)
	silence := denialSilence.without(setOf(refused))
	if r.aboutUs(at, end) {
		silence = silence.without(setOf(subject))
	}
	if set.meets(receiveWords) {
		silence = silence.without(setOf(applicantNoun)) // 未收到申请人提出的申请
	}
	if !set.meets(deniedNouns) || set.meets(silence) {
		return
	}
	fr := &r.frames[r.frameCount]
	fr.begin(standing{list: -1, clause: int16(r.t.clause), measure: measureDenial, place: r.placeOf(at, end)})
	fr.precision = 1
	fr.rule, fr.kind = "N12", KindNone
	if r.denied(denial{set, before, at + 1, end}, fr) && r.frameCount < maxFrames-1 {
		r.frameCount++
	}
}

// aboutUs reports whether what a denial names is only told to be about the organ
// itself or the disclosure of information: 未收到涉及我局的申请, 未发生与信息公开有关的复议.
func (r *reader) aboutUs(from, to int) bool {
	for i := from; i < to; i++ {
		if r.s.tokens[i].word != subject {
			continue
		}
		if (i+1 == to || r.s.tokens[i+1].word != own) && r.s.tokens[i-1].word != govInfo {
			return false
		}
	}
	return true
}
