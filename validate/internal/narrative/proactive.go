package narrative

import "strings"

// classifyDocument reads 制发行政规范性文件4件. The verb and the kind of document
// may stand with a figure before: 制发行政规范性文件4件，废止2件; 制发规章2件、行政规范性文件50件.
func (r *reader) classifyDocument(p *phrase, fr *frame) bool {
	if fr.persons || p.meets(foreignNouns) && p.noun != normativeDocuments && p.noun != regulations || p.has(applicationNoun) || p.f.unit == unitEntry && fr.n != 0 || !p.clean {
		r.t.verb = 0
		return false
	}
	verbs := p.and(documentVerbs)
	switch {
	case verbs != (words{}):
		r.t.verb, r.t.verbClause = r.nearestVerb(p), r.t.clause
	case p.has(published):
		r.t.verb = 0
	}
	if fr.n == 0 && p.meets(documentKinds) {
		r.t.documents = p.and(documentKinds) // 规范性文件发布0件，废止0件
	}
	if p.has(published) && verbs == (words{}) || p.has(published) && verbs.has(inForce) || r.t.publishing && verbs.without(setOf(inForce)) == (words{}) {
		return false
	}
	if kinds := p.and(documentKinds); kinds != (words{}) {
		r.t.documents = kinds
	}
	if p.has(each) && r.t.documents.has(normativeDocuments) && r.t.documents.has(regulations) && fr.n != 0 {
		return false
	}
	r.p.object = objectOther
	fr.rule, fr.measure = "N09", measureDocument
	return r.documentReadings(fr)
}

// nearestVerb returns the verb that stands nearest to the figure.
func (r *reader) nearestVerb(p *phrase) word {
	for i := p.behind - 1; i >= p.first; i-- {
		if w := r.s.tokens[i].word; documentVerbs.has(w) {
			return w
		}
	}
	verbs := p.and(documentVerbs)
	return verbs.pop()
}

// documentReadings completes a claim on the documents and the verb spoken of.
func (r *reader) documentReadings(fr *frame) bool {
	if r.t.verb == 0 || r.t.documents == (words{}) || r.isAmended(fr) {
		return false
	}
	column := int(r.t.verb - issue)
	cell := func(base, column int) selection {
		var s selection
		if r.t.documents.has(regulations) {
			s.proactive |= 1 << (base + column)
		}
		if r.t.documents.has(normativeDocuments) {
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
		fr.may(cell(proactive2019At, 0))
		fr.may(cell(proactive2019At, 1))
		return true
	}
	fr.may(cell(proactiveAt, column))
	return true
}

// isAmended reports whether amendments are told between the semicolons around a
// figure: some count them with what is issued or repealed.
func (r *reader) isAmended(fr *frame) bool {
	s := &r.s
	if !s.present.has(amended) {
		return false
	}
	told := false
	for i := range s.tokens[:s.tokenCount] {
		t := &s.tokens[i]
		if t.word == semicolon {
			if int(t.start) >= fr.place.behind {
				break
			}
			told = false
		}
		told = told || t.word == amended
	}
	return told
}

// classifyDecision reads 作出行政处罚决定86件. Figures that count items,
// publications or applications are none of decisions.
func (r *reader) classifyDecision(p *phrase, fr *frame) bool {
	if p.has(handle) || p.has(decide) && (!r.t.publicized || r.isDeciding(p)) {
		r.t.decided = true
	}
	if p.meets(foreignNouns) || fr.persons || p.has(published) || p.meets(receiveWords) || p.has(plainApply) || !p.clean ||
		r.t.publishing && !r.t.decided || p.has(each) && fr.n != 0 || p.f.unit == unitEntry && fr.n != 0 ||
		p.f.unit == unitItem && fr.n != 0 && !r.countsDecisions(p) {
		return false
	}
	if !r.t.decided && r.t.publicized {
		return false
	}
	r.p.object = objectOther
	fr.rule, fr.measure = "N10", measureDecision
	fr.may(r.decisions(p.words))
	return true
}

// isDeciding reports whether decisions are made, 作出决定8件, and not only named: of
// what is published 行政许可决定书5份、行政处罚决定书8份 may be a part.
func (r *reader) isDeciding(p *phrase) bool {
	return r.s.anyText(p.first, p.behind, decide, func(text string) bool { return !strings.HasPrefix(text, "决定") })
}

// countsDecisions reports whether the words before the figure are those of the form:
// 行政许可处理决定数量450项.
func (r *reader) countsDecisions(p *phrase) bool {
	return r.s.anyText(p.first, p.behind, decide, isFormDecision)
}

func isFormDecision(text string) bool { return strings.HasPrefix(text, "处理决定") }

// carryDecisions lets 处理决定数量29件 speak of the decisions that the figure before
// spoke of: 行政处罚新增10项，处理决定数量29件.
func (r *reader) carryDecisions(p *phrase) {
	switch named := p.and(decisionWords); {
	case named != (words{}):
		r.t.deciding = named
	case p.noun != wordNone:
		r.t.deciding = words{}
	case p.has(decide) && p.head >= 0 && isFormDecision(r.s.textOf(p.head)) && r.t.deciding.count() == 1:
		p.words = p.union(r.t.deciding)
	}
}

// decisions returns the cells of the decisions that set names.
func (r *reader) decisions(set words) selection {
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
	return s
}
