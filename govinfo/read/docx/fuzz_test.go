package docx

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// FuzzBody looks for panics and for documents that cannot be: the fuzzed text is
// the body of a document whose other parts are those in testdata.
func FuzzBody(f *testing.F) {
	main := report(f)["word/document.xml"]
	_, body, _ := strings.Cut(main, "<w:body>")
	body, _, _ = strings.Cut(body, "</w:body>")
	f.Add(body)
	f.Add(tbl(tr(tc(wide("2")+down, "a"), tc("", "b")), tr(tc(wide("2")+continued, ""), tc("", "c"))))
	f.Add(p(field("begin") + code("REF") + field("separate") + r("3") + field("end")))
	f.Add(pp(numbered("1", "3"), r("a")) + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>`)
	f.Fuzz(func(t *testing.T, body string) {
		parts := withBody(t, body)
		doc, err := Document(parts.zipped(t))
		if err != nil {
			if doc != nil {
				t.Error("a document beside an error")
			}
			return
		}
		for _, block := range doc.Blocks {
			switch b := block.(type) {
			case *document.Heading:
				if b.Level < 1 || b.Level > 10 || strings.TrimSpace(b.Text) == "" {
					t.Errorf("heading %q of level %d", b.Text, b.Level)
				}
			case *document.Paragraph:
				if strings.TrimSpace(b.Text) == "" {
					t.Errorf("paragraph %q", b.Text)
				}
			case *document.Table:
				if len(b.Rows) == 0 {
					t.Error("table without rows")
				}
			}
		}
	})
}

// FuzzDocument looks for panics in whole files.
func FuzzDocument(f *testing.F) {
	f.Add(report(f).zipped(f))
	if data, err := os.ReadFile("../../../../shared/corpus/form-2021.docx"); err == nil {
		f.Add(data)
	}
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := (Reader{Limits: document.Limits{Unpacked: 1 << 20}}).Document(context.Background(), data); (doc == nil) == (err == nil) {
			t.Error("a document and an error, or neither")
		}
	})
}
