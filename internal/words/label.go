package words

import "strings"

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
	runes := [...]rune{0, 0, 0, 0, 0, 0}
	ends := [len(runes)]int{}
	n := 0
	for i, r := range folded {
		if n > 0 {
			ends[n-1] = i
		}
		if n == len(runes) {
			break
		}
		runes[n], ends[n] = r, len(folded)
		n++
	}
	if n == 0 {
		return 0, NoNumber, folded
	}
	if '①' <= runes[0] && runes[0] <= '⑳' {
		return int(runes[0]-'①') + 1, Arabic, folded[ends[0]:]
	}
	at := 0
	bracketed := runes[0] == '('
	if bracketed {
		at = 1
	}
	start := at
	chinese := at < n && ItemDigit(runes[at]) > 0
	for at < n && (chinese && ItemDigit(runes[at]) > 0 || !chinese && '0' <= runes[at] && runes[at] <= '9') {
		if chinese {
			number = addItem(number, ItemDigit(runes[at]))
		} else {
			number = number*10 + int(runes[at]-'0')
		}
		at++
	}
	if at == start || at-start > 3 || at == n {
		return 0, NoNumber, folded
	}
	style = Arabic
	if chinese {
		style = Chinese
	}
	after := runes[at]
	switch {
	case bracketed && after == ')':
		if chinese {
			style = Bracketed
		}
		return number, style, strings.TrimLeft(folded[ends[at]:], "、.,:")
	case bracketed:
	case strings.ContainsRune("、.,:)．·", after):
		if at+1 == n || chinese || runes[at+1] < '0' || runes[at+1] > '9' { // not 1.5
			return number, style, folded[ends[at]:]
		}
	case !chinese && at == 1 && 0x4e00 <= after && after <= 0x9fff:
		return number, style, folded[ends[0]:]
	}
	return 0, NoNumber, folded
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
