package recognize_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// A file that was cut is told as such, wherever it was cut inside its tables or
// a sentence before section 六.
func TestTruncatedFileIsTold(t *testing.T) {
	data, err := os.ReadFile("../../examples/check/testdata/report-2021.txt")
	if err != nil {
		t.Fatal(err)
	}
	truncated := func(data []byte) bool {
		doc, err := plain.Document(data)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(recognize.Document(doc).Doubts, func(p recognize.Doubt) bool { return p.Code == recognize.Truncated })
	}
	if truncated(data) {
		t.Error("the whole file is told as truncated")
	}
	for percent := 25; percent <= 80; percent++ { // from table 二 to table 四
		if !truncated(data[:len(data)*percent/100]) {
			t.Errorf("cut at %d%%: not told", percent)
		}
	}
}

// A page cut within the last figure of a line showed that figure without its last
// digits, and nothing was told.
func TestFigureCutWithTheFile(t *testing.T) {
	for _, ref := range []govinfo.Ref{"applications.received.total", "applications.carriedOut.total", "disputes.litigationAfterReconsideration.total"} {
		s := attacked()
		s.cellOf(ref).Text = s.cellOf(ref).Text[:2]
		doc := s.document()
		table := s.tables[1][0]
		if ref.Within("disputes") {
			table = s.tables[2][0]
		}
		for i, row := range table.Rows {
			if row.Cells[len(row.Cells)-1].ID == string(ref) {
				table.Rows = table.Rows[:i+1]
				break
			}
		}
		doc.Blocks = doc.Blocks[:1+slices.Index(doc.Blocks, document.Block(table))]
		checkDamaged(t, s, doc, string(ref))
		if !slices.ContainsFunc(recognize.Document(doc).Doubts, func(p recognize.Doubt) bool { return p.Code == recognize.Truncated && p.Ref == ref }) {
			t.Errorf("%s: not told", ref)
		}
	}
}

// Wherever a text is cut in its tables, in whatever layout, no figure is read
// without its last digits.
func TestTextCutAnywhere(t *testing.T) {
	const step = 31
	s := attacked()
	for _, layout := range damagedLayouts {
		if layout.write == nil {
			continue
		}
		text := string(s.dump(layout.write))
		for end := strings.Index(text, s.titles[1]); end < strings.Index(text, s.titles[4]); end += step {
			doc, err := plain.Document([]byte(text[:end]))
			if err != nil {
				continue // within a character
			}
			report := recognize.Document(doc).Report
			for ref, want := range s.want.Cells() {
				if got, _ := report.At(ref); !got.IsBlank() && !same(got, want) {
					t.Errorf("%s cut at %d: %s = %v, want %v", layout.name, end, ref, got, want)
				}
			}
		}
	}
}

// A document that ends with a table of no rows has no last cell.
func TestEmptyTableAtTheEnd(t *testing.T) {
	doc := attacked().document()
	doc.Blocks = append(doc.Blocks[:4:4], &document.Table{})
	recognize.Document(doc)
}
