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
	for _, f := range engine.Check(validate.Filing{Report: &report}).Of("YX-DATE") {
		fmt.Println(f.Rule, f.Message(language.Chinese))
	}
	// Output:
	// YX-DATE 公布日期：2024-01-25，晚于 2024-01-20
}

func TestRulesOfAProfile(t *testing.T) {
	p, err := profile.Parse(yunxi(t))
	if err != nil {
		t.Fatal(err)
	}
	good := func() *govinfo.Report {
		r := govinfo.Zero(govinfo.Form2021())
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
		"a day late":             {func(r *govinfo.Report) { r.Published.Day = 21 }, govinfo.Date{}, "YX-DATE"},
		"a level without a date": {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县青陂镇人民政府" }, govinfo.Date{}, ""},
		"suppressed":             {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县司法局" }, govinfo.Date{Year: 2024, Month: 3, Day: 31}, ""},
		"not any more":           {func(r *govinfo.Report) { r.Published.Day, r.Agency.Name = 21, "云溪县司法局" }, govinfo.Date{Year: 2024, Month: 4, Day: 1}, "YX-DATE"},
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
				if strings.HasPrefix(string(f.Rule), "YX-") {
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
		"reserved id":    `{` + good + `, "relations": [{"id": "DATE", "title": "t", "severity": "note", "left": ["proactive.coercion.decisions"], "right": ["proactive.coercion.decisions"]}]}`,
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
