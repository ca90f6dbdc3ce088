package validate

import (
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/severity"
)

// wholeRules are the rules that look at several organs' reports together, beside the
// sums of [memberRules].
func wholeRules() []Rule {
	return []Rule{
		{
			ID: "G03", Severity: severity.Warning, Needs: NeedOthers | NeedYear, Run: copiedFromOthers,
			Title:       Text{"文字与其他机关雷同", "narrative copied from another organ"},
			Explanation: Text{"不计数字，总体情况（150字以上）或主要问题及改进情况（60字以上）九成以上的文字与另一机关同年度同一部分逐句相同。名称互相包含的机关（如人民政府与其办公室）不比较。其中四个以上其他机关都有的句子视为统一模板：除去这些以后不足上述字数，或者不再有九成相同的，只作提示。", "Figures aside, nine tenths and more of section 一 (of 150 characters and more) or 五 (60 and more) stand sentence by sentence in another organ's report on the same year. Organs one of whose names holds the other, as a government and its office, are not compared. Sentences that four other organs and more have are taken for a template: where the rest is shorter than that, or not nine tenths the same, it is a note."},
			Basis:       basisForm2021,
			Messages: []Message{
				{Text: Text{"%[4]s%% 的文字与%[5]s相同", "%[4]s%% of the text is that of %[5]s"}},
				{"template", Text{"%[4]s%% 的文字与%[5]s等多个机关相同，可能出自同一模板", "%[4]s%% of the text is that of %[5]s and of others, perhaps of a template"}},
			},
		},
		{
			ID: "G04", Severity: severity.Note, Needs: NeedSomeMembers, Run: coDefendantTwice,
			Title:       Text{"共同被告案件可能重复计算", "co-defendant cases may be counted twice"},
			Explanation: Text{"复议机关作共同被告的案件只由作出原行为的机关统计。某级政府自身没有申请、也没有被复议，却填有复议后起诉，而所属部门填有不少于此数的复议后起诉的，可能重复；也可能因更早的申请而起，仅作提示。", "A case in which the organ of reconsideration is co-defendant counts only for the organ of the original act. A government that had no application and no reconsideration of its own, but suits after reconsideration, while departments have as many, may have counted theirs; older requests may be the reason as well: a hint."},
			Basis:       Text{"国办公开办函〔2016〕201号", "国办公开办函〔2016〕201号"},
			Messages:    []Message{{Text: Text{"%[4]s填报 %[5]s 件，但没有申请和复议，可能与所属部门重复", "%[4]s has %[5]s without an application or reconsideration; its departments may have counted them, too"}}},
		},
	}
}

func copiedFromOthers(p *Pass) {
	for i, section := range copiedSections {
		l := p.Filing.Others.like(i, p.Report())
		if !l.copied() {
			continue
		}
		f := Finding{Ref: section.ref, Args: []Text{bare(strconv.Itoa(l.same * 100 / l.all)), bare(l.organ)}}
		if l.ofTemplate(section.enough) {
			f.Kind, f.Severity = "template", severity.Note
		}
		p.Find(f)
	}
}

func coDefendantTwice(p *Pass) {
	ofDepartments := int64(0)
	for _, member := range p.Filing.Members {
		if n, filled := member.Disputes.LitigationAfterReconsideration.Total.Int64(); filled && n > 0 && !isPeoplesGovernment(member) {
			ofDepartments += n
		}
	}
	for _, member := range p.Filing.Members {
		suits := member.Disputes.LitigationAfterReconsideration.Total
		n, filled := suits.Int64()
		a := &member.Applications
		if !filled || n <= 0 || n > ofDepartments || !isPeoplesGovernment(member) ||
			!zero(a.Received.Total) || !zero(a.CarriedIn.Total) || !zero(member.Disputes.Reconsideration.Total) {
			continue
		}
		ref := suitsAfterReview + ".total"
		p.Find(Finding{Ref: ref, Refs: []govinfo.Ref{ref}, Args: []Text{bare(strings.TrimSpace(member.Agency.Name)), bare(suits.String())}})
	}
}

// isPeoplesGovernment reports whether a member is a government that reconsiders the
// acts of its departments, or its office.
func isPeoplesGovernment(r *govinfo.Report) bool {
	name := r.Agency.Name
	return strings.HasSuffix(name, "人民政府") || strings.HasSuffix(name, "人民政府办公室") || strings.HasSuffix(name, "人民政府办公厅")
}
