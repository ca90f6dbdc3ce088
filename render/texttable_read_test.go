package render_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
	"github.com/openxxgk/annualreport/govinfo/recognize"
	"github.com/openxxgk/annualreport/render"
)

// What Text draws is read back with the same text at every place of the grid and
// the same cells merged, whatever the spans and the width.
func TestDrawnTablesAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for i := range 3000 {
		table := randomTable(random)
		want := visibleGrid(t, table)
		text := render.Text{Width: []int{1, 30, 60, 100}[i%4], Ambiguous: 1 + i/4%2}
		out := text.Append(nil, &document.Document{Blocks: []document.Block{table}})
		doc, err := plain.Document(out)
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Blocks) != 1 {
			t.Fatalf("%d: %d blocks of\n%s", i, len(doc.Blocks), out)
		}
		read, ok := doc.Blocks[0].(*document.Table)
		if !ok || read.Layout != document.LayoutSpans {
			t.Fatalf("%d: no table with spans:\n%s", i, out)
		}
		got := visibleGrid(t, read)
		if read.Columns != len(got[0]) {
			t.Errorf("%d: %d columns, want %d", i, read.Columns, len(got[0]))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%d: -want +got:\n%s\n%s", i, diff, out)
		}
	}
}

// Every figure is read back at every width, and where paragraphs are broken.
func TestFiguresInTextAreReadBack(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	for i, width := range []int{1, 20, 40, 50, 70, 120, 400} {
		for _, editions := range []govinfo.Editions{both2021, both2019, mixed} {
			want := govinfotest.Options{Editions: editions, WithBlank: i%2 == 1}.Report(random)
			for _, text := range []render.Text{{Ambiguous: 1}, {Ambiguous: 2}, {Wrap: true}} {
				text.Width = width
				doc, err := plain.Document(text.Append(nil, render.Compose(&want)))
				if err != nil {
					t.Fatal(err)
				}
				result := recognize.Document(doc)
				if changes := govinfo.Diff(&want, &result.Report).Changes; len(changes) > 0 {
					t.Errorf("%+v: %v", text, changes)
				}
			}
		}
	}
}

// visibleGrid returns the text and, as a number in reading order, the cell of each
// place. Rows and columns that no wall parts are one in a drawing.
func visibleGrid(t *testing.T, table *document.Table) [][]string {
	t.Helper()
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	columns := func(x int) []document.Place {
		var places []document.Place
		for y := range grid {
			places = append(places, document.Place{Row: grid[y][x].Row, Cell: grid[y][x].Cell})
		}
		return places
	}
	numbers := map[[2]int]int{}
	var rows [][]string
	for y := range grid {
		var row []string
		parted := y == 0
		for x, place := range grid[y] {
			id := [2]int{place.Row, place.Cell}
			if _, known := numbers[id]; !known {
				numbers[id] = len(numbers)
			}
			parted = parted || y > 0 && (grid[y-1][x].Row != place.Row || grid[y-1][x].Cell != place.Cell)
			if x == 0 || !slices.Equal(columns(x-1), columns(x)) {
				row = append(row, fmt.Sprint(numbers[id], " ", table.Rows[place.Row].Cells[place.Cell].Text))
			}
		}
		if parted {
			rows = append(rows, row)
		}
	}
	return rows
}

// randomTable makes a table that its cells fill. It has three rows at least, of
// which no cell spans all: of two rows without merged cells, a drawing does not
// always show whether the lines of the second are rows.
func randomTable(random *rand.Rand) *document.Table {
	height, width := 3+random.IntN(5), 1+random.IntN(6)
	taken := make([][]bool, height)
	for y := range taken {
		taken[y] = make([]bool, width)
	}
	table := &document.Table{Rows: make([]document.Row, height)}
	for y := range height {
		for x := range width {
			if taken[y][x] {
				continue
			}
			w, h := 1, 1
			for random.IntN(3) == 0 && x+w < width && !taken[y][x+w] {
				w++
			}
			for random.IntN(3) == 0 && y > 0 && y+h < height-1 {
				h++
			}
			for dy := range h {
				for dx := range w {
					taken[y+dy][x+dx] = true
				}
			}
			cell := document.Cell{ColSpan: w, RowSpan: h}
			if y == 0 || random.IntN(2) == 0 {
				cell.Header = document.HeaderColumn + document.Header(random.IntN(3))
				cell.Text = randomLabel(random)
			} else if random.IntN(5) > 0 {
				cell.ID = fmt.Sprint("c", y, ".", x)
				cell.Text = []string{"0", "-12", "1,234", "59237.2440", "/", "——"}[random.IntN(6)]
			}
			table.Rows[y].Cells = append(table.Rows[y].Cells, cell)
		}
	}
	return table
}

// randomLabel makes a label in Chinese, or of words.
func randomLabel(random *rand.Rand) string {
	parts := []string{
		"信息", "（单位：万元）", "“三安全一稳定”", "2021年", "、", "申请人", "《条例》", "第20条", "WTO", "……", "·", "——", "non-profit",
	}
	separator := ""
	if random.IntN(3) == 0 {
		parts = []string{"information", "(yuan)", "“three", "securities”", "non-profit", "by law,", "Article 20", "é", "[1]", "+"}
		separator = " "
	}
	label := make([]string, random.IntN(8))
	for i := range label {
		label[i] = parts[random.IntN(len(parts))]
	}
	return strings.Join(label, separator)
}
