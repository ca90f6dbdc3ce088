package ledger

import (
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

// Outcome is the result of a request: the ref of its line below
// "applications.outcomes", such as "granted" or "refused.stateSecret".
type Outcome string

const outcomesRef govinfo.Ref = "applications.outcomes"

// The outcomes that rules speak of. [Outcomes] has them all.
const (
	granted          Outcome = "granted"
	partlyGranted    Outcome = "partlyGranted"
	thirdPartyRights Outcome = "refused.thirdPartyRights"
	stillUnclear     Outcome = "unavailable.stillUnclear"
	excessive        Outcome = "notProcessed.excessive"
	notSupplemented  Outcome = "other.notSupplemented"
	feeUnpaid        Outcome = "other.feeUnpaid"
	undivided        Outcome = "other.undivided"
	queries          Outcome = "refused.administrativeQueries"
)

// Outcomes returns the outcomes that are lines of an edition of the form, in its
// order: 21 of 2021, 19 of 2019.
func Outcomes(edition govinfo.Edition) []Outcome {
	form := edition.Form()
	var outcomes []Outcome
	for _, line := range form.Tables[1].Blocks[0].Lines {
		if line.IsGroup() || !line.Refs[0].Within(outcomesRef) || line.Refs[0].Parent() == outcomesRef.Join("total") {
			continue
		}
		outcomes = append(outcomes, Outcome(strings.TrimPrefix(string(line.Refs[0].Parent()), string(outcomesRef)+".")))
	}
	return outcomes
}

// Ref returns the ref of the outcome's line.
func (o Outcome) Ref() govinfo.Ref { return outcomesRef.Join(string(o)) }

// Label names the outcome in the words of the form.
func (o Outcome) Label() string { return govinfo.Label(o.Ref()) }

// in returns the line of an edition that the outcome is counted in: the three kinds of
// （六）其他处理 are one line in 2019.
func (o Outcome) in(edition govinfo.Edition) Outcome {
	if edition == govinfo.Edition2019 && strings.HasPrefix(string(o), "other.") {
		return undivided
	}
	return o
}

// coarseOutcomes are groups of lines: words that say too little.
var coarseOutcomes = map[Outcome]bool{"refused": true, "unavailable": true, "notProcessed": true, "other": true}

// mayLapse says that the outcome is, or may be, that the applicant let it lapse, for
// which the answer is never late.
func (o Outcome) mayLapse() bool {
	return o == notSupplemented || o == feeUnpaid || o == undivided || o == "other"
}

// lines are the lines of table 三 as the tally counts them, by number.
type lineNumber uint8

const (
	noLine lineNumber = iota
	lineReceived
	lineCarriedIn
	lineCarriedOut
	firstOutcome
)

// lineTable says which number each outcome's line has and what its ref is.
type lineTable struct {
	refs      []govinfo.Ref
	byOutcome map[Outcome]lineNumber
}

var lines = sync.OnceValue(func() lineTable {
	table := lineTable{
		refs:      []govinfo.Ref{"", "applications.received", "applications.carriedIn", "applications.carriedOut"},
		byOutcome: make(map[Outcome]lineNumber),
	}
	for _, edition := range [...]govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		for _, outcome := range Outcomes(edition) {
			if _, known := table.byOutcome[outcome]; !known {
				table.byOutcome[outcome] = lineNumber(len(table.refs))
				table.refs = append(table.refs, outcome.Ref())
			}
		}
	}
	return table
})
