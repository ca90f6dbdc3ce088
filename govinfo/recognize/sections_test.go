package recognize_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// Where a document has lost what stands between its tables, the titles of sections are
// rows of a table; the lines of table 三, which bear numbers too, are none.
func TestTitlesInTables(t *testing.T) {
	rows := func(texts ...string) *document.Table {
		table := &document.Table{Layout: document.LayoutSequence}
		for _, text := range texts {
			table.Rows = append(table.Rows, document.Row{Cells: words("", text, "")})
		}
		return table
	}
	doc := &document.Document{Blocks: []document.Block{
		&document.Paragraph{Text: "云溪县水利局2023年政府信息公开工作年度报告"},
		&document.Paragraph{Text: "一、总体情况"},
		&document.Paragraph{Text: "全年公开信息9条。"},
		rows("二、主动公开政府信息情况", "规章", "三、收到和处理政府信息公开申请情况", "一、本年新收政府信息公开申请数量", "四、结转下年度继续办理",
			"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "时效还不够强。", "将按月检查。"),
		&document.Paragraph{Text: "六、其他需要报告的事项"},
		&document.Paragraph{Text: "无。"},
	}}
	report := recognize.Document(doc).Report
	want := []string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}
	if diff := cmp.Diff(want, report.Sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	if len(report.Overview) != 1 || len(report.Problems) != 2 || len(report.OtherMatters) != 1 {
		t.Errorf("%v, %v, %v", report.Overview, report.Problems, report.OtherMatters)
	}
}
