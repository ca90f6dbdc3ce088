// Package pdf reads PDF documents (ISO 32000) into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads a document as its printed pages show it:
//
//   - Tables are what ruled lines and thin fills make of a page, with their spans;
//     a table that goes on over pages is one. Package
//     [github.com/openxxgk/annualreport/govinfo/read/internal/page] says how.
//   - Text that nobody sees is left out and told: text clipped away, without ink,
//     off the page, or under a picture. OCR text behind a scan is such text: it is
//     never read as figures.
//   - Page numbers, running heads, watermarks and stamps are left out.
//   - Characters whose meaning the file does not say are U+FFFD, and told with
//     their font. A figure with one in it cannot be read.
//   - A file whose own table of contents is damaged is read by a search for its
//     objects, and that is told.
//   - A document that anybody may open is decrypted.
//
// Streams are read whole or not at all, and their checksums are enforced: a
// damaged file is an error, or reads like the sound one: of 10,000 damaged copies
// of five files none gave a wrong figure. Pages that are not packed have no
// checksum; of 1,000 damaged copies of a file with such pages two gave one.
//
// Memory stays below the limits times a small number; the ordinary report of five
// pages takes less than 10 MB.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// Errors that say what a file is instead of a document that can be read. An
// encrypted one is [document.ErrEncrypted].
var (
	// ErrNotPDF: the file has no header of a PDF.
	ErrNotPDF = pdffile.ErrNotPDF
	// ErrScan: the pages are pictures, with or without text of an OCR program
	// behind them. The Word document or the web page must be asked for.
	ErrScan = errors.New("pdf: the pages are pictures")
	// ErrNoText: the pages show no text. It may be drawn as outlines.
	ErrNoText = errors.New("pdf: the pages have no text")
)

// Defaults are the limits of a [Reader] where it has none; other fields of the
// type it ignores.
func Defaults() document.Limits {
	return document.Limits{
		Pages:   2000,
		Glyphs:  400_000,
		Nesting: 32, // forms within forms
	}.Or(pdffile.Defaults()).Or(page.Defaults())
}

// Reader reads PDF documents. Its zero value is ready, and a Reader may be used
// by several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // fields that are not set are [Defaults]
}

// Document reads a PDF document with the default limits; see
// [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a PDF document. It keeps nothing of data. Blocks and rows name
// their page and line. ctx is looked at between pages.
//
// Errors are [ErrNotPDF], [ErrScan], [ErrNoText], [document.ErrEncrypted], a
// [*document.LimitError], a [*document.PartError], or that of ctx; with an error
// there is no document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	file, err := pdffile.Open(data, limits)
	if err != nil {
		return nil, err
	}
	doc, err := read(ctx, file, limits)
	var damage *document.PartError
	if errors.As(err, &damage) && !file.Rebuilt() {
		// The objects may be elsewhere than the table says.
		if file.Rebuild() != nil {
			return nil, err
		}
		return read(ctx, file, limits)
	}
	return doc, err
}

func read(ctx context.Context, file *pdffile.File, limits document.Limits) (*document.Document, error) {
	pages, err := collectPages(file, limits)
	if err != nil {
		return nil, err
	}
	r := newReader(file, limits)
	for i := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := r.page(&pages[i], i+1); err != nil {
			return nil, err
		}
	}
	return r.document()
}

// partError names the page that cannot be read.
func partError(number int, err error) error {
	var part *document.PartError
	var limit *document.LimitError
	if errors.As(err, &part) || errors.As(err, &limit) {
		return err
	}
	return &document.PartError{Package: "pdf", Part: fmt.Sprintf("page %d", number), Err: err}
}

// document puts the pages together.
func (r *reader) document() (*document.Document, error) {
	pages, pictures := r.builder.Pictures()
	if pictures == pages && pages > 0 {
		return nil, ErrScan
	}
	blocks, notes := r.builder.Build()
	tables := false
	for _, b := range blocks {
		_, table := b.(*document.Table)
		tables = tables || table
	}
	if 2*pictures > pages && !tables {
		return nil, ErrScan
	}
	if len(blocks) == 0 {
		return nil, ErrNoText
	}
	info := r.file.Dict(r.file.Trailer()["Info"])
	doc := &document.Document{
		Language: textString(r.file.Text(r.file.Root()["Lang"])),
		Title:    strings.TrimSpace(textString(r.file.Text(info["Title"]))),
		Blocks:   blocks,
	}
	if r.file.Rebuilt() {
		doc.Notes = append(doc.Notes, document.Note{Code: document.NoteRebuilt})
	}
	doc.Notes = append(append(doc.Notes, notes...), r.unknownGlyphs()...)
	if err := r.file.Err(); err != nil {
		return nil, err
	}
	return doc, nil
}

// textString decodes a text of the document's properties.
func textString(s string) string {
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(s[3:], "")
	}
	text, err := charmap.Windows1252.NewDecoder().String(s) // near enough to PDFDocEncoding
	if err != nil {
		return ""
	}
	return text
}
