package narrative

import "github.com/openxxgk/annualreport/govinfo"

// feesRef is the cell of table 二 that holds an amount.
const feesRef govinfo.Ref = "proactive.fees.amount"

// Check compares the narrative of r with its tables and calls yield for every
// issue, in the order of the text.
//
// prior is the report of the same organ on the year before, or nil. It is used
// only to understand sentences that speak of that year.
//
// Check does not allocate where nothing is found (a yield that captures variables
// is the caller's allocation), and keeps nothing after it returns. It may be called by several goroutines at once.
func Check(r *govinfo.Report, prior *govinfo.Report, yield func(Issue)) {
	var reader reader // filled in place: a copy of it would fill the first cache
	reader.filed, reader.prior, reader.yield, reader.index = r, prior, yield, loadIndex()
	reader.organs.of(r)
	reader.tables.report = r
	reader.read(1, r.Overview)
	reader.read(5, r.Problems)
	reader.read(6, r.OtherMatters)
}
