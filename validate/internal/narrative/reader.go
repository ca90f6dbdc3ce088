package narrative

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// object is what the figures of a passage count, as far as the text has told.
type object uint8

const (
	objectUntold object = iota
	objectApplication
	objectDispute
	objectOther
)

// reader walks through the narrative of one report. What it has been told lives
// as long as the part of the text that tells it: the report, the section, the
// passage (a paragraph), the telling (a sentence), the branch (the sentence or a
// bracket in it).
type reader struct {
	filed  *govinfo.Report
	prior  *govinfo.Report
	yield  func(Issue)
	index  *phraseIndex
	tables tables
	organs organs

	narrative   govinfo.Narrative
	section     int
	paragraph   int
	yearMissing bool  // reported once
	sentence    int16 // counts the sentences
	subjectEnd  int   // the token behind the subject of the clause

	s sentence
	p passage
	t telling
	b branch

	frames     [maxFrames]frame
	frameCount int
	pending    [12]contradiction // that are not frames'
	pendingN   int
	stated     [40]int64 // the figures of the paragraph, as possible denominators
	statedN    int
}

// passage is what a paragraph has told so far.
type passage struct {
	object     object
	disclosure bool  // it is about applications, so disputes are about them, too
	dispute    cases // the totals of the blocks spoken of last
	theirs     bool  // the scope of the last sentence, for one that begins with 其中
	restricted bound
}

// telling is what a sentence has told so far.
type telling struct {
	told          words // the words of the sentence, and of those that it divides (其中)
	firstFrame    int
	clause        int
	figures       int   // that count
	disputes      cases // the totals of all blocks spoken of
	bothSuits     bool  // the figure before is of both blocks of lawsuits together
	otherDisputes bool  // disputes were spoken of that are not those of table 四
	documents     words // normativeDocuments, regulations
	verb          word  // of documents: issue, repeal or inForce
	verbClause    int   // where the verb stood
	decided       bool
	charged       bool // an information fee was spoken of
	publishing    bool // a list of what was published
	publicized    bool // something was said to be published
	restricted    bound
	last          int // index of the frame before, -1 if the figure before is none
	changes       int // index of the frame that a change is of, or -1
	changesClause int
	prev          int // the frame before that, while one is read
	lastClause    int
	lastLines     lines // of the last outcome
	yearClaims    int   // claims on another year that agree with the tables of this year
	yearDenied    bool
	yearNamed     bool // the sentence has named the year reported on
	yearJust      bool // and the word before was the year reported on
	disclosed     bool // and the disclosure of information
}

// branch is what ends with a bracket.
type branch struct {
	theirs bool
	year   int // of the figures, 0 for the report's
	muted  bool
	blind  bool // what is divided was not understood
	list   int  // index of the frame that the following ones may divide, or -1
}

// read checks all paragraphs of a section.
func (r *reader) read(section int, narrative govinfo.Narrative) {
	r.section, r.narrative = section, narrative
	var headed passage // what the heading before has told
	for i := range narrative {
		p := &narrative[i]
		r.paragraph = i
		r.p = passage{}
		if i > 0 && (narrative[i-1].Heading || isHeading(narrative[i-1].Text)) {
			r.p = headed
		}
		if p.Aspect == govinfo.AspectApplications {
			r.p.disclosure = true
			if r.p.object == objectUntold {
				r.p.object = objectApplication
			}
		}
		r.statedN, r.frameCount = 0, 0
		for at := 0; at < len(p.Text); {
			if end := skim(p.Text, at); end > at {
				at = end
				r.passOver()
				continue
			}
			at = r.s.next(r.index, p.Text, at)
			r.readSentence()
		}
		r.settle()
		headed = passage{object: r.p.object, disclosure: r.p.disclosure}
	}
}

// isHeading reports whether a paragraph looks like a heading that was not marked:
// short, and no sentence.
func isHeading(text string) bool {
	const longest = 90
	return len(text) <= longest && !strings.ContainsAny(text, "。；，！")
}

func (r *reader) readSentence() {
	s := &r.s
	if s.overflow || s.tokenCount == 0 {
		return
	}
	r.begin()
	r.checkPeriod()
	r.checkItemizedFees()
	if s.present.meets(tellingWords) {
		r.readClauses(0, s.tokenCount)
	} else if s.present.has(govInfo) && s.present.meets(blockWords) {
		r.p.disclosure = true
	}
	r.checkYear()
	if s.present.has(applicationNoun) {
		r.p.disclosure = true
	}
	r.p.theirs, r.p.restricted = r.b.theirs, r.t.restricted
}

// passOver takes in that a sentence tells nothing.
func (r *reader) passOver() {
	r.p.theirs, r.p.restricted = false, exact
	r.t.told = words{}
}

// begin starts a sentence. One that begins with 其中 goes on with the last.
func (r *reader) begin() {
	s := &r.s
	told, list := words{}, -1
	r.b = branch{list: -1}
	restricted := exact
	if s.tokens[0].word == among {
		told, list = r.t.told, r.frameCount-1
		restricted = r.p.restricted
		r.b.theirs = r.p.theirs
	} else {
		r.p.restricted = exact
	}
	if r.frameCount > maxFrames/2 {
		r.settle()
		list = -1
	}
	r.b.list = list
	r.sentence++
	r.t = telling{told: told.union(s.present), firstFrame: r.frameCount, restricted: restricted, last: -1, changes: -1, verbClause: -1}
}

