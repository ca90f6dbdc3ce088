package render

import (
	"strconv"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// columns is the layout of one table in text.
type columns struct {
	least, natural, width []int // of the content of each grid column
	padding               int
	rule                  int // width of a box character
	boxes                 []box
	firstBox              []int // of each row
	heights               []int // of each row, in lines
	tops                  []int // first line of each row
}

// box is a cell laid out.
type box struct {
	text             lineSpan // all of the cell's text
	lineFrom, lineTo int      // its lines in scratch.lines
	column           int
	span             span
}

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

// measure finds the least and the natural width of each column: first from
// cells of one column, then the shortfall of wider ones is shared out.
func (w *textWriter) measure() {
	s, c := w.scratch, &w.scratch.columns
	c.least, c.natural = zeros(c.least, s.grid.width), zeros(c.natural, s.grid.width)
	for _, wide := range [...]bool{false, true} {
		for y := range s.grid.height {
			for k := range s.grid.table.Rows[y].Cells {
				box := &c.boxes[c.firstBox[y]+k]
				if (box.span.width > 1) != wide {
					continue
				}
				header := s.grid.table.Rows[y].Cells[k].Header != document.NotHeader
				least, natural := cellWidths(s.text[box.text.from:box.text.to], header, w.Ambiguous)
				c.grow(c.least, box, least)
				c.grow(c.natural, box, natural)
			}
		}
	}
	for x := range c.least {
		c.natural[x] = max(c.natural[x], c.least[x], 1)
		c.least[x] = max(c.least[x], 1)
	}
}

// grow widens the columns of a box to hold width.
func (c *columns) grow(widths []int, box *box, width int) {
	of := widths[box.column : box.column+box.span.width]
	have := (len(of) - 1) * (c.rule + 2)
	for _, w := range of {
		have += w
	}
	for i := range of {
		if have >= width {
			return
		}
		share := (width - have + len(of) - i - 1) / (len(of) - i)
		of[i] += share
		have += share
	}
}

// cellWidths returns the width that a cell must have and the one that it would
// take on its longest line. A figure is never broken. A label breaks where
// [wrap] may break it, but takes two Chinese characters a line at least.
func cellWidths(text []byte, header bool, ambiguous int) (least, natural int) {
	piece, line := 0, 0
	var previous rune
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		w := runeWidth(r, ambiguous)
		if r == '\n' {
			piece, line, previous = 0, 0, 0
			continue
		}
		if r == ' ' || previous != 0 && mayBreak(previous, r) {
			piece = 0
		}
		if r != ' ' {
			piece += w
		}
		line += w
		previous = r
		least, natural = max(least, piece), max(natural, line)
	}
	if !header {
		return natural, natural
	}
	return max(least, min(natural, 4)), natural
}

// fit decides the widths: the natural ones if they keep within total, else the
// least ones, and what is left over goes to the columns whose labels would take
// most lines.
func (c *columns) fit(total int) {
	n := len(c.natural)
	c.padding = 1
	if sumOf(c.least)+2*n+(n+1)*c.rule > total {
		c.padding = 0
	}
	room := total - 2*c.padding*n - (n+1)*c.rule
	c.width = append(c.width[:0], c.natural...)
	if sumOf(c.natural) > room {
		copy(c.width, c.least)
		const step = 2 // a Chinese character
		for left := room - sumOf(c.least); left >= step; left -= step {
			widest := -1
			for x := range c.width {
				if c.width[x] < c.natural[x] &&
					(widest < 0 || c.natural[x]*c.width[widest] > c.natural[widest]*c.width[x]) {
					widest = x
				}
			}
			if widest < 0 {
				break
			}
			c.width[widest] += step
		}
	}
	for x := range c.width {
		// A rule must be made of whole box characters.
		c.width[x] += (c.width[x] + 2*c.padding) % c.rule
	}
}

// contentWidth returns the columns between the padding of a box.
func (c *columns) contentWidth(box *box) int {
	return sumOf(c.width[box.column:box.column+box.span.width]) + (box.span.width-1)*(c.rule+2*c.padding)
}

func (w *textWriter) breakLines() {
	s, c := w.scratch, &w.scratch.columns
	s.lines = s.lines[:0]
	for i := range c.boxes {
		box := &c.boxes[i]
		box.lineFrom = len(s.lines)
		s.lines = wrap(s.lines, s.text, box.text.from, box.text.to, c.contentWidth(box), w.Ambiguous)
		box.lineTo = len(s.lines)
	}
}

// stack finds the heights of the rows and the line at which each begins,
// counting the rules between them.
func (w *textWriter) stack() {
	s, c := w.scratch, &w.scratch.columns
	c.heights, c.tops = zeros(c.heights, s.grid.height), zeros(c.tops, s.grid.height)
	for y := range c.heights {
		c.heights[y] = 1
	}
	for _, tall := range [...]bool{false, true} {
		for y := range c.heights {
			for k := range s.grid.table.Rows[y].Cells {
				box := &c.boxes[c.firstBox[y]+k]
				if (box.span.height > 1) != tall {
					continue
				}
				last := y + box.span.height - 1
				have := sumOf(c.heights[y:last+1]) + last - y
				c.heights[last] += max(box.lineTo-box.lineFrom-have, 0)
			}
		}
	}
	line := 0
	for y := range c.tops {
		c.tops[y] = line
		line += c.heights[y] + 1
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

func sumOf(numbers []int) int {
	sum := 0
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// zeros returns n zeros in the memory of numbers.
func zeros(numbers []int, n int) []int {
	numbers = numbers[:0]
	for range n {
		numbers = append(numbers, 0)
	}
	return numbers
}
