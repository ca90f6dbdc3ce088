package narrative

// readDate takes in the year of the figures that follow.
func (r *reader) readDate(from, k int, clause words) {
	f := &r.s.figures[r.s.tokens[k].figure]
	switch f.unit {
	case unitYear:
		r.readYear(from, k, clause, f)
	case unitMonth:
		r.readMonth(k, f)
	}
	r.t.yearJust = f.unit == unitYear && f.value.Units == int64(r.filed.Year)
}

// readYear takes in a year, unless it belongs to what is carried over, compared or
// given as a reason.
func (r *reader) readYear(from, k int, clause words, f *figure) {
	s := &r.s
	year := int(f.value.Units)
	if f.value.Scale != 0 || year < 1990 || year > 2100 {
		r.b.muted = r.b.muted || year < 100 && year > 0 // 三年
		return
	}
	if r.endsSpan(from, k) {
		r.b.year, r.b.muted = 0, true
		return
	}
	switch {
	case clause.has(carry), k > from && setOf(compared, cause).has(s.tokens[k-1].word):
	case year == r.filed.Year || r.filed.Year == 0:
		r.t.yearNamed = true
		r.b.year, r.b.muted = 0, r.b.muted && s.tokens[0].word != figureWord
	default:
		r.b.year = year
	}
}

// endsSpan reports whether the year of token k ends a span: 2019年至2023年.
func (r *reader) endsSpan(from, k int) bool {
	s := &r.s
	if k-from < 2 || s.tokens[k-1].word != filler && s.tokens[k-1].word != pause {
		return false
	}
	before := s.tokens[k-2]
	return before.word == figureWord && s.figures[before.figure].unit == unitYear
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
	case f.value.Units == 12 && day == 0 && (hasPrefixAt(s.text, f.end, "底") || hasPrefixAt(s.text, f.end, "末") || r.endsAt(k)):
	default:
		r.b.muted = true
	}
}

// endsAt reports whether the month of token k ends the time that is told: 截至2023年12月.
func (r *reader) endsAt(k int) bool {
	s := &r.s
	if k < 2 {
		return false
	}
	before := s.tokens[k-2]
	return before.word == filler && hasPrefixAt(s.text, int(before.start), "截")
}

func (f *figure) isDate() bool { return f.unit == unitYear || f.unit == unitMonth || f.unit == unitDay }
