package main

import (
	"fmt"
	"io"
	"strings"

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
	cells, blank := 0, 0
	for _, value := range report.Cells() {
		cells++
		if value.IsBlank() {
			blank++
		}
	}
	figures := validate.Text{ZH: "数据 %d 项，其中空白 %d 项；因空白未能核对 %d 处", EN: "%d figures, %d of them blank; %d checks not made for blanks"}
	text := fmt.Sprintf("  "+figures.In(tag)+"\n", cells, blank, len(c.result.Skipped))
	if len(c.reading.Problems)+len(c.reading.Notes()) > 0 {
		text += "  " + validate.Text{ZH: "读取时的疑问：", EN: "doubts in reading:"}.In(tag) + "\n"
	}
	for _, problem := range c.reading.Problems {
		text += "    " + problem.Message(tag.String()) + "\n"
	}
	for _, note := range c.reading.Notes() {
		text += "    " + note.Message(tag.String()) + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
