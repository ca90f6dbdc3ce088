package htmldoc

import "golang.org/x/net/html/atom"

// tag identifies the name of an element: its atom, or a hash with the highest
// bit set for a name that has none.
type tag uint32

func tagOf(name []byte) tag {
	if a := atom.Lookup(name); a != 0 {
		return tag(a)
	}
	hash := uint32(2166136261) // FNV-1a
	for _, c := range name {
		hash = (hash ^ uint32(c)) * 16777619
	}
	return tag(hash | 1<<31)
}

// class groups the elements that tree construction treats alike.
type class uint8

const (
	ordinary   class = iota // any other element, also of unknown name
	formatting              // a, b, font ...: closed even across blocks
	block                   // closes an open paragraph
	paragraph
	heading
	item       // li, dd, dt
	group      // tbody, thead, tfoot
	row        // tr
	cell       // td, th
	caption    // caption
	table      // table
	column     // col, colgroup
	void       // never has content
	raw        // the tokenizer takes its content as one text: script, style ...
	choice     // select
	form       // form
	bound      // object, marquee, applet: end tags inside do not reach out of it
	button     // button
	reading    // rt, rp
	drawing    // svg
	shell      // html, head, body
	sealed     // template
	other      // special elements without rules of their own
	classCount = iota
)

// isSpecial reports whether an end tag of an ordinary element does not reach
// out of the element.
func (c class) isSpecial() bool { return c > formatting && c != reading && c != drawing }

// isBlock reports whether an element begins and ends a paragraph of its own.
func (c class) isBlock() bool {
	switch c {
	case ordinary, formatting, void, raw, choice, button, reading, drawing, bound, shell, sealed, column:
		return false
	}
	return true
}

// isStructure reports whether the element is a part of a table.
func (c class) isStructure() bool { return c >= group && c <= table }

// bounds reports whether the element bounds the scope of end tags inside it.
func (c class) bounds() bool {
	return c == cell || c == caption || c == table || c == bound || c == sealed
}

func classOf(t tag) class {
	switch atom.Atom(t) {
	case atom.Td, atom.Th:
		return cell
	case atom.P:
		return paragraph
	case atom.Tr:
		return row
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small,
		atom.Strike, atom.Strong, atom.Tt, atom.U:
		return formatting
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog,
		atom.Dir, atom.Div, atom.Dl, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Header,
		atom.Hgroup, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Pre, atom.Section,
		atom.Summary, atom.Ul:
		return block
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return heading
	case atom.Li, atom.Dd, atom.Dt:
		return item
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return group
	case atom.Caption:
		return caption
	case atom.Table:
		return table
	case atom.Col, atom.Colgroup:
		return column
	case atom.Area, atom.Base, atom.Basefont, atom.Bgsound, atom.Br, atom.Embed, atom.Frame, atom.Hr, atom.Image,
		atom.Img, atom.Input, atom.Keygen, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return void
	case atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea,
		atom.Title, atom.Xmp, atom.Plaintext:
		return raw
	case atom.Select:
		return choice
	case atom.Form:
		return form
	case atom.Object, atom.Marquee, atom.Applet:
		return bound
	case atom.Button:
		return button
	case atom.Rt, atom.Rp:
		return reading
	case atom.Svg:
		return drawing
	case atom.Html, atom.Head, atom.Body:
		return shell
	case atom.Template:
		return sealed
	case atom.Frameset:
		return other
	}
	return ordinary
}
