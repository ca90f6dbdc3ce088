// Package days counts civil days: a day is a number, so that deadlines are sums
// and comparisons are cheap. All functions are pure.
package days

import (
	"time"

	"github.com/openxxgk/annualreport/govinfo"
)

// Number is a day, counted from 1900-01-01, which is 1. The zero Number is no day.
type Number int32

// The years of dates that a register can hold: the People's Republic, to the end
// of the next century. What lies outside is a slip of the pen.
const (
	FirstYear = 1949
	LastYear  = 2199
)

const unixOf1900 = -25568 // 1899-12-31 in days of Unix time

// Of returns the number of a date. ok is false for a date that the calendar does
// not have or that lies outside the years; the zero date is day 0 and ok.
func Of(d govinfo.Date) (n Number, ok bool) {
	if d.IsZero() {
		return 0, true
	}
	if d.Year < FirstYear || d.Year > LastYear || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > 31 {
		return 0, false
	}
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	if t.Day() != d.Day {
		return 0, false
	}
	return Number(t.Unix()/86400 - unixOf1900), true
}

// Date returns the date of a day; the zero date for no day.
func (n Number) Date() govinfo.Date {
	if n == 0 {
		return govinfo.Date{}
	}
	year, month, day := n.time().Date()
	return govinfo.Date{Year: year, Month: month, Day: day}
}

// Weekday returns the day of the week.
func (n Number) Weekday() time.Weekday { return n.time().Weekday() }

func (n Number) time() time.Time { return time.Unix((int64(n)+unixOf1900)*86400, 0).UTC() }

// YearStart returns the first of January.
func YearStart(year int) Number {
	return Number(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix()/86400 - unixOf1900)
}
