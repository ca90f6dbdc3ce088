package ledger

import (
	"strconv"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// judged is a case while it is judged.
type judged struct {
	*Case
	id       string
	row      int
	days     dates
	outcome  lineNumber // of the outcome; noLine while open, or unknown
	leftOut  bool       // of all lines
	unsound  bool       // its dates are in doubt: no deadline is told
	doubled  bool       // its id was there before
	edition  govinfo.Edition
	deadline deadline
	problems *[]Problem
}

// tell records a problem of the case and what follows from it.
func (j *judged) tell(code Code, field, got, want string) {
	*j.problems = append(*j.problems, Problem{Code: code, Row: j.row, ID: j.id, Field: field, Got: got, Want: want})
	if kinds[code].leavesOut {
		j.leftOut = true
	}
	switch code {
	case "L02", "L03", "L04", "L05", "L08", "L09", "L12", "L13", "L14":
		j.unsound = true
	}
}

// checkRecord tells what is wrong with the record by itself: ids, dates, words.
func (t *tallying) checkRecord(j *judged) {
	if j.Case.ID == "" && !faulty(j.Faults, "id") {
		j.tell("L01", "id", "", "")
	}
	if LooksPersonal(j.Case.ID) {
		j.tell("L60", "id", "", "")
	}
	if LooksPersonal(j.ApplicantKey) {
		j.tell("L60", "applicantKey", "", "")
	}
	if j.doubled {
		j.tell("L02", "id", "", "")
	}
	for _, fault := range j.Faults {
		j.tell(fault.Code, fault.Field, fault.Got, "")
	}
	t.readDates(j)
	j.checkClass()
	j.checkOutcome()
	j.checkNumbers()
}

// checkNumbers tells numbers below nothing.
func (j *judged) checkNumbers() {
	negative := func(field string, n int) {
		if n < 0 {
			j.tell("L04", field, strconv.Itoa(n), "≥ 0")
		}
	}
	negative("items", j.Items)
	negative("row", j.Row)
	if e := j.Extension; e != nil {
		negative("extension.workdays", e.Workdays)
	}
	if f := j.Fee; f != nil {
		negative("fee.pages", f.Pages)
		if isNegative(f.Amount) {
			j.tell("L51", "fee.amount", f.Amount.String(), "≥ 0")
		}
	}
}

// readDates numbers the days, and tells what is no date and what lies after the day of
// the register.
func (t *tallying) readDates(j *judged) {
	j.days.reset(j.Case)
	j.days.fields(j.Case, func(f field) {
		n, ok := days.Of(f.date)
		if !ok {
			j.tell("L04", f.name, f.date.String(), "")
			return
		}
		*f.to = n
		if t.lastDay != 0 && n > t.lastDay && !f.isTerm {
			j.tell("L05", f.name, f.date.String(), "≤ "+t.lastDay.Date().String())
		}
	})
	j.days.sortLetters()
	if j.Received.IsZero() && !faulty(j.Faults, "received") {
		j.tell("L03", "received", "", "")
	}
}

// coarseClasses are words for all classes but the natural person.
var coarseClasses = map[Class]bool{
	"organization": true, "legalPerson": true, "legalEntity": true,
	"法人": true, "组织": true, "单位": true, "其他组织": true, "法人或其他组织": true, "法人或者其他组织": true, "法人及其他组织": true, "法人和其他组织": true,
}

func classIndex(class Class) int {
	switch class {
	case NaturalPerson:
		return 0
	case Business:
		return 1
	case Research:
		return 2
	case PublicWelfare:
		return 3
	case LegalService:
		return 4
	case OtherOrganization:
		return 5
	}
	return -1
}

func (j *judged) checkClass() {
	switch {
	case faulty(j.Faults, "applicant"), classIndex(j.Applicant) >= 0:
	case coarseClasses[j.Applicant]:
		j.tell("L07", "applicant", string(j.Applicant), "")
	default:
		j.tell("L06", "applicant", described(string(j.Applicant)), "")
	}
}

// checkOutcome asks for date and outcome together, and for an outcome that is a line
// of the edition.
func (j *judged) checkOutcome() {
	noDate := j.Closed.IsZero() && !faulty(j.Faults, "closed")
	noOutcome := j.Outcome == "" && !faulty(j.Faults, "outcome")
	switch {
	case noDate && !noOutcome:
		j.tell("L08", "closed", "", "")
	case !noDate && noOutcome:
		j.tell("L09", "outcome", "", "")
	}
	if j.Outcome == "" {
		return
	}
	number, known := j.lineOf(j.Outcome)
	switch {
	case known:
		j.outcome = number
	case coarseOutcomes[j.Outcome] || j.Outcome == undivided:
		j.tell("L11", "outcome", string(j.Outcome), "")
	default:
		j.tell("L10", "outcome", described(string(j.Outcome)), "")
	}
}

// lineOf returns the line of an outcome. The one line of 2019 for all other handling is
// an outcome of that edition only.
func (j *judged) lineOf(o Outcome) (lineNumber, bool) {
	if o == undivided && j.edition != govinfo.Edition2019 {
		return noLine, false
	}
	number, known := lines().byOutcome[o]
	return number, known
}

// described says of a text what may be said without repeating it: known words of the
// record are repeated, all others are counted.
func described(text string) string {
	if text == "" {
		return ""
	}
	if knownWord(text) {
		return text
	}
	return strconv.Itoa(len([]rune(text))) + " 字/characters"
}

// safeWords are the English words of systems that people write where the record has
// words of its own.
var safeWords = sync.OnceValue(func() map[string]bool {
	known := make(map[string]bool)
	for _, word := range strings.Fields("forwarded transferred withdrawn accepted pending closed rejected unknown individual citizen company lawyer other appeal litigation suit total") {
		known[word] = true
	}
	return known
})

func knownWord(text string) bool { return safeWords()[text] }
