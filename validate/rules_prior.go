package validate

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
	"github.com/shopspring/decimal"
)

func priorRules() []Rule {
	return []Rule{
		{
			ID: "Y01", Severity: severity.Error, Needs: NeedPrior, Sums: carriedOver(),
			Title:       Text{"上年结转与上一年度报告不一致", "carried in is not what last year's report carried out"},
			Explanation: Text{"总计必须一致；各类申请人因机构改革、更正等可能有出入，按警告处理。", "The total must agree; the applicant classes may differ for reorganisation or correction and are warnings."},
			Basis:       basisForm,
			Formula:     Text{govinfo.Label(lineCarriedIn) + " = 上一年度 " + govinfo.Label(lineCarriedOut), "applications.carriedIn = last year's applications.carriedOut"},
			Messages:    []Message{{Text: Text{"填报 %[2]s，上一年度报告结转 %[3]s", "%[2]s as printed, last year's report carried out %[3]s"}}},
		},
		{
			ID: "Y02", Severity: severity.Warning, Needs: NeedPrior, Sums: inForce(), leaves: "Y06",
			Title:       Text{"现行有效件数与上一年度不衔接", "what is in force does not follow from last year's"},
			Explanation: Text{"修订计为制发、自然失效、清理后重新统计、口径变化等属正当例外；两年均用2021年格式才比较。废止的比可以废止的还多的，由Y06说明，不再推算现行有效件数。", "Revision counted as issue, lapse, recounting and change of scope are legitimate exceptions; both reports must follow the form of 2021. Where more was repealed than there was, Y06 says so, and nothing follows for what is in force."},
			Basis:       basisForm2021,
			Formula: Text{
				relationFormula("proactive.normativeDocuments.inForce", "=", "proactive.normativeDocuments.issued").ZH + " - " + columnLabel("proactive.normativeDocuments.repealed") + " + 上一年度" + columnLabel("proactive.normativeDocuments.inForce"),
				"inForce = last year's inForce + issued - repealed",
			},
			Messages: []Message{{Text: Text{"填报 %[2]s，按上一年度报告推算应为 %[3]s", "%[2]s as printed, from last year's report follows %[3]s"}}},
		},
		{
			ID: "Y03", Severity: severity.Warning, Needs: NeedPrior, Sums: previousItems(),
			Title:       Text{"上一年项目数量与上一年度不衔接", "the items of last year do not follow from last year's report"},
			Explanation: Text{"两年均用2019年格式才比较。", "Both reports must follow the form of 2019."},
			Basis:       Text{"国办公开办函〔2019〕60号所附格式", "the form of the notice 国办公开办函〔2019〕60号"},
			Formula: Text{
				columnLabel("proactive2019.licensing.previousItems") + " = 上一年度 " + columnLabel("proactive2019.licensing.previousItems") + " + " + columnLabel("proactive2019.licensing.change"),
				"previousItems = last year's previousItems + change",
			},
			Messages: []Message{{Text: Text{"填报 %[2]s，按上一年度报告推算应为 %[3]s", "%[2]s as printed, from last year's report follows %[3]s"}}},
		},
		{
			ID: "Y04", Severity: severity.Note, Needs: NeedPrior, Run: jump,
			Title:       Text{"金额与上一年度相差约一万倍", "an amount jumped by about 10,000 times"},
			Explanation: Text{"可能把元填成了万元，或者反之。", "元 may have been written for 万元, or the reverse."},
			Basis:       basisForm2021,
			Messages:    []Message{{Text: Text{"填报 %[2]s，上一年度为 %[4]s，单位是否有误？", "%[2]s as printed, %[4]s last year; is the unit wrong?"}}},
		},
		{
			ID: "Y05", Severity: severity.Warning, Needs: NeedPrior | NeedNarrative, Run: copied,
			Title:       Text{"文字与上一年度雷同", "narrative copied from last year"},
			Explanation: Text{"不计数字，九成以上的文字与上一年度同一部分逐句相同。", "Figures aside, nine tenths and more of a section stand sentence by sentence in last year's."},
			Basis:       basisForm2021,
			Messages:    []Message{{Text: Text{"%[4]s%% 的文字与上一年度相同", "%[4]s%% of the text is last year's"}}},
		},
		{
			ID: "Y06", Severity: severity.Warning, Needs: NeedPrior, Sums: repealedAtMost(),
			Title:       Text{"废止件数大于上一年度有效与本年制发之和", "more repealed than was in force or issued"},
			Explanation: Text{"本年废止的文件，上一年度末有效，或者是本年制发的；清理后重新统计、口径变化等属正当例外；两年均用2021年格式才比较。", "What is repealed was in force at the end of last year or was issued this year; recounting and change of scope are legitimate exceptions; both reports must follow the form of 2021."},
			Basis:       basisForm2021,
			Formula: Text{
				relationFormula("proactive.normativeDocuments.repealed", "≤", "proactive.normativeDocuments.issued").ZH + " + 上一年度" + columnLabel("proactive.normativeDocuments.inForce"),
				"repealed ≤ last year's inForce + issued",
			},
			Messages: []Message{{Text: Text{"填报 %[2]s，大于上一年度现行有效与本年制发之和 %[3]s", "%[2]s as printed, more than last year's in force and this year's issued, %[3]s"}}},
		},
	}
}

