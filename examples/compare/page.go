package main

import (
	_ "embed"
	"html"
	"html/template"
	"io"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
	"golang.org/x/text/language"
)

//go:embed page.html
var pageText string

//go:embed page.css
var style string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageText))
})

// content is what the page shows.
type content struct {
	Lang       string
	Words      words
	LastTitle  string
	ThisTitle  string
	Style      template.CSS
	Notes      []string
	Groups     []group
	Total      int
	Last, This template.HTML
}

// writePage writes the list of changes and both reports as fragments of one page. The
// ids of their cells differ by a prefix, and a hook writes the changed cells.
func writePage(w io.Writer, last, this *read.Reading, tag language.Tag) error {
	words := wordsIn(tag)
	c := compare(last, this, words)
	composer := render.Composer{PrintedTitles: true, Language: words.form}
	left, right := composer.Compose(&last.Report), composer.Compose(&this.Report)
	page := content{
		Lang: words.lang, Words: words, LastTitle: left.Title, ThisTitle: right.Title,
		Style: template.CSS(render.StyleSheet() + style),
		Notes: c.notes(), Groups: c.groups(),
		Last: template.HTML(render.HTML{Fragment: true, IDPrefix: "last-", Marks: unreadMarks(last, words)}.Append(nil, left)),
		This: template.HTML(render.HTML{Fragment: true, IDPrefix: "this-", Marks: unreadMarks(this, words), Cell: c.markedCell()}.Append(nil, right)),
	}
	for _, g := range page.Groups {
		page.Total += g.Count()
	}
	return pageTemplate().Execute(w, page)
}

// markedCell writes the cells of this year's report, with what changed in them.
func (c *comparison) markedCell() func(dst []byte, cell *document.Cell) []byte {
	changes := make(map[string]govinfo.Change)
	for _, change := range c.difference.Changes {
		changes[string(change.Ref)] = change
	}
	return func(dst []byte, cell *document.Cell) []byte {
		dst = append(dst, html.EscapeString(cell.Text)...)
		if change, changed := changes[cell.ID]; changed {
			dst = append(dst, " <b>"+html.EscapeString(c.mark(change))+"</b>"...)
		}
		return dst
	}
}

// unreadMarks mark the cells of a report that were not read.
func unreadMarks(reading *read.Reading, words words) []render.Mark {
	if len(reading.Unread) == 0 {
		return nil
	}
	return []render.Mark{{Unread: true, Text: words.UnreadCells, Cells: reading.Unread}}
}
