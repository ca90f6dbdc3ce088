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
// With -prior a report is compared with that of the same organ on the year before,
// which is looked for among other sources, or the same; with -others its text is, with
// those of other organs on the same year. With -sum the reports are
// added up by year, and with -whole a report that aggregates them is checked against
// their sum.
//
// A file that cannot be read, or holds no whole report, is recorded with the reason
// and never stops the run. No file is changed that this program did not write: what
// is there under the name of an output and is none, or is a source, is refused.
//
// # Memory
//
// -memory bounds the documents in work. A document counts sixteen times its size and a
// line of JSON four times, which is about what reading and checking them takes; one that
// is larger than all that is allowed is read alone.
// Nothing else grows with the number of reports, but for the names of organs where
// -prior and -whole need them, and some forty bytes a sentence where -others does; the
// reports of -prior wait in a temporary file.
//
// # Exit status
//
// 0 no error found; 1 errors found in reports; 2 something could not be read or
// written, or the arguments are wrong; 3 interrupted by SIGINT or SIGTERM, where the
// same arguments go on. Of several the greatest counts.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/examples/internal/outfile"
)

func main() { command.Main(10*time.Second, run) }

func run(ctx context.Context, args []string, stdout, stderr io.Writer) command.Status {
	p := command.New("bulk", "[flags] SOURCE...    (SOURCE: a file, folder, .zip or .jsonl)", stdout, stderr)
	s, status, done := parse(p, args)
	if done {
		return status
	}
	s.terminal = stderr
	if err := s.look(); err != nil {
		return p.Fail(s.explain(err))
	}
	if s.save != "" {
		if err := save(ctx, s); err != nil {
			return p.Fail(err)
		}
		return command.Clean
	}
	sum, err := check(ctx, s)
	if sum == nil {
		return p.Fail(s.explain(err))
	}
	return p.End(finish(p, s, sum, err))
}

// finish prints what was found and writes the sums, where the run came to its end.
func finish(p *command.Program, s *settings, sum *summary, err error) command.Status {
	sum.print(p.Out, s.lang)
	if errors.Is(err, context.Canceled) {
		p.Say("%s", p.In("已中断；以相同参数再次运行即可继续", "interrupted; start again with the same arguments to go on"))
		return command.Interrupted
	}
	if err != nil {
		return p.Fail(s.explain(err))
	}
	status := sum.status()
	if s.sum != "" {
		if err := sum.writeSums(s.sum); err != nil {
			return p.Fail(err)
		}
	}
	for _, left := range sum.notAdded {
		p.Say("%v", left)
		status = command.Failed
	}
	return status
}

// explain words the errors that people meet.
func (s *settings) explain(err error) error {
	for _, known := range []struct {
		err    error
		zh, en string
	}{
		{errForeign, "输出文件不是本程序所写，未作任何改动", "the output is no file of this program, and is left as it was"},
		{errOtherSources, "结果文件与现在的来源或参数不符；请换一个 -out，或先移走它", "the results file was made of other sources, or with other flags, than now; name another -out, or move it away"},
		{errIsSource, "输出文件同时是来源", "the output is also a source"},
		{outfile.ErrLocked, "另一次运行正在写入输出文件", "another run is writing to the output"},
		{outfile.ErrNotRegular, "输出文件不是普通文件", "the output is no regular file"},
	} {
		if errors.Is(err, known.err) {
			return fmt.Errorf(s.in("%s（%w）", "%s (%w)"), s.in(known.zh, known.en), err)
		}
	}
	return err
}
