package annotate_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/internal/pack/packtest"
	"github.com/openxxgk/annualreport/internal/programs"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
	"github.com/openxxgk/annualreport/render/docx/annotate"
	"github.com/openxxgk/annualreport/validate"
)

var when = time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC)

// word returns the Word file of a report, with the marks of somebody else.
func word(t testing.TB, r *govinfo.Report, marks ...render.Mark) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := (docx.Writer{Marks: marks}).Render(&file, render.Compose(r)); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// wrong returns a report with some wrong cells of tables 三 and 四.
func wrong(random *rand.Rand) govinfo.Report {
	r := govinfotest.Options{}.Report(random)
	var cells []govinfo.Ref
	for ref := range r.Cells() {
		if ref.Within("applications") || ref.Within("disputes") {
			cells = append(cells, ref)
		}
	}
	for range 1 + random.IntN(3) {
		ref := cells[random.IntN(len(cells))]
		n, _ := r.Count(ref).Int64()
		if err := r.Set(ref, govinfo.N(n+1+random.Int64N(9))); err != nil {
			panic(err)
		}
	}
	return r
}

func annotated(t testing.TB, file []byte, notes []annotate.Note) ([]byte, annotate.Done) {
	t.Helper()
	var out bytes.Buffer
	done, err := annotate.Writer{Notes: notes, Author: "政务公开办", Date: when}.Render(&out, file)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), done
}

var (
	inserted = regexp.MustCompile(`<w:ins w:id="\d+" w:author="政务公开办".*?</w:ins>`)
	deleted  = regexp.MustCompile(`<w:del w:id="\d+" w:author="政务公开办"[^>]*>(.*?)</w:del>`)
	marks    = regexp.MustCompile(`<w:commentRangeStart w:id="(\d+)"/>|<w:commentRangeEnd w:id="(\d+)"/><w:r><w:commentReference w:id="\d+"/></w:r>`)
	cuts     = regexp.MustCompile(`</w:t></w:r><w:r><w:t xml:space="preserve">`)
)

// rejected takes back all that was put into a main part.
func rejected(content string) string {
	content = inserted.ReplaceAllString(content, "")
	content = deleted.ReplaceAllStringFunc(content, func(s string) string {
		return strings.ReplaceAll(deleted.FindStringSubmatch(s)[1], "delText", "t")
	})
	return cuts.ReplaceAllString(marks.ReplaceAllString(content, ""), "")
}

// Accepting all changes gives the suggested report, rejecting them the file as it was;
// every finding has a comment, and other parts stay as they are.
func TestReportsWithErrors(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 25))
	changed := 0
	for i := range 60 {
		r := wrong(random)
		file := word(t, &r)
		before, err := read.Bytes(file)
		if err != nil {
			t.Fatal(err)
		}
		report, _ := before.Filed()
		result := validate.Check(validate.Filing{Report: report})
		notes := annotate.Findings(result, report, language.Und)
		out, done := annotated(t, file, notes)
		want := *report
		if location := result.Locate(); len(location.Suspects) == 1 && !location.Exhausted {
			for _, cell := range location.Suspects[0].Cells {
				changed++
				if err := want.Set(cell.Ref, cell.Want); err != nil {
					t.Fatal(err)
				}
			}
		}
		after, err := read.Bytes(out) // which takes tracked changes as accepted
		if err != nil {
			t.Fatal(err)
		}
		if !after.Report.Equal(want) || len(done.Unchanged) > 0 || len(done.Unplaced) > 0 {
			t.Fatalf("report %d: %+v, %+v", i, govinfo.Diff(&want, &after.Report).Changes, done)
		}
		was, is := packtest.Parts(t, file), packtest.Parts(t, out)
		if got, want := strings.Count(is["word/comments.xml"], "<w:comment "), len(notes); got != want {
			t.Errorf("report %d: %d comments, want %d", i, got, want)
		}
		for name, content := range was {
			switch name {
			case "word/document.xml":
				if back := rejected(is[name]); back != content {
					t.Fatalf("report %d: rejected is not what it was:\n%s", i, firstDifference(back, content))
				}
				if err := xml.Unmarshal([]byte(is[name]), new(struct{})); err != nil {
					t.Error(err)
				}
			case "[Content_Types].xml", "word/_rels/document.xml.rels":
			default:
				if is[name] != content {
					t.Errorf("%s changed", name)
				}
			}
		}
	}
	if changed < 20 {
		t.Errorf("only %d cells changed", changed)
	}
}

