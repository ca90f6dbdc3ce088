package sums

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func setOf(cells ...uint8) (s Set) {
	for _, cell := range cells {
		s.Add(cell)
	}
	return s
}

func TestSet(t *testing.T) {
	s := setOf(0, 63, 64, 130, 255)
	if s.Size() != 5 || s.Empty() || !s.Has(64) || s.Has(65) || !slices.Equal(slices.Collect(Members(s)), []uint8{0, 63, 64, 130, 255}) {
		t.Errorf("%v", s)
	}
	s.Remove(64)
	part, other := setOf(63, 255), setOf(64)
	if s.Has(64) || !part.Within(&s) || s.Within(&part) || !part.Meets(&s) || other.Meets(&s) {
		t.Errorf("%v", s)
	}
	if rest := Without(s, part); rest != setOf(0, 130) {
		t.Errorf("%v", rest)
	}
	part.Join(&other)
	if part != setOf(63, 64, 255) || !new(Set).Empty() {
		t.Errorf("%v", part)
	}
}

// check returns the places of the sums that are not clear.
func check(counts []govinfo.Count, has uint16, sums ...Sum) []int {
	var p Program
	for i, sum := range sums {
		for _, cell := range append(slices.Clone(sum.Left), sum.Right...) {
			sum.Own.Add(cell)
		}
		p.Add(sum, uint16(i))
	}
	var c Cells
	c.Load(counts)
	var failing []int
	p.Check(&c, has, func(place int) { failing = append(failing, place) })
	return failing
}

func TestProgram(t *testing.T) {
	n := govinfo.N
	long := n(999_999_999_999_999_999)
	equal, atMost := Sum{Left: []uint8{0}, Right: []uint8{1, 2}}, Sum{Left: []uint8{0}, Right: []uint8{1, 2}, AtMost: true}
	for _, test := range []struct {
		name   string
		counts []govinfo.Count
		sums   []Sum
		want   []int
	}{
		{"holds", []govinfo.Count{n(3), n(1), n(2)}, []Sum{equal, atMost}, nil},
		{"too small", []govinfo.Count{n(2), n(1), n(2)}, []Sum{equal, atMost}, []int{0}},
		{"too large", []govinfo.Count{n(4), n(1), n(2)}, []Sum{equal, atMost}, []int{0, 1}},
		{"blank", []govinfo.Count{n(3), n(3), {}}, []Sum{equal, atMost}, []int{0, 1}},
		{"a blank elsewhere", []govinfo.Count{n(3), n(1), n(2), {}}, []Sum{equal}, nil},
		{"a blank in another sum", []govinfo.Count{n(3), n(1), n(2), {}}, []Sum{equal, {Left: []uint8{3}, Right: []uint8{0}}}, []int{1}},
		{"long", []govinfo.Count{long, long, n(0)}, []Sum{equal}, []int{0}},
		{"negative and long", []govinfo.Count{n(-999_999_999_999_999_999), n(1), n(2)}, []Sum{atMost}, []int{0}},
	} {
		if got := check(test.counts, 0xffff, test.sums...); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	if got := check([]govinfo.Count{n(4), n(1), n(2)}, 1, equal, equal, equal, equal); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("where need 1 is met: %v", got)
	}
}

// Numbers of which a sum could be more than 64 bits hold are never added up quickly:
// 19 of 18 digits wrap around to 0.
func TestLongNumbersAreNotNarrow(t *testing.T) {
	for value, want := range map[int64]bool{
		0: true, -1: true, 1<<56 - 1: true, 1 << 56: false, -(1 << 56): true, -(1 << 56) - 1: false, 999_999_999_999_999_999: false,
	} {
		var c Cells
		c.Load([]govinfo.Count{govinfo.N(value)})
		if c.Narrow() != want {
			t.Errorf("%d: narrow %v", value, c.Narrow())
		}
	}
}

