package main

import (
	"html"
	"io"
	"strconv"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

func addDays(d govinfo.Date, n int) govinfo.Date {
	at := time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC)
	return govinfo.Date{Year: at.Year(), Month: at.Month(), Day: at.Day()}
}

// tables returns the document of the two tables that the register makes.
func tables(report *govinfo.Report) *document.Document {
	whole := render.Compose(report)
	doc := &document.Document{Language: whole.Language, Title: whole.Title}
	heading := -1
	for i, block := range whole.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			if b.Level == 1 {
				doc.Blocks = append(doc.Blocks, b)
			}
			heading = i
		case *document.Table:
			if len(b.Rows) > 0 && isRegisterTable(b) {
				doc.Blocks = append(doc.Blocks, whole.Blocks[heading], b)
			}
		}
	}
	return doc
}

// isRegisterTable reports whether a table is table 三 or 四.
func isRegisterTable(t *document.Table) bool {
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			if id := govinfo.Ref(t.Rows[i].Cells[k].ID); id != "" {
				return id.Within("applications") || id.Within("disputes")
			}
		}
	}
	return false
}

// printHTML prints the report as a page. Every figure opens the list of its cases, without
// script.
func printHTML(w io.Writer, s *source) error {
	report := s.tally.Report()
	page := render.HTML{Cell: func(dst []byte, cell *document.Cell) []byte {
		text := html.EscapeString(cell.Text)
		cases := s.tally.Cases(govinfo.Ref(cell.ID))
		if cell.ID == "" || len(cases) == 0 {
			return append(dst, text...)
		}
		dst = append(dst, "<details><summary>"...)
		dst = append(dst, text...)
		dst = append(dst, "</summary><ul>"...)
		for _, origin := range cases {
			dst = append(dst, "<li>"...)
			dst = append(dst, html.EscapeString(origin.ID)...)
			if origin.Row > 0 {
				dst = append(dst, "（第"...)
				dst = strconv.AppendInt(dst, int64(origin.Row), 10)
				dst = append(dst, "行）"...)
			}
			dst = append(dst, "</li>"...)
		}
		return append(dst, "</ul></details>"...)
	}}
	return page.Render(w, render.Compose(&report))
}

// printDOCX prints the report as a Word document, to be completed by the organ.
func printDOCX(w io.Writer, s *source) error {
	report := s.tally.Report()
	return docx.Writer{}.Render(w, render.Compose(&report))
}
