// Package xlsx reads Excel workbooks (Office Open XML, ECMA-376 and ISO/IEC
// 29500, transitional and strict) into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads the sheets in their order, as they are seen when the workbook is
// opened:
//
//   - Hidden sheets, rows and columns are left out, and noted.
//   - Merged cells get their spans, counted in what is seen.
//   - A number is the number that the cell holds, to the 15 digits that Excel
//     keeps: 96171.6 where the file says 96171.600000000006. It keeps the zeros
//     behind the point that its format asks for ("12.50") and a percent sign.
//     Formats that round, scale or replace it do not count. A number with the
//     format of a date is one where it is a day from 2000 to 2099
//     ("2024-01-15"), and else the number, as figures often inherit the formats
//     of dates.
//   - A formula is its value. One whose value the file does not have, as those
//     written by programs that do not calculate, is blank and noted.
//   - Text that is struck out is left out, and so are the phonetic signs above a
//     text. Superscript digits become superscript characters, so that "13" with
//     the mark of a note is not read as 131.
//   - Comments, charts, pictures, text boxes, page headers and footers are left
//     out.
//
// Names that the workbook gives to single cells are the IDs of these cells, and a named
// cell without text is kept.
//
// Rows in which one cell alone has text are paragraphs, where they are not
// enclosed in the table by borders or by a cell merged from above, or stand
// between rows of it without the number of a section. The other rows are tables;
// an empty row ends one. A sheet that begins with a table has its name before it,
// if other sheets are seen and the name is not one that programs give.
//
// Parts are decoded as a stream. Beside the file itself, memory stays below 4
// times the unpacked size of the parts that are read plus 400 bytes a place of
// the tables. Parts are tested by their check sums, and a damaged one is an error.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package xlsx

import (
	"context"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
	"github.com/openxxgk/annualreport/internal/pack"
)

// Errors that say what a file is instead of a workbook that can be read.
var (
	// ErrEncrypted: the workbook is protected by a password.
	ErrEncrypted = document.ErrEncrypted
	// ErrBinary: the file has the binary format of Excel 97 to 2003 (.xls), of
	// another old Office program, or binary parts (.xlsb).
	ErrBinary = errors.New("xlsx: a binary workbook (.xls, .xlsb), not .xlsx")
	// ErrNotExcel: the file is no zip package, or one without a workbook.
	ErrNotExcel = errors.New("xlsx: not an Excel workbook")
)

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// PartError says which part of the package cannot be read, and why.
type PartError = document.PartError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Unpacked, Parts, Objects, which are elements, Pages, which are sheets, Lines,
// Text, Tables, Cells with content, Places and Nesting, the depth of elements.
func Defaults() document.Limits {
	return document.Limits{
		Bytes: 64 << 20, Unpacked: 64 << 20, Parts: 10_000, Objects: 2_000_000, Pages: 1000, Lines: 500_000, Text: 32 << 20,
		Tables: 1000, Cells: 200_000, Places: document.MaxGridPlaces, Nesting: 64,
	}
}

// Reader reads workbooks. Its zero value is ready, and a Reader may be used by
// several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a workbook with the default limits; see [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a workbook. It keeps nothing of data.
//
// Title of the result is what the file states of itself in its properties. Sources
// have the number of the sheet among all, whose names the result has, and that of
// the row; tables name their columns.
//
// Errors are [ErrEncrypted], [ErrBinary], [ErrNotExcel], a [*LimitError], a
// [*PartError], or the cause of the context's end; with an error there is no
// document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	if cfb.Is(data) {
		if cfb.Has(data, cfb.Encrypted) {
			return nil, fmt.Errorf("xlsx: %w", ErrEncrypted)
		}
		return nil, ErrBinary
	}
	archive, err := pack.Open(ctx, "xlsx", data, limits)
	var limit *LimitError
	switch {
	case errors.As(err, &limit):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotExcel, err)
	}
	book, err := openWorkbook(archive, limits)
	if err != nil {
		return nil, err
	}
	doc := &document.Document{Title: book.title}
	build := flow.New(ctx, "xlsx", limits)
	for i := range book.sheets {
		s := &book.sheets[i]
		doc.PageNames = append(doc.PageNames, s.name)
		if s.hidden {
			doc.Notes = append(doc.Notes, document.Note{Code: document.NoteHiddenSheet, Name: s.name})
			continue
		}
		g, err := book.readSheet(s)
		if err != nil {
			return nil, err
		}
		doc.Notes = append(doc.Notes, g.notes()...)
		if err := g.write(build, book.named(s)); err != nil {
			return nil, err
		}
	}
	doc.Blocks = build.Blocks()
	book.putNames(doc)
	if err := build.Err(); err != nil {
		return nil, err
	}
	return doc, nil
}
