package narrative

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	folding "github.com/openxxgk/annualreport/internal/words"
)

// feesRef is the cell of table 二 that holds an amount.
const feesRef govinfo.Ref = "proactive.fees.amount"

// Check compares the narrative of r with its tables and calls yield for every
// issue, in the order of the text.
//
// prior is the report of the same organ on the year before, or nil. It is used
// only to understand sentences that speak of that year.
//
// Check does not allocate where nothing is found (a yield that captures variables
// is the caller's allocation; a report in traditional characters is simplified
// first), and keeps nothing after it returns. It may be called by several goroutines
// at once.
func Check(r *govinfo.Report, prior *govinfo.Report, yield func(Issue)) {
	var reader reader // filled in place: a copy of it would fill the first cache
	reader.filed, reader.prior, reader.yield, reader.index = r, prior, yield, loadIndex()
	reader.traditional = isTraditional(r)
	reader.organs.of(r, reader.traditional)
	reader.tables.report = r
	reader.read(1, r.Overview)
	reader.read(5, r.Problems)
	reader.read(6, r.OtherMatters)
}

// isTraditional reports whether a report is in traditional characters, as its title,
// the organ's name or the first words of section 一 tell.
func isTraditional(r *govinfo.Report) bool {
	if strings.Contains(r.Title, "開") || folding.Simplified(r.Agency.Name) != r.Agency.Name {
		return true
	}
	for i := range r.Overview[:min(3, len(r.Overview))] {
		text := r.Overview[i].Text
		if strings.Contains(text[:min(120, len(text))], "開") {
			return true
		}
	}
	return false
}
