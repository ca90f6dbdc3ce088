// Package oracle compares what the front ends read with what other programs find
// in the same files: PDFium in PDF documents, excelize in workbooks; and the working
// days of the npm package chinese-days with those of the ledger. It is a
// module of its own, so that nobody who uses the library gets either.
//
// Where the two differ, testdata/differences.json says what only one of them has,
// and why. It must be all there is: a difference that is not listed fails the
// tests, and so does one that is listed and not there.
package oracle

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The samples of the project, and the corpus of files by others, which may be
// absent.
const (
	project = "../../govinfo/read"
	corpus  = "../../../shared/corpus"
)

// difference is what only one of the two finds in some samples.
type difference struct {
	Samples []string // names of files
	// Only is "oracle" or "module".
	Only string
	// Text is what it alone has: lines of a PDF, cells of a workbook such as
	// "Sheet1!B2: text". With "module" it may be nil: the oracle misses text, so that
	// no more can be said than that what it finds is right.
	Text   []string
	Reason string
}

func readDifferences(t *testing.T) []difference {
	t.Helper()
	data, err := os.ReadFile("testdata/differences.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []difference
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for i := range all {
		d := &all[i]
		if d.Reason == "" || len(d.Samples) == 0 || d.Only != "oracle" && d.Only != "module" || d.Only == "oracle" && d.Text == nil {
			t.Fatalf("difference %d is not told in full: %+v", i, d)
		}
	}
	return all
}

// of returns what is listed for a sample.
func of(all []difference, sample string) (listed []difference) {
	for i := range all {
		if slices.Contains(all[i].Samples, sample) {
			listed = append(listed, all[i])
		}
	}
	return listed
}

// samples returns the files that match patterns. The first must match some.
func samples(t *testing.T, patterns ...string) (names []string) {
	t.Helper()
	for i, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 && len(found) == 0 {
			t.Fatalf("no file is %s", pattern)
		}
		names = append(names, found...)
	}
	return names
}
