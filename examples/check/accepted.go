package main

import (
	"fmt"
	"os"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
)

// accepted is what a file of suppressions does not hold against the organs. The zero
// value is nothing.
type accepted struct {
	engine *validate.Engine // nil: that without options
	run    *suppress.Run
}

// acceptedIn reads a file of suppressions, of which those that have expired do not
// hold. No name is no file.
func acceptedIn(name string, now time.Time) (accepted, error) {
	if name == "" {
		return accepted{}, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return accepted{}, err
	}
	list, err := suppress.Parse(data)
	if err != nil {
		return accepted{}, fmt.Errorf("%s: %w", name, err)
	}
	year, month, day := now.Date()
	run := suppress.NewRun(list, govinfo.Date{Year: year, Month: month, Day: day})
	engine, err := validate.New(run.Option())
	return accepted{engine, run}, err
}

func (a *accepted) check(filing validate.Filing) validate.Result {
	if a.engine == nil {
		return validate.Check(filing)
	}
	result := a.engine.Check(filing)
	a.run.Count(filing.Report, result)
	return result
}

// tell tells of the suppressions that were of no use.
func (a *accepted) tell(p *command.Program) {
	if a.run == nil {
		return
	}
	for _, notice := range a.run.Notices() {
		p.Say("%s", notice.Message(p.Lang))
	}
}
