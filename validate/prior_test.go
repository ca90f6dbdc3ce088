package validate_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// More repealed than there was is told once: what is in force cannot be less than
// nothing. Where the rule that tells it is left out, the other one does.
func TestMoreRepealedThanThereWasIsToldOnce(t *testing.T) {
	report := func(year int, issued, repealed int64, inForce govinfo.Count) *govinfo.Report {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year = year
		r.Proactive.NormativeDocuments = govinfo.Documents{Issued: govinfo.N(issued), Repealed: govinfo.N(repealed), InForce: inForce}
		return &r
	}
	both, alone := mustNew(t, validate.Only("Y02", "Y06")), mustNew(t, validate.Only("Y02"))
	for _, test := range []struct {
		name        string
		engine      *validate.Engine
		repealed    int64
		inForce     govinfo.Count
		want, value string
	}{
		{"more than there was", both, 13, govinfo.N(0), "Y06", "12"},
		{"and what is in force blank", both, 13, govinfo.Count{}, "Y06", "12"},
		{"and some in force", both, 13, govinfo.N(4), "Y06", "12"},
		{"all there was", both, 12, govinfo.N(1), "Y02", "0"},
		{"without the other rule", alone, 13, govinfo.N(0), "Y02", "-1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			filing := validate.Filing{Report: report(2023, 2, test.repealed, test.inForce), Prior: report(2022, 0, 0, govinfo.N(10))}
			var got []string
			for _, f := range test.engine.Check(filing).Findings {
				got = append(got, string(f.Rule), f.Want.String())
			}
			if diff := cmp.Diff([]string{test.want, test.value}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
