package govinfo

import (
	"errors"
	"fmt"
	"slices"
)

// Reasons why reports cannot be added up, beside [ErrTooLong] for sums, for [errors.Is].
var (
	// ErrYears says that reports are of different years.
	ErrYears = errors.New("the members report on different years")
	// ErrSameOrgan says that an organ is a member twice, which would count it
	// twice.
	ErrSameOrgan = errors.New("the same organ is a member twice")
	// ErrNoReport says that a report was needed and nil was given.
	ErrNoReport = errors.New("no report was given, but nil")
)

// Whole is what [Sum] makes of members.
type Whole struct {
	// Report holds the sums. It has the members' year, and neither agency nor
	// narrative.
	Report Report `json:"report"`
	// Missing tells of each sum how many members had a blank cell there. Such a
	// sum is a lower bound only.
	Missing map[Ref]Missing `json:"missing"`
}

// Missing tells which members did not fill a cell.
type Missing struct {
	Count   int      `json:"count"`   // how many members
	Members []Member `json:"members"` // which, at most the first 100
}

// Member is a report among those that are added up.
type Member struct {
	Index int    `json:"index"` // in the order in which they were added, from 0
	Name  string `json:"name"`  // of its organ; the report's title where that is blank
}

// mostNamed is the number of members that a Missing names, so that adding a million
// reports up takes bounded memory.
const mostNamed = 100

// Sum adds members' reports up into a whole, for example the departments of a
// county into the county's report. Every cell of the whole is the sum of the
// members' filled cells; it is blank only if it is blank in all of them. No
// blank is taken for a zero unseen: Missing tells of each.
//
// Where members follow different editions of table 三, the whole follows that of
// 2019, whose one line （六）其他处理 takes the three of 2021. The two tables 二 mean
// different things; each is summed by itself, and members that have the other
// one are missing in it.
//
// The error wraps [ErrYears] if the stated years differ, [ErrSameOrgan] if two
// members are of one organ, [ErrTooLong] if a sum has more than [MaxDigits]
// digits, and [ErrNoReport] for a nil member. Two members are of one organ if
// their credit codes are equal; or their names, where they do not state different
// credit or region codes. A blank name equals none. Members are not changed.
func Sum(members ...*Report) (Whole, error) {
	var adder Adder
	for _, member := range members {
		if err := adder.Add(member); err != nil {
			return Whole{}, err
		}
	}
	return adder.Whole()
}

// Adder adds reports up one by one, as [Sum] does, without holding them. The
// zero Adder has added none. It must not be used by several goroutines at once.
type Adder struct {
	// SameOrgan allows members that are of one organ. Only then does the Adder
	// keep nothing of a member: it knows organs by their names and codes.
	SameOrgan bool

	members int
	organs  organs
	year    int
	counts  [CellCount]Count // sums of every cell by itself, by index
	fees    Amount           // of the 2021 form's table 二
	bought  Amount           // of the 2019 form's: 采购总金额
	missing [CellCount]Missing
	other   [len(applicantKeys)]Missing // of （六）其他处理 whole, by column
	// Whether a member follows that form in table 二, in table 三.
	proactive2021, applications2019 bool
}

// Add adds a member. After an error, which is one of those of [Sum], the Adder
// is as it was before.
func (a *Adder) Add(member *Report) error {
	if member == nil {
		return fmt.Errorf("govinfo: member %d: %w", a.members, ErrNoReport)
	}
	if !a.SameOrgan {
		if before, known := a.organs.find(&member.Agency); known {
			return fmt.Errorf("govinfo: %w: %s, member %d and member %d", ErrSameOrgan, nameOf(member), before, a.members)
		}
	}
	if a.year != 0 && member.Year != 0 && member.Year != a.year {
		return fmt.Errorf("govinfo: %w: %d, and %d in member %d", ErrYears, a.year, member.Year, a.members)
	}
	fees, err := addAmounts(a.fees, member.Proactive.Fees.Amount)
	bought, err2 := addAmounts(a.bought, member.Proactive2019.Procurement.Amount)
	if err = errors.Join(err, err2); err != nil {
		return fmt.Errorf("govinfo: member %d: %w", a.members, err)
	}
	var buffer [CellCount]Count
	member.AppendCounts(buffer[:0])
	counts := a.counts
	for index, count := range buffer {
		switch {
		case count.IsBlank():
		case counts[index].IsBlank():
			counts[index] = count
		default:
			if counts[index], err = counts[index].Plus(count); err != nil {
				return fmt.Errorf("govinfo: %s: member %d: %w", allRefs()[index], a.members, err)
			}
		}
	}
	a.counts, a.fees, a.bought = counts, fees, bought
	a.year = max(a.year, member.Year)
	a.note(member, &buffer)
	if !a.SameOrgan {
		a.organs.add(&member.Agency, a.members)
	}
	a.members++
	return nil
}

