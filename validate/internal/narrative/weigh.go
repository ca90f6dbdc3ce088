package narrative

// The text proves what its figures mean, before the tables are looked at. Of a
// whole that the text states, the parts behind it may add up to it; then the list
// is complete, and every part is exactly what it is called, be it 按时办结 or 其他.
// What came in and was carried in may be what was answered and carried out; then
// 正在办理 is what was carried out. And where an answer stands in a list beside
// 撤回 or beside outcomes, it is one class of what became of the whole.

// weigh settles the bounds and readings of frames that stand with others.
func (r *reader) weigh(frames []frame) {
	r.weighSums(frames)
	for i := range frames {
		if frames[i].isWhole() {
			r.weighParts(frames, i)
		}
	}
	r.weighAccepted(frames)
	weighStock(frames)
	weighBalance(frames)
	weighDoubles(frames)
}

// isWhole reports whether other frames may divide this one.
func (fr *frame) isWhole() bool {
	switch fr.measure {
	case measureIntake, measureHandle, measureAnswer, measureSum:
		return !fr.persons
	}
	return false
}

// weighSums reads 合计122件 by the figures before it.
func (r *reader) weighSums(frames []frame) {
	for i := range frames {
		whole := &frames[i]
		if whole.measure != measureSum || whole.theirs {
			continue
		}
		var sum int64
		var seen [measureDenial + 1]bool
		for k := i - 1; k >= 0 && sum < whole.n && near(&frames[k], whole); k-- {
			sum += frames[k].n
			seen[frames[k].measure] = true
		}
		if sum != whole.n {
			continue
		}
		switch {
		case seen[measureIntake] && seen[measureCarryIn]:
			whole.mayLines(totalColumn, receivedLine|carriedInLine)
		case seen[measureChannel], seen[measureIntake] && i >= 2:
			whole.mayLines(totalColumn, receivedLine, receivedLine|carriedInLine)
		default:
			continue
		}
		whole.rule, whole.measure = "N01", measureIntake
	}
}

// partGroup tells which parts divide a whole together.
type partGroup uint8

const (
	groupNone partGroup = iota
	groupCase           // what became of the applications
	groupApplicant
)

func (fr *frame) group() partGroup {
	switch fr.measure {
	case measureAnswer, measureCarryOut, measureUnderway, measureOutcome, measureAside:
		return groupCase
	case measureApplicant:
		return groupApplicant
	}
	return groupNone
}

// weighParts looks for the parts that add up to frame i, by what they divide it.
func (r *reader) weighParts(frames []frame, i int) {
	for group := groupCase; group <= groupApplicant; group++ {
		if last := completeList(frames, i, group); last > 0 {
			r.proven(frames, i, last, group)
		} else if group == groupCase {
			unproven(frames, i)
			weighUnknown(frames, i)
		}
	}
}

// completeList returns the last of the parts of frame i that add up to it, or 0.
func completeList(frames []frame, i int, group partGroup) int {
	var carriedIn, sum int64
	parts := 0
	for k := i + 1; k < len(frames); k++ {
		part := &frames[k]
		switch {
		case part.measure == measureCarryIn:
			carriedIn = part.n
			continue
		case part.isWhole() && part.measure != measureAnswer:
			return 0
		case part.theirs, !part.divides(frames, i, group), part.measure == measureOther && parts == 0:
			continue
		case part.sentence > frames[i].sentence+1:
			return 0
		}
		sum += part.n
		parts++
		if parts > 1 && sum == frames[i].n || parts > 1 && carriedIn > 0 && sum == frames[i].n+carriedIn {
			return k
		}
		if sum > frames[i].n+carriedIn || parts == 1 && sum == frames[i].n {
			return 0
		}
	}
	return 0
}

// divides reports whether a part may be one of a group that divides frame whole.
func (fr *frame) divides(frames []frame, whole int, group partGroup) bool {
	list := int(fr.list)
	switch fr.measure {
	case measureOther:
		return true
	case measureNone:
		return list == whole && !fr.persons
	}
	if fr.group() != group {
		return false
	}
	// A part of a part counts with that part.
	return list <= whole || frames[list].group() != group
}

