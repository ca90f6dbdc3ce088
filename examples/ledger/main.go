// Command ledger makes tables 三 and 四 of an annual report of a register of requests
// (依申请公开台账), and tells what is overdue and every fault of the register.
//
//	go run ./examples/ledger [-year Y] [-format text|json|html|docx] [-as-of DATE] [-edition 2019|2021] [-disputes newAndOpen|new] [-prior FILE] [-mapping FILE] REGISTER [DISPUTES]
//
// REGISTER is CSV (UTF-8 or GBK), an Excel workbook, a Word document, or JSON:
// {"organ","from","to","cases":[…],"disputes":[…]}. DISPUTES is a register of disputes
// (复议诉讼台账) in rows, where it is not a sheet of REGISTER. Without -year it is the year
// that the register says it covers. FILE of -prior is last year's report in any format that
// package read knows, or what this program printed as JSON; that of -mapping is JSON:
// {"columns":{heading: field},"values":{field:{word: value}},"excelDates":true}.
//
// Exit status: 0 no error found, 1 errors found, 2 something could not be read or written,
// 3 interrupted.
package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

func main() { command.Main(2*time.Second, run) }

const usage = "[-year Y] [-format text|json|html|docx] [-as-of DATE] [-edition 2019|2021] [-disputes newAndOpen|new] [-prior FILE] [-mapping FILE] REGISTER [DISPUTES]"

// settings are what the flags say.
type settings struct {
	year           int
	format         string
	prior, mapping string
	options        ledger.Options
}

func (s *settings) flags(f *flag.FlagSet) {
	f.IntVar(&s.year, "year", 0, "the `year` to count")
	f.StringVar(&s.format, "format", "text", "`text`, json, html (every figure opens its cases) or docx (the report)")
	f.Func("as-of", "the `day` of the register, 2024-06-30 (default 31 December of the year)", func(text string) (err error) {
		s.options.AsOf, err = govinfo.ParseDate(text)
		return err
	})
	f.Func("edition", "of the form, `2019` or 2021 (default the year's)", func(text string) error {
		s.options.Edition = map[string]govinfo.Edition{"2019": govinfo.Edition2019, "2021": govinfo.Edition2021}[text]
		if s.options.Edition == govinfo.EditionUnstated {
			return errors.New("it is 2019 or 2021")
		}
		return nil
	})
	f.Func("disputes", "counted in table 四: `newAndOpen` (default) or new", func(text string) error {
		s.options.Disputes = ledger.DisputePolicy(text)
		if s.options.Disputes != ledger.NewAndOpen && s.options.Disputes != ledger.New {
			return errors.New("it is newAndOpen or new")
		}
		return nil
	})
	f.StringVar(&s.prior, "prior", "", "last year's report, to compare what is carried over with: a `FILE`")
	f.StringVar(&s.mapping, "mapping", "", "what columns and words mean: a `FILE`")
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("ledger", usage, stdout, stderr)
	var set settings
	set.flags(p.Flags)
	if status, done := p.Parse(args); done {
		return status
	}
	print := printers[set.format]
	switch {
	case print == nil:
		return p.Refuse("-format 是 text、json、html 或 docx，不是 %q", set.format)
	case p.Flags.NArg() < 1 || p.Flags.NArg() > 2:
		return p.Refuse("需要一个台账文件")
	}
	source, err := readRegister(ctx, p.Flags.Args(), set.mapping)
	if err != nil {
		return p.Fail(err)
	}
	if set.year == 0 {
		set.year = source.year()
	}
	if set.year == 0 {
		return p.Refuse("台账没有写明年度，请用 -year 指定")
	}
	if set.year < 2008 || set.year > 2100 { // the first reports are on 2008
		return p.Refuse("-year 不是年度：%d", set.year)
	}
	prior, missing, err := readPrior(ctx, set.prior, set.year)
	if err != nil {
		return p.Fail(err)
	}
	if missing != "" {
		p.Say("%s", missing)
		source.notes = append(source.notes, missing)
	}
	set.options.Prior = prior
	source.count(set.year, set.options)
	if err := print(stdout, p.Out, source); err != nil {
		return p.Fail(err)
	}
	return p.End(source.status())
}
