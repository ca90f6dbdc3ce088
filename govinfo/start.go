package govinfo

// Blank returns a report whose tables follow the edition, with every cell blank.
func Blank(edition Edition) Report {
	return Report{Editions: Editions{Proactive: edition, Applications: edition}}
}

// Zero returns a report whose tables follow the edition, with a zero in every cell of
// its form, as an organ files that had nothing to report; that of 2021 for
// [EditionUnstated]. The totals are zero, too, and [Fill] does not change what is
// filled: after filling parts in, let [Recompute] write them.
func Zero(edition Edition) Report {
	r := Blank(edition)
	form := edition.Form()
	for _, ref := range form.Refs() {
		index, _ := ref.Index()
		if count, amount := r.cellAt(index); amount != nil {
			*amount = MustAmount("0")
		} else {
			*count = N(0)
		}
	}
	return r
}
