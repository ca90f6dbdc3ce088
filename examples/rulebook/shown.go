package main

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// shownCase is a case as a page shows it.
type shownCase struct {
	Name     string
	Told     []fact // what the caller tells beside the reports
	Reports  []shownReport
	Findings []shownFinding
}

type shownReport struct {
	Role    validate.Text
	Base    string
	Changes []change
}

type shownFinding struct {
	Rule  validate.RuleID
	Place string
}

func showCase(c *caseData) shownCase {
	shown := shownCase{Name: c.Name, Told: c.Filing.told(), Reports: c.Filing.reports()}
	for _, finding := range c.Findings {
		rule, ref, _ := strings.Cut(finding, " ")
		shown.Findings = append(shown.Findings, shownFinding{validate.RuleID(rule), placeOf(ref)})
	}
	return shown
}

func (f *filingData) reports() []shownReport {
	all := []shownReport{showReport(validate.Text{ZH: "报告", EN: "report"}, &f.reportData)}
	if f.Prior != nil {
		all = append(all, showReport(validate.Text{ZH: "上一年度报告", EN: "last year’s report"}, f.Prior))
	}
	for i := range f.Members {
		all = append(all, showReport(validate.Text{ZH: "下级报告", EN: "member’s report"}, &f.Members[i]))
	}
	for i := range f.Others {
		all = append(all, showReport(validate.Text{ZH: "其他机关报告", EN: "another organ’s report"}, &f.Others[i]))
	}
	return all
}

func showReport(role validate.Text, d *reportData) shownReport {
	return shownReport{role, d.Base, d.changes()}
}

// told returns what a filing tells beside its reports.
func (f *filingData) told() []fact {
	var all []fact
	if !f.Published.IsZero() {
		day := f.Published.String()
		all = append(all, fact{Label: validate.Text{ZH: "公布日期", EN: "published"}, Text: validate.Text{ZH: day, EN: day}})
	}
	if f.Level != govinfo.LevelUnknown {
		all = append(all, fact{Label: validate.Text{ZH: "机关层级", EN: "level"}, Text: validate.Level{Level: f.Level}.Text()})
	}
	if f.MembersComplete {
		all = append(all, fact{Label: validate.Text{ZH: "下级报告", EN: "members"}, Text: validate.Text{ZH: "已齐", EN: "all are there"}})
	}
	return all
}
