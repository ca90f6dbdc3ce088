package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
)

// counted is a register of requests counted for the year of the report: what the page
// keeps of it. It holds ids of cases and nothing of people.
type counted struct {
	Report   govinfo.Report           `json:"report"`
	Cases    map[govinfo.Ref][]string `json:"cases"` // the first behind every cell, totals too
	All      int                      `json:"all"`   // cases in the register
	Unplaced int                      `json:"unplaced"`
	Problems int                      `json:"problems"`
	Disputes bool                     `json:"disputes"` // it has disputes, so that table 四 can be compared
}

const (
	mostCases   = 10        // that are named for a cell
	maxRegister = 256 << 10 // of what is kept of a register, as JSON: it fits into a form beside two reports
)

// registerError says that a file is no register that can be counted; columns are those that
// may be mapped so that it can, or nil.
type registerError struct {
	err     error
	columns []register.Column
}

func (e *registerError) Error() string { return "no register: " + e.err.Error() }
func (e *registerError) Unwrap() error { return e.err }

// readRegister reads a register and counts it for the year in the query, its columns
// understood as the query says. The page shows what of the report differs from it, and how
// the columns were understood.
func readRegister(w http.ResponseWriter, r *http.Request, body []byte) error {
	year, err := strconv.Atoi(r.URL.Query().Get("year"))
	if err != nil || year <= 0 {
		return &registerError{errNoYear, nil}
	}
	mapping, err := mappingOf(r.URL.Query().Get("columns"))
	if err != nil {
		return err
	}
	l, columns, err := registerOf(r.Context(), body, mapping)
	if ended := context.Cause(r.Context()); err != nil && ended != nil {
		return ended
	}
	columns = columns[:min(len(columns), mostColumns)]
	if err != nil {
		return &registerError{err, columns}
	}
	data, err := json.Marshal(count(l, year))
	if err != nil {
		return err
	}
	if len(data) > maxRegister {
		return errReportLarge
	}
	return answer(w, struct {
		Register string            `json:"register"`
		Columns  []register.Column `json:"columns,omitempty"`
	}{string(data), columns})
}

const (
	mostColumns = 100     // that are shown
	maxMapping  = 8 << 10 // of a query
)

// mappingOf reads what somebody chose for the columns: an object of headings and fields.
func mappingOf(text string) (m register.Mapping, err error) {
	if text == "" {
		return m, nil
	}
	if len(text) > maxMapping {
		return m, &formError{errors.New("a mapping too long")}
	}
	if err := json.Unmarshal([]byte(text), &m.Columns); err != nil {
		return m, &formError{err}
	}
	return m, nil
}

var (
	errNoYear   = errors.New("the report states no year")
	errQuestion = errors.New("two columns for one field")
)

// registerOf reads a register. columns are those of its rows, with an error, too.
func registerOf(ctx context.Context, body []byte, mapping register.Mapping) (l *ledger.Ledger, columns []register.Column, err error) {
	if registerfile.Detect(body) == registerfile.JSON {
		reading, err := ledger.Read(bytes.NewReader(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))))
		return &reading.Ledger, nil, err
	}
	file, err := registerfile.Reader{Limits: limitsOfFiles()}.Read(ctx, body, mapping)
	var imported register.Result
	if err == nil {
		imported, err = mapping.Import(file.Rows, file.Disputes)
	}
	var unknown *register.HeadingsError
	switch {
	case errors.As(err, &unknown):
		return nil, unknown.Columns, err
	case err != nil:
		return nil, nil, err
	case len(imported.Questions) > 0:
		return nil, imported.Columns, errQuestion
	case file.Rows == nil:
		return nil, nil, errNoRequests
	}
	return &ledger.Ledger{Cases: imported.Cases, Disputes: imported.Disputes}, imported.Columns, nil
}

var errNoRequests = errors.New("disputes without requests")

func count(l *ledger.Ledger, year int) counted {
	tally := l.Tally(year, ledger.Options{})
	c := counted{Report: tally.Report(), Cases: make(map[govinfo.Ref][]string), All: len(l.Cases), Unplaced: len(tally.Unplaced), Problems: len(tally.Problems), Disputes: len(l.Disputes) > 0}
	for ref := range c.Report.Cells() {
		for i, origin := range tally.Cases(ref) {
			if i == mostCases {
				break
			}
			c.Cases[ref] = append(c.Cases[ref], origin.ID)
		}
	}
	return c
}

// registerView is what the page shows of a register.
type registerView struct {
	Title string   `json:"title"`
	Cells []change `json:"cells"` // those in which the report says something else
}

// compareRegister compares the report with the register. Its errors are [*formError].
func (b basis) compareRegister(report *govinfo.Report, words *wording) (*registerView, error) {
	if b.Register == "" {
		return nil, nil
	}
	var c counted
	if err := json.Unmarshal([]byte(b.Register), &c); err != nil {
		return nil, &formError{err}
	}
	v := &registerView{Title: fmt.Sprintf(words.register, c.Report.Year, c.All, c.Unplaced, c.Problems), Cells: []change{}}
	for _, d := range govinfo.Diff(&c.Report, report).Changes {
		switch {
		case !d.Ref.Within("applications") && !(c.Disputes && d.Ref.Within("disputes")):
			continue
		case d.Before.String() == "0" && d.After.IsBlank(), d.Before.IsBlank():
			continue // a blank is told as one; what the register does not say is no difference
		}
		text := fmt.Sprintf(words.registerCell, govinfo.Label(d.Ref), cmp.Or(d.After.String(), words.blank), d.Before)
		if cases := c.Cases[d.Ref]; len(cases) > 0 {
			text += fmt.Sprintf(words.registerCases, strings.Join(cases, words.comma))
			if n, _ := c.Report.Count(d.Ref).Int64(); n > int64(len(cases)) {
				text = strings.TrimSuffix(text, words.registerEnd) + "…" + words.registerEnd
			}
		}
		v.Cells = append(v.Cells, change{d.Ref, text})
	}
	return v, nil
}
