// Package shades has the colours behind marked cells, which Word files and workbooks
// share. Nothing in them is kept between calls; it is safe for concurrent use.
package shades

import "github.com/openxxgk/annualreport/render"

// Unread is the colour behind a cell that was not read, as six hexadecimal digits.
const Unread = "E0E0E0"

// byGravity are the colours by [render.Mark.Class], the gravest first.
var byGravity = [...]struct{ class, colour string }{
	{"error", "FDECEB"}, {"warning", "FDF3DC"}, {"note", "E8F1FA"}, {"unread", Unread},
}

// Of returns the colour for the gravest of those marks that the indexes name, and ""
// for none.
func Of(marks []render.Mark, indexes []int) string {
	for _, shade := range byGravity {
		for _, i := range indexes {
			if marks[i].Class() == shade.class {
				return shade.colour
			}
		}
	}
	return ""
}
