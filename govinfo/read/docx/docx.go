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
//     mark of a note is not read as 131.
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
package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// Errors that say what a file is instead of a Word document that can be read.
var (
	// ErrEncrypted: the document is protected by a password.
	ErrEncrypted = errors.New("docx: the document is encrypted")
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
type PartError struct {
	Part string // name in the package, "word/document.xml"
	Err  error
}

func (e *PartError) Error() string { return fmt.Sprintf("docx: %s: %v", e.Part, e.Err) }

func (e *PartError) Unwrap() error { return e.Err }

// Limits bounds what a reader takes. Zero is the default.
type Limits struct {
	Bytes    int // size of the file; default 64 MiB
	Unpacked int // unpacked size of the parts that are read, together; default 64 MiB
	Tables   int // tables, nested ones included; default 1,000
	Cells    int // cells of all tables; default 200,000
	Places   int // grid places that the cells of one table cover; default [document.MaxGridPlaces]
	Nesting  int // depth of elements; default 256
}

func (l Limits) withDefaults() Limits {
	set := func(field *int, value int) {
		if *field <= 0 {
			*field = value
		}
	}
	set(&l.Bytes, 64<<20)
	set(&l.Unpacked, 64<<20)
	set(&l.Tables, 1000)
	set(&l.Cells, 200_000)
	set(&l.Places, document.MaxGridPlaces)
	set(&l.Nesting, 256)
	return l
}

// Reader reads Word documents. Its zero value is ready, and a Reader may be used
// by several goroutines at once.
type Reader struct {
	Limits Limits
}

// Document reads a Word document with the default limits; see
// [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(data)
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
// Errors are [ErrEncrypted], [ErrBinary], [ErrNotWord], a [*LimitError], or a
// [*PartError]; with an error there is no document.
func (r Reader) Document(data []byte) (*document.Document, error) {
	limits := r.Limits.withDefaults()
	if len(data) > limits.Bytes {
		return nil, &LimitError{Package: "docx", Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	if err := recognizeOther(data); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWord, err)
	}
	p := newPack(archive, limits)
	if err := p.locate(); err != nil {
		return nil, err
	}
	styles, err := p.readStyles()
	if err != nil {
		return nil, err
	}
	numbering, err := p.readNumbering(styles)
	if err != nil {
		return nil, err
	}
	w := &walker{
		pack: p, styles: styles, numbering: numbering,
		build: flow.New("docx", flow.Limits{Tables: limits.Tables, Cells: limits.Cells, Places: limits.Places}),
	}
	blocks, err := w.document()
	if err != nil {
		return nil, err
	}
	title, err := p.readTitle()
	if err != nil {
		return nil, err
	}
	return &document.Document{Language: styles.language(blocks), Title: title, Blocks: blocks}, nil
}

// recognizeOther tells the old binary format and encrypted documents, both of
// which are OLE compound files.
func recognizeOther(data []byte) error {
	if !bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
		return nil
	}
	var name []byte
	for _, c := range []byte("EncryptedPackage") { // UTF-16 in the directory of the file
		name = append(name, c, 0)
	}
	if bytes.Contains(data, name) {
		return ErrEncrypted
	}
	return ErrBinary
}
