package narrative

import (
	"strconv"
	"strings"
)

// date is a day as a sentence writes it; 0 is unwritten.
type date struct{ year, month, day int64 }

// period is the first and the last day that a sentence gives.
type period struct {
	days [2]date
	n    int // how many there are; more than two make it unusable
}

// add takes in the figure of a date.
func (p *period) add(f *figure) {
	last := min(p.n, len(p.days)) - 1
	switch f.unit {
	case unitYear:
		if p.n < len(p.days) {
			p.days[p.n].year = f.value.Units
		}
		p.n++
	case unitMonth:
		if last < 0 {
			p.n = len(p.days) + 1
			return
		}
		if p.days[last].month != 0 { // 2023年1月1日至12月31日
			p.n++
			if last++; last == len(p.days) {
				return
			}
			p.days[last].year = p.days[0].year
		}
		p.days[last].month = f.value.Units
	case unitDay:
		if last >= 0 {
			p.days[last].day = f.value.Units
		}
	}
}

// checkPeriod checks 统计期限自2023年1月1日起至2023年12月31日止.
func (r *reader) checkPeriod() {
	s := &r.s
	if !s.present.has(statisticalPeriod) || s.present.has(lastYear) || r.filed.Year == 0 {
		return
	}
	var p period
	seen := false
	for _, t := range s.tokens[:s.tokenCount] {
		seen = seen || t.word == statisticalPeriod
		if seen && t.word == figureWord {
			p.add(&s.figures[t.figure])
		}
	}
	first, last := p.days[0], p.days[1]
	if p.n != 2 || first.month != 1 || first.day != 1 || last.day == 0 || last.month != 12 {
		return // another period may be meant: an organ founded or closed in the year
	}
	year := int64(r.filed.Year)
	if first.year == year && last.year == year && last.day == 31 {
		return
	}
	r.report(contradiction{
		rule: "N14", kind: KindPeriod, got: Number{Units: last.year}, want: Number{Units: year},
		place: r.wholeSentence(),
	})
}

// rememberOtherYear weighs a figure that the sentence gives for another year: if
// it is this year's, the year is a slip.
func (r *reader) rememberOtherYear(c *claim) {
	if c.judge(&r.tables) != confirms {
		r.t.yearDenied = true
		return
	}
	if r.prior != nil && r.b.year == r.filed.Year-1 {
		prior := tables{report: r.prior}
		if c.judge(&prior) != contradict {
			r.t.yearDenied = true
			return
		}
	}
	switch {
	case c.n >= 10:
		r.t.yearClaims += 2
	case c.n > 0:
		r.t.yearClaims++
	}
}

// checkYear checks the year at the start of a sentence. It is wrong if the
// sentence gives this year's figures for it, or if it opens the section (2022年，
// 我镇认真贯彻…) and the section never names the year of the report.
func (r *reader) checkYear() {
	s := &r.s
	if r.section != 1 || r.filed.Year == 0 || s.tokens[0].word != figureWord || int(s.tokens[0].start) != s.start {
		return
	}
	f := &s.figures[s.tokens[0].figure]
	year := int(f.value.Units)
	if f.unit != unitYear || f.value.Scale != 0 || f.vague || year < 2000 || year > 2100 || year == r.filed.Year {
		return
	}
	paragraph := r.narrative[r.paragraph].Text
	slip := r.b.year == year && r.t.yearClaims >= 3 && !r.t.yearDenied && !s.present.has(compared) && !s.present.has(region) &&
		!namesYear(paragraph, r.filed.Year)
	if !slip {
		if r.yearMissing || r.t.yearDenied || year > r.filed.Year || !r.opensSection() {
			return
		}
		r.yearMissing = true
	}
	r.report(contradiction{
		rule: "N14", kind: KindYear, got: Number{Units: int64(year)}, want: Number{Units: int64(r.filed.Year)},
		place: r.wholeSentence(),
	})
}

// opensSection reports whether the sentence, which starts with a year, is the
// kind that opens 总体情况 (2022年，我镇认真贯彻…), and no other sentence names the
// year of the report.
func (r *reader) opensSection() bool {
	s := &r.s
	if r.paragraph > 2 || skipSpace(s.text, 0) != s.start || s.tokenCount < 3 || s.tokens[1].word != comma {
		return false
	}
	if s.tokens[2].word != own {
		run := s.text[s.tokens[1].end:s.tokens[2].start]
		if run == "" || r.filed.Agency.Name == "" && r.filed.Title == "" || r.organs.resolve(run, 0, 0, len(run)) != ours {
			return false
		}
	}
	for i := range r.narrative {
		if namesYear(r.narrative[i].Text, r.filed.Year) {
			return false
		}
	}
	return true
}

// namesYear reports whether text names a year, by its number or as this year.
func namesYear(text string, year int) bool {
	var digits [4]byte
	if strings.Contains(text, string(strconv.AppendInt(digits[:0], int64(year), 10))) {
		return true
	}
	for _, phrase := range [...]string{"今年", "本年"} {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// wholeSentence is the place of the sentence itself.
func (r *reader) wholeSentence() place {
	return place{r.paragraph, r.s.start, r.s.end, r.s.start, r.s.end}
}
