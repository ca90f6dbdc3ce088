package recognize_test

import (
	"os"
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
