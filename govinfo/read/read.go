// Package read reads a report from what organs publish: web pages, Word
// documents, text dumps, and the JSON of package govinfo. What a file is, is told
// by its bytes and never by its name.
//
// The package imports all front ends. A program that reads one format only can
// call that front end and package recognize by itself.
package read

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// MaxBytes is the size of the largest file that is read at all. Published reports
// have less than 1 MB; the front ends have limits of their own beside it.
const MaxBytes = 64 << 20

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// Format is a file format that can be read.
type Format string

// The formats that can be read.
const (
	FormatHTML Format = "html" // a web page, or data that holds one as a string
	FormatWord Format = "docx" // Office Open XML
	FormatText Format = "text" // a text dump
	FormatJSON Format = "json" // the JSON of govinfo.Report
)

// Reading is a report that was read, and how.
type Reading struct {
	Format Format
	// Document is what the front end made of the file, and what origins point
	// into. It is nil for JSON, which is the report itself.
	Document *document.Document
	recognize.Result
}

// Error is the error of all functions here: which file it is about, and why it
// cannot be read. Err is a [*FormatError], [ErrEmpty], a [*LimitError], a
// [*govinfo.DecodeError], an error of the operating system, or what a front end
// says of a damaged file.
type Error struct {
	Name string // of the file; "" for bytes without a name
	Err  error
}

func (e *Error) Error() string {
	if e.Name == "" {
		return fmt.Sprintf("read: %v", e.Err)
	}
	return fmt.Sprintf("read: %s: %v", e.Name, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// ErrEmpty says that a file has no content.
var ErrEmpty = errors.New("the file is empty")

// File reads the named file.
func File(name string) (*Reading, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, &Error{Name: name, Err: withoutName(err)}
	}
	defer file.Close()
	reading, err := Reader(file)
	var failed *Error
	if errors.As(err, &failed) {
		failed.Name = name
	}
	return reading, err
}

// withoutName returns the reason of an error of the operating system, which
// names the file once more.
func withoutName(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Reader reads source to its end.
func Reader(source io.Reader) (*Reading, error) {
	data, err := io.ReadAll(io.LimitReader(source, MaxBytes+1))
	if err != nil {
		return nil, &Error{Err: withoutName(err)}
	}
	return Bytes(data)
}

// Bytes reads a file that is in memory. It keeps nothing of data.
//
// An error says that the file could not be read. Whether it was a report, and how
// well it could be understood, is in the problems of the reading.
func Bytes(data []byte) (*Reading, error) {
	if len(data) > MaxBytes {
		return nil, &Error{Err: &LimitError{Package: "read", Quantity: document.QuantityBytes, Max: MaxBytes}}
	}
	format, err := detect(data)
	if err != nil {
		return nil, &Error{Err: err}
	}
	if format == FormatJSON {
		return readJSON(data)
	}
	doc, err := format.document(data)
	if err != nil {
		return nil, &Error{Err: explain(err)}
	}
	reading := &Reading{Format: format, Document: doc, Result: recognize.Document(doc)}
	if format == FormatHTML {
		reading = readTextTables(data, reading)
	}
	return reading, nil
}

func readJSON(data []byte) (*Reading, error) {
	reading := &Reading{Format: FormatJSON}
	var report govinfo.Report
	if err := report.UnmarshalJSON(withoutMark(data)); err != nil {
		return nil, &Error{Err: err}
	}
	reading.Report = report
	return reading, nil
}
