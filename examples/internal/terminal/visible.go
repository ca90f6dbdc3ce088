package terminal

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Line returns text that stands on one line and moves nothing on a terminal: what
// commands is written as a JSON string would have it ("\u001b", "\n"), and a byte
// that is not UTF-8 as U+FFFD. Text without either is returned as it is.
func Line(text string) string {
	for i, r := range text {
		if commands(r) || r == utf8.RuneError || r == '\n' || r == '\t' {
			line := append(make([]byte, 0, len(text)+16), text[:i]...)
			return string(appendVisible(line, []byte(text[i:]), true))
		}
	}
	return text
}

// Writer returns a writer that makes visible what commands a terminal, as [Line]
// does, and lets line breaks and tabs pass. As what it writes for them is JSON's own
// escape, JSON means the same behind it.
//
// A character may be divided among calls. Its first error is that of all later
// calls. The writer must not be used by several goroutines at once.
func Writer(w io.Writer) *VisibleWriter { return &VisibleWriter{to: w} }

// VisibleWriter is what [Writer] returns.
type VisibleWriter struct {
	to      io.Writer
	begun   []byte // of a character
	visible []byte // reused
	err     error
}

// Write writes text. It returns the length of all of it unless writing fails.
func (v *VisibleWriter) Write(text []byte) (int, error) {
	if v.err != nil {
		return 0, v.err
	}
	whole := text
	if len(v.begun) > 0 {
		whole = append(v.begun, text...)
	}
	end := len(whole) - begunAtEnd(whole)
	v.visible = appendVisible(v.visible[:0], whole[:end], false)
	v.begun = append([]byte(nil), whole[end:]...)
	if len(v.visible) > 0 {
		_, v.err = v.to.Write(v.visible)
	}
	if v.err != nil {
		return 0, v.err
	}
	return len(text), nil
}

// Err returns the error of the first write that failed, or nil.
func (v *VisibleWriter) Err() error { return v.err }

// begunAtEnd returns the number of bytes at the end of text that begin a character
// which is not complete.
func begunAtEnd(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}

// appendVisible appends text, what commands a terminal made visible.
func appendVisible(out, text []byte, oneLine bool) []byte {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError:
			out = append(out, "\uFFFD"...)
		case r == '\n' && oneLine:
			out = append(out, `\n`...)
		case r == '\t' && oneLine:
			out = append(out, `\t`...)
		case !commands(r):
			out = append(out, text[:size]...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		text = text[size:]
	}
	return out
}

// commands reports whether a character tells a terminal what to do instead of
// standing on it: controls but for line break and tab, what turns the direction of
// writing, other ends of lines and paragraphs, and tags.
func commands(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r < 0x7F:
		return false
	case r < 0xA0:
		return true
	case r < 0x600:
		return false
	case r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F, r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r)
}
