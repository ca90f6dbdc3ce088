package ofd

import (
	"encoding/xml"
	"math"
	"strings"

	"github.com/openxxgk/annualreport/internal/pack"
)

// plainWidth is the width of a line that does not say its own, in millimetres.
const plainWidth = 0.353

// readPath reads a path, of which lines along an axis and filled rectangles count.
func (r *reader) readPath(c *pack.Cursor, e xml.StartElement, s *sheet, f frame) error {
	g := f.of(r, e)
	stroke, fill := pack.Attribute(e, "Stroke") != "false", pack.Attribute(e, "Fill") == "true"
	data := ""
	err := c.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "AbbreviatedData":
			var err error
			data, err = c.Text()
			return err
		case "StrokeColor":
			stroke = stroke && pack.Attribute(e, "Alpha") != "0"
		case "FillColor":
			fill = fill && pack.Attribute(e, "Alpha") != "0"
		}
		return c.Skip()
	})
	if err != nil || g.unseen || !stroke && !fill {
		return err
	}
	b := &brush{reader: r, sheet: s, graphic: &g, area: g.area(f), stroke: stroke, fill: fill, width: g.width}
	if b.width <= 0 {
		b.width = plainWidth
	}
	b.width *= g.matrix.scale()
	return eachFigure(data, b.paint)
}

// brush paints the figures of a path.
type brush struct {
	*reader
	*sheet
	*graphic
	area         rectangle // of the boundary, on the page
	stroke, fill bool
	width        float64 // of lines, on the page
}

// paint adds the areas that a figure inks.
func (b *brush) paint(f *figure) error {
	for i := range f.points {
		f.points[i] = b.matrix.apply(f.points[i])
	}
	if rule, ok := f.rectangle(); ok && b.fill {
		if err := b.rule(rule); err != nil {
			return err
		}
	}
	if !b.stroke {
		return nil
	}
	return f.eachLine(func(from, to point) error {
		if rule, ok := ruleOf(from, to, b.width); ok {
			return b.rule(rule)
		}
		return nil
	})
}

// rule adds an area, as far as it is in the boundary.
func (b *brush) rule(r rectangle) error {
	if b.hasBoundary {
		var ok bool
		if r, ok = r.within(b.area, b.width); !ok {
			return nil
		}
	}
	b.rules = append(b.rules, r)
	return b.count(1)
}

// figure is a connected part of a path.
type figure struct {
	points []point
	curved []bool // the way to a point is a curve
	closed bool
}

// eachFigure calls each for the figures of a path's data: commands, each a letter
// and its numbers. What cannot be read ends it. A figure is valid until the next.
func eachFigure(data string, each func(*figure) error) error {
	var f figure
	var v [7]float64
	command, n := byte(0), 0
	for field := range strings.FieldsSeq(data) {
		if len(field) == 1 && (field[0] < '0' || field[0] > '9') {
			command, n = field[0], 0
			f.closed = f.closed || command == 'C'
			continue
		}
		value, ok := number(field)
		want := operands(command)
		if !ok || want == 0 {
			break
		}
		v[n] = value
		if n++; n < want {
			continue
		}
		p := point{v[want-2], v[want-1]}
		n = 0
		if command == 'S' || command == 'M' {
			if err := each(&f); err != nil {
				return err
			}
			f.points, f.curved, f.closed = f.points[:0], f.curved[:0], false
		}
		f.points, f.curved = append(f.points, p), append(f.curved, len(f.points) > 0 && command != 'L')
	}
	return each(&f)
}

// operands returns how many numbers a command has, the last two of which are a
// point: start, move, line, curves, arc.
func operands(command byte) int {
	switch command {
	case 'S', 'M', 'L':
		return 2
	case 'Q':
		return 4
	case 'B':
		return 6
	case 'A':
		return 7
	}
	return 0
}

// eachLine calls each for the straight lines of a figure.
func (f *figure) eachLine(each func(from, to point) error) error {
	for i := 1; i < len(f.points); i++ {
		if !f.curved[i] {
			if err := each(f.points[i-1], f.points[i]); err != nil {
				return err
			}
		}
	}
	if n := len(f.points); f.closed && n > 2 {
		return each(f.points[n-1], f.points[0])
	}
	return nil
}

// askew is how far the ends of a line along an axis may be off it, in millimetres.
const askew = 0.2

// ruleOf returns the area that a line inks, if it runs along an axis.
func ruleOf(from, to point, width float64) (rectangle, bool) {
	r := around(from, to)
	switch {
	case r.y1-r.y0 <= askew && r.x1-r.x0 > askew:
		middle := (r.y0 + r.y1) / 2
		return rectangle{r.x0, middle - width/2, r.x1, middle + width/2}, true
	case r.x1-r.x0 <= askew && r.y1-r.y0 > askew:
		middle := (r.x0 + r.x1) / 2
		return rectangle{middle - width/2, r.y0, middle + width/2, r.y1}, true
	}
	return rectangle{}, false
}

// rectangle returns the area of a figure that is a rectangle along the axes.
func (f *figure) rectangle() (rectangle, bool) {
	points := f.points
	if n := len(points); n == 5 && near(points[0], points[4]) {
		points = points[:4]
	}
	if len(points) != 4 {
		return rectangle{}, false
	}
	r := around(points...)
	for i, p := range points {
		next := points[(i+1)%4]
		if f.curved[i] || math.Abs(p.x-next.x) > askew && math.Abs(p.y-next.y) > askew {
			return rectangle{}, false
		}
	}
	return r, true
}

func near(a, b point) bool { return math.Abs(a.x-b.x) <= askew && math.Abs(a.y-b.y) <= askew }
