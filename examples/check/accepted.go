package main

import (
	"fmt"
	"os"
	"time"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
)

// accepted is the engine by which reports are checked: with what a place asks, and
// without what is not held against the organs.
type accepted struct {
	engine *validate.Engine
	run    *suppress.Run // nil without a file of suppressions
}

// acceptedIn reads a file of suppressions, of which those that have expired do not
// hold. No name is no file, and no profile asks for nothing.
func acceptedIn(name string, rules command.Rules, now time.Time) (accepted, error) {
	var a accepted
	var options []validate.Option
	if name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			return accepted{}, err
		}
		list, err := suppress.Parse(data, rules.Own...)
		if err != nil {
			return accepted{}, fmt.Errorf("%s: %w", name, err)
		}
		a.run = suppress.NewRun(list, command.Today(now))
		options = []validate.Option{a.run.Option()}
	}
	var err error
	a.engine, err = rules.Engine(options...)
	return a, err
}

func (a *accepted) check(filing validate.Filing) validate.Result {
	result := a.engine.Check(filing)
	if a.run != nil {
		a.run.Count(filing.Report, result)
	}
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
