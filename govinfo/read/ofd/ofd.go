// Package ofd reads OFD documents (GB/T 33190, the national format for documents of
// fixed layout) into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads a document as its printed pages show it, and hands what is on them to
// the same analysis of pages as package pdf: tables are what ruled lines and thin
// fills make, a table that goes on over pages is one, page numbers and running
// heads are left out. Beside that
//
//   - the templates of a page, blocks, and composite objects are part of it;
//   - text that nobody sees is left out and told: invisible objects, text without
//     ink or of no size, off the page, or outside the boundary of its object;
//   - annotations, seals and the pictures of signatures are left out;
//   - prefixes and names of namespaces, which differ between programs, do not
//     count.
//
// Glyphs are placed as the file says. Where it leaves that to a font, East Asian
// characters are as wide as high and others half as wide.
//
// Parts are tested by their check sums, and a damaged one is an error. Documents
// with a password or a certificate (GM/T 0099) are told.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package ofd

import (
	"context"
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/internal/pack"
)

// Errors that say what a file is instead of a document that can be read.
var (
	// ErrEncrypted: the document is protected by a password or a certificate.
	ErrEncrypted = document.ErrEncrypted
	// ErrNotOFD: the file is no zip package, or one without an OFD document.
	ErrNotOFD = errors.New("ofd: not an OFD document")
	// ErrScan: the pages are pictures, with or without text behind them. The Word
	// document or the web page must be asked for.
	ErrScan = errors.New("ofd: the pages are pictures")
	// ErrNoText: the pages show no text. It may be drawn as outlines.
	ErrNoText = errors.New("ofd: the pages have no text")
)

// LimitError is the error of a file that exceeds a limit.
type LimitError = document.LimitError

// PartError says which part of the package cannot be read, and why.
type PartError = document.PartError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Unpacked, Parts, Nesting, which is the depth of elements, Pages, Glyphs, Objects,
// which are elements, and texts, lines and pictures on all pages, Tables, Cells and
// Places.
func Defaults() document.Limits {
	return document.Limits{
		Bytes: 64 << 20, Unpacked: 64 << 20, Parts: 20_000, Nesting: 64,
		Pages: 2000, Glyphs: 400_000, Objects: 1_000_000,
	}.Or(page.Defaults())
}

// Reader reads OFD documents. Its zero value is ready, and a Reader may be used by
// several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a document with the default limits; see [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a document. It keeps nothing of data. Blocks and rows name their
// page and line.
//
// Errors are [ErrEncrypted], [ErrNotOFD], [ErrScan], [ErrNoText], a [*LimitError], a
// [*PartError], or the cause of the context's end; with an error there is no
// document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	archive, err := pack.Open(ctx, "ofd", data, limits)
	var limit *LimitError
	switch {
	case errors.As(err, &limit):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotOFD, err)
	case archive.Encrypted(), archive.Has("encryptions.xml"):
		return nil, fmt.Errorf("ofd: %w", ErrEncrypted)
	}
	onPages := limits
	onPages.Objects = r.Limits.Objects // counted on one page there
	b := &reader{Package: archive, limits: limits, builder: page.New("ofd", onPages)}
	if err := b.read(ctx); err != nil {
		return nil, err
	}
	return b.document()
}

// document puts the pages together.
func (r *reader) document() (*document.Document, error) {
	pages, pictures := r.builder.Pictures()
	if pages > 0 && pictures == pages {
		return nil, ErrScan
	}
	blocks, notes := r.builder.Build()
	if len(blocks) == 0 {
		return nil, ErrNoText
	}
	if 2*pictures > pages && !hasTable(blocks) {
		return nil, ErrScan
	}
	return &document.Document{Title: r.title, Blocks: blocks, Notes: notes}, nil
}

func hasTable(blocks []document.Block) bool {
	for _, b := range blocks {
		if _, is := b.(*document.Table); is {
			return true
		}
	}
	return false
}
