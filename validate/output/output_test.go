package output_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/output"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
)

var update = flag.Bool("update", false, "write the golden files anew")

// report returns a clean report of 2023.
func report(t testing.TB) *govinfo.Report {
	t.Helper()
	data, err := os.ReadFile("../testdata/bases/clean-2023.json")
	if err != nil {
		t.Fatal(err)
	}
	var r govinfo.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

// checked returns results with everything that a result may hold: errors with
// suspects, warnings, skips, a suppressed finding, a finding of an own rule and
// faults.
func checked(t testing.TB) []output.Checked {
	t.Helper()
	engine, err := validate.New(
		validate.WithRules(
			validate.Rule{
				ID: "XX01", Severity: severity.Note, Title: validate.Text{ZH: "自定规则", EN: "a rule of one's own"},
				Run: func(p *validate.Pass) { p.Find(validate.Finding{Ref: "title"}) },
			},
			validate.Rule{
				ID: "XX02", Severity: severity.Note, Title: validate.Text{ZH: "有故障的规则", EN: "a rule that fails"},
				Run: func(*validate.Pass) { panic(errors.New("out of order")) },
			}),
		validate.Suppress(validate.Suppression{Rule: "M03", Reason: "经批准延期", Until: govinfo.Date{Year: 2024, Month: 12, Day: 31}}))
	if err != nil {
		t.Fatal(err)
	}
	clean, wrong := report(t), report(t)
	wrong.Applications.Outcomes.Total.NaturalPerson = govinfo.N(21)
	wrong.Applications.Outcomes.Granted.Research = govinfo.Count{}
	wrong.Disputes.Reconsideration.Total = govinfo.N(0)
	wrong.Title = "<b>标题&\"引号\""
	return []output.Checked{
		{Name: "clean.json", Result: validate.Check(validate.Filing{Report: clean})},
		{Name: "目录/有误 100%.json", Result: engine.Check(validate.Filing{Report: wrong, Published: govinfo.Date{Year: 2024, Month: 5, Day: 6}})},
		{Name: "none.json", Result: engine.Check(validate.Filing{})},
	}
}

type writer interface {
	Render(io.Writer, ...output.Checked) error
}

func write(t testing.TB, w writer) string {
	t.Helper()
	var out bytes.Buffer
	if err := w.Render(&out, checked(t)...); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for name, w := range map[string]writer{
		"text-zh": output.Text{Skipped: true},
		"text-en": output.Text{Language: language.English},
		"json-zh": output.JSON{},
		// No rules but those that found something: the others' words change.
		"sarif-en": output.SARIF{Language: language.English, ToolVersion: "1.0.0", Rules: []validate.Rule{}},
		"junit-zh": output.JUnit{Rules: []validate.Rule{}},
	} {
		t.Run(name, func(t *testing.T) {
			got := write(t, w)
			path := "testdata/" + name + ".golden"
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestSARIFFollowsItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/sarif-2.1.0-rtm.5.json")
	if err != nil {
		t.Fatal(err)
	}
	var empty bytes.Buffer
	if err := (output.SARIF{}).Render(&empty); err != nil {
		t.Fatal(err)
	}
	for name, log := range map[string]string{
		"full": write(t, output.SARIF{}), "english": write(t, output.SARIF{Language: language.English}), "empty": empty.String(),
	} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0"}); err == nil {
		t.Error("the schema accepts a log without runs")
	}
}

func TestSARIFRuleIndexesFit(t *testing.T) {
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Results []struct {
				RuleID       string
				RuleIndex    int
				Suppressions []struct{ Justification string }
			}
			Invocations []struct{ ExecutionSuccessful bool }
		}
	}
	if err := json.Unmarshal([]byte(write(t, output.SARIF{})), &log); err != nil {
		t.Fatal(err)
	}
	run, suppressed := log.Runs[0], 0
	for _, result := range run.Results {
		if got := run.Tool.Driver.Rules[result.RuleIndex].ID; got != result.RuleID {
			t.Errorf("the index of %s leads to %s", result.RuleID, got)
		}
		suppressed += len(result.Suppressions)
	}
	if suppressed != 1 || run.Invocations[0].ExecutionSuccessful {
		t.Errorf("%d suppressed, successful %v", suppressed, run.Invocations[0].ExecutionSuccessful)
	}
}

func TestJUnitCounts(t *testing.T) {
	var suites struct {
		Tests    int `xml:"tests,attr"`
		Failures int `xml:"failures,attr"`
		Errors   int `xml:"errors,attr"`
		Suites   []struct {
			Name     string `xml:"name,attr"`
			Failures int    `xml:"failures,attr"`
			Cases    []struct {
				Name    string    `xml:"name,attr"`
				Failure *struct{} `xml:"failure"`
				Error   *struct{} `xml:"error"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(write(t, output.JUnit{})), &suites); err != nil {
		t.Fatal(err)
	}
	tests, failures, errs := 0, 0, 0
	for _, suite := range suites.Suites {
		for _, test := range suite.Cases {
			tests++
			if test.Failure != nil {
				failures++
			}
			if test.Error != nil {
				errs++
			}
		}
	}
	if tests != suites.Tests || failures != suites.Failures || errs != suites.Errors || failures == 0 || errs != 2 {
		t.Errorf("counted %d tests, %d failures, %d errors; stated %d, %d, %d", tests, failures, errs, suites.Tests, suites.Failures, suites.Errors)
	}
	if suites.Suites[0].Failures != 0 {
		t.Error("a clean report fails")
	}
}

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, w := range []writer{output.Text{}, output.JSON{}, output.SARIF{}, output.JUnit{}} {
		if err := w.Render(broken{}, checked(t)...); !errors.Is(err, errBroken) {
			t.Errorf("%T: %v, want the writer's error", w, err)
		}
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
