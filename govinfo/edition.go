package govinfo

import "fmt"

// Edition is one of the two editions of the statutory form.
type Edition uint8

const (
	// EditionUnstated leaves the edition to the filled cells and the year.
	EditionUnstated Edition = iota
	// Edition2019 is the form on trial of 国办公开办函〔2019〕60号, for the report
	// years 2019 and 2020.
	Edition2019
	// Edition2021 is the form of 国办公开办函〔2021〕30号, since report year 2021.
	Edition2021
)

// PrescribedEdition returns the edition prescribed for a report year;
// EditionUnstated before 2019, when no such form existed.
func PrescribedEdition(year int) Edition {
	switch {
	case year >= 2021:
		return Edition2021
	case year >= 2019:
		return Edition2019
	}
	return EditionUnstated
}

// Form returns the edition's form, that of 2021 for EditionUnstated, as a value of its
// own that the caller may change.
func (e Edition) Form() Form {
	if e == Edition2019 {
		return form2019()
	}
	return form2021()
}

// String returns "2019", "2021" or "unstated".
func (e Edition) String() string {
	switch e {
	case EditionUnstated:
		return "unstated"
	case Edition2019:
		return "2019"
	case Edition2021:
		return "2021"
	}
	return fmt.Sprintf("Edition(%d)", uint8(e))
}

// ProactiveEdition returns the edition that table 二 follows: the one stated in
// r.Editions; else the only one of which a cell is filled; else the one
// prescribed for the year; else that of 2021. It is never EditionUnstated.
func (r *Report) ProactiveEdition() Edition {
	return r.decideEdition(r.Editions.Proactive, span{proactive2019At, applicationsAt}, span{proactiveAt, proactive2019At})
}

// ApplicationsEdition returns the edition that table 三 follows, decided as
// [Report.ProactiveEdition] is: the editions differ in the lines of （六）其他处理.
func (r *Report) ApplicationsEdition() Edition {
	return r.decideEdition(r.Editions.Applications, undividedCells, dividedCells)
}

// span is a range of cell indexes.
type span struct{ from, to int }

func (s span) has(index int) bool { return s.from <= index && index < s.to }

// The cells of （六）其他处理 that only one edition has.
var (
	dividedCells   = span{applicationsAt + 20*7, applicationsAt + 23*7}
	undividedCells = span{applicationsAt + 23*7, applicationsAt + 24*7}
)

func (r *Report) decideEdition(stated Edition, only2019, only2021 span) Edition {
	if stated != EditionUnstated {
		return stated
	}
	filled2019, filled2021 := r.anyFilled(only2019), r.anyFilled(only2021)
	switch {
	case filled2019 && !filled2021:
		return Edition2019
	case filled2021 && !filled2019:
		return Edition2021
	case PrescribedEdition(r.Year) == Edition2019:
		return Edition2019
	}
	return Edition2021
}

func (r *Report) anyFilled(cells span) bool {
	for index := cells.from; index < cells.to; index++ {
		if r.filledAt(index) {
			return true
		}
	}
	return false
}

func (r *Report) filledAt(index int) bool {
	count, amount := r.cellAt(index)
	return count != nil && !count.IsBlank() || amount != nil && !amount.IsBlank()
}

// eachCell yields the indexes of the cells that [Report.Cells] yields: cells that
// the report's editions have, and filled ones that they lack.
func (r *Report) eachCell(yield func(index int) bool) {
	of2021, of2019 := span{proactiveAt, proactive2019At}, span{proactive2019At, applicationsAt}
	proactive := [2]span{of2021, of2019}
	if r.ProactiveEdition() == Edition2019 {
		proactive = [2]span{of2019, of2021}
	}
	other := [2]span{dividedCells, undividedCells}
	if r.ApplicationsEdition() == Edition2019 {
		other = [2]span{undividedCells, dividedCells}
	}
	order := [...]struct {
		span
		outside bool
	}{
		{proactive[0], false}, {proactive[1], true},
		{span{applicationsAt, dividedCells.from}, false},
		{other[0], false}, {other[1], true},
		{span{undividedCells.to, CellCount}, false},
	}
	for _, cells := range order {
		for index := cells.from; index < cells.to; index++ {
			if (!cells.outside || r.filledAt(index)) && !yield(index) {
				return
			}
		}
	}
}

// outsideApplications returns the cells of table 三 that an edition lacks.
func outsideApplications(e Edition) span {
	if e == Edition2019 {
		return dividedCells
	}
	return undividedCells
}
