package pdf_test

import (
	"os"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/pdf"
)

// BenchmarkDocument reads a report of five pages. The limit is 25 ms and 50 MB.
func BenchmarkDocument(b *testing.B) {
	files := map[string][]byte{"libreoffice": load(b, "libreoffice.pdf"), "chromium": load(b, "chromium.pdf"), "encrypted": load(b, "aes256.pdf")}
	if data, err := os.ReadFile(shared + "hongze-2023.pdf"); err == nil {
		files["published"] = data
	}
	for name, data := range files {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := pdf.Document(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
