package htmldoc

import (
	"fmt"
	"html"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// noise is how a page is marked up.
type noise int

const (
	plainNoise noise = iota // as an editor of today writes it
	wordNoise               // as a word processor exports it
)

// sampleSite is a whole page of a report: navigation, a table of metadata, six
// sections, three tables of the form in the order of govinfo, and a footer.
func sampleSite(n noise) string {
	s := &sample{noise: n}
	s.WriteString(`<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>青禾街道2023年政府信息公开工作年度报告</title>
<style>.nav li{float:left}</style><script>var site = {id: 12, name: "青禾"};</script></head><body>
<div class="header"><ul class="nav">`)
	for i := range 30 {
		fmt.Fprintf(s, `<li><a href="/col/%d/index.html" target="_blank">栏目%d</a></li>`, i, i)
	}
	s.WriteString(`</ul></div><table class="meta"><tr><td>索引号</td><td>QH-2024-0007</td><td>公开日期</td><td>2024-01-22</td></tr></table>
<div class="content" id="zoom">`)
	s.paragraph("center", "青禾街道2023年政府信息公开工作年度报告")
	form := govinfo.Edition2021.Form()
	for i, title := range form.Sections {
		s.paragraph("left", title)
		if 1 <= i && i <= 3 {
			s.table(&form.Tables[i-1])
			continue
		}
		for k := range 4 {
			s.paragraph("left", fmt.Sprintf("（%s）第%d项工作。", string([]rune("一二三四")[k]), k+1)+
				strings.Repeat("青禾街道在门户网站主动公开政府信息125条，受理政府信息公开申请12件，均在法定期限内答复。", 3))
		}
	}
	s.WriteString(`</div><div class="footer">主办：青禾街道办事处　<a href="#">网站地图</a></div></body></html>`)
	return s.String()
}

type sample struct {
	strings.Builder
	noise noise
}

func (s *sample) paragraph(align, text string) {
	if s.noise == plainNoise {
		fmt.Fprintf(s, "<p style=\"text-align: %s;\">%s</p>\n", align, html.EscapeString(text))
		return
	}
	fmt.Fprintf(s, "<p class=MsoNormal align=%s style='text-align:%s;text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly;mso-pagination:widow-orphan'>", align, align)
	s.spans(text)
	s.WriteString("</p>\n\n")
}

// spans writes text as a word processor does, in runs of a few characters.
func (s *sample) spans(text string) {
	runes := []rune(text)
	for i := 0; i < len(runes); i += 24 {
		fmt.Fprintf(s, "<span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:\"Times New Roman\";mso-bidi-font-family:仿宋_GB2312;color:black;mso-font-kerning:0pt'>%s<o:p></o:p></span>",
			html.EscapeString(string(runes[i:min(i+24, len(runes))])))
	}
}

func (s *sample) cell(text string, columns, rows int) {
	s.WriteString("<td")
	if columns > 1 {
		fmt.Fprintf(s, ` colspan="%d"`, columns)
	}
	if rows > 1 {
		fmt.Fprintf(s, ` rowspan="%d"`, rows)
	}
	if s.noise == plainNoise {
		fmt.Fprintf(s, ` style="width:89px;text-align:center">%s</td>`, html.EscapeString(text))
		return
	}
	s.WriteString(" valign=top style='width:66.8pt;border:solid windowtext 1.0pt;border-left:none;mso-border-left-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:21.25pt'>\n  ")
	s.paragraph("center", text)
	s.WriteString("  </td>\n")
}

func (s *sample) table(t *govinfo.Table) {
	if s.noise == plainNoise {
		s.WriteString("<table border=\"1\" cellspacing=\"0\"><tbody>\n")
	} else {
		s.WriteString("<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184'>\n")
	}
	figure := 0
	for _, block := range t.Blocks {
		if block.Title != "" {
			s.WriteString("<tr>")
			s.cell(block.Title, t.Columns, 1)
			s.WriteString("</tr>\n")
		}
		for _, row := range block.Header {
			s.WriteString("<tr>")
			for _, c := range row {
				s.cell(c.Text, c.ColSpan, c.RowSpan)
			}
			s.WriteString("</tr>\n")
		}
		s.WriteString("<tr>")
		for i, line := range block.Lines {
			if line.IsGroup() {
				s.cell(line.Label, 1, leaves(&block, i))
				continue
			}
			if t.LabelColumns > 0 {
				s.cell(line.Label, t.LabelColumns-line.Indent, 1)
			}
			for _, column := range block.Columns {
				figure = (figure*7 + 3) % 1000
				s.cell(fmt.Sprint(figure), column.Span, 1)
			}
			s.WriteString("</tr>\n<tr>")
		}
		s.WriteString("</tr>\n")
	}
	s.WriteString("</tbody></table>\n")
}

// leaves counts the lines that a group holds, at any depth.
func leaves(block *govinfo.Block, group int) int {
	n := 0
	for _, line := range block.Lines {
		if line.IsGroup() {
			continue
		}
		for at := line.Parent; at >= 0; at = block.Lines[at].Parent {
			if at == group {
				n++
			}
		}
	}
	return n
}
