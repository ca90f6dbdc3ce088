package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// assembler puts the pages together to one document.
type assembler struct {
	style  style
	blocks []document.Block
	text   []placed // the lines of the paragraph under way
	table  *table   // the table under way, which the next page may go on with
	at     int      // its place in blocks
	last   *grid    // its last part
}

// placed is a line and its page.
type placed struct {
	*line
	sheet *sheet
}

func assemble(sheets []*sheet) []document.Block {
	a := &assembler{style: measure(sheets)}
	for _, s := range sheets {
		a.page(s)
	}
	a.endText()
	a.endTable()
	a.headings()
	return a.blocks
}

// page adds the lines and tables of a page in the order of their tops.
func (a *assembler) page(s *sheet) {
	grid, loose := 0, 0
	first := true // nothing was added of this page
	for i := 0; i <= len(s.lines); {
		for grid < len(s.grids) && (i == len(s.lines) || s.grids[grid].ys[0] <= s.lines[i].top()) {
			a.grid(s, s.grids[grid], first)
			first = false
			grid++
		}
		if i == len(s.lines) {
			return
		}
		if loose < len(s.unruled) && s.unruled[loose].first == i {
			a.endText()
			a.endTable()
			a.blocks = append(a.blocks, s.unruled[loose].table(s))
			i = s.unruled[loose].end
			loose++
		} else {
			a.line(placed{&s.lines[i], s})
			i++
		}
		first = false
	}
}

func (a *assembler) grid(s *sheet, g *grid, first bool) {
	above := a.last
	a.last = g
	if a.table != nil && (first && a.table.goesOn(s, g) || !first && a.table.stands(s, above, g)) {
		return
	}
	a.endText()
	a.endTable()
	a.table, a.at = newTable(s, g), len(a.blocks)
	a.blocks = append(a.blocks, nil)
}

func (a *assembler) endTable() {
	if a.table != nil {
		a.blocks[a.at] = a.table.document()
		a.table = nil
	}
}

func (a *assembler) line(l placed) {
	a.endTable()
	if n := len(a.text); n > 0 && !a.style.goesOn(a.text[n-1], l, n == 1) {
		a.endText()
	}
	a.text = append(a.text, l)
}

