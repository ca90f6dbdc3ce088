package govinfo

import "slices"

// Change is a cell that differs between two reports.
type Change struct {
	Ref           Ref
	Before, After Value // blank where the cell is
}

// Label names the cell in the words of the form.
func (c Change) Label() string { return Label(c.Ref) }

// Difference is what [Diff] finds.
type Difference struct {
	// Changes are the cells that differ, in the order of [Refs].
	Changes []Change
	// NotComparable are the tables that cannot be compared, because the two
	// reports follow different editions of it: "proactive" and "proactive2019".
	NotComparable []Ref
}

// Diff compares the cells of two reports. A blank differs from a zero; 12.5 does
// not differ from 12.50.
//
// Reports that follow different editions compare as far as the editions mean the
// same: in table 三 all lines but those of （六）其他处理, where the one line of 2019,
// at "applications.outcomes.other.undivided", is compared with the sum of the
// three of 2021 (blank if one of the three is blank); table 四 throughout; table 二
// not at all, since its figures have other meanings.
func Diff(before, after *Report) Difference {
	var difference Difference
	crossing := before.ApplicationsEdition() != after.ApplicationsEdition()
	sameProactive := before.ProactiveEdition() == after.ProactiveEdition()
	if !sameProactive {
		difference.NotComparable = []Ref{"proactive", "proactive2019"}
	}
	for index, ref := range allRefs() {
		if index < applicationsAt && !sameProactive || crossing && dividedCells.has(index) {
			continue
		}
		from, to := before.valueAt(index), after.valueAt(index)
		if crossing && undividedCells.has(index) {
			column := index - undividedCells.from
			fromWhole, _ := before.otherWhole(column)
			toWhole, _ := after.otherWhole(column)
			from, to = fromWhole, toWhole
		}
		if !sameValue(from, to) {
			difference.Changes = append(difference.Changes, Change{Ref: ref, Before: from, After: to})
		}
	}
	return difference
}

func sameValue(a, b Value) bool {
	switch a := a.(type) {
	case Count:
		b, ok := b.(Count)
		return ok && a == b
	case Amount:
		b, ok := b.(Amount)
		return ok && a.Equal(b)
	}
	return false
}

// Equal reports whether two reports say the same: the same texts, the same value
// in every cell, and the same editions, whether stated or derived.
func (r Report) Equal(s Report) bool {
	return r.Year == s.Year && r.Title == s.Title && r.Agency == s.Agency && r.Published == s.Published &&
		slices.Equal(r.Sections, s.Sections) &&
		slices.Equal(r.Overview, s.Overview) &&
		slices.Equal(r.Problems, s.Problems) &&
		slices.Equal(r.OtherMatters, s.OtherMatters) &&
		r.ProactiveEdition() == s.ProactiveEdition() &&
		r.ApplicationsEdition() == s.ApplicationsEdition() &&
		r.equalCells(&s)
}

func (r *Report) equalCells(s *Report) bool {
	for index := range CellCount {
		count, amount := r.cellAt(index)
		otherCount, otherAmount := s.cellAt(index)
		if amount != nil && !amount.Equal(*otherAmount) || count != nil && *count != *otherCount {
			return false
		}
	}
	return true
}

// Clone returns a copy that shares nothing with r.
func (r *Report) Clone() Report {
	clone := *r
	clone.Sections = slices.Clone(r.Sections)
	clone.Overview = slices.Clone(r.Overview)
	clone.Problems = slices.Clone(r.Problems)
	clone.OtherMatters = slices.Clone(r.OtherMatters)
	return clone
}
