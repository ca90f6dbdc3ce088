package page

import (
	"cmp"
	"slices"
)

// grid is a table on one page.
type grid struct {
	xs, ys []float64
	cells  []cell // by row, then by column
	source []int  // the line of each row on the page
}

// cell is a cell of a grid: it covers rows r0 to r1 and columns c0 to c1, the
// ends excluded.
type cell struct {
	r0, r1, c0, c1 int
	text           string
	full           bool // a figure at the end of the text may go on
}

func (g *grid) rows() int { return len(g.ys) - 1 }
func (g *grid) box() Rect { return Rect{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]} }

// fillFrame makes the table of a frame of the runs that begin in it, and returns
// it and the other runs. A frame that is no table takes none.
func fillFrame(f *frame, items []item) (*grid, []item) {
	const inside = 3.0 // how far into a run its place is judged
	box := f.box()
	inFrame := func(it *item) (x, y float64, ok bool) {
		x, y = it.middle()
		switch it.turn {
		case rightward:
			if !it.upright {
				x = it.box.X0 + min(inside, it.box.Width()/2)
			}
		case downward:
			y = it.box.Y0 + min(inside, it.box.Height()/2)
		case upward:
			y = it.box.Y1 - min(inside, it.box.Height()/2)
		}
		return x, y, box.holds(x, y)
	}
	any := false
	for i := range items {
		if _, _, ok := inFrame(&items[i]); ok {
			any = true
			break
		}
	}
	if !any {
		return nil, items
	}
	cells, at := f.cells()
	held := make([][]item, len(cells))
	for i := range items {
		if x, y, ok := inFrame(&items[i]); ok {
			c := at[between(f.ys, y)*f.columns()+between(f.xs, x)]
			held[c] = append(held[c], items[i])
		}
	}
	filled := 0
	for i := range held {
		if len(held[i]) > 0 {
			filled++
		}
	}
	if filled < 2 {
		return nil, items
	}
	for i := range cells {
		cells[i].text, cells[i].full = cellText(held[i], f.xs[cells[i].c1]-f.xs[cells[i].c0])
	}
	rest := items[:0]
	for i := range items {
		if _, _, ok := inFrame(&items[i]); !ok {
			rest = append(rest, items[i])
		}
	}
	g := &grid{xs: f.xs, ys: f.ys, cells: cells}
	g.compact()
	return g, rest
}

// between returns the index of the stretch that a value lies in.
func between(edges []float64, at float64) int {
	i, _ := slices.BinarySearch(edges, at)
	return min(max(i-1, 0), len(edges)-2)
}

// cells returns the cells of a frame, by row and column, and for each place the
// index of the cell that covers it. Places without a wall between them are one
// cell where they make a rectangle. Where they do not, because a part of a wall
// is missing, each stretch of a row is a cell, joined with those of the same
// width above: text stands where it was printed.
func (f *frame) cells() (cells []cell, at []int32) {
	rows, columns := f.rows(), f.columns()
	regions := newSets(rows * columns)
	for i := range rows * columns {
		if (i+1)%columns != 0 && !f.right[i] {
			regions.join(i, i+1)
		}
		if i+columns < rows*columns && !f.below[i] {
			regions.join(i, i+columns)
		}
	}
	type extent struct{ r0, r1, c0, c1, places int }
	extents := make(map[int]*extent)
	for i := range rows * columns {
		root, r, c := regions.find(i), i/columns, i%columns
		e := extents[root]
		if e == nil {
			e = &extent{r, r, c, c, 0}
			extents[root] = e
		}
		e.r1, e.c0, e.c1 = max(e.r1, r), min(e.c0, c), max(e.c1, c)
		e.places++
	}
	at = make([]int32, rows*columns)
	taken := make([]bool, rows*columns)
	for i := range rows * columns {
		if taken[i] {
			continue
		}
		root, r, c := regions.find(i), i/columns, i%columns
		e := *extents[root]
		k := cell{r0: r, r1: e.r1 + 1, c0: c, c1: e.c1 + 1}
		if e.places != (e.r1-e.r0+1)*(e.c1-e.c0+1) {
			k = f.stretch(regions, root, r, c)
		}
		for y := k.r0; y < k.r1; y++ {
			for x := k.c0; x < k.c1; x++ {
				at[y*columns+x], taken[y*columns+x] = int32(len(cells)), true
			}
		}
		cells = append(cells, k)
	}
	return cells, at
}

// stretch returns the part of a region that is no rectangle: from a place to the
// right as far as the region reaches, and down as long as it is as wide.
func (f *frame) stretch(regions *sets, root, r, c int) cell {
	columns := f.columns()
	run := func(y, from int) int {
		x := from
		for x < columns && regions.find(y*columns+x) == root {
			x++
		}
		return x
	}
	k := cell{r0: r, r1: r + 1, c0: c, c1: run(r, c)}
	for k.r1 < f.rows() && run(k.r1, c) == k.c1 && (c == 0 || regions.find(k.r1*columns+c-1) != root) {
		k.r1++
	}
	return k
}

// compact removes edges where no cell begins or ends.
func (g *grid) compact() {
	usedX, usedY := make([]bool, len(g.xs)), make([]bool, len(g.ys))
	for _, c := range g.cells {
		usedX[c.c0], usedX[c.c1], usedY[c.r0], usedY[c.r1] = true, true, true, true
	}
	newX, newY := renumber(usedX), renumber(usedY)
	for i := range g.cells {
		c := &g.cells[i]
		c.r0, c.r1, c.c0, c.c1 = newY[c.r0], newY[c.r1], newX[c.c0], newX[c.c1]
	}
	g.xs, g.ys = kept(g.xs, usedX), kept(g.ys, usedY)
}

func renumber(used []bool) []int {
	to := make([]int, len(used))
	n := 0
	for i, u := range used {
		to[i] = n
		if u {
			n++
		}
	}
	return to
}

func kept(edges []float64, used []bool) []float64 {
	var out []float64
	for i, u := range used {
		if u {
			out = append(out, edges[i])
		}
	}
	return out
}

// byPlace sorts cells by row, then by column.
func byPlace(a, b cell) int { return cmp.Or(cmp.Compare(a.r0, b.r0), cmp.Compare(a.c0, b.c0)) }

// order numbers the lines of the page: those of the text and the rows of the
// tables, from top to bottom.
func (s *sheet) order() {
	slices.SortStableFunc(s.grids, func(a, b *grid) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	n, next := 0, 0
	for _, g := range s.grids {
		for ; next < len(s.lines) && s.lines[next].top() < g.ys[0]; next++ {
			n++
			s.lines[next].number = n
		}
		g.source = make([]int, g.rows())
		for r := range g.source {
			n++
			g.source[r] = n
		}
	}
	for ; next < len(s.lines); next++ {
		n++
		s.lines[next].number = n
	}
}
