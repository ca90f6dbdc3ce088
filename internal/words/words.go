// Package words reads printed Chinese words as the house compares them: without
// width, space, line breaks and punctuation, in simplified characters, apart from
// the item number before them, and with a measure of how near a misspelt word is
// to a known one.
//
// Texts go through three stages. A printed text is as it stands in a document. A
// folded text ([Fold]) has lost width, space and what no reader sees, and keeps
// its punctuation. A key ([Key]) is a folded text of which only letters and digits
// are left, in simplified characters. Words are compared by their keys.
//
// Everything here is a pure function, safe for concurrent use.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold maps characters of full width to ASCII and drops all space and invisible
// characters.
func Fold(text string) string {
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

// FoldHead folds the beginning of a text, for what is only looked for there. It
// reads some 80 Chinese characters, however long the text is.
func FoldHead(text string) string {
	const most = 240
	if len(text) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		text = text[:cut]
	}
	return Fold(text)
}

// foldRune returns the character that another is folded to, or -1 for none.
func foldRune(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f, 0x4e00 <= r && r <= 0x9fff:
		return r
	case 0xff01 <= r && r <= 0xff5e:
		return r - 0xfee0
	case r <= ' ', unicode.IsSpace(r), IsInvisible(r):
		return -1
	}
	return r
}

// IsInvisible reports whether a character has no width and no meaning.
func IsInvisible(r rune) bool {
	return 0x200b <= r && r <= 0x200f || r == 0x2060 || r == 0xfeff || r == 0xad || r == 0x7f
}

// Key keeps the letters and digits of a folded text, in simplified characters, and with
// 信息 for the 资讯 of gateways that write for Taiwan.
func Key(folded string) string {
	return strings.ReplaceAll(strings.Map(KeyRune, folded), "资讯", "信息")
}

// KeyRune returns what a character of a folded text is in a key, or -1 for
// nothing.
func KeyRune(r rune) rune {
	switch {
	case 0x4e00 <= r && r <= 0x9fff:
		return simplify(r)
	case '0' <= r && r <= '9', unicode.IsLetter(r), unicode.IsDigit(r):
		return r
	}
	return -1
}

// HasAny reports whether a text has one of some words.
func HasAny(text string, some ...string) bool {
	for _, word := range some {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// OneLine joins the lines of a text. Between Chinese characters a line break is
// no space.
func OneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t") {
		return text
	}
	var joined strings.Builder
	var last byte
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if joined.Len() > 0 && line[0] < utf8.RuneSelf && last < utf8.RuneSelf {
			joined.WriteByte(' ')
		}
		joined.WriteString(line)
		last = line[len(line)-1]
	}
	return joined.String()
}
