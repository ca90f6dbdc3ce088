package output_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/output"
	"golang.org/x/text/language"
)

func ExampleText() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(12)
	report.Disputes.Reconsideration.Total = govinfo.N(21)
	engine, err := validate.New(validate.Only("A01", "A02", "A03", "D01"))
	if err != nil {
		log.Fatal(err)
	}
	result := engine.Check(validate.Filing{Report: &report})
	if err := (output.Text{MostSuspects: 1}).Render(os.Stdout, output.Checked{Name: "report.json", Result: result}); err != nil {
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

// The services that collect findings of many tools read SARIF.
func ExampleSARIF() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Total = govinfo.N(21)
	result := validate.Check(validate.Filing{Report: &report})
	var log bytes.Buffer
	if err := (output.SARIF{Language: language.English}).Render(&log, output.Checked{Name: "report.json", Result: result}); err != nil {
		panic(err)
	}
	var read struct {
		Version string
		Runs    []struct {
			Results []struct{ RuleID, Level string }
		}
	}
	if err := json.Unmarshal(log.Bytes(), &read); err != nil {
		panic(err)
	}
	fmt.Println(read.Version, read.Runs[0].Results)
	// Output:
	// 2.1.0 [{D01 error}]
}

// What runs tests reads JUnit XML.
func ExampleJUnit() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Total = govinfo.N(21)
	engine, err := validate.New(validate.Only("A01", "D01"))
	if err != nil {
		log.Fatal(err)
	}
	result := engine.Check(validate.Filing{Report: &report})
	if err := (output.JUnit{Rules: engine.Rules()}).Render(os.Stdout, output.Checked{Name: "report.json", Result: result}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <testsuites tests="2" failures="1" errors="0">
	//   <testsuite name="report.json" tests="2" failures="1" errors="0" skipped="0">
	//     <testcase classname="report.json" name="A01 申请人各类之和不等于总计"></testcase>
	//     <testcase classname="report.json" name="D01 复议、诉讼各结果之和不等于总计">
	//       <failure message="行政复议 · 总计：填报 21，各结果之和为 0" type="D01">行政复议 · 总计：填报 21，各结果之和为 0</failure>
	//     </testcase>
	//   </testsuite>
	// </testsuites>
}
