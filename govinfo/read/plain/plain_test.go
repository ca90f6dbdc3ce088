package plain_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
)

// sketch writes a document in short: a line for each paragraph ("P"), heading
// ("H2") and row of a table ("T", "D", "S" or "F" by its layout).
func sketch(doc *document.Document) string {
	var text strings.Builder
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Paragraph:
			fmt.Fprintf(&text, "P %s\n", b.Text)
		case *document.Heading:
			fmt.Fprintf(&text, "H%d %s\n", b.Level, b.Text)
		case *document.Table:
			for i, row := range b.Rows {
				mark := " "
				if i == 0 {
					mark = string("TDSF"[b.Layout])
				}
				var cells []string
				for _, cell := range row.Cells {
					cells = append(cells, strings.ReplaceAll(cell.Text, "\n", "/"))
				}
				fmt.Fprintf(&text, "%s [%s]\n", mark, strings.Join(cells, "|"))
			}
		}
	}
	return text.String()
}

func TestDocument(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"paragraphs", "一、总体情况\n\n　　2021年，本机关……\n  第二段\n", "P 一、总体情况\nP 2021年，本机关……\nP 第二段\n"},
		{"line ends", "甲\r\n乙\r丙\f丁\v戊", "P 甲\nP 乙\nP 丙\nP 丁\nP 戊\n"},
		{"marks of converters", "[bookmark: _GoBack]甲\u200b乙\ufeff\n[image: x]\n[2021]丙", "P 甲乙\nP [2021]丙\n"},
		{"page numbers", "甲\n-3-\n- 4 -\n— 5 —\n第 6 页\n第6页 共9页\n乙", "P 甲\nP 乙\n"},
		{"no page numbers", "-3件-\n3\n2021-2022\n第六页面", "P -3件-\nP 3\nP 2021-2022\nP 第六页面\n"},
		{"Markdown headings", "# 标题\n## 一、总体情况 ##\n#标签\n####### 七", "H1 标题\nH2 一、总体情况\nH1 标签\nP ####### 七\n"},
		{"bold", "**一、总体情况**\n__甲__", "P 一、总体情况\nP 甲\n"},
		{
			"one cell a line", "\t甲\n\t乙\n\n\t\n\t1\n\n\n丙",
			"D [甲|乙]\n  [|1]\nP 丙\n",
		},
		{
			"one cell a line, empty ones lost", "\t甲\n\t乙\n\n\t丙\n\t1\n\n",
			"S [甲|乙]\n  [丙|1]\n",
		},
		{
			"two tables", "\t甲\n\t\n\n\n\n\t乙\n\t\n",
			"D [甲|]\nD [乙|]\n",
		},
		{
			"a page within a table", "\t甲\n\t\n\n-3-\n\n\t乙\n\t1\n\n",
			"D [甲|]\n  [乙|1]\n",
		},
		{
			"a running title within a table", "某局2021年度报告\n| 甲 | 乙 |\n- 2 -\n某局2021年度报告\n| 丙 | 1 |\n某局2021年度报告\n",
			"P 某局2021年度报告\nT [甲|乙]\n  [丙|1]\nP 某局2021年度报告\n",
		},
		{
			"a title within a table that is no running one", "| 甲 | 乙 |\n某局2021年度报告\n| 丙 | 1 |\n",
			"T [甲|乙]\nP 某局2021年度报告\nT [丙|1]\n",
		},
		{
			"a cell of two lines", "\t本年新\n制作数量\n\t\n\t对外\n\n文字。",
			"D [本年新/制作数量||对外]\nP 文字。\n",
		},
		{
			"text directly behind a table", "\t甲\n\t\n\t1\n三、收到和处理政府信息公开申请情况\n",
			"D [甲||1]\nP 三、收到和处理政府信息公开申请情况\n",
		},
		{
			"rows with tabs, full", "甲\t乙\t丙\n1\t\t3\n",
			"T [甲|乙|丙]\n  [1||3]\n",
		},
		{
			"rows with tabs, ragged", "甲\t乙\t丙\n1\t3\n\t4\n",
			"D [甲|乙|丙]\n  [1|3]\n  [|4]\n",
		},
		{
			"rows with bars", "| 甲 | 乙 |\n|---|:-:|\n| 1 | 2 |\n",
			"T [甲|乙]\n  [1|2]\n",
		},
		{
			"rows with bars, blank marks", "| 甲 | 乙 |\n| -- | 0 |\n| - | - |\n",
			"T [甲|乙]\n  [--|0]\n  [-|-]\n",
		},
		{
			"cells behind tabs that only indent them", "信息内容 |\n\t\t\t本年制发件数  |\n\t\t\t现行有效件数  |\n\t\t\n规章 |\n\t\t\t1  |\n\t\t\t12\n   |\n\t\t\n",
			"F [信息内容]\n  [本年制发件数]\n  [现行有效件数]\n  [规章]\n  [1]\n  [12]\n",
		},
		{
			"tabs before bars, and between words", "信息内容\t本年制发件数\n\t12 |\n",
			"T [信息内容|本年制发件数]\n  [|12 |]\n",
		},
		{
			"words a cell a line, figures a row a line", "信息内容 |\n本年制发件数 |\n现行有效件数 | ||\n规章 |\n1 | 12 | ||\n行政规范性文件 |\n0 | 3 | ||\n",
			"F [信息内容]\n  [本年制发件数]\n  [现行有效件数||]\n  [规章]\n  [1|12||]\n  [行政规范性文件]\n  [0|3||]\n",
		},
		{
			"rows of a label and its figures beside rows of words", "信息内容 |\n规章 |\n行政许可 | 3 |\n行政处罚 | 1 | 2 |\n行政强制 | 0 | 0 |\n",
			"D [信息内容]\n  [规章]\n  [行政许可|3]\n  [行政处罚|1|2]\n  [行政强制|0|0]\n",
		},
		{
			"bars alone on lines, a heading broken in its cell", "总计\n|\n商业\n企业\n|\n科研\n机构\n|\n合计\n|\n7\n|\n8\n|\n",
			"F [总计]\n  [商业/企业]\n  [科研/机构]\n  [合计]\n  [7]\n  [8]\n",
		},
		{
			"bars inside cells", `| a\|b | **c** | d<br>e | &amp; |` + "\n",
			"T [a|b|c|d/e|&]\n",
		},
		{
			"no outer bars", "甲 | 乙 | 丙\n1 | | 3\n",
			"T [甲|乙|丙]\n  [1||3]\n",
		},
		{
			"drawn tables", "┌──┬──┐\n│甲│乙│\n├──┼──┤\n│1 │2 │\n└──┴──┘\n",
			"T [甲|乙]\n  [1|2]\n",
		},
		{
			"aligned columns", "规章      1    0   12\n行政许可   3\n",
			"S [规章|1|0|12]\n  [行政许可|3]\n",
		},
		{
			"single spaces", "规章 1 0 12\n0 0 0\n",
			"S [规章|1|0|12]\n  [0|0|0]\n",
		},
		{
			"headings in parts",
			"                总计\n自然  商业  科研  社会\n人   企业  机构  公益\n            组织\n1   2   3   4   10\n",
			"P 总计\nS [自然|商业|科研|社会]\n  [人|企业|机构|公益]\nP 组织\nS [1|2|3|4|10]\n",
		},
		{
			"lines broken at the edge of the page",
			"  " + strings.Repeat("信息公开", 7) + "\n" + strings.Repeat(strings.Repeat("信息公开", 7)+"公\n", 6) + "- 1 -\n\n" +
				strings.Repeat("信息公开", 7) + "1\n2件。\n  第二段。\n",
			"P " + strings.Repeat("信息公开", 7) + strings.Repeat(strings.Repeat("信息公开", 7)+"公", 6) + strings.Repeat("信息公开", 7) + "12件。\nP 第二段。\n",
		},
		{
			"sentences are no rows", "2021年，共收到申请 12 件。\n联系电话：0571-1234567  地址：云溪县\n",
			"P 2021年，共收到申请 12 件。\nP 联系电话：0571-1234567  地址：云溪县\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := plain.Document([]byte(test.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := sketch(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	cells := strings.Repeat("\t1\n", 100)
	for _, test := range []struct {
		limits document.Limits
		text   string
		want   document.Quantity
	}{
		{document.Limits{Bytes: 10}, "12345678901", document.QuantityBytes},
		{document.Limits{Lines: 3}, "1\n2\n3\n4", document.QuantityLines},
		{document.Limits{Cells: 99}, cells, document.QuantityCells},
		{document.Limits{Cells: 99}, strings.Repeat("1|2|3\n", 34), document.QuantityCells},
		{document.Limits{Bytes: 1000, Lines: 1000, Cells: 100}, cells, ""},
	} {
		_, err := plain.Reader{Limits: test.limits}.Document(context.Background(), []byte(test.text))
		var limit *plain.LimitError
		if got := errors.As(err, &limit); got != (test.want != "") || got && limit.Quantity != test.want {
			t.Errorf("%+v: %v, want %q", test.limits, err, test.want)
		}
	}
}

