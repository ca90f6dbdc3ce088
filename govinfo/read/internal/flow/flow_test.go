package flow

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

var wide = document.Limits{Tables: 100, Cells: 1000, Places: 10_000}

func TestText(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"collapsing", " a \t b\n\n c ", "a b c"},
		{"line end between Chinese characters", "受理\n  申请，\n“甲”\n—乙", "受理申请，“甲”—乙"},
		{"line end beside a figure", "受理\n13\n件", "受理 13 件"},
		{"line end between Korean words", "정보\n공개", "정보 공개"},
		{"spaces between Chinese characters", "总 计", "总 计"},
		{"no-break spaces", "\u00a0a\u00a0\u00a0b\u202fc\u2003d\u00a0", "a  b c d"},
		{"invisible characters", "1\u200b3\u00ad\ufeff\u2060\u200e5", "135"},
		{"control characters", "1\x003\x01\x7f5\u0085\u0086", "135"},
		{"ideographic spaces", "　　甲　乙　", "甲　乙"},
		{"bytes that are no text", "a\xc2", "a\xc2"},
		{"similar bytes", "“甲”（乙）£é", "“甲”（乙）£é"},
	} {
		b := New(context.Background(), "test", wide)
		b.Text([]byte(test.text))
		doc := document.Document{Blocks: b.Blocks()}
		if got := outline.Of(&doc); got != test.want+"\n" {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		whole := New(context.Background(), "test", wide)
		for i := range len(test.text) { // the same in pieces, but for characters that are cut
			if test.text[i] < 0x80 {
				whole.Text([]byte(test.text[i : i+1]))
			}
		}
		if strings.IndexFunc(test.text, func(r rune) bool { return r >= 0x80 }) < 0 {
			doc := document.Document{Blocks: whole.Blocks()}
			if got := outline.Of(&doc); got != test.want+"\n" {
				t.Errorf("%s in pieces: %q, want %q", test.name, got, test.want)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	const text = "二〇二三年\n报告\n\n甲\n　　乙\n（三）丙\n四、丁\n十条"
	for kind, want := range map[Kind]string{
		Loose:          "二〇二三年\n报告\n甲\n乙\n（三）丙\n四、丁\n十条\n",
		Paragraph:      "二〇二三年 ⏎ 报告\n甲\n乙\n（三）丙\n四、丁 ⏎ 十条\n",
		Whole:          "二〇二三年 ⏎ 报告 ⏎ 甲 ⏎ 乙 ⏎ （三）丙 ⏎ 四、丁 ⏎ 十条\n",
		HeadingKind(3): "### 二〇二三年 ⏎ 报告 ⏎ 甲 ⏎ 乙 ⏎ （三）丙 ⏎ 四、丁 ⏎ 十条\n",
	} {
		b := New(context.Background(), "test", wide)
		b.Verbatim([]byte(text))
		b.End(kind)
		doc := document.Document{Blocks: b.Blocks()}
		if diff := cmp.Diff(want, outline.Of(&doc)); diff != "" {
			t.Errorf("kind %d: -want +got:\n%s", kind, diff)
		}
	}
}

// build makes a table with a cell per text.
func build(b *Builder, rows ...[]string) {
	b.OpenTable(false)
	for _, row := range rows {
		b.OpenRow(false)
		for _, text := range row {
			b.OpenCell(Cell{})
			b.Text([]byte(text))
			b.End(Loose)
			b.CloseCell()
		}
		b.CloseRow()
	}
	b.CloseTable()
}

// The lengths at which a table is one of layout.
func TestLayout(t *testing.T) {
	label := strings.Repeat("标", 299)
	for _, test := range []struct {
		name   string
		rows   [][]string
		layout bool
	}{
		{"data", [][]string{{"a", "b"}, {"c", "d"}}, false},
		{"one column", [][]string{{"a", ""}, {"", "b"}}, true},
		{"long label", [][]string{{label, "b"}}, false},
		{"running text among few cells", [][]string{{label + "标", "b", "c", "d"}, {"e", "f", "g", "h"}}, true},
		{"running text among many cells", [][]string{{label + "标", "b", "c", "d"}, {"e", "f", "g", "h"}, {"i", "j"}}, false},
		{"a page in a cell", [][]string{{strings.Repeat("标", 1000), "b", "c", "d"}, {"e", "f", "g", "h"}, {"i", "j"}}, true},
		{"Latin text of the same size in bytes", [][]string{{strings.Repeat("a", 290), "b"}}, false},
	} {
		b := New(context.Background(), "test", wide)
		build(b, test.rows...)
		blocks := b.Blocks()
		_, isTable := blocks[0].(*document.Table)
		if isTable == test.layout {
			t.Errorf("%s: %T, layout %v", test.name, blocks[0], test.layout)
		}
	}
}

func TestNothingIsAddedBeyondALimit(t *testing.T) {
	b := New(context.Background(), "test", document.Limits{Tables: 9, Cells: 3, Places: 9})
	build(b, []string{"a", "b"}, []string{"c", "d"})
	b.Text([]byte("e"))
	if blocks := b.Blocks(); len(blocks) != 0 || b.Err() == nil {
		t.Errorf("%d blocks, error %v", len(blocks), b.Err())
	}
}

func TestRaised(t *testing.T) {
	if got := string(Raised([]byte("[0123456789]+-年"), false)); got != "[⁰¹²³⁴⁵⁶⁷⁸⁹]⁺⁻年" {
		t.Error(got)
	}
	if got := string(Raised([]byte("0189+年"), true)); got != "₀₁₈₉+年" {
		t.Error(got)
	}
}
