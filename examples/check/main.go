// Command check reads annual reports, checks them and prints what it found.
//
//	go run ./examples/check [-format text|json|html] [-lang zh|en] [-prior FILE] FILE...
//
// FILE is anything that package read knows: a text dump, a web page, a Word file,
// or the library's own JSON. Without a FILE it checks the sample report that it
// carries. With -prior, last year's report is compared, too.
//
// Exit status: 0 no error found, 1 errors found, 2 a file could not be read.
package main

import (
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

const (
	exitClean      = 0
	exitErrors     = 1
	exitUnreadable = 2
)

const sampleName = "report-2021.txt"

//go:embed testdata/report-2021.txt
var sample []byte

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// printer writes what was found in one file.
type printer func(w io.Writer, c checked, tag language.Tag) error

// checked is a file that was read and checked.
type checked struct {
	name    string
	reading *read.Reading
	result  validate.Result
}

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: check [-format text|json|html] [-lang zh|en] [-prior FILE] FILE...")
		flags.PrintDefaults()
	}
	format := flags.String("format", "text", "`text`, json (an object a line per file) or html (the report with its findings)")
	lang := flags.String("lang", "zh", "language of the messages: `zh` or en")
	prior := flags.String("prior", "", "last year's report, to compare with: a `FILE`")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitClean
		}
		return exitUnreadable
	}
	printers := map[string]printer{"text": printText, "json": printJSON, "html": printHTML}
	tags := map[string]language.Tag{"zh": language.Chinese, "en": language.English}
	show, tag := printers[*format], tags[*lang]
	files := flags.Args()
	switch {
	case show == nil:
		return refuse(flags, "-format is text, json or html, not %q", *format)
	case tag == language.Und:
		return refuse(flags, "-lang is zh or en, not %q", *lang)
	case *format == "html" && len(files) > 1:
		return refuse(flags, "-format html takes one FILE, not %d", len(files))
	}

	var lastYear *govinfo.Report
	if *prior != "" {
		reading, err := open(*prior, tag)
		if err != nil {
			fmt.Fprintln(stderr, "check:", reason(err, tag))
			return exitUnreadable
		}
		lastYear = &reading.Report
	}
	if len(files) == 0 {
		files = []string{""}
	}
	status := exitClean
	for _, name := range files {
		reading, err := open(name, tag)
		if err != nil {
			fmt.Fprintln(stderr, "check:", reason(err, tag))
			status = exitUnreadable
			continue
		}
		if name == "" {
			name = sampleName
		}
		filing := validate.FilingOf(reading)
		filing.Prior = lastYear
		result := validate.Check(filing)
		if err := show(stdout, checked{name, reading, result}, tag); err != nil {
			fmt.Fprintln(stderr, "check:", err)
			return exitUnreadable
		}
		if result.Err() != nil && status == exitClean {
			status = exitErrors
		}
	}
	return status
}

// open reads a file, or the sample where there is no name. A file without a
// report, or cut off within it, is an error: checking the rest would blame the
// organ for what the file has lost.
func open(name string, tag language.Tag) (*read.Reading, error) {
	if name == "" {
		return read.Bytes(sample)
	}
	reading, err := read.File(name)
	if err != nil {
		return nil, err
	}
	var incomplete *recognize.IncompleteError
	if errors.As(reading.Err(), &incomplete) {
		return nil, fmt.Errorf("%s: %s", name, incomplete.Doubt.Message(tag))
	}
	return reading, nil
}

// reason says in a language which file cannot be read, and why.
func reason(err error, tag language.Tag) string {
	var failed *read.Error
	if errors.As(err, &failed) {
		return failed.Name + ": " + failed.Message(tag)
	}
	return err.Error()
}

func refuse(flags *flag.FlagSet, format string, args ...any) int {
	fmt.Fprintf(flags.Output(), "check: "+format+"\n", args...)
	flags.Usage()
	return exitUnreadable
}
