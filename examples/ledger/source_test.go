package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// A prior report behind "report", or without line 四, was compared with nothing.
func TestPriorReports(t *testing.T) {
	register := write(t, "register.json", []byte(`{"from":"2025-01-01","to":"2025-12-31","cases":[{"id":"a","received":"2024-12-16","applicant":"business","closed":"2025-01-10","outcome":"granted"}]}`))
	older := write(t, "older.json", []byte(`{"from":"2024-01-01","to":"2024-12-31","cases":[{"id":"a","received":"2024-12-16","applicant":"naturalPerson"}]}`))
	_, printedReport, _ := start(t, "-format", "json", older)
	for _, test := range []struct {
		why, prior, code, told string
	}{
		{"the report", `{"year":2024,"applications":{"carriedOut":{"business":2}}}`, "L71", ""},
		{"behind report", `{"report":{"year":2024,"applications":{"carriedOut":{"business":2}}},"cases":{},"notes":[]}`, "L71", ""},
		{"behind report, the same", `{"report":{"applications":{"carriedOut":{"business":1}}}}`, "", ""},
		{"what the program printed", printedReport, "L71 L71", ""},
		{"no such line", `{"year":2024,"applications":{"received":{"business":2}}}`, "", "结转下年度"},
		{"a misspelt key", `{"applicatons":{"carriedOut":{"business":2}}}`, "", "结转下年度"},
		{"no applications", `{}`, "", "结转下年度"},
	} {
		_, out, told := start(t, "-format", "json", "-prior", write(t, "prior.json", []byte(test.prior)), register)
		var p struct {
			Problems []struct{ Code string }
			Notes    []string
		}
		if err := json.Unmarshal([]byte(out), &p); err != nil {
			t.Fatalf("%s: %v: %s", test.why, err, told)
		}
		var codes []string
		for _, problem := range p.Problems {
			codes = append(codes, problem.Code)
		}
		if got := strings.Join(codes, " "); got != test.code {
			t.Errorf("%s: told is %q, want %q", test.why, got, test.code)
		}
		missing := strings.Contains(fmt.Sprint(p.Notes), "结转下年度")
		if missing != (test.told != "") || !strings.Contains(told, test.told) {
			t.Errorf("%s: notes are %q, told is %q", test.why, p.Notes, told)
		}
	}
	for _, prior := range []string{`{"report":{"year":2020}}`, `{"report":[]}`, `{"report":null}`, `{`} {
		if status, _, told := start(t, "-prior", write(t, "prior.json", []byte(prior)), register); status != command.Failed || !strings.Contains(told, "-prior") {
			t.Errorf("%s: status %d, %s", prior, status, told)
		}
	}
}

// Keys that a mapping does not have, and headings that the register does not have, were
// passed over.
func TestMappingsThatDoNotFit(t *testing.T) {
	register := write(t, "register.csv", []byte("编号,收到日期,申请人类别\n1,2024-03-04,公民\n"))
	for mapping, want := range map[string]string{
		`{"column":{"收文":"received"}}`:                 `"column"`,
		`{"columns":{},"value":{}}`:                    `"value"`,
		`{"columns":{"收文":"received"}}`:                "收文",
		`{"columns":{"编号":"number"}}`:                  `"number"`,
		`{"columns":{},"copies":"件数"}`:                 "件数",
		`{"values":{"outcome":{"撤":"withdrawn"}}}`:     `"withdrawn"`,
		`{"values":{"outcomes":{"撤":"granted"}}}`:      `"outcomes"`,
		`{"columns":{}} {}`:                            "之后还有内容",
		`{"columns":["编号"]}`:                           "columns",
		`{"columns":{"收 到 日期":"received"}}`:            "",
		"\xef\xbb\xbf" + `{"values":{"applicant":{}}}`: "",
	} {
		status, _, told := start(t, "-year", "2024", "-mapping", write(t, "mapping.json", []byte(mapping)), register)
		if want == "" && status == command.Failed || want != "" && (status != command.Failed || !strings.Contains(told, want)) {
			t.Errorf("%s: status %d, %s", mapping, status, told)
		}
	}
}

const disputeRows = `案号,争议类型,提起日期,审结日期,结果
复1,行政复议,2024-05-06,2024-07-01,维持
诉1,诉讼,2024-05-06,,
`

// Disputes come from a second sheet of the register, or from a file of their own.
func TestDisputesInRows(t *testing.T) {
	requests := "登记编号,收到日期,申请人类别\n2024-1,2024-12-16,企业\n"
	var out bytes.Buffer
	book := workbook.Book{Sheets: []workbook.Sheet{sheetOf("申请", requests), sheetOf("说明", "本表按月报送\n"), sheetOf("复议诉讼", disputeRows)}}
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	one, two := write(t, "r.csv", []byte(requests)), write(t, "d.csv", []byte(disputeRows))
	records := write(t, "r.json", []byte(`{"cases":[{"id":"2024-1","received":"2024-12-16","applicant":"business"}]}`))
	for _, args := range [][]string{{write(t, "r.xlsx", out.Bytes())}, {one, two}, {two, one}, {records, two}, {two, records}} {
		p := printedJSON(t, append([]string{"-year", "2024"}, args...)...)
		cells := cellsOf(t, p.Report)
		if cells["disputes.reconsideration.upheld"] != 1 || cells["disputes.reconsideration.total"] != 1 || cells["applications.carriedOut.business"] != 1 || len(p.Problems) != 1 || p.Problems[0].Code != "L80" || fmt.Sprint(p.Unplaced) != "[诉1]" {
			t.Errorf("%q: %v, %v, %v", args, cells, p.Problems, p.Unplaced)
		}
		if strings.Contains(fmt.Sprint(p.Notes), "没有复议诉讼台账") {
			t.Errorf("%q: notes are %q", args, p.Notes)
		}
	}
	if p := printedJSON(t, "-year", "2024", one); !strings.Contains(fmt.Sprint(p.Notes), "没有复议诉讼台账，表四按没有案件填写") {
		t.Errorf("notes are %q", p.Notes)
	}
	for _, args := range [][]string{{two}, {two, two}, {one, one}, {one, records}, {records, one}, {records, records}, {one, two, two}} {
		if status, _, told := start(t, append([]string{"-year", "2024"}, args...)...); status != command.Failed || !strings.Contains(told, "台账") {
			t.Errorf("%q: status %d, %s", args, status, told)
		}
	}
}

func sheetOf(name, text string) workbook.Sheet {
	s := workbook.Sheet{Name: name}
	for line := range strings.Lines(text) {
		var row workbook.Row
		for entry := range strings.SplitSeq(strings.TrimSpace(line), ",") {
			row.Cells = append(row.Cells, workbook.Cell{Text: entry})
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
