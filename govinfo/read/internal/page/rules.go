package page

import (
	"cmp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Thickest is the thickness up to which an area is a line, in points.
const Thickest = 3.0

// Tolerances, in points. Producers draw one border as up to three lines, cut it
// at cells, and round its ends.
const (
	parallel = 1.5 // lines so near are one
	bridge   = 2.0 // a gap so small in a line is none
	snap     = 3.0 // ends so near to a line touch it
	shortest = 4.0 // a shorter line is none
)

// segment is a line along an axis: it lies at at, from from to to.
type segment struct{ at, from, to float64 }

// segments sorts rules into lines across and down, and joins what is one line. A
// square may be a dot of either.
func segments(rules []Rect) (across, down []segment) {
	for _, r := range rules {
		w, h := r.Width(), r.Height()
		if !(w >= 0 && h >= 0) {
			continue
		}
		if h <= Thickest && (w > h || w <= Thickest) {
			across = append(across, segment{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
		}
		if w <= Thickest && (h > w || h <= Thickest) {
			down = append(down, segment{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
		}
	}
	return joinSegments(across), joinSegments(down)
}

// joinSegments joins segments that lie on one line and touch.
func joinSegments(all []segment) []segment {
	slices.SortFunc(all, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	joined := all[:0]
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].at-all[start].at <= parallel {
			end++
		}
		joined = append(joined, joinLine(all[start:end])...)
		start = end
	}
	return joined
}

// joinLine joins segments that are near enough to be one line. It works in place.
func joinLine(line []segment) []segment {
	slices.SortFunc(line, func(a, b segment) int { return cmp.Compare(a.from, b.from) })
	joined := line[:0]
	current, last := line[0], line[0]
	for _, s := range line[1:] {
		if s.from <= current.to+bridge || isDash(last, s) {
			current.to = max(current.to, s.to)
			last = s
			continue
		}
		if current.to-current.from >= shortest {
			joined = append(joined, current)
		}
		current, last = s, s
	}
	if current.to-current.from >= shortest {
		joined = append(joined, current)
	}
	return joined
}

// isDash reports whether two pieces of a line are dashes of it: short, alike, and
// not much further apart than they are long.
func isDash(a, b segment) bool {
	const longest, widest = 12.0, 7.0
	short, long := min(a.to-a.from, b.to-b.from), max(a.to-a.from, b.to-b.from)
	gap := b.from - a.to
	return long <= longest && short >= long/3 && gap <= widest && gap <= 1.6*long
}

// frame is a set of lines that hang together, with the walls between the places
// of the grid that they make. Place (r, c) lies between ys[r], ys[r+1] and xs[c],
// xs[c+1].
type frame struct {
	xs, ys []float64
	right  []bool // a wall at the right of a place
	below  []bool // a wall below a place
}

func (f *frame) rows() int    { return len(f.ys) - 1 }
func (f *frame) columns() int { return len(f.xs) - 1 }
func (f *frame) box() Rect {
	return Rect{f.xs[0], f.ys[0], f.xs[len(f.xs)-1], f.ys[len(f.ys)-1]}
}

// frames finds the frames of a page, the smallest first, so that a table in a
// cell of another comes before it.
func (b *Builder) frames(ruled lines) ([]*frame, error) {
	var frames []*frame
	for _, part := range connected(ruled.across, ruled.down, &b.looks) {
		f := newFrame(part.across, part.down)
		if f == nil {
			continue
		}
		if f.rows() > b.limits.Places/f.columns() {
			return nil, b.exceed(document.QuantityPlaces, b.limits.Places)
		}
		if b.places += f.rows() * f.columns(); b.places > mostFrames*b.limits.Places {
			return nil, b.exceed(document.QuantityPlaces, mostFrames*b.limits.Places)
		}
		f.build(part.across, part.down)
		frames = append(frames, f)
	}
	area := func(f *frame) float64 { return f.box().Width() * f.box().Height() }
	slices.SortStableFunc(frames, func(a, b *frame) int { return cmp.Compare(area(a), area(b)) })
	return frames, nil
}

type lines struct{ across, down []segment }

// connected divides lines into sets that touch one another. It gives up when looks
// run out.
func connected(across, down []segment, looks *int) []lines {
	sets := newSets(len(across) + len(down))
	for i, h := range across {
		// down is in order of x up to the tolerance of joining.
		first, _ := slices.BinarySearchFunc(down, h.from-snap-parallel, func(s segment, x float64) int { return cmp.Compare(s.at, x) })
		for k := first; k < len(down) && down[k].at <= h.to+snap+parallel; k++ {
			v := down[k]
			if *looks--; *looks < 0 {
				return nil
			}
			if v.at >= h.from-snap && v.at <= h.to+snap && h.at >= v.from-snap && h.at <= v.to+snap {
				sets.join(i, len(across)+k)
			}
		}
	}
	index := make(map[int]int)
	var parts []lines
	part := func(i int) *lines {
		root := sets.find(i)
		n, ok := index[root]
		if !ok {
			n = len(parts)
			index[root] = n
			parts = append(parts, lines{})
		}
		return &parts[n]
	}
	for i, h := range across {
		p := part(i)
		p.across = append(p.across, h)
	}
	for k, v := range down {
		p := part(len(across) + k)
		p.down = append(p.down, v)
	}
	return parts
}

// newFrame returns the grid that lines make, without its walls; nil where they
// make none.
func newFrame(across, down []segment) *frame {
	if len(across) == 0 || len(down) == 0 || len(across)+len(down) < 3 {
		return nil
	}
	f := &frame{xs: edges(down, across), ys: edges(across, down)}
	if f.rows() < 1 || f.columns() < 1 || f.rows()*f.columns() < 2 {
		return nil
	}
	return f
}

// edges returns where lines lie, in order, and where the grid ends beyond them:
// a side without a line is closed where at least two of the lines across it end.
func edges(lines, across []segment) []float64 {
	at := make([]float64, 0, len(lines)+2)
	for _, s := range lines {
		at = append(at, s.at)
	}
	slices.Sort(at)
	at = clustered(at)
	var starts, ends []float64
	for _, s := range across {
		starts = append(starts, s.from)
		ends = append(ends, -s.to)
	}
	if x, ok := openSide(starts); ok && x < at[0]-2*snap {
		at = slices.Insert(at, 0, x)
	}
	if x, ok := openSide(ends); ok && -x > at[len(at)-1]+2*snap {
		at = append(at, -x)
	}
	return at
}

// openSide returns the least value that two others are near to.
func openSide(ends []float64) (float64, bool) {
	slices.Sort(ends)
	for i := 1; i < len(ends); i++ {
		if ends[i]-ends[i-1] <= snap {
			return ends[i-1], true
		}
	}
	return 0, false
}

// clustered joins values that are near to each other.
func clustered(sorted []float64) []float64 {
	out := sorted[:0]
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end]-sorted[start] <= snap {
			end++
		}
		out = append(out, (sorted[start]+sorted[end-1])/2)
		start = end
	}
	return out
}

// build draws the walls.
func (f *frame) build(across, down []segment) {
	places := f.rows() * f.columns()
	f.right, f.below = make([]bool, places), make([]bool, places)
	// Several lines may be parts of one edge, so what they cover is added up.
	covered := make([]float64, places)
	for _, h := range across {
		if r := nearest(f.ys, h.at) - 1; r >= 0 && r < f.rows() {
			cover(f.xs, h, func(c int, length float64) { covered[r*f.columns()+c] += length })
		}
	}
	for i := range covered {
		f.below[i] = isWall(covered[i], f.xs, i%f.columns())
	}
	clear(covered)
	for _, v := range down {
		if c := nearest(f.xs, v.at) - 1; c >= 0 && c < f.columns() {
			cover(f.ys, v, func(r int, length float64) { covered[r*f.columns()+c] += length })
		}
	}
	for i := range covered {
		f.right[i] = isWall(covered[i], f.ys, i/f.columns())
	}
}

// nearest returns the index of the edge that lies nearest.
func nearest(edges []float64, at float64) int {
	i, _ := slices.BinarySearch(edges, at)
	if i == len(edges) || i > 0 && at-edges[i-1] < edges[i]-at {
		i--
	}
	return i
}

// cover tells the parts of a line that lie between each two edges.
func cover(edges []float64, s segment, tell func(i int, length float64)) {
	first, _ := slices.BinarySearch(edges, s.from)
	for i := max(first-1, 0); i+1 < len(edges) && edges[i] < s.to; i++ {
		if length := min(s.to, edges[i+1]) - max(s.from, edges[i]); length > 0 {
			tell(i, length)
		}
	}
}

// isWall reports whether what is covered of the stretch behind an edge is a wall.
func isWall(covered float64, edges []float64, i int) bool {
	length := edges[i+1] - edges[i]
	return covered >= max(length/2, min(length-2*snap, 0.8*length))
}

// sets is a union-find over numbers.
type sets struct{ parent []int32 }

func newSets(n int) *sets {
	s := &sets{parent: make([]int32, n)}
	for i := range s.parent {
		s.parent[i] = int32(i)
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != int32(i) {
		s.parent[i] = s.parent[s.parent[i]]
		i = int(s.parent[i])
	}
	return i
}

func (s *sets) join(a, b int) {
	a, b = s.find(a), s.find(b)
	if a > b {
		a, b = b, a
	}
	s.parent[b] = int32(a)
}
