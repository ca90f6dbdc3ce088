package recognize

// readLoose reads a piece of table 四 that has lost its rows: headings first and
// then the figures, or each figure behind its headings.
func (d *disputeReader) readLoose(rows []row, outer disputeKind) {
	known := func(label *place) bool { return d.isHeading(label) }
	var contexts []context
	kind := noKind
	for _, run := range runsOf(rows) {
		if len(run.figures) == 0 {
			continue
		}
		labels := segment(run.words, known)
		results := 0
		for _, label := range labels {
			if _, result := d.known.resultByKey[label.label.Key]; result {
				results++
			}
		}
		r := row{}
		if results > 1 {
			contexts = d.flatContexts(headingsOf(d, labels), outer)
		} else {
			for _, label := range labels {
				if d.isHeading(label) {
					r.places = append(r.places, *label)
				}
			}
		}
		for _, figure := range run.figures {
			r.places = append(r.places, *figure)
		}
		kind = d.readFlatRow(&r, contexts, kind, outer)
	}
}

func headingsOf(d *disputeReader, labels []*place) []*place {
	var headings []*place
	for _, label := range labels {
		if d.isHeading(label) {
			headings = append(headings, label)
		}
	}
	return headings
}
