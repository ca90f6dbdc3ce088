package validate_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

var update = flag.Bool("update", false, "write testdata/told.txt anew")

// TestTold holds what each case's own rule says, in both languages, with the figures
// and the cells that it compared. Whoever changes a wording, or what a rule looks at,
// reads the change in testdata/told.txt: go test ./validate -run TestTold -update.
func TestTold(t *testing.T) {
	const golden = "testdata/told.txt"
	cases := ruleCases(t)
	var told strings.Builder
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		for _, c := range cases[name] {
			filing := c.Filing.filing(t)
			fmt.Fprintf(&told, "%s: %s\n", strings.TrimSuffix(name, ".json"), c.Name)
			result := validate.Check(filing)
			for _, f := range result.Of(c.Rule) {
				tellFinding(&told, f)
			}
			for _, s := range result.Skipped {
				if s.Rule == c.Rule {
					fmt.Fprintf(&told, "\tskipped %s\n\t\t%s\n\t\t%s\n", s.Ref, s.Message(language.Chinese), s.Message(language.English))
				}
			}
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(told.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(told.String(), "\n")); diff != "" {
		t.Errorf("what rules say has changed; if it is meant, run this test with -update and read the change in %s:\n%s", golden, diff)
	}
}

func tellFinding(told *strings.Builder, f validate.Finding) {
	fmt.Fprintf(told, "\t%v %s", f.Severity, f.Ref)
	if f.Kind != "" {
		fmt.Fprintf(told, " (%s)", f.Kind)
	}
	if !f.Got.IsNone() || !f.Want.IsNone() {
		fmt.Fprintf(told, ": %v, want %v", f.Got, f.Want)
	}
	told.WriteString("\n")
	tellRefs(told, "compared", f.Refs)
	tellRefs(told, "with last year's", f.PriorRefs)
	if f.Quote != (validate.Quote{}) {
		fmt.Fprintf(told, "\t\tquotes %q of section %d, paragraph %d, from %d to %d\n", f.Quote.Text, f.Quote.Section, f.Quote.Paragraph, f.Quote.Start, f.Quote.End)
	}
	fmt.Fprintf(told, "\t\t%s\n\t\t%s\n", f.Message(language.Chinese), f.Message(language.English))
}

func tellRefs(told *strings.Builder, what string, refs []govinfo.Ref) {
	if len(refs) > 0 {
		fmt.Fprintf(told, "\t\t%s %s\n", what, strings.Trim(fmt.Sprint(refs), "[]"))
	}
}
