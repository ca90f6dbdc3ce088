package tables_test

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/tables"
)

// sequence makes a document of one table whose rows are those of the text and nothing
// else: a line each, bars between cells.
func sequence(text string) tables.Source {
	source := grid(text)
	source.Doc.Blocks[0].(*document.Table).Layout = document.LayoutSequence
	return source
}

// dump makes a document of one table whose rows stand, without its merged cells.
func dump(text string) tables.Source {
	source := grid(text)
	source.Doc.Blocks[0].(*document.Table).Layout = document.LayoutDump
	return source
}

// together makes one document of several.
func together(sources ...tables.Source) tables.Source {
	doc := &document.Document{}
	for _, source := range sources {
		doc.Blocks = append(doc.Blocks, source.Doc.Blocks...)
	}
	return tables.Source{Doc: doc, To: len(doc.Blocks), Section: sources[0].Section}
}

const (
	headSequence = "自然人|法人或其他组织|总计\n商业企业|科研机构|社会公益组织|法律服务机构|其他\n"
	carriedIn    = "二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"
	itemOne      = "第二十条第（一）项\n信息内容|本年制发件数|本年废止件数|现行有效件数\n"
	disputeHeads = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n" +
		"结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计\n"
)

var disputeBars = strings.ReplaceAll(disputeHeads, " ", "|")

