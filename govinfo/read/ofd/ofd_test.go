package ofd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/internal/memtest"
	"github.com/openxxgk/annualreport/render"
)

// presses are the ways of different programs.
var presses = map[string]press{
	"strokes and lists":        {prefix: "ofd:", namespace: "http://www.ofdspec.org/2016", deltas: "list"},
	"thin fills and repeats":   {prefix: "ofd:", namespace: "http://www.ofdspec.org/2016", deltas: "repeat", filled: true, blocks: true},
	"turned over, no prefix":   {prefix: "", namespace: "http://www.ofdspec.org", deltas: "repeat", flipped: true},
	"a template, other prefix": {prefix: "x:", namespace: "http://www.ofdspec.org/2016", deltas: "list", template: true},
	"widths left to the font":  {prefix: "ofd:", namespace: "http://www.ofdspec.org/2016", deltas: "none"},
	"composite objects":        {prefix: "ofd:", namespace: "http://www.ofdspec.org/2016", deltas: "repeat", composite: true},
}

// What is printed reads back as the same report in every cell, in whatever way a
// program prints.
func TestWhatIsPrintedIsRead(t *testing.T) {
	for name, way := range presses {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 4))
			reports := 12
			if testing.Short() {
				reports = 3
			}
			for i := range reports {
				editions := []govinfo.Editions{
					{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021},
					{Proactive: govinfo.Edition2019, Applications: govinfo.Edition2019},
					{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2019},
				}[i%3]
				want := govinfotest.Options{Editions: editions, WithBlank: i%2 == 1}.Report(random)
				p := way
				file := p.print(render.Compose(&want))
				doc, err := Document(file.zipped(t))
				if err != nil {
					t.Fatal(err)
				}
				result := recognize.Document(doc)
				for ref, value := range want.Cells() {
					if got, err := result.Report.At(ref); err != nil || got.String() != value.String() {
						t.Errorf("report %d: %s is %v, want %v", i, ref, got, value)
					}
				}
				if result.Report.Title != want.Title || len(result.Doubts) > 0 || len(doc.Notes) > 0 || doc.Title != "年度报告" {
					t.Errorf("report %d: %q, %v, %v", i, result.Report.Title, result.Doubts, doc.Notes)
				}
			}
		})
	}
}

func objectOf(attributes, code string) string {
	return `<ofd:TextObject ID="1" Font="1" ` + attributes + `>` + code + `</ofd:TextObject>`
}

func code(x, y, rest, text string) string {
	return fmt.Sprintf(`<ofd:TextCode X="%s" Y="%s" %s>%s</ofd:TextCode>`, x, y, rest, text)
}

