package ofd

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/internal/pack"
)

// textObject is a text object under way.
type textObject struct {
	graphic
	area          rectangle // of the boundary, on the page
	size          float64
	stretch       float64 // of glyphs, along the line
	reads, turned int     // direction of the line and of the glyphs, in degrees
	bold          bool
	x, y          float64 // where the next text begins
}

// smallest is the size of a font below which it is not seen, in millimetres.
const smallest = 0.4

// readText reads a text object.
func (r *reader) readText(c *pack.Cursor, e xml.StartElement, s *sheet, f frame) error {
	t := &textObject{graphic: f.of(r, e), stretch: 1}
	t.area = t.graphic.area(f)
	t.size, _ = number(pack.Attribute(e, "Size"))
	if h, ok := number(pack.Attribute(e, "HScale")); ok && h > 0 {
		t.stretch = h
	}
	t.reads, t.turned = degrees(e, "ReadDirection"), degrees(e, "CharDirection")
	weight, _ := number(pack.Attribute(e, "Weight"))
	t.bold = r.bold[pack.Attribute(e, "Font")] || weight >= 600
	stroke, fill := pack.Attribute(e, "Stroke") == "true", pack.Attribute(e, "Fill") != "false"
	first := len(s.runs)
	err := c.Children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "FillColor":
			fill = fill && pack.Attribute(e, "Alpha") != "0"
		case "StrokeColor":
			stroke = stroke && pack.Attribute(e, "Alpha") != "0"
		case "TextCode":
			text, err := c.Text()
			if err != nil {
				return err
			}
			if r.glyphs += utf8.RuneCountInString(text); r.glyphs > r.limits.Glyphs {
				return exceed(document.QuantityGlyphs, r.limits.Glyphs)
			}
			t.code(e, text, s)
			return r.count(1)
		}
		return c.Skip()
	})
	if onPage := t.size * t.matrix.scale(); err == nil && (t.unseen || !stroke && !fill || !(onPage >= smallest)) {
		for _, run := range s.runs[first:] {
			s.hidden += utf8.RuneCountInString(run.Text)
		}
		s.runs = s.runs[:first]
	}
	return err
}

// degrees reads a direction: 0, 90, 180 or 270.
func degrees(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(pack.Attribute(e, name))
	if err != nil {
		return 0
	}
	return (n%360 + 360) % 360
}

// deltas are the ways from glyph to glyph along an axis: numbers, or "g", how
// often, and a number.
type deltas struct {
	rest  string
	given bool // the file says any
	again int  // how often the last counts again
	last  float64
}

func (d *deltas) next() (delta float64, ok bool) {
	if d.again > 0 {
		d.again--
		return d.last, true
	}
	field := d.field()
	if field == "g" {
		n, err := strconv.Atoi(d.field())
		if err != nil || n < 1 {
			return 0, false
		}
		d.again, field = n-1, d.field()
	}
	d.last, ok = number(field)
	return d.last, ok
}

func (d *deltas) field() string {
	d.rest = strings.TrimLeft(d.rest, " \t\r\n")
	end := strings.IndexAny(d.rest, " \t\r\n")
	if end < 0 {
		end = len(d.rest)
	}
	field := d.rest[:end]
	d.rest = d.rest[end:]
	return field
}

// glyph is a character where it is shown.
type glyph struct {
	r    rune
	at   point   // left end of its baseline, in the coordinates of the object
	wide float64 // along the line
}

// code reads a text with the places of its characters, and divides it into runs.
func (t *textObject) code(e xml.StartElement, text string, s *sheet) {
	if x, ok := number(pack.Attribute(e, "X")); ok {
		t.x = x
	}
	if y, ok := number(pack.Attribute(e, "Y")); ok {
		t.y = y
	}
	dx := deltas{rest: pack.Attribute(e, "DeltaX")}
	dy := deltas{rest: pack.Attribute(e, "DeltaY")}
	dx.given, dy.given = strings.TrimSpace(dx.rest) != "", strings.TrimSpace(dy.rest) != ""
	at := point{t.x, t.y}
	var run []glyph
	for _, r := range text {
		g := glyph{r, at, t.wide(r)}
		if len(run) > 0 && !t.follows(run, g) {
			t.flush(run, s)
			run = run[:0]
		}
		run = append(run, g)
		at = t.advance(at, g, &dx, &dy)
	}
	t.flush(run, s)
}

