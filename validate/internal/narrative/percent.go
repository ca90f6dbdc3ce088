package narrative

// readPercent reads 占46.7% behind a figure or behind what it is a share of. The
// percentage is right if it is a stated or a tabled number divided by another.
func (r *reader) readPercent(from, k int, f *figure) {
	s := &r.s
	set := s.set(from, k)
	if !set.has(share) || f.vague || r.b.muted || r.b.theirs || r.b.year != 0 || f.value.Scale > 4 || f.value.Units > 1e7 ||
		set.meets(percentSilence) {
		return
	}
	at := k
	for i := from; i < k; i++ {
		if s.tokens[i].word == share {
			at = i
			break
		}
	}
	if !s.known(at, k) || !s.set(at, k).within(shareWords) {
		return // of something else: 占法人申请的60%
	}
	over, ok := r.numerator(from, at, f)
	if !ok || over.persons || over.bound != exact || over.count == 0 {
		return
	}
	r.judgePercent(over, f.value, r.placeOf(at, k+1))
}

// numerator returns what the percentage of the tokens from up to at is a share
// of: 自然人占66.7%, or the figure before: 自然人10件，占66.7%.
func (r *reader) numerator(from, at int, f *figure) (*claim, bool) {
	s := &r.s
	own := s.set(from, at)
	if !own.meets(applicantWords) && !own.meets(outcomeWords) {
		if r.t.last < 0 || r.t.clause-r.t.lastClause > 1 || r.isForeign(from, at) {
			return nil, false
		}
		return &r.frames[r.t.last].claim, true
	}
	first := at
	for i := from; i < at; i++ {
		if headWords.has(s.tokens[i].word) || s.tokens[i].word == applicantNoun {
			first = i
			break
		}
	}
	if !s.known(first, at) || own.meets(foreignNouns) || own.meets(restrictorWords) || own.meets(otherTimeWords) || own.has(lastYear) {
		return nil, false
	}
	p := phrase{words: own, f: f, head: first, clean: true}
	fr := &r.frames[r.frameCount]
	fr.begin(standing{list: -1})
	fr.n, fr.precision = -1, 1
	if own.meets(outcomeWords) && !r.classifyOutcome(&p, fr) || !own.meets(outcomeWords) && !r.classifyApplicant(&p, fr) {
		return nil, false
	}
	return &fr.claim, true
}

// shareWords may stand between 占 and the percentage without changing the whole.
var shareWords = setOf(share, filler, being, every, thisYear, applicationNoun, plainApply, answer, finish,
	receive, accept, reconsideration, litigation)

var percentSilence = setOf(compared, cumulative, sinceThen, subPeriod, planned, rate, lastYear, nextYear, region,
	acting, approximate, noise, information, otherDocuments)

// isForeign reports whether unknown text stands between a figure and its share.
func (r *reader) isForeign(from, at int) bool {
	s := &r.s
	if !s.known(from, at) || !s.set(from, at).within(setOf(filler, being)) {
		return true
	}
	return from > 0 && s.tokens[from-1].end < s.tokens[from].start
}

// fraction is a possible numerator or denominator.
type fraction struct {
	value
	most  int64 // what an open value may be at most
	cells selection
}

// fractions are the possible numerators or denominators of a percentage.
type fractions struct {
	list [2*maxReadings + 1]fraction
	n    int
}

func (l *fractions) add(f fraction) {
	if l.n < len(l.list) {
		l.list[l.n] = f
		l.n++
	}
}

// judgePercent looks for a numerator among the stated figure and its readings in
// the tables, and for a denominator among the totals and the figures that the
// paragraph has stated so far.
func (r *reader) judgePercent(over *claim, stated Number, at place) {
	told := fraction{value: value{sum: over.n, known: true}, most: over.n}
	if over.n >= 0 && r.isShareOfStated(told, stated) {
		return // most percentages are right by the figures of the text
	}
	var tops, bottoms fractions
	if over.n >= 0 {
		tops.add(told)
	}
	first := tops.n
	if !r.addNumerators(&tops, over) || !r.addDenominators(&bottoms, over) {
		return
	}
	for _, top := range tops.list[:tops.n] {
		if r.isShareOfStated(top, stated) {
			return
		}
		for _, bottom := range bottoms.list[:bottoms.n] {
			if isShare(top, bottom.sum, stated) {
				return
			}
		}
	}
	top, bottom := tops.list[first], bottoms.list[0]
	switch over.rule {
	case "N07", "N08":
		bottom = bottoms.list[bottoms.n-1]
	case "N01", "N06":
		bottom = bottoms.list[1]
	}
	if bottom.sum == 0 || top.sum > 1e11 {
		return
	}
	r.report(contradiction{
		rule: "N13", kind: KindPercent, got: stated, want: ratio(top.sum*100, bottom.sum, stated.Scale),
		over: top.cells, under: bottom.cells, place: at,
	})
}

// isShareOfStated reports whether a numerator has the percentage of a figure that
// the paragraph has stated.
func (r *reader) isShareOfStated(top fraction, stated Number) bool {
	for _, bottom := range r.stated[:r.statedN] {
		if isShare(top, bottom, stated) {
			return true
		}
	}
	return false
}

// addNumerators adds the sums of a claim's readings; ok is false where a cell that
// is needed is blank.
func (r *reader) addNumerators(tops *fractions, over *claim) (ok bool) {
	for _, cells := range over.readings[:over.count] {
		printed := r.tables.sum(cells, false)
		if !printed.known {
			return false
		}
		tops.add(fraction{printed, r.tables.atMost(cells, printed), cells})
		if parts := r.tables.sum(cells, true); parts.known && parts != printed {
			tops.add(fraction{parts, r.tables.atMost(cells, parts), cells})
		}
	}
	return true
}

// addDenominators adds the totals of table 三, and for disputes those of table 四;
// ok is false where a total that is needed is not known.
func (r *reader) addDenominators(bottoms *fractions, over *claim) (ok bool) {
	add := func(cells selection) bool {
		v := r.tables.sum(cells, false)
		if !v.known || v.open {
			return false
		}
		bottoms.add(fraction{v, v.sum, cells})
		return true
	}
	for _, set := range [...]lines{totalLine, receivedLine, receivedLine | carriedInLine, carriedInLine, carriedOutLine} {
		if !add(selection{lines: set, columns: totalColumn}) && set != carriedInLine && set != carriedOutLine {
			return false
		}
	}
	if over.rule == "N07" || over.rule == "N08" {
		for _, blocks := range [...]cases{reconsiderationTotal, litigationTotals, allTotals, directTotal, afterTotal} {
			add(selection{cases: blocks})
		}
	}
	return true
}

// isShare reports whether part of whole is p percent, rounded or cut off at the
// written decimals.
func isShare(part fraction, whole int64, p Number) bool {
	const limit = 1e11
	if whole <= 0 || whole > limit || part.sum > limit {
		return whole > limit || part.sum > limit
	}
	unit := 100 * pow10[p.Scale]
	stated := p.Units * whole
	return stated > part.sum*unit-whole && (part.most > limit || stated < part.most*unit+whole)
}
