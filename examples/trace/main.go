// Command trace answers: where in the document does a figure stand?
//
//	go run ./examples/trace [-lang zh|en] [-ref REF] FILE
//
// It reads a report of any format that package read knows, and prints its cells
// with their place in the source: the number of the table, of its row and of the
// cell in the row, all from 1, the page and line or the cell of the sheet where the
// format has such places, and what stands there. A cell that could not be read is
// "not read", which is not "blank". REF is a cell
// ("applications.received.total"), a line ("applications.received") or a table
// ("disputes"); without it all cells are printed. What could not be read with
// certainty follows at the end.
//
// Exit status: 0, or 2 if the file cannot be read or has no such cell, 3 interrupted.
package main

import (
	"bufio"
	"context"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
)

func main() { command.Main(5*time.Second, run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("trace", "[-lang zh|en] [-ref REF] FILE", stdout, stderr)
	p.TakesLanguage()
	ref := p.Flags.String("ref", "", "print only the cells at or below `REF`")
	if status, done := p.Parse(args); done {
		return status
	}
	if p.Flags.NArg() != 1 {
		return p.Refuse("%s", p.In("需要一个文件", "one FILE is wanted"))
	}
	reading, err := read.Options{}.File(ctx, p.Flags.Arg(0))
	if err != nil {
		return p.Fail(err)
	}
	out := bufio.NewWriter(p.Out)
	printed := trace{reading, wordsIn(p.Lang), out}.print(govinfo.Ref(*ref))
	_ = out.Flush() // its error is that of p.Out, and told at the end
	if printed == 0 {
		p.Say(p.In("报告中没有单元格 %q", "the report has no cell %q"), *ref)
		return command.Failed
	}
	return p.End(command.Clean)
}
