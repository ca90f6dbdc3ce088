package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

// part returns the part of a sheet. The order of its elements is that of the schema.
func (s *Sheet) part(styles *styles) string {
	var out strings.Builder
	out.WriteString(pack.Header + `<worksheet` + main + relationships + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	out.WriteString(`<sheetViews><sheetView workbookViewId="0"`)
	if s.Frozen > 0 {
		fmt.Fprintf(&out, `><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView>`, s.Frozen, s.Frozen+1)
	} else {
		out.WriteString(`/>`)
	}
	out.WriteString(`</sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	if len(s.Widths) > 0 {
		out.WriteString("<cols>")
		for i, width := range s.Widths {
			fmt.Fprintf(&out, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(width, 'f', -1, 64))
		}
		out.WriteString("</cols>")
	}
	out.WriteString("<sheetData>")
	for y := range s.Rows {
		s.row(&out, y, styles)
	}
	out.WriteString("</sheetData>")
	if s.Protected {
		out.WriteString(`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>`)
	}
	if len(s.Merges) > 0 {
		fmt.Fprintf(&out, `<mergeCells count="%d">`, len(s.Merges))
		for _, area := range s.Merges {
			fmt.Fprintf(&out, `<mergeCell ref="%s"/>`, area)
		}
		out.WriteString("</mergeCells>")
	}
	s.validations(&out)
	out.WriteString(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9"`)
	if s.Landscape {
		out.WriteString(` orientation="landscape"`)
	}
	out.WriteString(` fitToHeight="0"/>`)
	if len(s.Comments) > 0 {
		out.WriteString(`<legacyDrawing r:id="rIdBoxes"/>`)
	}
	out.WriteString("</worksheet>")
	return out.String()
}

func (s *Sheet) row(out *strings.Builder, y int, styles *styles) {
	row := &s.Rows[y]
	fmt.Fprintf(out, `<row r="%d"`, y+1)
	if row.Height > 0 {
		fmt.Fprintf(out, ` ht="%s" customHeight="1"`, strconv.FormatFloat(row.Height, 'f', -1, 64))
	}
	out.WriteString(">")
	for x := range row.Cells {
		if cell := &row.Cells[x]; *cell != (Cell{}) {
			cell.write(out, y, x, styles.index(cell.Style))
		}
	}
	out.WriteString("</row>")
}

func (c *Cell) write(out *strings.Builder, y, x, style int) {
	fmt.Fprintf(out, `<c r="%s" s="%d"`, Place(y, x), style)
	switch {
	case c.Formula != "" && c.Number != "":
		fmt.Fprintf(out, `><f>%s</f><v>%s</v></c>`, pack.Escape(c.Formula), pack.Escape(c.Number))
	case c.Formula != "":
		fmt.Fprintf(out, ` t="str"><f>%s</f><v>%s</v></c>`, pack.Escape(c.Formula), pack.Escape(escapeUnderscore(c.Text)))
	case c.Number != "":
		fmt.Fprintf(out, `><v>%s</v></c>`, pack.Escape(c.Number))
	case c.Text != "":
		fmt.Fprintf(out, ` t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, pack.Escape(escapeUnderscore(c.Text)))
	default:
		out.WriteString("/>")
	}
}

// escapeUnderscore keeps a text from being taken for the escape of a character, "_x000D_".
func escapeUnderscore(text string) string {
	return strings.ReplaceAll(text, "_x", "_x005F_x")
}

func (s *Sheet) validations(out *strings.Builder) {
	if len(s.Validations) == 0 {
		return
	}
	fmt.Fprintf(out, `<dataValidations count="%d">`, len(s.Validations))
	for i := range s.Validations {
		s.Validations[i].write(out)
	}
	out.WriteString("</dataValidations>")
}

func (v *Validation) write(out *strings.Builder) {
	areas := make([]string, len(v.Areas))
	for i, area := range v.Areas {
		areas[i] = area.String()
	}
	fmt.Fprintf(out, `<dataValidation type="%s" allowBlank="1" showErrorMessage="1"`, v.Kind)
	first, second := v.Formula1, v.Formula2
	switch {
	case v.Kind == List && first == "":
		first = `"` + strings.Join(v.List, ",") + `"`
	case v.Kind != List && v.Kind != Custom && second == "":
		out.WriteString(` operator="greaterThanOrEqual"`)
	}
	for _, attribute := range [...]struct{ name, value string }{{"errorTitle", v.Title}, {"error", v.Message}, {"prompt", v.Prompt}} {
		if attribute.value == "" {
			continue
		}
		if attribute.name == "prompt" {
			out.WriteString(` showInputMessage="1"`)
		}
		fmt.Fprintf(out, ` %s="%s"`, attribute.name, pack.Escape(attribute.value))
	}
	fmt.Fprintf(out, ` sqref="%s"><formula1>%s</formula1>`, strings.Join(areas, " "), pack.Escape(first))
	if second != "" {
		fmt.Fprintf(out, `<formula2>%s</formula2>`, pack.Escape(second))
	}
	out.WriteString("</dataValidation>")
}
