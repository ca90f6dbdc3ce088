package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// basis is what a report is checked by beside itself. The page keeps it and sends
// it with the report.
type basis struct {
	// Prior is the JSON of last year's report, or "".
	Prior string `json:"prior,omitempty"`
	// Register is what was counted of a register of requests, as JSON, or "".
	Register string `json:"register,omitempty"`
	// Level is the level of the organ that was chosen, or "": then it is what the
	// report says, or the organ's name.
	Level govinfo.AgencyLevel `json:"level,omitempty"`
}

// verify returns an error for what the page does not send.
func (b basis) verify() error {
	if len(b.Prior) > maxReport || len(b.Register) > maxRegister {
		return errReportLarge
	}
	if b.Level != govinfo.LevelUnknown && !slices.Contains(govinfo.AgencyLevels(), b.Level) {
		return &formError{errors.New("no such level")}
	}
	return nil
}

// priorReport returns last year's report, or nil where none is given. Its errors are
// [*formError].
func (b basis) priorReport() (*govinfo.Report, error) {
	if b.Prior == "" {
		return nil, nil
	}
	var prior govinfo.Report
	if err := prior.UnmarshalJSON([]byte(b.Prior)); err != nil {
		return nil, &formError{err}
	}
	return &prior, nil
}

// check checks the report by an engine with what was entered. priorFits is false where last
// year's report is not on the year before: then it was not compared.
func (f filing) check(engine *validate.Engine, e *entered) (result validate.Result, priorFits bool) {
	check := validate.Check
	if engine != nil {
		check = engine.Check
	}
	result = check(validate.Filing{Report: &e.report, Prior: e.prior, Level: f.Level, Unread: f.unread()})
	priorFits = true
	result.Faults = slices.DeleteFunc(slices.Clone(result.Faults), func(fault validate.Fault) bool {
		odd := errors.Is(fault, validate.ErrPriorYear)
		priorFits = priorFits && !odd
		return odd
	})
	return result, priorFits
}

// readPrior reads last year's report. The page shows nothing of it but its title.
func readPrior(w http.ResponseWriter, r *http.Request, body []byte) error {
	reading, err := readFile(r, body)
	if err != nil {
		return err
	}
	words := wordsOf(r)
	f, err := filingOf(reading, words)
	if err != nil {
		return err
	}
	return answer(w, struct {
		Prior string `json:"prior"`
	}{f.Report})
}

// titleOf names a report to people.
func (w *wording) titleOf(report *govinfo.Report) string {
	return cmp.Or(report.Title, w.untitled)
}

// basisNote says which level the rules went by, and how many of them had not what they
// need.
func (w *wording) basisNote(result validate.Result) string {
	note := fmt.Sprintf(w.levelUsed, result.Level.Text().In(w.tag))
	if n := len(result.NotRun); n > 0 {
		note += fmt.Sprintf(w.notRun, n)
	}
	return note
}

func (w *wording) priorNote(fits bool) string {
	if fits {
		return ""
	}
	return w.notTheYearBefore
}
