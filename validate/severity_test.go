package validate_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// 均已办结 beside a carry-over may be true, where a period was still running; 均为公民
// beside applications of companies can't be.
func TestSeverityOfWhatIsSaidOfAll(t *testing.T) {
	for _, test := range []struct {
		text string
		ref  govinfo.Ref
		want severity.Severity
	}{
		{"全年收到政府信息公开申请16件，均已办结。", "applications.carriedOut.total", severity.Note},
		{"全年收到政府信息公开申请16件，申请人均为公民。", "applications.received.business", severity.Warning},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year = 2023
		r.Overview = govinfo.Text(test.text)
		a := &r.Applications
		a.Received.NaturalPerson, a.Received.Business, a.Received.Total = govinfo.N(12), govinfo.N(4), govinfo.N(16)
		a.Outcomes.Total.Business, a.Outcomes.Total.Total = govinfo.N(4), govinfo.N(14)
		a.CarriedOut.NaturalPerson, a.CarriedOut.Total = govinfo.N(2), govinfo.N(2)
		found := validate.Check(validate.Filing{Report: &r}).Of("N18")
		if len(found) != 1 || found[0].Ref != test.ref || found[0].Severity != test.want {
			t.Errorf("%s: %v, want one finding at %s: %v", test.text, found, test.ref, test.want)
		}
		engine, err := validate.New(validate.WithSeverity("N18", severity.Error))
		if err != nil {
			t.Fatal(err)
		}
		if found := engine.Check(validate.Filing{Report: &r}).Of("N18"); len(found) != 1 || found[0].Severity != severity.Error {
			t.Errorf("%s: %v, where the rule is to be an error", test.text, found)
		}
	}
}
