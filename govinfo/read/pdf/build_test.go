package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// build makes a PDF of objects, numbered from 1; the first is the catalog.
func build(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

// packed makes a stream with Flate.
func packed(t testing.TB, entries, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", entries, b.Len(), b.String())
}

func plainStream(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// onePage makes a PDF of one page of A4. Objects from 5 on are further; the page
// has the fonts F1 (Helvetica), F2 (GBK without a file) and F3, and what resources
// say.
func onePage(content, f3, resources string, further ...string) []byte {
	if f3 == "" {
		f3 = gbkFont
	}
	return build(append([]string{
		"<</Type /Catalog /Pages 2 0 R /OCProperties <</D <</OFF [6 0 R]>>>>>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> /F2 " + gbkFont + " /F3 " + f3 + ">> " + resources + ">>>>",
		content,
	}, further...)...)
}

const gbkFont = `<</Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H /DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 2>> /DW 1000 /W [814 939 500]>>]>>`

// table draws a table of cells, each of whose texts is an operator's operand.
func table(x, y, width, height float64, rows [][]string) string {
	var b strings.Builder
	for r, row := range rows {
		for c, text := range row {
			fmt.Fprintf(&b, "%g %g %g %g re S\n", x+float64(c)*width, y-float64(r+1)*height, width, height)
			fmt.Fprintf(&b, "BT /F2 10 Tf %g %g Td %s Tj ET\n", x+float64(c)*width+4, y-float64(r+1)*height+6, text)
		}
	}
	return b.String()
}
