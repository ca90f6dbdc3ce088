package htmldoc

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// start reads a start tag.
func (p *parser) start() {
	name := p.s.name
	t := tagOf(name)
	c := classOf(t)
	if p.counts[tag(atom.Select)%64] > 0 && !p.leaveChoice(t, c) {
		return
	}
	if p.counts[tag(atom.Svg)%64] > 0 && p.inDrawing(t, c) {
		return
	}
	var a attributes
	if len(p.s.known) > 0 {
		a = p.s.readAttributes()
	}
	e := element{tag: t, class: c}
	switch c {
	case ordinary, formatting, button, bound:
		if string(name) == "xml" { // data of a word processor
			e.effect |= hides
		}
		p.inline(e, &a)
	case paragraph, block:
		p.closeParagraph()
		p.flush()
		if atom.Atom(t) == atom.Pre || atom.Atom(t) == atom.Listing {
			e.effect |= preserves
		}
		p.generic(e, &a)
	case heading:
		p.closeParagraph()
		p.flush()
		if n := len(p.open); n > 0 && p.open[n-1].class == heading {
			p.popTo(n - 1)
		}
		e.effect |= isHeading
		e.level = int8(name[1] - '0')
		p.generic(e, &a)
	case item:
		p.closeItem(t)
		p.closeParagraph()
		p.flush()
		p.generic(e, &a)
	case table:
		p.startTable(e, &a)
	case caption, group, row, cell, column:
		p.startPart(e, &a)
	case void:
		p.void(t, &a)
	case raw:
		if atom.Atom(t) == atom.Xmp || atom.Atom(t) == atom.Plaintext {
			p.closeParagraph()
			p.flush()
			e.effect |= preserves
		}
		p.s.wantsRaw = true
		p.push(e)
	case choice, sealed:
		e.effect |= hides
		p.push(e)
	case drawing:
		if !p.s.selfClosing {
			e.effect |= hides
			p.push(e)
		}
	case reading:
		if n := len(p.open); n > 0 && p.open[n-1].class == reading {
			p.popTo(n - 1)
		}
		e.effect |= hides
		p.push(e)
	case form:
		p.startForm(e, &a)
	case shell:
		if len(a.language) > 0 && p.language == "" {
			p.language = string(a.language)
		}
	}
}

// inline opens an element that stands in a line.
func (p *parser) inline(e element, a *attributes) {
	switch atom.Atom(e.tag) {
	case atom.Sup:
		e.effect |= raises
	case atom.Sub:
		e.effect |= lowers
	case atom.Del, atom.S, atom.Strike, atom.Datalist, atom.Audio, atom.Video, atom.Canvas:
		e.effect |= hides
	case atom.A:
		if i := p.find(e.tag); i >= 0 { // links do not stand in links
			p.end(e.tag, 0)
		}
	case atom.Button:
		if i := p.find(e.tag); i >= 0 {
			p.popTo(i)
		}
	}
	if a.unseen { // a division may only close the gaps between its parts that way
		e.effect |= hides
	}
	p.generic(e, a)
}

// generic opens an element with the effects of its attributes.
func (p *parser) generic(e element, a *attributes) {
	if a.hidden || a.struck {
		e.effect |= hides
	}
	if !e.class.isBlock() {
		e.effect |= a.script
	}
	if a.pre {
		p.flush()
		e.effect |= preserves
	}
	if a.role != noRole && p.hidden == 0 && e.effect&hides == 0 {
		p.byRole(&e, a)
	}
	p.push(e)
}

// byRole opens what an element says that it is.
func (p *parser) byRole(e *element, a *attributes) {
	switch a.role {
	case roleHeading:
		p.flush()
		e.effect |= isHeading
		e.level = int8(min(max(a.level, 1), 9))
		if a.level == 0 {
			e.level = 2 // as ARIA says
		}
	case roleTable:
		p.flush()
		p.build.OpenTable(false)
		e.effect |= opensTable
	case roleRow:
		if !p.misplaced() && p.build.AtTable() {
			p.flush()
			p.build.OpenRow(false)
			e.effect |= opensRow
		}
	case roleCell, roleColumnHeader, roleRowHeader:
		if !p.misplaced() && p.build.AtRow() {
			header := document.NotHeader
			switch a.role {
			case roleColumnHeader:
				header = document.HeaderColumn
			case roleRowHeader:
				header = document.HeaderRow
			}
			p.openCell(e, a, header)
		}
	}
}

func (p *parser) openCell(e *element, a *attributes, header document.Header) {
	p.flush()
	p.build.OpenCell(flow.Cell{ColSpan: a.colSpan, RowSpan: a.rowSpan, Header: header})
	if a.wide {
		p.build.CutSpans()
	}
	e.effect |= opensCell
}

// startTable opens a table. Directly in another one, it ends that first.
func (p *parser) startTable(e element, a *attributes) {
	for p.misplaced() {
		p.popTo(p.part(table))
	}
	if !p.quirks {
		p.closeParagraph()
	}
	p.flush()
	if a.hidden {
		e.effect |= hides
	} else if p.hidden == 0 {
		p.build.OpenTable(a.role == rolePresentation)
		e.effect |= opensTable
	}
	p.push(e)
}

