package pdf

import (
	"math"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
)

// path is a path under construction, on the page.
type path struct {
	parts  []part
	bounds bounds
	points int
	at     point // the current point, in the coordinates of the content
}

// part is a connected part of a path.
type part struct {
	points []point
	curved bool
	closed bool
}

// mostPoints is how many points of a path are kept; of a longer one only the
// bounds are known.
const mostPoints = 1 << 15

func (x *interpreter) moveTo(px, py float64) {
	x.path.at = point{px, py}
	x.path.parts = append(x.path.parts, part{})
	x.add(px, py)
}

// add adds a point to the current part.
func (x *interpreter) add(px, py float64) {
	p := x.state.ctm.apply(px, py)
	x.path.bounds.add(p)
	x.path.at = point{px, py}
	if x.path.points++; x.path.points > mostPoints {
		x.path.parts = nil
		return
	}
	if n := len(x.path.parts); n > 0 {
		x.path.parts[n-1].points = append(x.path.parts[n-1].points, p)
	} else {
		x.path.parts = append(x.path.parts, part{points: []point{p}})
	}
}

func (x *interpreter) curved() {
	if n := len(x.path.parts); n > 0 {
		x.path.parts[n-1].curved = true
	}
}

func (x *interpreter) closePath() {
	if n := len(x.path.parts); n > 0 {
		x.path.parts[n-1].closed = true
	}
}

// pathOperator executes an operator that makes or paints a path.
func (x *interpreter) pathOperator(operator string) error {
	switch operator {
	case "m":
		if v, ok := x.numbers(2); ok {
			x.moveTo(v[0], v[1])
		}
	case "l":
		if v, ok := x.numbers(2); ok {
			x.add(v[0], v[1])
		}
	case "c":
		if v, ok := x.numbers(6); ok {
			x.add(v[0], v[1])
			x.add(v[2], v[3])
			x.add(v[4], v[5])
			x.curved()
		}
	case "v", "y":
		if v, ok := x.numbers(4); ok {
			x.add(v[0], v[1])
			x.add(v[2], v[3])
			x.curved()
		}
	case "re":
		if v, ok := x.numbers(4); ok {
			x.moveTo(v[0], v[1])
			x.add(v[0]+v[2], v[1])
			x.add(v[0]+v[2], v[1]+v[3])
			x.add(v[0], v[1]+v[3])
			x.closePath()
		}
	case "h":
		x.closePath()
	case "W", "W*":
		x.clip = true
	case "n":
		return x.paint(false, false)
	case "S":
		return x.paint(true, false)
	case "s":
		x.closePath()
		return x.paint(true, false)
	case "f", "F", "f*":
		return x.paint(false, true)
	case "B", "B*":
		return x.paint(true, true)
	case "b", "b*":
		x.closePath()
		return x.paint(true, true)
	}
	return nil
}

// paint paints the path, and clips to it where that was asked for.
func (x *interpreter) paint(stroke, fill bool) error {
	if x.silent == 0 {
		if fill && x.state.fillAlpha > 0 {
			x.fill()
		}
		if stroke && x.state.lineAlpha > 0 {
			x.stroke()
		}
	}
	if x.clip {
		clip := page.Rect{X0: 1, X1: -1}
		if x.path.bounds.some {
			clip = intersect(x.state.clip, x.path.bounds.rect)
		}
		x.state.clip = clip
	}
	x.path, x.clip = path{}, false
	if len(x.page.Rules)+len(x.page.Pictures) > mostShapes {
		return x.exceed(document.QuantityObjects, mostShapes)
	}
	return nil
}

// aligned is how far the two ends of a line along an axis may differ.
const aligned = 0.6

// fill notes what the path fills.
func (x *interpreter) fill() {
	parts := x.path.parts
	for i := range parts {
		b := parts[i].bounds()
		switch {
		case min(b.Width(), b.Height()) <= page.Thickest:
			x.rule(b)
		case i > 0 && parts[i].isRect() && parts[i-1].isRect():
			x.ring(parts[i-1].bounds(), b)
		}
	}
	if len(parts) == 1 && parts[0].isRect() && x.state.opaque() {
		x.cover(parts[0].bounds())
	}
}

func (p *part) bounds() page.Rect {
	var b bounds
	for _, q := range p.points {
		b.add(q)
	}
	return b.rect
}

// isRect reports whether a part is a rectangle along the axes.
func (p *part) isRect() bool {
	points := p.points
	if n := len(points); n == 5 && near(points[0], points[4]) {
		points = points[:4]
	}
	if len(points) != 4 || p.curved {
		return false
	}
	for i := range points {
		a, b := points[i], points[(i+1)%4]
		if math.Abs(a.x-b.x) > aligned && math.Abs(a.y-b.y) > aligned {
			return false
		}
	}
	return true
}

