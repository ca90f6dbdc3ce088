package sums

// Program is a list of sums, laid out for a look at all of them.
type Program struct {
	sums     []Sum
	quick    []quickSum // the same, for whole numbers without blanks
	operands []uint8    // of quick, one sum after the other
	summed   Set        // cells that stand in any of them
}

// quickSum is a Sum in a few bytes: how many of the next operands of the program are
// its left and its right side.
type quickSum struct {
	left, right uint8
	atMost      bool
	needs       uint16
}

// Add adds a sum, which is only looked at where all bits of needs are met.
func (p *Program) Add(sum Sum, needs uint16) {
	p.sums = append(p.sums, sum)
	p.quick = append(p.quick, quickSum{uint8(len(sum.Left)), uint8(len(sum.Right)), sum.AtMost, needs})
	p.operands = append(append(p.operands, sum.Left...), sum.Right...)
	p.summed.Join(&sum.Own)
}

// Check calls fails with the place of every sum that does not hold, or of which that
// is not clear at a glance, because cells are blank or numbers long. It allocates
// nothing.
func (p *Program) Check(c *Cells, has uint16, fails func(place int)) {
	quick := c.Narrow() && !c.Blank.Meets(&p.summed)
	rest := p.operands
	for i, q := range p.quick {
		left, right := rest[:q.left], rest[q.left:int(q.left)+int(q.right)]
		rest = rest[int(q.left)+int(q.right):]
		if q.needs&^has != 0 {
			continue
		}
		if quick || c.Narrow() && !p.sums[i].Own.Meets(&c.Blank) {
			var difference int64
			for _, cell := range left {
				difference += c.Values[cell]
			}
			for _, cell := range right {
				difference -= c.Values[cell]
			}
			if difference == 0 || difference < 0 && q.atMost {
				continue
			}
		}
		fails(i)
	}
}
