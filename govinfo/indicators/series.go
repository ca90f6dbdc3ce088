package indicators

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// ErrYears says that years can't be lined up: one is unstated, or stands twice.
var ErrYears = errors.New("indicators: the reports are not one a year")

// Point is one year of a series.
type Point struct {
	Value
	// Break says that the line must not be drawn on from the point before: a year is
	// missing between, one of the two has no value, or table 三 follows the other
	// edition of the form and the indicator counts 三（六）, whose lines changed. (The
	// sum of its three lines of 2021 is comparable with the one line of 2019; the mark
	// is there because organs counted it differently.)
	Break bool `json:"break"`
}

// Over computes an indicator over the years of one organ, in the order of the years.
// That the reports are those of one organ is the caller's to see: names change when
// organs are reformed. The error wraps [ErrYears] and names the year; a nil report
// counts as one without a year.
func (i Indicator) Over(years []Basis) ([]Point, error) {
	sorted := slices.Clone(years)
	for _, basis := range sorted {
		if basis.Report == nil || basis.Report.Year == 0 {
			return nil, fmt.Errorf("%w: one has no year", ErrYears)
		}
	}
	slices.SortStableFunc(sorted, func(a, b Basis) int { return cmp.Compare(a.Report.Year, b.Report.Year) })
	points := make([]Point, len(sorted))
	for k, basis := range sorted {
		points[k].Value = i.Of(basis)
		if k == 0 {
			continue
		}
		before := sorted[k-1].Report
		if before.Year == basis.Report.Year {
			return nil, fmt.Errorf("%w: %d stands twice", ErrYears, before.Year)
		}
		points[k].Break = before.Year+1 != basis.Report.Year || points[k-1].Why != "" || points[k].Why != "" ||
			i.countsOther() && before.ApplicationsEdition() != basis.Report.ApplicationsEdition()
	}
	return points, nil
}

// countsOther reports whether lines of 三（六） are counted by themselves.
func (i Indicator) countsOther() bool {
	return slices.ContainsFunc(i.Numerator, func(ref govinfo.Ref) bool { return ref.Within("applications.outcomes.other") })
}
