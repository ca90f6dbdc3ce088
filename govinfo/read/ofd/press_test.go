package ofd

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

// press prints documents as OFD, in the ways of different programs. Lengths are in
// millimetres.
type press struct {
	prefix    string // of names
	namespace string
	deltas    string // how the ways between glyphs are given: "list", "repeat" or "none"
	flipped   bool   // objects count from the bottom, and a matrix turns them over
	filled    bool   // lines are thin filled rectangles
	blocks    bool   // texts stand in blocks
	template  bool   // the running head is a template's
	composite bool   // texts stand in composite objects
	size      float64

	pages []*strings.Builder
	units strings.Builder // composite objects
	y     float64
	id    int
}

const (
	paperWidth, paperHeight = 210.0, 297.0
	margin                  = 20.0
)

func (p *press) print(doc *document.Document) parts {
	if p.size == 0 {
		p.size = 3.5
	}
	p.feed()
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			p.y += p.size
			size := p.size * 1.3
			if b.Level == 1 {
				size = p.size * 1.8
			}
			p.lines(b.Text, size, b.Level == 1, 0)
			p.y += p.size
		case *document.Paragraph:
			p.lines(b.Text, p.size, false, 2*p.size)
		case *document.Table:
			p.y += p.size
			p.table(b)
			p.y += p.size
		}
	}
	return p.parts()
}

func (p *press) feed() {
	p.pages = append(p.pages, &strings.Builder{})
	p.y = margin
	if !p.template {
		p.text("云溪县政府信息公开", margin, 10, 3)
	}
	p.text(fmt.Sprintf("- %d -", len(p.pages)), paperWidth/2, paperHeight-10, 3)
}

func (p *press) page() *strings.Builder { return p.pages[len(p.pages)-1] }

func (p *press) next() int { p.id++; return p.id }

func glyphWidth(r rune, size float64) float64 {
	if r < 0x2000 {
		return size / 2
	}
	return size
}

func textWidth(text string, size float64) (w float64) {
	for _, r := range text {
		w += glyphWidth(r, size)
	}
	return w
}

// text prints a line of text.
func (p *press) text(text string, x, baseline, size float64) {
	out := p.page()
	object := p.textObject(text, x, baseline, size)
	switch {
	case p.composite && len(p.pages) > 0:
		id := p.next()
		fmt.Fprintf(&p.units, `<%[1]sCompositeGraphicUnit ID="%[2]d" Width="210" Height="297"><%[1]sContent>%[3]s</%[1]sContent></%[1]sCompositeGraphicUnit>`, p.prefix, id, object)
		fmt.Fprintf(out, `<%sCompositeObject ID="%d" ResourceID="%d" Boundary="0 0 210 297"/>`, p.prefix, p.next(), id)
	case p.blocks:
		fmt.Fprintf(out, `<%[1]sPageBlock ID="%[2]d">%[3]s</%[1]sPageBlock>`, p.prefix, p.next(), object)
	default:
		out.WriteString(object)
	}
}

func (p *press) textObject(text string, x, baseline, size float64) string {
	var list []string
	runes := []rune(text)
	for i, r := range runes[:max(len(runes)-1, 0)] {
		w := fmt.Sprintf("%g", glyphWidth(r, size))
		if p.deltas != "repeat" {
			list = append(list, w)
			continue
		}
		n := 1
		for k := i; k > 0 && glyphWidth(runes[k-1], size) == glyphWidth(r, size); k-- {
			n++
		}
		if n > 1 {
			list = list[:len(list)-1]
		}
		list = append(list, fmt.Sprintf("g %d %s", n, w))
	}
	deltas := ""
	if p.deltas != "none" && len(list) > 0 {
		deltas = fmt.Sprintf(` DeltaX="%s"`, strings.Join(list, " "))
	}
	boundary, ctm, at := fmt.Sprintf("%g %g %g %g", x, baseline-size, textWidth(text, size), 1.3*size), "", fmt.Sprintf(`X="0" Y="%g"`, size)
	if p.flipped {
		boundary, ctm, at = "0 0 210 297", fmt.Sprintf(` CTM="1 0 0 -1 0 %g"`, paperHeight), fmt.Sprintf(`X="%g" Y="%g"`, x, paperHeight-baseline)
	}
	return fmt.Sprintf(`<%[1]sTextObject ID="%[2]d" Boundary="%[3]s"%[4]s Font="1" Size="%[5]g"><%[1]sTextCode %[6]s%[7]s>%[8]s</%[1]sTextCode></%[1]sTextObject>`,
		p.prefix, p.next(), boundary, ctm, size, at, deltas, pack.Escape(text))
}

