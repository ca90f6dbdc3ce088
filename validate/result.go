package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// Result is what a check found. All its slices but NotRun are nil after a clean
// check of a report that was read whole, and in form order otherwise: organ, 一, the
// cells of 二, 三 and 四, 五, 六.
//
// A Result is plain data: several goroutines may read one at once, [Result.Locate] among
// what they call. It keeps the figures of the report where a sum failed, not the report.
type Result struct {
	// Findings say where the report breaks rules.
	Findings []Finding
	// Unread are the parts of the tables that the filing says were not read. They are
	// no findings: the organ has done nothing wrong.
	Unread []Unread
	// Skipped are the checks that blank or unread cells kept from being made.
	Skipped []Skipped
	// Suppressed are findings that the caller chose not to see, each with the reason.
	Suppressed []Suppressed
	// Faults say which rules failed, or what was wrong with the filing. They are never the
	// organ's errors; what a failed rule would have found is not known.
	Faults []Fault
	// NotRun are the rules that hold for the report but did not run, because the filing
	// lacks what they need, in the order of the catalogue. Results share the slice: it is
	// only to be read.
	NotRun []NotRun
	// Level is the organ's level that the rules went by; zero where no rule can ask for it.
	Level Level

	failing *failing  // the figures, where a statutory sum failed
	located *Location // the suspects of a result that came from JSON
}

// Count returns the number of findings of a severity.
func (r Result) Count(severity severity.Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == severity {
			n++
		}
	}
	return n
}

// Of returns the findings of a rule.
func (r Result) Of(rule RuleID) []Finding {
	var of []Finding
	for _, f := range r.Findings {
		if f.Rule == rule {
			of = append(of, f)
		}
	}
	return of
}

// Equal reports whether two results hold the same findings, skips, suppressions
// and faults, by the same level and with the same rules not run.
func (r Result) Equal(s Result) bool {
	return r.Level == s.Level && slices.Equal(r.NotRun, s.NotRun) &&
		slices.EqualFunc(r.Findings, s.Findings, Finding.Equal) &&
		slices.EqualFunc(r.Unread, s.Unread, Unread.equal) &&
		slices.EqualFunc(r.Skipped, s.Skipped, Skipped.equal) &&
		slices.EqualFunc(r.Suppressed, s.Suppressed, func(a, b Suppressed) bool {
			return a.Reason == b.Reason && a.Until == b.Until && a.Finding.Equal(b.Finding)
		}) &&
		slices.EqualFunc(r.Faults, s.Faults, func(a, b Fault) bool {
			return a.Rule == b.Rule && a.Error() == b.Error()
		})
}

// Err returns a [*ResultError] if a finding is a [severity.Error] or a rule failed, and
// nil otherwise. Warnings and notes are no errors.
func (r Result) Err() error {
	var e ResultError
	for _, f := range r.Findings {
		if f.Severity == severity.Error {
			e.Findings = append(e.Findings, f)
		}
	}
	e.Faults = r.Faults
	if len(e.Findings) == 0 && len(e.Faults) == 0 {
		return nil
	}
	return &e
}

// ResultError is a [Result] with errors, as an error. It wraps the faults.
type ResultError struct {
	Findings []Finding // those of [severity.Error]
	Faults   []Fault
}

// Error names the first three findings in English and counts the rest.
func (e *ResultError) Error() string {
	const most = 3
	var parts []string
	for _, fault := range e.Faults {
		parts = append(parts, strings.TrimPrefix(fault.Error(), "validate: "))
	}
	for _, f := range e.Findings {
		parts = append(parts, fmt.Sprintf("%s %s", f.Rule, f.Message(language.English)))
	}
	if rest := len(parts) - most; rest > 0 {
		parts = append(parts[:most], fmt.Sprintf("and %d more", rest))
	}
	return "validate: " + strings.Join(parts, "; ")
}

// Unwrap returns the faults.
func (e *ResultError) Unwrap() []error {
	errs := make([]error, len(e.Faults))
	for i, fault := range e.Faults {
		errs[i] = fault
	}
	return errs
}
