package document

import (
	"errors"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// draw writes a grid with a letter for each cell, in reading order: a capital
// where the cell begins, "." where there is none.
func draw(t *Table, grid [][]Place) string {
	names := map[[2]int]byte{}
	for i := range t.Rows {
		for k := range t.Rows[i].Cells {
			names[[2]int{i, k}] = 'a' + byte(len(names)%26)
		}
	}
	var s strings.Builder
	for _, row := range grid {
		for _, p := range row {
			c := byte('.')
			if p.Cell >= 0 {
				if c = names[[2]int{p.Row, p.Cell}]; p.Origin {
					c -= 'a' - 'A'
				}
			}
			s.WriteByte(c)
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// cells makes a row of cells given as columns and rows.
func cells(spans ...[2]int) Row {
	var r Row
	for _, s := range spans {
		r.Cells = append(r.Cells, Cell{ColSpan: s[0], RowSpan: s[1]})
	}
	return r
}

func TestGrid(t *testing.T) {
	one := [2]int{}
	for _, test := range []struct {
		name  string
		table Table
		want  string
	}{
		{"no rows", Table{}, ""},
		{"no cells", Table{Rows: []Row{{}, {}}}, "\n\n"},
		{"no spans", Table{Rows: []Row{cells(one, one), cells(one, one)}}, "AB\nCD\n"},
		{"columns", Table{Columns: 3, Rows: []Row{cells(one, one)}}, "AB.\n"},
		{"ragged", Table{Rows: []Row{cells(one), {}, cells(one, one)}}, "A.\n..\nBC\n"},
		{"spans", Table{Rows: []Row{cells([2]int{2, 2}, one), cells(one), cells(one, one, one)}}, "AaB\naaC\nDEF\n"},
		{"span from above in the middle", Table{Rows: []Row{cells(one, [2]int{1, 2}, one), cells(one, one)}}, "ABC\nDbE\n"},
		{"span below the table", Table{Rows: []Row{cells([2]int{1, 9}, one), cells(one)}}, "AB\naC\n"},
		{"spans that overlap", Table{Rows: []Row{cells(one, [2]int{1, 2}), cells([2]int{2, 1})}}, "AB\nCb\n"},
		{"negative spans", Table{Rows: []Row{cells([2]int{-1, -1}, one)}}, "AB\n"},
		{"dump", Table{Layout: LayoutDump, Rows: []Row{cells([2]int{2, 2}, one), cells(one, one)}}, "AB\nCD\n"},
		{"sequence", Table{Layout: LayoutSequence, Rows: []Row{cells([2]int{2, 2}), cells(one, one)}}, "A.\nBC\n"},
	} {
		grid, err := test.table.Grid()
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if diff := cmp.Diff(test.want, draw(&test.table, grid)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", test.name, diff)
		}
	}
}

func TestGridTooLarge(t *testing.T) {
	for name, table := range map[string]Table{
		"a wide cell":        {Rows: []Row{cells([2]int{MaxGridPlaces + 1, 1})}},
		"a huge cell":        {Rows: []Row{cells([2]int{1 << (bits.UintSize - 2), 1 << (bits.UintSize - 2)})}},
		"a wide table":       {Columns: MaxGridPlaces, Rows: []Row{{}, {}}},
		"the sum of columns": {Columns: 1 << (bits.UintSize - 2), Rows: make([]Row, 8)},
		"a large area":       {Rows: append([]Row{cells([2]int{1000, 65534})}, make([]Row, 300)...)},
		"many cells":         {Rows: []Row{{Cells: make([]Cell, MaxGridPlaces+1)}}},
		"one long row":       {Rows: append([]Row{cells([2]int{200_000, 1})}, make([]Row, 2)...)},
	} {
		grid, err := table.Grid()
		var large *GridError
		if !errors.As(err, &large) || grid != nil || !strings.HasPrefix(err.Error(), "document: a table of ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Laid out into memory that was used before, a table is the same, and what stands there
// already stays.
func TestGridsInUsedMemory(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	var used []Place
	for range 2000 {
		var table Table
		table.Columns = random.IntN(5)
		for range random.IntN(6) {
			var row Row
			for range random.IntN(5) {
				row.Cells = append(row.Cells, Cell{ColSpan: random.IntN(4), RowSpan: random.IntN(6)})
			}
			table.Rows = append(table.Rows, row)
		}
		kept := random.IntN(3)
		used = append(used[:0], make([]Place, kept)...)
		for i := range used {
			used[i] = Place{Row: -7 - i}
		}
		want, err := table.Grid()
		if err != nil {
			t.Fatal(err)
		}
		var columns int
		if used, columns, err = table.AppendGrid(used); err != nil {
			t.Fatal(err)
		}
		for i := range kept {
			if used[i] != (Place{Row: -7 - i}) {
				t.Fatalf("%+v overwrites place %d", table, i)
			}
		}
		if len(used) != kept+columns*len(want) {
			t.Fatalf("%+v: %d places in %d columns", table, len(used)-kept, columns)
		}
		for y := range want {
			if diff := cmp.Diff(want[y], used[kept+y*columns:kept+(y+1)*columns], cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%+v: row %d: %s", table, y, diff)
			}
		}
	}
	large := Table{Columns: MaxGridPlaces, Rows: make([]Row, 2)}
	before := len(used)
	if after, columns, err := large.AppendGrid(used); err == nil || len(after) != before || columns != 0 {
		t.Errorf("%d places in %d columns of a table that is too large: %v", len(after)-before, columns, err)
	}
}

// Every row is a column longer than the one above, since it makes room for all before.
func TestGridsThatGrowRowByRow(t *testing.T) {
	var table Table
	for i := range 500 {
		table.Rows = append(table.Rows, Row{Cells: []Cell{{RowSpan: 500 - i}}})
	}
	grid, err := table.Grid()
	if err != nil || len(grid[0]) != 500 {
		t.Fatal(len(grid), err)
	}
	for y, row := range grid {
		for x, place := range row {
			if want := (Place{Row: x, Origin: x == y}); x <= y && place != want || x > y && place.Cell != -1 {
				t.Fatalf("row %d, column %d: %+v", y, x, place)
			}
		}
	}
}

func ExampleTable_Grid() {
	table := Table{Rows: []Row{
		{Cells: []Cell{{Text: "申请人", RowSpan: 2}, {Text: "法人", ColSpan: 2}}},
		{Cells: []Cell{{Text: "企业"}, {Text: "其他"}}},
	}}
	grid, err := table.Grid()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range grid {
		for _, place := range row {
			fmt.Print(table.Rows[place.Row].Cells[place.Cell].Text, " ")
		}
		fmt.Println("|")
	}
	// Output:
	// 申请人 法人 法人 |
	// 申请人 企业 其他 |
}

// reference places cells as the HTML standard says, on a map without bounds.
func reference(t *Table) (places map[[2]int]Place, width int) {
	places = map[[2]int]Place{}
	width = t.Columns
	for y := range t.Rows {
		x := 0
		for k := range t.Rows[y].Cells {
			c := &t.Rows[y].Cells[k]
			for {
				if _, taken := places[[2]int{y, x}]; !taken {
					break
				}
				x++
			}
			for dy := range min(c.Height(), len(t.Rows)-y) {
				for dx := range c.Width() {
					if _, taken := places[[2]int{y + dy, x + dx}]; !taken {
						places[[2]int{y + dy, x + dx}] = Place{Row: y, Cell: k, Origin: dy == 0 && dx == 0}
					}
				}
			}
			x += c.Width()
			width = max(width, x)
		}
	}
	return places, width
}

func checkGrid(t *testing.T, table *Table) {
	grid, err := table.Grid()
	if err != nil {
		return
	}
	want, width := reference(table)
	for y, row := range grid {
		if len(row) != width {
			t.Fatalf("row %d has %d places of %d: %+v", y, len(row), width, table)
		}
		for x, got := range row {
			place, ok := want[[2]int{y, x}]
			if !ok {
				place = Place{Cell: -1}
			}
			if got != place {
				t.Fatalf("place %d, %d is %+v, want %+v in %+v\n%s", y, x, got, place, table, draw(table, grid))
			}
		}
	}
}

func TestGridLikeTheStandard(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 1))
		table := &Table{Columns: r.IntN(4)}
		for range 1 + r.IntN(6) {
			var row Row
			for range r.IntN(5) {
				row.Cells = append(row.Cells, Cell{ColSpan: r.IntN(4), RowSpan: r.IntN(4)})
			}
			table.Rows = append(table.Rows, row)
		}
		checkGrid(t, table)
	}
}

func FuzzGrid(f *testing.F) {
	f.Add([]byte{2, 2, 1, 1, 0, 0, 1, 1}, 0)
	f.Add([]byte{200, 255, 1, 1, 0, 0, 9, 9}, 7)
	f.Fuzz(func(t *testing.T, spans []byte, columns int) {
		if columns < 0 || columns > 100 || len(spans) > 60 {
			return
		}
		table := &Table{Columns: columns, Rows: []Row{{}}}
		for i := 0; i+1 < len(spans); i += 2 {
			if spans[i] == 0 {
				table.Rows = append(table.Rows, Row{})
				continue
			}
			last := &table.Rows[len(table.Rows)-1]
			last.Cells = append(last.Cells, Cell{ColSpan: int(spans[i]), RowSpan: int(spans[i+1])})
		}
		checkGrid(t, table)
	})
}
