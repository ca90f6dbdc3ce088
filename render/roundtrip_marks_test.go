package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// mistaken is a report with some wrong figures, and the marks of what a check finds
// in it and of lines that it is told not to be read.
func mistaken(random *rand.Rand, editions govinfo.Editions) (govinfo.Report, []render.Mark) {
	report := govinfotest.Options{Editions: editions, WithBlank: random.IntN(2) == 0}.Report(random)
	refs := slices.Collect(func(yield func(govinfo.Ref) bool) {
		for ref, value := range report.Cells() {
			if _, count := value.(govinfo.Count); count && !value.IsBlank() && !yield(ref) {
				return
			}
		}
	})
	for range 1 + random.IntN(5) {
		_ = report.Set(refs[random.IntN(len(refs))], govinfo.N(random.Int64N(5000)))
	}
	result := validate.Check(validate.Filing{Report: &report})
	marked := findingmarks.Of(result, language.Chinese)
	for _, ref := range []govinfo.Ref{refs[random.IntN(len(refs))], refs[random.IntN(len(refs))]} {
		marked = append(marked, render.Mark{Ref: ref, Severity: severity.Severity(random.IntN(4)), Unread: random.IntN(4) == 0, ID: "X01", Text: "应为 12，差 3。", Got: "9", Want: "12", Suspect: "12"})
	}
	return report, append(marked, marks()...)
}

// A page on which findings are shown is read back as the report, without them.
func TestRoundTripOfMarks(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	for i := range 60 {
		want, marked := mistaken(random, []govinfo.Editions{both2021, both2019, mixed}[i%3])
		doc := render.Compose(&want)
		var word bytes.Buffer
		if err := (docx.Writer{Marks: marked}).Render(&word, doc); err != nil {
			t.Fatal(err)
		}
		for format, file := range map[string][]byte{
			"html":     render.HTML{Marks: marked}.Append(nil, doc),
			"fragment": render.HTML{Marks: marked, Fragment: true, IDPrefix: "x-"}.Append(nil, doc),
			"markdown": render.Markdown{Marks: marked}.Append(nil, doc),
			"text":     render.Text{Marks: marked}.Append(nil, doc),
			"narrow":   render.Text{Marks: marked, Width: 50, Wrap: true, Ambiguous: 2}.Append(nil, doc),
			"docx":     word.Bytes(),
		} {
			got, err := read.Bytes(file)
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if format != "html" && format != "fragment" {
				// Marks at cells and their list are text there: a figure beside a mark may be
				// unread, and none may be wrong.
				compareFigures(t, &want, got)
				continue
			}
			expected := want
			expected.Agency.Level = got.Report.Agency.Level
			expected.Sections = headingsOf(doc, 2)
			if diff := differences(&got.Report, &expected); diff != "" {
				t.Errorf("report %d, %s:\n%s%v", i, format, diff, got.Doubts)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}

// The page printed by a browser, as the text that pdftotext makes of it, is read: whole
// where that keeps the lines, for the lines of all cells of a row stand at one height;
// without a wrong figure where it goes column by column, or marks stand between.
func TestRoundTripThroughPrintedPage(t *testing.T) {
	browser := programs.Browser(t)
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		unavailable(t, "no pdftotext")
	}
	random := rand.New(rand.NewPCG(51, 52))
	for i, editions := range []govinfo.Editions{both2021, both2019, mixed} {
		report := govinfotest.Options{Editions: editions}.Report(random)
		if i < 2 {
			distinguish(&report)
		}
		doc := render.Compose(&report)
		pages := map[string][]byte{"plain": render.HTML{}.Append(nil, doc)}
		if i == 0 {
			pages["marked"] = render.HTML{Marks: marks()}.Append(nil, doc)
		}
		for name, page := range pages {
			file := printed(t, browser, page)
			for _, flag := range []string{"-layout", "-raw", "-nopgbrk"} {
				t.Run(fmt.Sprintf("%d/%s/%s", i, name, flag), func(t *testing.T) {
					text, err := exec.Command(pdftotext, flag, file, "-").Output()
					if err != nil {
						t.Fatal(err)
					}
					got, err := read.Bytes(text)
					if err != nil {
						t.Fatal(err)
					}
					unread := compareFigures(t, &report, got)
					if name == "plain" && flag != "-nopgbrk" && unread > 0 {
						t.Errorf("%d cells are unread: %v", unread, got.Doubts)
					}
					keep(t, text)
				})
			}
		}
	}
}

// printed prints a page in a browser and returns the name of the file.
func printed(t *testing.T, browser string, page []byte) string {
	t.Helper()
	directory := t.TempDir()
	source, target := filepath.Join(directory, "page.html"), filepath.Join(directory, "page.pdf")
	if err := os.WriteFile(source, page, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
		"--user-data-dir="+filepath.Join(directory, "profile"), "--print-to-pdf="+target, "file://"+source).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return target
}

// compareFigures demands that every figure is right or unread, and counts those unread.
func compareFigures(t *testing.T, want *govinfo.Report, got *read.Reading) (unread int) {
	t.Helper()
	for ref, value := range want.Cells() {
		read, _ := got.Report.At(ref)
		switch {
		case read.IsBlank() && value.IsBlank() || !read.IsBlank() && read.String() == value.String():
		case read.IsBlank() && isUnread(ref, got.Unread):
			unread++
		default:
			t.Errorf("%s = %q, want %q", ref, read, value)
		}
	}
	if got.Report.Year != want.Year || got.Report.Agency.Name != want.Agency.Name {
		t.Errorf("year %d, organ %q, want %d, %q", got.Report.Year, got.Report.Agency.Name, want.Year, want.Agency.Name)
	}
	if unread > 0 {
		t.Logf("%d cells are unread", unread)
	}
	return unread
}

// isUnread reports whether a cell is among the unread. The lines of one edition
// stand for those of the other where nothing of a table was read.
func isUnread(ref govinfo.Ref, unread []govinfo.Ref) bool {
	other := map[govinfo.Ref]govinfo.Ref{
		"applications.outcomes.other.undivided": "applications.outcomes.other.otherReasons.total",
		"proactive":                             "proactive2019.procurement.amount",
		"proactive2019":                         "proactive.fees.amount",
	}
	if slices.Contains(unread, ref) {
		return true
	}
	for line, cell := range other {
		if ref.Within(line) && slices.Contains(unread, cell) {
			return true
		}
	}
	return false
}

// distinguish gives every cell a number of its own.
func distinguish(report *govinfo.Report) {
	n := int64(100)
	for ref, value := range report.Cells() {
		n += 13
		if _, count := value.(govinfo.Count); count {
			_ = report.Set(ref, govinfo.N(n))
		}
	}
}

// keep writes a text of a page where KEEP_TEXTS names a folder.
func keep(t *testing.T, text []byte) {
	t.Helper()
	if folder := os.Getenv("KEEP_TEXTS"); folder != "" {
		name := filepath.Join(folder, filepath.Base(filepath.Dir(t.Name()))+filepath.Base(t.Name())+".txt")
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Log(err)
		}
	}
}
