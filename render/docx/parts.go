package docx

import (
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
)

func contentTypes(comments bool) string {
	const wordprocessing = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	overrides := []struct{ part, kind string }{
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
		{"/word/document.xml", wordprocessing + "document.main+xml"},
		{"/word/styles.xml", wordprocessing + "styles+xml"},
		{"/word/settings.xml", wordprocessing + "settings+xml"},
		{"/word/fontTable.xml", wordprocessing + "fontTable+xml"},
		{"/word/footer1.xml", wordprocessing + "footer+xml"},
		{"/word/footer2.xml", wordprocessing + "footer+xml"},
	}
	if comments {
		overrides = append(overrides, struct{ part, kind string }{"/word/comments.xml", wordprocessing + "comments+xml"})
	}
	var out strings.Builder
	out.WriteString(pack.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, o := range overrides {
		out.WriteString(`<Override PartName="` + o.part + `" ContentType="` + o.kind + `"/>`)
	}
	out.WriteString("</Types>")
	return out.String()
}

const relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const packageRelations = pack.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationship + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + relationship + `extended-properties" Target="docProps/app.xml"/>` +
	`</Relationships>`

func documentRelations(comments bool) string {
	relations := `<Relationship Id="rIdStyles" Type="` + relationship + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rIdSettings" Type="` + relationship + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rIdFonts" Type="` + relationship + `fontTable" Target="fontTable.xml"/>` +
		`<Relationship Id="rIdFooter1" Type="` + relationship + `footer" Target="footer1.xml"/>` +
		`<Relationship Id="rIdFooter2" Type="` + relationship + `footer" Target="footer2.xml"/>`
	if comments {
		relations += `<Relationship Id="rIdComments" Type="` + relationship + `comments" Target="comments.xml"/>`
	}
	return pack.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + relations + `</Relationships>`
}

func coreProperties(doc *document.Document) string {
	return pack.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + pack.Escape(doc.Title) + `</dc:title><dc:language>` + pack.Escape(languageTag(doc.Language)) + `</dc:language></cp:coreProperties>`
}

const appProperties = pack.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>annualreport</Application></Properties>`

// languageTag returns the tag of the text; Chinese is what reports are written in.
func languageTag(tag string) string {
	switch tag {
	case "":
		return "zh-CN"
	case "zh-Hant":
		return "zh-TW"
	case "en":
		return "en-US"
	}
	return tag
}

// settings: page numbers stand left on even pages, and Chinese lines break by
// the rules of Word 2013 and later.
const settings = pack.Header + `<w:settings` + namespaces + `><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
	`<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

// fontTable names what to use where a font of the standard is not installed.
const fontTable = pack.Header + `<w:fonts` + namespaces + `>` +
	`<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>` +
	`<w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>` +
	`<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/><w:charset w:val="86"/><w:family w:val="script"/><w:pitch w:val="fixed"/></w:font>` +
	`<w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>` +
	`<w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>` +
	`</w:fonts>`

// footer returns a page number as GB/T 9704 has it, "— 1 —" in 宋体 四号, one
// character from the edge.
func footer(side string) string {
	return pack.Header + `<w:ftr` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:` + side + `Chars="100" w:` + side + `="280"/><w:jc w:val="` + side + `"/></w:pPr>` +
		`<w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>` +
		`<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
}
