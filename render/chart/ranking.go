package chart

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Ranking is a chart of bars in the order of their values, one for each organ.
type Ranking struct {
	Title       string `json:"title"`
	Description string `json:"description"` // what the chart shows, in a sentence; the title where ""
	Unit        string `json:"unit"`        // of the values: %, 件
	Bars        []Bar  `json:"bars"`        // in any order; the chart sorts them, the largest first
	Names       Names  `json:"names"`
}

// Bar is one organ of a ranking.
type Bar struct {
	Name  string `json:"name"`
	Value Value  `json:"value"`
	// Marked sets the bar apart from the others: it is the reader's own organ, say.
	Marked bool `json:"marked"`
}

// Render implements [Chart].
func (k Ranking) Render(w io.Writer) error { return render(k, w) }

func (k Ranking) check() error {
	known := false
	for _, bar := range k.Bars {
		if err := checkValues(bar.Name, []Value{bar.Value}); err != nil {
			return err
		}
		known = known || !bar.Value.Missing
	}
	if !known {
		return ErrNoData
	}
	return nil
}

// sorted returns the bars, the largest first; equal ones keep their order, and what
// is missing comes last.
func (k Ranking) sorted() []Bar {
	bars := slices.Clone(k.Bars)
	slices.SortStableFunc(bars, func(a, b Bar) int {
		switch {
		case a.Value.Missing != b.Value.Missing:
			if a.Value.Missing {
				return 1
			}
			return -1
		case a.Value.Missing:
			return 0
		}
		return cmp.Or(cmp.Compare(b.Value.Low, a.Value.Low), cmp.Compare(b.Value.High, a.Value.High))
	})
	return bars
}

func (k Ranking) table() grid {
	names := k.Names.orChinese()
	g := grid{title: k.Title, unit: k.Unit, head: []string{names.Label, k.Unit}, names: names}
	for _, bar := range k.sorted() {
		g.rows = append(g.rows, row(bar.Name, []Value{bar.Value}, names))
	}
	return g
}

const rankHeight = 20

func (k Ranking) draw(id string) *canvas {
	c := &canvas{id: id, title: k.Title, description: orTitle(k.Description, k.Title)}
	top := c.head()
	y := top + 8
	bars := k.sorted()
	missing := k.Names.orChinese().Missing
	names := make([]string, len(bars))
	most, labels := 0.0, 0.0
	for i, bar := range bars {
		names[i] = bar.Name
		labels = max(labels, widthOf(bar.Value.label(missing)))
		if !bar.Value.Missing {
			most = max(most, bar.Value.High)
		}
	}
	if most == 0 {
		most = 1
	}
	left := nameColumn(names)
	x := scale{most: most, from: left, to: width - margin - 10 - labels}
	for _, bar := range bars {
		class := ""
		if bar.Marked {
			class = "marked"
		}
		c.text(left-8, y+rankHeight/2+5, end, class, shortened(bar.Name, left-margin-8))
		k.bar(c, x, y, bar, missing)
		y += rankHeight + 8
	}
	c.line(left, top, left, y-4, `stroke="var(--quiet)"`)
	c.height = y + margin/2
	return c
}

func (k Ranking) bar(c *canvas, x scale, y float64, bar Bar, missing string) {
	v := bar.Value
	if v.Missing {
		c.text(x.from+8, y+rankHeight/2+5, start, "quiet", missing)
		return
	}
	colour := 0
	if bar.Marked {
		colour = 1
	}
	c.rect(x.from, y, x.at(v.Low)-x.from, rankHeight, fmt.Sprintf(`style="fill:var(--c%d)"`, colour))
	if !v.known() {
		c.rect(x.at(v.Low), y+.75, x.at(v.High)-x.at(v.Low), rankHeight-1.5, fmt.Sprintf(`style="fill:none;stroke:var(--c%d)" stroke-dasharray="4 3"`, colour))
	}
	c.text(x.at(v.High)+8, y+rankHeight/2+5, start, "", v.label(missing))
}
