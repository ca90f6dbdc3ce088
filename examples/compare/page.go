package main

import (
	"html"
	"io"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

// style adds two columns and the look of a change to the style of the reports.
const style = `
body { margin: 0; background: Canvas; color-scheme: light dark; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(42rem, 100%), 1fr)); gap: 2rem; padding: 1.5rem; }
.annual-report { min-width: 0; padding: 0 1rem 2rem; }
.annual-report td b { display: table; margin: .1em auto 0; padding: 0 .25em; border: 1px solid; font-size: .85em; white-space: nowrap; }
`

// writePage writes both reports as fragments of one page. The ids of their cells
// differ by a prefix, and a hook writes the changed cells.
func writePage(w io.Writer, last, this *govinfo.Report, difference govinfo.Difference) error {
	changes := make(map[string]govinfo.Change)
	for _, change := range difference.Changes {
		changes[string(change.Ref)] = change
	}
	before := render.HTML{Fragment: true, IDPrefix: "last-"}
	after := render.HTML{Fragment: true, IDPrefix: "this-", Cell: func(dst []byte, cell *document.Cell) []byte {
		dst = append(dst, html.EscapeString(cell.Text)...)
		if change, changed := changes[cell.ID]; changed {
			dst = append(dst, " <b>"+describe(change)+"</b>"...)
		}
		return dst
	}}

	left, right := render.Compose(last), render.Compose(this)
	page := []byte(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>` + html.EscapeString(left.Title+" / "+right.Title) + `</title>
<style>
` + render.StyleSheet() + style + `</style>
</head>
<body>
<main>
`)
	page = before.Append(page, left)
	page = after.Append(page, right)
	page = append(page, "</main>\n</body>\n</html>\n"...)
	_, err := w.Write(page)
	return err
}

// describe says how a figure changed: by how much where both are counts,
// otherwise from what.
func describe(change govinfo.Change) string {
	before, isCount := change.Before.(govinfo.Count)
	after, _ := change.After.(govinfo.Count)
	from, filledBefore := before.Int64()
	to, filledAfter := after.Int64()
	switch {
	case isCount && filledBefore && filledAfter && to > from:
		return "增" + strconv.FormatInt(to-from, 10)
	case isCount && filledBefore && filledAfter:
		return "减" + strconv.FormatInt(from-to, 10)
	case change.Before.IsBlank():
		return "上年空白"
	}
	return "上年" + change.Before.String()
}
