package compliance

import (
	"os"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/validatetest"
)

// ministryOptions are the ministry's choices on top of the statutory rules.
func ministryOptions() []validate.Option {
	return []validate.Option{
		validate.WithRules(inForceAtLeastIssued(), contactGiven()),
		validate.WithSeverity("F01", severity.Error),
		validate.Suppress(validate.Suppression{Rule: "M03", Ref: "published", Reason: "经批准，2023年度年报可延至2月10日公布"}),
	}
}

// inForceAtLeastIssued is a rule declared as data.
func inForceAtLeastIssued() validate.Rule {
	return validate.Rule{
		ID: "BW01", Severity: severity.Warning,
		Title:       validate.Text{ZH: "本年制发多于现行有效", EN: "more issued than in force"},
		Explanation: validate.Text{ZH: "当年制发当年废止的极少。", EN: "Hardly any document is repealed in the year of its issue."},
		Basis:       validate.Text{ZH: "本部2023年年报编制要求", EN: "the ministry's instructions for 2023"},
		Sums: []validate.Sum{{
			Left:   validate.Cells("proactive.normativeDocuments.issued"),
			AtMost: true,
			Right:  validate.Cells("proactive.normativeDocuments.inForce"),
		}},
	}
}

// contactGiven is a rule programmed as a function.
func contactGiven() validate.Rule {
	return validate.Rule{
		ID: "BW02", Severity: severity.Note,
		Title: validate.Text{ZH: "未提供联系电话", EN: "no telephone number"},
		Run: func(p *validate.Pass) {
			if p.Report().Agency.Contact.Phone == "" {
				p.Find(validate.Finding{Ref: "agency.contact.phone"})
			}
		},
	}
}

// TestReportsOf2023 checks every report of the year: one subtest per file, one
// line per finding.
func TestReportsOf2023(t *testing.T) {
	validatetest.Files(t, os.DirFS("testdata"), "2023/*.json", validatetest.Suite{Options: ministryOptions()})
}

// TestMinistryRules proves that the choices do what the ministry wants. The
// expectations are complete: a finding more or less fails.
func TestMinistryRules(t *testing.T) {
	wrongTotal := govinfo.Zero(govinfo.Edition2021)
	wrongTotal.Agency.Contact.Phone = "010-12345678"
	wrongTotal.Agency.Name = "某局"
	wrongTotal.Applications.Outcomes.Granted.NaturalPerson = govinfo.N(3)

	manyIssued := govinfo.Zero(govinfo.Edition2021)
	manyIssued.Agency.Name = "某局"
	manyIssued.Proactive.NormativeDocuments.Issued = govinfo.N(3)
	manyIssued.Proactive.NormativeDocuments.Repealed = govinfo.N(3)

	validatetest.Run(t, []validatetest.Case{
		{
			Name:   "a figure that breaks its line and its column",
			Filing: validate.Filing{Report: &wrongTotal},
			Want: []string{
				"A01 applications.outcomes.granted.total",
				"A02 applications.outcomes.total.naturalPerson",
			},
		},
		{
			Name:   "issued and repealed in one year, and no telephone number",
			Filing: validate.Filing{Report: &manyIssued},
			Want: []string{
				"BW01 proactive.normativeDocuments.issued",
				"BW02 agency.contact.phone",
			},
		},
	}, ministryOptions()...)
}
