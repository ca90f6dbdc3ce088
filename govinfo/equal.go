package govinfo

import "slices"

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
