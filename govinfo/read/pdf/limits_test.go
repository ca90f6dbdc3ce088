package pdf_test

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/internal/memtest"
)

// bombs are files that ask for much more than they hold.
func bombs(t testing.TB) map[string][]byte {
	const million = 1 << 20
	g := gbk(t, "公开")
	show := "BT /F2 12 Tf 72 700 Td " + g + " Tj ET\n"
	zeros := strings.Repeat("\x00", 40*million)
	twice := func(entries, data string) string { // a stream packed in a stream
		inner := packed(t, "", data)
		_, inner, _ = strings.Cut(inner, "stream\n")
		inner, _, _ = strings.Cut(inner, "\nendstream")
		return strings.Replace(packed(t, entries, inner), "/Filter /FlateDecode", "/Filter [/FlateDecode /FlateDecode]", 1)
	}
	form := func(content string) string {
		return plainStream("/Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</A 5 0 R /B 6 0 R>> /Font <</F2 "+gbkFont+">>>>", content)
	}
	forms := func() []string { // each shows the next one twice
		var all []string
		for i := range 30 {
			all = append(all, plainStream(fmt.Sprintf("/Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</A %d 0 R>>>>", 6+i), "/A Do /A Do"))
		}
		return append(all, plainStream("/Subtype /Form /BBox [0 0 1 1]", "0 0 m"))
	}()
	grid := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "0 %d m %d %[1]d l %[1]d 0 m %[1]d %[2]d l S\n", 5*i, 5*n)
		}
		return b.String() + show
	}
	kids := func(n int) []byte {
		return build("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids ["+strings.Repeat("3 0 R ", n)+"] /Count 1>>", "<</Type /Page /Contents 4 0 R>>", plainStream("", show))
	}
	return map[string][]byte{
		"unpacking":             onePage(packed(t, "", zeros), "", ""),
		"unpacking twice":       onePage(twice("", zeros), "", ""),
		"nine filters":          onePage(plainStream("/Filter ["+strings.Repeat("/ASCIIHexDecode ", 9)+"]", show), "", ""),
		"a form in itself":      onePage(plainStream("", "/A Do"), "", "/XObject <</A 5 0 R>>", form("/A Do"), form("")),
		"forms that double":     onePage(plainStream("", "/A Do"), "", "/XObject <</A 5 0 R>>", forms...),
		"pages":                 kids(100_000),
		"a page tree in itself": build("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [2 0 R] /Count 1>>"),
		"a million glyphs":      onePage(packed(t, "", "BT /F1 1 Tf "+strings.Repeat("(aaaaaaaaaaaaaaaa) Tj ", million/16)+"ET"), "", ""),
		"glyphs one by one":     onePage(packed(t, "", "BT /F1 1 Tf "+strings.Repeat("0 1 Td (a) Tj ", million)+"ET"), "", ""),
		"a huge table":          bytes.Replace(onePage(packed(t, "", grid(3000)), "", ""), []byte("[0 0 595 842]"), []byte("[0 0 15000 15000]"), 1),
		"values":                build("<</Type /Catalog /Pages 2 0 R>>", "<</Kids ["+strings.Repeat("0 ", 4*million)+"]>>"),
		"arrays in arrays":      build("<</Type /Catalog /Pages 2 0 R>>", strings.Repeat("[", million)),
		"states":                onePage(packed(t, "", strings.Repeat("q ", 4*million)), "", ""),
		"operands":              onePage(packed(t, "", strings.Repeat("1 ", 4*million)), "", ""),
		"operators":             onePage(packed(t, "", strings.Repeat("h ", 8*million)), "", ""),
		"shapes":                onePage(packed(t, "", strings.Repeat("0 0 9 1 re f\n", million)+show), "", ""),
		"covers":                onePage(packed(t, "", strings.Repeat(show+"300 0 99 9 re f\n", million/12)), "", ""),
		"a map without end":     onePage(plainStream("", strings.ReplaceAll(show, "F2", "F3")), `<</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 5 0 R>>`, "", packed(t, "", zeros)),
		"strings in strings":    build("<</Type /Catalog /Pages 2 0 R>>", "<</Kids ["+strings.Repeat("3 0 R ", 1000)+"]>>", strings.Repeat("(3 0 obj ", million)),
		"tables in a circle":    []byte("%PDF-1.7\nxref\n0 0\ntrailer <</Prev 9>>\nstartxref\n9\n%%EOF"),
		"a table without end":   []byte("%PDF-1.7\nxref\n0 8000000\n" + strings.Repeat("0000000000 00000 n \n", million) + "trailer <<>>\nstartxref\n9\n%%EOF"),
	}
}

