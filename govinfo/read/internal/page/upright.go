package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// item is a run of glyphs on a page that stands upright.
type item struct {
	box      Rect
	text     string
	baseline float64 // of turn 0
	size     float64
	runes    int
	order    int // in the order of printing
	turn     turn
	upright  bool
	bold     bool
}

// turn is the direction of a baseline in quarters of a circle, clockwise.
type turn int8

const (
	rightward turn = iota
	downward
	leftward
	upward
	askew turn = -1
)

// turnOf returns the quarter that a direction lies in, within two degrees.
func turnOf(dx, dy float64) turn {
	const tolerance = 0.035
	switch {
	case dx == 0 && dy == 0, dx > 0 && math.Abs(dy) <= tolerance*dx:
		return rightward
	case dy > 0 && math.Abs(dx) <= tolerance*dy:
		return downward
	case dx < 0 && math.Abs(dy) <= -tolerance*dx:
		return leftward
	case dy < 0 && math.Abs(dx) <= -tolerance*dy:
		return upward
	}
	return askew
}

// upright turns the page so that most of its text stands upright, and returns
// its runs and ruled lines. overprint is the number of characters that were left
// out.
func upright(p *Page) (items []item, ruled lines, overprint int) {
	turns := make([]turn, len(p.Runs))
	var weight [4]int
	for i := range p.Runs {
		r := &p.Runs[i]
		turns[i] = turnOf(r.DX, r.DY)
		if turns[i] != askew {
			weight[turns[i]] += len(r.Text)
		}
	}
	most := rightward
	for t := range weight {
		if weight[t] > weight[most] {
			most = turn(t)
		}
	}
	turned := turner{p.Width, p.Height, most}
	turned.rects(p.Rules)
	turned.rects(p.Pictures)
	ruled.across, ruled.down = segments(p.Rules)
	items = make([]item, 0, len(p.Runs))
	for i := range p.Runs {
		r := &p.Runs[i]
		t := (turns[i] - most + 4) % 4
		switch {
		case !r.usable():
		case turns[i] == askew || t == leftward:
			overprint += utf8.RuneCountInString(r.Text)
		default:
			items = appendItem(items, r, turned, t, i, ruled.down)
		}
	}
	if most == downward || most == upward {
		p.Width, p.Height = p.Height, p.Width
	}
	items, across := withoutOverprint(items)
	return items, ruled, overprint + across
}

// usable reports whether a run can be placed at all.
func (r *Run) usable() bool {
	const huge = 1e6
	for _, v := range [...]float64{r.X, r.Y, r.Advance, r.Size} {
		if !(math.Abs(v) <= huge) {
			return false
		}
	}
	return r.Text != "" && r.Size > 0
}

// turner turns a page by quarters so that text of a direction runs to the right.
type turner struct {
	width, height float64
	by            turn
}

func (t turner) point(x, y float64) (float64, float64) {
	switch t.by {
	case downward:
		return y, t.width - x
	case leftward:
		return t.width - x, t.height - y
	case upward:
		return t.height - y, x
	}
	return x, y
}

func (t turner) rects(rects []Rect) {
	if t.by == rightward {
		return
	}
	for i, r := range rects {
		x0, y0 := t.point(r.X0, r.Y0)
		x1, y1 := t.point(r.X1, r.Y1)
		rects[i] = Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	}
}

// The parts of a glyph's size above and below its baseline.
const (
	ascent  = 0.85
	descent = 0.15
)

// appendItem adds a run, or joins it to the one before where it goes straight on:
// files that show each glyph by itself are read like others. A line down that
// stands between the two divides them, as in cells that are just as wide as their
// figures.
func appendItem(items []item, r *Run, turned turner, t turn, order int, down []segment) []item {
	x, y := turned.point(r.X, r.Y)
	it := item{
		text: plainText(r.Text), size: r.Size, runes: utf8.RuneCountInString(r.Text),
		order: order, turn: t, upright: r.Upright, bold: r.Bold, baseline: y,
	}
	if strings.TrimSpace(it.text) == "" {
		return items // nothing that is seen
	}
	length, s := max(r.Advance, 0.01), r.Size
	switch {
	case r.Upright && t == rightward:
		it.box = Rect{x - s/2, y, x + s/2, y + length}
	case r.Upright: // upright in a text that is turned: as if turned itself
		it.box = Rect{x - s/2, y - s/2, x + s/2, y + s/2}
	case t == rightward:
		it.box = Rect{x, y - ascent*s, x + length, y + descent*s}
	case t == downward:
		it.box = Rect{x - descent*s, y, x + ascent*s, y + length}
	default:
		it.box = Rect{x - ascent*s, y - length, x + descent*s, y}
	}
	if n := len(items); n > 0 && items[n-1].goesOn(&it) && !items[n-1].isDivided(&it, down) {
		last := &items[n-1]
		last.text += it.text
		last.runes += it.runes
		last.box.X1 = max(last.box.X1, it.box.X1)
		last.order = order
		return items
	}
	return append(items, it)
}

// goesOn reports whether next is set directly behind it.
func (it *item) goesOn(next *item) bool {
	if it.turn != rightward || next.turn != rightward || it.upright || next.upright || it.bold != next.bold {
		return false
	}
	const longest = 512 // so that joining stays linear
	gap := next.box.X0 - it.box.X1
	return len(it.text) < longest && it.order+1 == next.order &&
		math.Abs(it.baseline-next.baseline) <= 0.05*it.size &&
		math.Abs(it.size-next.size) <= 0.1*it.size &&
		gap >= -0.1*it.size && gap <= 0.2*it.size
}

// isDivided reports whether a line down stands between two runs.
func (it *item) isDivided(next *item, down []segment) bool {
	const near, most = 0.5, 64 // points; lines that are looked at
	_, y := it.middle()
	from, to := it.box.X1-near, next.box.X0+near
	i, _ := slices.BinarySearchFunc(down, min(from, to)-parallel, func(s segment, x float64) int { return cmp.Compare(s.at, x) })
	for seen := 0; i < len(down) && down[i].at <= to+parallel; i++ {
		if seen++; seen > most {
			return true
		}
		if s := down[i]; s.at >= from && s.at <= to && s.from <= y && y <= s.to {
			return true
		}
	}
	return false
}

// withoutOverprint leaves out large text that is printed across several lines of
// other text, as watermarks are.
func withoutOverprint(items []item) (kept []item, dropped int) {
	sizes := make([]float64, 0, len(items))
	for i := range items {
		sizes = append(sizes, items[i].size)
	}
	if len(sizes) < 10 {
		return items, 0
	}
	slices.Sort(sizes)
	large := 2.5 * sizes[len(sizes)/2]
	if sizes[len(sizes)-1] < large {
		return items, 0
	}
	const most, leastCrossed = 100, 3 // large runs that are looked at
	seen := 0
	kept = items[:0]
	crossed := make([]bool, len(items))
	for i := range items {
		if items[i].size < large || seen == most {
			continue
		}
		seen++
		n := 0
		for k := range items {
			if k != i && items[k].size < large && items[i].box.holds(items[k].middle()) {
				n++
			}
		}
		crossed[i] = n >= leastCrossed
	}
	for i := range items {
		if crossed[i] {
			dropped += items[i].runes
		} else {
			kept = append(kept, items[i])
		}
	}
	return kept, dropped
}

func (it *item) middle() (x, y float64) {
	return (it.box.X0 + it.box.X1) / 2, (it.box.Y0 + it.box.Y1) / 2
}

func (r Rect) holds(x, y float64) bool {
	return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1
}
