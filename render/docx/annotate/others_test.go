package annotate_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/pack/packtest"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render/docx/annotate"
	"github.com/openxxgk/annualreport/validate"
)

// checkAnnotated annotates a file with what a check finds: accepted it is the suggested
// report, rejected it has the very bytes, and nothing else has changed. It returns the
// file and how many cells were changed.
func checkAnnotated(t *testing.T, file []byte) (out []byte, changed int) {
	t.Helper()
	before, err := read.Bytes(file)
	if err != nil {
		t.Fatal(err)
	}
	report := &before.Report
	result := validate.Check(validate.FilingOf(before))
	notes := annotate.Findings(result, report, language.Und)
	out, done := annotated(t, file, notes)
	want := *report
	if location := result.Locate(); len(location.Suspects) == 1 && !location.Exhausted && len(done.Unchanged) == 0 {
		for _, cell := range location.Suspects[0].Cells {
			changed++
			if err := want.Set(cell.Ref, cell.Want); err != nil {
				t.Fatal(err)
			}
		}
	}
	after, err := read.Bytes(out)
	if err != nil {
		t.Fatal(err)
	}
	if !after.Report.Equal(want) {
		t.Errorf("accepted: %+v, %+v", govinfo.Diff(&want, &after.Report).Changes, done)
	}
	was, is := packtest.Parts(t, file), packtest.Parts(t, out)
	comments := 0
	for name, content := range is {
		switch {
		case strings.HasPrefix(name, "word/comments"):
			comments += strings.Count(content, "<w:comment ") - strings.Count(was[name], "<w:comment ")
		case name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels"):
		case name == "word/document.xml":
			back, want := rejected(content), rejected(was[name]) // others have comments, too
			if back != want {
				back, want = joined(back), joined(want) // a run was cut
			}
			if back != want {
				t.Errorf("rejected is not what it was:\n%s", firstDifference(back, want))
			}
		case content != was[name]:
			t.Errorf("%s changed", name)
		}
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if err := xml.Unmarshal([]byte(content), new(struct{})); err != nil && content != was[name] {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if comments != len(notes) {
		t.Errorf("%d comments, want %d", comments, len(notes))
	}
	for name := range was {
		if _, there := is[name]; !there {
			t.Errorf("%s is lost", name)
		}
	}
	return out, changed
}

// runsBetween is what stands between two texts in runs of the same make: where a run was
// cut in two, the second has the first one's properties.
var runsBetween = regexp.MustCompile(`</w:t></w:r><w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)?<w:t(?: [^>]*)?>`)

// joined joins the texts of runs.
func joined(content string) string { return runsBetween.ReplaceAllString(content, "") }

// convert lets LibreOffice save files in another format, all in one run.
func convert(t *testing.T, office, format, folder string, files ...string) {
	t.Helper()
	arguments := append([]string{"--headless", "-env:UserInstallation=file://" + t.TempDir(), "--convert-to", format, "--outdir", folder}, files...)
	if message, err := exec.Command(office, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
}

// Files that another word processor has saved are annotated like our own, and it opens
// them with every comment and change.
func TestSavedByLibreOffice(t *testing.T) {
	office := programs.Office(t)
	random := rand.New(rand.NewPCG(17, 7))
	ours, saved, opened := t.TempDir(), t.TempDir(), t.TempDir()
	var names, annotatedNames []string
	for i := range 8 {
		r := wrong(random)
		name := filepath.Join(ours, strconv.Itoa(i)+".docx")
		if err := os.WriteFile(name, word(t, &r), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	convert(t, office, "docx", saved, names...)
	deletions := make(map[string]int)
	all := 0
	for _, name := range names {
		base := filepath.Base(name)
		file, err := os.ReadFile(filepath.Join(saved, base))
		if err != nil {
			t.Fatal(err)
		}
		out, changed := checkAnnotated(t, file)
		all += changed
		target := filepath.Join(opened, base)
		if err := os.WriteFile(target, out, 0o600); err != nil {
			t.Fatal(err)
		}
		annotatedNames = append(annotatedNames, target)
		deletions[target] = changed
	}
	if all == 0 {
		t.Error("no cell changed")
	}
	convert(t, office, "fodt", opened, annotatedNames...)
	for _, name := range annotatedNames {
		data, err := os.ReadFile(strings.TrimSuffix(name, ".docx") + ".fodt")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(string(data), "<text:deletion>"); got != deletions[name] {
			t.Errorf("%s: LibreOffice has %d deletions, want %d", filepath.Base(name), got, deletions[name])
		}
	}
}

// Word files of others, where they are at hand: those that can be read come back with
// nothing changed but what was put in. ANNOTATE_FILES is a folder with more of them.
func TestFilesOfOthers(t *testing.T) {
	names, err := filepath.Glob("../../../../shared/corpus/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("ANNOTATE_FILES"); folder != "" {
		more, err := filepath.Glob(filepath.Join(folder, "*.docx"))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, more...)
	}
	if len(names) == 0 {
		t.Skip("no corpus")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			file, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := read.Bytes(file); err != nil {
				if _, err := (annotate.Writer{}).Render(io.Discard, file); err == nil {
					t.Errorf("what cannot be read is annotated: %v", err)
				}
				return
			}
			var limit *document.LimitError
			if _, err := (annotate.Writer{}).Render(io.Discard, file); errors.As(err, &limit) {
				return
			}
			out, changed := checkAnnotated(t, file)
			t.Logf("%d cells changed", changed)
			if folder := os.Getenv("KEEP_FILES"); folder != "" {
				if err := os.WriteFile(filepath.Join(folder, filepath.Base(name)), out, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
