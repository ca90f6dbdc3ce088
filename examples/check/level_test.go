package main

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
)

// The rules that need an organ's level run on a page that is read, without any flag: the
// level is that of the organ's name, the day that which the page states.
func TestLevelOfThePage(t *testing.T) {
	page := func(organ, day string) string {
		r := govinfo.Zero(govinfo.Edition2021)
		r.Year, r.Title, r.Agency.Name = 2023, organ+"2023年政府信息公开工作年度报告", organ
		r.Proactive.Regulations.Issued, r.Proactive.Regulations.InForce = govinfo.N(1), govinfo.N(1)
		html := string(render.HTML{}.Append(nil, render.Compose(&r)))
		return writeFile(t, "page.html", strings.Replace(html, "<main>", "<main><p>发布时间："+day+"</p>", 1))
	}
	for name, test := range map[string]struct {
		organ, day string
		late, made bool // M03 and P03 are told
	}{
		"county bureau on 28 March":        {"云溪县民政局", "2024-03-28", true, true},
		"county bureau on 31 January":      {"云溪县民政局", "2024-01-31", false, true},
		"provincial department":            {"青澜省教育厅", "2024-03-28", true, true},
		"province":                         {"青澜省人民政府", "2024-03-28", false, false},
		"county government on 28 March":    {"云溪县人民政府", "2024-03-28", false, true},
		"an organ whose level is not sure": {"云溪信息中心", "2024-03-28", false, false},
	} {
		t.Run(name, func(t *testing.T) {
			_, stdout, stderr := call(page(test.organ, test.day))
			if stderr != "" {
				t.Fatal(stderr)
			}
			if late, made := strings.Contains(stdout, " M03 "), strings.Contains(stdout, " P03 "); late != test.late || made != test.made {
				t.Errorf("M03 %v, P03 %v; want %v, %v\n%s", late, made, test.late, test.made, stdout)
			}
		})
	}
}
