package render

import (
	_ "embed"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render/internal/titles"
)

// HTML writes a document as HTML: one page by default, with its style inside and
// without script or outside resource. The page is set for A4 paper by the
// measures of GB/T 9704, for small screens, and for light and dark.
//
// Every cell with a [document.Cell.ID] has it as its id, and names its header
// cells in its headers attribute, so that figures can be linked to and read
// aloud. Lines and tables have their refs as ids, too. All text is escaped.
//
// The zero HTML is useful. It may be copied and used by several goroutines.
type HTML struct {
	// Fragment leaves out what surrounds the report, for a page of the caller's:
	// the output is one article element. Its style is [StyleSheet].
	Fragment bool `json:"fragment"`
	// IDPrefix is put before every id, for a page that holds several reports.
	IDPrefix string `json:"idPrefix"`
	// Marks are shown in the report.
	Marks []Mark `json:"marks"`
	// Cell, if not nil, appends the content of a cell in place of its text, as
	// HTML: what it appends is not escaped. Marks are still added behind it.
	Cell func(dst []byte, cell *document.Cell) []byte `json:"-"`
}

//go:embed style.css
var styleSheet string

// StyleSheet returns the style of the HTML that this package writes, for pages
// that hold fragments. It touches nothing outside elements of the class
// annual-report but the margins of printed pages.
func StyleSheet() string { return styleSheet }

// Render writes the document to w in one call of Write. The error is that of w.
func (h HTML) Render(w io.Writer, doc *document.Document) error {
	return render(w, doc, h.Append)
}

// Append appends the document to dst and returns the extended slice.
func (h HTML) Append(dst []byte, doc *document.Document) []byte {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.marks.reset(h.Marks)
	w := htmlWriter{HTML: h, doc: doc, labels: labelsOf(doc.Language), scratch: s}

	if !h.Fragment {
		dst = w.pageStart(dst)
	}
	dst = append(dst, `<article class="annual-report" lang="`...)
	dst = appendEscaped(dst, w.language())
	dst = append(dst, "\">\n"...)
	dst = w.blocks(dst)
	dst = append(dst, "</article>\n"...)
	if !h.Fragment {
		dst = append(dst, "</main>\n</body>\n</html>\n"...)
	}
	return dst
}

type htmlWriter struct {
	HTML
	doc     *document.Document
	labels  *labelSet
	scratch *scratch
	tables  int
}

func (w *htmlWriter) language() string {
	if w.doc.Language != "" {
		return w.doc.Language
	}
	return w.labels.HTMLLanguage
}

