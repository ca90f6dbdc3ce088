package recognize_test

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/read"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

var update = flag.Bool("update", false, "write testdata/kept.txt anew")

// TestReadingsAreKept holds what is read of each layout, changed in each way, against
// testdata/kept.txt: how many cells, how many unread, which doubts how often, and a sum
// of it all with every place and word. That readings are right is for the metamorphic
// tests to say; this one says that they are the same as before. Where a change of the
// reader is meant, read which lines differ, and write them with -update.
func TestReadingsAreKept(t *testing.T) {
	const file = "testdata/kept.txt"
	kept, err := os.ReadFile(file)
	if err != nil && !*update {
		t.Fatal(err)
	}
	got := readings(t)
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := strings.Split(strings.TrimRight(string(kept), "\n"), "\n")
	differing := 0
	for i := range max(len(got), len(want)) {
		now, before := "nothing", "nothing"
		if i < len(got) {
			now = got[i]
		}
		if i < len(want) {
			before = want[i]
		}
		if now != before {
			if differing++; differing <= 10 {
				t.Errorf("read\n\t%s\nkept\n\t%s", now, before)
			}
		}
	}
	if differing > 10 {
		t.Errorf("and %d more", differing-10)
	}
}

// readings are one line for each document.
func readings(t *testing.T) (lines []string) {
	for _, layout := range pageLayouts() {
		for i, change := range slices.Concat(harmlessChanges(), harmfulChanges()) {
			if change.text != nil && layout.write == nil || change.only != nil && !change.only(&layout) {
				continue
			}
			s := subjectOf(&layout, "kept "+change.name, uint64(i), layout.blanks && !change.filled)
			if change.tables != nil {
				change.tables(s.source)
			}
			result, _ := s.read(t, change.text)
			lines = append(lines, reading(layout.name+", "+change.name, &result))
		}
	}
	files, err := filepath.Glob("testdata/reduced/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if filepath.Ext(file) == ".json" {
			continue
		}
		got, err := read.File(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, reading(filepath.Base(file), &got.Result))
	}
	return lines
}

// reading tells in a line what was read.
func reading(name string, result *recognize.Result) string {
	sum := fnv.New32a()
	cells := 0
	for ref, value := range result.Report.Cells() {
		if !value.IsBlank() {
			cells++
		}
		fmt.Fprintln(sum, ref, value, result.Origins[ref])
	}
	fmt.Fprintln(sum, result.Report.Agency, result.Report.Year, result.Report.Editions, result.Unread)
	for _, section := range result.Report.Sections {
		fmt.Fprintln(sum, section)
	}
	return fmt.Sprintf("%s: %d cells, %d unread;%s %08x", name, cells, len(result.Unread), doubtsByCode(sum, result.Doubts), sum.Sum32())
}

func doubtsByCode(sum io.Writer, doubts []recognize.Doubt) string {
	count := make(map[recognize.Code]int)
	for _, d := range doubts {
		count[d.Code]++
		fmt.Fprintln(sum, d)
	}
	told := ""
	for _, code := range slices.SortedFunc(maps.Keys(count), cmp.Compare) {
		told += fmt.Sprintf(" %s %d,", code, count[code])
	}
	return told
}
