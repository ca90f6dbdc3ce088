package ofd

import (
	"math"
	"strconv"
	"strings"
)

// Lengths in the file are in millimetres, from the top left corner.

// point is a place, or a direction.
type point struct{ x, y float64 }

// rectangle is an area: x0 <= x1, y0 <= y1.
type rectangle struct{ x0, y0, x1, y1 float64 }

// rectangleOf reads "x y width height".
func rectangleOf(s string) (r rectangle, ok bool) {
	v, ok := numbers(s, 4)
	if !ok || v[2] < 0 || v[3] < 0 {
		return r, false
	}
	return rectangle{v[0], v[1], v[0] + v[2], v[1] + v[3]}, true
}

// around returns the smallest rectangle with the points.
func around(points ...point) rectangle {
	r := rectangle{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		r.x0, r.y0, r.x1, r.y1 = min(r.x0, p.x), min(r.y0, p.y), max(r.x1, p.x), max(r.y1, p.y)
	}
	return r
}

// within cuts a rectangle to another one with a margin. ok is false if nothing is
// left.
func (r rectangle) within(other rectangle, margin float64) (cut rectangle, ok bool) {
	r.x0, r.y0 = max(r.x0, other.x0-margin), max(r.y0, other.y0-margin)
	r.x1, r.y1 = min(r.x1, other.x1+margin), min(r.y1, other.y1+margin)
	return r, r.x0 <= r.x1 && r.y0 <= r.y1
}

// holds reports whether a point is in the rectangle with a margin.
func (r rectangle) holds(p point, margin float64) bool {
	return p.x >= r.x0-margin && p.x <= r.x1+margin && p.y >= r.y0-margin && p.y <= r.y1+margin
}

// matrix is a transformation: x' = a x + c y + e, y' = b x + d y + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// matrixOf reads "a b c d e f"; what is none is the identity.
func matrixOf(s string) matrix {
	if v, ok := numbers(s, 6); ok {
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	return identity
}

func (m matrix) apply(p point) point { return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f} }

// turn applies the matrix to a direction.
func (m matrix) turn(p point) point { return point{m.a*p.x + m.c*p.y, m.b*p.x + m.d*p.y} }

// then returns the matrix that does m and then other.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// shifted returns the matrix that does m and then moves.
func (m matrix) shifted(x, y float64) matrix {
	m.e += x
	m.f += y
	return m
}

// scale is by how much lengths grow, on the average.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// largest is beyond all coordinates of a page.
const largest = 1e6

// number reads a number.
func number(s string) (v float64, ok bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !(math.Abs(v) <= largest) {
		return 0, false
	}
	return v, true
}

// numbers reads as many numbers as are wanted, which may be at most 6.
func numbers(s string, wanted int) (v [6]float64, ok bool) {
	n := 0
	for field := range strings.FieldsSeq(s) {
		if n == wanted {
			return v, false
		}
		if v[n], ok = number(field); !ok {
			return v, false
		}
		n++
	}
	return v, n == wanted
}
