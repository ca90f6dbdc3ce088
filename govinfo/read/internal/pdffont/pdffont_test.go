package pdffont

import (
	"fmt"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
)

// load loads the font of a file, which is object 2.
func load(t testing.TB, font string, further ...string) *Font {
	t.Helper()
	file := "%PDF-1.4\n1 0 obj <</Type /Catalog /F 2 0 R>> endobj\n2 0 obj " + font + " endobj\n"
	for i, o := range further {
		file += fmt.Sprintf("%d 0 obj %s endobj\n", 3+i, o)
	}
	f, err := pdffile.Open([]byte(file), document.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(f, f.Dict(f.Root()["F"]))
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// text returns what a string shows, and its width.
func text(font *Font, s string) (string, float64) {
	var b strings.Builder
	width := 0.0
	for len(s) > 0 {
		g, n := font.Next([]byte(s))
		b.WriteString(g.Text)
		width += g.Width
		s = s[n:]
	}
	return b.String(), width
}

func stream(data string) string {
	return fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(data), data)
}

func composite(encoding, more string) string {
	return "<</Subtype /Type0 /Encoding " + encoding + " " + more + " /DescendantFonts [<</CIDSystemInfo <</Registry (Adobe) /Ordering (GB1)>> /DW 1000 /W [1 [500 300] 3 95 600 814 939 500]>>]>>"
}

func TestMeaning(t *testing.T) {
	for _, test := range []struct {
		name, font string
		further    []string
		codes      string
		want       string
		width      float64
	}{
		{"standard", "<</Subtype /Type1 /BaseFont /Helvetica>>", nil, "a'1\xae", "a’1ﬁ", 4 * 0.556},
		{"WinAnsi", "<</Subtype /TrueType /Encoding /WinAnsiEncoding /FirstChar 65 /Widths [700 800]>>", nil, "AB\x96", "AB–", 1.5},
		{"differences", "<</Subtype /Type1 /Encoding <</BaseEncoding /WinAnsiEncoding /Differences [65 /one.tab /uni4E00 /u20000 /g17]>>>>", nil, "ABCDE", "1一\U00020000\uFFFDE", 5 * 0.556},
		{"an embedded font of signs", "<</Subtype /TrueType /FontDescriptor <</Flags 4 /FontFile2 9 0 R>>>>", nil, "1", "\uFFFD", 0.556},
		{"a symbol font", "<</Subtype /Type1 /BaseFont /Symbol>>", nil, "a", "\uFFFD", 0.556},
		{"Type 3", "<</Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 1 /Widths [50] /Encoding <</Differences [1 /three]>>>>", nil, "\x01", "3", 0.5},
		{"GBK, half wide", composite("/GBK-EUC-H", ""), nil, "1\xb9\xab", "1公", 1.5},
		{"GBK, proportional", composite("/GBKp-EUC-H", ""), nil, "!\xb9\xab", "!公", 1.3},
		{"GB 18030", composite("/GBK2K-H", ""), nil, "\x95\x32\x82\x36a", "\U00020000a", 1.6},
		{"UCS-2", composite("/UniGB-UCS2-H", ""), nil, "\x51\x6c\x00!", "公!", 1.3},
		{"UTF-16", composite("/UniGB-UTF16-H", ""), nil, "\xd8\x40\xdc\x00\x00!", "\U00020000!", 1.3},
		{"Big 5", composite("/ETen-B5-H", ""), nil, "\xa4\xbd", "公", 1},
		{"Identity of Adobe-GB1", composite("/Identity-H", ""), nil, "\x00\x12\x20\x00", "1\uFFFD", 1.6},
		{"ToUnicode", composite("/Identity-H", "/ToUnicode 3 0 R"), []string{stream("1 beginbfrange <0001><0003><0041> endbfrange 1 beginbfchar <0002><005A> endbfchar")}, "\x00\x01\x00\x02\x00\x03", "AZC", 1.4},
		{"private characters", composite("/Identity-H", "/ToUnicode 3 0 R"), []string{stream("1 beginbfchar <4000><E001> endbfchar")}, "\x40\x00", "\uFFFD", 1},
		{"ToUnicode that is silent", "<</Subtype /TrueType /Encoding /WinAnsiEncoding /ToUnicode 3 0 R>>", []string{stream("1 beginbfchar <41><4E00> endbfchar")}, "AB", "一B", 2 * 0.556},
		{"codes of a CMap in the file", composite("3 0 R", "/ToUnicode 4 0 R"), []string{
			stream("2 begincodespacerange <00><7F> <8000><FFFF> endcodespacerange 1 begincidrange <00><7F> 1 endcidrange"),
			stream("1 beginbfchar <01><0031> endbfchar 1 beginbfchar <8001><4E00> endbfchar")}, "\x01\x80\x01", "1一", 1.3},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, width := text(load(t, test.font, test.further...), test.codes)
			if got != test.want || width < test.width-1e-9 || width > test.width+1e-9 {
				t.Errorf("%q, %.3f wide, want %q, %.3f", got, width, test.want, test.width)
			}
		})
	}
}

func TestWeightAndDirection(t *testing.T) {
	for font, want := range map[string][2]bool{ // bold, vertical
		"<</BaseFont /ABCDEF+SimSun>>":                        {false, false},
		"<</BaseFont /ABCDEF+SimHei>>":                        {true, false},
		"<</BaseFont /Arial,Bold>>":                           {true, false},
		"<</FontDescriptor <</Flags 262144>>>>":               {true, false},
		composite("/GBK-EUC-V", ""):                           {false, true},
		composite("/Identity-V", "/BaseFont /NotoSans-Heavy"): {true, true},
	} {
		if f := load(t, font); f.Bold != want[0] || f.Vertical != want[1] {
			t.Errorf("%s: bold %v, vertical %v", font, f.Bold, f.Vertical)
		}
	}
}

func FuzzFont(f *testing.F) {
	f.Add("2 begincodespacerange <00><7F> <8000><FFFF> endcodespacerange 1 begincidrange <00><7F> 1 endcidrange", "1 beginbfrange <01><03>[<0041><0042>] endbfrange", "\x01\x80\x01")
	f.Fuzz(func(t *testing.T, codes, unicode, s string) {
		font := &Font{composite: true, codes: parseCMap([]byte(codes), false), toUnicode: parseCMap([]byte(unicode), true)}
		for len(s) > 0 {
			g, n := font.Next([]byte(s))
			if n < 1 || n > len(s) || !strings.Contains(g.Text, g.Text) {
				t.Fatalf("%d bytes of %d", n, len(s))
			}
			s = s[n:]
		}
	})
}

func Example() {
	font := &Font{texts: baseEncoding("WinAnsiEncoding")}
	g, n := font.Next([]byte("13"))
	fmt.Println(g.Text, n)
	// Output: 1 1
}
