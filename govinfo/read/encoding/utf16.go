package encoding

import (
	"strings"
	"unicode/utf16"
)

// decodeUTF16 decodes data without byte order mark. Half surrogates and a single
// last byte become U+FFFD.
func decodeUTF16(data []byte, bigEndian bool) string {
	var text strings.Builder
	text.Grow(len(data) + len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(unit(data, i, bigEndian))
		if utf16.IsSurrogate(r) {
			var next rune
			if i+3 < len(data) {
				next = rune(unit(data, i+2, bigEndian))
			}
			if r = utf16.DecodeRune(r, next); r != '\uFFFD' {
				i += 2
			}
		}
		text.WriteRune(r)
	}
	if len(data)%2 == 1 {
		text.WriteRune('\uFFFD')
	}
	return text.String()
}

func unit(data []byte, i int, bigEndian bool) uint16 {
	if bigEndian {
		return uint16(data[i])<<8 | uint16(data[i+1])
	}
	return uint16(data[i+1])<<8 | uint16(data[i])
}

// guessUTF16 tells UTF-16 without byte order mark by its look: nearly all units
// are ASCII, Chinese or Chinese punctuation, and some ASCII is there, which has
// zero bytes in UTF-16 and nowhere else in a text. It returns the encoding's
// name, or "".
func guessUTF16(data []byte) string {
	const sample = 4096
	if len(data) < 4 || len(data)%2 == 1 {
		return ""
	}
	if len(data) > sample {
		data = data[:sample]
	}
	if looksLike(data, false) {
		return UTF16LE
	}
	if looksLike(data, true) {
		return UTF16BE
	}
	return ""
}

func looksLike(data []byte, bigEndian bool) bool {
	known, ascii := 0, 0
	for i := 0; i < len(data); i += 2 {
		switch u := unit(data, i, bigEndian); {
		case u == '\t' || u == '\n' || u == '\r' || ' ' <= u && u <= '~':
			known++
			ascii++
		case 0x4e00 <= u && u <= 0x9fff, 0x3000 <= u && u <= 0x303f, 0xff00 <= u && u <= 0xffef,
			0x2010 <= u && u <= 0x2030, u == 0xa0, u == 0xb7:
			known++
		}
	}
	return ascii > 0 && known*20 >= len(data)/2*19
}
