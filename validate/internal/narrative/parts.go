package narrative

// The text against itself: parts that do not add up to the whole that they divide
// (N16), and what came in against what was answered and carried out (N17). Where a
// figure of them contradicts the tables, that is the error, and it is told already.

// checkParts looks for wholes whose parts do not add up.
func (r *reader) checkParts(frames []frame) {
	for i := range frames {
		if whole := &frames[i]; whole.isWhole() && whole.trusted() {
			r.checkApplicants(frames, i)
			r.checkOutcomes(frames, i)
			r.checkChannels(frames, i)
		}
	}
	r.checkFlow(frames)
}

// trusted reports whether a frame counts what it says and the tables agree, or
// cannot tell.
func (fr *frame) trusted() bool {
	return fr.bound == exact && !fr.wrong && !fr.theirs && fr.year == 0 && !fr.persons && fr.precision == 1 && !fr.split
}

// checkApplicants compares 自然人 and 法人或其他组织 with the whole they divide.
func (r *reader) checkApplicants(frames []frame, i int) {
	var natural, organizations *frame
	for k := i + 1; k < len(frames) && frames[k].place.start == frames[i].place.start; k++ {
		part := &frames[k]
		if part.isWhole() {
			break
		}
		if part.measure != measureApplicant || part.count == 0 {
			continue
		}
		switch part.readings[0].columns {
		case naturalPersonColumn:
			if natural != nil {
				return // of two wholes
			}
			natural = part
		case organizationColumns:
			if part.narrow || organizations != nil {
				return // 企业 are not all of them
			}
			organizations = part
		default:
			return // the classes are named one by one
		}
	}
	if natural == nil || organizations == nil || !natural.trusted() || !organizations.trusted() {
		return
	}
	r.compareParts(frames, i, natural.n+organizations.n)
}

// checkOutcomes compares the six classes of outcomes with the whole they divide.
func (r *reader) checkOutcomes(frames []frame, i int) {
	const classes = grantedLine | partlyGrantedLine | refusedLines | unavailableLines | notProcessedLines
	var named lines
	var sum int64
	others := false
	for k := i + 1; k < len(frames); k++ {
		part := &frames[k]
		if part.isWhole() || part.place.start != frames[i].place.start {
			break
		}
		if part.measure != measureOutcome || part.count == 0 {
			continue
		}
		set := part.readings[0].lines
		if set&named != 0 || !part.trusted() || part.readings[0].columns != totalColumn || !isClass(set, r.tables.otherLines()) {
			return
		}
		others = others || set == r.tables.otherLines()
		named |= set
		sum += part.n
	}
	if named&classes == classes && others {
		r.compareParts(frames, i, sum)
	}
}

func isClass(set, others lines) bool {
	switch set {
	case grantedLine, partlyGrantedLine, refusedLines, unavailableLines, notProcessedLines, others:
		return true
	}
	return false
}

// checkChannels compares the channels with the whole that they divide; not all of
// them need be named.
func (r *reader) checkChannels(frames []frame, i int) {
	var sum int64
	for k := i + 1; k < len(frames) && int(frames[k].list) == i && frames[k].measure == measureChannel; k++ {
		if frames[k].theirs || frames[k].precision != 1 || frames[k].vague || frames[k].persons {
			return
		}
		sum += frames[k].n
	}
	if sum > frames[i].n {
		r.compareParts(frames, i, sum)
	}
}

// compareParts reports a sum of parts that is none of the wholes of the paragraph.
func (r *reader) compareParts(frames []frame, i int, sum int64) {
	var carriedIn, carriedOut int64
	for k := range frames {
		switch frames[k].measure {
		case measureCarryIn:
			carriedIn = frames[k].n
		case measureCarryOut:
			carriedOut = frames[k].n
		}
	}
	for k := range frames {
		if fr := &frames[k]; fr.isWhole() {
			switch sum {
			case fr.n, fr.n + carriedIn, fr.n - carriedIn, fr.n - carriedOut, fr.n + carriedIn - carriedOut:
				return
			}
		}
	}
	r.report(contradiction{
		rule: "N16", kind: KindItemCounts, got: Number{Units: frames[i].n}, want: Number{Units: sum}, place: frames[i].place,
	})
}

// checkFlow compares what came in and was carried in with what was answered and
// carried out.
func (r *reader) checkFlow(frames []frame) {
	var flow [4]*frame // received, carried in, answered, carried out
	for i := range frames {
		fr := &frames[i]
		at := -1
		switch fr.measure {
		case measureIntake:
			at = 0
		case measureCarryIn:
			at = 1
		case measureAnswer:
			at = 2
		case measureCarryOut:
			at = 3
		case measureAside, measureHandle, measureUnderway, measureSum:
			return
		}
		if at < 0 {
			continue
		}
		if flow[at] != nil || !fr.trusted() {
			return // told twice: of several scopes
		}
		flow[at] = fr
	}
	for _, fr := range flow {
		if fr == nil {
			return
		}
	}
	in, carriedIn, answered, out := flow[0].n, flow[1].n, flow[2].n, flow[3].n
	for _, came := range [...]int64{in, in + carriedIn} {
		for _, went := range [...]int64{answered + out, answered + carriedIn + out} {
			if came == went {
				return
			}
		}
	}
	if int(flow[3].list) >= 0 && in+carriedIn == answered {
		return // of those answered
	}
	r.report(contradiction{
		rule: "N17", kind: KindFlow, got: Number{Units: in + carriedIn}, want: Number{Units: answered + out}, place: flow[0].place,
	})
}
