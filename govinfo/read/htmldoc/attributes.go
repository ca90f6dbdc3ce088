package htmldoc

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// attributes are those attributes of a tag that matter here.
type attributes struct {
	hidden   bool
	pre      bool // white space counts
	role     role
	level    int // aria-level
	colSpan  int
	rowSpan  int
	wide     bool // colSpan was of a size that says "all columns"
	scope    document.Header
	scoped   bool
	language string
	input    string // type of a form field
	value    string
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

// hasAttributes reports whether the current tag may have attributes that matter.
// Pages of word processors have long ones at nearly every tag that do not, and
// taking attributes apart is the dearest part of reading a page.
func (s *scanner) hasAttributes(c class, t tag) bool {
	tail := s.tail
	if len(tail) < len(" hidden") {
		return false
	}
	if c == shell || t == tag(atom.Input) {
		return true
	}
	for i := 0; i+3 < len(tail); i++ {
		var rest string
		switch tail[i] {
		case 'p', 'P':
			rest = "an" // colspan, rowspan
		case 'd', 'D':
			rest = "isplay"
		case 'h', 'H':
			rest = "idden"
		case 'r', 'R':
			rest = "ole"
		case 's', 'S':
			rest = "cope"
		case 'w', 'W':
			rest = "hite-"
		default:
			continue
		}
		if after := tail[i+1:]; len(after) >= len(rest) && after[0]|0x20 == rest[0] && after[1]|0x20 == rest[1] && after[len(rest)-1]|0x20 == rest[len(rest)-1]|0x20 {
			return true
		}
	}
	return false
}

// known are the names of attributes that matter.
var known = []string{"style", "hidden", "role", "colspan", "rowspan", "aria-colspan", "aria-rowspan", "scope",
	"aria-level", "lang", "xml:lang", "type", "value"}

// readAttributes reads the attributes of the current tag.
func (s *scanner) readAttributes(t tag) (a attributes) {
	seen := 0 // of the names below; of two attributes with one name the first counts
	for i := 0; i < len(s.tail); {
		var name, value []byte
		name, value, i = attribute(s.tail, i)
		k := slices.IndexFunc(known, func(known string) bool {
			return len(known) == len(name) && bytes.EqualFold(name, []byte(known))
		})
		if k < 0 || seen&(1<<k) != 0 {
			continue
		}
		seen |= 1 << k
		if bytes.IndexByte(value, '&') >= 0 {
			value = []byte(html.UnescapeString(string(value)))
		}
		switch known[k] {
		case "style":
			a.readStyle(value)
		case "hidden":
			a.hidden = true
		case "role":
			a.role = roleOf(value)
		case "colspan", "aria-colspan":
			n := spanOf(value)
			a.wide = n >= 64
			a.colSpan = min(n, 1000)
		case "rowspan", "aria-rowspan":
			if a.rowSpan = min(spanOf(value), 65534); a.rowSpan == 0 {
				a.rowSpan = flow.ToGroupEnd
			}
		case "scope":
			a.readScope(value)
		case "aria-level":
			a.level = spanOf(value)
		case "lang", "xml:lang":
			if a.language == "" {
				a.language = string(value)
			}
		case "type":
			if t == tag(atom.Input) {
				a.input = strings.ToLower(string(value))
			}
		case "value":
			if t == tag(atom.Input) {
				a.value = string(value)
			}
		}
	}
	return a
}

// readStyle looks for the declarations that hide an element or keep its white
// space.
func (a *attributes) readStyle(style []byte) {
	if len(style) < len("display:none") {
		return
	}
	if value, ok := declaration(style, "display"); ok && bytes.EqualFold(value, []byte("none")) {
		a.hidden = true
	}
	if value, ok := declaration(style, "white-space"); ok && len(value) >= 3 && bytes.EqualFold(value[:3], []byte("pre")) {
		a.pre = true
	}
}

// declaration returns the value of the last declaration of a property in a
// style, without "!important".
func declaration(style []byte, property string) (value []byte, ok bool) {
	// Styles written by word processors are long, and few have the property.
	first := property[0]
	for i := 0; i+len(property) < len(style); {
		k := bytes.IndexByte(style[i:], first)
		if k < 0 {
			k = bytes.IndexByte(style[i:], first-'a'+'A')
		} else if u := bytes.IndexByte(style[i:i+k], first-'a'+'A'); u >= 0 {
			k = u
		}
		if k < 0 {
			return value, ok
		}
		i += k
		if i+len(property) >= len(style) {
			return value, ok
		}
		if !bytes.EqualFold(style[i:i+len(property)], []byte(property)) || !startsDeclaration(style[:i]) {
			i++
			continue
		}
		rest := bytes.TrimLeft(style[i+len(property):], " \t\r\n")
		i += len(property)
		if len(rest) == 0 || rest[0] != ':' {
			continue
		}
		rest = rest[1:]
		if end := bytes.IndexByte(rest, ';'); end >= 0 {
			rest = rest[:end]
		}
		if mark := bytes.IndexByte(rest, '!'); mark >= 0 {
			rest = rest[:mark]
		}
		value, ok = bytes.TrimSpace(rest), true
	}
	return value, ok
}

// startsDeclaration reports whether a property may follow: "mso-display" has
// another name.
func startsDeclaration(before []byte) bool {
	before = bytes.TrimRight(before, " \t\r\n")
	return len(before) == 0 || before[len(before)-1] == ';'
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
