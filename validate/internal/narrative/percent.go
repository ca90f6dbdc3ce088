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
	*fr = frame{list: -1}
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

// judgePercent looks for a numerator among the stated figure and its readings in
// the tables, and for a denominator among the totals and the figures that the
// paragraph has stated so far.
func (r *reader) judgePercent(over *claim, stated Number, at place) {
	// Most percentages are right by the figures of the text.
	for _, bottom := range r.stated[:r.statedN] {
		if over.n >= 0 && isShare(fraction{value: value{sum: over.n}, most: over.n}, bottom, stated) {
			return
		}
	}
	var tops [2 * maxReadings]fraction
	n := 0
	for _, cells := range over.readings[:over.count] {
		v := r.tables.sum(cells, false)
		if !v.known {
			return
		}
		tops[n] = fraction{v, r.tables.atMost(cells, v), cells}
		n++
		if v = r.tables.sum(cells, true); v.known && v != tops[n-1].value {
			tops[n] = fraction{v, r.tables.atMost(cells, v), cells}
			n++
		}
	}
	var bottoms [10]fraction
	m := 0
	for _, set := range [...]lines{totalLine, receivedLine, receivedLine | carriedInLine, carriedInLine, carriedOutLine} {
		cells := selection{lines: set, columns: totalColumn}
		if v := r.tables.sum(cells, false); v.known && !v.open {
			bottoms[m] = fraction{v, v.sum, cells}
			m++
		} else if set != carriedInLine && set != carriedOutLine {
			return
		}
	}
	for _, blocks := range [...]cases{reconsiderationTotal, litigationTotals, allTotals, directTotal, afterTotal} {
		if over.rule != "N07" && over.rule != "N08" {
			break
		}
		cells := selection{cases: blocks}
		if v := r.tables.sum(cells, false); v.known && !v.open {
			bottoms[m] = fraction{v, v.sum, cells}
			m++
		}
	}
	for i := -1; i < n; i++ {
		top := fraction{value: value{sum: over.n, known: true}, most: over.n}
		if i >= 0 {
			top = tops[i]
		}
		if top.sum < 0 {
			continue
		}
		for _, bottom := range bottoms[:m] {
			if isShare(top, bottom.sum, stated) {
				return
			}
		}
		for _, bottom := range r.stated[:r.statedN] {
			if isShare(top, bottom, stated) {
				return
			}
		}
	}
	bottom := bottoms[0]
	if over.rule == "N07" || over.rule == "N08" {
		bottom = bottoms[m-1]
	} else if over.rule == "N01" || over.rule == "N06" {
		bottom = bottoms[1]
	}
	if bottom.sum == 0 || tops[0].sum > 1e11 {
		return
	}
	ulp := pow10[stated.Scale]
	want := (tops[0].sum*100*ulp*2 + bottom.sum) / (2 * bottom.sum)
	r.report(contradiction{
		rule: "N13", kind: KindPercent, got: stated, want: Number{Units: want, Scale: stated.Scale},
		over: tops[0].cells, under: bottom.cells, place: at,
	})
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
