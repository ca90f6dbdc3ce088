package words

import (
	"strings"
	"unicode/utf8"
)

// Label is a printed label taken apart: its item number, and the key of its
// words.
type Label struct {
	Number int // 0 is none
	Style  Style
	Key    string
}

// Style is how an item number is written.
type Style uint8

const (
	NoNumber  Style = iota
	Chinese         // 三、
	Bracketed       // （三）
	Arabic          // 3. 3、 (3) ③
)

// ParseLabel takes a printed label apart.
func ParseLabel(text string) Label {
	number, style, rest := SplitNumber(Fold(text))
	return Label{Number: number, Style: style, Key: Key(rest)}
}

// SplitNumber takes an item number from the start of a folded text: "三、",
// "(三)", "3.", "3、", "(3)", "③", and "3" before a word. rest is the whole text
// where there is none. Numbers reach to 99.
func SplitNumber(folded string) (number int, style Style, rest string) {
	first, size := utf8.DecodeRuneInString(folded)
	if '①' <= first && first <= '⑳' {
		return int(first-'①') + 1, Arabic, folded[size:]
	}
	at := 0
	if first == '(' {
		at = 1
	}
	number, style, length := leadingNumber(folded[at:])
	if style == NoNumber {
		return 0, NoNumber, folded
	}
	after, size := utf8.DecodeRuneInString(folded[at+length:])
	rest = folded[at+length+size:]
	switch {
	case at > 0 && after == ')':
		if style == Chinese {
			style = Bracketed
		}
		return number, style, strings.TrimLeft(rest, "、.,:")
	case at > 0:
	case strings.ContainsRune("、.,:)．·", after):
		if style == Chinese || rest == "" || rest[0] < '0' || rest[0] > '9' { // not 1.5
			return number, style, rest
		}
	case style == Arabic && length == 1 && 0x4e00 <= after && after <= 0x9fff:
		return number, style, folded[length:]
	}
	return 0, NoNumber, folded
}

// leadingNumber reads the numerals of at most three characters that a text begins
// with, and their length in bytes. There is no number where nothing follows them.
func leadingNumber(text string) (number int, style Style, length int) {
	count := 0
	for _, r := range text {
		digit := ItemDigit(r)
		switch {
		case digit > 0 && style != Arabic:
			number, style = addItem(number, digit), Chinese
		case '0' <= r && r <= '9' && style != Chinese:
			number, style = number*10+int(r-'0'), Arabic
		default:
			return number, style, length
		}
		length += utf8.RuneLen(r)
		if count++; count > 3 {
			return 0, NoNumber, 0
		}
	}
	return 0, NoNumber, 0
}

// ItemDigit returns the value of a numeral of item numbers, 一 to 十, or 0.
func ItemDigit(r rune) int {
	switch r {
	case '一':
		return 1
	case '二':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	}
	return 0
}

// addItem appends a numeral to a number below 100: 十 multiplies what stands
// before it.
func addItem(number, digit int) int {
	if digit == 10 {
		return max(number, 1) * 10
	}
	return number + digit
}
