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
	for organ, reports := range s.organs {
		found = append(found, s.mendYears(organ, reports)...)
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
	if all := s.bestChange(y, group); all.count > 0 && (len(group) == 1 || all.first[0].breaks == 0) {
		return []Suspect{s.settle(all)}
	}
	var found []Suspect
	for _, cell := range group {
		if rest, ok := s.rest(y, cell); !ok || rest == 0 {
			continue // a change before has mended it
		}
		if one := s.bestChange(y, []int{cell}); one.count > 0 {
			found = append(found, s.settle(one))
		}
	}
	return found
}

// bestChange looks for the report of a year whose change makes the whole the sum in the
// cells.
func (s *system) bestChange(y int, cells []int) best {
	var changes, ofWhole []change
	for _, cell := range cells {
		rest, _ := s.rest(y, cell)
		changes, ofWhole = append(changes, change{cell, rest}), append(ofWhole, change{cell, -rest})
	}
	var b best
	for organ, reports := range s.organs {
		c := candidate{organ: organ, year: y, changes: changes}
		if organ == 0 {
			c.changes = ofWhole
		}
		s.offer(&b, c, reports)
	}
	return b
}

// mendYears looks for the report whose change makes the carry-over of one organ hold.
func (s *system) mendYears(organ int, reports [2]*figures) []Suspect {
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
	either := func(this, before []change) best {
		var b best
		now := s.organ(organ)
		s.offer(&b, candidate{organ: organ, year: 0, changes: this}, now)
		s.offer(&b, candidate{organ: organ, year: 1, changes: before}, now)
		return b
	}
	if all := either(this, before); all.count > 0 && all.first[0].breaks == 0 {
		return append(found, s.settle(all))
	}
	for k := range this {
		if one := either(this[k:k+1], before[k:k+1]); one.count > 0 {
			found = append(found, s.settle(one))
		}
	}
	return found
}

// best are the candidates that are worth most: the first of them, and how many they are.
type best struct {
	first []candidate
	count int
}

// offer weighs a candidate and keeps it if none is worth more, and it is worth anything.
func (s *system) offer(b *best, c candidate, reports [2]*figures) {
	if reports[c.year] == nil || !s.weigh(&c, reports) || c.worth() <= 0 {
		return
	}
	if b.count > 0 && c.worth() < b.first[0].worth() {
		return
	}
	if b.count > 0 && c.worth() > b.first[0].worth() {
		*b = best{}
	}
	if b.count++; len(b.first) <= MostOthers {
		b.first = append(b.first, c)
	}
}

// settle makes a suspect of the candidates that are worth the same, and makes the
// change where there is only one.
func (s *system) settle(b best) Suspect {
	first := &b.first[0]
	suspect := Suspect{Cells: s.cellsOf(first), Mends: first.mends, Breaks: first.breaks, Sure: b.count == 1}
	for i := range b.first[1:] {
		suspect.Others = append(suspect.Others, s.cellsOf(&b.first[i+1]))
	}
	suspect.OthersLeft = b.count - len(b.first)
	if suspect.Sure {
		s.apply(first)
	}
	return suspect
}

// cellsOf tells the cells of a candidate, in form order.
func (s *system) cellsOf(c *candidate) []Cell {
	f := s.organ(c.organ)[c.year]
	if f == nil {
		return nil // it can't be had
	}
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
	reports := s.organ(c.organ)
	f := reports[c.year]
	if f == nil {
		return // it can't be had
	}
	defer s.set(c.organ, reports)
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
