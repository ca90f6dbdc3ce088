package tables

import (
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
)

// Cells may say themselves what they are: those of a form that was made to be filled in
// have their refs as IDs. An ID is no more than what somebody wrote into a file, so it
// counts where a table has one for every cell of the form, each once; and where the
// labels around a cell say otherwise, neither counts.

// namedReader reads tables by the IDs of their cells.
type namedReader struct{ *reader }

// readNamed reads the tables of which every cell has its ref as ID. It comes after all
// that labels tell, and takes back what they left in doubt.
func (r namedReader) readNamed() {
	if !r.Doc.Named {
		return
	}
	found := r.namedCells()
	if len(found) == 0 {
		return
	}
	var done [5]bool // by section
	for _, edition := range [...]govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		form := edition.Form()
		for i := range form.Tables {
			if t := &form.Tables[i]; !done[t.Section] && isNamed(t, found) {
				done[t.Section] = true
				r.takeNamed(t, edition, found)
			}
		}
	}
}

// namedCells finds the cells with a ref as ID. One with an ID that another has, too, is
// left out.
func (r namedReader) namedCells() map[govinfo.Ref]Place {
	found := make(map[govinfo.Ref]Place)
	twice := make(map[govinfo.Ref]bool)
	for block := r.From; block < r.To; block++ {
		table, _ := r.Doc.Blocks[block].(*document.Table)
		for y := 0; table != nil && y < len(table.Rows); y++ {
			for x, cell := range table.Rows[y].Cells {
				ref := govinfo.Ref(cell.ID)
				if _, isCell := ref.Index(); isCell {
					_, twice[ref] = found[ref]
					found[ref] = Place{Block: block, Row: y, Cell: x, Text: cell.Text}
				}
			}
		}
	}
	maps.DeleteFunc(found, func(ref govinfo.Ref, _ Place) bool { return twice[ref] })
	return found
}

// isNamed reports whether every cell of a table of the form was found.
func isNamed(t *govinfo.Table, found map[govinfo.Ref]Place) bool {
	for _, block := range t.Blocks {
		for _, line := range block.Lines {
			for _, ref := range line.Refs {
				if _, ok := found[ref]; !ok {
					return false
				}
			}
		}
	}
	return true
}

// takeNamed reads the cells of a table by their IDs.
func (r namedReader) takeNamed(t *govinfo.Table, edition govinfo.Edition, found map[govinfo.Ref]Place) {
	labelled := make(map[govinfo.Ref]Cell)
	for _, cell := range r.result.Cells {
		labelled[cell.Ref] = cell
	}
	within := func(ref govinfo.Ref) bool { return sectionOf(ref) == t.Section }
	r.result.Cells = slices.DeleteFunc(r.result.Cells, func(c Cell) bool { return within(c.Ref) })
	r.result.Doubts = slices.DeleteFunc(r.result.Doubts, func(d Doubt) bool { return within(d.Ref) })
	clear(r.told) // what is taken back here may have to be told again
	switch t.Section {
	case 2:
		r.result.Editions.Proactive = edition
	case 3:
		r.result.Editions.Applications = edition
	}
	for b := range t.Blocks {
		block := &t.Blocks[b]
		for _, line := range block.Lines {
			for column, ref := range line.Refs {
				other, known := labelled[ref]
				r.takeNamedCell(ref, block.Columns[column], found[ref], other, known)
			}
		}
	}
}

func (r namedReader) takeNamedCell(ref govinfo.Ref, column govinfo.Column, at Place, labelled Cell, known bool) {
	r.result.Taken[at.Block] = true
	if section := sectionOf(ref); r.result.First[section] < 0 || r.result.First[section] > at.Block || r.result.First[section] == r.From {
		r.result.First[section] = at.Block
	}
	elsewhere := known && (labelled.At.Block != at.Block || labelled.At.Row != at.Row || labelled.At.Cell != at.Cell)
	if elsewhere && !labelled.Value.IsBlank() {
		r.doubt(NameConflict, ref, at, "“%s”的单元格名称与其所在行、列的标题不一致，未读取", govinfo.Label(ref))
		return
	}
	e := &entry{found: true, at: at}
	if values.ShapeOf(at.Text) == values.Empty {
		r.result.Cells = append(r.result.Cells, Cell{Ref: ref, Value: blankOf(ref), At: at})
		return
	}
	agreement(r).takeCell(ref, column, "", e, true)
}

// sectionOf returns the section whose table a ref is of, or 0.
func sectionOf(ref govinfo.Ref) int {
	switch {
	case ref.Within("proactive"), ref.Within("proactive2019"):
		return 2
	case ref.Within("applications"):
		return 3
	case ref.Within("disputes"):
		return 4
	}
	return 0
}
