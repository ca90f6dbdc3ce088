package recognize_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// BenchmarkText reads a text dump from bytes to report, and tells how much of
// the time the front end takes.
func BenchmarkText(b *testing.B) {
	data, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var front time.Duration
	for b.Loop() {
		start := time.Now()
		doc, err := plain.Document(data)
		if err != nil {
			b.Fatal(err)
		}
		front += time.Since(start)
		if result := recognize.Document(doc); len(result.Origins) != 200 {
			b.Fatal(len(result.Origins))
		}
	}
	b.ReportMetric(float64(front)/float64(b.Elapsed()), "front-end/all")
}

// BenchmarkDocument recognizes a document that was read before.
func BenchmarkDocument(b *testing.B) {
	data, err := os.ReadFile(example)
	if err != nil {
		b.Fatal(err)
	}
	doc, err := plain.Document(data)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		recognize.Document(doc)
	}
}

// BenchmarkDump reads text dumps of one report, and tells how much of the time that
// a dump may take it took: one millisecond, and five where headings are broken or
// words are misspelt.
func BenchmarkDump(b *testing.B) {
	misspelt := strings.NewReplacer("秘密", "机密", "商业企业", "商业仑业", "掌握", "撑握", "重复申请", "重复由请", "行政许可", "行政计可", "结果纠正", "结果纠止")
	for _, layout := range pageLayouts() {
		if layout.write == nil {
			continue
		}
		s := subjectOf(&layout, "none", 1, false)
		text := unmarked(layout.dump(s.source))
		limit := time.Millisecond
		if layout.name == "printed page" || layout.shape == flows {
			limit *= 5 // headings in pieces
		}
		b.Run(layout.name, func(b *testing.B) { benchmarkDump(b, text, limit) })
		b.Run(layout.name+", misspelt", func(b *testing.B) { benchmarkDump(b, misspelt.Replace(text), 5*time.Millisecond) })
	}
}

func benchmarkDump(b *testing.B, text string, limit time.Duration) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		doc, err := plain.Document([]byte(text))
		if err != nil {
			b.Fatal(err)
		}
		recognize.Document(doc)
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(limit), "of-limit")
}
