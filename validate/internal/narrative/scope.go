package narrative

import (
	"strings"
)

// readScope finds out whose figures the clause tells: by the organs and regions
// named before its first head. A clause that names none goes on with the scope
// of the one before.
func (r *reader) readScope(from, to int) {
	s := &r.s
	r.subjectEnd, r.hasSubject = from, false
	named, clearly := nobody, false // clearly: 我局, whatever organs follow
	floor := s.start
	if from > 0 {
		floor = int(s.tokens[from-1].end)
	}
	clauseStart := floor
	for i := from; i < to; i++ {
		t := &s.tokens[i]
		if int(t.start) > floor && !clearly {
			organ := r.organs.subject(s.text, clauseStart, floor, int(t.start))
			if organ != nobody {
				r.subjectEnd, r.hasSubject = i, organ == ours
			}
			named = named.with(organ)
		}
		floor = int(t.end)
		clearly = clearly || t.word == own
		if scopeWords.has(t.word) {
			named = r.scopeOf(i, named)
		}
		if scopeEnd.has(t.word) || t.word == figureWord && !s.figures[t.figure].isDate() {
			break
		}
	}
	switch named {
	case ours:
		r.b.theirs = false
	case theirs, office:
		r.b.theirs = true
	}
}

// scopeOf returns whose figures they are by the word of token i, where those of
// named were named before.
func (r *reader) scopeOf(i int, named ownership) ownership {
	t := &r.s.tokens[i]
	switch t.word {
	case own:
		return ours
	case region:
		if !r.organs.regionIsOurs(r.s.text[t.start:t.end]) {
			return theirs
		}
		return named.with(ours)
	case members:
		if r.isPart(t, named) {
			return theirs
		}
	case acting:
		inOwnName := i > 0 && r.s.tokens[i-1].word == own && r.s.tokens[i-1].end == t.start // 以本局名义
		if !inOwnName && (named != ours || !r.organs.office) {
			return theirs
		}
	}
	return named
}

// isPlaceBefore reports whether what follows is where or to whom something is
// done, not who does it: 在市政府网站, 分发到责任科室.
func isPlaceBefore(text string) bool {
	switch c, _ := lastCharacter(text); c {
	case '在', '向', '对', '于', '到', '至', '给', '将', '从', '过':
		return true
	}
	return false
}

// isPart reports whether members of the organs that are named do not stand for
// all of them: 市本级, 各县区 without 全市 before.
func (r *reader) isPart(t *token, named ownership) bool {
	if strings.HasSuffix(r.s.text[t.start:t.end], "本级") {
		return r.organs.whole && !hasPrefixAt(r.s.text, int(t.end), "及") && !hasPrefixAt(r.s.text, int(t.end), "和")
	}
	return named != ours || !r.organs.whole
}

// scopeWords are those that tell whose figures they are.
var scopeWords = setOf(own, region, members, acting)

// scopeEnd are the words behind which no subject stands.
var scopeEnd = receiveWords.union(answerWords).union(documentVerbs).union(setOf(negation, applicationNoun, decide, fees, carry, cause, every, merit, channel, published)).
	union(blockWords).union(decisionWords).union(outcomeWords)

// with joins two organs of one subject: 区政府（含区政府办公室）, 市政府及市政府办公室.
func (o ownership) with(other ownership) ownership {
	switch {
	case other == nobody:
		return o
	case o == ours && other == office, o == office:
		return office // a government and its office, not all of its organs
	case o == ours || other == ours:
		return ours
	}
	return other
}
