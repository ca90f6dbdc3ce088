package pdf_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/pdf"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// damaged returns a copy with 1 to 300 bytes changed, in one place or in several,
// or with its end cut off.
func damaged(r *rand.Rand, data []byte) []byte {
	out := bytes.Clone(data)
	switch r.IntN(4) {
	case 0:
		return out[:r.IntN(len(out))]
	case 1: // a stretch, as of a bad block
		at, n := r.IntN(len(out)), 1+r.IntN(300)
		for i := at; i < min(at+n, len(out)); i++ {
			out[i] = byte(r.Uint32())
		}
	default:
		for range 1 + r.IntN(300) {
			out[r.IntN(len(out))] = byte(r.Uint32())
		}
	}
	return out
}

// Of damaged copies none gives a figure that the report has not: they are refused,
// or read alike, or cells are not read.
func TestDamage(t *testing.T) {
	const copies = 200
	files := map[string][]byte{}
	reports := map[string]printed{}
	for name, report := range map[string]string{"libreoffice.pdf": "libreoffice.json", "chromium.pdf": "chromium.json", "aes256.pdf": "libreoffice.json", "rc4-128.pdf": "libreoffice.json"} {
		reports[name], files[name] = sample(t, name, report)
	}
	if data, err := os.ReadFile(shared + "hongze-2023.pdf"); err == nil {
		expected, err := os.ReadFile(shared + "expected/hongze-2023.json")
		if err != nil {
			t.Fatal(err)
		}
		want := printed{name: "hongze"}
		if err := json.Unmarshal(expected, &want.report); err != nil {
			t.Fatal(err)
		}
		reports["hongze"], files["hongze"] = want, data
	}
	for name, data := range files {
		want := reports[name]
		cells := map[string]string{}
		for ref, value := range want.report.Cells() {
			cells[string(ref)] = value.String()
		}
		read := 0
		for seed := range uint64(copies) {
			r := rand.New(rand.NewPCG(seed, 21))
			doc, err := pdf.Document(damaged(r, data))
			if (doc == nil) == (err == nil) {
				t.Fatalf("%s %d: a document and an error, or neither", name, seed)
			}
			if err != nil {
				continue
			}
			read++
			result := recognize.Document(doc)
			for ref, value := range result.Report.Cells() {
				if !value.IsBlank() && value.String() != cells[string(ref)] {
					t.Errorf("%s %d: %s is %s, want %q", name, seed, ref, value, cells[string(ref)])
				}
			}
		}
		t.Logf("%s: %d of %d copies were read", name, read, copies)
	}
}
