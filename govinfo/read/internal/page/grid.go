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

// filler gives the runs of a page to the frames that they begin in.
type filler struct {
	items []item
	at    []spot
	taken []bool
	most  *int // runs that may still be looked at, as frames may overlap
}

// spot is where a run begins.
type spot struct {
	x, y float64
	item int
}

func newFiller(items []item, most *int) *filler {
	f := &filler{items: items, at: make([]spot, len(items)), taken: make([]bool, len(items)), most: most}
	for i := range items {
		x, y := items[i].begin()
		f.at[i] = spot{x, y, i}
	}
	slices.SortStableFunc(f.at, func(a, b spot) int { return cmp.Compare(a.y, b.y) })
	return f
}

// begin returns the point by which the place of a run is judged: a little behind
// its start, as borders cut it close.
func (it *item) begin() (x, y float64) {
	const inside = 3.0
	x, y = it.middle()
	switch {
	case it.upright:
	case it.turn == rightward:
		x = it.box.X0 + min(inside, it.box.Width()/2)
	case it.turn == downward:
		y = it.box.Y0 + min(inside, it.box.Height()/2)
	default:
		y = it.box.Y1 - min(inside, it.box.Height()/2)
	}
	return x, y
}

// in returns the runs that begin in an area.
func (f *filler) in(box Rect) []spot {
	first, _ := slices.BinarySearchFunc(f.at, box.Y0, func(s spot, y float64) int { return cmp.Compare(s.y, y) })
	var found []spot
	for _, s := range f.at[first:] {
		if *f.most--; s.y > box.Y1 || *f.most < 0 {
			break
		}
		if box.holds(s.x, s.y) && !f.taken[s.item] {
			found = append(found, s)
		}
	}
	return found
}

// fill makes the table of a frame. A frame that is no table, having less than two
// cells with text, takes no runs.
func (f *filler) fill(frame *frame) *grid {
	const least = 2
	found := f.in(frame.box())
	if len(found) < least {
		return nil
	}
	cells, at := frame.cells()
	held := make([][]item, len(cells))
	filled := 0
	// In the order of printing, which says how text goes on.
	slices.SortFunc(found, func(a, b spot) int { return cmp.Compare(a.item, b.item) })
	for _, s := range found {
		c := at[between(frame.ys, s.y)*frame.columns()+between(frame.xs, s.x)]
		if len(held[c]) == 0 {
			filled++
		}
		held[c] = append(held[c], f.items[s.item])
	}
	if filled < least {
		return nil
	}
	for _, s := range found {
		f.taken[s.item] = true
	}
	for i := range cells {
		cells[i].text, cells[i].full = cellText(held[i], frame.xs[cells[i].c1]-frame.xs[cells[i].c0])
	}
	g := &grid{xs: frame.xs, ys: frame.ys, cells: cells}
	g.compact()
	g.closeSlits()
	return g
}

// rest returns the runs that no table took.
func (f *filler) rest() []item {
	rest := f.items[:0]
	for i := range f.items {
		if !f.taken[i] {
			rest = append(rest, f.items[i])
		}
	}
	return rest
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

// closeSlits removes columns too narrow for a character that hold no text: where
// borders stand apart, they are the space between two cells.
func (g *grid) closeSlits() {
	const narrowest = 4.0             // points, of a column
	closed := make([]bool, len(g.xs)) // by the edge at the left of the column
	for c := 0; c+1 < len(g.xs); c++ {
		closed[c] = g.xs[c+1]-g.xs[c] < narrowest && (c == 0 || !closed[c-1])
	}
	for i := range g.cells {
		if c := &g.cells[i]; c.c1 == c.c0+1 && c.text != "" {
			closed[c.c0] = false
		}
	}
	if !slices.Contains(closed, true) {
		return
	}
	used := make([]bool, len(g.xs))
	for i := range used {
		used[i] = !closed[i]
	}
	to := renumber(used) // an edge that goes is the next one
	for i := range g.cells {
		g.cells[i].c0, g.cells[i].c1 = to[g.cells[i].c0], to[g.cells[i].c1]
	}
	g.cells = slices.DeleteFunc(g.cells, func(c cell) bool { return c.c0 == c.c1 })
	g.xs = kept(g.xs, used)
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
