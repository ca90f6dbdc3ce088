package validate_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// Where a sentence and a cell disagreed, got was the sentence's figure and want the
// cell's, while the suspect of the same result said that the cell has got and should
// have want.
func TestNarrativeFindingsTellOfTheirOwnCell(t *testing.T) {
	told := make(map[validate.RuleID]bool)
	for name, cases := range ruleCases(t) {
		if !strings.HasPrefix(name, "N") {
			continue
		}
		for _, c := range cases {
			filing := c.Filing.filing(t)
			result := validate.Check(filing)
			for _, f := range result.Findings {
				if f.Rule[0] != 'N' {
					continue
				}
				told[f.Rule] = true
				if f.Got.IsNone() {
					t.Errorf("%s/%s: %v without what stands there", name, c.Name, f)
				}
				if _, isCell := f.Ref.Index(); isCell {
					checkOwnFigures(t, name+"/"+c.Name, filing, f)
				}
				for _, suspect := range result.Locate().Suspects {
					for _, cell := range suspect.Cells {
						if cell.Ref == f.Ref && !validate.ValueFigure(cell.Got).Equal(f.Got) {
							t.Errorf("%s/%s: %v, suspect %v", name, c.Name, f, suspect)
						}
					}
				}
			}
		}
	}
	for _, rule := range validate.Rules() {
		if rule.ID[0] == 'N' && !told[rule.ID] {
			t.Errorf("no case of %s", rule.ID)
		}
	}
}

// checkOwnFigures holds a finding against its cell: got stands there, and with want
// in its place the sentence is true.
func checkOwnFigures(t *testing.T, name string, filing validate.Filing, f validate.Finding) {
	t.Helper()
	if stands, err := filing.Report.At(f.Ref); err != nil || !validate.ValueFigure(stands).Equal(f.Got) {
		t.Errorf("%s: got is %v, but %v stands at %s", name, f.Got, stands, f.Ref)
	}
	want, isValue := f.Want.Value()
	if !isValue {
		if !f.Want.IsNone() {
			t.Errorf("%s: a cell should have %v", name, f.Want)
		}
		return
	}
	mended := filing.Report.Clone()
	if err := mended.Set(f.Ref, want); err != nil {
		t.Fatal(err)
	}
	filing.Report = &mended
	for _, still := range validate.Check(filing).Of(f.Rule) {
		if still.Quote == f.Quote {
			t.Errorf("%s: with %v as wanted: %v", name, f, still)
		}
	}
}

// A percentage does not tell what a cell should be.
func TestPercentageWantsNoCell(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Year = 2023
	a := &r.Applications
	a.Received.NaturalPerson, a.Received.Business, a.Received.Total = govinfo.N(6), govinfo.N(4), govinfo.N(10)
	a.Outcomes.Granted.NaturalPerson, a.Outcomes.Granted.Business, a.Outcomes.Granted.Total = govinfo.N(6), govinfo.N(4), govinfo.N(10)
	a.Outcomes.Total = a.Outcomes.Granted
	r.Overview = govinfo.Text("全年共收到政府信息公开申请10件，其中自然人申请6件，占50%。")
	found := validate.Check(validate.Filing{Report: &r}).Of("N13")
	if len(found) != 1 || found[0].Got.String() != "6" || !found[0].Want.IsNone() {
		t.Errorf("%v", found)
	}
}
