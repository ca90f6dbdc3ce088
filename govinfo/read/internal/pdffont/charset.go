package pdffont

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is the character set of a predefined CMap.
type charset struct {
	length func(s []byte) int // of the next code
	decode func(code []byte) string
	// latin is the number of the glyph of a Latin letter, by whose number widths
	// are given: glyphs of the collections are proportional from 1, or half as wide
	// as high.
	latin func(r rune) (int, bool)
}

// charsetOf returns the character set that a predefined CMap is for; nil where
// codes are not characters, and for those of Japan and Korea, whose tables are
// large.
func charsetOf(cmap string) *charset {
	base := strings.TrimSuffix(strings.TrimSuffix(cmap, "-H"), "-V")
	switch {
	case strings.Contains(base, "-UCS2"):
		return &charset{length: two, decode: decodeUTF16, latin: proportional}
	case strings.Contains(base, "-UTF16"):
		return &charset{length: lengthUTF16, decode: decodeUTF16, latin: proportional}
	case strings.Contains(base, "-UTF8"):
		return &charset{length: lengthUTF8, decode: func(p []byte) string { return string(p) }, latin: proportional}
	case strings.Contains(base, "-UTF32"):
		return &charset{length: func(s []byte) int { return min(4, len(s)) }, decode: func(p []byte) string { return string(rune(value(p))) }, latin: proportional}
	}
	switch base {
	case "GBK-EUC", "GB-EUC":
		return &charset{length: lengthGBK, decode: decoder(simplifiedchinese.GB18030), latin: halfWidth}
	case "GBKp-EUC", "GBpc-EUC":
		return &charset{length: lengthGBK, decode: decoder(simplifiedchinese.GB18030), latin: proportional}
	case "GBK2K":
		return &charset{length: lengthGB18030, decode: decoder(simplifiedchinese.GB18030), latin: proportional}
	case "B5pc", "ETen-B5", "ETenms-B5", "HKscs-B5":
		return &charset{length: lengthGBK, decode: decoder(traditionalchinese.Big5), latin: proportional}
	}
	return nil
}

func two(s []byte) int { return min(2, len(s)) }

func lengthUTF16(s []byte) int {
	if s[0]&0xFC == 0xD8 {
		return min(4, len(s))
	}
	return min(2, len(s))
}

func lengthUTF8(s []byte) int { _, n := utf8.DecodeRune(s); return n }

func lengthGBK(s []byte) int {
	if s[0] > 0x80 && s[0] < 0xFF {
		return min(2, len(s))
	}
	return 1
}

func lengthGB18030(s []byte) int {
	if s[0] > 0x80 && s[0] < 0xFF && len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
		return min(4, len(s))
	}
	return lengthGBK(s)
}

func decodeUTF16(p []byte) string {
	if len(p) == 4 {
		return string(utf16.DecodeRune(rune(p[0])<<8|rune(p[1]), rune(p[2])<<8|rune(p[3])))
	}
	return utf16Text(p)
}

func decoder(e encoding.Encoding) func([]byte) string {
	return func(p []byte) string {
		if len(p) == 1 && p[0] < 0x80 {
			return string(rune(p[0]))
		}
		out, err := e.NewDecoder().Bytes(p)
		if err != nil {
			return ""
		}
		return string(out)
	}
}

// proportional returns the number of a Latin letter among the proportional
// glyphs, which all Adobe collections begin with.
func proportional(r rune) (int, bool) {
	if r >= ' ' && r <= '~' {
		return int(r-' ') + 1, true
	}
	return 0, false
}

// halfWidth returns the number of a Latin letter among the glyphs of Adobe-GB1
// that are half as wide as high.
func halfWidth(r rune) (int, bool) {
	switch {
	case r == ' ':
		return 7716, true
	case r > ' ' && r <= '~':
		return int(r-'!') + 814, true
	}
	return 0, false
}
