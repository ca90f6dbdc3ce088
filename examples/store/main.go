// Command store answers the question: how do reports and findings go into a
// database, and what can it be asked then?
//
//	go run ./examples/store [-db FILE | -dsn DSN] register organs.csv
//	go run ./examples/store [-db FILE | -dsn DSN] add [-county NAME] [-profile FILE] FILE...
//	go run ./examples/store [-db FILE | -dsn DSN] rules YEAR
//	go run ./examples/store [-db FILE | -dsn DSN] missing YEAR
//	go run ./examples/store [-db FILE | -dsn DSN] cell REF [ORGAN]
//
// register takes the organs that are to file, a row of name and county each. add
// reads files of any format that package read knows, checks them and keeps them;
// one of an organ and year that is there already is replaced. rules tells which
// rules are broken most, by county; missing, which organs have not filed; cell,
// what a cell says over the years.
//
// The database is the SQLite file reports.db, or, with -dsn, PostgreSQL or what
// speaks its protocol: -dsn "postgres://user@host/name". Its schema is made, and
// brought up to date, when it is opened.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "store:", err)
		os.Exit(1)
	}
}

// errUsage says that the arguments are not understood.
var errUsage = errors.New("one of register FILE, add [-county NAME] [-profile FILE] FILE..., rules YEAR, missing YEAR, cell REF [ORGAN] is wanted")

func run(ctx context.Context, w io.Writer, arguments []string) (err error) {
	flags := flag.NewFlagSet("store", flag.ContinueOnError)
	file := flags.String("db", "reports.db", "SQLite `file`")
	dsn := flags.String("dsn", "", "`address` of a PostgreSQL database, instead of a file")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	commands := map[string]func(context.Context, io.Writer, *database, []string) error{
		"register": register, "add": add, "rules": rules, "missing": missing, "cell": cell,
	}
	chosen, known := commands[flags.Arg(0)]
	if !known || flags.NArg() < 2 {
		return errUsage
	}
	d, err := open(ctx, *dsn, *file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	return chosen(ctx, w, d, flags.Args()[1:])
}

func register(ctx context.Context, w io.Writer, d *database, arguments []string) error {
	file, err := os.Open(arguments[0])
	if err != nil {
		return err
	}
	defer file.Close()
	added, err := d.register(ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", arguments[0], err)
	}
	return line(w, "%d organs added", added)
}

// add adds all files that can be, and tells of the others.
func add(ctx context.Context, w io.Writer, d *database, arguments []string) error {
	flags := flag.NewFlagSet("add", flag.ContinueOnError)
	county := flags.String("county", "", "`name` of the organs' county")
	var place command.Profile
	place.AddTo(flags)
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	engine, err := place.Engine()
	if err != nil {
		return err
	}
	var failures []error
	for _, file := range flags.Args() {
		result, err := d.add(ctx, engine, file, *county)
		if err != nil {
			failures = append(failures, err)
			continue
		}
		err = line(w, "%s: errors: %d, warnings: %d, notes: %d, parts not read: %d", file,
			result.Count(severity.Error), result.Count(severity.Warning), result.Count(severity.Note), len(result.Unread))
		if err != nil {
			return err
		}
	}
	return errors.Join(failures...)
}

func rules(ctx context.Context, w io.Writer, d *database, arguments []string) error {
	year, err := strconv.Atoi(arguments[0])
	if err != nil {
		return fmt.Errorf("%q is no year", arguments[0])
	}
	broken, err := d.brokenRules(ctx, year)
	for _, b := range broken {
		err = errors.Join(err, line(w, "%s\t%s\t%d reports\t%d findings", cmp.Or(b.County, "(no county)"), b.Rule, b.Reports, b.Findings))
	}
	return err
}

func missing(ctx context.Context, w io.Writer, d *database, arguments []string) error {
	year, err := strconv.Atoi(arguments[0])
	if err != nil {
		return fmt.Errorf("%q is no year", arguments[0])
	}
	organs, err := d.notFiled(ctx, year)
	for _, o := range organs {
		err = errors.Join(err, line(w, "%s\t%s", cmp.Or(o.County, "(no county)"), o.Name))
	}
	return err
}

func cell(ctx context.Context, w io.Writer, d *database, arguments []string) error {
	organ := ""
	if len(arguments) > 1 {
		organ = arguments[1]
	}
	figures, err := d.overYears(ctx, govinfo.Ref(arguments[0]), organ)
	for _, f := range figures {
		value := cmp.Or(f.Value.String(), "blank")
		if f.Unread {
			value = "not read"
		}
		err = errors.Join(err, line(w, "%s\t%d\t%s", f.Organ, f.Year, value))
	}
	return err
}

// line writes a line. What comes from reports cannot command a terminal.
func line(w io.Writer, format string, arguments ...any) error {
	text := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == '\t' {
			return r
		}
		return '\ufffd'
	}, fmt.Sprintf(format, arguments...))
	_, err := fmt.Fprintln(w, text)
	return err
}
