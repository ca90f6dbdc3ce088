package narrative

// readClauses reads the sentence clause by clause. A bracket with a figure is a
// branch of its own; another is part of the clause that it stands in.
func (r *reader) readClauses() {
	s := &r.s
	to := s.tokenCount
	var outer branches
	var set words // of the clause
	start := 0
	for i := 0; i <= to; i++ {
		w := comma
		if i < to {
			w = s.tokens[i].word
		}
		if w == opening {
			if closed := r.asideEnd(i, to); closed > 0 {
				if i == start && r.textBefore(i) == "" {
					start = closed + 1 // （四）
				} else {
					set = set.union(s.set(i, closed+1))
				}
				i = closed
				continue
			}
		}
		if !isSeparator(w) || w == pause && !r.parts(start, i, to) {
			set.add(w)
			continue
		}
		if i > start {
			r.readClause(start, i, set)
		}
		r.t.clause++
		start, set = i+1, words{}
		r.turn(&outer, w)
	}
}

// branches are those outside of the present one.
type branches struct {
	list  [4]branch
	depth int
}

// turn enters or leaves a branch at a mark.
func (r *reader) turn(outer *branches, mark word) {
	switch {
	case mark == opening && outer.depth < len(outer.list):
		outer.list[outer.depth] = r.b
		outer.depth++
		r.b.list, r.b.blind = r.t.last, r.t.figures > 0 && r.t.last < 0
	case mark == semicolon && outer.depth == 0:
		r.b.list, r.b.blind = -1, false
		r.t.deciding = words{}
	case mark == closing && outer.depth > 0:
		outer.depth--
		r.b = outer.list[outer.depth]
	}
}

// parts reports whether the pause of token i ends a clause: there are figures on
// both sides, or a denial behind it.
func (r *reader) parts(start, i, to int) bool {
	if !r.hasCount(start, i) {
		return false
	}
	for k := i + 1; k < to; k++ {
		switch w := r.s.tokens[k].word; {
		case w == figureWord && !r.s.figures[r.s.tokens[k].figure].isDate(), w == negation, w == every, w == opening, w == among:
			return true
		case isSeparator(w) && w != pause:
			return false
		}
	}
	return false
}

// textBefore returns the unknown text before token i.
func (r *reader) textBefore(i int) string {
	from := r.s.start
	if i > 0 {
		from = int(r.s.tokens[i-1].end)
	}
	return r.s.text[from:r.s.tokens[i].start]
}

// asideEnd returns the token that closes the bracket of token i, if the bracket
// says nothing by itself, or 0.
func (r *reader) asideEnd(i, to int) int {
	for k := i + 1; k < to; k++ {
		switch w := r.s.tokens[k].word; {
		case w == closing:
			return k
		case w == figureWord, w == negation, w == every, w == opening:
			return 0
		}
	}
	return 0
}

// hasCount reports whether a figure that is no date stands between two tokens.
func (r *reader) hasCount(from, to int) bool {
	if !r.s.present.has(figureWord) {
		return false
	}
	for _, t := range r.s.tokens[from:to] {
		if t.word == figureWord && !r.s.figures[t.figure].isDate() {
			return true
		}
	}
	return false
}

// readClause reads the tokens from up to, not including, to, whose words set are.
func (r *reader) readClause(from, to int, set words) {
	s := &r.s
	r.clauseStart = from
	if set.meets(clauseWords) {
		r.readScope(from, to)
	}
	boundary, counts := from, 0 // boundary is behind the figure before
	for k := from; k < to && set.meets(readWords); k++ {
		t := &s.tokens[k]
		switch {
		case !readWords.has(t.word):
		case t.word == figureWord && s.figures[t.figure].isDate():
			r.readDate(from, k, set)
		case t.word == figureWord:
			counts++
			boundary = r.readFigure(boundary, k, to, &s.figures[t.figure])
		case t.word == among:
			r.divide()
		default:
			r.note(t.word)
		}
	}
	if counts == 0 {
		if set.has(negation) {
			r.readDenial(from, to)
		}
		r.noteObject(from, to, set)
	}
	if set.has(every) || counts == 0 && set.has(being) {
		r.readAll(boundary, to)
	}
}

// divide takes in 其中: what follows divides the figure before.
func (r *reader) divide() {
	r.b.blind = r.t.figures > 0 && r.t.last < 0 && r.b.list < 0
	if r.t.last >= 0 || r.b.list < 0 {
		r.b.list = r.lastFrame()
	}
}

// lastFrame returns the index of the last frame of the sentence.
func (r *reader) lastFrame() int {
	if r.frameCount > r.t.firstFrame {
		return r.frameCount - 1
	}
	return r.b.list
}

// note takes in what a word tells about the figures that follow.
func (r *reader) note(w word) {
	switch w {
	case sinceThen, subPeriod, planned:
		r.b.muted = r.b.muted || w != sinceThen || !r.t.yearJust
	case cumulative:
		r.b.muted = r.b.muted || !r.t.yearNamed
	case thisYear:
		r.b.year, r.b.muted, r.t.yearNamed = 0, false, true
	case published:
		r.t.verb, r.t.decided, r.t.publicized = 0, false, true
	case govInfo, applicationNoun:
		r.t.disclosed = true
	}
}

// noteObject takes in what a clause without a figure speaks of.
func (r *reader) noteObject(from, to int, set words) {
	if set.meets(documentKinds) && r.s.present.and(documentVerbs).count() >= 2 && set.within(listedWords) {
		r.t.documents = set.and(documentKinds) // 开展规范性文件清理，制发0件，废止2件
	}
	switch {
	case set.has(applicationNoun) && !set.meets(blockWords):
		r.p.object = objectApplication
	case set.meets(blockWords):
		r.p.object = objectDispute
		if set.has(govInfo) || set.has(applicationNoun) || set.within(topicWords) && r.s.known(from, to-1) {
			r.p.disclosure = true
		}
	case set.has(noise) && set.meets(receiveWords), set.meets(decisionWords) && !set.has(negation):
		r.p.object = objectOther
	}
}

// listedWords may stand in a clause that tells which documents the verbs behind it are
// about.
var listedWords = documentWords.union(setOf(filler, pause, published, otherDocuments, own, thisYear, some, cause))

// clauseWords are the words of a clause whose scope matters.
var clauseWords = setOf(figureWord, negation, every, own, region, members)

// notedWords are the words that tell something about the figures behind them.
var notedWords = setOf(sinceThen, subPeriod, planned, thisYear, cumulative, published, govInfo, applicationNoun)

// readWords are the words of a clause that are taken in one by one.
var readWords = notedWords.union(setOf(figureWord, among))

// topicWords may stand in a heading on disputes: （四）行政复议、行政诉讼情况.
var topicWords = blockWords.union(setOf(filler, pause, figureWord))
