// Command store answers the question: how do reports and findings go into a
// database, and what can it be asked then?
//
//	go run ./examples/store [-db FILE | -dsn DSN] [-lang zh|en] register organs.csv
//	go run ./examples/store [-db FILE | -dsn DSN] [-lang zh|en] add [-county NAME] [-profile FILE] FILE...
//	go run ./examples/store [-db FILE | -dsn DSN] [-lang zh|en] rules YEAR
//	go run ./examples/store [-db FILE | -dsn DSN] [-lang zh|en] missing YEAR
//	go run ./examples/store [-db FILE | -dsn DSN] [-lang zh|en] cell REF [ORGAN]
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
	"strconv"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

func main() { command.Main(5*time.Second, run) }

const usage = "[-db FILE | -dsn DSN] [-lang zh|en] register FILE | add [-county NAME] [-profile FILE] FILE... | rules YEAR | missing YEAR | cell REF [ORGAN]"

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("store", usage, stdout, stderr)
	p.TakesLanguage()
	file := p.Flags.String("db", "reports.db", "SQLite `file`")
	dsn := p.Flags.String("dsn", "", "`address` of a PostgreSQL database, instead of a file")
	if status, done := p.Parse(args); done {
		return status
	}
	ask, known := commands[p.Flags.Arg(0)]
	if !known || p.Flags.NArg() < 2 {
		return p.Refuse("%s", p.In("需要一个命令及其参数", "a command and what it is about are wanted"))
	}
	d, err := open(ctx, *dsn, *file)
	if err != nil {
		return p.Fail(err)
	}
	err = ask(ctx, p, d, p.Flags.Args()[1:])
	switch err = errors.Join(err, d.Close()); {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		return p.End(p.Fail(err))
	}
	return p.End(command.Clean)
}

var commands = map[string]func(context.Context, *command.Program, *database, []string) error{
	"register": register, "add": add, "rules": rules, "missing": missing, "cell": cell,
}

func register(ctx context.Context, p *command.Program, d *database, arguments []string) error {
	file, err := os.Open(arguments[0])
	if err != nil {
		return err
	}
	defer file.Close()
	added, err := d.register(ctx, file)
	if err != nil {
		return fmt.Errorf("%s: %w", arguments[0], err)
	}
	fmt.Fprintf(p.Out, p.In("新增 %d 个机关\n", "%d organs added\n"), added)
	return nil
}

// add adds all files that can be, and tells of the others.
func add(ctx context.Context, p *command.Program, d *database, arguments []string) error {
	flags := flag.NewFlagSet("store add", flag.ContinueOnError)
	flags.SetOutput(p.Err)
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
		fmt.Fprintf(p.Out, p.In("%s：错误 %d，警告 %d，提示 %d，未能读取 %d 处\n", "%s: errors: %d, warnings: %d, notes: %d, parts not read: %d\n"), file,
			result.Count(severity.Error), result.Count(severity.Warning), result.Count(severity.Note), len(result.Unread))
	}
	return errors.Join(failures...)
}

func rules(ctx context.Context, p *command.Program, d *database, arguments []string) error {
	year, err := yearOf(p, arguments[0])
	if err != nil {
		return err
	}
	broken, err := d.brokenRules(ctx, year)
	for _, b := range broken {
		fmt.Fprintf(p.Out, p.In("%s\t%s\t%d 份报告\t%d 处\n", "%s\t%s\t%d reports\t%d findings\n"), countyOf(p, b.County), b.Rule, b.Reports, b.Findings)
	}
	return err
}

func missing(ctx context.Context, p *command.Program, d *database, arguments []string) error {
	year, err := yearOf(p, arguments[0])
	if err != nil {
		return err
	}
	organs, err := d.notFiled(ctx, year)
	for _, o := range organs {
		fmt.Fprintf(p.Out, "%s\t%s\n", countyOf(p, o.County), o.Name)
	}
	return err
}

func cell(ctx context.Context, p *command.Program, d *database, arguments []string) error {
	organ := ""
	if len(arguments) > 1 {
		organ = arguments[1]
	}
	figures, err := d.overYears(ctx, govinfo.Ref(arguments[0]), organ)
	for _, f := range figures {
		value := cmp.Or(f.Value.String(), p.In("未填写", "blank"))
		if f.Unread {
			value = p.In("未能读取", "not read")
		}
		fmt.Fprintf(p.Out, "%s\t%d\t%s\n", f.Organ, f.Year, value)
	}
	return err
}

func yearOf(p *command.Program, text string) (int, error) {
	year, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf(p.In("%q 不是年度", "%q is no year"), text)
	}
	return year, nil
}

func countyOf(p *command.Program, county string) string {
	return cmp.Or(county, p.In("（未知区县）", "(no county)"))
}
