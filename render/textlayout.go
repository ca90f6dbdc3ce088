package render

import (
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
				c.grow(c.least, box, least, c.rule) // there may be no padding
				c.grow(c.natural, box, natural, c.rule+2)
			}
		}
	}
	for x := range c.least {
		c.natural[x] = max(c.natural[x], c.least[x], 1)
		c.least[x] = max(c.least[x], 1)
	}
}

// grow widens the columns of a box to hold width, with gap columns between each
// two of them.
func (c *columns) grow(widths []int, box *box, width, gap int) {
	of := widths[box.column : box.column+box.span.width]
	have := (len(of) - 1) * gap
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
