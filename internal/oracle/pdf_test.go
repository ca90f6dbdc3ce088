package oracle

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
)

// TestPDF has its parts in one test, as PDFium takes seconds to compile.
func TestPDF(t *testing.T) {
	oracle := startPDFium(t)
	t.Run("samples", func(t *testing.T) { comparePDFSamples(t, oracle) })
	t.Run("LibreOffice", func(t *testing.T) { compareLibreOffice(t, oracle) })
	t.Run("Chromium", func(t *testing.T) { compareChromium(t, oracle) })
}

func startPDFium(t *testing.T) pdfium.Pdfium {
	t.Helper()
	pool, err := webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	oracle, err := pool.GetInstance(time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return oracle
}

// pdfiumLines returns the lines of text that PDFium finds.
func pdfiumLines(oracle pdfium.Pdfium, data []byte) (lines []string, err error) {
	opened, err := oracle.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, err
	}
	defer func() {
		_, closing := oracle.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: opened.Document})
		err = errors.Join(err, closing)
	}()
	count, err := oracle.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, err
	}
	for i := range count.PageCount {
		page := requests.Page{ByIndex: &requests.PageByIndex{Document: opened.Document, Index: i}}
		text, err := oracle.GetPageText(&requests.GetPageText{Page: page})
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		for line := range strings.Lines(text.Text) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines, nil
}

// refusals are the errors of the front end, and those of PDFium that say the same.
var refusals = []struct{ module, oracle error }{
	{document.ErrEncrypted, pdfiumerrors.ErrPassword},
	{pdf.ErrNotPDF, pdfiumerrors.ErrFormat},
}

func comparePDFSamples(t *testing.T, oracle pdfium.Pdfium) {
	differences := readDifferences(t)
	names := samples(t, project+"/pdf/testdata/*.pdf", corpus+"/formats/pdf/*.pdf", corpus+"/*.pdf")
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines, oracleErr := pdfiumLines(oracle, data)
			doc, err := pdf.Document(data)
			for _, refusal := range refusals {
				if errors.Is(err, refusal.module) && errors.Is(oracleErr, refusal.oracle) {
					return
				}
			}
			if oracleErr != nil {
				t.Fatalf("PDFium: %v; the module: %v", oracleErr, err)
			}
			if errors.Is(err, pdf.ErrScan) || errors.Is(err, pdf.ErrNoText) {
				doc = &document.Document{}
			} else if err != nil {
				t.Fatal(err)
			}
			comparePDF(t, doc, lines, of(differences, filepath.Base(name)))
		})
	}
}

// comparePDF compares the text of a document with the lines that PDFium finds in
// its file: the same words as often, and each block and each cell without a gap.
func comparePDF(t *testing.T, doc *document.Document, lines []string, listed []difference) {
	t.Helper()
	missing := false
	for i := range listed {
		d := &listed[i]
		if d.Only == "module" {
			missing = true
			continue
		}
		for _, line := range d.Text {
			at := slices.Index(lines, line)
			if at < 0 {
				t.Errorf("PDFium has no line %q, which is listed", line)
				continue
			}
			lines = slices.Delete(lines, at, at+1)
		}
	}
	texts := textsOf(doc)
	found, read := wordsOf(lines), wordsOf(texts)
	onlyOracle, onlyModule := surplus(found, read), surplus(read, found)
	if len(onlyOracle) > 0 {
		t.Errorf("only PDFium has %q", onlyOracle)
	}
	if missing {
		if len(onlyModule) == 0 {
			t.Error("PDFium misses nothing, although that is listed")
		}
		return
	}
	if len(onlyModule) > 0 {
		t.Errorf("only the module has %q", onlyModule)
	}
	whole := withoutSpaces(strings.Join(lines, ""))
	has := func(text string) bool { return strings.Contains(whole, withoutSpaces(text)) }
	for _, text := range texts {
		// Of cells with several lines, PDFium may have the first lines first.
		if !has(text) && slices.ContainsFunc(strings.Split(text, "\n"), func(line string) bool { return !has(line) }) {
			t.Errorf("PDFium does not have in one: %q", text)
		}
	}
}

// textsOf returns the texts of the blocks and cells of a document.
func textsOf(doc *document.Document) (texts []string) {
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			texts = append(texts, b.Text)
		case *document.Paragraph:
			texts = append(texts, b.Text)
		case *document.Table:
			texts = append(texts, b.Caption)
			for i := range b.Rows {
				for k := range b.Rows[i].Cells {
					texts = append(texts, b.Rows[i].Cells[k].Text)
				}
			}
		}
	}
	return texts
}

// wordsOf counts the words: numbers whole, and every other character for itself,
// as spaces within Chinese text say nothing.
func wordsOf(texts []string) map[string]int {
	words := make(map[string]int)
	for _, text := range texts {
		number := ""
		for _, r := range text + " " {
			if unicode.IsDigit(r) || r == '.' {
				number += string(r)
				continue
			}
			if number != "" {
				words[number]++
				number = ""
			}
			if !unicode.IsSpace(r) {
				words[string(r)]++
			}
		}
	}
	return words
}

// surplus lists the words of a that b has less often.
func surplus(a, b map[string]int) (words []string) {
	for _, word := range slices.Sorted(maps.Keys(a)) {
		for range a[word] - b[word] {
			words = append(words, word)
		}
	}
	return words
}

func withoutSpaces(s string) string { return strings.Join(strings.Fields(s), "") }
