package validate_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// An engine keeps what it was given, and gives copies: nobody changes it afterwards.
func TestEnginesShareNothing(t *testing.T) {
	const cell, part = "proactive.licensing.decisions", "proactive.penalties.decisions"
	rule := validate.Rule{
		ID: "XZ-1", Severity: severity.Error, Title: validate.Text{ZH: "甲"}, Levels: []govinfo.AgencyLevel{govinfo.LevelTown},
		Sums: []validate.Sum{{Left: validate.Cells(cell), Right: validate.Cells(part)}}, Messages: []validate.Message{{Text: validate.Text{ZH: "乙", EN: "b"}}},
	}
	spoil := func(r *validate.Rule) {
		r.Sums[0].Left[0].Ref, r.Sums[0].Right[0].Ref, r.Sums[0].Severity = part, cell, severity.Note
		r.Messages[0].ZH, r.Levels[0] = "丙", govinfo.LevelCity
	}
	engine := mustNew(t, validate.WithRules(rule), validate.Only("XZ-1"))
	spoil(&rule)
	spoil(&engine.Rules()[0])
	r := govinfo.Zero(govinfo.Edition2021)
	r.Proactive.Licensing.Decisions = govinfo.N(1)
	found := engine.Check(validate.Filing{Report: &r}).Findings
	if len(found) != 1 || found[0].Ref != cell || found[0].Severity != severity.Error || !strings.HasSuffix(fmt.Sprint(found[0]), "：乙") {
		t.Fatalf("%v", found)
	}
	of, _ := found[0].OfRule()
	spoil(&of)
	if again := engine.Rules()[0]; again.Sums[0].Left[0].Ref != cell || again.Levels[0] != govinfo.LevelTown || again.Messages[0].ZH != "乙" {
		t.Errorf("%+v", again)
	}
}

