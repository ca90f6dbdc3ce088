package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

// sampleReport is the document in testdata with three tables of the size of the
// form's and the formats that word processors write at each run.
func sampleReport(t testing.TB) parts {
	format := `<w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋" w:cs="宋体"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>`
	layout := `<w:widowControl/><w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0"/><w:ind w:left="0" w:firstLine="640"/><w:jc w:val="both"/>`
	border := `<w:tcW w:w="965" w:type="dxa"/><w:tcBorders><w:top w:val="single" w:color="auto" w:sz="4" w:space="0"/></w:tcBorders><w:tcMar><w:left w:w="108" w:type="dxa"/></w:tcMar>`
	var body strings.Builder
	for section := range 6 {
		body.WriteString(pp(`<w:pStyle w:val="1"/>`+layout, rr(format, fmt.Sprintf("第%d节", section))))
		for range 8 {
			body.WriteString(pp(layout, strings.Repeat(rr(format, "青禾街道在门户网站主动公开政府信息125条，"), 6)))
		}
		if shape := [][2]int{{}, {14, 4}, {28, 10}, {4, 15}, {}, {}}[section]; shape[0] > 0 {
			body.WriteString("<w:tbl><w:tblPr/>")
			for y := range shape[0] {
				body.WriteString("<w:tr>")
				for x := range shape[1] {
					body.WriteString("<w:tc><w:tcPr>" + border + "</w:tcPr>" + pp(layout, rr(format, fmt.Sprint(y*x))) + "</w:tc>")
				}
				body.WriteString("</w:tr>")
			}
			body.WriteString("</w:tbl>")
		}
	}
	return withBody(t, body.String())
}

// BenchmarkDocument reads a whole report, and reports how many times as fast
// that is as unpacking the same parts and walking over their XML tokens.
func BenchmarkDocument(b *testing.B) {
	report := sampleReport(b)
	data := report.zipped(b)
	size := 0
	for _, part := range report {
		size += len(part)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var walking time.Duration
	for b.Loop() {
		b.StopTimer()
		start := time.Now()
		walkTokens(b, data)
		walking += time.Since(start)
		b.StartTimer()
		if _, err := Document(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size*b.N)/1e6/walking.Seconds(), "tokens-MB/s")
	b.ReportMetric(walking.Seconds()/b.Elapsed().Seconds(), "times-tokens")
}

func walkTokens(b *testing.B, data []byte) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			b.Fatal(err)
		}
		d := xml.NewDecoder(r)
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
		r.Close()
	}
}
