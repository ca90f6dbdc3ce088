package render_test

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
)

// printLine prints the line of a text in which a part stands.
func printLine(text []byte, part string) {
	for line := range bytes.Lines(text) {
		if bytes.Contains(line, []byte(part)) {
			fmt.Printf("%s", line)
			return
		}
	}
}

// The labels in English, with thousands separators and a preface.
func ExampleComposer() {
	report := govinfo.Report{Year: 2023, Agency: govinfo.Agency{Name: "云溪县林业局"}}
	report.Proactive.Licensing.Decisions = govinfo.N(13612)
	composer := render.Composer{
		Preface:   govinfo.Text("根据《中华人民共和国政府信息公开条例》编制。"),
		Language:  language.English,
		Thousands: true,
	}
	text := render.Markdown{}.Append(nil, composer.Compose(&report))
	printLine(text, "Annual Report")
	printLine(text, "根据")
	printLine(text, "licences")
	// Output:
	// # 云溪县林业局 Annual Report on Government Information Disclosure 2023
	// 根据《中华人民共和国政府信息公开条例》编制。
	// | Administrative licences | 13,612 |
}

// A mark is shown at its cell, and in the list above the report.
func ExampleMark() {
	report := govinfo.Report{Year: 2023}
	report.Disputes.Reconsideration.Total = govinfo.N(2)
	marks := []render.Mark{{
		Ref: "disputes.reconsideration.total", Severity: severity.Error, ID: "D01",
		Text: "各项结果之和不等于总计", Got: "2", Want: "1",
	}}
	page := render.HTML{Marks: marks}.Append(nil, render.Compose(&report))
	printLine(page, `<li id="mark-1"`)
	_, rest, _ := strings.Cut(string(page), `<td id="disputes.reconsideration.total"`)
	cell, _, _ := strings.Cut(rest, "</td>")
	_, cell, _ = strings.Cut(cell, ">")
	fmt.Println(cell)
	// Output:
	// <li id="mark-1" class="error"><strong>错误 D01</strong> <a href="#disputes.reconsideration.total">行政复议 · 总计</a>：各项结果之和不等于总计（现为 2，应为 1）</li>
	// 2 <a class="mark error" href="#mark-1"><b>错误 D01</b> <span>应为 1</span></a>
}

// A hook writes what stands in a cell: here a field to enter the figure into.
func ExampleHTML_cell() {
	report := govinfo.Report{Year: 2023}
	report.Applications.Received.Total = govinfo.N(57)
	writer := render.HTML{Fragment: true, Cell: func(dst []byte, cell *document.Cell) []byte {
		return fmt.Appendf(dst, `<input name="%s" value="%s">`, html.EscapeString(cell.ID), html.EscapeString(cell.Text))
	}}
	page := string(writer.Append(nil, render.Compose(&report)))
	_, field, _ := strings.Cut(page, `<input name="applications.received.total"`)
	field, _, _ = strings.Cut(field, ">")
	fmt.Println(field)
	// Output: value="57"
}

func ExampleMarkdown() {
	report := govinfo.Report{Year: 2023}
	report.Proactive.NormativeDocuments = govinfo.Documents{Issued: govinfo.N(2), Repealed: govinfo.N(0), InForce: govinfo.N(13)}
	marks := []render.Mark{{Ref: "proactive.normativeDocuments.inForce", Severity: severity.Warning, ID: "Y02", Want: "14"}}
	printLine(render.Markdown{Marks: marks}.Append(nil, render.Compose(&report)), "| 行政规范性文件")
	// Output: | 行政规范性文件 | 2 | 0 | 13 **警告 Y02 应为 14** |
}

// The list of marks, for a writer of one's own.
func ExampleList() {
	summary, lines := render.List([]render.Mark{
		{Ref: "applications.received.total", ID: "A01", Text: "各类申请人之和为 30", Got: "57"},
		{Severity: severity.Warning, ID: "M03", Text: "发布日期晚于1月31日"},
	}, language.Chinese)
	fmt.Println(summary)
	for _, line := range lines {
		fmt.Println(line)
	}
	// Output:
	// 核对结果：错误 1，警告 1
	// 错误 A01 一、本年新收政府信息公开申请数量 · 总计：各类申请人之和为 30（现为 57）
	// 警告 M03 发布日期晚于1月31日
}

func ExampleLabel() {
	const ref = govinfo.Ref("applications.outcomes.granted.total")
	for _, tag := range []language.Tag{language.Chinese, language.TraditionalChinese, language.English} {
		fmt.Println(render.Label(ref, tag))
	}
	// Output:
	// 三、（一）予以公开 · 总计
	// 三、（一）予以公開 · 總計
	// 3. (1) Granted · Total
}
