package validatetest

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Check checks a filing and reports every finding in one line: an error fails
// the test, warnings, notes and suppressed findings are logged. Where sums fail,
// the likeliest wrong cells are logged, too, and so are the checks that were
// skipped and the rules that did not run. A fault of a rule fails the test, and so does every part of the report
// that could not be read: [Files] can allow that.
func Check(t testing.TB, f validate.Filing, options ...validate.Option) validate.Result {
	t.Helper()
	return check(t, f, severity.Error, options)
}

// Clean checks a filing as [Check] does, and fails for warnings and notes, too.
func Clean(t testing.TB, f validate.Filing, options ...validate.Option) validate.Result {
	t.Helper()
	return check(t, f, severity.Note, options)
}

// check fails the test for findings of a severity that is at least as grave as
// the limit.
func check(t testing.TB, f validate.Filing, limit severity.Severity, options []validate.Option) validate.Result {
	t.Helper()
	result := checkWith(t, f, options)
	tell(t, result, limit)
	unread(t, f, result, nil)
	return result
}

// tell reports what was found: what fails the test and what is logged.
func tell(t testing.TB, result validate.Result, limit severity.Severity) {
	t.Helper()
	for _, fault := range result.Faults {
		t.Errorf("fault: %v", fault)
	}
	for _, finding := range result.Findings {
		if finding.Severity <= limit {
			t.Error(line(finding))
		} else {
			t.Log(line(finding))
		}
	}
	for _, suppressed := range result.Suppressed {
		t.Logf("suppressed (%s): %s", suppressed.Reason, line(suppressed.Finding))
	}
	for i, suspect := range result.Locate().Suspects {
		if i == 3 {
			break
		}
		t.Logf("suspect: %s", suspect.Message(language.Chinese))
	}
	notRun(t, result)
	for _, skipped := range result.Skipped {
		t.Logf("skipped %s %s: %s", skipped.Rule, skipped.Ref, skipped.Message(language.Chinese))
	}
}

// notRun logs the rules that did not run, a line for what each lacks.
func notRun(t testing.TB, result validate.Result) {
	t.Helper()
	var lacks []validate.Need
	rules := make(map[validate.Need][]string)
	for _, rule := range result.NotRun {
		if rules[rule.Lacks] == nil {
			lacks = append(lacks, rule.Lacks)
		}
		rules[rule.Lacks] = append(rules[rule.Lacks], string(rule.Rule))
	}
	for _, need := range lacks {
		t.Logf("not run for want of %s: %s", need.Text().ZH, strings.Join(rules[need], ", "))
	}
}

// checkWith makes the engine and checks.
func checkWith(t testing.TB, f validate.Filing, options []validate.Option) validate.Result {
	t.Helper()
	var result validate.Result
	if len(options) == 0 {
		result = validate.Check(f)
	} else {
		engine, err := validate.New(options...)
		if err != nil {
			t.Fatal(err)
		}
		result = engine.Check(f)
	}
	return result
}

// line words a finding in one line, its key first.
func line(f validate.Finding) string {
	return f.Severity.String() + " " + f.Key() + ": " + f.Message(language.Chinese)
}
