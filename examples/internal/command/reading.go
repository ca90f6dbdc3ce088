package command

import (
	"context"
	"errors"

	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

// Read reads a report of the named file. A file without a report, or cut off within
// it, is an error: checking the rest would blame the organ for what the file has
// lost. All errors are a [*read.Error]; [Reason] words them.
func Read(ctx context.Context, name string) (*read.Reading, error) {
	reading, err := read.Options{}.File(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := reading.Err(); err != nil {
		return nil, &read.Error{Name: name, Err: err}
	}
	return reading, nil
}

// Reason says in a language what could not be read and why, with the name of the
// file where the error has it: one sentence without a full stop.
func Reason(err error, tag language.Tag) string {
	var failed *read.Error
	var incomplete *recognize.IncompleteError
	name, reason := "", err.Error()
	if errors.As(err, &failed) {
		name, reason = failed.Name, failed.Message(tag)
	}
	if errors.As(err, &incomplete) {
		reason = incomplete.Doubt.Message(tag)
	}
	if name == "" {
		return reason
	}
	return name + in(tag, "：", ": ") + reason
}
