package read_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read"
	"golang.org/x/text/language"
)

// Limits that are set through read reach the front end, whichever it is.
func TestLimitsReachTheFrontEnds(t *testing.T) {
	files := map[string][]byte{"html": []byte("<table><tr><td>规章<td>1<tr><td>规范性文件<td>2</table>"), "text": []byte("规章\t1\n规范性文件\t2\n")}
	for _, format := range []string{"docx", "doc", "xlsx"} {
		_, files[format] = sampleFile(t, format)
	}
	for format, data := range files {
		for _, limits := range []document.Limits{{Bytes: 16}, {Cells: 1}} {
			_, err := read.Options{Limits: limits}.Bytes(t.Context(), data)
			var limit *read.LimitError
			if !errors.As(err, &limit) {
				t.Errorf("%s within %+v: error %v", format, limits, err)
			}
		}
		if reading, err := (read.Options{Limits: document.Limits{Bytes: len(data)}}).Reader(t.Context(), bytes.NewReader(data)); err != nil || string(reading.Format) != format {
			t.Errorf("%s: error %v", format, err)
		}
	}
	if _, err := (read.Options{Limits: document.Limits{Bytes: 100 << 20}}).Bytes(t.Context(), make([]byte, read.MaxBytes+1)); errors.As(err, new(*read.LimitError)) {
		t.Errorf("a file within the limit that was set: error %v", err)
	}
}

// The work ends with the context, before the front end and in it.
func TestContext(t *testing.T) {
	why := errors.New("nobody waits for it")
	for _, format := range []string{"docx", "doc", "xlsx"} {
		_, data := sampleFile(t, format)
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(why)
		if reading, err := (read.Options{}).Bytes(ctx, data); !errors.Is(err, why) || reading != nil {
			t.Errorf("%s: error %v, want %v", format, err, why)
		}
	}
}

// Every error words itself in both languages, in one line.
func TestMessages(t *testing.T) {
	long := strings.Repeat("<div>", 10_000)
	damaged := workbook(t, "x<")
	for name, test := range map[string]struct {
		data   []byte
		zh, en string
	}{
		"a format that is not read": {[]byte(`{\rtf1`), "这是 RTF 文件（.rtf），无法读取；请打开后另存为 .docx", "the file is a document in Rich Text Format (.rtf); open it and save it as .docx"},
		"an archive":                {[]byte("\x1f\x8b\x08"), "这是压缩包，无法读取；请先解压", "the file is an archive; unpack it first"},
		"a limit":                   {[]byte(long), "文件超出限制：嵌套层数不得多于 512", "htmldoc: more than 512 levels of nesting"},
		"nothing":                   {nil, "文件是空的", "the file is empty"},
		"rows":                      {[]byte("ref,value\nyear,x\ntitel,甲\n"), "报告数据有误：CSV line 2, year: ", "govinfo: CSV line 2, year: "},
		"JSON":                      {[]byte(`{"year":`), "报告数据有误：JSON", "govinfo: JSON "},
		"damage":                    {damaged, "文件无法读取：", "the file cannot be read: "},
	} {
		_, err := read.Bytes(test.data)
		var failed *read.Error
		if !errors.As(err, &failed) {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		zh, en := failed.Message(language.Chinese), failed.Message(language.BritishEnglish)
		if !strings.HasPrefix(zh, test.zh) || !strings.HasPrefix(en, test.en) || strings.Contains(zh+en, "\n") {
			t.Errorf("%s: %q, %q", name, zh, en)
		}
	}
	_, err := read.File(filepath.Join(t.TempDir(), "none.pdf"))
	var failed *read.Error
	if !errors.As(err, &failed) || !errors.Is(err, fs.ErrNotExist) || failed.Message(language.Chinese) != "没有这个文件" || failed.Message(language.English) != "there is no such file" {
		t.Errorf("a missing file: %v", err)
	}
}

// Every format has a name and advice in both languages.
func TestFormatNames(t *testing.T) {
	for _, format := range []read.Format{
		read.FormatHTML, read.FormatWord, read.FormatOldWord, read.FormatExcel, read.FormatPDF, read.FormatOFD, read.FormatText, read.FormatJSON, read.FormatCSV,
		read.FormatScan, read.FormatWord95, read.FormatOldWPS, read.FormatBinaryExcel, read.FormatOldExcel, read.FormatOldOffice, read.FormatSlides,
		read.FormatOpenDocument, read.FormatRTF, read.FormatWordXML, read.FormatWebArchive, read.FormatCEB, read.FormatPicture, read.FormatZip,
		read.FormatArchive, read.FormatEncrypted, read.FormatDamaged, read.FormatBinary, read.FormatJSONLines,
	} {
		zh, en := format.Name(language.Chinese), format.Name(language.English)
		if zh == string(format) || zh == "" || en == "" || zh == en && format != read.FormatPDF || format.Advice(language.Chinese) == "" || format.Advice(language.English) == "" {
			t.Errorf("%s: %q, %q; %q, %q", format, zh, en, format.Advice(language.Chinese), format.Advice(language.English))
		}
	}
}

func ExampleOptions() {
	// An upload of somebody's: at most 1 MB, and only as long as it is waited for.
	options := read.Options{Limits: document.Limits{Bytes: 1 << 20}}
	_, err := options.Bytes(context.Background(), []byte(`{\rtf1\ansi}`))
	var failed *read.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.Message(language.English))
		fmt.Println(failed.Message(language.Chinese))
	}
	// Output:
	// the file is a document in Rich Text Format (.rtf); open it and save it as .docx
	// 这是 RTF 文件（.rtf），无法读取；请打开后另存为 .docx
}
