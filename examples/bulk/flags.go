package main

import (
	"io"
	"runtime"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// settings are the flags.
type settings struct {
	out, sum, save string   // outputs
	sources, prior []string // inputs
	others         []string // inputs: other organs' reports
	whole          string   // the aggregate report, an input
	complete       bool     // no member of whole is missing
	workers        int
	memory         int // MB
	decodeOnly     bool
	profile        command.Profile
	generate       int
	errors         float64
	seed           uint64

	lang     language.Tag
	terminal io.Writer // where progress is shown
}

// in returns the Chinese or the English text.
func (s *settings) in(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(s.lang) }

func parse(p *command.Program, args []string) (s *settings, status command.Status, done bool) {
	s = new(settings)
	p.TakesLanguage()
	p.Flags.StringVar(&s.out, "out", "", "write a result per report to `FILE` (.jsonl, .csv or .sqlite); go on where it ends")
	p.Flags.StringVar(&s.sum, "sum", "", "add the reports up by year and write the sums to `FILE` as JSON Lines")
	p.Flags.Func("prior", "compare with the same organ's report on the year before, found in `SOURCE`; may be given several times", func(name string) error {
		s.prior = append(s.prior, name)
		return nil
	})
	p.Flags.Func("others", "compare the text with other organs' reports on the same year, found in `SOURCE`; may be given several times", func(name string) error {
		s.others = append(s.others, name)
		return nil
	})
	p.Flags.StringVar(&s.whole, "whole", "", "check `FILE`, a report that aggregates the reports, against their sum")
	p.Flags.BoolVar(&s.complete, "complete", false, "with -whole: no report that it aggregates is missing")
	s.profile.AddTo(p.Flags)
	p.Flags.IntVar(&s.workers, "workers", runtime.GOMAXPROCS(0), "reports in work at a time")
	p.Flags.IntVar(&s.memory, "memory", 128, "`MB` for the documents in work")
	p.Flags.BoolVar(&s.decodeOnly, "decode-only", false, "read the reports without checking them: the rate to compare with")
	p.Flags.IntVar(&s.generate, "generate", 0, "check `N` synthetic reports instead of sources")
	p.Flags.Float64Var(&s.errors, "errors", 0, "percentage of synthetic reports with one wrong figure")
	p.Flags.Uint64Var(&s.seed, "seed", 1, "seed of the synthetic reports")
	p.Flags.StringVar(&s.save, "save", "", "write the synthetic reports to `FILE` as JSON Lines instead of checking them")
	if status, done = p.Parse(args); done {
		return s, status, done
	}
	s.lang = p.Lang
	s.sources = p.Flags.Args()
	if problem := s.problem(); problem != "" {
		return s, p.Refuse("%s", problem), true
	}
	return s, command.Clean, false
}

// problem tells what is wrong with the flags, or nothing.
func (s *settings) problem() string {
	for _, rule := range []struct {
		broken bool
		zh, en string
	}{
		{s.generate == 0 && len(s.sources) == 0, "请指定来源 SOURCE，或 -generate N", "name a SOURCE, or -generate N"},
		{s.generate != 0 && len(s.sources) > 0, "-generate 不与来源 SOURCE 同用", "-generate takes no SOURCE"},
		{s.generate < 0 || s.workers < 1 || s.memory < 1, "-generate、-workers 和 -memory 须为正数", "-generate, -workers and -memory are positive"},
		{!(s.errors >= 0 && s.errors <= 100), "-errors 是百分比", "-errors is a percentage"},
		{s.save != "" && s.generate == 0, "-save 须与 -generate 同用", "-save goes with -generate"},
		{s.save != "" && (s.out != "" || s.sum != ""), "-save 不与 -out、-sum 同用", "-save goes without -out and -sum"},
		{s.generate != 0 && (len(s.prior) > 0 || len(s.others) > 0 || s.whole != ""), "-prior、-others 和 -whole 须与来源 SOURCE 同用", "-prior, -others and -whole go with a SOURCE"},
		{s.decodeOnly && (len(s.prior) > 0 || len(s.others) > 0 || s.whole != ""), "-decode-only 不核对报告", "-decode-only checks nothing"},
		{s.complete && s.whole == "", "-complete 须与 -whole 同用", "-complete goes with -whole"},
	} {
		if rule.broken {
			return s.in(rule.zh, rule.en)
		}
	}
	return ""
}