func columnLabel(ref govinfo.Ref) string {
	info, _ := govinfo.Describe(ref)
	return info.Column.Label
}

func carriedOver() []Sum {
	form := govinfo.Edition2021.Form()
	var sums []Sum
	for _, column := range form.Tables[1].Blocks[0].Columns {
		sum := Sum{Left: Cells(lineCarriedIn.Join(column.Key)), Right: priorCells(lineCarriedOut.Join(column.Key))}
		if column.Key != "total" {
			sum.Severity = severity.Warning
		}
		sums = append(sums, sum)
	}
	return sums
}

func inForce() []Sum {
	var sums []Sum
	for _, line := range [...]govinfo.Ref{"proactive.regulations", "proactive.normativeDocuments"} {
		sums = append(sums, Sum{
			Left:  Cells(line+".inForce", line+".repealed"),
			Right: append(Cells(line+".issued"), priorCells(line+".inForce")...),
		})
	}
	return sums
}

func repealedAtMost() []Sum {
	var sums []Sum
	for _, line := range [...]govinfo.Ref{"proactive.regulations", "proactive.normativeDocuments"} {
		sums = append(sums, Sum{
			Left: Cells(line + ".repealed"), AtMost: true,
			Right: append(Cells(line+".issued"), priorCells(line+".inForce")...),
		})
	}
	return sums
}

func previousItems() []Sum {
	var sums []Sum
	for _, line := range [...]govinfo.Ref{"licensing", "otherServices", "penalties", "coercion", "fees"} {
		line = "proactive2019." + line
		sums = append(sums, Sum{Left: Cells(line + ".previousItems"), Right: priorCells(line+".previousItems", line+".change")})
	}
	return sums
}

// jump compares the only amount whose unit is fixed. Three times more or less
// than 10,000 times is about that.
func jump(p *Pass) {
	now, filled := p.Report().Proactive.Fees.Amount.Decimal()
	before, known := p.Filing.Prior.Proactive.Fees.Amount.Decimal()
	if !filled || !known || !now.IsPositive() || !before.IsPositive() {
		return
	}
	large, small := decimal.Max(now, before), decimal.Min(now, before)
	if large.GreaterThan(small.Mul(decimal.NewFromInt(3_333))) && large.LessThan(small.Mul(decimal.NewFromInt(30_000))) {
		p.Find(Finding{
			Ref: cellFees, Refs: []govinfo.Ref{cellFees}, PriorRefs: []govinfo.Ref{cellFees},
			Got: ValueFigure(p.Report().Proactive.Fees.Amount), Args: []Text{bare(p.Filing.Prior.Proactive.Fees.Amount.String())},
		})
	}
}

func copied(p *Pass) {
	// A short section may well be the same two years running.
	for _, section := range []struct {
		ref         govinfo.Ref
		now, before govinfo.Narrative
		enough      int
	}{
		{refOverview, p.Report().Overview, p.Filing.Prior.Overview, 150},
		{refProblems, p.Report().Problems, p.Filing.Prior.Problems, 60},
	} {
		same, all := sameSentences(section.now, section.before)
		if all >= section.enough && same*10 >= all*9 {
			p.Find(Finding{Ref: section.ref, Args: []Text{bare(fmt.Sprint(same * 100 / all))}})
		}
	}
}

// sameSentences counts the letters of now's sentences, and of those that before
// has, too, figures aside.
func sameSentences(now, before govinfo.Narrative) (same, all int) {
	known := make(map[string]bool)
	for _, paragraph := range before {
		for sentence := range strings.FieldsFuncSeq(paragraph.Text, endsSentence) {
			known[lettersOf(sentence)] = true
		}
	}
	for _, paragraph := range now {
		for sentence := range strings.FieldsFuncSeq(paragraph.Text, endsSentence) {
			letters := lettersOf(sentence)
			n := utf8.RuneCountInString(letters)
			all += n
			if known[letters] {
				same += n
			}
		}
	}
	return same, all
}

func endsSentence(r rune) bool { return strings.ContainsRune("。；！？;!?\n", r) }

func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}
