package whole

import (
	"cmp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// candidate is a change of one report.
type candidate struct {
	organ, year   int
	changes       []change
	mends, breaks int
}

func (c *candidate) worth() int { return c.mends - c.breaks }

// suspects mends the broken equations between reports, one group after the other. A
// sure change is made before the next group is looked at.
func (s *system) suspects() []Suspect {
	var found []Suspect
	for y := range 2 {
		for _, group := range s.groups(y) {
			found = append(found, s.mendSum(y, group)...)
		}
	}
	for organ := range s.organs {
		found = append(found, s.mendYears(organ)...)
	}
	found = merged(found)
	slices.SortStableFunc(found, func(a, b Suspect) int {
		return cmp.Or(-cmp.Compare(a.Mends-a.Breaks, b.Mends-b.Breaks), -compareBool(a.Sure, b.Sure))
	})
	return found
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// groups returns the cells of a year in which the whole is not the sum, those together
// that an equation of the form joins.
func (s *system) groups(y int) [][]int {
	group := make(map[int]int) // by cell
	join := make(map[int]int)  // the first broken cell of an equation
	var cells []int
	var root func(cell int) int
	root = func(cell int) int {
		if group[cell] != cell {
			group[cell] = root(group[cell])
		}
		return group[cell]
	}
	for cell := range s.layout.refs {
		if rest, ok := s.rest(y, cell); !ok || rest == 0 {
			continue
		}
		cells = append(cells, cell)
		group[cell] = cell
		for _, eq := range s.equations.insideOf[cell] {
			if other, known := join[eq]; known {
				group[root(cell)] = root(other)
			} else {
				join[eq] = cell
			}
		}
	}
	var list [][]int
	at := make(map[int]int)
	for _, cell := range cells {
		r := root(cell)
		if k, known := at[r]; known {
			list[k] = append(list[k], cell)
		} else {
			at[r] = len(list)
			list = append(list, []int{cell})
		}
	}
	return list
}

// mendSum looks for the report whose change mends a group of cells; where none mends
// all without breaking anything, cell by cell.
func (s *system) mendSum(y int, group []int) []Suspect {
	if all := s.bestOf(s.candidates(y, group)); len(all) > 0 && (len(group) == 1 || all[0].breaks == 0) {
		return []Suspect{s.settle(all)}
	}
	var found []Suspect
	for _, cell := range group {
		if rest, ok := s.rest(y, cell); !ok || rest == 0 {
			continue // a change before has mended it
		}
		if best := s.bestOf(s.candidates(y, []int{cell})); len(best) > 0 {
			found = append(found, s.settle(best))
		}
	}
	return found
}

// candidates are the changes, one for each report of a year, by which the whole would
// be the sum in the cells.
func (s *system) candidates(y int, cells []int) []candidate {
	list := make([]candidate, 0, len(s.organs))
	for organ, reports := range s.organs {
		if reports[y] == nil {
			continue
		}
		c := candidate{organ: organ, year: y, changes: make([]change, len(cells))}
		for k, cell := range cells {
			rest, _ := s.rest(y, cell)
			if organ == 0 {
				rest = -rest
			}
			c.changes[k] = change{cell, rest}
		}
		list = append(list, c)
	}
	return list
}

// mendYears looks for the report whose change makes the carry-over of one organ hold.
func (s *system) mendYears(organ int) []Suspect {
	reports := s.organs[organ]
	var found []Suspect
	var this, before []change // of all broken equations together
	for _, eq := range s.equations.between {
		sum, ok := eq.residual(reports, -1, nil)
		if !ok || sum == 0 {
			continue
		}
		for _, t := range eq {
			c := change{t.cell, -sum * t.sign}
			if t.prior {
				before = append(before, c)
			} else {
				this = append(this, c)
			}
		}
	}
	if len(this) == 0 {
		return nil
	}
	together := []candidate{{organ: organ, year: 0, changes: this}, {organ: organ, year: 1, changes: before}}
	if best := s.bestOf(together); len(best) > 0 && best[0].breaks == 0 {
		return append(found, s.settle(best))
	}
	for k := range this {
		single := []candidate{{organ: organ, year: 0, changes: this[k : k+1]}, {organ: organ, year: 1, changes: before[k : k+1]}}
		if best := s.bestOf(single); len(best) > 0 {
			found = append(found, s.settle(best))
		}
	}
	return found
}

// bestOf weighs candidates and returns those that are worth most, if they are worth
// anything.
func (s *system) bestOf(list []candidate) []candidate {
	var best []candidate
	for _, c := range list {
		if !s.weigh(&c) || c.worth() <= 0 {
			continue
		}
		if len(best) > 0 && c.worth() > best[0].worth() {
			best = best[:0]
		}
		if len(best) == 0 || c.worth() == best[0].worth() {
			best = append(best, c)
		}
	}
	return best
}

// settle makes a suspect of the candidates that are worth the same, and makes the
// change where there is only one.
func (s *system) settle(best []candidate) Suspect {
	first := &best[0]
	suspect := Suspect{Cells: s.cellsOf(first), Mends: first.mends, Breaks: first.breaks, Sure: len(best) == 1}
	for i := range best[1:] {
		if len(suspect.Others) == MostOthers {
			suspect.OthersLeft = len(best) - 1 - MostOthers
			break
		}
		suspect.Others = append(suspect.Others, s.cellsOf(&best[i+1]))
	}
	if suspect.Sure {
		s.apply(first)
	}
	return suspect
}

// cellsOf tells the cells of a candidate, in form order.
func (s *system) cellsOf(c *candidate) []Cell {
	f := s.organs[c.organ][c.year]
	cells := make([]Cell, 0, len(c.changes))
	for _, ch := range c.changes {
		cells = append(cells, Cell{
			Organ: index(c.organ), Prior: c.year == 1, Ref: s.layout.refs[ch.cell],
			Got: s.layout.text(ch.cell, f.value[ch.cell]), Want: s.layout.text(ch.cell, f.value[ch.cell]+ch.delta),
		})
	}
	return cells
}

// apply makes a change.
func (s *system) apply(c *candidate) {
	f := s.organs[c.organ][c.year]
	for _, ch := range c.changes {
		f.value[ch.cell] += ch.delta
		if c.organ > 0 {
			s.sum[c.year][ch.cell] += ch.delta
		}
	}
}

// merged joins suspects of one report that stand for the same equations: what a sum
// and a carry-over have found is one error.
func merged(list []Suspect) []Suspect {
	type key struct {
		organ int
		prior bool
		ref   govinfo.Ref
		want  string
	}
	seen := make(map[key]bool)
	var kept []Suspect
	for _, suspect := range list {
		fresh := false
		for _, c := range suspect.Cells {
			k := key{c.Organ, c.Prior, c.Ref, c.Want.String()}
			fresh = fresh || !seen[k]
			seen[k] = true
		}
		if fresh {
			kept = append(kept, suspect)
		}
	}
	return kept
}
