package read_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
)

// page writes the example report as a web page of the usual markup.
func page(b *testing.B) []byte {
	b.Helper()
	reading, err := read.File(example)
	if err != nil {
		b.Fatal(err)
	}
	report := &reading.Report
	var text strings.Builder
	paragraph := func(line string) {
		fmt.Fprintf(&text, "<p style=\"text-indent:2em\">%s</p>\n", html.EscapeString(line))
	}
	fmt.Fprintf(&text, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><div class=\"article-content\">\n<h1>%[1]s</h1>\n", report.Title)
	form := govinfo.Edition2021.Form()
	for i, title := range form.Sections {
		fmt.Fprintf(&text, "<h2>%s</h2>\n", title)
		switch i {
		case 0:
			for _, p := range report.Overview {
				paragraph(p.Text)
			}
		case 4:
			for _, p := range report.Problems {
				paragraph(p.Text)
			}
		case 5:
			for _, p := range report.OtherMatters {
				paragraph(p.Text)
			}
		default:
			writeTable(&text, form.Tables[i-1], report)
		}
	}
	text.WriteString("</div></body></html>\n")
	return []byte(text.String())
}

func writeTable(text *strings.Builder, table govinfo.Table, report *govinfo.Report) {
	cell := func(content string, columns, rows int) {
		fmt.Fprintf(text, "<td style=\"border:1px solid #000;width:40px\" colspan=\"%d\" rowspan=\"%d\"><p align=\"center\">%s</p></td>", columns, rows, html.EscapeString(content))
	}
	text.WriteString("<table border=\"1\" cellspacing=\"0\"><tbody>\n")
	for b := range table.Blocks {
		block := &table.Blocks[b]
		if block.Title != "" {
			text.WriteString("<tr>")
			cell(block.Title, table.Columns, 1)
			text.WriteString("</tr>\n")
		}
		for _, row := range block.Header {
			text.WriteString("<tr>")
			for _, h := range row {
				cell(h.Text, h.ColSpan, h.RowSpan)
			}
			text.WriteString("</tr>\n")
		}
		open := false
		for i, line := range block.Lines {
			if !open {
				text.WriteString("<tr>")
				open = true
			}
			if line.IsGroup() {
				rows := 0
				for _, other := range block.Lines[i+1:] {
					if other.Indent <= line.Indent {
						break
					}
					if !other.IsGroup() {
						rows++
					}
				}
				cell(line.Label, 1, rows)
				continue
			}
			if line.Label != "" {
				cell(line.Label, table.LabelColumns-line.Indent, 1)
			}
			for c, ref := range line.Refs {
				value, _ := report.At(ref)
				cell(value.String(), block.Columns[c].Span, 1)
			}
			text.WriteString("</tr>\n")
			open = false
		}
	}
	text.WriteString("</tbody></table>\n")
}

// BenchmarkHTML reads a web page from bytes to report. parse/read is the time of
// golang.org/x/net/html.Parse on the same page, which makes a tree and nothing
// more, in proportion.
func BenchmarkHTML(b *testing.B) {
	data := page(b)
	reading, err := read.Bytes(data)
	if err != nil || reading.Format != read.FormatHTML || len(reading.Origins) != 200 || len(reading.Doubts) > 0 {
		b.Fatal(err, len(reading.Origins), reading.Doubts)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read.Bytes(data); err != nil {
			b.Fatal(err)
		}
	}
	// By turns, so that what else the machine does falls on both.
	var reads, parses time.Duration
	for range b.N {
		start := time.Now()
		if _, err := read.Bytes(data); err != nil {
			b.Fatal(err)
		}
		read := time.Now()
		if _, err := nethtml.Parse(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
		reads, parses = reads+read.Sub(start), parses+time.Since(read)
	}
	b.ReportMetric(float64(parses)/float64(reads), "parse/read")
}

// BenchmarkText reads a text dump from bytes to report.
func BenchmarkText(b *testing.B) {
	data, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read.Bytes(data); err != nil {
			b.Fatal(err)
		}
	}
}
