package annotate

import "strings"

// placed is an offset for an insertion, and what goes around it there.
type placed struct {
	at            int
	before, after string
}

// around returns where the marks around a quotation go. In the middle of a plain run the
// run is ended and begun again around them, so that the mark is at the very words; where
// that cannot be, the range is that of the runs that hold the words, and that of the whole
// paragraph where the words are not found.
func (p *paragraph) around(b *body, quote string) (from, to placed) {
	from, to = placed{at: p.content}, placed{at: p.end}
	all := p.text()
	start := strings.Index(all, quote)
	if quote == "" || start < 0 {
		return from, to
	}
	end := start + len(quote)
	at := 0 // of the text before
	for i := range p.runs {
		r := &p.runs[i]
		for k := range r.texts {
			t := &r.texts[k]
			next := at + len(t.value)
			if at <= start && start < next && r.direct {
				from = r.cut(b, t, start-at, r.from)
			}
			if at < end && end <= next && r.direct {
				to = r.cut(b, t, end-at, r.end)
			}
			at = next
		}
	}
	return from, to
}

// cut returns the place within a text of the run, or the given one.
func (r *run) cut(b *body, t *text, offset, otherwise int) placed {
	raw := string(b.content[t.from:t.end])
	switch {
	case !r.plain || len(r.texts) != 1 || raw != t.value: // entities: offsets differ
		return placed{at: otherwise}
	case offset == 0:
		return placed{at: r.from}
	case offset == len(t.value):
		return placed{at: r.end}
	case strings.HasSuffix(t.value[:offset], " ") || strings.HasPrefix(t.value[offset:], " "):
		return placed{at: otherwise} // the space might be lost
	}
	w := b.element
	// The text before keeps its tag; the one behind gets a run with the same format.
	head := string(b.content[r.from:r.head]) + string(b.content[r.format[0]:r.format[1]]) + string(b.content[t.tag:t.from])
	return placed{at: t.from + offset, before: "</" + w + "t></" + w + "r>", after: head}
}
