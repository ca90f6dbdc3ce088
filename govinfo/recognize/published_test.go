package recognize_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// headed makes a report whose head is some lines.
func headed(lines ...string) *document.Document {
	doc := &document.Document{}
	for _, line := range append(lines, "一、总体情况", "全年公开信息9条。", "六、其他需要报告的事项", "无。") {
		doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: line})
	}
	return doc
}

// toldOf returns the code of the doubt on a field, or "".
func toldOf(result *recognize.Result, ref string) (code recognize.Code) {
	for _, d := range result.Doubts {
		if string(d.Ref) == ref {
			code = d.Code
		}
	}
	return code
}

// The day of publication is what the page calls so; several of them, or one before the
// year's end, are told.
func TestDayOfPublication(t *testing.T) {
	const title = "云溪县水务局2023年政府信息公开工作年度报告"
	for name, test := range map[string]struct {
		lines []string
		want  string
		told  recognize.Code
	}{
		"a label":                      {[]string{title, "发布日期：2024-01-20"}, "2024-01-20", ""},
		"behind the title":             {[]string{title + " 发布日期：2024-01-20"}, "2024-01-20", ""},
		"no marks":                     {[]string{title, "发布日期：20240120"}, "2024-01-20", ""},
		"numerals":                     {[]string{title, "二〇二四年一月二十日"}, "2024-01-20", ""},
		"the label on the line before": {[]string{"• 发布日期：", "• 2024-01-20", title}, "2024-01-20", ""},
		"another label before":         {[]string{"• 发布机构：", "• 发布日期：", "• 2024-01-20", title}, "2024-01-20", ""},
		"two labels before":            {[]string{"成文日期：", "发布日期：", "2024-01-10", "2024-01-20", title}, "", ""},
		"a label after a signature":    {[]string{title, "云溪县水务局", "2024年1月15日", "发布日期：2024-01-22"}, "2024-01-22", ""},
		"a label after brackets":       {[]string{title, "（2024年1月15日）", "发布时间：2024-01-22 来源：云溪县水务局"}, "2024-01-22", ""},
		"issue and publication":        {[]string{title, "发文日期：2024-01-10", "发布日期：2024-01-20"}, "2024-01-20", ""},
		"the same twice":               {[]string{"公开日期：2024-01-20", title, "发布时间：2024-01-20 09:00"}, "2024-01-20", ""},
		"two days":                     {[]string{"发布日期：2024-03-11", title, "发布日期：2024-01-20"}, "", recognize.UnknownDate},
		"another text's":               {[]string{"关于开展水费收缴的通知 发布日期：2024-03-30", title}, "", ""},
		"another report's":             {[]string{title, "热点：云溪县教育局2023年政府信息公开工作年度报告 发布日期：2024-01-30"}, "", ""},
		"the title among metadata":     {[]string{"名称：" + title + " 发布日期：2024-01-20"}, "2024-01-20", ""},
		"in December":                  {[]string{title, "发布日期：2023-12-29"}, "2023-12-29", ""},
		"before the year's end":        {[]string{title, "发布日期：2020-01-01"}, "", recognize.UnknownDate},
		"the clock's beginning":        {[]string{title, "发布日期：1970-01-01"}, "", recognize.UnknownDate},
	} {
		t.Run(name, func(t *testing.T) {
			result := recognize.Document(headed(test.lines...))
			got := ""
			if date := result.Report.Published; !date.IsZero() {
				got = date.String()
			}
			if told := toldOf(&result, "published"); got != test.want || told != test.told {
				t.Errorf("%q, told %q; want %q, %q", got, told, test.want, test.told)
			}
		})
	}
}
