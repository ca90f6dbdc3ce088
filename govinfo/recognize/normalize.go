package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is a printed label taken apart: its number, and its words without width,
// spaces, line breaks, quotes and punctuation.
type label struct {
	number int // 0 is none
	style  numberStyle
	key    string
}

type numberStyle uint8

const (
	noNumber        numberStyle = iota
	chineseNumber               // 三、
	bracketedNumber             // （三）
	arabicNumber                // 3.
)

// parseLabel takes a printed label apart.
func parseLabel(text string) label {
	number, style, rest := splitNumber(fold(text))
	return label{number: number, style: style, key: key(rest)}
}

// fold maps characters of full width to ASCII and drops all space and invisible
// characters.
func fold(text string) string {
	at := 0
	for i, r := range text {
		if !(r > ' ' && r < 0x7f || 0x4e00 <= r && r <= 0x9fff) && foldRune(r) != r {
			break
		}
		at = i + utf8.RuneLen(r)
	}
	if at >= len(text) {
		return text
	}
	var folded strings.Builder
	folded.Grow(len(text))
	folded.WriteString(text[:at])
	for _, r := range text[at:] {
		if r = foldRune(r); r >= 0 {
			folded.WriteRune(r)
		}
	}
	return folded.String()
}

// foldRune returns the character that another is folded to, or -1 for none.
func foldRune(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f, 0x4e00 <= r && r <= 0x9fff:
		return r
	case 0xff01 <= r && r <= 0xff5e:
		return r - 0xfee0
	case r <= ' ', unicode.IsSpace(r), isInvisible(r):
		return -1
	}
	return r
}

// foldHead folds the beginning of a text, for what is only looked for there.
func foldHead(text string) string {
	const most = 240
	if len(text) > most {
		cut := most
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	return fold(text)
}

func isInvisible(r rune) bool {
	return 0x200b <= r && r <= 0x200f || r == 0x2060 || r == 0xfeff || r == 0xad || r == 0x7f
}

// key keeps the letters and digits of a folded text.
func key(folded string) string {
	return strings.Map(func(r rune) rune {
		if isKeyRune(r) {
			return r
		}
		return -1
	}, folded)
}

func isKeyRune(r rune) bool {
	return 0x4e00 <= r && r <= 0x9fff || '0' <= r && r <= '9' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// splitNumber takes an item number from the start of a folded text: "三、",
// "(三)", "3.", "3、", "(3)", "③", and "3" before a word.
func splitNumber(folded string) (number int, style numberStyle, rest string) {
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
		return 0, noNumber, folded
	}
	if '①' <= runes[0] && runes[0] <= '⑳' {
		return int(runes[0]-'①') + 1, arabicNumber, folded[ends[0]:]
	}
	at := 0
	bracketed := runes[0] == '('
	if bracketed {
		at = 1
	}
	start := at
	chinese := at < n && chineseDigit(runes[at]) > 0
	for at < n && (chinese && chineseDigit(runes[at]) > 0 || !chinese && '0' <= runes[at] && runes[at] <= '9') {
		if chinese {
			number = addChinese(number, chineseDigit(runes[at]))
		} else {
			number = number*10 + int(runes[at]-'0')
		}
		at++
	}
	if at == start || at-start > 3 || at == n {
		return 0, noNumber, folded
	}
	style = arabicNumber
	if chinese {
		style = chineseNumber
	}
	switch after := runes[at]; {
	case bracketed && after == ')':
		if chinese {
			style = bracketedNumber
		}
		rest = strings.TrimLeft(folded[ends[at]:], "、.,:")
	case bracketed:
		return 0, noNumber, folded
	case strings.ContainsRune("、.,:)．·", after):
		if at+1 < n && !chinese && '0' <= runes[at+1] && runes[at+1] <= '9' {
			return 0, noNumber, folded // 1.5
		}
		rest = folded[ends[at]:]
	case !chinese && at == 1 && 0x4e00 <= after && after <= 0x9fff:
		rest = folded[ends[0]:]
	default:
		return 0, noNumber, folded
	}
	return number, style, rest
}

func chineseDigit(r rune) int {
	for i, digit := range [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九', '十'} {
		if r == digit {
			return i + 1
		}
	}
	return 0
}

// addChinese appends a digit to a number below 100: 十 multiplies what stands
// before it.
func addChinese(number, digit int) int {
	if digit == 10 {
		return max(number, 1) * 10
	}
	return number + digit
}
