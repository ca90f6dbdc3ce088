package sums

import "math/big"

// Sum is a relation between two sums of cells: both are the same number, or the left
// one is no larger.
type Sum struct {
	Left, Right []uint8
	Own         Set // all of them
	AtMost      bool
}

// Side is the sum of one side of a relation.
type Side struct {
	Known    big.Int // sum of the filled cells
	Blanks   int
	Negative bool
}

// Add adds the cells at indexes to the side.
func (s *Side) Add(c *Cells, indexes []uint8) {
	for _, cell := range indexes {
		if c.Blank.Has(cell) {
			s.Blanks++
			continue
		}
		n := c.Values[cell]
		s.Negative = s.Negative || n < 0
		s.Known.Add(&s.Known, big.NewInt(n))
	}
}

// Contradicted reports whether the filled cells alone break the relation,
// whatever whole numbers of 0 and more the blank ones may stand for: one side is
// complete and smaller than what is filled on the other side.
func (s *Sum) Contradicted(left, right *Side, order int) bool {
	switch {
	case left.Negative || right.Negative:
		return false
	case order > 0:
		return right.Blanks == 0
	case order < 0 && !s.AtMost:
		return left.Blanks == 0
	}
	return false
}
