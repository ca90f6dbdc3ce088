package plain

import (
	"strings"
	"unicode/utf8"
)

// Texts made of printed pages end each line where the page does. Their lines are
// joined to paragraphs again, so that a figure at the end of a line is not cut
// from its unit.

// wrapWidth returns the width of the full lines of a text with broken lines, in
// columns of half width, or 0 for a text whose lines are paragraphs. In broken
// text most long lines have nearly the same width.
func wrapWidth(lines []line) int {
	const shortest, longest, near, fewest = 40, 160, 2, 6
	var count [longest + near + 1]int
	long := 0
	for i := range lines {
		if lines[i].kind != textLine {
			continue
		}
		if n := columns(lines[i].raw); n >= shortest {
			long++
			if n <= longest {
				count[n]++
			}
		}
	}
	best, width := 0, 0
	for n := shortest + near; n <= longest; n++ {
		lines := 0
		for _, c := range count[n-near : n+near+1] {
			lines += c
		}
		if lines >= best {
			best, width = lines, n
		}
	}
	if best < fewest || best*5 < long*3 {
		return 0
	}
	return width
}

// columns returns the width of a line: two columns for each character that is not
// ASCII.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// paragraph returns the paragraph that begins with the line at hand, and leaves
// b.at behind it.
func (b *builder) paragraph() string {
	text := b.lines[b.at].text
	full := b.lines[b.at]
	b.at++
	for b.wrap > 0 && columns(full.raw) >= b.wrap-6 {
		next := b.at
		for next < len(b.lines) && next < b.at+6 && (b.lines[next].kind == noiseLine || b.lines[next].kind == blankLine) {
			next++ // a page break
		}
		if next == len(b.lines) || next > b.at && !b.pageBreak(b.at, next) || !b.continues(b.lines[next]) {
			break
		}
		full = b.lines[next]
		separator := ""
		if endsInASCII(text) && full.text[0] < utf8.RuneSelf && !isDigit(full.text[0]) {
			separator = " "
		}
		text += separator + full.text
		b.at = next + 1
	}
	return text
}

// pageBreak reports whether a page number stands among some lines.
func (b *builder) pageBreak(from, to int) bool {
	for _, l := range b.lines[from:to] {
		if l.kind == noiseLine {
			return true
		}
	}
	return false
}

// continues reports whether a line goes on with a paragraph: it is text without
// the indent of a first line and without a number.
func (b *builder) continues(l line) bool {
	if l.kind != textLine || l.text == "" {
		return false
	}
	indent := utf8.RuneCountInString(l.raw) - utf8.RuneCountInString(strings.TrimLeft(l.raw, " \u3000\u00a0"))
	return indent < 2 && !beginsWithNumber(l.text)
}

// beginsWithNumber reports whether a text begins with the number of an item.
func beginsWithNumber(text string) bool {
	head, _, found := strings.Cut(text, "、")
	if found && head != "" && strings.Trim(head, "一二三四五六七八九十0123456789") == "" {
		return true
	}
	return strings.HasPrefix(text, "（") || strings.HasPrefix(text, "(")
}

func endsInASCII(text string) bool {
	last := text[len(text)-1]
	return last < utf8.RuneSelf && !isDigit(last)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