func TestText(t *testing.T) {
	for _, test := range []struct{ name, objects, want string }{
		{"one line", objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="4 4 4"`, "年度报告")), "年度报告\n"},
		{"two codes", objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="4"`, "年度")+code("8", "4", `DeltaX="4"`, "报告")), "年度报告\n"},
		{"a line that goes on below", objectOf(`Boundary="20 30 100 20" Size="4"`, code("0", "4", `DeltaX="g 3 4 -12 g 3 4" DeltaY="g 3 0 6 g 3 0"`, "受理申请答复一件")), "受理申请\n答复一件\n"},
		{"columns in one code", objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="20 20"`, "甲乙丙")), "甲 乙 丙\n"},
		{"a matrix", objectOf(`Boundary="20 30 100 40" Size="2" CTM="2 0 0 2 10 10"`, code("0", "2", `DeltaX="2 2 2"`, "年度报告")), "年度报告\n"},
		{"glyph by glyph downwards", objectOf(`Boundary="20 30 10 100" Size="4"`, code("0", "4", `DeltaY="4 4 4"`, "年度报告")), "年度报告\n"},
		{"downwards by its direction", objectOf(`Boundary="20 30 10 100" Size="4" ReadDirection="90"`, code("0", "4", ``, "年度报告")), "年度报告\n"},
	} {
		doc, err := Document(pageOf(test.objects).zipped(t))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

// What nobody sees is left out, and told.
func TestHidden(t *testing.T) {
	seen := objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="4 4 4"`, "年度报告"))
	for name, object := range map[string]string{
		"invisible":              objectOf(`Boundary="20 50 100 10" Size="4" Visible="false"`, code("0", "4", "", "12")),
		"without alpha":          objectOf(`Boundary="20 50 100 10" Size="4" Alpha="0"`, code("0", "4", "", "12")),
		"without ink":            objectOf(`Boundary="20 50 100 10" Size="4" Fill="false"`, code("0", "4", "", "12")),
		"in a colour that is no": objectOf(`Boundary="20 50 100 10" Size="4"`, `<ofd:FillColor Value="0 0 0" Alpha="0"/>`+code("0", "4", "", "12")),
		"of no size":             objectOf(`Boundary="20 50 100 10" Size="0.1"`, code("0", "0.1", "", "12")),
		"off the page":           objectOf(`Boundary="300 50 100 10" Size="4"`, code("0", "4", "", "12")),
		"outside its boundary":   objectOf(`Boundary="20 50 1 1" Size="4"`, code("30", "40", "", "12")),
	} {
		doc, err := Document(pageOf(seen + object).zipped(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := outline.Of(doc); got != "年度报告\n" || len(doc.Notes) != 1 || doc.Notes[0].Code != document.NoteHiddenText || doc.Notes[0].Count != 2 {
			t.Errorf("%s: %q, %v", name, got, doc.Notes)
		}
	}
}

func TestOtherFiles(t *testing.T) {
	picture := `<ofd:ImageObject ID="1" Boundary="0 0 210 297" ResourceID="3"/>`
	encrypted := pageOf(picture)
	encrypted["Encryptions.xml"] = "<Encryptions/>"
	named := pageOf(picture)
	named["OFD.xml"] = strings.Replace(named["OFD.xml"], "</ofd:DocBody>", "<ofd:Encryptions>E.xml</ofd:Encryptions></ofd:DocBody>", 1)
	empty := pageOf(picture)
	empty["OFD.xml"] = "<OFD/>"
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"encrypted":               {encrypted.zipped(t), ErrEncrypted},
		"encrypted, as it says":   {named.zipped(t), ErrEncrypted},
		"a scan":                  {pageOf(picture, picture).zipped(t), ErrScan},
		"a scan with text behind": {pageOf(picture + objectOf(`Boundary="20 30 100 10" Size="4" Visible="false"`, code("0", "4", "", "年度报告"))).zipped(t), ErrScan},
		"without text":            {pageOf("").zipped(t), ErrNoText},
		"no document":             {empty.zipped(t), ErrNotOFD},
		"nothing":                 {nil, ErrNotOFD},
		"an archive":              {parts{"a.txt": "a"}.zipped(t), ErrNotOFD},
	} {
		doc, err := Document(test.data)
		if !errors.Is(err, test.want) || doc != nil {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
	}
}

// Damage is told with the name of the part, and never as half a document.
func TestDamage(t *testing.T) {
	missing := pageOf(objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", "", "甲")), "")
	delete(missing, "Doc_0/Pages/Page_1/Content.xml")
	cut := pageOf("")
	cut["Doc_0/Pages/Page_0/Content.xml"] = cut["Doc_0/Pages/Page_0/Content.xml"][:100]
	for name, p := range map[string]parts{"a page is missing": missing, "a page is cut off": cut} {
		doc, err := Document(p.zipped(t))
		var fault *PartError
		if !errors.As(err, &fault) || !strings.Contains(strings.ToLower(fault.Part), "pages/") || doc != nil {
			t.Errorf("%s: error %v, want a PartError of the page", name, err)
		}
	}
	way := presses["strokes and lists"]
	want := govinfotest.Options{}.Report(rand.New(rand.NewPCG(8, 8)))
	whole := way.print(render.Compose(&want)).zipped(t)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 200 {
		broken := bytes.Clone(whole)
		if i%4 == 0 {
			broken = broken[:random.IntN(len(broken))]
		} else {
			for range 1 + random.IntN(300) {
				broken[random.IntN(len(broken))] = byte(random.Uint32())
			}
		}
		doc, err := Document(broken)
		if err != nil {
			continue
		}
		result := recognize.Document(doc)
		for ref, value := range result.Report.Cells() {
			if right, err := want.At(ref); !value.IsBlank() && (err != nil || right.String() != value.String()) {
				t.Errorf("copy %d: %s is %v, want %v", i, ref, value, right)
			}
		}
	}
}

func TestLimits(t *testing.T) {
	text := objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="4 4 4"`, "年度报告"))
	line := `<ofd:PathObject ID="2" Boundary="20 50 100 10"><ofd:AbbreviatedData>M 0 0 L 100 0</ofd:AbbreviatedData></ofd:PathObject>`
	circle := pageOf(text + `<ofd:CompositeObject ID="1" ResourceID="9" Boundary="0 0 210 297"/>`)
	circle["Doc_0/DocumentRes.xml"] = `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="9"><Content><CompositeObject ResourceID="9" Boundary="0 0 1 1"/></Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`
	heavy := pageOf(text + strings.Repeat(`<ofd:CompositeObject ID="1" ResourceID="9" Boundary="0 0 210 297"/>`, 2000))
	heavy["Doc_0/DocumentRes.xml"] = `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="9"><Content/></CompositeGraphicUnit>` + strings.Repeat(" ", 64<<10) + `</CompositeGraphicUnits></Res>`
	tower := pageOf(text + `<ofd:CompositeObject ID="1" ResourceID="0" Boundary="0 0 210 297"/>`)
	var floors strings.Builder
	for i := range 10 {
		fmt.Fprintf(&floors, `<CompositeGraphicUnit ID="%d"><Content>%s</Content></CompositeGraphicUnit>`, i, strings.Repeat(fmt.Sprintf(`<CompositeObject ResourceID="%d" Boundary="0 0 1 1"/>`, i+1), 100))
	}
	tower["Doc_0/DocumentRes.xml"] = `<Res><CompositeGraphicUnits>` + floors.String() + `</CompositeGraphicUnits></Res>`
	template := &press{prefix: "ofd:", namespace: "x", template: true}
	for range 400 {
		template.pages = append(template.pages, &strings.Builder{})
	}
	pages := template.parts()
	pages["Doc_0/Tpls/T.xml"] = `<Page><Content><Layer>` + strings.Repeat(strings.ReplaceAll(line, "ofd:", ""), 3000) + `</Layer></Content></Page>`
	for name, test := range map[string]struct {
		parts  parts
		limits document.Limits
		want   document.Quantity // "" for none
	}{
		"size":                        {pageOf(text), document.Limits{Bytes: 100}, document.QuantityBytes},
		"parts":                       {pageOf(text), document.Limits{Parts: 2}, document.QuantityParts},
		"unpacked":                    {pageOf(text), document.Limits{Unpacked: 300}, document.QuantityUnpacked},
		"a bomb":                      {pageOf(text + strings.Repeat(" ", 4<<20)), document.Limits{Unpacked: 1 << 20}, document.QuantityUnpacked},
		"pages":                       {pageOf(text, text), document.Limits{Pages: 1}, document.QuantityPages},
		"pages within":                {pageOf(text, strings.Replace(text, "年度", "总体", 1)), document.Limits{Pages: 2}, ""},
		"glyphs":                      {pageOf(text), document.Limits{Glyphs: 3}, document.QuantityGlyphs},
		"glyphs within":               {pageOf(text), document.Limits{Glyphs: 4}, ""},
		"objects":                     {pageOf(text + line + line), document.Limits{Objects: 5}, document.QuantityObjects},
		"nesting":                     {pageOf(strings.Repeat("<ofd:PageBlock>", 100) + strings.Repeat("</ofd:PageBlock>", 100)), document.Limits{}, document.QuantityNesting},
		"a composite of itself":       {circle, document.Limits{}, document.QuantityNesting},
		"one composite, often":        {heavy, document.Limits{}, ""},
		"composites of composites":    {tower, document.Limits{}, document.QuantityObjects},
		"one template on many pages":  {pages, document.Limits{}, document.QuantityObjects},
		"one distance for all glyphs": {pageOf(objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="g 2000000000 4"`, "年度报告"))), document.Limits{}, ""},
	} {
		doc, err := Reader{Limits: test.limits}.Document(context.Background(), test.parts.zipped(t))
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.want || limit.Package != "ofd" || doc != nil {
			t.Errorf("%s: error %v, want one of %s", name, err, test.want)
		}
	}
}

