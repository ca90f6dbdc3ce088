package pdf_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

const shared = "../../../../shared/corpus/"

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sample loads a sample and the report that it shows. The samples are what
// LibreOffice and Chromium made of the module's own files, without the programs of
// their fonts.
func sample(t testing.TB, name, report string) (want printed, data []byte) {
	t.Helper()
	want.name = name
	if err := json.Unmarshal(load(t, report), &want.report); err != nil {
		t.Fatal(err)
	}
	return want, load(t, name)
}

func TestSamples(t *testing.T) {
	for name, report := range map[string]string{
		"libreoffice.pdf": "libreoffice.json",
		"chromium.pdf":    "chromium.json",
		"rc4-40.pdf":      "libreoffice.json",
		"rc4-128.pdf":     "libreoffice.json",
		"aes128.pdf":      "libreoffice.json",
		"aes256.pdf":      "libreoffice.json",
	} {
		t.Run(name, func(t *testing.T) {
			want, data := sample(t, name, report)
			readsBack(t, &want, data)
		})
	}
}

func TestLocked(t *testing.T) {
	if _, err := pdf.Document(load(t, "locked.pdf")); !errors.Is(err, document.ErrEncrypted) {
		t.Errorf("%v", err)
	}
}

// A published report is read whole, and every figure names its page.
func TestPublishedReport(t *testing.T) {
	data, err := os.ReadFile(shared + "hongze-2023.pdf")
	if err != nil {
		t.Skip("the corpus is not there")
	}
	doc, err := pdf.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	expected, err := os.ReadFile(shared + "expected/hongze-2023.json")
	if err != nil {
		t.Fatal(err)
	}
	var want govinfo.Report
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	result := recognize.Document(doc)
	read := 0
	for ref, value := range want.Cells() {
		if value.IsBlank() {
			continue
		}
		if got, err := result.Report.At(ref); err != nil || got.String() != value.String() {
			t.Errorf("%s is %v, want %v", ref, got, value)
		}
		if page := pageOf(doc, result.Origins[ref]); page < 2 || page > 5 {
			t.Errorf("%s stands on page %d", ref, page)
		}
		read++
	}
	if read != 186 {
		t.Errorf("%d cells of 186", read)
	}
}

// The samples of other projects are read, or refused as their kind demands.
func TestForeignSamples(t *testing.T) {
	for name, want := range map[string]struct {
		err  error
		text string // a line of the outline
	}{
		"empty.pdf":                    {err: pdf.ErrNotPDF},
		"malformed-from-issue-932.pdf": {err: pdf.ErrScan},
		"password-example.pdf":         {err: document.ErrEncrypted},
		"ofdrw-converter__Test3.pdf":   {text: "竞争性磋商文件"},
		"ofdrw-converter__ff.pdf":      {text: "文 文"},
		"pdf_structure.pdf":            {text: "# Titre du document"},
		"word365_structure.pdf":        {text: "| Ligne 1 | Alouette | Farfadet |"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(shared + "formats/pdf/" + name)
			if err != nil {
				t.Skip("the corpus is not there")
			}
			doc, err := pdf.Document(data)
			if !errors.Is(err, want.err) {
				t.Fatalf("error %v, want %v", err, want.err)
			}
			if err == nil && !strings.Contains("\n"+outline.Of(doc), "\n"+want.text+"\n") {
				t.Errorf("%q is not in\n%s", want.text, outline.Of(doc))
			}
		})
	}
}

// gbk returns the operand of Tj for a text in the font F2.
func gbk(t testing.TB, text string) string {
	t.Helper()
	p, err := simplifiedchinese.GBK.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return "<" + hex.EncodeToString([]byte(p)) + ">"
}

// ucs2 returns it for a font of UniGB-UCS2.
func ucs2(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%04x", r)
	}
	return "<" + b.String() + ">"
}

