package htmldoc

import "golang.org/x/net/html/atom"

// end reads an end tag. Elements below bottom are not to be closed.
func (p *parser) end(t tag, bottom int) {
	c := classOf(t)
	if c == void {
		if atom.Atom(t) == atom.Br && p.hidden == 0 { // as browsers do
			p.build.Break()
		}
		return
	}
	if c == form {
		p.inForm = false
	}
	if p.counts[t%64] == 0 {
		if c == paragraph {
			p.flush() // a paragraph's end tag alone is an empty paragraph
		}
		return
	}
	switch c {
	case formatting:
		p.endFormatting(t, bottom)
		return
	case form:
		p.endForm(t, bottom)
		return
	}
	switch at := p.opened(t, c); {
	case at >= bottom && at >= 0:
		p.popTo(at)
	case c == paragraph:
		p.flush()
	}
}

// opened returns the place of the open element that an end tag closes, or -1.
func (p *parser) opened(t tag, c class) int {
	switch c {
	case table, caption, group, row, cell:
		if at := p.part(c); at >= 0 && p.open[at].tag == t {
			return at
		}
		return -1
	case ordinary, reading, drawing:
		return p.findOrdinary(t)
	case heading:
		return p.findHeading()
	}
	return p.find(t)
}

// endFormatting closes an element of formatting. What stands inside it stays open if
// it is more than that.
func (p *parser) endFormatting(t tag, bottom int) {
	switch at := p.find(t); {
	case at < bottom || at < 0:
	case p.specialAbove(at):
		p.remove(at)
	default:
		p.popTo(at)
	}
}

// endForm closes a form. What is still open stays inside it.
func (p *parser) endForm(t tag, bottom int) {
	at := p.find(t)
	if at < bottom {
		return
	}
	p.flush()
	if above := at + 1; above < len(p.open) && p.open[at].effect&hides != 0 && p.open[above].effect&hides == 0 {
		p.open[above].effect |= hides
		p.hidden++
	}
	p.remove(at)
}

// find returns the place of the innermost open element with the tag in the
// scope of the current one, or -1.
func (p *parser) find(t tag) int {
	if p.counts[t%64] == 0 {
		return -1
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		e := &p.open[i]
		if e.tag == t {
			return i
		}
		if e.class.bounds() {
			return -1
		}
		switch atom.Atom(e.tag) {
		case atom.Ol, atom.Ul:
			if atom.Atom(t) == atom.Li {
				return -1
			}
		case atom.Button:
			if atom.Atom(t) == atom.P {
				return -1
			}
		}
	}
	return -1
}

// findOrdinary is find for the elements that an end tag only reaches when no
// special element is open inside them.
func (p *parser) findOrdinary(t tag) int {
	for i := len(p.open) - 1; i >= 0; i-- {
		e := &p.open[i]
		if e.tag == t {
			return i
		}
		if e.class.isSpecial() {
			return -1
		}
	}
	return -1
}

// findHeading returns the place of the innermost heading, of any level.
func (p *parser) findHeading() int {
	for i := len(p.open) - 1; i >= 0; i-- {
		if p.open[i].class == heading {
			return i
		}
		if p.open[i].class.bounds() {
			return -1
		}
	}
	return -1
}

func (p *parser) specialAbove(at int) bool {
	for _, e := range p.open[at+1:] {
		if e.class.isSpecial() {
			return true
		}
	}
	return false
}

// closeParagraph closes an open paragraph, in which no block can stand.
func (p *parser) closeParagraph() {
	if p.counts[tag(atom.P)%64] == 0 {
		return
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		e := &p.open[i]
		if e.class == paragraph {
			p.popTo(i)
			return
		}
		if e.class.bounds() || e.class == button {
			return
		}
	}
}

// closeItem closes the item before, when another one begins in the same list.
func (p *parser) closeItem(t tag) {
	list := atom.Atom(t) == atom.Li
	for i := len(p.open) - 1; i >= 0; i-- {
		e := &p.open[i]
		if e.class == item && (atom.Atom(e.tag) == atom.Li) == list {
			p.popTo(i)
			return
		}
		if e.class.isSpecial() && e.class != paragraph {
			switch atom.Atom(e.tag) {
			case atom.Address, atom.Div:
			default:
				return
			}
		}
	}
}
