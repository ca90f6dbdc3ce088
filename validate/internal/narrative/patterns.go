package narrative

import "strings"

// The nouns of official prose are compounds of few parts in many orders
// (政府信息公开申请件, 公开政府信息申请, 依申请公开信息事项). They are made from patterns,
// not listed: braces hold alternatives, an empty alternative leaves the part out.

// patterns are the patterns of a word, separated by spaces.
type patterns struct {
	word word
	list string
}

// expand calls add for every phrase of a pattern.
func expand(pattern string, add func(phrase string)) {
	before, rest, found := strings.Cut(pattern, "{")
	if !found {
		add(pattern)
		return
	}
	alternatives, after, _ := strings.Cut(rest, "}")
	for alternative := range strings.SplitSeq(alternatives, "|") {
		expand(before+alternative+after, add)
	}
}

// Parts that several patterns share.
const (
	infoPart = "{政府信息|政务信息|信息|政务|政府公开信息|政府环境信息}"
	manyPart = "{、|和|及|与|或|或者|以及|，}"
)

// caseParts are what an application or a dispute is called behind its name: 申请书,
// 案件数. They are joined to the noun when a text is read, the longest first.
var caseParts = [...]string{
	"案件数量", "案件情况", "案件数", "案件", "事项", "信件", "办件", "请求", "来信", "来件", "函件", "材料", "表格", "数量", "总量", "总数",
	"件数", "业务", "信息", "公文", "条目", "情况", "件", "书", "表", "数",
}

// takesCasePart are the nouns that a case part is joined to.
var takesCasePart = setOf(applicationNoun, plainApply, reconsideration, litigation)

// joinCaseParts returns where a noun that ends at text[end] ends with its case
// parts, of which there may be two: 申请件总数.
func joinCaseParts(text string, end int) int {
	for range 2 {
		c, _ := characterAt(text, end)
		if !startsCasePart(c) {
			break
		}
		joined := end
		for _, part := range &caseParts {
			if hasPrefixAt(text, end, part) {
				joined = end + len(part)
				break
			}
		}
		if joined == end {
			break
		}
		end = joined
	}
	return end
}

func startsCasePart(c rune) bool {
	switch c {
	case '案', '事', '信', '办', '请', '来', '函', '材', '表', '数', '总', '件', '业', '公', '条', '情', '书':
		return true
	}
	return false
}

// nounPatterns are the compounds. A phrase that the lexicon lists, too, is the
// lexicon's.
var nounPatterns = [...]patterns{
	{applicationNoun, infoPart + "{公开|依申请公开|依法申请公开}{|的}申请 " +
		infoPart + "{依申请公开|依申请} " +
		"{依申请|依法申请}{公开|公开的}{|政府信息|政务信息|信息|政务信息}{|公开}{|申请|的申请} " +
		"依申请{政府信息公开|信息公开|政务公开|政府信息|信息}{|申请} " +
		"依申请 " +
		"依申请{公开|信息公开|政府信息公开}{|的}{诉求|要求|事宜|事务} 依申请信息公开{|件} " +
		"申请{公开}{|的}{政府信息|政务信息|信息} " +
		"申请{政府信息公开|信息公开|政务公开|政府信息|政务信息} 申请公开{|的}{政府信息|政务信息|信息}{的要求|要求|的请求|请求} 申请公开{相关|有关}{政府信息|信息} " +
		"申请{政务公开|政府公开|公开的}{信息|政府信息} 申请公开{件|的件|事项|的事项} 公开申请 " +
		"{|要求|请求|申请}公开{|的}{政府信息|政务信息|信息}{|的}申请 " +
		"{政府信息|信息}{公开件|申请|公开办件|公开申请公开}"},
	{plainApply, "申请{|者|的事项|量}"},
	{govInfo, "{|有关|关于|涉及|涉}{政府信息|政务信息|信息|政务}公开{|工作|类|方面|问题|事项|事宜|事务|行为|答复|办理|工作中|引起|引发}"},
	{people, "{公民|公众|群众|企业和个人|市民|村民|居民|社会公众|社会各界|人民群众|广大群众|纳税人|缴费人|纳税人缴费人|企业群众|群众和企业}{|个人} " +
		"公民{、|和|及|与|，}{法人|企业法人|企业}{、|和|及|与|或|或者|以及}{其他|其它}{|社会}组织{|机构} " +
		"{公民|自然人|个人}" + manyPart + "{法人|企业|单位|组织} " +
		"公民法人{和|或|及|或者|}{其他|其它|}组织 " +
		"{公众|群众|社会公众|市民|个人|自然人}{、|，}{法人|企业}{|、|和|或|及|或者|以及}{其他组织|其它组织|组织|社会组织} " +
		"{法人|企业|单位|组织|机构|团体|社会组织|社会团体|企事业单位}" + manyPart + "{公民|群众|市民|居民|公众|个人|自然人|群众个人|公民个人} " +
		"{群众|市民|居民|公众|群众个人|公民个人}" + manyPart + "{法人|企业|单位|组织|机构|团体|社会组织|社会团体|企事业单位|其他组织}"},
	{organizations, "{法人|企业法人|企业等法人}" + manyPart + "{其他组织|其它组织|其他社会组织|社会组织|组织} " +
		"{法人组织|法人（或其他组织）|法人(或其他组织)|法人其他组织|企业和其他组织|企业或其他组织}"},
	{reconsideration, "{|被|被申请|申请|提起|提请}{行政复议|复议}{|案|申请|工作}"},
	{litigation, "{|被|被提起|提起|被提请|提请|提出|申请|引起|引发}{行政诉讼|诉讼}{|案|工作}"},
	{own, "{我|本}{局|办|委|厅|院|镇|乡|街道|街|所|处|中心|单位|馆|站|会|社|司|校|部|部门|机关|行|队|支队|大队|总队|公司|园区|" +
		"管委会|室|行政机关|海关|关|分局|税务局|办公室|街道办|街道办事处|党工委|署|台|协会|联合会|联|委员会|学院|区局|县局|市局|省局} " +
		"全{街|站|校|局|委|镇|乡|街道|办|馆|中心|厅|关|处|系统内} 我们 局机关 委机关 厅机关 镇机关 我局机关"},
	{region, "{全|我}{市|县|区|省|州|旗|盟|自治区|自治州|自治县|国} 本{市|县|区|省|州|旗}"},
	{answer, "{答复|回复|回告|答覆}{|完毕|完成|到位|件|件数|数|数量} {予以|作出|给予|完成|进行|依法|书面}{答复|回复|回告}{|完毕}"},
	{finish, "{办结|办复|办毕|结案}{|件|件数|数|数量|总数|完毕|答复|并答复|回复} {办理|处理}{完毕|完成|完结|结束|并答复完毕} {答复|办理}办结 完成{办理|办结}"},
	{handle, "{办理|处理|处置|办理答复|处理答复|办理并答复|办理回复|处理并答复|答复办理|办理和答复}{|件数|数|数量|总量|总数}"},
	{receive, "{收到|接收|接收到|接到|收悉|共收|共接}"},
	{accept, "{受理|收件|接办|收办|登记受理|受理登记}{|件|数|数量|总量}"},
	{newlyReceive, "新{收|收到|受理|接收|接收到|接到|登记}"},
}
