// Command bulk checks any number of reports: the files of folders and zip
// archives, and JSON Lines with a report a line.
//
//	go run ./examples/bulk [flags] SOURCE...
//	go run ./examples/bulk -generate 1000000 -errors 5 [flags]
//
// Reports are read and checked in parallel and the results written in the order
// of the sources, so that the same sources always give the same results. With
// -out the results go to a file, whose ending tells the format: .jsonl, .csv or
// .sqlite. A run that was interrupted, even killed, goes on where its file ends
// when it is started again with the same arguments.
//
// A file that cannot be read is recorded with the reason and never stops the
// run. Exit status: 0 no error found, 1 errors found, 2 something could not be
// read or written, 3 interrupted.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

const (
	exitClean       = 0
	exitErrors      = 1
	exitUnreadable  = 2
	exitInterrupted = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// settings are the flags.
type settings struct {
	out        string
	workers    int
	decodeOnly bool
	sum        string
	generate   int
	errors     float64
	seed       uint64
	save       string
	sources    []string
}

func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("bulk", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: bulk [flags] SOURCE...    (SOURCE: a file, folder, .zip or .jsonl)")
		flags.PrintDefaults()
	}
	flags.StringVar(&s.out, "out", "", "write a result per report to `FILE` (.jsonl, .csv or .sqlite); go on where it ends")
	flags.IntVar(&s.workers, "workers", runtime.GOMAXPROCS(0), "reports in work at a time")
	flags.BoolVar(&s.decodeOnly, "decode-only", false, "read the reports without checking them: the rate to compare with")
	flags.StringVar(&s.sum, "sum", "", "add the reports up by year and write the sums to `FILE` as JSON Lines")
	flags.IntVar(&s.generate, "generate", 0, "check `N` synthetic reports instead of sources")
	flags.Float64Var(&s.errors, "errors", 0, "percentage of synthetic reports with one wrong figure")
	flags.Uint64Var(&s.seed, "seed", 1, "seed of the synthetic reports")
	flags.StringVar(&s.save, "save", "", "write the synthetic reports to `FILE` as JSON Lines instead of checking them")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	s.sources = flags.Args()
	var problem string
	switch {
	case s.generate == 0 && len(s.sources) == 0:
		problem = "name a SOURCE, or -generate N"
	case s.generate != 0 && len(s.sources) > 0:
		problem = "-generate takes no SOURCE"
	case s.generate < 0 || s.workers < 1 || s.errors < 0 || s.errors > 100:
		problem = "-generate and -workers are positive, -errors is a percentage"
	case s.save != "" && s.generate == 0:
		problem = "-save goes with -generate"
	}
	if problem != "" {
		fmt.Fprintln(stderr, "bulk:", problem)
		flags.Usage()
		return s, errors.New(problem)
	}
	return s, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case err != nil:
		return exitUnreadable
	}
	fail := func(err error) int {
		fmt.Fprintln(stderr, "bulk:", err)
		return exitUnreadable
	}
	source, err := open(s)
	if err != nil {
		return fail(err)
	}
	if s.save != "" {
		if err := save(ctx, s.save, source); err != nil {
			return fail(err)
		}
		return exitClean
	}
	results, err := openResults(s.out)
	if err != nil {
		return fail(err)
	}
	summary, err := check(ctx, s, source, results, stderr)
	if closing := results.Close(); err == nil {
		err = closing
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		return fail(err)
	}
	if s.sum != "" && err == nil {
		if err := summary.writeSums(s.sum); err != nil {
			return fail(err)
		}
	}
	summary.print(stdout)
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "bulk: interrupted; start again with the same arguments to go on")
		return exitInterrupted
	case summary.unreadable > 0:
		return exitUnreadable
	case summary.errors > 0:
		return exitErrors
	}
	return exitClean
}
