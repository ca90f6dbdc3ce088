package narrative

import (
	"strings"
	"unicode/utf8"

	folding "github.com/openxxgk/annualreport/internal/words"
)

// scanNumeral reads the figure in Chinese numerals that starts at text[start].
// ok is false if it is no figure: a numeral counts only with a unit behind it
// (十五件), or as 零 at the end of a clause (数量为零), and not in 第一件 or 每一件.
func scanNumeral(text string, start int) (f figure, ok bool) {
	f.start = start
	var total, section, digit int64
	positional, places, runes := int64(0), 0, 0
	i := start
scan:
	for i < len(text) && runes < maxDigits {
		r, size := characterAt(text, i)
		switch r {
		case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '两':
			digit = numeralDigit(r)
			positional = positional*10 + digit
			places++
		case '十', '百', '千':
			weight := numeralWeight(r)
			if digit == 0 && weight == 10 && section == 0 {
				digit = 1
			}
			section += digit * weight
			digit = 0
		case '万':
			total += (section + digit) * 10000
			section, digit = 0, 0
		default:
			break scan
		}
		runes++
		i += size
	}
	if places == runes && runes > 1 { // 二〇二三
		total = positional
	} else {
		total += section + digit
	}
	f.value.Units = total
	f.end = i
	f.scanUnit(text)
	if f.unit == unitNone && total != 0 {
		return f, false
	}
	if before, _ := lastCharacter(text[:start]); strings.ContainsRune("第每任某逐无同这那单唯另哪统进专之", before) {
		return f, false
	} else if strings.ContainsRune("数几上成近约逾", before) {
		f.vague = true
	}
	if f.unit == unitNone && !f.vague && total == 0 && runes == 1 {
		next, _ := utf8.DecodeRuneInString(text[skipSpace(text, f.end):])
		f.spelt = true
		return f, f.end == len(text) || strings.ContainsRune("，。；、,;！）)", next)
	}
	switch f.unit {
	case unitCase, unitEntry, unitItem, unitVolume, unitPerson, unitVisit, unitYear, unitMoney:
		return f, true
	}
	return f, false
}

// numeralDigit returns the value of a digit, 0 for 零 and 〇.
func numeralDigit(r rune) int64 {
	if r == '两' {
		return 2
	}
	return int64(folding.ItemDigit(r))
}

func numeralWeight(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	}
	return 1000
}