// wide returns the width of a glyph where only a font would know it.
func (t *textObject) wide(r rune) float64 {
	w := t.size * t.stretch
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianAmbiguous:
		return w
	}
	return w / 2
}

// advance returns where the next glyph is. An axis of which the file says nothing
// is left to the font.
func (t *textObject) advance(at point, g glyph, dx, dy *deltas) point {
	x, okX := dx.next()
	y, okY := dy.next()
	if !dx.given && !dy.given || dx.given && !okX && dy.given && !okY {
		along := g.wide
		if t.reads == 90 || t.reads == 270 {
			along = t.size
		}
		sin, cos := math.Sincos(float64(t.reads) * math.Pi / 180)
		return point{at.x + along*math.Round(cos), at.y + along*math.Round(sin)}
	}
	return point{at.x + x, at.y + y}
}

// vertical reports whether the glyphs of the text stand one below the other.
func vertical(from, to point) bool { return math.Abs(to.y-from.y) > math.Abs(to.x-from.x) }

// follows reports whether a glyph goes on a run: on its line, and without a gap.
func (t *textObject) follows(run []glyph, g glyph) bool {
	last := run[len(run)-1]
	const most, narrow = 0.2, 0.8 // in sizes
	across := vertical(last.at, g.at)
	if len(run) > 1 && across != vertical(run[0].at, last.at) {
		return false
	}
	way, off, wide := g.at.x-last.at.x, math.Abs(g.at.y-last.at.y), last.wide
	if across {
		way, off, wide = g.at.y-last.at.y, math.Abs(g.at.x-last.at.x), t.size
	}
	if t.reads == 180 || t.reads == 270 {
		way = -way
	}
	// Letters and digits are narrower and wider than half a size.
	return off <= most*t.size && way >= 0 && way <= max(wide+most*t.size, narrow*t.size*t.stretch)
}

// flush adds a run.
func (t *textObject) flush(run []glyph, s *sheet) {
	for len(run) > 0 && isSpace(run[0].r) {
		run = run[1:]
	}
	for len(run) > 0 && isSpace(run[len(run)-1].r) {
		run = run[:len(run)-1]
	}
	if len(run) == 0 {
		return
	}
	var text strings.Builder
	for _, g := range run {
		text.WriteRune(g.r)
	}
	first, last := run[0], run[len(run)-1]
	if t.hasBoundary && !t.area.holds(t.matrix.apply(first.at), t.size*t.matrix.scale()) {
		s.hidden += len(run)
		return
	}
	sin, cos := math.Sincos(float64(t.turned) * math.Pi / 180)
	baseline := t.matrix.turn(point{math.Round(cos), math.Round(sin)})
	r := page.Run{Text: text.String(), Size: t.size * t.matrix.scale(), DX: baseline.x, DY: baseline.y, Bold: t.bold}
	begin := first.at
	end := point{last.at.x + last.wide, last.at.y}
	if len(run) > 1 && vertical(first.at, last.at) || len(run) == 1 && t.reads%180 == 90 {
		end = point{last.at.x, last.at.y + t.size}
		if t.turned == 0 {
			const ascent = 0.88 // of a font, in sizes
			r.Upright = true
			begin = point{begin.x + first.wide/2, begin.y - ascent*t.size}
			end = point{begin.x, end.y - ascent*t.size}
		}
	}
	from, to := t.matrix.apply(begin), t.matrix.apply(end)
	r.X, r.Y = from.x, from.y
	r.Advance = math.Hypot(to.x-from.x, to.y-from.y)
	s.runs = append(s.runs, r)
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\u3000' || r == '\u00a0' || r == '\t' || r == '\n' || r == '\r'
}
