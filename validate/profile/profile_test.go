package profile_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/schematest"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/profile"
	"golang.org/x/text/language"
)

func yunxi(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/yunxi.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func ExampleParse() {
	p, err := profile.Parse([]byte(`{"id": "YX", "name": "云溪市", "basis": "市政务公开办通知", "dates": {"countyDepartment": "01-20"}}`))
	if err != nil {
		panic(err)
	}
	engine, err := validate.New(p.Options(govinfo.Date{})...)
	if err != nil {
		panic(err)
	}
	report := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "云溪县民政局"}, Published: govinfo.Date{Year: 2024, Month: 1, Day: 25}}
	for _, f := range engine.Check(validate.Filing{Report: &report}).Of("M03") {
		fmt.Println(f.Rule, f.Message(language.Chinese))
	}
	// Output:
	// M03 公布日期：2024-01-25，晚于 2024-01-20（云溪市：市政务公开办通知）
}

func TestRulesOfAProfile(t *testing.T) {
	p, err := profile.Parse(yunxi(t))
	if err != nil {
		t.Fatal(err)
	}
	good := func() *govinfo.Report {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Agency.Name, r.Published = 2023, "云溪县民政局", govinfo.Date{Year: 2024, Month: 1, Day: 20}
		r.Overview = govinfo.Text("全年主动公开信息320条，制发规范性文件3件，现行有效20件。")
		return &r
	}
	for name, test := range map[string]struct {
		change func(*govinfo.Report)
		today  govinfo.Date
		want   string
	}{
		"nothing":                {func(*govinfo.Report) {}, govinfo.Date{}, ""},
		"a day late":             {func(r *govinfo.Report) { r.Published.Day = 21 }, govinfo.Date{}, "M03"},
		"a level without a date": {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县青陂镇人民政府" }, govinfo.Date{}, ""},
		"suppressed":             {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县司法局" }, govinfo.Date{Year: 2024, Month: 3, Day: 31}, ""},
		"not any more":           {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县司法局" }, govinfo.Date{Year: 2024, Month: 4, Day: 1}, "M03"},
		"as long as may be": {func(r *govinfo.Report) {
			r.Overview = append(r.Overview, govinfo.Text(strings.Repeat("字", 1000-31))...)
		}, govinfo.Date{}, ""},
		"too long": {func(r *govinfo.Report) {
			r.Overview = append(r.Overview, govinfo.Text(strings.Repeat("字", 1001-31))...)
		}, govinfo.Date{}, "YX-LENGTH"},
		"a figure missing": {func(r *govinfo.Report) {
			r.Overview = govinfo.Text("主动公开信息320条，现行有效文件20件。及时制发文件。")
		}, govinfo.Date{}, "YX-FIGURES"},
		"told as none": {func(r *govinfo.Report) {
			r.Overview = govinfo.Text("主动公开信息320条，现行有效20件。未制发文件。")
		}, govinfo.Date{}, ""},
		"a sum": {func(r *govinfo.Report) { r.Proactive.Regulations.InForce = govinfo.N(1) }, govinfo.Date{}, "YX-SUM1"},
		"a share": {func(r *govinfo.Report) {
			r.Applications.Received.Total, r.Applications.CarriedOut.Total = govinfo.N(10), govinfo.N(3)
		}, govinfo.Date{}, "YX-SHARE1"},
		"just the share": {func(r *govinfo.Report) {
			r.Applications.Received.Total, r.Applications.CarriedOut.Total = govinfo.N(10), govinfo.N(2)
		}, govinfo.Date{}, ""},
		"a blank": {func(r *govinfo.Report) {
			r.Applications.Received.Total, r.Applications.CarriedOut.Total = govinfo.Count{}, govinfo.N(3)
		}, govinfo.Date{}, ""},
		"later than the law's, too": {func(r *govinfo.Report) { r.Published.Month, r.Published.Day = 2, 1 }, govinfo.Date{}, "M03"},
		"a figure in another aspect": {func(r *govinfo.Report) {
			r.Overview = aspects("制发文件3件，现行有效20件。主动公开信息320条。", "严格审查文件。")
		}, govinfo.Date{}, "YX-FIGURES"},
		"figures in their aspects": {func(r *govinfo.Report) {
			r.Overview = aspects("主动公开信息320条。", "制发文件3件，现行有效20件。")
		}, govinfo.Date{}, ""},
		"a heading counts nothing": {func(r *govinfo.Report) {
			r.Overview = aspects("及时公开。", "制发文件3件，现行有效20件。")
		}, govinfo.Date{}, "YX-FIGURES"},
		"an aspect without heading": {func(r *govinfo.Report) {
			r.Overview = aspects("主动公开信息320条。制发文件3件，现行有效20件。", "")
		}, govinfo.Date{}, ""},
		"before its time": {func(r *govinfo.Report) { r.Year, r.Published = 2020, govinfo.Date{Year: 2021, Month: 1, Day: 30} }, govinfo.Date{}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			engine, err := validate.New(p.Options(test.today)...)
			if err != nil {
				t.Fatal(err)
			}
			r := good()
			test.change(r)
			var got []string
			for _, f := range engine.Check(validate.Filing{Report: r}).Findings {
				if strings.HasPrefix(string(f.Rule), "YX-") || f.Rule == "M03" {
					got = append(got, string(f.Rule))
				}
				if f.Rule == "S06" && f.Severity != severity.Error {
					t.Errorf("S06 is %v", f.Severity)
				}
			}
			if slices.Sort(got); strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %q", got, test.want)
			}
		})
	}
}

// aspects makes an overview whose proactive and management aspects have these texts; ""
// leaves an aspect out.
func aspects(proactive, management string) govinfo.Narrative {
	n := govinfo.Narrative{{Text: "（一）主动公开", Heading: true, Aspect: govinfo.AspectProactive}, {Text: proactive, Aspect: govinfo.AspectProactive}}
	if management != "" {
		n = append(n, govinfo.Paragraph{Text: "（三）政府信息管理", Heading: true, Aspect: govinfo.AspectManagement}, govinfo.Paragraph{Text: management, Aspect: govinfo.AspectManagement})
	}
	return n
}

// The place's day and the law's are one finding, which names what set the day.
func TestEarlierDatesReachTheRuleOfTheLaw(t *testing.T) {
	p, err := profile.Parse(yunxi(t))
	if err != nil {
		t.Fatal(err)
	}
	engine, err := validate.New(p.Options(govinfo.Date{})...)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		organ     string
		year      int
		published govinfo.Date
		want      string // what the finding says, or ""
	}{
		{"云溪县民政局", 2023, govinfo.Date{Year: 2024, Month: 1, Day: 20}, ""},
		{"云溪县民政局", 2023, govinfo.Date{Year: 2024, Month: 1, Day: 21}, "晚于 2024-01-20（云溪市：云溪市政务公开办公室关于编制年度报告的通知）"},
		{"云溪县民政局", 2023, govinfo.Date{Year: 2024, Month: 5, Day: 2}, "晚于 2024-01-20（云溪市："},
		{"云溪县民政局", 2020, govinfo.Date{Year: 2021, Month: 1, Day: 31}, ""},
		{"云溪县民政局", 2020, govinfo.Date{Year: 2021, Month: 2, Day: 1}, "晚于 2021-01-31"},
		{"云溪县人民政府", 2023, govinfo.Date{Year: 2024, Month: 2, Day: 20}, ""},
		{"云溪县人民政府", 2023, govinfo.Date{Year: 2024, Month: 2, Day: 21}, "晚于 2024-02-20（"},
		{"云溪县青陂镇人民政府", 2023, govinfo.Date{Year: 2024, Month: 3, Day: 31}, ""},
		{"云溪县青陂镇人民政府", 2023, govinfo.Date{Year: 2024, Month: 4, Day: 1}, "晚于 2024-03-31"},
	} {
		report := govinfo.Report{Year: test.year, Agency: govinfo.Agency{Name: test.organ}, Published: test.published}
		found := engine.Check(validate.Filing{Report: &report}).Of("M03")
		switch {
		case test.want == "" && len(found) == 0:
		case test.want == "" || len(found) != 1 || !strings.Contains(found[0].Message(language.Chinese), test.want):
			t.Errorf("%s, %v: %v, want %q", test.organ, test.published, found, test.want)
		default:
			rule, _ := found[0].OfRule()
			if !strings.Contains(rule.Basis.ZH, "云溪市政务公开办公室") || !strings.Contains(rule.Basis.ZH, "第四十九条") {
				t.Errorf("the basis is %q", rule.Basis.ZH)
			}
		}
	}
}

