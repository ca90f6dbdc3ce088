package htmldoc

import (
	"bytes"
	"html"
)

// scanner divides a page into tags and text, as the tokenization of the HTML
// standard does (section 13.2.5). The tokenizer of golang.org/x/net/html took
// half of the time of this package, copies the name of every attribute, and
// remembers those of its largest tag, which lets a hostile page slow it down;
// the tests hold this one against it.
type scanner struct {
	data []byte
	at   int

	name  []byte           // of the tag, in lower case; valid until the next tag
	tail  []byte           // of the tag: what stands after its name
	known []knownAttribute // of the tag
	run   []byte           // of a text
	refs  bool             // the text may have character references
	raw   []byte           // the element whose content is text comes next
}

// knownAttribute is an attribute that matters.
type knownAttribute struct {
	name  attributeName
	value []byte
}

// token says what a scanner has found.
type token uint8

const (
	endOfPage token = iota
	text
	startTag
	endTag
	doctype
)

// next finds the next token. Comments are passed over, and so is a tag that the
// page cuts off.
func (s *scanner) next() token {
	for {
		if s.raw != nil {
			if s.readRaw(); len(s.run) > 0 {
				return text
			}
		}
		if s.at >= len(s.data) {
			return endOfPage
		}
		if s.data[s.at] != '<' || !s.atMarkup(s.at) {
			s.readText()
			return text
		}
		switch c := s.data[s.at+1]; c {
		case '/':
			if after := s.data[s.at+2]; isLetter(after) {
				if s.readTag(s.at + 2) {
					return endTag
				}
			} else {
				s.skipTo(s.at + 2)
			}
		case '!':
			if s.readDeclaration() {
				return doctype
			}
		case '?':
			s.skipTo(s.at + 1)
		default:
			if s.readTag(s.at + 1) {
				return startTag
			}
		}
	}
}

