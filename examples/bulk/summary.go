package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// maxOrgans bounds the organs that are counted by name; what comes beyond is
// counted together, so that memory stays flat over any number of reports.
const maxOrgans = 100_000

// mostFailures bounds the unreadable documents that are named; a results file
// has all of them.
const mostFailures = 20

// summary counts what was found. It is used by one goroutine.
type summary struct {
	reports, clean, unreadable int
	partly                     int      // reports with cells that could not be read
	failures                   []result // the first of those that are unreadable
	errors, warnings, notes    int
	rules                      map[validate.RuleID]int
	organs                     map[string]int // reports with errors
	otherOrgans                int
	years                      map[int]*govinfo.Adder
	notAdded                   []error
}

func newSummary() *summary {
	return &summary{rules: make(map[validate.RuleID]int), organs: make(map[string]int), years: make(map[int]*govinfo.Adder)}
}

func (s *summary) add(one *result) {
	s.reports++
	s.errors += one.Errors
	s.warnings += one.Warnings
	s.notes += one.Notes
	switch {
	case one.Failure != "":
		s.unreadable++
		if len(s.failures) < mostFailures {
			s.failures = append(s.failures, *one)
		}
	case len(one.Findings) == 0 && one.Unread == 0:
		s.clean++
	}
	if one.Unread > 0 {
		s.partly++
	}
	for _, f := range one.Findings {
		s.rules[f.Rule]++
	}
	if one.Errors == 0 {
		return
	}
	organ := cmp.Or(one.Organ, "(unnamed)")
	if _, known := s.organs[organ]; known || len(s.organs) < maxOrgans {
		s.organs[organ]++
	} else {
		s.otherOrgans++
	}
}

// addReport adds a report to the sum of its year.
func (s *summary) addReport(r *govinfo.Report) {
	adder := s.years[r.Year]
	if adder == nil {
		adder = &govinfo.Adder{SameOrgan: true} // the organs are counted beside it
		s.years[r.Year] = adder
	}
	if err := adder.Add(r); err != nil && len(s.notAdded) < 10 {
		s.notAdded = append(s.notAdded, fmt.Errorf("%s: not added: %w", r.Title, err))
	}
}

// writeSums writes the sum of each year as a report.
func (s *summary) writeSums(name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	encoder := govinfo.NewEncoder(file)
	for _, year := range slices.Sorted(maps.Keys(s.years)) {
		whole, err := s.years[year].Whole()
		if err == nil {
			err = encoder.Encode(&whole.Report)
		}
		if err != nil {
			return errors.Join(err, file.Close())
		}
	}
	return errors.Join(append(s.notAdded, file.Close())...)
}

func (s *summary) print(w io.Writer) {
	fmt.Fprintf(w, "%d reports: %d without finding, %d unreadable; %d errors, %d warnings, %d notes\n",
		s.reports, s.clean, s.unreadable, s.errors, s.warnings, s.notes)
	if s.partly > 0 {
		fmt.Fprintf(w, "%d reports read in part only: what was not read is not checked\n", s.partly)
	}
	if len(s.failures) > 0 {
		fmt.Fprintln(w, "unreadable")
	}
	for _, failed := range s.failures {
		fmt.Fprintf(w, "  %s: %s\n", failed.ID, strings.TrimPrefix(strings.TrimPrefix(failed.Failure, "read: "), failed.ID+": "))
	}
	if rest := s.unreadable - len(s.failures); rest > 0 {
		fmt.Fprintf(w, "  and %d more\n", rest)
	}
	printMost(w, "findings by rule", s.rules)
	printMost(w, "reports with errors by organ", s.organs)
	if s.otherOrgans > 0 {
		fmt.Fprintf(w, "  %8d  organs beyond the first %d\n", s.otherOrgans, maxOrgans)
	}
}

// printMost prints the largest counts, the largest first.
func printMost[K cmp.Ordered](w io.Writer, title string, counts map[K]int) {
	const most = 20
	if len(counts) == 0 {
		return
	}
	fmt.Fprintf(w, "%s\n", title)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, key := range keys[:min(most, len(keys))] {
		fmt.Fprintf(w, "  %8d  %v\n", counts[key], key)
	}
	if rest := len(keys) - most; rest > 0 {
		fmt.Fprintf(w, "            and %d more\n", rest)
	}
}
