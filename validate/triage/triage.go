// Package triage puts what a check found into the order in which people ought to
// read it: what is wrong, then what contradicts itself, then what is left out, then
// form; and tells the blank cells of a table as one entry. What was found stays as
// it is: every finding is in exactly one entry.
//
// Results for programs keep the order of the form ([validate.Result]); this one is
// for reports, pages and lists that people read from the top.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package triage

import (
	"cmp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// Concern is the reason why a finding matters. The order of its values is that in
// which people are told.
type Concern uint8

// The concerns.
const (
	Wrong         Concern = iota // an error: the report cannot stand as it is
	Contradiction                // two statements of the report, or of two reports, do not go together
	Omission                     // something that is called for is not there
	Form                         // how it is written, and when it was published
)

// blankCells is the rule that finds every line with blank cells.
const blankCells validate.RuleID = "F01"

// ConcernOf returns the concern of a finding. Errors are [Wrong] by their severity,
// whatever their rule; the rest goes by what its rule asks. A rule that is not of
// the statutory catalogue asks for agreement where its finding compares figures, and
// else for form.
func ConcernOf(f validate.Finding) Concern {
	if f.Severity == severity.Error || f.Rule == "" {
		return Wrong
	}
	switch f.Rule {
	case "S01", "S03", "S04", "S05", "S06", "A04", blankCells:
		return Omission
	case "M04":
		return Contradiction // another organ's name stands in the text
	}
	switch f.Rule[0] {
	case 'P', 'A', 'D', 'N', 'Y', 'G':
		return Contradiction
	case 'S', 'M':
		return Form
	}
	if !f.Want.IsNone() {
		return Contradiction
	}
	return Form
}

// Entry is what is told in one line: a finding, or the blank cells of a table.
type Entry struct {
	Concern Concern `json:"concern"`
	// Findings are those that the entry tells, in the order of the result. There are
	// several where they are all of one rule, one severity and one table.
	Findings []validate.Finding `json:"findings"`
}

// Of returns the findings as entries: by concern, within a concern the graver ones
// first, and among equals in the order given. The blank lines of a table are one
// entry, which stands where its first finding would. The findings are shared, not
// copied, and not changed.
func Of(findings []validate.Finding) []Entry { return entries(findings, true) }

// Each returns the findings in the order of [Of], each as an entry of its own.
func Each(findings []validate.Finding) []Entry { return entries(findings, false) }

func entries(findings []validate.Finding, gather bool) []Entry {
	type blanks struct {
		table    govinfo.Ref
		severity severity.Severity
	}
	at := make(map[blanks]int)
	list := make([]Entry, 0, len(findings))
	for i, f := range findings {
		if gather && f.Rule == blankCells {
			key := blanks{tableOf(f.Ref), f.Severity}
			if first, known := at[key]; known {
				list[first].Findings = append(list[first].Findings, f)
				continue
			}
			at[key] = len(list)
		}
		list = append(list, Entry{ConcernOf(f), findings[i : i+1 : i+1]})
	}
	slices.SortStableFunc(list, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Concern, b.Concern), cmp.Compare(a.Severity(), b.Severity()))
	})
	return list
}

// Severity returns the severity of the findings.
func (e Entry) Severity() severity.Severity { return e.Findings[0].Severity }

// Rule returns the rule of the findings.
func (e Entry) Rule() validate.RuleID { return e.Findings[0].Rule }

// Ref returns the place: that of the one finding, or the table of several.
func (e Entry) Ref() govinfo.Ref {
	if len(e.Findings) > 1 {
		return tableOf(e.Findings[0].Ref)
	}
	return e.Findings[0].Ref
}

// Cells returns the blank cells that the entry is about, and nil where it is about
// something else.
func (e Entry) Cells() []govinfo.Ref {
	if e.Rule() != blankCells {
		return nil
	}
	var cells []govinfo.Ref
	for _, f := range e.Findings {
		cells = append(cells, f.Refs...)
	}
	return cells
}

// tableOf returns the first element of a ref.
func tableOf(ref govinfo.Ref) govinfo.Ref {
	for parent := ref.Parent(); parent != ""; parent = ref.Parent() {
		ref = parent
	}
	return ref
}
