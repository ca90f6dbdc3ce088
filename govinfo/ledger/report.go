package ledger

import (
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

func (l *Ledger) disputeName(i int) string {
	if id := l.Disputes[i].ID; id != "" {
		return id
	}
	return "disputes#" + strconv.Itoa(i+1)
}

// Report returns a report with the organ, the year and tables 三 and 四, every cell of the
// edition filled: 0 where there is no case. Where the register does not cover the year
// (L70), what would be 0 is blank, since no case does not mean none. Table 二 and the
// narrative are blank: a register says nothing of them.
func (t *Tally) Report() govinfo.Report {
	r := govinfo.Report{Year: t.Year, Agency: govinfo.Agency{Name: t.ledger.Organ}}
	r.Editions.Applications = t.Edition
	r.Applications, r.Disputes = t.Applications(), t.Disputes()
	return r
}

// Applications returns table 三; see [Tally.Report].
func (t *Tally) Applications() govinfo.Applications {
	var r govinfo.Report
	t.setLine(&r, "applications.received", t.line(lineReceived))
	t.setLine(&r, "applications.carriedIn", t.line(lineCarriedIn))
	t.setLine(&r, "applications.carriedOut", t.line(lineCarriedOut))
	var total [classCount]int
	for _, outcome := range Outcomes(t.Edition) {
		line := t.line(lines().byOutcome[outcome])
		for class, n := range line {
			total[class] += n
		}
		t.setLine(&r, outcome.Ref(), line)
	}
	t.setLine(&r, outcomesRef.Join("total"), total)
	return r.Applications
}

// line returns the numbers of a line, by class.
func (t *Tally) line(number lineNumber) (counts [classCount]int) {
	for class := range counts {
		counts[class] = len(t.cells[int(number)*classCount+class])
	}
	return counts
}

func (t *Tally) setLine(r *govinfo.Report, line govinfo.Ref, counts [classCount]int) {
	total := 0
	for class, key := range Classes() {
		t.set(r, line.Join(string(key)), counts[class])
		total += counts[class]
	}
	t.set(r, line.Join("total"), total)
}

func (t *Tally) set(r *govinfo.Report, ref govinfo.Ref, n int) {
	if n == 0 && !t.Complete {
		return
	}
	if err := r.Set(ref, govinfo.N(int64(n))); err != nil {
		panic("ledger: " + err.Error()) // the refs are those of the form
	}
}

// Disputes returns table 四; see [Tally.Report].
func (t *Tally) Disputes() govinfo.Disputes {
	var r govinfo.Report
	for at, kind := range disputeKinds {
		total := 0
		for i := range disputeResults {
			cell := at*len(disputeResults) + i
			t.set(&r, disputeRef(cell), len(t.disputes[cell]))
			total += len(t.disputes[cell])
		}
		t.set(&r, govinfo.Ref("disputes").Join(string(kind)).Join("total"), total)
	}
	return r.Disputes
}

// checkPrior compares what is carried in with what the report of the year before carries
// out, class by class; the total only where the report has no class.
func (t *tallying) checkPrior(result *Tally) {
	prior := t.options.Prior
	if prior == nil {
		return
	}
	counts := result.line(lineCarriedIn)
	out := prior.Applications.CarriedOut
	total, stated, printed := 0, false, int64(0)
	for class, key := range Classes() {
		total += counts[class]
		if n, ok := carriedOut(prior, string(key)).Int64(); ok {
			stated = true
			printed += n
		}
	}
	if !stated {
		t.comparePrior(result, "total", out.Total, total)
		return
	}
	// Organs leave zeros blank. A blank is one where what is printed makes up the total.
	blank := govinfo.Count{}
	if n, ok := out.Total.Int64(); !ok || n == printed {
		blank = govinfo.N(0)
	}
	for class, key := range Classes() {
		want := carriedOut(prior, string(key))
		if want.IsBlank() {
			want = blank
		}
		t.comparePrior(result, string(key), want, counts[class])
	}
}

func carriedOut(prior *govinfo.Report, key string) govinfo.Count {
	return prior.Count(govinfo.Ref("applications.carriedOut").Join(key))
}

func (t *tallying) comparePrior(result *Tally, key string, want govinfo.Count, now int) {
	n, stated := want.Int64()
	if !stated || n == int64(now) {
		return
	}
	ref := govinfo.Ref("applications.carriedIn").Join(key)
	t.problems = append(t.problems, Problem{
		Code: "L71", ID: string(ref), Field: "carriedIn", Got: strconv.Itoa(now) + named(result.Cases(ref)), Want: want.String(),
	})
}

// named lists the first of some cases behind their number.
func named(cases []Origin) string {
	const most = 20
	var out strings.Builder
	for i, origin := range cases {
		switch {
		case i == 0:
			out.WriteString(" (")
		case i == most:
			out.WriteString(", …)")
			return out.String()
		default:
			out.WriteString(", ")
		}
		out.WriteString(origin.ID)
	}
	if len(cases) > 0 {
		out.WriteString(")")
	}
	return out.String()
}
