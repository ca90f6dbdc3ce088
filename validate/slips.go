package validate

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
)

// Slip is a way in which a wrong figure comes about.
type Slip string

const (
	// slipUnknown is no way that is known.
	slipUnknown Slip = ""
	// slipOmitted is a 0 where a number belongs.
	slipOmitted Slip = "omitted"
	// slipTransposed is two neighbouring digits in the wrong order: 21 for 12.
	slipTransposed Slip = "transposed"
	// slipDropped is a digit left out: 13 for 131.
	slipDropped Slip = "dropped"
	// slipAdded is a digit too many: 131 for 13.
	slipAdded Slip = "added"
	// slipMistyped is one wrong digit: 60 for 61.
	slipMistyped Slip = "mistyped"
	// slipSign is a sign too many: -6 for 6.
	slipSign Slip = "sign"
	// slipMoved is a figure, or a part of it, that is booked in another column of
	// the same line or another line of the same column; the other cell of the set
	// has what is missing here.
	slipMoved Slip = "moved"
	// slipShifted is a line of which the figures stand one column too far to the
	// right or to the left.
	slipShifted Slip = "shifted"
	// slipSwapped is two figures that stand in each other's cells.
	slipSwapped Slip = "swapped"
)

// ranked is a solution in terms of cells, and how unlikely it is.
type ranked struct {
	cells []SuspectCell
	cost  float64
}

// rank turns the solutions of one system into cells, the likeliest first.
func (f *failing) rank(found []sums.Solution) []ranked {
	refs := govinfo.Refs()
	all := make([]ranked, len(found))
	for i, changes := range found {
		r := &all[i]
		for _, c := range changes {
			got := f.cells.Values[c.Cell]
			slip, cost := slipOf(got, got+c.By)
			want, err := govinfo.NewCount(got + c.By)
			if err != nil {
				cost += 100 // longer than any cell: it is told, and last
			}
			cell := SuspectCell{Ref: refs[c.Cell], Got: f.cells.Count(c.Cell), Want: want, Slip: slip}
			if cell.Ref.Last() == "total" {
				// Totals are worked out, and left at 0, where parts are counted.
				cost -= 0.1
				if slip == slipOmitted || slip == slipUnknown {
					cost -= 0.9
				}
			}
			r.cells = append(r.cells, cell)
			r.cost += cost
		}
		if f.shifted(changes) {
			r.cost = 1.5
			for k := range r.cells {
				r.cells[k].Slip = slipShifted
			}
			continue
		}
		r.findMoves()
		if r.inOneLine() {
			r.cost *= 0.75 // one line is filled in by one hand at one time
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(a.cost, b.cost) })
	return all
}

const costUnknown = 4

// slipOf tells how got may have come about from want, and how unlikely that is.
func slipOf(got, want int64) (Slip, float64) {
	typed, meant := strconv.FormatInt(got, 10), strconv.FormatInt(want, 10)
	switch {
	case got < 0 && want == -got:
		return slipSign, 0
	case got < 0:
		return slipUnknown, 0.5 // it is wrong whatever the sums say
	case got == 0:
		return slipOmitted, 2.5
	case want == 0 && len(typed) == 1:
		return slipMistyped, 3
	case want == 0:
		return slipUnknown, costUnknown // a number out of nothing
	case transposed(typed, meant):
		return slipTransposed, 1
	case dropsOne(meant, typed):
		return slipDropped, 1.5
	case dropsOne(typed, meant):
		return slipAdded, 1.5
	case differsInOne(typed, meant):
		if len(typed) == 1 {
			return slipMistyped, 2.5 // any two figures of one digit do
		}
		return slipMistyped, 1.5
	}
	return slipUnknown, costUnknown
}

func transposed(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// dropsOne reports whether short is long without one digit.
func dropsOne(long, short string) bool {
	if len(long) != len(short)+1 {
		return false
	}
	i := 0
	for i < len(short) && short[i] == long[i] {
		i++
	}
	return long[i+1:] == short[i:]
}

func differsInOne(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range len(a) {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ == 1
}

// findMoves looks for pairs of cells in one line or one column that change by
// opposite amounts: requests booked in the wrong place. One mistake makes both
// figures wrong, so it is likelier than two.
func (r *ranked) findMoves() {
	paired := make([]bool, len(r.cells))
	for i := range r.cells {
		for k := i + 1; k < len(r.cells); k++ {
			a, b := &r.cells[i], &r.cells[k]
			if paired[i] || paired[k] || !sameLineOrColumn(a.Ref, b.Ref) || a.change() != -b.change() {
				continue
			}
			paired[i], paired[k] = true, true
			_, costA := slipOf(a.numbers())
			_, costB := slipOf(b.numbers())
			r.cost -= costA + costB
			if a.Got == b.Want {
				a.Slip, b.Slip = slipSwapped, slipSwapped
				r.cost++
				continue
			}
			a.Slip, b.Slip = slipMoved, slipMoved
			r.cost += moveCost(a, b)
		}
	}
}

// moveCost tells how unlikely it is that something was booked in one of the cells
// for the other. What is booked wrongly often stands alone where it does not
// belong; a total is not where things are booked.
func moveCost(a, b *SuspectCell) float64 {
	const column, line = "total", lineOutcomes
	cost := 2.0
	for _, cell := range [2]*SuspectCell{a, b} {
		if _, want := cell.numbers(); want == 0 {
			cost -= 0.5
		}
		if cell.Ref.Last() == column || cell.Ref.Within(line) {
			cost += 0.5
		}
	}
	return cost
}

// shifted reports whether the changes put the figures of one line back by one
// column. The figure at the end of the line has no neighbour to come from.
func (f *failing) shifted(changes sums.Solution) bool {
	if len(changes) < 3 {
		return false
	}
	refs := govinfo.Refs()
	line := refs[changes[0].Cell].Parent()
	for _, step := range [2]int{1, -1} {
		fits := 0
		for _, c := range changes {
			from := int(c.Cell) + step
			if refs[c.Cell].Parent() == line && from < len(refs) && refs[from].Parent() == line &&
				f.cells.Values[from] == f.cells.Values[c.Cell]+c.By {
				fits++
			}
		}
		if fits >= len(changes)-1 {
			return true
		}
	}
	return false
}

func (r *ranked) inOneLine() bool {
	for i := range r.cells {
		if r.cells[i].Ref.Parent() != r.cells[0].Ref.Parent() {
			return false
		}
	}
	return len(r.cells) > 1
}

func sameLineOrColumn(a, b govinfo.Ref) bool {
	return a.Parent() == b.Parent() || a.Last() == b.Last()
}

func (c *SuspectCell) numbers() (got, want int64) {
	got, _ = c.Got.Int64()
	want, _ = c.Want.Int64()
	return got, want
}

func (c *SuspectCell) change() int64 {
	got, want := c.numbers()
	return want - got
}
