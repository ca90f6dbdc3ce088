package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/memtest"
)

func TestOtherFiles(t *testing.T) {
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504)
	entry := make([]byte, 128) // of a directory
	for i, c := range []byte("EncryptedPackage") {
		entry[2*i] = c
	}
	entry[64], entry[66] = 34, 2
	encrypted := compound + string(entry)
	sheet := report(t)
	sheet["word/document.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`
	var locked bytes.Buffer
	w := zip.NewWriter(&locked)
	if _, err := w.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Flags: 1, Method: zip.Store}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"encrypted document":   {[]byte(encrypted), ErrEncrypted},
		"encrypted archive":    {locked.Bytes(), ErrEncrypted},
		"document of Word 97":  {[]byte(compound), ErrBinary},
		"nothing":              {nil, ErrNotWord},
		"a page":               {[]byte("<html>"), ErrNotWord},
		"an archive":           {parts{"a.txt": "a"}.zipped(t), ErrNotWord},
		"a spreadsheet":        {sheet.zipped(t), ErrNotWord},
		"another format in it": {withBody(t, `<w:altChunk/>`).zipped(t), ErrEmbedded},
	} {
		doc, err := Document(test.data)
		if !errors.Is(err, test.want) || doc != nil {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
	}
}

// Damage is told with the name of the part, and never as half a document.
func TestDamage(t *testing.T) {
	whole := report(t)
	for name, damage := range map[string]func(parts) string{
		"cut off": func(p parts) string {
			p["word/document.xml"] = p["word/document.xml"][:2000]
			return "word/document.xml"
		},
		"crossed tags": func(p parts) string {
			p["word/styles.xml"] = strings.Replace(p["word/styles.xml"], "</w:style>", "</w:styles>", 1)
			return "word/styles.xml"
		},
		"document type": func(p parts) string {
			p["word/numbering.xml"] = `<!DOCTYPE a [<!ENTITY b "b">]>` + p["word/numbering.xml"]
			return "word/numbering.xml"
		},
		"unknown entity": func(p parts) string {
			p["word/footnotes.xml"] = strings.Replace(p["word/footnotes.xml"], "不含", "&b;", 1)
			return "word/footnotes.xml"
		},
		"unknown encoding": func(p parts) string {
			p["docProps/core.xml"] = strings.Replace(p["docProps/core.xml"], "UTF-8", "KOI8-R", 1)
			return "docProps/core.xml"
		},
		"empty part": func(p parts) string {
			p["word/styles.xml"] = ""
			return "word/styles.xml"
		},
	} {
		p := report(t)
		part := damage(p)
		doc, err := Document(p.zipped(t))
		var fault *PartError
		if !errors.As(err, &fault) || fault.Part != part || doc != nil {
			t.Errorf("%s: error %v, want a PartError of %s", name, err, part)
		}
	}
	data := whole.zipped(t)
	for i := 0; i < len(data); i += 3 { // bytes of the archive in turn
		broken := bytes.Clone(data)
		broken[i] ^= 0x55
		if doc, err := Document(broken); err == nil && doc == nil {
			t.Errorf("byte %d: neither document nor error", i)
		}
	}
}

func TestLimits(t *testing.T) {
	table := tbl(tr(tc("", "a"), tc("", "b")))
	size := len(report(t).zipped(t))
	for name, test := range map[string]struct {
		parts  parts
		limits document.Limits
		want   document.Quantity // "" for none
	}{
		"size":               {report(t), document.Limits{Bytes: size - 50}, document.QuantityBytes},
		"unpacked":           {report(t), document.Limits{Unpacked: 3000}, document.QuantityUnpacked},
		"a bomb":             {withBody(t, strings.Repeat(" ", 4<<20)), document.Limits{Unpacked: 1 << 20}, document.QuantityUnpacked},
		"tables":             {withBody(t, table+table), document.Limits{Tables: 1}, document.QuantityTables},
		"tables within":      {withBody(t, table+table), document.Limits{Tables: 2}, ""},
		"cells":              {withBody(t, table+table), document.Limits{Cells: 3}, document.QuantityCells},
		"cells within":       {withBody(t, table+table), document.Limits{Cells: 4}, ""},
		"spans":              {withBody(t, tbl(tr(tc(wide("2000000000"), "a"), tc("", "b")))), document.Limits{}, document.QuantityPlaces},
		"large spans":        {withBody(t, tbl(tr(tc(wide("99999999999999999999"), "a"), tc("", "b")))), document.Limits{}, document.QuantityPlaces},
		"many spans":         {withBody(t, tbl(strings.Repeat(tr(tc(wide("60000"), "a"), tc(wide("60000"), "b")), 3))), document.Limits{}, document.QuantityPlaces},
		"skipped columns":    {withBody(t, tbl(`<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>`+tc("", "a")+tc("", "b")+`</w:tr>`)), document.Limits{}, document.QuantityPlaces},
		"negative spans":     {withBody(t, tbl(tr(tc(wide("-5"), "a"), tc(wide("0"), "b")))), document.Limits{}, ""},
		"text":               {withBody(t, p(r("甲乙"))), document.Limits{Text: 5}, document.QuantityText},
		"level of a list":    {withLevel(t, strings.Repeat("第", 256)), document.Limits{}, document.QuantityNumber},
		"level within":       {withLevel(t, strings.Repeat("第", 250)), document.Limits{}, ""},
		"parts":              {report(t), document.Limits{Parts: 3}, document.QuantityParts},
		"nesting":            {withBody(t, strings.Repeat("<w:sdt><w:sdtContent>", 200)+strings.Repeat("</w:sdtContent></w:sdt>", 200)), document.Limits{}, document.QuantityNesting},
		"nesting, skipped":   {withBody(t, "<w:sectPr>"+strings.Repeat("<w:a>", 300)+strings.Repeat("</w:a>", 300)+"</w:sectPr>"), document.Limits{}, document.QuantityNesting},
		"one tag":            {withBody(t, `<w:p a="`+strings.Repeat("a", 5<<20)+`"/>`), document.Limits{}, document.QuantityTag},
		"one tag, quotes":    {withBody(t, `<w:p`+strings.Repeat(` a=">"`, 1<<20)+`/>`), document.Limits{}, document.QuantityTag},
		"one comment":        {withBody(t, `<!--`+strings.Repeat(`">'`, 2<<20)+`-->`), document.Limits{}, document.QuantityTag},
		"comments and CDATA": {withBody(t, `<!-- it's -> " --><w:p><w:r><w:t><![CDATA[`+strings.Repeat(`a'>`, 2<<20)+`]]></w:t></w:r></w:p>`), document.Limits{}, ""},
	} {
		doc, err := Reader{Limits: test.limits}.Document(context.Background(), test.parts.zipped(t))
		if test.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var limit *LimitError
		if !errors.As(err, &limit) || limit.Quantity != test.want || limit.Package != "docx" || doc != nil {
			t.Errorf("%s: error %v, want one of %s", name, err, test.want)
		}
	}
}

