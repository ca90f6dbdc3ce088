// Package calendar counts the working days of the State Council: Monday to Friday
// but for the days off, and the weekend days worked instead, that its yearly
// notices order. It knows the years whose notices it holds and says where it ends;
// it never counts weekends only in a year it does not know.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
//
//go:generate go run ./internal/generate
package calendar

import (
	"sort"
	"sync"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
)

// Calendar knows of every day of some years whether it is worked. It is a value
// that never changes: its methods may be called by several goroutines at once. The
// zero Calendar knows no day.
type Calendar struct {
	first days.Number // of the years known; 0 is none
	// count is the number of working days from first to before each day, with
	// the day behind the last one.
	count []int32
}

// Day is a day that a calendar treats otherwise than the week does.
type Day struct {
	Date     govinfo.Date `json:"date"`
	Works    bool         `json:"works"`    // false is a day off
	Occasion string       `json:"occasion"` // 春节, 三月三, …; for people only
	Notice   string       `json:"notice"`   // that orders it; for people only
}

var statutory = sync.OnceValue(func() Calendar {
	var c Calendar
	for _, year := range statutoryYears {
		c = c.WithYear(year.year, year.days()...)
	}
	return c
})

// Statutory returns the calendar of the notices of the General Office of the State
// Council, from 2019 to the last year whose notice was out when this version of
// the library was made.
func Statutory() Calendar { return statutory() }

// StatutoryDays returns the days that the notices order, in order of time: for
// people who want to see what a deadline was counted by.
func StatutoryDays() []Day {
	var all []Day
	for _, year := range statutoryYears {
		all = append(all, year.days()...)
	}
	sort.SliceStable(all, func(i, k int) bool { return all[i].Date.Compare(all[k].Date) < 0 })
	return all
}

// With returns the calendar with other days in it, such as the holidays of a
// region (三月三, 古尔邦节 …). Days in years that the calendar does not know are
// passed over; [Calendar.WithYear] makes a year known.
func (c Calendar) With(changed ...Day) Calendar {
	return c.rebuild(c.first, c.last(), changed)
}

// WithYear returns the calendar with one more year, whose days are those of the
// week but for the given ones, as for the notice of a new year. The year must
// follow the last one known or come before the first; another year leaves the
// calendar as it is, because it cannot count across a gap. A year known already
// takes the days as [Calendar.With] does.
func (c Calendar) WithYear(year int, changed ...Day) Calendar {
	if year < days.FirstYear || year >= days.LastYear {
		return c
	}
	first, next := days.YearStart(year), days.YearStart(year+1)
	switch {
	case c.first == 0:
		return c.rebuild(first, next-1, changed)
	case first == c.last()+1:
		return c.rebuild(c.first, next-1, changed)
	case next == c.first:
		return c.rebuild(first, c.last(), changed)
	}
	return c.With(changed...)
}

// Years returns the first and the last year known; 0 and 0 for the zero Calendar.
func (c Calendar) Years() (first, last int) {
	if c.first == 0 {
		return 0, 0
	}
	return c.first.Date().Year, c.last().Date().Year
}

// Working reports whether a day is worked. ok is false for a day of a year that the
// calendar does not know, and for what is no day.
func (c Calendar) Working(d govinfo.Date) (works, ok bool) {
	n, ok := days.Of(d)
	if !ok {
		return false, false
	}
	return c.WorkingDay(n)
}

// WorkingDay is [Calendar.Working] for a day by its number; package ledger counts by it.
func (c Calendar) WorkingDay(n days.Number) (works, ok bool) {
	if !c.knows(n) {
		return false, false
	}
	at := n - c.first
	return c.count[at+1] > c.count[at], true
}

// Add returns the n-th working day after d: d is not counted, the last day is. n
// below 1 returns d. ok is false if the calendar does not know every day that it
// takes to count.
func (c Calendar) Add(d govinfo.Date, n int) (last govinfo.Date, ok bool) {
	number, ok := days.Of(d)
	if !ok || number == 0 {
		return govinfo.Date{}, false
	}
	number, ok = c.AddDay(number, n)
	return number.Date(), ok
}

// AddDay is [Calendar.Add] for a day by its number; the result is 0 if not ok.
func (c Calendar) AddDay(d days.Number, n int) (days.Number, bool) {
	if n < 1 {
		return d, true
	}
	if !c.knows(d + 1) {
		return 0, false
	}
	after := c.count[d+1-c.first:]
	if n > int(after[len(after)-1]-after[0]) {
		return 0, false
	}
	want := after[0] + int32(n)
	return d + days.Number(sort.Search(len(after), func(i int) bool { return after[i] >= want })), true
}

// Between returns the number of working days after a, through b; negative where b
// is before a. ok is false if the calendar does not know every day of them.
func (c Calendar) Between(a, b govinfo.Date) (n int, ok bool) {
	from, ok := days.Of(a)
	to, sound := days.Of(b)
	if !ok || !sound || from == 0 || to == 0 {
		return 0, false
	}
	return c.BetweenDays(from, to)
}

// BetweenDays is [Calendar.Between] for days by their numbers.
func (c Calendar) BetweenDays(a, b days.Number) (n int, ok bool) {
	if b < a {
		n, ok = c.BetweenDays(b, a)
		return -n, ok
	}
	if a == b {
		return 0, true
	}
	if !c.knows(a+1) || !c.knows(b) {
		return 0, false
	}
	return int(c.count[b+1-c.first] - c.count[a+1-c.first]), true
}

func (c Calendar) last() days.Number { return c.first + days.Number(len(c.count)) - 2 }

func (c Calendar) knows(n days.Number) bool { return c.first != 0 && n >= c.first && n <= c.last() }

// rebuild counts the days from first to last anew: as c has them, else by the
// week, and then as changed says.
func (c Calendar) rebuild(first, last days.Number, changed []Day) Calendar {
	if first == 0 {
		return c
	}
	works := make([]bool, last-first+1)
	for i := range works {
		day := first + days.Number(i)
		known, ok := c.WorkingDay(day)
		weekday := day.Weekday()
		works[i] = known || !ok && weekday != time.Saturday && weekday != time.Sunday
	}
	for _, day := range changed {
		if n, ok := days.Of(day.Date); ok && n >= first && n <= last {
			works[n-first] = day.Works
		}
	}
	made := Calendar{first: first, count: make([]int32, len(works)+1)}
	for i, worked := range works {
		made.count[i+1] = made.count[i]
		if worked {
			made.count[i+1]++
		}
	}
	return made
}