func TestContradicted(t *testing.T) {
	n := govinfo.N
	for _, test := range []struct {
		name   string
		counts []govinfo.Count
		atMost bool
		want   bool
	}{
		{"the whole is less than a part", []govinfo.Count{n(2), n(3), {}}, false, true},
		{"the whole is at least the parts", []govinfo.Count{n(3), n(3), {}}, false, false},
		{"more than the filled part", []govinfo.Count{n(4), n(3), {}}, false, false},
		{"a blank whole", []govinfo.Count{{}, n(3), n(1)}, false, false},
		{"less, but only at most is asked", []govinfo.Count{n(2), n(3), {}}, true, false},
		{"more than all parts", []govinfo.Count{n(9), n(3), n(1)}, true, true},
		{"more than all parts, of an equation", []govinfo.Count{n(9), n(3), n(1)}, false, true},
		{"a blank part beside a negative one", []govinfo.Count{n(-2), n(3), {}}, false, false},
		{"a negative part", []govinfo.Count{n(2), n(-3), {}}, false, false},
	} {
		sum := Sum{Left: []uint8{0}, Right: []uint8{1, 2}, AtMost: test.atMost}
		var c Cells
		c.Load(test.counts)
		var left, right Side
		left.Add(&c, sum.Left)
		right.Add(&c, sum.Right)
		if got := sum.Contradicted(&left, &right, left.Known.Cmp(&right.Known)); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestCheckAllocatesNothing(t *testing.T) {
	var p Program
	for _, sum := range gridSums() {
		p.Add(sum, 0)
	}
	var c Cells
	c.Load(randomGrid(rand.New(rand.NewPCG(1, 2))))
	failing := 0
	if n := testing.AllocsPerRun(100, func() { p.Check(&c, 0, func(int) { failing++ }) }); n != 0 || failing != 0 {
		t.Errorf("%v allocations, %d sums fail", n, failing)
	}
}

// BenchmarkCheck stands beside a loop by hand over the same table.
func BenchmarkCheck(b *testing.B) {
	var p Program
	for _, sum := range gridSums() {
		p.Add(sum, 0)
	}
	var c Cells
	c.Load(randomGrid(rand.New(rand.NewPCG(1, 2))))
	b.Run("program", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p.Check(&c, 0, func(int) { b.Fatal("a sum fails") })
		}
	})
	b.Run("by hand", func(b *testing.B) {
		for b.Loop() {
			if !holdsByHand(&c) {
				b.Fatal("a sum fails")
			}
		}
	})
}

func holdsByHand(c *Cells) bool {
	for line := range gridLines {
		sum := -c.Values[cellAt(line, gridColumns-1)]
		for column := range gridColumns - 1 {
			sum += c.Values[cellAt(line, column)]
		}
		if sum != 0 {
			return false
		}
	}
	for column := range gridColumns {
		sum := -c.Values[cellAt(gridLines-1, column)]
		for line := range gridLines - 1 {
			sum += c.Values[cellAt(line, column)]
		}
		if sum != 0 {
			return false
		}
	}
	return true
}

func BenchmarkSolve(b *testing.B) {
	counts := randomGrid(rand.New(rand.NewPCG(1, 2)))
	counts[8] = govinfo.N(99)
	s := systemOf(counts)
	b.ReportAllocs()
	for b.Loop() {
		if found, _ := s.Solve(); len(found) == 0 {
			b.Fatal("nothing found")
		}
	}
}

func Example() {
	var c Cells
	c.Load([]govinfo.Count{govinfo.N(21), govinfo.N(7), govinfo.N(5), govinfo.N(12)})
	system := NewSystem(&c)
	system.Add(&Sum{Left: []uint8{0}, Right: []uint8{1, 2}, Own: setOf(0, 1, 2)})
	system.Add(&Sum{Left: []uint8{0}, Right: []uint8{3}, Own: setOf(0, 3)})
	found, _ := system.Solve()
	fmt.Println(found)
	// Output: [[{0 -9}]]
}
