package read_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
)

const example = "../../examples/check/testdata/report-2021.txt"

// corpus holds real published documents; tests that need them are skipped where
// the folder is absent.
const corpus = "../../../shared/corpus"

func readCorpus(t testing.TB, name string) *read.Reading {
	t.Helper()
	path := filepath.Join(corpus, name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the corpus is not here")
	}
	reading, err := read.File(path)
	if err != nil {
		t.Fatal(err)
	}
	return reading
}

// compareExpected compares the cells with those of a file of the corpus.
func compareExpected(t *testing.T, reading *read.Reading, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(corpus, "expected", name))
	if err != nil {
		t.Fatal(err)
	}
	var want govinfo.Report
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	n := 0
	for ref, value := range want.Cells() {
		n++
		got, _ := reading.Report.At(ref)
		if got.String() != value.String() {
			t.Errorf("%s = %q, want %q", ref, got, value)
		}
		if _, found := reading.Origins[ref]; !found {
			t.Errorf("%s has no origin", ref)
		}
	}
	if n != len(reading.Origins) {
		t.Errorf("%d origins, want %d", len(reading.Origins), n)
	}
}

func TestShanghaiOffice2019(t *testing.T) {
	reading := readCorpus(t, "shanghai-office-2019.html")
	compareExpected(t, reading, "shanghai-office-2019.json")
	report := &reading.Report
	if reading.Format != read.FormatHTML || report.Year != 2019 || report.Agency.Name != "上海市人民政府办公厅" ||
		report.Title != "2019年上海市人民政府办公厅政府信息公开工作年度报告" || report.Published.String() != "2020-01-31" {
		t.Errorf("%s, %d, %q, %q, %v", reading.Format, report.Year, report.Agency.Name, report.Title, report.Published)
	}
	if want := (govinfo.Editions{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019}); report.Editions != want {
		t.Errorf("editions %v", report.Editions)
	}
	if len(report.Sections) != 6 {
		t.Errorf("sections %q", report.Sections)
	}
	for _, p := range reading.Doubts {
		if p.Code.Blank() {
			t.Errorf("problem: %+v", p)
		}
	}
	var aspects []govinfo.Aspect
	for _, p := range report.Overview {
		if p.Heading {
			aspects = append(aspects, p.Aspect)
		}
	}
	if fmt.Sprint(aspects) != fmt.Sprint(govinfo.Aspects()) {
		t.Errorf("aspects %v", aspects)
	}
}

func TestFuyang2021(t *testing.T) {
	reading := readCorpus(t, "fuyang-2021.txt")
	compareExpected(t, reading, "fuyang-2021.json")
	if reading.Format != read.FormatText || len(reading.Doubts) > 0 {
		t.Errorf("%s, %v", reading.Format, reading.Doubts)
	}
}

// The text that pdftotext makes of a PDF keeps the layout of the page, and can be
// read. The test needs that program.
func TestHongze2023(t *testing.T) {
	path := filepath.Join(corpus, "hongze-2023.pdf")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the corpus is not here")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here")
	}
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	reading, err := read.Bytes(text)
	if err != nil {
		t.Fatal(err)
	}
	compareExpected(t, reading, "hongze-2023.json")
	if want := (govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019}); reading.Report.Editions != want {
		t.Errorf("editions %v", reading.Report.Editions)
	}
	if len(reading.Doubts) != 1 || reading.Doubts[0].Code != recognize.InexactLabel {
		t.Errorf("problems %v, want the one garbled label", reading.Doubts)
	}
	if report := &reading.Report; len(report.Sections) != 6 || len(report.Problems) != 1 || len(report.OtherMatters) != 1 {
		t.Errorf("%d sections, %d and %d paragraphs", len(report.Sections), len(report.Problems), len(report.OtherMatters))
	}
}

func TestBlankForm2021(t *testing.T) {
	reading := readCorpus(t, "form-2021.docx")
	if reading.Format != read.FormatWord || len(reading.Origins) != 200 || len(reading.Doubts) > 0 {
		t.Errorf("%s, %d origins, %v", reading.Format, len(reading.Origins), reading.Doubts)
	}
	for ref, value := range reading.Report.Cells() {
		if !value.IsBlank() {
			t.Errorf("%s = %v in a blank form", ref, value)
		}
	}
}

