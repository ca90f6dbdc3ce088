package xlsx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
	"github.com/openxxgk/annualreport/internal/pack"
)

// text is the text of a cell or a shared string, as it is seen.
type text string

// readText reads the element that is open: a text, or runs of text with formats
// of their own.
func readText(c *pack.Cursor) (text, error) {
	var out strings.Builder
	err := c.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "t":
			t, err := c.Text()
			out.WriteString(unescape(t))
			return err
		case "r":
			return readRun(c, &out)
		}
		return c.Skip() // rPh and phoneticPr: how the text is said
	})
	return text(out.String()), err
}

func readRun(c *pack.Cursor, out *strings.Builder) error {
	var f font
	return c.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rPr":
			return f.read(c)
		case "t":
			t, err := c.Text()
			out.WriteString(string(f.show(unescape(t))))
			return err
		}
		return c.Skip()
	})
}

// font is what a font does to the text: the zero font shows it as it is.
type font struct {
	struck, raised, lowered bool
}

func (f *font) read(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		switch value := pack.Attribute(e, "val"); e.Name.Local {
		case "strike":
			f.struck = isOn(value)
		case "vertAlign":
			f.raised, f.lowered = value == "superscript", value == "subscript"
		}
		return c.Skip()
	})
}

// isOn reads a switch; one without a value is on.
func isOn(value string) bool { return value != "0" && value != "false" }

// show returns what is seen of a text.
func (f font) show(s string) text {
	switch {
	case f.struck:
		return ""
	case f.raised, f.lowered:
		return text(flow.Raised([]byte(s), f.lowered))
	}
	return text(s)
}

// unescape resolves the escapes of characters that XML cannot hold (ST_Xstring,
// ISO/IEC 29500-1, 22.9.2.19): "_x000D_" is a carriage return, "_x005F_" the
// underscore before what is no escape.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for at >= 0 {
		out.WriteString(s[:at])
		s = s[at:]
		size := len("_x0000_")
		if len(s) >= size && s[size-1] == '_' {
			if n, err := strconv.ParseUint(s[2:size-1], 16, 16); err == nil && utf8.ValidRune(rune(n)) {
				out.WriteRune(rune(n))
				s = s[size:]
				at = strings.Index(s, "_x")
				continue
			}
		}
		out.WriteString("_")
		s = s[1:]
		at = strings.Index(s, "_x")
	}
	out.WriteString(s)
	return out.String()
}
