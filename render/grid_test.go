package render

import (
	"math/bits"
	"math/rand/v2"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// The grid in used memory must be the grid of package document.
func TestGridIsTheGridOfTheDocument(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var g grid
	for range 3000 {
		table := randomTable(random)
		want, err := table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		if !g.lay(table) {
			t.Fatal("not laid")
		}
		for y := range want {
			// A column that no cell reaches may differ: this grid has one at least.
			for x := range max(g.width, len(want[y])) {
				place := document.Place{Cell: -1}
				if x < len(want[y]) {
					place = want[y][x]
				}
				got := document.Place{Cell: -1}
				if x < g.width {
					got = *g.at(y, x)
				}
				if got != place && (got.Cell >= 0 || place.Cell >= 0) {
					t.Fatalf("%+v: row %d column %d is %+v, want %+v", table, y, x, got, place)
				}
			}
		}
	}
}

func randomTable(random *rand.Rand) *document.Table {
	table := &document.Table{Columns: random.IntN(6), Layout: document.Layout(random.IntN(3) / 2)}
	for range random.IntN(6) {
		var row document.Row
		for range random.IntN(5) {
			row.Cells = append(row.Cells, document.Cell{ColSpan: random.IntN(4), RowSpan: random.IntN(4)})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func TestHostileSpansAreBounded(t *testing.T) {
	for _, table := range []*document.Table{
		{Columns: 1 << (bits.UintSize - 4), Rows: make([]document.Row, 3)},
		{Rows: []document.Row{{Cells: []document.Cell{{ColSpan: 1 << (bits.UintSize - 4), RowSpan: 1 << (bits.UintSize - 4), Text: "x", ID: "a.b"}}}, {Cells: []document.Cell{{ColSpan: 1 << (bits.UintSize - 2), Text: "y"}}}}},
	} {
		doc := &document.Document{Blocks: []document.Block{table}}
		for _, out := range [][]byte{HTML{}.Append(nil, doc), Text{}.Append(nil, doc), Markdown{}.Append(nil, doc)} {
			if len(out) > 1<<20 {
				t.Errorf("%d bytes of a small table", len(out))
			}
		}
	}
}
