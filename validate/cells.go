package validate

import (
	"math/bits"

	"github.com/openxxgk/annualreport/govinfo"
)

// cells are the counts of a report, laid out for the sums: by index, numbers
// and blanks apart.
type cells struct {
	// values has a place for every byte, so that an index of a byte needs no
	// bounds check. Blank cells are 0 in it.
	values [256]int64
	blank  cellSet
	// unread are the blank cells that may be filled in the organ's document.
	unread cellSet
	// magnitude has every bit set that some value has, the sign aside.
	magnitude uint64
}

// load fills c, which must be zero, from [govinfo.Report.AppendCounts].
func (c *cells) load(counts []govinfo.Count) {
	var magnitude uint64
	for i, count := range counts {
		n, filled := count.Int64()
		if !filled {
			c.blank.add(uint8(i))
			continue
		}
		c.values[uint8(i)] = n
		magnitude |= uint64(n ^ n>>63)
	}
	c.magnitude = magnitude
}

// narrow reports whether any sum of up to 64 cells fits an int64.
func (c *cells) narrow() bool { return c.magnitude < 1<<56 }

// count returns the count at an index.
func (c *cells) count(index uint8) govinfo.Count {
	if c.blank.has(index) {
		return govinfo.Count{}
	}
	return govinfo.N(c.values[index])
}

// cellSet is a set of cell indexes.
type cellSet [4]uint64

func (s *cellSet) add(index uint8)      { s[index>>6] |= 1 << (index & 63) }
func (s *cellSet) has(index uint8) bool { return s[index>>6]&(1<<(index&63)) != 0 }
func (s *cellSet) remove(index uint8)   { s[index>>6] &^= 1 << (index & 63) }
func (s *cellSet) empty() bool          { return s[0]|s[1]|s[2]|s[3] == 0 }
func (s *cellSet) meets(t *cellSet) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// within reports whether every cell of s is in t.
func (s *cellSet) within(t *cellSet) bool {
	return s[0]&^t[0]|s[1]&^t[1]|s[2]&^t[2]|s[3]&^t[3] == 0
}

// everyCell is the set of all indexes.
var everyCell = cellSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

func without(s, t cellSet) cellSet {
	return cellSet{s[0] &^ t[0], s[1] &^ t[1], s[2] &^ t[2], s[3] &^ t[3]}
}

// members yields the cells of a set in order.
func members(s cellSet) func(yield func(uint8) bool) {
	return func(yield func(uint8) bool) {
		for word, rest := range s {
			for rest != 0 {
				if !yield(uint8(word<<6 | bits.TrailingZeros64(rest))) {
					return
				}
				rest &= rest - 1
			}
		}
	}
}

func (s *cellSet) size() int {
	return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) + bits.OnesCount64(s[2]) + bits.OnesCount64(s[3])
}

func (s *cellSet) join(t *cellSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

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
func (e editions) formCells() cellSet {
	var set cellSet
	forms := [2]govinfo.Form{govinfo.Form2021(), govinfo.Form2019()}
	for table, edition := range [3]uint8{e.proactive, e.applications, 0} {
		for _, block := range forms[edition].Tables[table].Blocks {
			for _, line := range block.Lines {
				for _, ref := range line.Refs {
					set.add(index(ref))
				}
			}
		}
	}
	return set
}

// allEditions are the mixtures of editions that a report may follow.
func allEditions() [4]editions { return [4]editions{{0, 0}, {0, 1}, {1, 0}, {1, 1}} }

func (e editions) number() int { return int(e.proactive<<1 | e.applications) }
