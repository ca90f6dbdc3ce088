package xlsx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

// styles are the formats of cells.
type styles struct {
	formats []numberFormat // by the number that a cell names
	fonts   []font
	borders []bool // the cell has a border on two sides or more
	cells   []cellStyle
}

// cellStyle is the format of a cell, by the places of its parts.
type cellStyle struct{ format, font, border int }

// style returns what the format of a cell says of it.
func (s *styles) style(n int) (format numberFormat, f font, bordered bool) {
	if n < 0 || n >= len(s.cells) {
		return numberFormat{}, font{}, false
	}
	c := s.cells[n]
	if c.format >= 0 && c.format < len(s.formats) {
		format = s.formats[c.format]
	}
	if c.font >= 0 && c.font < len(s.fonts) {
		f = s.fonts[c.font]
	}
	return format, f, c.border >= 0 && c.border < len(s.borders) && s.borders[c.border]
}

func (b *workbook) readStyles(part string) error {
	s := &b.styles
	codes := make(map[int]numberFormat)
	known := make(map[int]int) // place in s.formats by id
	format := func(id int) int {
		if at, ok := known[id]; ok {
			return at
		}
		f, ok := codes[id]
		if !ok {
			f = builtIn(id)
		}
		known[id] = len(s.formats)
		s.formats = append(s.formats, f)
		return known[id]
	}
	return b.parts.Read(part, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmts":
				return eachStyle(c, func(e xml.StartElement) error {
					codes[integer(e, "numFmtId")] = formatOf(pack.Attribute(e, "formatCode"))
					return c.Skip()
				})
			case "fonts":
				return eachStyle(c, func(e xml.StartElement) error {
					var f font
					err := f.read(c)
					s.fonts = append(s.fonts, f)
					return err
				})
			case "borders":
				return eachStyle(c, func(e xml.StartElement) error {
					sides, err := readBorder(c)
					s.borders = append(s.borders, sides >= 2)
					return err
				})
			case "cellXfs":
				return eachStyle(c, func(e xml.StartElement) error {
					s.cells = append(s.cells, cellStyle{format(integer(e, "numFmtId")), integer(e, "fontId"), integer(e, "borderId")})
					return c.Skip()
				})
			}
			return c.Skip()
		})
	})
}

// maxStyles is the largest number of formats of one kind. Excel has fewer.
const maxStyles = 1 << 16

// eachStyle calls each for the children of the element that is open.
func eachStyle(c *pack.Cursor, each func(xml.StartElement) error) error {
	n := 0
	return c.Children(func(e xml.StartElement) error {
		if n++; n > maxStyles {
			return exceed(document.QuantityObjects, maxStyles)
		}
		return each(e)
	})
}

// readBorder counts the sides that have a line.
func readBorder(c *pack.Cursor) (sides int, err error) {
	err = c.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "left", "right", "top", "bottom", "start", "end":
			if style := pack.Attribute(e, "style"); style != "" && style != "none" {
				sides++
			}
		}
		return c.Skip()
	})
	return sides, err
}

// integer reads an attribute that is a number; one that is missing is 0, another
// -1.
func integer(e xml.StartElement, local string) int {
	value := pack.Attribute(e, local)
	if value == "" {
		return 0
	}
	n, err := strconv.ParseInt(value, 10, 32)
	if err != nil {
		return -1
	}
	return int(n)
}

// numberFormat is what the format of a number shows beside the number: the zero
// format is that of Excel's "General".
type numberFormat struct {
	decimals int // behind the point, at least
	percent  bool
	date     bool
}

// builtIn returns a format that files name without stating it (ISO/IEC 29500-1,
// 18.8.30, and the Chinese ones below it).
func builtIn(id int) numberFormat {
	switch {
	case id == 2, id == 4, id == 39, id == 40, id == 43, id == 44, id == 7, id == 8:
		return numberFormat{decimals: 2}
	case id == 9:
		return numberFormat{percent: true}
	case id == 10:
		return numberFormat{percent: true, decimals: 2}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return numberFormat{date: true}
	}
	return numberFormat{}
}

// formatOf reads the code of a format: its first section, which is for positive
// numbers.
func formatOf(code string) numberFormat {
	var f numberFormat
	point := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return f
		case '"': // a text
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return f
			}
			i += 1 + end
		case '[': // a colour, a condition, or a time that runs on
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return f
			}
			switch strings.ToLower(code[i+1 : i+end]) {
			case "h", "hh", "m", "mm", "s", "ss":
				f.date = true
			}
			i += end
		case '\\', '_', '*': // a character by itself, a space of its width, a filler
			i++
		case '.':
			point = true
		case '0':
			if point {
				f.decimals++
			}
		case '%':
			f.percent = true
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			f.date = true
		case 'G', 'g': // General
			if len(code) >= i+7 && strings.EqualFold(code[i:i+7], "General") {
				i += 6
			}
		}
	}
	return f
}
