package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/outfile"
	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// maxOrgans bounds the organs that are counted by name; what comes beyond is
// counted together, so that memory stays flat over any number of reports.
const maxOrgans = 100_000

// mostFailures bounds the unreadable documents that are named; a results file
// has all of them.
const mostFailures = 20

// summary counts what was found. It is used by one goroutine.
type summary struct {
	tally       command.Tally
	failures    []result // the first of those that are unreadable
	rules       map[validate.RuleID]int
	organs      map[string]int // reports with errors
	otherOrgans int
	compared    int // with a prior report
	prior       priorSummary
	years       map[int]*govinfo.Adder
	members     bool // an organ twice is not added: what is added are the members of a whole
	notAdded    []error
}

func newSummary(s *settings) *summary {
	return &summary{
		rules: make(map[validate.RuleID]int), organs: make(map[string]int), years: make(map[int]*govinfo.Adder),
		members: s.whole != "",
	}
}

// status returns the status of a run that came to its end.
func (s *summary) status() command.Status {
	if s.prior.failed > 0 {
		return command.Failed
	}
	return s.tally.Status()
}

func (s *summary) add(one *result) {
	s.tally.Add(one.outcome())
	if one.Failure != "" && len(s.failures) < mostFailures {
		s.failures = append(s.failures, *one)
	}
	if one.Prior > 0 {
		s.compared++
	}
	for _, f := range one.Findings {
		s.rules[f.Rule]++
	}
	if one.Errors == 0 {
		return
	}
	organ := organOf(one)
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
		adder = &govinfo.Adder{SameOrgan: !s.members}
		s.years[r.Year] = adder
	}
	if err := adder.Add(r); err != nil && len(s.notAdded) < 10 {
		s.notAdded = append(s.notAdded, fmt.Errorf("%s: not added: %w", oneLine(r.Title), err))
	}
}

// writeSums writes the sum of each year as a report.
func (s *summary) writeSums(name string) error {
	return outfile.Replace(name, func(w io.Writer) error {
		encoder := govinfo.NewEncoder(w)
		for _, year := range slices.Sorted(maps.Keys(s.years)) {
			whole, err := s.years[year].Whole()
			if err == nil {
				err = encoder.Encode(&whole.Report)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// print tells what was found: first the sums, then what could not be read, then what is
// found most often.
func (s *summary) print(w io.Writer, tag language.Tag) {
	in := func(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(tag) }
	s.tally.Print(w, tag)
	s.printPrior(w, in)
	if len(s.failures) > 0 {
		fmt.Fprintln(w, in("无法读取", "unreadable"))
	}
	for _, failed := range s.failures {
		fmt.Fprintf(w, in("  %s：%s\n", "  %s: %s\n"), terminal.Line(failed.ID), terminal.Line(failed.Failure))
	}
	if rest := s.tally.Failed - len(s.failures); rest > 0 {
		fmt.Fprintf(w, in("  另有 %d 份\n", "  and %d more\n"), rest)
	}
	more := in("            另有 %d 项\n", "            and %d more\n")
	printMost(w, in("各规则发现的问题数", "findings by rule"), more, s.rules)
	printMost(w, in("各单位有错误的报告数", "reports with errors by organ"), more, s.organs)
	if s.otherOrgans > 0 {
		fmt.Fprintf(w, in("  %8d  前 %d 个单位之外的单位\n", "  %8d  organs beyond the first %d\n"), s.otherOrgans, maxOrgans)
	}
}

// printPrior tells what -prior found.
func (s *summary) printPrior(w io.Writer, in func(zh, en string) string) {
	if s.prior.asked == 0 {
		return
	}
	fmt.Fprintf(w, in("%d 份报告与上一年度的报告作了比较\n", "%d reports compared with that of the year before\n"), s.compared)
	if s.prior.failed > 0 {
		fmt.Fprintf(w, in("-prior 中有 %d 份文件无法读取\n", "%d files of -prior unreadable\n"), s.prior.failed)
	}
	if s.prior.double > 0 {
		fmt.Fprintf(w, in("有 %d 个单位年度的报告不止一份且内容不同，未作比较\n", "%d organs and years have several reports that differ: not compared\n"), s.prior.double)
	}
}

// printMost prints the largest counts, the largest first.
func printMost[K cmp.Ordered](w io.Writer, title, more string, counts map[K]int) {
	const most = 20
	if len(counts) == 0 {
		return
	}
	fmt.Fprintf(w, "%s\n", title)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, key := range keys[:min(most, len(keys))] {
		fmt.Fprintf(w, "  %8d  %s\n", counts[key], terminal.Line(fmt.Sprint(key)))
	}
	if rest := len(keys) - most; rest > 0 {
		fmt.Fprintf(w, more, rest)
	}
}
