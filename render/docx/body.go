package docx

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/internal/shades"
	"github.com/openxxgk/annualreport/render/internal/titles"
	"golang.org/x/text/language"
)

// bodyWriter writes the part word/document.xml.
type bodyWriter struct {
	strings.Builder
	doc      *document.Document
	marks    []render.Mark
	lines    []string // of the list of marks
	onCell   map[string][]int
	comments []int           // indexes of the marks that became comments
	unread   map[string]bool // cells that were not read, by ID

	afterTable bool // the block before the current one is a table
}

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func (b *bodyWriter) write() error {
	b.indexMarks()
	b.put(pack.Header, "<w:document", namespaces, "><w:body>")
	listed := len(b.marks) == 0
	heading := ""
	var last document.Block
	for i, block := range b.doc.Blocks {
		if !listed && !isTitle(block, i) {
			b.markList()
			listed = true
		}
		switch block := block.(type) {
		case *document.Heading:
			_, b.afterTable = last.(*document.Table)
			b.heading(block)
			heading = block.Text
		case *document.Paragraph:
			b.paragraph(paragraphStyle(block.Role), block.Text)
		case *document.Table:
			if _, adjacent := last.(*document.Table); adjacent {
				b.paragraph("TableNote", "") // Word would join the two
			}
			if !strings.Contains(heading, block.Caption) {
				b.paragraph("Caption", block.Caption)
			}
			if err := b.table(block); err != nil {
				return err
			}
		}
		last = block
	}
	if !listed {
		b.markList()
	}
	if _, table := last.(*document.Table); table {
		b.paragraph("TableNote", "") // the body must not end with a table
	}
	b.put(`<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter1"/><w:footerReference w:type="even" r:id="rIdFooter2"/>`,
		`<w:pgSz w:w="11906" w:h="16838"/>`,
		// Margins of 37, 26, 35 and 28 mm.
		`<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>`,
		`<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr></w:body></w:document>`)
	return nil
}

// isTitle reports whether a block belongs to the title of the document.
func isTitle(block document.Block, index int) bool {
	switch block := block.(type) {
	case *document.Heading:
		return index == 0 && block.Level == 1
	case *document.Paragraph:
		return block.Role == document.RoleByline
	}
	return false
}

func paragraphStyle(role document.Role) string {
	switch role {
	case document.RoleByline:
		return "Byline"
	case document.RoleNote:
		return "TableNote"
	}
	return "BodyText"
}

func (b *bodyWriter) put(texts ...string) {
	for _, text := range texts {
		b.WriteString(text)
	}
}

func (b *bodyWriter) paragraph(style, text string) {
	b.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
	b.run("", text)
	b.put("</w:p>")
}

func (b *bodyWriter) heading(heading *document.Heading) {
	b.put(`<w:p><w:pPr><w:pStyle w:val="Heading`, strconv.Itoa(min(max(heading.Level, 1), 6)), `"/>`)
	if b.afterTable {
		b.put(`<w:spacing w:before="240"/>`)
	}
	b.put("</w:pPr>")
	if heading.Level <= 1 {
		b.run("", breakTitle(heading.Text))
	} else {
		b.run("", heading.Text)
	}
	b.put("</w:p>")
}

// breakTitle breaks a title that is longer than a line.
func breakTitle(title string) string {
	const longest = 20
	if utf8.RuneCountInString(title) <= longest || strings.Contains(title, "\n") {
		return title
	}
	before, after := titles.CutAfterYear(title)
	if after == "" {
		return title
	}
	return before + "\n" + after
}

// run writes text; properties are those of the run, as XML.
func (b *bodyWriter) run(properties, text string) {
	if text == "" {
		return
	}
	b.put("<w:r>")
	if properties != "" {
		b.put("<w:rPr>", properties, "</w:rPr>")
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.put("<w:br/>")
		}
		b.put(`<w:t xml:space="preserve">`, pack.Escape(line), "</w:t>")
	}
	b.put("</w:r>")
}

// indexMarks finds the marks of each printed cell.
func (b *bodyWriter) indexMarks() {
	_, b.lines = render.List(b.marks, language.Make(b.doc.Language))
	b.onCell, b.unread = make(map[string][]int), make(map[string]bool)
	printed := make(map[string]bool)
	for _, block := range b.doc.Blocks {
		if table, ok := block.(*document.Table); ok {
			for _, row := range table.Rows {
				for _, cell := range row.Cells {
					printed[cell.ID] = cell.ID != ""
				}
			}
		}
	}
	for i, mark := range b.marks {
		if printed[string(mark.Ref)] {
			b.onCell[string(mark.Ref)] = append(b.onCell[string(mark.Ref)], i)
			b.comments = append(b.comments, i)
		}
		if mark.Unread {
			for _, cell := range mark.Cells {
				b.unread[string(cell)] = true
			}
		}
	}
}

func bookmark(mark int) string { return "mark" + strconv.Itoa(mark+1) }

func (b *bodyWriter) markList() {
	summary, lines := render.List(b.marks, language.Make(b.doc.Language))
	b.paragraph("MarkTitle", summary)
	for i, line := range lines {
		b.put(`<w:p><w:pPr><w:pStyle w:val="Mark"/></w:pPr>`)
		number := strconv.Itoa(i+1) + ". "
		if slices.Contains(b.comments, i) {
			b.put(`<w:hyperlink w:anchor="`, bookmark(i), `" w:history="1">`)
			b.run("", number+line)
			b.put("</w:hyperlink>")
		} else {
			b.run("", number+line)
		}
		b.put("</w:p>")
	}
}

// figure writes the content of a cell with its marks as comments.
func (b *bodyWriter) figure(cell *document.Cell) {
	marks := b.onCell[cell.ID]
	for _, i := range marks {
		id := strconv.Itoa(i)
		b.put(`<w:bookmarkStart w:id="`, id, `" w:name="`, bookmark(i), `"/><w:commentRangeStart w:id="`, id, `"/>`)
	}
	properties := ""
	if len(marks) > 0 {
		properties = `<w:b/><w:bCs/>`
	}
	b.run(properties, cell.Text)
	for _, i := range marks {
		id := strconv.Itoa(i)
		b.put(`<w:commentRangeEnd w:id="`, id, `"/><w:bookmarkEnd w:id="`, id, `"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="`, id, `"/></w:r>`)
	}
}

// shade returns the colour behind a marked cell, or "".
func (b *bodyWriter) shade(cell *document.Cell) string {
	marks := b.onCell[cell.ID]
	if len(marks) == 0 && b.unread[cell.ID] {
		return shades.Unread
	}
	return shades.Of(b.marks, marks)
}

func (b *bodyWriter) commentsPart() string {
	out := &bodyWriter{}
	out.put(pack.Header, "<w:comments", namespaces, ">")
	for _, i := range b.comments {
		out.put(`<w:comment w:id="`, strconv.Itoa(i), `" w:author="`, pack.Escape(cmp.Or(b.marks[i].ID, "annualreport")), `" w:initials="`, strconv.Itoa(i+1), `">`,
			`<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
		out.run("", b.lines[i])
		out.put("</w:p></w:comment>")
	}
	out.put("</w:comments>")
	return out.String()
}