func TestExample(t *testing.T) {
	reading, err := read.File(example)
	if err != nil {
		t.Fatal(err)
	}
	if len(reading.Origins) != 200 || len(reading.Doubts) > 0 {
		t.Errorf("%d origins, %v", len(reading.Origins), reading.Doubts)
	}
	filled := reading.Report.Clone()
	if f := govinfo.Fill(&filled); len(f.Contradictions) > 0 {
		t.Errorf("the figures contradict each other: %v", f.Contradictions)
	}
	for ref, value := range reading.Report.Cells() {
		if value.IsBlank() {
			t.Errorf("%s is blank", ref)
		}
	}
	// The report's own JSON is read back as the same report.
	data, err := json.Marshal(reading.Report)
	if err != nil {
		t.Fatal(err)
	}
	again, err := read.Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	if again.Format != read.FormatJSON || again.Document != nil || !again.Report.Equal(reading.Report) {
		t.Errorf("%s: not the same report", again.Format)
	}
}

// pack makes a zip package.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func wordFile(t testing.TB, text string) []byte {
	return pack(t,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>`+text+`</w:t></w:r></w:p></w:body></w:document>`)
}

func workbook(t testing.TB, text string) []byte {
	return pack(t,
		"[Content_Types].xml", `<Types/>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="worksheet" Target="sheet1.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Sheet1" r:id="r1"/></sheets></workbook>`,
		"xl/sheet1.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>`+text+`</t></is></c></row></sheetData></worksheet>`)
}

func TestFormats(t *testing.T) {
	const title = "云溪县水利局2022年政府信息公开工作年度报告"
	for name, test := range map[string]struct {
		data []byte
		want read.Format
	}{
		"text":                  {[]byte(title + "\n一、总体情况\n无。"), read.FormatText},
		"text in square mark":   {[]byte("[bookmark: _GoBack]" + title), read.FormatText},
		"a page":                {[]byte("<!DOCTYPE html><html><body><h1>" + title + "</h1></body></html>"), read.FormatHTML},
		"a part of a page":      {[]byte("<p>" + title + "</p>"), read.FormatHTML},
		"a page behind a mark":  {[]byte("\ufeff\n <div>" + title + "</div>"), read.FormatHTML},
		"a page in JSON":        {[]byte(`{"code":0,"data":{"content":"<p>` + title + `</p><table><tr><td>规章</td></tr></table>"}}`), read.FormatHTML},
		"a page in an array":    {[]byte(`[{"content":"<p>` + title + `</p>"}]`), read.FormatHTML},
		"JSON":                  {[]byte(`{"year":2022,"title":"` + title + `"}`), read.FormatJSON},
		"JSON behind a mark":    {[]byte("\ufeff" + `{"year":2022,"title":"` + title + `"}`), read.FormatJSON},
		"Word":                  {wordFile(t, title), read.FormatWord},
		"Excel":                 {workbook(t, title), read.FormatExcel},
		"CSV":                   {csvOf(t, title, false), read.FormatCSV},
		"CSV behind a mark":     {csvOf(t, title, true), read.FormatCSV},
		"CSV of Excel in GBK":   {inGBK(t, csvOf(t, title, false)), read.FormatCSV},
		"CSV in UTF-16":         {inUTF16(t, csvOf(t, title, false)), read.FormatCSV},
		"one line of JSON":      {[]byte(`{"year":2022,"title":"` + title + `"}` + "\n"), read.FormatJSON},
		"Markdown with a break": {[]byte("# " + title + "\n\n| 规章 | 1<br>2 |\n"), read.FormatText},
	} {
		t.Run(name, func(t *testing.T) {
			reading, err := read.Bytes(test.data)
			if err != nil {
				t.Fatal(err)
			}
			if reading.Format != test.want {
				t.Errorf("format %s, want %s", reading.Format, test.want)
			}
			if reading.Report.Title != title || test.want != read.FormatJSON && test.want != read.FormatCSV && reading.Report.Agency.Name != "云溪县水利局" {
				t.Errorf("title %q, organ %q", reading.Report.Title, reading.Report.Agency.Name)
			}
		})
	}
}

