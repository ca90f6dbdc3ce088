package ledger

import (
	"sort"

	"github.com/openxxgk/annualreport/severity"
)

// kind is what the catalogue says of a code.
type kind struct {
	severity         severity.Severity
	leavesOut        bool
	basis            string
	chinese, english string
}

// Codes returns all codes in order.
func Codes() []Code {
	codes := make([]Code, 0, len(kinds))
	for code := range kinds {
		codes = append(codes, code)
	}
	sort.Slice(codes, func(i, k int) bool { return codes[i] < codes[k] })
	return codes
}

const (
	art30  = "条例第三十条"
	art31  = "条例第三十一条"
	art32  = "条例第三十二条"
	art33  = "条例第三十三条"
	art35  = "条例第三十五条"
	fee109 = "国办函〔2020〕109号"
)

// kinds is the catalogue. It is never changed.
var kinds = map[Code]kind{
	"L01": {severity.Error, false, "", "没有登记编号", "no id"},
	"L02": {severity.Error, true, "", "登记编号重复，只计第一件", "the id stands twice; only the first counts"},
	"L03": {severity.Error, true, art31, "没有收到申请之日", "no date of receipt"},
	"L04": {severity.Error, true, "", "日期、数字等不能识别，或者不存在", "a date, number or other value that cannot be read or does not exist"},
	"L05": {severity.Error, true, "", "日期晚于台账截止之日", "a date after the day of the register"},
	"L06": {severity.Error, true, "年度报告格式表三表头", "申请人类别未填或不能识别", "the class of the applicant is missing or unknown"},
	"L07": {severity.Error, true, "年度报告格式表三表头", "申请人类别过粗，不能归入一列", "the class of the applicant is too coarse for one column"},
	"L08": {severity.Error, true, "", "有办理结果而无答复日期", "an outcome without a date"},
	"L09": {severity.Error, true, "", "有答复日期而无办理结果", "a date of the answer without an outcome"},
	"L10": {severity.Error, true, "年度报告格式表三", "办理结果不能识别，或者不是结果", "the outcome is unknown, or is no outcome"},
	"L11": {severity.Error, true, "年度报告格式表三", "办理结果过粗，不能归入一行", "the outcome is too coarse for one line"},
	"L12": {severity.Error, true, "", "答复早于收到申请", "closed before it was received"},
	"L13": {severity.Error, false, "", "办理环节早于收到申请", "a step before the receipt"},
	"L14": {severity.Error, false, "", "回复早于去函", "a reply before its letter"},
	"L15": {severity.Warning, false, "", "办理环节晚于办结", "a step after the closing"},

	"L20": {severity.Warning, false, art30, "补正告知晚于收到申请后7个工作日", "the notice to supplement came later than 7 working days after the receipt"},
	"L21": {severity.Warning, false, art33, "逾期答复", "answered late"},
	"L22": {severity.Warning, false, art33, "逾期未答复", "open and overdue"},
	"L23": {severity.Warning, false, art33, "延期告知晚于原答复期限", "the extension was told after the answer was due"},
	"L24": {severity.Warning, false, art33, "延期超过20个工作日", "an extension over 20 working days"},
	"L25": {severity.Note, false, "条例第三十二条、第三十四条", "征求意见超过15个工作日", "a consultation over 15 working days"},
	"L26": {severity.Note, false, "", "没有当年的工作日历，或者收到于2019年5月15日条例修订施行之前，不计算期限", "no calendar for the period, or received before the law of 15 May 2019: no deadline is told"},
	"L27": {severity.Warning, false, art33, "台账所列期限与计算的期限不符", "the register's due date differs from the one reckoned"},
	"L28": {severity.Note, false, art31, "平常信函未在收到当日确认", "an ordinary letter was confirmed later than it came"},
	"L29": {severity.Warning, false, fee109, "收费通知晚于答复期限", "the notice of the fee came after the answer was due"},

	"L30": {severity.Error, false, art30, "逾期不补正结案，而无补正告知", "closed as not supplemented without a notice to supplement"},
	"L31": {severity.Error, false, art30, "逾期不补正结案，而申请人已补正", "closed as not supplemented though the supplement came"},
	"L32": {severity.Warning, false, art30, "补正期限未满即按逾期不补正结案", "closed as not supplemented before the term ended"},
	"L33": {severity.Error, false, fee109, "逾期未缴费结案，而无收费通知", "closed as fee unpaid without a notice of the fee"},
	"L34": {severity.Error, false, fee109, "逾期未缴费结案，而申请人已缴费", "closed as fee unpaid though it was paid"},
	"L35": {severity.Warning, false, fee109, "缴费期限未满即按逾期未缴费结案", "closed as fee unpaid before the 20 working days were over"},
	"L36": {severity.Warning, false, art30, "以补正后仍不明确结案，而无补正", "closed as still unclear without a supplement"},
	"L37": {severity.Warning, false, art32, "以保护第三方合法权益不予公开，而未征求第三方意见", "refused for the rights of a third party without consulting it"},
	"L38": {severity.Note, false, art35, "以大量反复申请不予处理，而未要求说明理由", "not processed as excessive without asking for reasons"},

	"L40": {severity.Note, false, art30, "补正期限已过而未办结，是否应按（六）1办结", "the term of the supplement is over and the case open: （六）1?"},
	"L41": {severity.Note, false, fee109, "缴费期限已过而未办结，是否应按（六）2办结", "the term of the payment is over and the case open: （六）2?"},

	"L50": {severity.Error, false, fee109, "按件、按量同时计收", "charged by items and by pages at once"},
	"L51": {severity.Warning, false, fee109, "收费与按标准计算的不符", "the fee differs from the tariff"},
	"L52": {severity.Warning, false, fee109, "未提供信息而按量计收", "charged by pages though nothing was supplied"},
	"L53": {severity.Note, false, fee109, "按件计收而无申请人标识，未复核", "charged by items, and no key of the applicant: not reckoned"},
	"L54": {severity.Note, false, fee109, "收费早于2021年1月1日标准施行", "a fee before the tariff of 1 January 2021"},

	"L60": {severity.Warning, false, "个人信息保护", "编号或备注中疑有公民身份号码或手机号码", "the id or a remark seems to hold a citizen's number or a mobile number"},
	"L70": {severity.Error, false, "条例第五十条", "台账未覆盖全年，没有案件不等于零", "the register does not cover the year: no case does not mean none"},
	"L71": {severity.Warning, false, "年度报告格式表三勾稽关系", "上年结转与上年报告的结转下年度不符", "carried in differs from what last year's report carries out"},

	"L80": {severity.Error, true, "年度报告格式表四", "争议种类不能识别", "the kind of the dispute is unknown"},
	"L81": {severity.Error, true, "年度报告格式表四", "没有提起日期", "no date of filing"},
	"L82": {severity.Error, true, "年度报告格式表四", "审结早于提起", "concluded before it was filed"},
	"L83": {severity.Error, true, "年度报告格式表四", "有结果而无审结日期，或者有审结日期而无结果", "a result without a date, or a date without a result"},
	"L84": {severity.Note, false, "国办公开办函〔2016〕201号", "复议机关作共同被告，由原行为机关统计，不计入", "a co-defendant as the organ of reconsideration: not counted here"},
	"L85": {severity.Warning, false, "", "所涉申请不在台账中", "the request it is about is not in the register"},
	"L86": {severity.Note, false, "行政复议法第二十三条第一款第四项", "对不予公开直接起诉，应当复议前置", "a direct suit over a refusal, which must go to reconsideration first"},
	"L87": {severity.Note, false, "年度报告格式表四", "上年提起、年初尚未审结，是否计入依统计口径", "filed in an earlier year and open on 1 January: counted or not by policy"},
}
