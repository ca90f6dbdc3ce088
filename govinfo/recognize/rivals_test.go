package recognize_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// The report of another year, which a page links to or a preface looks back at, never tells
// the year of this one.
func TestYearAmongOthers(t *testing.T) {
	const (
		title  = "云溪县水务局政府信息公开工作年度报告"
		this   = "云溪县水务局2023年政府信息公开工作年度报告"
		last   = "云溪县水务局2022年政府信息公开工作年度报告"
		period = "统计期限为2023年1月1日至2023年12月31日。"
	)
	for name, test := range map[string]struct {
		lines []string
		organ string
		year  int
		told  recognize.Code
	}{
		"last year's problems":         {[]string{title, "针对2022年政府信息公开工作年度报告反映的问题，我局认真整改。现将2023年政府信息公开工作年度报告公布如下。"}, "云溪县水务局", 2023, ""},
		"held against last year's":     {[]string{title, "对照云溪县人民政府2022年政府信息公开工作年度报告，我局编制2023年政府信息公开工作年度报告。"}, "云溪县水务局", 2023, ""},
		"since last year's":            {[]string{title, "2022年政府信息公开工作年度报告公布以来，我局不断改进。现编制2023年政府信息公开工作年度报告。"}, "云溪县水务局", 2023, ""},
		"last year's only":             {[]string{title, "对照2022年政府信息公开工作年度报告提出的问题，我局编制本报告。"}, "云溪县水务局", 0, recognize.UnknownYear},
		"reports of two years":         {[]string{title, "现公布2022年政府信息公开工作年度报告、2023年政府信息公开工作年度报告。"}, "云溪县水务局", 0, recognize.UnknownYear},
		"a link with a colon":          {[]string{title, "上一篇：" + last}, "云溪县水务局", 0, recognize.UnknownYear},
		"a link of another name":       {[]string{title, "热门：" + last}, "云溪县水务局", 0, recognize.UnknownYear},
		"a menu of years":              {[]string{"2025年度 2024年度 2023年度 2022年度", title}, "云溪县水务局", 0, recognize.UnknownYear},
		"a menu of lines":              {[]string{"2023年度", "2022年度", title}, "云溪县水务局", 0, recognize.UnknownYear},
		"a year on a line":             {[]string{"2023年度", title}, "云溪县水务局", 2023, ""},
		"two periods":                  {[]string{title, "统计期限为2022年1月1日至2022年12月31日。", period}, "云溪县水务局", 0, recognize.UnknownYear},
		"a period of years":            {[]string{title, "统计期限为2022年1月1日至2023年12月31日。"}, "云溪县水务局", 0, recognize.UnknownYear},
		"a period to the new year":     {[]string{title, "统计期限为2023年1月1日至2024年1月1日前。"}, "云溪县水务局", 2023, ""},
		"a misprinted year":            {[]string{"云溪县水务局20223年政府信息公开工作年度报告"}, "", 0, recognize.UnknownYear},
		"a number with a year":         {[]string{"014178/2023-00003", title}, "云溪县水务局", 0, recognize.UnknownYear},
		"two titles":                   {[]string{this, last}, "云溪县水务局", 0, recognize.UnknownYear},
		"two titles and the period":    {[]string{this, last, period}, "云溪县水务局", 2023, ""},
		"two titles and the day":       {[]string{last, this, "发布日期：2024-01-20"}, "云溪县水务局", 2023, ""},
		"last year's with the organ":   {[]string{last, "2023年政府信息公开工作年度报告", period}, "", 2023, ""},
		"a title against the period":   {[]string{last, period}, "云溪县水务局", 2022, ""}, // the organ's own error, for a check to find
		"several years in the title":   {[]string{"云溪县水务局2022-2023年政府信息公开工作年度报告"}, "云溪县水务局", 0, recognize.UnknownYear},
		"several years and the period": {[]string{"云溪县水务局2022-2023年政府信息公开工作年度报告", period}, "云溪县水务局", 2023, ""},
	} {
		t.Run(name, func(t *testing.T) {
			result := recognize.Document(headed(test.lines...))
			r := &result.Report
			if told := toldOf(&result, "year"); r.Agency.Name != test.organ || r.Year != test.year || told != test.told {
				t.Errorf("organ %q, year %d, told %q; want %q, %d, %q", r.Agency.Name, r.Year, told, test.organ, test.year, test.told)
			}
		})
	}
}
