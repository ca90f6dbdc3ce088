package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// line is a line of text.
type line struct {
	box      Rect
	baseline float64
	size     float64 // of most of its text
	bold     bool
	text     string
	number   int // on its page
	first    int // the printing order of its first and last run
	last     int
	gaps     []segment // wide gaps between its parts: at is where the text goes on behind one
	parts    []string  // what stands between them
}

func (l *line) top() float64 { return l.box.Y0 }

// linesOf makes lines of the runs of a page or a cell, from top to bottom. Runs
// that are turned or upright are lines of their own.
func linesOf(items []item) []line {
	var level, other []item
	for i := range items {
		if items[i].turn == rightward && !items[i].upright {
			level = append(level, items[i])
		} else {
			other = append(other, items[i])
		}
	}
	lines := levelLines(level)
	if len(other) > 0 {
		lines = append(lines, otherLines(other)...)
		slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
	}
	return lines
}

// levelLines makes lines of runs that run to the right.
func levelLines(items []item) []line {
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.baseline, b.baseline) })
	var lines []line
	for start := 0; start < len(items); {
		end := start + 1
		size, base := items[start].size, items[start].baseline
		// A raised figure comes first, so that the line's own baseline shows later.
		for end < len(items) && items[end].baseline-base <= 0.45*min(max(size, items[end].size), 1.5*size) {
			if items[end].size > 1.2*size {
				size, base = items[end].size, items[end].baseline
			}
			end++
		}
		lines = append(lines, newLine(items[start:end]))
		start = end
	}
	return lines
}

// joinStacks makes one line of single ideographs that stand one below the other.
func joinStacks(lines []line) []line {
	const least = 3
	joined := lines[:0]
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && lines[end].isBelow(&lines[end-1]) {
			end++
		}
		if end-start < least {
			joined = append(joined, lines[start:end]...)
		} else {
			stack := lines[start]
			for _, l := range lines[start+1 : end] {
				stack.text += l.text
				stack.box = stack.box.and(l.box)
			}
			stack.parts = []string{stack.text}
			joined = append(joined, stack)
		}
		start = end
	}
	return joined
}

// isBelow reports whether a line and the one above it are single ideographs, one
// below the other.
func (l *line) isBelow(above *line) bool {
	a, n := utf8.DecodeRuneInString(above.text)
	b, m := utf8.DecodeRuneInString(l.text)
	step := l.baseline - above.baseline
	return n == len(above.text) && m == len(l.text) && wide(a) && wide(b) &&
		math.Abs(l.box.X0-above.box.X0) <= 0.3*l.size && step > 0.6*l.size && step < 2.5*l.size
}

// newLine joins runs to a line.
func newLine(items []item) line {
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.box.X0, b.box.X0) })
	l := line{box: items[0].box, first: items[0].order, last: items[len(items)-1].order}
	l.size, l.baseline, l.bold = mainStyle(items)
	var b strings.Builder
	part := 0
	var last *item
	for i := range items {
		it := &items[i]
		if last != nil {
			if it.text == last.text && math.Abs(it.box.X0-last.box.X0) < 0.2*it.size {
				continue // printed twice to look bold
			}
			if gap := it.box.X0 - l.box.X1; gap > 1.5*l.size {
				l.gaps = append(l.gaps, segment{at: it.box.X0, from: l.box.X1, to: it.box.X0})
				l.parts = append(l.parts, b.String()[part:])
				b.WriteByte(' ')
				part = b.Len()
			} else if spaced(b.String(), it.text, gap, l.size) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(it.raised(&l))
		l.box.X1, l.box.Y0, l.box.Y1 = max(l.box.X1, it.box.X1), min(l.box.Y0, it.box.Y0), max(l.box.Y1, it.box.Y1)
		last = it
	}
	l.text = b.String()
	l.parts = append(l.parts, l.text[part:])
	return l
}

// mainStyle returns the size, baseline and weight that most of the text has.
func mainStyle(items []item) (size, baseline float64, bold bool) {
	bySize := make(map[float64]int, 2)
	boldRunes, runes := 0, 0
	for i := range items {
		bySize[items[i].size] += items[i].runes
		runes += items[i].runes
		if items[i].bold {
			boldRunes += items[i].runes
		}
	}
	for s, n := range bySize {
		if m := bySize[size]; n > m || n == m && s > size {
			size = s
		}
	}
	for i := range items {
		if items[i].size == size {
			baseline = items[i].baseline
			break
		}
	}
	return size, baseline, 2*boldRunes > runes
}

// raised returns the text of a run, its digits superscript or subscript where it
// is set so: a figure with the mark of a note is not a longer figure.
func (it *item) raised(l *line) string {
	if it.size > 0.8*l.size {
		return it.text
	}
	switch shift := l.baseline - it.baseline; {
	case shift > 0.2*l.size:
		return string(flow.Raised([]byte(it.text), false))
	case shift < -0.08*l.size:
		return string(flow.Raised([]byte(it.text), true))
	}
	return it.text
}

// spaced reports whether a gap between two pieces of text is a space. Between
// ideographs it is one only when it is nearly as wide as one of them.
func spaced(before, after string, gap, size float64) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	if a == ' ' || b == ' ' {
		return false
	}
	if wide(a) && wide(b) {
		return gap > 0.7*size
	}
	if wide(a) || wide(b) {
		return gap > 0.4*size
	}
	return gap > 0.17*size
}

