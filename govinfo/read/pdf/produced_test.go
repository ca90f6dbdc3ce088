package pdf_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/internal/pack/packtest"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// The tests in this file read what word processors and browsers make of the
// module's own files. They skip where there is no such program, unless
// REQUIRE_OFFICE=1 or REQUIRE_BROWSER=1 says that there must be one.

// mixed has table 二 of 2021 and table 三 of 2019.
var editions = []govinfo.Editions{
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
	{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
	{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
}

// printed is a report and the file that a program is to print.
type printed struct {
	name   string
	report govinfo.Report
	doc    *document.Document
}

// reports makes reports of all forms, some with blank cells, long and short.
func reports(n int) []printed {
	random := rand.New(rand.NewPCG(2025, 11))
	var out []printed
	for i := range n {
		r := govinfotest.Options{Editions: editions[i%3], WithBlank: i%4 == 3}.Report(random)
		out = append(out, printed{fmt.Sprintf("report%02d", i), r, render.Compose(&r)})
	}
	return out
}

// readsBack reads a PDF, and compares it with the report that it shows.
func readsBack(t *testing.T, want *printed, data []byte) {
	t.Helper()
	doc, err := pdf.Document(data)
	if err != nil {
		t.Fatalf("%s: %v", want.name, err)
	}
	result := recognize.Document(doc)
	wrong := 0
	for ref, value := range want.report.Cells() {
		got, err := result.Report.At(ref)
		if err != nil || got.String() != value.String() {
			wrong++
			if wrong < 10 {
				t.Errorf("%s: %s is %q, want %q (%v)", want.name, ref, got, value, err)
			}
			continue
		}
		if origin, ok := result.Origins[ref]; !value.IsBlank() && (!ok || pageOf(doc, origin) == 0) {
			t.Errorf("%s: %s has no page", want.name, ref)
		}
	}
	for name, texts := range map[string][2]string{
		"title":         {result.Report.Title, want.report.Title},
		"overview":      {textOf(result.Report.Overview), textOf(want.report.Overview)},
		"problems":      {textOf(result.Report.Problems), textOf(want.report.Problems)},
		"other matters": {textOf(result.Report.OtherMatters), textOf(want.report.OtherMatters)},
	} {
		if texts[0] != texts[1] {
			t.Errorf("%s: %s\n got %q\nwant %q", want.name, name, texts[0], texts[1])
		}
	}
	if t.Failed() {
		for _, p := range result.Doubts {
			t.Logf("%s: %s %s %s", want.name, p.Code, p.Ref, p.Sentence)
		}
		if dir := os.Getenv("KEEP_PDF"); dir != "" {
			_ = os.WriteFile(filepath.Join(dir, filepath.Base(t.Name())+want.name+".pdf"), data, 0o644)
		}
	}
	for _, n := range doc.Notes {
		if n.Code != document.NoteHiddenText {
			t.Errorf("%s: note %+v", want.name, n)
		}
	}
}

func textOf(v any) string { return fmt.Sprintf("%+v", v) }

// pageOf returns the page of an origin.
func pageOf(doc *document.Document, o recognize.Origin) int {
	switch b := doc.Blocks[o.Block].(type) {
	case *document.Table:
		return b.Rows[o.Row].Source.Page
	case *document.Paragraph:
		return b.Source.Page
	case *document.Heading:
		return b.Source.Page
	}
	return 0
}

func TestLibreOffice(t *testing.T) {
	office := programs.Office(t)
	const a4, a5 = `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="8391" w:h="11906"/>`
	margins := `<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"`
	narrow := `<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"`
	tableWidth := regexp.MustCompile(`<w:(gridCol|tcW|tblW) w:w="(\d+)"`)
	narrower := func(s string) string { // tables as wide as an A5 page
		return tableWidth.ReplaceAllStringFunc(s, func(m string) string {
			parts := tableWidth.FindStringSubmatch(m)
			n, err := strconv.Atoi(parts[2])
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf(`<w:%s w:w="%d"`, parts[1], n*3/4)
		})
	}
	for name, change := range map[string]*strings.Replacer{
		"portrait":         strings.NewReplacer(),
		"landscape":        strings.NewReplacer(a4, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`),
		"split rows":       strings.NewReplacer(`<w:cantSplit/>`, "", margins, narrow),
		"no repeated head": strings.NewReplacer(`<w:tblHeader/>`, "", `<w:cantSplit/>`, ""),
		"A5":               strings.NewReplacer(a4, a5, margins, narrow, `<w:cantSplit/>`, ""),
	} {
		t.Run(name, func(t *testing.T) {
			directory := t.TempDir()
			all := reports(12)
			args := []string{"--headless", "-env:UserInstallation=file://" + filepath.Join(directory, "profile"), "--convert-to", "pdf", "--outdir", directory}
			for i := range all {
				var file bytes.Buffer
				if err := (docx.Writer{}).Render(&file, all[i].doc); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(directory, all[i].name+".docx")
				if err := os.WriteFile(path, changed(t, file.Bytes(), func(s string) string {
					if s = change.Replace(s); name == "A5" {
						s = narrower(s)
					}
					return s
				}), 0o644); err != nil {
					t.Fatal(err)
				}
				args = append(args, path)
			}
			if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for i := range all {
				data, err := os.ReadFile(filepath.Join(directory, all[i].name+".pdf"))
				if err != nil {
					t.Fatal(err)
				}
				readsBack(t, &all[i], data)
			}
		})
	}
}

// changed changes the text of a Word file.
func changed(t *testing.T, file []byte, change func(string) string) []byte {
	t.Helper()
	return packtest.Rewrite(t, file, func(name, content string) string {
		if name == "word/document.xml" {
			return change(content)
		}
		return content
	})
}

// throughChromium prints the report as a page with a style, and reads it back.
func throughChromium(t *testing.T, browser, directory, style string, want *printed, flags ...string) {
	t.Helper()
	page := bytes.Replace(render.HTML{}.Append(nil, want.doc), []byte("</head>"), []byte("<style>"+style+"</style></head>"), 1)
	source, target := filepath.Join(directory, want.name+".html"), filepath.Join(directory, want.name+".pdf")
	if err := os.WriteFile(source, page, 0o644); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(directory, "profile"), "--print-to-pdf=" + target}, flags...)
	if out, err := exec.Command(browser, append(args, "file://"+source)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	readsBack(t, want, data)
}

func TestChromium(t *testing.T) {
	browser := programs.Browser(t)
	for name, layout := range map[string]struct {
		css  string
		flag []string
	}{
		"portrait":  {"@page { size: A4 }", []string{"--no-pdf-header-footer"}},
		"landscape": {"@page { size: A4 landscape }", nil}, // with the browser's head and foot
		"A5":        {"@page { size: A5; margin: 12mm }", nil},
		"split":     {"@page { size: A4; margin: 40mm 15mm } tr { break-inside: auto !important }", []string{"--no-pdf-header-footer"}},
	} {
		t.Run(name, func(t *testing.T) {
			directory := t.TempDir()
			for _, want := range reports(12) {
				throughChromium(t, browser, directory, layout.css, &want, layout.flag...)
			}
		})
	}
}

// Tables may be drawn in many ways.
func TestChromiumStyles(t *testing.T) {
	browser := programs.Browser(t)
	for name, css := range map[string]string{
		"no padding":       "td,th{padding:0 !important} table{width:auto !important}",
		"no room":          "td,th{padding:0 !important;white-space:nowrap} table{width:auto !important;font-size:7pt !important}",
		"double":           "td,th{border-style:double !important;border-width:3px !important}",
		"dotted":           "td,th{border-style:dotted !important}",
		"dashed":           "td,th{border-style:dashed !important;border-width:2px !important}",
		"white on grey":    "td,th{border-color:white !important;background:#ddd !important;-webkit-print-color-adjust:exact}",
		"borders apart":    "table{border-collapse:separate !important;border-spacing:2px !important}",
		"one side":         "td,th{border-left:none !important} table{border-left:none !important}",
		"upright labels":   "th[rowspan]{writing-mode:vertical-rl}",
		"without outlines": "table{border:none !important} tr>:first-child{border-left:none !important} tr>:last-child{border-right:none !important}",
	} {
		t.Run(name, func(t *testing.T) {
			directory := t.TempDir()
			for _, want := range reports(2) {
				throughChromium(t, browser, directory, css, &want, "--no-pdf-header-footer")
			}
		})
	}
}
