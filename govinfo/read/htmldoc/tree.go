package htmldoc

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
	"github.com/openxxgk/annualreport/govinfo/read/internal/textlayout"
)

// parser does that part of the tree construction of the HTML standard (section
// 13.2.6) that shows in the text: which element is open at each piece of text.
// It builds no tree. Of the formatting elements it follows only where they end,
// since bold text is text.
type parser struct {
	s       scanner
	build   *flow.Builder
	nesting int
	err     error

	open   []element
	parts  []int      // places in open of the parts of tables, outermost first
	counts [64]uint16 // open elements by a hash of their tags
	hidden int        // open elements that hide their text
	raised int        // open sup elements
	lower  int        // open sub elements
	pre    int        // open elements in which white space counts
	inForm bool       // a form has begun and no end tag of one has come
	quirks bool       // the page has no document type: tables stand in paragraphs

	title    string
	language string

	expand   bool // HTML in strings is to be read
	embedded bool // there is some
	depth    int  // of strings in strings
}

// element is an open element.
type element struct {
	tag    tag
	class  class
	effect effect
	level  int8 // of a heading
	mark   int  // first block of a caption
}

// effect is what an element does while it is open, to be undone at its end.
type effect uint16

const (
	hides effect = 1 << iota
	raises
	lowers
	preserves
	isHeading
	opensTable
	opensGroup
	opensRow
	opensCell
	opensCaption
)

// page reads a page.
func (p *parser) page(markup string) {
	p.quirks = true
	p.fragment(markup)
}

// fragment reads HTML at the place where the parser is, and closes what it
// leaves open.
func (p *parser) fragment(markup string) {
	if p.err != nil {
		return
	}
	outer := p.s
	bottom := len(p.open)
	p.s = newScanner(strings.NewReader(markup))
	for p.err == nil {
		switch p.s.next() {
		case text:
			p.text()
		case startTag:
			p.start()
		case endTag:
			p.end(tagOf(p.s.name), bottom)
		case doctype:
			p.quirks = false
		case endOfPage:
			p.flush()
			p.popTo(bottom)
			p.s = outer
			return
		}
		if err := p.build.Err(); err != nil && p.err == nil {
			p.err = err
		}
	}
	p.s = outer
}

func (p *parser) text() {
	if n := len(p.open); n > 0 && p.open[n-1].class == raw {
		p.rawText(p.open[n-1].tag)
		return
	}
	if p.hidden > 0 {
		return
	}
	p.write(p.s.content())
}

func (p *parser) write(text []byte) {
	if p.raised+p.lower > 0 {
		text = flow.Raised(text, p.raised == 0)
	}
	if p.pre > 0 {
		p.build.Verbatim(text)
	} else {
		p.build.Text(text)
	}
}

// rawText reads the content of an element that the tokenizer takes as text.
func (p *parser) rawText(t tag) {
	switch atom.Atom(t) {
	case atom.Title:
		if title := strings.Join(strings.Fields(string(p.s.content())), " "); p.title == "" && p.hidden == 0 {
			p.title = title
		}
	case atom.Xmp, atom.Plaintext:
		if p.hidden == 0 {
			p.write(p.s.content())
		}
	case atom.Script, atom.Textarea, atom.Noscript:
		p.embed(t, p.s.content())
	}
}

// flush ends the run of text.
func (p *parser) flush() {
	switch {
	case p.build.Empty():
		p.build.End(flow.Loose)
	case p.pre > 0 && !p.build.InTable():
		p.preformatted()
	case p.pre > 0:
		p.build.End(flow.Loose)
	default:
		p.build.End(p.kind())
	}
}

// preformatted ends a run of text whose lines are as in a text file, tables
// included.
func (p *parser) preformatted() {
	most := document.Limits{Lines: 1_000_000, Cells: 200_000} // as in a text file
	blocks, exceeded := textlayout.Blocks(string(p.build.Run()), most)
	if exceeded != "" || len(blocks) == 0 {
		p.build.End(flow.Loose)
		return
	}
	p.build.Replace(blocks)
}

