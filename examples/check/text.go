package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"github.com/openxxgk/annualreport/validate/output"
	"golang.org/x/text/language"
)

// printText prints what was found for people to read, and behind it how many
// figures were read and what was in doubt when they were.
func printText(w io.Writer, c checked, tag language.Tag) error {
	report := &c.reading.Report
	name := strings.TrimSpace(c.name + "  " + report.Title)
	if err := (output.Text{Language: tag}).Write(w, output.Checked{Name: name, Result: c.result}); err != nil {
		return err
	}
	text := counts(report, c.result, tag)
	if len(c.reading.Problems) > 0 {
		text += "  " + validate.Text{ZH: "读取时的疑问：", EN: "doubts in reading:"}.In(tag) + "\n"
	}
	for _, problem := range c.reading.Problems {
		text += "    " + problem.Message(tag.String()) + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
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