// atMarkup reports whether the "<" at i begins a tag or a comment.
func (s *scanner) atMarkup(i int) bool {
	if i+1 >= len(s.data) {
		return false
	}
	switch c := s.data[i+1]; c {
	case '!', '?':
		return true
	case '/':
		return i+2 < len(s.data)
	default:
		return isLetter(c)
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// readText reads up to the next tag or comment.
func (s *scanner) readText() {
	end := s.at
	for {
		if s.data[end] == '<' {
			end++ // one that is text
		}
		i := bytes.IndexByte(s.data[end:], '<')
		if i < 0 {
			end = len(s.data)
			break
		}
		if end += i; s.atMarkup(end) {
			break
		}
	}
	s.run, s.refs = s.data[s.at:end], true
	s.at = end
}

// content returns the text that was found, its character references resolved.
func (s *scanner) content() []byte {
	if !s.refs || bytes.IndexByte(s.run, '&') < 0 {
		return s.run
	}
	return []byte(html.UnescapeString(string(s.run)))
}

// readRaw reads the content of an element that has text only, up to its end tag.
func (s *scanner) readRaw() {
	name := s.raw
	s.raw = nil
	end := len(s.data)
	switch string(name) {
	case "plaintext":
	case "script":
		end = scriptEnd(s.data, s.at)
	default:
		for i := s.at; ; {
			k := bytes.Index(s.data[i:], []byte("</"))
			if k < 0 {
				break
			}
			i += k
			if after := i + 2 + len(name); after < len(s.data) && bytes.EqualFold(s.data[i+2:after], name) && endsName(s.data[after]) {
				end = i
				break
			}
			i += 2
		}
	}
	s.run = s.data[s.at:end]
	s.refs = string(name) == "title" || string(name) == "textarea"
	s.at = end
}

// scriptEnd returns where a script that begins at i ends. A script tag in a
// comment in the script has an end tag of its own.
func scriptEnd(data []byte, i int) int {
	is := func(name string) bool {
		after := i + len(name)
		return after < len(data) && bytes.EqualFold(data[i:after], []byte(name)) && endsName(data[after])
	}
	comment, inner := false, false
	for ; i < len(data); i++ {
		if !comment {
			k := bytes.IndexByte(data[i:], '<')
			if k < 0 {
				break
			}
			i += k
		}
		switch c := data[i]; {
		case c == '-' && comment && bytes.HasPrefix(data[i:], []byte("-->")):
			comment, inner = false, false
		case c != '<':
		case !comment && bytes.HasPrefix(data[i:], []byte("<!--")):
			comment = true
			i++ // "<!-->" is a whole comment
		case is("</script"):
			if !inner {
				return i
			}
			inner = false
		case comment && is("<script"):
			inner = true
		}
	}
	return len(data)
}

func endsName(c byte) bool {
	return c == '>' || c == '/' || isSpace(c)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// skipTo passes over everything up to the next ">" from i on.
func (s *scanner) skipTo(i int) {
	if k := bytes.IndexByte(s.data[i:], '>'); k >= 0 {
		s.at = i + k + 1
	} else {
		s.at = len(s.data)
	}
}

// readDeclaration passes over a comment or a document type, and reports whether
// it was the latter.
func (s *scanner) readDeclaration() bool {
	rest := s.data[s.at+2:]
	if !bytes.HasPrefix(rest, []byte("--")) {
		s.skipTo(s.at + 2)
		return len(rest) >= 7 && bytes.EqualFold(rest[:7], []byte("doctype"))
	}
	i := s.at + 4
	if rest = s.data[i:]; bytes.HasPrefix(rest, []byte(">")) || bytes.HasPrefix(rest, []byte("->")) {
		s.skipTo(i)
		return false
	}
	for {
		k := bytes.Index(s.data[i:], []byte("--"))
		if k < 0 {
			s.at = len(s.data)
			return false
		}
		i += k
		switch rest = s.data[i+2:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			s.at = i + 3
			return false
		case bytes.HasPrefix(rest, []byte("!>")):
			s.at = i + 4
			return false
		}
		i++
	}
}

// readTag reads a tag whose name begins at i. It reports false when the page
// ends in it.
func (s *scanner) readTag(i int) bool {
	s.name = s.name[:0]
	for ; i < len(s.data) && !endsName(s.data[i]); i++ {
		c := s.data[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		s.name = append(s.name, c)
	}
	start := i
	s.known = s.known[:0]
	seen := 0 // of two attributes with one name the first counts
	for i < len(s.data) {
		if s.data[i] == '>' {
			s.tail = s.data[start:i]
			s.at = i + 1
			return true
		}
		var name, value []byte
		name, value, i = attribute(s.data, i)
		if n := nameOf(name); n != otherName && seen&(1<<n) == 0 {
			seen |= 1 << n
			s.known = append(s.known, knownAttribute{n, value})
		}
	}
	s.at = len(s.data)
	return false
}

// attribute reads the attribute that begins at or after i, but not beyond a ">",
// and returns its parts and what comes after it. A name is empty where there is
// only white space or a slash.
func attribute(data []byte, i int) (name, value []byte, next int) {
	i = skipSpace(data, i)
	start := i
	for i < len(data) && !endsName(data[i]) && (data[i] != '=' || i == start) {
		i++
	}
	name = data[start:i]
	i = skipSpace(data, i)
	if i == len(data) || data[i] != '=' {
		if i < len(data) && data[i] == '/' {
			i++
		}
		return name, nil, i
	}
	i = skipSpace(data, i+1)
	if i == len(data) || data[i] == '>' {
		return name, nil, i
	}
	if quote := data[i]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(data[i+1:], quote)
		if end < 0 {
			return name, data[i+1:], len(data)
		}
		return name, data[i+1 : i+1+end], i + end + 2
	}
	start = i
	for i < len(data) && !isSpace(data[i]) && data[i] != '>' {
		i++
	}
	return name, data[start:i], i
}

func skipSpace(data []byte, i int) int {
	for i < len(data) && isSpace(data[i]) {
		i++
	}
	return i
}

// selfClosing reports whether the tag ends in "/>".
func (s *scanner) selfClosing() bool {
	return len(s.tail) > 0 && s.tail[len(s.tail)-1] == '/'
}
