package xlsx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

func TestDocument(t *testing.T) {
	for _, test := range []struct {
		name, sheet, want string
	}{
		{"empty", "<sheetData/>", ""},
		{"paragraphs and a table", data(tr("年度报告"), tr(), tr("一、总体情况"), tr("无。"), tr("规章", "1"), tr("规范性文件", "2")),
			"年度报告\n一、总体情况\n无。\ntable 2 columns\n| 规章 | 1 |\n| 规范性文件 | 2 |\n"},
		{"spans", data(tr("甲", "乙", "", "丙"), tr("", "丁", "戊", "己"), tr("", "庚", "辛", "壬")) + merges("A1:A3", "B1:C1"),
			"table 4 columns\n| 甲 [1x3] | 乙 [2x1] | 丙 |\n| 丁 | 戊 | 己 |\n| 庚 | 辛 | 壬 |\n"},
		{"a merge beyond the text", data(tr("甲", "乙"), tr("丙", "丁")) + merges("B1:XFD1", "B2:XFD2"), "table 2 columns\n| 甲 | 乙 |\n| 丙 | 丁 |\n"},
		{"a heading over the whole width", data(tr("甲", "乙"), tr("合计"), tr("丙", "丁")) + merges("A2:B2"),
			"table 2 columns\n| 甲 | 乙 |\n| 合计 [2x1] |\n| 丙 | 丁 |\n"},
		{"the title of the first part", data(tr("第一项"), tr("甲", "乙"), tr("第二项"), tr("丙", "丁")) + merges("A1:B1", "A3:B3"),
			"table 2 columns\n| 第一项 [2x1] |\n| 甲 | 乙 |\n| 第二项 [2x1] |\n| 丙 | 丁 |\n"},
		{"a section between tables", data(tr("甲", "乙"), tr("三、收到和处理"), tr("丙", "丁")),
			"table 2 columns\n| 甲 | 乙 |\n三、收到和处理\ntable 2 columns\n| 丙 | 丁 |\n"},
		{"a bordered section between tables", data(tr(bordered("甲"), bordered("乙")), tr(bordered("三、收到和处理"), bordered("")), tr(bordered("丙"), bordered("丁"))) + merges("A2:B2"),
			"table 2 columns\n| 甲 | 乙 |\n三、收到和处理\ntable 2 columns\n| 丙 | 丁 |\n"},
		{"rows that nobody filled in", data(tr(bordered("甲"), bordered("乙")), tr(bordered("三、总计"), bordered("")), tr(bordered(""), bordered(""))),
			"table 2 columns\n| 甲 | 乙 |\n| 三、总计 |  |\n|  |  |\n"},
		{"a label without figures", data(tr("规章", "1", "2"), tr("规范性文件")), "table 3 columns\n| 规章 | 1 | 2 |\n| 规范性文件 |  |  |\n"},
		{"a caption in the first cell", data(tr("二、主动公开情况"), tr("主动公开情况 \n甲", "乙"), tr("丙", "丁")),
			"二、主动公开情况\ntable 2 columns: 主动公开情况\n| 甲 | 乙 |\n| 丙 | 丁 |\n"},
		{"numbers", data(tr(number(plainCell, "96171.600000000006"), number(plainCell, "0.30000000000000004"), number(plainCell, "1E3")),
			tr(number(twoDecimals, "12.5"), number(percentCell, "0.125"), number(dateCell, "45306")),
			tr(number(dateCell, "13"), number(plainCell, "-0"), number(plainCell, "123456789012345"))),
			"table 3 columns\n| 96171.6 | 0.3 | 1000 |\n| 12.50 | 12.50% | 2024-01-15 |\n| 13 | 0 | 123456789012345 |\n"},
		{"other values", data(tr(`=<c t="b"><v>1</v></c>`, `=<c t="e"><v>#DIV/0!</v></c>`, `=<c t="str"><f>A1</f><v>甲</v></c>`),
			tr(`=<c t="d"><v>2024-01-15</v></c>`, "a_x000D_b_x005F_x0041_", `=<c><f>1+1</f><v>2</v></c>`)),
			"table 3 columns\n| TRUE | #DIV/0! | 甲 |\n| 2024-01-15 | a ⏎ b_x0041_ | 2 |\n"},
		{"marks and readings", data(tr(`=<c t="inlineStr"><is><r><t>13</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r><r><rPr><strike/></rPr><t>5</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`, "件"),
			tr("=<c s=\"5\"><v>7</v></c>", "甲", number(raisedCell, "2"))),
			"table 3 columns\n| 13¹ | 件 |  |\n|  | 甲 | ² |\n"},
		{"cells and rows without a place", "<sheetData><row><c t=\"inlineStr\"><is><t>甲</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row></sheetData>",
			"table 2 columns\n| 甲 | 1 |\n| 2 | 3 |\n"},
	} {
		doc, err := Document(book(test.sheet).zipped(t))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
		if doc.Title != "年度报告" || len(doc.Notes) > 0 {
			t.Errorf("%s: title %q, notes %v", test.name, doc.Title, doc.Notes)
		}
	}
}

