package read

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/doc"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/read/htmldoc"
	"github.com/openxxgk/annualreport/govinfo/read/internal/cfb"
	"github.com/openxxgk/annualreport/govinfo/read/ofd"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
)

// Format is what a file is: a format that is read, or one that is known only to
// say what to do with it.
type Format string

// The formats that are read.
const (
	FormatHTML    Format = "html" // a web page, or data that holds one as a string
	FormatWord    Format = "docx" // Word, Office Open XML
	FormatOldWord Format = "doc"  // Word 97 to 2003, and WPS files of the same make
	FormatExcel   Format = "xlsx" // Excel, Office Open XML
	FormatPDF     Format = "pdf"  // PDF with text
	FormatOFD     Format = "ofd"  // OFD with text
	FormatText    Format = "text" // a text dump
	FormatJSON    Format = "json" // the JSON of govinfo.Report
	FormatCSV     Format = "csv"  // the rows of govinfo.CSV
)

// Formats and states of files that are refused with a [*FormatError].
const (
	FormatScan         Format = "scan"       // PDF or OFD whose pages are pictures
	FormatWord95       Format = "word95"     // Word 95 and older
	FormatOldWPS       Format = "wps"        // WPS files of another make
	FormatBinaryExcel  Format = "xlsb"       // Excel, binary parts in a zip
	FormatOldExcel     Format = "xls"        // Excel 97 to 2003
	FormatOldOffice    Format = "ole"        // another compound file
	FormatSlides       Format = "pptx"       // PowerPoint
	FormatOpenDocument Format = "odf"        // OpenDocument
	FormatRTF          Format = "rtf"        //
	FormatWordXML      Format = "wordxml"    // Word as one XML file
	FormatWebArchive   Format = "mht"        //
	FormatCEB          Format = "ceb"        // documents of Founder Apabi
	FormatPicture      Format = "picture"    //
	FormatZip          Format = "zip"        // files in a zip
	FormatJSONLines    Format = "jsonl"      // reports of govinfo.Encoder: read them with a Decoder
	FormatArchive      Format = "archive"    // files in another archive
	FormatEncrypted    Format = "encrypted"  // any format, with a password
	FormatDamaged      Format = "damagedzip" // a zip that cannot be opened
	FormatBinary       Format = "binary"     // nothing that is known
)

// frontEnd is one format: how its bytes are recognised, how it is read, and what
// it is called.
type frontEnd struct {
	format Format
	// is tells the format by the bytes, for a file of which no front end above
	// it in the table has. Nil: a state that others find.
	is func(*sample) bool
	// document reads a document, report a file that is the report itself; both nil:
	// the format is refused.
	document func(context.Context, []byte, document.Limits) (*document.Document, error)
	report   func([]byte) (govinfo.Report, error)
	// refusals are errors of document that say what a file is.
	refusals []refusal
	zh, en   words
}

// refusal is what an error of a front end says a file is.
type refusal struct {
	err    error
	format Format
}

// words name a format, in a sentence such as "the file is a …", and say what to
// do with a file of it that is not read.
type words struct{ name, advice string }

const (
	saveAsWordZH, saveAsWordEN = "请打开后另存为 .docx", "open it and save it as .docx"
	saveAsExcelZH              = "请打开后另存为 .xlsx"
	saveAsExcelEN              = "open it and save it as .xlsx"
	takeSourceZH, takeSourceEN = "请改用生成它的网页或 Word 文件", "read the web page or the Word document it was made of"
	unpackZH, unpackEN         = "请先解压", "unpack it first"
	fetchAgainZH, fetchAgainEN = "请重新获取", "fetch it again"
)

