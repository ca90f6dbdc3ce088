package page

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

// plan draws a page: each string is a row of a table of columns 40 points wide and
// rows 20 points high, its cells divided by "|"; "~" goes on with the cell at the
// left, "^" with the one above. A "/" in a cell begins a line.
type plan struct {
	top  float64
	rows []string
	more func(*Page)
}

const planWidth, planHeight, planLeft = 40.0, 20.0, 60.0

func (l plan) page() *Page {
	p := &Page{Width: 500, Height: 700}
	y := l.top
	for r, row := range l.rows {
		cells := strings.Split(row, "|")
		height := planHeight
		for _, c := range cells {
			height = max(height, planHeight*float64(1+strings.Count(c, "/")))
		}
		for c, text := range cells {
			x := planLeft + planWidth*float64(c)
			if text != "^" {
				p.Rules = append(p.Rules, Rect{x, y, x + planWidth, y})
			}
			if text != "~" {
				p.Rules = append(p.Rules, Rect{x, y, x, y + height})
			}
			if text == "~" || text == "^" {
				continue
			}
			for i, part := range strings.Split(text, "/") {
				if part != "" {
					p.Runs = append(p.Runs, Run{Text: part, X: x + 4, Y: y + 14 + 14*float64(i), Size: 10, Advance: textWidth(part, 10)})
				}
			}
		}
		right := planLeft + planWidth*float64(len(cells))
		p.Rules = append(p.Rules, Rect{right, y, right, y + height})
		y += height
		if r == len(l.rows)-1 {
			p.Rules = append(p.Rules, Rect{planLeft, y, right, y})
		}
	}
	if l.more != nil {
		l.more(p)
	}
	return p
}

func plans(t *testing.T, all ...plan) string {
	t.Helper()
	b := New("page", document.Limits{})
	for _, l := range all {
		if err := b.Add(l.page()); err != nil {
			t.Fatal(err)
		}
	}
	blocks, _ := b.Build()
	return outline.Of(&document.Document{Blocks: blocks})
}

