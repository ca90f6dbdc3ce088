package lexicon

import (
	"math/bits"

	"github.com/openxxgk/annualreport/govinfo"
)

// Set is a set of cells of the forms, by [govinfo.Ref.Index]. Its zero value is
// empty. What several labels of one figure have in common is the intersection of
// their sets: one cell, or the figure's place is not certain.
type Set [(govinfo.CellCount + 63) / 64]uint64

// SetOf returns the set of some cells. It panics on what is no cell.
func SetOf(refs ...govinfo.Ref) Set {
	var s Set
	for _, ref := range refs {
		index, ok := ref.Index()
		if !ok {
			panic("lexicon: " + string(ref) + " is no cell")
		}
		s[index/64] |= 1 << (index % 64)
	}
	return s
}

// And returns what both sets have.
func (s Set) And(t Set) Set {
	for i := range s {
		s[i] &= t[i]
	}
	return s
}

// Or returns what either set has.
func (s Set) Or(t Set) Set {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

// IsEmpty reports whether the set has no cell.
func (s Set) IsEmpty() bool { return s == Set{} }

// Len returns the number of cells.
func (s Set) Len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// Only returns the index of the one cell of the set; ok is false for none and for
// several.
func (s Set) Only() (index int, ok bool) {
	index = -1
	for i, word := range s {
		if word == 0 {
			continue
		}
		if index >= 0 || word&(word-1) != 0 {
			return -1, false
		}
		index = i*64 + bits.TrailingZeros64(word)
	}
	return index, index >= 0
}
