package validate_test

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// A department received 61 requests from natural persons and answered them all,
// but one of them is booked under another class.
func ExampleCheck() {
	report := govinfo.Zero(govinfo.Edition2021)
	a := &report.Applications
	a.Received.NaturalPerson, a.Received.Total = govinfo.N(61), govinfo.N(61)
	a.Outcomes.Granted.NaturalPerson, a.Outcomes.Granted.OtherOrganization = govinfo.N(60), govinfo.N(1)
	a.Outcomes.Granted.Total = govinfo.N(61)
	a.Outcomes.Total.NaturalPerson, a.Outcomes.Total.Total = govinfo.N(61), govinfo.N(61)

	result := validate.Check(validate.Filing{Report: &report})
	for _, finding := range result.Findings {
		fmt.Println(finding.Severity, finding.Rule, finding.Message(language.Chinese))
	}
	for _, suspect := range result.Locate().Suspects {
		fmt.Println(suspect.Message(language.Chinese))
	}
	// Output:
	// error A02 三、（七）总计 · 自然人：填报 61，各项办理结果之和为 60
	// error A02 三、（七）总计 · 其他：填报 0，各项办理结果之和为 1
	// 三、（一）予以公开 · 自然人：60 应为 61（误记入其他栏目）；三、（一）予以公开 · 其他：1 应为 0（误记入其他栏目）
}

// A province demands that towns report no regulations repealed, and that every
// report counts licensing decisions: one rule as data, one as a function.
func ExampleWithRules() {
	engine, err := validate.New(
		validate.WithRules(
			validate.Rule{
				ID: "XZ01", Severity: severity.Warning,
				Title: validate.Text{ZH: "废止件数多于现行有效件数", EN: "more repealed than in force"},
				Sums: []validate.Sum{{
					Left:   validate.Cells("proactive.normativeDocuments.repealed"),
					AtMost: true,
					Right:  validate.Cells("proactive.normativeDocuments.inForce"),
				}},
			},
			validate.Rule{
				ID: "XZ02", Severity: severity.Error, Needs: validate.NeedLevel,
				Title: validate.Text{ZH: "乡镇不作行政许可", EN: "a township makes no licensing decisions"},
				Run: func(p *validate.Pass) {
					decisions := p.Report().Proactive.Licensing.Decisions
					if n, filled := decisions.Int64(); filled && n > 0 && p.Report().Agency.Level == govinfo.LevelTown {
						p.Find(validate.Finding{Ref: "proactive.licensing.decisions", Got: validate.ValueFigure(decisions)})
					}
				},
			},
		),
		validate.Only("XZ01", "XZ02"),
	)
	if err != nil {
		log.Fatal(err)
	}
	report := govinfo.Zero(govinfo.Edition2021)
	report.Agency.Level = govinfo.LevelTown
	report.Proactive.NormativeDocuments.Repealed = govinfo.N(3)
	report.Proactive.Licensing.Decisions = govinfo.N(7)
	for _, finding := range engine.Check(validate.Filing{Report: &report}).Findings {
		fmt.Println(finding.Severity, finding.Rule, finding.Message(language.Chinese))
	}
	// Output:
	// warning XZ01 行政规范性文件 · 本年废止件数：填报 3，不应大于 0
	// error XZ02 行政许可 · 本年处理决定数量：乡镇不作行政许可
}

func ExampleSuppress() {
	engine, err := validate.New(
		validate.Suppress(validate.Suppression{Rule: "D01", Ref: "disputes.reconsideration", Reason: "已发更正公告"}),
		validate.WithSeverity("F01", severity.Error),
	)
	if err != nil {
		log.Fatal(err)
	}
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(1)
	report.Applications.CarriedOut.Total = govinfo.Count{}
	result := engine.Check(validate.Filing{Report: &report})
	for _, finding := range result.Findings {
		fmt.Println(finding.Severity, finding.Key())
	}
	for _, suppressed := range result.Suppressed {
		fmt.Println("suppressed:", suppressed.Finding.Key(), suppressed.Reason)
	}
	for _, skipped := range result.Skipped {
		fmt.Println("skipped:", skipped.Rule, skipped.Missing)
	}
	// Output:
	// error F01 applications.carriedOut
	// suppressed: D01 disputes.reconsideration.total 已发更正公告
	// skipped: A03 [applications.carriedOut.total]
	// skipped: A01 [applications.carriedOut.total]
}

