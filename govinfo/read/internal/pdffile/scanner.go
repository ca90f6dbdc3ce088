package pdffile

import (
	"bytes"
	"math"
)

// Scanner divides bytes into tokens, those of a file or of a page's content.
type Scanner struct {
	data []byte
	pos  int
}

// NewScanner returns a scanner at the beginning of data.
func NewScanner(data []byte) *Scanner { return &Scanner{data: data} }

// Kind is the kind of a [Token].
type Kind uint8

// The kinds of tokens.
const (
	End Kind = iota
	NumberToken
	StringToken
	NameToken
	Keyword // an operator, or true, false, null
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// Token is a token. Its bytes may be a part of what is scanned.
type Token struct {
	Kind   Kind
	Whole  bool // a number without a point
	Number float64
	Bytes  []byte // of a string, name or keyword
}

// class tells white space and delimiters from other characters.
var class = func() (t [256]uint8) {
	for _, c := range "\x00\t\n\f\r " {
		t[c] = space
	}
	for _, c := range "()<>[]{}/%" {
		t[c] = delimiter
	}
	return t
}()

const (
	regular = iota
	space
	delimiter
)

// Pos returns how many bytes were read.
func (s *Scanner) Pos() int { return s.pos }

// Skip moves on to a position.
func (s *Scanner) Skip(pos int) { s.pos = min(max(pos, s.pos), len(s.data)) }

// Rest returns what was not read yet.
func (s *Scanner) Rest() []byte { return s.data[s.pos:] }

func (s *Scanner) skipSpace() {
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		if c == '%' {
			for s.pos < len(s.data) && s.data[s.pos] != '\n' && s.data[s.pos] != '\r' {
				s.pos++
			}
			continue
		}
		if class[c] != space {
			return
		}
		s.pos++
	}
}

// Next returns the next token.
func (s *Scanner) Next() Token {
	s.skipSpace()
	if s.pos >= len(s.data) {
		return Token{Kind: End}
	}
	c := s.data[s.pos]
	switch {
	case c == '/':
		s.pos++
		return Token{Kind: NameToken, Bytes: s.name()}
	case c == '(':
		return Token{Kind: StringToken, Bytes: s.literal()}
	case c == '<':
		if s.at("<<") {
			s.pos += 2
			return Token{Kind: DictOpen}
		}
		return Token{Kind: StringToken, Bytes: s.hex()}
	case c == '>':
		if s.at(">>") {
			s.pos += 2
			return Token{Kind: DictClose}
		}
		s.pos++
		return Token{Kind: Keyword, Bytes: s.data[s.pos-1 : s.pos]}
	case c == '[':
		s.pos++
		return Token{Kind: ArrayOpen}
	case c == ']':
		s.pos++
		return Token{Kind: ArrayClose}
	case c == ')' || c == '{' || c == '}':
		s.pos++
		return Token{Kind: Keyword, Bytes: s.data[s.pos-1 : s.pos]}
	}
	return s.word()
}

func (s *Scanner) at(text string) bool {
	return len(s.data)-s.pos >= len(text) && string(s.data[s.pos:s.pos+len(text)]) == text
}

// regular returns the regular characters that follow.
func (s *Scanner) regular() []byte {
	start := s.pos
	for s.pos < len(s.data) && class[s.data[s.pos]] == regular {
		s.pos++
	}
	return s.data[start:s.pos]
}

func (s *Scanner) name() []byte {
	raw := s.regular()
	if bytes.IndexByte(raw, '#') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && nibble[raw[i+1]] >= 0 && nibble[raw[i+2]] >= 0 {
			out = append(out, byte(nibble[raw[i+1]]<<4|nibble[raw[i+2]]))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return out
}

// nibble is the value of a hexadecimal digit, or -1.
var nibble = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i := range 10 {
		t['0'+i] = int8(i)
	}
	for i := range 6 {
		t['a'+i], t['A'+i] = int8(10+i), int8(10+i)
	}
	return t
}()

func (s *Scanner) hex() []byte {
	s.pos++
	out := make([]byte, 0, 32)
	high := int8(-1)
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		s.pos++
		if c == '>' {
			break
		}
		v := nibble[c]
		switch {
		case v < 0:
		case high < 0:
			high = v
		default:
			out = append(out, byte(high<<4|v))
			high = -1
		}
	}
	if high >= 0 {
		out = append(out, byte(high<<4))
	}
	return out
}

func (s *Scanner) literal() []byte {
	s.pos++
	start, depth := s.pos, 1
	plain := true
	for i := s.pos; i < len(s.data); i++ {
		switch s.data[i] {
		case '\\':
			plain = false
			i++
		case '\r':
			plain = false
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.pos = i + 1
				if plain {
					return s.data[start:i]
				}
				return unescape(s.data[start:i])
			}
		}
	}
	s.pos = len(s.data)
	return unescape(s.data[start:])
}

// unescape resolves the escapes of a literal string.
func unescape(raw []byte) []byte {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == '\\':
			var n int
			out, n = escape(out, raw[i+1:])
			i += 1 + n
		case c == '\r': // any end of a line is "\n"
			out = append(out, '\n')
			i += lineEnd(raw[i:])
		default:
			out = append(out, c)
			i++
		}
	}
	return out
}

// lineEnd returns the number of bytes of the end of a line that begins with "\r".
func lineEnd(raw []byte) int {
	if len(raw) > 1 && raw[1] == '\n' {
		return 2
	}
	return 1
}

// escape adds what an escape stands for, and returns how many bytes it has behind
// its backslash.
func escape(out, raw []byte) ([]byte, int) {
	if len(raw) == 0 {
		return out, 0
	}
	switch c := raw[0]; c {
	case 'n':
		return append(out, '\n'), 1
	case 'r':
		return append(out, '\r'), 1
	case 't':
		return append(out, '\t'), 1
	case 'b':
		return append(out, '\b'), 1
	case 'f':
		return append(out, '\f'), 1
	case '\n': // the line goes on
		return out, 1
	case '\r':
		return out, lineEnd(raw)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		v, n := 0, 0
		for n < min(3, len(raw)) && raw[n] >= '0' && raw[n] <= '7' {
			v = v<<3 | int(raw[n]-'0')
			n++
		}
		return append(out, byte(v)), n
	default:
		return append(out, c), 1
	}
}

// word reads a number or a keyword.
func (s *Scanner) word() Token {
	raw := s.regular()
	if c := raw[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		if v, whole, ok := number(raw); ok {
			return Token{Kind: NumberToken, Number: v, Whole: whole}
		}
	}
	return Token{Kind: Keyword, Bytes: raw}
}

// number reads a number as other readers do: signs may be doubled, and a sign
// within it ends it.
func number(raw []byte) (v float64, whole, ok bool) {
	i, negative := 0, false
	for i < len(raw) && (raw[i] == '+' || raw[i] == '-') {
		negative = negative || raw[i] == '-'
		i++
	}
	scale := 0.0
	digits := 0
	for ; i < len(raw); i++ {
		c := raw[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			if scale > 0 {
				v += float64(c-'0') * scale
				scale /= 10
			} else {
				v = 10*v + float64(c-'0')
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case c == '-' && digits > 0:
			i = len(raw)
		default:
			return 0, false, false
		}
	}
	if math.IsInf(v, 0) {
		return 0, false, false
	}
	if negative {
		v = -v
	}
	return v, scale == 0, digits > 0 || scale > 0
}
