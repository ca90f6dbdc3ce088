package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"golang.org/x/text/language"
)

func TestLocation(t *testing.T) {
	rows := func(page, line int) []document.Row {
		return []document.Row{
			{Cells: []document.Cell{{Text: "甲", RowSpan: 2}, {Text: "乙"}}, Source: document.Source{Page: page, Line: line}},
			{Cells: []document.Cell{{Text: "1"}}, Source: document.Source{Page: page, Line: line + 1}},
		}
	}
	doc := &document.Document{
		PageNames: []string{"封面", "表三"},
		Blocks: []document.Block{
			&document.Heading{Text: "一、总体情况", Source: document.Source{Page: 3, Line: 1}},
			&document.Paragraph{Text: "无。"},
			&document.Table{Rows: rows(2, 11), ColumnNames: []string{"B", "H"}},
			&document.Table{Rows: rows(4, 2)},
			&document.Table{},
		},
	}
	for _, test := range []struct {
		block, row, cell int
		want             document.Location
	}{
		{0, -1, 0, document.Location{Page: 3, Line: 1}},
		{1, -1, 0, document.Location{}},
		{2, 1, 0, document.Location{Page: 2, Line: 12, Sheet: "表三", Cell: "H12"}},
		{2, 0, 0, document.Location{Page: 2, Line: 11, Sheet: "表三", Cell: "B11"}},
		{2, -1, 0, document.Location{Page: 2, Line: 11, Sheet: "表三"}},
		{3, 1, 0, document.Location{Page: 4, Line: 3}},
		{4, -1, 0, document.Location{}},
	} {
		if got := doc.Location(test.block, test.row, test.cell); got != test.want {
			t.Errorf("%d, %d, %d: %+v, want %+v", test.block, test.row, test.cell, got, test.want)
		}
	}
}

// Every note words itself in both languages, with what it knows.
func TestNoteMessages(t *testing.T) {
	for _, code := range []document.NoteCode{
		document.NoteUnknownGlyphs, document.NoteRebuilt, document.NoteHiddenText, document.NoteOverprint, document.NotePicturePage,
		document.NoteUnruledTable, document.NoteHiddenSheet, document.NoteHiddenRows, document.NoteHiddenColumns, document.NoteNoValue,
	} {
		note := document.Note{Code: code, Page: 3, Name: "某某", Count: 17}
		zh, en := note.Message(language.Chinese), note.Message(language.BritishEnglish)
		if !strings.HasPrefix(zh, "第 3 页：") || !strings.HasPrefix(en, "page 3: ") || strings.Contains(zh+en, "{") || strings.Contains(en, string(code)) {
			t.Errorf("%s: %q, %q", code, zh, en)
		}
	}
	if got := (document.Note{Code: "later"}).Message(language.English); got != "later" {
		t.Errorf("%q", got)
	}
}

func ExampleNote_Message() {
	note := document.Note{Code: document.NoteHiddenSheet, Name: "底稿"}
	fmt.Println(note.Message(language.Chinese))
	fmt.Println(note.Message(language.English))
	// Output:
	// 工作表“底稿”是隐藏的，未读取
	// the sheet “底稿” is hidden and was left out
}
