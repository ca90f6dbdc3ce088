package workbook

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

const (
	main          = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relationships = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relation      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packaged      = "http://schemas.openxmlformats.org/package/2006/"
	spreadsheet   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// parts returns the parts of the file. Numbers of parts are those of their sheets.
func (b *Book) parts() []pack.Part {
	styles := newStyles()
	var sheets, types, relations strings.Builder
	var parts []pack.Part
	for i := range b.Sheets {
		s, n := &b.Sheets[i], strconv.Itoa(i+1)
		parts = append(parts, pack.Part{Name: "xl/worksheets/sheet" + n + ".xml", Content: s.part(styles)})
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%s" r:id="rId%s"/>`, pack.Escape(s.Name), n, n)
		fmt.Fprintf(&relations, `<Relationship Id="rId%s" Type="%sworksheet" Target="worksheets/sheet%s.xml"/>`, n, relation, n)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%s.xml" ContentType="%sworksheet+xml"/>`, n, spreadsheet)
		if len(s.Comments) > 0 {
			parts = append(parts, s.commentParts(n)...)
			fmt.Fprintf(&types, `<Override PartName="/xl/comments%s.xml" ContentType="%scomments+xml"/>`, n, spreadsheet)
		}
	}
	relations.WriteString(`<Relationship Id="rIdStyles" Type="` + relation + `styles" Target="styles.xml"/>`)
	head := []pack.Part{
		{Name: "[Content_Types].xml", Content: pack.Header + `<Types xmlns="` + packaged + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + spreadsheet + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + spreadsheet + `styles+xml"/>` + types.String() + `</Types>`},
		{Name: "_rels/.rels", Content: pack.Header + `<Relationships xmlns="` + packaged + `relationships"><Relationship Id="rId1" Type="` + relation + `officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + packaged + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{Name: "docProps/core.xml", Content: pack.Header + `<cp:coreProperties xmlns:cp="` + packaged + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + pack.Escape(b.Title) + `</dc:title></cp:coreProperties>`},
		{Name: "xl/workbook.xml", Content: pack.Header + `<workbook` + main + relationships + `><bookViews><workbookView/></bookViews><sheets>` + sheets.String() + `</sheets>` + b.names() + `<calcPr fullCalcOnLoad="1"/></workbook>`},
		{Name: "xl/_rels/workbook.xml.rels", Content: pack.Header + `<Relationships xmlns="` + packaged + `relationships">` + relations.String() + `</Relationships>`},
		{Name: "xl/styles.xml", Content: styles.part()},
	}
	return append(head, parts...)
}

// names returns the defined names: those of the book, and the rows to repeat in print.
func (b *Book) names() string {
	var out strings.Builder
	for i := range b.Sheets {
		if s := &b.Sheets[i]; s.Frozen > 0 {
			fmt.Fprintf(&out, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$%d</definedName>`, i, pack.Escape(quoted(s.Name)), s.Frozen)
		}
	}
	for _, name := range b.Names {
		fmt.Fprintf(&out, `<definedName name="%s">%s!%s</definedName>`, name.Name, pack.Escape(quoted(b.Sheets[name.Sheet].Name)), absolute(name.Row, name.Column))
	}
	if out.Len() == 0 {
		return ""
	}
	return "<definedNames>" + out.String() + "</definedNames>"
}

// quoted returns the name of a sheet as formulas have it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// absolute returns a place as "$H$12".
func absolute(row, column int) string {
	place := Place(row, column)
	digits := strings.IndexAny(place, "0123456789")
	return "$" + place[:digits] + "$" + place[digits:]
}

// commentParts returns the comments of a sheet: their texts, and the boxes that old
// programs need to show them.
func (s *Sheet) commentParts(n string) []pack.Part {
	var comments, authors, boxes strings.Builder
	byName := make(map[string]int)
	for i := range s.Comments {
		c := &s.Comments[i]
		author, known := byName[c.Author]
		if !known {
			author = len(byName)
			byName[c.Author] = author
			authors.WriteString("<author>" + pack.Escape(c.Author) + "</author>")
		}
		fmt.Fprintf(&comments, `<comment ref="%s" authorId="%d"><text><r><rPr><sz val="9"/></rPr><t xml:space="preserve">%s</t></r></text></comment>`, Place(c.Row, c.Column), author, pack.Escape(c.Text))
		fmt.Fprintf(&boxes, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:220pt;height:110pt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 31, %d, 1</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			1025+i, i+1, c.Column+1, c.Row, c.Column+5, c.Row+6, c.Row, c.Column)
	}
	return []pack.Part{
		{Name: "xl/comments" + n + ".xml", Content: pack.Header + `<comments` + main + `><authors>` + authors.String() + `</authors><commentList>` + comments.String() + `</commentList></comments>`},
		{Name: "xl/drawings/comments" + n + ".vml", Content: `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="` + n + `"/></o:shapelayout>` +
			`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>` + boxes.String() + `</xml>`},
		{Name: "xl/worksheets/_rels/sheet" + n + ".xml.rels", Content: pack.Header + `<Relationships xmlns="` + packaged + `relationships"><Relationship Id="rIdBoxes" Type="` + relation + `vmlDrawing" Target="../drawings/comments` + n + `.vml"/><Relationship Id="rIdComments" Type="` + relation + `comments" Target="../comments` + n + `.xml"/></Relationships>`},
	}
}
