package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"strconv"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// paragraphState is what is known of the paragraph under way.
type paragraphState struct {
	run    runFormat // what its style says of its text
	fields []bool    // the fields that are open, outermost first: true in the result
	empty  bool      // text does not count
	size   int       // of the text before, in half points; 0 is unknown
}

func (w *walker) readParagraph() error {
	outer := w.paragraph
	w.paragraph = paragraphState{fields: outer.fields, empty: outer.empty}
	w.build.Here(w.c.Offset())
	started := false
	kind := flow.Paragraph
	joined := false // with the next paragraph, as the mark between them is deleted
	err := w.c.Children(func(e xml.StartElement) error {
		if !started {
			started = true
			if wordName(e.Name) == "pPr" {
				var f paragraphFormat
				var mark runFormat
				err := f.read(w.c, &mark)
				kind = w.begin(f, mark)
				joined = mark.gone
				return err
			}
			kind = w.begin(paragraphFormat{}, runFormat{})
		}
		return w.walk(e)
	})
	if err == nil && !started {
		kind = w.begin(paragraphFormat{}, runFormat{})
	}
	outer.fields = w.paragraph.results()
	w.paragraph = outer
	if !joined {
		w.build.End(kind)
		w.addNotes()
	}
	return err
}

// begin sets up a paragraph by its format, writes its number, and returns what
// kind it is.
func (w *walker) begin(f paragraphFormat, mark runFormat) flow.Kind {
	style := w.styles.resolveParagraph(f.style)
	w.paragraph.run = style.run
	if style.generated {
		w.paragraph.empty = true
		return flow.Paragraph
	}
	styleID := ""
	if f.numbering == "" {
		f.numbering, styleID = style.numbering, style.numbered
		if !f.hasLevel {
			f.level = style.level
		} else {
			styleID = ""
		}
	}
	if f.numbering != "" && f.numbering != "0" && !mark.gone && mark.hidden != on && !w.hidden() {
		label := w.numbering.next(f.numbering, f.level, styleID)
		if w.build.Empty() {
			w.build.Verbatim([]byte(label))
		}
	}
	outline := f.outline
	if outline == 0 {
		outline = style.outline
	}
	switch {
	case style.title:
		w.titled = true
		return flow.HeadingKind(1)
	case outline >= 1 && outline <= 9:
		return flow.HeadingKind(outline + 1)
	}
	return flow.Paragraph
}

func (w *walker) readRun() error {
	w.run = runFormat{}
	err := w.c.Children(func(e xml.StartElement) error {
		if wordName(e.Name) == "rPr" {
			return w.run.read(w.c)
		}
		return w.walk(e)
	})
	w.run = runFormat{}
	return err
}

// hidden reports whether text at this place does not count.
func (w *walker) hidden() bool {
	if w.paragraph.empty {
		return true
	}
	for _, result := range w.paragraph.fields {
		if !result {
			return true
		}
	}
	f := w.format()
	return f.hidden == on || f.struck == on || f.size > 0 && f.size < unreadable
}

// format is the full format of the run.
func (w *walker) format() runFormat {
	f := w.run
	if f.style != "" {
		f = w.styles.resolveRun(f)
	}
	f.inherit(w.paragraph.run)
	f.size = cmp.Or(f.size, w.styles.size)
	return f
}

// unreadable is the size below which text is not seen, in half points.
const unreadable = 3

// script returns how text of a format stands: "superscript", "subscript" or "".
// Marks of notes are also set by hand, raised and in a smaller size than the text
// before them; text of the same size that is raised is only moved, as in a cell.
func (w *walker) script(f runFormat) string {
	around := cmp.Or(w.paragraph.size, w.paragraph.run.size, w.styles.size)
	switch {
	case f.script != "" || f.raised == 0 || f.size == 0 || f.size >= around:
		return f.script
	case f.raised > 0:
		return "superscript"
	}
	return "subscript"
}

// characters reads the text of an element, all white space of which is spaces.
func (w *walker) characters(preserve bool) error {
	hidden := w.hidden()
	first := true
	for {
		token, err := w.c.Inside()
		if token == nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := w.c.Skip(); err != nil {
				return err
			}
		case xml.CharData:
			if hidden {
				continue
			}
			w.write(spaced(t, preserve, first))
			first = false
		}
	}
}

// spaced turns the white space of a text into spaces. Unless it is to be preserved,
// there is none at the end, nor at the beginning if the text is the first.
func spaced(text []byte, preserve, first bool) []byte {
	if !preserve {
		text = bytes.TrimRight(text, " \t\r\n")
		if first {
			text = bytes.TrimLeft(text, " \t\r\n")
		}
	}
	for i, c := range text {
		if c == '\n' || c == '\r' {
			text[i] = ' '
		}
	}
	return text
}

func (w *walker) write(text []byte) {
	f := w.format()
	switch script := w.script(f); script {
	case "":
		w.paragraph.size = f.size
	case "superscript":
		text = flow.Raised(text, false)
	case "subscript":
		text = flow.Raised(text, true)
	}
	w.build.Verbatim(text)
}

func (w *walker) sign(s string) error {
	if !w.hidden() {
		w.build.Verbatim([]byte(s))
	}
	return w.c.Skip()
}

func (w *walker) lineBreak() error {
	if !w.hidden() {
		w.build.Break()
	}
	return w.c.Skip()
}

// symbol reads a character of a symbol font. Ticks and boxes of Wingdings become
// what they look like; other signs stay in the private use area, where the
// file has them.
func (w *walker) symbol(e xml.StartElement) error {
	n, err := strconv.ParseUint(pack.Attribute(e, "char"), 16, 32)
	if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		n = utf8.RuneError
	}
	r := rune(n)
	if n >= 0xF000 && n <= 0xF0FF && pack.Attribute(e, "font") == "Wingdings" {
		switch n - 0xF000 {
		case 0x6C:
			r = '●'
		case 0x6E:
			r = '■'
		case 0x6F, 0xA8:
			r = '□'
		case 0xFB:
			r = '✗'
		case 0xFC:
			r = '✓'
		case 0xFD:
			r = '☒'
		case 0xFE:
			r = '☑'
		}
	}
	return w.sign(string(r))
}

// field follows the parts of a field: its code, its result, its end.
func (p *paragraphState) field(part string) {
	last := len(p.fields) - 1
	switch part {
	case "begin":
		if len(p.fields) < 64 {
			p.fields = append(p.fields[:len(p.fields):len(p.fields)], false)
		}
	case "separate":
		if last >= 0 {
			p.fields[last] = true
		}
	case "end":
		if last >= 0 {
			p.fields = p.fields[:last]
		}
	}
}

// results returns the fields whose result goes on after the paragraph. Codes
// end with it: a broken field must not swallow the rest of the document.
func (p *paragraphState) results() []bool {
	for i, result := range p.fields {
		if !result {
			return p.fields[:i:i]
		}
	}
	return p.fields
}
