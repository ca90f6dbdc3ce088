package read

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf16"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read/encoding"
)

// sampleSize is how much of a text is looked at to tell its format. It is even,
// so that no character of UTF-16 is cut.
const sampleSize = 64 << 10

// detect tells the format of a file by its bytes. Its errors are [ErrEmpty] and
// [*FormatError].
func detect(data []byte) (Format, error) {
	if len(bytes.TrimSpace(withoutMark(data))) == 0 {
		return "", ErrEmpty
	}
	if kind := binaryKind(data); kind != "" {
		return "", &FormatError{Kind: kind}
	}
	if isZip(data) {
		return detectPackage(data)
	}
	text, _, err := encoding.Decode(data[:min(len(data), sampleSize)], "")
	if err != nil {
		return "", &FormatError{Kind: KindBinary, Err: err}
	}
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", ErrEmpty
	case strings.HasPrefix(text, `{\rtf`):
		return "", &FormatError{Kind: KindRTF}
	case isWordXML(text):
		return "", &FormatError{Kind: KindWordXML}
	case isWebArchive(text):
		return "", &FormatError{Kind: KindWebArchive}
	case text[0] == '{', text[0] == '[' && json.Valid(withoutMark(data)):
		if holdsPage(text, data) {
			return FormatHTML, nil
		}
		return FormatJSON, nil
	case isHTML(text):
		return FormatHTML, nil
	}
	return FormatText, nil
}

func withoutMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// binaryKind tells files by the bytes they begin with.
func binaryKind(data []byte) Kind {
	head := data[:min(len(data), 1024)]
	for _, known := range [...]struct {
		magic string
		kind  Kind
	}{
		{"%PDF-", KindPDF},
		{"\x89PNG\r\n\x1a\n", KindImage}, {"\xff\xd8\xff", KindImage}, {"GIF87a", KindImage}, {"GIF89a", KindImage},
		{"II*\x00", KindImage}, {"MM\x00*", KindImage}, {"8BPS", KindImage},
		{"Rar!\x1a\x07", KindArchive}, {"7z\xbc\xaf\x27\x1c", KindArchive}, {"\x1f\x8b", KindArchive},
	} {
		if bytes.HasPrefix(head, []byte(known.magic)) {
			return known.kind
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("RIFF")) && len(head) >= 12 && string(head[8:12]) == "WEBP",
		bytes.HasPrefix(head, []byte("BM")) && len(head) >= 14 && bytes.Equal(head[6:10], []byte{0, 0, 0, 0}):
		return KindImage
	case bytes.Contains(head, []byte("%PDF-1.")):
		return KindPDF
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compoundKind(data)
	}
	return ""
}

// compoundKind tells a compound file of old Office programs by the names of its
// streams.
func compoundKind(data []byte) Kind {
	for _, known := range [...]struct {
		stream string
		kind   Kind
	}{
		{"EncryptedPackage", KindEncrypted}, {"WordDocument", KindOldWord}, {"WpsDocument", KindOldWord}, {"Workbook", KindOldExcel}, {"Book", KindOldExcel},
	} {
		var name []byte
		for _, unit := range utf16.Encode([]rune(known.stream)) {
			name = append(name, byte(unit), byte(unit>>8))
		}
		if bytes.Contains(data, append(name, 0, 0)) {
			return known.kind
		}
	}
	return KindOldOffice
}

func isZip(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// detectPackage tells a zip package by the names of its parts.
func detectPackage(data []byte) (Format, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", &FormatError{Kind: KindDamaged, Err: err}
	}
	office := false
	for _, part := range archive.File {
		const encrypted = 1
		name := strings.ToLower(part.Name)
		switch {
		case part.Flags&encrypted != 0:
			return "", &FormatError{Kind: KindEncrypted}
		case name == "xl/workbook.xml", name == "xl/workbook.bin":
			return "", &FormatError{Kind: KindSpreadsheet}
		case name == "ppt/presentation.xml":
			return "", &FormatError{Kind: KindSlides}
		case name == "ofd.xml":
			return "", &FormatError{Kind: KindOFD}
		case name == "meta-inf/manifest.xml":
			return "", &FormatError{Kind: KindOpenOffice}
		case name == "[content_types].xml":
			office = true
		}
	}
	if !office {
		return "", &FormatError{Kind: KindZip}
	}
	return FormatWord, nil
}

// isWordXML reports whether a text is one of the XML formats of Word.
func isWordXML(text string) bool {
	head := text[:min(len(text), 2048)]
	return strings.HasPrefix(text, "<?xml") &&
		(strings.Contains(head, `progid="Word.Document"`) || strings.Contains(head, "<pkg:package") || strings.Contains(head, "<w:wordDocument"))
}

func isWebArchive(text string) bool {
	head := strings.ToLower(text[:min(len(text), 2048)])
	return strings.Contains(head, "mime-version:") && strings.Contains(head, "multipart/related")
}

// holdsPage reports whether JSON holds a web page as a string, and is not itself
// a report.
func holdsPage(text string, data []byte) bool {
	lower := strings.ToLower(text)
	for _, tag := range [...]string{"<table", "<p", "<div", `\u003ctable`, `\u003cp`, `\u003cdiv`} {
		if strings.Contains(lower, tag) {
			var report govinfo.Report
			return report.UnmarshalJSON(withoutMark(data)) != nil
		}
	}
	return false
}

// isHTML reports whether a text is a web page or a part of one.
func isHTML(text string) bool {
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
