package chart

import "fmt"

// A series is told by its colour, its dash and its mark.

// dash returns the attribute of the dash of a series.
func dash(series int) string {
	return fmt.Sprintf(`stroke-dasharray="%s"`, [...]string{"none", "8 4", "2 3", "10 3 2 3", "5 5", "12 4", "1 5", "6 2 2 2"}[series%MaxSeries])
}

// mark draws the mark of a series.
func (c *canvas) mark(x, y float64, series int) {
	const r = 4.5
	fill := ""
	if series >= 4 {
		fill = ` style="fill:var(--paper)"`
	}
	switch series % 4 {
	case 0:
		c.printf(`<circle cx="%s" cy="%s" r="%s"%s/>`+"\n", num(x), num(y), num(r), fill)
	case 1:
		c.printf(`<rect x="%s" y="%s" width="%s" height="%s"%s/>`+"\n", num(x-r), num(y-r), num(2*r), num(2*r), fill)
	case 2:
		c.printf(`<path d="M%s %sL%s %sL%s %sZ"%s/>`+"\n", num(x), num(y-r-1), num(x+r+1), num(y+r), num(x-r-1), num(y+r), fill)
	default:
		c.printf(`<path d="M%s %sL%s %sL%s %sL%s %sZ"%s/>`+"\n", num(x), num(y-r-1), num(x+r+1), num(y), num(x), num(y+r+1), num(x-r-1), num(y), fill)
	}
}

// lineKey and areaKey draw what stands before a name of the legend.
func lineKey(c *canvas, x, y float64, series int) {
	c.printf(`<g style="stroke:var(--c%d);fill:var(--c%d)">`, series, series)
	c.line(x, y, x+28, y, `stroke-width="2" `+dash(series))
	c.mark(x+14, y, series)
	c.printf("</g>\n")
}

func areaKey(c *canvas, x, y float64, series int) {
	c.rect(x+8, y-7, 14, 14, fmt.Sprintf(`style="fill:var(--c%d)"`, series))
}

// legend writes the names of the series below y, and returns the y below them. A
// single series needs none: the title names it.
func (c *canvas) legend(y float64, names []string, key func(c *canvas, x, y float64, series int)) float64 {
	if len(names) < 2 {
		return y
	}
	const keyWidth, gap = 36, 20
	x := float64(margin)
	y += 6
	for i, name := range names {
		name = shortened(name, width-2*margin-keyWidth)
		w := keyWidth + widthOf(name)
		if x > margin && x+w > width-margin {
			x, y = margin, y+24
		}
		key(c, x, y, i)
		c.text(x+keyWidth, y+5, start, "", name)
		x += w + gap
	}
	return y + 14
}
