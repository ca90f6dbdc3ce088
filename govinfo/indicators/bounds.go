package indicators

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// Bounds are between which numbers a count lies, in 件 (inhabitants for a
// population). An exact count has equal ends.
type Bounds struct {
	Low  int64 `json:"low"`
	High int64 `json:"high"`
	// Open says that there is no upper end; High means nothing then.
	Open bool `json:"open"`
}

// Exact reports whether there is one number only.
func (b Bounds) Exact() bool { return !b.Open && b.Low == b.High }

// atMost returns the bounds with an upper end that is not over high. Where even the
// lower end is over it the report contradicts itself, and the lower end stays.
func (b Bounds) atMost(high int64) Bounds {
	if b.Open || b.High > high {
		b.High, b.Open = max(b.Low, high), false
	}
	return b
}

// cells reads the cells of one report.
type cells struct {
	report        *govinfo.Report
	form          *editionForm
	contradictory bool
	blank         []govinfo.Ref // that were looked at
}

// mostCases is more than any organ has: a printed number above it is no number of
// cases, and sums of numbers up to it don't overflow.
const mostCases = 1_000_000_000_000

// number returns what a cell holds; ok is false where it is blank or holds what can't
// be a number of cases.
func (c *cells) number(ref govinfo.Ref) (n int64, ok bool) {
	n, ok = c.report.Count(ref).Int64()
	return n, ok && 0 <= n && n <= mostCases
}

// sum adds up what is known of cells. Those of the other edition of the form do not
// count.
func (c *cells) sum(refs []govinfo.Ref) Bounds {
	var sum Bounds
	for _, ref := range refs {
		if !c.form.has[ref] {
			continue
		}
		b := c.cell(ref)
		sum.Low += b.Low
		sum.High += b.High
		sum.Open = sum.Open || b.Open
	}
	return sum
}

// cell returns what is known of one cell. A total is known by its own figure and by
// its parts: where one is blank the other tells it, and where they differ, it may be
// either.
func (c *cells) cell(ref govinfo.Ref) Bounds {
	var known []int64
	if n, ok := c.number(ref); ok {
		known = append(known, n)
	}
	low := int64(0)
	for _, parts := range c.form.ways[ref] {
		if sum, complete := c.plainSum(parts); complete {
			known = append(known, sum)
		} else {
			low = max(low, sum)
		}
	}
	if len(known) == 0 {
		c.blank = append(c.blank, ref)
		return Bounds{Low: low, Open: true}
	}
	b := Bounds{Low: slices.Min(known), High: slices.Max(known)}
	c.contradictory = c.contradictory || !b.Exact()
	return b
}

// plainSum adds up the filled cells; complete is false where one is blank.
func (c *cells) plainSum(refs []govinfo.Ref) (sum int64, complete bool) {
	complete = true
	for _, ref := range refs {
		n, ok := c.number(ref)
		if ok {
			sum += n
		}
		complete = complete && ok
	}
	return sum, complete
}

// within narrows a part of a whole: it is at most the whole, less what is known of
// the whole's other parts.
func (c *cells) within(part Bounds, refs, whole []govinfo.Ref, of Bounds) Bounds {
	if of.Open {
		return part
	}
	part = part.atMost(of.High)
	if len(whole) != 1 {
		return part
	}
	for _, parts := range c.form.ways[whole[0]] {
		others, inside := int64(0), 0
		for _, ref := range parts {
			if slices.Contains(refs, ref) {
				inside++
			} else if n, ok := c.number(ref); ok {
				others += n
			}
		}
		if inside == c.form.count(refs) {
			part = part.atMost(of.High - others)
		}
	}
	return part
}
