package main

import (
	"io"

	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/findingmarks"
	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// htmlPrinter prints the report as a page, labelled in the language of the
// findings, with these marked in it and what was in doubt when it was read among
// them.
type htmlPrinter struct {
	// All marks every line with blank cells by itself.
	All bool
}

func (p htmlPrinter) print(w io.Writer, c checked, tag language.Tag) error {
	marks := findingmarks.Of(c.result, tag)
	if p.All {
		marks = findingmarks.All(c.result, tag)
	}
	var doubts []render.Mark
	for _, p := range c.reading.Doubts {
		doubts = append(doubts, render.Mark{Ref: p.Ref, Severity: severity.Warning, Unread: p.Code.Blank(), ID: string(p.Code), Text: p.Message(tag)})
	}
	found := len(marks) - len(c.result.Unread)
	marks = append(marks[:found:found], findingmarks.Doubts(marks[found:], doubts)...)
	for _, n := range c.reading.Notes() {
		marks = append(marks, render.Mark{Severity: severity.Warning, ID: string(n.Code), Text: n.Message(tag)})
	}
	document := render.Composer{PrintedTitles: true, Language: tag}.Compose(&c.reading.Report)
	return render.HTML{Marks: marks}.Render(w, document)
}