func (w *htmlWriter) pageStart(dst []byte) []byte {
	dst = append(dst, "<!DOCTYPE html>\n<html lang=\""...)
	dst = appendEscaped(dst, w.language())
	dst = append(dst, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"...)
	dst = appendEscaped(dst, w.doc.Title)
	dst = append(dst, "</title>\n<style>\n"...)
	dst = append(dst, styleSheet...)
	return append(dst, "</style>\n</head>\n<body class=\"annual-report-page\">\n<main>\n"...)
}

// blocks writes the blocks in order. The list of marks stands below the title
// and its bylines.
func (w *htmlWriter) blocks(dst []byte) []byte {
	listed := len(w.Marks) == 0
	sections := 0
	heading := ""
	for i, block := range w.doc.Blocks {
		if !listed && !isTitleBlock(block, i) {
			dst = w.markList(dst)
			listed = true
		}
		switch block := block.(type) {
		case *document.Heading:
			id := ""
			if i == 0 && block.Level == 1 {
				id = titleID
			}
			if block.Level == 2 {
				sections++
				id = string(sectionRef(w.doc, sections))
			}
			dst = w.heading(dst, block, id)
			heading = block.Text
		case *document.Paragraph:
			dst = w.paragraph(dst, block)
		case *document.Table:
			dst = w.table(dst, block, heading)
		}
	}
	if !listed {
		dst = w.markList(dst)
	}
	return dst
}

// titleID is the id of the document's title: the ref of that field.
const titleID = "title"

// hasTitle reports whether the document begins with its title.
func hasTitle(doc *document.Document) bool {
	if len(doc.Blocks) == 0 {
		return false
	}
	heading, ok := doc.Blocks[0].(*document.Heading)
	return ok && heading.Level == 1
}

// isTitleBlock reports whether a block belongs to the title of the document.
func isTitleBlock(block document.Block, index int) bool {
	switch block := block.(type) {
	case *document.Heading:
		return index == 0 && block.Level == 1
	case *document.Paragraph:
		return block.Role == document.RoleByline
	}
	return false
}

// captionRepeats reports whether a table's caption says nothing that the heading
// above it does not say, as in the statutory form.
func captionRepeats(heading string, table *document.Table) bool {
	return strings.Contains(heading, table.Caption)
}

func (w *htmlWriter) heading(dst []byte, heading *document.Heading, id string) []byte {
	level := byte('0' + min(max(heading.Level, 1), 6))
	dst = append(dst, "<h"...)
	dst = append(dst, level)
	if id != "" {
		dst = w.id(dst, id)
	}
	dst = w.lang(dst, heading.Text)
	dst = append(dst, '>')
	before, after := heading.Text, ""
	if level == '1' {
		before, after = titles.CutAfterYear(heading.Text)
	}
	dst = appendLines(dst, before)
	if after != "" {
		dst = append(dst, "<wbr>"...)
		dst = appendLines(dst, after)
	}
	dst = append(dst, "</h"...)
	dst = append(dst, level)
	return append(dst, ">\n"...)
}

func (w *htmlWriter) paragraph(dst []byte, paragraph *document.Paragraph) []byte {
	switch paragraph.Role {
	case document.RoleByline:
		dst = append(dst, `<p class="byline"`...)
	case document.RoleNote:
		dst = append(dst, `<p class="note"`...)
	default:
		dst = append(dst, "<p"...)
	}
	dst = w.lang(dst, paragraph.Text)
	dst = append(dst, '>')
	dst = appendLines(dst, paragraph.Text)
	return append(dst, "</p>\n"...)
}

// lang appends the language of a text that is not in that of the document: the
// narrative stays Chinese where the labels are English.
func (w *htmlWriter) lang(dst []byte, text string) []byte {
	if w.labels.HTMLLanguage != "en" || !strings.ContainsFunc(text, isHan) {
		return dst
	}
	return append(dst, ` lang="zh-CN"`...)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// id appends an id attribute.
func (w *htmlWriter) id(dst []byte, id string) []byte {
	dst = append(dst, ` id="`...)
	if w.IDPrefix != "" {
		dst = appendEscaped(dst, w.IDPrefix)
	}
	dst = appendEscaped(dst, id)
	return append(dst, '"')
}

// markID appends the id of a mark in the list, or of its link in the cell.
func (w *htmlWriter) markID(dst []byte, index int, suffix string) []byte {
	dst = appendEscaped(dst, w.IDPrefix)
	dst = append(dst, "mark-"...)
	dst = strconv.AppendInt(dst, int64(index)+1, 10)
	return append(dst, suffix...)
}

// markList writes the marks as a list that leads to their cells.
func (w *htmlWriter) markList(dst []byte) []byte {
	dst = append(dst, `<section class="marks" aria-labelledby="`...)
	dst = appendEscaped(dst, w.IDPrefix)
	dst = append(dst, "marks\">\n<p"...)
	dst = w.id(dst, "marks")
	dst = append(dst, '>')
	dst = appendSummary(dst, w.Marks, w.labels)
	dst = append(dst, "</p>\n<ol>\n"...)
	for i := range w.Marks {
		mark := &w.Marks[i]
		dst = append(dst, `<li id="`...)
		dst = w.markID(dst, i, "")
		dst = append(dst, `" class="`...)
		dst = append(dst, mark.Class()...)
		dst = append(dst, `"><strong>`...)
		dst = append(dst, w.labels.Words[mark.Class()]...)
		if mark.ID != "" {
			dst = append(dst, ' ')
			dst = appendEscaped(dst, mark.ID)
		}
		dst = append(dst, "</strong>"...)
		separator := " "
		if place := w.labels.place(mark); place != "" {
			dst = w.markPlace(dst, mark, place)
			separator = w.labels.Words["colon"]
		}
		if mark.Text != "" {
			dst = append(dst, separator...)
			dst = appendLines(dst, mark.Text)
		}
		dst = appendNumbers(dst, mark, w.labels, appendEscaped)
		dst = append(dst, "</li>\n"...)
	}
	return append(dst, "</ol>\n</section>\n"...)
}

// markPlace names the place of a mark and links to it.
func (w *htmlWriter) markPlace(dst []byte, mark *Mark, name string) []byte {
	dst = append(dst, ' ')
	id := target(w.doc, mark.Ref)
	if id != "" {
		dst = append(dst, `<a href="#`...)
		dst = appendFragment(dst, w.IDPrefix)
		dst = appendFragment(dst, string(id))
		dst = append(dst, `">`...)
	}
	dst = appendEscaped(dst, name)
	if id != "" {
		dst = append(dst, "</a>"...)
	}
	return dst
}

// appendFragment appends an id as the fragment of a URL in an attribute.
func appendFragment(dst []byte, id string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(id); i++ {
		switch b := id[i]; {
		case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', '0' <= b && b <= '9',
			b == '-', b == '.', b == '_', b == '~':
			dst = append(dst, b)
		default:
			dst = append(dst, '%', hex[b>>4], hex[b&15])
		}
	}
	return dst
}