func (p *press) rule(x0, y0, x1, y1 float64) {
	const thick = 0.25
	if p.filled {
		fmt.Fprintf(p.page(), `<%[1]sPathObject ID="%[2]d" Boundary="%[3]g %[4]g %[5]g %[6]g" Stroke="false" Fill="true"><%[1]sAbbreviatedData>M 0 0 L %[5]g 0 L %[5]g %[6]g L 0 %[6]g C</%[1]sAbbreviatedData></%[1]sPathObject>`,
			p.prefix, p.next(), x0-thick/2, y0-thick/2, x1-x0+thick, y1-y0+thick)
		return
	}
	if p.flipped {
		fmt.Fprintf(p.page(), `<%[1]sPathObject ID="%[2]d" Boundary="0 0 210 297" CTM="1 0 0 -1 %[3]g %[4]g" LineWidth="%[5]g"><%[1]sAbbreviatedData>S 0 0 M 0 0 L %[6]g %[7]g </%[1]sAbbreviatedData></%[1]sPathObject>`,
			p.prefix, p.next(), x0, y0, thick, x1-x0, y0-y1)
		return
	}
	fmt.Fprintf(p.page(), `<%[1]sPathObject ID="%[2]d" Boundary="%[3]g %[4]g %[5]g %[6]g" LineWidth="%[7]g"><%[1]sAbbreviatedData>M %[8]g %[8]g L %[9]g %[10]g</%[1]sAbbreviatedData></%[1]sPathObject>`,
		p.prefix, p.next(), x0-thick/2, y0-thick/2, x1-x0+thick, y1-y0+thick, thick, thick/2, x1-x0+thick/2, y1-y0+thick/2)
}

// wrap breaks text into lines.
func wrap(text string, width, size, indent float64) []string {
	var lines []string
	line, used := "", indent
	for len(text) > 0 {
		end := 0 // of what is not divided
		for end < len(text) && text[end] < 0x80 {
			end++
		}
		if end == 0 {
			_, end = utf8.DecodeRuneInString(text)
		}
		w := textWidth(text[:end], size)
		if used+w > width && line != "" {
			lines = append(lines, line)
			line, used = "", 0
		}
		line, used, text = line+text[:end], used+w, text[end:]
	}
	return append(lines, line)
}

const leading = 1.5

func (p *press) lines(text string, size float64, centred bool, indent float64) {
	for i, line := range wrap(text, paperWidth-2*margin, size, indent) {
		if p.y+leading*size > paperHeight-margin {
			p.feed()
		}
		x := margin
		if i == 0 {
			x += indent
		}
		if centred {
			x = (paperWidth - textWidth(line, size)) / 2
		}
		p.text(line, x, p.y+1.1*size, size)
		p.y += leading * size
	}
}

