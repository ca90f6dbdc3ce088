// Package plain reads text dumps of reports: what word processors, converters
// and copying by hand leave of a document, in any encoding. It knows the ways in
// which such texts write tables, and nothing of what the tables mean.
//
// These are read as tables, by how the text is laid out:
//
//   - One cell a line behind a tab, a blank line after each row: what word
//     processors write. A cell merged into the one above is there and empty, one
//     merged into its left neighbour is left out ([document.LayoutDump]). Where no
//     cell of the whole text is empty, empty cells were lost
//     ([document.LayoutSequence]), and so they were where no row ends.
//   - One row a line, with tabs or upright bars between the cells. Rows of equal
//     length are a full grid ([document.LayoutSpans]); otherwise cells merged to
//     the left are left out, or are there and empty ([document.LayoutDump]).
//   - One cell a line, with a bar behind it or on the next line; bars with nothing
//     between are empty cells, blank ones or those of merged cells
//     ([document.LayoutFlow]). The figures of a row may share a line below its label.
//   - Drawn in box characters or in + - and |. Where the lines fit each other to
//     the last column of display, in fonts that set quotes and box characters one
//     column wide or two, the walls tell all cells and spans
//     ([document.LayoutSpans]), and the lines of a cell are joined. Otherwise the
//     rows of bars are read alone. Lines below each other in one row are rows of
//     their own where a column has several figures, and below the heading row of
//     a listing without other rules, unless they look like a broken text.
//   - One row a line, with two and more spaces between the cells, or figures at
//     its end. Empty cells have left no trace ([document.LayoutSequence]).
//
// All else is paragraphs, one a line, and headings where Markdown marks them.
// Where most lines end at the same width, as on a page, they are joined to
// paragraphs. Page numbers and the marks that converters leave ("[bookmark: _GoBack]") are
// dropped.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package plain

import (
	"context"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/internal/textlayout"
)

// LimitError is the error of a text that exceeds a limit.
type LimitError = document.LimitError

// Defaults are the limits of a [Reader] where it does not set others: Bytes,
// Lines and Cells.
func Defaults() document.Limits {
	return document.Limits{Bytes: 16 << 20, Lines: 1_000_000, Cells: 200_000}
}

// Reader reads text dumps. Its zero value is ready, and a Reader may be used by
// several goroutines at once.
type Reader struct {
	Limits document.Limits `json:"limits"` // zero fields are those of [Defaults]
}

// Document reads a text dump with the default limits; see [Reader.Document].
func Document(data []byte) (*document.Document, error) {
	return Reader{}.Document(context.Background(), data)
}

// Document reads a text dump. It keeps nothing of data. A text says nothing of
// its language or title, so these stay empty in the document. Errors are a
// [*LimitError], the cause of the context's end, or wrap that of package encoding for bytes that are no text;
// with an error there is no document.
func (r Reader) Document(ctx context.Context, data []byte) (*document.Document, error) {
	limits := r.Limits.Or(Defaults())
	if len(data) > limits.Bytes {
		return nil, &LimitError{Package: "plain", Quantity: document.QuantityBytes, Max: int64(limits.Bytes)}
	}
	text, _, err := encoding.Decode(data, "")
	if err != nil {
		return nil, fmt.Errorf("plain: %w", err)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	blocks, exceeded := textlayout.Blocks(text, limits)
	switch exceeded {
	case document.QuantityLines:
		return nil, &LimitError{Package: "plain", Quantity: exceeded, Max: int64(limits.Lines)}
	case document.QuantityCells:
		return nil, &LimitError{Package: "plain", Quantity: exceeded, Max: int64(limits.Cells)}
	}
	return &document.Document{Blocks: blocks}, nil
}
