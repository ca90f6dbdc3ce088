package recognize_test

import (
	"fmt"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

func ExampleDocument() {
	row := func(texts ...string) document.Row {
		var row document.Row
		for _, text := range texts {
			row.Cells = append(row.Cells, document.Cell{Text: text})
		}
		return row
	}
	doc := &document.Document{Blocks: []document.Block{
		&document.Heading{Level: 1, Text: "云溪县水利局2022年政府信息公开工作年度报告"},
		&document.Heading{Level: 2, Text: "二、主动公开政府信息情况"},
		&document.Table{Rows: []document.Row{
			row("信息内容", "本年处理决定数量"),
			row("行政处罚", "22（其中简易程序16件）"),
			row("行政强制", "约10件"),
		}},
	}}
	result := recognize.Document(doc)
	fmt.Println(result.Report.Agency.Name, result.Report.Year)
	for _, ref := range []govinfo.Ref{"proactive.penalties.decisions", "proactive.coercion.decisions"} {
		fmt.Printf("%s: %v, from %q\n", govinfo.Label(ref), result.Report.Count(ref), result.Origins[ref].Text)
	}
	for _, p := range result.Doubts {
		if p.Code == recognize.Remark || p.Code == recognize.Unreadable {
			fmt.Println(p.Code, p.Ref)
		}
	}
	// Output:
	// 云溪县水利局 2022
	// 行政处罚 · 本年处理决定数量: 22, from "22（其中简易程序16件）"
	// 行政强制 · 本年处理决定数量: , from "约10件"
	// remark proactive.penalties.decisions
	// unreadable proactive.coercion.decisions
}