func near(a, b point) bool { return math.Abs(a.x-b.x) < aligned && math.Abs(a.y-b.y) < aligned }

// ring notes the four sides of a frame that is filled between two rectangles.
func (x *interpreter) ring(a, b page.Rect) {
	if a.X0 > b.X0 {
		a, b = b, a
	}
	for _, gap := range [...]float64{b.X0 - a.X0, b.Y0 - a.Y0, a.X1 - b.X1, a.Y1 - b.Y1} {
		if gap < 0 || gap > page.Thickest {
			return
		}
	}
	x.rule(page.Rect{X0: a.X0, Y0: a.Y0, X1: a.X1, Y1: b.Y0})
	x.rule(page.Rect{X0: a.X0, Y0: b.Y1, X1: a.X1, Y1: a.Y1})
	x.rule(page.Rect{X0: a.X0, Y0: a.Y0, X1: b.X0, Y1: a.Y1})
	x.rule(page.Rect{X0: b.X1, Y0: a.Y0, X1: a.X1, Y1: a.Y1})
}

// stroke notes the lines along an axis that the path draws.
func (x *interpreter) stroke() {
	half := max(x.state.lineWidth*x.state.ctm.scale(), 0) / 2
	if 2*half > page.Thickest {
		return
	}
	for i := range x.path.parts {
		p := &x.path.parts[i]
		if p.curved {
			continue
		}
		n := len(p.points)
		for k := range n {
			if k == n-1 && !p.closed {
				break
			}
			a, b := p.points[k], p.points[(k+1)%n]
			switch {
			case math.Abs(a.y-b.y) <= aligned:
				y := (a.y + b.y) / 2
				x.rule(page.Rect{X0: min(a.x, b.x), Y0: y - half, X1: max(a.x, b.x), Y1: y + half})
			case math.Abs(a.x-b.x) <= aligned:
				at := (a.x + b.x) / 2
				x.rule(page.Rect{X0: at - half, Y0: min(a.y, b.y), X1: at + half, Y1: max(a.y, b.y)})
			}
		}
	}
}

// rule notes what is seen of a thin area.
func (x *interpreter) rule(r page.Rect) {
	if r = intersect(r, x.state.clip); !isEmpty(r) {
		x.page.Rules = append(x.page.Rules, r)
	}
}

// picture notes a picture in the unit square. through says that what is below may
// be seen through it.
func (x *interpreter) picture(through bool) error {
	r := intersect(x.state.ctm.rect(0, 0, 1, 1), x.state.clip)
	if x.silent > 0 || x.state.fillAlpha == 0 || isEmpty(r) {
		return nil
	}
	if min(r.Width(), r.Height()) <= page.Thickest {
		x.page.Rules = append(x.page.Rules, r) // a line, stretched from a dot
	} else {
		x.page.Pictures = append(x.page.Pictures, r)
		if !through && x.state.fillAlpha == 1 && !x.state.blended {
			x.cover(r)
		}
	}
	if len(x.page.Rules)+len(x.page.Pictures) > mostShapes {
		return x.exceed(document.QuantityObjects, mostShapes)
	}
	return nil
}

// cover is an area that hides the runs that were shown before it.
type cover struct {
	area page.Rect
	runs int
}

// cover notes that what was shown in an area is hidden.
func (x *interpreter) cover(area page.Rect) {
	x.endRun()
	if len(x.page.Runs) > 0 {
		x.covers = append(x.covers, cover{area, len(x.page.Runs)})
	}
}

// dropCovered leaves out the text that something was painted over.
func (x *interpreter) dropCovered() error {
	runs := x.page.Runs
	kept := runs[:0]
	for i := range runs {
		box := runBox(&runs[i])
		px, py := (box.X0+box.X1)/2, (box.Y0+box.Y1)/2
		hidden := false
		for k := len(x.covers) - 1; k >= 0 && x.covers[k].runs > i && !hidden; k-- {
			a := x.covers[k].area
			hidden = px >= a.X0 && px <= a.X1 && py >= a.Y0 && py <= a.Y1
			x.comparisons--
		}
		if x.comparisons < 0 {
			return x.exceed(document.QuantityObjects, mostComparisons)
		}
		if hidden {
			x.hide(runs[i].Text)
		} else {
			kept = append(kept, runs[i])
		}
	}
	x.page.Runs = kept
	return nil
}
