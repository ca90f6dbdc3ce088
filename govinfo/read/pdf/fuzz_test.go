package pdf_test

import (
	"context"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
)

// small limits keep each input of a fuzzer short.
var small = pdf.Reader{Limits: document.Limits{Unpacked: 1 << 20, Objects: 20_000, Glyphs: 20_000, Places: 1 << 14, Pages: 50}}

// check looks for documents that cannot be.
func check(t *testing.T, data []byte) {
	t.Helper()
	doc, err := small.Document(context.Background(), data)
	if (doc == nil) == (err == nil) {
		t.Fatal("a document and an error, or neither")
	}
	if err != nil {
		return
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			if b.Level < 1 || strings.TrimSpace(b.Text) == "" || b.Source.Page < 1 || b.Source.Line < 1 {
				t.Errorf("heading %+v", b)
			}
		case *document.Paragraph:
			if strings.TrimSpace(b.Text) == "" || b.Source.Page < 1 || b.Source.Line < 1 {
				t.Errorf("paragraph %+v", b)
			}
		case *document.Table:
			grid, err := b.Grid()
			if err != nil || len(grid) == 0 {
				t.Fatalf("a table of %d rows: %v", len(grid), err)
			}
			for _, row := range grid {
				for _, place := range row {
					if place.Cell < 0 && b.Layout == document.LayoutSpans {
						t.Fatalf("a place without a cell in %+v", b)
					}
				}
			}
		}
	}
}

func FuzzDocument(f *testing.F) {
	for _, name := range []string{"libreoffice.pdf", "rc4-40.pdf", "aes128.pdf", "aes256.pdf", "locked.pdf"} {
		f.Add(load(f, name))
	}
	f.Add(onePage(packed(f, "", table(72, 700, 60, 20, [][]string{{gbk(f, "规章"), "(1)"}})), "", ""))
	f.Fuzz(check)
}

// FuzzContent fuzzes what stands on a page.
func FuzzContent(f *testing.F) {
	f.Add(table(72, 700, 60, 20, [][]string{{gbk(f, "规章"), "(1)"}, {"(2)", "(3)"}}))
	f.Add("q 1 0 0 1 0 100 cm /X Do Q BT /F1 12 Tf 3 Tr [(a) -500 (b)] TJ T* (c) ' ET W n 1 2 3 4 re f* BI /W 1 ID x EI EMC")
	f.Fuzz(func(t *testing.T, content string) {
		check(t, onePage(plainStream("", content), "", "/XObject <</X 5 0 R>>", plainStream("/Subtype /Form /BBox [0 0 300 300]", "BT /F2 9 Tf (x) Tj ET")))
	})
}
