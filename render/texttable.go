package render

import (
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// table draws a table. Tables too large for a grid are written cell by cell with
// tabs between.
func (w *textWriter) table(dst []byte, table *document.Table) []byte {
	s := w.scratch
	if !s.grid.lay(table) {
		return tabbed(dst, table)
	}
	if s.grid.height == 0 {
		return dst
	}
	c := &s.columns
	c.rule = w.Ambiguous
	w.place(table)
	w.measure()
	c.fit(w.Width)
	w.breakLines()
	w.stack()
	for y := range s.grid.height {
		dst = w.ruleLine(dst, y)
		for line := range c.heights[y] {
			dst = w.contentLine(dst, y, c.tops[y]+line)
		}
	}
	return w.ruleLine(dst, s.grid.height)
}

func tabbed(dst []byte, table *document.Table) []byte {
	for i := range table.Rows {
		for k := range table.Rows[i].Cells {
			if k > 0 {
				dst = append(dst, '\t')
			}
			dst = appendPrintable(dst, table.Rows[i].Cells[k].Text)
		}
		dst = append(dst, '\n')
	}
	return dst
}

// place makes a box of every cell, with its text and the numbers of its marks.
func (w *textWriter) place(table *document.Table) {
	s, c := w.scratch, &w.scratch.columns
	s.text, c.boxes, c.firstBox = s.text[:0], c.boxes[:0], c.firstBox[:0]
	for y := range table.Rows {
		c.firstBox = append(c.firstBox, len(c.boxes))
		for k := range table.Rows[y].Cells {
			cell := &table.Rows[y].Cells[k]
			from := len(s.text)
			s.text = appendPrintable(s.text, cell.Text)
			for _, mark := range s.marks.at(cell.ID) {
				s.text = append(s.text, " ["...)
				s.text = strconv.AppendInt(s.text, int64(mark)+1, 10)
				s.text = append(s.text, ']')
			}
			c.boxes = append(c.boxes, box{text: lineSpan{from: from, to: len(s.text)}, span: s.grid.spanOf(y, k)})
		}
		for x := range s.grid.width {
			if place := s.grid.at(y, x); place.Origin {
				c.boxes[c.firstBox[y]+place.Cell].column = x
			}
		}
	}
}

// contentLine writes one line of text of a row; line counts from the top of the
// table.
func (w *textWriter) contentLine(dst []byte, y, line int) []byte {
	for x := 0; x < w.scratch.grid.width; {
		dst = append(dst, "│"...)
		dst, x = w.piece(dst, y, x, line)
	}
	return append(dst, "│\n"...)
}

// piece writes the line of the cell at a place and returns the column behind it.
func (w *textWriter) piece(dst []byte, y, x, line int) ([]byte, int) {
	s, c := w.scratch, &w.scratch.columns
	place := s.grid.at(y, x)
	if place.Cell < 0 {
		return appendSpaces(dst, c.width[x]+2*c.padding), x + 1
	}
	box := &c.boxes[c.firstBox[place.Row]+place.Cell]
	width := c.contentWidth(box)
	lines := s.lines[box.lineFrom:box.lineTo]
	last := place.Row + box.span.height - 1
	height := c.tops[last] + c.heights[last] - c.tops[place.Row]
	at := line - c.tops[place.Row] - (height-len(lines))/2

	dst = appendSpaces(dst, c.padding)
	if at < 0 || at >= len(lines) {
		dst = appendSpaces(dst, width)
	} else {
		left, right := 0, max(width-lines[at].width, 0)
		cell := &s.grid.table.Rows[place.Row].Cells[place.Cell]
		switch {
		case cell.Header == document.NotHeader && cell.ID != "":
			left, right = right, 0
		case cell.Header == document.HeaderColumn || cell.Header == document.HeaderBlock:
			left = right / 2
			right -= left
		}
		dst = appendSpaces(dst, left)
		dst = append(dst, s.text[lines[at].from:lines[at].to]...)
		dst = appendSpaces(dst, right)
	}
	return appendSpaces(dst, c.padding), x + box.span.width
}

// ruleLine writes the rule above row y. Cells that span it go on in its place.
func (w *textWriter) ruleLine(dst []byte, y int) []byte {
	g, c := &w.scratch.grid, &w.scratch.columns
	for x := 0; x < g.width; {
		dst = append(dst, w.junction(y, x)...)
		if w.ruleAt(y, x) {
			for range (c.width[x] + 2*c.padding) / c.rule {
				dst = append(dst, "─"...)
			}
			x++
			continue
		}
		dst, x = w.piece(dst, y, x, c.tops[y]-1)
	}
	dst = append(dst, w.junction(y, g.width)...)
	return append(dst, '\n')
}

// ruleAt reports whether a rule runs above a place.
func (w *textWriter) ruleAt(y, x int) bool {
	g := &w.scratch.grid
	if x < 0 || x >= g.width {
		return false
	}
	return y == 0 || y == g.height || !sameCell(g.at(y-1, x), g.at(y, x))
}

// barAt reports whether a bar stands left of a place.
func (w *textWriter) barAt(y, x int) bool {
	g := &w.scratch.grid
	if y < 0 || y >= g.height {
		return false
	}
	return x == 0 || x == g.width || !sameCell(g.at(y, x-1), g.at(y, x))
}

func sameCell(a, b *document.Place) bool {
	return a.Cell >= 0 && a.Cell == b.Cell && a.Row == b.Row
}

// junction returns the box character at a corner of the grid.
func (w *textWriter) junction(y, x int) string {
	index := 0
	for bit, line := range [...]bool{w.barAt(y-1, x), w.barAt(y, x), w.ruleAt(y, x-1), w.ruleAt(y, x)} {
		if line {
			index |= 1 << bit
		}
	}
	return boxCharacters[index]
}

// boxCharacters are indexed by the lines that meet: 1 up, 2 down, 4 left, 8 right.
var boxCharacters = [16]string{" ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"}
