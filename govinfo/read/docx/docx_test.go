package docx

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// p is a paragraph, r a run; the first argument of pp and rr is their format.
func p(content string) string     { return "<w:p>" + content + "</w:p>" }
func pp(f, content string) string { return "<w:p><w:pPr>" + f + "</w:pPr>" + content + "</w:p>" }
func r(text string) string        { return rr("", text) }
func rr(f, text string) string {
	return "<w:r><w:rPr>" + f + `</w:rPr><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}
func field(part string) string { return `<w:r><w:fldChar w:fldCharType="` + part + `"/></w:r>` }
func code(text string) string  { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }
func numbered(id, level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
}

// tbl is a table, tr a row, tc a cell with its format.
func tbl(rows ...string) string     { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
func tr(cells ...string) string     { return "<w:tr>" + strings.Join(cells, "") + "</w:tr>" }
func tc(f, text string) string      { return "<w:tc><w:tcPr>" + f + "</w:tcPr>" + p(r(text)) + "</w:tc>" }
func holding(content string) string { return "<w:tc>" + content + "</w:tc>" }
func wide(n string) string          { return `<w:gridSpan w:val="` + n + `"/>` }

const (
	down      = `<w:vMerge w:val="restart"/>`
	continued = `<w:vMerge/>`
)

func TestDocument(t *testing.T) {
	for _, test := range []struct {
		name, body, want string
	}{
		{"runs", p(r("13")+r("5")+r(" 件")) + p("") + p(r("  ")), "135 件\n"},
		{"space that is not preserved", p(`<w:r><w:t> 1 </w:t></w:r><w:r><w:t> 3 </w:t></w:r>`), "13\n"},
		{"tabs, breaks and signs", p(r("a") + `<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>d</w:t></w:r>` +
			`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="00D7"/></w:r>`), "a\tb ⏎ c-d✓×\n"},
		{"paragraph of a whole page", p(`<w:r><w:t>一、甲</w:t><w:br/><w:t xml:space="preserve">　　乙</w:t><w:br/><w:t>二、丙</w:t></w:r>`), "一、甲\n乙\n二、丙\n"},
		{"tracked changes", p(`<w:ins><w:r><w:t>13</w:t></w:r></w:ins><w:del><w:r><w:delText>12</w:delText></w:r></w:del>` +
			`<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>y</w:t></w:r></w:moveTo>`), "13y\n"},
		{"deleted paragraph mark", pp(`<w:rPr><w:del/></w:rPr>`, r("甲")) + p(r("乙")) + p(r("丙")), "甲乙\n丙\n"},
		{"hidden and struck out", p(rr("<w:vanish/>", "x") + rr(`<w:vanish w:val="0"/>`, "甲") + rr("<w:strike/>", "x") +
			rr("<w:dstrike/>", "x") + rr(`<w:rStyle w:val="gone"/>`, "x") + rr(`<w:rStyle w:val="gone"/><w:vanish w:val="false"/>`, "乙")), "甲乙\n"},
		{"superscripts", p(r("13") + rr(`<w:vertAlign w:val="superscript"/>`, "1") + r("CO") + rr(`<w:vertAlign w:val="subscript"/>`, "2")), "13¹CO₂\n"},
		{"looked through", p(`<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>` +
			`<w:customXml><w:r><w:t>c</w:t></w:r></w:customXml><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>d</w:t></w:r></w:rubyBase></w:ruby>` +
			`<m:oMath><m:r><m:t>e</m:t></m:r></m:oMath>`), "abcde\n"},
		{"content controls", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p(r("单击此处")) + `</w:sdtContent></w:sdt>` +
			p(`<w:sdt><w:sdtPr/><w:sdtContent>`+r("甲")+`</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+r("x")+`</w:sdtContent></w:sdt>`), "甲\n"},
		{"a mark raised by hand", p(r("受理200001") + rr(`<w:position w:val="12"/><w:sz w:val="12"/>`, "1") + r("件")), "受理200001¹件\n"},
		{"a mark lowered by hand", p(r("CO") + rr(`<w:position w:val="-6"/><w:sz w:val="12"/>`, "2")), "CO₂\n"},
		{"moved, not raised", p(rr(`<w:position w:val="-4"/><w:sz w:val="32"/>`, "13") + rr(`<w:position w:val="-4"/><w:sz w:val="32"/>`, "5")), "135\n"},
		{"raised in the size of its style", p(rr(`<w:position w:val="4"/>`, "13")), "13\n"},
		{"too small to be seen", p(rr(`<w:sz w:val="2"/>`, "5") + r("200001")), "200001\n"},
		{"fields", p(r("第")+field("begin")+code(" PAGE ")+r("x")+field("separate")+r("3")+field("end")+r("页")) +
			p(`<w:fldSimple w:instr="SEQ"><w:r><w:t>4</w:t></w:r></w:fldSimple>`), "第3页\n4\n"},
		{"fields in fields", p(field("begin") + code("IF ") + field("begin") + code("REF") + field("separate") + r("x") + field("end") +
			field("separate") + r("甲") + field("end") + r("乙")), "甲乙\n"},
		{"field that does not end", p(r("甲")+field("begin")+code("REF")+r("x")) + p(r("乙")), "甲\n乙\n"},
		{"headings", pp(`<w:pStyle w:val="1"/>`, r("甲")) + pp(`<w:pStyle w:val="2"/>`, r("乙")) + pp(`<w:outlineLvl w:val="2"/>`, r("丙")) +
			pp(`<w:pStyle w:val="1x"/>`, r("丁")) + pp(`<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/><w:numPr><w:numId w:val="0"/></w:numPr>`, r("戊")),
			"# 一、甲\n## （一）乙\n### 丙\n# 二、丁\n戊\n"},
		{"styles in a circle", pp(`<w:pStyle w:val="circle1"/>`, r("甲")), "甲\n"},
		{"numbers", pp(numbered("1", "0"), r("a")) + pp(numbered("1", "1"), r("b")) + pp(numbered("1", "1"), r("c")) +
			pp(numbered("1", "2"), r("d")) + pp(numbered("1", "3"), r("e")) + pp(numbered("1", "0"), r("f")) + pp(numbered("1", "1"), r("g")) +
			pp(numbered("1", "3"), r("h")), "一、a\n（一）b\n（二）c\n1. d\n1.2.1.1 e\n二、f\n（一）g\n2.1.1.1 h\n"},
		{"lists", pp(numbered("2", "0"), r("点")) + pp(numbered("3", "0"), r("a")) + pp(numbered("3", "0"), r("b")) +
			pp(numbered("4", "0"), r("c")) + pp(numbered("4", "0"), r("d")) + pp(numbered("5", "0"), r("e")) + pp(numbered("99", "0"), r("f")) +
			pp(numbered("0", "0"), r("g")), "点\n丙. a\n丁. b\n甲. c\n乙. d\n③ e\nf\ng\n"},
		{"spans", tbl(tr(tc(wide("2")+down, "a"), tc("", "b")), tr(tc(wide("2")+continued, ""), tc("", "c")), tr(tc("", "d"), tc("", "e"), tc("", "f"))),
			"table\n| a [2x2] | b |\n| c |\n| d | e | f |\n"},
		{"merge begins anew", tbl(tr(tc(down, "a"), tc("", "b")), tr(tc(continued, ""), tc("", "c")), tr(tc(down, "d"), tc("", "e")), tr(tc(continued, ""), tc("", "f"))),
			"table\n| a [1x2] | b |\n| c |\n| d [1x2] | e |\n| f |\n"},
		{"merge without beginning", tbl(tr(tc("", "a"), tc("", "b")), tr(tc(continued, "c"), tc("", "d"))), "table\n| a | b |\n| c | d |\n"},
		{"merge of other width", tbl(tr(tc(down, "a"), tc("", "b"), tc("", "c")), tr(tc(wide("2")+continued, "d"), tc("", "e"))),
			"table\n| a | b | c |\n| d [2x1] | e |\n"},
		{"text in a merged cell", tbl(tr(tc(down, "a"), tc("", "b")), tr(tc(continued, "x"), tc("", "c"))), "table\n| a ⏎ x [1x2] | b |\n| c |\n"},
		{"old horizontal merge", tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "a"), tc(`<w:hMerge/>`, ""), tc("", "b")), tr(tc("", "c"), tc("", "d"), tc("", "e"))),
			"table\n| a [2x1] | b |\n| c | d | e |\n"},
		{"both merges", tbl(tr(tc(down+`<w:hMerge w:val="restart"/>`, "a"), tc(down+`<w:hMerge/>`, ""), tc("", "b")),
			tr(tc(wide("2")+continued, ""), tc("", "c")), tr(tc("", "d"), tc("", "e"), tc("", "f"))),
			"table\n| a [2x2] | b |\n| c |\n| d | e | f |\n"},
		{"rows that begin later", tbl("<w:tr><w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>"+tc(down, "a")+tc("", "b")+"</w:tr>",
			tr(tc("", "c"), tc("", "d"), tc(continued, ""), tc("", "e"))), "table\n|  [2x1] | a [1x2] | b |\n| c | d | e |\n"},
		{"a list's number before a figure", tbl(tr(tc("", "a"), holding(pp(numbered("1", "2"), r("57"))), holding(pp(numbered("1", "2"), r("甲"))))),
			"table\n| a | 1. 57 | 2. 甲 |\n"},
		{"deleted rows and cells", tbl(tr(tc("", "a"), tc("<w:cellDel/>", "x"), tc("", "b")), "<w:tr><w:trPr><w:del/></w:trPr>"+tc("", "x")+"</w:tr>",
			tr(tc("", "c"), tc("", "d"))), "table\n| a | b |\n| c | d |\n"},
		{"controls around rows and cells", tbl(`<w:sdt><w:sdtContent>`+tr(tc("", "a"), `<w:sdt><w:sdtContent>`+tc("", "b")+`</w:sdtContent></w:sdt>`)+`</w:sdtContent></w:sdt>`,
			tr(tc("", "c"), `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+tc("", "x")+`</w:sdtContent></w:sdt>`)), "table\n| a | b |\n| c |  |\n"},
		{"heads", tbl("<w:tr><w:trPr><w:tblHeader/></w:trPr>"+tc("", "a")+tc("", "b")+"</w:tr>", tr(tc("", "c"), tc("", "d"))), "table 1 head\n| a | b |\n| c | d |\n"},
		{"paragraphs in a cell", tbl(tr(holding(p(r("商业"))+p("")+p(r("企业"))), tc("", "b"))), "table\n| 商业 ⏎ 企业 | b |\n"},
		{"numbers in cells", tbl(tr(holding(pp(numbered("1", "2"), r("甲"))), holding(pp(numbered("1", "2"), r("乙"))))), "table\n| 1. 甲 | 2. 乙 |\n"},
		{"nested tables", tbl(tr(tc("", "a"), tc("", "b"), tc("", "c")), tr(tc("", "d"), holding(tbl(tr(tc("", "1"), tc("", "2")))+p("")), tc("", "e")), tr(tc("", "f"), tc("", "g"), tc("", "h"))),
			"table\n| a | b | c |\n| d | 1\t2 | e |\n| f | g | h |\n"},
		{"layout", tbl(tr(holding(pp(`<w:pStyle w:val="1"/>`, r("甲")) + p(r("乙")) + tbl(tr(tc("", "a"), tc("", "b"))) + p(r("丙"))))),
			"# 一、甲\n乙\ntable\n| a | b |\n丙\n"},
		{"text box", p(r("甲") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>` + p(r("框")) + tbl(tr(tc("", "a"), tc("", "b"))) +
			`</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p(r("框")) + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + r("乙")),
			"框\ntable\n| a | b |\n甲乙\n"},
		{"text box of an old file", p(`<w:r><w:pict><v:textbox><w:txbxContent>` + p(r("框")) + `</w:txbxContent></v:textbox></w:pict></w:r>` + r("乙")), "框\n乙\n"},
		{"text box in a cell", tbl(tr(holding(p(`<w:r><w:pict><v:textbox><w:txbxContent>`+p(r("框"))+`</w:txbxContent></v:textbox></w:pict></w:r>`+r("乙"))), tc("", "b"))), "table\n| 框 ⏎ 乙 | b |\n"},
		{"notes", p(r("甲")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+r("乙")) + tbl(tr(holding(p(r("1")+`<w:r><w:footnoteReference w:id="1"/></w:r>`)), tc("", "b"))) + p(r("丙")),
			"甲乙\n不含信访。 ⏎ 第二行。\ntable\n| 1 | b |\nnote: 含河滨段。\n丙\n"},
		{"parts out of place", tr(tc("", "a")) + tc("", "b") + r("c"), "a\nb\nc\n"},
		{"no body", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := Document(withBody(t, test.body).zipped(t))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The document in testdata, as it is, strict, and in UTF-16.
func TestReport(t *testing.T) {
	const want = `# 青禾街道 ⏎ 2023年报告
## 一、总体情况
### （一）主动公开
全年受理 13件。
不含信访。 ⏎ 第二行。
## 二、明细
table 3 columns 2 head
| 街区 [1x2] | 数量 [2x1] |
| 件 | 次 |
| 东街 | 13 |  |
note: 含河滨段。
文本框
无。
`
	strict := report(t)
	for name, text := range strict {
		strict[name] = strings.NewReplacer(
			"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships/", "http://purl.oclc.org/ooxml/officeDocument/relationships/").Replace(text)
	}
	double := report(t)
	for name, text := range double {
		double[name] = utf16Text(strings.ReplaceAll(text, "UTF-8", "UTF-16"))
	}
	moved := report(t)
	moved["_rels/.rels"] = strings.ReplaceAll(moved["_rels/.rels"], "word/document.xml", "/text/main.xml")
	for from, to := range map[string]string{"word/document.xml": `Text\MAIN.xml`, "word/_rels/document.xml.rels": "text/_rels/main.xml.rels",
		"word/styles.xml": "text/styles.xml", "word/footnotes.xml": "text/footnotes.xml"} {
		moved[to] = moved[from]
		delete(moved, from)
	}
	unrelated := report(t)
	delete(unrelated, "_rels/.rels")
	delete(unrelated, "word/_rels/document.xml.rels")
	for name, p := range map[string]parts{"transitional": report(t), "strict": strict, "UTF-16": double, "other names": moved, "no relationships": unrelated} {
		doc, err := Document(p.zipped(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		if doc.Title != "青禾街道2023年报告" || doc.Language != "zh-CN" {
			t.Errorf("%s: title %q, language %q", name, doc.Title, doc.Language)
		}
	}
}

func utf16Text(s string) string {
	b := []byte{0xFE, 0xFF}
	for _, r := range s {
		b = append(b, byte(r>>8), byte(r)) // no characters beyond the first plane here
	}
	return string(b)
}

// A document without styles, numbering and properties can be read.
func TestMissingParts(t *testing.T) {
	doc, err := Document(parts{"word/document.xml": opening + pp(`<w:pStyle w:val="1"/>`+numbered("1", "0"), r("甲")) + `<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>` + closing}.zipped(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := outline.Of(doc); got != "甲\n" || doc.Title != "" {
		t.Errorf("%q, title %q", got, doc.Title)
	}
}

// The blank form in Word has the grids and the labels of the form.
func TestBlankForm(t *testing.T) {
	data, err := os.ReadFile("../../../../shared/corpus/form-2021.docx")
	if err != nil {
		t.Skip("no corpus here")
	}
	doc, err := Document(data)
	if err != nil {
		t.Fatal(err)
	}
	var tables []*document.Table
	for _, block := range doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			tables = append(tables, table)
		}
	}
	if len(tables) != 3 {
		t.Fatalf("%d tables", len(tables))
	}
	form := govinfo.Edition2021.Form()
	for i, want := range [][2]int{{14, 4}, {28, 10}, {4, 15}} {
		grid, err := tables[i].Grid()
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{len(grid), len(grid[0])}; got != want || tables[i].Columns != form.Tables[i].Columns {
			t.Errorf("table %d: rows and columns %v, %d columns, want %v", i, got, tables[i].Columns, want)
		}
		for y, row := range grid {
			for x, place := range row {
				if place.Cell < 0 {
					t.Errorf("table %d has a hole at row %d, column %d", i, y, x)
				}
			}
		}
		text := outline.Of(&document.Document{Blocks: []document.Block{tables[i]}})
		for _, block := range form.Tables[i].Blocks {
			for _, line := range block.Lines {
				if !strings.Contains(text, line.Label) && i < 2 {
					t.Errorf("table %d lacks %q", i, line.Label)
				}
			}
		}
	}
	if doc.Language != "zh-CN" {
		t.Errorf("language %q", doc.Language)
	}
}
