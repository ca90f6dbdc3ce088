package render_test

import (
	"fmt"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

// A renderer of one's own is a function over the three kinds of blocks.
func Example() {
	report := govinfo.Report{
		Year:     2023,
		Agency:   govinfo.Agency{Name: "云溪县林业局"},
		Overview: govinfo.Text("全年收到申请3件。"),
	}
	report.Applications.Received.Total = govinfo.N(3)

	for _, block := range render.Compose(&report).Blocks {
		switch block := block.(type) {
		case *document.Heading:
			fmt.Println(block.Level, block.Text)
		case *document.Paragraph:
			fmt.Println("  " + block.Text)
		case *document.Table:
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					if cell.ID != "" && cell.Text != "" {
						fmt.Println("  " + govinfo.Label(govinfo.Ref(cell.ID)) + " = " + cell.Text)
					}
				}
			}
		}
	}
	// Output:
	// 1 云溪县林业局2023年政府信息公开工作年度报告
	// 2 一、总体情况
	//   全年收到申请3件。
	// 2 二、主动公开政府信息情况
	// 2 三、收到和处理政府信息公开申请情况
	//   一、本年新收政府信息公开申请数量 · 总计 = 3
	// 2 四、政府信息公开行政复议、行政诉讼情况
	// 2 五、存在的主要问题及改进情况
	// 2 六、其他需要报告的事项
}

func ExampleText() {
	doc := &document.Document{Blocks: []document.Block{&document.Table{Rows: []document.Row{
		{Cells: []document.Cell{{Text: "行政复议", Header: document.HeaderColumn, ColSpan: 2}}},
		{Cells: []document.Cell{{Text: "结果维持", Header: document.HeaderColumn}, {Text: "总计", Header: document.HeaderColumn}}},
		{Cells: []document.Cell{{Text: "1", ID: "disputes.reconsideration.upheld"}, {Text: "2", ID: "disputes.reconsideration.total"}}},
	}}}}
	text := render.Text{Marks: []render.Mark{{Ref: "disputes.reconsideration.total", ID: "D01", Got: "2", Want: "1"}}}
	if err := text.Render(os.Stdout, doc); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 核对结果：错误 1
	// [1] 错误 D01 行政复议 · 总计（现为 2，应为 1）
	// ┌──────────────────┐
	// │     行政复议     │
	// ├──────────┬───────┤
	// │ 结果维持 │ 总计  │
	// ├──────────┼───────┤
	// │        1 │ 2 [1] │
	// └──────────┴───────┘
}

func ExampleHTML_Append() {
	doc := &document.Document{Blocks: []document.Block{&document.Paragraph{Text: "1 < 2"}}}
	fmt.Printf("%s", render.HTML{Fragment: true}.Append(nil, doc))
	// Output:
	// <article class="annual-report" lang="zh-CN">
	// <p>1 &lt; 2</p>
	// </article>
}
