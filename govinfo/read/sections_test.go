package read

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/validate"
)

// The titles of sections are found whatever is printed in or around them, and no
// section is said to be missing or in disorder.
func TestSectionTitlesInText(t *testing.T) {
	const head = "云溪县林业局2023年政府信息公开工作年度报告\n"
	for name, titles := range map[string][6]string{
		"the form's":            {"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"},
		"years and other words": {"一、2023年政府信息公开工作的总体情况", "二、主动公开政府信息的情况", "三、政府信息公开申请办理情况", "四、被申请行政复议、提起行政诉讼情况", "五、存在问题与改进方向", "六、其他"},
		"over two lines":        {"一、总体\n情况", "二、主动公开政府信息\n情况", "三、收到和处理政府信息\n公开申请情况", "四、因政府信息公开工作被申请行政复议、\n提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及\n改进情况", "六、其他需要报告\n的事项"},
		"strokes":               {"|一、总体情况", "丨二、主动公开政府信息情况", "l三、收到和处理政府信息公开申请情况", "|四、行政复议、行政诉讼情况", "l五、存在的主要问题及改进情况", "l六、其他需要报告的事项"},
		"Arabic numbers":        {"1、总体情况", "2、主动公开政府信息情况", "3、收到和处理政府信息公开申请情况", "4、政府信息公开行政复议、行政诉讼情况", "5、存在的主要问题及改进情况", "6、其他需要报告的事项"},
		"traditional":           {"一、總體情況", "二、主動公開政府信息情況", "三、收到和處理政府信息公開申請情況", "四、政府信息公開行政復議、行政訴訟情況", "五、存在的主要問題及改進情況", "六、其他需要報告的事項"},
		"numbers in brackets":   {"（一）总体情况", "（二）主动公开政府信息情况", "（三）收到和处理政府信息公开申请情况", "（四）政府信息公开行政复议、行政诉讼情况", "（五）存在的主要问题及改进情况", "（六）其他需要报告的事项"},
		"parts":                 {"第一部分 概述", "第二部分 主动公开政府信息情况", "第三部分 收到和处理政府信息公开申请情况", "第四部分 政府信息公开行政复议、行政诉讼情况", "第五部分 存在的主要问题及改进情况", "第六部分 其他需要报告的事项"},
		"lost points":           {"一 总体情况", "二 主动公开政府信息情况", "三 收到和处理政府信息公开申请情况", "四 政府信息公开行政复议、行政诉讼情况", "五 存在的主要问题及改进情况", "六 其他需要报告的事项"},
		"misspelt":              {"一、总休情况", "二、主动公开政府信息惰况", "三、收到和处里政府信息公开申请情况", "四、政府信息公开行政复仪、行政诉讼情况", "五、存在的主要间题及改进情况", "六、其它需要报告的事顶"},
	} {
		t.Run(name, func(t *testing.T) {
			texts := [6]string{"（一）主动公开情况。全年公开信息9条。\n（二）依申请公开情况。没有申请。", "", "", "本年度没有发生。", "（一）存在的问题。公开的时效还不够强。\n（二）改进措施。按月检查，定期通报。", "本年度没有收取信息处理费。"}
			var text strings.Builder
			text.WriteString(head)
			var want []string
			for i, title := range titles {
				text.WriteString(title + "\n" + texts[i] + "\n\n")
				want = append(want, strings.ReplaceAll(title, "\n", ""))
			}
			reading, err := Bytes([]byte(text.String()))
			if err != nil {
				t.Fatal(err)
			}
			got := make([]string, len(reading.Report.Sections))
			for i, title := range reading.Report.Sections {
				got[i] = strings.NewReplacer("\n", "", "**", "").Replace(title)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
			r := &reading.Report
			if len(r.Overview) != 2 || len(r.Problems) != 2 || len(r.OtherMatters) != 1 {
				t.Errorf("overview %v, problems %v, other matters %v", r.Overview, r.Problems, r.OtherMatters)
			}
			for _, f := range validate.Check(validate.FilingOf(reading)).Findings {
				if f.Rule == "S01" || f.Rule == "S02" {
					t.Errorf("%s %v %v", f.Key(), f.Kind, f.Got)
				}
			}
		})
	}
}
