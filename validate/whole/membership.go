package whole

import (
	"cmp"
	"hash/maphash"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// fewest is how many cells that are not 0 tell a report from others.
const fewest = 10

// print is what finds a report that is the same as another.
type print struct {
	hash  uint64
	organ int32
}

var seed = maphash.MakeSeed()

func (f *figures) hash() uint64 { return maphash.Comparable(seed, *f) }

// filled counts the cells that are not 0.
func (f *figures) filled() (n int) {
	for _, value := range f.value {
		if value != 0 {
			n++
		}
	}
	return n
}

// repeated returns the organs that filed last year's figures again.
func (s *system) repeated() []int {
	var list []int
	if this, before := s.whole[0], s.whole[1]; this != nil && before != nil && this.filled() >= fewest && *this == *before {
		list = append(list, TheWhole)
	}
	for _, organ := range s.again {
		list = append(list, index(organ))
	}
	return list
}

// twins returns the members that have the same figures as another, with the first
// that has them.
func (s *system) twins() [][2]int {
	slices.SortFunc(s.prints, func(a, b print) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.organ, b.organ))
	})
	var pairs [][2]int
	for from := 0; from < len(s.prints); {
		to := from + 1
		for to < len(s.prints) && s.prints[to].hash == s.prints[from].hash {
			to++
		}
		if to > from+1 {
			pairs = append(pairs, s.twinsAmong(s.prints[from:to])...)
		}
		from = to
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return cmp.Compare(a[1], b[1]) })
	return pairs
}

// twinsAmong looks at the figures of members whose hashes are the same.
func (s *system) twinsAmong(prints []print) (pairs [][2]int) {
	f := s.organ(int(prints[0].organ))[0]
	if f == nil {
		return nil // it can't be had
	}
	first := *f
	for _, p := range prints[1:] {
		if other := s.organ(int(p.organ))[0]; other != nil && *other == first {
			pairs = append(pairs, [2]int{index(int(prints[0].organ)), index(int(p.organ))})
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
			break
		}
		if sign < 0 {
			omitted = append(omitted, index(organ))
		} else {
			doubled = append(doubled, index(organ))
		}
		s.addKnown(s.organ(organ)[0], sign)
	}
	if len(omitted)+len(doubled) > 0 {
		return omitted, doubled
	}
	if organ := s.outOfBounds(); organ > 0 {
		s.addKnown(s.organ(organ)[0], -1)
		omitted = append(omitted, index(organ))
	}
	return omitted, doubled
}

// addKnown adds a member's known figures to the sums once more, or takes them out.
func (s *system) addKnown(f *figures, sign int64) {
	if f == nil {
		return // it can't be had
	}
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
	for i, reports := range s.organs {
		if i == 0 {
			continue
		}
		filled, lacks, doubles := matches(reports[0], &rest, &open)
		hits := max(lacks, doubles)
		if hits < least || 5*hits < 4*filled || hits <= best {
			continue
		}
		best, organ, sign = hits, i, 1
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
