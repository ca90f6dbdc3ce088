package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/internal/pack"
)

// parts are the parts of a workbook by name.
type parts map[string]string

// zipped returns the package.
func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	var all []pack.Part
	for name, content := range p {
		all = append(all, pack.Part{Name: name, Content: content})
	}
	var out bytes.Buffer
	if err := pack.Write(&out, all); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The formats of cells in tests, by their number.
const (
	plainCell = iota
	borderedCell
	twoDecimals
	percentCell
	dateCell
	struckCell
	raisedCell
)

const stylesPart = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
	`<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00&quot;万元&quot;;[Red]-#,##0.00"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/></font><font><strike/><sz val="11"/></font><font><vertAlign val="superscript"/></font></fonts>` +
	`<borders count="2"><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="9" fontId="1"/></cellStyleXfs>` +
	`<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs></styleSheet>`

// book returns a workbook of sheets, each the content of its worksheet element.
func book(sheets ...string) parts {
	p := parts{
		"_rels/.rels":       `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/styles.xml":     stylesPart,
		"docProps/core.xml": `<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 年度报告 </dc:title></coreProperties>`,
	}
	var list, relations strings.Builder
	for i, sheet := range sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		state, rest, found := strings.Cut(sheet, "::") // "name/state::content"
		attributes := ""
		if found {
			sheet = rest
			name, attributes, _ = strings.Cut(state, "/")
			if attributes != "" {
				attributes = fmt.Sprintf(` state="%s"`, attributes)
			}
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d" r:id="r%d"%s/>`, name, i+1, i+1, attributes)
		fmt.Fprintf(&relations, `<Relationship Id="r%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		p[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + sheet + `</worksheet>`
	}
	p["xl/workbook.xml"] = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	p["xl/_rels/workbook.xml.rels"] = `<Relationships>` + relations.String() + `</Relationships>`
	return p
}

// data returns the rows of a sheet. Each cell is a text, or "=" and the XML of a
// cell; empty ones are left out.
func data(rows ...[]string) string {
	var out strings.Builder
	out.WriteString("<sheetData>")
	for i, cells := range rows {
		fmt.Fprintf(&out, `<row r="%d">`, i+1)
		for k, cell := range cells {
			place := placeName(i, k)
			switch rest, is := strings.CutPrefix(cell, "="); {
			case is:
				out.WriteString(strings.Replace(rest, "<c", `<c r="`+place+`"`, 1))
			case cell != "":
				fmt.Fprintf(&out, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, place, cell)
			}
		}
		out.WriteString("</row>")
	}
	out.WriteString("</sheetData>")
	return out.String()
}

func tr(cells ...string) []string { return cells }

func merges(areas ...string) string {
	var out strings.Builder
	for _, a := range areas {
		fmt.Fprintf(&out, `<mergeCell ref="%s"/>`, a)
	}
	return "<mergeCells>" + out.String() + "</mergeCells>"
}

func number(style int, value string) string {
	return fmt.Sprintf(`=<c s="%d"><v>%s</v></c>`, style, value)
}
func bordered(text string) string {
	if text == "" {
		return fmt.Sprintf(`=<c s="%d"/>`, borderedCell)
	}
	return fmt.Sprintf(`=<c s="%d" t="inlineStr"><is><t>%s</t></is></c>`, borderedCell, text)
}
