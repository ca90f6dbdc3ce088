package main

import (
	"io"

	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// printer writes what was found in one file.
type printer interface {
	print(w io.Writer, c checked, tag language.Tag) error
}

// failurePrinter is a printer that has a place for files that could not be read. They
// are told on the standard error output where there is none.
type failurePrinter interface {
	printFailure(w io.Writer, name string, reason error, tag language.Tag) error
}

// checked is a file that was read and checked.
type checked struct {
	name    string
	reading *read.Reading
	result  validate.Result
}
