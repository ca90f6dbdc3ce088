package docx

import (
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

func fonts(eastAsia string) string {
	return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="` + eastAsia + `" w:cs="Times New Roman"/>`
}

// style is a paragraph style. Sizes are in half points: 32 is 三号.
type style struct {
	id, name, basedOn, next string
	paragraph, run          string
}

// custom reports whether the style is not one of Word's own.
func (s style) custom() bool {
	switch s.id {
	case "Byline", "TableText", "TableLabel", "TableNote", "MarkTitle", "Mark":
		return true
	}
	return false
}

// exactly is a line of the 22 on a page.
const exactly = `<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>`

// twoCharacters is the indent of a paragraph.
const twoCharacters = `<w:ind w:firstLineChars="200" w:firstLine="640"/>`

var paragraphStyles = [...]style{
	{"BodyText", "Body Text", "Normal", "BodyText", exactly + twoCharacters + `<w:jc w:val="both"/>`, ""},
	{"Heading1", "heading 1", "Normal", "BodyText",
		`<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
		fonts("方正小标宋简体") + `<w:kern w:val="44"/><w:sz w:val="44"/><w:szCs w:val="44"/>`},
	{"Heading2", "heading 2", "Normal", "BodyText", `<w:keepNext/>` + exactly + twoCharacters + `<w:outlineLvl w:val="1"/>`, fonts("黑体")},
	{"Heading3", "heading 3", "Normal", "BodyText", `<w:keepNext/>` + exactly + twoCharacters + `<w:outlineLvl w:val="2"/>`, fonts("楷体_GB2312")},
	{"Heading4", "heading 4", "Heading3", "BodyText", `<w:outlineLvl w:val="3"/>`, ""},
	{"Heading5", "heading 5", "Heading3", "BodyText", `<w:outlineLvl w:val="4"/>`, ""},
	{"Heading6", "heading 6", "Heading3", "BodyText", `<w:outlineLvl w:val="5"/>`, ""},
	{"Byline", "Byline", "Normal", "BodyText", exactly + `<w:jc w:val="center"/>`, fonts("楷体_GB2312")},
	{"Caption", "caption", "Normal", "TableText", `<w:keepNext/>` + exactly + `<w:jc w:val="center"/>`, fonts("黑体") + `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
	{"TableText", "Table Text", "Normal", "", `<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
		fonts("宋体") + `<w:sz w:val="21"/><w:szCs w:val="21"/>`},
	{"TableLabel", "Table Label", "TableText", "", `<w:jc w:val="left"/>`, ""},
	{"TableNote", "Table Note", "TableText", "BodyText", `<w:jc w:val="both"/>`, ""},
	{"MarkTitle", "Finding Title", "Mark", "Mark", `<w:keepNext/>`, fonts("黑体") + `<w:sz w:val="24"/><w:szCs w:val="24"/>`},
	{"Mark", "Finding", "TableText", "",
		`<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="808080"/></w:pBdr><w:ind w:left="240"/><w:jc w:val="left"/>`, ""},
	{"Footer", "footer", "Normal", "", `<w:snapToGrid w:val="0"/>`, fonts("宋体") + `<w:sz w:val="28"/><w:szCs w:val="28"/>`},
	{"CommentText", "annotation text", "Normal", "", `<w:jc w:val="left"/>`, `<w:sz w:val="21"/><w:szCs w:val="21"/>`},
}

// styles returns the part word/styles.xml. The first style of each kind is the
// default.
func styles(tag string) string {
	var out strings.Builder
	eastAsia := languageTag(tag)
	if !strings.HasPrefix(eastAsia, "zh") {
		eastAsia = "zh-CN"
	}
	out.WriteString(pack.Header + `<w:styles` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>` + fonts("仿宋_GB2312") +
		`<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="` + pack.Escape(eastAsia) + `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`)
	for _, s := range paragraphStyles {
		custom := ""
		if s.custom() {
			custom = `w:customStyle="1" `
		}
		out.WriteString(`<w:style w:type="paragraph" ` + custom + `w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="` + s.basedOn + `"/>`)
		if s.next != "" {
			out.WriteString(`<w:next w:val="` + s.next + `"/>`)
		}
		out.WriteString(`<w:qFormat/><w:pPr>` + s.paragraph + `</w:pPr>`)
		if s.run != "" {
			out.WriteString(`<w:rPr>` + s.run + `</w:rPr>`)
		}
		out.WriteString(`</w:style>`)
	}
	const border = ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
	out.WriteString(`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="FormTable"><w:name w:val="Form Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>` +
		`<w:top` + border + `<w:left` + border + `<w:bottom` + border + `<w:right` + border + `<w:insideH` + border + `<w:insideV` + border +
		`</w:tblBorders><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`)
	return out.String()
}
