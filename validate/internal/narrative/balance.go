package narrative

import (
	"cmp"
	"math"
)

// weighBalance makes 按时办结 and 正在办理 exact where received and carried in are
// answered and carried out.
func weighBalance(frames []frame) {
	var in, carriedIn, answered, out *frame
	for i := range frames {
		fr := &frames[i]
		if fr.theirs || fr.bound == silent || fr.persons {
			continue
		}
		switch fr.measure {
		case measureIntake, measureHandle:
			in = cmp.Or(in, fr)
		case measureCarryIn:
			carriedIn = cmp.Or(carriedIn, fr)
		case measureAnswer:
			answered = cmp.Or(answered, fr)
		case measureCarryOut, measureUnderway:
			out = cmp.Or(out, fr)
		}
	}
	if in == nil || answered == nil || in.bound != exact || !near(in, carriedIn, answered, out) {
		return
	}
	var before, after int64
	if carriedIn != nil {
		before = carriedIn.n
	}
	if out != nil {
		after = out.n
	}
	if (carriedIn == nil || in.n+before != answered.n+after) && (out == nil || in.n != answered.n+after) {
		return
	}
	answered.bound = exact
	if out != nil && out.measure == measureUnderway {
		out.measure, out.bound = measureCarryOut, exact
	}
}

// near reports whether frames, some of them nil, stand in sentences that follow each
// other: what is told far apart adds up by chance.
func near(frames ...*frame) bool {
	const most = 3 // sentences between them
	first, last := int16(math.MaxInt16), int16(0)
	for _, fr := range frames {
		if fr != nil {
			first, last = min(first, fr.sentence), max(last, fr.sentence)
		}
	}
	return last-first <= most
}

// weighStock silences documents of all years, 累计制发312件，废止182件，现行有效130件: what is
// in force is what was ever issued less what was ever repealed.
func weighStock(frames []frame) {
	for i := 0; i+2 < len(frames); i++ {
		issued, repealed, stock := &frames[i], &frames[i+1], &frames[i+2]
		if issued.measure != measureDocument || repealed.measure != measureDocument || stock.measure != measureDocument ||
			issued.sentence != stock.sentence || repealed.n == 0 || issued.n-repealed.n != stock.n {
			continue
		}
		issued.bound, repealed.bound = silent, silent
	}
}

// differByCarry reports whether two figures differ by what was carried in.
func differByCarry(frames []frame, d int64) bool {
	for i := range frames {
		if frames[i].measure == measureCarryIn && (frames[i].n == d || frames[i].n == -d) {
			return true
		}
	}
	return false
}

// weighDoubles silences figures of one measure that disagree.
func weighDoubles(frames []frame) {
	for i := range frames {
		a := &frames[i]
		if !a.mayDisagree() {
			continue
		}
		for k := i + 1; k < len(frames); k++ {
			b := &frames[k]
			if b.measure != a.measure || b.n == a.n || !b.mayDisagree() || a.year != b.year || a.readings[0] != b.readings[0] {
				continue
			}
			if int(b.list) == i || a.measure == measureIntake && differByCarry(frames, a.n-b.n) {
				continue
			}
			a.double, b.double = true, true
		}
	}
	for i := range frames {
		if frames[i].double {
			frames[i].bound = silent
		}
	}
}

// mayDisagree reports whether a frame counts something that a text counts once.
func (fr *frame) mayDisagree() bool {
	switch fr.measure {
	case measureIntake, measureDocument, measureDecision, measureDispute:
		return fr.count > 0 && fr.bound == exact && !fr.theirs && !fr.split
	}
	return false
}