// csvOf writes a report of nothing but its title as rows, in UTF-8.
func csvOf(t testing.TB, title string, mark bool) []byte {
	t.Helper()
	r := govinfo.Zero(govinfo.Edition2021)
	r.Title = title
	var rows bytes.Buffer
	if err := (govinfo.CSV{BOM: mark}).Write(&rows, &r); err != nil {
		t.Fatal(err)
	}
	return rows.Bytes()
}

func inGBK(t testing.TB, data []byte) []byte {
	t.Helper()
	encoded, err := simplifiedchinese.GBK.NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func inUTF16(t testing.TB, data []byte) []byte {
	t.Helper()
	encoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

// Rows were taken for running text, and all of their figures lost. A row that is
// wrong is an error: the report without it is not what the file says.
func TestRowsAreReadWholeOrNotAtAll(t *testing.T) {
	reading, err := read.Bytes(inGBK(t, csvOf(t, "云溪县水利局2022年政府信息公开工作年度报告", false)))
	if err != nil {
		t.Fatal(err)
	}
	if reading.Report.Disputes.Reconsideration.Total != govinfo.N(0) || len(reading.Unread) > 0 || reading.Document != nil || reading.Notes() != nil {
		t.Errorf("%+v", reading)
	}
	_, err = read.Bytes([]byte("ref,value\nyear,2022\napplications.received.total,x\napplications.nowhere,1\n"))
	var failed *read.Error
	var row *govinfo.DecodeError
	if !errors.As(err, &failed) || !errors.As(err, &row) || row.Line != 3 || !errors.Is(err, govinfo.ErrUnknownRef) {
		t.Fatal(err)
	}
	if zh := failed.Message(language.Chinese); !strings.HasPrefix(zh, "报告数据有误：CSV line 3, applications.received.total: ") || !strings.HasSuffix(zh, "(and 1 more)") {
		t.Error(zh)
	}
}

// compound makes the remains of an old Office file: a directory entry of a
// stream.
func compound(stream string) []byte {
	data := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 504)...)
	entry := make([]byte, 128)
	for i := range len(stream) {
		entry[2*i] = stream[i]
	}
	entry[64], entry[66], entry[67] = byte(2*len(stream)+2), 2, 1
	return append(data, entry...)
}

func TestFormatsThatAreNotRead(t *testing.T) {
	whole := wordFile(t, "text")
	encrypted := bytes.Clone(pack(t, "secret.txt", "x"))
	encrypted[6] |= 1 // the flag in the local header
	if at := bytes.Index(encrypted, []byte("PK\x01\x02")); at > 0 {
		encrypted[at+8] |= 1 // and in the directory
	}
	for name, test := range map[string]struct {
		data []byte
		want read.Format
	}{
		"Word 2":             {[]byte("\xdb\xa5\x2d\x00\x00\x00\x09\x04"), read.FormatWord95},
		"ceb":                {[]byte("Founder CEB 2.99D\x00\x01\x02"), read.FormatCEB},
		"wps":                {compound("WpsDocument"), read.FormatOldWPS},
		"xls":                {compound("Workbook"), read.FormatOldExcel},
		"msg":                {compound("__properties"), read.FormatOldOffice},
		"docx with password": {compound("EncryptedPackage"), read.FormatEncrypted},
		"zip with password":  {encrypted, read.FormatEncrypted},
		"xlsb":               {pack(t, "[Content_Types].xml", "", "xl/workbook.bin", ""), read.FormatBinaryExcel},
		"pptx":               {pack(t, "[Content_Types].xml", "", "ppt/presentation.xml", ""), read.FormatSlides},
		"encrypted ofd":      {pack(t, "OFD.xml", "<OFD/>", "Encryptions.xml", ""), read.FormatEncrypted},
		"odt":                {pack(t, "mimetype", "", "META-INF/manifest.xml", ""), read.FormatOpenDocument},
		"zip":                {pack(t, "report.txt", ""), read.FormatZip},
		"docx cut off":       {whole[:len(whole)/2], read.FormatDamaged},
		"rtf":                {[]byte(`{\rtf1\ansi`), read.FormatRTF},
		"Word 2003 XML":      {[]byte(`<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>`), read.FormatWordXML},
		"JSON Lines":         {[]byte("{\"year\":2022}\n\n {\"year\":2023}\n"), read.FormatJSONLines},
		"mht":                {[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"), read.FormatWebArchive},
		"png":                {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), read.FormatPicture},
		"jpeg":               {[]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), read.FormatPicture},
		"webp":               {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), read.FormatPicture},
		"rar":                {[]byte("Rar!\x1a\x07\x01\x00"), read.FormatArchive},
		"7z":                 {[]byte("7z\xbc\xaf\x27\x1c\x00\x04"), read.FormatArchive},
		"noise":              {bytes.Repeat([]byte{0, 1, 2, 3}, 50), read.FormatBinary},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report.html") // the name says nothing
			if err := os.WriteFile(path, test.data, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := read.File(path)
			var format *read.FormatError
			if !errors.As(err, &format) || format.Format != test.want {
				t.Fatalf("err = %v, want a FormatError of %q", err, test.want)
			}
			if text := err.Error(); !strings.Contains(text, path) || strings.Contains(text, "\n") || !strings.Contains(text, ";") {
				t.Errorf("not one line that names the file and says what to do: %q", text)
			}
		})
	}
}

