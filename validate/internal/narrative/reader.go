package narrative

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	folding "github.com/openxxgk/annualreport/internal/words"
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
	traditional bool // the report is in traditional characters
	section     int
	paragraph   int
	yearMissing bool  // reported once
	sentence    int16 // counts the sentences
	subjectEnd  int   // the token behind the subject of the clause
	hasSubject  bool  // the clause names the organ that reports, and no other behind it
	clauseStart int   // its first token
	deniesAll   bool  // a denial is restricted by nothing before it

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
	othersApply   bool  // applications of another kind were told by who made them
	deciding      words // the decisions that the figures since the last semicolon spoke of
	charged       bool  // an information fee was spoken of
	publishing    bool  // a list of what was published
	publicized    bool  // something was said to be published
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
		text := p.Text
		if r.traditional {
			// Of the same length: places are those of the report.
			text = strings.ReplaceAll(folding.Simplified(text), "资讯", "信息")
		}
		for at := 0; at < len(text); {
			at = r.s.next(r.index, text, at)
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
		r.readClauses()
	} else if s.present.has(govInfo) && s.present.meets(blockWords) {
		r.p.disclosure = true
	}
	r.checkYear()
	if s.present.has(applicationNoun) {
		r.p.disclosure = true
	}
	r.p.theirs, r.p.restricted = r.b.theirs, r.t.restricted
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
