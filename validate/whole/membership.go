package whole

import (
	"hash/maphash"

	"github.com/openxxgk/annualreport/govinfo"
)

// fewest is how many cells that are not 0 tell a report from others.
const fewest = 10

// repeated returns the organs that filed last year's figures again.
func (s *system) repeated() []int {
	var list []int
	for i, reports := range s.organs {
		if reports[0] != nil && reports[1] != nil && same(reports[0], reports[1]) {
			list = append(list, index(i))
		}
	}
	return list
}

// same reports whether two reports have the same figures, enough of them not 0.
func same(a, b *figures) bool {
	n := 0
	for cell := range a.value {
		if a.known[cell] != b.known[cell] || a.value[cell] != b.value[cell] {
			return false
		}
		if a.value[cell] != 0 {
			n++
		}
	}
	return n >= fewest
}

// twins returns the members that have the same figures as another, with the first
// that has them.
func (s *system) twins() [][2]int {
	seed := maphash.MakeSeed()
	first := make(map[uint64][]int, len(s.organs))
	var pairs [][2]int
	for i, reports := range s.organs {
		f := reports[0]
		if i == 0 || f == nil {
			continue
		}
		key := maphash.Comparable(seed, *f)
		found := false
		for _, k := range first[key] {
			if same(s.organs[k][0], f) {
				pairs, found = append(pairs, [2]int{index(k), index(i)}), true
				break
			}
		}
		if !found {
			first[key] = append(first[key], i)
		}
	}
	return pairs
}

// membership finds the members that this year's whole left out or counted twice, and
// counts them in the sums as the whole did, so that what is left can be told.
func (s *system) membership() (omitted, doubled []int) {
	const rounds = 20
	for range rounds {
		organ, sign := s.explains()
		if organ == 0 {
			return omitted, doubled
		}
		if sign < 0 {
			omitted = append(omitted, index(organ))
		} else {
			doubled = append(doubled, index(organ))
		}
		s.addKnown(s.organs[organ][0], sign)
	}
	return omitted, doubled
}

// addKnown adds a member's known figures to the sums once more, or takes them out.
func (s *system) addKnown(f *figures, sign int64) {
	for cell := range f.value {
		if f.known[cell] {
			s.sum[0][cell] += sign * f.value[cell]
		}
	}
}

// explains returns the member whose figures are the difference in most cells, and
// whether the whole lacks (-1) or doubles (1) it; 0 for none.
func (s *system) explains() (organ int, sign int64) {
	var rest [govinfo.CellCount]int64
	var open [govinfo.CellCount]bool
	broken := 0
	for cell := range rest {
		rest[cell], open[cell] = s.rest(0, cell)
		if open[cell] && rest[cell] != 0 {
			broken++
		}
	}
	const least = 3
	if broken < least {
		return 0, 0
	}
	best := 0
	for i, reports := range s.organs[1:] {
		filled, lacks, doubles := matches(reports[0], &rest, &open)
		hits := max(lacks, doubles)
		if hits < least || 5*hits < 4*filled || hits <= best {
			continue
		}
		best, organ, sign = hits, i+1, 1
		if lacks > doubles {
			sign = -1
		}
	}
	return organ, sign
}

// matches counts the cells that a member fills, those of them in which the whole is
// less by its figure, and those in which it is more.
func matches(f *figures, rest *[govinfo.CellCount]int64, open *[govinfo.CellCount]bool) (filled, lacks, doubles int) {
	if f == nil {
		return 0, 0, 0
	}
	for cell, n := range f.value {
		if n == 0 || !open[cell] {
			continue
		}
		filled++
		switch rest[cell] {
		case -n:
			lacks++
		case n:
			doubles++
		}
	}
	return filled, lacks, doubles
}