func ExampleResult_MarshalJSON() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Disputes.Reconsideration.Upheld = govinfo.N(1)
	report.Disputes.Reconsideration.Pending = govinfo.N(1)
	engine, err := validate.New(validate.Only("D01"))
	if err != nil {
		log.Fatal(err)
	}
	result := engine.Check(validate.Filing{Report: &report})
	data, err := json.MarshalIndent(result, "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(data))
	// Output:
	// {
	//   "findings": [
	//     {
	//       "rule": "D01",
	//       "severity": "error",
	//       "ref": "disputes.reconsideration.total",
	//       "refs": [
	//         "disputes.reconsideration.total",
	//         "disputes.reconsideration.upheld",
	//         "disputes.reconsideration.corrected",
	//         "disputes.reconsideration.otherResult",
	//         "disputes.reconsideration.pending"
	//       ],
	//       "got": 0,
	//       "want": 2,
	//       "args": [
	//         {
	//           "zh": "0",
	//           "en": "0"
	//         },
	//         {
	//           "zh": "2",
	//           "en": "2"
	//         }
	//       ],
	//       "place": "行政复议 · 总计",
	//       "text": "填报 0，各结果之和为 2",
	//       "message": "行政复议 · 总计：填报 0，各结果之和为 2"
	//     }
	//   ],
	//   "suspects": [
	//     {
	//       "cells": [
	//         {
	//           "ref": "disputes.reconsideration.total",
	//           "got": 0,
	//           "want": 2,
	//           "slip": "omitted",
	//           "place": "行政复议 · 总计",
	//           "text": "0 应为 2（漏填）",
	//           "message": "行政复议 · 总计：0 应为 2（漏填）"
	//         }
	//       ],
	//       "message": "行政复议 · 总计：0 应为 2（漏填）"
	//     }
	//   ]
	// }
}

// The suspects are alternatives: where the sums do not tell which figure is
// wrong, all that may be are named, the likeliest first.
func ExampleResult_Locate() {
	report := govinfo.Zero(govinfo.Edition2021)
	d := &report.Disputes.Reconsideration
	d.Upheld, d.Pending, d.Total = govinfo.N(12), govinfo.N(3), govinfo.N(51)

	result := validate.Check(validate.Filing{Report: &report})
	for _, suspect := range result.Locate().Suspects[:2] {
		for _, cell := range suspect.Cells {
			fmt.Println(cell.Ref, cell.Got, cell.Want, cell.Slip)
		}
	}
	// Output:
	// disputes.reconsideration.total 51 15 transposed
	// disputes.reconsideration.pending 3 39 dropped
}

func ExampleFinding_Message() {
	report := govinfo.Zero(govinfo.Edition2021)
	report.Applications.Received.NaturalPerson = govinfo.N(2019)

	result := validate.Check(validate.Filing{Report: &report})
	finding := result.Of("A01")[0]
	fmt.Println(finding.Message(language.Chinese))
	fmt.Println(finding.Message(language.English))
	// Output:
	// 一、本年新收政府信息公开申请数量 · 总计：填报 0，各类申请人之和为 2019
	// 1. Requests received this year · Total: 0 as printed, the applicant classes add up to 2019
}

// With last year's report and with those of the members, more rules apply.
func ExampleFiling() {
	report, prior, bureau := govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021), govinfo.Zero(govinfo.Edition2021)
	report.Year, prior.Year, bureau.Year = 2023, 2022, 2023
	prior.Applications.CarriedOut.Total = govinfo.N(2)
	bureau.Proactive.Penalties.Decisions = govinfo.N(86)

	engine, err := validate.New(validate.Only("Y01", "G01"))
	if err != nil {
		log.Fatal(err)
	}
	result := engine.Check(validate.Filing{
		Report:          &report,
		Prior:           &prior,
		Members:         []*govinfo.Report{&bureau},
		MembersComplete: true,
	})
	for _, finding := range result.Findings {
		fmt.Println(finding.Rule, finding.Message(language.Chinese))
	}
	// Output:
	// G01 行政处罚 · 本年处理决定数量：填报 0，各单位之和为 86
	// Y01 二、上年结转政府信息公开申请数量 · 总计：填报 0，上一年度报告结转 2
}

// What a reader could not read is no blank of the organ's.
func ExampleFilingOf() {
	reading, err := read.Bytes([]byte("云溪县司法局2023年政府信息公开工作年度报告\n一、总体情况\n本年度未收到申请。"))
	if err != nil {
		panic(err)
	}
	result := validate.Check(validate.FilingOf(reading))
	fmt.Println(len(result.Of("F01")), "blanks")
	for _, part := range result.Unread {
		fmt.Println(part.Message(language.Chinese))
	}
	// Output:
	// 0 blanks
	// 二、主动公开政府信息情况：整张表未能读取
	// 三、收到和处理政府信息公开申请情况：整张表未能读取
	// 四、政府信息公开行政复议、行政诉讼情况：整张表未能读取
}
