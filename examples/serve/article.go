package main

import (
	"html"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

// article renders the report with a field in every cell of the form.
func article(e *entered, marks []render.Mark, words *wording) []byte {
	fields := fields{report: &e.report, unreadable: make(map[string]string)}
	for _, u := range e.unreadable {
		fields.unreadable[string(u.ref)] = u.text
	}
	document := render.Composer{PrintedTitles: true, Language: words.form}.Compose(&e.report)
	return render.HTML{Fragment: true, Marks: marks, Cell: fields.cell}.Append(nil, document)
}

// fields writes the cells of the form as fields. The page names each by its
// header cells.
type fields struct {
	report     *govinfo.Report
	unreadable map[string]string // entries that stand in place of a figure, by ref
}

func (f fields) cell(dst []byte, cell *document.Cell) []byte {
	if cell.ID == "" {
		return append(dst, strings.ReplaceAll(html.EscapeString(cell.Text), "\n", "<br>")...)
	}
	dst = append(dst, `<input autocomplete="off" spellcheck="false" maxlength="40" name="`...)
	dst = append(dst, html.EscapeString(cell.ID)...)
	dst = append(dst, `" inputmode="`...)
	dst = append(dst, f.inputMode(govinfo.Ref(cell.ID))...)
	dst = append(dst, `" value="`...)
	text, unreadable := f.unreadable[cell.ID]
	if !unreadable {
		text = cell.Text
	}
	dst = append(dst, html.EscapeString(text)...)
	dst = append(dst, '"')
	if unreadable {
		dst = append(dst, ` aria-invalid="true"`...)
	}
	return append(dst, '>')
}

// inputMode is the keyboard that a phone shows for a cell. That for digits has
// no sign.
func (f fields) inputMode(ref govinfo.Ref) string {
	if info, _ := govinfo.Describe(ref); info.Column.Signed {
		return "text"
	}
	if value, _ := f.report.At(ref); value != nil {
		if _, isAmount := value.(govinfo.Amount); isAmount {
			return "decimal"
		}
	}
	return "numeric"
}
