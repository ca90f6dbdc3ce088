// Package findingmarks shows what package validate found in what package render
// writes. It is apart from both, so that a program which only renders does not
// carry the rules, nor one which only checks the renderers.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package findingmarks

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/triage"
	"golang.org/x/text/language"
)

// Of returns the marks of a check in the order of package triage, worded in the
// language that is nearest to tag (Chinese or English): one for every finding, but
// one for all the blank cells of a table, which is shown at each of them.
//
// Where the failing sums leave one smallest set of wrong cells, each cell of it
// carries the value it should have as the mark's Suspect; a suspect cell that no
// finding stands at gets a note of its own behind the errors, for it is no further
// error. Where they leave several, each cell of each gets a note that says so: none
// of them is more than a possibility. Last come the marks of [Unread].
func Of(result validate.Result, tag language.Tag) []render.Mark {
	return marksOf(result, triage.Of(result.Findings), tag)
}

// All is [Of] with one mark for every finding, the blank cells of a table line by
// line.
func All(result validate.Result, tag language.Tag) []render.Mark {
	return marksOf(result, triage.Each(result.Findings), tag)
}

// Findings returns the marks of [Of] for faults and findings alone, without what is
// suspected and unread: for pages that show these by themselves.
func Findings(result validate.Result, tag language.Tag) []render.Mark {
	wrong, rest := markEntries(result, triage.Of(result.Findings), tag)
	return append(wrong, rest...)
}

func marksOf(result validate.Result, entries []triage.Entry, tag language.Tag) []render.Mark {
	wrong, rest := markEntries(result, entries, tag)
	location := result.Locate()
	if len(location.Suspects) == 1 && !location.Exhausted {
		wrong = markSuspects(wrong, location.Suspects[0], tag)
	} else {
		wrong = append(wrong, markAlternatives(location.Suspects, tag)...)
	}
	return append(append(wrong, rest...), Unread(result, tag)...)
}

// markEntries returns the marks of faults and errors, and those of the rest.
func markEntries(result validate.Result, entries []triage.Entry, tag language.Tag) (wrong, rest []render.Mark) {
	for _, fault := range result.Faults {
		wrong = append(wrong, render.Mark{Severity: severity.Error, ID: string(fault.Rule), Text: fault.Error()})
	}
	for _, e := range entries {
		mark := render.Mark{Ref: e.Ref(), Severity: e.Severity(), ID: string(e.Rule()), Text: e.Text(tag), Cells: e.Cells()}
		if e.Concern == triage.Wrong {
			wrong = append(wrong, mark)
		} else {
			rest = append(rest, mark)
		}
	}
	return wrong, rest
}

// Unread returns a mark for every table or line of which cells were not read, shown at
// each of these cells. They are no findings, and tell an unread cell from a blank one.
func Unread(result validate.Result, tag language.Tag) []render.Mark {
	var marks []render.Mark
	for _, u := range result.Unread {
		marks = append(marks, render.Mark{Ref: u.Ref, Unread: true, Text: u.Text(tag), Cells: u.Cells})
	}
	return marks
}

func markSuspects(marks []render.Mark, suspect validate.Suspect, tag language.Tag) []render.Mark {
	for _, cell := range suspect.Cells {
		found := false
		for i := range marks {
			if marks[i].Ref == cell.Ref && !found {
				marks[i].Suspect = cell.Want.String()
				found = true
			}
		}
		if !found {
			text := words(tag).likely
			if slip := cell.Slip.Message(tag); slip != "" {
				text = fmt.Sprintf(words(tag).slip, text, slip)
			}
			marks = append(marks, render.Mark{
				Ref: cell.Ref, Severity: severity.Note, Text: text, Got: cell.Got.String(), Suspect: cell.Want.String(),
			})
		}
	}
	return marks
}

// mostAlternatives bounds the notes on a report that leaves many possibilities.
const mostAlternatives = 12

func markAlternatives(suspects []validate.Suspect, tag language.Tag) []render.Mark {
	wanted := make(map[govinfo.Ref][]string)
	var order []validate.SuspectCell
	for _, suspect := range suspects[:min(len(suspects), mostAlternatives)] {
		for _, cell := range suspect.Cells {
			if len(wanted[cell.Ref]) == 0 {
				order = append(order, cell)
			}
			value := cell.Want.String()
			if known := wanted[cell.Ref]; len(known) == 0 || known[len(known)-1] != value {
				wanted[cell.Ref] = append(known, value)
			}
		}
	}
	var marks []render.Mark
	for _, cell := range order {
		marks = append(marks, render.Mark{
			Ref: cell.Ref, Severity: severity.Note,
			Text: fmt.Sprintf(words(tag).possible, strings.Join(wanted[cell.Ref], words(tag).or)), Got: cell.Got.String(),
		})
	}
	return marks
}

type wording struct{ likely, slip, possible, or string }

func words(tag language.Tag) wording {
	if base, _ := tag.Base(); base.String() == "en" {
		return wording{"most likely wrong", "%s: %s", "possibly wrong, for the sums can be mended in several ways: it could be %s", " or "}
	}
	return wording{"最可能有误", "%s：%s", "可能有误（合计关系有多种改法）：或应为 %s", " 或 "}
}
