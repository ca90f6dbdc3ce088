package validate

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// index returns the index of a ref that is known to be a cell's.
func index(ref govinfo.Ref) uint8 {
	i, known := ref.Index()
	if !known || i > 255 {
		panic("validate: " + string(ref) + " is no cell")
	}
	return uint8(i)
}

// editions are the editions that the tables of a report follow, as array
// indexes: 0 is the form of 2021, 1 that of 2019.
type editions struct{ proactive, applications uint8 }

func editionsOf(r *govinfo.Report) editions {
	var e editions
	if r.ProactiveEdition() == govinfo.Edition2019 {
		e.proactive = 1
	}
	if r.ApplicationsEdition() == govinfo.Edition2019 {
		e.applications = 1
	}
	return e
}

// formCells returns the cells that the tables of the editions have.
func (e editions) formCells() sums.Set {
	var set sums.Set
	forms := [2]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()}
	for table, edition := range [3]uint8{e.proactive, e.applications, 0} {
		for _, block := range forms[edition].Tables[table].Blocks {
			for _, line := range block.Lines {
				for _, ref := range line.Refs {
					set.Add(index(ref))
				}
			}
		}
	}
	return set
}

// allEditions are the mixtures of editions that a report may follow.
func allEditions() [4]editions { return [4]editions{{0, 0}, {0, 1}, {1, 0}, {1, 1}} }

func (e editions) number() int { return int(e.proactive<<1 | e.applications) }
