package govinfo

import (
	"errors"
	"fmt"
)

// ErrYears says that reports of different years cannot be added up.
var ErrYears = errors.New("the members report on different years")

// Whole is what [Sum] makes of members.
type Whole struct {
	// Report holds the sums. It has the members' year, and neither agency nor
	// narrative.
	Report Report
	// Missing tells which members had a blank cell at a ref, by their index. A
	// sum with missing members is a lower bound only.
	Missing map[Ref][]int
}

// Sum adds members' reports up into a whole, for example the departments of a
// county into the county's report. Every cell of the whole is the sum of the
// members' filled cells; it is blank only if it is blank in all of them. No
// blank is taken for a zero unseen: Missing names each.
//
// Where members follow different editions of table 三, the whole follows that of
// 2019, whose one line （六）其他处理 takes the three of 2021. The two tables 二 mean
// different things; each is summed by itself, and members that have the other
// one are missing in it.
//
// The error wraps [ErrYears] if the stated years differ, and [ErrOverflow] if a
// sum has more than [MaxDigits] digits. Members are not changed.
func Sum(members ...*Report) (Whole, error) {
	whole := Whole{Missing: make(map[Ref][]int)}
	sum := &whole.Report
	var has2019, has2021 struct{ proactive, applications bool }
	for i, member := range members {
		if sum.Year != 0 && member.Year != 0 && member.Year != sum.Year {
			return Whole{}, fmt.Errorf("govinfo: %w: %d, and %d in member %d", ErrYears, sum.Year, member.Year, i)
		}
		sum.Year = max(sum.Year, member.Year)
		has2019.proactive = has2019.proactive || member.ProactiveEdition() == Edition2019
		has2021.proactive = has2021.proactive || member.ProactiveEdition() == Edition2021
		has2019.applications = has2019.applications || member.ApplicationsEdition() == Edition2019
		has2021.applications = has2021.applications || member.ApplicationsEdition() == Edition2021
	}
	sum.Editions = Editions{Proactive: Edition2021, Applications: Edition2021}
	if has2019.proactive && !has2021.proactive {
		sum.Editions.Proactive = Edition2019
	}
	if has2019.applications {
		sum.Editions.Applications = Edition2019
	}
	for i, member := range members {
		if err := addMember(&whole, i, member, sum.Editions); err != nil {
			return Whole{}, err
		}
	}
	// A cell that no member filled is blank, and then nothing is missing in a sum.
	for ref := range whole.Missing {
		if value, _ := sum.At(ref); value.IsBlank() {
			delete(whole.Missing, ref)
		}
	}
	return whole, nil
}

func addMember(whole *Whole, i int, member *Report, editions Editions) error {
	undivided := editions.Applications == Edition2019
	for index, ref := range allRefs() {
		count, amount := member.cellAt(index)
		into, intoAmount := whole.Report.cellAt(index)
		missing := false
		var err error
		switch {
		case amount != nil:
			if missing = amount.IsBlank(); !missing {
				*intoAmount, err = addAmounts(*intoAmount, *amount)
			}
		case undivided && dividedCells.has(index):
			continue // added to the undivided line below
		case undivided && undividedCells.has(index):
			missing, err = addUndivided(into, member, index)
		default:
			if missing = count.IsBlank(); !missing {
				*into, err = addCounts(*into, *count)
			}
		}
		if err != nil {
			return fmt.Errorf("govinfo: %s: member %d: %w", ref, i, err)
		}
		if missing {
			whole.Missing[ref] = append(whole.Missing[ref], i)
		}
	}
	return nil
}

// addUndivided adds a member's （六）其他处理 to the undivided cell with the index,
// whichever way the member has it.
func addUndivided(into *Count, member *Report, index int) (missing bool, err error) {
	column := (index - applicationsAt) % len(applicantKeys)
	lines := []int{undividedCells.from + column}
	if member.ApplicationsEdition() == Edition2021 {
		lines = lines[:0]
		for line := dividedCells.from; line < dividedCells.to; line += len(applicantKeys) {
			lines = append(lines, line+column)
		}
	}
	for _, line := range lines {
		count, _ := member.cellAt(line)
		if count.IsBlank() {
			missing = true
			continue
		}
		if *into, err = addCounts(*into, *count); err != nil {
			return missing, err
		}
	}
	return missing, nil
}

// addCounts returns sum + c, where a blank sum is one that has not begun.
func addCounts(sum, c Count) (Count, error) {
	if sum.IsBlank() {
		return c, nil
	}
	return sum.Plus(c)
}

func addAmounts(sum, a Amount) (Amount, error) {
	if sum.IsBlank() {
		return a, nil
	}
	return sum.Plus(a)
}
