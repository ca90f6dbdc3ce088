package validate

import (
	"errors"
	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	fold "github.com/openxxgk/annualreport/internal/words"
)

// Suppression is a choice not to see findings: of one rule, and as far as the
// other fields say. It is the record of the file that package suppress reads.
type Suppression struct {
	// Rule is the rule whose findings are not to be seen.
	Rule RuleID `json:"rule"`
	// Organ is the organ whose report is meant, as [govinfo.Agency] has its Name
	// or its CreditCode, white space and the width of characters aside; "" is for all
	// organs.
	Organ string `json:"organ,omitempty"`
	// Year is the year that the report is on; 0 is for all years.
	Year int `json:"year,omitempty"`
	// Ref is the place of the findings: a cell, a line, a table or another key of
	// the report's JSON, and all that lies within it; "" is for all of them.
	Ref govinfo.Ref `json:"ref,omitempty"`
	// Reason is why, and must be given.
	Reason string `json:"reason"`
	// Until is the last day on which it holds; zero is for ever. An [Engine] does
	// not know what day it is and never reads this: package suppress leaves out
	// what has expired.
	Until govinfo.Date `json:"until,omitzero"`
}

// Reasons why a [Suppression] cannot be meant, for [errors.Is].
var (
	// ErrUnknownRule says that there is no such rule.
	ErrUnknownRule = errors.New("there is no such rule")
	// ErrNoReason says that a suppression has no reason.
	ErrNoReason = errors.New("a reason must be given")
)

// Check returns why the suppression cannot be meant, or nil: an error that joins
// all of [ErrUnknownRule], [govinfo.ErrUnknownRef] and [ErrNoReason] that hold. Rules are
// those of the statutory catalogue and own, the ids of one's own rules.
func (s Suppression) Check(own ...RuleID) error {
	var errs []error
	if catalogueRules()[s.Rule] == nil && !slices.Contains(own, s.Rule) {
		errs = append(errs, fmt.Errorf("validate: %w: %q", ErrUnknownRule, string(s.Rule)))
	}
	if s.Ref != "" && !isPlace(s.Ref) {
		errs = append(errs, fmt.Errorf("validate: %w: %q", govinfo.ErrUnknownRef, string(s.Ref)))
	}
	if s.Reason == "" {
		errs = append(errs, fmt.Errorf("validate: rule %s is suppressed, but %w", s.Rule, ErrNoReason))
	}
	return errors.Join(errs...)
}

// coversReport reports whether the suppression is for the report's organ and
// year. A report whose organ is blank is of no organ that a suppression names.
func (s Suppression) coversReport(r *govinfo.Report) bool {
	return (s.Year == 0 || s.Year == r.Year) && (s.Organ == "" || s.names(&r.Agency))
}

// names reports whether the organ that the suppression names is the report's.
func (s Suppression) names(agency *govinfo.Agency) bool {
	organ := fold.Fold(s.Organ)
	return organ != "" && (organ == fold.Fold(agency.Name) || organ == fold.Fold(agency.CreditCode))
}

// Covers reports whether the suppression is for the finding in the report,
// whatever day it is. The report must not be nil.
func (s Suppression) Covers(r *govinfo.Report, f Finding) bool {
	return s.Rule == f.Rule && f.Ref.Within(s.Ref) && s.coversReport(r)
}

// Suppress takes the findings that a suppression covers out of
// [Result.Findings], and puts them into [Result.Suppressed] with its reason; of
// several that cover a finding, the first one's. Sums that are suppressed do not
// count for [Result.Locate].
func Suppress(suppressions ...Suppression) Option {
	suppressions = slices.Clone(suppressions)
	return option(func(s *settings) { s.suppressions = append(s.suppressions, suppressions...) })
}

// suppressedBy returns the first suppression that covers the finding, or nil.
func (e *Engine) suppressedBy(r *govinfo.Report, f *Finding) *Suppression {
	of := e.suppress[f.Rule]
	for i := range of {
		if of[i].Covers(r, *f) {
			return &of[i]
		}
	}
	return nil
}

// takeSuppressed moves what is suppressed from the findings of the result to
// [Result.Suppressed].
func (e *Engine) takeSuppressed(r *govinfo.Report, result *Result) {
	result.Findings = slices.DeleteFunc(result.Findings, func(f Finding) bool {
		by := e.suppressedBy(r, &f)
		if by != nil {
			result.Suppressed = append(result.Suppressed, Suppressed{Finding: f, Reason: by.Reason, Until: by.Until})
		}
		return by != nil
	})
	if len(result.Findings) == 0 {
		result.Findings = nil
	}
}
