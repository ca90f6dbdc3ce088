package docx

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// styles are the styles of a document by their ids.
type styles struct {
	byID      map[string]*style
	paragraph string // id of the default paragraph style
	latin     string // language of Latin text
	eastAsia  string // language of East Asian text
	size      int    // of text, in half points; 10 pt where the file does not say it
}

type style struct {
	name    string
	basedOn string
	paragraphFormat
	runFormat
}

// paragraphFormat is what the format of a paragraph says; zero values say
// nothing.
type paragraphFormat struct {
	style     string
	outline   int // outline level + 1; 10 is running text
	numbering string
	level     int // of the numbering
	hasLevel  bool
}

// runFormat is what the format of a run says.
type runFormat struct {
	style  string
	hidden toggle
	struck toggle
	script string // w:vertAlign
	size   int    // in half points; 0 says nothing
	raised int    // by how many half points; less than 0 is lowered
	gone   bool   // the paragraph mark is deleted (only in paragraphs)

	latin, eastAsia string // languages
}

// toggle is a property that is on, off or not mentioned.
type toggle int8

const (
	unset toggle = iota
	on
	off
)

func (t toggle) or(other toggle) toggle {
	if t == unset {
		return other
	}
	return t
}

func readToggle(e xml.StartElement) toggle {
	switch pack.Attribute(e, "val") {
	case "0", "false", "off":
		return off
	}
	return on
}

func (p *sources) readStyles() (*styles, error) {
	s := &styles{byID: make(map[string]*style), size: 20}
	if p.styles == "" {
		return s, nil
	}
	err := p.Read(p.styles, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			switch wordName(e.Name) {
			case "style":
				return s.readStyle(c, e)
			case "docDefaults":
				return s.readDefaults(c)
			}
			return c.Skip()
		})
	})
	return s, err
}

func (s *styles) readStyle(c *pack.Cursor, e xml.StartElement) error {
	st := &style{}
	id := identifier(e, "styleId")
	if pack.Attribute(e, "type") == "paragraph" {
		switch pack.Attribute(e, "default") {
		case "1", "true", "on":
			s.paragraph = id
		}
	}
	s.byID[id] = st
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "name":
			st.name = identifier(e, "val")
		case "basedOn":
			st.basedOn = identifier(e, "val")
		case "pPr":
			return st.paragraphFormat.read(c, nil)
		case "rPr":
			return st.runFormat.read(c)
		}
		return c.Skip()
	})
}

func (s *styles) readDefaults(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "rPrDefault", "rPr":
			return s.readDefaults(c)
		case "sz":
			s.size = number(pack.Attribute(e, "val"))
		case "lang":
			s.latin, s.eastAsia = pack.Attribute(e, "val"), pack.Attribute(e, "eastAsia")
		}
		return c.Skip()
	})
}

// read reads a w:pPr, the start of which has been consumed. What it says of the
// paragraph mark goes to mark, if that is not nil.
func (f *paragraphFormat) read(c *pack.Cursor, mark *runFormat) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "pStyle":
			f.style = identifier(e, "val")
		case "outlineLvl":
			if n, err := strconv.Atoi(pack.Attribute(e, "val")); err == nil && n >= 0 && n <= 9 {
				f.outline = n + 1
			}
		case "numPr":
			return f.readNumbering(c)
		case "rPr":
			if mark != nil {
				return mark.read(c)
			}
		}
		return c.Skip()
	})
}

func (f *paragraphFormat) readNumbering(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "numId":
			f.numbering = identifier(e, "val")
		case "ilvl":
			if n, err := strconv.Atoi(pack.Attribute(e, "val")); err == nil && n >= 0 && n < levels {
				f.level, f.hasLevel = n, true
			}
		}
		return c.Skip()
	})
}

