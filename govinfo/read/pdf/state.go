package pdf

import (
	"math"

	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffont"
)

// matrix is [a b c d e f] as PDF writes it: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var unit = matrix{a: 1, d: 1}

// then returns the matrix that applies m first and n next.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) apply(x, y float64) point {
	return point{m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f}
}

// rect returns the area that a rectangle covers after the matrix.
func (m matrix) rect(x0, y0, x1, y1 float64) page.Rect {
	b := bounds{}
	for _, p := range [...]point{m.apply(x0, y0), m.apply(x1, y0), m.apply(x0, y1), m.apply(x1, y1)} {
		b.add(p)
	}
	return b.rect
}

// scale returns how much longer a line gets, on average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

type point struct{ x, y float64 }

// bounds is the smallest area around points.
type bounds struct {
	rect page.Rect
	some bool
}

func (b *bounds) add(p point) {
	if !b.some {
		b.rect, b.some = page.Rect{X0: p.x, Y0: p.y, X1: p.x, Y1: p.y}, true
		return
	}
	b.rect = page.Rect{X0: min(b.rect.X0, p.x), Y0: min(b.rect.Y0, p.y), X1: max(b.rect.X1, p.x), Y1: max(b.rect.Y1, p.y)}
}

// intersect returns what two areas have in common; one of negative extent is
// empty.
func intersect(a, b page.Rect) page.Rect {
	return page.Rect{X0: max(a.X0, b.X0), Y0: max(a.Y0, b.Y0), X1: min(a.X1, b.X1), Y1: min(a.Y1, b.Y1)}
}

func isEmpty(r page.Rect) bool { return !(r.X0 <= r.X1 && r.Y0 <= r.Y1) }

// state is the graphics state that q saves and Q restores.
type state struct {
	ctm       matrix
	clip      page.Rect
	lineWidth float64
	fillAlpha float64
	lineAlpha float64
	blended   bool // with what is below: a blend mode, a soft mask
	pattern   bool // fills are patterns, which may have holes
	text      textState
}

// textState is the part of the state that text operators set.
type textState struct {
	font                    *pdffont.Font
	size                    float64
	charSpace, wordSpace    float64
	stretch, leading, raise float64
	mode                    int
}

// opaque reports whether what is filled hides what is below it.
func (s *state) opaque() bool { return s.fillAlpha == 1 && !s.blended && !s.pattern }
