package render

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// runeWidth returns the number of columns that a character takes where text is
// set in cells of one width, by Unicode's East Asian Width. ambiguous is the
// width of those whose width depends on the font, such as “ and ─.
func runeWidth(r rune, ambiguous int) int {
	if r < 0x80 {
		if r < 0x20 || r == 0x7f {
			return 0
		}
		return 1
	}
	if 0x4e00 <= r && r <= 0x9fff {
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		if unicode.Is(unicode.Mn, r) {
			return 0
		}
		return ambiguous
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return 1
}

// lineSpan is a line of wrapped text: a range of bytes, and its width.
type lineSpan struct {
	from, to, width int
}

// wrap appends the lines of text[from:to], at most limit columns each, to lines.
// Chinese breaks between any two characters, but neither before closing marks
// nor behind opening ones; other text breaks at spaces. A word longer than the
// line is cut.
func wrap(lines []lineSpan, text []byte, from, to, limit, ambiguous int) []lineSpan {
	limit = max(limit, 2)
	start, columns := from, 0 // of the line
	rest, atBreak := -1, 0    // where the next line would begin, and the width up to there
	previous := rune(0)
	emit := func(end, width int) {
		for end > start && text[end-1] == ' ' {
			end--
			width--
		}
		lines = append(lines, lineSpan{start, end, width})
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRune(text[i:to])
		if r == '\n' {
			emit(i, columns)
			start, columns, rest, previous = i+size, 0, -1, 0
			i += size
			continue
		}
		w := runeWidth(r, ambiguous)
		if i > start && mayBreak(previous, r) {
			rest, atBreak = i, columns
		}
		if columns+w > limit && i > start && r != ' ' {
			if rest < 0 {
				rest, atBreak = i, columns
			}
			emit(rest, atBreak)
			columns -= atBreak
			start, rest = rest, -1
		}
		columns += w
		previous = r
		i += size
	}
	emit(to, columns)
	return lines
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	if after == ' ' || isClosing(after) || isOpening(before) {
		return false
	}
	return before == ' ' || before == '-' || isIdeographic(before) || isIdeographic(after)
}

func isIdeographic(r rune) bool {
	return r >= 0x2e80 && runeWidth(r, 1) == 2 || isClosing(r) && r >= 0x80 || isOpening(r) && r >= 0x80
}

func isClosing(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '〉', '”', '’', '」', '』', '】', '〕', '％', '…',
		',', '.', ';', ':', '!', '?', ')', ']', '}', '%':
		return true
	}
	return false
}

func isOpening(r rune) bool {
	switch r {
	case '（', '《', '〈', '“', '‘', '「', '『', '【', '〔', '(', '[', '{':
		return true
	}
	return false
}
