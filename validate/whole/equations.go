package whole

import (
	"slices"
	"sync"

	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

// term is a cell in an equation.
type term struct {
	cell  int
	prior bool
	sign  int64
}

// equation says that the sum of its terms is 0.
type equation []term

// equations are those of one organ: the sums of the catalogue that are errors.
type equations struct {
	inside  []equation // of one report
	between []equation // of two years
	// insideOf and betweenOf are the equations that a cell stands in; between years, by
	// whether the cell is last year's.
	insideOf  [][]int
	betweenOf [2][][]int
}

var theEquations = sync.OnceValue(func() *equations {
	e := &equations{insideOf: make([][]int, len(theLayout().refs))}
	e.betweenOf[0], e.betweenOf[1] = make([][]int, len(theLayout().refs)), make([][]int, len(theLayout().refs))
	for _, rule := range validate.Rules() {
		if rule.Severity != severity.Error {
			continue
		}
		for _, sum := range rule.Sums {
			if !sum.AtMost && (sum.Severity == 0 || sum.Severity == severity.Error) {
				e.add(sum)
			}
		}
	}
	return e
})

func (e *equations) add(sum validate.Sum) {
	var eq equation
	prior := false
	for side, terms := range [...][]validate.Term{sum.Left, sum.Right} {
		for _, t := range terms {
			index, ok := t.Ref.Index()
			if !ok {
				return
			}
			eq = append(eq, term{index, t.Prior, int64(1 - 2*side)})
			prior = prior || t.Prior
		}
	}
	if !prior {
		for _, t := range eq {
			e.insideOf[t.cell] = append(e.insideOf[t.cell], len(e.inside))
		}
		e.inside = append(e.inside, eq)
		return
	}
	for _, t := range eq {
		e.betweenOf[year(t.prior)][t.cell] = append(e.betweenOf[year(t.prior)][t.cell], len(e.between))
	}
	e.between = append(e.between, eq)
}

// year is the index of a year: 0 for this one, 1 for the one before.
func year(prior bool) int {
	if prior {
		return 1
	}
	return 0
}

// change is a cell of one report that is changed by delta.
type change struct {
	cell  int
	delta int64
}

// residual returns what an equation adds up to with changes to the report of one year;
// ok is false where a cell is not known.
func (eq equation) residual(reports [2]*figures, changed int, changes []change) (sum int64, ok bool) {
	for _, t := range eq {
		y := year(t.prior)
		f := reports[y]
		if f == nil || !f.known[t.cell] {
			return 0, false
		}
		n := f.value[t.cell]
		if y == changed {
			if k := slices.IndexFunc(changes, func(c change) bool { return c.cell == t.cell }); k >= 0 {
				n += changes[k].delta
			}
		}
		sum += t.sign * n
	}
	return sum, true
}