func firstDifference(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	from := max(n-60, 0)
	return fmt.Sprintf("%q\n%q", a[from:min(n+200, len(a))], b[from:min(n+200, len(b))])
}

// A comment stands around the very sentence that it is about.
func TestSentence(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	const paragraph = "2023年，我局高度重视。全年收到政府信息公开申请5件，均按时答复。下一步继续努力。"
	r.Overview = govinfo.Narrative{{Text: "前言<1>。"}, {Text: paragraph}}
	file := word(t, &r)
	out, done := annotated(t, file, []annotate.Note{
		{Ref: "overview", Quote: "收到政府信息公开申请5件", Context: paragraph, Section: 1, Initials: "N01", Lines: []string{"N01 <不符>", "依据"}},
		{Ref: "overview", Quote: "收到政府信息公开申请5件", Context: paragraph, Section: 1, Lines: []string{"同一句"}},
		{Ref: "overview", Quote: "<1>", Context: "前言<1>。", Section: 1, Lines: []string{"有实体"}},
		{Ref: "problems", Lines: []string{"这一部分"}},
		{Ref: "agency.creditCode", Lines: []string{"没有位置"}},
	})
	if !slices.Equal(done.Unplaced, []int{4}) {
		t.Errorf("unplaced %v", done.Unplaced)
	}
	body := packtest.Parts(t, out)["word/document.xml"]
	text := regexp.MustCompile(`<w:commentRangeStart w:id="0"/>(.*?)<w:commentRangeEnd w:id="0"/>`).FindStringSubmatch(body)
	if text == nil || regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text[1], "") != "收到政府信息公开申请5件" {
		t.Errorf("the comment is on %q", text)
	}
	if back := rejected(body); back != packtest.Parts(t, file)["word/document.xml"] {
		t.Errorf("rejected is not what it was: %s", firstDifference(back, packtest.Parts(t, file)["word/document.xml"]))
	}
	if got := regexp.MustCompile(`.{12}<w:commentRangeStart w:id="3"/>.*?<w:t[^>]*>([^<]*)`).FindStringSubmatch(body); got == nil || !strings.HasPrefix(got[1], "五、") {
		t.Errorf("the comment on 五 stands at %v", got)
	}
	after, err := read.Bytes(out)
	if err != nil || !slices.Equal(after.Report.Overview, r.Overview) {
		t.Errorf("read %v %v", after.Report.Overview, err)
	}
}

// Comments of others stay, and ours get other ids. A figure in a run of its own, in
// several, with words, or in a change of somebody else's.
func TestOthersStay(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	r.Applications.Received.NaturalPerson = govinfo.N(12)
	file := word(t, &r, render.Mark{Ref: "applications.received.total", ID: "他人", Text: "别人的批注"})
	for name, test := range map[string]struct {
		cell    string // in place of the run of the figure
		changed bool
	}{
		"one run":      {`<w:r><w:t xml:space="preserve">12</w:t></w:r>`, true},
		"two runs":     {`<w:r><w:rPr><w:b/></w:rPr><w:t>1</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1"><w:t>2</w:t><w:t/></w:r>`, true},
		"spaces":       {`<w:r><w:t xml:space="preserve"> 12 </w:t></w:r>`, true},
		"with words":   {`<w:r><w:t>12件</w:t></w:r>`, false},
		"a change":     {`<w:ins w:id="7" w:author="他人"><w:r><w:t>12</w:t></w:r></w:ins>`, false},
		"a field":      {`<w:fldSimple w:instr=" =SUM(LEFT) "><w:r><w:t>12</w:t></w:r></w:fldSimple>`, false},
		"with a break": {`<w:r><w:t>12</w:t><w:br/></w:r>`, false},
	} {
		t.Run(name, func(t *testing.T) {
			file := edit(t, file, "word/document.xml", func(s string) string {
				return strings.Replace(s, `<w:r><w:t xml:space="preserve">12</w:t></w:r>`, test.cell, 1)
			})
			out, done := annotated(t, file, []annotate.Note{{
				Ref: "applications.received.naturalPerson", Lines: []string{"应为 13"}, Change: annotate.Change{From: "12", To: "13"},
			}})
			if got := len(done.Unchanged) == 0; got != test.changed {
				t.Errorf("changed: %v", got)
			}
			parts := packtest.Parts(t, out)
			if !strings.Contains(parts["word/comments.xml"], "别人的批注") || !strings.Contains(parts["word/comments.xml"], `w:id="1" w:author="政务公开办"`) {
				t.Errorf("comments: %s", parts["word/comments.xml"])
			}
			reading, err := read.Bytes(out)
			want := govinfo.N(12)
			if test.changed {
				want = govinfo.N(13)
			}
			if err != nil || reading.Report.Applications.Received.NaturalPerson != want {
				t.Errorf("read %v %v, want %v", reading.Report.Applications.Received.NaturalPerson, err, want)
			}
			if !test.changed && !strings.Contains(parts["word/document.xml"], test.cell) {
				t.Error("the cell changed")
			}
			if strings.Contains(parts["word/document.xml"], "<w:del w:id=\"7\"") {
				t.Error("an id is there twice")
			}
		})
	}
}

