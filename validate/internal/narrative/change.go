package narrative

import "strings"

// readChange compares 同比增长12.5% and 较上年增加6件 with last year's report. The change
// is of the figure before, if it stands in the clause before or in this one.
func (r *reader) readChange(from, k int, f *figure) {
	s := &r.s
	if r.prior == nil || f.vague || r.b.muted || r.b.theirs || r.b.year != 0 || r.t.changes < 0 || r.t.clause-r.t.changesClause > 1 {
		return
	}
	set := s.set(from, k)
	if !set.has(compared) || !set.within(changeWords) || !s.known(from, k) || from > 0 && s.tokens[from-1].end < s.tokens[from].start {
		return
	}
	for i := from; i < k; i++ {
		if t := &s.tokens[i]; t.word == figureWord && (s.figures[t.figure].unit != unitYear || s.figures[t.figure].value.Units != int64(r.filed.Year-1)) {
			return
		}
	}
	sign := r.direction(from, k)
	fr := &r.frames[r.t.changes]
	if sign == 0 || fr.bound != exact || fr.theirs || fr.persons || fr.count == 0 {
		return
	}
	r.t.changesClause = r.t.clause
	r.judgeChange(fr, f, sign, r.placeOf(from, k+1))
}

// changeWords may stand between the figure and its change.
var changeWords = setOf(compared, lastYear, filler, figureWord, plainApply, applicationNoun, being, together)

// direction returns 1 for a rise, -1 for a fall, 0 where it cannot be told.
func (r *reader) direction(from, k int) int64 {
	var sign int64
	for i := from; i < k; i++ {
		t := &r.s.tokens[i]
		if t.word != compared {
			continue
		}
		text := r.s.text[t.start:t.end]
		switch {
		case strings.ContainsAny(text, "增升涨") || strings.Contains(text, "提高"):
			if sign < 0 {
				return 0
			}
			sign = 1
		case strings.ContainsAny(text, "减降落滑"):
			if sign > 0 {
				return 0
			}
			sign = -1
		case strings.ContainsAny(text, "倍持"):
			return 0
		}
	}
	return sign
}

// judgeChange compares a change with the two reports, by every reading.
func (r *reader) judgeChange(fr *frame, f *figure, sign int64, at place) {
	before := tables{report: r.prior}
	var want Number
	var over selection // of the first reading
	meant := r.meansSum(fr)
	kind := KindChange
	for _, s := range fr.readings[:fr.count] {
		now, then := r.tables.sum(s, false), before.sum(s, false)
		if !now.known || now.open || !then.known || then.open || then.sum > 1e11 || now.sum > 1e11 {
			return
		}
		if meant && now.sum != fr.n {
			continue // the figure means another sum of the table
		}
		if isChange(now.sum, then.sum, f, sign) || isChange(fr.n, then.sum, f, sign) {
			return
		}
		if over != (selection{}) {
			continue
		}
		over = s
		want = Number{Units: now.sum - then.sum}
		if f.unit == unitPercent {
			if then.sum == 0 {
				return
			}
			kind = KindChangePercent
			want = ratio((now.sum-then.sum)*100, then.sum, f.value.Scale)
		}
	}
	got := f.value
	got.Units *= sign
	r.report(contradiction{rule: "N21", kind: kind, got: got, want: want, over: over, prior: true, place: at})
}

// meansSum reports whether the figure of the text is a sum of the table by some
// reading.
func (r *reader) meansSum(fr *frame) bool {
	for _, s := range fr.readings[:fr.count] {
		if v := r.tables.sum(s, false); v.known && v.sum == fr.n {
			return true
		}
	}
	return false
}

// ratio returns a/b rounded to scale decimals.
func ratio(a, b int64, scale uint8) Number {
	ulp := pow10[scale]
	n := a * ulp * 2
	if n < 0 {
		n -= b
	} else {
		n += b
	}
	return Number{Units: n / (2 * b), Scale: scale}
}

// isChange reports whether from then to now is the stated change, rounded or cut
// off at its written decimals.
func isChange(now, then int64, f *figure, sign int64) bool {
	d := (now - then) * sign
	if f.unit != unitPercent {
		n, _, ok := f.count()
		return ok && d == n
	}
	if then == 0 {
		return true // no percentage tells it
	}
	return isShare(fraction{value: value{sum: d}, most: d}, then, f.value)
}
