package htmldoc

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads the pages in testdata and compares their outlines.
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("testdata/*.html")
	if err != nil || len(pages) < 3 {
		t.Fatal("pages are missing:", pages, err)
	}
	for _, page := range pages {
		data, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Document(data)
		if err != nil {
			t.Errorf("%s: %v", page, err)
			continue
		}
		golden := strings.TrimSuffix(page, ".html") + ".golden"
		got := outline.Of(doc)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", page, diff)
		}
		for _, block := range doc.Blocks {
			if table, ok := block.(*document.Table); ok {
				checkGrid(t, page, table)
			}
		}
	}
}

// checkGrid tests that the cells of a table cover its grid without a hole.
func checkGrid(t *testing.T, name string, table *document.Table) (rows, columns int) {
	t.Helper()
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range grid {
		for x, place := range row {
			if place.Cell < 0 {
				t.Errorf("%s: a hole at row %d, column %d", name, y, x)
			}
		}
		columns = len(row)
	}
	return len(grid), columns
}

// TestWholeReport reads the sample pages: the tables must have the grids of the
// form, and every label must be there.
func TestWholeReport(t *testing.T) {
	form := govinfo.Edition2021.Form()
	for name, n := range map[string]noise{"plain": plainNoise, "word": wordNoise} {
		doc, err := Document([]byte(sampleSite(n)))
		if err != nil {
			t.Fatal(err)
		}
		var shapes [][2]int
		for _, block := range doc.Blocks {
			if table, ok := block.(*document.Table); ok {
				rows, columns := checkGrid(t, name, table)
				shapes = append(shapes, [2]int{rows, columns})
			}
		}
		if diff := cmp.Diff([][2]int{{1, 4}, {14, 4}, {28, 10}, {4, 15}}, shapes); diff != "" {
			t.Errorf("%s: rows and columns, -want +got:\n%s", name, diff)
		}
		text := outline.Of(doc)
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				for _, line := range block.Lines {
					if !strings.Contains(text, line.Label) {
						t.Errorf("%s: %q is missing", name, line.Label)
					}
				}
			}
		}
	}
}
