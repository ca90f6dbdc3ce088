package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// wording is what the text output says beside the messages of findings.
type wording struct {
	cells, clean, found    string
	severities             map[validate.Severity]string
	suspects, alternatives string
	exhausted, reading     string
	skipped, fault         string
}

var chinese = wording{
	cells:        "数据 %d 项，其中空白 %d 项",
	clean:        "未发现问题",
	found:        "错误 %d，警告 %d，提示 %d",
	severities:   map[validate.Severity]string{validate.Error: "错误", validate.Warning: "警告", validate.Note: "提示"},
	suspects:     "最可能填错的数据：",
	alternatives: "可能填错的数据（以下任一种改法都能使合计相符，可能性大的在前）：",
	exhausted:    "不符之处过多，未能穷尽全部可能。",
	reading:      "读取时的疑问：",
	skipped:      "因数据空白无法核对 %d 处",
	fault:        "规则本身出错：",
}

var english = wording{
	cells:        "%d figures, %d of them blank",
	clean:        "nothing found",
	found:        "%d errors, %d warnings, %d notes",
	severities:   map[validate.Severity]string{validate.Error: "error", validate.Warning: "warning", validate.Note: "note"},
	suspects:     "most likely wrong:",
	alternatives: "possibly wrong (each of these makes the sums hold; the likeliest first):",
	exhausted:    "too much is wrong to look at every possibility.",
	reading:      "doubts in reading:",
	skipped:      "%d checks could not be made because figures are blank",
	fault:        "a rule itself failed:",
}

// mostAlternatives bounds what people are asked to read; -format json has all.
const mostAlternatives = 8

func printText(w io.Writer, c checked, tag language.Tag) error {
	words := chinese
	if tag == language.English {
		words = english
	}
	var text strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) }

	report := &c.reading.Report
	line("%s  %s", c.name, report.Title)
	cells, blank := 0, 0
	for _, value := range report.Cells() {
		cells++
		if value.IsBlank() {
			blank++
		}
	}
	line("  "+words.cells, cells, blank)
	if len(c.reading.Problems) > 0 {
		line("  %s", words.reading)
		for _, problem := range c.reading.Problems {
			line("    %s", problem.Text)
		}
	}
	result := c.result
	if len(result.Findings) == 0 {
		line("  %s", words.clean)
	} else {
		line("  "+words.found, result.Count(validate.Error), result.Count(validate.Warning), result.Count(validate.Note))
	}
	for _, finding := range result.Findings {
		line("    %s %s %s", words.severities[finding.Severity], finding.Rule, finding.Message(tag))
	}
	for _, fault := range result.Faults {
		line("    %s %s", words.fault, fault.Error())
	}
	location := result.Locate()
	switch {
	case len(location.Suspects) == 1:
		line("  %s", words.suspects)
	case len(location.Suspects) > 1:
		line("  %s", words.alternatives)
	}
	for _, suspect := range location.Suspects[:min(len(location.Suspects), mostAlternatives)] {
		line("    %s", suspect.Message(tag))
	}
	if rest := len(location.Suspects) - mostAlternatives; rest > 0 {
		line("    … +%d", rest)
	}
	if location.Exhausted {
		line("  %s", words.exhausted)
	}
	if len(result.Skipped) > 0 {
		line("  "+words.skipped, len(result.Skipped))
	}
	_, err := io.WriteString(w, text.String())
	return err
}