// flowCases are of text that flows: rows begin and end anywhere on its lines.
var flowCases = []tableCase{
	{"the end of a row before the next label", sequence(headSequence + "一、本年新收政府信息公开申请数量|1|2|3|4|5\n6 21 二、上年结转政府信息公开申请数量|7|0|0|0|0|0|7\n"),
		map[govinfo.Ref]string{"applications.received.total": "21", "applications.carriedIn.total": "7"}, ""},
	{"a figure cut before a label with a number of its own", sequence(headSequence + "二、上年结转政府信息公开申请数量|1|2|3|4|5|6|2\n1 （七）总计|7|0|0|0|0|0|7\n"),
		map[govinfo.Ref]string{"applications.carriedIn.total": "", "applications.carriedIn.business": ""}, tables.WrongCellCount},
	{"a figure cut before a label without a number", sequence(itemOne + "规章|18|25|3\n2 行政规范性文件|39|46|53\n"),
		map[govinfo.Ref]string{"proactive.regulations.inForce": "", "proactive.normativeDocuments.inForce": "53"}, tables.WrongCellCount},
	{"a figure cut before an item", sequence(itemOne + "规章|18|25|32\n行政规范性文件|39|46|5\n3 第二十条第（五）项\n信息内容|本年处理决定数量\n行政许可|60\n"),
		map[govinfo.Ref]string{"proactive.normativeDocuments.inForce": "", "proactive.licensing.decisions": "60"}, tables.WrongCellCount},
	{"running numbers before labels", sequence(itemOne + "1 规章|18|25|32\n2 行政规范性文件|39|46|53\n"),
		map[govinfo.Ref]string{"proactive.regulations.inForce": "32", "proactive.normativeDocuments.inForce": "53"}, ""},
	{"a figure cut, its end alone on a line where text flows", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6\n21 二、上年结转政府信息公开申请数量 7 0 0 0 0 0 1\n7\n（七）总计 1 2 3 4 5 6 21\n"),
		map[govinfo.Ref]string{"applications.carriedIn.total": ""}, tables.WrongCellCount},
	{"a page number alone on a line where rows have one each", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n7\n" + carriedIn),
		map[govinfo.Ref]string{"applications.received.total": "21", "applications.carriedIn.total": "7"}, ""},
	{"no mark for none but a character of the label", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n1.申 请 人 无 正 当 理 由 逾 期 不 补 正、行 政 机 关 不 再 处 理 其 政 府 信 息 公 开 申 请 1 无 2 3 4 5 15\n"),
		map[govinfo.Ref]string{"applications.outcomes.other.notSupplemented.naturalPerson": "1", "applications.outcomes.other.notSupplemented.total": "15"}, ""},
	{"an item number, figures, and its label", lines(heads + carriedIn + "（六） 1 2 3 4 5 6 21\n其他处理\n（七）总计 1 2 3 4 5 6 21\n"),
		map[govinfo.Ref]string{"applications.outcomes.other.undivided.total": "21"}, ""},
	{"an item number, figures, and another's label", lines(heads + carriedIn + "（五） 1 2 3 4 5 6 21\n其他处理\n（七）总计 1 2 3 4 5 6 21\n"),
		map[govinfo.Ref]string{"applications.outcomes.other.undivided.total": ""}, ""},
	{"the label of （六） broken around its figures", lines(heads + carriedIn + "（六）其他 1 2 3 4 5 6 21\n处理\n（七）总计 1 2 3 4 5 6 21\n"),
		map[govinfo.Ref]string{"applications.outcomes.other.undivided.total": "21"}, ""},
	{"a label once more without figures", lines(heads + carriedIn + "1.属于国家秘密 1 2 3 4 5 6 21\n1.属于国家秘密\n2.其他法律行政法规禁止公开 1 2 3 4 5 6 21\n"),
		map[govinfo.Ref]string{"applications.outcomes.refused.stateSecret.total": ""}, tables.WrongCellCount},
	{"table 四, a figure broken before its bar", lines(disputeHeads + "1 2 3 4 10 5 6 7 8 26 9 0 0 1\n0 |\n19 |\n"),
		map[govinfo.Ref]string{"disputes.reconsideration.upheld": "", "disputes.litigationAfterReconsideration.total": ""}, tables.WrongCellCount},
	{"table 四, a figure broken at its end", together(dump(disputeBars+"1|2|3|4|10|5|6|7|8|26|9|0|0|1|1\n"), lines("0\n")),
		map[govinfo.Ref]string{"disputes.reconsideration.upheld": "", "disputes.litigationAfterReconsideration.total": ""}, tables.WrongCellCount},
	{"broken headings exchanged", lines("自然 法人或其他组织 总计\n人 商业 社会 科研 法律\n企业 公益 机构 服务 其他\n组织 机构\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n" + carriedIn),
		map[govinfo.Ref]string{"applications.received.research": ""}, tables.MissingHeadings},
	{"broken headings whose lines are displaced", lines("法人或其他组织\n社会法律\n公益服务其他\n企业机构\n组织机构\n自然人 商业 科研 总计\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n" + carriedIn),
		map[govinfo.Ref]string{"applications.received.research": "3"}, ""},
	{"broken headings that begin alone in another order", lines("法人或其他组织\n社会法律\n公益服务其他\n企业\n商业\n科研\n机构\n组织机构\n自然人 总计\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n" + carriedIn),
		map[govinfo.Ref]string{"applications.received.research": ""}, tables.MissingHeadings},
	{"broken headings exchanged, side by side", lines("行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结 其他 结果 尚未 总计 结 结果 其他 尚未 总计 结果 结果 其他 尚未 总计\n" +
		"果维 结果 纠正 审结 果维 纠正 结果 审结 维持 纠正 结果 审结\n持 持\n1 2 3 4 10 5 6 7 8 26 9 0 0 0 9\n"),
		map[govinfo.Ref]string{"disputes.reconsideration.corrected": ""}, tables.MissingHeadings},
	{"rows on the next page, the label before empty places", together(
		grid("|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|||1|2|3|4|5|6|21\n"),
		grid("三、本年度办理结果|（一）予以公开||1|2|3|4|5|6|21\n|（七）总计||1|2|3|4|5|6|21\n")),
		map[govinfo.Ref]string{"applications.outcomes.granted.business": "2", "applications.outcomes.total.total": "21"}, ""},
	{"rows on the next page with a cell too many", together(
		grid("|||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n一、本年新收政府信息公开申请数量|||1|2|3|4|5|6|21\n"),
		grid("三、本年度办理结果|（一）予以公开|||1|2|3|4|5|6\n|（七）总计|||1|2|3|4|5|6\n")),
		map[govinfo.Ref]string{"applications.outcomes.granted.business": "", "applications.outcomes.total.total": ""}, ""},
}
