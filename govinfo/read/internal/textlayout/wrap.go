package textlayout

import (
	"strings"
	"unicode/utf8"
)

// Texts made of printed pages end each line where the page does. Their lines are
// joined to paragraphs again, so that a figure at the end of a line is not cut
// from its unit, nor a number from the word before it that says whose it is.

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
	last := b.lines[b.at]
	b.at++
	prose := isProse(last)
	next, goesOn := b.nextLine(last, prose)
	if !goesOn {
		return last.text
	}
	var text strings.Builder
	text.WriteString(last.text)
	for ; goesOn; next, goesOn = b.nextLine(last, prose) {
		following := b.lines[next]
		if endsInASCII(last.text) && following.text[0] < utf8.RuneSelf && !isDigit(following.text[0]) {
			text.WriteByte(' ')
		}
		text.WriteString(following.text)
		last = following
		prose = prose || isProse(last)
		b.at = next + 1
	}
	return text.String()
}

// nextLine returns the line that goes on with a paragraph whose last line was read,
// behind a page break if there is one; ok is false where the paragraph ends. prose says
// that the paragraph is prose.
func (b *builder) nextLine(last line, prose bool) (next int, ok bool) {
	full := b.wrap > 0 && columns(last.raw) >= b.wrap-6
	if !full && (!prose || !isUnfinished(last)) {
		return 0, false
	}
	next = b.at
	for next < len(b.lines) && next < b.at+6 && (b.lines[next].kind == noiseLine || b.lines[next].kind == blankLine) {
		next++ // a page break
	}
	if next == len(b.lines) || next > b.at && !b.pageBreak(b.at, next) || !b.continues(b.lines[next]) || hasNumbersInRow(last.text) || hasNumbersInRow(b.lines[next].text) {
		return 0, false
	}
	return next, full || finishes(last, b.lines[next])
}

// Without a common width, a line is broken if it is prose, which has commas, and stops
// in the middle of a sentence, and the line after it is prose, too, or just as long.

// hasNumbersInRow reports whether two numbers stand in a text with nothing but space
// between, as figures of a table do and those of sentences do not.
func hasNumbersInRow(text string) bool {
	number := false
	for field := range strings.FieldsSeq(text) {
		is := strings.Trim(field, "0123456789０１２３４５６７８９.．-") == ""
		if is && number {
			return true
		}
		number = is
	}
	return false
}

// isProse reports whether a line is a part of sentences, which have commas.
func isProse(l line) bool {
	return contains(l.text, "，", ",", "。", "；") && !strings.ContainsAny(l.text, ">|")
}

// contains reports whether a text has one of some words. It is asked of every line.
func contains(text string, some ...string) bool {
	for _, word := range some {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// isUnfinished reports whether a line does not end a sentence.
func isUnfinished(l line) bool {
	const shortest = 30 // columns
	end, _ := utf8.DecodeLastRuneInString(l.text)
	return columns(l.raw) >= shortest && !strings.ContainsRune("。！？；：…”》）)!?;:.|", end)
}

// finishes reports whether a line may go on with a sentence that another begins.
func finishes(begun, l line) bool {
	const near = 4 // columns
	width, other := columns(l.raw), columns(begun.raw)
	return isProse(l) || max(width, other)-min(width, other) <= near
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
	if text == "" {
		return false
	}
	last := text[len(text)-1]
	return last < utf8.RuneSelf && !isDigit(last)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