// read reads a w:rPr, the start of which has been consumed.
func (f *runFormat) read(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "rStyle":
			f.style = identifier(e, "val")
		case "vanish":
			f.hidden = readToggle(e)
		case "strike", "dstrike":
			if t := readToggle(e); t == on || f.struck == unset {
				f.struck = t
			}
		case "vertAlign":
			f.script = pack.Attribute(e, "val")
		case "sz":
			f.size = number(pack.Attribute(e, "val"))
		case "position":
			f.raised, _ = strconv.Atoi(pack.Attribute(e, "val"))
		case "del", "moveFrom":
			f.gone = true
		case "lang":
			f.latin, f.eastAsia = pack.Attribute(e, "val"), pack.Attribute(e, "eastAsia")
		}
		return c.Skip()
	})
}

// chain calls each for a style and those that it is based on, until it returns
// false.
func (s *styles) chain(id string, each func(id string, st *style) bool) {
	for range 32 { // styles of a broken file may be based on each other
		st := s.byID[id]
		if st == nil || !each(id, st) {
			return
		}
		id = st.basedOn
	}
}

// inherit adds what a format below says, where f says nothing.
func (f *runFormat) inherit(below runFormat) {
	f.hidden = f.hidden.or(below.hidden)
	f.struck = f.struck.or(below.struck)
	f.script = cmp.Or(f.script, below.script)
	f.size = cmp.Or(f.size, below.size)
	f.raised = cmp.Or(f.raised, below.raised)
}

// resolveRun adds to the format of a run what its style says.
func (s *styles) resolveRun(f runFormat) runFormat {
	s.chain(f.style, func(_ string, st *style) bool {
		f.inherit(st.runFormat)
		return true
	})
	return f
}

// paragraphStyle is what the style of a paragraph says of it.
type paragraphStyle struct {
	paragraphFormat
	run       runFormat
	numbered  string // id of the style that has the numbering
	title     bool
	generated bool // an entry or the heading of a table of contents
}

func (s *styles) resolveParagraph(id string) paragraphStyle {
	if s.byID[id] == nil {
		id = s.paragraph
	}
	var p paragraphStyle
	s.chain(id, func(id string, st *style) bool {
		if p.outline == 0 {
			p.outline = st.outline
		}
		if p.numbering == "" && st.numbering != "" {
			p.numbering, p.level, p.hasLevel, p.numbered = st.numbering, st.level, st.hasLevel, id
		}
		p.run.inherit(st.runFormat)
		name, number := splitStyleName(st.name)
		switch name {
		case "heading", "标题":
			if number >= 1 && number <= 9 && p.outline == 0 {
				p.outline = number
			} else if name == "标题" && number == 0 {
				p.title = true
			}
		case "title":
			p.title = true
		case "toc", "目录":
			p.generated = number > 0
		case "toc heading", "toc 标题":
			p.generated = true
		}
		return true
	})
	return p
}

// splitStyleName divides "heading 1" into its name and its number.
func splitStyleName(s string) (name string, number int) {
	s = strings.ToLower(strings.TrimSpace(s))
	name = strings.TrimRight(s, "0123456789")
	number, _ = strconv.Atoi(s[len(name):])
	return strings.TrimSpace(name), number
}

// language returns the language of the blocks: that of East Asian text if there
// is any. The default style says it, or else the defaults of all styles.
func (s *styles) language(blocks []document.Block) string {
	latin, eastAsia := "", ""
	s.chain(s.paragraph, func(_ string, st *style) bool {
		latin, eastAsia = cmp.Or(latin, st.latin), cmp.Or(eastAsia, st.eastAsia)
		return true
	})
	if hasHan(blocks) {
		return cmp.Or(eastAsia, s.eastAsia)
	}
	return cmp.Or(latin, s.latin)
}

func hasHan(blocks []document.Block) bool {
	return slices.ContainsFunc(blocks, func(block document.Block) bool {
		switch b := block.(type) {
		case *document.Heading:
			return isHan(b.Text)
		case *document.Paragraph:
			return isHan(b.Text)
		case *document.Table:
			return slices.ContainsFunc(b.Rows, func(row document.Row) bool {
				return slices.ContainsFunc(row.Cells, func(c document.Cell) bool { return isHan(c.Text) })
			})
		}
		return false
	})
}

func isHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x2E80 && unicode.Is(unicode.Han, r) }) >= 0
}
