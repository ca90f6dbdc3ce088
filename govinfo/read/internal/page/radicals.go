package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainText replaces radicals by the ideographs they look like, which is what
// was printed: fonts share glyphs between the two, and programs that make PDFs
// name the wrong one. Forms for upright writing become the signs. No-break spaces become spaces; characters without width and
// control characters vanish.
func plainText(s string) string {
	clean := true
	for _, r := range s {
		if r != ' ' && (isRadical(r) || isUprightForm(r) || unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case isUprightForm(r):
			b.WriteString(uprightForm(r))
		case r >= 0x2F00 && r <= 0x2FD5:
			b.WriteString(kangxi(r))
		case isRadical(r):
			b.WriteRune(supplement[r-firstSupplement])
		case r == '\u3000':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// kangxi returns the ideograph of a Kangxi radical, in the form that mainland
// China prints.
func kangxi(r rune) string {
	switch r {
	case '⼾':
		return "户"
	case '⾭':
		return "青"
	case '⿈':
		return "黄"
	}
	return norm.NFKC.String(string(r))
}

// isUprightForm reports whether a character is the form of a sign for upright
// writing.
func isUprightForm(r rune) bool { return r >= 0xFE10 && r <= 0xFE19 || r >= 0xFE30 && r <= 0xFE48 }

// uprightForm returns the sign itself.
func uprightForm(r rune) string {
	switch r {
	case '︵':
		return "（"
	case '︶':
		return "）"
	}
	return norm.NFKC.String(string(r))
}

func isRadical(r rune) bool {
	return r >= 0x2F00 && r <= 0x2FD5 || r >= firstSupplement && r < firstSupplement+rune(len(supplement)) && supplement[r-firstSupplement] != 0
}

const firstSupplement = 0x2E80

// supplement holds the ideographs that the radicals of the block CJK Radicals
// Supplement look like (Unicode, EquivalentUnifiedIdeograph); 0 for those without.
var supplement = [...]rune{
	0, '厂', '乛', '乚', '乙', '亻', '冂', 0, '刀', '刂', '卜', 0, '小', '小', '兀', '尣',
	'尢', 0, '巳', '幺', '彑', '彐', '忄', '心', '扌', '攵', 0, '旡', '日', '月', '歺', '母',
	'民', '氵', '氺', '灬', '爫', '爫', '丬', '牛', '犭', '王', '疋', '目', '示', '礻', '竹', '糹',
	'纟', '罓', '罒', 0, 0, 0, '羊', '羊', '羊', '耂', '肀', '聿', '肉', '臼', '艹', '艹',
	'艹', '虎', '衤', '覀', '西', '见', '角', '角', '讠', '贝', '足', '车', '辶', '辶', '辶', '阝',
	'钅', '長', '镸', '长', '门', '阜', '阝', '雨', '青', '韦', '页', '风', '飞', '食', '飠', '飠',
	'饣', '首', '马', '骨', '鬼', '鱼', '鸟', '卤', '麦', '黄', '黾', '斉', '齐', '歯', '齿', '竜',
	'龙', '龜', '亀', '龟',
}
