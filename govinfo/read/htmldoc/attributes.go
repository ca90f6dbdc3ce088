package htmldoc

import (
	"bytes"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// attributes are those attributes of a tag that matter here.
type attributes struct {
	hidden   bool
	struck   bool   // the text is struck out or invisible, and its place stays
	unseen   bool   // the text has no size or no ink; what stands in it may have
	script   effect // raises or lowers, as sup and sub do
	pre      bool   // white space counts
	role     role
	level    int // aria-level
	colSpan  int
	rowSpan  int
	wide     bool // colSpan was of a size that says "all columns"
	scope    document.Header
	scoped   bool
	language []byte
	input    []byte // type of a form field
	value    []byte
}

type role uint8

const (
	noRole role = iota
	roleTable
	roleRow
	roleCell
	roleColumnHeader
	roleRowHeader
	roleHeading
	rolePresentation
)

// attributeName is the name of an attribute that matters.
type attributeName uint8

const (
	otherName attributeName = iota
	nameStyle
	nameHidden
	nameRole
	nameColSpan
	nameRowSpan
	nameScope
	nameLevel
	nameLanguage
	nameType
	nameValue
	nameClass
)

// nameOf tells the names that matter from the others, of which pages of word
// processors have many.
func nameOf(name []byte) attributeName {
	is := func(known string, as attributeName) attributeName {
		if bytes.EqualFold(name, []byte(known)) {
			return as
		}
		return otherName
	}
	switch len(name) {
	case len("lang"):
		return max(is("role", nameRole), is("lang", nameLanguage), is("type", nameType))
	case len("style"):
		return max(is("style", nameStyle), is("scope", nameScope), is("value", nameValue), is("class", nameClass))
	case len("hidden"):
		return is("hidden", nameHidden)
	case len("colspan"):
		return max(is("colspan", nameColSpan), is("rowspan", nameRowSpan))
	case len("xml:lang"):
		return is("xml:lang", nameLanguage)
	case len("aria-level"):
		return is("aria-level", nameLevel)
	case len("aria-colspan"):
		return max(is("aria-colspan", nameColSpan), is("aria-rowspan", nameRowSpan))
	}
	return otherName
}

// readAttributes reads the attributes of the current tag.
func (s *scanner) readAttributes() (a attributes) {
	for _, known := range s.known {
		value := known.value
		switch known.name {
		case nameStyle:
			a.readStyle(value)
		case nameHidden:
			a.hidden = true
		case nameRole:
			a.role = roleOf(value)
		case nameColSpan:
			n := spanOf(value)
			a.wide = n >= 64
			a.colSpan = min(n, 1000)
		case nameRowSpan:
			if a.rowSpan = min(spanOf(value), 65534); a.rowSpan == 0 {
				a.rowSpan = flow.ToGroupEnd
			}
		case nameScope:
			a.readScope(value)
		case nameLevel:
			a.level = spanOf(value)
		case nameLanguage:
			a.language = value
		case nameClass:
			a.hidden = a.hidden || isMark(value)
		case nameType:
			a.input = value
		case nameValue:
			a.value = value
		}
	}
	return a
}

// isMark reports whether a class is that of what package render puts into a report to
// show findings: the mark at a cell, and the list of all marks. It is no text of the
// report.
func isMark(class []byte) bool {
	if string(class) == "marks" {
		return true
	}
	severity, isMark := bytes.CutPrefix(class, []byte("mark "))
	if !isMark {
		return false
	}
	switch string(severity) {
	case "error", "warning", "note", "unread":
		return true
	}
	return false
}

// readStyle looks for the declarations that hide or strike out an element, raise
// it as the mark of a note, or keep its white space.
func (a *attributes) readStyle(style []byte) {
	if len(style) < len("opacity:0") || !mayMatter(style) {
		return
	}
	if value, ok := declaration(style, "display"); ok && bytes.EqualFold(value, []byte("none")) {
		a.hidden = true
	}
	if value, ok := declaration(style, "white-space"); ok && len(value) >= 3 && bytes.EqualFold(value[:3], []byte("pre")) {
		a.pre = true
	}
	if value, ok := declaration(style, "visibility"); ok && (bytes.EqualFold(value, []byte("hidden")) || bytes.EqualFold(value, []byte("collapse"))) {
		a.struck = true
	}
	for _, property := range [...]string{"font-size", "opacity"} {
		if value, ok := declaration(style, property); ok && isZero(value) {
			a.unseen = true
		}
	}
	for _, property := range [...]string{"text-decoration", "text-decoration-line"} {
		if value, ok := declaration(style, property); ok && bytes.Contains(bytes.ToLower(value), []byte("line-through")) {
			a.struck = true
		}
	}
	if value, ok := declaration(style, "vertical-align"); ok {
		switch {
		case bytes.EqualFold(value, []byte("super")):
			a.script = raises
		case bytes.EqualFold(value, []byte("sub")):
			a.script = lowers
		}
	}
}

// mayMatter reports whether a style may have one of these declarations. Styles
// written by word processors are long, and few have.
func mayMatter(style []byte) bool {
	for _, sign := range []string{"isplay", "ISPLAY", "hite-", "HITE-", "isibil", "ISIBIL", "hrough", ":su", ": su", "ize:0", "ize: 0", "ity:0", "ity: 0"} {
		if bytes.Contains(style, []byte(sign)) {
			return true
		}
	}
	return false
}

// isZero reports whether a value is nothing, in whatever unit: "0", "0px", "0.0em".
func isZero(value []byte) bool {
	digits := bytes.TrimRight(bytes.ToLower(value), "abcdefghijklmnopqrstuvwxyz%")
	return len(digits) > 0 && len(bytes.Trim(digits, "0.")) == 0
}

// declaration returns the value of the last declaration of a property in a
// style, without "!important".
func declaration(style []byte, property string) (value []byte, ok bool) {
	for rest := style; len(rest) > 0; {
		declared := rest
		if end := bytes.IndexByte(rest, ';'); end >= 0 {
			declared, rest = rest[:end], rest[end+1:]
		} else {
			rest = nil
		}
		name, v, found := bytes.Cut(declared, []byte(":"))
		if !found || !bytes.EqualFold(bytes.TrimSpace(name), []byte(property)) {
			continue
		}
		v, _, _ = bytes.Cut(v, []byte("!"))
		value, ok = bytes.TrimSpace(v), true
	}
	return value, ok
}

func (a *attributes) readScope(value []byte) {
	a.scoped = true
	switch strings.ToLower(string(value)) {
	case "col", "colgroup":
		a.scope = document.HeaderColumn
	case "row":
		a.scope = document.HeaderRow
	case "rowgroup":
		a.scope = document.HeaderBlock
	default:
		a.scoped = false
	}
}

func roleOf(value []byte) role {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(string(value))), " ")
	switch first {
	case "table", "grid", "treegrid":
		return roleTable
	case "row":
		return roleRow
	case "cell", "gridcell":
		return roleCell
	case "columnheader":
		return roleColumnHeader
	case "rowheader":
		return roleRowHeader
	case "heading":
		return roleHeading
	case "presentation", "none":
		return rolePresentation
	}
	return noRole
}

// spanOf reads a number as HTML does: white space, digits, and anything after
// them. What is no such number is 1; numbers are cut at 1,000,000.
func spanOf(value []byte) int {
	value = bytes.TrimLeft(value, " \t\n\f\r")
	value = bytes.TrimPrefix(value, []byte("+"))
	if len(value) == 0 || value[0] < '0' || value[0] > '9' {
		return 1
	}
	n := 0
	for _, c := range value {
		if c < '0' || c > '9' {
			break
		}
		n = min(n*10+int(c-'0'), 1_000_000)
	}
	return n
}

// claimedCharset returns the charset that a page claims in its first 2,048
// bytes, or "".
func claimedCharset(data []byte) string {
	data = bytes.ToLower(data[:min(len(data), 2048)])
	_, after, ok := bytes.Cut(data, []byte("charset"))
	if !ok {
		return ""
	}
	after, ok = bytes.CutPrefix(bytes.TrimLeft(after, " \t\r\n"), []byte("="))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, " \t\r\n\"'")
	end := bytes.IndexAny(after, "\"' \t\r\n;>/")
	if end < 0 {
		return ""
	}
	return string(after[:end])
}
