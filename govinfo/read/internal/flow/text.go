package flow

import (
	"bytes"
	"unicode/utf8"
)

// space is white space between two words that is written when the second comes.
type space int8

const (
	none    space = iota
	blank         // spaces or tabs
	newline       // with a line end of the source in it
)

// special marks the bytes that Text must look at: white space and control
// characters, and the lead bytes of the no-break space, of other spaces, and of
// characters without width.
var special = func() (t [256]bool) {
	for c := range ' ' + 1 {
		t[c] = true
	}
	t[0x7F], t[0xC2], t[0xE2], t[0xEF] = true, true, true, true
	return t
}()

// Text adds text whose white space collapses, as in HTML. A line end of the
// source between two East Asian characters is no space (CSS Text 3, section
// 4.1.3). No-break spaces become spaces that stay, characters without width
// vanish: they are invisible in a figure and would make it unreadable.
func (b *Builder) Text(p []byte) {
	if b.err != nil {
		return
	}
	for i := 0; i < len(p); {
		start := i
		for i < len(p) && !special[p[i]] {
			i++
		}
		if i > start {
			b.write(p[start:i])
			continue
		}
		switch c := p[i]; c {
		case 0xC2, 0xE2, 0xEF:
			n, as := invisible(p[i:])
			switch {
			case n == 0: // an ordinary character: take it with what follows
				n = 1
				for i+n < len(p) && !special[p[i+n]] {
					n++
				}
				b.write(p[i : i+n])
			case as != 0:
				b.write([]byte{as})
			}
			i += n
		case '\n', '\r':
			b.pending = newline
			i++
		case ' ', '\t', '\f', '\v':
			if b.pending == none {
				b.pending = blank
			}
			i++
		default: // a control character
			i++
		}
	}
}

// invisible returns the length of a character without width at the start of p,
// or of a space that stays, which is to be written as the given byte.
func invisible(p []byte) (n int, as byte) {
	if p[0] == 0xEF && (len(p) < 2 || p[1] != 0xBB) { // most signs of Chinese, and no byte order mark
		return 0, 0
	}
	r, n := utf8.DecodeRune(p)
	switch {
	case r == 0x85, r == 0xA0, // next line, no-break space
		r >= 0x2000 && r <= 0x200A,            // spaces of all widths
		r == 0x2028, r == 0x2029, r == 0x202F, // line and paragraph separator, narrow no-break space
		r == 0x205F: // mathematical space
		return n, ' '
	case r >= 0x80 && r < 0xA0, r == 0xAD, // control characters, soft hyphen
		r >= 0x200B && r <= 0x200F, r == 0x2060, // without width, word joiner
		r == 0xFEFF: // byte order mark
		return n, 0
	}
	return 0, 0
}

// write adds characters after the white space that is due before them.
func (b *Builder) write(p []byte) {
	if b.pending != none {
		if run := b.text[b.base:]; len(run) > 0 && run[len(run)-1] != '\n' {
			if b.pending == blank || !between(run, p) {
				b.text = append(b.text, ' ')
			}
		}
		b.pending = none
	}
	b.text = append(b.text, p...)
}

// between reports whether a line end between the two texts stands between two
// East Asian characters.
func between(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after)
	return eastAsian(last) && eastAsian(first)
}

// eastAsian reports whether a character is written without spaces around it.
// Quotation marks, dashes and the ellipsis count when Chinese is the language,
// and Korean, which has spaces, does not.
func eastAsian(r rune) bool {
	switch {
	case r >= 0x2018 && r <= 0x201D, r == 0x2014, r == 0x2026:
		return true
	case r < 0x2E80, r >= 0xAC00 && r <= 0xD7A3, r >= 0x1100 && r <= 0x11FF:
		return false
	}
	return r != utf8.RuneError
}

// Verbatim adds text whose white space counts. Line ends in it are line breaks.
func (b *Builder) Verbatim(p []byte) {
	b.pending = none
	if b.err != nil {
		return
	}
	for i := 0; i < len(p); {
		start := i
		for i < len(p) && (!special[p[i]] || p[i] == ' ' || p[i] == '\t' || p[i] == '\n') {
			i++
		}
		b.text = append(b.text, p[start:i]...)
		if i == len(p) {
			return
		}
		switch p[i] {
		case 0xC2, 0xE2, 0xEF:
			n, as := invisible(p[i:])
			if n == 0 {
				n = 1
				b.text = append(b.text, p[i])
			} else if as != 0 {
				b.text = append(b.text, as)
			}
			i += n
		case '\r':
			if i++; i == len(p) || p[i] != '\n' {
				b.text = append(b.text, '\n')
			}
		default:
			i++
		}
	}
}

