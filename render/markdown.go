package render

import (
	"io"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Markdown writes a document as GitHub Flavored Markdown. Its tables know no
// spans: the label of a group is repeated in each of its lines, and a heading
// over several columns in each of them. Each block of table 二 is a table of its
// own. A table has one header row there; further ones are bold.
//
//	| 第二十条第（一）项 |  |  |  |
//	| --- | ---: | ---: | ---: |
//	| **信息内容** | **本年制发件数** | **本年废止件数** | **现行有效件数** |
//	| 规章 | 0 | 0 | 2 |
//
// The zero Markdown is useful. It may be copied and used by several goroutines.
type Markdown struct {
	// Marks are shown at the figures and in a list above the report.
	Marks []Mark `json:"marks"`
}

// Render writes the document to w in one call of Write. The error is that of w.
func (m Markdown) Render(w io.Writer, doc *document.Document) error {
	return render(w, doc, m.Append)
}

// Append appends the document to dst and returns the extended slice.
func (m Markdown) Append(dst []byte, doc *document.Document) []byte {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	s.marks.reset(m.Marks)
	w := markdownWriter{Markdown: m, labelSet: labelsOf(doc.Language), scratch: s}
	return w.blocks(dst, doc)
}

type markdownWriter struct {
	Markdown
	labelSet *labelSet
	scratch  *scratch
}

func (w *markdownWriter) blocks(dst []byte, doc *document.Document) []byte {
	start := len(dst)
	listed := len(w.Marks) == 0
	heading := ""
	for i, block := range doc.Blocks {
		if !listed && !isTitleBlock(block, i) {
			dst = w.markList(dst, start)
			listed = true
		}
		dst = blankLine(dst, start)
		switch block := block.(type) {
		case *document.Heading:
			for range min(max(block.Level, 1), 6) {
				dst = append(dst, '#')
			}
			dst = append(dst, ' ')
			dst = appendMarkdown(dst, block.Text)
			dst = append(dst, '\n')
			heading = block.Text
		case *document.Paragraph:
			dst = appendMarkdownParagraph(dst, block.Text)
			dst = append(dst, '\n')
		case *document.Table:
			if !captionRepeats(heading, block) {
				dst = w.bold(dst, block.Caption)
			}
			dst = w.table(dst, block, start)
		}
	}
	if !listed {
		dst = w.markList(dst, start)
	}
	return dst
}

// blankLine separates blocks.
func blankLine(dst []byte, start int) []byte {
	if len(dst) == start || len(dst) >= start+2 && string(dst[len(dst)-2:]) == "\n\n" {
		return dst
	}
	return append(dst, '\n')
}

func (w *markdownWriter) bold(dst []byte, text string) []byte {
	dst = append(dst, "**"...)
	dst = appendMarkdown(dst, text)
	return append(dst, "**\n\n"...)
}

func (w *markdownWriter) markList(dst []byte, start int) []byte {
	dst = blankLine(dst, start)
	dst = append(dst, "**"...)
	dst = appendSummary(dst, w.Marks, w.labelSet)
	dst = append(dst, "**\n\n"...)
	for i := range w.Marks {
		dst = strconv.AppendInt(dst, int64(i)+1, 10)
		dst = append(dst, ". "...)
		dst = appendMark(dst, &w.Marks[i], w.labelSet, appendMarkdown)
		dst = append(dst, '\n')
	}
	return dst
}

func (w *markdownWriter) content(dst []byte, cell *document.Cell, bold bool) []byte {
	if bold && cell.Text != "" {
		dst = append(dst, "**"...)
		dst = appendMarkdown(dst, cell.Text)
		return append(dst, "**"...)
	}
	dst = appendMarkdown(dst, cell.Text)
	for _, i := range w.scratch.marks.at(cell.ID) {
		mark := &w.Marks[i]
		dst = append(dst, " **"...)
		dst = append(dst, w.labelSet.Words[mark.Class()]...)
		if mark.ID != "" {
			dst = append(dst, ' ')
			dst = appendMarkdown(dst, mark.ID)
		}
		for _, part := range [...]struct{ key, value string }{{"want", mark.Want}, {"suspect", mark.suspect()}} {
			if part.value != "" {
				dst = append(dst, ' ')
				dst = append(dst, w.labelSet.Words[part.key]...)
				dst = append(dst, ' ')
				dst = appendMarkdown(dst, part.value)
			}
		}
		dst = append(dst, "**"...)
	}
	return dst
}
