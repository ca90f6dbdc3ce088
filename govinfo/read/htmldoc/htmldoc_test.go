package htmldoc

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

func TestDocument(t *testing.T) {
	long := strings.Repeat("本街道依法公开信息。", 40)
	for _, test := range []struct {
		name, page, want string
	}{
		{"paragraphs and headings",
			`<h1>甲</h1><p>一 段</p><div>二段</div><h3>丙</h3>文字<p>三段`,
			"# 甲\n一 段\n二段\n### 丙\n文字\n三段\n"},
		{"role heading",
			`<div role="heading" aria-level="3">甲</div><div role=heading>乙</div>`,
			"### 甲\n## 乙\n"},
		{"heading around blocks", `<h2><p>甲</p><div><span>乙</span></div></h2>丙`, "## 甲\n## 乙\n丙\n"},
		{"white space",
			"<p>\n  受理\n  申请 <b>13</b>\n件，\tA\nB&nbsp;&nbsp;C </p><p>&nbsp;</p><p>　　首行缩进　</p>",
			"受理申请 13 件， A B  C\n首行缩进\n"},
		{"invisible characters", "<p>1\u200b3&shy;4\ufeff5&#8203;6</p>", "13456\n"},
		{"digits cut over elements",
			`<table><tr><td>a<td>1<span>3</span><o:p></o:p><tr><td>b<td><p><span>2</span><b><i>0</i></b><u></u>1<o:p>&nbsp;</o:p></p></table>`,
			"table\n| a | 13 |\n| b | 201 |\n"},
		{"marks of notes", `<table><tr><td>a<td>13<sup>1</sup><tr><td>m<sup>2</sup><td>CO<sub>2</sub></table>`,
			"table\n| a | 13¹ |\n| m² | CO₂ |\n"},
		{"struck out", `<p>受理<del>12</del><ins>13</ins>件<s>x</s><strike>y</strike></p>`, "受理13件\n"},
		{"marks of notes by style",
			`<table><tr><td style="vertical-align: middle">a<td>13<span style="VERTICAL-ALIGN: super; FONT-SIZE: 8pt">1</span><tr><td>m<font style="vertical-align:super">2</font><td style="vertical-align:super">CO<span style="color:red;vertical-align:sub">2</span></table>`,
			"table\n| a | 13¹ |\n| m² | CO₂ |\n"},
		{"of no size or ink", `<p><span style="font-size:0">5</span>200001<span style="color:red; font-size: 0px">6</span><b style="opacity:0.0">7</b><i style="font-size:0.8em">8</i><u style="opacity:0.5">9</u></p>`, "20000189\n"},
		{"gaps that are closed", `<div style="font-size:0"><span style="font-size:14px">13</span></div>`, "13\n"},
		{"struck out by style",
			`<table><tr><td>a<td><span style="text-decoration:line-through">12</span>13<tr><td>b<td><span style="color:red;text-decoration-line: line-through">1</span><u style="text-decoration:underline">2</u><tr><td>c<td style="text-decoration: line-through">9<tr><td>d<td>4</table>`,
			"table\n| a | 13 |\n| b | 2 |\n| c |  |\n| d | 4 |\n"},
		{"invisible by style", `<table><tr><td>a<td><span style="visibility:hidden">9</span>13<tr><td style="visibility: collapse">b<td>2</table>`,
			"table\n| a | 13 |\n|  | 2 |\n"},
		{"line breaks in a paragraph", `<p>2021年政府信息公开<br>工作年度报告</p>`, "2021年政府信息公开 ⏎ 工作年度报告\n"},
		{"paragraph of a whole page",
			`<p>一、总体情况<br>　　甲。<br>&nbsp;&nbsp;&nbsp;&nbsp;乙。<br>接乙。<br><br>丙。<br>（二）丁<br>二、戊</p>`,
			"一、总体情况\n甲。\n乙。 ⏎ 接乙。\n丙。\n（二）丁\n二、戊\n"},
		{"text without paragraphs",
			`<body>甲<br>乙<br/>丙<div>丁<br>戊<span>己</span></div></body>`,
			"甲\n乙\n丙\n丁\n戊己\n"},
		{"lists", `<ul><li>甲<li>乙<ul><li>丙</ul></ul><dl><dt>丁<dd>戊</dl>`, "甲\n乙\n丙\n丁\n戊\n"},
		{"hidden",
			`<div style="color:red; Display : NONE !important">x</div><p hidden>x</p><template>x</template><script>x</script>` +
				`<style>x</style><noscript>x</noscript><select><option>x</select><svg><text>x</text></svg><textarea>x</textarea>` +
				`<p style="mso-display:none">甲</p><p style="display:none;display:block">乙</p>`,
			"甲\n乙\n"},
		{"hidden until the right end tag", `<div hidden><div>x</div><p>x<span>x</span></div>甲<span style='display:none'><span>x</span>x</span>乙`, "甲乙\n"},
		{"hidden rows and cells",
			`<table><tr><td>a<td hidden>x<td>b<tr style="display:none"><td>x<td>x<tr><td>c<td>d</table>`,
			"table\n| a | b |\n| c | d |\n"},
		{"conditional comments",
			`<p><!--[if gte mso 9]><xml>x</xml><![endif]--><![if !supportLists]>1.<span>&nbsp;</span><![endif]>甲</p><xml><w:View>x</w:View></xml>`,
			"1. 甲\n"},
		{"spans",
			`<table><tr><th colspan="2" rowspan='2'>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>`,
			"table\n| a [2x2] (col) | b |\n| c |\n| d | e | f |\n"},
		{"wrong spans",
			`<table><tr><td colspan=2000000000>a<tr><td rowspan=-1 colspan="">b<td colspan=" 2x">c<td rowspan=99>d<td colspan=abc>e</table>`,
			"table\n| a [5x1] |\n| b | c [2x1] | d | e |\n"},
		{"rowspan to the end of the group",
			`<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td rowspan=5>d<td>e</table>`,
			"table\n| a [1x2] | b |\n| c |\n| d | e |\n"},
		{"unclosed", `<table><tr><td>a<td>b<tr><td><p>c<p>d<td>e</table>f`, "table\n| a | b |\n| c ⏎ d | e |\nf\n"},
		{"stray end tags", `</td></tr>a</p></div><table></p><tr></b><td>b</table2></span><td>c</th></tr></tr></table></table>d`,
			"a\ntable\n| b | c |\nd\n"},
		{"text between cells goes before the table", `<table>a<tr>b<td>c</td><p>d</p><td>e</table>`, "a\nb\nd\ntable\n| c | e |\n"},
		{"table in a table but in no cell", `<table><tr><td>a<td>b</td></tr><table><tr><td>c<td>d</table>`,
			"table\n| a | b |\ntable\n| c | d |\n"},
		{"heads",
			`<table><caption>表一<thead><tr><th>a<th>b<tbody><tr><th>c<td>1<tr><th scope=rowgroup colspan=2>d<tr><th scope=row>e<td>2</table>`,
			"table 1 head: 表一\n| a (col) | b (col) |\n| c (row) | 1 |\n| d [2x1] (block) |\n| e (row) | 2 |\n"},
		{"roles",
			`<div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">a</span><span role="columnheader" aria-colspan="2">b</span></div></div>` +
				`<div role="row"><span role="rowheader">c</span><span role="cell">1</span><span role="cell"><p>2</p></span></div></div>`,
			"table\n| a (col) | b [2x1] (col) |\n| c (row) | 1 | 2 |\n"},
		{"roles out of place", `<div role=row>a<div role=cell>b</div></div><table><tr><td role=row>c<td><div role=cell>d</div></table>`,
			"a\nb\ntable\n| c | d |\n"},
		{"layout around everything",
			`<table><tr><td>首页<td>机构</tr><tr><td colspan=2><h1>报告</h1><p>甲</p><table><tr><td>a<td>1<tr><td>b<td>2<tr><td>c<td>3</table>乙</td></tr></table>`,
			"首页\n机构\n# 报告\n甲\ntable\n| a | 1 |\n| b | 2 |\n| c | 3 |\n乙\n"},
		{"layout of layout",
			`<table><tr><td><table><tr><td><table><tr><td>a<td>1<tr><td>b<td>2</table></table></table>`,
			"table\n| a | 1 |\n| b | 2 |\n"},
		{"layout by role", `<table role=presentation><tr><td>a<td>b</table>`, "a\nb\n"},
		{"layout by running text", `<table><tr><td>栏目<td><p>` + long + `<p>乙</table>`, "栏目\n" + long + "\n乙\n"},
		{"nested table in a cell of data",
			`<table><tr><td>a<td>b<td>c<tr><td>d<td><table><tr><td>1<td>2</table><td>e<tr><td>f<td>g<td>h</table>`,
			"table\n| a | b | c |\n| d | 1\t2 | e |\n| f | g | h |\n"},
		{"figures in tables of their own",
			`<table><tr><td>a<td><table><tr><td>1</table><tr><td>b<td><table><tr><td>2</table></table>`,
			"table\n| a | 1 |\n| b | 2 |\n"},
		{"caption of a nested table", `<table><caption>外<table><tr><td>x<td>y</table></caption><tr><td>a<td>b</table>`,
			"table: 外 ⏎ x\ty\n| a | b |\n"},
		{"empty table", `<table><tr><td>&nbsp;<td> </table>a`, "a\n"},
		{"empty cells stay", `<table><tr><td>a<td></td><td>&nbsp;<td>b</table>`, "table\n| a |  |  | b |\n"},
		{"empty rows", `<table><tr><tr><td rowspan=3>a<td>b<tr></tr><tr><td>c<tr><td>d<td>e<tr></table>`, "table\n| a [1x2] | b |\n| c |\n| d | e |\n"},
		{"form fields", `<table><tr><td>a<td><input value="13"><td><input type=checkbox value=x><td>b</table><input value=搜索>`,
			"table\n| a | 13 |  | b |\n"},
		{"preformatted lines", "<pre>\n甲\n\n  乙  丙\n</pre>", "甲\n乙  丙\n"},
		{"kept white space", "<div style='white-space: pre-wrap'>甲\n乙</div>", "甲\n乙\n"},
		{"preformatted in a cell", "<table><tr><td><pre>a\nb</pre><td>c</table>", "table\n| a ⏎ b | c |\n"},
		{"ruby", `<p><ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp>字<rt>ji</ruby>。</p>`, "漢字。\n"},
		{"hidden body", `<body style="display:none"><p>甲</p></body>`, "甲\n"},
		{"unclosed tag at the end", `<p>甲<table><tr><td>a<td>b</td`, "甲\ntable\n| a | b |\n"},
		{"no-break space entities without semicolon", `<p>a&nbspb&lt;c&#x4e00;</p>`, "a b<c一\n"},
		{"select that is not closed", `<table><tr><td><select><option>x<td>a<tr><td>b<td>c</table>`, "table\n|  | a |\n| b | c |\n"},
		{"empty page", ``, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := Document([]byte(test.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestTitleAndLanguage(t *testing.T) {
	doc, err := Document([]byte("<!DOCTYPE html><html lang=zh-CN><head><title>\n 年度\n报告 &amp; 附表</title></head><body lang=en><svg><title>x</title></svg><p>甲"))
	if err != nil {
		t.Fatal(err)
	}
	want := &document.Document{Language: "zh-CN", Title: "年度 报告 & 附表", Blocks: []document.Block{&document.Paragraph{Text: "甲"}}}
	if diff := cmp.Diff(want, doc); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A page that says gb2312 and is UTF-8, and the reverse.
func TestEncodingByBytes(t *testing.T) {
	for name, page := range map[string]string{
		"utf-8 that claims gb2312":   `<meta charset="gb2312"><p>规章</p>`,
		"gb18030 that claims utf-8":  "<meta charset=utf-8><p>\xb9\xe6\xd5\xc2</p>",
		"gb18030 that claims itself": "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>\xb9\xe6\xd5\xc2</p>",
		"utf-16":                     "\xff\xfe<\x00p\x00>\x00\xc4\x89\xe0\x7a",
		"utf-8 with mark":            "\xef\xbb\xbf<p>规章",
	} {
		doc, err := Document([]byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := outline.Of(doc); got != "规章\n" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := Document([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x00")); err == nil {
		t.Error("a picture was read as a page")
	}
}

// The tables of a published page, with the spans that its markup has.
func TestPublishedPage(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/corpus/shanghai-office-2019.html")
	if err != nil {
		t.Skip("no corpus here")
	}
	doc, err := Document(data)
	if err != nil {
		t.Fatal(err)
	}
	var shapes [][2]int
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			grid, err := table.Grid()
			if err != nil {
				t.Fatal(err)
			}
			shapes = append(shapes, [2]int{len(grid), len(grid[0])})
			for y, row := range grid {
				for x, place := range row {
					if place.Cell < 0 {
						t.Errorf("table %d has a hole at row %d, column %d", len(shapes), y, x)
					}
				}
			}
		}
	}
	if diff := cmp.Diff([][2]int{{18, 5}, {26, 10}, {4, 15}}, shapes); diff != "" {
		t.Errorf("rows and columns, -want +got:\n%s", diff)
	}
}