// What is asked for beyond the limits is refused, in time and memory that do not
// depend on it.
func TestBombs(t *testing.T) {
	const mostBytes = 150 << 20
	for name, data := range bombs(t) {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := time.Now()
		doc, err := pdf.Document(data)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		var limit *document.LimitError
		var part *document.PartError
		if doc != nil || !errors.As(err, &limit) && !errors.As(err, &part) {
			t.Errorf("%s: %T %v", name, err, err)
		}
		// What is allocated in all is more than what is held at any time.
		if allocated := after.TotalAlloc - before.TotalAlloc; allocated > mostBytes+2*uint64(len(data)) {
			t.Errorf("%s: %d MB were allocated", name, allocated>>20)
		}
		t.Logf("%-22s %8.1f ms %4d MB  %v", name, float64(took.Microseconds())/1000, (after.TotalAlloc-before.TotalAlloc)>>20, err)
	}
}

// Ten times the pages, rows, glyphs or forms take ten times the memory, and not
// their square.
func TestGrowth(t *testing.T) {
	row := [][]string{{gbk(t, "规章"), "(1)", "(2)"}}
	for name, file := range map[string]func(n int) []byte{
		"pages": func(n int) []byte {
			objects := []string{"<</Type /Catalog /Pages 2 0 R>>", ""}
			var kids strings.Builder
			for i := range n {
				fmt.Fprintf(&kids, "%d 0 R ", 3+2*i)
				objects = append(objects,
					fmt.Sprintf("<</Parent 2 0 R /Contents %d 0 R>>", 4+2*i),
					plainStream("", table(72, 800, 100, 30, [][]string{row[0], row[0], row[0]})))
			}
			objects[1] = "<</Kids [" + kids.String() + "] /MediaBox [0 0 595 842] /Resources <</Font <</F2 " + gbkFont + ">>>>>>"
			return build(objects...)
		},
		"rows": func(n int) []byte {
			var rows [][]string
			for range n {
				rows = append(rows, row[0])
			}
			content := table(72, 800, 100, 20, rows)
			data := onePage(plainStream("", content), "", "")
			return bytes.Replace(data, []byte("[0 0 595 842]"), []byte(fmt.Sprintf("[0 %d 595 842]", -20*n)), 1)
		},
		"lines": func(n int) []byte {
			return onePage(plainStream("", "BT /F2 1 Tf 1 TL 10 840 Td "+strings.Repeat(gbk(t, "公开")+" Tj T* ", min(n, 800))+strings.Repeat(gbk(t, "公开")+" Tj ", n)+"ET"), "", "")
		},
		"objects": func(n int) []byte {
			objects := []string{"<</Type /Catalog /Pages 2 0 R>>", "<</Kids [3 0 R]>>", "<</Contents 4 0 R /Resources <</Font <</F2 " + gbkFont + ">>>>>>", plainStream("", "BT /F2 9 Tf 99 99 Td "+gbk(t, "公开")+" Tj ET")}
			for range n {
				objects = append(objects, "<</A [1 2 3] /B (text)>>")
			}
			return bytes.Replace(build(objects...), []byte("startxref"), []byte("startxxxx"), 1) // to be found by a search
		},
	} {
		const small, times = 60, 10
		allocated := func(n int) float64 {
			data := file(n)
			return memtest.Allocated(func() {
				if _, err := pdf.Document(data); err != nil {
					t.Fatalf("%s: %v", name, err)
				}
			})
		}
		one, ten := allocated(small), allocated(small*times)
		if ten > one*times*3/2 {
			t.Errorf("%s: %.0f bytes for %d, %.0f for %d", name, one, small, ten, small*times)
		}
	}
}
