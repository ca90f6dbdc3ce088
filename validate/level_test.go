package validate_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

func TestLevelOfFilings(t *testing.T) {
	county, department := govinfo.LevelCounty, govinfo.LevelCountyDepartment
	for name, test := range map[string]struct {
		told, stated govinfo.AgencyLevel
		organ        string
		want         validate.Level
	}{
		"told goes before all":    {county, department, "云溪县民政局", validate.Level{Level: county}},
		"stated":                  {"", county, "云溪信息中心", validate.Level{Level: county}},
		"stated against the name": {"", county, "云溪县民政局", validate.Level{Level: county}},
		"stated as by the name":   {"", department, "云溪县民政局", validate.Level{Level: department, Inferred: true}},
		"by the name":             {"", "", "云溪县民政局", validate.Level{Level: department, Inferred: true}},
		"the name is not sure":    {"", "", "云溪市民政局", validate.Level{}},
		"no name":                 {"", "", "", validate.Level{}},
	} {
		t.Run(name, func(t *testing.T) {
			report := govinfo.Report{Agency: govinfo.Agency{Name: test.organ, Level: test.stated}}
			result := validate.Check(validate.Filing{Report: &report, Level: test.told})
			if result.Level != test.want {
				t.Errorf("level is %+v, want %+v", result.Level, test.want)
			}
			lacks := slices.ContainsFunc(result.NotRun, func(n validate.NotRun) bool { return n.Rule == "P03" })
			if lacks != (test.want.Level == govinfo.LevelUnknown) {
				t.Errorf("P03 is not run: %v", lacks)
			}
		})
	}
}

func TestNotRunNamesWhatIsLacking(t *testing.T) {
	clean := reportData{Base: "clean-2023"}.report(t)
	prior := reportData{Base: "clean-2022"}.report(t)
	for name, test := range map[string]struct {
		filing validate.Filing
		want   map[validate.RuleID]validate.Need // of these rules; 0 for run
	}{
		"alone": {validate.Filing{Report: clean}, map[validate.RuleID]validate.Need{
			"A01": 0, "S03": 0, "Y01": validate.NeedPrior, "G01": validate.NeedMembers, "G02": validate.NeedSomeMembers,
		}},
		"with all members": {validate.Filing{Report: clean, Members: []*govinfo.Report{clean}, MembersComplete: true}, map[validate.RuleID]validate.Need{
			"G01": 0, "G02": 0,
		}},
		"with some members": {validate.Filing{Report: clean, Members: []*govinfo.Report{clean}}, map[validate.RuleID]validate.Need{
			"G01": validate.NeedMembers, "G02": 0,
		}},
		"with last year's": {validate.Filing{Report: clean, Prior: prior}, map[validate.RuleID]validate.Need{"Y01": 0, "Y05": 0}},
		"figures alone": {validate.Filing{Report: &govinfo.Report{}}, map[validate.RuleID]validate.Need{
			"S03": validate.NeedYear | validate.NeedNarrative, "Y05": validate.NeedPrior | validate.NeedNarrative,
		}},
		"a year in which the rule does not hold": {validate.Filing{Report: &govinfo.Report{Year: 2020}}, map[validate.RuleID]validate.Need{
			"S03": 0, "S01": validate.NeedNarrative,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got := make(map[validate.RuleID]validate.Need)
			for rule := range test.want {
				got[rule] = 0
			}
			for _, n := range validate.Check(test.filing).NotRun {
				if _, asked := test.want[n.Rule]; asked {
					got[n.Rule] = n.Lacks
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestNeedsAsJSON(t *testing.T) {
	needs := validate.NeedPrior | validate.NeedOthers
	data, err := json.Marshal(needs)
	if err != nil || string(data) != `["prior","others"]` {
		t.Fatalf("%s, %v", data, err)
	}
	var back validate.Need
	if err := json.Unmarshal(data, &back); err != nil || back != needs {
		t.Errorf("back is %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`["money"]`), &back); err == nil {
		t.Error("money is a need")
	}
	all := validate.NeedOthers*2 - 1
	if data, err := json.Marshal(all); err != nil || strings.Count(string(data), ",") != 7 || strings.Contains(all.Text().EN, "Need(") {
		t.Errorf("a need has no name: %s, %s, %v", data, all.Text().EN, err)
	}
}

// TestPeriodsAreSpans holds that rules begin and end with the years they say.
func TestPeriodsAreSpans(t *testing.T) {
	rule := func(id validate.RuleID, from, to int) validate.Rule {
		return validate.Rule{
			ID: id, Severity: severity.Note, Title: validate.Text{EN: "t"}, Period: validate.Period{From: from, To: to},
			Run: func(p *validate.Pass) { p.Find(validate.Finding{Ref: "year"}) },
		}
	}
	sums := rule("XX-S", 2021, 2021)
	sums.Run, sums.Sums = nil, []validate.Sum{{Left: validate.Cells("proactive.licensing.decisions"), Right: validate.Cells("proactive.penalties.decisions")}}
	engine := mustNew(t, validate.WithRules(rule("XX-A", 2020, 0), rule("XX-B", 0, 2020), rule("XX-C", 2021, 2022), sums), validate.Only("XX-A", "XX-B", "XX-C", "XX-S"))
	for year, want := range map[int]string{0: "XX-A XX-B XX-C XX-S", 2019: "XX-B", 2020: "XX-A XX-B", 2021: "XX-A XX-C XX-S", 2022: "XX-A XX-C", 2023: "XX-A"} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Proactive.Licensing.Decisions = year, govinfo.N(1)
		var got []string
		for _, f := range engine.Check(validate.Filing{Report: &r}).Findings {
			got = append(got, string(f.Rule))
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%d: %s", year, diff)
		}
	}
	if _, err := validate.New(validate.WithRules(rule("XX-D", 2022, 2021))); err == nil {
		t.Error("a rule that ends before it begins is taken")
	}
}
