package narrative

// readFees reads 收取行政事业性收费320.50万元.
func (r *reader) readFees(from, k int, f *figure) {
	r.t.last = -1
	r.checkFeeUnit(from, k, f)
	s := &r.s
	set := s.set(from, k)
	if !set.has(fees) || f.vague || r.b.muted || r.b.theirs || set.meets(feeSilence) || r.b.year != 0 {
		return
	}
	first := k
	for i := from; i < k; i++ {
		if w := s.tokens[i].word; w == fees || w == charge {
			first = i
			break
		}
	}
	if r.organs.whole && s.present.has(region) && namesOwnLevel(s.text[s.start:s.end]) {
		return // 全县8216万元，其中县本级12.6万元
	}
	if !s.known(first, k) || first > 0 && s.tokens[first-1].end < s.tokens[first].start {
		return
	}
	table, ok := r.feeAmount()
	if !ok || agreeAmounts(f, table) {
		return
	}
	text, ok := inTenThousands(f)
	if !ok || table.Scale > maxScale {
		return
	}
	r.report(contradiction{rule: "N11", kind: KindAmount, got: text, want: table, place: r.placeOf(first, k+1)})
}

var feeSilence = setOf(noise, compared, cumulative, sinceThen, subPeriod, planned, rate, negation, feesRelief,
	lastYear, nextYear, some, agent, channel, subject, remainder, approximate, processingFee)

// inTenThousands returns a figure in 万元: one in 元 has four decimals more, one
// in 亿元 four fewer.
func inTenThousands(f *figure) (n Number, ok bool) {
	n = Number{Units: f.value.Units}
	if n.Units > 1e12 {
		return n, false
	}
	scale := int(f.value.Scale) + 4 - int(f.power)
	for scale < 0 {
		n.Units *= 10
		scale++
	}
	n.Scale = uint8(scale)
	return n, scale <= maxScale
}

// agreeAmounts reports whether a figure is the amount of the table at its written
// precision, or cannot be compared with it.
func agreeAmounts(f *figure, table Number) bool {
	text, ok := inTenThousands(f)
	if !ok || table.Units > 1e14 || table.Scale > maxScale {
		return true
	}
	precision := int64(1)
	if digits := int(f.power) - int(f.value.Scale) - 4; digits > 0 {
		precision = pow10[digits]
	}
	if text.Scale >= table.Scale {
		if table.Units > 1e18/pow10[text.Scale-table.Scale] {
			return true
		}
		d := table.Units*pow10[text.Scale-table.Scale] - text.Units
		return d == 0 || precision > 1 && -precision < d && d < precision
	}
	unit := pow10[table.Scale-text.Scale]
	d := table.Units - text.Units*unit
	return -precision*unit < d && d < precision*unit
}

// feeAmount returns the amount of table 二 in 万元.
func (r *reader) feeAmount() (n Number, ok bool) {
	amount, ok := r.filed.Proactive.Fees.Amount.Decimal()
	if !ok || amount.Exponent() > 0 || amount.Exponent() < -maxScale {
		return Number{}, false
	}
	return Number{Units: amount.CoefficientInt64(), Scale: uint8(-amount.Exponent())}, true
}

// checkFeeUnit checks that 信息处理费 is a multiple of the rate: the rates of
// 国办函〔2020〕109号 are whole hundreds by case and whole tens by page.
func (r *reader) checkFeeUnit(from, k int, f *figure) {
	s := &r.s
	if !s.present.has(processingFee) || f.vague || r.b.muted || r.b.year != 0 || r.filed.Year != 0 && r.filed.Year < firstFeeYear {
		return
	}
	set := s.set(from, k)
	if !r.t.charged && !set.meets(setOf(processingFee, charge)) || set.meets(setOf(feesRelief, fees, rate, approximate)) {
		return
	}
	r.t.charged = true
	n, precision, ok := f.count()
	if !ok || precision > 1 {
		return
	}
	unit := int64(10)
	if set.has(byCase) && !set.has(byPage) {
		unit = 100
	}
	if n%unit != 0 {
		r.report(contradiction{rule: "N20", kind: KindFeeUnit, got: Number{Units: n}, want: Number{Units: unit}, place: r.placeOf(k, k+1)})
	}
}

// firstFeeYear is the first year in which information fees were charged by the
// national rates.
const firstFeeYear = 2021
