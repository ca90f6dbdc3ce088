package main

import (
	"encoding/json"
	"io"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// output is what -format json prints.
type output struct {
	Report   govinfo.Report           `json:"report"`
	Cases    map[govinfo.Ref][]string `json:"cases"` // behind the cells that are no totals
	Due      map[string]govinfo.Date  `json:"due"`
	Problems []problem                `json:"problems"`
	Unplaced []string                 `json:"unplaced"`
	Fees     feesJSON                 `json:"fees"`
	Dropped  []string                 `json:"dropped"`
	Ignored  []string                 `json:"ignored"`
	Notes    []string                 `json:"notes"`
}

// problem is a fault of the register, or a question about it, which has no code.
type problem struct {
	Code     ledger.Code `json:"code"`
	Row      *int        `json:"row"` // null for what is no case
	ID       string      `json:"id"`
	Field    string      `json:"field"`
	Severity string      `json:"severity"` // E, W or N
	Text     string      `json:"text"`
}

// letters are the severities in the JSON of registers.
var letters = map[severity.Severity]string{severity.Error: "E", severity.Warning: "W", severity.Note: "N"}

type feesJSON struct {
	Notices int         `json:"notices"`
	Noticed json.Number `json:"noticed"`
	Paid    json.Number `json:"paid"`
}

func printJSON(w io.Writer, s *source) error {
	t := s.tally
	out := output{
		Report: t.Report(), Cases: casesBehind(t), Due: make(map[string]govinfo.Date), Problems: []problem{}, Unplaced: []string{},
		Fees:    feesJSON{t.Fees.Notices, json.Number(t.Fees.Noticed.String()), json.Number(t.Fees.Paid.String())},
		Dropped: append([]string{}, s.dropped...), Ignored: append([]string{}, s.ignored...), Notes: append([]string{}, s.notes...),
	}
	for origin, day := range t.Deadlines() {
		if _, known := out.Due[origin.ID]; !known {
			out.Due[origin.ID] = day
		}
	}
	for _, q := range s.questions {
		out.Problems = append(out.Problems, problem{Field: q.Field, Severity: letters[severity.Error], Text: q.Message(language.Chinese)})
	}
	for _, p := range t.Problems {
		told := problem{Code: p.Code, ID: p.ID, Field: p.Field, Severity: letters[p.Severity()], Text: p.Text(language.Chinese)}
		if p.Row > 0 {
			told.Row = &p.Row
		}
		out.Problems = append(out.Problems, told)
	}
	for _, origin := range t.Unplaced {
		out.Unplaced = append(out.Unplaced, origin.ID)
	}
	return json.NewEncoder(w).Encode(out)
}

// casesBehind lists the cases behind every cell that is no total.
func casesBehind(t *ledger.Tally) map[govinfo.Ref][]string {
	behind := make(map[govinfo.Ref][]string)
	for _, ref := range govinfo.Refs() {
		if ref.Last() == "total" || ref.Parent().Last() == "total" || !ref.Within("applications") && !ref.Within("disputes") {
			continue
		}
		for _, origin := range t.Cases(ref) {
			behind[ref] = append(behind[ref], origin.ID)
		}
	}
	return behind
}
