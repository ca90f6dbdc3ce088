package ledger

import (
	"iter"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// Origin is a case or dispute as a register names it.
type Origin struct {
	ID  string `json:"id"`
	Row int    `json:"row"` // 0 for disputes
}

const classCount = 6

// collect lists the cases behind every cell, in the order of the register.
func (t *Tally) collect() {
	sizes := make([]int, len(lines().refs)*classCount)
	for _, p := range t.places {
		if p.in != noLine {
			sizes[int(p.in)*classCount+int(p.class)]++
			sizes[int(p.out)*classCount+int(p.class)]++
		}
	}
	t.cells = make([][]int32, len(sizes))
	for i, size := range sizes {
		t.cells[i] = make([]int32, 0, size)
	}
	for i, p := range t.places {
		if p.in == noLine {
			continue
		}
		for _, line := range [...]lineNumber{p.in, p.out} {
			cell := int(line)*classCount + int(p.class)
			t.cells[cell] = append(t.cells[cell], int32(i))
		}
	}
}

// Cases returns the cases behind a cell, a line ("applications.outcomes.granted"), a
// group of lines or a table, in the order of the register; for cells of table 四 the
// disputes. A total has the cases of its parts. Nil is none.
func (t *Tally) Cases(ref govinfo.Ref) []Origin {
	if ref.Within("disputes") {
		return t.disputesBehind(ref)
	}
	found := t.casesBehind(ref)
	if len(found) == 0 {
		return nil
	}
	origins := make([]Origin, len(found))
	for i, at := range found {
		origins[i] = t.ledger.nameOf(int(at))
	}
	return origins
}

// casesBehind returns the indexes of the cases behind a ref of table 三, in order.
func (t *Tally) casesBehind(ref govinfo.Ref) []int32 {
	line, class := ref, classIndex(Class(ref.Last()))
	if class >= 0 || ref.Last() == "total" {
		line = ref.Parent()
	}
	line = govinfo.Ref(strings.TrimSuffix(string(line), ".total"))
	var found []int32
	lists := 0
	for number, known := range lines().refs {
		if number == 0 || !known.Within(line) {
			continue
		}
		for c, cases := range t.cells[number*classCount : (number+1)*classCount] {
			if (class < 0 || c == class) && len(cases) > 0 {
				found = append(found, cases...)
				lists++
			}
		}
	}
	if lists > 1 {
		found = inOrder(found, len(t.places))
	}
	return found
}

// inOrder sorts indexes and drops doubles.
func inOrder(indexes []int32, n int) []int32 {
	has := make([]bool, n)
	for _, i := range indexes {
		has[i] = true
	}
	ordered := indexes[:0:0]
	for i, in := range has {
		if in {
			ordered = append(ordered, int32(i))
		}
	}
	return ordered
}

func (t *Tally) disputesBehind(ref govinfo.Ref) []Origin {
	line := ref
	if ref.Last() == "total" {
		line = ref.Parent()
	}
	var found []int32
	for cell, cases := range t.disputes {
		if disputeRef(cell).Within(line) {
			found = append(found, cases...)
		}
	}
	var origins []Origin
	for _, at := range inOrder(found, len(t.ledger.Disputes)) {
		origins = append(origins, Origin{ID: t.ledger.disputeName(int(at))})
	}
	return origins
}

func disputeRef(cell int) govinfo.Ref {
	kind, result := disputeKinds[cell/len(disputeResults)], disputeResults[cell%len(disputeResults)]
	return govinfo.Ref("disputes").Join(string(kind)).Join(string(result))
}

// Lines returns the cells that a case is counted in, totals left out: one of 一 and 二,
// and one of 三 and 四. Nil says that it is counted nowhere. Of an id that stands twice,
// it is the first.
func (t *Tally) Lines(id string) []govinfo.Ref {
	if at, known := t.index[id]; known {
		return t.linesOf(int(at))
	}
	for i := range t.ledger.Cases {
		if t.ledger.Cases[i].ID == "" && t.ledger.nameOf(i).ID == id {
			return t.linesOf(i)
		}
	}
	var refs []govinfo.Ref
	for cell, cases := range t.disputes {
		for _, at := range cases {
			if t.ledger.disputeName(int(at)) == id {
				refs = append(refs, disputeRef(cell))
			}
		}
	}
	return refs
}

func (t *Tally) linesOf(i int) []govinfo.Ref {
	p := t.places[i]
	if p.in == noLine {
		return nil
	}
	class := string(Classes()[p.class])
	refs := lines().refs
	return []govinfo.Ref{refs[p.in].Join(class), refs[p.out].Join(class)}
}

// Deadlines yields the cases that have a deadline, with the day on which the answer was
// or is due, in the order of the register. No deadline is told while a supplement or a
// payment is awaited, beyond the calendar, under the law before 15 May 2019, and for
// cases whose dates are in doubt.
func (t *Tally) Deadlines() iter.Seq2[Origin, govinfo.Date] {
	return func(yield func(Origin, govinfo.Date) bool) {
		for i, p := range t.places {
			if p.deadline != 0 && !yield(t.ledger.nameOf(i), p.deadline.Date()) {
				return
			}
		}
	}
}

// Due returns the deadline of a case; the zero date where it has none.
func (t *Tally) Due(id string) govinfo.Date {
	if at, known := t.index[id]; known {
		return t.places[at].deadline.Date()
	}
	for i := range t.ledger.Cases {
		if t.ledger.Cases[i].ID == "" && t.ledger.nameOf(i).ID == id {
			return t.places[i].deadline.Date()
		}
	}
	return govinfo.Date{}
}

// OpenDeadlines yields the cases that are not answered and have a deadline, with the day on
// which the answer is due, in the order of the register.
func (t *Tally) OpenDeadlines() iter.Seq2[Origin, govinfo.Date] {
	return func(yield func(Origin, govinfo.Date) bool) {
		for i, p := range t.places {
			if p.deadline != 0 && t.ledger.Cases[i].Closed.IsZero() && !yield(t.ledger.nameOf(i), p.deadline.Date()) {
				return
			}
		}
	}
}
