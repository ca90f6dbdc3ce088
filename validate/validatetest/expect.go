package validatetest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/validate"
)

// Case is a filing and all that is to be found in it.
type Case struct {
	Name   string
	Filing validate.Filing
	// Want are the keys of all findings: rule and ref, "A02
	// applications.outcomes.total.naturalPerson". Nil expects none.
	Want []string
}

// Run runs a subtest for every case: see [Expect].
func Run(t *testing.T, cases []Case, options ...validate.Option) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("validatetest: there are no cases")
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			t.Helper()
			Expect(t, c.Filing, c.Want, options...)
		})
	}
}

// Expect checks a filing and fails unless what is found is what is wanted: every
// key, as often as it is wanted, and no other. Want is complete; suppressed
// findings are not part of it. Faults fail, too.
func Expect(t testing.TB, f validate.Filing, want []string, options ...validate.Option) validate.Result {
	t.Helper()
	result := checkWith(t, f, options)
	for _, fault := range result.Faults {
		t.Errorf("fault: %v", fault)
	}
	got := make([]string, 0, len(result.Findings))
	for _, finding := range result.Findings {
		got = append(got, finding.Key())
	}
	sortedWant, sortedGot := slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got))
	for _, key := range want {
		if rule, ref, ok := strings.Cut(key, " "); !ok || rule == "" || ref == "" || strings.Contains(ref, " ") {
			t.Errorf("%q is no key of a finding: a rule, a space and a ref are expected", key)
		}
	}
	if slices.Equal(sortedWant, sortedGot) {
		return result
	}
	t.Errorf("findings (-want +got):\n%s", cmp.Diff(append([]string{}, sortedWant...), append([]string{}, sortedGot...)))
	for _, finding := range result.Findings {
		if !slices.Contains(want, finding.Key()) {
			t.Errorf("not expected: %s", line(finding))
		}
	}
	for _, key := range want {
		if !slices.Contains(got, key) {
			t.Errorf("not found: %s", key)
		}
	}
	return result
}
