package lexicon

import "github.com/openxxgk/annualreport/govinfo"

// Spellings in circulation beside those of the forms. All are keys: without
// number, punctuation, space and width, in simplified characters. A spelling
// stands here only if it can mean nothing else in its table.

// lineSpellings are other labels of lines, by the path of the line.
var lineSpellings = map[govinfo.Ref][]string{
	"proactive.regulations":                               {"政府规章"},
	"proactive.normativeDocuments":                        {"规范性文件"},
	"proactive.licensing":                                 {"行政许可决定"},
	"proactive.penalties":                                 {"行政处罚决定"},
	"proactive.coercion":                                  {"行政强制决定"},
	"proactive.fees":                                      {"行政事业性收费项目", "行政事业收费"},
	"proactive2019.normativeDocuments":                    {"行政规范性文件"},
	"proactive2019.otherServices":                         {"其他对外管理服务", "其他对外管理和服务事项"},
	"proactive2019.procurement":                           {"政府集中采购项目"},
	"applications.received":                               {"本年新收政府信息公开申请", "本年新收政府信息公开申请数", "本年新收申请数量", "本年新收申请", "本年新收", "本年度新收政府信息公开申请数量"},
	"applications.carriedIn":                              {"上年结转政府信息公开申请", "上年结转政府信息公开申请数", "上年结转申请数量", "上年结转申请", "上年结转", "上年度结转政府信息公开申请数量", "上一年结转政府信息公开申请数量"},
	"applications.carriedOut":                             {"结转下一年度继续办理", "结转下年继续办理", "结转下年度", "结转下年度继续办理数量", "结转下一年继续办理"},
	"applications.outcomes.granted":                       {"予以公开数量"},
	"applications.outcomes.partlyGranted":                 {"部分公开", "部分公开区分处理", "部分公开区分处理的只计这一情形", "部分公开区分处理的"},
	"applications.outcomes.refused.stateSecret":           {"属于国家秘密的", "国家秘密", "涉及国家秘密"},
	"applications.outcomes.refused.forbiddenByLaw":        {"其他法律法规禁止公开", "法律行政法规禁止公开", "其他法律行政法规禁止公开的"},
	"applications.outcomes.refused.publicSafety":          {"三安全一稳定", "危及三安全一稳定的"},
	"applications.outcomes.refused.thirdPartyRights":      {"保护第三方合法权益的", "第三方合法权益"},
	"applications.outcomes.refused.internalAffairs":       {"三类内部事务信息", "属于三类内部事务"},
	"applications.outcomes.refused.processInformation":    {"四类过程性信息", "属于四类过程信息"},
	"applications.outcomes.refused.enforcementFiles":      {"行政执法案卷", "属于行政执法案卷信息"},
	"applications.outcomes.refused.administrativeQueries": {"行政查询事项"},
	"applications.outcomes.unavailable.notHeld":           {"本机关不掌握", "本机关不掌握相关信息"},
	"applications.outcomes.unavailable.needsCreation":     {"没有现成信息", "没有现成信息需另行制作", "需要另行制作"},
	"applications.outcomes.unavailable.stillUnclear":      {"补正后仍不明确", "补正后申请内容不明确"},
	"applications.outcomes.notProcessed.petition":         {"信访举报投诉类", "信访投诉举报类申请", "信访举报投诉"},
	"applications.outcomes.notProcessed.publication":      {"要求提供公开出版物的", "公开出版物"},
	"applications.outcomes.notProcessed.excessive":        {"无正当理由大量反复", "大量反复申请"},
	"applications.outcomes.notProcessed.reconfirmation":   {"要求确认或重新出具已获取信息", "要求行政机关确认或重新出具", "确认或重新出具已获取信息"},
	"applications.outcomes.other.notSupplemented": {
		"逾期不补正", "申请人无正当理由逾期不补正", "申请人逾期不补正", "无正当理由逾期不补正",
		"申请人无正当理由逾期不补正行政机关不再处理",
	},
	"applications.outcomes.other.feeUnpaid": {
		"逾期不缴费", "逾期未缴费", "申请人逾期未缴费", "申请人逾期未按收费通知要求缴纳费用", "逾期未按收费通知要求缴纳费用",
		"申请人逾期未按收费通知要求缴纳费用行政机关不再处理",
	},
	"applications.outcomes.other.undivided": {"其他"}, // as a group: （六）其他
	"applications.outcomes.total":           {"合计", "办理结果合计", "办理结果总计", "总数"},
}

