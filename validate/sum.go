package validate

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// Sum is a relation between two sums of cells, as data.
//
// The first term on the left is the subject: its cell is the finding's Ref, its
// value is got, and want is the value that it would have to have. A Sum applies
// to a report if all its cells are in the editions that the report's tables
// follow.
type Sum struct {
	Left []Term `json:"left"`
	// AtMost says that the left side is no larger than the right side; else both are
	// the same number.
	AtMost bool   `json:"atMost,omitempty"`
	Right  []Term `json:"right"`
	// Severity replaces the rule's for this sum, unless it is zero.
	Severity severity.Severity `json:"severity,omitzero"`
}

// Term is a cell in a sum.
type Term struct {
	Ref govinfo.Ref `json:"ref"`
	// Prior says that the cell is taken from last year's report; else it is the report's
	// own. A sum with such a cell does not apply where there is no such report.
	Prior bool `json:"prior,omitempty"`
}

// Cells returns the terms that take the cells at refs from the report itself.
func Cells(refs ...govinfo.Ref) []Term {
	terms := make([]Term, len(refs))
	for i, ref := range refs {
		terms[i].Ref = ref
	}
	return terms
}

// priorCells returns the terms that take the cells at refs from last year's
// report.
func priorCells(refs ...govinfo.Ref) []Term {
	terms := make([]Term, len(refs))
	for i, ref := range refs {
		terms[i] = Term{Ref: ref, Prior: true}
	}
	return terms
}

// subject returns the ref that a finding about the sum has.
func (s *Sum) subject() govinfo.Ref { return s.Left[0].Ref }

func (s *Sum) check() error {
	if len(s.Left) == 0 || len(s.Right) == 0 {
		return fmt.Errorf("a side has no cells")
	}
	if s.Left[0].Prior {
		return fmt.Errorf("the first cell on the left must be the report's own")
	}
	if s.Severity > severity.Note {
		return fmt.Errorf("unknown severity")
	}
	seen := make(map[Term]bool)
	for _, side := range [2][]Term{s.Left, s.Right} {
		for _, term := range side {
			info, known := govinfo.Describe(term.Ref)
			switch {
			case !known:
				return fmt.Errorf("%q is no cell", term.Ref)
			case info.Column.Unit == govinfo.UnitTenThousand || info.Column.Unit == govinfo.UnitYuan:
				return fmt.Errorf("%q holds an amount, not a count", term.Ref)
			case seen[term]:
				return fmt.Errorf("%q stands in it twice", term.Ref)
			}
			seen[term] = true
		}
	}
	return nil
}

// refs returns the refs of the report's own terms, or of last year's, left to right.
func (s *Sum) refs(prior bool) []govinfo.Ref {
	var refs []govinfo.Ref
	for _, side := range [2][]Term{s.Left, s.Right} {
		for _, term := range side {
			if term.Prior == prior {
				refs = append(refs, term.Ref)
			}
		}
	}
	return refs
}