// startPart opens a part of a table after closing what it cannot stand in and
// opening what it must stand in. Outside of tables it only ends the line.
func (p *parser) startPart(e element, a *attributes) {
	at := p.part(table)
	if at < 0 {
		p.flush()
		return
	}
	switch e.class {
	case caption, group, column:
		p.popTo(at + 1)
		if e.class == column {
			return
		}
	case row, cell:
		if i := p.part(group); i >= 0 {
			at = i
		}
		if e.class == cell {
			if i := p.part(row); i >= 0 {
				at = i
			}
		}
		p.popTo(at + 1)
		if p.open[at].class == table {
			p.openPart(element{tag: tag(atom.Tbody), class: group}, &attributes{})
		}
		if e.class == cell && p.mode() == group {
			p.openPart(element{tag: tag(atom.Tr), class: row}, &attributes{})
		}
	}
	p.openPart(e, a)
}

func (p *parser) openPart(e element, a *attributes) {
	p.flush()
	switch {
	case a.hidden, a.struck && e.class != cell:
		e.effect |= hides
	case p.hidden > 0:
	case e.class == caption:
		e.effect |= opensCaption
		e.mark = p.build.Mark()
	case e.class == group:
		e.effect |= opensGroup
	case e.class == row:
		i := p.part(group)
		p.build.OpenRow(i >= 0 && atom.Atom(p.open[i].tag) == atom.Thead)
		e.effect |= opensRow
	case e.class == cell:
		p.openCell(&e, a, p.header(e.tag, a))
		if a.struck {
			e.effect |= hides
		}
	}
	p.push(e)
}

// header says which cells a th names. Without a scope it names the column in
// the head of the table and in a first row, and else its row if it begins it.
func (p *parser) header(t tag, a *attributes) document.Header {
	switch {
	case atom.Atom(t) != atom.Th:
		return document.NotHeader
	case a.scoped:
		return a.scope
	}
	if i := p.part(group); i >= 0 && atom.Atom(p.open[i].tag) == atom.Thead {
		return document.HeaderColumn
	}
	if row, column := p.build.At(); row > 0 && column == 0 {
		return document.HeaderRow
	}
	return document.HeaderColumn
}

func (p *parser) void(t tag, a *attributes) {
	switch atom.Atom(t) {
	case atom.Br:
		if p.hidden == 0 {
			p.build.Break()
		}
	case atom.Hr:
		p.closeParagraph()
		p.flush()
	case atom.Input:
		if len(a.value) == 0 || a.hidden {
			return
		}
		switch strings.ToLower(string(a.input)) {
		case "hidden":
			p.embed(t, a.value)
		case "", "text", "number":
			if p.hidden == 0 && p.build.InCell() {
				p.write(a.value)
			}
		}
	}
}

// startForm opens a form. Forms do not stand in forms, not even after the first
// was closed by something else than its end tag.
func (p *parser) startForm(e element, a *attributes) {
	if p.inForm {
		return
	}
	p.inForm = true
	if p.misplaced() {
		return // it is closed at once
	}
	p.closeParagraph()
	p.flush()
	if a.hidden {
		e.effect |= hides
	}
	p.push(e)
}

// leaveChoice handles a start tag in an open select: most are ignored, some end
// it. It reports whether the tag is to be handled further.
func (p *parser) leaveChoice(t tag, c class) bool {
	i := p.find(tag(atom.Select))
	if i < 0 {
		return true
	}
	switch {
	case c == choice:
		p.popTo(i)
		return false
	case t == tag(atom.Input), t == tag(atom.Textarea), t == tag(atom.Keygen):
		p.popTo(i)
		return true
	case c == raw:
		return true
	case c.isStructure() && p.part(table) >= 0:
		p.popTo(i)
		return true
	}
	return false
}

// inDrawing handles a start tag in an open svg: elements of a page end it. It
// reports whether the tag was one of the drawing.
func (p *parser) inDrawing(t tag, c class) bool {
	at := -1
	for i := len(p.open) - 1; i >= 0 && at < 0; i-- {
		switch {
		case p.open[i].class == drawing:
			at = i
		case atom.Atom(p.open[i].tag) == atom.ForeignObject || p.open[i].class == cell || p.open[i].class == caption:
			return false
		}
	}
	if at < 0 {
		return false
	}
	switch c {
	case paragraph, block, heading, item, table:
		p.popTo(at)
		return false
	case formatting:
		if atom.Atom(t) != atom.A && atom.Atom(t) != atom.Font {
			p.popTo(at)
			return false
		}
	case ordinary:
		switch atom.Atom(t) {
		case atom.Span, atom.Sub, atom.Sup, atom.Var, atom.Ruby:
			p.popTo(at)
			return false
		}
	case void:
		switch atom.Atom(t) {
		case atom.Br, atom.Hr, atom.Img, atom.Embed, atom.Meta:
			p.popTo(at)
			return false
		}
	case shell:
		p.popTo(at)
		return false
	}
	if c != raw && p.s.selfClosing {
		return true
	}
	if c == raw {
		return false
	}
	p.push(element{tag: t, class: ordinary})
	return true
}
