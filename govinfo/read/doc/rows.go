package doc

import (
	"errors"
	"slices"
)

// rowFormat is what the end of a row says of it.
type rowFormat struct {
	edges []int // of its cells, from left to right, in twips; one more than cells
	cells []cellFormat
	head  bool
}

type cellFormat struct {
	across byte // 0 is a cell alone; see isMergedAcross
	down   byte // 1 continues the cell above, 3 is the first of several
}

// maxCells is the number of cells that a row can have.
const maxCells = 64

var errRow = errors.New("a row that contradicts itself")

// read takes in a property of a row. They come in an order: the definition first.
func (r *rowFormat) read(sprm int, v []byte) error {
	switch sprm {
	case sprmTHead:
		r.head = v[0] != 0
	case sprmTDefinition, sprmTDefinitionOld:
		return r.define(sprm, v)
	case sprmTVertMerge:
		if i := int(v[0]); len(v) >= 2 && i < len(r.cells) {
			r.cells[i].down = v[1] & 3
		}
	case sprmTMerge, sprmTSplit:
		first, end := int(v[0]), min(int(v[1]), len(r.cells))
		for i := first; i < end; i++ {
			switch {
			case sprm == sprmTSplit:
				r.cells[i].across = 0
			case i == first:
				r.cells[i].across = 1
			default:
				r.cells[i].across = 2
			}
		}
	case sprmTDelete:
		if first, end := int(v[0]), min(int(v[1]), len(r.cells)); first < end {
			width := r.edges[end] - r.edges[first]
			r.edges = slices.Delete(r.edges, first+1, end+1)
			for i := first + 1; i < len(r.edges); i++ {
				r.edges[i] -= width
			}
			r.cells = slices.Delete(r.cells, first, end)
		}
	case sprmTInsert:
		return r.insert(int(v[0]), int(v[1]), int(int16(u16(v, 2))))
	case sprmTColumnWidth:
		for i := int(v[0]); i < min(int(v[1]), len(r.cells)); i++ {
			more := int(int16(u16(v, 2))) - (r.edges[i+1] - r.edges[i])
			for k := i + 1; k < len(r.edges); k++ {
				r.edges[k] += more
			}
		}
	}
	return nil
}

// define reads the edges and cells of a row. Trailing cells may be left out.
func (r *rowFormat) define(sprm int, v []byte) error {
	if len(v) < 1 {
		return errRow
	}
	n := int(v[0])
	if n > maxCells || len(v) < 1+2*(n+1) {
		return errRow
	}
	r.edges, r.cells = make([]int, n+1), make([]cellFormat, n)
	for i := range r.edges {
		r.edges[i] = int(int16(u16(v, 1+2*i)))
		if i > 0 && r.edges[i] < r.edges[i-1] {
			return errRow
		}
	}
	size := 20
	if sprm == sprmTDefinitionOld {
		size = 10
	}
	rest := v[1+2*(n+1):]
	for i := range r.cells {
		if len(rest) < 2 {
			break
		}
		flags := u16(rest, 0)
		r.cells[i] = cellFormat{across: byte(flags & 3), down: byte(flags >> 5 & 3)}
		rest = rest[min(size, len(rest)):]
	}
	return nil
}

func (r *rowFormat) insert(at, n, width int) error {
	if n > maxCells || len(r.cells)+n > maxCells || width < 0 {
		return errRow
	}
	if len(r.edges) == 0 {
		r.edges = []int{0}
	}
	for at > len(r.cells) && len(r.cells) < maxCells { // cells before it that were not defined
		r.edges = append(r.edges, r.edges[len(r.edges)-1]+width)
		r.cells = append(r.cells, cellFormat{})
	}
	if at > len(r.cells) {
		return errRow
	}
	for i := range n {
		r.edges = slices.Insert(r.edges, at+i+1, r.edges[at+i]+width)
		r.cells = slices.Insert(r.cells, at+i, cellFormat{})
		for k := at + i + 2; k < len(r.edges); k++ {
			r.edges[k] += width
		}
	}
	return nil
}

// isMergedAcross reports whether a cell is merged into the one before it. Word 97
// and its later description give the two values that say so in opposite order, so
// the first of a row of merged cells tells which is which.
func (r *rowFormat) isMergedAcross(cell int) bool {
	first := byte(0)
	for i := 0; i <= cell && i < len(r.cells); i++ {
		switch across := r.cells[i].across; {
		case across == 0:
			first = 0
		case first == 0 || across == first:
			first = across
		case i == cell:
			return true
		}
	}
	return false
}

// grid is the grid of a table: where its columns begin.
type grid []int

// maxSnap is the distance, in twips, within which edges are one, unless there are
// cells not wider than twice that. Edges of different rows differ by a little.
const maxSnap = 30

// gridOf finds the columns by the edges of all cells.
func gridOf(rows []*rowFormat) grid {
	var edges []int
	snap := maxSnap
	for _, r := range rows {
		edges = append(edges, r.edges...)
		for i := range r.cells {
			if width := r.edges[i+1] - r.edges[i]; width > 0 {
				snap = min(snap, width/2)
			}
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	g := edges[:0]
	for _, e := range edges {
		if len(g) == 0 || e-g[len(g)-1] > snap {
			g = append(g, e)
		}
	}
	return slices.Clone(grid(g))
}

// column returns the number of the column that begins at an edge.
func (g grid) column(edge int) int {
	i, exact := slices.BinarySearch(g, edge)
	if !exact {
		i--
	}
	return max(i, 0)
}
