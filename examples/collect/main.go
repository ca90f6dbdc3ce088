// Command collect does the job of the office that collects the reports of a county: it
// reads a folder of mixed files, checks every report, finds out who has not filed, adds
// the reports up, compares them with the whole, and writes what goes back to the organs.
//
//	go run ./examples/collect -organs FILE -year YEAR [-whole NAME] [-prior FOLDER] [-profile FILE] [-lang zh|en] [-out FOLDER] FOLDER
//
// FILE lists the organs that are to file, one name a line; what follows "#" is a remark.
// NAME is the organ whose report adds the others up. The folder after -prior has the
// reports on the year before.
//
// Into the folder after -out (collected) it writes
//
//	index.html          who filed, who did not, what is wrong, what is new since the last run
//	worst.html          the same, those with the most errors first
//	sum.html            the sum, cell by cell, with the organs behind it and the whole's figure
//	reports/*.html      every report with what was found in it
//	notices/*.html .docx  退回修改通知 for every organ with something to mend
//	repaired/*.docx     Word files as filed, with comments and tracked changes
//	cells.csv .xlsx     all cells of all reports
//	state/*             what was read, so that a rerun reads only files that changed
//
// A run that was interrupted goes on where it was; two at once on one folder are refused.
// Pages, notices and headings are in Chinese, as the organs are, or in English with -lang
// en. Reports are on the disk: memory holds one file at a time for each processor, and an
// index of some hundred bytes an organ.
//
// Exit status: 0 no error found, 1 errors found, 2 a file could not be read, 3 interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"golang.org/x/text/language"
)

func main() { command.Main(5*time.Second, run) }

const usage = "-organs FILE -year YEAR [-whole NAME] [-prior FOLDER] [-profile FILE] [-lang zh|en] [-out FOLDER] FOLDER"

// job is what is asked for.
type job struct {
	organs        []string // those that are to file, the whole not among them
	whole         string
	year          int
	folder, prior string
	out           string
	rules         command.Rules
	lang          language.Tag
	told          io.Writer // takes how far the work is
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("collect", usage, stdout, stderr)
	p.TakesLanguage()
	j := job{told: stderr}
	list := p.Flags.String("organs", "", "`file` with the names of the organs that are to file, one a line")
	p.Flags.StringVar(&j.whole, "whole", "", "`name` of the organ whose report adds the others up")
	p.Flags.StringVar(&j.prior, "prior", "", "`folder` with the reports on the year before")
	var place command.Profile
	place.AddTo(p.Flags)
	p.Flags.StringVar(&j.out, "out", "collected", "`folder` to write to")
	p.Flags.IntVar(&j.year, "year", 0, "the `year` that is reported on")
	if status, done := p.Parse(args); done {
		return status
	}
	if p.Flags.NArg() != 1 || *list == "" || j.year == 0 {
		return p.Refuse("%s", p.In("需要 -organs、-year 和一个文件夹", "-organs, -year and one FOLDER are wanted"))
	}
	j.folder, j.lang = p.Flags.Arg(0), p.Lang
	var err error
	if j.rules, err = place.Rules(time.Now()); err != nil {
		return p.Fail(err)
	}
	if j.organs, err = readOrgans(*list, j.whole); err != nil {
		return p.Fail(err)
	}
	c, err := j.run(ctx)
	if err != nil {
		return p.Fail(err)
	}
	fmt.Fprintln(p.Out, c.summary())
	return p.End(c.status())
}

// run collects and writes everything.
func (j job) run(ctx context.Context) (c *collection, err error) {
	leave, err := j.enter()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, leave()) }()
	if c, err = j.collect(ctx); err != nil {
		return nil, err
	}
	return c, c.writeAll(ctx)
}
