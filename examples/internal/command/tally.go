package command

import (
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Outcome is what became of a file.
type Outcome struct {
	// Failed says that it was not checked: it could not be read, or holds no whole
	// report. The other fields are zero then.
	Failed                  bool
	Errors, Warnings, Notes int // findings
	Unread                  int // cells that could not be read
}

// OutcomeOf counts what a check found. Where a rule of ours failed, the report was not
// checked.
func OutcomeOf(result validate.Result) Outcome {
	if len(result.Faults) > 0 {
		return Outcome{Failed: true}
	}
	o := Outcome{Errors: result.Count(severity.Error), Warnings: result.Count(severity.Warning), Notes: result.Count(severity.Note)}
	for _, part := range result.Unread {
		o.Unread += len(part.Cells)
	}
	return o
}

// Tally adds outcomes up. It must not be used by several goroutines at once.
type Tally struct {
	Reports int // all of them
	Clean   int // without a finding, and read whole
	Failed  int // not read or not checked
	Partly  int // with cells that could not be read

	Errors, Warnings, Notes int // findings
}

// Add adds one outcome.
func (t *Tally) Add(o Outcome) {
	t.Reports++
	if o.Failed {
		t.Failed++
		return
	}
	if o == (Outcome{}) {
		t.Clean++
	}
	if o.Unread > 0 {
		t.Partly++
	}
	t.Errors += o.Errors
	t.Warnings += o.Warnings
	t.Notes += o.Notes
}

// Status returns the status of a program that came to its end.
func (t *Tally) Status() Status {
	switch {
	case t.Failed > 0:
		return Failed
	case t.Errors > 0:
		return Errors
	}
	return Clean
}

// Print prints a line of the sums, and another where something was not read.
func (t *Tally) Print(w io.Writer, tag language.Tag) {
	fmt.Fprintf(w, in(tag, "共 %d 份报告：%d 份未发现问题，%d 份无法读取；%d 处错误，%d 处警告，%d 处提示\n",
		"%d reports: %d without finding, %d unreadable; %d errors, %d warnings, %d notes\n"),
		t.Reports, t.Clean, t.Failed, t.Errors, t.Warnings, t.Notes)
	if t.Partly > 0 {
		fmt.Fprintf(w, in(tag, "%d 份报告只读取了一部分：未读取的没有核对\n",
			"%d reports read in part only: what was not read is not checked\n"), t.Partly)
	}
}