// addAmounts adds an amount to a sum, where a blank sum is one that has not begun.
func addAmounts(sum, amount Amount) (Amount, error) {
	switch {
	case amount.IsBlank():
		return sum, nil
	case sum.IsBlank():
		return amount, nil
	}
	return sum.Plus(amount)
}

// note notes the member's editions and blank cells.
func (a *Adder) note(member *Report, counts *[CellCount]Count) {
	proactive, applications := member.ProactiveEdition(), member.ApplicationsEdition()
	a.proactive2021 = a.proactive2021 || proactive == Edition2021
	a.applications2019 = a.applications2019 || applications == Edition2019
	// A line of the other edition is not missing: its figure stands elsewhere.
	elsewhere := outsideApplications(applications)
	for index := range counts {
		if counts[index].IsBlank() && !elsewhere.has(index) && !member.filledAt(index) {
			a.missing[index].add(a.members, member)
		}
	}
	for column := range a.other {
		if _, complete := member.otherWhole(column); !complete {
			a.other[column].add(a.members, member)
		}
	}
}

func (m *Missing) add(index int, member *Report) {
	m.Count++
	if len(m.Members) < mostNamed {
		m.Members = append(m.Members, Member{index, nameOf(member)})
	}
}

// Whole returns the sum of what was added so far. Its error wraps
// [ErrTooLong], where the three lines of （六）其他处理 do not fit into one cell.
func (a *Adder) Whole() (Whole, error) {
	whole := Whole{Missing: make(map[Ref]Missing)}
	sum := &whole.Report
	sum.Year = a.year
	for index, total := range a.counts {
		if count, _ := sum.cellAt(index); count != nil {
			*count = total
		}
	}
	sum.Proactive.Fees.Amount, sum.Proactive2019.Procurement.Amount = a.fees, a.bought
	missing := a.missing
	sum.Editions = Editions{Proactive: Edition2021, Applications: Edition2021}
	if a.members > 0 && !a.proactive2021 {
		sum.Editions.Proactive = Edition2019
	}
	if a.applications2019 {
		sum.Editions.Applications = Edition2019
		if err := foldDivided(sum); err != nil {
			return Whole{}, err
		}
		copy(missing[undividedCells.from:undividedCells.to], a.other[:])
	}
	for index, ref := range allRefs() {
		// A cell that no member filled is blank: nothing is missing in a sum.
		if missing[index].Count > 0 && sum.filledAt(index) {
			m := missing[index]
			whole.Missing[ref] = Missing{Count: m.Count, Members: slices.Clone(m.Members)}
		}
	}
	return whole, nil
}

// foldDivided adds the three lines of （六）其他处理 to the undivided one.
func foldDivided(sum *Report) error {
	lines := *sum
	other := &sum.Applications.Outcomes.Other
	*other = Other{Undivided: other.Undivided}
	for index := dividedCells.from; index < dividedCells.to; index++ {
		into := undividedCells.from + (index-dividedCells.from)%len(applicantKeys)
		part, _ := lines.cellAt(index)
		total, _ := sum.cellAt(into)
		if total.IsBlank() {
			*total = *part
		} else if !part.IsBlank() {
			folded, err := total.Plus(*part)
			if err != nil {
				return fmt.Errorf("govinfo: %s: %w", allRefs()[into], err)
			}
			*total = folded
		}
	}
	return nil
}

// otherWhole returns （六）其他处理 in one column, whichever way the report has it.
// It is incomplete if a cell of it is blank or the sum is too long.
func (r *Report) otherWhole(column int) (whole Count, complete bool) {
	line := func(first int) Count {
		count, _ := r.cellAt(first + column)
		return *count
	}
	if r.ApplicationsEdition() == Edition2019 {
		whole = line(undividedCells.from)
		return whole, !whole.IsBlank()
	}
	whole = N(0)
	for first := dividedCells.from; first < dividedCells.to; first += len(applicantKeys) {
		sum, err := whole.Plus(line(first))
		if err != nil || sum.IsBlank() {
			return Count{}, false
		}
		whole = sum
	}
	return whole, true
}
