package htmldoc

import (
	"cmp"
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// maxStringDepth bounds how often strings in strings are read.
const maxStringDepth = 4

// embed reads the HTML in the text of a script, a form field or a noscript
// element, if the page is read for it, and else only notes that there is some.
func (p *parser) embed(t tag, text []byte) {
	if p.hidden > 0 || p.depth >= maxStringDepth || !holdsTable(string(text)) {
		return
	}
	if !p.expand {
		p.embedded = true
		return
	}
	content := string(text)
	if n := len(p.open); n > 0 && p.open[n-1].class == raw {
		p.popTo(n - 1)
	}
	p.depth++
	defer func() { p.depth-- }()
	if atom.Atom(t) != atom.Script || strings.HasPrefix(strings.TrimSpace(content), "<") {
		p.fragment(plainMarkup(content))
		return
	}
	found := false
	for _, s := range stringsOf(content) {
		if holdsTable(s.text) {
			found = true
			p.readString(s.text)
		}
	}
	if !found { // the quotes of the script are not understood
		if first, last := strings.IndexByte(content, '<'), strings.LastIndexByte(content, '>'); first >= 0 && first < last {
			p.fragment(plainMarkup(content[first : last+1]))
		}
	}
}

// readString reads the HTML in a string of a program.
func (p *parser) readString(s string) {
	text := unescape(s)
	if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") {
		if p.depth < maxStringDepth {
			p.depth++
			read := p.readStrings(trimmed)
			p.depth--
			if read {
				return
			}
		}
	}
	p.flush()
	p.fragment(plainMarkup(text))
}

// readStrings reads the HTML in the strings of a program or of JSON, and the
// title before each. It reports whether there is any HTML.
func (p *parser) readStrings(text string) bool {
	all := stringsOf(text)
	found := false
	for _, s := range all {
		found = found || !s.key && holdsMarkup(s.text)
	}
	if !found {
		return false
	}
	key, title := "", ""
	for _, s := range all {
		switch {
		case s.key:
			key = strings.ToLower(s.text)
			continue
		case holdsMarkup(s.text):
			if title != "" {
				p.flush()
				p.write([]byte(title))
				p.build.End(flow.Paragraph)
				p.title = cmp.Or(p.title, title)
				title = ""
			}
			p.readString(s.text)
		case strings.HasSuffix(key, "title"):
			title = strings.Join(strings.Fields(html.UnescapeString(unescape(s.text))), " ")
		}
		key = ""
	}
	return true
}

// readData reads a page that is no HTML but JSON or a program with HTML in its
// strings. It reports whether the page is one.
func (p *parser) readData(text string) bool {
	start := strings.TrimSpace(text)
	if start == "" {
		return false
	}
	first, last := start[0], start[len(start)-1]
	switch {
	case first == '{' && last == '}', first == '[' && last == ']', first == '"' && last == '"':
	case strings.IndexByte(")};]\"'", last) < 0:
		return false
	case first >= 'a' && first <= 'z', first >= 'A' && first <= 'Z', first == '_', first == '$':
		quote := strings.IndexAny(start, "\"'`")
		markup := strings.IndexByte(start, '<')
		if quote < 0 || markup >= 0 && markup < quote || !strings.ContainsAny(start[:quote], "(=") {
			return false
		}
	default:
		return false
	}
	p.quirks = true
	return p.readStrings(start)
}

// plainMarkup undoes what is left of escapes in HTML that was a string in a
// string.
func plainMarkup(s string) string {
	for range maxStringDepth {
		switch {
		case strings.Contains(s, `=\"`), strings.Contains(s, `=\'`), strings.Contains(s, `=\\`),
			strings.Contains(s, `\u003`), strings.Contains(s, `\x3`):
			s = unescape(s)
		case !strings.Contains(s, "<") && strings.Contains(s, "&lt;"):
			s = html.UnescapeString(s)
		default:
			return s
		}
	}
	return s
}

// holdsTable reports whether a text holds the start tag of a table, escaped or
// not.
func holdsTable(s string) bool {
	for _, name := range []string{"table", "TABLE", "Table"} {
		for rest := s; ; {
			i := strings.Index(rest, name)
			if i < 0 {
				break
			}
			if before := rest[:i]; strings.HasSuffix(before, "<") {
				return true
			} else if n := len(before); n >= 4 {
				switch strings.ToLower(before[max(0, n-5):]) {
				case "u003c":
					return true
				}
				switch strings.ToLower(before[n-4:]) {
				case `\x3c`, "&lt;":
					return true
				}
			}
			rest = rest[i+len(name):]
		}
	}
	return false
}

// holdsMarkup reports whether a string of a program holds HTML with blocks.
func holdsMarkup(s string) bool {
	for _, sign := range []string{"</", `<\/`, "<br", "<BR", "u003c", "u003C", `\x3c`, `\x3C`, "&lt;/"} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return false
}

