package whole

import "github.com/openxxgk/annualreport/govinfo"

// system is the tree as equations.
type system struct {
	tree      *Tree
	layout    *layout
	equations *equations
	organs    [][2]*figures // the whole first, then the members
	// sum is what the members add up to in each cell of each year, unknown how many of
	// them have no figure there.
	sum     [2][govinfo.CellCount]int64
	unknown [2][govinfo.CellCount]int
	seen    marks
}

func newSystem(tree *Tree) *system {
	s := &system{tree: tree, layout: theLayout(), equations: theEquations(), organs: make([][2]*figures, len(tree.Members)+1)}
	for i := range s.organs {
		o := s.organ(i)
		s.organs[i] = [2]*figures{s.layout.figuresOf(o.Report, o.Unread), s.layout.figuresOf(o.Prior, o.PriorUnread)}
		if i == 0 {
			continue
		}
		for y, f := range s.organs[i] {
			s.count(y, f, 1)
		}
	}
	s.seen.size(len(s.equations.inside), len(s.equations.between))
	return s
}

// count adds a member's figures to the sums, or with -1 takes them out.
func (s *system) count(y int, f *figures, sign int) {
	for cell := range s.sum[y] {
		if f == nil || !f.known[cell] {
			s.unknown[y][cell] += sign
		} else {
			s.sum[y][cell] += int64(sign) * f.value[cell]
		}
	}
}

func (s *system) organ(i int) *Organ {
	if i == 0 {
		return &s.tree.Whole
	}
	return &s.tree.Members[i-1]
}

// index returns an organ's index as the account tells it.
func index(organ int) int { return organ - 1 }

// rest returns what the whole is more than its members; ok is false where one of them
// is not known.
func (s *system) rest(y, cell int) (rest int64, ok bool) {
	f := s.organs[0][y]
	if f == nil || !f.known[cell] || s.unknown[y][cell] > 0 {
		return 0, false
	}
	return f.value[cell] - s.sum[y][cell], true
}

// differences lists the cells in which the whole is not the sum.
func (s *system) differences() []Difference {
	var list []Difference
	for y, f := range s.organs[0] {
		if f == nil || s.allUnknown(y) {
			continue
		}
		for cell, ref := range s.layout.refs {
			if !f.known[cell] {
				continue
			}
			rest, atLeast := f.value[cell]-s.sum[y][cell], s.unknown[y][cell] > 0
			if rest == 0 || atLeast && (rest > 0 || s.layout.signed[cell]) {
				continue
			}
			list = append(list, Difference{ref, y == 1, s.layout.text(cell, f.value[cell]), s.layout.text(cell, s.sum[y][cell]), atLeast})
		}
	}
	return list
}

// allUnknown reports whether no member has a report on a year.
func (s *system) allUnknown(y int) bool {
	for _, reports := range s.organs[1:] {
		if reports[y] != nil {
			return false
		}
	}
	return true
}

// brackets tells what the members without a figure have together.
func (s *system) brackets() []Bracket {
	f := s.organs[0][0]
	var list []Bracket
	for cell, ref := range s.layout.refs {
		if !f.known[cell] || s.unknown[0][cell] == 0 || s.unknown[0][cell] == len(s.tree.Members) {
			continue
		}
		b := Bracket{Ref: ref, Left: s.layout.text(cell, f.value[cell]-s.sum[0][cell])}
		for i, reports := range s.organs[1:] {
			if reports[0] == nil || !reports[0].known[cell] {
				b.Members = append(b.Members, i)
			}
		}
		list = append(list, b)
	}
	return list
}
