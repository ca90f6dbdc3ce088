package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/examples/internal/terminal"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Program is one run of a program.
type Program struct {
	// Flags are the flags; those of the program are added before Parse is called.
	Flags *flag.FlagSet
	// Lang is the language of what is told. With [Program.TakesLanguage] the user
	// chooses it.
	Lang language.Tag
	// Out and Err take what is printed. What commands a terminal is made visible.
	Out, Err *terminal.VisibleWriter

	name string
}

// New returns a run of the named program; usage is what follows its name on the
// command line, such as "[-ref REF] FILE".
func New(name, usage string, stdout, stderr io.Writer) *Program {
	p := &Program{Lang: language.Chinese, Out: terminal.Writer(stdout), Err: terminal.Writer(stderr), name: name}
	p.Flags = flag.NewFlagSet(name, flag.ContinueOnError)
	p.Flags.SetOutput(p.Err)
	p.Flags.Usage = func() {
		fmt.Fprintf(p.Err, "usage: %s %s\n", name, usage)
		p.Flags.PrintDefaults()
		exitText(p.Err)
	}
	return p
}

// TakesLanguage adds the flag -lang.
func (p *Program) TakesLanguage() {
	p.Flags.Func("lang", "language of what is told: `zh` or en (default zh)", func(text string) error {
		tag, known := map[string]language.Tag{"zh": language.Chinese, "en": language.English}[text]
		if !known {
			return errors.New("it is zh or en")
		}
		p.Lang = tag
		return nil
	})
}

// Parse parses the arguments. Where they are wrong or ask for help, that is told,
// done is true, and the program ends with the status.
func (p *Program) Parse(args []string) (status Status, done bool) {
	switch err := p.Flags.Parse(args); {
	case err == nil:
		return Clean, false
	case errors.Is(err, flag.ErrHelp):
		return Clean, true
	}
	return Failed, true
}

// In returns the Chinese or the English text.
func (p *Program) In(chinese, english string) string { return in(p.Lang, chinese, english) }

func in(tag language.Tag, chinese, english string) string {
	return validate.Text{ZH: chinese, EN: english}.In(tag)
}

// Refuse tells what is wrong with the arguments, and how they should be.
func (p *Program) Refuse(format string, args ...any) Status {
	p.Say(format, args...)
	p.Flags.Usage()
	return Failed
}

// Say tells something beside what the program prints, on one line.
func (p *Program) Say(format string, args ...any) {
	fmt.Fprintf(p.Err, "%s: %s\n", p.name, terminal.Line(fmt.Sprintf(format, args...)))
}

// Fail tells what could not be done, and returns the status for that: [Failed], or
// [Interrupted] where the run was ended by a signal.
func (p *Program) Fail(err error) Status {
	if errors.Is(err, context.Canceled) {
		p.Say("%s", p.In("已中断", "interrupted"))
		return Interrupted
	}
	p.Say("%s", Reason(err, p.Lang))
	return Failed
}

// End returns the status, or [Failed] where not all could be printed, and tells so.
func (p *Program) End(status Status) Status {
	if err := p.Out.Err(); err != nil {
		return max(status, p.Fail(fmt.Errorf("%s: %w", p.In("输出未能写完", "not all was printed"), err)))
	}
	return status
}