// endText makes a paragraph of the lines under way. Whether it is a heading is
// told later.
func (a *assembler) endText() {
	if len(a.text) == 0 {
		return
	}
	var b strings.Builder
	for _, l := range a.text {
		text := strings.TrimSpace(l.text)
		if b.Len() > 0 && !joinsDirectly(b.String(), text) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	first := a.text[0]
	source := document.Source{Page: first.sheet.number, Line: first.number}
	a.blocks = append(a.blocks, &document.Heading{Level: a.style.rank(a.text), Text: b.String(), Source: source})
	a.text = a.text[:0]
}

// headings makes paragraphs of what is set like the body, and gives the others
// levels by their size.
func (a *assembler) headings() {
	var ranks []int
	for _, block := range a.blocks {
		if h, ok := block.(*document.Heading); ok && h.Level > 0 {
			ranks = append(ranks, h.Level)
		}
	}
	slices.SortFunc(ranks, func(a, b int) int { return cmp.Compare(b, a) })
	ranks = slices.Compact(ranks)
	for i, block := range a.blocks {
		h, ok := block.(*document.Heading)
		switch {
		case !ok:
		case h.Level == 0:
			a.blocks[i] = &document.Paragraph{Text: h.Text, Source: h.Source}
		default:
			h.Level = slices.Index(ranks, h.Level) + 1
		}
	}
}

// style is how the body of a document is set.
type style struct {
	size    float64
	leading float64 // from baseline to baseline
	margins map[int]segment
}

// measure finds the style that most of the text has.
func measure(sheets []*sheet) style {
	sizes, leadings := make(map[int]int), make(map[int]int)
	lefts := make(map[int]map[int]int)
	m := style{margins: make(map[int]segment)}
	for _, s := range sheets {
		for i := range s.lines {
			l := &s.lines[i]
			n := utf8.RuneCountInString(l.text)
			sizes[tenths(l.size)] += n
			if i > 0 {
				if step := l.baseline - s.lines[i-1].baseline; step > 0.9*l.size && step < 4*l.size {
					leadings[tenths(step)] += n
				}
			}
			k := widthKey(s)
			if lefts[k] == nil {
				lefts[k] = make(map[int]int)
			}
			lefts[k][int(math.Round(l.box.X0))]++
			margin := m.margins[k]
			margin.to = max(margin.to, l.box.X1)
			m.margins[k] = margin
		}
	}
	m.size, m.leading = float64(most(sizes))/10, float64(most(leadings))/10
	for k, at := range lefts {
		margin := m.margins[k]
		margin.from = leftmost(at)
		m.margins[k] = margin
	}
	return m
}

func tenths(v float64) int { return int(math.Round(10 * v)) }

func widthKey(s *sheet) int { return int(math.Round(s.width)) }

// most returns the key with the largest number, of several the smallest key.
func most(count map[int]int) int {
	best, n := 0, 0
	for k, v := range count {
		if v > n || v == n && k < best {
			best, n = k, v
		}
	}
	return best
}

// leftmost returns the first of the places where many lines begin: the places of
// indents come after it, also where most paragraphs are short.
func leftmost(at map[int]int) float64 {
	enough := (at[most(at)] + 9) / 10
	first := math.MaxInt
	for x, n := range at {
		if n >= enough && x < first {
			first = x
		}
	}
	return float64(first)
}

// goesOn reports whether a line goes on with the paragraph of the one before it.
// second says that it would be the paragraph's second line.
func (m *style) goesOn(last, next placed, second bool) bool {
	if math.Abs(last.size-next.size) > 0.08*last.size || last.bold != next.bold {
		return false
	}
	margin := m.margins[widthKey(next.sheet)]
	if centred(last, margin) && centred(next, margin) {
		if last.size > 1.15*m.size { // a title
			return last.sheet == next.sheet && next.baseline-last.baseline < 3*next.size
		}
		if apart(last, margin) && apart(next, margin) {
			return false
		}
	}
	return m.isNear(last, next) && !startsParagraph(last, next, margin, second) && isFull(last, next, margin)
}

// isNear reports whether a line is the next one of its page, or may be the first
// of the next page.
func (m *style) isNear(last, next placed) bool {
	if last.sheet != next.sheet {
		return last.sheet.number+1 == next.sheet.number
	}
	step := next.baseline - last.baseline
	return step > 0 && step <= 1.25*max(m.leading, 1.2*next.size)
}

// startsParagraph reports whether a line is indented as the first of a paragraph.
func startsParagraph(last, next placed, margin segment, second bool) bool {
	size := next.size
	indented := next.box.X0 > margin.from+0.7*size
	if next.box.X0 > last.box.X0+0.7*size || indented && (!second || next.box.X0 > last.box.X0-0.5*size) {
		return true
	}
	// A first line that stood apart, such as a date at the right, is not gone on with.
	return second && next.box.X0 < last.box.X0-4.5*size
}

// isFull reports whether a line had no room for the first word of the next one. A
// line that had ends its paragraph.
func isFull(last, next placed, margin segment) bool {
	const narrowest = 12 // ems of a column of text
	return margin.to-margin.from >= narrowest*next.size && margin.to-last.box.X1 < (firstWord(next.text)+0.7)*next.size
}

// centred reports whether a line stands in the middle of the text.
func centred(l placed, margin segment) bool {
	left, right := l.box.X0-margin.from, margin.to-l.box.X1
	return math.Abs(left-right) < max(2*l.size, 0.25*left)
}

// apart reports whether a line is shorter than the text at both sides.
func apart(l placed, margin segment) bool {
	return min(l.box.X0-margin.from, margin.to-l.box.X1) > 2.5*l.size
}

// firstWord returns the width, in ems, of what cannot be divided at the beginning
// of a line.
func firstWord(text string) float64 {
	width := 0.0
	for _, r := range text {
		if wide(r) {
			if width == 0 {
				width = 1
			}
			break
		}
		if r == ' ' {
			break
		}
		width += 0.5
	}
	return width
}

// rank is a measure of how much a paragraph stands out: 0 for the body, else its
// size in tenths of the body's.
func (m *style) rank(lines []placed) int {
	const mostLines, mostRunes = 3, 80
	if len(lines) > mostLines {
		return 0
	}
	runes, bold, size := 0, true, lines[0].size
	for _, l := range lines {
		runes += utf8.RuneCountInString(l.text)
		bold = bold && l.bold
	}
	last, _ := utf8.DecodeLastRuneInString(lines[len(lines)-1].text)
	if runes > mostRunes || strings.ContainsRune("。；，、：;,", last) {
		return 0
	}
	if size > 1.08*m.size || bold && size > 0.92*m.size {
		return max(int(math.Round(10*size/m.size)), 1)
	}
	return 0
}
