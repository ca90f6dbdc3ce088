package sums

import (
	"math/bits"

	"github.com/openxxgk/annualreport/govinfo"
)

// Cells are the counts of a report, laid out for the sums: by index, numbers
// and blanks apart.
type Cells struct {
	// Values has a place for every byte, so that an index of a byte needs no
	// bounds check. Blank cells are 0 in it.
	Values [256]int64
	Blank  Set
	// Unread are the blank cells that may be filled in the organ's document.
	Unread Set
	// magnitude has every bit set that some value has, the sign aside.
	magnitude uint64
}

// Load fills c, which must be zero, from [govinfo.Report.AppendCounts].
func (c *Cells) Load(counts []govinfo.Count) {
	var magnitude uint64
	for i, count := range counts {
		n, filled := count.Int64()
		if !filled {
			c.Blank.Add(uint8(i))
			continue
		}
		c.Values[uint8(i)] = n
		magnitude |= uint64(n ^ n>>63)
	}
	c.magnitude = magnitude
}

// Narrow reports whether any sum of up to 64 cells fits an int64.
func (c *Cells) Narrow() bool { return c.magnitude < 1<<56 }

// Count returns the count at an index.
func (c *Cells) Count(index uint8) govinfo.Count {
	if c.Blank.Has(index) {
		return govinfo.Count{}
	}
	return govinfo.N(c.Values[index])
}

// Set is a set of cell indexes.
type Set [4]uint64

// Add puts a cell in, Remove takes it out, Has asks for it.
func (s *Set) Add(index uint8)      { s[index>>6] |= 1 << (index & 63) }
func (s *Set) Has(index uint8) bool { return s[index>>6]&(1<<(index&63)) != 0 }
func (s *Set) Remove(index uint8)   { s[index>>6] &^= 1 << (index & 63) }

// Empty reports whether there is no cell.
func (s *Set) Empty() bool { return s[0]|s[1]|s[2]|s[3] == 0 }

// Meets reports whether a cell is in both.
func (s *Set) Meets(t *Set) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// Within reports whether every cell of s is in t.
func (s *Set) Within(t *Set) bool {
	return s[0]&^t[0]|s[1]&^t[1]|s[2]&^t[2]|s[3]&^t[3] == 0
}

// everyCell is the set of all indexes.
var everyCell = Set{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// Without returns the cells of s that are not in t.
func Without(s, t Set) Set {
	return Set{s[0] &^ t[0], s[1] &^ t[1], s[2] &^ t[2], s[3] &^ t[3]}
}

// Members yields the cells of a set in order.
func Members(s Set) func(yield func(uint8) bool) {
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

// Size returns the number of cells.
func (s *Set) Size() int {
	return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) + bits.OnesCount64(s[2]) + bits.OnesCount64(s[3])
}

// Join adds the cells of t.
func (s *Set) Join(t *Set) {
	for i := range s {
		s[i] |= t[i]
	}
}
