package tables_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/tables"
)

// lines makes a document of a paragraph a line.
func lines(text string) tables.Source {
	doc := &document.Document{}
	for line := range strings.Lines(text) {
		doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: strings.TrimRight(line, "\n")})
	}
	return tables.Source{Doc: doc, To: len(doc.Blocks), Section: func(string, bool) int { return 0 }}
}

// grid makes a document of one table: a row a line, bars between cells, "a:2" for a
// cell of two columns.
func grid(text string) tables.Source {
	table := &document.Table{}
	for line := range strings.Lines(text) {
		var row document.Row
		for _, cell := range strings.Split(strings.TrimRight(line, "\n"), "|") {
			name, span, _ := strings.Cut(cell, ":")
			c := document.Cell{Text: name}
			_, _ = fmt.Sscan(span, &c.ColSpan)
			row.Cells = append(row.Cells, c)
		}
		table.Rows = append(table.Rows, row)
	}
	doc := &document.Document{Blocks: []document.Block{table}}
	return tables.Source{Doc: doc, To: 1, Section: func(string, bool) int { return 0 }}
}

func cells(found tables.Result) map[govinfo.Ref]string {
	read := make(map[govinfo.Ref]string)
	for _, cell := range found.Cells {
		read[cell.Ref] = cell.Value.String()
	}
	return read
}

const heads = "自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n"

// tableCase says which cells are read, and the code of what must be told.
type tableCase struct {
	name   string
	source tables.Source
	want   map[govinfo.Ref]string // other cells of the same line are not looked at
	told   string
}

var cases = []tableCase{
	{"a row behind its label", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"),
		map[govinfo.Ref]string{"applications.received.business": "2", "applications.received.total": "21", "applications.carriedIn.naturalPerson": "7"}, ""},
	{"a figure too few", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"),
		map[govinfo.Ref]string{"applications.received.business": "", "applications.carriedIn.naturalPerson": "7"}, tables.WrongCellCount},
	{"a figure too many", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 7 8\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"),
		map[govinfo.Ref]string{"applications.received.business": "", "applications.carriedIn.naturalPerson": "7"}, tables.WrongCellCount},
	{"headings exchanged", lines(strings.Replace(heads, "科研机构 社会公益组织", "社会公益组织 科研机构", 1) + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"),
		map[govinfo.Ref]string{"applications.received.business": ""}, tables.MissingHeadings},
	{"broken headings", lines("自然  法人或其他组织  总计\n人  商业  科研  社会  法律\n企业  机构  公益  服务  其他\n组织  机构\n一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n"),
		map[govinfo.Ref]string{"applications.received.otherOrganization": "6"}, ""},
	{"a misspelt label", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n（三）不予公开 2.其他法律行政止公开 0 1 0 0 0 0 1\n"),
		map[govinfo.Ref]string{"applications.outcomes.refused.forbiddenByLaw.business": "1"}, tables.InexactLabel},
	{"words of another table", lines("行政许可 12\n行政处罚 3\n"), map[govinfo.Ref]string{"proactive.licensing.decisions": ""}, tables.MissingHeadings},
	{"a block of table 二", lines("第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n行政规范性文件 4 5 6\n"),
		map[govinfo.Ref]string{"proactive.regulations.repealed": "2", "proactive.normativeDocuments.inForce": "6"}, ""},
	{"a block of the other edition", lines("信息内容 上一年项目数量 本年增/减 处理决定数量\n行政许可 9 -1 8\n行政处罚 7 0 7\n"),
		map[govinfo.Ref]string{"proactive2019.licensing.change": "-1"}, ""},
	{"table 四", grid("行政复议:5|行政诉讼:10\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉:5|复议后起诉:5\n:5|结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|10|5|6|7|8|26|9|0|0|0|9\n"),
		map[govinfo.Ref]string{"disputes.directLitigation.corrected": "6", "disputes.litigationAfterReconsideration.total": "9"}, ""},
	{"table 四 without its row spans", grid("行政复议:5|行政诉讼:10\n结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉:5|复议后起诉:5\n结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|10|5|6|7|8|26|9|0|0|0|9\n"),
		map[govinfo.Ref]string{"disputes.directLitigation.corrected": "6", "disputes.litigationAfterReconsideration.total": "9"}, ""},
	{"a grid with a column exchanged", grid("|自然人|总计|商业企业|科研机构|社会公益组织|法律服务机构|其他\n一、本年新收政府信息公开申请数量|1|21|2|3|4|5|6\n二、上年结转政府信息公开申请数量|7|7|0|0|0|0|0\n"),
		map[govinfo.Ref]string{"applications.received.total": "21", "applications.received.otherOrganization": "6"}, ""},
	{"a grid row with a figure below no heading", grid("|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|\n一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21|9\n二、上年结转政府信息公开申请数量|7|0|0|0|0|0|7|\n"),
		map[govinfo.Ref]string{"applications.received.business": ""}, tables.WrongCellCount},
	{"a line in a group that is not its own", grid("||自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计\n（四）无法提供|1.属于国家秘密|1|2|3|4|5|6|21\n:2|二、上年结转政府信息公开申请数量|7|0|0|0|0|0|7\n"),
		map[govinfo.Ref]string{"applications.outcomes.refused.stateSecret.business": ""}, tables.GroupConflict},
	{"a line twice, with other figures", lines(heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n一、本年新收政府信息公开申请数量 1 2 3 4 5 7 22\n"),
		map[govinfo.Ref]string{"applications.received.business": "2", "applications.received.total": ""}, tables.DoubledLine},
	{"a fee below a heading in 元", lines("信息内容 本年处理决定数量\n行政处罚 1\n行政强制 2\n第二十条第（八）项\n信息内容 本年收费金额（单位：元）\n行政事业性收费 125000\n"),
		map[govinfo.Ref]string{"proactive.fees.amount": "12.5000"}, tables.ConvertedUnit},
}

func TestCases(t *testing.T) {
	for _, test := range slices.Concat(cases, flowCases) {
		t.Run(test.name, func(t *testing.T) {
			found := tables.Read(test.source)
			got := cells(found)
			for ref, want := range test.want {
				if got[ref] != want {
					t.Errorf("%s = %q, want %q", ref, got[ref], want)
				}
			}
			told := false
			for _, doubt := range found.Doubts {
				told = told || doubt.Code == test.told
			}
			if test.told != "" && !told {
				t.Errorf("%s is not told: %v", test.told, found.Doubts)
			}
			for _, doubt := range found.Doubts {
				if strings.Contains(doubt.Text, "\n") || doubt.Text == "" {
					t.Errorf("%q is no sentence of one line", doubt.Text)
				}
			}
		})
	}
}

// What is no table is none, however many of its words it has.
func TestAny(t *testing.T) {
	for text, want := range map[string]bool{
		heads + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量 7 0 0 0 0 0 7\n": true,
		"全年办理行政许可12件，行政处罚3件。\n": false,
		"": false,
	} {
		if got := tables.Any(lines(text)); got != want {
			t.Errorf("Any(%q) = %v", text, got)
		}
	}
}

func Example() {
	found := tables.Read(lines("信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 2 3\n行政规范性文件 4 五六 6\n"))
	fmt.Println(cells(found)["proactive.regulations.inForce"])
	for _, doubt := range found.Doubts {
		if doubt.Code == tables.WrongCellCount {
			fmt.Println(doubt.Ref)
		}
	}
	// Output:
	// 3
	// proactive.normativeDocuments
}

func BenchmarkRead(b *testing.B) {
	source := cases[0].source
	b.ReportAllocs()
	for b.Loop() {
		tables.Read(source)
	}
}