// table prints a table, going on with the next page between rows.
func (p *press) table(t *document.Table) {
	grid, err := t.Grid()
	if err != nil {
		panic(err)
	}
	column := (paperWidth - 2*margin) / float64(len(grid[0]))
	const padding, size = 0.8, 2.6
	text := func(c *document.Cell) []string { return wrap(c.Text, column*float64(c.Width())-2*padding, size, 0) }
	start := 0
	for y, places := range grid {
		height := leading*size + 2*padding
		for _, place := range places {
			c := &t.Rows[place.Row].Cells[place.Cell]
			if place.Row+c.Height()-1 == y { // tall cells stretch their last row
				height = max(height, (leading*size*float64(len(text(c)))+2*padding)/1)
			}
		}
		if p.y+height > paperHeight-margin {
			p.rule(margin, p.y, paperWidth-margin, p.y)
			p.feed()
			start = y
		}
		for x, place := range places {
			c := &t.Rows[place.Row].Cells[place.Cell]
			left := margin + column*float64(x)
			if place.Origin {
				for i, line := range text(c) {
					p.text(line, left+padding, p.y+padding+(leading*float64(i)+1.1)*size, size)
				}
			}
			if x == 0 || places[x-1].Row != place.Row || places[x-1].Cell != place.Cell {
				p.rule(left, p.y, left, p.y+height)
			}
			if y == start || grid[y-1][x].Row != place.Row || grid[y-1][x].Cell != place.Cell {
				p.rule(left, p.y, left+column, p.y)
			}
		}
		p.rule(paperWidth-margin, p.y, paperWidth-margin, p.y+height)
		p.y += height
	}
	p.rule(margin, p.y, paperWidth-margin, p.y)
}

// parts are the parts of a package by name.
type parts map[string]string

func (p *press) element(name, content string, attributes ...string) string {
	return fmt.Sprintf("<%[1]s%[2]s xmlns%[3]s=%[4]q %[5]s>%[6]s</%[1]s%[2]s>", p.prefix, name, strings.TrimSuffix(":"+p.prefix, ":"), p.namespace, strings.Join(attributes, " "), content)
}

func (p *press) parts() parts {
	x := p.prefix
	all := parts{"OFD.xml": p.element("OFD", fmt.Sprintf("<%[1]sDocBody><%[1]sDocInfo><%[1]sTitle> 年度报告 </%[1]sTitle></%[1]sDocInfo><%[1]sDocRoot>Doc_0/Document.xml</%[1]sDocRoot></%[1]sDocBody>", x))}
	var pages, templates, use strings.Builder
	if p.template {
		fmt.Fprintf(&templates, `<%[1]sTemplatePage ID="7" BaseLoc="/Doc_0/Tpls/T.xml"/>`, x)
		fmt.Fprintf(&use, `<%[1]sTemplate TemplateID="7" ZOrder="Background"/>`, x)
		all["Doc_0/Tpls/T.xml"] = p.element("Page", fmt.Sprintf("<%[1]sContent><%[1]sLayer>%[2]s</%[1]sLayer></%[1]sContent>", x, p.textObject("云溪县政府信息公开", margin, 10, 3)))
	}
	for i, page := range p.pages {
		fmt.Fprintf(&pages, `<%[1]sPage ID="%[2]d" BaseLoc="Pages/Page_%[3]d/Content.xml"/>`, x, 100000+i, i)
		all[fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i)] = p.element("Page",
			fmt.Sprintf("%[2]s<%[1]sContent><%[1]sLayer>%[3]s</%[1]sLayer></%[1]sContent>", x, use.String(), page))
	}
	all["Doc_0/Document.xml"] = p.element("Document", fmt.Sprintf("<%[1]sCommonData><%[1]sPageArea><%[1]sPhysicalBox>0 0 210 297</%[1]sPhysicalBox></%[1]sPageArea><%[1]sDocumentRes>DocumentRes.xml</%[1]sDocumentRes>%[2]s</%[1]sCommonData><%[1]sPages>%[3]s</%[1]sPages>", x, templates.String(), pages.String()))
	all["Doc_0/DocumentRes.xml"] = p.element("Res", fmt.Sprintf(`<%[1]sFonts><%[1]sFont ID="1" FontName="宋体"/></%[1]sFonts><%[1]sCompositeGraphicUnits>%[2]s</%[1]sCompositeGraphicUnits>`, x, p.units.String()), `BaseLoc="Res"`)
	return all
}

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

// page returns a document of pages with the given objects.
func pageOf(objects ...string) parts {
	p := &press{prefix: "ofd:", namespace: "http://www.ofdspec.org/2016"}
	for _, o := range objects {
		p.pages = append(p.pages, &strings.Builder{})
		p.page().WriteString(o)
	}
	return p.parts()
}
