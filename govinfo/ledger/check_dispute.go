package ledger

import (
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// DisputePolicy says which disputes table 四 of a year has; practice differs, and the
// form says nothing.
type DisputePolicy string

// The policies. The empty policy is NewAndOpen.
const (
	// NewAndOpen counts the disputes filed in the year and those still open on 1
	// January: those concluded in the year and those pending at its end.
	NewAndOpen DisputePolicy = "newAndOpen"
	// New counts only those filed in the year.
	New DisputePolicy = "new"
)

// reconsiderationFirst is the day from which a refusal must go to reconsideration
// before it goes to court (行政复议法 2023, art. 23).
var reconsiderationFirst = days.YearStart(2024)

var (
	disputeKinds   = [...]DisputeKind{Reconsideration, DirectLitigation, LitigationAfterReconsideration}
	disputeResults = [...]DisputeResult{Upheld, Corrected, OtherResult, Pending}
)

// contest is a dispute while it is judged.
type contest struct {
	*Dispute
	id               string
	filed, concluded days.Number
	kind, result     int // indexes of the above; -1 is unknown
	leftOut          bool
	problems         *[]Problem
}

func (c *contest) tell(code Code, field, got, want string) {
	*c.problems = append(*c.problems, Problem{Code: code, ID: c.id, Field: field, Got: got, Want: want})
	c.leftOut = c.leftOut || kinds[code].leavesOut
}

// dispute judges one dispute and counts it.
func (t *tallying) dispute(i int) {
	c := contest{Dispute: &t.ledger.Disputes[i], problems: &t.problems, kind: -1, result: -1}
	c.id = c.ID
	if c.id == "" {
		c.id = "disputes#" + strconv.Itoa(i+1)
	}
	t.checkDispute(&c)
	if c.leftOut {
		t.unplaced = append(t.unplaced, Origin{ID: c.id})
		return
	}
	if c.CoDefendant {
		c.tell("L84", "coDefendant", "", "")
		return
	}
	t.checkSubject(&c)
	t.placeDispute(&c, i)
}

func (t *tallying) checkDispute(c *contest) {
	switch {
	case c.ID == "" && !faulty(c.Faults, "id"):
		c.tell("L01", "id", "", "")
	case c.ID != "" && t.disputeIDs[c.ID]:
		c.tell("L02", "id", "", "")
	}
	t.disputeIDs[c.ID] = true
	if LooksPersonal(c.ID) {
		c.tell("L60", "id", "", "")
	}
	for _, fault := range c.Faults {
		c.tell(fault.Code, fault.Field, fault.Got, "")
	}
	for i, kind := range disputeKinds {
		if c.Kind == kind {
			c.kind = i
		}
	}
	if c.kind < 0 && !faulty(c.Faults, "kind") {
		c.tell("L80", "kind", described(string(c.Kind)), "")
	}
	t.checkDisputeDates(c)
}

func (t *tallying) checkDisputeDates(c *contest) {
	c.filed = t.disputeDay(c, "filed", c.Filed)
	c.concluded = t.disputeDay(c, "concluded", c.Concluded)
	if c.Filed.IsZero() && !faulty(c.Faults, "filed") {
		c.tell("L81", "filed", "", "")
	}
	if c.filed != 0 && c.concluded != 0 && c.concluded < c.filed {
		c.tell("L82", "concluded", c.concluded.Date().String(), "≥ "+c.filed.Date().String())
	}
	for i, result := range disputeResults {
		if c.Result == result {
			c.result = i
		}
	}
	open := c.Result == "" || c.Result == Pending
	switch {
	case faulty(c.Faults, "result") || faulty(c.Faults, "concluded"):
	case open != c.Concluded.IsZero(), c.result < 0 && c.Result != "":
		c.tell("L83", "result", described(string(c.Result)), "")
	}
}

func (t *tallying) disputeDay(c *contest, field string, date govinfo.Date) days.Number {
	n, ok := days.Of(date)
	switch {
	case !ok:
		c.tell("L04", field, date.String(), "")
	case t.lastDay != 0 && n > t.lastDay:
		c.tell("L05", field, date.String(), "≤ "+t.lastDay.Date().String())
	}
	return n
}

// checkSubject compares a dispute with the requests that it is about.
func (t *tallying) checkSubject(c *contest) {
	told := false
	for _, id := range c.Cases {
		at, known := t.index[id]
		if !known {
			c.tell("L85", "cases", "", "")
			continue
		}
		outcome := t.ledger.Cases[at].Outcome
		if !told && disputeKinds[c.kind] == DirectLitigation && c.filed >= reconsiderationFirst &&
			strings.HasPrefix(string(outcome), "refused.") && outcome != queries {
			c.tell("L86", "kind", "", string(Reconsideration))
			told = true
		}
	}
}

// placeDispute counts a dispute in the cell of its kind and of its result as known at
// the end of the year.
func (t *tallying) placeDispute(c *contest, i int) {
	if c.filed >= t.next || c.concluded != 0 && c.concluded < t.first {
		return
	}
	if c.filed < t.first {
		c.tell("L87", "filed", c.filed.Date().String(), "")
		if t.options.Disputes == New {
			return
		}
	}
	result := c.result
	if c.concluded == 0 || c.concluded >= t.next {
		result = len(disputeResults) - 1
	}
	cell := c.kind*len(disputeResults) + result
	t.disputes[cell] = append(t.disputes[cell], int32(i))
}
