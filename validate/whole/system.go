package whole

import (
	"errors"

	"github.com/openxxgk/annualreport/govinfo"
)

// system is the tree as equations.
type system struct {
	layout    *layout
	equations *equations
	whole     [2]*figures
	kept      keeper // the members' figures, in their order
	members   int
	reports   [2]int // how many members have a report, by year
	// sum is what the members add up to in each cell of each year, unknown how many of
	// them have no figure there.
	sum     [2][govinfo.CellCount]int64
	unknown [2][govinfo.CellCount]int
	seen    marks
	prints  []print
	again   []int // organs that filed last year's figures, with the whole as 0; ascending
	failed  error // of kept, the first
}

func newSystem(kept keeper) *system {
	s := &system{layout: theLayout(), equations: theEquations(), kept: kept}
	s.seen.size(len(s.equations.inside), len(s.equations.between))
	return s
}

// add takes in the figures of the next member.
func (s *system) add(o *Organ) error {
	reports := s.layout.reports(o)
	s.members++
	for y, f := range reports {
		s.count(y, f, 1)
		if f != nil {
			s.reports[y]++
		}
	}
	if f := reports[0]; f != nil && f.filled() >= fewest {
		s.prints = append(s.prints, print{f.hash(), int32(s.members)})
		if reports[1] != nil && *f == *reports[1] {
			s.again = append(s.again, s.members)
		}
	}
	return s.kept.put(s.members-1, &reports)
}

// organ returns the figures of an organ, 0 for the whole. They stand until the next
// call. If they can't be had they are none, and that is an error of the examination.
func (s *system) organ(i int) [2]*figures {
	if i == 0 {
		return s.whole
	}
	reports, err := s.kept.get(i - 1)
	if err != nil {
		s.failed = errors.Join(s.failed, err)
		return [2]*figures{}
	}
	return reports
}

// set gives an organ other figures.
func (s *system) set(i int, reports [2]*figures) {
	if i == 0 {
		s.whole = reports
		return
	}
	if err := s.kept.put(i-1, &reports); err != nil {
		s.failed = errors.Join(s.failed, err)
	}
}

// organs goes through all of them, the whole first, until one can't be had.
func (s *system) organs(yield func(int, [2]*figures) bool) {
	for i := 0; i <= s.members && s.failed == nil; i++ {
		if !yield(i, s.organ(i)) {
			return
		}
	}
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

// index returns an organ's index as the account tells it.
func index(organ int) int { return organ - 1 }

// rest returns what the whole is more than its members; ok is false where one of them
// is not known.
func (s *system) rest(y, cell int) (rest int64, ok bool) {
	f := s.whole[y]
	if f == nil || !f.known[cell] || s.unknown[y][cell] > 0 {
		return 0, false
	}
	return f.value[cell] - s.sum[y][cell], true
}

// differences lists the cells in which the whole is not the sum.
func (s *system) differences() []Difference {
	var list []Difference
	for y, f := range s.whole {
		if f == nil || s.reports[y] == 0 {
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

// brackets tells what the members without a figure have together.
func (s *system) brackets() []Bracket {
	var list []Bracket
	var cells []int
	for cell, ref := range s.layout.refs {
		f, unknown := s.whole[0], s.unknown[0][cell]
		if !f.known[cell] || unknown == 0 || unknown == s.members {
			continue
		}
		rest := f.value[cell] - s.sum[0][cell]
		if rest < 0 && !s.layout.signed[cell] {
			continue // a difference
		}
		list = append(list, Bracket{Ref: ref, Left: s.layout.text(cell, rest), Count: unknown})
		cells = append(cells, cell)
	}
	if len(list) == 0 {
		return nil
	}
	for organ, reports := range s.organs {
		for k, cell := range cells {
			if b := &list[k]; organ > 0 && (reports[0] == nil || !reports[0].known[cell]) && len(b.Members) < MostMembers {
				b.Members = append(b.Members, index(organ))
			}
		}
	}
	return list
}
