package recognize_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// corpus holds real published documents; tests that need them are skipped where
// the folder is absent.
const corpus = "../../../shared/corpus"

func readCorpus(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	return data
}

// wantCells reads the expected cells of a document of the corpus, by ref.
func wantCells(t testing.TB, name string) map[govinfo.Ref]string {
	t.Helper()
	var tree map[string]any
	if err := json.Unmarshal(readCorpus(t, filepath.Join("expected", name)), &tree); err != nil {
		t.Fatal(err)
	}
	cells := make(map[govinfo.Ref]string)
	var walk func(prefix govinfo.Ref, value any)
	walk = func(prefix govinfo.Ref, value any) {
		switch value := value.(type) {
		case map[string]any:
			for name, inner := range value {
				walk(prefix.Join(name), inner)
			}
		case nil:
			cells[prefix] = ""
		case float64:
			cells[prefix] = fmt.Sprintf("%.0f", value)
		case string:
			cells[prefix] = value
		default:
			t.Fatalf("%s: %T", prefix, value)
		}
	}
	walk("", tree)
	return cells
}

// compareCells compares every cell of a report with what is expected.
func compareCells(t testing.TB, result *recognize.Result, want map[govinfo.Ref]string) {
	t.Helper()
	for ref, text := range want {
		value, err := result.Report.At(ref)
		if err != nil {
			t.Fatal(err)
		}
		if value.String() != text {
			t.Errorf("%s = %q, want %q", ref, value, text)
		}
		if _, found := result.Origins[ref]; !found {
			t.Errorf("%s has no origin", ref)
		}
	}
	for ref := range result.Origins {
		if _, known := want[ref]; !known {
			t.Errorf("%s has an origin, but the document has no such cell", ref)
		}
	}
}

func TestFuyang2021(t *testing.T) {
	doc, err := plain.Document(readCorpus(t, "fuyang-2021.txt"))
	if err != nil {
		t.Fatal(err)
	}
	result := recognize.Document(doc)
	compareCells(t, &result, wantCells(t, "fuyang-2021.json"))
	for _, problem := range result.Doubts {
		t.Errorf("problem: %+v", problem)
	}
	report := &result.Report
	if report.Year != 2021 || report.Title != "富阳区科学技术局2021年政府信息公开工作年度报告" || report.Agency.Name != "富阳区科学技术局" {
		t.Errorf("year %d, title %q, organ %q", report.Year, report.Title, report.Agency.Name)
	}
	if len(report.Sections) != 6 || report.Sections[4] != "5、 存在的主要问题及改进情况" {
		t.Errorf("sections %q", report.Sections)
	}
	if len(report.Overview) != 6 || len(report.Problems) != 2 || len(report.OtherMatters) != 1 {
		t.Errorf("%d, %d, %d paragraphs", len(report.Overview), len(report.Problems), len(report.OtherMatters))
	}
	aspects := append([]govinfo.Aspect{""}, govinfo.Aspects()...)
	for i, p := range report.Overview {
		if i < len(aspects) && p.Aspect != aspects[i] {
			t.Errorf("paragraph %d has the aspect %q, want %q", i, p.Aspect, aspects[i])
		}
	}
	if want := (govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}); report.Editions != want {
		t.Errorf("editions %v", report.Editions)
	}
}
