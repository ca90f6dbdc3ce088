package validate

import (
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// The totals and pending cases that the rules of time are about.
const (
	reconsideration  govinfo.Ref = "disputes.reconsideration"
	directSuits      govinfo.Ref = "disputes.directLitigation"
	suitsAfterReview govinfo.Ref = "disputes.litigationAfterReconsideration"
)

// courtRules are the rules of disputes that hold by the calendar of the law, or
// against last year's cases.
func courtRules() []Rule {
	return []Rule{
		{
			ID: "D03", Severity: severity.Note, Needs: NeedPrior | NeedYear, Run: directSuitsBarred,
			Period:      Period{From: 2024, Since: govinfo.Date{Year: 2024, Month: time.January, Day: 1}},
			Title:       Text{"办理结果均须先复议，却有直接起诉", "direct suits, though every outcome needs reconsideration first"},
			Explanation: Text{"2024年起，对不予公开（（三）1至7）不服的应当先申请行政复议；本年度和上一年度只有这类结果，上一年度也没有未审结的直接起诉，却填有未经复议直接起诉的，提示核对。2023年作出的不予公开仍可直接起诉。因主动公开或更早的申请而起诉的也可能如此，仅作提示。", "Since 2024 a refusal (（三）1 to 7) goes to reconsideration first. Where this year and last have no other outcome and no direct suit was pending, a direct suit is worth a look. Refusals of 2023 could still be taken to court. A suit about proactive disclosure or an older request may well be direct: a hint."},
			Basis:       Text{"《中华人民共和国行政复议法》（2023年修订）第二十三条；法释〔2025〕8号第一条（2025年6月1日起施行）", "行政复议法 (2023) art. 23; 法释〔2025〕8号 art. 1 (in force since 2025-06-01)"},
			Messages: []Message{{Text: Text{
				"填报 %[2]s，但本年度和上一年度的办理结果均须先申请行政复议",
				"%[2]s as printed, but every outcome of this year and last needs reconsideration first",
			}}},
		},
		{
			ID: "D04", Severity: severity.Note, Needs: NeedPrior, Run: suitsWithoutReconsideration,
			Title:       Text{"复议后起诉多于已审结的复议", "more suits after reconsideration than reconsiderations that ended"},
			Explanation: Text{"复议后起诉的案件，其复议在本年度或上一年度已审结；上一年度未审结的复议后起诉可能重复计入，已一并扣除。一件复议可能引起数件诉讼，仅作提示。", "A suit after reconsideration follows one that ended this year or last; suits pending last year may be counted again and are allowed for. One reconsideration may lead to several suits: a hint."},
			Basis:       article("五十一", 51),
			Formula:     Text{"复议后起诉总计 ≤ 两年已审结的行政复议 + 上一年度尚未审结的复议后起诉", "suits after reconsideration ≤ reconsiderations ended in both years + such suits pending last year"},
			Messages: []Message{{Text: Text{
				"填报 %[2]s，两年已审结的行政复议与上一年度未审结的复议后起诉共 %[3]s",
				"%[2]s as printed, but the reconsiderations that ended in both years and such suits pending last year are %[3]s",
			}}},
		},
		{
			ID: "D05", Severity: severity.Note, Needs: NeedPrior, Run: pendingVanished,
			Title:       Text{"上一年度未审结的案件不见了", "last year's pending cases have vanished"},
			Explanation: Text{"上一年度有尚未审结的案件，本年度同类案件却为 0。只统计本年新发生案件的地方可以如此，仅作提示。", "Cases were pending at the end of last year, and this year has none of the kind. Where only new cases are counted this is right: a hint."},
			Basis:       article("五十一", 51),
			Messages: []Message{{Text: Text{
				"填报 %[2]s，但上一年度有 %[4]s 件尚未审结",
				"%[2]s as printed, but %[4]s were pending last year",
			}}},
		},
	}
}

// needsReview are the outcomes against which the law allows no direct suit: （三）1
// to 7. Whoever gets what is asked for does not sue, but a third party may.
var needsReview = [...]govinfo.Ref{
	"applications.outcomes.refused.stateSecret", "applications.outcomes.refused.forbiddenByLaw",
	"applications.outcomes.refused.publicSafety", "applications.outcomes.refused.thirdPartyRights",
	"applications.outcomes.refused.internalAffairs", "applications.outcomes.refused.processInformation",
	"applications.outcomes.refused.enforcementFiles",
}

func directSuitsBarred(p *Pass) {
	const firstYear = 2024 // until then every outcome could be taken to court
	suits := p.Report().Disputes.DirectLitigation.Total
	if !positive(suits) || !zero(p.Filing.Prior.Disputes.DirectLitigation.Pending) {
		return
	}
	barredNow, onlyNow := onlyNeedsReview(p.Report())
	barredBefore, onlyBefore := onlyNeedsReview(p.Filing.Prior)
	switch {
	case !onlyNow || !onlyBefore, !barredNow && !barredBefore:
		return // other outcomes, blanks, or none at all: D02 tells the last
	case barredBefore && p.Report().Year == firstYear:
		return
	}
	ref := directSuits + ".total"
	p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Got: ValueFigure(suits)})
}

