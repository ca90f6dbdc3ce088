package govinfo_test

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestFormsHaveTheStatutoryNumberOfCells(t *testing.T) {
	for _, test := range []struct {
		form govinfo.Form
		want [3]int
	}{
		{govinfo.Edition2021.Form(), [3]int{10, 175, 15}},
		{govinfo.Edition2019.Form(), [3]int{22, 161, 15}},
	} {
		for i, table := range test.form.Tables {
			cells := 0
			for _, block := range table.Blocks {
				for _, line := range block.Lines {
					cells += len(line.Refs)
				}
			}
			if cells != test.want[i] {
				t.Errorf("%v form, section %d: %d cells, want %d", test.form.Edition, table.Section, cells, test.want[i])
			}
		}
	}
}

func TestLabel(t *testing.T) {
	for ref, want := range map[govinfo.Ref]string{
		"applications.outcomes.refused.internalAffairs.business": "三、（三）不予公开 5.属于三类内部事务信息 · 商业企业",
		"applications.received.naturalPerson":                    "一、本年新收政府信息公开申请数量 · 自然人",
		"applications.outcomes.total.total":                      "三、（七）总计 · 总计",
		"applications.outcomes.other.undivided.total":            "三、（六）其他处理 · 总计",
		"proactive.normativeDocuments.issued":                    "行政规范性文件 · 本年制发件数",
		"disputes.directLitigation.pending":                      "行政诉讼 未经复议直接起诉 · 尚未审结",
		"applications.carriedOut":                                "四、结转下年度继续办理",
		"nonsense":                                               "nonsense",
	} {
		if got := govinfo.Label(ref); got != want {
			t.Errorf("Label(%q) = %q, want %q", ref, got, want)
		}
	}
}