// edit changes a part of a file.
func edit(t *testing.T, file []byte, part string, change func(string) string) []byte {
	t.Helper()
	return packtest.Rewrite(t, file, func(name, content string) string {
		if name != part {
			return content
		}
		changed := change(content)
		if changed == content && !strings.Contains(content, `>12<`) {
			t.Fatal("nothing changed")
		}
		return changed
	})
}

func TestErrors(t *testing.T) {
	if _, err := (annotate.Writer{}).Render(io.Discard, []byte("no zip")); err == nil {
		t.Error("no error")
	}
	r := govinfo.Zero(govinfo.Edition2021)
	file := word(t, &r)
	plain := edit(t, file, "word/document.xml", func(s string) string {
		s = strings.ReplaceAll(s, "xmlns:w=", "xmlns=")
		return strings.ReplaceAll(strings.ReplaceAll(s, "<w:", "<"), "</w:", "</")
	})
	if _, err := (annotate.Writer{}).Render(io.Discard, plain); !errors.Is(err, annotate.ErrPrefix) {
		t.Errorf("no prefix: %v", err)
	}
	full := errors.New("disk full")
	if _, err := (annotate.Writer{}).Render(failing{full}, file); !errors.Is(err, full) {
		t.Errorf("a failing writer: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// LibreOffice opens the file, with comments and changes.
func TestLibreOffice(t *testing.T) {
	office := programs.Office(t)
	r := wrong(rand.New(rand.NewPCG(9, 9)))
	file := word(t, &r)
	result := validate.Check(validate.Filing{Report: &r})
	notes := annotate.Findings(result, &r, language.Und)
	out, _ := annotated(t, file, notes)
	folder := t.TempDir()
	name := filepath.Join(folder, "report.docx")
	if err := os.WriteFile(name, out, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(office, "--headless", "-env:UserInstallation=file://"+folder+"/profile", "--convert-to", "fodt", "--outdir", folder, name)
	if message, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	data, err := os.ReadFile(filepath.Join(folder, "report.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	if got := bytes.Count(data, []byte("<office:annotation ")); got != len(notes) {
		t.Errorf("LibreOffice has %d comments, want %d", got, len(notes))
	}
	changes := 0
	for _, n := range notes {
		if n.Change != (annotate.Change{}) {
			changes++
		}
	}
	if got := bytes.Count(data, []byte("<text:deletion>")); got != changes || changes == 0 {
		t.Errorf("LibreOffice has %d deletions, want %d", got, changes)
	}
	if kept := os.Getenv("KEEP"); kept != "" {
		if err := os.WriteFile(kept, out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func Example() {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year, r.Agency.Name = 2023, "云溪县林业局"
	r.Disputes.Reconsideration.Total = govinfo.N(3)
	var file, out bytes.Buffer
	if err := (docx.Writer{}).Render(&file, render.Compose(&r)); err != nil {
		fmt.Println(err)
	}
	result := validate.Check(validate.Filing{Report: &r})
	done, err := annotate.Writer{Notes: annotate.Findings(result, &r, language.Und)}.Render(&out, file.Bytes())
	fmt.Println(done.Unchanged, err)
	// Output: [] <nil>
}
