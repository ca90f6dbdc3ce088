package indicators

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/openxxgk/annualreport/govinfo"
)

// Basis is what an indicator is computed from.
type Basis struct {
	// Report is the report; an indicator of nil has no value.
	Report *govinfo.Report `json:"report"`
	// Unread are the cells that may stand in the organ's document but could not be
	// read; a line or a table stands for all its cells.
	Unread []govinfo.Ref `json:"unread"`
	// Population is how many people live in the organ's territory; 0 is unstated.
	Population int64 `json:"population"`
}

// Value is one indicator of one report.
type Value struct {
	Indicator ID `json:"indicator"`
	// Year is the report's; 0 where it states none.
	Year int `json:"year"`
	// Numerator and Denominator are what was divided.
	Numerator   Bounds `json:"numerator"`
	Denominator Bounds `json:"denominator"`
	// Why tells why there is no value; "" where there is one. Low and High are 0 then.
	Why Reason `json:"why"`
	// Low and High are the ends of the rate, scaled (42.5 for 42.5 %) and exact to ten
	// decimal places. They are equal where nothing is missing.
	Low  decimal.Decimal `json:"low"`
	High decimal.Decimal `json:"high"`
	// Open says that there is no upper end; High is 0 then.
	Open bool `json:"open"`
	// Small says that the denominator is, or may be, below [SmallBase] (not for a
	// population).
	Small bool `json:"small"`
	// Contradictory says that the report contradicts itself in these cells: the bounds
	// take in all that they may mean.
	Contradictory bool `json:"contradictory"`
	// Blank are the cells that would be needed and are blank, Unread those of them that
	// were not read; both in form order.
	Blank  []govinfo.Ref `json:"blank"`
	Unread []govinfo.Ref `json:"unread"`
}

// Reason tells why an indicator has no value.
type Reason string

// The reasons of [Value.Why].
const (
	NoReport     Reason = "noReport"     // there is no report
	OtherForm    Reason = "otherForm"    // the report's edition of the form has no such cells
	NoPopulation Reason = "noPopulation" // the population is unstated
	NoCases      Reason = "noCases"      // the denominator is 0: nothing divided by nothing is no rate
	NothingKnown Reason = "nothingKnown" // all the cells are blank
)

// Exact reports whether the value is one number.
func (v Value) Exact() bool { return v.Why == "" && !v.Open && v.Low.Equal(v.High) }

// String returns the value with one decimal place: "42.5", "40.0–42.5", "≥ 3.0", or
// "" where there is none.
func (v Value) String() string {
	low := v.Low.StringFixed(1)
	switch {
	case v.Why != "":
		return ""
	case v.Open:
		return "≥ " + low
	case v.Exact() || low == v.High.StringFixed(1):
		return low
	}
	return low + "–" + v.High.StringFixed(1)
}

// Of computes the indicator. It changes nothing of the basis.
func (i Indicator) Of(basis Basis) Value {
	v := Value{Indicator: i.ID}
	r := basis.Report
	if r == nil {
		v.Why = NoReport
		return v
	}
	v.Year = r.Year
	c := cells{report: r, form: formOf(r)}
	if i.needsTable2() && r.ProactiveEdition() != govinfo.Edition2021 || c.form.count(i.Numerator) == 0 {
		v.Why = OtherForm
		return v
	}
	v.Numerator = c.sum(i.Numerator)
	if i.Denominator == nil {
		v.Denominator = Bounds{Low: basis.Population, High: basis.Population}
		if basis.Population <= 0 {
			v.Why = NoPopulation
			return v
		}
	} else {
		v.Denominator = c.sum(i.Denominator)
	}
	if i.Part {
		v.Numerator = c.within(v.Numerator, i.Numerator, i.Denominator, v.Denominator)
		v.Denominator.Low = max(v.Denominator.Low, v.Numerator.Low)
	}
	v.Small = i.Denominator != nil && v.Denominator.Low < SmallBase
	v.Contradictory = c.contradictory
	v.Blank, v.Unread = missing(c.blank, basis.Unread)
	i.divide(&v)
	return v
}

// needsTable2 reports whether the cells are those of table 二, whose columns changed.
func (i Indicator) needsTable2() bool { return i.Numerator[0].Within("proactive") }

// divide fills in the rate.
func (i Indicator) divide(v *Value) {
	n, d := v.Numerator, v.Denominator
	switch {
	case d.Open && n.Open && n.Low == 0 && d.Low == 0:
		v.Why = NothingKnown
		return
	case !d.Open && d.High == 0:
		v.Why = NoCases
		return
	}
	if !d.Open {
		v.Low = i.rate(n.Low, d.High)
	}
	switch {
	case n.Open || d.Low == 0:
		v.Open = true
	default:
		v.High = i.rate(n.High, d.Low)
	}
	if most := decimal.NewFromInt(i.Scale); i.Part && (v.Open || v.High.GreaterThan(most)) {
		v.High, v.Open = decimal.Max(most, v.Low), false
	}
}

func (i Indicator) rate(n, d int64) decimal.Decimal {
	const places = 10
	return decimal.NewFromInt(n).Mul(decimal.NewFromInt(i.Scale)).DivRound(decimal.NewFromInt(d), places)
}

// missing sorts the blank cells, and picks those that were not read.
func missing(blank, parts []govinfo.Ref) (all, unread []govinfo.Ref) {
	slices.SortFunc(blank, func(a, b govinfo.Ref) int {
		i, _ := a.Index()
		j, _ := b.Index()
		return i - j
	})
	all = slices.Compact(blank)
	for _, ref := range all {
		if slices.ContainsFunc(parts, func(part govinfo.Ref) bool { return ref.Within(part) }) {
			unread = append(unread, ref)
		}
	}
	return all, unread
}