// tellingWords are the words without which a sentence says nothing.
var tellingWords = setOf(figureWord, negation, every).union(applyWords).union(blockWords)

// readClauses reads the tokens from up to to clause by clause. A bracket with a
// figure is a branch of its own; another is part of the clause that it stands in.
func (r *reader) readClauses(from, to int) {
	s := &r.s
	var outer [4]branch
	depth := 0
	start := from
	for i := from; i <= to; i++ {
		w := comma
		if i < to {
			w = s.tokens[i].word
		}
		if w == opening {
			if closed := r.asideEnd(i, to); closed > 0 {
				if i == start && r.textBefore(i) == "" {
					start = closed + 1 // （四）
				}
				i = closed
				continue
			}
		}
		if !isSeparator(w) || w == pause && !r.parts(start, i, to) {
			continue
		}
		if i > start {
			r.readClause(start, i)
		}
		r.t.clause++
		start = i + 1
		switch {
		case w == opening && depth < len(outer):
			outer[depth] = r.b
			r.b.list, r.b.blind = r.t.last, r.t.figures > 0 && r.t.last < 0
			depth++
		case w == semicolon && depth == 0:
			r.b.list, r.b.blind = -1, false
		case w == closing && depth > 0:
			depth--
			r.b = outer[depth]
		}
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

func (f *figure) isDate() bool { return f.unit == unitYear || f.unit == unitMonth || f.unit == unitDay }

// readClause reads the tokens from up to, not including, to.
func (r *reader) readClause(from, to int) {
	s := &r.s
	set := s.set(from, to)
	if set.meets(clauseWords) {
		r.readScope(from, to, set)
	}
	boundary, counts := from, 0 // boundary is behind the figure before
	for k := from; k < to; k++ {
		t := &s.tokens[k]
		switch t.word {
		case figureWord:
			f := &s.figures[t.figure]
			if f.isDate() {
				r.readDate(from, k, to, set)
				r.t.yearJust = f.unit == unitYear && f.value.Units == int64(r.filed.Year)
				continue
			}
			counts++
			boundary = r.readFigure(boundary, k, to, f)
		case among:
			r.b.blind = r.t.figures > 0 && r.t.last < 0 && r.b.list < 0
			if r.t.last >= 0 || r.b.list < 0 {
				r.b.list = r.lastFrame()
			}
		default:
			if notedWords.has(t.word) {
				r.note(t.word)
			}
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

func (r *reader) lastFrame() int {
	if r.frameCount > r.t.firstFrame {
		return r.frameCount - 1
	}
	return r.b.list
}

// clauseWords are the words of a clause whose scope matters.
var clauseWords = setOf(figureWord, negation, every, own, region, members)

// notedWords are the words that tell something about the figures behind them.
var notedWords = setOf(sinceThen, subPeriod, planned, thisYear, cumulative, published, govInfo, applicationNoun)

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

// topicWords may stand in a heading on disputes: （四）行政复议、行政诉讼情况.
var topicWords = blockWords.union(setOf(filler, pause, figureWord))

// readDate takes in the year of the figures that follow.
func (r *reader) readDate(from, k, to int, clause words) {
	s := &r.s
	f := &s.figures[s.tokens[k].figure]
	switch f.unit {
	case unitYear:
		year := int(f.value.Units)
		if f.value.Scale != 0 || year < 1990 || year > 2100 {
			r.b.muted = r.b.muted || year < 100 && year > 0 // 三年
			return
		}
		if k-from >= 2 && (s.tokens[k-1].word == filler || s.tokens[k-1].word == pause) && s.tokens[k-2].word == figureWord &&
			s.figures[s.tokens[k-2].figure].unit == unitYear {
			r.b.muted = true // 2019年至2023年
		}
		if clause.has(carry) || k > from && (s.tokens[k-1].word == compared || s.tokens[k-1].word == cause) {
			return
		}
		if year == r.filed.Year || r.filed.Year == 0 {
			r.t.yearNamed = true
			r.b.year, r.b.muted = 0, r.b.muted && s.tokens[0].word != figureWord
		} else {
			r.b.year = year
		}
	case unitMonth:
		r.readMonth(k, f)
	}
}

// readMonth mutes what is said of a part of the year.
func (r *reader) readMonth(k int, f *figure) {
	s := &r.s
	day := int64(0)
	if k+1 < s.tokenCount && s.tokens[k+1].word == figureWord {
		if g := &s.figures[s.tokens[k+1].figure]; g.unit == unitDay {
			day = g.value.Units
		}
	}
	switch {
	case f.value.Units == 1 && day == 1, f.value.Units == 12 && day == 31:
	case f.value.Units == 12 && day == 0 && (hasPrefixAt(s.text, f.end, "底") || hasPrefixAt(s.text, f.end, "末")):
	default:
		r.b.muted = true
	}
}

func hasPrefixAt(text string, i int, prefix string) bool {
	return len(text)-i >= len(prefix) && text[i:i+len(prefix)] == prefix
}

// remember keeps a figure of the paragraph as a possible denominator.
func (r *reader) remember(n int64) {
	if r.statedN < len(r.stated) {
		r.stated[r.statedN] = n
		r.statedN++
	}
}
