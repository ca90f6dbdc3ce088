package indicators

import (
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

// editionForm is what the indicators need of one edition of the form.
type editionForm struct {
	has  map[govinfo.Ref]bool
	ways map[govinfo.Ref][][]govinfo.Ref // the cells that add up to a total, in each way
}

var (
	form2019 = sync.OnceValue(func() *editionForm { return newEditionForm(govinfo.Edition2019.Form()) })
	form2021 = sync.OnceValue(func() *editionForm { return newEditionForm(govinfo.Edition2021.Form()) })
)

func newEditionForm(form govinfo.Form) *editionForm {
	f := &editionForm{has: make(map[govinfo.Ref]bool), ways: make(map[govinfo.Ref][][]govinfo.Ref)}
	for _, table := range form.Tables {
		for _, block := range table.Blocks {
			for _, line := range block.Lines {
				for _, ref := range line.Refs {
					f.has[ref] = true
				}
			}
		}
	}
	for _, total := range form.Totals() {
		f.ways[total.Ref] = append(f.ways[total.Ref], total.Parts)
	}
	return f
}

// formOf returns the form of a report's table 三; table 二 of another edition has
// no indicator.
func formOf(r *govinfo.Report) *editionForm {
	if r.ApplicationsEdition() == govinfo.Edition2019 {
		return form2019()
	}
	return form2021()
}

// count returns how many of the cells the form has.
func (f *editionForm) count(refs []govinfo.Ref) int {
	n := 0
	for _, ref := range refs {
		if f.has[ref] {
			n++
		}
	}
	return n
}
