package chart

import (
	"fmt"
	"io"
	"strings"
)

// Trend is a line chart: series over years.
type Trend struct {
	Title       string   `json:"title"`
	Description string   `json:"description"` // what the chart shows, in a sentence; the title where ""
	Unit        string   `json:"unit"`        // of the values: %, 件; stands at the axis
	Years       []string `json:"years"`
	Series      []Series `json:"series"` // at most [MaxSeries]
	Names       Names    `json:"names"`
}

// Series is one line of a trend.
type Series struct {
	Name   string  `json:"name"`
	Values []Value `json:"values"` // one for each year
	// Breaks tells for each year whether the line is not drawn on from the year before,
	// because the two can't be compared; nil is nowhere. It is not drawn on from or to a
	// missing value in any case.
	Breaks []bool `json:"breaks"`
}

// Render implements [Chart].
func (t Trend) Render(w io.Writer) error { return render(t, w) }

func (t Trend) check() error {
	known := false
	if len(t.Series) > MaxSeries {
		return fmt.Errorf("%w: %d series, at most %d", ErrShape, len(t.Series), MaxSeries)
	}
	for _, s := range t.Series {
		if len(s.Values) != len(t.Years) || s.Breaks != nil && len(s.Breaks) != len(t.Years) {
			return fmt.Errorf("%w: %q has %d values and %d breaks for %d years", ErrShape, s.Name, len(s.Values), len(s.Breaks), len(t.Years))
		}
		if err := checkValues(s.Name, s.Values); err != nil {
			return err
		}
		known = known || anyKnown(s.Values)
	}
	if !known {
		return ErrNoData
	}
	return nil
}

func (t Trend) table() grid {
	names := t.Names.orChinese()
	g := grid{title: t.Title, unit: t.Unit, head: append([]string{names.Label}, t.Years...), names: names}
	for _, s := range t.Series {
		g.rows = append(g.rows, row(s.Name, s.Values, names))
	}
	return g
}

const (
	plotLeft   = 64
	plotHeight = 240
)

func (t Trend) draw(id string) *canvas {
	c := &canvas{id: id, title: t.Title, description: orTitle(t.Description, t.Title)}
	names := make([]string, len(t.Series))
	most := 0.0
	for i, s := range t.Series {
		names[i] = s.Name
		for _, v := range s.Values {
			if !v.Missing {
				most = max(most, v.High)
			}
		}
	}
	top := c.legend(c.head(), names, lineKey) + 30
	bottom := top + plotHeight
	c.height = bottom + 44
	y := newScale(most, bottom, top)
	c.text(plotLeft-8, top-16, end, "quiet", t.Unit)
	for _, tick := range y.ticks() {
		c.line(plotLeft, y.at(tick), width-margin, y.at(tick), `stroke="var(--rule)"`)
		c.text(plotLeft-8, y.at(tick)+5, end, "quiet", number(tick))
	}
	for i, year := range t.Years {
		c.text(t.x(i), bottom+22, middle, "", shortened(year, t.step()-8))
	}
	for i, s := range t.Series {
		t.drawSeries(c, y, i, s)
	}
	return c
}

func (t Trend) step() float64 { return float64(width-margin-plotLeft) / float64(len(t.Years)) }

func (t Trend) x(year int) float64 { return plotLeft + t.step()*(float64(year)+0.5) }

func (t Trend) drawSeries(c *canvas, y scale, series int, s Series) {
	c.printf(`<g style="stroke:var(--c%d);fill:var(--c%d)"><title>%s</title>`+"\n", series, series, escaped(s.Name))
	for i := 1; i < len(s.Values); i++ {
		before, v := s.Values[i-1], s.Values[i]
		if before.Missing || v.Missing || s.Breaks != nil && s.Breaks[i] {
			continue
		}
		c.line(t.x(i-1), y.at(middleOf(before)), t.x(i), y.at(middleOf(v)), `stroke-width="2" `+dash(series))
	}
	for i, v := range s.Values {
		if v.Missing {
			continue
		}
		if !v.known() {
			c.line(t.x(i), y.at(v.Low), t.x(i), y.at(v.High), `stroke-width="6" stroke-opacity=".45"`)
		}
		c.mark(t.x(i), y.at(middleOf(v)), series)
	}
	c.printf("</g>\n")
	for i, v := range s.Values {
		if !v.Missing && t.hasRoom(series, i, y) {
			c.text(t.x(i), y.at(v.High)-10, middle, "", v.label(""))
		}
	}
}

// hasRoom reports whether the text of a value meets no other series: the table has
// those that have none.
func (t Trend) hasRoom(series, year int, y scale) bool {
	v := t.Series[series].Values[year]
	if widthOf(v.label("")) > t.step() {
		return false
	}
	at := y.at(v.High) - 10
	for i, s := range t.Series {
		if i == series || s.Values[year].Missing {
			continue
		}
		if other := y.at(s.Values[year].High); other > at-textSize-4 && other < at+6 || i < series && abs(other-10-at) < textSize {
			return false
		}
	}
	return true
}

func abs(v float64) float64 { return max(v, -v) }

func middleOf(v Value) float64 { return (v.Low + v.High) / 2 }

func orTitle(description, title string) string {
	if strings.TrimSpace(description) == "" {
		return title
	}
	return description
}
