package validate_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// ruleCase is a case of testdata/cases. The cases are data, for other
// implementations of the rules, too: see testdata/cases/README.md.
type ruleCase struct {
	Name   string          `json:"name"`
	Rule   validate.RuleID `json:"rule"`
	Filing filingData      `json:"filing"`
	// Findings are all findings of all rules, as "rule ref", in order.
	Findings []string `json:"findings"`
	// Skipped are the sums of the case's rule that are skipped, as their refs.
	Skipped []govinfo.Ref `json:"skipped"`
	// Suspects are the sets of cells with their values, likeliest first; null
	// leaves them open.
	Suspects []map[govinfo.Ref]int64 `json:"suspects"`
}

type filingData struct {
	reportData
	Prior           *reportData  `json:"prior"`
	Members         []reportData `json:"members"`
	MembersComplete bool         `json:"membersComplete"`
	Published       govinfo.Date `json:"published"`
	// Level is what the caller tells, Others are other organs' reports.
	Level  govinfo.AgencyLevel `json:"level"`
	Others []reportData        `json:"others"`
}

// reportData is a report of testdata/bases with values set by ref: by the path
// in the JSON, be it a cell or not.
type reportData struct {
	Base string         `json:"base"`
	Set  map[string]any `json:"set"`
}

func (d reportData) report(t testing.TB) *govinfo.Report {
	t.Helper()
	data, err := os.ReadFile("testdata/bases/" + d.Base + ".json")
	if err != nil {
		t.Fatal(err)
	}
	tree := map[string]any{}
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	for path, value := range d.Set {
		node := tree
		elements := strings.Split(path, ".")
		for _, element := range elements[:len(elements)-1] {
			child, isObject := node[element].(map[string]any)
			if !isObject {
				child = map[string]any{}
				node[element] = child
			}
			node = child
		}
		node[elements[len(elements)-1]] = value
	}
	data, err = json.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	var r govinfo.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

func (d filingData) filing(t testing.TB) validate.Filing {
	t.Helper()
	f := validate.Filing{Report: d.report(t), MembersComplete: d.MembersComplete, Published: d.Published, Level: d.Level}
	if d.Others != nil {
		f.Others = new(validate.Others)
	}
	for _, other := range d.Others {
		f.Others.Add(other.report(t))
	}
	if d.Prior != nil {
		f.Prior = d.Prior.report(t)
	}
	for _, member := range d.Members {
		f.Members = append(f.Members, member.report(t))
	}
	return f
}

// ruleCases returns all cases by file.
func ruleCases(t testing.TB) map[string][]ruleCase {
	t.Helper()
	cases := make(map[string][]ruleCase)
	files := os.DirFS("testdata/cases")
	names, err := fs.Glob(files, "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if name == "schema.json" {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(strings.NewReader(string(data)))
		decoder.DisallowUnknownFields()
		decoder.UseNumber()
		var of []ruleCase
		if err := decoder.Decode(&of); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		cases[name] = of
	}
	return cases
}

func TestBasesAreClean(t *testing.T) {
	for _, base := range []string{"clean-2019", "clean-2020", "clean-2022", "clean-2023"} {
		result := validate.Check(validate.Filing{Report: reportData{Base: base}.report(t)})
		result.NotRun, result.Level = nil, validate.Level{}
		if diff := cmp.Diff(validate.Result{}, result); diff != "" {
			t.Errorf("%s: %s", base, diff)
		}
	}
}

func TestCases(t *testing.T) {
	for name, cases := range ruleCases(t) {
		for _, c := range cases {
			t.Run(name+"/"+c.Name, func(t *testing.T) {
				result := validate.Check(c.Filing.filing(t))
				got := []string{}
				for _, f := range result.Findings {
					got = append(got, f.Key())
				}
				if diff := cmp.Diff(append([]string{}, c.Findings...), got); diff != "" {
					t.Errorf("findings (-want +got):\n%s", diff)
				}
				for _, fault := range result.Faults {
					t.Errorf("fault: %v", fault)
				}
				if c.Skipped != nil {
					got := []govinfo.Ref{}
					for _, s := range result.Skipped {
						if s.Rule == c.Rule {
							got = append(got, s.Ref)
						}
					}
					if diff := cmp.Diff(c.Skipped, got); diff != "" {
						t.Errorf("skipped (-want +got):\n%s", diff)
					}
				}
				if c.Suspects != nil {
					got := []map[govinfo.Ref]int64{}
					for _, s := range result.Locate().Suspects {
						set := map[govinfo.Ref]int64{}
						for _, cell := range s.Cells {
							set[cell.Ref], _ = cell.Want.Int64()
						}
						got = append(got, set)
					}
					if diff := cmp.Diff(c.Suspects, got); diff != "" {
						t.Errorf("suspects (-want +got):\n%s", diff)
					}
				}
			})
		}
	}
}

// TestEveryRuleHasCases demands two cases in which each rule fires and two in which it
// does not, and of a rule that begins with a report year one that fires in it and one
// that is silent in the year before.
func TestEveryRuleHasCases(t *testing.T) {
	type tally struct {
		fires, silent             int
		firesInTime, silentBefore bool
	}
	of := make(map[validate.RuleID]*tally)
	began := make(map[validate.RuleID]int)
	for _, rule := range validate.Rules() {
		of[rule.ID], began[rule.ID] = new(tally), rule.Period.From
	}
	for name, cases := range ruleCases(t) {
		for _, c := range cases {
			if want := string(c.Rule) + ".json"; name != want && !strings.Contains(name, "-") {
				t.Errorf("%s: the case %q is of rule %s", name, c.Name, c.Rule)
			}
			year := c.Filing.filing(t).Report.Year
			if tally := of[c.Rule]; slices.ContainsFunc(c.Findings, func(key string) bool { return strings.HasPrefix(key, string(c.Rule)+" ") }) {
				tally.fires++
				tally.firesInTime = tally.firesInTime || year == began[c.Rule]
			} else {
				tally.silent++
				tally.silentBefore = tally.silentBefore || year == began[c.Rule]-1
			}
		}
	}
	for id, tally := range of {
		if tally.fires < 2 || tally.silent < 2 {
			t.Errorf("rule %s has %d firing and %d silent cases, want two of each", id, tally.fires, tally.silent)
		}
		if began[id] != 0 && (!tally.firesInTime || !tally.silentBefore) {
			t.Errorf("rule %s has a case in its first year %v, and one in the year before %v", id, tally.firesInTime, tally.silentBefore)
		}
	}
	if !t.Failed() {
		t.Logf("%d rules, each with two cases of each kind", len(of))
	}
}
