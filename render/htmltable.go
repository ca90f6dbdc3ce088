package render

import (
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// table writes a table inside an element that scrolls where the table is wider
// than the screen.
func (w *htmlWriter) table(dst []byte, table *document.Table, heading string) []byte {
	w.tables++
	w.scratch.headers.reset(&w.scratch.grid, table)
	prefix := appendEscaped(w.scratch.prefix[:0], w.IDPrefix)
	prefix = append(prefix, 't')
	w.scratch.prefix = strconv.AppendInt(prefix, int64(w.tables), 10)

	dst = append(dst, "<div class=\"table\""...)
	if table.Caption != "" {
		dst = append(dst, ` role="region" tabindex="0" aria-labelledby="`...)
		if w.IDPrefix != "" && hasTitle(w.doc) {
			// A page of several reports has the caption several times.
			dst = appendEscaped(dst, w.IDPrefix)
			dst = append(dst, titleID+" "...)
		}
		dst = w.tableID(dst, "caption")
		dst = append(dst, '"')
	}
	dst = append(dst, ">\n<table class=\"columns-"...)
	dst = strconv.AppendInt(dst, int64(w.scratch.grid.width), 10)
	dst = append(dst, '"')
	if ref := tableRef(table); ref != "" {
		dst = w.id(dst, string(ref))
	}
	dst = append(dst, ">\n"...)
	if table.Caption != "" {
		dst = append(dst, `<caption id="`...)
		dst = w.tableID(dst, "caption")
		dst = append(dst, '"')
		if captionRepeats(heading, table) {
			// The heading above says it; the caption is for those who hear the page.
			dst = append(dst, ` class="hidden"`...)
		}
		dst = append(dst, '>')
		dst = appendLines(dst, table.Caption)
		dst = append(dst, "</caption>\n"...)
	}
	group := ""
	for i := range table.Rows {
		next := group
		switch {
		case i < table.HeadRows:
			next = "thead"
		case i == table.HeadRows || startsBlock(&table.Rows[i]):
			next = "tbody"
			dst = closeGroup(dst, group)
			group = ""
		}
		if next != group {
			dst = closeGroup(dst, group)
			dst = append(dst, '<')
			dst = append(dst, next...)
			dst = append(dst, ">\n"...)
			group = next
		}
		dst = w.row(dst, table, i)
	}
	dst = closeGroup(dst, group)
	return append(dst, "</table>\n</div>\n"...)
}

func closeGroup(dst []byte, group string) []byte {
	if group == "" {
		return dst
	}
	dst = append(dst, "</"...)
	dst = append(dst, group...)
	return append(dst, ">\n"...)
}

// startsBlock reports whether a row begins a part of the table.
func startsBlock(row *document.Row) bool {
	return len(row.Cells) > 0 && row.Cells[0].Header == document.HeaderBlock
}

// tableID appends an id that belongs to the table.
func (w *htmlWriter) tableID(dst []byte, suffix string) []byte {
	dst = append(dst, w.scratch.prefix...)
	return append(dst, suffix...)
}

func (w *htmlWriter) headerID(dst []byte, header int32) []byte {
	dst = append(dst, w.scratch.prefix...)
	dst = append(dst, 'h')
	if header < 10 {
		return append(dst, byte('0'+header))
	}
	if header < 100 {
		return append(dst, byte('0'+header/10), byte('0'+header%10))
	}
	return strconv.AppendInt(dst, int64(header), 10)
}

func (w *htmlWriter) row(dst []byte, table *document.Table, index int) []byte {
	row := &table.Rows[index]
	dst = append(dst, "<tr"...)
	if line := lineRef(row); line != "" {
		dst = w.id(dst, string(line))
	}
	dst = append(dst, '>')
	h := &w.scratch.headers
	h.startRow(index)
	for k := range row.Cells {
		cell := &row.Cells[k]
		if cell.Header != document.NotHeader {
			dst = w.headerCell(dst, table, cell, h.add(index, k))
		} else {
			dst = w.dataCell(dst, table, cell, index, k)
		}
	}
	return append(dst, "</tr>\n"...)
}

func (w *htmlWriter) headerCell(dst []byte, table *document.Table, cell *document.Cell, header int32) []byte {
	dst = append(dst, `<th id="`...)
	dst = w.headerID(dst, header)
	switch cell.Header {
	case document.HeaderRow:
		dst = append(dst, `" scope="row"`...)
	case document.HeaderBlock:
		dst = append(dst, `" scope="rowgroup"`...)
	default:
		dst = append(dst, `" scope="col"`...)
	}
	dst = appendSpans(dst, table, cell)
	dst = append(dst, '>')
	dst = w.content(dst, cell)
	return append(dst, "</th>"...)
}

func (w *htmlWriter) dataCell(dst []byte, table *document.Table, cell *document.Cell, row, index int) []byte {
	marks := w.scratch.marks.at(cell.ID)
	dst = append(dst, "<td"...)
	if cell.ID != "" {
		dst = w.id(dst, cell.ID)
	}
	if len(marks) > 0 {
		dst = append(dst, ` class="`...)
		dst = append(dst, w.scratch.marks.gravest(marks)...)
		if w.isPart(marks, cell.ID) {
			dst = append(dst, " part"...)
		}
		dst = append(dst, '"')
	}
	if above, beside := w.namesAbove(row, index), w.namesBeside(); len(above)+len(beside) > 0 {
		dst = append(dst, ` headers="`...)
		dst = append(dst, above...)
		if len(above) > 0 && len(beside) > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, beside...)
		dst = append(dst, '"')
	}
	dst = appendSpans(dst, table, cell)
	dst = append(dst, '>')
	dst = w.content(dst, cell)
	for _, i := range marks {
		dst = w.cellMark(dst, int(i))
	}
	return append(dst, "</td>"...)
}

