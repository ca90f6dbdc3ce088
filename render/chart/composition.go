package chart

import (
	"fmt"
	"io"
)

// Composition is a chart of bars that are divided into classes: how a whole is made
// up, for one year or several.
type Composition struct {
	Title       string   `json:"title"`
	Description string   `json:"description"` // what the chart shows, in a sentence; the title where ""
	Unit        string   `json:"unit"`        // of the values: %, 件
	Classes     []string `json:"classes"`
	Rows        []Row    `json:"rows"` // bars, from top to bottom
	Names       Names    `json:"names"`
}

// Row is one bar of a composition.
type Row struct {
	Name   string  `json:"name"`
	Values []Value `json:"values"` // one for each class
	// Whole is what the classes add up to; 0 where their sum is meant. What no class is
	// known to have is left white.
	Whole float64 `json:"whole"`
}

// Render implements [Chart].
func (k Composition) Render(w io.Writer) error { return render(k, w) }

func (k Composition) check() error {
	if len(k.Classes) > MaxSeries {
		return fmt.Errorf("%w: %d classes, at most %d", ErrShape, len(k.Classes), MaxSeries)
	}
	known := false
	for _, r := range k.Rows {
		if len(r.Values) != len(k.Classes) {
			return fmt.Errorf("%w: %q has %d values for %d classes", ErrShape, r.Name, len(r.Values), len(k.Classes))
		}
		if err := checkValues(r.Name, append([]Value{Exact(r.Whole)}, r.Values...)); err != nil {
			return err
		}
		known = known || anyKnown(r.Values)
	}
	if !known {
		return ErrNoData
	}
	return nil
}

func (k Composition) table() grid {
	names := k.Names.orChinese()
	g := grid{title: k.Title, unit: k.Unit, head: append([]string{names.Label}, k.Classes...), names: names}
	for _, r := range k.Rows {
		g.rows = append(g.rows, row(r.Name, r.Values, names))
	}
	return g
}

// length returns how long a bar is, and how much of it is known.
func (r Row) length() (whole, known float64) {
	for _, v := range r.Values {
		if !v.Missing {
			known += v.Low
		}
	}
	return max(r.Whole, known), known
}

const barHeight = 30

func (k Composition) draw(id string) *canvas {
	c := &canvas{id: id, title: k.Title, description: orTitle(k.Description, k.Title)}
	y := c.legend(c.head(), k.Classes, areaKey) + 12
	names := make([]string, len(k.Rows))
	most := 0.0
	for i, r := range k.Rows {
		names[i] = r.Name
		whole, _ := r.length()
		most = max(most, whole)
	}
	left := nameColumn(names)
	if most == 0 {
		most = 1
	}
	x := scale{most: most, from: left, to: width - margin}
	for _, r := range k.Rows {
		c.text(left-8, y+barHeight/2+5, end, "", shortened(r.Name, left-margin-8))
		k.bar(c, x, y, r)
		y += barHeight + 14
	}
	c.height = y + 6
	return c
}

func (k Composition) bar(c *canvas, x scale, y float64, r Row) {
	whole, known := r.length()
	at := 0.0
	for i, v := range r.Values {
		if v.Missing || v.Low == 0 {
			continue
		}
		from, w := x.at(at), x.at(at+v.Low)-x.at(at)
		c.printf(`<g><title>%s %s %s</title>`, escaped(r.Name), escaped(k.Classes[i]), escaped(v.label("")))
		c.rect(from, y, w, barHeight, fmt.Sprintf(`style="fill:var(--c%d);stroke:var(--paper)" stroke-width="1.5"`, i))
		c.printf("</g>\n")
		if label := v.label(""); widthOf(label)+8 <= w {
			c.text(from+w/2, y+barHeight/2+5, middle, "on", label)
		}
		at += v.Low
	}
	if whole > known {
		from, w := x.at(known), x.at(whole)-x.at(known)
		c.rect(from, y+.75, w-.75, barHeight-1.5, `style="fill:none;stroke:var(--quiet)" stroke-dasharray="4 3"`)
		if label := k.Names.orChinese().Unknown; widthOf(label)+8 <= w {
			c.text(from+w/2, y+barHeight/2+5, middle, "quiet", label)
		}
	}
}

// nameColumn returns where bars begin so that their names fit, up to a third of the
// width.
func nameColumn(names []string) float64 {
	most := 0.0
	for _, name := range names {
		most = max(most, widthOf(name))
	}
	return margin + 9 + min(most, width/3)
}
