package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// view is what the page shows of a filing.
type view struct {
	// Article is the report as HTML, with fields in its cells and its findings
	// marked.
	Article string `json:"article"`
	// Status is a line for people, and Severity the gravest of what was found:
	// "error", "warning", "note" or "" where all is well.
	Status   string `json:"status"`
	Severity string `json:"severity"`
	// Suspects are the ways in which the failing sums are made to hold, the
	// likeliest first, and SuspectsTitle says so.
	SuspectsTitle string    `json:"suspectsTitle"`
	Suspects      []suspect `json:"suspects"`
	// Sole says that there is no other way than the one suspect.
	Sole bool `json:"sole"`
	// PriorTitle names last year's report, where one is given, and PriorNote says why
	// it is not compared.
	PriorTitle string `json:"priorTitle,omitempty"`
	PriorNote  string `json:"priorNote,omitempty"`
	// Register is what the report differs in from a register, or nil.
	Register *registerView `json:"register,omitempty"`
	// BasisNote says which level the rules went by, and what did not run.
	BasisNote string `json:"basisNote"`
	// Changes are the cells that differ from the report as it was read.
	Changes []change `json:"changes"`
}

type suspect struct {
	Text   string        `json:"text"`
	Button string        `json:"button"`
	Cells  []suspectCell `json:"cells"`
}

type suspectCell struct {
	Ref  govinfo.Ref `json:"ref"`
	Want string      `json:"want"`
}

type change struct {
	Ref  govinfo.Ref `json:"ref"`
	Text string      `json:"text"`
}

// mostSuspects bounds the ways that are shown; where there are more, none of
// them is likely.
const mostSuspects = 8

// view checks the filing by an engine.
func (f filing) view(engine *validate.Engine, words *wording) (view, error) {
	e, err := f.enter()
	if err != nil {
		return view{}, err
	}
	result, priorFits := f.check(engine, &e)
	marks := f.marks(&e, findingmarks.Findings(result, words.tag), findingmarks.Unread(result, words.tag), words)
	v := view{
		Article:   string(article(&e, marks, words)),
		Suspects:  []suspect{},
		BasisNote: words.basisNote(result),
		Changes:   []change{},
	}
	if e.prior != nil {
		v.PriorTitle = words.titleOf(e.prior)
		v.PriorNote = words.priorNote(priorFits)
	}
	if v.Register, err = f.compareRegister(&e.report, words); err != nil {
		return view{}, err
	}
	v.Status, v.Severity = words.summary(marks, len(result.Skipped))
	v.suspects(result.Locate(), words)
	for _, c := range govinfo.Diff(&e.original, &e.report).Changes {
		text := fmt.Sprintf(words.change, govinfo.Label(c.Ref), cmp.Or(c.Before.String(), words.blank), cmp.Or(c.After.String(), words.blank))
		v.Changes = append(v.Changes, change{c.Ref, text})
	}
	return v, nil
}

func (v *view) suspects(location validate.Location, words *wording) {
	for _, s := range location.Suspects[:min(len(location.Suspects), mostSuspects)] {
		shown := suspect{Text: withoutRefs(s, words), Button: words.takeAll}
		if len(s.Cells) == 1 {
			shown.Button = fmt.Sprintf(words.take, s.Cells[0].Want)
		}
		for _, cell := range s.Cells {
			shown.Cells = append(shown.Cells, suspectCell{cell.Ref, cell.Want.String()})
		}
		v.Suspects = append(v.Suspects, shown)
	}
	switch {
	case len(location.Suspects) > mostSuspects || location.Exhausted:
		v.SuspectsTitle = words.manySuspects
	case len(location.Suspects) > 1:
		v.SuspectsTitle = words.someSuspects
	case len(location.Suspects) == 1:
		v.SuspectsTitle = words.oneSuspect
		v.Sole = true
	}
}

// withoutRefs words a suspect without the refs that its message in English has
// behind the names of cells.
func withoutRefs(s validate.Suspect, words *wording) string {
	message := s.Message(words.tag)
	for _, cell := range s.Cells {
		message = strings.ReplaceAll(message, " ("+string(cell.Ref)+")", "")
	}
	return message
}

// marks are what is shown in the report: what was entered and is no number, the
// findings, what was not read and the doubts that arose in reading.
func (f filing) marks(e *entered, findings, unread []render.Mark, words *wording) []render.Mark {
	var marks, doubts []render.Mark
	for _, u := range e.unreadable {
		marks = append(marks, render.Mark{Ref: u.ref, Severity: severity.Error, Text: words.unreadable(u)})
	}
	for _, p := range f.open(e) {
		doubts = append(doubts, render.Mark{Ref: p.Ref, Severity: severity.Warning, Unread: p.Code.Blank(), Text: p.Text})
	}
	return slices.Concat(marks, findings, findingmarks.Doubts(unread, doubts))
}
