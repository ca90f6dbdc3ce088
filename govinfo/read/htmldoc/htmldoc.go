// Package htmldoc reads web pages into the neutral
// [github.com/openxxgk/annualreport/govinfo/document] model.
//
// It reads the whole page in reading order, navigation included: what of it is
// the report is for others to find. It sees the page as a browser shows it:
//
//   - Tags are closed, moved and ignored as the HTML standard says, so that
//     unclosed cells, paragraphs in cells, nested tables and stray end tags give
//     the table that a reader sees.
//   - Text that is not displayed is left out: display:none, the hidden
//     attribute, templates, scripts, styles, choices of a form; text within a line
//     that has no size or no opacity; and text that is struck out (del, s, strike).
//   - Spans are those of the standard: 0 rows reach to the end of the row group,
//     more than 1,000 columns are 1,000, what cannot be read is 1. Columns that
//     only exist by a span of 64 or more are not counted.
//   - Superscript digits become superscript characters, so that "13" with the
//     mark of a note is not read as 131.
//   - Elements with the ARIA roles table, row, cell, columnheader, rowheader and
//     heading are what they say.
//   - Where the visible page has no table of data but a script, a form field or
//     the page as a whole holds HTML as a string of JavaScript or JSON, the HTML
//     in the string is read at its place.
//
// The encoding is judged by the bytes: byte order mark, valid UTF-8, UTF-16,
// GB 18030. What the page claims only breaks a tie.
//
// Memory: beside the bytes given, an ordinary page takes less than 8 times its
// size for a moment, the result included, and a hostile one less than 64 times.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package htmldoc

import (
	"context"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// LimitError is the error of a page that exceeds a limit.
type LimitError = document.LimitError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Lines, Text, Tables, Cells, Places and Nesting, the depth of open elements.
func Defaults() document.Limits {
	return document.Limits{
		Bytes: 16 << 20, Lines: 500_000, Text: 64 << 20, Tables: 5000, Cells: 200_000, Places: document.MaxGridPlaces, Nesting: 512,
	}
}

// Reader reads web pages. Its zero value is ready, and a Reader may be used by
// several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a page with the default limits; see [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a page. It keeps nothing of data. Broken markup is no error.
//
// Each paragraph, heading, list item and line of preformatted text is a block.
// Text that stands in a page, a division or a cell without a paragraph of its
// own is divided at its line breaks. In a marked paragraph a line break stays,
// unless the lines are paragraphs by their look: after an empty line, with a
// first-line indent, or with a section number ("二、", "（三）"). The paragraphs
// of a table cell are lines of its text.
//
// Text that a reader of the page does not see is left out: elements that are
// hidden, deleted or struck out by their tag or their own style. Cells keep their
// place. Raised digits (sup, or by style) become superscripts, so that the mark
// of a note does not lengthen a figure. Style sheets are not read.
//
// A table is dissolved, its cells becoming blocks in reading order, when it has
// the role "presentation", when no row has more than one cell with text, when
// the tables in its cells hold at least as much as the cells themselves, or when
// a cell holds running text: 1,000 characters, or 300 among at most 8 cells.
// Other nested tables become text of their cell. Tables without any text are
// left out.
//
// Errors are a [*LimitError], the cause of the context's end, or wrap that of package encoding for bytes that are
// no text; with an error there is no document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	if len(data) > limits.Bytes {
		return nil, &LimitError{Package: "htmldoc", Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	text, _, err := encoding.Decode(data, claimedCharset(data))
	if err != nil {
		return nil, fmt.Errorf("htmldoc: %w", err)
	}
	p := newParser(ctx, limits)
	if !p.readData(text) {
		p.page(text)
	}
	doc, hasTable, err := p.document()
	if err != nil {
		return nil, err
	}
	if !hasTable && p.embedded {
		again := newParser(ctx, limits)
		again.expand = true
		again.page(text)
		if more, _, err := again.document(); err != nil {
			return nil, err
		} else {
			doc = more
		}
	}
	return doc, nil
}

func newParser(ctx context.Context, limits document.Limits) *parser {
	return &parser{
		nesting: limits.Nesting,
		build:   flow.New(ctx, "htmldoc", limits),
	}
}

// document ends the page and returns it, and whether it has a table of data.
func (p *parser) document() (doc *document.Document, hasTable bool, err error) {
	doc = &document.Document{Language: p.language, Title: p.title, Blocks: p.build.Blocks()}
	if p.err != nil {
		return nil, false, p.err
	}
	if err := p.build.Err(); err != nil {
		return nil, false, err
	}
	for _, block := range doc.Blocks {
		if t, ok := block.(*document.Table); ok && isData(t) {
			hasTable = true
		}
	}
	return doc, hasTable, nil
}

// isData reports whether a table can be one of a report, and not the few lines
// that say who published a page and when.
func isData(t *document.Table) bool {
	cells := 0
	for i := range t.Rows {
		cells += len(t.Rows[i].Cells)
	}
	return cells >= 16
}
