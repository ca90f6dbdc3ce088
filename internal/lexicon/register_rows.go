package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/words"
)

// What stands below the rows of a register and is no request: totals, signatures, notes.

// totalWords are the words of a line of totals, and totalParts those that stand beside
// them.
var (
	totalWords = []string{"合计", "总计", "小计", "共计", "累计", "总数", "共", "subtotal", "total"}
	totalParts = []string{
		"本页", "当页", "本月", "当月", "本年", "当年", "本季", "本期", "本次", "全年", "全部", "年度", "上半年", "下半年", "季度", "截至", "以上", "各项",
		"月份", "月", "年", "第", "页", "数量", "件数", "数", "件", "宗", "条", "项", "份", "个", "笔", "户", "人次", "元",
	}
)

// mostEntry bounds the entries that are looked at, in bytes.
const mostEntry = 300

// IsTotalLine reports whether the first entry of a row says that it is a line of totals:
// 合计, 本页小计：3件, 2024年度总计. Nothing else stands in such an entry.
func IsTotalLine(text string) bool {
	if len(text) > mostEntry {
		return false
	}
	key := strings.ToLower(words.Key(words.Fold(text)))
	total, counted := "", false
	if isPageNumber(key) {
		return false
	}
	for key != "" {
		if word := prefixOf(key, totalWords); word != "" {
			total, key = word, key[len(word):]
			continue
		}
		if word := prefixOf(key, totalParts); word != "" {
			key = key[len(word):]
			continue
		}
		r, size := utf8.DecodeRuneInString(key)
		if !unicode.IsDigit(r) && words.ItemDigit(r) == 0 {
			return false
		}
		key, counted = key[size:], true
	}
	return total != "" && (total != "共" || counted)
}

// prefixOf returns the first of some words that a text begins with.
func prefixOf(text string, list []string) string {
	for _, word := range list {
		if strings.HasPrefix(text, word) {
			return word
		}
	}
	return ""
}

// footerPersons are labels of those who sign, behind which anything may stand; footerLabels
// are other labels, behind which a colon stands, or nothing.
var (
	footerPersons = []string{"经办人", "承办人", "制表人", "填表人", "填报人", "编制人", "审核人", "复核人", "审批人", "批准人", "负责人", "单位负责人", "科室负责人", "部门负责人", "主要负责人", "分管领导", "联系人", "登记人", "统计人", "记录人", "打印人", "校对人", "录入人", "签字人", "接收人"}
	footerLabels  = []string{
		"经办", "承办", "制表", "填表", "填报", "编制", "审核", "复核", "审批", "批准", "负责", "登记", "统计", "记录", "打印", "校对", "录入", "签字", "签名", "签章", "盖章", "公章", "领导签字", "领导签批",
		"单位", "填报单位", "填表单位", "制表单位", "编制单位", "报送单位", "单位名称", "单位盖章", "科室", "部门", "联系电话", "电话", "传真", "日期", "时间", "填报日期", "填表日期", "制表日期", "打印日期", "打印时间", "统计日期", "截止日期", "截至日期", "报送日期", "报送时间",
		"注", "备注", "附注", "说明", "注释", "注意", "填表说明", "填报说明", "附件", "附", "来源", "数据来源", "页码", "下接", "接下页", "转下页", "续表", "承上页", "接上页", "过次页", "本页完", "以下空白", "以下无正文", "此行以下空白",
	}
)

// FooterEntry reports whether an entry is the label of a signature or of a note, with or
// without what it says behind it: 经办人：…, 注1：…, 第1页 共2页, 以下空白. It is sure where
// no number of a request can be meant: behind 经办人 and its like, and with a colon.
func FooterEntry(text string) (footer, sure bool) {
	if len(text) > mostEntry {
		text = text[:mostEntry]
	}
	folded := words.Fold(text)
	key := words.Key(folded)
	if prefixOf(key, footerPersons) != "" {
		return true, true
	}
	if label, _, marked := strings.Cut(folded, ":"); marked {
		footer = isFooterLabel(label)
		return footer, footer
	}
	label, value, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(text, "\u3000", " ")), " ") // which folding takes away
	dated := strings.HasSuffix(label, "日期") || strings.HasSuffix(label, "时间")
	return isFooterLabel(words.Fold(label)) && (dated || !isCode(value)) || isPageNumber(key), false
}

// isFooterLabel compares a folded label, without the brackets at its end and, where notes
// are counted, without its number.
func isFooterLabel(label string) bool {
	if strings.HasSuffix(label, ")") || strings.HasSuffix(label, "】") {
		label = withoutBrackets(label)
	}
	key := words.Key(label)
	for _, known := range footerLabels {
		if rest, found := strings.CutPrefix(key, known); found && (rest == "" || strings.HasPrefix(known, "注") && isCode(rest)) {
			return true
		}
	}
	return false
}

// isCode reports whether a text is one of digits and letters, as the number of a request
// behind a word may be.
func isCode(text string) bool {
	return text != "" && strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0
}

// isPageNumber reports whether a key is 第1页, 第1页共2页 or 1页.
func isPageNumber(key string) bool {
	rest := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || words.ItemDigit(r) > 0 || r == '第' || r == '共' {
			return -1
		}
		return r
	}, key)
	return rest == "页" || rest == "页页"
}

// IsLabelled reports whether an entry begins with a label of a few Chinese characters and a
// colon, behind which no number of a request stands.
func IsLabelled(text string) bool {
	const most = 40
	label, value, found := strings.Cut(words.FoldHead(text), ":")
	if !found || label == "" || len(label) > most || isCode(value) {
		return false
	}
	for _, r := range label {
		if !unicode.Is(unicode.Han, r) && !strings.ContainsRune("()（）", r) {
			return false
		}
	}
	return true
}

// IsRegisterTitle reports whether a text is the title of a register rather than an entry.
func IsRegisterTitle(text string) bool {
	for _, word := range [...]string{"台账", "登记表", "登记簿", "登记册", "一览表", "明细表", "统计表", "汇总表", "情况表"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
