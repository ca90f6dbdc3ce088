package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// filing is what the page keeps of a report and sends with every request: the
// server keeps nothing.
type filing struct {
	// Report is the JSON of the report as it was read. It travels as a string,
	// for the numbers of JavaScript would round figures of 16 digits and more.
	Report string `json:"report"`
	// Problems are the doubts that arose when it was read.
	Problems []problem `json:"problems"`
	// Unread are the cells that could not be read.
	Unread []govinfo.Ref `json:"unread,omitempty"`
	// Entries are the texts that were typed into cells since.
	Entries map[govinfo.Ref]string `json:"entries,omitempty"`
	basis
}

type problem struct {
	Ref  govinfo.Ref    `json:"ref"`
	Code recognize.Code `json:"code"`
	Text string         `json:"text"`
}

// mostProblems bounds what people are asked to read of a file that is hardly a
// report.
const mostProblems = 100

var (
	errNoReport    = errors.New("no report in the file")
	errReportLarge = fmt.Errorf("the report has more than %d bytes as JSON", maxReport)
)

// formError says that a request is not one that the page sends.
type formError struct{ err error }

func (e *formError) Error() string { return "the form cannot be read: " + e.err.Error() }
func (e *formError) Unwrap() error { return e.err }

// filingOf returns the filing of a report that was just read.
func filingOf(reading *read.Reading, words *wording) (filing, error) {
	f := filing{Problems: []problem{}, Unread: reading.Unread}
	for i, p := range reading.Doubts {
		if p.Code == recognize.NoReport {
			return filing{}, errNoReport
		}
		if i == mostProblems {
			f.Problems = append(f.Problems, problem{Text: fmt.Sprintf(words.moreProblems, len(reading.Doubts)-i)})
			break
		}
		f.Problems = append(f.Problems, problem{p.Ref, p.Code, words.doubt + p.Message(words.tag)})
	}
	for _, n := range reading.Notes()[:min(len(reading.Notes()), mostProblems-min(len(f.Problems), mostProblems))] {
		f.Problems = append(f.Problems, problem{Code: recognize.Code(n.Code), Text: words.doubt + n.Message(words.tag)})
	}
	data, err := reading.Report.MarshalJSON()
	if err != nil {
		return filing{}, err
	}
	if len(data) > maxReport {
		return filing{}, errReportLarge
	}
	f.Report = string(data)
	return f, nil
}

// decodeFiling reads what the page sends. Its errors are [*formError].
func decodeFiling(body []byte) (filing, error) {
	var f filing
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return filing{}, &formError{err}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return filing{}, &formError{errors.New("something stands behind it")}
	}
	if len(f.Report) > maxReport {
		return filing{}, errReportLarge
	}
	if err := f.basis.verify(); err != nil {
		return filing{}, err
	}
	if len(f.Problems) > mostProblems+1 {
		return filing{}, &formError{errors.New("too many problems")}
	}
	if len(f.Unread) > govinfo.CellCount+1 { // and the name of the organ
		return filing{}, &formError{errors.New("more unread cells than the form has")}
	}
	return f, nil
}

// entered is a filing with its entries read.
type entered struct {
	original, report govinfo.Report
	prior            *govinfo.Report // or nil
	unreadable       []unreadable    // in form order
}

// unreadable is an entry that is not a number. Its cell is blank.
type unreadable struct {
	ref  govinfo.Ref
	text string
	err  error
}

// unreadableError says that a report cannot be written, because an entry is not
// a number.
type unreadableError struct{ unreadable }

func (e *unreadableError) Error() string {
	return fmt.Sprintf("%s: %q: %v", govinfo.Label(e.ref), e.text, e.err)
}

// enter sets the cells to what was entered. Its errors are [*formError]: an
// entry that is not a number is none, but told in the result.
func (f filing) enter() (entered, error) {
	var e entered
	if err := e.original.UnmarshalJSON([]byte(f.Report)); err != nil {
		return entered{}, &formError{err}
	}
	prior, err := f.priorReport()
	if err != nil {
		return entered{}, err
	}
	e.prior = prior
	e.report = e.original.Clone()
	// The editions are stated before cells change, so that no entry makes the
	// form another one.
	e.report.Editions = govinfo.Editions{Proactive: e.original.ProactiveEdition(), Applications: e.original.ApplicationsEdition()}
	known := 0
	for _, ref := range govinfo.Refs() {
		text, typed := f.Entries[ref]
		if !typed {
			continue
		}
		known++
		value, err := parse(&e.original, ref, text)
		if err != nil {
			e.unreadable = append(e.unreadable, unreadable{ref, text, err})
		}
		if err := e.report.Set(ref, value); err != nil {
			return entered{}, &formError{err}
		}
	}
	if known != len(f.Entries) {
		return entered{}, &formError{errors.New("an entry is for no cell of the form")}
	}
	return e, nil
}

// parse reads an entry as a value of the cell's type; with an error, a blank one.
func parse(report *govinfo.Report, ref govinfo.Ref, text string) (govinfo.Value, error) {
	cell, err := report.At(ref)
	if err != nil {
		return nil, err
	}
	if _, isAmount := cell.(govinfo.Amount); isAmount {
		return govinfo.ParseAmount(text)
	}
	return govinfo.ParseCount(text)
}

// unread returns the cells that were not read and that nobody has seen to since.
func (f filing) unread() []govinfo.Ref {
	var unread []govinfo.Ref
	for _, ref := range f.Unread {
		if _, typed := f.Entries[ref]; !typed {
			unread = append(unread, ref)
		}
	}
	return unread
}

// open returns the doubts that the entries have not settled.
func (f filing) open(e *entered) []problem {
	var open []problem
	for _, p := range f.Problems {
		if !f.settled(p, e) {
			open = append(open, p)
		}
	}
	return open
}

// settled reports whether a doubt was seen to: its cell was filled in by hand or,
// where a line or table was not read, none of its cells is blank any more.
func (f filing) settled(p problem, e *entered) bool {
	if _, isCell := p.Ref.Index(); isCell {
		_, typed := f.Entries[p.Ref]
		return typed
	}
	if p.Ref == "" || !p.Code.Blank() {
		return false
	}
	for ref, value := range e.report.Cells() {
		if ref.Within(p.Ref) && value.IsBlank() {
			return false
		}
	}
	return true
}
