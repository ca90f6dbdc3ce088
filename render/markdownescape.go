package render

import "strings"

// appendMarkdown appends text so that it stands for itself inside a line. What
// Markdown would not read as a mark stays as it is, so that the text can be read
// without Markdown, too.
func appendMarkdown(dst []byte, text string) []byte {
	links := strings.Contains(text, "](")
	for i := 0; i < len(text); i++ {
		b, next := text[i], byte(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		escape := false
		switch b {
		case '\n':
			dst = append(dst, "<br>"...)
			continue
		case '`', '*', '_', '|', '~', '$':
			escape = true
		case '\\':
			escape = next < 0x80 // before other characters it is one itself
		case '[', ']':
			escape = links
		case '<':
			escape = isLetter(next) || next == '/' || next == '!' || next == '?'
		case '&':
			escape = isLetter(next) || next == '#'
		}
		if escape {
			dst = append(dst, '\\')
		}
		dst = append(dst, b)
	}
	return dst
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// appendMarkdownParagraph appends text that begins a line: what would begin a
// heading, list, quotation or code there is escaped, too.
func appendMarkdownParagraph(dst []byte, text string) []byte {
	for text != "" && (text[0] == ' ' || text[0] == '\t') {
		dst = append(dst, "&#32;"...)
		text = text[1:]
	}
	digits := 0
	for digits < len(text) && '0' <= text[digits] && text[digits] <= '9' {
		digits++
	}
	if digits < len(text) {
		switch text[digits] {
		case '#', '+', '-', '=', ':', '>':
			if digits == 0 {
				dst = append(dst, '\\', text[0])
				text = text[1:]
			}
		case '.', ')':
			dst = append(dst, text[:digits]...)
			dst = append(dst, '\\', text[digits])
			text = text[digits+1:]
		}
	}
	return appendMarkdown(dst, text)
}
