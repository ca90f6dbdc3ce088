package recognize_test

import (
	"os"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// A file that was cut is told as such, wherever it was cut inside its tables or
// a sentence before section 六.
func TestTruncatedFileIsTold(t *testing.T) {
	data, err := os.ReadFile("../../examples/check/testdata/report-2021.txt")
	if err != nil {
		t.Fatal(err)
	}
	truncated := func(data []byte) bool {
		doc, err := plain.Document(data)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(recognize.Document(doc).Problems, func(p recognize.Problem) bool { return p.Code == recognize.Truncated })
	}
	if truncated(data) {
		t.Error("the whole file is told as truncated")
	}
	for percent := 25; percent <= 80; percent++ { // from table 二 to table 四
		if !truncated(data[:len(data)*percent/100]) {
			t.Errorf("cut at %d%%: not told", percent)
		}
	}
}
