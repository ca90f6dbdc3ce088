package recognize_test

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

func documentVariants() []variant {
	titles := func(titles ...string) func(*source) {
		return func(s *source) { copy(s.titles[:], titles) }
	}
	return []variant{
		{name: "titles of 2019", change: titles("一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
			"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项")},
		{name: "titles in circulation", change: titles("一、工作基本情况", "二、政府信息主动公开情况", "三、收到和处理政府信息公开申请情况（数据准确、要素齐全）",
			"四、政府信息公开行政复议及行政诉讼情况", "存在问题及改进情况", "l六、其他需要报告的事项")},
		{name: "titles numbered by hand", change: titles("1、总体情况", "2、主动公开政府信息情况", "3、收到和处理政府信息公开申请情况",
			"4、政府信息公开行政复议、行政诉讼情况", "5、 存在的主要问题及改进情况", "6、 其他需要报告的事项")},
		{name: "titles of tables missing", change: titles("一、总体情况", "", "", "", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")},
		{name: "no titles of sections", untitled: true, change: titles("", "", "", "", "", "")},
		{name: "Markdown titles", change: titles("## 一、总体情况", "## 二、主动公开政府信息情况", "## 三、收到和处理政府信息公开申请情况"), text: dumped(markdown)},
		{name: "title over two lines", change: func(s *source) {
			s.title = []string{s.want.Agency.Name, s.want.Title[len(s.want.Agency.Name):]}
		}},
		{name: "title cut in the middle", change: func(s *source) {
			runes := []rune(s.want.Title)
			s.title = []string{string(runes[:len(runes)-6]), string(runes[len(runes)-6:])}
		}},
		{name: "year in the middle of the title", change: func(s *source) {
			s.title = []string{fmt.Sprintf("%s政府信息公开工作%d年度报告", s.want.Agency.Name, s.want.Year)}
		}},
		{name: "year behind the title", change: func(s *source) {
			s.title = []string{fmt.Sprintf("%s政府信息公开工作年度报告（%d年度）", s.want.Agency.Name, s.want.Year)}
		}},
		{name: "year from the period", change: func(s *source) {
			s.title = []string{s.want.Agency.Name + "政府信息公开工作年度报告"}
			s.want.Overview = append(govinfo.Text(fmt.Sprintf("本报告的统计期限自%d年1月1日起至12月31日止。", s.want.Year)), s.want.Overview...)
		}},
		{name: "lines broken at the edge of the page", change: func(s *source) {
			for _, n := range []govinfo.Narrative{s.want.Overview, s.want.Problems} {
				for i := range n {
					n[i].Text += strings.Repeat("及时公开群众关心的信息，", 9) + "取得实效。"
				}
			}
		}, text: wrapped},
		{name: "a table of metadata", doc: func(s *source) *document.Document {
			doc := s.document()
			meta := &document.Table{Rows: []document.Row{
				{Cells: words("索引号", "000014349/2022-00012", "公文种类", "行政规范性文件")},
				{Cells: words("发布机构", s.want.Agency.Name, "公开日期", s.want.Published.String())},
			}}
			doc.Blocks = append([]document.Block{meta}, doc.Blocks...)
			return doc
		}},
		{name: "a table of other figures", change: func(s *source) {
			s.between = []document.Block{
				&document.Table{Rows: []document.Row{{Cells: words("类别", "数量")}, {Cells: words("行政许可", "77777")}, {Cells: words("行政处罚", "88888")}}},
			}
		}, told: []recognize.Code{recognize.TextLeftOut}},
		{name: "a line that leads to the table", change: func(s *source) {
			s.between = []document.Block{&document.Paragraph{Text: "该部分以表格形式报告。表格如下："}}
		}},
		{name: "a contents list", change: func(s *source) {
			s.preface = []string{"目录", s.titles[0], s.titles[1], s.titles[2], s.titles[3], s.titles[4], s.titles[5]}
		}},
		{name: "a second report", told: []recognize.Code{recognize.SecondReport}, doc: func(s *source) *document.Document {
			doc := s.document()
			other := newSource(s.random.Uint64(), s.want.Editions, false)
			doc.Blocks = append(doc.Blocks, other.document().Blocks...)
			return doc
		}},
		{name: "the page shown twice", told: []recognize.Code{recognize.SecondReport}, doc: func(s *source) *document.Document {
			doc := s.document()
			doc.Blocks = append(doc.Blocks, doc.Blocks...)
			return doc
		}},
		{name: "navigation around the report", doc: func(s *source) *document.Document {
			doc := s.document()
			head := []document.Block{
				&document.Paragraph{Text: "首页 > 政府信息公开 > 政府信息公开年报"},
				&document.Paragraph{Text: "政府信息公开指南"},
			}
			doc.Blocks = append(head, doc.Blocks...)
			doc.Blocks = append(doc.Blocks, &document.Paragraph{Text: "扫一扫在手机打开当前页"}, &document.Paragraph{Text: "主办单位：某某县人民政府办公室"})
			return doc
		}},
	}
}

// wrapped writes a text whose paragraphs are broken into lines of 30 characters,
// with a page number now and then.
func wrapped(s *source) []byte {
	var text strings.Builder
	lines := 0
	for line := range strings.Lines(string(s.dump(cellLines))) {
		line = strings.TrimSuffix(line, "\n")
		if !strings.Contains(line, "。") {
			text.WriteString(line + "\n")
			continue
		}
		for runes := []rune("　　" + line); len(runes) > 0; {
			n := min(30, len(runes))
			text.WriteString(string(runes[:n]) + "\n")
			runes = runes[n:]
			if lines++; lines%5 == 0 {
				text.WriteString("\n- 2 -\n\n")
			}
		}
	}
	return []byte(text.String())
}