func TestWrongProfilesAreErrors(t *testing.T) {
	const good = `"id": "YX", "name": "云溪市", "basis": "通知"`
	for name, text := range map[string]string{
		"unknown key":    `{` + good + `, "deadline": 3}`,
		"nested key":     `{` + good + `, "suppressions": [{"rule": "M03", "why": "", "reason": "x"}]}`,
		"no id":          `{"name": "云溪市", "basis": "通知"}`,
		"no such day":    `{` + good + `, "dates": {"township": "02-30"}}`,
		"no such level":  `{` + good + `, "dates": {"village": "01-20"}}`,
		"no such rule":   `{` + good + `, "severities": {"M99": "note"}}`,
		"no such cell":   `{` + good + `, "relations": [{"id": "A1", "title": "t", "severity": "note", "left": ["proactive.gold"], "right": ["proactive.coercion.decisions"]}]}`,
		"no such aspect": `{` + good + `, "figures": {"budget": ["预算"]}}`,
		"no figures":     `{` + good + `, "figures": {"platforms": []}}`,
		"figures as one": `{` + good + `, "figures": ["制发"]}`,
		"reserved id":    `{` + good + `, "relations": [{"id": "LENGTH", "title": "t", "severity": "note", "left": ["proactive.coercion.decisions"], "right": ["proactive.coercion.decisions"]}]}`,
		"no reason":      `{` + good + `, "suppressions": [{"rule": "M03", "reason": ""}]}`,
		"two values":     `{` + good + `} {}`,
		"no JSON at all": `id: YX`,
	} {
		if _, err := profile.Parse([]byte(text)); !errors.Is(err, profile.ErrProfile) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := profile.Parse([]byte(`{` + good + `}`)); err != nil {
		t.Errorf("a profile that asks for nothing: %v", err)
	}
}

func TestExampleFollowsTheSchema(t *testing.T) {
	schema := schematest.Compile(t, profile.Schema())
	for text, valid := range map[string]bool{string(yunxi(t)): true, `{"id": "YX", "name": "n", "basis": "b", "deadline": 1}`: false} {
		if err := schema.Validate([]byte(text)); (err == nil) != valid {
			t.Errorf("%.60s: %v", text, err)
		}
	}
}