// Break adds a line break.
func (b *Builder) Break() {
	b.pending = none
	b.text = append(b.text, '\n')
}

// split makes blocks of a run of text.
func (b *Builder) split(run []byte, kind Kind) {
	switch {
	case bytes.IndexByte(run, '\n') < 0:
		if run, _ = trim(run); len(run) > 0 {
			b.paragraph(string(run), kind.level())
		}
	case kind == Loose:
		for line := range bytes.SplitSeq(run, newlineBytes) {
			if line, _ = trim(line); len(line) > 0 {
				b.paragraph(string(line), 0)
			}
		}
	default:
		b.join(run, kind)
	}
}

// join makes one block of the lines of a run, or several where lines of a paragraph
// are paragraphs themselves: behind an empty one, indented or numbered.
func (b *Builder) join(run []byte, kind Kind) {
	var text []byte
	empty := false
	for line := range bytes.SplitSeq(run, newlineBytes) {
		line, indent := trim(line)
		switch {
		case len(line) == 0:
			empty = true
			continue
		case len(text) == 0:
		case kind == Paragraph && (empty || indent >= 2 || numbered(line)):
			b.paragraph(string(text), 0)
			text = text[:0]
		default:
			text = append(text, '\n')
		}
		text = append(text, line...)
		empty = false
	}
	if len(text) > 0 {
		b.paragraph(string(text), kind.level())
	}
}

var newlineBytes = []byte{'\n'}

func (k Kind) level() int8 {
	if k < Heading1 {
		return 0
	}
	return int8(k-Heading1) + 1
}

// trim takes the white space off both ends of a line and returns the width of
// what stood before it, in halves of a Chinese character.
func trim(line []byte) (trimmed []byte, indent int) {
	for len(line) > 0 {
		if c := line[0]; c == ' ' || c == '\t' {
			line = line[1:]
			indent++
		} else if c == 0xE3 && len(line) >= 3 && line[1] == 0x80 && line[2] == 0x80 {
			line = line[3:]
			indent += 2
		} else {
			break
		}
	}
	for n := len(line); n > 0; n = len(line) {
		if c := line[n-1]; c == ' ' || c == '\t' {
			line = line[:n-1]
		} else if n >= 3 && c == 0x80 && line[n-2] == 0x80 && line[n-3] == 0xE3 {
			line = line[:n-3]
		} else {
			break
		}
	}
	return bytes.TrimSpace(line), indent
}

// Numbered reports whether a text begins as a section or a sub-section of an
// official document does: "三、", "（二）", "(二)".
func Numbered(text string) bool { return numbered([]byte(text[:min(len(text), 64)])) }

// numbered reports whether a line begins as a section or a sub-section of an
// official document does: "三、", "（二）", "(二)".
func numbered(line []byte) bool {
	bracket := false
	for _, open := range []string{"（", "("} {
		if rest, ok := bytes.CutPrefix(line, []byte(open)); ok {
			line, bracket = rest, true
			break
		}
	}
	digits := 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		switch r {
		case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十':
			digits++
			line = line[size:]
			continue
		case '、', '．':
			return digits > 0 && !bracket
		case '）', ')':
			return digits > 0 && bracket
		}
		return false
	}
	return false
}

// Raised returns the text with its digits and signs as superscript characters,
// so that a mark of a footnote is not read as a part of the figure before it.
// With sub they become subscripts.
func Raised(p []byte, sub bool) []byte {
	q := make([]byte, 0, len(p)+8)
	for _, c := range p {
		switch {
		case sub && c >= '0' && c <= '9':
			q = utf8.AppendRune(q, '₀'+rune(c-'0'))
		case sub:
			q = append(q, c)
		case c == '1':
			q = append(q, "¹"...)
		case c == '2':
			q = append(q, "²"...)
		case c == '3':
			q = append(q, "³"...)
		case c == '0' || c >= '4' && c <= '9':
			q = utf8.AppendRune(q, '⁰'+rune(c-'0'))
		case c == '+':
			q = append(q, "⁺"...)
		case c == '-':
			q = append(q, "⁻"...)
		default:
			q = append(q, c)
		}
	}
	return q
}
