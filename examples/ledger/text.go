package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// printer prints a register: binary formats to raw, all others to safe, on which nothing
// commands a terminal.
type printer func(raw, safe io.Writer, s *source) error

var printers = map[string]printer{
	"text": func(_, safe io.Writer, s *source) error { return printText(safe, s) },
	"json": func(raw, _ io.Writer, s *source) error { return printJSON(raw, s) },
	"html": func(raw, _ io.Writer, s *source) error { return printHTML(raw, s) },
	"docx": func(raw, _ io.Writer, s *source) error { return printDOCX(raw, s) },
}

// soon is how many days ahead open cases are shown as due soon.
const soon = 14

// printText prints what is to be done first, then what is wrong, then the tables.
func printText(w io.Writer, s *source) error {
	t := s.tally
	for _, q := range s.questions {
		fmt.Fprintf(w, "请指定：%s\n", q.Message(language.Chinese))
	}
	printOpen(w, s)
	if len(t.Problems) > 0 {
		fmt.Fprintf(w, "\n台账问题（%d）\n", len(t.Problems))
		for _, p := range t.Problems {
			fmt.Fprintf(w, "  %s %s %s\n", p.Code, severities[p.Severity()], p.Message(language.Chinese))
		}
	}
	if len(t.Unplaced) > 0 {
		fmt.Fprintf(w, "\n未计入（%d）：", len(t.Unplaced))
		for i, origin := range t.Unplaced {
			if i > 0 {
				fmt.Fprint(w, "、")
			}
			fmt.Fprint(w, origin.ID)
		}
		fmt.Fprintln(w)
	}
	printLists(w, s)
	report := t.Report()
	if f := t.Fees; f.Notices > 0 || f.Paid.String() != "0" {
		fmt.Fprintf(w, "\n信息处理费：收费通知%d件，应收%v元，实收%v元\n", f.Notices, f.Noticed, f.Paid)
	}
	fmt.Fprintln(w)
	return render.Text{}.Render(w, tables(&report))
}

var severities = map[severity.Severity]string{severity.Error: "错误", severity.Warning: "警告", severity.Note: "提示"}

func printLists(w io.Writer, s *source) {
	if len(s.dropped) > 0 {
		fmt.Fprintf(w, "\n个人信息列，未读取：%s\n", quoted(s.dropped))
	}
	if len(s.ignored) > 0 {
		fmt.Fprintf(w, "未使用的列：%s\n", quoted(s.ignored))
	}
	for _, n := range s.notes {
		fmt.Fprintf(w, "说明：%s\n", n)
	}
}

func quoted(names []string) string {
	const most = 30
	text := ""
	for i, name := range names {
		if i == most {
			return text + fmt.Sprintf("等%d列", len(names))
		}
		if i > 0 {
			text += "、"
		}
		text += name
	}
	return text
}

// openCase is a case that is to be answered.
type openCase struct {
	ledger.Origin
	due govinfo.Date
}

// printOpen prints the open cases that are overdue and due soon, the most pressing first.
func printOpen(w io.Writer, s *source) {
	t := s.tally
	var overdue, pressing []openCase
	limit := addDays(t.AsOf, soon)
	for origin, due := range t.OpenDeadlines() {
		c := openCase{origin, due}
		switch {
		case due.Compare(t.AsOf) < 0:
			overdue = append(overdue, c)
		case due.Compare(limit) <= 0:
			pressing = append(pressing, c)
		}
	}
	fmt.Fprintf(w, "截至%v\n", t.AsOf)
	printCases(w, "已逾期未答复", overdue)
	printCases(w, fmt.Sprintf("%d日内到期", soon), pressing)
}

func printCases(w io.Writer, title string, cases []openCase) {
	slices.SortStableFunc(cases, func(a, b openCase) int { return a.due.Compare(b.due) })
	fmt.Fprintf(w, "%s：%d件\n", title, len(cases))
	for _, c := range cases {
		fmt.Fprintf(w, "  %v  %s\n", c.due, c.ID)
	}
}
