package narrative

import (
	"strings"

	folding "github.com/openxxgk/annualreport/internal/words"
)

// denial is what is denied: the tokens from the one behind the denial up to, not
// including, behind, their words, and those that stand before the denial.
type denial struct {
	set, before  words
	from, behind int
}

// denied completes the claim that there was nothing of what is denied.
func (r *reader) denied(d denial, fr *frame) bool {
	set, before := d.set, d.before
	otherTime := set.has(lastYear) || set.has(nextYear)
	switch {
	case set.has(refused):
		fr.may(selection{lines: refusedLines, columns: totalColumn})
		return r.p.object == objectApplication && set.within(refusedWords)
	case set.meets(disputeWords):
		if set.has(published) && set.has(cause) || set.has(carry) || otherTime || set.has(decide) || before.meets(disputeWords) {
			return false
		}
		return r.denyDisputes(d, fr)
	case set.meets(foreignNouns) && !r.onlyStatutes(d), before.meets(applyWords) && !set.has(carry):
		return false
	case set.has(carry):
		return r.denyCarry(d, fr)
	case otherTime:
		return false
	case (set.has(fees) || set.meets(decisionWords)) && r.saysNew(d):
		return false // 未新增行政许可事项
	case set.has(fees):
		if set.meets(decisionWords) {
			fr.may(r.decisions(set))
			return !set.has(published)
		}
		return r.denyFees()
	case set.has(feeNotice):
		fr.may(selection{lines: feeUnpaidLine, columns: totalColumn})
		return true
	case set.has(processingFee), set.has(charge):
		return false
	case set.meets(decisionWords) && set.meets(documentKinds):
		return false
	case set.meets(decisionWords):
		fr.may(r.decisions(set))
		return !set.has(published) && !set.meets(receiveWords) && !set.has(plainApply)
	case set.meets(documentKinds):
		return r.denyDocuments(set, fr)
	case r.deniesReceipt(set):
		r.p.object = objectApplication
		fr.mayLines(totalColumn, receivedLine)
		return !set.has(published) && !(set.has(handle) && !set.meets(receiveWords)) && !set.has(answer) && !set.has(finish)
	}
	return false
}

// saysNew reports whether only what is new is denied: kinds of decisions or fees, and not
// those that were made or charged.
func (r *reader) saysNew(d denial) bool {
	text := r.s.text[r.s.tokens[d.from].start:r.s.tokens[d.behind-1].end]
	return folding.HasAny(text, "新增", "新设", "新的")
}

// onlyStatutes reports whether the documents that are no 规章 or 规范性文件 in a denial
// are laws, which an organ denies in one breath: 未制定行政法规、规章和规范性文件.
func (r *reader) onlyStatutes(d denial) bool {
	if d.set.and(foreignNouns) != setOf(otherDocuments) || !d.set.meets(documentKinds) {
		return false
	}
	return !r.s.anyText(d.from, d.behind, otherDocuments, func(text string) bool { return !strings.HasSuffix(strings.TrimSpace(text), "法规") })
}

// denyCarry reads 无上年结转, 无结转下年度.
func (r *reader) denyCarry(d denial, fr *frame) bool {
	set, before := d.set, d.before
	if r.p.object == objectDispute || r.p.object == objectOther {
		return false
	}
	in, out := set.has(lastYear) || before.has(lastYear), set.has(nextYear) || before.has(nextYear) || r.s.anyText(d.from, d.behind, carry, namesNextYear)
	if in == out || !set.meets(applyWords) && r.p.object != objectApplication || set.meets(blockWords) {
		return false
	}
	if in {
		fr.mayLines(totalColumn, carriedInLine)
	} else {
		fr.mayLines(totalColumn, carriedOutLine)
	}
	return true
}

// deniesReceipt reports whether a denial says that no application came in.
func (r *reader) deniesReceipt(set words) bool {
	if set.meets(receiveWords) {
		return set.has(applicationNoun) || set.has(plainApply) && (r.p.object == objectApplication || set.has(govInfo))
	}
	return !set.has(govInfo) && !set.has(handle) && set.has(applicationNoun)
}

// denyDocuments reads 未制发规章和行政规范性文件.
func (r *reader) denyDocuments(set words, fr *frame) bool {
	verbs := set.and(documentVerbs)
	if set.has(published) || verbs == (words{}) || verbs.has(inForce) && verbs.count() > 1 {
		return false
	}
	r.t.documents = set.and(documentKinds)
	r.t.verb = verbs.pop()
	if verbs == (words{}) {
		return r.documentReadings(fr)
	}
	// 未制发、废止规范性文件: neither.
	if r.tables.is2019() || !r.documentReadings(fr) {
		return false
	}
	issued := fr.readings[0]
	r.t.verb, fr.count = verbs.pop(), 0
	if !r.documentReadings(fr) {
		return false
	}
	fr.readings[0].proactive |= issued.proactive
	return true
}

// denyDisputes reads 未发生行政复议、行政诉讼 and 无败诉, 无纠错.
func (r *reader) denyDisputes(d denial, fr *frame) bool {
	set := d.set
	told := r.s.present.has(govInfo) || r.s.present.has(applicationNoun)
	if !told && !(r.deniesAll && (r.p.disclosure || r.p.object != objectOther)) || set.meets(decisionWords) || set.meets(documentWords) {
		return false // 在行政执法中未发生行政复议
	}
	blocks := blocksOf(set)
	switch {
	case !set.meets(resultWords):
		fr.may(selection{cases: blocks})
		return blocks != 0 && (set.has(cause) || !set.meets(answerWords.without(setOf(handle))))
	case set.meets(setOf(upheld, upheldOnReview, otherResult, pending)):
		return false
	case blocks == 0:
		blocks = r.t.disputes
	}
	switch {
	case set.has(lost) && !set.has(corrected) && blocks == reconsiderationTotal && r.listsLost(d):
		fr.may(selection{cases: blocks}) // 无复议或败诉
		return true
	case set.has(lost) && set.has(corrected):
		blocks |= litigationTotals // 被行政复议纠错或败诉
	case set.has(lost):
		blocks &= litigationTotals // only a lawsuit is lost
	}
	fr.may(selection{cases: correctedResult.of(blocks)})
	return blocks != 0
}

// listsLost reports whether what is lost is listed beside something else: 复议或败诉, not
// 复议败诉.
func (r *reader) listsLost(d denial) bool {
	for i := d.from; i < d.behind; i++ {
		if r.s.tokens[i].word == lost {
			return r.joined(i - 1)
		}
	}
	return false
}

// denyFees reads 无行政事业性收费, which speaks of an amount.
func (r *reader) denyFees() bool {
	if table, ok := r.feeAmount(); ok && table.Units > 0 {
		fr := &r.frames[r.frameCount]
		r.report(contradiction{rule: "N12", kind: KindNoneAmount, want: table, place: fr.place})
	}
	return false
}
