package validate

import (
	"cmp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// Suspect is a smallest set of cells whose change makes every failing sum hold.
type Suspect struct {
	// Cells are the cells in form order, each with the value that it should have.
	Cells []SuspectCell `json:"cells"`
}

// SuspectCell is a cell that is likely wrong.
type SuspectCell struct {
	Ref  govinfo.Ref   `json:"ref"`
	Got  govinfo.Count `json:"got"`
	Want govinfo.Count `json:"want"`
	// Slip is the way in which Got may have come about from Want.
	Slip Slip `json:"slip,omitempty"`
}

// Location is where the sums of a report place its errors.
type Location struct {
	// Suspects are the smallest sets of cells, the likeliest first; nil where no sum
	// fails. They are alternatives: the sums themselves do not tell which is right.
	Suspects []Suspect `json:"suspects"`
	// Exhausted says that the search ended at a bound: there may be more sets, and
	// the sums of a part of the report may be without any.
	Exhausted bool `json:"exhausted"`
}

// Locate tells which cells are most likely wrong, by the error-localisation
// principle of official statistics (Fellegi and Holt 1976): the data should be
// made to satisfy all sums by changing the fewest cells. All sums of a report
// that are equations over its own cells count together; those of tables 三 and
// 四 have no cell in common, so each table is solved by itself. A set whose values
// would be negative is none.
//
// Where the sums leave several smallest sets, those come first whose wrong
// figures look most like slips of typing (see [Slip]). Where several parts of
// the report have alternatives, the first set has the likeliest of each, and
// every further set varies one part.
//
// A blank operand may stand for any number that does not make the filled cells
// contradict each other. The search is bounded, whatever the figures are.
func (r Result) Locate() Location {
	switch {
	case r.located != nil:
		return r.located.clone()
	case r.failing == nil:
		return Location{}
	}
	return r.failing.locate()
}

// failing keeps the figures of a report in which a sum failed, so that the
// search for suspects can wait until someone asks.
type failing struct {
	cells   sums.Cells
	program *program
	has     Need
	muted   map[*Sum]bool // suppressed
}

// with keeps c, unless figures are kept already.
func (f *failing) with(c *sums.Cells, has Need) *failing {
	if f != nil {
		return f
	}
	return &failing{cells: *c, has: has}
}

// settle notes what the search must know when the findings are final.
func (f *failing) settle(p *program, result *Result) {
	f.program = p
	for _, suppressed := range result.Suppressed {
		for i := range p.sums {
			sum := p.sums[i].sum
			if p.sums[i].rule == suppressed.Finding.rule && slices.Equal(sum.refs(false), suppressed.Finding.Refs) {
				if f.muted == nil {
					f.muted = make(map[*Sum]bool)
				}
				f.muted[sum] = true
			}
		}
	}
}

func (f *failing) locate() Location {
	var location Location
	var parts [][]ranked
	for _, system := range f.systems() {
		found, exhausted := system.Solve()
		location.Exhausted = location.Exhausted || exhausted
		if len(found) > 0 {
			parts = append(parts, f.rank(found))
		}
	}
	if len(parts) == 0 {
		return location
	}
	first := make([]int, len(parts))
	location.Suspects = append(location.Suspects, combine(parts, first))
	var variants []variant
	for part := range parts {
		for i := 1; i < len(parts[part]); i++ {
			variants = append(variants, variant{part, i, parts[part][i].cost - parts[part][0].cost})
		}
	}
	slices.SortStableFunc(variants, func(a, b variant) int { return cmp.Compare(a.cost, b.cost) })
	for _, v := range variants {
		choice := slices.Clone(first)
		choice[v.part] = v.index
		location.Suspects = append(location.Suspects, combine(parts, choice))
	}
	return location
}

// variant is a solution of a part that is not its likeliest, and how much less
// likely it is.
type variant struct {
	part, index int
	cost        float64
}

// combine makes a suspect of one solution of every part.
func combine(parts [][]ranked, choice []int) Suspect {
	var s Suspect
	for part, solutions := range parts {
		s.Cells = append(s.Cells, solutions[choice[part]].cells...)
	}
	slices.SortFunc(s.Cells, func(a, b SuspectCell) int { return cmp.Compare(placeOf(a.Ref), placeOf(b.Ref)) })
	return s
}

// systems returns the systems that fail, one per set of sums that share cells.
func (f *failing) systems() []*sums.System {
	var systems []*sums.System
	var covers []sums.Set // of the systems
	for i := range f.program.sums {
		sum := &f.program.sums[i]
		if sum.AtMost || f.muted[sum.sum] || sum.rule.Needs&^f.has != 0 || sum.Own.Meets(&f.cells.Unread) {
			continue
		}
		merged := sums.NewSystem(&f.cells)
		cover := sum.Own
		// Join what the sum has cells in common with.
		for k := len(systems) - 1; k >= 0; k-- {
			if covers[k].Meets(&sum.Own) {
				merged.Join(systems[k])
				cover.Join(&covers[k])
				systems, covers = slices.Delete(systems, k, k+1), slices.Delete(covers, k, k+1)
			}
		}
		merged.Add(&sum.Sum)
		systems, covers = append(systems, merged), append(covers, cover)
	}
	return slices.DeleteFunc(systems, func(s *sums.System) bool {
		return !s.Fails()
	})
}
