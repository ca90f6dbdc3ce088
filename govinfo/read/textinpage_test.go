package read

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

const markdownReport = `云溪县林业局2023年政府信息公开工作年度报告

一、总体情况

全年公开信息9条。

二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 6 | 1 | 32 |

六、其他需要报告的事项

无。
`

// A text whose tables are rows of bars is read whatever page stands around it.
func TestTextTablesInPages(t *testing.T) {
	lines := strings.Split(markdownReport, "\n")
	for name, page := range map[string]string{
		"in a div":               "<div id=\"zoom\">\n\n" + markdownReport + "\n</div>\n",
		"in a page":              "<!DOCTYPE html><html><head><title>年报</title><script>if (a || b || c) {}</script></head><body><pre>" + markdownReport + "</pre></body></html>",
		"a paragraph a line":     "<html><body><p>" + strings.Join(lines, "</p><p>") + "</p></body></html>",
		"lines with breaks":      "<html><body>" + strings.Join(lines, "<br>") + "</body></html>",
		"beside a real table":    "<div>\n" + strings.Replace(markdownReport, "六、", "三、收到和处理政府信息公开申请情况\n\n<table><tr><td>甲</td><td>1</td></tr></table>\n\n六、", 1) + "</div>",
		"with character escapes": "<div>\n" + strings.ReplaceAll(markdownReport, "|", "&#124;") + "| | | \n| | |\n| | |</div>",
	} {
		t.Run(name, func(t *testing.T) {
			reading, err := Bytes([]byte(page))
			if err != nil {
				t.Fatal(err)
			}
			r := &reading.Report
			if r.Count("proactive.normativeDocuments.inForce") != govinfo.N(32) || r.Agency.Name != "云溪县林业局" || r.Year != 2023 || len(r.Overview) != 1 || len(r.OtherMatters) == 0 {
				t.Errorf("%v, %q %d, sections %v, overview %v", r.Proactive.NormativeDocuments, r.Agency.Name, r.Year, r.Sections, r.Overview)
			}
			if reading.Format != FormatHTML {
				t.Errorf("format %s", reading.Format)
			}
		})
	}
}

// A page with bars in its menu is read as a page.
func TestPageWithBarsIsAPage(t *testing.T) {
	page := "<html><body><p>首页 | 政务 | 互动</p><p>上页 | 1 | 下页</p><p>甲 | 乙 | 丙</p><h1>云溪县林业局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>公开信息\n9条。</p></body></html>"
	reading, err := Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if n := reading.Report.Overview; len(n) != 1 || n[0].Text != "公开信息9条。" && n[0].Text != "公开信息 9条。" {
		t.Errorf("%v", n)
	}
}
