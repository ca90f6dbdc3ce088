package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

const sampleName = "report-2021.txt"

//go:embed testdata/report-2021.txt
var sample []byte

// open reads a file, or the sample where there is no name.
func open(ctx context.Context, name string) (*read.Reading, error) {
	if name == "" {
		return read.Options{}.Bytes(ctx, sample)
	}
	return command.Read(ctx, name)
}

// statements are what the flags tell beside the reports.
type statements struct {
	prior, members, others string
	suppressions           string
	complete               bool
	level                  govinfo.AgencyLevel
	published              govinfo.Date
	profile                command.Profile
}

func (s *statements) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&s.prior, "prior", "", "last year's report, to compare with: a `FILE`")
	flags.StringVar(&s.members, "members", "", "the reports that FILE adds up: `FILES` or folders of them, separated by commas")
	flags.StringVar(&s.others, "others", "", "other organs' reports, to compare the text with: `FILES` or folders of them, separated by commas; the members are, too")
	flags.StringVar(&s.suppressions, "suppressions", "", "findings that are not to be held against the organs: a `FILE` of package validate/suppress")
	s.profile.AddTo(flags)
	flags.BoolVar(&s.complete, "complete", false, "no member is missing")
	var levels []string
	for _, level := range govinfo.AgencyLevels() {
		levels = append(levels, string(level))
	}
	flags.Func("level", "`LEVEL` of the organ: "+strings.Join(levels, ", "), func(text string) error {
		if !slices.Contains(levels, text) {
			return errors.New("it is one of " + strings.Join(levels, ", "))
		}
		s.level = govinfo.AgencyLevel(text)
		return nil
	})
	flags.Func("published", "`DAY` of publication, 2024-01-30", func(text string) (err error) {
		s.published, err = govinfo.ParseDate(text)
		return err
	})
}

// beside is what reports are checked by beside themselves.
type beside struct {
	prior     *govinfo.Report
	members   []*govinfo.Report
	others    *validate.Others
	complete  bool
	level     govinfo.AgencyLevel
	published govinfo.Date
	accepted  accepted
}

// read reads the reports that are named.
func (s *statements) read(ctx context.Context) (beside, error) {
	b := beside{complete: s.complete, level: s.level, published: s.published}
	now := time.Now()
	rules, err := s.profile.Rules(now)
	if err != nil {
		return beside{}, err
	}
	if b.accepted, err = acceptedIn(s.suppressions, rules, now); err != nil {
		return beside{}, err
	}
	if s.prior != "" {
		reading, err := command.Read(ctx, s.prior)
		if err != nil {
			return beside{}, err
		}
		b.prior = &reading.Report
	}
	return b, b.readOthers(ctx, s)
}

// rules prints what had to hold for the report on a year.
func (b *beside) rules(out io.Writer, year int, tag language.Tag) error {
	for _, rule := range b.accepted.engine.Rules() {
		if !rule.Holds(year, b.level) {
			continue
		}
		when := rule.Period.Text().In(tag)
		if when != "" {
			when = " (" + when + ")"
		}
		if _, err := fmt.Fprintf(out, "%s %s %s%s\n    %s\n", rule.ID, rule.Severity, rule.Title.In(tag), when, rule.Basis.In(tag)); err != nil {
			return err
		}
	}
	return nil
}

// readOthers reads the members and the others.
func (b *beside) readOthers(ctx context.Context, s *statements) error {
	b.others = new(validate.Others)
	err := readEach(ctx, s.members, func(r *govinfo.Report) {
		b.members = append(b.members, r)
		b.others.Add(r)
	})
	if err != nil {
		return err
	}
	return readEach(ctx, s.others, b.others.Add)
}

// readEach reads the reports that names, separated by commas, are or hold, and keeps them.
func readEach(ctx context.Context, names string, keep func(*govinfo.Report)) error {
	files, err := filesOf(names)
	if err != nil {
		return err
	}
	for _, file := range files {
		reading, err := command.Read(ctx, file)
		if err != nil {
			return err
		}
		keep(&reading.Report)
	}
	return nil
}

// filesOf returns the files that names, separated by commas, are or hold.
func filesOf(names string) ([]string, error) {
	if names == "" {
		return nil, nil
	}
	var files []string
	for name := range strings.SplitSeq(names, ",") {
		entries, err := os.ReadDir(name)
		if err != nil {
			files = append(files, name) // no folder: reading it tells what it is
			continue
		}
		for _, entry := range entries {
			if !entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") {
				files = append(files, filepath.Join(name, entry.Name()))
			}
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no reports in it", names)
	}
	return files, nil
}

// check checks a report. What was told of it goes before what it says itself.
func (b *beside) check(reading *read.Reading) validate.Result {
	filing := validate.FilingOf(reading)
	filing.Prior, filing.Members, filing.MembersComplete = b.prior, b.members, b.complete
	filing.Published, filing.Level, filing.Others = b.published, b.level, b.others
	return b.accepted.check(filing)
}
