package htmldoc

import (
	"strings"
	"testing"
	"time"

	"github.com/openxxgk/annualreport/internal/memtest"
	"golang.org/x/net/html"
)

// BenchmarkDocument reads the page of a whole report, and reports how many times
// as fast that is as html.Parse alone on the same page.
func BenchmarkDocument(b *testing.B) {
	for name, n := range map[string]noise{"plain": plainNoise, "word": wordNoise} {
		b.Run(name, func(b *testing.B) {
			page := sampleSite(n)
			data := []byte(page)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			var parsing time.Duration
			for b.Loop() {
				b.StopTimer()
				start := time.Now()
				if _, err := html.Parse(strings.NewReader(page)); err != nil {
					b.Fatal(err)
				}
				parsing += time.Since(start)
				b.StartTimer()
				if _, err := Document(data); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(data)*b.N)/1e6/parsing.Seconds(), "html.Parse-MB/s")
			b.ReportMetric(parsing.Seconds()/b.Elapsed().Seconds(), "times-html.Parse")
		})
	}
}

// TestMemory holds what the package says of its memory, by the sum of all that is
// allocated, which is more than is in use at any time.
func TestMemory(t *testing.T) {
	repeat := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	for _, test := range []struct {
		name  string
		page  string
		times float64
	}{
		{"ordinary page", sampleSite(plainNoise), 8},
		{"word processor", sampleSite(wordNoise), 8},
		{"paragraphs", repeat("<p>a", 4<<20), 64},
		{"cells", "<table><tr>" + repeat("<td>a", 900<<10), 64},
		{"cells of nothing", "<table><tr>" + repeat("<td>", 700<<10), 64},
		{"rows", "<table><tr><td>a<td>b" + repeat("<tr>", 4<<20), 64},
		{"line breaks", repeat("a<br>", 4<<20), 64},
		{"links", repeat("<a>b", 4<<20), 64},
		{"unclosed elements", repeat("<span>", 4<<20), 64},
		{"one comment", "<!--" + repeat("-", 4<<20), 64},
		{"script", "<script>" + repeat("'<table>'+", 4<<20), 64},
		{"strings of tables", "<script>" + repeat("'<table>',", 1<<20), 64},
	} {
		start := time.Now()
		var err error
		bytes := memtest.Allocated(func() { _, err = Document([]byte(test.page)) })
		times := bytes/float64(len(test.page)) - 1 // the copy above
		t.Logf("%-20s %5.1f times %d kB, %v, error %v", test.name, times, len(test.page)>>10, time.Since(start).Round(time.Millisecond), err)
		if times > test.times {
			t.Errorf("%s: %.1f times the page, want at most %.0f", test.name, times, test.times)
		}
	}
}