// literal is a string of a program, with its escapes.
type literal struct {
	text  string
	parts []string // more than one, of which text is the first
	key   bool     // it names a value of JSON
}

// stringsOf returns the strings of a program or of JSON. Strings that are put
// together, or written one after the other, are one.
func stringsOf(s string) []literal {
	found := literals{source: s, end: -1}
	for i := 0; i < len(s); {
		switch s[i] {
		case '/':
			i += comment(s[i:])
		case '"', '\'', '`':
			i += found.read(i)
		default:
			i++
		}
	}
	for i := range found.all {
		if l := &found.all[i]; l.parts != nil {
			l.text, l.parts = strings.Join(l.parts, ""), nil
		}
	}
	return found.all
}

// comment returns the length of the comment that begins s, or 1 if none does.
func comment(s string) int {
	ends, behind := "\n", 0
	switch {
	case strings.HasPrefix(s, "/*"):
		ends, behind = "*/", 2
	case !strings.HasPrefix(s, "//"):
		return 1
	}
	n := strings.Index(s[2:], ends)
	if n < 0 {
		return len(s)
	}
	return 2 + n + behind
}

// literals are the strings found in a source.
type literals struct {
	source string
	all    []literal
	end    int      // of the last string
	dead   [256]int // where the search for the end of a string that has none stopped, by quote
}

// read reads the string that begins at a quote, and returns how far it leads.
func (l *literals) read(start int) (length int) {
	quote := l.source[start]
	if start < l.dead[quote] {
		return 1 // an escaped quote in a string without end
	}
	text, length, ok := quoted(l.source[start:])
	if !ok {
		l.dead[quote] = start + length
		return 1
	}
	if last := len(l.all) - 1; last >= 0 && continues(l.source[l.end:start], l.all[last], text) {
		if l.all[last].parts == nil {
			l.all[last].parts = []string{l.all[last].text}
		}
		l.all[last].parts = append(l.all[last].parts, text)
	} else {
		l.all = append(l.all, literal{text: text})
	}
	l.end = start + length
	if rest := strings.TrimLeft(l.source[l.end:], " \t\r\n"); strings.HasPrefix(rest, ":") {
		l.all[len(l.all)-1].key = true
	}
	return length
}

// quoted returns the string that begins s, without its quotes, and its length
// with them. Without an end it is not ok, and the length is how far it goes.
func quoted(s string) (text string, length int, ok bool) {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\':
			i++
		case '\n':
			if quote != '`' {
				return "", i, false
			}
		case quote:
			return s[1:i], i + 1, true
		}
	}
	return "", len(s), false
}

// continues reports whether a string goes on with the one before it, given what
// stands between.
func continues(between string, before literal, text string) bool {
	if before.key || len(between) > 60 {
		return false
	}
	if strings.TrimSpace(between) == "+" {
		return true
	}
	if !startsTag(text) || !startsTag(before.text) {
		return false
	}
	return strings.ContainsAny(between, "=(") && !strings.ContainsAny(between, "{}[]:?\"'`<>")
}

func startsTag(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return strings.HasPrefix(s, "<") || strings.HasPrefix(s, `\u003`) || strings.HasPrefix(s, `\x3`)
}

// unescape undoes the escapes of a string of JavaScript or JSON. What is no
// escape stays.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if s[i] != '\\' || i+1 == len(s) {
			out = append(out, s[i])
			i++
			continue
		}
		c := s[i+1]
		i += 2
		switch c {
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		case 'r':
			out = append(out, '\r')
		case 'b', 'f', 'v', '0':
			out = append(out, ' ')
		case '\n':
		case 'u', 'x':
			r, n := character(s[i:], c == 'x')
			if n == 0 {
				out = append(out, '\\', c)
				continue
			}
			i += n
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// character reads the character after \u or \x, which two numbers may give, and
// returns how long that is.
func character(s string, short bool) (r rune, length int) {
	r, length = codePoint(s, short)
	if length == 0 || !utf16.IsSurrogate(r) || !strings.HasPrefix(s[length:], `\u`) {
		return r, length
	}
	low, n := codePoint(s[length+2:], false)
	if both := utf16.DecodeRune(r, low); n > 0 && both != utf8.RuneError {
		return both, length + 2 + n
	}
	return r, length
}

// codePoint reads the number after \u or \x, and returns how long it is.
func codePoint(s string, short bool) (r rune, length int) {
	digits, length := s[:min(4, len(s))], 4
	if short {
		digits, length = s[:min(2, len(s))], 2
	} else if strings.HasPrefix(s, "{") {
		end := strings.IndexByte(s[:min(9, len(s))], '}')
		if end < 0 {
			return 0, 0
		}
		digits, length = s[1:end], end+1
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || n > utf8.MaxRune || len(digits) < length && length < 5 && !strings.HasPrefix(s, "{") {
		return 0, 0
	}
	return rune(n), length
}
