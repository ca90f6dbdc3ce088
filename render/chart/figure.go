package chart

import (
	"fmt"
	"io"
)

// Figure writes a chart for an HTML page: a figure with the SVG and, behind a summary
// that opens it, the table of its values.
type Figure struct {
	// ID names the chart in its page; every chart of a page needs another. "" is
	// "chart".
	ID string `json:"id"`
}

// Render writes the figure in UTF-8. The error is that of the chart, or the writer's.
func (f Figure) Render(w io.Writer, c Chart) error {
	if err := c.check(); err != nil {
		return err
	}
	id := f.ID
	if id == "" {
		id = "chart"
	}
	dst := []byte("<figure class=\"annual-chart-figure\">\n")
	dst = append(dst, c.draw(id).document(false)...)
	dst = c.table().append(dst)
	dst = append(dst, "</figure>\n"...)
	_, err := w.Write(dst)
	return err
}

// grid is the table of a chart's values.
type grid struct {
	title, unit string
	head        []string
	rows        [][]string // the first of a row is its name
	names       Names
}

func row(name string, values []Value, names Names) []string {
	cells := make([]string, 1, len(values)+1)
	cells[0] = name
	for _, v := range values {
		cells = append(cells, v.label(names.Missing))
	}
	return cells
}

func (g grid) append(dst []byte) []byte {
	caption := g.title
	if g.unit != "" {
		caption += "（" + g.unit + "）"
	}
	dst = fmt.Appendf(dst, "<details><summary>%s</summary>\n<table>\n<caption>%s</caption>\n<thead><tr>", escaped(g.names.Table), escaped(caption))
	for _, name := range g.head {
		dst = fmt.Appendf(dst, `<th scope="col">%s</th>`, escaped(name))
	}
	dst = append(dst, "</tr></thead>\n<tbody>\n"...)
	for _, cells := range g.rows {
		dst = fmt.Appendf(dst, `<tr><th scope="row">%s</th>`, escaped(cells[0]))
		for _, cell := range cells[1:] {
			dst = fmt.Appendf(dst, "<td>%s</td>", escaped(cell))
		}
		dst = append(dst, "</tr>\n"...)
	}
	return append(dst, "</tbody>\n</table>\n</details>\n"...)
}
