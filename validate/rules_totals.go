package validate

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// The lines of table 三 that the balance is about.
const (
	lineReceived   govinfo.Ref = "applications.received"
	lineCarriedIn  govinfo.Ref = "applications.carriedIn"
	lineOutcomes   govinfo.Ref = "applications.outcomes.total"
	lineCarriedOut govinfo.Ref = "applications.carriedOut"
	lineFeeUnpaid  govinfo.Ref = "applications.outcomes.other.feeUnpaid"
)

// totals returns the totals of both forms as sums: of the lines of table 三, of
// its columns, and of table 四.
func totals() (lines, columns, disputes []Sum) {
	seen := make(map[govinfo.Ref]bool)
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for _, total := range form.Totals() {
			sum := Sum{Left: Cells(total.Ref), Right: Cells(total.Parts...)}
			ofLine := total.Parts[0].Parent() == total.Ref.Parent()
			switch {
			case !ofLine:
				columns = append(columns, sum) // the parts differ between the forms
			case seen[total.Ref]:
			case total.Ref.Within(refDisputes):
				disputes = append(disputes, sum)
			default:
				lines = append(lines, sum)
			}
			if ofLine {
				seen[total.Ref] = true
			}
		}
	}
	return lines, columns, disputes
}

// balances returns 一 + 二 = 三（七） + 四 for every column of table 三.
func balances() []Sum {
	form := govinfo.Edition2021.Form()
	var sums []Sum
	for _, column := range form.Tables[1].Blocks[0].Columns {
		sums = append(sums, Sum{
			Left:  Cells(lineOutcomes.Join(column.Key), lineCarriedOut.Join(column.Key)),
			Right: Cells(lineReceived.Join(column.Key), lineCarriedIn.Join(column.Key)),
		})
	}
	return sums
}

// columnFormula words "part + part = total" over the labels of columns that
// belong together.
func columnFormula(columns []govinfo.Column) Text {
	last := len(columns) - 1
	labels, keys := make([]string, last), make([]string, last)
	for i, column := range columns[:last] {
		labels[i], keys[i] = column.Label, column.Key
	}
	return Text{
		strings.Join(labels, " + ") + " = " + columns[last].Label,
		strings.Join(keys, " + ") + " = " + columns[last].Key,
	}
}

// outcomesFormula words "（一） + … + （六） = （七）" by the lines right under
// 三、本年度办理结果.
func outcomesFormula(form govinfo.Form) Text {
	var labels []string
	for _, line := range form.Tables[1].Blocks[0].Lines {
		if line.Indent == 1 {
			labels = append(labels, line.Label)
		}
	}
	last := len(labels) - 1
	return Text{
		strings.Join(labels[:last], " + ") + " = " + labels[last],
		"the sum of all other lines of applications.outcomes = applications.outcomes.total",
	}
}

func applicationRules() []Rule {
	form := govinfo.Edition2021.Form()
	lines, columns, _ := totals()
	return []Rule{
		{
			ID: "A01", Severity: severity.Error, Sums: lines,
			Title:       Text{"申请人各类之和不等于总计", "the applicant classes do not add up to the line's total"},
			Explanation: Text{"表三每一行的总计都是该行六类申请人之和；没有“法人或其他组织”小计。", "Every line's total in table 三 is the sum of the six applicant classes; the form has no subtotal of organizations."},
			Basis:       basisForm,
			Formula:     columnFormula(form.Tables[1].Blocks[0].Columns),
			Messages: []Message{{Text: Text{
				"填报 %[2]s，各类申请人之和为 %[3]s",
				"%[2]s as printed, the applicant classes add up to %[3]s",
			}}},
		},
		{
			ID: "A02", Severity: severity.Error, Sums: columns,
			Title:       Text{"办理结果各项之和不等于总计", "the outcomes do not add up to the column's total"},
			Explanation: Text{"每一列中，办理结果的总计是其余各项之和；2019年格式的（六）只有一行，2021年格式分三行。", "In every column the outcomes' total is the sum of all other outcomes; （六） is one line in the form of 2019 and three in that of 2021."},
			Basis:       basisForm,
			Formula:     outcomesFormula(form),
			Messages: []Message{{Text: Text{
				"填报 %[2]s，各项办理结果之和为 %[3]s",
				"%[2]s as printed, the outcomes add up to %[3]s",
			}}},
		},
		{
			ID: "A03", Severity: severity.Error, Sums: balances(),
			Title:       Text{"勾稽关系不成立", "received and carried in do not balance with answered and carried out"},
			Explanation: Text{"表头注明：第一项加第二项之和，等于第三项加第四项之和；每一列都须成立。撤回、合并的申请也须计入办理结果。", "The header of table 三 says that items one and two together equal items three and four; it holds for every column. Requests withdrawn or merged count among the outcomes, too."},
			Basis:       basisForm,
			Formula: Text{
				govinfo.Label(lineReceived) + " + " + govinfo.Label(lineCarriedIn) + " = " + govinfo.Label(lineOutcomes) + " + " + govinfo.Label(lineCarriedOut),
				"applications.received + applications.carriedIn = applications.outcomes.total + applications.carriedOut",
			},
			Messages: []Message{{Text: Text{
				"第一、二项之和为 %[5]s，第三、四项之和为 %[4]s，勾稽不平",
				"items one and two make %[5]s, items three and four make %[4]s",
			}}},
		},
		{
			ID: "A04", Severity: severity.Warning, Needs: NeedNarrative, Run: feeUnpaidUnexplained,
			Title:       Text{"有逾期未缴费的申请，第六部分却未说明收费", "requests lapsed for an unpaid fee, but section 六 is silent on fees"},
			Explanation: Text{"逾期未缴费须先发出收费通知，收取信息处理费的情况在第六部分报告。", "A request lapses for an unpaid fee only after a fee notice; section 六 is where fees are reported."},
			Basis:       Text{"条例第四十二条；国办函〔2020〕109号；" + basisForm2021.ZH, "条例 art. 42; 国办函〔2020〕109号; " + basisForm2021.EN},
			Messages: []Message{{Text: Text{
				"填报 %[2]s，第六部分没有说明信息处理费",
				"%[2]s as printed, but section 六 does not speak of the fee",
			}}},
		},
	}
}