func TestNilIsAnError(t *testing.T) {
	if _, err := read.Reader(nil); !errors.Is(err, read.ErrNoSource) {
		t.Error(err)
	}
	var none context.Context
	if _, err := (read.Options{}).Bytes(none, []byte("text")); !errors.Is(err, read.ErrNoSource) {
		t.Error(err)
	}
}

func TestErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.docx")
	_, err := read.File(missing)
	if !errors.Is(err, fs.ErrNotExist) || strings.Count(err.Error(), "missing.docx") != 1 {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := read.File(t.TempDir()); err == nil {
		t.Error("a folder was read")
	}
	for _, data := range []string{"", " \n\t", "\ufeff", "\ufeff \r\n"} {
		if _, err := read.Bytes([]byte(data)); !errors.Is(err, read.ErrEmpty) {
			t.Errorf("%q: %v", data, err)
		}
	}
	var decode *govinfo.DecodeError
	for _, data := range []string{`{"year":`, `{"yaer":2022}`, `[]`, `{}x`} {
		if _, err := read.Bytes([]byte(data)); !errors.As(err, &decode) {
			t.Errorf("%s: %v", data, err)
		}
	}
	var limit *read.LimitError
	if _, err := read.Reader(endless{}); !errors.As(err, &limit) {
		t.Errorf("an endless file: %v", err)
	}
	broken := errors.New("the line is dead")
	if _, err := read.Reader(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("a failing source: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("规章 "), len(p)/7+1)), nil
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzBytes(f *testing.F) {
	if data, err := os.ReadFile(example); err == nil {
		f.Add(data)
	}
	f.Add([]byte(`{"year":2022,"applications":{"received":{"total":1}}}`))
	f.Add([]byte("<table><tr><td rowspan=3>规章<td>1<table><tr><td>x"))
	f.Add(wordFile(f, "一、总体情况"))
	f.Add(compound("WordDocument"))
	f.Fuzz(func(t *testing.T, data []byte) {
		reading, err := read.Bytes(data)
		var failed *read.Error
		switch {
		case err != nil && !errors.As(err, &failed):
			t.Errorf("%T: %v", err, err)
		case err != nil && reading != nil:
			t.Error("a reading and an error")
		case err == nil && (reading.Document == nil) != (reading.Format == read.FormatJSON):
			t.Error("no document")
		}
	})
}

func ExampleFile() {
	reading, err := read.File(example)
	if err != nil {
		fmt.Println(err)
		return
	}
	const ref = "applications.outcomes.granted.total"
	origin := reading.Origins[ref]
	fmt.Println(reading.Report.Year, reading.Report.Agency.Name)
	fmt.Println(govinfo.Label(ref), reading.Report.Count(ref))
	fmt.Printf("row %d, cell %d: %q\n", origin.Row+1, origin.Cell+1, origin.Text)
	// Output:
	// 2021 云溪县农业农村局
	// 三、（一）予以公开 · 总计 26
	// row 6, cell 9: "26"
}
