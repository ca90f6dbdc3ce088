package validatetest_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/validatetest"
)

// recorder is a test that notes what it is told instead of failing.
type recorder struct {
	testing.TB
	errors, logs []string
}

func (r *recorder) Helper()                   {}
func (r *recorder) Error(args ...any)         { r.errors = append(r.errors, fmt.Sprint(args...)) }
func (r *recorder) Errorf(f string, a ...any) { r.errors = append(r.errors, fmt.Sprintf(f, a...)) }
func (r *recorder) Log(args ...any)           { r.logs = append(r.logs, fmt.Sprint(args...)) }
func (r *recorder) Logf(f string, a ...any)   { r.logs = append(r.logs, fmt.Sprintf(f, a...)) }
func (r *recorder) Fatal(args ...any)         { panic(fatal(fmt.Sprint(args...))) }

type fatal string

// tables returns a filing of tables alone, with a wrong total (an error) and a
// blank cell (a warning).
func tables() validate.Filing {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Disputes.Reconsideration.Upheld = govinfo.N(2)
	r.Proactive.Licensing.Decisions = govinfo.Count{}
	return validate.Filing{Report: &r}
}

var found = []string{"F01 proactive.licensing", "D01 disputes.reconsideration.total"}

func TestCheckFailsForErrorsOnly(t *testing.T) {
	var r recorder
	validatetest.Check(&r, tables())
	if len(r.errors) != 1 || !strings.HasPrefix(r.errors[0], "error D01 disputes.reconsideration.total: ") {
		t.Errorf("errors: %q", r.errors)
	}
	if len(r.logs) < 2 || !strings.HasPrefix(r.logs[0], "warning F01 proactive.licensing: ") || !strings.HasPrefix(r.logs[1], "suspect: ") {
		t.Errorf("logs: %q", r.logs)
	}
}

func TestCleanFailsForWarnings(t *testing.T) {
	var r recorder
	validatetest.Clean(&r, tables())
	if len(r.errors) != 2 {
		t.Errorf("errors: %q", r.errors)
	}
}

