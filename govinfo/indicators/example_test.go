package indicators_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/indicators"
)

// The rates of one report. One line was left blank, so two of the rates have bounds.
func Example() {
	r := govinfo.Report{Year: 2025}
	o := &r.Applications.Outcomes
	o.Granted.Total, o.PartlyGranted.Total, o.Total.Total = govinfo.N(41), govinfo.N(9), govinfo.N(80)
	r.Applications.Outcomes.Unavailable.NotHeld.Total = govinfo.N(20)
	for _, i := range indicators.All()[:4] {
		v := i.Of(indicators.Basis{Report: &r})
		fmt.Printf("%s %s %% (%s)\n", i.Name.ZH, v, i.Definition.ZH)
	}
	// Output:
	// 予以公开率 51.3 % (予以公开件数 ÷ 本年度办理结果总计)
	// 部分公开率 11.3 % (部分公开件数 ÷ 本年度办理结果总计)
	// 公开率 62.5 % (予以公开、部分公开件数 ÷ 本年度办理结果总计)
	// 不予公开率 0.0–12.5 % (不予公开件数 ÷ 本年度办理结果总计)
}
