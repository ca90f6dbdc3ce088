// Package doc reads documents in the binary format of Word 97 to 2003 ([MS-DOC]),
// which WPS and many web sites still write, into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads a document as its printed page shows it, in the way of package docx:
//
//   - Tracked changes are taken as accepted: deleted text and rows do not count.
//   - Hidden and struck-out text is left out, and so are field codes, comments,
//     page headers and footers, and a generated table of contents.
//   - Automatic numbers are part of the text: a heading that Word numbers "一、"
//     begins with "一、". Bullets are not.
//   - Superscript digits become superscript characters, so that "13" with the
//     mark of a note is not read as 131; so do digits that are raised by hand and
//     smaller than the text before them. Text of 1 point and less is not seen.
//   - Merged cells get their true spans, from where the edges of cells stand.
//     Room that a row leaves at its beginning becomes an empty cell.
//   - Footnotes and endnotes stand after the paragraph or table that refers to
//     them, text boxes at the end of the document.
//   - Tables that only lay out the page are dissolved, as package docx says.
//
// Word 6, 95 and 2, and files with a password, are told by their errors.
//
// The format has no check sums. What a damaged file says in places that it can be
// caught at (tables of positions that do not fit each other or the file) is an
// error; a byte of a text that became another byte cannot be seen.
//
// Beside the file itself, memory stays below 100 bytes a paragraph, 400 bytes a
// table cell and 4 times the text.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package doc

import (
	"context"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// Errors that say what a file is instead of a document that can be read.
var (
	// ErrEncrypted: the document is protected by a password.
	ErrEncrypted = document.ErrEncrypted
	// ErrOld: the document is of Word 95 or older.
	ErrOld = errors.New("doc: a document of Word 95 or older")
	// ErrNotWord: the file is no compound file, or one without a Word document.
	ErrNotWord = errors.New("doc: not a Word document")
)

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// PartError says which part of the file cannot be read, and why.
type PartError = document.PartError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Lines, which are paragraphs, Text, Objects, which are properties of formats,
// Tables, Cells, Places, and Nesting, the depth of tables in tables.
func Defaults() document.Limits {
	return document.Limits{
		Bytes: 32 << 20, Lines: 500_000, Text: 32 << 20, Objects: 20_000_000,
		Tables: 1000, Cells: 200_000, Places: document.MaxGridPlaces, Nesting: 32,
	}
}

// Reader reads documents. Its zero value is ready, and a Reader may be used by
// several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a document with the default limits; see [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a document. It keeps nothing of data.
//
// Title of the result is what the file states of itself in its properties.
// Paragraphs whose style or own format has an outline level are headings: level 1
// is the style "Title" or, where the document does not use it, outline level 1. A
// paragraph with line breaks is divided as in package docx.
//
// Errors are [ErrEncrypted], [ErrOld], [ErrNotWord], a [*LimitError], a
// [*PartError], or the cause of the context's end; with an error there is no
// document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	if len(data) > limits.Bytes {
		return nil, exceed(document.QuantityBytes, limits.Bytes)
	}
	if isOld(data) {
		return nil, ErrOld
	}
	if !cfb.Is(data) {
		return nil, ErrNotWord
	}
	container, err := cfb.Open(data)
	var limit *LimitError
	switch {
	case errors.As(err, &limit):
		limit.Package = "doc"
		return nil, err
	case err != nil:
		return nil, &PartError{Package: "doc", Part: "directory", Err: err}
	case container.Has(cfb.Encrypted):
		return nil, fmt.Errorf("doc: %w", ErrEncrypted)
	case !container.Has(cfb.Word):
		return nil, fmt.Errorf("%w: there is no stream %s", ErrNotWord, cfb.Word)
	}
	f, err := open(container, limits)
	if err != nil {
		return nil, err
	}
	w := &walker{file: f, build: flow.New(ctx, "doc", limits), inner: func() *flow.Builder { return flow.New(ctx, "doc", limits) }}
	blocks, err := w.document()
	if err != nil {
		return nil, err
	}
	return &document.Document{Title: title(container), Blocks: blocks}, nil
}

// isOld tells the files of Word 1 and 2 and of Write, which are no containers.
func isOld(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	switch string(data[:2]) {
	case "\xDB\xA5", "\x9B\xA5", "\x31\xBE", "\x32\xBE", "\x9C\xA5":
		return true
	}
	return false
}

// exceed returns the error of a quantity beyond its limit.
func exceed(q document.Quantity, limit int) error {
	return &LimitError{Package: "doc", Quantity: q, Max: int64(limit)}
}

// damaged returns the error of a part that contradicts itself or the file.
func damaged(part, format string, args ...any) error {
	return &PartError{Package: "doc", Part: part, Err: fmt.Errorf(format, args...)}
}