// withLevel returns a report whose lists have the given text before each number.
func withLevel(t testing.TB, text string) parts {
	p := report(t)
	p["word/numbering.xml"] = strings.Replace(p["word/numbering.xml"], `<w:lvlText w:val="`, `<w:lvlText w:val="`+text, 1)
	return p
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

// Two parts of a file must not multiply: four times the file takes about four
// times the work. Each case was quadratic, or might have been.
func TestGrowth(t *testing.T) {
	long := strings.Repeat("x", 1000)
	for name, document := range map[string]func(n int) parts{
		"rows merged into one cell": func(n int) parts {
			return withBody(t, tbl(tr(tc(down, "a"), tc("", "b"))+strings.Repeat(tr(tc(continued, "c"), tc("", "d")), 50*n)))
		},
		"cells merged into one": func(n int) parts {
			return withBody(t, tbl(tr(tc(`<w:hMerge w:val="restart"/>`, "a")+strings.Repeat(tc(`<w:hMerge/>`, "b"), 50*n), tc("", "c"))))
		},
		"merges beside each other": func(n int) parts {
			return withBody(t, tbl(tr(strings.Repeat(tc(down, "a"), 50*n))+tr(strings.Repeat(tc(continued, ""), 50*n))))
		},
		"a long level and many paragraphs": func(n int) parts {
			p := withLevel(t, strings.Repeat("x", 10*n))
			p["word/document.xml"] = opening + strings.Repeat(pp(numbered("1", "0"), r("a")), 200) + closing
			return p
		},
		"a long name of a style and many paragraphs": func(n int) parts {
			p := withBody(t, strings.Repeat(pp(`<w:pStyle w:val="long"/>`, r("a")), 50*n))
			p["word/styles.xml"] = strings.Replace(p["word/styles.xml"], "</w:styles>",
				`<w:style w:type="paragraph" w:styleId="long"><w:name w:val="`+strings.Repeat(long, n)+`"/></w:style></w:styles>`, 1)
			return p
		},
	} {
		small, large := allocated(t, document(4).zipped(t)), allocated(t, document(16).zipped(t))
		if large > 5*small {
			t.Errorf("%s: %.0f bytes for the fourfold of what takes %.0f", name, large, small)
		}
	}
}

// A reader ends with its context.
func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("nobody waits for it")
	cancel(why)
	if doc, err := (Reader{}).Document(ctx, report(t).zipped(t)); !errors.Is(err, why) || doc != nil {
		t.Errorf("error %v, want %v", err, why)
	}
}

// TestMemory holds what the package says of its memory for hostile documents, by
// what is in use when they have been read.
func TestMemory(t *testing.T) {
	for name, body := range map[string]string{
		"paragraphs": strings.Repeat(p("<w:r><w:t>a</w:t></w:r>"), 100_000),
		"cells":      "<w:tbl><w:tr>" + strings.Repeat("<w:tc/>", 199_000) + tc("", "a") + tc("", "b") + "</w:tr></w:tbl>",
		"attributes": "<w:p" + strings.Repeat(` a=""`, 700_000) + "/>",
		"one text":   p(r(strings.Repeat("甲", 3<<20))),
		"fields":     p(strings.Repeat(field("begin"), 100_000)),
	} {
		data := withBody(t, body).zipped(t)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		doc, err := Document(data)
		runtime.ReadMemStats(&after)
		total := after.TotalAlloc - before.TotalAlloc
		runtime.GC()
		runtime.ReadMemStats(&after)
		inUse := int64(after.HeapAlloc) - int64(before.HeapAlloc)
		t.Logf("%-10s %6d kB packed, %6d kB unpacked: %7d kB allocated in all, %6d kB in use, %v, error %v",
			name, len(data)>>10, len(body)>>10, total>>10, inUse>>10, time.Since(start).Round(time.Millisecond), err)
		if inUse > 4*int64(len(body))+400*200_000 {
			t.Errorf("%s: %d bytes in use for %d bytes of XML", name, inUse, len(body))
		}
		runtime.KeepAlive(doc)
	}
}
