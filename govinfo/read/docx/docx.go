// Package docx reads Word documents (Office Open XML, ECMA-376 and ISO/IEC
// 29500, transitional and strict) into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads a document as its printed page shows it:
//
//   - Tracked changes are taken as accepted: inserted text counts, deleted and
//     moved-away text, rows and cells do not.
//   - Hidden and struck-out text is left out, and so are the placeholders of
//     empty content controls, field codes, comments, page headers and footers,
//     and a generated table of contents.
//   - Automatic numbers are part of the text: a heading that Word numbers "一、"
//     begins with "一、". Bullets are not.
//   - Superscript digits become superscript characters, so that "13" with the
//     mark of a note is not read as 131; so do digits that are raised by hand and
//     smaller than the text before them. Text of 1 point and less is not seen.
//   - Merged cells get their true spans. Grid columns that a row skips at its
//     beginning become an empty cell.
//   - Text boxes stand before the paragraph that anchors them, footnotes and
//     endnotes after the paragraph or table that refers to them.
//   - Tables that only lay out the page are dissolved; see the rules at
//     [Reader.Document].
//
// The parts are decoded as a stream. Beside the file itself, memory stays below
// 4 times the text of the document plus 400 bytes a table cell, plus what
// styles, numbering and notes take (32 times the size of these parts), plus a
// fixed 100 MB in the worst case of a hostile file; an ordinary report takes less than 1 MB.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package docx

import (
	"context"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
	"github.com/openxxgk/annualreport/internal/pack"
)

// Errors that say what a file is instead of a Word document that can be read.
var (
	// ErrEncrypted: the document is protected by a password.
	ErrEncrypted = document.ErrEncrypted
	// ErrBinary: the file has the binary format of Word 97 to 2003 (.doc) or of
	// another old Office program.
	ErrBinary = errors.New("docx: a file in the binary format of Office 97 to 2003, not .docx")
	// ErrNotWord: the file is no zip package, or one without a Word document.
	ErrNotWord = errors.New("docx: not a Word document")
	// ErrEmbedded: the document takes in a part of another format
	// (w:altChunk), whose text would be lost.
	ErrEmbedded = errors.New("text in a part of another format")
)

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// PartError says which part of the package cannot be read, and why.
type PartError = document.PartError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Unpacked, Parts, Objects, which are elements, Lines, Text, Tables, Cells, Places
// and Nesting, the depth of elements.
func Defaults() document.Limits {
	return document.Limits{
		Bytes: 64 << 20, Unpacked: 64 << 20, Parts: 10_000, Objects: 2_000_000, Lines: 500_000, Text: 32 << 20,
		Tables: 1000, Cells: 200_000, Places: document.MaxGridPlaces, Nesting: 256,
	}
}

// Reader reads Word documents. Its zero value is ready, and a Reader may be used
// by several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a Word document with the default limits; see
// [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a Word document. It keeps nothing of data.
//
// Title and Language of the result are what the file states of itself in its
// properties and styles. Paragraphs whose style or own format has an outline
// level are headings: level 1 is the style "Title" or, where the document does
// not use it, outline level 1. A paragraph with line breaks is divided where its
// lines are paragraphs by their look: after an empty line, with a first-line
// indent, or with a section number ("二、", "（三）").
//
// A table is dissolved, its cells becoming blocks in reading order, when no row
// has more than one cell with text, when the tables in its cells hold at least
// as much as the cells themselves, or when a cell holds running text: 1,000
// characters, or 300 among at most 8 cells. Other nested tables become text of
// their cell. Tables without any text are left out.
//
// Errors are [ErrEncrypted], [ErrBinary], [ErrNotWord], a [*LimitError], a
// [*PartError], or the cause of the context's end; with an error there is no
// document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	doc, _, err := r.read(ctx, data)
	return doc, err
}

// Places tell where in the main part of a file the blocks of its document stand.
type Places struct {
	Part   string `json:"part"` // the name of the main part, in lower case: "word/document.xml"
	places *flow.Places
}

// Paragraph returns the offset in the part, in bytes, behind the start tag of the w:p
// that a paragraph or heading of the document was made of, or of the w:tc whose whole
// text it is. ok is false where that is not known.
func (p *Places) Paragraph(block int) (offset int64, ok bool) { return p.places.Block(block) }

// Cell returns the same of the w:tc where a cell of a table begins.
func (p *Places) Cell(block, row, cell int) (offset int64, ok bool) {
	return p.places.Cell(block, row, cell)
}

// Located is [Reader.Document], and tells where everything stands in the file.
// Errors are the same.
func (r Reader) Located(ctx context.Context, data []byte) (*document.Document, *Places, error) {
	return r.read(ctx, data)
}

func (r Reader) read(ctx context.Context, data []byte) (*document.Document, *Places, error) {
	limits := r.Limits.Or(Defaults())
	if cfb.Is(data) {
		if cfb.Has(data, cfb.Encrypted) {
			return nil, nil, fmt.Errorf("docx: %w", ErrEncrypted)
		}
		return nil, nil, ErrBinary
	}
	archive, err := pack.Open(ctx, "docx", data, limits)
	var limit *LimitError
	switch {
	case errors.As(err, &limit):
		return nil, nil, err
	case err != nil:
		return nil, nil, fmt.Errorf("%w: %w", ErrNotWord, err)
	}
	p, err := locate(archive)
	if err != nil {
		return nil, nil, err
	}
	styles, err := p.readStyles()
	if err != nil {
		return nil, nil, err
	}
	numbering, err := p.readNumbering(styles)
	if err != nil {
		return nil, nil, err
	}
	w := &walker{
		parts: p, styles: styles, numbering: numbering,
		build: flow.New(ctx, "docx", limits),
		inner: func() *flow.Builder { return flow.New(ctx, "docx", limits) },
	}
	blocks, err := w.document()
	if err != nil {
		return nil, nil, err
	}
	title, err := p.readTitle()
	if err != nil {
		return nil, nil, err
	}
	return &document.Document{Language: styles.language(blocks), Title: title, Blocks: blocks}, &Places{Part: p.main, places: w.places}, nil
}
