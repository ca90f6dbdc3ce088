package doc

import (
	"cmp"
	"slices"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// note is a footnote or endnote: the position that refers to it, and its text.
type note struct{ cp, from, to int }

// readNotes finds the notes.
func (w *walker) readNotes() ([]note, error) {
	t := w.texts
	var all []note
	for _, kind := range []struct{ references, texts, from, size int }{
		{pairFootReferences, pairFootTexts, t.main, t.foot},
		{pairEndReferences, pairEndTexts, t.main + t.foot + t.headers + t.macros + t.comments, t.end},
	} {
		references, err := w.part(kind.references)
		if err != nil {
			return nil, err
		}
		texts, err := w.part(kind.texts)
		if err != nil {
			return nil, err
		}
		if references == nil || texts == nil || kind.size == 0 {
			continue
		}
		cps, _, ok := plc(references, 2)
		places, _, placed := plc(texts, 0)
		if !ok || !placed || len(places) < len(cps) {
			return nil, damaged("notes", "the texts do not fit the references")
		}
		for i := range len(cps) - 1 {
			if places[i] < 0 || places[i+1] > kind.size {
				return nil, damaged("notes", "note %d is not there", i+1)
			}
			all = append(all, note{cps[i], kind.from + places[i], kind.from + places[i+1]})
		}
	}
	slices.SortStableFunc(all, func(a, b note) int { return cmp.Compare(a.cp, b.cp) })
	return all, nil
}

// refer takes the notes that a position refers to.
func (w *walker) refer(cp int) {
	for len(w.notes) > 0 && w.notes[0].cp <= cp {
		if n := w.notes[0]; n.cp == cp {
			text, err := w.noteText(n)
			if err != nil && w.failed == nil {
				w.failed = err
			}
			w.due = append(w.due, text)
		}
		w.notes = w.notes[1:]
	}
}

// noteText reads a note: its paragraphs as lines.
func (w *walker) noteText(n note) (string, error) {
	inner := &walker{file: w.file, build: w.inner()}
	if err := inner.story(n.from, n.to); err != nil {
		return "", err
	}
	return flow.NoteText(inner.build.Blocks()), inner.build.Err()
}

// addNotes adds the notes that are due, unless the block is in a table.
func (w *walker) addNotes() {
	if len(w.due) == 0 || len(w.tables) > 0 {
		return
	}
	w.build.AddNotes(w.due)
	w.due = nil
}
