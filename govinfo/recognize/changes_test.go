package recognize_test

import (
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// pageChange is a difference between a report as it is laid out and as it is read.
// tables changes it before it is laid out, text the text that comes of it.
type pageChange struct {
	name   string
	tables func(s *source)
	text   func(random *rand.Rand, layout *pageLayout, text string) string
	only   func(layout *pageLayout) bool // layouts in which there is such a thing
	// certain are the layouts in which the meaning is the same beyond doubt; nil is
	// all of them.
	certain func(layout *pageLayout) bool
	filled  bool // only for reports without blank cells
}

func isText(l *pageLayout) bool       { return l.write != nil }
func isGridOrRows(l *pageLayout) bool { return l.shape == grids || l.shape == rows }

// harmlessChanges leave the meaning alone.
func harmlessChanges() []pageChange {
	relabeled := func(pairs ...string) func(*source) {
		replacer := strings.NewReplacer(pairs...)
		return func(s *source) { s.labels(replacer.Replace) }
	}
	return []pageChange{
		{name: "none"},
		{name: "spaces in labels", tables: func(s *source) { s.labels(spacedWords) }, certain: func(l *pageLayout) bool { return l.name != "printed page" }},
		{name: "a space before the last character of labels", tables: func(s *source) {
			s.labels(func(text string) string {
				if runes := []rune(text); len(runes) > 4 {
					return string(runes[:len(runes)-1]) + " " + string(runes[len(runes)-1:])
				}
				return text
			})
		}},
		{name: "half-width brackets and quotes", tables: relabeled("（", "(", "）", ")", "“", `"`, "”", `"`, "，", ",", "：", ":")},
		{name: "full-width item numbers", tables: relabeled("1.", "１．", "2.", "２．", "3.", "３．", "4.", "４．", "5.", "５．")},
		{name: "item numbers before 、", tables: relabeled("1.", "1、", "2.", "2、", "3.", "3、", "4.", "4、", "5.", "5、", "6.", "6、", "7.", "7、", "8.", "8、")},
		{name: "item numbers in brackets", tables: relabeled("1.", "（1）", "2.", "（2）", "3.", "（3）", "4.", "（4）", "5.", "（5）")},
		{name: "item numbers in circles", tables: relabeled("1.", "①", "2.", "②", "3.", "③", "4.", "④", "5.", "⑤", "6.", "⑥", "7.", "⑦", "8.", "⑧")},
		{name: "traditional characters", tables: func(s *source) {
			s.labels(traditional.Replace)
			for i := range s.titles {
				s.titles[i] = traditional.Replace(s.titles[i])
			}
		}},
		{name: "件 behind labels of numbers", tables: func(s *source) {
			s.labels(func(text string) string {
				if strings.HasSuffix(text, "数量") || strings.HasSuffix(text, "件数") {
					return text + "（件）"
				}
				return text
			})
		}},
		{name: "full-width figures", tables: figuresAs(func(text string) string {
			return strings.Map(func(r rune) rune {
				if '0' <= r && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, text)
		})},
		{name: "figures with 件", tables: figuresAs(func(text string) string {
			if strings.Contains(text, ".") {
				return text
			}
			return text + "件"
		})},
		{name: "running numbers", tables: func(s *source) { s.tables[1][0] = withNumbers(s.tables[1][0]) }, only: isGridOrRows,
			certain: func(l *pageLayout) bool { return l.shape == grids || l.bars }},
		{name: "headings repeated", tables: repeatHeadings},
		{name: "titles of other years", tables: func(s *source) {
			s.titles = [6]string{"一、2023年政府信息公开工作总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
				"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项"}
		}},
		{name: "a line that leads to the table", tables: func(s *source) {
			s.between = []document.Block{&document.Paragraph{Text: "本年度办理政府信息公开申请的情况见下表。"}}
		}},

		{name: "CRLF", text: func(_ *rand.Rand, _ *pageLayout, text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }, only: isText},
		{name: "spaces behind lines", text: eachLine(func(line string) string { return line + "  " }), only: isText},
		{name: "no-break spaces", text: func(_ *rand.Rand, _ *pageLayout, text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }, only: isText},
		{name: "blank lines between rows", text: pageBreaks("\n"), only: isText},
		{name: "blank lines between lines", text: eachLine(func(line string) string { return line + "\n" }), only: isText,
			certain: func(l *pageLayout) bool { return l.shape != cells || l.bars }},
		{name: "page numbers between rows", text: pageBreaks("- 3 -\n", "\n- 4 -\n\n", "第 5 页\n", "— 6 —\n", "第7页 共9页\n"), only: isText},
		{name: "form feeds between rows", text: pageBreaks("\f", "- 3 -\n\f"), only: isText},
		{name: "running titles between rows", tables: nil, text: runningTitles, only: isText},
		{name: "bars lost at the end of a few rows", text: withoutLastBars, only: func(l *pageLayout) bool { return l.bars && l.shape == rows }},
	}
}

// repeatHeadings cuts table 三 in two and writes the headings again, as a printed
// page does.
func repeatHeadings(s *source) {
	table := s.tables[1][0]
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			if cell.RowSpan > 1 {
				s.tables[1] = cutRows(table, 12, true)
				return
			}
		}
	}
	table.Rows = slices.Insert(table.Rows, 12, table.Rows[:3]...)
}

