package findingmarks

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
)

// Doubts returns the marks of what was not read and of what was in doubt in reading,
// without saying anything twice: a mark of [Unread] is left out where doubts that
// are Unread, too, tell of each of its cells, and more of it. A doubt about a
// line or a table is shown at those of its cells that were not read.
func Doubts(unread, doubts []render.Mark) []render.Mark {
	var marks []render.Mark
	for _, mark := range unread {
		if len(mark.Cells) == 0 || slices.ContainsFunc(mark.Cells, func(cell govinfo.Ref) bool { return !isTold(doubts, cell) }) {
			marks = append(marks, mark)
		}
	}
	for _, doubt := range doubts {
		if _, isCell := doubt.Ref.Index(); !isCell && doubt.Unread && doubt.Ref != "" {
			doubt.Cells = cellsWithin(unread, doubt.Ref)
		}
		marks = append(marks, doubt)
	}
	return marks
}

// isTold reports whether a doubt says that a cell was not read.
func isTold(doubts []render.Mark, cell govinfo.Ref) bool {
	return slices.ContainsFunc(doubts, func(doubt render.Mark) bool {
		return doubt.Unread && doubt.Ref != "" && cell.Within(doubt.Ref)
	})
}

func cellsWithin(unread []render.Mark, ref govinfo.Ref) []govinfo.Ref {
	var cells []govinfo.Ref
	for _, mark := range unread {
		for _, cell := range mark.Cells {
			if cell.Within(ref) {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}
