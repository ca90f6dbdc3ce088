package narrative

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// claim is what a phrase says in numbers, with all plausible readings of which
// cells it speaks of.
type claim struct {
	statement
	count    int                    // of the readings
	readings [maxReadings]selection // those from count on mean nothing
}

// statement is what a phrase says in numbers.
type statement struct {
	rule         string
	kind         Kind
	n, precision int64 // the figure is within less than precision of n
	split        bool  // the digits were cut; tail is the other reading
	tail         int64
	persons      bool // applicants, who may have made several applications each
	bound        bound
}

const maxReadings = 12

// bound tells how a figure relates to what its cells count.
type bound uint8

const (
	exact  bound = iota
	atMost       // part of it: not more than the cells
	silent       // it says nothing of the cells; only the text may add it up
)

func (c *claim) may(s selection) {
	if c.count < len(c.readings) {
		c.readings[c.count] = s
		c.count++
	}
}

func (c *claim) mayLines(columns columns, sets ...lines) {
	for _, set := range sets {
		c.may(selection{lines: set, columns: columns})
	}
}

type verdict uint8

const (
	unknown    verdict = iota // nothing can be said
	agrees                    // with at least one reading
	confirms                  // with one, to the unit
	contradict                // with every reading
)

// judge compares a claim with the tables.
func (c *claim) judge(t *tables) verdict {
	if c.count == 0 || c.bound == silent {
		return unknown
	}
	found := false
	for _, s := range c.readings[:c.count] {
		for _, byParts := range [...]bool{false, true} {
			v := t.sum(s, byParts)
			if !v.known {
				return unknown
			}
			switch {
			case c.n == v.sum && !v.open && c.bound == exact && !c.persons:
				return confirms
			case c.agrees(c.n, v), c.split && c.agrees(c.tail, v):
				found = true
			}
		}
	}
	if found {
		return agrees
	}
	return contradict
}

func (c *claim) agrees(n int64, v value) bool {
	switch {
	case c.persons:
		return (n <= v.sum || v.open) && (n > 0 || v.sum == 0)
	case c.bound == atMost:
		return n <= v.sum || v.open
	case n > v.sum && v.open:
		return true
	case c.precision > 1:
		return n-c.precision < v.sum && v.sum < n+c.precision
	}
	return n == v.sum
}

// contradiction is an issue before it is yielded.
type contradiction struct {
	rule        string
	kind        Kind
	got, want   Number
	over, under selection // operands; under is the denominator of a percentage
	frame       int       // one more than the index of the frame whose readings were tried; 0 for none
	prior       bool      // the same cells of the prior report were compared
	place       place
}

// place is where the words stand that an issue is about.
type place struct {
	paragraph     int
	start, end    int // the sentence
	first, behind int // the words in it
}

func (r *reader) contradictionOf(c *claim) contradiction {
	v := r.tables.sum(c.readings[0], false)
	kind := c.kind
	switch {
	case kind != "":
	case c.persons:
		kind = KindPersons
	case v.open:
		kind = KindAtLeast
	default:
		kind = KindCount
	}
	return contradiction{rule: c.rule, kind: kind, got: Number{Units: c.n}, want: Number{Units: v.sum}, over: c.readings[0]}
}

func (r *reader) emit(d contradiction) {
	refs := r.tables.refs(d.over)
	ref := r.tables.chief(refs)
	numerator := 0
	if d.under != (selection{}) {
		numerator = len(refs)
		refs = append(refs, r.tables.refs(d.under)...)
	}
	if d.kind == KindAmount || d.kind == KindNoneAmount {
		ref = feesRef
		refs = append(refs, feesRef)
	}
	var priorRefs []govinfo.Ref
	if d.prior {
		before := tables{report: r.prior}
		priorRefs = before.refs(d.over)
	}
	text, p := r.narrative[d.place.paragraph].Text, d.place
	r.yield(Issue{
		Rule: d.rule, Kind: d.kind, Ref: ref, Refs: refs, Numerator: numerator, PriorRefs: priorRefs, Got: d.got, Want: d.want,
		Section: r.section, Paragraph: p.paragraph, Start: p.start, End: p.end, Quote: text[p.start:p.end],
		Words: text[p.first:p.behind], First: p.first, Behind: p.behind, Readings: r.readings(d.frame - 1),
	})
}

// readings returns what was tried where there is more than one reading: different
// sums, each once.
func (r *reader) readings(frame int) []Reading {
	if frame < 0 || r.frames[frame].count < 2 {
		return nil
	}
	tried := r.frames[frame].readings[:r.frames[frame].count]
	var list []Reading
	for i, s := range tried {
		if slices.Contains(tried[:i], s) {
			continue
		}
		if v := r.tables.sum(s, false); v.known {
			less := r.tables.refs(selection{lines: s.minus, columns: s.columns})
			s.minus = 0
			list = append(list, Reading{r.tables.refs(s), less, v.sum})
		}
	}
	return list
}
