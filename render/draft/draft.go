// Package draft writes what the tables of a report say as the sentences of its narrative:
// 总体情况 and section 六, in Chinese. What only the organ knows stays a gap, "【…】", to be
// filled by people: see [Gaps].
//
// The sentences say no more than the cells do. A blank cell is a gap in its sentence, never
// a zero, so no rule of package validate finds them untrue; when a cell changes later, the
// rules find the old sentence.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package draft

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// Fees are the figures of section 六, in yuan: the notices of 信息处理费 sent in the year,
// what they ask for, and what was paid. Blank amounts are gaps.
type Fees struct {
	Notices int            `json:"notices"`
	Noticed govinfo.Amount `json:"noticed"`
	Paid    govinfo.Amount `json:"paid"`
}

// Overview drafts 总体情况: a paragraph for each of the five aspects of 国办公开办函〔2021〕30号,
// with its sub-heading. The figures of 依申请公开 are those of table 三, of 政府信息管理 those of
// table 二, of 监督保障 those of table 四. The report is not changed, and must not be nil.
func Overview(r *govinfo.Report) govinfo.Narrative {
	texts := map[govinfo.Aspect]string{
		govinfo.AspectProactive:    gap("主动公开的重点、途径和成效"),
		govinfo.AspectApplications: applications(r),
		govinfo.AspectManagement:   documents(r) + gap("政府信息制作、更新和清理的情况"),
		govinfo.AspectPlatforms:    gap("平台建设和运行的情况"),
		govinfo.AspectSupervision:  disputes(r) + gap("机构和人员、培训、考核、社会评议和责任追究的情况"),
	}
	var n govinfo.Narrative
	for i, aspect := range govinfo.Aspects() {
		n = append(n,
			govinfo.Paragraph{Text: "（" + numerals[i] + "）" + aspect.Label(), Heading: true, Aspect: aspect},
			govinfo.Paragraph{Text: texts[aspect], Aspect: aspect})
	}
	return n
}

var numerals = [...]string{"一", "二", "三", "四", "五"}

// OtherMatters drafts section 六: the fees of the year, a gap where they are nil, and a gap
// for what else is to be told.
func OtherMatters(r *govinfo.Report, fees *Fees) govinfo.Narrative {
	return govinfo.Text(feeSentence(r, fees), gap("其他需要报告的事项"))
}

// feeSentence says what was charged. Where nothing was, it says so.
func feeSentence(r *govinfo.Report, fees *Fees) string {
	switch {
	case fees == nil:
		return gap("收取信息处理费的情况")
	case fees.Notices == 0 && isZero(fees.Paid) && lapsed(r):
		// The notice was one of the year before, or is missing: people have to say.
		return gap("收取信息处理费的情况")
	case fees.Notices == 0 && isZero(fees.Paid):
		return year(r) + "未发出信息处理费收费通知，未收取信息处理费。"
	}
	return fmt.Sprintf("%s发出信息处理费收费通知%d件，通知金额%s元，实际收取%s元。", year(r), fees.Notices, figure(fees.Noticed), figure(fees.Paid))
}

// lapsed reports whether requests ended because a fee was not paid, or may have.
func lapsed(r *govinfo.Report) bool {
	n, stated := r.Applications.Outcomes.Other.FeeUnpaid.Total.Int64()
	return n != 0 || !stated && r.ApplicationsEdition() == govinfo.Edition2021
}

func isZero(amount govinfo.Amount) bool {
	number, stated := amount.Decimal()
	return stated && number.IsZero()
}

// gap is a place for people to fill.
func gap(what string) string { return "【" + what + "】" }

// Gaps returns what the gaps of a narrative ask for, in order: a draft without any is
// ready to be read by people.
func Gaps(n govinfo.Narrative) []string {
	var gaps []string
	for _, paragraph := range n {
		for _, part := range strings.Split(paragraph.Text, "【")[1:] {
			if what, _, closed := strings.Cut(part, "】"); closed {
				gaps = append(gaps, what)
			}
		}
	}
	return gaps
}

func year(r *govinfo.Report) string {
	if r.Year == 0 {
		return "本年度"
	}
	return fmt.Sprintf("%d年", r.Year)
}

// figure prints a cell; a blank one is a gap.
func figure(value govinfo.Value) string {
	if value.IsBlank() {
		return gap("未填")
	}
	return value.String()
}
