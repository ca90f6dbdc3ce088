package validate

import (
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
)

// Faults of a filing itself, beside [govinfo.ErrNoReport] of one without a report, found
// in a [Fault] by [errors.Is]. What they are
// about is left out, and the rest is checked.
var (
	// ErrPriorYear says that Prior is not on the year before.
	ErrPriorYear = errors.New("the prior report is not on the year before")
	// ErrMember says that a member has no report, or one on another year.
	ErrMember = errors.New("a member's report cannot be compared")
)

// drop takes out of the filing what cannot be compared, and says so.
func (f *Filing) drop() []Fault {
	var faults []Fault
	year := f.Report.Year
	if p := f.Prior; p != nil && year != 0 && p.Year != 0 && p.Year != year-1 {
		faults = append(faults, Fault{Err: fmt.Errorf("validate: %w: it is on %d, the report on %d", ErrPriorYear, p.Year, year)})
		f.Prior = nil
	}
	for i, member := range f.Members {
		var reason string
		switch {
		case member == nil:
			reason = "it is nil"
		case year != 0 && member.Year != 0 && member.Year != year:
			reason = fmt.Sprintf("it is on %d, the report on %d", member.Year, year)
		default:
			continue
		}
		faults = append(faults, Fault{Err: fmt.Errorf("validate: %w: member %d: %s", ErrMember, i, reason)})
		f.Members = nil // without it, what the others add up to proves nothing
		break
	}
	return faults
}

// Filing is what [Check] checks: a report and what it can be compared with.
// Rules that need what is absent do not run, and [Result.NotRun] names them. Nothing
// in it is changed.
type Filing struct {
	// Report is the report to check.
	Report *govinfo.Report `json:"report"`
	// Prior is the same organ's report on the year before, or nil.
	Prior *govinfo.Report `json:"prior,omitempty"`
	// Members are the reports that the report, an aggregate, adds up; the organ's
	// own among them.
	Members []*govinfo.Report `json:"members,omitempty"`
	// MembersComplete says that no member is missing.
	MembersComplete bool `json:"membersComplete,omitempty"`
	// Others are other organs' reports; those on the same year are compared with the
	// report's text. Its own among them does no harm. Nil is none.
	Others *Others `json:"-"`
	// Level is the organ's level; where unknown, the one that the report states, and
	// where that is unknown too, the one that the organ's name settles. See
	// [Result.Level].
	Level govinfo.AgencyLevel `json:"level,omitempty"`
	// Published is the day of publication; where zero, the report's own.
	Published govinfo.Date `json:"published,omitzero"`
	// Unread are the cells of Report that may stand in the organ's document but could
	// not be read; a line or a table stands for all its cells. They are blank in
	// Report, and no rule takes them for cells that the organ left blank. The same goes
	// for "agency.name". What is filled is read, whatever stands here. See [FilingOf].
	Unread []govinfo.Ref `json:"unread,omitempty"`
}

// published returns the day of publication, or the zero Date.
func (f *Filing) published() govinfo.Date {
	if f.Published.IsZero() {
		return f.Report.Published
	}
	return f.Published
}

// offers returns the needs that the filing meets.
func (f *Filing) offers(level Level) Need {
	var has Need
	if f.Prior != nil {
		has |= NeedPrior
	}
	if len(f.Members) > 0 {
		has |= NeedSomeMembers
		if f.MembersComplete {
			has |= NeedMembers
		}
	}
	if f.Others != nil && f.Others.count() > 0 {
		has |= NeedOthers
	}
	r := f.Report
	if r.Year != 0 {
		has |= NeedYear
	}
	if level.Level != govinfo.LevelUnknown {
		has |= NeedLevel
	}
	if !f.published().IsZero() {
		has |= NeedPublished
	}
	if r.Sections != nil || len(r.Overview) > 0 || len(r.Problems) > 0 || len(r.OtherMatters) > 0 {
		has |= NeedNarrative
	}
	return has
}
