package lexicon

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// The words of registers of requests (依申请公开台账). No national list of columns exists;
// these stand in registers and in the systems that keep them.

// RegisterColumn is what the heading of a column of a register means.
type RegisterColumn struct {
	Field    string // path of the field in the record, "supplement.due"; "" is none
	Weak     bool   // it is not what the field means by law, such as the day of registration
	Personal bool   // of a person: never to be read
	Fixed    string // what every entry of the column is besides, such as a third party's
	Nth      int    // of several letters, from 2: 征求意见日期2; 0 is the first or only one
}

// registerHeadings are the headings by the field that they mean.
var registerHeadings = map[string][]string{
	"id":                     {"登记编号", "编号", "申请编号", "申请编码", "登记号", "受理编号", "流水号", "事项流水号", "文号", "案号", "查询编号"},
	"received":               {"收到申请日期", "收到日期", "收到申请之日", "收件日期", "签收日期", "确认日期"},
	"applicant":              {"申请人类别", "申请人类型", "申请主体", "申请人性质", "主体类型"},
	"channel":                {"申请方式", "受理方式", "提交方式", "接收渠道", "来源"},
	"closed":                 {"答复日期", "答复时间", "送达日期", "寄出日期", "发出日期", "办结日期", "办结时间", "回复时间", "返回日期"},
	"outcome":                {"答复类型", "答复结果", "办理结果", "处理结果", "答复情况", "处理决定", "回复状态", "反馈类别"},
	"supplement.notified":    {"补正通知日期", "补正告知时间", "补正告知日期", "补正通知时间"},
	"supplement.due":         {"补正期限", "补正截止日期"},
	"supplement.received":    {"收到补正日期", "补正时间", "补正日期"},
	"extension.notified":     {"延期告知日期", "延期时间", "延期告知时间", "延期日期"},
	"extension.workdays":     {"延期天数", "延长工作日"},
	"consultations.sent":     {"征求意见日期", "征求第三方时间", "发函日期"},
	"consultations.returned": {"反馈日期", "回函日期", "第三方答复时间"},
	"consultations.kind":     {"征求意见对象", "征求对象"},
	"arrived":                {"平常信函到达日期", "信函到达日期"},
	"reasonsAsked":           {"要求说明理由日期", "说明理由告知日期"},
	"fee.basis":              {"计费方式", "收费方式", "收费标准", "计收方式", "收费依据", "计费标准"},
	"fee.sent":               {"收费通知日期", "收费通知时间"},
	"fee.received":           {"通知签收日期", "通知签收时间"},
	"fee.paid":               {"缴费日期", "缴费时间"},
	"fee.amount":             {"收费金额", "应收", "信息处理费"},
	"fee.pages":              {"页数"},
	"items":                  {"计费件数"},
	"due":                    {"答复期限", "应答复日期", "截止日期", "处理截止日期", "办理时限"},
}

// weakHeadings are dates that stand near 收到申请之日 and are not it (条例 art. 31).
var weakHeadings = []string{"申请日期", "申请时间", "受理日期", "受理时间", "登记日期"}

// personalHeadings are headings of personal data, and personalParts words that no other
// heading has in it.
var (
	personalHeadings = []string{"申请人", "名称", "单位名称", "邮编", "邮箱", "原告", "上诉人", "复议申请人", "第三人", "当事人"}
	personalParts    = []string{"姓名", "申请人名称", "名称申请人", "联系人", "联系方式", "法定代表人", "负责人", "代理人", "身份证", "证件", "证号", "机构代码", "信用代码", "电话", "手机", "地址", "邮政编码", "电子邮箱", "电子邮件", "工作单位", "密码"}
)

// FoldHeading returns a heading of a register as headings are compared: a key without 的.
func FoldHeading(text string) string {
	return strings.ReplaceAll(words.Key(words.Fold(text)), "的", "")
}

var registerColumns = sync.OnceValue(func() map[string]RegisterColumn {
	columns := make(map[string]RegisterColumn)
	for field, headings := range registerHeadings {
		for _, heading := range headings {
			columns[heading] = RegisterColumn{Field: field}
		}
	}
	for _, heading := range weakHeadings {
		columns[heading] = RegisterColumn{Field: "received", Weak: true}
	}
	for _, heading := range personalHeadings {
		columns[heading] = RegisterColumn{Personal: true}
	}
	for field := range registerHeadings { // as programs write them
		columns[FoldHeading(field)] = RegisterColumn{Field: field}
	}
	columns["applicantKey"] = RegisterColumn{Field: "applicantKey"}
	for _, heading := range [...]string{"征求第三方时间", "第三方答复时间"} {
		column := columns[heading]
		column.Fixed = "thirdParty"
		columns[heading] = column
	}
	return columns
})

// mostHeading bounds the headings that are looked at, in bytes: no heading is longer.
const mostHeading = 120

