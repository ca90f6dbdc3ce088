package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffont"
)

// textOperator executes an operator of text.
func (x *interpreter) textOperator(operator string) error {
	t := &x.state.text
	switch operator {
	case "BT":
		x.tm, x.lm = unit, unit
	case "Tc":
		x.set(&t.charSpace, 1)
	case "Tw":
		x.set(&t.wordSpace, 1)
	case "Tz":
		x.set(&t.stretch, 0.01)
	case "TL":
		x.set(&t.leading, 1)
	case "Ts":
		x.set(&t.raise, 1)
	case "Tr":
		if v, ok := x.numbers(1); ok {
			t.mode = int(v[0])
		}
	case "Tf":
		return x.selectFont()
	case "Td", "TD":
		if v, ok := x.numbers(2); ok {
			if operator == "TD" {
				t.leading = -v[1]
			}
			x.moveLine(v[0], v[1])
		}
	case "Tm":
		if v, ok := x.numbers(6); ok {
			x.tm = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
			x.lm = x.tm
		}
	case "T*":
		x.moveLine(0, -t.leading)
	case "Tj", "TJ":
		return x.show(x.operands)
	case "'", "\"":
		if n := len(x.operands); operator == "\"" && n >= 3 {
			t.wordSpace, t.charSpace = x.operands[n-3].Number, x.operands[n-2].Number
		}
		x.moveLine(0, -t.leading)
		return x.show(x.operands)
	}
	return nil
}

func (x *interpreter) set(field *float64, scale float64) {
	if v, ok := x.numbers(1); ok {
		*field = v[0] * scale
	}
}

func (x *interpreter) moveLine(tx, ty float64) {
	x.lm = matrix{1, 0, 0, 1, tx, ty}.then(x.lm)
	x.tm = x.lm
}

func (x *interpreter) selectFont() error {
	n := len(x.operands)
	if n < 2 || x.operands[n-2].Kind != pdffile.NameToken {
		return nil
	}
	x.state.text.size = x.operands[n-1].Number
	name := pdffile.Name(x.operands[n-2].Bytes)
	font, ok := x.named[name]
	if !ok {
		var err error
		if font, err = x.fontOf(x.resource("Font", name)); err != nil {
			return err
		}
		x.named[name] = font
	}
	x.state.text.font = font
	return nil
}

// fontOf loads a font, once.
func (x *interpreter) fontOf(o pdffile.Object) (*pdffont.Font, error) {
	ref, isRef := o.(pdffile.Ref)
	if font, ok := x.fonts[ref]; ok && isRef {
		return font, nil
	}
	font, err := pdffont.Load(x.file, x.file.Dict(o))
	if err == nil && isRef {
		x.fonts[ref] = font
	}
	return font, err
}

// run is text that is shown without a gap.
type run struct {
	text   strings.Builder
	spaces string  // white space behind it
	from   float64 // where it begins and ends along the baseline, in text space
	to     float64
	first  float64 // the end of its first glyph
	open   bool
}

// show shows strings, between which numbers move the pen.
func (x *interpreter) show(tokens []pdffile.Token) error {
	t := &x.state.text
	if t.font == nil {
		t.font = &pdffont.Font{Name: "?"}
	}
	pen := 0.0 // how far it is along the baseline
	for i := range tokens {
		switch tokens[i].Kind {
		case pdffile.NumberToken:
			step := -tokens[i].Number / 1000 * t.size
			if !t.font.Vertical {
				step *= t.stretch
			} else {
				step = -step
			}
			pen += step
		case pdffile.StringToken:
			var err error
			if pen, err = x.glyphs(tokens[i].Bytes, pen); err != nil {
				return err
			}
		}
	}
	x.endRun()
	if t.font.Vertical {
		x.tm = matrix{1, 0, 0, 1, 0, -pen}.then(x.tm)
	} else {
		x.tm = matrix{1, 0, 0, 1, pen, 0}.then(x.tm)
	}
	return nil
}

// glyphs shows the glyphs of a string from a place on, and returns the next one.
func (x *interpreter) glyphs(s []byte, pen float64) (float64, error) {
	t := &x.state.text
	for len(s) > 0 {
		g, n := t.font.Next(s)
		s = s[n:]
		width := g.Width * t.size
		step := width + t.charSpace
		if g.Space {
			step += t.wordSpace
		}
		if !t.font.Vertical {
			width *= t.stretch
			step *= t.stretch
		}
		if x.silent == 0 {
			if x.reader.glyphs++; x.reader.glyphs > x.limits.Glyphs {
				return 0, x.exceed(document.QuantityGlyphs, x.limits.Glyphs)
			}
			x.glyph(g, pen, pen+width)
		}
		pen += step
	}
	return pen, nil
}

