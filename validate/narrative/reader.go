package narrative

import "github.com/openxxgk/annualreport/govinfo"

// object is what the figures of a passage count, as far as the text has told.
type object uint8

const (
	objectUntold object = iota
	objectApplication
	objectDispute
	objectOther
)

// reader walks through the narrative of one report.
type reader struct {
	report    *govinfo.Report
	prior     *govinfo.Report
	yield     func(Issue)
	index     *phraseIndex
	tables    tables
	narrative govinfo.Narrative
	section   int
	paragraph int
	s         sentence

	scope      scope
	namedOrgan string // the organ that a report without title speaks of

	// What the paragraph has told so far.
	object      object
	disclosure  bool  // the paragraph is about applications, so disputes are about them, too
	dispute     cases // the totals of the blocks spoken of last
	stated      [40]int64
	statedCount int

	// What the sentence has told so far.
	year          int // the year of the figures, 0 for the report's
	muted         bool
	told          words // the words of the sentence, and of those that it divides (其中)
	headed        bool  // the figure before has its subject in front of it
	doubt         bool  // figures may be parts of one that was not understood
	otherDisputes bool  // disputes were spoken of that are not those of table 四
	disputes      cases // the totals of all blocks spoken of
	bothSuits     bool  // the figure before is of both blocks of lawsuits together
	verb          word  // of documents: issue, repeal or inForce
	documents     words // normativeDocuments, regulations
	decided       bool
	last          claim // the figure before, for percentages and splits
	lastRule      string
	lastClause    int
	lastLines     lines // of the last outcome
	dim           bool  // the figure before was not understood: 其中 may divide it
	clause        int
	yearClaims    int // claims on another year that agree with the tables of this year
	yearDenied    bool
	yearMissing   bool // reported once
}

// read checks all paragraphs of a section.
func (r *reader) read(section int, narrative govinfo.Narrative) {
	r.section, r.narrative = section, narrative
	for i := range narrative {
		p := &narrative[i]
		r.paragraph = i
		if i == 0 || !narrative[i-1].Heading {
			r.object, r.disclosure = objectUntold, false
		}
		if p.Aspect == govinfo.AspectApplications {
			r.disclosure = true
			if r.object == objectUntold {
				r.object = objectApplication
			}
		}
		r.dispute, r.statedCount = 0, 0
		r.setScope(false)
		for at := 0; at < len(p.Text); {
			at = r.s.next(r.index, p.Text, at)
			r.readSentence()
		}
		r.setScope(false)
	}
}

func (r *reader) readSentence() {
	s := &r.s
	if s.overflow || s.tokenCount == 0 {
		return
	}
	if s.tokens[0].word != among {
		r.doubt, r.otherDisputes, r.told = false, false, words{}
	}
	r.told = r.told.union(s.present)
	r.year, r.muted, r.disputes, r.verb, r.documents, r.decided = 0, false, 0, 0, words{}, false
	r.bothSuits, r.dim = false, false
	r.last.count, r.lastRule, r.lastClause, r.lastLines, r.clause = 0, "", 0, 0, 0
	r.yearClaims, r.yearDenied = 0, false
	r.checkPeriod()
	r.checkItemizedFees()
	from := 0
	for i := 0; i <= s.tokenCount; i++ {
		if i < s.tokenCount && !isSeparator(s.tokens[i].word) {
			continue
		}
		// 行政复议、行政诉讼案件3件: clauses without a figure join the one behind the pause.
		if i < s.tokenCount && s.tokens[i].word == pause && !r.hasCount(from, i) {
			continue
		}
		if i > from {
			r.readClause(from, i)
		}
		r.clause++
		from = i + 1
	}
	r.checkYear()
	r.release()
	if s.present.has(applicationNoun) {
		r.disclosure = true
	}
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
	if !set.meets(tellingWords) {
		return
	}
	counts := 0
	boundary := from // behind the figure before
	for k := from; k < to; k++ {
		t := &s.tokens[k]
		switch t.word {
		case figureWord:
			f := &s.figures[t.figure]
			if f.isDate() {
				r.readDate(from, k, to, set)
				continue
			}
			counts++
			r.readFigure(boundary, k, to, f, counts)
			boundary = k + 1
		default:
			if notedWords.has(t.word) {
				r.note(t.word)
			}
		}
	}
	if counts == 0 && set.has(negation) {
		r.readNone(from, to)
	}
	if set.has(every) {
		r.readAll(boundary, to)
	}
}

// tellingWords are the words without which a clause says nothing.
var tellingWords = setOf(figureWord, negation, every).union(notedWords)

// notedWords are the words that tell something about the figures behind them.
var notedWords = setOf(own, region, sinceThen, subPeriod, planned, thisYear, applicationNoun, noise, otherDocuments,
	normativeDocuments, regulations, licensing, penalties, coercion, reconsideration, litigation, published)

// note takes in what a word tells about the figures that follow.
func (r *reader) note(w word) {
	switch w {
	case own:
		if r.scope.unclear {
			r.setScope(false)
		}
	case region:
		r.setScope(true)
	case sinceThen, subPeriod, planned:
		r.muted = true
	case thisYear:
		r.year = 0
	case applicationNoun:
		r.object = objectApplication
	case noise, otherDocuments, normativeDocuments, regulations, licensing, penalties, coercion:
		r.object = objectOther
	case reconsideration, litigation:
		r.object = objectDispute
	case published:
		r.verb, r.decided = 0, false
	}
}

// readDate takes in the year of the figures that follow.
func (r *reader) readDate(from, k, to int, clause words) {
	s := &r.s
	f := &s.figures[s.tokens[k].figure]
	switch f.unit {
	case unitYear:
		year := int(f.value.Units)
		if f.value.Scale != 0 || year < 1990 || year > 2100 {
			r.muted = r.muted || year < 100 && year > 0 // 三年
			return
		}
		if k-from >= 2 && (s.tokens[k-1].word == filler || s.tokens[k-1].word == pause) && s.tokens[k-2].word == figureWord &&
			s.figures[s.tokens[k-2].figure].unit == unitYear {
			r.muted = true // 2019年至2023年
		}
		if clause.has(carry) || k > from && s.tokens[k-1].word == compared {
			return
		}
		if year == r.report.Year || r.report.Year == 0 {
			r.year = 0
		} else {
			r.year = year
		}
	case unitMonth:
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
			r.muted = true
		}
	}
}

func hasPrefixAt(text string, i int, prefix string) bool {
	return len(text)-i >= len(prefix) && text[i:i+len(prefix)] == prefix
}

// remember keeps a figure of the paragraph as a possible denominator.
func (r *reader) remember(n int64) {
	if r.statedCount < len(r.stated) {
		r.stated[r.statedCount] = n
		r.statedCount++
	}
}