// columnSpellings are other headings of columns, by the last element of the refs.
var columnSpellings = map[string][]string{
	"issued":         {"本年制发数量", "本年制发件", "本年发件数", "本年发件", "制发件数", "本年制发数", "本年度制发件数", "本年度制发数", "本年度制发数量"},
	"repealed":       {"本年废止数量", "本年废止件", "废止件数", "本年废止数", "本年度废止件数", "本年度废止数", "本年度废止数量"},
	"inForce":        {"现行有效数量", "现行有效件", "现行有效数", "现行有效"},
	"made":           {"制作数量", "新制作数量", "本年制作数量", "本年新制作数"},
	"published":      {"公开数量", "新公开数量", "本年公开数量", "本年新公开数"},
	"publishedTotal": {"对外公开总数", "公开总数量"},
	"previousItems":  {"上年项目数量", "上一年度项目数量", "上一年项目数"},
	"change":         {"本年增加减少", "本年度增减", "增减", "本年增减数量"},
	"decisions":      {"处理决定数量", "本年处理决定数量", "本年度处理决定数量", "处理决定数", "本年处理决定数"},
	"amount": {"本年收费金额", "本年度收费金额", "收费金额", "采购金额", "本年收费金额万元", "本年收费金额单位元", "本年收费金额元",
		"收费金额万元", "收费金额单位万元", "采购总金额元", "采购总金额单位元", "采购总金额万元", "采购总金额单位万元", "采购金额元", "采购金额万元",
	},
	"projects": {"采购项目数", "项目数量"},

	"publicWelfare":     {"社会公益机构"},
	"legalService":      {"法律服务组织"},
	"otherOrganization": {"其他组织"},

	"upheld":      {"维持", "维持结果"},
	"corrected":   {"纠正"},
	"otherResult": {"其他"},
	"pending":     {"未审结", "尚未办结"},
	"total":       {"合计", "总数"},
}

// organizationSpellings are other headings above the five classes of legal persons.
var organizationSpellings = []string{"法人和其他组织", "法人及其他组织", "法人或者其他组织", "法人或其它组织"}

// disputeSpellings are other headings of the blocks of table 四, by their path.
var disputeSpellings = map[govinfo.Ref][]string{
	"disputes.reconsideration":                {"复议", "行政复议情况"},
	"disputes.directLitigation":               {"未经复议直接提起诉讼", "未经复议直接诉讼", "直接起诉", "未经行政复议直接起诉", "未经复议直接起诉情况"},
	"disputes.litigationAfterReconsideration": {"复议后提起诉讼", "复议后诉讼", "经复议后起诉", "行政复议后起诉", "复议后起诉情况"},
}

// neutralWords stand in tables and name no cell: headings above labels, units,
// and what converters and organs add.
var neutralWords = []string{
	"信息内容", "内容", "项目", "类别", "类型", "指标", "数据项目", "序号", "结果", "名称", "数量", "件", "项", "单位件", "单位件万元", "单位万元", "万元", "元", "单位元", "单位项",
	"续表", "接上表", "续上表", "具体情况如下", "表格如下", "如下表",
}

// subtotals are columns and lines that some organs add to the form.
var subtotals = []string{"小计", "法人或其他组织小计", "分类小计", "合计", "总计"}
