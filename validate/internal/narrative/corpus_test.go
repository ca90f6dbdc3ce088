package narrative

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// corpusReport returns a published report: its tables from the expected cells,
// and as narrative the lines of its text that are long enough to be prose.
func corpusReport(t *testing.T, document, expected string, year int) *govinfo.Report {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..", "shared", "corpus")
	data, err := os.ReadFile(filepath.Join(root, document))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	cells, err := os.ReadFile(filepath.Join(root, "expected", expected))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	r := &govinfo.Report{Year: year}
	var tree map[string]any
	if err := json.Unmarshal(cells, &tree); err != nil {
		t.Fatal(err)
	}
	var fill func(ref govinfo.Ref, node any)
	fill = func(ref govinfo.Ref, node any) {
		switch node := node.(type) {
		case map[string]any:
			for key, child := range node {
				fill(ref.Join(key), child)
			}
		case float64:
			must(t, r.Set(ref, govinfo.N(int64(node))))
		case string:
			must(t, r.Set(ref, govinfo.MustAmount(node)))
		}
	}
	fill("", tree)
	text := string(data)
	if strings.HasSuffix(document, ".html") {
		text = regexp.MustCompile(`(?s)<(script|style).*?</(script|style)>`).ReplaceAllString(text, "")
		text = html.UnescapeString(regexp.MustCompile(`<[^>]+>`).ReplaceAllString(text, "\n"))
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if r.Title == "" && strings.Contains(line, "年度报告") {
			r.Title = line
		}
		if len(line) > 60 && strings.ContainsAny(line, "。；") {
			r.Overview = append(r.Overview, govinfo.Paragraph{Text: line})
		}
	}
	return r
}

func checkAll(r *govinfo.Report) []Issue {
	var issues []Issue
	Check(r, nil, func(i Issue) { issues = append(issues, i) })
	return issues
}

func TestTruePublishedReport(t *testing.T) {
	r := corpusReport(t, "fuyang-2021.txt", "fuyang-2021.json", 2021)
	if issues := checkAll(r); len(issues) > 0 {
		t.Errorf("the text agrees with its tables, but:%s", describe(issues))
	}
}

// The narrative of this report gives 258, 35, 265 and 158 for the classes that
// the table counts at 275, 35, 337 and 158 at least (its zeros are blank), a
// percentage that fits neither, and says that all disputes were upheld while
// three were pending.
func TestContradictoryPublishedReport(t *testing.T) {
	r := corpusReport(t, "shanghai-office-2019.html", "shanghai-office-2019.json", 2019)
	var got []string
	for _, i := range checkAll(r) {
		got = append(got, strings.Join([]string{i.Rule, string(i.Kind), i.Got.String(), i.Want.String(), string(i.Ref)}, " "))
	}
	want := []string{
		"N05 atLeast 258 275 applications.outcomes.granted.naturalPerson",
		"N13 percent 33.9 34.2 applications.outcomes.granted.naturalPerson",
		"N05 atLeast 265 337 applications.outcomes.unavailable.notHeld.naturalPerson",
		"N07 all 0 2 disputes.reconsideration.pending",
		"N08 all 0 1 disputes.directLitigation.pending",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
