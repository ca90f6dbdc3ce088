package output_test

import (
	"log"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/output"
)

func ExampleText() {
	report := govinfo.Zero(govinfo.Form2021())
	report.Disputes.Reconsideration.Upheld = govinfo.N(12)
	report.Disputes.Reconsideration.Total = govinfo.N(21)
	engine, err := validate.New(validate.Only("A01", "A02", "A03", "D01"))
	if err != nil {
		log.Fatal(err)
	}
	result := engine.Check(validate.Filing{Report: &report})
	if err := (output.Text{MostSuspects: 1}).Write(os.Stdout, output.Checked{Name: "report.json", Result: result}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// report.json
	//   错误 D01 行政复议 · 总计：填报 21，各结果之和为 12
	//   最可能有误的单元格：
	//     行政复议 · 总计：21 应为 12（数字颠倒）
	//     另有 4 种可能
	//   共 1 处错误，0 处警告，0 处提示
}
