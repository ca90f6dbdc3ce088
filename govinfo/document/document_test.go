package document

import (
	"errors"
	"fmt"
	"testing"
)

// The blocks are a closed set; a switch over them is complete.
var (
	_ Block = (*Heading)(nil)
	_ Block = (*Paragraph)(nil)
	_ Block = (*Table)(nil)
)

func TestSpansOfZeroAreOne(t *testing.T) {
	for _, test := range []struct {
		cell          Cell
		width, height int
	}{
		{Cell{}, 1, 1},
		{Cell{ColSpan: 1, RowSpan: 1}, 1, 1},
		{Cell{ColSpan: 3, RowSpan: 2}, 3, 2},
		{Cell{ColSpan: -3, RowSpan: -2}, 1, 1},
	} {
		if w, h := test.cell.Width(), test.cell.Height(); w != test.width || h != test.height {
			t.Errorf("%+v is %d wide and %d high, want %d and %d", test.cell, w, h, test.width, test.height)
		}
	}
}

func TestLimitError(t *testing.T) {
	err := fmt.Errorf("report.docx: %w", &LimitError{Package: "docx", Quantity: QuantityUnpacked, Max: 64, Part: "word/document.xml"})
	if want := "report.docx: docx: word/document.xml: more than 64 unpacked bytes"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Quantity != QuantityUnpacked {
		t.Errorf("%v is no LimitError", err)
	}
	if want := "htmldoc: more than 3 table cells"; (&LimitError{Package: "htmldoc", Quantity: QuantityCells, Max: 3}).Error() != want {
		t.Errorf("want %q", want)
	}
}

// A document is read with a switch over its blocks.
func Example() {
	doc := Document{Blocks: []Block{
		&Heading{Level: 2, Text: "一、总体情况"},
		&Paragraph{Text: "全年受理13件。"},
		&Table{Rows: []Row{{Cells: []Cell{{Text: "新收"}, {Text: "13"}}}}},
	}}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *Heading:
			fmt.Println("heading:", b.Text)
		case *Paragraph:
			fmt.Println("paragraph:", b.Text)
		case *Table:
			fmt.Println("table of", len(b.Rows), "row")
		}
	}
	// Output:
	// heading: 一、总体情况
	// paragraph: 全年受理13件。
	// table of 1 row
}
