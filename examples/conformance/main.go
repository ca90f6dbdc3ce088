// Command conformance certifies an implementation of the rules: it drives a program by
// JSON lines and prints which of the cases in validate/testdata hold.
//
//	go run ./examples/conformance [-cases DIR] [PROGRAM ARGUMENTS...]
//
// The program gets a question a line on standard input and answers each with a line on
// standard output, in the same order, until its input ends:
//
//	{"id":"M03/a department in February","filing":{"report":{…},"prior":{…},"published":"2024-02-01"}}
//	{"id":"M03/a department in February","findings":["M03 published"]}
//
// A filing is what validate.Filing writes as JSON, with "others", other organs' reports,
// beside it; a finding is its rule, a space and its ref. All findings of all rules count,
// in any order. Of a sentence (sentences.json) only the rules N count: one of those that
// it names must be found, and no other of them. Without a PROGRAM the library's own check answers; with -answer this
// program is it and answers on its own standard output.
//
// Exit status: 0 all cases hold, 1 some do not, 2 the program or the cases failed,
// 3 interrupted.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
)

func main() { command.Main(5*time.Second, run) }

const usage = "[-cases DIR] [-answer] [PROGRAM ARGUMENTS...]"

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("conformance", usage, stdout, stderr)
	folder := p.Flags.String("cases", "validate/testdata", "the `DIR` that holds cases, bases and sentences")
	isAnswer := p.Flags.Bool("answer", false, "answer questions by the library's own check")
	if status, done := p.Parse(args); done {
		return status
	}
	if *isAnswer {
		if err := answer(os.Stdin, p.Out); err != nil {
			return p.Fail(err)
		}
		return p.End(command.Clean)
	}
	program := p.Flags.Args()
	if len(program) == 0 {
		self, err := os.Executable()
		if err != nil {
			return p.Fail(err)
		}
		program = []string{self, "-answer"}
	}
	cases, err := readCases(os.DirFS(*folder))
	if err != nil {
		return p.Fail(err)
	}
	of, err := readSentences(os.DirFS(*folder))
	if err != nil {
		return p.Fail(err)
	}
	cases = append(cases, of...)
	answers, err := ask(ctx, program, cases, stderr)
	if err != nil {
		return p.Fail(err)
	}
	failed := 0
	for i, c := range cases {
		verdict := "holds"
		if difference := c.differs(answers[i]); difference != "" {
			failed++
			verdict = "FAILS: " + difference
		}
		if _, err := fmt.Fprintf(p.Out, "%s: %s\n", c.ID, verdict); err != nil {
			return p.Fail(err)
		}
	}
	if _, err := fmt.Fprintf(p.Out, "%d of %d cases hold\n", len(cases)-failed, len(cases)); err != nil {
		return p.Fail(err)
	}
	if failed > 0 {
		return p.End(command.Errors)
	}
	return p.End(command.Clean)
}
