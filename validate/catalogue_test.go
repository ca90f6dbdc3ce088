package validate_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/internal/narrative"
	"github.com/openxxgk/annualreport/validate/internal/rulesdoc"
)

func TestCatalogueIsDocumented(t *testing.T) {
	for _, rule := range validate.Rules() {
		for what, text := range map[string]validate.Text{"title": rule.Title, "explanation": rule.Explanation, "basis": rule.Basis} {
			if text.ZH == "" || text.EN == "" {
				t.Errorf("rule %s has no %s in both languages", rule.ID, what)
			}
		}
		if len(rule.Sums) > 0 && (rule.Formula.ZH == "" || rule.Formula.EN == "") {
			t.Errorf("rule %s declares sums but no formula", rule.ID)
		}
		if len(rule.Messages) == 0 {
			t.Errorf("rule %s has no wording", rule.ID)
		}
		for _, m := range rule.Messages {
			if m.ZH == "" || m.EN == "" {
				t.Errorf("rule %s: the wording of %q is not in both languages", rule.ID, m.Kind)
			}
		}
	}
}

// TestRuleIDsOnlyGrow keeps ids from being taken away or changed: the list has
// one line per id that was ever given.
func TestRuleIDsOnlyGrow(t *testing.T) {
	data, err := os.ReadFile("testdata/rule-ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[validate.RuleID]bool)
	for id := range strings.FieldsSeq(string(data)) {
		listed[validate.RuleID(id)] = true
	}
	has := make(map[validate.RuleID]bool)
	for _, rule := range validate.Rules() {
		if has[rule.ID] {
			t.Errorf("there are two rules %s", rule.ID)
		}
		has[rule.ID] = true
		if !listed[rule.ID] {
			t.Errorf("rule %s is new: add it to testdata/rule-ids.txt", rule.ID)
		}
	}
	for id := range listed {
		if !has[id] {
			t.Errorf("rule %s is gone, but ids are for ever", id)
		}
	}
}

func TestRulesDocIsUpToDate(t *testing.T) {
	got, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(rulesdoc.Markdown(validate.Rules()), string(got)); diff != "" {
		t.Errorf("RULES.md is out of date, run go generate ./validate (-want +got):\n%s", diff)
	}
}

func TestRulesDataIsUpToDate(t *testing.T) {
	got, err := os.ReadFile("rules.json")
	if err != nil {
		t.Fatal(err)
	}
	want, err := rulesdoc.JSON(validate.Rules())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("rules.json is out of date, run go generate ./validate (-want +got):\n%s", diff)
	}
	var back []validate.Rule
	if err := json.Unmarshal(got, &back); err != nil || len(back) != len(validate.Rules()) {
		t.Errorf("%d rules read back, %v", len(back), err)
	}
}

// TestRulesForYears asks what had to hold.
func TestRulesForYears(t *testing.T) {
	for _, test := range []struct {
		year  int
		level govinfo.AgencyLevel
		rule  validate.RuleID
		want  bool
	}{
		{2023, govinfo.LevelCounty, "D03", false}, {2024, govinfo.LevelCounty, "D03", true},
		{2020, govinfo.LevelCounty, "S03", false}, {2021, govinfo.LevelCounty, "S03", true},
		{2023, govinfo.LevelCounty, "S04", true}, {2023, govinfo.LevelCountyDepartment, "S04", false}, {2018, govinfo.LevelCounty, "S04", false},
		{2023, govinfo.LevelCity, "P03", false}, {2023, govinfo.LevelTown, "P03", true}, {2023, "", "P03", true},
		{0, "", "D03", true},
	} {
		has := slices.ContainsFunc(validate.Rules(), func(r validate.Rule) bool { return r.ID == test.rule && r.Holds(test.year, test.level) })
		if has != test.want {
			t.Errorf("%s for %d, %q: %v, want %v", test.rule, test.year, test.level, has, test.want)
		}
	}
}

// TestNarrativeKindsAreWorded demands a wording for every kind of issue.
func TestNarrativeKindsAreWorded(t *testing.T) {
	for _, rule := range validate.Rules() {
		if rule.ID[0] != 'N' {
			continue
		}
		worded := make(map[string]bool)
		for _, m := range rule.Messages {
			worded[m.Kind] = true
		}
		for _, kind := range narrative.Kinds() {
			if !worded[string(kind)] {
				t.Errorf("rule %s does not word %q", rule.ID, kind)
			}
		}
	}
}

func TestRulesAreValues(t *testing.T) {
	rules := validate.Rules()
	rules[0].Title.ZH = "changed"
	for i := range rules {
		for k := range rules[i].Sums {
			rules[i].Sums[k].Left[0].Ref = "changed"
		}
		for k := range rules[i].Messages {
			rules[i].Messages[k].ZH = "changed"
		}
	}
	for _, rule := range validate.Rules() {
		if rule.Title.ZH == "changed" {
			t.Error("a change of a rule shows in the catalogue")
		}
		for _, sum := range rule.Sums {
			if sum.Left[0].Ref == "changed" {
				t.Fatalf("a change of a sum of %s shows in the catalogue", rule.ID)
			}
		}
		for _, m := range rule.Messages {
			if m.ZH == "changed" {
				t.Fatalf("a change of a wording of %s shows in the catalogue", rule.ID)
			}
		}
	}
}
