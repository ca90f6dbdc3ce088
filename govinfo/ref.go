package govinfo

import (
	"strings"
	"sync"
)

// Ref is the address of a cell: its path in the JSON, for example
// "applications.outcomes.refused.stateSecret.naturalPerson". Refs are a
// contract: findings, HTML ids, origins, diffs and tests use them, and they
// never change. A Ref may also address a line or a table by the first elements
// of the path; [Ref.Within] tells what lies under it.
type Ref string

// Within reports whether r is prefix or lies under it, by whole path elements:
// "disputes.reconsideration.total" is within "disputes", nothing is within
// "disp". Every ref is within "".
func (r Ref) Within(prefix Ref) bool {
	return prefix == "" || r == prefix ||
		(len(r) > len(prefix) && r[len(prefix)] == '.' && r[:len(prefix)] == prefix)
}

// Parent returns the ref without its last element: the line of a cell. The
// parent of a single element is "".
func (r Ref) Parent() Ref {
	if dot := strings.LastIndexByte(string(r), '.'); dot >= 0 {
		return r[:dot]
	}
	return ""
}

// Last returns the last element of the ref: the column of a cell.
func (r Ref) Last() string { return string(r[strings.LastIndexByte(string(r), '.')+1:]) }

// Join returns the ref of element under r.
func (r Ref) Join(element string) Ref {
	if r == "" {
		return Ref(element)
	}
	return r + "." + Ref(element)
}

// Index returns the place of a cell's ref among all [CellCount] cells of both
// editions, in the order of [Refs]. ok is false for what is not a cell. Programs
// that check many reports look refs up once and then work on
// [Report.AppendCounts].
func (r Ref) Index() (index int, ok bool) {
	index, ok = refIndex()[r]
	return index, ok
}

// CellCount is the number of cells in both editions together.
const CellCount = disputesAt + 3*5

// The index at which the cells of each part start.
const (
	proactiveAt     = 0
	proactive2019At = proactiveAt + 10
	applicationsAt  = proactive2019At + 22
	disputesAt      = applicationsAt + applicationLines*7
)

// The lines of parts, in index order. Their paths stand here and their columns
// in the structs; forms and JSON are made of them.
var (
	proactivePaths = [proactive2019At]Ref{
		"proactive.regulations.issued", "proactive.regulations.repealed", "proactive.regulations.inForce",
		"proactive.normativeDocuments.issued", "proactive.normativeDocuments.repealed", "proactive.normativeDocuments.inForce",
		"proactive.licensing.decisions", "proactive.penalties.decisions", "proactive.coercion.decisions",
		"proactive.fees.amount",
	}
	proactive2019Paths = [applicationsAt - proactive2019At]Ref{
		"proactive2019.regulations.made", "proactive2019.regulations.published", "proactive2019.regulations.publishedTotal",
		"proactive2019.normativeDocuments.made", "proactive2019.normativeDocuments.published", "proactive2019.normativeDocuments.publishedTotal",
		"proactive2019.licensing.previousItems", "proactive2019.licensing.change", "proactive2019.licensing.decisions",
		"proactive2019.otherServices.previousItems", "proactive2019.otherServices.change", "proactive2019.otherServices.decisions",
		"proactive2019.penalties.previousItems", "proactive2019.penalties.change", "proactive2019.penalties.decisions",
		"proactive2019.coercion.previousItems", "proactive2019.coercion.change", "proactive2019.coercion.decisions",
		"proactive2019.fees.previousItems", "proactive2019.fees.change",
		"proactive2019.procurement.projects", "proactive2019.procurement.amount",
	}
	applicationPaths = [applicationLines]Ref{
		"applications.received",
		"applications.carriedIn",
		"applications.outcomes.granted",
		"applications.outcomes.partlyGranted",
		"applications.outcomes.refused.stateSecret",
		"applications.outcomes.refused.forbiddenByLaw",
		"applications.outcomes.refused.publicSafety",
		"applications.outcomes.refused.thirdPartyRights",
		"applications.outcomes.refused.internalAffairs",
		"applications.outcomes.refused.processInformation",
		"applications.outcomes.refused.enforcementFiles",
		"applications.outcomes.refused.administrativeQueries",
		"applications.outcomes.unavailable.notHeld",
		"applications.outcomes.unavailable.needsCreation",
		"applications.outcomes.unavailable.stillUnclear",
		"applications.outcomes.notProcessed.petition",
		"applications.outcomes.notProcessed.duplicate",
		"applications.outcomes.notProcessed.publication",
		"applications.outcomes.notProcessed.excessive",
		"applications.outcomes.notProcessed.reconfirmation",
		"applications.outcomes.other.notSupplemented",
		"applications.outcomes.other.feeUnpaid",
		"applications.outcomes.other.otherReasons",
		"applications.outcomes.other.undivided",
		"applications.outcomes.total",
		"applications.carriedOut",
	}
	applicantKeys = [7]string{"naturalPerson", "business", "research", "publicWelfare", "legalService", "otherOrganization", "total"}
	disputePaths  = [3]Ref{"disputes.reconsideration", "disputes.directLitigation", "disputes.litigationAfterReconsideration"}
	resultKeys    = [5]string{"upheld", "corrected", "otherResult", "pending", "total"}
)

var allRefs = sync.OnceValue(func() []Ref {
	refs := make([]Ref, 0, CellCount)
	refs = append(refs, proactivePaths[:]...)
	refs = append(refs, proactive2019Paths[:]...)
	for _, line := range applicationPaths {
		for _, key := range applicantKeys {
			refs = append(refs, line.Join(key))
		}
	}
	for _, line := range disputePaths {
		for _, key := range resultKeys {
			refs = append(refs, line.Join(key))
		}
	}
	return refs
})

var refIndex = sync.OnceValue(func() map[Ref]int {
	index := make(map[Ref]int, CellCount)
	for i, ref := range allRefs() {
		index[ref] = i
	}
	return index
})

// Refs returns the refs of all cells of both editions, in the order of
// [Ref.Index]: table 二 of 2021, table 二 of 2019, table 三 with the lines of
// both editions, table 四.
func Refs() []Ref {
	return append([]Ref(nil), allRefs()...)
}