// RegisterHeading returns what a heading means. What stands in brackets behind it does
// not count where it is not known with them.
func RegisterHeading(text string) RegisterColumn {
	if len(text) > mostHeading {
		return RegisterColumn{}
	}
	folded := words.Fold(text)
	whole := FoldHeading(folded)
	if column, known := registerColumns()[whole]; known {
		return column
	}
	for _, part := range personalParts {
		if strings.Contains(whole, part) {
			return RegisterColumn{Personal: true}
		}
	}
	if column := numberedHeading(whole); column.Field != "" {
		return column
	}
	return registerColumns()[FoldHeading(withoutBrackets(folded))]
}

// numberedHeading reads the heading of one of several letters: 征求意见日期2, 第二次征求意见日期,
// 反馈日期（二）.
func numberedHeading(key string) RegisterColumn {
	number := func(r rune) bool { return '1' <= r && r <= '9' || words.ItemDigit(r) > 0 }
	base := strings.TrimRightFunc(key, number)
	digits := key[len(base):]
	if rest, found := strings.CutPrefix(key, "第"); found {
		var behind string
		if digits, behind, found = strings.Cut(rest, "次"); found {
			base = behind
		}
	}
	column := registerColumns()[base]
	nth, _ := utf8.DecodeRuneInString(digits)
	if !strings.HasPrefix(column.Field, "consultations.") || len(digits) != utf8.RuneLen(nth) || !number(nth) {
		return RegisterColumn{}
	}
	if column.Nth = words.ItemDigit(nth); column.Nth == 0 {
		column.Nth = int(nth - '0')
	}
	if column.Nth == 1 {
		column.Nth = 0
	}
	return column
}

// withoutBrackets cuts what stands in brackets behind a heading. A unit other than that of
// the record stays, and nothing leads to the field.
func withoutBrackets(folded string) string {
	open := strings.IndexAny(folded, "(（[【")
	if open <= 0 || strings.Contains(folded[open:], "万元") {
		return folded
	}
	return folded[:open]
}

// IsRemarkHeading reports whether a heading is that of remarks.
func IsRemarkHeading(text string) bool {
	if len(text) > mostHeading {
		return false
	}
	switch FoldHeading(text) {
	case "备注", "说明", "备注说明":
		return true
	}
	return false
}

// FieldHeading returns the heading that a field of a request, or behind "disputes." of a
// dispute, is known by first; "" for one that has none.
func FieldHeading(field string) string {
	headings := registerHeadings[field]
	if strings.HasPrefix(field, DisputePrefix) {
		headings = disputeHeadings[field]
	}
	if len(headings) == 0 {
		return ""
	}
	return headings[0]
}

// Meant says how a word of a register leads to a value.
type Meant uint8

// What a word can do.
const (
	UnknownWord Meant = iota
	ExactWord         // means one value
	ToldWord          // means one value by common reading, which is to be told
	CoarseWord        // means several
	StepWord          // means a step of handling, or nothing that the form knows
	UnclearWord       // means one of two, by what the register does not say
)

// RegisterValue is what a word of a register means.
type RegisterValue struct {
	Word  string // as the lexicon has it
	Value string // in the record; "" where there is no single one
	Meant Meant
}

var classWords = map[string][]string{
	"naturalPerson":     {"自然人", "公民", "个人"},
	"business":          {"商业企业", "企业", "公司"},
	"research":          {"科研机构", "高校"},
	"publicWelfare":     {"社会公益组织", "公益组织"},
	"legalService":      {"法律服务机构", "律师事务所", "律所"},
	"otherOrganization": {"其他"},
}

var (
	coarseClassWords  = []string{"organization", "法人", "组织", "单位", "其他组织", "法人或其他组织", "法人或者其他组织", "法人及其他组织", "法人和其他组织", "公民法人或其他组织"}
	unclearClassWords = []string{"律师", "个体工商户", "个体户"}
)

var channelWords = map[string][]string{
	"inPerson":     {"当面", "现场", "窗口", "当面提交"},
	"post":         {"邮寄", "ems", "挂号", "快递", "信函", "挂号信"},
	"ordinaryPost": {"平信", "平常信函"},
	"internet":     {"网上", "网络", "网站", "平台", "邮件", "email", "电子邮件"},
	"fax":          {"传真"},
	"other":        {"电报", "其他"},
}

// basisWords are the two bases of 国办函〔2020〕109号, and both at once.
var basisWords = map[string][]string{
	"items": {"按件", "按件计收", "按件计费", "按件收费", "按件数", "件"},
	"pages": {"按量", "按量计收", "按量计费", "按量收费", "按页", "按页计收", "按页计费", "按页数", "页"},
	"both":  {"按件按量", "按件和按量", "按件及按量", "按件并按量", "同时按件按量"},
}

var consultationWords = map[string][]string{
	"thirdParty": {"第三方"}, "coAuthor": {"共同制作机关"}, "otherOrgan": {"其他机关"},
}

