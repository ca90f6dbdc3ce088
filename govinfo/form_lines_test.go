package govinfo_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// 本年增/减 is signed, and nothing else is; every figure has its unit.
func TestColumnsOfTheForms(t *testing.T) {
	units := map[string]govinfo.Unit{
		"previousItems": govinfo.UnitItems, "change": govinfo.UnitItems, "projects": govinfo.UnitItems,
		"proactive.fees.amount": govinfo.UnitTenThousand, "proactive2019.procurement.amount": govinfo.UnitYuan,
	}
	for _, ref := range govinfo.Refs() {
		info, ok := govinfo.Describe(ref)
		want, special := units[ref.Last()]
		if !special {
			want, special = units[string(ref)]
		}
		if !special {
			want = govinfo.UnitCases
		}
		if !ok || info.Ref != ref || info.Column.Key != ref.Last() || info.Column.Unit != want || info.Column.Signed != strings.Contains(info.Column.Label, "增/减") {
			t.Errorf("%s: %+v, want %s", ref, info, want)
		}
	}
	if _, ok := govinfo.Describe("proactive"); ok {
		t.Error("a table is described as a cell")
	}
}

// The lines of table 三 are set in as their numbers say: 一、 holds （一）, that holds 1.
func TestLinesStandInTheirGroups(t *testing.T) {
	for _, form := range []govinfo.Form{govinfo.Edition2019.Form(), govinfo.Edition2021.Form()} {
		block := &form.Tables[1].Blocks[0]
		var above [3]string
		for i, line := range block.Lines {
			depth := 0
			switch first, _ := utf8.DecodeRuneInString(line.Label); {
			case first == '（':
				depth = 1
			case '1' <= first && first <= '9':
				depth = 2
			}
			above[depth] = line.Label
			if path := block.Path(i); line.Indent != depth || !reflect.DeepEqual(path, above[:depth+1]) {
				t.Errorf("%v: %s is set in %d deep, below %v", form.Edition, line.Label, line.Indent, path)
			}
			if line.IsGroup() != (len(line.Refs) == 0) || line.IsGroup() != (i+1 < len(block.Lines) && block.Lines[i+1].Indent > depth) {
				t.Errorf("%v: %s is a group: %t", form.Edition, line.Label, line.IsGroup())
			}
			for _, ref := range line.Refs {
				if info, _ := govinfo.Describe(ref); !reflect.DeepEqual(info.Path, above[:depth+1]) || info.Section != 3 || info.Block != "" {
					t.Errorf("%s is described as %+v", ref, info)
				}
			}
		}
	}
}

// Lines are named by the parent of their cells, tables and sections by no number.
func TestNamesOfLinesAndSections(t *testing.T) {
	for ref, want := range map[govinfo.Ref]string{
		"applications.received": "一、本年新收政府信息公开申请数量", "applications.outcomes.refused.stateSecret": "三、（三）不予公开 1.属于国家秘密",
		"proactive2019.fees": "行政事业性收费", "disputes.reconsideration": "行政复议", "disputes.directLitigation": "行政诉讼 未经复议直接起诉",
		"applications": "applications", "proactive2019.fees.change": "行政事业性收费 · 本年增/减",
	} {
		if got := govinfo.Label(ref); got != want {
			t.Errorf("%s is %q, want %q", ref, got, want)
		}
	}
	old, current := govinfo.Edition2019.Form(), govinfo.Edition2021.Form()
	for section, want := range map[int][2]string{1: {"总体情况", "总体情况"}, 5: {"政府信息公开工作存在的主要问题及改进情况", "存在的主要问题及改进情况"}, 6: {"其他需要报告的事项", "其他需要报告的事项"}} {
		if got := [2]string{old.Title(section), current.Title(section)}; got != want {
			t.Errorf("section %d is %q", section, got)
		}
	}
	for _, form := range []govinfo.Form{old, current} {
		for i, table := range form.Tables {
			if table.Section != i+2 {
				t.Errorf("%v: table %d is of section %d", form.Edition, i, table.Section)
			}
		}
	}
	if info, _ := govinfo.Describe("proactive2019.coercion.change"); info.Section != 2 || info.Block != "第二十条第（六）项" {
		t.Errorf("%+v", info)
	}
}
