package suppress

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Run is the use of suppressions in one run over reports. [NewRun] makes one. It
// is safe for concurrent use.
type Run struct {
	list    []validate.Suppression
	expired []bool

	mu    sync.Mutex
	found []int  // findings that each suppressed
	seen  []bool // whether a report was checked that it is for
}

// NewRun returns a run with those of the suppressions that hold on the day: one
// holds on the day of its Until, and not any more on the next. The zero day is
// no day, and nothing has expired then.
func NewRun(list []validate.Suppression, today govinfo.Date) *Run {
	r := &Run{
		list: slices.Clone(list), expired: make([]bool, len(list)),
		found: make([]int, len(list)), seen: make([]bool, len(list)),
	}
	for i, s := range list {
		r.expired[i] = !today.IsZero() && !s.Until.IsZero() && s.Until.Compare(today) < 0
	}
	return r
}

// Option gives an engine the suppressions that hold.
func (r *Run) Option() validate.Option {
	var holding []validate.Suppression
	for i, s := range r.list {
		if !r.expired[i] {
			holding = append(holding, s)
		}
	}
	return validate.Suppress(holding...)
}

// Count counts what was suppressed in the report. The result must be of an
// engine that has the run's [Run.Option]; what others suppressed there is not
// counted. A nil report is passed over.
func (r *Run) Count(report *govinfo.Report, result validate.Result) {
	if report == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range r.list {
		place := validate.Finding{Rule: r.list[i].Rule, Ref: r.list[i].Ref} // which only the report can keep it from covering
		r.seen[i] = r.seen[i] || r.list[i].Covers(report, place)
	}
	for i := range result.Suppressed {
		if by := r.by(report, &result.Suppressed[i]); by >= 0 {
			r.found[by]++
		}
	}
}

// by returns which suppression of the run it was, or -1.
func (r *Run) by(report *govinfo.Report, suppressed *validate.Suppressed) int {
	return slices.IndexFunc(r.list, func(s validate.Suppression) bool {
		return s.Reason == suppressed.Reason && s.Until == suppressed.Until && s.Covers(report, suppressed.Finding)
	})
}

// State is what became of a suppression in a run.
type State string

// The states that a [Notice] tells of.
const (
	// Expired: it does not hold any more, and its findings are told again.
	Expired State = "expired"
	// Unused: a report that it is for was checked, and had nothing to suppress.
	Unused State = "unused"
	// Unchecked: no report that it is for was checked. Its organ may be spelt
	// otherwise than the reports have it.
	Unchecked State = "unchecked"
)

// Notice tells of a suppression that was of no use in a run.
type Notice struct {
	Index       int                  `json:"index"` // among the suppressions, from 0
	Suppression validate.Suppression `json:"suppression"`
	State       State                `json:"state"`
}

// Notices returns the suppressions that were of no use, in their order, of what
// was counted until now.
func (r *Run) Notices() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	var notices []Notice
	for i, s := range r.list {
		switch {
		case r.expired[i]:
			notices = append(notices, Notice{i, s, Expired})
		case r.found[i] > 0:
		case r.seen[i]:
			notices = append(notices, Notice{i, s, Unused})
		default:
			notices = append(notices, Notice{i, s, Unchecked})
		}
	}
	return notices
}

// String returns the notice in English.
func (n Notice) String() string { return n.Message(language.English) }

// Message says in one line which suppression it is and what of it, in the
// language that is nearest to tag: Chinese or English.
func (n Notice) Message(tag language.Tag) string {
	s := n.Suppression
	parts := []string{string(s.Rule)}
	if s.Organ != "" {
		parts = append(parts, s.Organ)
	}
	english := lang.English(tag)
	if s.Year != 0 {
		parts = append(parts, fmt.Sprintf(either(english, "%d", "%d年"), s.Year))
	}
	if s.Ref != "" {
		parts = append(parts, string(s.Ref))
	}
	which := strings.Join(parts, " ")
	switch n.State {
	case Expired:
		return fmt.Sprintf(either(english, "suppression %d (%s) has expired: it held until %s", "第%d条豁免（%s）已过期：有效期至%s"), n.Index+1, which, s.Until)
	case Unused:
		return fmt.Sprintf(either(english, "suppression %d (%s) is unused: the reports have no such finding", "第%d条豁免（%s）未用到：报告中没有这样的问题"), n.Index+1, which)
	}
	return fmt.Sprintf(either(english, "suppression %d (%s) is unused: no report of that organ and year was checked", "第%d条豁免（%s）未用到：没有检查过该机关该年度的报告"), n.Index+1, which)
}

func either(english bool, en, zh string) string {
	if english {
		return en
	}
	return zh
}
