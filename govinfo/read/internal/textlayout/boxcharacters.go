package textlayout

import (
	"unicode"

	"golang.org/x/text/width"
)

// arms are the directions in which a character draws a line.
type arms uint8

const (
	up arms = 1 << iota
	down
	left
	right

	vertical   = up | down
	horizontal = left | right
)

// boxArms holds the arms of U+2500 to U+257F, a hexadecimal digit each: light,
// heavy, double and dashed lines alike. Diagonals have none.
const boxArms = "" +
	"cc33cc33cc33aaaa666699995555bbbb" +
	"bbbb77777777eeeeeeeeddddddddffff" +
	"ffffffffffffcc33c3aaa666999555bb" +
	"b777eeedddfffa65900041824182c3c3"

// pen is the set of characters that a table is drawn in. The characters of
// others are text.
type pen uint8

const (
	boxPen   pen = iota // ┌ ─ ┬ │ ┼, and their heavy, double and round kin
	asciiPen            // + - = |
)

// arms returns the arms of a character, or 0 for one of text. A + has all arms
// that it may have; which of them it has, its neighbours show.
func (p pen) arms(r rune) arms {
	if p == asciiPen {
		switch r {
		case '+':
			return vertical | horizontal
		case '-', '=':
			return horizontal
		case '|':
			return vertical
		}
		return 0
	}
	if !isBoxCharacter(r) {
		return 0
	}
	digit := boxArms[r-0x2500]
	if digit >= 'a' {
		return arms(digit - 'a' + 10)
	}
	return arms(digit - '0')
}

func isBoxCharacter(r rune) bool { return 0x2500 <= r && r <= 0x257f }

// ambiguity is the width, 1 or 2, of the characters that fonts disagree about:
// the box characters, and others such as “ and ”.
type ambiguity struct{ box, text int }

// width returns the number of columns that a character takes where text is set
// in cells of one width (Unicode's East Asian Width).
func (a ambiguity) width(r rune) int {
	switch {
	case ' ' <= r && r < 0x7f, 0xa0 <= r && r < 0xa1:
		return 1
	case r < 0xa0:
		return 0
	case 0x4e00 <= r && r <= 0x9fff:
		return 2
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		switch {
		case isBoxCharacter(r):
			return a.box
		case unicode.Is(unicode.Mn, r):
			return 0
		}
		return a.text
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return 1
}

// isWide reports whether a character takes two columns in every font.
func isWide(r rune) bool { return ambiguity{1, 1}.width(r) == 2 }
