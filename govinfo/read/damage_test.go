package read_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/docx"
)

// sample returns a report of the module's own, and the file of a format that holds
// it.
func sampleFile(t testing.TB, format string) (*govinfo.Report, []byte) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "office", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	report := new(govinfo.Report)
	if err := report.UnmarshalJSON(data); err != nil {
		t.Fatal(err)
	}
	if format == "docx" {
		var file bytes.Buffer
		if err := (docx.Writer{}).Render(&file, render.Compose(report)); err != nil {
			t.Fatal(err)
		}
		return report, file.Bytes()
	}
	data, err = os.ReadFile(filepath.Join("testdata", "office", "report."+format))
	if err != nil {
		t.Fatal(err)
	}
	return report, data
}

// The samples, which LibreOffice made of the module's own files, read as the report
// they were made of.
func TestSamples(t *testing.T) {
	for _, format := range []string{"docx", "doc", "xlsx"} {
		report, data := sampleFile(t, format)
		reading, err := read.Bytes(data)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if different := differences(&reading.Report, report); different != "" || len(reading.Doubts) > 0 {
			t.Errorf("%s: %s%v", format, different, reading.Doubts)
		}
	}
}

// A damaged file gives no wrong figure: what is read is right, blank, or nothing.
// Formats without check sums can only promise it for what damage they can see; for
// them the share is measured, and may not grow.
func TestDamagedCopies(t *testing.T) {
	const copies = 200
	for _, test := range []struct {
		format string
		most   int // of copies with a wrong figure
	}{
		{"docx", 0}, {"xlsx", 0},
		// Nothing tells when a digit became another: 3 of 5,000 copies when it was
		// measured.
		{"doc", 1},
	} {
		report, data := sampleFile(t, test.format)
		random := rand.New(rand.NewPCG(5, 8))
		read, wrong := 0, 0
		for i := range copies {
			isRead, ref := readDamaged(report, damage(random, data, i))
			if isRead {
				read++
			}
			if ref != "" {
				wrong++
				t.Logf("%s, copy %d: %s is wrong", test.format, i, ref)
			}
		}
		t.Logf("%s: of %d damaged copies %d are read, %d with a wrong figure", test.format, copies, read, wrong)
		if wrong > test.most {
			t.Errorf("%s: %d of %d damaged copies give a wrong figure, want %d at most", test.format, wrong, copies, test.most)
		}
	}
}

// damage returns a copy with 1 to 300 random bytes in one place or many, or cut off.
func damage(random *rand.Rand, data []byte, i int) []byte {
	broken := bytes.Clone(data)
	n := 1 + random.IntN(300)
	switch i % 4 {
	case 0:
		return broken[:random.IntN(len(broken))]
	case 1:
		at := random.IntN(len(broken) - n)
		for k := range n {
			broken[at+k] = byte(random.Uint32())
		}
	case 2:
		for range n {
			broken[random.IntN(len(broken))] = byte(random.Uint32())
		}
	default:
		broken[random.IntN(len(broken))] ^= 1 << random.IntN(8)
	}
	return broken
}

// readDamaged reads a damaged copy and returns the first cell that has another
// figure than the report.
func readDamaged(report *govinfo.Report, data []byte) (isRead bool, wrong govinfo.Ref) {
	reading, err := read.Bytes(data)
	if err != nil {
		return false, ""
	}
	for ref, value := range reading.Report.Cells() {
		want, err := report.At(ref)
		if !value.IsBlank() && (err != nil || !sameValue(value, want)) {
			return true, ref
		}
	}
	return true, ""
}

// The reports of other programs' making: a report of five pages in each format.
func BenchmarkFormats(b *testing.B) {
	for _, format := range []string{"docx", "doc", "xlsx"} {
		_, data := sampleFile(b, format)
		b.Run(format, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := read.Bytes(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