var (
	coarseOutcomeWords = []string{"不予公开", "不予处理", "无法提供", "不公开"}
	stepWords          = []string{"转办", "移送", "补正申请通知", "补正通知", "补正", "延期", "审核通过", "无效申请", "置为无效", "非政府信息", "咨询", "不予受理", "已失效", "无效", "正常", "待审核", "处理中", "待处理", "审核中", "待答复"}
	toldOutcomeWords   = map[string]govinfo.Ref{
		"信息不存在": "unavailable.notHeld", "政府信息不存在": "unavailable.notHeld", "不存在": "unavailable.notHeld",
		"非本机关": "unavailable.notHeld", "非本机关政府信息": "unavailable.notHeld", "非本单位信息": "unavailable.notHeld", "不属于本机关": "unavailable.notHeld",
		"已主动公开": "granted", "主动公开": "granted",
		"撤回": "other.otherReasons", "撤销": "other.otherReasons", "撤回申请": "other.otherReasons", "撤销申请": "other.otherReasons", "申请人撤回": "other.otherReasons", "已撤销": "other.otherReasons",
	}
	exactOutcomeWords = map[string]govinfo.Ref{
		"公开": "granted", "全部公开": "granted", "同意公开": "granted", "部分公开": "partlyGranted", "同意部分公开": "partlyGranted",
		"其他处理":           "other.undivided", // one line in 2019, three in 2021: the tally says so
		"otherundivided": "other.undivided", "重复申请": "notProcessed.duplicate", "不予重复处理": "notProcessed.duplicate",
	}
)

// values makes the table of the words of a field.
func values(exact map[string][]string) map[string]RegisterValue {
	table := make(map[string]RegisterValue)
	for value, list := range exact {
		table[recordWord(value)] = RegisterValue{value, value, ExactWord}
		for _, word := range list {
			table[word] = RegisterValue{word, value, ExactWord}
		}
	}
	return table
}

// recordWord is the key of a value of the record itself, as programs write it.
func recordWord(value string) string { return strings.ToLower(words.Key(words.Fold(value))) }

func addWords(table map[string]RegisterValue, list []string, meant Meant) {
	for _, word := range list {
		table[word] = RegisterValue{word, "", meant}
	}
}

var registerWords = sync.OnceValue(func() map[string]map[string]RegisterValue {
	classes := values(classWords)
	addWords(classes, coarseClassWords, CoarseWord)
	addWords(classes, unclearClassWords, UnclearWord)
	return map[string]map[string]RegisterValue{
		"applicant": classes, "channel": values(channelWords), "outcome": outcomeWords(), "fee.basis": values(basisWords),
		"consultations.kind": values(consultationWords),
	}
})

// outcomeWords are the labels of table 三 and their spellings, groups, and the words of
// registers.
func outcomeWords() map[string]RegisterValue {
	const outcomes govinfo.Ref = "applications.outcomes"
	table := make(map[string]RegisterValue)
	cells := Tables()
	for i, key := range cells.LineKeys {
		path := cells.Lines[cells.LineOf[i]].Path
		if path.Within(outcomes) && path.Last() != "total" && path.Last() != "undivided" {
			value := strings.TrimPrefix(string(path), string(outcomes)+".")
			table[key] = RegisterValue{key, value, ExactWord}
			table[recordWord(value)] = RegisterValue{value, value, ExactWord}
		}
	}
	delete(table, "其他")
	addWords(table, coarseOutcomeWords, CoarseWord)
	addWords(table, []string{"其他", "refused", "unavailable", "notprocessed", "other"}, CoarseWord)
	addWords(table, stepWords, StepWord)
	for word, outcome := range toldOutcomeWords {
		table[word] = RegisterValue{word, string(outcome), ToldWord}
	}
	for word, outcome := range exactOutcomeWords {
		table[word] = RegisterValue{word, string(outcome), ExactWord}
	}
	return table
}

// RegisterWord returns what a word means in a field of a register: applicant, channel,
// outcome, fee.basis or consultations.kind. Beside words of people it knows the values of
// the record.
func RegisterWord(field, text string) RegisterValue {
	if len(text) > mostEntry {
		return RegisterValue{}
	}
	table := registerWords()[field]
	folded := words.Fold(text)
	for _, key := range [...]string{strings.ToLower(words.Key(folded)), words.ParseLabel(folded).Key} {
		if value, known := table[key]; known {
			return value
		}
		if value, known := table[strings.TrimSuffix(key, "申请")]; known && field == "channel" {
			return value
		}
	}
	if field == "outcome" {
		return compoundOutcome(folded)
	}
	return RegisterValue{}
}

// compoundOutcome reads the label of a line behind those of its groups.
func compoundOutcome(folded string) RegisterValue {
	inner, group, ok := Tables().Compound(folded)
	if !ok {
		return RegisterValue{}
	}
	for _, at := range inner.Meaning.Lines {
		if line := &Tables().Lines[at]; !line.Set.And(group).IsEmpty() && line.Path.Within("applications.outcomes") {
			return RegisterValue{line.Label.Key, strings.TrimPrefix(string(line.Path), "applications.outcomes."), ExactWord}
		}
	}
	return RegisterValue{}
}
