package pdffont

import (
	"cmp"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// codes is a run of codes of one length, from lo to hi.
type codes struct {
	lo, hi uint32
	bytes  int
}

// target is what a run of codes is mapped to: the first to the number or the
// text, the others to what follows it.
type target struct {
	codes
	to   uint32
	text string // of the first code, where it is more than one character
}

// cmap is a map from codes to characters (ToUnicode) or to numbers of glyphs.
type cmap struct {
	space    []codes // what codes there are
	targets  []target
	vertical bool
	uses     string // another CMap that it completes
}

// parseCMap reads a CMap. What it cannot read it passes over.
func parseCMap(data []byte, unicode bool) *cmap {
	m := &cmap{}
	s := pdffile.NewScanner(data)
	var last pdffile.Token
	for {
		t := s.Next()
		if t.Kind == pdffile.End {
			break
		}
		if t.Kind == pdffile.Keyword {
			m.section(s, string(t.Bytes), last, unicode)
		}
		if last.Kind == pdffile.NameToken && string(last.Bytes) == "WMode" && t.Kind == pdffile.NumberToken {
			m.vertical = t.Number == 1
		}
		last = t
	}
	// The last of several targets counts, so that a search may take the first.
	slices.Reverse(m.targets)
	slices.SortStableFunc(m.targets, func(a, b target) int {
		return cmp.Or(cmp.Compare(a.bytes, b.bytes), cmp.Compare(a.lo, b.lo))
	})
	return m
}

// section reads what follows the operator that begins a list.
func (m *cmap) section(s *pdffile.Scanner, name string, before pdffile.Token, unicode bool) {
	switch name {
	case "usecmap":
		m.uses = string(before.Bytes)
	case "begincodespacerange":
		m.readSpace(s)
	case "beginbfchar", "begincidchar":
		for code := s.Next(); code.Kind == pdffile.StringToken; code = s.Next() {
			c := value(code.Bytes)
			m.add(codes{c, c, len(code.Bytes)}, s.Next(), unicode)
		}
	case "beginbfrange", "begincidrange":
		for lo := s.Next(); lo.Kind == pdffile.StringToken; lo = s.Next() {
			hi := s.Next()
			m.addRun(s, codes{value(lo.Bytes), value(hi.Bytes), len(lo.Bytes)}, unicode)
		}
	}
}

func (m *cmap) readSpace(s *pdffile.Scanner) {
	const most = 100 // ranges, as each code is compared with all
	for lo := s.Next(); lo.Kind == pdffile.StringToken; lo = s.Next() {
		hi := s.Next()
		if len(m.space) < most {
			m.space = append(m.space, codes{value(lo.Bytes), value(hi.Bytes), len(lo.Bytes)})
		}
	}
}

// addRun reads the target of a run, which is the first one or a list of all.
func (m *cmap) addRun(s *pdffile.Scanner, run codes, unicode bool) {
	t := s.Next()
	if t.Kind != pdffile.ArrayOpen {
		m.add(run, t, unicode)
		return
	}
	c := run.lo
	for t = s.Next(); t.Kind == pdffile.StringToken; t = s.Next() {
		m.add(codes{c, c, run.bytes}, t, unicode)
		c++
	}
}

func (m *cmap) add(run codes, t pdffile.Token, unicode bool) {
	if run.bytes == 0 || run.bytes > 4 || run.hi < run.lo {
		return
	}
	if !unicode {
		if t.Kind == pdffile.NumberToken && t.Number >= 0 {
			m.targets = append(m.targets, target{codes: run, to: uint32(t.Number)})
		}
		return
	}
	if t.Kind != pdffile.StringToken {
		return
	}
	text := utf16Text(t.Bytes)
	first, n := utf8.DecodeRuneInString(text)
	if n == len(text) {
		text = ""
	}
	m.targets = append(m.targets, target{codes: run, to: uint32(first), text: text})
}

func value(p []byte) uint32 {
	v := uint32(0)
	for _, c := range p[:min(len(p), 4)] {
		v = v<<8 | uint32(c)
	}
	return v
}

// utf16Text decodes UTF-16 without a mark.
func utf16Text(p []byte) string {
	if len(p) == 1 {
		return string(rune(p[0]))
	}
	units := make([]uint16, len(p)/2)
	for i := range units {
		units[i] = uint16(p[2*i])<<8 | uint16(p[2*i+1])
	}
	return string(utf16.Decode(units))
}

// find returns the target of a code.
func (m *cmap) find(code uint32, bytes int) (t target, ok bool) {
	i, found := slices.BinarySearchFunc(m.targets, codes{lo: code, bytes: bytes}, func(t target, c codes) int {
		return cmp.Or(cmp.Compare(t.bytes, c.bytes), cmp.Compare(t.lo, c.lo))
	})
	if !found {
		i--
	}
	const overlaps = 16 // runs that begin within another one
	for k := i; k >= 0 && k > i-overlaps && m.targets[k].bytes == bytes; k-- {
		if t = m.targets[k]; code >= t.lo && code <= t.hi {
			return t, true
		}
	}
	return target{}, false
}

// text returns the characters of a code.
func (m *cmap) text(code uint32, bytes int) (string, bool) {
	t, ok := m.find(code, bytes)
	if !ok && bytes == 1 { // some programs write the codes of simple fonts with two bytes
		t, ok = m.find(code, 2)
	}
	if !ok {
		return "", false
	}
	step := code - t.lo
	if t.text == "" {
		return string(rune(t.to + step)), true
	}
	if step == 0 {
		return t.text, true
	}
	r, n := utf8.DecodeLastRuneInString(t.text)
	return t.text[:len(t.text)-n] + string(r+rune(step)), true
}

// number returns the number of the glyph of a code.
func (m *cmap) number(code uint32, bytes int) (uint32, bool) {
	t, ok := m.find(code, bytes)
	return t.to + code - t.lo, ok
}

// length returns how many bytes the next code has, by the ranges of codes.
func (m *cmap) length(s []byte) int {
	for n := 1; n <= min(4, len(s)); n++ {
		for _, c := range m.space {
			if c.bytes == n && c.holds(s[:n]) {
				return n
			}
		}
	}
	if len(m.space) > 0 {
		return min(m.space[0].bytes, len(s))
	}
	return min(2, len(s))
}

// holds reports whether each byte of a code is in the range of that byte.
func (c codes) holds(s []byte) bool {
	for i, b := range s {
		shift := 8 * (len(s) - 1 - i)
		if b < byte(c.lo>>shift) || b > byte(c.hi>>shift) {
			return false
		}
	}
	return true
}