// kind says what the run of text is by the element that it stands in.
func (p *parser) kind() flow.Kind {
	for i := len(p.open) - 1; i >= 0; i-- {
		e := &p.open[i]
		if e.effect&isHeading != 0 {
			return flow.HeadingKind(int(e.level))
		}
		switch e.class {
		case item, caption:
			return flow.Paragraph
		case paragraph:
			if !p.inHeading(i) {
				return flow.Paragraph
			}
		case cell, table:
			return flow.Loose
		case block:
			if atom.Atom(e.tag) == atom.Figcaption || atom.Atom(e.tag) == atom.Summary {
				return flow.Paragraph
			}
			if !p.inHeading(i) {
				return flow.Loose
			}
		}
	}
	return flow.Loose
}

// inHeading reports whether a heading is open around the element at i, with no
// part of a table between.
func (p *parser) inHeading(i int) bool {
	for i--; i >= 0; i-- {
		if p.open[i].effect&isHeading != 0 {
			return true
		}
		if p.open[i].class.bounds() {
			return false
		}
	}
	return false
}

// push opens an element.
func (p *parser) push(e element) {
	if len(p.open) >= p.nesting {
		if e.effect == 0 && !e.class.isSpecial() {
			return // it shows in nothing
		}
		if p.err == nil {
			p.err = &document.LimitError{Package: "htmldoc", Quantity: document.QuantityNesting, Max: int64(p.nesting)}
		}
		return
	}
	if e.class.isStructure() {
		p.parts = append(p.parts, len(p.open))
	}
	p.counts[e.tag%64]++
	p.open = append(p.open, e)
	p.count(e.effect, 1)
}

func (p *parser) count(e effect, n int) {
	if e&(hides|raises|lowers|preserves) == 0 {
		return
	}
	if e&hides != 0 {
		p.hidden += n
	}
	if e&raises != 0 {
		p.raised += n
	}
	if e&lowers != 0 {
		p.lower += n
	}
	if e&preserves != 0 {
		p.pre += n
	}
}

// popTo closes elements until n are open.
func (p *parser) popTo(n int) {
	for len(p.open) > n {
		last := len(p.open) - 1
		e := p.open[last]
		if e.class.isBlock() || e.effect&^(hides|raises|lowers) != 0 {
			p.flush()
		}
		p.open = p.open[:last]
		p.counts[e.tag%64]--
		if e.class.isStructure() {
			p.parts = p.parts[:len(p.parts)-1]
		}
		p.count(e.effect, -1)
		switch {
		case e.effect&opensCell != 0:
			p.build.CloseCell()
		case e.effect&opensRow != 0:
			p.build.CloseRow()
		case e.effect&opensGroup != 0:
			p.build.CloseGroup()
		case e.effect&opensCaption != 0:
			p.build.TakeCaption(e.mark)
		case e.effect&opensTable != 0:
			p.build.CloseTable()
		}
	}
}

// remove closes one element in the middle, as the end tag of a formatting
// element does across blocks. No part of a table is open above it.
func (p *parser) remove(i int) {
	e := p.open[i]
	p.counts[e.tag%64]--
	p.count(e.effect, -1)
	p.open = append(p.open[:i], p.open[i+1:]...)
}

// part returns the place of the innermost open element of a class among the
// parts of the innermost table, or -1.
func (p *parser) part(c class) int {
	for i := len(p.parts) - 1; i >= 0; i-- {
		at := p.parts[i]
		if p.open[at].class == c {
			return at
		}
		if p.open[at].class == table {
			break
		}
	}
	return -1
}

// mode returns the class of the innermost part of a table, or ordinary.
func (p *parser) mode() class {
	if n := len(p.parts); n > 0 {
		return p.open[p.parts[n-1]].class
	}
	return ordinary
}

// misplaced reports whether the place is in a table but in no cell of it. What
// stands there belongs before the table.
func (p *parser) misplaced() bool {
	switch p.mode() {
	case table, group, row:
		return true
	}
	return false
}
