package doc

import (
	"strings"
	"unicode/utf16"
)

// style is a style of the document, resolved over those that it is based on.
type style struct {
	char      charFormat
	paragraph paragraphFormat
	title     bool
	generated bool // an entry or the heading of a table of contents

	kind, base int // as in the file
	own        [2][]byte
	state      int8 // 1 while it is resolved, 2 afterwards
}

const (
	paragraphStyle = 1
	charStyle      = 2

	noStyle = 0xFFF
)

// readStyles reads the style sheet.
func (f *file) readStyles() error {
	const part = "style sheet"
	data, err := f.part(pairStyles)
	if err != nil || data == nil {
		return err
	}
	if len(data) < 6 || len(data) < 2+u16(data, 0) {
		return damaged(part, "cut off")
	}
	count, baseSize := u16(data, 2), u16(data, 4)
	if baseSize < 10 {
		return damaged(part, "styles of %d bytes", baseSize)
	}
	data = data[2+u16(data, 0):]
	for range count {
		if len(data) < 2 {
			return damaged(part, "cut off")
		}
		size := u16(data, 0)
		if size > len(data)-2 {
			return damaged(part, "cut off")
		}
		s := style{base: noStyle}
		if size > 0 {
			var ok bool
			if s, ok = readStyle(data[2:2+size], baseSize); !ok {
				return damaged(part, "style %d is cut off", len(f.styles))
			}
		}
		f.styles = append(f.styles, s)
		data = data[2+size:]
	}
	for i := range f.styles {
		if err := f.resolve(i); err != nil {
			return damaged(part, "style %d: %w", i, err)
		}
	}
	return nil
}

// readStyle reads a style, which says what it adds to its base.
func readStyle(d []byte, baseSize int) (s style, ok bool) {
	if len(d) < baseSize+2 {
		return s, false
	}
	const title, contents1, contents9, heading9 = 62, 19, 27, 9
	builtIn := u16(d, 0) & 0xFFF
	s.kind, s.base = u16(d, 2)&0xF, u16(d, 2)>>4
	count := u16(d, 4) & 0xF
	name := u16(d, baseSize)
	at := baseSize + 2 + 2*name + 2
	if at > len(d) {
		return s, false
	}
	s.named(text(d[baseSize+2 : at-2]))
	switch {
	case builtIn >= 1 && builtIn <= heading9:
		s.paragraph.outline = builtIn
	case builtIn == title:
		s.title = true
	case builtIn >= contents1 && builtIn <= contents9:
		s.generated = true
	}
	for i := range count {
		if at%2 != 0 {
			at++
		}
		if at+2 > len(d) {
			return s, i > 0 // some programs leave the last out
		}
		size := u16(d, at)
		if at+2+size > len(d) {
			return s, false
		}
		own := d[at+2 : at+2+size]
		switch {
		case s.kind == paragraphStyle && i == 0 && size >= 2:
			s.own[0] = own[2:]
		case s.kind == paragraphStyle && i == 1, s.kind == charStyle && i == 0:
			s.own[1] = own
		}
		at += 2 + size
	}
	return s, true
}

// named knows styles by their names, which programs translate.
func (s *style) named(name string) {
	name, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(name)), ",") // aliases follow
	switch {
	case name == "toc heading", name == "toc 标题":
		s.generated = true
	case name == "title", name == "标题":
		s.title = true
	}
}

// text decodes UTF-16.
func text(d []byte) string {
	units := make([]uint16, len(d)/2)
	for i := range units {
		units[i] = uint16(u16(d, 2*i))
	}
	return string(utf16.Decode(units))
}

// resolve adds to a style what it is based on. Styles that are based on each other
// in a circle end where it closes.
func (f *file) resolve(i int) error {
	s := &f.styles[i]
	if s.state != 0 {
		return nil
	}
	s.state = 1
	if b := s.base; b < len(f.styles) && f.styles[b].kind == s.kind {
		if err := f.resolve(b); err != nil {
			return err
		}
		base := &f.styles[b]
		outline := s.paragraph.outline
		s.char, s.paragraph = base.char, base.paragraph
		s.title, s.generated = s.title || base.title, s.generated || base.generated
		if outline > 0 {
			s.paragraph.outline = outline
		}
	}
	if err := s.paragraph.read(f, s.own[0], nil); err != nil {
		return err
	}
	var own charFormat
	if err := own.read(f, s.own[1]); err != nil {
		return err
	}
	s.char.add(own)
	s.state = 2
	return nil
}

// add puts a format over that of a style, for properties that count here.
func (c *charFormat) add(over charFormat) {
	for _, t := range [...]struct {
		under *toggle
		over  toggle
	}{{&c.hidden, over.hidden}, {&c.struck, over.struck}, {&c.struck2, over.struck2}} {
		*t.under = onOff(t.over.over(*t.under == on))
	}
	if over.script != 0 {
		c.script = over.script
	}
	if over.size != 0 {
		c.size = over.size
	}
	if over.raised != 0 {
		c.raised = over.raised
	}
}

func onOff(is bool) toggle {
	if is {
		return on
	}
	return off
}

// styleAt returns a style; one that the document does not have is the plain one.
func (f *file) styleAt(i int) *style {
	if i >= 0 && i < len(f.styles) {
		return &f.styles[i]
	}
	return &style{}
}
