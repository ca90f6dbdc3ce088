package validate_test

import (
	"errors"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// wrongTotal is a report of tables alone with one finding, D01 of
// disputes.reconsideration.total.
func wrongTotal(name, code string, year int) *govinfo.Report {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Agency.Name, r.Agency.CreditCode, r.Year = name, code, year
	r.Disputes.Reconsideration.Upheld = govinfo.N(2)
	return &r
}

func TestSuppressionsAreOfOneOrganAndYear(t *testing.T) {
	const code = "11330000MB0000000X"
	until := govinfo.Date{Year: 2024, Month: 3, Day: 31}
	for name, test := range map[string]struct {
		organ  string
		year   int
		report *govinfo.Report
		want   bool
	}{
		"every report":         {"", 0, wrongTotal("云溪县民政局", "", 2023), true},
		"the organ":            {"云溪县民政局", 0, wrongTotal("云溪县民政局", "", 2023), true},
		"by its code":          {code, 2023, wrongTotal("云溪县民政局", code, 2023), true},
		"another organ":        {"云溪县水利局", 0, wrongTotal("云溪县民政局", code, 2023), false},
		"part of its name":     {"云溪县", 0, wrongTotal("云溪县民政局", "", 2023), false},
		"an organ without one": {"云溪县民政局", 0, wrongTotal("", "", 2023), false},
		"the year":             {"", 2023, wrongTotal("云溪县民政局", "", 2023), true},
		"another year":         {"", 2022, wrongTotal("云溪县民政局", "", 2023), false},
		"an unstated year":     {"", 2022, wrongTotal("云溪县民政局", "", 0), false},
	} {
		t.Run(name, func(t *testing.T) {
			engine := mustNew(t, validate.Only("D01"), validate.Suppress(
				validate.Suppression{Rule: "A01", Reason: "别的规则"},
				validate.Suppression{Rule: "D01", Ref: "disputes.directLitigation", Reason: "别的行"},
				validate.Suppression{Rule: "D01", Organ: test.organ, Year: test.year, Reason: "更正中", Until: until},
				validate.Suppression{Rule: "D01", Organ: test.organ, Year: test.year, Reason: "后来的"},
			))
			result := engine.Check(validate.Filing{Report: test.report})
			if got := len(result.Suppressed) == 1 && len(result.Findings) == 0; got != test.want {
				t.Fatalf("findings %v, suppressed %v", result.Findings, result.Suppressed)
			}
			if test.want && (result.Suppressed[0].Reason != "更正中" || result.Suppressed[0].Until != until) {
				t.Errorf("%+v", result.Suppressed[0])
			}
		})
	}
}

func TestSuppressionCheckTellsAll(t *testing.T) {
	err := validate.Suppression{Rule: "Q01", Ref: "disputes.reconsider"}.Check()
	for _, want := range []error{validate.ErrUnknownRule, govinfo.ErrUnknownRef, validate.ErrNoReason} {
		if !errors.Is(err, want) {
			t.Errorf("no %v in %v", want, err)
		}
	}
	for _, ref := range append(govinfo.Refs(), "applications", "applications.outcomes.refused", "agency", "agency.level",
		"agency.contact", "agency.contact.address", "title", "year", "sections", "overview", "problems", "otherMatters", "published", "") {
		if err := (validate.Suppression{Rule: "Q01", Ref: ref, Reason: "理由"}).Check("Q01"); err != nil {
			t.Error(err)
		}
	}
}

// An organ's name is its name with a space in it or around it, in letters of either
// width; a name of white space is nobody's.
func TestSuppressionsKnowOrgansHoweverTheyAreWritten(t *testing.T) {
	for _, test := range []struct {
		organ string
		of    govinfo.Agency
		want  bool
	}{
		{"云溪县水利局", govinfo.Agency{Name: " 云溪县 水利局\n"}, true},
		{"　云溪县水利局 ", govinfo.Agency{Name: "云溪县水利局"}, true},
		{"１１３３０１０００００００００００Ａ", govinfo.Agency{CreditCode: "11330100000000000A "}, true},
		{"云溪县水务局", govinfo.Agency{Name: "云溪县水利局"}, false},
		{" ", govinfo.Agency{}, false},
		{" ", govinfo.Agency{Name: "　"}, false},
		{"", govinfo.Agency{}, true},
	} {
		s := validate.Suppression{Rule: "M03", Organ: test.organ, Reason: "x"}
		if got := s.Covers(&govinfo.Report{Agency: test.of}, validate.Finding{Rule: "M03", Ref: "published"}); got != test.want {
			t.Errorf("%q covers %+v: %v", test.organ, test.of, got)
		}
	}
}
