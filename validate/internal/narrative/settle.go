package narrative

import "math"

// settle weighs the frames of the paragraph against each other, judges them and
// begins anew.
func (r *reader) settle() {
	frames := r.frames[:r.frameCount]
	if len(frames) >= 2 {
		r.weigh(frames)
	}
	for i := range frames {
		r.submit(&frames[i])
	}
	r.emitBefore(math.MaxInt)
	r.frameCount = 0
	r.t.last, r.t.firstFrame = -1, 0
}

// submit judges a frame and reports it if it contradicts the tables.
func (r *reader) submit(fr *frame) {
	if fr.measure == measureUnderway || fr.measure == measureSum {
		return // not proven by the text
	}
	if fr.theirs || fr.bound == silent || fr.count == 0 {
		return
	}
	if fr.year == 0 && fr.claim.judge(&r.tables) == contradict {
		d := r.contradictionOf(&fr.claim)
		d.place = fr.place
		r.emitBefore(d.place.first)
		r.emit(d)
	}
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