func TestContent(t *testing.T) {
	g := func(s string) string { return gbk(t, s) }
	unigb := strings.Replace(gbkFont, "GBK-EUC-H", "UniGB-UCS2-H", 1)
	vertical := strings.Replace(gbkFont, "GBK-EUC-H", "GBK-EUC-V", 1)
	identity := `<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<</Subtype /CIDFontType2 /BaseFont /Song /DW 1000>>]>>`
	for _, test := range []struct {
		name    string
		content string
		font    string // F3
		with    string // resources
		objects []string
		want    string // outline
		notes   string
	}{
		{"a font that is not in the file", "BT /F2 12 Tf 72 700 Td " + g("全年受理13件。") + " Tj ET", "", "", nil, "全年受理13件。\n", ""},
		{"Unicode codes", "BT /F3 12 Tf 72 700 Td " + ucs2("公开13件") + " Tj ET", unigb, "", nil, "公开13件\n", ""},
		{"upright text", "BT /F3 12 Tf 300 700 Td " + g("本年度") + " Tj ET", vertical, "", nil, "本年度\n", ""},
		{"kerning", "BT /F1 12 Tf 72 700 Td [(Rep) 20 (ort) -400 (2023)] TJ ET", "", "", nil, "Report 2023\n", ""},
		{"lines", "BT /F2 12 Tf 14 TL 72 700 Td " + g("一") + " Tj T* " + g("二") + " Tj ET", "", "", nil, "一\n二\n", ""},
		{"hidden by its mode", "BT /F2 12 Tf 72 700 Td " + g("公开") + " Tj 3 Tr 0 -40 Td " + g("不公开") + " Tj ET", "", "", nil, "公开\n", "hidden-text 3"},
		{"hidden by a clip", "q 72 690 1 1 re W n BT /F2 12 Tf 72 700 Td " + g("表格说明") + " Tj ET Q BT /F2 12 Tf 72 600 Td " + g("公开") + " Tj ET", "", "", nil, "公开\n", "hidden-text 4"},
		{"off the page", "BT /F2 12 Tf 700 700 Td " + g("外") + " Tj -600 0 Td " + g("内") + " Tj ET", "", "", nil, "内\n", "hidden-text 1"},
		{"under a picture", "BT /F2 12 Tf 72 700 Td " + g("下") + " Tj ET q 100 0 0 100 50 650 cm /X Do Q BT /F2 12 Tf 72 600 Td " + g("上") + " Tj ET",
			"", "/XObject <</X 5 0 R>>", []string{plainStream("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")}, "上\n", "hidden-text 1"},
		{"under a filled area", "BT /F2 12 Tf 72 700 Td " + g("涂掉") + " Tj ET 60 690 100 30 re f BT /F2 12 Tf 72 600 Td " + g("留") + " Tj ET", "", "", nil, "留\n", "hidden-text 2"},
		{"behind a see-through area", "/G gs 60 690 100 30 re f BT /F2 12 Tf 72 700 Td " + g("突出") + " Tj ET 60 690 100 30 re f", "", "/ExtGState <</G <</ca 0.5>>>>", nil, "突出\n", ""},
		{"a form", "q 1 0 0 1 0 100 cm /X Do Q", "", "/XObject <</X 5 0 R>>", []string{plainStream("/Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 10 0]", "BT /F2 12 Tf 72 500 Td "+g("表")+" Tj ET")}, "表\n", ""},
		{"a layer that is off", "/OC /L BDC BT /F2 12 Tf 72 700 Td " + g("草稿") + " Tj ET EMC BT /F2 12 Tf 72 600 Td " + g("定稿") + " Tj ET", "", "/Properties <</L 6 0 R>>", []string{"null", "<</Type /OCG>>"}, "定稿\n", ""},
		{"a foot", "BT /F2 12 Tf 72 600 Td " + g("正文") + " Tj ET /Artifact <</Type /Pagination /Subtype /Footer>> BDC BT /F2 12 Tf 72 300 Td " + g("页脚") + " Tj ET EMC", "", "", nil, "正文\n", ""},
		{"an inline picture", "BT /F2 12 Tf 72 700 Td " + g("前") + " Tj ET q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID (\x80 EI Q BT /F2 12 Tf 72 600 Td " + g("后") + " Tj ET", "", "", nil, "前\n后\n", ""},
		{"ToUnicode", "BT /F3 12 Tf 72 700 Td <000100020003000A> Tj ET", identity, "",
			[]string{plainStream("", "1 beginbfrange <0001> <0002> <4E00> endbfrange 1 beginbfchar <0003> <00660069> endbfchar 1 beginbfrange <0009> <000A> [<0031> <0032>] endbfrange")}, "一丁fi2\n", ""},
		{"unknown glyphs", "BT /F3 12 Tf 72 700 Td <00010002> Tj ET", identity, "",
			[]string{plainStream("", "1 beginbfchar <0001> <E123> endbfchar")}, "\uFFFD\uFFFD\n", "unknown-glyphs 2 Song"},
		{"a table", table(72, 700, 60, 20, [][]string{{g("规章"), g("1")}, {g("许可"), g("")}}), "", "", nil, "table 2 columns\n| 规章 | 1 |\n| 许可 |  |\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			data := onePage(plainStream("", test.content), test.font, test.with, test.objects...)
			doc, err := pdf.Document(data)
			if err != nil {
				t.Fatal(err)
			}
			if got := outline.Of(doc); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
			var notes []string
			for _, n := range doc.Notes {
				notes = append(notes, strings.TrimSpace(fmt.Sprintf("%s %d %s", n.Code, n.Count, n.Name)))
			}
			if got := strings.Join(notes, ", "); got != test.notes {
				t.Errorf("notes %q, want %q", got, test.notes)
			}
		})
	}
}