func TestOptionsCount(t *testing.T) {
	var r recorder
	validatetest.Clean(&r, tables(), validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.reconsideration", Reason: "更正中"}), validate.Suppress(validate.Suppression{Rule: "F01", Reason: "不适用"}))
	if len(r.errors) != 0 || len(r.logs) < 2 || strings.Count(strings.Join(r.logs, "\n"), "suppressed (") != 2 || !strings.Contains(r.logs[0], "更正中") && !strings.Contains(r.logs[1], "更正中") {
		t.Errorf("errors %q, logs %q", r.errors, r.logs)
	}
	func() {
		defer func() {
			if _, failed := recover().(fatal); !failed {
				t.Error("a wrong option does not stop the test")
			}
		}()
		validatetest.Check(&r, tables(), validate.Suppress(validate.Suppression{Rule: "D01"}))
	}()
}

func TestFaultsFail(t *testing.T) {
	var r recorder
	validatetest.Check(&r, validate.Filing{})
	validatetest.Expect(&r, validate.Filing{}, nil)
	if len(r.errors) != 2 {
		t.Errorf("errors: %q", r.errors)
	}
}

func TestExpect(t *testing.T) {
	for name, test := range map[string]struct {
		want   []string
		errors []string // what each error has
	}{
		"all":          {want: found},
		"other order":  {want: []string{found[1], found[0]}},
		"unexpected":   {want: found[:1], errors: []string{"+", "not expected: error D01"}},
		"missing":      {want: append([]string{"A02 applications.outcomes.total.total"}, found...), errors: []string{"-", "not found: A02"}},
		"wanted twice": {want: append([]string{found[0]}, found...), errors: []string{"-"}},
		"no key":       {want: append([]string{"D01"}, found...), errors: []string{"no key", "-", "not found: D01"}},
	} {
		t.Run(name, func(t *testing.T) {
			var r recorder
			validatetest.Expect(&r, tables(), test.want)
			if len(r.errors) != len(test.errors) {
				t.Fatalf("errors %q, want %d", r.errors, len(test.errors))
			}
			for i, has := range test.errors {
				if !strings.Contains(r.errors[i], has) {
					t.Errorf("error %q, want %q in it", r.errors[i], has)
				}
			}
		})
	}
}

func TestRunPasses(t *testing.T) {
	clean := govinfo.Zero(govinfo.Edition2021)
	validatetest.Run(t, []validatetest.Case{
		{Name: "tables", Filing: tables(), Want: found},
		{Name: "clean", Filing: validate.Filing{Report: &clean}},
	})
}

func documents() fstest.MapFS {
	return fstest.MapFS{
		"2023/a.json": {Data: []byte(`{"year": 2023}`)},
		"2023/b.txt":  {Data: []byte("not JSON")},
	}
}

func TestFilesPass(t *testing.T) {
	only := []validate.Option{validate.Only("D01")}
	validatetest.Files(t, documents(), "*.json", validatetest.Suite{Options: only})
	validatetest.Files(t, documents(), "2023/b.*", validatetest.Suite{
		Read:    func(string, []byte) (validate.Reading, error) { return reading{tables(), nil}, nil },
		Options: []validate.Option{validate.Only("A01")},
	})
}

// failing are uses of the helpers that must fail; each runs in a process of its
// own, which must print the text.
var failing = map[string]struct {
	run  func(t *testing.T)
	text string
}{
	"run unexpected": {func(t *testing.T) { validatetest.Run(t, []validatetest.Case{{Name: "c", Filing: tables()}}) }, "not expected"},
	"run no cases":   {func(t *testing.T) { validatetest.Run(t, nil) }, "no cases"},
	"no file":        {func(t *testing.T) { validatetest.Files(t, documents(), "*.html", validatetest.Suite{}) }, "no file matches"},
	"bad pattern":    {func(t *testing.T) { validatetest.Files(t, documents(), "[", validatetest.Suite{}) }, "syntax error"},
	"unreadable":     {func(t *testing.T) { validatetest.Files(t, documents(), "*.txt", validatetest.Suite{}) }, "2023/b.txt"},
	"read error": {func(t *testing.T) {
		validatetest.Files(t, documents(), "*.json", validatetest.Suite{Read: func(string, []byte) (validate.Reading, error) { return nil, errors.New("no ink") }})
	}, "no ink"},
	"read nothing": {func(t *testing.T) {
		validatetest.Files(t, documents(), "*.json", validatetest.Suite{Read: func(string, []byte) (validate.Reading, error) { return nil, nil }})
	}, "returns nothing"},
	"wrong report": {func(t *testing.T) {
		validatetest.Files(t, documents(), "*.json", validatetest.Suite{Read: func(string, []byte) (validate.Reading, error) { return reading{tables(), nil}, nil }})
	}, "error D01 disputes.reconsideration.total"},
	"wrong option": {func(t *testing.T) {
		validatetest.Files(t, documents(), "*.json", validatetest.Suite{Options: []validate.Option{validate.Only("Q01")}})
	}, "no rule"},
	"wrong option of one": {func(t *testing.T) {
		validatetest.Files(t, documents(), "*.json", validatetest.Suite{OptionsOf: func(string, validate.Filing) []validate.Option { return []validate.Option{validate.Only("Q01")} }})
	}, "no rule"},
}

const failingVariable = "VALIDATETEST_FAILING"

func TestFailing(t *testing.T) {
	if name := os.Getenv(failingVariable); name != "" {
		failing[name].run(t)
		return
	}
	for name, test := range failing {
		t.Run(name, func(t *testing.T) {
			command := exec.Command(os.Args[0], "-test.run=^TestFailing$")
			command.Env = append(os.Environ(), failingVariable+"="+name)
			out, err := command.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || !strings.Contains(string(out), "--- FAIL: TestFailing") || !strings.Contains(string(out), test.text) || strings.Contains(string(out), "panic") {
				t.Errorf("it does not fail: %v\n%s", err, out)
			}
		})
	}
}
