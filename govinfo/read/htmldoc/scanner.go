package htmldoc

import (
	"bytes"
	"io"
	"slices"

	"golang.org/x/net/html"
)

// scanner divides a page into tags and text. It is the tokenizer of
// golang.org/x/net/html, of which it keeps what the parser asks for: of a tag
// its name and the few attributes that matter.
type scanner struct {
	tokenizer *html.Tokenizer

	name        []byte           // of the tag, in lower case; valid until the next token
	known       []knownAttribute // of the tag; valid until the next token
	selfClosing bool             // the tag ends in "/>"
	wantsRaw    bool             // the element just opened has text only
}

// knownAttribute is an attribute that matters.
type knownAttribute struct {
	name  attributeName
	value []byte // character references resolved
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

func newScanner(source io.Reader) scanner {
	return scanner{tokenizer: html.NewTokenizer(source)}
}

// next finds the next token. Comments are passed over, and so is a tag that the
// page cuts off.
func (s *scanner) next() token {
	if !s.wantsRaw {
		// The tokenizer takes the content of a title in a drawing for text, too;
		// only the parser knows where it is.
		s.tokenizer.NextIsNotRawText()
	}
	s.wantsRaw = false
	for {
		switch s.tokenizer.Next() {
		case html.ErrorToken:
			return endOfPage
		case html.TextToken:
			return text
		case html.StartTagToken:
			s.readTag()
			s.selfClosing = false
			return startTag
		case html.SelfClosingTagToken:
			s.readTag()
			s.selfClosing = true
			return startTag
		case html.EndTagToken:
			if !s.readPlainTag(s.tokenizer.Raw()) {
				s.name, _ = s.tokenizer.TagName()
			}
			return endTag
		case html.DoctypeToken:
			return doctype
		}
	}
}

// readTag reads the name and the attributes of a start tag.
func (s *scanner) readTag() {
	if s.readPlainTag(s.tokenizer.Raw()) {
		return
	}
	s.known = s.known[:0]
	var more bool
	s.name, more = s.tokenizer.TagName()
	for more {
		var name, value []byte
		name, value, more = s.tokenizer.TagAttr()
		if n := nameOf(name); n != otherName {
			s.known = append(s.known, knownAttribute{n, value})
		}
	}
}

// readPlainTag reads a tag that is written as nearly all are, <td colspan="2">, without
// the copies that the tokenizer makes. It reports false for others.
func (s *scanner) readPlainTag(raw []byte) bool {
	s.known = s.known[:0]
	at := 1
	if len(raw) > 1 && raw[1] == '/' {
		at++
	}
	start := at
	for at < len(raw) && isPlain(raw[at]) {
		at++
	}
	s.name = raw[start:at]
	for at < len(raw) && raw[at] == ' ' {
		name, value, found := bytes.Cut(raw[at+1:], []byte(`="`))
		end := bytes.IndexByte(value, '"')
		if !found || end < 0 || bytes.ContainsAny(value[:end], "&\r\x00") || slices.ContainsFunc(name, func(c byte) bool { return !isPlain(c) }) {
			return false
		}
		if n := nameOf(name); n != otherName {
			if slices.ContainsFunc(s.known, func(a knownAttribute) bool { return a.name == n }) {
				return false // the first counts
			}
			s.known = append(s.known, knownAttribute{n, value[:end]})
		}
		at += len(" ") + len(name) + len(`="`) + end + len(`"`)
	}
	return at == len(raw)-1 && raw[at] == '>'
}

// isPlain reports whether a character is one of names as nearly all tags have them.
func isPlain(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' }

// content returns the text that was found, its character references resolved.
func (s *scanner) content() []byte {
	if raw := s.tokenizer.Raw(); !bytes.ContainsAny(raw, "&\r\x00") {
		return raw
	}
	return s.tokenizer.Text()
}