// onlyNeedsReview reports whether a report has outcomes that need reconsideration
// first, and whether it has no others. A blank is not none.
func onlyNeedsReview(r *govinfo.Report) (some, only bool) {
	total, filled := r.Applications.Outcomes.Total.Total.Int64()
	if !filled {
		return false, false
	}
	var sum int64
	for _, line := range needsReview {
		n, filled := r.Count(line.Join("total")).Int64()
		if !filled || n < 0 || n > total {
			return false, false
		}
		sum += n
	}
	return sum > 0, sum == total
}

func suitsWithoutReconsideration(p *Pass) {
	now, before := &p.Report().Disputes, &p.Filing.Prior.Disputes
	suits := now.LitigationAfterReconsideration.Total
	most, known := total(
		now.Reconsideration.Upheld, now.Reconsideration.Corrected, now.Reconsideration.OtherResult,
		before.Reconsideration.Upheld, before.Reconsideration.Corrected, before.Reconsideration.OtherResult,
		before.LitigationAfterReconsideration.Pending,
	)
	if n, filled := suits.Int64(); !known || !filled || n <= most {
		return
	}
	ref := suitsAfterReview + ".total"
	p.Find(Finding{
		Ref: ref, Refs: []govinfo.Ref{ref, reconsideration + ".upheld", reconsideration + ".corrected", reconsideration + ".otherResult"},
		PriorRefs: []govinfo.Ref{reconsideration + ".upheld", reconsideration + ".corrected", reconsideration + ".otherResult", suitsAfterReview + ".pending"},
		Got:       ValueFigure(suits), Want: intFigure(most),
	})
}

// total adds counts that are all filled, whole and small enough to be added.
func total(counts ...govinfo.Count) (sum int64, known bool) {
	const most = 1 << 40
	for _, count := range counts {
		n, filled := count.Int64()
		if !filled || n < 0 || n > most {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

func pendingVanished(p *Pass) {
	now, before := &p.Report().Disputes, &p.Filing.Prior.Disputes
	for _, kind := range [...]struct {
		ref         govinfo.Ref
		now, before *govinfo.Cases
	}{
		{reconsideration, &now.Reconsideration, &before.Reconsideration},
		{directSuits, &now.DirectLitigation, &before.DirectLitigation},
		{suitsAfterReview, &now.LitigationAfterReconsideration, &before.LitigationAfterReconsideration},
	} {
		if zero(kind.now.Total) && positive(kind.before.Pending) {
			ref := kind.ref + ".total"
			p.Find(Finding{
				Ref: ref, Refs: []govinfo.Ref{ref}, PriorRefs: []govinfo.Ref{kind.ref + ".pending"},
				Got: ValueFigure(kind.now.Total), Args: []Text{bare(kind.before.Pending.String())},
			})
		}
	}
}