// allocated returns how many bytes reading a document allocates.
func allocated(t *testing.T, data []byte) float64 {
	t.Helper()
	return memtest.Allocated(func() {
		if _, err := Document(data); err != nil {
			t.Fatal(err)
		}
	})
}

// Two parts of a file must not multiply: four times the file takes about four times
// the work.
func TestGrowth(t *testing.T) {
	for name, of := range map[string]func(n int) string{
		"texts": func(n int) string {
			var all strings.Builder
			for i := range 50 * n {
				all.WriteString(objectOf(fmt.Sprintf(`Boundary="20 %d 100 10" Size="4"`, 10+i%270), code("0", "4", `DeltaX="g 9 4"`, "受理申请答复一件")))
			}
			return all.String()
		},
		"one long text": func(n int) string {
			return objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="g 1000000 0.001"`, strings.Repeat("甲", 500*n)))
		},
		"lines": func(n int) string {
			return objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", "", "甲")) +
				strings.Repeat(`<ofd:PathObject ID="2" Boundary="20 50 100 10"><ofd:AbbreviatedData>M 0 0 L 100 0 L 100 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>`, 50*n)
		},
		"a long path": func(n int) string {
			return objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", "", "甲")) +
				`<ofd:PathObject ID="2" Boundary="20 50 100 10"><ofd:AbbreviatedData>M 0 0 ` + strings.Repeat("L 100 0 L 0 0 ", 100*n) + `</ofd:AbbreviatedData></ofd:PathObject>`
		},
	} {
		small, large := allocated(t, pageOf(of(8)).zipped(t)), allocated(t, pageOf(of(32)).zipped(t))
		if large > 6*small {
			t.Errorf("%s: %.0f bytes for the fourfold of what takes %.0f", name, large, small)
		}
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("nobody waits for it")
	cancel(why)
	if doc, err := (Reader{}).Document(ctx, pageOf("").zipped(t)); !errors.Is(err, why) || doc != nil {
		t.Errorf("error %v, want %v", err, why)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(pageOf(objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="g 3 4"`, "年度报告"))).zipped(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if doc, err := (Reader{Limits: document.Limits{Unpacked: 1 << 20}}).Document(context.Background(), data); (doc == nil) == (err == nil) {
			t.Errorf("document %v, error %v", doc, err)
		}
	})
}