// frontEnds is the table of all formats. The first line whose is reports true
// has the file.
var frontEnds = [...]frontEnd{
	{format: FormatPDF, is: isPDF, document: readPDF,
		refusals: []refusal{{pdf.ErrScan, FormatScan}, {pdf.ErrNoText, FormatScan}},
		zh:       words{"PDF 文件", fetchAgainZH}, en: words{"PDF document", fetchAgainEN}},
	{format: FormatScan,
		zh: words{"由图片组成的文件（扫描件）", "图片中的数字无法读取，请索取 Word 文件或网页"},
		en: words{"document whose pages are pictures", "figures cannot be read from pictures: ask for the Word document or the web page"}},
	{format: FormatPicture, is: isPicture,
		zh: words{"图片", "图片中的数字无法读取，请改用网页或 Word 文件"},
		en: words{"picture", "figures cannot be read from pictures: ask for the web page or the Word document"}},
	{format: FormatArchive, is: begins("Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\x1f\x8b"),
		zh: words{"压缩包", unpackZH}, en: words{"archive", unpackEN}},
	{format: FormatCEB, is: begins("Founder CEB"),
		zh: words{"方正 CEB 文件", "请改用网页、Word、PDF 或 OFD 文件"},
		en: words{"CEB document of Founder Apabi", "ask for the web page, or the Word, PDF or OFD document"}},

	{format: FormatWord95, is: begins("\xdb\xa5", "\x9b\xa5", "\x31\xbe\x00\x00", "\x32\xbe\x00\x00"),
		zh: words{"Word 95 或更早的文件（.doc）", saveAsWordZH}, en: words{"document of Word 95 or older (.doc)", saveAsWordEN}},

	// Compound files.
	{format: FormatEncrypted, is: stream(cfb.Encrypted),
		zh: words{"加了密码的文件", "请先去掉密码"}, en: words{"document protected by a password", "remove the password first"}},
	{format: FormatOldWord, is: stream(cfb.Word), document: readOldWord,
		refusals: []refusal{{doc.ErrOld, FormatWord95}, {doc.ErrNotWord, FormatOldOffice}},
		zh:       words{"Word 97 至 2003 或 WPS 文件（.doc、.wps）", fetchAgainZH},
		en:       words{"document of Word 97 to 2003 or WPS (.doc, .wps)", fetchAgainEN}},
	{format: FormatOldWPS, is: stream(cfb.WPS),
		zh: words{"旧版 WPS 文件（.wps）", saveAsWordZH}, en: words{"document of an old WPS program (.wps)", saveAsWordEN}},
	{format: FormatOldExcel, is: stream(cfb.Excel, cfb.Excel95),
		zh: words{"旧版 Excel 文件（.xls、.et）", saveAsExcelZH}, en: words{"Excel workbook of the binary format (.xls, .et)", saveAsExcelEN}},
	{format: FormatOldOffice, is: isCompound,
		zh: words{"旧版 Office 文件", saveAsWordZH}, en: words{"file of an old Office program", saveAsWordEN}},

	// Zip packages.
	{format: FormatDamaged, is: isDamagedZip,
		zh: words{"损坏或不完整的文件", fetchAgainZH}, en: words{"zip package that is cut off or damaged", fetchAgainEN}},
	{format: FormatEncrypted, is: isLockedZip,
		zh: words{"加了密码的文件", "请先去掉密码"}, en: words{"document protected by a password", "remove the password first"}},
	{format: FormatExcel, is: part("xl/workbook.xml"), document: readExcel,
		refusals: []refusal{{xlsx.ErrNotExcel, FormatZip}, {xlsx.ErrBinary, FormatBinaryExcel}},
		zh:       words{"Excel 文件（.xlsx）", fetchAgainZH}, en: words{"Excel workbook (.xlsx)", fetchAgainEN}},
	{format: FormatBinaryExcel, is: part("xl/workbook.bin"),
		zh: words{"二进制 Excel 文件（.xlsb）", saveAsExcelZH}, en: words{"Excel workbook with binary parts (.xlsb)", saveAsExcelEN}},
	{format: FormatSlides, is: part("ppt/presentation.xml"),
		zh: words{"PowerPoint 文件（.pptx）", takeSourceZH}, en: words{"PowerPoint presentation (.pptx)", takeSourceEN}},
	{format: FormatOFD, is: part("ofd.xml"), document: readOFD,
		refusals: []refusal{{ofd.ErrNotOFD, FormatZip}, {ofd.ErrScan, FormatScan}, {ofd.ErrNoText, FormatScan}},
		zh:       words{"OFD 文件", fetchAgainZH}, en: words{"OFD document", fetchAgainEN}},
	{format: FormatOpenDocument, is: part("meta-inf/manifest.xml"),
		zh: words{"OpenDocument 文件（.odt、.ods）", saveAsWordZH}, en: words{"OpenDocument file (.odt, .ods)", saveAsWordEN}},
	{format: FormatWord, is: part("[content_types].xml"), document: readWord,
		refusals: []refusal{{docx.ErrNotWord, FormatZip}},
		zh:       words{"Word 文件（.docx）", fetchAgainZH}, en: words{"Word document (.docx)", fetchAgainEN}},
	{format: FormatZip, is: isZip,
		zh: words{"ZIP 压缩包", unpackZH}, en: words{"zip archive", unpackEN}},

	// Text.
	{format: FormatBinary, is: isBinary,
		zh: words{"无法识别的二进制文件", "能读取的是网页、Word 文件、文本和报告的 JSON"},
		en: words{"binary file of no known kind", "a web page, a Word document, a text or the JSON of a report can be read"}},
	{format: FormatRTF, is: textBegins(`{\rtf`),
		zh: words{"RTF 文件（.rtf）", saveAsWordZH}, en: words{"document in Rich Text Format (.rtf)", saveAsWordEN}},
	{format: FormatWordXML, is: isWordXML,
		zh: words{"单个 XML 的 Word 文件", saveAsWordZH}, en: words{"Word document as one XML file", saveAsWordEN}},
	{format: FormatWebArchive, is: isWebArchive,
		zh: words{"网页存档（.mht）", "请把网页另存为 HTML"}, en: words{"web archive (.mht)", "save the page as HTML"}},
	{format: FormatCSV, is: isRows, report: readRows,
		zh: words{"报告的 CSV", fetchAgainZH}, en: words{"CSV of a report", fetchAgainEN}},
	{format: FormatJSONLines, is: isJSONLines,
		zh: words{"JSON Lines 文件（每行一份报告）", "请用 govinfo.NewDecoder 或 examples/bulk 逐份读取"},
		en: words{"file of JSON Lines, a report each", "read it with govinfo.NewDecoder or with examples/bulk"}},
	{format: FormatHTML, is: isHTML, document: readHTML,
		zh: words{"网页", fetchAgainZH}, en: words{"web page", fetchAgainEN}},
	{format: FormatJSON, is: isJSON, report: readJSON,
		zh: words{"报告的 JSON", fetchAgainZH}, en: words{"JSON of a report", fetchAgainEN}},
	{format: FormatText, is: func(*sample) bool { return true }, document: readText,
		zh: words{"文本", fetchAgainZH}, en: words{"text", fetchAgainEN}},
}

