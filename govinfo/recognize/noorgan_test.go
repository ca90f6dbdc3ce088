package recognize_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// What a title takes for whose report it is must be an organ: halves of names and years,
// words for any organ, verbs, sites and the titles of other pages are none.
func TestNoOrganIsBetterThanAWrongOne(t *testing.T) {
	const title = "2023年政府信息公开工作年度报告"
	for name, test := range map[string]struct {
		lines []string
		organ string
	}{
		"a year broken over lines":         {[]string{"云溪县水务局2023", "年政府信息公开工作年度报告"}, "云溪县水务局"},
		"half of a name":                   {[]string{"临渠市卫生健康委", "员会" + title}, "临渠市卫生健康委员会"},
		"a word for any organ":             {[]string{"本单位" + title}, ""},
		"all organs":                       {[]string{"各部门" + title}, ""},
		"the name of a column":             {[]string{"政务公开" + title}, ""},
		"a verb":                           {[]string{"云溪县人民政府办公室转发云溪县水务局" + title}, ""},
		"two names in one line":            {[]string{"云溪县人民政府云溪县财政局" + title}, ""},
		"two names of one organ":           {[]string{"云溪县农业农村局（云溪县乡村振兴局）" + title}, "云溪县农业农村局(云溪县乡村振兴局)"},
		"the next page":                    {[]string{"云溪县水务局" + title, "2024-01-20", "下一篇", "云溪县审计局" + title}, "云溪县水务局"},
		"related pages":                    {[]string{"云溪县水务局" + title, "相关文档：", "云溪县审计局" + title}, "云溪县水务局"},
		"only another page":                {[]string{"上一篇：", "云溪县教育局" + title, "根据《条例》编制本报告。"}, ""},
		"titles of several organs":         {[]string{"云溪县财政局" + title, "云溪县教育局" + title, "云溪县民政局" + title}, ""},
		"the value of a label":             {[]string{"来源：", "云溪县融媒体中心", title}, ""},
		"the organ on a line of its own":   {[]string{"云溪县水务局", title}, "云溪县水务局"},
		"an organ whose place is repeated": {[]string{"吉林省吉林市水务局" + title}, "吉林省吉林市水务局"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := &document.Document{}
			for _, line := range append(test.lines, "一、总体情况", "全年公开信息9条。", "六、其他需要报告的事项", "无。") {
				doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: line})
			}
			result := recognize.Document(doc)
			if organ := result.Report.Agency.Name; organ != test.organ {
				t.Errorf("organ %q, want %q", organ, test.organ)
			}
		})
	}
}