// isPart reports whether a cell is marked only as one of the many that marks are
// about ([Mark.Cells]). Such cells are shown quietly, so that those which a mark is
// about alone are seen among them; what was not read has its own look.
func (w *htmlWriter) isPart(marks []int32, id string) bool {
	for _, i := range marks {
		if mark := &w.Marks[i]; string(mark.Ref) == id || mark.Unread {
			return false
		}
	}
	return true
}

func (w *htmlWriter) content(dst []byte, cell *document.Cell) []byte {
	if w.Cell != nil {
		return w.Cell(dst, cell)
	}
	return appendLines(dst, cell.Text)
}

// cellMark writes a mark beside the figure, as a link to the list: its severity
// in words, its rule and the figure that should stand there.
func (w *htmlWriter) cellMark(dst []byte, index int) []byte {
	mark := &w.Marks[index]
	dst = append(dst, ` <a class="mark `...)
	dst = append(dst, mark.Class()...)
	dst = append(dst, `" href="#`...)
	dst = appendFragment(dst, w.IDPrefix)
	dst = append(dst, "mark-"...)
	dst = strconv.AppendInt(dst, int64(index)+1, 10)
	dst = append(dst, `"><b>`...)
	dst = append(dst, w.labels.Words[mark.Class()]...)
	if mark.ID != "" {
		dst = append(dst, ' ')
		dst = appendEscaped(dst, mark.ID)
	}
	dst = append(dst, "</b>"...)
	for _, part := range [...]struct{ key, value string }{{"want", mark.Want}, {"suspect", mark.suspect()}} {
		if part.value != "" {
			dst = append(dst, " <span>"...)
			dst = append(dst, w.labels.Words[part.key]...)
			dst = append(dst, ' ')
			dst = appendEscaped(dst, part.value)
			dst = append(dst, "</span>"...)
		}
	}
	return append(dst, "</a>"...)
}

func appendSpans(dst []byte, table *document.Table, cell *document.Cell) []byte {
	if table.Layout != document.LayoutSpans {
		return dst
	}
	if n := cell.Width(); n > 1 {
		dst = append(dst, ` colspan="`...)
		dst = strconv.AppendInt(dst, int64(n), 10)
		dst = append(dst, '"')
	}
	if n := cell.Height(); n > 1 {
		dst = append(dst, ` rowspan="`...)
		dst = strconv.AppendInt(dst, int64(n), 10)
		dst = append(dst, '"')
	}
	return dst
}
