package narrative

import (
	"math"
	"slices"

	folding "github.com/openxxgk/annualreport/internal/words"
)

// settle weighs the frames of the paragraph against each other, judges them and
// begins anew.
func (r *reader) settle() {
	frames := r.frames[:r.frameCount]
	if len(frames) >= 2 {
		r.weigh(frames)
	}
	for i := range frames {
		fr := &frames[i]
		if fr.kind == KindAllAnswered && (tellsAnswers(frames) || fr.list >= 0 && frames[fr.list].wrong) {
			fr.bound = silent
		}
		fr.wrong = fr.contradicts(&r.tables) && !r.isWider(fr)
	}
	if len(frames) >= 2 {
		r.checkParts(frames)
	}
	for i := range frames {
		r.submit(i)
	}
	r.emitBefore(math.MaxInt)
	r.frameCount = 0
	r.t.last, r.t.firstFrame = -1, 0
}

// submit judges a frame and reports it if it contradicts the tables.
func (r *reader) submit(i int) {
	if fr := &r.frames[i]; fr.wrong {
		d := r.contradictionOf(&fr.claim)
		d.place, d.frame = fr.place, i+1
		r.emitBefore(d.place.first)
		r.emit(d)
	}
}

// isWider reports whether a figure is of a whole territory while the paragraph tells that
// of the government itself, too, and the table has that one: 全市1247件，其中市本级46件.
func (r *reader) isWider(fr *frame) bool {
	if !r.organs.whole || fr.count == 0 {
		return false
	}
	text := r.s.text[fr.place.start:fr.place.end]
	if !namesTerritory(text) || !namesOwnLevel(text) {
		return false
	}
	for _, reading := range fr.readings[:fr.count] {
		if v := r.tables.sum(reading, false); v.known && slices.Contains(r.stated[:r.statedN], v.sum) {
			return true
		}
	}
	return false
}

// namesTerritory reports whether a sentence names a whole territory: 全市.
func namesTerritory(text string) bool {
	return folding.HasAny(text, "全省", "全市", "全县", "全区", "全州", "全旗", "全盟")
}

// namesOwnLevel reports whether a sentence names the government itself beside its
// territory: 市本级, 县政府, 市政府办公室.
func namesOwnLevel(text string) bool {
	return folding.HasAny(text, "本级", "省政府", "市政府", "县政府", "区政府", "州政府", "旗政府", "盟行署", "政府办")
}

// tellsAnswers reports whether the text tells how many were answered or not.
func tellsAnswers(frames []frame) bool {
	for i := range frames {
		switch frames[i].measure {
		case measureAnswer, measureHandle, measureCarryOut, measureUnderway, measureAside:
			return true
		}
	}
	return false
}

// contradicts reports whether a frame is known to speak of the tables' year and
// scope, and contradicts them.
func (fr *frame) contradicts(t *tables) bool {
	if fr.measure == measureUnderway || fr.measure == measureSum {
		return false // not proven by the text
	}
	return !fr.theirs && fr.year == 0 && fr.claim.judge(t) == contradict
}

// report keeps a contradiction that is not a frame's until the frames before it
// have been judged: issues come in the order of the text.
func (r *reader) report(d contradiction) {
	if r.pendingN == len(r.pending) {
		r.emit(d)
		return
	}
	r.pending[r.pendingN] = d
	r.pendingN++
}

// emitBefore reports what has been kept of the text before a byte offset.
func (r *reader) emitBefore(offset int) {
	n := 0
	for n < r.pendingN && r.pending[n].place.first < offset {
		r.emit(r.pending[n])
		n++
	}
	r.pendingN = copy(r.pending[:], r.pending[n:r.pendingN])
}
