package validate

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// kindPartial is the kind of a sum's finding where some operands are blank and
// the filled ones alone contradict it. Want, if there is one, is then the bound
// that they set.
const kindPartial = "partial"

// Finding says that a report breaks a rule, and where.
type Finding struct {
	Rule     RuleID            `json:"rule"`
	Severity severity.Severity `json:"severity"`
	// Kind is the way in which the rule is broken, where it can be in several;
	// else "". It chooses the wording.
	Kind string `json:"kind,omitempty"`
	// Ref is the place: a cell, a line ("applications.received"), a section
	// ("problems") or another key of the report's JSON ("agency.creditCode").
	Ref govinfo.Ref `json:"ref"`
	// Refs are the report's own cells that were compared, Ref's among them.
	Refs []govinfo.Ref `json:"refs"`
	// PriorRefs are the cells of last year's report that were compared.
	PriorRefs []govinfo.Ref `json:"priorRefs,omitempty"`
	// Got is what the report says at Ref, Want what it would have to say for the
	// rule to hold, all else unchanged; either may be none.
	Got  Figure `json:"got"`
	Want Figure `json:"want"`
	// Args are what the wording tells beside Ref, Got and Want. Those of a sum
	// are its two sides and, for "partial", the names of the blank cells.
	Args []Text `json:"args,omitempty"`
	// Quote are the words of the narrative that the finding is about; or zero.
	Quote Quote `json:"quote,omitzero"`

	rule *Rule  // for the wording
	told string // the text of a finding that came from JSON, where its rule is not known
}

// Quote are words of the narrative and their place.
type Quote struct {
	Section   int    `json:"section"`   // 1 to 6; 0 for no quote
	Paragraph int    `json:"paragraph"` // index in the section's narrative
	Start     int    `json:"start"`     // byte offsets in the paragraph's text
	End       int    `json:"end"`
	Text      string `json:"text"`
}

// Equal reports whether two findings say the same of the same place.
func (f Finding) Equal(g Finding) bool {
	return f.Rule == g.Rule && f.Severity == g.Severity && f.Kind == g.Kind && f.Ref == g.Ref &&
		slices.Equal(f.Refs, g.Refs) && slices.Equal(f.PriorRefs, g.PriorRefs) &&
		f.Got.Equal(g.Got) && f.Want.Equal(g.Want) && slices.Equal(f.Args, g.Args) && f.Quote == g.Quote
}

// Key returns what identifies a finding in tests and records: its rule and its
// ref, "A02 applications.outcomes.total.naturalPerson".
func (f Finding) Key() string { return string(f.Rule) + " " + string(f.Ref) }

// OfRule returns the rule that made the finding; ok is false for a finding that
// was not made by an engine and whose rule is not of the statutory catalogue.
func (f Finding) OfRule() (rule Rule, ok bool) {
	if f.rule != nil {
		return f.rule.clone(), true
	}
	if statutory := catalogueRules()[f.Rule]; statutory != nil {
		return statutory.clone(), true
	}
	return Rule{}, false
}

// Skipped says that a rule could not be assessed, because cells are blank or
// for another reason.
type Skipped struct {
	Rule RuleID `json:"rule"`
	// Ref is where a finding would stand.
	Ref govinfo.Ref `json:"ref"`
	// Missing are the blank cells of the report, PriorMissing those of last
	// year's, MemberMissing those that are blank in some member's.
	Missing       []govinfo.Ref `json:"missing,omitempty"`
	PriorMissing  []govinfo.Ref `json:"priorMissing,omitempty"`
	MemberMissing []govinfo.Ref `json:"memberMissing,omitempty"`
	// Unread are the cells of the report that could not be read.
	Unread []govinfo.Ref `json:"unread,omitempty"`
	// Reason tells why where it is not for such cells.
	Reason Text `json:"reason,omitzero"`
}

// equal reports whether two say the same of the same place.
func (s Skipped) equal(t Skipped) bool {
	return s.Rule == t.Rule && s.Ref == t.Ref && s.Reason == t.Reason && slices.Equal(s.Missing, t.Missing) &&
		slices.Equal(s.PriorMissing, t.PriorMissing) && slices.Equal(s.MemberMissing, t.MemberMissing) &&
		slices.Equal(s.Unread, t.Unread)
}

// Suppressed is a finding that the caller chose not to see.
type Suppressed struct {
	Finding Finding
	// Reason is why, Until the last day on which that holds, or zero: as the
	// [Suppression] says.
	Reason string
	Until  govinfo.Date
}

// Fault says that a rule itself failed, or that there was nothing to check. It
// is never the organ's error.
type Fault struct {
	Rule RuleID // "" where no rule is to blame
	Err  error
}

// Error returns the message of Err.
func (f Fault) Error() string { return f.Err.Error() }

// Unwrap returns the cause.
func (f Fault) Unwrap() error { return f.Err }
