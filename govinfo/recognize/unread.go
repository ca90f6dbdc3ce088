package recognize

import "github.com/openxxgk/annualreport/govinfo"

// listUnread lists the cells that have no certain reading. A cell is read where a
// figure was, and where nothing stands in its place and no doubt covers it.
func (r *reader) listUnread() {
	blank := r.blankCells()
	for _, ref := range govinfo.Refs() {
		if !blank[ref] {
			continue
		}
		if _, found := r.result.Origins[ref]; !found || isDoubted(ref, r.unsure) {
			r.result.Unread = append(r.result.Unread, ref)
		}
	}
	if r.result.Report.Agency.Name == "" {
		r.result.Unread = append(r.result.Unread, "agency.name")
	}
}

// blankCells returns the blank cells of the forms that the report follows. Where
// neither its year is known nor any cell of a table was read, it may follow either.
func (r *reader) blankCells() map[govinfo.Ref]bool {
	blank := make(map[govinfo.Ref]bool)
	add := func(report *govinfo.Report) {
		for ref, value := range report.Cells() {
			if value.IsBlank() {
				blank[ref] = true
			}
		}
	}
	add(&r.result.Report)
	if r.result.Report.Year != 0 {
		return blank
	}
	for _, edition := range [...]govinfo.Edition{govinfo.Edition2019, govinfo.Edition2021} {
		other := r.result.Report
		if !r.hasRead("proactive") && !r.hasRead("proactive2019") {
			other.Editions.Proactive = edition
		}
		if !r.hasRead("applications") {
			other.Editions.Applications = edition
		}
		add(&other)
	}
	return blank
}

// hasRead reports whether a cell of a table was found.
func (r *reader) hasRead(table govinfo.Ref) bool {
	for ref := range r.result.Origins {
		if ref.Within(table) {
			return true
		}
	}
	return false
}

// isDoubted reports whether a cell, its line or its table is in doubt.
func isDoubted(ref govinfo.Ref, doubted map[govinfo.Ref]bool) bool {
	for ; ref != ""; ref = ref.Parent() {
		if doubted[ref] {
			return true
		}
	}
	return false
}
