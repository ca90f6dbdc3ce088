package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
	"github.com/openxxgk/annualreport/validate"
)

// result is what is recorded of a report.
type result struct {
	ID       string `json:"id"`
	Organ    string `json:"organ,omitempty"`
	Year     int    `json:"year,omitempty"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
	Unread   int    `json:"unread,omitempty"` // cells that could not be read
	// Prior is the year of the report that it was compared with, or 0.
	Prior    int       `json:"prior,omitempty"`
	Findings []finding `json:"findings,omitempty"`
	Failure  string    `json:"failure,omitempty"` // why the report could not be read
	// Made is the checksum of what the result was made of. A run that goes on from it
	// can tell that a document is no longer the same.
	Made string `json:"made,omitempty"`
}

type finding struct {
	Rule validate.RuleID `json:"rule"`
	Ref  govinfo.Ref     `json:"ref,omitempty"`
}

// take takes what a check found. Where a rule of ours failed, the report is not checked.
func (r *result) take(checked validate.Result) {
	if len(checked.Faults) > 0 {
		r.Failure = oneLine(checked.Faults[0].Error())
		return
	}
	outcome := command.OutcomeOf(checked)
	r.Errors, r.Warnings, r.Notes, r.Unread = outcome.Errors, outcome.Warnings, outcome.Notes, outcome.Unread
	for i := range checked.Findings {
		r.Findings = append(r.Findings, finding{Rule: checked.Findings[i].Rule, Ref: checked.Findings[i].Ref})
	}
}

func (r *result) outcome() command.Outcome {
	if r.Failure != "" {
		return command.Outcome{Failed: true}
	}
	return command.Outcome{Errors: r.Errors, Warnings: r.Warnings, Notes: r.Notes, Unread: r.Unread}
}

// valid returns an error where a result is none that this program writes.
func (r *result) valid() error {
	switch {
	case r.ID == "":
		return errors.New("it has no id")
	case min(r.Errors, r.Warnings, r.Notes, r.Unread, r.Prior) < 0:
		return errors.New("a number is negative")
	case r.Failure == "" && r.Made == "":
		return errors.New("it has no checksum")
	case r.Errors+r.Warnings+r.Notes != len(r.Findings):
		return fmt.Errorf("%d errors, %d warnings and %d notes are not %d findings", r.Errors, r.Warnings, r.Notes, len(r.Findings))
	}
	for _, f := range r.Findings {
		if f.Rule == "" {
			return errors.New("a finding has no rule")
		}
	}
	return nil
}

// maxText bounds a text of a document in a result, in characters: an organ's name has
// some twenty.
const maxText = 300

// oneLine returns a text of a document as a result has it.
func oneLine(text string) string {
	text = terminal.Line(strings.TrimSpace(words.OneLine(text[:min(len(text), 16*maxText)])))
	if utf8.RuneCountInString(text) <= maxText {
		return text
	}
	return string([]rune(text)[:maxText]) + "…"
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
	if text == "" {
		return nil
	}
	for part := range strings.SplitSeq(text, "; ") {
		rule, ref, _ := strings.Cut(part, " ")
		findings = append(findings, finding{Rule: validate.RuleID(rule), Ref: govinfo.Ref(ref)})
	}
	return findings
}

// results keeps results in the order in which they are written, also those of an
// earlier run. It is used by one goroutine.
type results interface {
	// done yields the results that the store has already, and changes nothing.
	done() iter.Seq2[result, error]
	// begin makes the store ready for what is written behind these; first is the id of
	// the first, or "" where nothing follows. Nothing was changed where it fails with
	// an error that wraps errForeign.
	begin(first string) error
	write(*result) error
	// flush makes what was written last.
	flush() error
	Close() error
}

// openResults opens the file for results and locks it, or opens nothing where name is
// empty.
func openResults(name string) (results, error) {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case "":
		if name == "" {
			return nowhere{}, nil
		}
	case ".jsonl", ".ndjson":
		return openText(name, jsonFormat{})
	case ".csv":
		return openText(name, csvFormat{})
	case ".sqlite", ".db":
		return openSQLite(name)
	}
	return nil, fmt.Errorf("%s: the ending tells the format: .jsonl, .csv or .sqlite", name)
}

type nowhere struct{}

func (nowhere) done() iter.Seq2[result, error] { return func(func(result, error) bool) {} }
func (nowhere) begin(string) error             { return nil }
func (nowhere) write(*result) error            { return nil }
func (nowhere) flush() error                   { return nil }
func (nowhere) Close() error                   { return nil }

// organOf names an organ in summaries.
func organOf(r *result) string { return cmp.Or(r.Organ, "—") }
