package ledger

import (
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger/fees"
	"github.com/openxxgk/annualreport/govinfo/ledger/internal/days"
	"github.com/shopspring/decimal"
)

// Fees are the figures of section 六: the notices of a fee sent in the year, what they
// ask for, and what was paid in the year, in yuan.
type Fees struct {
	Notices int            `json:"notices"`
	Noticed govinfo.Amount `json:"noticed"`
	Paid    govinfo.Amount `json:"paid"`
}

// tariffOf2020 is the day on which 国办函〔2020〕109号 came into force.
var tariffOf2020 = days.YearStart(2021)

// month is what one applicant asked for in one calendar month. The units of a day are
// added up, so that the order of receipt needs no sorting.
type month struct {
	units [32]int64 // by day of the month
	seen  [32]int64 // of the cases of each day that were judged
}

type monthKey struct {
	applicant string
	month     int32
}

func monthOf(applicant string, received days.Number) (key monthKey, day int) {
	date := received.Date()
	return monthKey{applicant, int32(date.Year)*12 + int32(date.Month)}, date.Day
}

// unitsOf are the units of a case for the fee.
func unitsOf(c *Case) int64 { return int64(max(c.Items, 1)) }

// chargeable reports whether a fee of the case is to be reckoned by items.
func chargeable(c *Case) bool {
	return c.Fee != nil && c.Fee.Basis == ByItems && c.ApplicantKey != ""
}

// months adds up the units of every applicant and month in which a fee by items was
// charged. A case counts whatever its outcome, and once.
func (l *Ledger) months(doubled func(i int) bool) map[monthKey]*month {
	months := make(map[monthKey]*month)
	for i := range l.Cases {
		if c := &l.Cases[i]; chargeable(c) {
			if received, ok := days.Of(c.Received); ok && received != 0 {
				key, _ := monthOf(c.ApplicantKey, received)
				months[key] = new(month)
			}
		}
	}
	if len(months) == 0 {
		return nil
	}
	for i := range l.Cases {
		c := &l.Cases[i]
		received, ok := days.Of(c.Received)
		if c.ApplicantKey == "" || !ok || received == 0 || doubled(i) {
			continue
		}
		key, day := monthOf(c.ApplicantKey, received)
		if m := months[key]; m != nil {
			m.units[day] += unitsOf(c)
		}
	}
	return months
}

// before returns the units of the applicant's month before a case, in order of receipt,
// and counts the case as seen.
func (t *tallying) before(j *judged) (units int64, known bool) {
	if len(t.months) == 0 || j.ApplicantKey == "" || j.days.received == 0 || j.doubled {
		return 0, false
	}
	key, day := monthOf(j.ApplicantKey, j.days.received)
	m := t.months[key]
	if m == nil {
		return 0, false
	}
	units = m.seen[day]
	m.seen[day] += unitsOf(j.Case)
	for _, earlier := range m.units[:day] {
		units += earlier
	}
	return units, true
}

// checkFee compares a fee with the tariff.
func (t *tallying) checkFee(j *judged) {
	before, known := t.before(j)
	f := j.Fee
	if f == nil {
		return
	}
	if f.Basis == ByBoth {
		j.tell("L50", "fee.basis", string(f.Basis), "")
	}
	if notice := firstDay(j.days.feeSent, j.days.feeReceived, j.days.feePaid); notice != 0 && notice < tariffOf2020 {
		j.tell("L54", "fee.sent", notice.Date().String(), "")
		return
	}
	switch {
	case f.Amount.IsBlank(), isNegative(f.Amount):
	case f.Basis == ByPages:
		if yuan, ok := fees.ByPages(f.Pages); ok {
			j.compareFee(yuan)
		}
		if j.suppliedNothing() && f.Amount.String() != "0" {
			j.tell("L52", "fee.basis", string(f.Basis), "")
		}
	case f.Basis == ByItems && j.ApplicantKey == "":
		j.tell("L53", "applicantKey", "", "")
	case f.Basis == ByItems && known:
		if yuan, ok := fees.OfItems(int(before), int(unitsOf(j.Case))); ok {
			j.compareFee(yuan)
		}
	}
}

func firstDay(some ...days.Number) days.Number {
	for _, day := range some {
		if day != 0 {
			return day
		}
	}
	return 0
}

func (j *judged) compareFee(yuan int64) {
	if amount, _ := j.Fee.Amount.Decimal(); !amount.Equal(decimal.NewFromInt(yuan)) {
		j.tell("L51", "fee.amount", j.Fee.Amount.String(), strconv.FormatInt(yuan, 10))
	}
}

// suppliedNothing reports whether the outcome is one by which no copy was supplied, nor
// was to be: （六）其他处理 ends a request before it.
func (j *judged) suppliedNothing() bool {
	return j.outcome != noLine && j.Outcome != granted && j.Outcome != partlyGranted && j.Outcome.Ref().Parent() != "applications.outcomes.other"
}

// countFee adds the fee of a case to those of the year.
func (t *tallying) countFee(j *judged) {
	if j.Fee == nil || j.doubled {
		return
	}
	if notice := firstDay(j.days.feeSent, j.days.feeReceived); t.inYear(notice) {
		t.fees.Notices++
		add(&t.fees.Noticed, j.Fee.Amount)
	}
	if t.inYear(j.days.feePaid) {
		add(&t.fees.Paid, j.Fee.Amount)
	}
}

func isNegative(amount govinfo.Amount) bool {
	yuan, _ := amount.Decimal()
	return yuan.IsNegative()
}

// add adds an amount that is stated and can be one. A sum beyond all money stays as it is.
func add(sum *govinfo.Amount, amount govinfo.Amount) {
	if amount.IsBlank() || isNegative(amount) {
		return
	}
	if total, err := sum.Plus(amount); err == nil {
		*sum = total
	}
}
