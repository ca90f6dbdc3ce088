package whole

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// Where a member has no figure, the whole must be no less than the others together: what
// it has more is that member's, and nobody has less than nothing. A member that the whole
// left out breaks this bound in cell after cell, by its own figures less those of the
// missing. It is named only where nothing else can be meant:
//
//   - at least five cells are broken;
//   - counted as left out, it mends at least four in five of them (others may be wrong
//     figures of their own);
//   - in at least one in four of the cells that it fills, and in ten, the whole lacks
//     exactly its figure, as where those missing have 0: two small members left out
//     together are not taken for a large one that was not;
//   - no other member mends as many.
//
// A member counted twice breaks no bound, and is not looked for.
const fewestBroken = 5

// outOfBounds returns the one member that explains why the whole is less than its
// members; 0 for none.
func (s *system) outOfBounds() int {
	l, some := s.leftovers()
	broken := l.broken(&figures{})
	if !some || broken < fewestBroken {
		return 0
	}
	organ, least, rivals := 0, broken, 0
	for i, reports := range s.organs {
		if _, again := slices.BinarySearch(s.again, i); i == 0 || reports[0] == nil || again {
			continue
		}
		left := l.broken(reports[0])
		switch {
		case left < least:
			organ, least, rivals = i, left, 0
		case left == least:
			rivals++
		}
	}
	if organ == 0 || rivals > 0 || 5*least > broken {
		return 0
	}
	filled, lacks, _ := matches(s.organ(organ)[0], &l.rest, &l.known)
	if lacks < fewest || 4*lacks < filled {
		return 0
	}
	return organ
}

// leftovers are what the whole has more than those members whose figures of this year
// are known. In cells that are not of all it can't be less than nothing; in those that
// are it is 0.
type leftovers struct {
	rest       [govinfo.CellCount]int64
	known, all [govinfo.CellCount]bool
}

// leftovers computes them. Those who filed last year's figures again count like those
// who filed nothing. some is false where every member's figures are known.
func (s *system) leftovers() (l leftovers, some bool) {
	f := s.whole[0]
	for cell := range l.rest {
		l.all[cell] = s.unknown[0][cell] == 0 && len(s.again) == 0
		l.known[cell] = f.known[cell] && (l.all[cell] || !s.layout.signed[cell])
		l.rest[cell] = f.value[cell] - s.sum[0][cell]
		some = some || !l.all[cell]
	}
	for _, organ := range s.again {
		if again := s.organ(organ)[0]; again != nil {
			for cell, n := range again.value {
				l.rest[cell] += n
			}
		}
	}
	return l, some
}

// broken counts the cells in which the leftovers can't be what they are if the whole
// left a member out.
func (l *leftovers) broken(f *figures) (n int) {
	for cell, value := range f.value {
		rest := l.rest[cell] + value
		if l.known[cell] && (rest < 0 || rest > 0 && l.all[cell]) {
			n++
		}
	}
	return n
}
