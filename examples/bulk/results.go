package main

import (
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// result is what is recorded of a report.
type result struct {
	ID       string    `json:"id"`
	Organ    string    `json:"organ,omitempty"`
	Year     int       `json:"year,omitempty"`
	Errors   int       `json:"errors"`
	Warnings int       `json:"warnings"`
	Notes    int       `json:"notes"`
	Unread   int       `json:"unread,omitempty"` // cells that could not be read
	Findings []finding `json:"findings,omitempty"`
	Failure  string    `json:"failure,omitempty"` // why the report could not be read
}

type finding struct {
	Rule validate.RuleID `json:"rule"`
	Ref  govinfo.Ref     `json:"ref,omitempty"`
}

func (r *result) take(checked validate.Result) {
	for i := range checked.Findings {
		f := &checked.Findings[i]
		switch f.Severity {
		case validate.Error:
			r.Errors++
		case validate.Warning:
			r.Warnings++
		default:
			r.Notes++
		}
		r.Findings = append(r.Findings, finding{Rule: f.Rule, Ref: f.Ref})
	}
	for _, part := range checked.Unread {
		r.Unread += len(part.Cells)
	}
	for _, fault := range checked.Faults {
		r.Failure = fault.Error() // a rule of ours failed: the report is not checked
	}
}

// findingsText writes findings on one line, for formats without lists.
func (r *result) findingsText() string {
	var text strings.Builder
	for i, f := range r.Findings {
		if i > 0 {
			text.WriteString("; ")
		}
		text.WriteString(string(f.Rule))
		if f.Ref != "" {
			text.WriteByte(' ')
			text.WriteString(string(f.Ref))
		}
	}
	return text.String()
}

func findingsFromText(text string) (findings []finding) {
	for part := range strings.SplitSeq(text, "; ") {
		if rule, ref, _ := strings.Cut(part, " "); rule != "" {
			findings = append(findings, finding{Rule: validate.RuleID(rule), Ref: govinfo.Ref(ref)})
		}
	}
	return findings
}

// results keeps results in the order in which they are written, also those of an
// earlier run.
type results interface {
	// done yields the results that the store has already. It is called once,
	// before anything is written.
	done() iter.Seq2[result, error]
	write(*result) error
	// flush makes what was written last.
	flush() error
	Close() error
}

// openResults opens the file for results, or nothing where name is empty.
func openResults(name string) (results, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return openText(name, jsonFormat{})
	case ".csv":
		return openText(name, csvFormat{})
	case ".sqlite", ".db":
		return openSQLite(name)
	}
	if name != "" {
		return nil, fmt.Errorf("%s: the ending tells the format: .jsonl, .csv or .sqlite", name)
	}
	return nowhere{}, nil
}

type nowhere struct{}

func (nowhere) done() iter.Seq2[result, error] { return func(func(result, error) bool) {} }
func (nowhere) write(*result) error            { return nil }
func (nowhere) flush() error                   { return nil }
func (nowhere) Close() error                   { return nil }