// proven settles the parts of a complete list.
func (r *reader) proven(frames []frame, whole, last int, group partGroup) {
	outcomes, asides, answers := 0, 0, 0
	for k := whole + 1; k <= last; k++ {
		if !frames[k].divides(frames, whole, group) {
			continue
		}
		switch frames[k].measure {
		case measureOutcome:
			outcomes++
		case measureAside:
			asides++
		case measureAnswer:
			answers++
		}
	}
	for k := whole + 1; k <= last; k++ {
		part := &frames[k]
		switch {
		case !part.divides(frames, whole, group):
		case part.measure == measureAnswer && (outcomes+asides > 0 || answers > 1 || frames[whole].measure == measureAnswer):
			part.bound = silent // a class of what became of them
		case part.measure == measureAnswer, part.measure == measureUnderway:
			part.measure = answerOrCarry(part.measure)
			part.bound = exactUnlessSilent(part.bound, frames[whole].bound)
		case part.measure == measureOther && k == last:
			r.provenOther(part, group, outcomes)
		case part.needsProof && soleGranted(frames[whole+1:last+1]):
			part.bound = frames[whole].bound
		}
	}
}

// soleGranted reports whether one part of a list is what was granted.
func soleGranted(list []frame) bool {
	n := 0
	for i := range list {
		if list[i].measure == measureOutcome && list[i].count > 0 && list[i].readings[0].lines == grantedLine {
			n++
		}
	}
	return n == 1
}

func answerOrCarry(m measure) measure {
	if m == measureUnderway {
		return measureCarryOut
	}
	return m
}

func exactUnlessSilent(b, whole bound) bound {
	if b == atMost {
		return whole
	}
	return b
}

// provenOther reads 其他1件 at the end of a complete list.
func (r *reader) provenOther(part *frame, group partGroup, outcomes int) {
	switch {
	case group == groupCase && outcomes > 1:
		part.rule, part.measure = "N05", measureOutcome
		part.mayLines(totalColumn, r.tables.otherLines(), r.tables.otherLines()&^(feeUnpaidLine|feeUnpaidLine>>1), notProcessedLines)
	case group == groupApplicant:
		part.rule, part.measure = "N06", measureApplicant
		part.mayLines(otherOrganizationColumn, receivedLine, receivedLine|carriedInLine, totalLine)
		part.bound = silent
	}
}

// unproven settles answers in a list that is not complete: they are parts of what
// was answered.
func unproven(frames []frame, whole int) {
	first := groupNone
	for k := whole + 1; k < len(frames); k++ {
		part := &frames[k]
		if int(part.list) == whole && first == groupNone {
			first = part.group()
		}
		if part.measure == measureAnswer && (int(part.list) == whole && first == groupCase || besideAside(frames, k)) {
			part.bound = max(part.bound, atMost)
		}
	}
}

// weighUnknown silences an answer that makes up the whole only together with
// something unknown behind it, which others count as an answer, too: 受理2件，答复1件，
// 便民解答1件.
func weighUnknown(frames []frame, whole int) {
	sum, answer, unknown := int64(0), -1, false
	for k := whole + 1; k < len(frames) && frames[k].place.start == frames[whole].place.start; k++ {
		part := &frames[k]
		switch {
		case part.measure == measureNone && part.persons:
			continue
		case part.measure == measureNone:
			unknown = true
		case part.measure == measureAnswer && answer < 0:
			answer = k
		case part.group() != groupCase || part.measure == measureAnswer:
			return
		}
		sum += part.n
	}
	if unknown && answer >= 0 && sum == frames[whole].n {
		frames[answer].bound = silent
	}
}

// besideAside reports whether the sentence of an answer tells of applications that
// were neither answered nor carried out, and not as parts of the answer.
func besideAside(frames []frame, answer int) bool {
	for k := range frames {
		if frames[k].measure == measureAside && int(frames[k].list) != answer && frames[k].place.start == frames[answer].place.start {
			return true
		}
	}
	return false
}

// weighAccepted settles 收到20件，受理15件: the table may count either, unless the
// text says what became of the others.
func (r *reader) weighAccepted(frames []frame) {
	for i := range frames {
		if !frames[i].accepted {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			got := &frames[k]
			if got.measure != measureIntake || got.accepted || got.n <= frames[i].n || got.theirs {
				continue
			}
			frames[i].bound = silent
			if !explained(frames, k, got.n-frames[i].n) {
				got.bound = silent
			}
			break
		}
	}
}

// explained reports whether n of the applications received were withdrawn.
func explained(frames []frame, from int, n int64) bool {
	for k := from + 1; k < len(frames); k++ {
		if frames[k].measure == measureAside && frames[k].withdrawn && frames[k].n == n {
			return true
		}
	}
	return false
}