func disputeRules() []Rule {
	form := govinfo.Edition2021.Form()
	_, _, disputes := totals()
	return []Rule{
		{
			ID: "D01", Severity: severity.Error, Sums: disputes,
			Title:       Text{"复议、诉讼各结果之和不等于总计", "the results do not add up to the total"},
			Explanation: Text{"表四的行政复议、未经复议直接起诉、复议后起诉各自成立。", "It holds for each of the three parts of table 四."},
			Basis:       basisForm,
			Formula:     columnFormula(form.Tables[2].Blocks[0].Columns[:5]),
			Messages: []Message{{Text: Text{
				"填报 %[2]s，各结果之和为 %[3]s",
				"%[2]s as printed, the results add up to %[3]s",
			}}},
		},
		{
			ID: "D02", Severity: severity.Note, Needs: NeedPrior, Run: disputesWithoutApplications,
			Title:       Text{"两年均无申请却有复议、诉讼", "disputes, but no application this year or last"},
			Explanation: Text{"复议、诉讼通常因申请而起；也可能因主动公开或更早的申请而起，仅作提示。", "Disputes usually follow applications; they may also be about proactive disclosure or older requests, so this is a hint."},
			Basis:       article("五十一", 51),
			Messages: []Message{{Text: Text{
				"填报 %[2]s，但本年度和上一年度都没有新收或结转的申请",
				"%[2]s as printed, but no application was received or carried in this year or last",
			}}},
		},
	}
}

func feeUnpaidUnexplained(p *Pass) {
	r := p.Report()
	line := &r.Applications.Outcomes.Other.FeeUnpaid
	// The total may be blank or wrong; any class will do.
	for i, count := range [...]govinfo.Count{
		line.Total, line.NaturalPerson, line.Business, line.Research, line.PublicWelfare, line.LegalService, line.OtherOrganization,
	} {
		if !positive(count) {
			continue
		}
		column := [...]string{"total", "naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization"}[i]
		if ref := lineFeeUnpaid.Join(column); !reportsFee(r) {
			p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Got: ValueFigure(count)})
		}
		return
	}
}

func positive(c govinfo.Count) bool {
	n, filled := c.Int64()
	return filled && n > 0
}

// zero reports whether a count is filled and 0.
func zero(c govinfo.Count) bool {
	n, filled := c.Int64()
	return filled && n == 0
}

func disputesWithoutApplications(p *Pass) {
	for _, r := range [2]*govinfo.Report{p.Report(), p.Filing.Prior} {
		if !zero(r.Applications.Received.Total) || !zero(r.Applications.CarriedIn.Total) {
			return
		}
	}
	d := &p.Report().Disputes
	for i, total := range [3]govinfo.Count{d.Reconsideration.Total, d.DirectLitigation.Total, d.LitigationAfterReconsideration.Total} {
		if positive(total) {
			ref := [3]govinfo.Ref{"disputes.reconsideration.total", "disputes.directLitigation.total", "disputes.litigationAfterReconsideration.total"}[i]
			p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref, lineReceived.Join("total"), lineCarriedIn.Join("total")},
				PriorRefs: []govinfo.Ref{lineReceived.Join("total"), lineCarriedIn.Join("total")}, Got: ValueFigure(total)})
		}
	}
}