func TestBinary(t *testing.T) {
	_, err := plain.Document(make([]byte, 100))
	var binary *encoding.BinaryError
	if !errors.As(err, &binary) {
		t.Errorf("err = %v", err)
	}
}

func FuzzDocument(f *testing.F) {
	if data, err := os.ReadFile("../../../examples/check/testdata/report-2021.txt"); err == nil {
		f.Add(data)
	}
	f.Add([]byte("| a | b |\n|---|---|\n| 1 | 2 |\n\n甲\t乙\n\t3\n\n规章  1  0\n- 3 -\n# x"))
	f.Add([]byte("┌────┬─────┐\n│    │“法”│\n│自然├──┬──┤\n│人  │企│其│\n└────┴──┴──┘\n+--+\n|--|\n+--+"))
	f.Add([]byte("\t甲\n乙\n\t\n\n\n\t1\n[bookmark:\n[image: ]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := plain.Document(data)
		if err != nil {
			return
		}
		for _, block := range doc.Blocks {
			switch b := block.(type) {
			case *document.Table:
				if len(b.Rows) == 0 {
					t.Error("a table without rows")
				}
				for _, row := range b.Rows {
					if len(row.Cells) == 0 {
						t.Error("a row without cells")
					}
				}
			case *document.Paragraph:
				if strings.TrimSpace(b.Text) == "" {
					t.Error("an empty paragraph")
				}
			}
		}
	})
}

func ExampleDocument() {
	doc, err := plain.Document([]byte("二、主动公开政府信息情况\n\t信息内容\n\t本年处理决定数量\n\n\t行政许可\n\t12\n\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Blocks[0].(*document.Paragraph).Text)
	for _, row := range doc.Blocks[1].(*document.Table).Rows {
		fmt.Println(row.Cells[0].Text, row.Cells[1].Text)
	}
	// Output:
	// 二、主动公开政府信息情况
	// 信息内容 本年处理决定数量
	// 行政许可 12
}