// widestGap is the gap, in parts of the size, that divides runs.
const widestGap = 0.2

// glyph adds a glyph to the run under way.
func (x *interpreter) glyph(g pdffont.Glyph, from, to float64) {
	r := &x.text
	size := math.Abs(x.state.text.size)
	if g.Text == pdffont.Unknown {
		x.countUnknown()
	}
	if isSpace(g.Text) {
		if r.open {
			if r.spaces != "" || math.Abs(from-r.to) > widestGap*size {
				x.endRun()
				return
			}
			r.spaces = g.Text
			r.to = to
		}
		return
	}
	if g.Text == "" {
		return
	}
	if r.open {
		// A glyph may be set back a little, as kerning does.
		if gap := from - r.to; math.Abs(gap) > widestGap*size {
			x.endRun()
		}
	}
	if !r.open {
		r.open, r.from, r.first = true, from, to
	}
	r.text.WriteString(r.spaces)
	r.spaces = ""
	r.text.WriteString(g.Text)
	r.to = to
}

func isSpace(text string) bool {
	if text == "" {
		return false
	}
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

func (x *interpreter) countUnknown() {
	name := x.state.text.font.Name
	if _, ok := x.unknown[name]; !ok {
		x.names = append(x.names, name)
	}
	x.unknown[name]++
}

// endRun hands the run under way to the page, or counts it where nobody sees it.
func (x *interpreter) endRun() {
	r := &x.text
	if !r.open {
		return
	}
	t := &x.state.text
	m := x.tm.then(x.state.ctm)
	along := math.Hypot(m.a, m.b)
	direction := math.Copysign(1, t.size*t.stretch)
	out := page.Run{
		Text: r.text.String(), Size: math.Abs(t.size) * math.Hypot(m.c, m.d),
		DX: m.a * direction, DY: m.b * direction,
		Upright: t.font.Vertical, Bold: t.font.Bold || t.mode == 2,
	}
	start := m.apply(r.from, t.raise)
	first := (r.first - r.from) * along
	out.Advance = math.Abs(r.to-r.from) * along
	if t.font.Vertical {
		start = m.apply(0, t.raise-r.from)
		out.Advance = math.Abs(r.to-r.from) * math.Hypot(m.c, m.d)
		first = out.Size
	}
	out.X, out.Y = start.x, start.y
	if t.mode == 3 || t.mode == 7 || t.mode == 0 && t.font != nil && x.state.fillAlpha == 0 || !x.isSeen(&out, math.Abs(first)) {
		x.hide(out.Text)
	} else {
		x.page.Runs = append(x.page.Runs, out)
	}
	*r = run{}
}

func (x *interpreter) hide(text string) { x.page.Hidden += utf8.RuneCountInString(text) }

// isSeen reports whether the clip shows a run: its first glyph, or a third of it.
// A run that is cut off further on is read whole.
func (x *interpreter) isSeen(r *page.Run, first float64) bool {
	box := runBox(r)
	if shown(box, x.state.clip) >= 0.3 {
		return true
	}
	begin := *r
	begin.Advance = first
	return shown(runBox(&begin), x.state.clip) >= 0.5
}

// shown returns the part of a box that a clip shows.
func shown(box, clip page.Rect) float64 {
	area := max(box.Width(), 0.01) * max(box.Height(), 0.01)
	seen := intersect(box, clip)
	if isEmpty(seen) {
		return 0
	}
	return max(seen.Width(), 0.01) * max(seen.Height(), 0.01) / area
}

// runBox returns the area of a run.
func runBox(r *page.Run) page.Rect {
	length := math.Hypot(r.DX, r.DY)
	ux, uy := 1.0, 0.0
	if length > 0 {
		ux, uy = r.DX/length, r.DY/length
	}
	vx, vy := uy, -ux // from the baseline up
	var b bounds
	if r.Upright {
		for _, s := range [...]float64{-0.5, 0.5} {
			for _, a := range [...]float64{0, r.Advance} {
				b.add(point{r.X + s*r.Size*ux - a*vx, r.Y + s*r.Size*uy - a*vy})
			}
		}
		return b.rect
	}
	for _, s := range [...]float64{-0.1, 0.7} {
		for _, a := range [...]float64{0, r.Advance} {
			b.add(point{r.X + a*ux + s*r.Size*vx, r.Y + a*uy + s*r.Size*vy})
		}
	}
	return b.rect
}
