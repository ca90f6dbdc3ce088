package narrative

// classifyDocument reads 制发行政规范性文件4件. The verb and the kind of document
// may stand with a figure before: 制发行政规范性文件4件，废止2件; 制发规章2件、行政规范性文件50件.
func (r *reader) classifyDocument(p *phrase, c *claim) bool {
	if c.persons || p.has(published) || p.has(otherDocuments) || p.has(information) || p.has(partial) || p.has(applicationNoun) {
		r.verb = 0
		return false
	}
	for _, w := range [...]word{issue, repeal, inForce} {
		if p.has(w) {
			r.verb = w
		}
	}
	kinds := words{}
	for _, w := range [...]word{normativeDocuments, regulations} {
		if p.has(w) {
			kinds.add(w)
		}
	}
	if kinds != (words{}) {
		r.documents = kinds
	}
	if p.has(each) && r.documents.has(normativeDocuments) && r.documents.has(regulations) && c.n != 0 {
		return false
	}
	return r.documentReadings(c)
}

// documentReadings completes a claim on the documents and the verb spoken of.
func (r *reader) documentReadings(c *claim) bool {
	if r.verb == 0 || r.documents == (words{}) || r.s.present.has(amended) {
		return false
	}
	c.rule = "N09"
	column := int(r.verb - issue)
	cell := func(base, column int) selection {
		var s selection
		if r.documents.has(regulations) {
			s.proactive |= 1 << (base + column)
		}
		if r.documents.has(normativeDocuments) {
			s.proactive |= 1 << (base + 3 + column)
		}
		return s
	}
	if r.tables.is2019() {
		// That form counts what was made and what was published; it does not know
		// repeals, and its total is not what is in force.
		if column != 0 {
			return false
		}
		c.may(cell(proactive2019At, 0))
		c.may(cell(proactive2019At, 1))
		return true
	}
	c.may(cell(proactiveAt, column))
	return true
}

// classifyDecision reads 作出行政处罚决定86件. Without a verb of deciding the figure
// may count items, publications or applications.
func (r *reader) classifyDecision(p *phrase, c *claim) bool {
	if p.has(decide) || p.has(handle) {
		r.decided = true
	}
	if !r.decided || c.persons || p.has(published) || p.meets(receiveWords) || p.has(information) || p.has(partial) ||
		p.has(plainApply) || p.has(each) && c.n != 0 || p.f.unit == unitEntry || p.f.unit == unitItem {
		return false
	}
	return r.decisionReadings(p.words, c)
}

func (r *reader) decisionReadings(set words, c *claim) bool {
	base, places := proactiveAt, [...]int{6, 7, 8}
	if r.tables.is2019() {
		base, places = proactive2019At, [...]int{8, 14, 17}
	}
	var s selection
	for i, w := range [...]word{licensing, penalties, coercion} {
		if set.has(w) {
			s.proactive |= 1 << (base + places[i])
		}
	}
	c.rule = "N10"
	c.may(s)
	return true
}

// readFees reads 收取行政事业性收费320.50万元.
func (r *reader) readFees(from, k int, f *figure) {
	s := &r.s
	set := s.set(from, k)
	if !set.has(fees) || f.vague || r.muted || set.meets(feeSilence) || r.year != 0 {
		return
	}
	first := k
	for i := from; i < k; i++ {
		if w := s.tokens[i].word; w == fees || w == charge {
			first = i
			break
		}
	}
	if !s.known(first, k) {
		return
	}
	switch r.edgeBefore(from, first) {
	case edgeUnknown:
		return
	case edgeOther:
		r.setScope(true)
	}
	table, ok := r.feeAmount()
	if !ok {
		return
	}
	// Both in 10^-scale 元.
	if f.value.Units > 1e12 || table.Units > 1e14 {
		return
	}
	text := Number{Units: f.value.Units, Scale: f.value.Scale}
	// A figure in 元 has four decimals more as 万元, one in 亿元 four fewer.
	scale := int(text.Scale) + 4 - int(f.power)
	for scale < 0 {
		text.Units *= 10
		scale++
	}
	text.Scale = uint8(scale)
	if scale > maxScale || table.Scale > maxScale {
		return
	}
	precision := int64(1)
	if digits := int(f.power) - int(f.value.Scale) - 4; digits > 0 {
		precision = pow10[digits]
	}
	if text.Scale >= table.Scale {
		if table.Units*pow10[text.Scale-table.Scale] == text.Units {
			r.scope.agreed(text.Units)
			return
		}
		if precision > 1 {
			if d := table.Units - text.Units; -precision < d && d < precision {
				return
			}
		}
	} else {
		unit := pow10[table.Scale-text.Scale]
		if d := table.Units - text.Units*unit; -precision*unit < d && d < precision*unit {
			r.scope.agreed(text.Units)
			return
		}
	}
	r.contradict(contradiction{rule: "N11", kind: KindAmount, got: text, want: table})
}

var feeSilence = setOf(noise, compared, cumulative, sinceThen, subPeriod, planned, rate, negation, feesRelief,
	lastYear, nextYear, partial, approximate, region, acting, processingFee)

// feeAmount returns the amount of table 二 in 万元.
func (r *reader) feeAmount() (n Number, ok bool) {
	amount, ok := r.report.Proactive.Fees.Amount.Decimal()
	if !ok || amount.Exponent() > 0 || amount.Exponent() < -maxScale {
		return Number{}, false
	}
	return Number{Units: amount.CoefficientInt64(), Scale: uint8(-amount.Exponent())}, true
}