// FuzzPage fuzzes what is on a page, which a fuzzer of the zip hardly reaches.
func FuzzPage(f *testing.F) {
	f.Add(objectOf(`Boundary="20 30 100 10" Size="4" CTM="1 0 0 -1 0 297" HScale="0.5"`, code("0", "4", `DeltaX="g 3 4" DeltaY="0"`, "年度报告")))
	f.Add(`<ofd:PathObject Boundary="20 50 100 10" LineWidth="1" Fill="true"><ofd:AbbreviatedData>S 0 0 M 0 0 L 1 1 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 2 3 4 5 6 7 C</ofd:AbbreviatedData></ofd:PathObject>`)
	f.Fuzz(func(t *testing.T, objects string) {
		doc, err := (Reader{Limits: document.Limits{Unpacked: 1 << 20}}).Document(context.Background(), pageOf(objects).zipped(t))
		if (doc == nil) == (err == nil) {
			t.Errorf("document %v, error %v", doc, err)
		}
	})
}

func ExampleDocument() {
	// A page that is built here, where a file would be read.
	file := pageOf(objectOf(`Boundary="20 30 100 10" Size="4"`, code("0", "4", `DeltaX="g 4 4 2 2 4"`, "全年受理13件")))
	doc, err := Document(file.zipped(&testing.B{}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, block := range doc.Blocks {
		if p, ok := block.(*document.Paragraph); ok {
			fmt.Printf("page %d: %s\n", p.Source.Page, p.Text)
		}
	}
	// Output:
	// page 1: 全年受理13件
}

func BenchmarkDocument(b *testing.B) {
	way := presses["strokes and lists"]
	report := govinfotest.Options{}.Report(rand.New(rand.NewPCG(8, 8)))
	data := way.print(render.Compose(&report)).zipped(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Document(data); err != nil {
			b.Fatal(err)
		}
	}
}
