package lexicon

import (
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/internal/words"
)

// The words of registers of disputes (复议诉讼台账).

// DisputePrefix begins the fields of disputes, where those of requests stand beside them.
const DisputePrefix = "disputes."

var disputeHeadings = map[string][]string{
	"disputes.id":                   {"案号", "编号", "登记编号", "登记号", "案件编号", "复议编号", "复议案号", "复议案件编号", "诉讼编号", "诉讼案号", "文号", "流水号"},
	"disputes.kind":                 {"争议类型", "争议种类", "争议类别", "案件类型", "案件类别", "案件种类", "类型", "类别", "种类", "复议诉讼类型", "复议诉讼类别", "程序类型", "救济方式", "救济途径"},
	"disputes.afterReconsideration": {"是否经复议", "是否经过复议", "是否先行复议", "是否复议后起诉"},
	"disputes.filed":                {"提起日期", "提起时间", "申请日期", "申请时间", "复议申请日期", "复议申请时间", "申请复议日期", "申请复议时间", "提起复议日期", "起诉日期", "起诉时间", "提起诉讼日期"},
	"disputes.result":               {"结果", "复议结果", "诉讼结果", "审理结果", "裁判结果", "判决结果", "处理结果", "办理结果", "案件结果", "决定结果", "复议决定结果", "结案结果", "审结结果"},
	"disputes.concluded":            {"审结日期", "审结时间", "结案日期", "结案时间", "决定日期", "决定时间", "复议决定日期", "复议决定时间", "判决日期", "判决时间", "裁判日期", "裁判时间", "办结日期", "办结时间", "复议审结日期"},
	"disputes.coDefendant":          {"共同被告", "是否共同被告", "是否为共同被告", "是否作共同被告", "是否作为共同被告", "复议机关作共同被告", "复议机关作为共同被告"},
	"disputes.cases":                {"对应申请", "对应申请编号", "所涉申请", "所涉申请编号", "涉及申请编号", "涉案申请编号", "关联申请编号", "原申请编号", "申请编号", "申请登记编号", "依申请公开编号", "依申请公开登记编号"},
}

// weakDisputeHeadings are days near that of filing.
var weakDisputeHeadings = []string{"受理日期", "受理时间", "立案日期", "立案时间", "收到日期", "收案日期", "收案时间", "复议受理日期", "复议受理时间", "登记日期"}

var disputeColumns = sync.OnceValue(func() map[string]RegisterColumn {
	columns := make(map[string]RegisterColumn)
	for field, headings := range disputeHeadings {
		for _, heading := range headings {
			columns[heading] = RegisterColumn{Field: field}
		}
		columns[FoldHeading(field)] = RegisterColumn{Field: field}
		columns[FoldHeading(strings.TrimPrefix(field, DisputePrefix))] = RegisterColumn{Field: field}
	}
	for _, heading := range weakDisputeHeadings {
		columns[heading] = RegisterColumn{Field: "disputes.filed", Weak: true}
	}
	return columns
})

// DisputeHeading returns what a heading means in a register of disputes.
func DisputeHeading(text string) RegisterColumn {
	if len(text) > mostHeading {
		return RegisterColumn{}
	}
	folded := words.Fold(text)
	for _, key := range [...]string{FoldHeading(folded), FoldHeading(withoutBrackets(folded))} {
		if column, known := disputeColumns()[key]; known {
			return column
		}
	}
	return RegisterColumn{Personal: RegisterHeading(text).Personal}
}

var (
	reconsiderationParts = []string{"复议"}
	litigationParts      = []string{"诉", "法院", "裁判", "判决", "被告", "审级"}
	otherDisputeParts    = []string{"争议", "案件", "审结", "结案", "提起", "filed", "concluded", "disputes"}
)

// SpeaksOfDisputes reports whether a heading is one that only registers of disputes have;
// 类别 and 结果 may stand in any.
func SpeaksOfDisputes(text string) bool {
	one, other := DisputeHeadingOf(text)
	return one || other || len(text) <= mostHeading && words.HasAny(FoldHeading(text), otherDisputeParts...)
}

// DisputeHeadingOf reports whether a heading speaks of 行政复议, and whether it speaks of
// 行政诉讼.
func DisputeHeadingOf(text string) (reconsideration, litigation bool) {
	if len(text) > mostHeading {
		return false, false
	}
	key := FoldHeading(text)
	return words.HasAny(key, reconsiderationParts...), words.HasAny(key, litigationParts...)
}

// Words of the fields of disputes. 诉讼 alone does not say whether reconsideration came
// first.
var disputeWords = sync.OnceValue(func() map[string]map[string]RegisterValue {
	kinds := values(map[string][]string{
		"reconsideration":                {"复议", "行政复议", "行政复议案件"},
		"directLitigation":               {"未经复议直接起诉", "未经复议", "未经复议起诉", "直接起诉", "直接诉讼", "直接提起诉讼"},
		"litigationAfterReconsideration": {"复议后起诉", "复议后", "经复议后起诉", "经复议起诉", "复议后诉讼", "复议后提起诉讼"},
	})
	addWords(kinds, []string{"诉讼", "行政诉讼", "行政诉讼案件", "起诉", "应诉", "行政应诉", "一审", "二审", "再审"}, CoarseWord)
	yes := map[string][]string{"true": {"是", "有", "√", "✓", "y", "yes"}, "false": {"否", "无", "不是", "没有", "×", "n", "no"}}
	return map[string]map[string]RegisterValue{
		"disputes.kind": kinds,
		"disputes.result": values(map[string][]string{
			"upheld":      {"结果维持", "维持", "予以维持"},
			"corrected":   {"结果纠正", "纠正", "予以纠正"},
			"otherResult": {"其他结果", "其他"},
			"pending":     {"尚未审结", "未审结", "未结", "未结案", "审理中", "在审", "正在审理"},
		}),
		"disputes.coDefendant": values(yes), "disputes.afterReconsideration": values(yes),
	}
})

// DisputeWord returns what a word means in a field of a register of disputes.
func DisputeWord(field, text string) RegisterValue {
	if len(text) > mostEntry {
		return RegisterValue{}
	}
	folded := strings.ToLower(words.Fold(text))
	for _, key := range [...]string{strings.ToLower(words.Key(folded)), folded} {
		if value, known := disputeWords()[field][key]; known {
			return value
		}
	}
	return RegisterValue{}
}