// spacedWords puts spaces between Chinese characters.
func spacedWords(text string) string {
	var out strings.Builder
	last := rune(0)
	for _, r := range text {
		if last > 0x4e00 && r > 0x4e00 && last < 0xa000 && r < 0xa000 {
			out.WriteByte(' ')
		}
		out.WriteRune(r)
		last = r
	}
	return out.String()
}

// figuresAs writes the figures in another style.
func figuresAs(style func(text string) string) func(s *source) {
	return func(s *source) {
		s.figures(func(cell *document.Cell) {
			if text := unmarked(cell.Text); text != "" {
				cell.Text = markOf(cell.Text) + style(text)
			}
		})
	}
}

func eachLine(change func(line string) string) func(*rand.Rand, *pageLayout, string) string {
	return func(_ *rand.Rand, _ *pageLayout, text string) string {
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = change(lines[i])
		}
		return strings.Join(lines, "\n")
	}
}

// pageBreaks puts lines between some rows of the tables. A row begins on a line with
// a [rowMark]; where several do, the line begins with one of them.
func pageBreaks(breaks ...string) func(*rand.Rand, *pageLayout, string) string {
	return func(random *rand.Rand, layout *pageLayout, text string) string {
		var out strings.Builder
		n := 0
		for line := range strings.Lines(text) {
			begins := strings.HasPrefix(strings.TrimLeft(line, "\t |"), rowMark) || layout.shape == rows && strings.Contains(line, rowMark)
			if begins && strings.ContainsAny(line, "、.（") && random.IntN(4) == 0 && !strings.Contains(line, "申请人情况") {
				out.WriteString(breaks[n%len(breaks)])
				n++
			}
			out.WriteString(line)
		}
		return out.String()
	}
}

// runningTitles repeats the first line of the text between some rows.
func runningTitles(random *rand.Rand, layout *pageLayout, text string) string {
	title, _, _ := strings.Cut(text, "\n")
	return pageBreaks(title+"\n", "- 4 -\n"+title+"\n")(random, layout, text)
}

// withoutLastBars takes the bars at the end of three rows of figures away.
func withoutLastBars(random *rand.Rand, _ *pageLayout, text string) string {
	lines := strings.Split(text, "\n")
	var ends []int
	for i, line := range lines {
		if cut := strings.TrimRight(line, "| "); cut != line && cut != "" && strings.HasSuffix(strings.TrimRight(line, "|"), " ") && '0' <= cut[len(cut)-1] && cut[len(cut)-1] <= '9' {
			ends = append(ends, i)
		}
	}
	for range min(3, len(ends)) {
		i := ends[random.IntN(len(ends))]
		lines[i] = strings.TrimRight(lines[i], "| ")
	}
	return strings.Join(lines, "\n")
}

// traditional writes the characters of the forms as they are written in traditional
// Chinese.
var traditional = strings.NewReplacer("条", "條", "项", "項", "内", "內", "数", "數", "废", "廢", "现", "現", "规", "規", "处", "處", "决", "決",
	"许", "許", "罚", "罰", "强", "強", "业", "業", "费", "費", "额", "額", "单", "單", "万", "萬", "开", "開", "请", "請", "报", "報", "机", "機", "关", "關",
	"据", "據", "勾稽", "勾稽", "系", "係", "为", "為", "于", "於", "总", "總", "计", "計", "构", "構", "会", "會", "组", "組", "织", "織", "务", "務",
	"转", "轉", "办", "辦", "结", "結", "续", "續", "区", "區", "这", "這", "属", "屬", "国", "國", "护", "護", "权", "權", "类", "類", "过", "過", "执", "執",
	"询", "詢", "无", "無", "补", "補", "访", "訪", "举", "舉", "诉", "訴", "复", "復", "书", "書", "认", "認", "获", "獲", "确", "確", "缴", "繳", "纠", "糾",
	"维", "維", "审", "審", "讼", "訟", "经", "經", "后", "後", "还", "還", "对", "對", "议", "議", "当", "當", "没", "沒", "时", "時", "实", "實", "与", "與")
