package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// trace prints where the cells of a reading stand.
type trace struct {
	reading *read.Reading
	words   words
	out     io.Writer
}

// words are what is printed around figures and places, in one language.
type words struct {
	tag                  language.Tag
	unread, blank, none  string
	table, paragraph, at string
	page                 string
}

func wordsIn(tag language.Tag) words {
	in := func(zh, en string) string { return validate.Text{ZH: zh, EN: en}.In(tag) }
	return words{
		tag:    tag,
		unread: in("未能读取", "not read"), blank: in("空白", "blank"), none: in("原文中没有找到", "not found in the source"),
		table: in("第 %d 张表", "table %d"), paragraph: in("第 %d 段", "paragraph %d"),
		at:   in("%s，第 %d 行，第 %d 格%s：%q", "%s, row %d, cell %d%s: %q"),
		page: in("（第 %d 页第 %d 行）", " (page %d, line %d)"),
	}
}

// print prints the cells within a ref and what was in doubt there, and returns how
// many cells there are.
func (t trace) print(within govinfo.Ref) int {
	n := 0
	for ref, value := range t.reading.Report.Cells() {
		if ref.Within(within) {
			n++
			t.cell(ref, value)
		}
	}
	for _, doubt := range t.reading.Doubts {
		if doubt.Ref.Within(within) || within.Within(doubt.Ref) {
			fmt.Fprintf(t.out, "%s: %s\n", doubt.Code, doubt.Message(t.words.tag))
		}
	}
	for _, note := range t.reading.Notes() {
		fmt.Fprintf(t.out, "%s: %s\n", note.Code, note.Message(t.words.tag))
	}
	return n
}

func (t trace) cell(ref govinfo.Ref, value govinfo.Value) {
	figure := value.String()
	switch {
	case slices.Contains(t.reading.Unread, ref):
		figure = t.words.unread
	case value.IsBlank():
		figure = t.words.blank
	}
	fmt.Fprintf(t.out, "%s = %s\n  %s\n", ref, figure, govinfo.Label(ref))
	origin, found := t.reading.Origins[ref]
	if !found {
		fmt.Fprintf(t.out, "  %s\n", t.words.none)
		return
	}
	fmt.Fprintf(t.out, "  "+t.words.at+"\n", t.block(origin.Block), origin.Row+1, origin.Cell+1, t.location(origin), origin.Text)
}

// location names the place in the file, as far as its format has places: "
// (表三!H12)" or " (page 3, line 12)".
func (t trace) location(origin recognize.Origin) string {
	switch at := t.reading.Document.Location(origin.Block, origin.Row, origin.Cell); {
	case at.Cell != "":
		return fmt.Sprintf(" (%s!%s)", at.Sheet, at.Cell)
	case at.Page > 0:
		return fmt.Sprintf(t.words.page, at.Page, at.Line)
	}
	return ""
}

// block names a block: a table by its number among the tables, a paragraph by its
// number among the others.
func (t trace) block(index int) string {
	tables := 0
	for _, b := range t.reading.Document.Blocks[:index+1] {
		if _, ok := b.(*document.Table); ok {
			tables++
		}
	}
	if _, ok := t.reading.Document.Blocks[index].(*document.Table); ok {
		return fmt.Sprintf(t.words.table, tables)
	}
	return fmt.Sprintf(t.words.paragraph, index+1-tables)
}
