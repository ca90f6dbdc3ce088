package oracle

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/internal/pack/packtest"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// The files that are printed here have their fonts in them, which the samples of
// the project lack, so that PDFium finds every character.

// reports makes a report of each form.
func reports() (docs []*document.Document) {
	random := rand.New(rand.NewPCG(11, 2026))
	for _, editions := range []govinfo.Editions{
		{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
		{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
		{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
	} {
		report := govinfotest.Options{Editions: editions}.Report(random)
		docs = append(docs, render.Compose(&report))
	}
	return docs
}

func run(t *testing.T, program string, arguments ...string) {
	t.Helper()
	if out, err := exec.Command(program, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

func write(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var pageNumber = regexp.MustCompile(`^— ?\d+ ?—$`)

// comparePrinted compares what both find in a printed file. Page numbers are
// what only PDFium has.
func comparePrinted(t *testing.T, oracle pdfium.Pdfium, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pdfiumLines(oracle, data)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 50 {
		t.Errorf("PDFium finds only %d lines", len(lines))
	}
	comparePDF(t, doc, slices.DeleteFunc(lines, pageNumber.MatchString), nil)
}

func compareLibreOffice(t *testing.T, oracle pdfium.Pdfium) {
	office := programs.Office(t)
	directory := t.TempDir()
	arguments := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(directory, "profile"), "--convert-to", "pdf", "--outdir", directory}
	docs := reports()
	for i, doc := range docs {
		var file bytes.Buffer
		if err := (docx.Writer{}).Render(&file, doc); err != nil {
			t.Fatal(err)
		}
		arguments = append(arguments, write(t, filepath.Join(directory, strconv.Itoa(i)+".docx"), withoutRepeats(t, file.Bytes())))
	}
	run(t, office, arguments...)
	for i := range docs {
		comparePrinted(t, oracle, filepath.Join(directory, strconv.Itoa(i)+".pdf"))
	}
}

// withoutRepeats takes from a Word file that the head of a table is printed again
// on each page, which the module reads once.
func withoutRepeats(t *testing.T, file []byte) []byte {
	t.Helper()
	return packtest.Rewrite(t, file, func(_, content string) string {
		return strings.ReplaceAll(content, "<w:tblHeader/>", "")
	})
}

func compareChromium(t *testing.T, oracle pdfium.Pdfium) {
	browser := programs.Browser(t)
	directory := t.TempDir()
	const style = "<style>thead { display: table-row-group !important }</style></head>" // no repeats
	for i, doc := range reports() {
		name := filepath.Join(directory, strconv.Itoa(i))
		source := write(t, name+".html", bytes.Replace(render.HTML{}.Append(nil, doc), []byte("</head>"), []byte(style), 1))
		run(t, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(directory, "profile"),
			"--no-pdf-header-footer", "--print-to-pdf="+name+".pdf", "file://"+source)
		comparePrinted(t, oracle, name+".pdf")
	}
}