// What is hidden or has no value is left out, and told.
func TestNotes(t *testing.T) {
	for _, test := range []struct {
		name   string
		sheets []string
		want   string
		notes  []document.Note
	}{
		{"a hidden sheet", []string{"表二::" + data(tr("甲", "1")), "底稿/hidden::" + data(tr("乙", "2")), "旧/veryHidden::" + data(tr("丙", "3"))},
			"table 2 columns\n| 甲 | 1 |\n",
			[]document.Note{{Code: document.NoteHiddenSheet, Name: "底稿"}, {Code: document.NoteHiddenSheet, Name: "旧"}}},
		{"hidden rows", []string{`<sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>3</v></c></row>` +
			`<row r="3" ht="0"><c><v>4</v></c></row><row r="4"><c><v>5</v></c><c><v>6</v></c></row></sheetData>` + merges("B1:B3")},
			"table 2 columns\n| 1 | 2 |\n| 5 | 6 |\n",
			[]document.Note{{Code: document.NoteHiddenRows, Name: "Sheet1", Count: 2}}},
		{"rows hidden unless listed", []string{`<sheetFormatPr zeroHeight="1"/><sheetData><row r="1"><c><v>1</v></c></row><row r="2" hidden="0"><c><v>2</v></c><c><v>3</v></c></row></sheetData>`},
			"table 2 columns\n| 2 | 3 |\n", []document.Note{{Code: document.NoteHiddenRows, Name: "Sheet1", Count: 1}}},
		{"hidden columns", []string{`<cols><col min="2" max="3" hidden="1"/><col min="3" max="4" width="0"/></cols>` + data(tr("甲", "1", "2", "3", "4"), tr("乙", "5", "", "", "6")) + merges("A1:B1")},
			"table 2 columns\n| 甲 | 4 |\n| 乙 | 6 |\n",
			[]document.Note{{Code: document.NoteHiddenColumns, Name: "Sheet1", Count: 3}}},
		{"a merged cell the beginning of which is hidden", []string{`<cols><col min="1" max="1" hidden="1"/></cols>` + data(tr("甲", "", "1"), tr("", "乙", "2")) + merges("A1:B1")},
			"table 2 columns\n| 甲 | 1 |\n| 乙 | 2 |\n",
			[]document.Note{{Code: document.NoteHiddenColumns, Name: "Sheet1", Count: 1}}},
		{"a formula without a value", []string{data(tr("甲", "=<c><f>SUM(A1:A2)</f></c>", "=<c><f>1</f><v></v></c>"), tr("乙", "1", "2"))},
			"table 3 columns\n| 甲 |  |  |\n| 乙 | 1 | 2 |\n", []document.Note{{Code: document.NoteNoValue, Name: "Sheet1", Count: 2}}},
		{"names of sheets", []string{"三、收到和处理::" + data(tr("甲", "1")), "Sheet2::" + data(tr("乙", "2")), "说明::" + data(tr("无"), tr(), tr("丙", "3"))},
			"## 三、收到和处理\ntable 2 columns\n| 甲 | 1 |\ntable 2 columns\n| 乙 | 2 |\n无\ntable 2 columns\n| 丙 | 3 |\n", nil},
	} {
		doc, err := Document(book(test.sheets...).zipped(t))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.notes, doc.Notes); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

// Rows say where they stand, and columns what they are called.
func TestSource(t *testing.T) {
	sheet := "表三::" + `<cols><col min="3" max="3" hidden="1"/></cols>` + data(tr(), tr("", "说明"), tr(), tr("", "甲", "x", "1"), tr("", "乙", "x", "2"))
	doc, err := Document(book("封面::<sheetData/>", sheet).zipped(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Blocks) != 2 {
		t.Fatalf("%d blocks", len(doc.Blocks))
	}
	if doc.PageNames[1] != "表三" {
		t.Errorf("%q", doc.PageNames)
	}
	p, table := doc.Blocks[0].(*document.Paragraph), doc.Blocks[1].(*document.Table)
	if want := (document.Source{Page: 2, Line: 2}); p.Source != want {
		t.Errorf("%+v, want %+v", p.Source, want)
	}
	if want := (document.Source{Page: 2, Line: 5}); table.Rows[1].Source != want {
		t.Errorf("%+v, want %+v", table.Rows[1].Source, want)
	}
	if names := strings.Join(table.ColumnNames, " "); names != "B D" {
		t.Errorf("columns %s", names)
	}
}

func TestFormats(t *testing.T) {
	for code, want := range map[string]numberFormat{
		"General":              {},
		"0":                    {},
		"0.00":                 {decimals: 2},
		"#,##0.0_ ":            {decimals: 1},
		`0.00"m.00"`:           {decimals: 2},
		`\d0.0`:                {decimals: 1},
		"0.0%":                 {decimals: 1, percent: true},
		"yyyy-mm-dd":           {date: true},
		`yyyy"年"m"月"`:          {date: true},
		"[h]:mm":               {date: true},
		"[Red]0.00;[Green]-0":  {decimals: 2},
		"[$-804]aaaa":          {},
		`_ * #,##0.00_ ;_ * -`: {decimals: 2},
		`0"`:                   {},
		"[":                    {},
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%s: %+v, want %+v", code, got, want)
		}
	}
}