func TestValuesThatAreNone(t *testing.T) {
	if data, err := json.Marshal(validate.Need(1 << 8)); err == nil {
		t.Errorf("need 256 is %s", data)
	}
	if data, err := json.Marshal(validate.NeedOthers); err != nil || string(data) != `["others"]` {
		t.Errorf("%s, %v", data, err)
	}
	need := validate.NeedYear
	for _, text := range []string{`"prior"`, `[1]`, `{}`} {
		if err := json.Unmarshal([]byte(text), &need); err == nil || !strings.HasPrefix(err.Error(), "validate: needs: ") || need != validate.NeedYear {
			t.Errorf("%s: %v, %v", text, need, err)
		}
	}
	if err := json.Unmarshal([]byte(`[]`), &need); err != nil || need != 0 {
		t.Errorf("no needs: %v, %v", need, err)
	}
	const cell, other = "proactive.licensing.decisions", "proactive.penalties.decisions"
	for want, sum := range map[string]validate.Sum{
		"a side has no cells":                    {Right: validate.Cells(cell)},
		"the first cell on the left":             {Left: []validate.Term{{Ref: cell, Prior: true}}, Right: validate.Cells(other)},
		"unknown severity":                       {Left: validate.Cells(cell), Right: validate.Cells(other), Severity: severity.Note + 1},
		`"a.b" is no cell`:                       {Left: validate.Cells(cell), Right: validate.Cells("a.b")},
		`"proactive.fees.amount" holds`:          {Left: validate.Cells(cell), Right: validate.Cells("proactive.fees.amount")},
		`"proactive2019.procurement.amount" hol`: {Left: validate.Cells(cell), Right: validate.Cells("proactive2019.procurement.amount")},
		"stands in it twice":                     {Left: validate.Cells(cell, other), Right: validate.Cells(other)},
	} {
		rule := validate.Rule{ID: "XZ-1", Severity: severity.Note, Title: validate.Text{EN: "t"}, Sums: []validate.Sum{{Left: validate.Cells(cell), Right: validate.Cells(other)}, sum}}
		if _, err := validate.New(validate.WithRules(rule)); err == nil || !strings.Contains(err.Error(), "validate: rule XZ-1, sum 1: "+want) && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	for id, ok := range map[validate.RuleID]bool{"XZ-1": true, "JS01": true, "A1": true, "A001": true, "A01": false, "a01": false, "XZ-": false, "-X": false, "X--1": false, "1A": false, "": false} {
		rule := validate.Rule{ID: id, Severity: severity.Note, Title: validate.Text{EN: "t"}, Run: func(*validate.Pass) {}}
		if _, err := validate.New(validate.WithRules(rule)); (err == nil) != ok {
			t.Errorf("%q: %v", id, err)
		}
	}
	for level, ok := range map[severity.Severity]bool{0: false, severity.Error: true, severity.Note: true, severity.Note + 1: false} {
		rule := validate.Rule{ID: "XZ-1", Severity: level, Title: validate.Text{EN: "t"}, Run: func(*validate.Pass) {}}
		_, err := validate.New(validate.WithRules(rule))
		_, err2 := validate.New(validate.WithSeverity("A01", level))
		if (err == nil) != ok || (err2 == nil) != ok {
			t.Errorf("%v: %v, %v", level, err, err2)
		}
	}
}

// A prior sum holds only where both reports have the cells: the forms of the two years
// may differ, and rules may need more.
func TestSumsWithLastYear(t *testing.T) {
	const cell = "proactive.licensing.decisions"
	rule := validate.Rule{ID: "XZ-1", Severity: severity.Error, Title: validate.Text{ZH: "甲"}, Needs: validate.NeedPrior,
		Sums: []validate.Sum{{Left: validate.Cells(cell), Right: []validate.Term{{Ref: cell, Prior: true}}}}}
	leveled := rule
	leveled.ID, leveled.Needs = "XZ-2", validate.NeedPrior|validate.NeedLevel
	engine := mustNew(t, validate.WithRules(rule, leveled), validate.Only("XZ-1", "XZ-2"))
	for name, test := range map[string]struct {
		now, before    func(*govinfo.Report)
		level          govinfo.AgencyLevel
		found, skipped string
	}{
		"equal":           {func(*govinfo.Report) {}, func(*govinfo.Report) {}, "", "", ""},
		"more":            {func(r *govinfo.Report) { r.Proactive.Licensing.Decisions = govinfo.N(1) }, func(*govinfo.Report) {}, "", "XZ-1", ""},
		"less":            {func(*govinfo.Report) {}, func(r *govinfo.Report) { r.Proactive.Licensing.Decisions = govinfo.N(1) }, govinfo.LevelTown, "XZ-1 XZ-2", ""},
		"blank":           {func(r *govinfo.Report) { r.Proactive.Licensing.Decisions = govinfo.Count{} }, func(*govinfo.Report) {}, "", "", "XZ-1"},
		"blank last year": {func(*govinfo.Report) {}, func(r *govinfo.Report) { r.Proactive.Licensing.Decisions = govinfo.Count{} }, govinfo.LevelTown, "", "XZ-1 XZ-2"},
		"the form of 2019": {func(*govinfo.Report) {}, func(r *govinfo.Report) {
			*r = govinfo.Zero(govinfo.Edition2019)
			r.Proactive.Licensing.Decisions = govinfo.N(1)
		}, "", "", ""},
		"2019 this year": {func(r *govinfo.Report) {
			*r = govinfo.Zero(govinfo.Edition2019)
			r.Proactive.Licensing.Decisions = govinfo.N(1)
		}, func(*govinfo.Report) {}, "", "", ""},
	} {
		now, before := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
		test.now(&now)
		test.before(&before)
		result := engine.Check(validate.Filing{Report: &now, Prior: &before, Level: test.level})
		var found, skipped []string
		for _, f := range result.Findings {
			found = append(found, string(f.Rule))
			if len(f.PriorRefs) != 1 || f.PriorRefs[0] != cell {
				t.Errorf("%s: %+v", name, f)
			}
		}
		for _, s := range result.Skipped {
			skipped = append(skipped, string(s.Rule))
			if len(s.Missing)+len(s.PriorMissing) != 1 || (len(s.PriorMissing) == 1) != (name == "blank last year") {
				t.Errorf("%s: %+v", name, s)
			}
		}
		if strings.Join(found, " ") != test.found || strings.Join(skipped, " ") != test.skipped {
			t.Errorf("%s: found %v, skipped %v", name, found, skipped)
		}
		if len(result.Locate().Suspects) > 0 {
			t.Errorf("%s: a sum with last year's report has suspects", name)
		}
	}
}
