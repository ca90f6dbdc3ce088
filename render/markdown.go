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
	Marks []Mark
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

// table writes a table in parts, each with its header rows. The title of a block
// is the first of them.
func (w *markdownWriter) table(dst []byte, table *document.Table, start int) []byte {
	if !w.scratch.grid.lay(table) {
		return tabbed(dst, table)
	}
	for row := 0; row < len(table.Rows); {
		dst = blankLine(dst, start)
		p := part{title: row, head: row}
		if startsBlock(&table.Rows[row]) {
			p.head++
		}
		p.data = p.head
		for p.data < len(table.Rows) && !startsBlock(&table.Rows[p.data]) && isHeaderRow(&table.Rows[p.data]) {
			p.data++
		}
		p.end = p.data
		for p.end < len(table.Rows) && !startsBlock(&table.Rows[p.end]) && !isHeaderRow(&table.Rows[p.end]) {
			p.end++
		}
		if w.inOrder(p) {
			dst = w.partInOrder(dst, p)
		} else {
			dst = w.partOnGrid(dst, p)
		}
		row = p.end
	}
	return dst
}

// part is a range of rows: perhaps a title in [title, head), header rows in
// [head, data), and data rows in [data, end).
type part struct{ title, head, data, end int }

func isHeaderRow(row *document.Row) bool {
	found := false
	for i := range row.Cells {
		switch row.Cells[i].Header {
		case document.HeaderColumn:
			found = true
		case document.NotHeader, document.HeaderRow:
			return false
		}
	}
	return found
}

// inOrder reports whether one header row has a cell for each cell of the rows
// below it. Spans say nothing then; in table 二 of 2019 they even disagree.
func (w *markdownWriter) inOrder(p part) bool {
	rows := w.scratch.grid.table.Rows
	if p.data-p.head != 1 {
		return false
	}
	for y := p.data; y < p.end; y++ {
		if len(rows[y].Cells) != len(rows[p.head].Cells) {
			return false
		}
	}
	return true
}

func (w *markdownWriter) partInOrder(dst []byte, p part) []byte {
	rows := w.scratch.grid.table.Rows
	columns := len(rows[p.head].Cells)
	for y := p.title; y < p.end; y++ {
		for k := range columns {
			dst = append(dst, "| "...)
			if k < len(rows[y].Cells) {
				dst = w.content(dst, &rows[y].Cells[k], y > p.title && y < p.data)
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, "|\n"...)
		if y > p.title {
			continue
		}
		for k := range columns {
			dst = w.delimiter(dst, p.data < p.end && rows[p.data].Cells[k].Header == document.NotHeader)
		}
		dst = append(dst, "|\n"...)
	}
	return dst
}

func (w *markdownWriter) partOnGrid(dst []byte, p part) []byte {
	g := &w.scratch.grid
	for y := p.title; y < p.end; y++ {
		for x := range g.width {
			if !w.used(x, p) {
				continue
			}
			dst = append(dst, "| "...)
			if cell := w.shown(y, x, p); cell != nil {
				dst = w.content(dst, cell, y > p.title && y < p.data)
			}
			dst = append(dst, ' ')
		}
		dst = append(dst, "|\n"...)
		if y > p.title {
			continue
		}
		for x := range g.width {
			if w.used(x, p) {
				dst = w.delimiter(dst, !w.labels(x, p))
			}
		}
		dst = append(dst, "|\n"...)
	}
	return dst
}

// shown returns the cell to write at a place of the grid, or nil to leave it
// empty. Of merged places, labels of groups show in every row, headings in every
// column, and all else at the first place alone.
func (w *markdownWriter) shown(y, x int, p part) *document.Cell {
	g := &w.scratch.grid
	place := g.at(y, x)
	cell := g.cell(place)
	if cell == nil || place.Origin {
		return cell
	}
	top := y == p.title || !sameCell(place, g.at(y-1, x))
	left := x == 0 || !sameCell(place, g.at(y, x-1))
	switch {
	case left && cell.Header == document.HeaderRow:
		return cell
	case top && cell.Header == document.HeaderColumn && !w.labels(x, p):
		return cell
	}
	return nil
}

func (w *markdownWriter) delimiter(dst []byte, figures bool) []byte {
	if figures {
		return append(dst, "| ---: "...)
	}
	return append(dst, "| --- "...)
}

// used reports whether a cell of the part begins in the grid column.
func (w *markdownWriter) used(x int, p part) bool {
	for y := p.head; y < p.end; y++ {
		if w.scratch.grid.at(y, x).Origin {
			return true
		}
	}
	return x == 0
}

// labels reports whether the part has labels of lines in the grid column.
func (w *markdownWriter) labels(x int, p part) bool {
	for y := p.data; y < p.end; y++ {
		if cell := w.scratch.grid.cell(w.scratch.grid.at(y, x)); cell != nil && cell.Header == document.HeaderRow {
			return true
		}
	}
	return false
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
		dst = append(dst, w.labelSet.text[mark.Severity.key()]...)
		if mark.ID != "" {
			dst = append(dst, ' ')
			dst = appendMarkdown(dst, mark.ID)
		}
		for _, part := range [...]struct{ key, value string }{{"want", mark.Want}, {"suspect", mark.suspect()}} {
			if part.value != "" {
				dst = append(dst, ' ')
				dst = append(dst, w.labelSet.text[part.key]...)
				dst = append(dst, ' ')
				dst = appendMarkdown(dst, part.value)
			}
		}
		dst = append(dst, "**"...)
	}
	return dst
}

// appendMarkdown appends text so that it stands for itself inside a line.
func appendMarkdown(dst []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; b {
		case '\n':
			dst = append(dst, "<br>"...)
		case '\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '$':
			dst = append(dst, '\\', b)
		default:
			dst = append(dst, b)
		}
	}
	return dst
}

// appendMarkdownParagraph appends text that begins a line: what would begin a
// heading, list, quotation or code there is escaped, too.
func appendMarkdownParagraph(dst []byte, text string) []byte {
	for text != "" && (text[0] == ' ' || text[0] == '\t') {
		dst = append(dst, "&#32;"...)
		text = text[1:]
	}
	digits := 0
	for digits < len(text) && '0' <= text[digits] && text[digits] <= '9' {
		digits++
	}
	if digits < len(text) {
		switch text[digits] {
		case '#', '+', '-', '=', ':':
			if digits == 0 {
				dst = append(dst, '\\', text[0])
				text = text[1:]
			}
		case '.', ')':
			dst = append(dst, text[:digits]...)
			dst = append(dst, '\\', text[digits])
			text = text[digits+1:]
		}
	}
	return appendMarkdown(dst, text)
}
