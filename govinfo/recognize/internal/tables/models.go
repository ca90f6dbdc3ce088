package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Dumps treat the places that merged cells cover in three ways: leave them out,
// write an empty cell for each covered column of a merged label, or fill every row
// up to the width of the grid. Which cells of a row are blank ones can only be told
// where (nearly) all rows of a table agree in one way.
type model uint8

const (
	noModel     model = iota // blank cells cannot be told
	bareModel                // covered cells are left out
	mergedModel              // one empty cell for each covered column
	paddedModel              // rows are filled up
	framedModel              // rows are filled up, and begin with an empty cell
)

// model finds the way that the runs agree in.
func (z judge) model() model {
	best, most := noModel, 0
	total := 0
	for _, m := range [...]model{bareModel, mergedModel, paddedModel, framedModel} {
		count := 0
		total = 0
		for i := range z.runs {
			if !z.hasGaps(&z.runs[i]) {
				continue
			}
			total++
			if len(z.runs[i].cells) == z.prescribed(&z.runs[i], m, i+1 == len(z.runs)) {
				count++
			}
		}
		if count > most {
			best, most = m, count
		}
	}
	if most == 0 || most*10 < total*9 {
		return noModel
	}
	return best
}

// isFramed reports whether the first row of the table begins with an empty cell.
func (z *zone) isFramed() bool {
	for i := range z.atoms {
		if _, isTable := z.Doc.Blocks[z.atoms[i].at.Block].(*document.Table); isTable {
			return z.atoms[i].kind == gapAtom
		}
	}
	return false
}

// hasGaps reports whether a run has empty cells, and so says something of the way.
func (z runReader) hasGaps(run *run) bool {
	return slices.ContainsFunc(run.cells, func(at int) bool { return z.atoms[at].kind == gapAtom })
}

// prescribed returns the number of cells that a run has by a model. Behind the last one
// of a table no row begins with an empty cell.
func (z judge) prescribed(run *run, m model, last bool) int {
	n := z.columns(run)
	if run.line < 0 {
		return -1
	}
	b := &z.known.Blocks[z.known.Lines[run.line].Block]
	switch m {
	case mergedModel:
		covered := b.Width - b.LabelSpan - n
		if b.Section == 3 {
			covered = z.known.LabelSpan(run.line) - 1
		}
		return n + covered
	case paddedModel:
		return b.Width - run.labels
	case framedModel:
		if last {
			return b.Width - run.labels
		}
		return b.Width - run.labels + 1
	}
	return n
}

// fits reports whether the first cells of a run are those of its line: as many
// figures as columns with nothing but empty cells behind them, or as many cells as
// the model prescribes.
func (z judge) fits(run *run, m model, last bool) bool {
	n := z.columns(run)
	if n == 0 || len(run.cells) < n {
		return false
	}
	full := true
	for i, at := range run.cells {
		figure := z.atoms[at].kind != gapAtom // also words, which are no certain number
		if i < n {
			full = full && figure
		} else if figure {
			return false
		}
	}
	unsure := m == noModel || m == framedModel && last && !z.isFramed() // rows may also be one column wider
	return full || !unsure && len(run.cells) == z.prescribed(run, m, last)
}
