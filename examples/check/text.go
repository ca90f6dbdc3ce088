package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/output"
	"golang.org/x/text/language"
)

// textPrinter prints what was found for people to read, and behind it how many
// figures were read and what was in doubt when they were.
type textPrinter struct {
	// All lists blank cells line by line.
	All bool
}

func (p textPrinter) print(w io.Writer, c checked, tag language.Tag) error {
	report := &c.reading.Report
	name := strings.TrimSpace(c.name + "  " + report.Title)
	if err := (output.Text{Language: tag, All: p.All}).Render(w, output.Checked{Name: name, Result: c.result}); err != nil {
		return err
	}
	text := counts(report, c.result, tag)
	text += doubts(c.reading.Doubts, tag)
	if notes := c.reading.Notes(); len(notes) > 0 {
		text += "  " + validate.Text{ZH: "文件中另有：", EN: "of the file:"}.In(tag) + "\n"
		for _, note := range notes {
			text += "    " + note.Message(tag) + "\n"
		}
	}
	_, err := io.WriteString(w, text)
	return err
}

// doubts lists what was in doubt when the report was read: of one kind and one table
// the first few, and how many more there are. The format json has all of them.
func doubts(problems []recognize.Doubt, tag language.Tag) string {
	const most = 5
	type group struct {
		code  recognize.Code
		table string
	}
	if len(problems) == 0 {
		return ""
	}
	told := make(map[group]int)
	var text, more strings.Builder
	text.WriteString("  " + validate.Text{ZH: "读取时的疑问：", EN: "doubts in reading:"}.In(tag) + "\n")
	var order []group
	for _, problem := range problems {
		table, _, _ := strings.Cut(string(problem.Ref), ".")
		of := group{problem.Code, table}
		if told[of]++; told[of] <= most {
			text.WriteString("    " + problem.Message(tag) + "\n")
		} else if told[of] == most+1 {
			order = append(order, of)
		}
	}
	others := validate.Text{ZH: "另有 %d 处：%s", EN: "and %d more: %s"}.In(tag)
	for _, of := range order {
		kind := recognize.Doubt{Code: of.code, Ref: govinfo.Ref(of.table)}
		fmt.Fprintf(&more, "    "+others+"\n", told[of]-most, kind.Message(tag))
	}
	return text.String() + more.String()
}

// counts tells how many cells a report has, and apart from each other how many are
// blank in it and how many could not be read.
func counts(report *govinfo.Report, result validate.Result, tag language.Tag) string {
	cells, blank, unread, unreadChecks := 0, 0, 0, 0
	for _, value := range report.Cells() {
		cells++
		if value.IsBlank() {
			blank++
		}
	}
	for _, part := range result.Unread {
		unread += len(part.Cells)
	}
	for _, skipped := range result.Skipped {
		if len(skipped.Unread) > 0 {
			unreadChecks++
		}
	}
	text := validate.Text{ZH: "数据 %d 项，其中空白 %d 项；因空白未能核对 %d 处", EN: "%d figures, %d of them blank; %d checks not made for blanks"}
	line := fmt.Sprintf("  "+text.In(tag)+"\n", cells, blank-unread, len(result.Skipped)-unreadChecks)
	if unread > 0 {
		text = validate.Text{ZH: "未能读取 %d 项，因此未能核对 %d 处", EN: "%d figures not read; %d checks not made for that"}
		line += fmt.Sprintf("  "+text.In(tag)+"\n", unread, unreadChecks)
	}
	return line
}
