package govinfo

import (
	"slices"
	"sync"
)

// Filled tells what [Fill] or [Recompute] did.
type Filled struct {
	// Written are the totals that were blank and are filled now, in the order in
	// which they were determined.
	Written []Ref `json:"written"`
	// Replaced are the totals that [Recompute] found filled with another number
	// than their parts give, Sum, and that say that now. Fill replaces none.
	Replaced []Contradiction `json:"replaced"`
	// Contradictions are the totals that are filled with another number than
	// their parts give, and are left alone.
	Contradictions []Contradiction `json:"contradictions"`
	// Undetermined are the totals that are blank, because a part is blank or the
	// sum has more than [MaxDigits] digits.
	Undetermined []Ref `json:"undetermined"`
}

// Contradiction is a total that its parts contradict.
type Contradiction struct {
	Total  Ref   `json:"total"`  // the cell of the total
	Stated Count `json:"stated"` // what the report says, or said before
	Sum    Count `json:"sum"`    // what the parts give
	Parts  []Ref `json:"parts"`  // the cells that it is the sum of
}

// Fill writes every blank total of table 三 and table 四 that its parts
// determine, and tells what it wrote. A total is determined when no part of it is
// blank: a blank is not taken for zero. A total that is filled already is never
// changed; if its parts contradict it, the result names it. So a total of [Zero]
// stays zero whatever is filled in above it: there, use [Recompute].
//
// （七）总计 · 总计 is determined twice, by its line and by its column; where one
// of the two is not, or they differ, the line is used and a difference is a
// contradiction.
func Fill(r *Report) Filled { return fill(r, false) }

// Recompute writes every total that its parts determine, as [Fill] does, also
// one that is filled already: what the report said there is gone, and the result
// names it. It is for a report that a program makes. In one that an organ has
// published, a total that its parts contradict may be right and a part wrong:
// ask package validate.
//
// A total whose parts are not all filled keeps what it says. So （七）总计 · 总计
// may be determined by its line and, otherwise, by its column; then the line is
// used and the difference is a contradiction.
func Recompute(r *Report) Filled { return fill(r, true) }

func fill(r *Report, replace bool) Filled {
	totals := totalsToFill2021
	if r.ApplicationsEdition() == Edition2019 {
		totals = totalsToFill2019
	}
	var filled Filled
	determined := make(map[Ref]bool)
	for _, total := range totals() {
		sum, ok := sumOf(r, total.Parts)
		stated := r.Count(total.Ref)
		switch {
		case !ok:
			if !slices.Contains(filled.Undetermined, total.Ref) {
				filled.Undetermined = append(filled.Undetermined, total.Ref)
			}
		case stated.IsBlank():
			*r.countAt(total.Ref) = sum
			filled.Written = append(filled.Written, total.Ref)
		case stated == sum:
		case replace && !determined[total.Ref]:
			*r.countAt(total.Ref) = sum
			filled.Replaced = append(filled.Replaced, Contradiction{Total: total.Ref, Stated: stated, Sum: sum, Parts: total.Parts})
		default:
			filled.Contradictions = append(filled.Contradictions, Contradiction{Total: total.Ref, Stated: stated, Sum: sum, Parts: total.Parts})
		}
		determined[total.Ref] = determined[total.Ref] || ok
	}
	// A total that is stated, or that its column has determined, is not blank.
	filled.Undetermined = slices.DeleteFunc(filled.Undetermined, func(ref Ref) bool { return !r.Count(ref).IsBlank() })
	return filled
}

var (
	totalsToFill2019 = sync.OnceValue(func() []Total { return totalsToFill(form2019()) })
	totalsToFill2021 = sync.OnceValue(func() []Total { return totalsToFill(form2021()) })
)

func totalsToFill(form Form) []Total {
	totals := form.Totals()
	slices.SortStableFunc(totals, func(a, b Total) int { return fillRank(a) - fillRank(b) })
	return totals
}

// fillRank orders totals so that parts come before what is made of them: lines,
// then （七）总计 of the classes, then of all.
func fillRank(t Total) int {
	outcomes := t.Ref.Within("applications.outcomes.total")
	byColumn := outcomes && t.Parts[0].Parent() != t.Ref.Parent()
	switch {
	case !outcomes:
		return 0
	case byColumn && t.Ref.Last() != "total":
		return 1
	case !byColumn:
		return 2
	}
	return 3
}

// sumOf adds the cells up. ok is false if one of them is blank or the sum is too
// long.
func sumOf(r *Report, parts []Ref) (sum Count, ok bool) {
	sum = N(0)
	for _, part := range parts {
		var err error
		if sum, err = sum.Plus(r.Count(part)); err != nil || sum.IsBlank() {
			return Count{}, false
		}
	}
	return sum, true
}

func (r *Report) countAt(ref Ref) *Count {
	index, _ := ref.Index()
	count, _ := r.cellAt(index)
	return count
}
