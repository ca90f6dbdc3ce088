package validate_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// The jump that Y04 takes for a wrong unit lies between 3,333 and 30,000 times, ends
// excluded, up or down.
func TestBoundsOfAWrongUnit(t *testing.T) {
	for _, test := range []struct {
		before, now string
		found       bool
	}{
		{"1.00", "3333", false}, {"1.00", "3333.01", true}, {"1.00", "29999.99", true}, {"1.00", "30000", false},
		{"3333", "1.00", false}, {"3333.01", "1.00", true}, {"29999.99", "1.00", true}, {"30000", "1.00", false},
		{"0", "5000", false}, {"", "5000", false}, {"5000", "", false}, {"-1.00", "5000", false},
	} {
		prior, now := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
		prior.Year, now.Year = 2022, 2023
		prior.Proactive.Fees.Amount, now.Proactive.Fees.Amount = amount(t, test.before), amount(t, test.now)
		found := validate.Check(validate.Filing{Report: &now, Prior: &prior}).Of("Y04")
		if (len(found) == 1) != test.found {
			t.Errorf("%q after %q: %v", test.now, test.before, found)
		}
	}
}

func amount(t *testing.T, text string) govinfo.Amount {
	t.Helper()
	a, err := govinfo.ParseAmount(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Section 五 says something from ten characters on; marks are none.
func TestTenCharactersSaySomething(t *testing.T) {
	for text, found := range map[string]bool{
		"一二三四五六七八九": true, "一二三四五六七八九，。！": true, "一二三四五六七八九十": false, "一二三四5六七八九0": false, "无": true,
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Overview, r.Problems = govinfo.Text("总体情况"), govinfo.Text(text)
		if got := validate.Check(validate.Filing{Report: &r}).Of("S05"); (len(got) == 1) != found {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A lacking section is told once, by S01; blank cells of the tables behind it are
// still told.
func TestBlankCellsBehindALackingSection(t *testing.T) {
	var r govinfo.Report
	r.Sections = []string{"一、总体情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}
	r.Overview = govinfo.Text("总体情况")
	tables := make(map[string]bool)
	for _, f := range validate.Check(validate.Filing{Report: &r}).Of("F01") {
		table, _, _ := strings.Cut(string(f.Ref), ".")
		tables[table] = true
		if len(f.Refs) == 0 || f.Refs[0].Parent() != f.Ref {
			t.Errorf("%v is about %v", f, f.Refs)
		}
	}
	if tables["proactive"] || !tables["applications"] || !tables["disputes"] {
		t.Errorf("blank cells are told of %v", tables)
	}
}

// A suppressed sum does not count for suspects, but the other sums of its rule do.
func TestSuppressionOfOneSum(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	r.Disputes.Reconsideration.Total, r.Disputes.DirectLitigation.Total = govinfo.N(2), govinfo.N(3)
	suspects := func(options ...validate.Option) string {
		engine, err := validate.New(append(options, validate.Only("D01"))...)
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, suspect := range engine.Check(validate.Filing{Report: &r}).Locate().Suspects[:1] {
			for _, cell := range suspect.Cells {
				cells = append(cells, string(cell.Ref.Parent()))
			}
		}
		return strings.Join(cells, " ")
	}
	if got, want := suspects(), "disputes.reconsideration disputes.directLitigation"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	suppress := validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.reconsideration", Reason: "已说明"})
	if got, want := suspects(suppress), "disputes.directLitigation"; got != want {
		t.Errorf("suppressed: %q, want %q", got, want)
	}
}

// Sums of which the numbers are longer than 64 bits bear are worked out at length: 19
// cells of 18 digits wrapped around to 0.
func TestNumbersThatWrapAround(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	long := govinfo.N(970_881_267_037_344_821)
	line := &r.Applications.Received
	line.NaturalPerson, line.Business, line.Research, line.PublicWelfare, line.LegalService, line.OtherOrganization = long, long, long, long, long, long
	found := validate.Check(validate.Filing{Report: &r}).Of("A01")
	if len(found) != 1 || found[0].Want.String() != "5825287602224068926" {
		t.Errorf("%v", found)
	}
}

// A sum with a blank and a negative part may hold whatever the others say, and a sum
// of which the filled cells alone are too many may not.
func TestBlanksBesideNegatives(t *testing.T) {
	r := govinfo.Zero(govinfo.Edition2021)
	line := &r.Applications.Received
	line.NaturalPerson, line.Business, line.Research, line.Total = govinfo.N(9), govinfo.N(-8), govinfo.Count{}, govinfo.N(0)
	result := validate.Check(validate.Filing{Report: &r})
	if found := result.Of("A01"); len(found) != 0 {
		t.Errorf("%v", found)
	}
	line.Business = govinfo.N(8)
	found := validate.Check(validate.Filing{Report: &r}).Of("A01")
	if len(found) != 1 || found[0].Kind != "partial" {
		t.Errorf("%v", found)
	}
}

// Tables without any word are not asked for a name; one word of any kind, and they are.
func TestTablesAloneNeedNoName(t *testing.T) {
	for name, test := range map[string]struct {
		set   func(*govinfo.Report)
		found bool
	}{
		"tables alone": {func(*govinfo.Report) {}, false},
		"a title":      {func(r *govinfo.Report) { r.Title = "政府信息公开工作年度报告" }, true},
		"a telephone":  {func(r *govinfo.Report) { r.Agency.Contact.Phone = "0000-1234567" }, true},
		"a year":       {func(r *govinfo.Report) { r.Year = 2023 }, true},
		"a sentence":   {func(r *govinfo.Report) { r.Overview = govinfo.Text("总体情况") }, true},
		"no figures":   {func(r *govinfo.Report) { *r = govinfo.Report{} }, true},
	} {
		r := govinfo.Zero(govinfo.Edition2021)
		test.set(&r)
		if got := validate.Check(validate.Filing{Report: &r}).Of("M01"); (len(got) == 1) != test.found {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// Disputes without applications are told only where neither year has any, and a blank
// is not none.
func TestDisputesWithoutApplications(t *testing.T) {
	one := govinfo.N(1)
	for name, test := range map[string]struct {
		set   func(now, prior *govinfo.Report)
		found int
	}{
		"none in two years": {func(_, _ *govinfo.Report) {}, 1},
		"received":          {func(now, _ *govinfo.Report) { now.Applications.Received.Total = one }, 0},
		"carried in":        {func(now, _ *govinfo.Report) { now.Applications.CarriedIn.Total = one }, 0},
		"received before":   {func(_, prior *govinfo.Report) { prior.Applications.Received.Total = one }, 0},
		"carried in before": {func(_, prior *govinfo.Report) { prior.Applications.CarriedIn.Total = one }, 0},
		"blank":             {func(now, _ *govinfo.Report) { now.Applications.Received.Total = govinfo.Count{} }, 0},
		"blank before":      {func(_, prior *govinfo.Report) { prior.Applications.CarriedIn.Total = govinfo.Count{} }, 0},
		"of every kind": {func(now, _ *govinfo.Report) {
			now.Disputes.DirectLitigation.Total, now.Disputes.LitigationAfterReconsideration.Total = one, one
		}, 3},
	} {
		now, prior := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
		now.Year, prior.Year = 2023, 2022
		now.Disputes.Reconsideration.Total = one
		test.set(&now, &prior)
		if got := validate.Check(validate.Filing{Report: &now, Prior: &prior}).Of("D02"); len(got) != test.found {
			t.Errorf("%s: %v", name, got)
		}
	}
}
