package recognize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// Documents far larger than any report, made of what is costly to read, take time
// in proportion to their size: here some seconds at most, in all.
func TestHostileDocuments(t *testing.T) {
	const rows = 20_000
	table := func(layout document.Layout, row func(i int) []document.Cell) *document.Document {
		t := &document.Table{Layout: layout}
		t.Rows = append(t.Rows, layOut(govinfo.Edition2021.Form().Tables[1], &govinfo.Report{}).Rows[:3]...)
		for i := range rows {
			t.Rows = append(t.Rows, document.Row{Cells: row(i)})
		}
		return &document.Document{Blocks: []document.Block{t}}
	}
	for _, layout := range []document.Layout{document.LayoutSpans, document.LayoutDump, document.LayoutSequence} {
		for name, row := range map[string]func(i int) []document.Cell{
			"unknown labels": func(i int) []document.Cell {
				return words(fmt.Sprintf("%d.属于国家机密信息第%d项", i%9, i), "0", "0", "0", "0", "0", "0", "0")
			},
			"one line for ever": func(i int) []document.Cell {
				return words("1.属于国家秘密", "1", "2", "3", "4", "5", "6", fmt.Sprint(i))
			},
			"headings for ever": func(i int) []document.Cell {
				return words("自然人", "商业企业", "科研机构", "其他", "总计", "法人或其他组织", "小计")
			},
			"results for ever": func(i int) []document.Cell {
				return words("行政复议", "结果维持", "结果纠正", "未经复议直接起诉", "总计", "", "")
			},
			"columns of table 二": func(i int) []document.Cell {
				return words("信息内容", "本年制发件", "本年废止件", "现行有效件", "本年新", "本年新", "处理决定")
			},
			"groups": func(i int) []document.Cell {
				return words("三、本年度办理结果", "（三）不于公开", fmt.Sprintf("%d.属于", i), "0", "0")
			},
			"page numbers": func(i int) []document.Cell { return words("- 3 -") },
			"long cells":   func(i int) []document.Cell { return words(strings.Repeat("公", 60), strings.Repeat("3", 30)) },
		} {
			t.Run(fmt.Sprintf("%s, layout %d", name, layout), func(t *testing.T) {
				doc := table(layout, row)
				result := recognize.Document(doc)
				checkResult(t, doc, &result)
			})
		}
	}
	t.Run("titles", func(t *testing.T) {
		doc := &document.Document{}
		for i := range rows {
			doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: fmt.Sprintf("云溪县水利局%d年政府信息公开工作年度报告", 2000+i%50)},
				&document.Paragraph{Text: "一、总体情况"}, &document.Paragraph{Text: "四、存在的主要间题及改迸情况"})
		}
		result := recognize.Document(doc)
		checkResult(t, doc, &result)
	})
	t.Run("one long paragraph", func(t *testing.T) {
		doc := &document.Document{Blocks: []document.Block{&document.Paragraph{Text: strings.Repeat("一、总体情况、", 300_000)}, &document.Heading{Text: strings.Repeat("政府信息公开", 300_000)}}}
		result := recognize.Document(doc)
		checkResult(t, doc, &result)
	})
}
