package validate

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

// Deadline is a last day of publication that a place sets organs of a level, in the
// year after the one reported on.
type Deadline struct {
	Level govinfo.AgencyLevel `json:"level"`
	Month time.Month          `json:"month"`
	Day   int                 `json:"day"`
	// Period is the report years that it is for.
	Period Period `json:"period"`
	// Basis is what sets it.
	Basis Text `json:"basis"`
}

// WithDeadlines holds organs to the days of a place where these are earlier than the
// law's. It is rule M03 that does so: its findings name the basis of the day that was
// missed, and where the place's is missed, nothing is said of the law's. A later day
// than the law's changes nothing.
func WithDeadlines(deadlines ...Deadline) Option {
	deadlines = slices.Clone(deadlines)
	return option(func(s *settings) {
		for _, d := range deadlines {
			if err := d.check(); err != nil {
				s.errs = append(s.errs, err)
			}
		}
		s.deadlines = append(s.deadlines, deadlines...)
	})
}

func (d Deadline) check() error {
	const anyYear = 2023 // none with a 29 February
	switch day := time.Date(anyYear, d.Month, d.Day, 0, 0, 0, 0, time.UTC); {
	case !slices.Contains(govinfo.AgencyLevels(), d.Level):
		return fmt.Errorf("a deadline for %.32q, which is no level", string(d.Level))
	case day.Month() != d.Month || day.Day() != d.Day:
		return fmt.Errorf("a deadline on day %d of month %d, which is no day of every year", d.Day, d.Month)
	case d.Basis == Text{}:
		return errors.New("a deadline without its basis")
	}
	return d.Period.check()
}

// ruleLate is the rule that is about the day of publication.
const ruleLate RuleID = "M03"

// withDeadlines makes rule M03 go by the days of a place, too.
func withDeadlines(rule *Rule, deadlines []Deadline) {
	rule.Run = func(p *Pass) { publishedLate(p, deadlines) }
	var told []Text
	for _, d := range deadlines {
		if slices.Contains(told, d.Basis) {
			continue
		}
		told = append(told, d.Basis)
		rule.Basis = Text{rule.Basis.ZH + "；" + d.Basis.ZH, rule.Basis.EN + "; " + d.Basis.EN}
	}
}

func publishedLate(p *Pass, deadlines []Deadline) {
	r := p.Report()
	last, by := lawfulDeadline(p), Text{}
	for _, d := range deadlines {
		day := govinfo.Date{Year: r.Year + 1, Month: d.Month, Day: d.Day}
		if d.Level == p.Level() && d.Period.holds(r.Year) && day.Compare(last) < 0 {
			last, by = day, d.Basis
		}
	}
	published := p.Published()
	if published.Compare(last) <= 0 {
		return
	}
	f := Finding{Ref: refPublished, Got: TextFigure(published.String()), Want: TextFigure(last.String())}
	if by != (Text{}) {
		f.Kind, f.Args = "place", []Text{by}
	}
	p.Find(f)
}

// lawfulDeadline returns the last day of publication by the 条例.
func lawfulDeadline(p *Pass) govinfo.Date {
	r := p.Report()
	if r.Year >= firstYear2019 && p.isDepartment() {
		return govinfo.Date{Year: r.Year + 1, Month: time.January, Day: 31}
	}
	return govinfo.Date{Year: r.Year + 1, Month: time.March, Day: 31}
}

// firstYear2019 is the first report year under the 条例 of 2019; the one before it set
// all organs 31 March.
const firstYear2019 = 2019
