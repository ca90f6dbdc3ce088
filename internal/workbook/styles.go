package workbook

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

// styles numbers the styles of a workbook in the order in which they are met. Each has
// a font of its own and a filling of its own, which Excel joins when it saves.
type styles struct {
	order   []Style
	indexes map[Style]int
}

func newStyles() *styles {
	s := &styles{indexes: make(map[Style]int)}
	s.index(Style{}) // what cells without a style have
	return s
}

func (s *styles) index(style Style) int {
	index, known := s.indexes[style]
	if !known {
		index = len(s.order)
		s.order, s.indexes[style] = append(s.order, style), index
	}
	return index
}

// The first number that is free for formats of one's own is that of days; those of
// numbers with decimals follow by how many there are.
const (
	dateFormat   = 164
	mostDecimals = 15
)

func (style Style) decimals() int { return min(style.Decimals, mostDecimals) }

func numberFormats() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<numFmts count="%d"><numFmt numFmtId="%d" formatCode="yyyy\-mm\-dd"/>`, 1+mostDecimals, dateFormat)
	for n := 1; n <= mostDecimals; n++ {
		fmt.Fprintf(&out, `<numFmt numFmtId="%d" formatCode="0.%s"/>`, dateFormat+n, strings.Repeat("0", n))
	}
	out.WriteString("</numFmts>")
	return out.String()
}

func (s *styles) part() string {
	var fonts, fills, formats strings.Builder
	for i, style := range s.order {
		bold := ""
		if style.Bold {
			bold = "<b/>"
		}
		fmt.Fprintf(&fonts, `<font>%s<sz val="%d"/><name val="宋体"/><charset val="134"/></font>`, bold, cmp.Or(style.Size, 11))
		if style.Fill == "" {
			fills.WriteString(`<fill><patternFill patternType="none"/></fill>`)
		} else {
			fmt.Fprintf(&fills, `<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/><bgColor indexed="64"/></patternFill></fill>`, pack.Escape(style.Fill))
		}
		style.format(&formats, i)
	}
	n := len(s.order)
	return pack.Header + `<styleSheet` + main + `>` + numberFormats() +
		fmt.Sprintf(`<fonts count="%d">`, n) + fonts.String() + `</fonts>` +
		// The first two fillings are given by Excel.
		fmt.Sprintf(`<fills count="%d"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>`, n+2) + fills.String() + `</fills>` +
		`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf/></cellStyleXfs>` + fmt.Sprintf(`<cellXfs count="%d">`, n) + formats.String() + `</cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

// format writes how cells of the style with the index look.
func (style Style) format(out *strings.Builder, index int) {
	border, number := 0, 0
	if style.Border {
		border = 1
	}
	switch {
	case style.Text:
		number = 49 // "@"
	case style.Date:
		number = dateFormat
	case style.Decimals > 0:
		number = dateFormat + style.decimals()
	}
	fmt.Fprintf(out, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="center"`, number, index, index+2, border)
	if style.Align != "" {
		fmt.Fprintf(out, ` horizontal="%s"`, style.Align)
	}
	if style.Wrap {
		out.WriteString(` wrapText="1"`)
	}
	out.WriteString("/>")
	if style.Open {
		out.WriteString(`<protection locked="0"/>`)
	}
	out.WriteString("</xf>")
}
