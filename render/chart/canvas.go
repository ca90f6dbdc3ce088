package chart

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/words"
)

// canvas is an SVG that is being written. Its width is fixed, its height grows.
type canvas struct {
	id                 string // of the chart in its page
	title, description string
	height             float64
	body               []byte
}

// width of every chart, in the units of its coordinates; text is 14 high.
const (
	width    = 720
	textSize = 14
	margin   = 20
)

// style is every chart's: colours for light and dark, and nothing that depends on
// where the SVG stands. Series are told apart by dash and mark as well.
const style = `<style>
.annual-chart{--ink:#1a1a1a;--paper:#fff;--rule:#c9c9c4;--quiet:#555;--on:#fff;--c0:#0b57a4;--c1:#a3480f;--c2:#256b2a;--c3:#7b3fa0;--c4:#8c6a00;--c5:#00696f;--c6:#a01d5c;--c7:#565b61;font:14px "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
@media (prefers-color-scheme:dark){.annual-chart{--ink:#e8e6e1;--paper:#191a1c;--rule:#4a4d52;--quiet:#b4b2ac;--on:#111;--c0:#8fc1f5;--c1:#f2a66d;--c2:#8fd694;--c3:#d1a3f0;--c4:#e3c55f;--c5:#74cdd3;--c6:#f59ac4;--c7:#c4c7cc}}
.annual-chart text{fill:var(--ink)}.annual-chart .quiet{fill:var(--quiet)}.annual-chart .title{font-size:18px;font-weight:600}.annual-chart .marked{font-weight:700;text-decoration:underline}.annual-chart .on{fill:var(--on)}
</style>`

func (c *canvas) printf(format string, args ...any) { c.body = fmt.Appendf(c.body, format, args...) }

// num writes a coordinate with at most two decimal places.
func num(v float64) string { return strconv.FormatFloat(float64(int64(v*100+0.5))/100, 'f', -1, 64) }

// anchor is where a text stands at its coordinate.
type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

func (c *canvas) text(x, y float64, at anchor, class, text string) {
	c.printf(`<text x="%s" y="%s" text-anchor="%s"`, num(x), num(y), at)
	if class != "" {
		c.printf(` class="%s"`, class)
	}
	c.printf(`>%s</text>`+"\n", escaped(text))
}

func (c *canvas) line(x1, y1, x2, y2 float64, attributes string) {
	c.printf(`<line x1="%s" y1="%s" x2="%s" y2="%s" %s/>`+"\n", num(x1), num(y1), num(x2), num(y2), attributes)
}

func (c *canvas) rect(x, y, w, h float64, attributes string) {
	c.printf(`<rect x="%s" y="%s" width="%s" height="%s" %s/>`+"\n", num(x), num(y), num(w), num(h), attributes)
}

// head writes the title and returns the y below it.
func (c *canvas) head() float64 {
	y := float64(margin + 12)
	for _, line := range wrapped(c.title, (width-2*margin)*textSize/18) {
		c.text(width/2, y, middle, "title", line)
		y += 24
	}
	return y
}

// document returns the SVG. One that stands alone brings its paper.
func (c *canvas) document(alone bool) []byte {
	id := escaped(c.id)
	dst := make([]byte, 0, len(c.body)+2048)
	dst = fmt.Appendf(dst, `<svg xmlns="http://www.w3.org/2000/svg" class="annual-chart" viewBox="0 0 %d %s" role="img" aria-labelledby="%s-title %s-description">`+"\n", width, num(c.height), id, id)
	dst = fmt.Appendf(dst, "<title id=\"%s-title\">%s</title>\n<desc id=\"%s-description\">%s</desc>\n", id, escaped(c.title), id, escaped(c.description))
	dst = append(dst, style...)
	dst = append(dst, '\n')
	if alone {
		dst = fmt.Appendf(dst, `<rect width="%d" height="%s" style="fill:var(--paper)"/>`+"\n", width, num(c.height))
	}
	dst = append(dst, c.body...)
	return append(dst, "</svg>\n"...)
}

// escaped returns a text so that it stands for itself in SVG and in HTML; what XML
// can't hold is shown as U+FFFD.
func escaped(text string) string {
	var dst []byte
	for _, r := range text {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&#34;"...)
		case r == '\t' || r == '\n' || r == '\r':
			dst = append(dst, ' ')
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			dst = append(dst, "\uFFFD"...)
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return string(dst)
}

// widthOf returns about how wide a text is at the size of texts.
func widthOf(text string) float64 { return textSize * words.Width(text, 0.58) }

// wrapped cuts a text into lines that are at most so wide.
func wrapped(text string, most float64) []string {
	var lines []string
	from, w := 0, 0.0
	for i, r := range text {
		step := widthOf(string(r))
		if w+step > most && i > from {
			lines = append(lines, text[from:i])
			from, w = i, 0
		}
		w += step
	}
	return append(lines, text[from:])
}

// shortened cuts a label to a width; the table has it whole.
func shortened(text string, most float64) string {
	if widthOf(text) <= most {
		return text
	}
	w := widthOf("…")
	for i, r := range text {
		if w += widthOf(string(r)); w > most {
			return text[:i] + "…"
		}
	}
	return text
}
