package govinfo

// Blank returns a report whose tables follow the form, with every cell blank.
func Blank(form Form) Report {
	return Report{Editions: Editions{Proactive: form.Edition, Applications: form.Edition}}
}

// Zero returns a report whose tables follow the form, with a zero in every cell
// of it, as an organ files that had nothing to report. The totals are zero, too,
// and [Fill] does not change what is filled: after filling parts in, let
// [Recompute] write them.
func Zero(form Form) Report {
	r := Blank(form)
	for _, ref := range form.Refs() {
		index, ok := ref.Index()
		if !ok {
			continue // a line that the caller added to the form
		}
		if count, amount := r.cellAt(index); amount != nil {
			*amount = MustAmount("0")
		} else {
			*count = N(0)
		}
	}
	return r
}