// What the end of a page does to a table.
func TestTablesOverPages(t *testing.T) {
	at := func(rows ...string) plan { return plan{top: 100, rows: rows} }
	for _, test := range []struct {
		name  string
		pages []plan
		want  []string
	}{
		{"rows go on", []plan{at("行|甲|乙", "1.a|1|2"), at("2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "| 2.b | 3 | 4 |"}},
		{"a heading that is repeated", []plan{at("行|甲|乙", "1.a|1|2"), at("行|甲|乙", "2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "| 2.b | 3 | 4 |"}},
		{"another table", []plan{at("行|甲|乙", "1.a|1|2"), at("列|丙|丁", "2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "table 3 columns", "| 列 | 丙 | 丁 |", "| 2.b | 3 | 4 |"}},
		{"other columns", []plan{at("行|甲|乙", "1.a|1|2"), at("2.b|3|4|5")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "table 4 columns", "| 2.b | 3 | 4 | 5 |"}},
		{"text between", []plan{at("行|甲|乙", "1.a|1|2"), {300, []string{"2.b|3|4"}, func(p *Page) {
			p.Runs = append(p.Runs, Run{Text: "以下另表", X: 60, Y: 200, Size: 10, Advance: 40})
		}}}, []string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "以下另表", "table 3 columns", "| 2.b | 3 | 4 |"}},
		{"blocks with titles", []plan{at("第一项|~|~", "行|甲|乙", "a|1|2", "第二项|~|~", "行|丙|丁", "b|3|4"), at("第三项|~|~", "行|戊|己", "c|5|6")},
			[]string{"table 3 columns", "| 第一项 [3x1] |", "| 行 | 甲 | 乙 |", "| a | 1 | 2 |", "| 第二项 [3x1] |", "| 行 | 丙 | 丁 |", "| b | 3 | 4 |", "| 第三项 [3x1] |", "| 行 | 戊 | 己 |", "| c | 5 | 6 |"}},
		{"the label of a group is empty on the next page", []plan{at("组|行|甲", "（一）|1.a|1"), at("|2.b|2", "^|3.c|3")},
			[]string{"table 3 columns", "| 组 | 行 | 甲 |", "| （一） [1x3] | 1.a | 1 |", "| 2.b | 2 |", "| 3.c | 3 |"}},
		{"the label of a group is cut", []plan{at("组|行|甲", "一、无|1.a|1", "^|2.b|2"), at("法提供|3.c|3")},
			[]string{"table 3 columns", "| 组 | 行 | 甲 |", "| 一、无 ⏎ 法提供 [1x3] | 1.a | 1 |", "| 2.b | 2 |", "| 3.c | 3 |"}},
		{"the label of a row is cut", []plan{at("行|甲|乙", "1.前半|1|2"), at("后半||", "2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.前半 ⏎ 后半 | 1 | 2 |", "| 2.b | 3 | 4 |"}},
		{"a row of blanks is no rest", []plan{at("行|甲|乙", "1.a|1|2"), at("2.b||", "3.c|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 | 2 |", "| 2.b |  |  |", "| 3.c | 3 | 4 |"}},
		{"a figure is cut that had no room", []plan{at("行|甲|乙", "1.a|12345|2"), at("|67|", "2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1234567 | 2 |", "| 2.b | 3 | 4 |"}},
		{"two figures are not one", []plan{at("行|甲|乙", "1.a|1|2"), at("|67|", "2.b|3|4")},
			[]string{"table 3 columns", "| 行 | 甲 | 乙 |", "| 1.a | 1 ⏎ 67 | 2 |", "| 2.b | 3 | 4 |"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			want := strings.Join(test.want, "\n") + "\n"
			if got := plans(t, test.pages...); got != want {
				t.Errorf("-want +got:\n%s", cmp.Diff(want, got))
			}
		})
	}
}

// What stands in cells.
func TestCells(t *testing.T) {
	run := func(text string, x, y, size float64) Run {
		return Run{Text: text, X: x, Y: y, Size: size, Advance: textWidth(text, size)}
	}
	upright := func(text string, x, y float64) Run {
		return Run{Text: text, X: x, Y: y, Size: 10, Advance: 10 * float64(len([]rune(text))), Upright: true}
	}
	for _, test := range []struct {
		name string
		runs []Run // in a cell of 100 x 100 at 60, 100, beside another
		want string
	}{
		{"lines", []Run{run("商业", 70, 120, 10), run("企业", 70, 135, 10)}, "商业 ⏎ 企业"},
		{"in any order", []Run{run("企业", 70, 135, 10), run("商业", 70, 120, 10)}, "商业 ⏎ 企业"},
		{"a figure that is divided", []Run{run("1234567890123456", 70, 120, 10), run("78", 70, 135, 10)}, "123456789012345678"},
		{"two figures, for there was room", []Run{run("12", 70, 120, 10), run("34", 70, 135, 10)}, "12 ⏎ 34"},
		{"two figures, for others come between", []Run{run("1234567890123456", 70, 120, 10), run("5", 170, 120, 10), run("78", 70, 135, 10)}, "1234567890123456 ⏎ 78"},
		{"a figure with the mark of a note", []Run{run("13", 70, 120, 10), run("1", 81, 116, 6)}, "13¹"},
		{"printed twice to look bold", []Run{run("13", 70, 120, 10), run("13", 70.3, 120, 10)}, "13"},
		{"glyph by glyph", []Run{run("1", 70, 120, 10), run("3", 75, 120, 10), run(".", 80, 120, 10), run("5", 85, 120, 10)}, "13.5"},
		{"figures apart", []Run{run("1", 70, 120, 10), run("3", 79, 120, 10)}, "1 3"},
		{"over the border", []Run{run("一、本年新收政府信息公开申请", 70, 120, 10)}, "一、本年新收政府信息公开申请"},
		{"upright", []Run{upright("三、本年", 120, 110), upright("度办理", 100, 110)}, "三、本年度办理"},
		{"upright glyphs in columns", []Run{run("三", 120, 120, 10), run("本", 120, 132, 10), run("年", 120, 144, 10), run("度", 105, 120, 10), run("办", 105, 132, 10), run("理", 105, 144, 10)}, "三本年度办理"},
		{"turned", []Run{{Text: "办理结果", X: 100, Y: 180, Size: 10, Advance: 40, DY: -1}, {Text: "情况", X: 115, Y: 180, Size: 10, Advance: 20, DY: -1}}, "办理结果情况"},
		{"askew", []Run{run("13", 70, 120, 10), {Text: "作废", X: 70, Y: 150, Size: 30, Advance: 60, DX: 1, DY: 1}}, "13"},
		{"signs for upright writing", []Run{run("︵一︶", 70, 120, 10)}, "（一）"},
		{"radicals", []Run{run("⼀⾏⺠⻔⻓⼾", 70, 120, 10)}, "一行民门长户"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &Page{Width: 500, Height: 700, Runs: append([]Run{run("右边的文字更多", 170, 120, 10)}, test.runs...)}
			for _, x := range []float64{60, 160, 260} {
				p.Rules = append(p.Rules, Rect{x, 100, x, 200})
			}
			p.Rules = append(p.Rules, Rect{60, 100, 260, 100}, Rect{60, 200, 260, 200})
			b := New("page", document.Limits{})
			if err := b.Add(p); err != nil {
				t.Fatal(err)
			}
			blocks, _ := b.Build()
			table, ok := blocks[0].(*document.Table)
			if !ok {
				t.Fatalf("no table: %s", outline.Of(&document.Document{Blocks: blocks}))
			}
			if got := strings.ReplaceAll(table.Rows[0].Cells[0].Text, "\n", " ⏎ "); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// Cells may be just as wide as their figures, and still hold one each.
func TestNarrowCells(t *testing.T) {
	p := &Page{Width: 500, Height: 700}
	figures := []string{"21", "0", "137", "4"}
	for row := range 2 {
		x, y := 60.0, 100+20*float64(row)
		for _, f := range figures {
			w := textWidth(f, 10)
			p.Rules = append(p.Rules, Rect{x - 1, y, x - 0.25, y + 20}, Rect{x - 1, y, x + w, y + 0.5}, Rect{x - 1, y + 20, x + w, y + 20.5})
			p.Runs = append(p.Runs, Run{Text: f, X: x, Y: y + 14, Size: 10, Advance: w})
			x += w + 1
		}
		p.Rules = append(p.Rules, Rect{x - 1, y, x - 0.25, y + 20})
	}
	b := New("page", document.Limits{})
	if err := b.Add(p); err != nil {
		t.Fatal(err)
	}
	blocks, _ := b.Build()
	want := "table 4 columns\n| 21 | 0 | 137 | 4 |\n| 21 | 0 | 137 | 4 |\n"
	if got := outline.Of(&document.Document{Blocks: blocks}); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Lines that are no table, and what is left out.
func TestPagesWithoutTables(t *testing.T) {
	text := func(s string, x, y, size float64) Run {
		return Run{Text: s, X: x, Y: y, Size: size, Advance: textWidth(s, size)}
	}
	box := func(x0, y0, x1, y1 float64) []Rect {
		return []Rect{{x0, y0, x1, y0}, {x0, y1, x1, y1}, {x0, y0, x0, y1}, {x1, y0, x1, y1}}
	}
	for _, test := range []struct {
		name  string
		page  Page
		want  string
		notes []document.NoteCode
	}{
		{"an underline", Page{Runs: []Run{text("公开", 60, 300, 10)}, Rules: []Rect{{60, 302, 80, 302}}}, "公开\n", nil},
		{"a frame", Page{Runs: []Run{text("公开", 60, 300, 10)}, Rules: box(50, 50, 450, 650)}, "公开\n", nil},
		{"the number of the page", Page{Runs: []Run{text("公开", 60, 300, 10), text("- 3 -", 240, 680, 9)}}, "公开\n", nil},
		{"a figure in the text", Page{Runs: []Run{text("公开", 60, 300, 10), text("3", 240, 400, 10)}}, "公开\n3\n", nil},
		{"columns without rules", Page{Runs: []Run{
			text("规章", 60, 300, 10), text("1", 160, 300, 10), text("2", 260, 300, 10),
			text("许可", 60, 320, 10), text("3", 160, 320, 10), text("4", 260, 320, 10),
			text("处罚", 60, 340, 10), text("5", 160, 340, 10), text("6", 260, 340, 10),
		}}, "table\n| 规章 | 1 | 2 |\n| 许可 | 3 | 4 |\n| 处罚 | 5 | 6 |\n", []document.NoteCode{document.NoteUnruledTable}},
		{"a watermark", Page{Runs: []Run{
			text("一行文字", 60, 300, 10), text("二行文字", 60, 315, 10), text("三行文字", 60, 330, 10), text("四行文字", 60, 345, 10), text("五行文字", 60, 360, 10),
			text("六行文字", 60, 375, 10), text("七行文字", 60, 390, 10), text("八行文字", 60, 405, 10), text("九行文字", 60, 420, 10),
			text("草稿", 50, 370, 80),
		}}, "一行文字\n二行文字\n三行文字\n四行文字\n五行文字\n六行文字\n七行文字\n八行文字\n九行文字\n", []document.NoteCode{document.NoteOverprint}},
		{"a picture", Page{Pictures: []Rect{{0, 0, 500, 700}}}, "", []document.NoteCode{document.NotePicturePage}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.page.Width, test.page.Height = 500, 700
			b := New("page", document.Limits{})
			if err := b.Add(&test.page); err != nil {
				t.Fatal(err)
			}
			blocks, notes := b.Build()
			if got := outline.Of(&document.Document{Blocks: blocks}); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
			var codes []document.NoteCode
			for _, n := range notes {
				codes = append(codes, n.Code)
			}
			if !cmp.Equal(codes, test.notes) {
				t.Errorf("notes %v, want %v", codes, test.notes)
			}
		})
	}
}
