package suppress_test

import (
	"fmt"
	"log"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/suppress"
)

func Example() {
	list, err := suppress.Parse([]byte(`{"suppressions": [
		{"rule": "D01", "organ": "云溪县民政局", "ref": "disputes.reconsideration", "reason": "已发更正公告"},
		{"rule": "A01", "reason": "系统故障", "until": "2024-01-31"},
		{"rule": "A02", "organ": "云溪县水利局", "reason": "已说明"}
	]}`))
	if err != nil {
		log.Fatal(err)
	}
	run := suppress.NewRun(list, govinfo.Date{Year: 2024, Month: 2, Day: 1}) // today
	engine, err := validate.New(validate.Only("A01", "A02", "D01"), run.Option())
	if err != nil {
		log.Fatal(err)
	}

	report := govinfo.Zero(govinfo.Edition2021)
	report.Agency.Name = "云溪县民政局"
	report.Disputes.Reconsideration.Upheld = govinfo.N(2)
	result := engine.Check(validate.Filing{Report: &report})
	run.Count(&report, result)

	for _, suppressed := range result.Suppressed {
		fmt.Println(suppressed.Finding.Key(), suppressed.Reason)
	}
	for _, notice := range run.Notices() {
		fmt.Println(notice)
	}
	// Output:
	// D01 disputes.reconsideration.total 已发更正公告
	// suppression 2 (A01) has expired: it held until 2024-01-31
	// suppression 3 (A02 云溪县水利局) is unused: no report of that organ and year was checked
}