// wide reports whether a character stands in a square: an ideograph, or a sign
// among ideographs.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F ||
		r >= 0xFF00 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF || r >= 0x2018 && r <= 0x201D || r == '…' || r == '—' || r == '·'
}

// otherLines makes lines of runs that are turned or upright: columns of text.
// Upright text, and text that runs down, is read from the right to the left.
func otherLines(items []item) []line {
	var lines []line
	for _, up := range [...]bool{false, true} {
		var some []item
		for i := range items {
			if (items[i].turn == upward) == up {
				some = append(some, items[i])
			}
		}
		if len(some) > 0 {
			lines = append(lines, columnLine(some, up))
		}
	}
	return lines
}

// columnLine joins the columns of text to one line: they are one text that has
// been set otherwise.
func columnLine(items []item, up bool) line {
	l := line{box: items[0].box}
	var b strings.Builder
	for _, column := range columnsOf(items, up) {
		for i := range column {
			it := &column[i]
			space := false
			if i > 0 {
				space = spaced(b.String(), it.text, column[i-1].gapTo(it, up), it.size)
			} else if b.Len() > 0 {
				space = !joinsDirectly(b.String(), it.text)
			}
			if space {
				b.WriteByte(' ')
			}
			b.WriteString(it.text)
			l.box = l.box.and(it.box)
		}
	}
	l.size, _, l.bold = mainStyle(items)
	l.baseline = l.box.Y1
	l.text = b.String()
	l.parts = []string{l.text}
	return l
}

// columnsOf divides runs into columns, in the order in which they are read.
func columnsOf(items []item, up bool) [][]item {
	middle := func(it *item) float64 { x, _ := it.middle(); return x }
	slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(middle(&b), middle(&a)) })
	var columns [][]item
	for start := 0; start < len(items); {
		end := start + 1
		for end < len(items) && middle(&items[start])-middle(&items[end]) <= 0.5*items[start].size {
			end++
		}
		column := items[start:end]
		slices.SortStableFunc(column, func(a, b item) int { return cmp.Compare(a.box.Y0, b.box.Y0) })
		if up {
			slices.Reverse(column)
		}
		columns = append(columns, column)
		start = end
	}
	if up {
		slices.Reverse(columns)
	}
	return columns
}

// gapTo returns the gap to the next run of a column.
func (it *item) gapTo(next *item, up bool) float64 {
	if up {
		return it.box.Y0 - next.box.Y1
	}
	return next.box.Y0 - it.box.Y1
}

func (r Rect) and(o Rect) Rect {
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// joinsDirectly reports whether text that goes on in the next line goes on
// without a space: beside an ideograph, and never between two figures.
func joinsDirectly(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return wide(a) || wide(b)
}

// cellText returns the text of a cell of a width. full says that a figure at its
// end may go on, as the last line has no room for a further digit.
func cellText(items []item, width float64) (text string, full bool) {
	if len(items) == 0 {
		return "", false
	}
	if stacked(items) {
		return columnLine(items, false).text, false
	}
	var b strings.Builder
	lines := linesOf(items)
	for i := range lines {
		if i > 0 && !lines[i-1].dividesFigure(&lines[i], width) {
			b.WriteByte('\n')
		}
		b.WriteString(strings.TrimSpace(lines[i].text))
	}
	return b.String(), lines[len(lines)-1].isFull(width)
}

// isFull reports whether a line is a figure that has no room for a further digit.
func (l *line) isFull(width float64) bool {
	const padding = 8.0 // at most, at each side
	return isDigits(l.text) && width-l.box.Width() < 2*padding+0.5*l.size
}

// dividesFigure reports whether a line ends within a figure that goes on in the
// next, as in a column too narrow for it. That is certain only if the line has no
// room for a further digit and the two were printed one after the other: figures
// of two rows, between which a rule is missing, have those of other columns
// between them.
func (l *line) dividesFigure(next *line, width float64) bool {
	return l.isFull(width) && isDigits(next.text) && l.last+1 == next.first &&
		math.Abs(l.size-next.size) < 0.05*l.size &&
		next.baseline-l.baseline < 2.2*l.size &&
		next.box.Width() <= l.box.Width()+0.1*l.size
}

func isDigits(text string) bool {
	return strings.Trim(text, "0123456789.,") == ""
}

// stacked reports whether single ideographs stand one below the other in the
// order of printing: upright text that was placed glyph by glyph.
func stacked(items []item) bool {
	const least = 3
	if len(items) < least {
		return false
	}
	inOrder := slices.SortedFunc(slices.Values(items), func(a, b item) int { return cmp.Compare(a.order, b.order) })
	down := 0
	for i := range inOrder {
		it := &inOrder[i]
		if it.runes != 1 || it.turn != rightward {
			return false
		}
		if i == 0 {
			continue
		}
		last := &inOrder[i-1]
		step := it.baseline - last.baseline
		if math.Abs(it.box.X0-last.box.X0) <= 0.5*it.size && step > 0.6*it.size && step < 2.5*it.size {
			down++
		}
	}
	letters := 0
	for i := range items {
		if r, _ := utf8.DecodeRuneInString(items[i].text); unicode.IsLetter(r) {
			letters++
		}
	}
	// All steps but those between columns lead down.
	return 3*down >= 2*(len(items)-1) && 2*letters >= len(items)
}
