package narrative

import "strings"

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
		p.clean = s.known(p.head, k)
	}
	if p.noun == wordNone {
		r.lookRight(&p, k, to)
	}
	r.restrict(&p, from, k)
	for i := from; i < to && s.dated; i++ {
		if t := &s.tokens[i]; t.word == figureWord && s.figures[t.figure].unit == unitYear {
			year := int(s.figures[t.figure].value.Units)
			p.lastYear = p.lastYear || year == r.filed.Year-1
			p.nextYear = p.nextYear || year == r.filed.Year+1
		}
	}
	p.changed = p.meets(otherTimeWords) || r.changes(k, to)
	return p
}

// changes reports whether the figure of token k is what a change starts from: 12件增至15件,
// not 12件比上年减少3件.
func (r *reader) changes(k, to int) bool {
	s := &r.s
	if k+1 >= to || s.tokens[k+1].word != compared || s.tokens[k+1].start != s.tokens[k].end {
		return false
	}
	switch c, _ := characterAt(s.text, int(s.tokens[k+1].start)); c {
	case '比', '较':
		return false
	}
	return true
}

// lookRight looks for the noun behind the figure: 收到12件申请, 2件维持.
func (r *reader) lookRight(p *phrase, k, to int) {
	s := &r.s
	noun, end := r.nounBehind(p, k, to)
	if end == k+1 {
		return
	}
	p.of = p.head < 0 && applyWords.has(s.tokens[k+1].word)
	if noun >= 0 {
		p.noun = s.tokens[r.compoundNoun(noun, end)].word
	}
	p.words = p.union(s.set(k+1, end))
	p.right, p.behind = true, end
	if p.head < 0 {
		p.head = end - 1
		if noun < 0 && !s.known(k, end-1) {
			p.bound = atMost
			if strings.Contains(s.text[s.tokens[k].end:s.tokens[end-1].start], "由") {
				p.bound = silent // 30件由县政府答复
			}
		}
	}
	r.lookBehind(p, k, to)
}

// nounBehind returns the first noun behind the figure of token k, or -1, and the
// token behind the last word of its phrase.
func (r *reader) nounBehind(p *phrase, k, to int) (noun, end int) {
	s := &r.s
	noun, end = -1, k+1
	for i := k + 1; i < to && s.tokens[i].word != figureWord && (p.head < 0 || s.tokens[i].word != opening); i++ {
		if w := s.tokens[i].word; headWords.has(w) {
			if noun < 0 && nounWords.has(w) {
				noun = i
			}
			end = i + 1
		}
	}
	if end == k+1 || !r.figureBehind(end, to) {
		return noun, end
	}
	if r.hasAmong(k+1, to) {
		p.bound = silent // 15件当年申请中的14件
	}
	// What stands before the next figure is that one's, but for what follows at once.
	noun, end = -1, k+1
	for end < to && headWords.has(s.tokens[end].word) && s.tokens[end-1].end == s.tokens[end].start {
		if noun < 0 && nounWords.has(s.tokens[end].word) {
			noun = end
		}
		end++
	}
	return noun, end
}

// compoundNoun returns the last noun of the compound that starts with a noun,
// which is what it names: 申请答复文书.
func (r *reader) compoundNoun(noun, end int) int {
	s := &r.s
	for i := noun + 1; i < end && s.tokens[i-1].end == s.tokens[i].start && headWords.has(s.tokens[i].word); i++ {
		if nounWords.has(s.tokens[i].word) && compoundWords.has(s.tokens[noun].word) && !caseWords.has(s.tokens[i].word) {
			noun = i
		}
	}
	return noun
}

// compoundWords are nouns that may only tell a noun behind them apart.
var compoundWords = applyWords.union(setOf(noise))

// lookBehind looks at what follows the noun behind a figure.
func (r *reader) lookBehind(p *phrase, k, to int) {
	s := &r.s
	end := p.behind
	if end == to {
		p.clean = p.clean && r.endsClause(end-1, to)
		return
	}
	if s.tokens[end-1].end < s.tokens[end].start {
		p.clean = false // 3件申请XX
		return
	}
	if hasPrefixAt(s.text, int(s.tokens[end].start), "中") {
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
	case set.has(remainder) && !set.has(carry) && !set.has(underway):
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
