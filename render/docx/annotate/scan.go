package annotate

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// body is the main part as a list of its paragraphs. Offsets are bytes of the part.
type body struct {
	content    []byte
	prefix     string // that the part declares for WordprocessingML, with its colon: "w:"
	element    string // the one that its elements have, which may be ""
	strict     bool   // its names are those of strict documents
	paragraphs []paragraph
	byPlace    map[int64]int // index of a paragraph, by the offset behind its start tag
	inCell     map[int64][]int
	maxID      int // the largest w:id
}

// paragraph is a w:p.
type paragraph struct {
	from    int  // behind its start tag
	content int  // behind its format
	end     int  // at its end tag; of an empty element, behind it
	empty   bool // <w:p/>
	runs    []run
}

// run is a w:r.
type run struct {
	from, end int // at its start tag, behind its end tag
	head      int // behind its start tag
	format    [2]int
	texts     []text
	plain     bool // it has a format and texts, nothing else
	direct    bool // it stands directly in the paragraph
}

// text is a w:t.
type text struct {
	tag, from, end, after int // at its start tag, behind it, at its end tag, behind that
	value                 string
}

func (p *paragraph) text() string {
	var out strings.Builder
	for i := range p.runs {
		for _, t := range p.runs[i].texts {
			out.WriteString(t.value)
		}
	}
	return out.String()
}

const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// prefixOf returns the prefix that an element declares for WordprocessingML.
func prefixOf(e xml.StartElement) (prefix string, isStrict, ok bool) {
	for _, a := range e.Attr {
		if (a.Value == transitional || a.Value == strict) && a.Name.Space == "xmlns" {
			return a.Name.Local + ":", a.Value == strict, true
		}
	}
	return "", false, false
}

// ErrPrefix: the document has no prefix for its vocabulary, without which the attributes
// of what is put in cannot be written. No program writes such files.
var ErrPrefix = errors.New("annotate: the main part declares no prefix for WordprocessingML")

// begin takes note of the root.
func (b *body) begin(root xml.StartElement) error {
	var ok bool
	if b.prefix, b.strict, ok = prefixOf(root); !ok {
		return ErrPrefix
	}
	if b.element = root.Name.Space; b.element != "" {
		b.element += ":"
	}
	return nil
}

// scanner walks the part once.
type scanner struct {
	*body
	d     *xml.Decoder
	open  []string // names of the open elements
	cells []int64  // the open cells, by the offsets behind their start tags
	stack []int    // the open paragraphs
	was   int      // offset at which the token begins
}

// scan finds the paragraphs of a part that has been read before, so that its size and
// nesting are bounded.
func scan(content []byte) (*body, error) {
	if !utf8.Valid(content) {
		return nil, ErrEncoding
	}
	s := &scanner{body: &body{content: content, byPlace: make(map[int64]int), inCell: make(map[int64][]int)}, d: xml.NewDecoder(bytes.NewReader(content))}
	for {
		s.was = int(s.d.InputOffset())
		token, err := s.d.RawToken()
		if err == io.EOF {
			return s.body, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(s.open) == 0 {
				if err := s.begin(t); err != nil {
					return nil, err
				}
			}
			s.start(t)
		case xml.EndElement:
			if len(s.open) == 0 {
				return nil, errors.New("an end tag too many")
			}
			s.end()
		case xml.CharData:
			s.characters(t)
		}
	}
}

// name returns the name of an element as the package writes it: "w:p" is "p".
func (s *scanner) name(n xml.Name) string {
	prefix := n.Space
	if prefix != "" {
		prefix += ":"
	}
	if prefix == s.element {
		return n.Local
	}
	return prefix + n.Local + "?" // of another vocabulary
}

func (s *scanner) start(e xml.StartElement) {
	name, offset := s.name(e.Name), int(s.d.InputOffset())
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space+":" == s.prefix {
			if n, err := strconv.Atoi(a.Value); err == nil && n < 1<<30 {
				s.maxID = max(s.maxID, n)
			}
		}
	}
	parent := ""
	if n := len(s.open); n > 0 {
		parent = s.open[n-1]
	}
	s.open = append(s.open, name)
	switch name {
	case "tc":
		s.cells = append(s.cells, int64(offset))
	case "p":
		index := len(s.paragraphs)
		s.paragraphs = append(s.paragraphs, paragraph{from: offset, content: offset})
		s.stack = append(s.stack, index)
		s.byPlace[int64(offset)] = index
		if n := len(s.cells); n > 0 {
			s.inCell[s.cells[n-1]] = append(s.inCell[s.cells[n-1]], index)
		}
	case "r":
		if p := s.paragraph(); p != nil {
			p.runs = append(p.runs, run{from: s.was, head: offset, plain: true, direct: parent == "p"})
		}
	default:
		s.inRun(name, parent, offset)
	}
}

// inRun takes note of what stands directly in a run.
func (s *scanner) inRun(name, parent string, offset int) {
	r := s.lastRun()
	if r == nil || parent != "r" {
		return
	}
	switch name {
	case "rPr":
		r.format[0] = s.was
	case "t":
		r.texts = append(r.texts, text{tag: s.was, from: offset})
	default:
		r.plain = false
	}
}

func (s *scanner) paragraph() *paragraph {
	if len(s.stack) == 0 {
		return nil
	}
	return &s.paragraphs[s.stack[len(s.stack)-1]]
}

func (s *scanner) lastRun() *run {
	p := s.paragraph()
	if p == nil || len(p.runs) == 0 {
		return nil
	}
	return &p.runs[len(p.runs)-1]
}

func (s *scanner) end() {
	name, offset := s.open[len(s.open)-1], int(s.d.InputOffset())
	s.open = s.open[:len(s.open)-1]
	parent := ""
	if n := len(s.open); n > 0 {
		parent = s.open[n-1]
	}
	switch name {
	case "tc":
		s.cells = s.cells[:len(s.cells)-1]
	case "p":
		p := s.paragraph()
		p.end, p.empty = s.was, s.was == offset // the end of an empty element is its start tag's
		s.stack = s.stack[:len(s.stack)-1]
	case "pPr":
		if p := s.paragraph(); p != nil && parent == "p" {
			p.content = offset
		}
	case "rPr":
		if r := s.lastRun(); r != nil && parent == "r" {
			r.format[1] = offset
		}
	case "r":
		if r := s.lastRun(); r != nil {
			r.end = offset
		}
	case "t":
		if r := s.lastRun(); r != nil && parent == "r" && len(r.texts) > 0 {
			t := &r.texts[len(r.texts)-1]
			t.end, t.after = s.was, offset
		}
	}
}

func (s *scanner) characters(data xml.CharData) {
	n := len(s.open)
	if n < 2 || s.open[n-1] != "t" || s.open[n-2] != "r" {
		return
	}
	if r := s.lastRun(); r != nil && len(r.texts) > 0 {
		r.texts[len(r.texts)-1].value += string(data)
	}
}