func readWord(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return docx.Reader{Limits: limits}.Document(ctx, data)
}

func readOldWord(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return doc.Reader{Limits: limits}.Document(ctx, data)
}

func readExcel(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return xlsx.Reader{Limits: limits}.Document(ctx, data)
}

func readOFD(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return ofd.Reader{Limits: limits}.Document(ctx, data)
}

func readPDF(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return pdf.Reader{Limits: limits}.Document(ctx, data)
}

func readHTML(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return htmldoc.Reader{Limits: limits}.Document(ctx, data)
}

func readText(ctx context.Context, data []byte, limits document.Limits) (*document.Document, error) {
	return plain.Reader{Limits: limits}.Document(ctx, data)
}

// isPDF: some PDF files have other bytes before their header.
func isPDF(s *sample) bool {
	return strings.HasPrefix(s.head, "%PDF-") || strings.Contains(s.head, "%PDF-1.")
}

func isPicture(s *sample) bool {
	h := s.head
	return begins("\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "8BPS")(s) ||
		strings.HasPrefix(h, "RIFF") && len(h) >= 12 && h[8:12] == "WEBP" ||
		strings.HasPrefix(h, "BM") && len(h) >= 14 && h[6:10] == "\x00\x00\x00\x00"
}

// isWordXML reports whether a text is one of the XML formats of Word.
func isWordXML(s *sample) bool {
	head := s.text[:min(len(s.text), 2048)]
	return strings.HasPrefix(head, "<?xml") &&
		(strings.Contains(head, `progid="Word.Document"`) || strings.Contains(head, "<pkg:package") || strings.Contains(head, "<w:wordDocument"))
}

func isWebArchive(s *sample) bool {
	head := strings.ToLower(s.text[:min(len(s.text), 2048)])
	return strings.Contains(head, "mime-version:") && strings.Contains(head, "multipart/related")
}

// isJSON reports whether a text is JSON. One that begins with a bracket may also
// be a text, as in "[bookmark: _GoBack]".
func isJSON(s *sample) bool {
	return s.text[0] == '{' || s.text[0] == '[' && json.Valid(withoutMark(s.data))
}

// isHTML reports whether a text is a web page or a part of one, or JSON that
// holds one as a string.
func isHTML(s *sample) bool {
	text := s.text
	if isJSON(s) {
		return holdsPage(s)
	}
	if text[0] == '<' && len(text) > 1 && (text[1] == '!' || text[1] == '?' || isLetter(text[1])) {
		return true
	}
	if !strings.Contains(text, "<") && !strings.Contains(text, "&lt;") {
		return false
	}
	lower := strings.ToLower(text)
	for _, tag := range [...]string{"<html", "<body", "<table", "<td", "<div", "</p>", "<tr", "<span", "&lt;table"} {
		if strings.Contains(lower, tag) {
			return true
		}
	}
	return false
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
