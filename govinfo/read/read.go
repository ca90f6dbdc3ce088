// Package read reads a report from what organs publish: web pages, Word and WPS
// documents (.docx, .doc), Excel workbooks, PDF and OFD documents, text dumps, and
// the JSON and CSV of package govinfo. What a file is, is told by its bytes and never by
// its name. Other formats are refused with what they are and what to do.
//
// The package imports all front ends. A program that reads one format only can
// call that front end and package recognize by itself.
//
// All functions may be called by several goroutines at once; nothing of the bytes that they
// are given is kept.
package read

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/language"
)

// MaxBytes is the size of the largest file that is read where [Options] do not
// say another. Published reports have less than 1 MB; the front ends have limits
// of their own beside it.
const MaxBytes = 64 << 20

// Reading is a report that was read, and how.
type Reading struct {
	Format Format `json:"format"`
	// Document is what the front end made of the file, and what origins point
	// into. It is nil for JSON and CSV, which are the report itself.
	Document *document.Document `json:"document"`
	recognize.Result
}

// Notes returns what the front end doubts or left out of the file: beside the
// doubts, which are of the report. It is nil for a file that was read whole.
func (r *Reading) Notes() []document.Note {
	if r.Document == nil {
		return nil
	}
	return r.Document.Notes
}

// Remarks returns in words all that is to be said of the reading, one line each:
// the doubts about the report and what the front end doubts or left out. It is nil
// where nothing is. The language is Chinese or English, whichever is nearer to tag.
func (r *Reading) Remarks(tag language.Tag) []string {
	var remarks []string
	for _, doubt := range r.Doubts {
		remarks = append(remarks, doubt.Message(tag))
	}
	for _, note := range r.Notes() {
		remarks = append(remarks, note.Message(tag))
	}
	return remarks
}

// Options say how files are read. The zero Options are those of [File], [Reader]
// and [Bytes]. They may be copied, and used by several goroutines at once.
type Options struct {
	// Limits bounds what is taken of a file. A field that is zero is the default
	// of the front end that reads the file, as its package states it. Bytes is
	// asked of every file, and then is [MaxBytes] where it is zero.
	Limits document.Limits `json:"limits"`
}

// File reads the named file; see [Options.File].
func File(name string) (*Reading, error) { return Options{}.File(context.Background(), name) }

// Reader reads source to its end; see [Options.Reader].
func Reader(source io.Reader) (*Reading, error) {
	return Options{}.Reader(context.Background(), source)
}

// Bytes reads a file that is in memory; see [Options.Bytes].
func Bytes(data []byte) (*Reading, error) { return Options{}.Bytes(context.Background(), data) }

// File reads the named file. The error is an [*Error].
func (o Options) File(ctx context.Context, name string) (*Reading, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, &Error{Name: name, Err: withoutName(err)}
	}
	defer file.Close()
	reading, err := o.Reader(ctx, file)
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

// Reader reads source to its end. The error is an [*Error].
func (o Options) Reader(ctx context.Context, source io.Reader) (*Reading, error) {
	if source == nil {
		return nil, &Error{Err: ErrNoSource}
	}
	data, err := io.ReadAll(io.LimitReader(source, int64(o.maxBytes())+1))
	if err != nil {
		return nil, &Error{Err: withoutName(err)}
	}
	return o.Bytes(ctx, data)
}

func (o Options) maxBytes() int {
	if o.Limits.Bytes > 0 {
		return o.Limits.Bytes
	}
	return MaxBytes
}

// Bytes reads a file that is in memory. It keeps nothing of data.
//
// An error, always an [*Error], says that the file could not be read. Whether it
// was a report, and how well it could be understood, is in the doubts of the
// reading. The work ends soon after ctx does, with its cause as the error.
func (o Options) Bytes(ctx context.Context, data []byte) (*Reading, error) {
	reading, err := o.read(ctx, data)
	if err != nil {
		return nil, &Error{Err: err}
	}
	return reading, nil
}

func (o Options) read(ctx context.Context, data []byte) (*Reading, error) {
	if most := o.maxBytes(); len(data) > most {
		return nil, &LimitError{Package: "read", Quantity: document.QuantityBytes, Max: int64(most)}
	}
	if ctx == nil {
		return nil, ErrNoSource
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	front, err := detect(data)
	if err != nil {
		return nil, err
	}
	reading := &Reading{Format: front.format}
	if front.report != nil {
		reading.Report, err = front.report(data)
		return reading, err
	}
	if reading.Document, err = front.document(ctx, data, o.Limits); err != nil {
		return nil, front.explain(err)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	reading.Result = recognize.Document(reading.Document)
	if front.format == FormatHTML {
		reading = readTextTables(data, reading)
	}
	return reading, nil
}
