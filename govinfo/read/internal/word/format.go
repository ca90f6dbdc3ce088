package word

import (
	"strconv"
	"strings"
)

// Number writes a number of a list in one of the formats of ST_NumberFormat
// (ISO/IEC 29500-1, 17.18.59). Formats of other scripts than Latin and East
// Asian are written in decimal, and so is a number that a format cannot write.
func Number(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting",
		"taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return counting(n, "〇一二三四五六七八九", "十百千")
	case "chineseLegalSimplified":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
	case "ideographLegalTraditional", "japaneseLegal":
		return counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digits(n, "〇一二三四五六七八九")
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "ideographTraditional":
		return pick(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return pick(n, "子丑寅卯辰巳午未申酉戌亥")
	case "ideographZodiacTraditional":
		if n >= 1 && n <= 60 {
			return pick((n-1)%10+1, "甲乙丙丁戊己庚辛壬癸") + pick((n-1)%12+1, "子丑寅卯辰巳午未申酉戌亥")
		}
	case "ideographEnclosedCircle":
		return pick(n, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return pick(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedFullstop":
		return pick(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "decimalEnclosedParen":
		return pick(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	}
	return strconv.Itoa(n)
}

// pick returns the nth of the signs, counted from 1.
func pick(n int, signs string) string {
	if all := []rune(signs); n >= 1 && n <= len(all) {
		return string(all[n-1])
	}
	return strconv.Itoa(n)
}

// digits writes the decimal digits of n with other signs.
func digits(n int, signs string) string {
	all := []rune(signs)
	var s strings.Builder
	for _, c := range strconv.Itoa(n) {
		if c < '0' || c > '9' {
			return strconv.Itoa(n)
		}
		s.WriteRune(all[c-'0'])
	}
	return s.String()
}

// counting writes n as it is said in Chinese: 21 is 二十一, 10 is 十, 105 is
// 一百〇五.
func counting(n int, signs, units string) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digit, unit := []rune(signs), []rune(units)
	if n == 0 {
		return string(digit[0])
	}
	var s []rune
	zero := false
	for i, base := 3, 1000; i >= 0; i, base = i-1, base/10 {
		d := n / base % 10
		if d == 0 {
			zero = len(s) > 0
			continue
		}
		if zero {
			s = append(s, digit[0])
			zero = false
		}
		if d > 1 || i != 1 || len(s) > 0 { // 十, not 一十
			s = append(s, digit[d])
		}
		if i > 0 {
			s = append(s, unit[i-1])
		}
	}
	return string(s)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var s strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= step.value; n -= step.value {
			s.WriteString(step.sign)
		}
	}
	return s.String()
}

// letters writes 1 as A, 26 as Z, 27 as AA, 28 as BB.
func letters(n int, first rune) string {
	if n < 1 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}
