// Command check reads annual reports, checks them and prints what it found.
//
//	go run ./examples/check [-format text|json|html] [-lang zh|en] [-all] [-prior FILE]
//	    [-level LEVEL] [-published YYYY-MM-DD] [-members FILE,... [-complete]] [-others FILE,...]
//	    [-suppressions FILE] [-profile FILE] [-rules YEAR] FILE...
//
// FILE is anything that package read knows: a text dump, a web page, a Word file, a
// workbook, PDF or OFD, or the library's own JSON. Without a FILE it checks the sample
// report that it carries.
//
// What a report does not say itself can be told: last year's report (-prior), the
// level of the organ (-level), the day on which the report was published
// (-published), and the reports that an aggregate adds up (-members: files, or folders
// of them; -complete says that none is missing). What is told goes before what the
// report says. The text is compared with those of other organs (-others, and members).
//
// What is not to be held against the organs stands in a file (-suppressions, see package
// validate/suppress); which of it has expired or was of no use is told at the end.
//
// -profile FILE adds what a province or a city asks beyond the law; -rules YEAR prints
// what had to hold for the report on a year, and checks nothing.
//
// What matters stands first: errors and the figures that they most likely come from,
// then what contradicts itself, what is left out, and form. The blank cells of a table
// are one line; -all lists them line by line.
//
// Text is for people. JSON is one object a line for every file, also for one that
// could not be read: that has "error" beside "file", and nothing else. HTML is the
// report with what was found marked in it.
//
// Exit status: 0 no error found, 1 errors found, 2 a file could not be read or the
// output not be written, 3 interrupted.
package main

import (
	"bufio"
	"context"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

func main() { command.Main(5*time.Second, run) }

const usage = "[-format text|json|html] [-lang zh|en] [-all] [-prior FILE] [-level LEVEL] [-published YYYY-MM-DD] [-members FILE,... [-complete]] [-others FILE,...] [-suppressions FILE] [-profile FILE] [-rules YEAR] FILE..."

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("check", usage, stdout, stderr)
	p.TakesLanguage()
	format := p.Flags.String("format", "text", "`text`, json (an object a line per file) or html (the report with its findings)")
	all := p.Flags.Bool("all", false, "list blank cells line by line, not in one line a table")
	rules := p.Flags.Int("rules", 0, "print what had to hold for the report on a `YEAR`, with -level of an organ of that level, and check nothing")
	var told statements
	told.addFlags(p.Flags)
	if status, done := p.Parse(args); done {
		return status
	}
	files := p.Flags.Args()
	printers := map[string]printer{"text": textPrinter{All: *all}, "json": jsonPrinter{}, "html": htmlPrinter{All: *all}}
	show := printers[*format]
	switch {
	case show == nil:
		return p.Refuse("-format is text, json or html, not %q", *format)
	case *format == "html" && len(files) > 1:
		return p.Refuse("-format html takes one FILE, not %d", len(files))
	case told.members != "" && len(files) > 1:
		return p.Refuse("-members takes one FILE, which adds them up, not %d", len(files))
	case told.complete && told.members == "":
		return p.Refuse("-complete says that no member is missing, and -members which there are")
	}
	beside, err := told.read(ctx)
	if err != nil {
		return p.Fail(err)
	}
	if *rules != 0 {
		if err := beside.rules(p.Out, *rules, p.Lang); err != nil {
			return p.Fail(err)
		}
		return p.End(command.Clean)
	}
	if len(files) == 0 {
		files = []string{""}
	}
	out := bufio.NewWriter(p.Out)
	var tally command.Tally
	for _, name := range files {
		outcome, err := checkFile(ctx, p, name, beside, show, out)
		if err != nil {
			_ = out.Flush() // its error is that of p.Out, too
			return p.Fail(err)
		}
		tally.Add(outcome)
	}
	if *format == "text" && len(files) > 1 {
		tally.Print(out, p.Lang)
	}
	_ = out.Flush() // its error is that of p.Out, and told at the end
	beside.accepted.tell(p)
	return p.End(tally.Status())
}

// checkFile checks a file and prints what was found. A file that cannot be read is an
// outcome; the error is one that ends the run.
func checkFile(ctx context.Context, p *command.Program, name string, beside beside, show printer, out *bufio.Writer) (command.Outcome, error) {
	reading, err := open(ctx, name)
	if ctx.Err() != nil {
		return command.Outcome{}, ctx.Err()
	}
	if name == "" {
		name = sampleName
	}
	if err != nil {
		if printer, ok := show.(failurePrinter); ok {
			return command.Outcome{Failed: true}, printer.printFailure(out, name, err, p.Lang)
		}
		p.Fail(err)
		return command.Outcome{Failed: true}, nil
	}
	result := beside.check(reading)
	if err := show.print(out, checked{name, reading, result}, p.Lang); err != nil {
		return command.Outcome{}, err
	}
	// What is printed of a file stands before what is told of the next.
	return command.OutcomeOf(result), out.Flush()
}