// A picture of a page is a scan, whether or not a program has guessed its text.
func TestScans(t *testing.T) {
	picture := plainStream("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
	const show = "q 595 0 0 842 0 0 cm /X Do Q "
	behind := "BT /F2 12 Tf 72 700 Td " + gbk(t, "一、总体情况。全年受理政府信息公开申请13件。") + " Tj ET "
	for name, content := range map[string]string{
		"a picture":                       show,
		"with invisible text":             show + "BT 3 Tr ET " + behind,
		"with text below":                 behind + show,
		"with a page number":              show + "BT /F1 9 Tf 300 20 Td (3) Tj ET",
		"with text clipped away":          show + "q 0 0 0 0 re W n " + behind + "Q",
		"with text that has no ink":       show + "/G gs " + behind,
		"in strips, with text below them": behind + "q 595 0 0 421 0 0 cm /X Do Q q 595 0 0 421 0 421 cm /X Do Q",
	} {
		data := onePage(plainStream("", content), "", "/XObject <</X 5 0 R>> /ExtGState <</G <</ca 0>>>>", picture)
		if doc, err := pdf.Document(data); !errors.Is(err, pdf.ErrScan) {
			t.Errorf("%s: %v %v", name, err, doc)
		}
	}
	if _, err := pdf.Document(onePage(plainStream("", "0 0 10 10 re f"), "", "")); !errors.Is(err, pdf.ErrNoText) {
		t.Errorf("a page without text: %v", err)
	}
}

// One page of several that is a picture is told, and the others are read.
func TestPicturePage(t *testing.T) {
	text := func(s string) string {
		return plainStream("", "BT /F2 12 Tf 72 700 Td "+gbk(t, s)+" Tj ET")
	}
	page := func(content int) string {
		return fmt.Sprintf("<</Type /Page /Parent 2 0 R /Contents %d 0 R>>", content)
	}
	data := build("<</Type /Catalog /Pages 2 0 R>>",
		"<</Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 /MediaBox [0 0 595 842] /Resources <</Font <</F2 "+gbkFont+">> /XObject <</X 9 0 R>>>>>>",
		page(6), page(7), page(8),
		text("第一页的文字在这里。"), plainStream("", "q 595 0 0 842 0 0 cm /X Do Q"), text("第三页的文字在这里。"),
		plainStream("/Subtype /Image", "x"))
	doc, err := pdf.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	if want := []document.Note{{Code: document.NotePicturePage, Page: 2, Count: 1}}; fmt.Sprint(doc.Notes) != fmt.Sprint(want) {
		t.Errorf("notes %v, want %v", doc.Notes, want)
	}
	if last := doc.Blocks[len(doc.Blocks)-1].(*document.Paragraph); last.Source.Page != 3 || last.Source.Line != 1 {
		t.Errorf("%+v", last)
	}
}

// A turned page reads like an upright one.
func TestRotate(t *testing.T) {
	_, data := sample(t, "libreoffice.pdf", "libreoffice.json")
	doc, err := pdf.Document(data)
	if err != nil {
		t.Fatal(err)
	}
	want := outline.Of(doc)
	for _, turn := range []string{"90", "180", "270", "-90"} {
		turned := bytes.ReplaceAll(data, []byte("/Type /Page "), []byte("/Rotate "+turn+" /Type /Page "))
		if bytes.Equal(turned, data) {
			t.Fatal("no page was turned")
		}
		doc, err := pdf.Document(turned)
		if err != nil {
			t.Fatal(err)
		}
		if got := outline.Of(doc); got != want {
			t.Errorf("turned by %s:\n%s", turn, got)
		}
	}
}
