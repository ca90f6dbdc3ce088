package ledger

import (
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/calendar"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// Options are choices for a tally. The zero value is ready to use.
type Options struct {
	// AsOf is the day as of which open cases are judged; zero is 31 December of the
	// year. Dates after a stated day are problems, but for 31 December, on which the
	// tables are closed while the register goes on.
	AsOf govinfo.Date `json:"asOf"`
	// Edition is the edition of the form; unstated is the one prescribed for the year.
	Edition govinfo.Edition `json:"edition"`
	// Disputes says which disputes are counted; "" is [NewAndOpen].
	Disputes DisputePolicy `json:"disputes"`
	// Calendar counts the working days; the zero Calendar is [calendar.Statutory].
	Calendar calendar.Calendar `json:"calendar"`
	// Prior is the report of the year before, whose 四 is compared with 二; nil is none.
	Prior *govinfo.Report `json:"prior"`
}

// Tally is a register counted for a year. It never changes and may be read by several
// goroutines at once. It refers to the ledger it was made of, which must not be changed
// as long as the tally is in use.
type Tally struct {
	Year     int             `json:"year"`
	Edition  govinfo.Edition `json:"edition"`
	AsOf     govinfo.Date    `json:"asOf"`
	Complete bool            `json:"complete"` // the register covers the year; if not, what is 0 is blank
	Fees     Fees            `json:"fees"`
	// Problems are all problems, in the order of the register, then of the disputes,
	// then of the whole.
	Problems []Problem `json:"problems"`
	// Unplaced are the cases and disputes that are left out of all lines.
	Unplaced []Origin `json:"unplaced"`

	ledger   *Ledger
	index    map[string]int32 // of the first case with the id
	places   []place
	cells    [][]int32 // cases behind each cell of table 三, by line and class
	disputes [len(disputeKinds) * len(disputeResults)][]int32
}

// place is where a case is counted, and until when it is to be answered.
type place struct {
	deadline days.Number
	class    uint8
	in, out  lineNumber
}

// tallying is a tally while it is made.
type tallying struct {
	ledger        *Ledger
	options       Options
	clock         clock
	first, next   days.Number // 1 January of the year and of the next
	asOf, lastDay days.Number // lastDay 0: no day is too late
	months        map[monthKey]*month
	index         map[string]int32
	disputeIDs    map[string]bool
	problems      []Problem
	unplaced      []Origin
	fees          Fees
	disputes      [len(disputeKinds) * len(disputeResults)][]int32
	edition       govinfo.Edition
	judged        judged // reused for every case
}

func (t *tallying) inYear(n days.Number) bool { return n >= t.first && n < t.next }

// Tally counts the register for a year and tells all its problems. It takes time and
// memory linear in the register, and holds it without copying it. Years outside 1949 to
// 2199 have no cases.
func (l *Ledger) Tally(year int, options Options) *Tally {
	year = min(max(year, days.FirstYear), days.LastYear-1)
	t := &tallying{
		ledger: l, options: options, first: days.YearStart(year), next: days.YearStart(year + 1),
		index: make(map[string]int32, len(l.Cases)), disputeIDs: make(map[string]bool, len(l.Disputes)),
		edition: options.Edition,
	}
	if t.edition == govinfo.EditionUnstated {
		t.edition = govinfo.PrescribedEdition(year)
	}
	if t.edition == govinfo.EditionUnstated {
		t.edition = govinfo.Edition2021
	}
	t.clock.calendar = options.Calendar
	if first, _ := options.Calendar.Years(); first == 0 {
		t.clock.calendar = calendar.Statutory()
	}
	t.asOf = t.next - 1
	if asOf, ok := days.Of(options.AsOf); ok && asOf != 0 {
		t.asOf = asOf
		if asOf != t.next-1 {
			t.lastDay = asOf
		}
	}
	for i := range l.Cases {
		if id := l.Cases[i].ID; id != "" {
			if _, known := t.index[id]; !known {
				t.index[id] = int32(i)
			}
		}
	}
	t.months = l.months(t.doubled)

	result := &Tally{Year: year, Edition: t.edition, AsOf: t.asOf.Date(), ledger: l, index: t.index, places: make([]place, len(l.Cases))}
	zero := govinfo.MustAmount("0")
	t.fees = Fees{Noticed: zero, Paid: zero}
	for i := range l.Cases {
		result.places[i] = t.caseOf(i)
	}
	result.collect()
	for i := range l.Disputes {
		t.dispute(i)
	}
	result.Complete = t.checkCoverage()
	t.checkPrior(result)
	result.Fees, result.Problems, result.Unplaced, result.disputes = t.fees, t.problems, t.unplaced, t.disputes
	return result
}

// doubled reports whether another case with the id stands before it.
func (t *tallying) doubled(i int) bool {
	id := t.ledger.Cases[i].ID
	return id != "" && t.index[id] != int32(i)
}

// nameOf returns the id and the row of a case as problems have them.
func (l *Ledger) nameOf(i int) Origin {
	c := &l.Cases[i]
	o := Origin{ID: c.ID, Row: c.Row}
	if o.Row <= 0 {
		o.Row = i + 1
	}
	if o.ID == "" {
		o.ID = "#" + strconv.Itoa(o.Row)
	}
	return o
}

// caseOf judges one case and says where it is counted.
func (t *tallying) caseOf(i int) place {
	origin := t.ledger.nameOf(i)
	j := &t.judged
	*j = judged{Case: &t.ledger.Cases[i], id: origin.ID, row: origin.Row, days: dates{letters: j.days.letters}, doubled: t.doubled(i), edition: t.edition, problems: &t.problems}
	t.checkRecord(j)
	j.checkOrder()
	t.checkTerms(j)
	t.checkSteps(j)
	t.checkFee(j)
	t.countFee(j)
	at := place{deadline: j.deadline.day}
	if j.leftOut {
		t.unplaced = append(t.unplaced, origin)
		return at
	}
	return t.put(j, at)
}

// put finds the lines of a sound case.
func (t *tallying) put(j *judged, at place) place {
	received, closed := j.days.received, j.days.closed
	if received >= t.next || closed != 0 && closed < t.first {
		return at
	}
	at.class = uint8(classIndex(j.Applicant))
	at.in = lineCarriedIn
	if received >= t.first {
		at.in = lineReceived
	}
	at.out = lineCarriedOut
	if t.inYear(closed) {
		at.out = lines().byOutcome[j.Outcome.in(t.edition)]
	}
	return at
}

// checkCoverage asks whether the register speaks of the whole year.
func (t *tallying) checkCoverage() bool {
	l := t.ledger
	if l.From.IsZero() && l.To.IsZero() && len(l.Cases)+len(l.Disputes) > 0 {
		return true
	}
	from, soundFrom := days.Of(l.From)
	to, soundTo := days.Of(l.To)
	if soundFrom && soundTo && from != 0 && from <= t.first && to >= t.next-1 {
		return true
	}
	got := ""
	if !l.From.IsZero() || !l.To.IsZero() {
		got = l.From.String() + "–" + l.To.String()
	}
	t.problems = append(t.problems, Problem{Code: "L70", ID: "ledger", Field: "from", Got: got, Want: t.first.Date().String() + "–" + (t.next - 1).Date().String()})
	return false
}
