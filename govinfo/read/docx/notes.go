package docx

import (
	"encoding/xml"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// notes are the footnotes and endnotes by their ids.
type notes struct {
	foot, end map[string]string
}

// noteReference reads the mark of a note. Its text is added after the block.
func (w *walker) noteReference(e xml.StartElement) error {
	if err := w.c.Skip(); err != nil || w.hidden() {
		return err
	}
	if w.notes == nil {
		w.notes = &notes{}
		var err error
		if w.notes.foot, err = w.readNotes(w.parts.footnotes); err != nil {
			return err
		}
		if w.notes.end, err = w.readNotes(w.parts.endnotes); err != nil {
			return err
		}
	}
	texts := w.notes.foot
	if e.Name.Local == "endnoteReference" {
		texts = w.notes.end
	}
	id := identifier(e, "id")
	if text := texts[id]; text != "" {
		w.due = append(w.due, text)
		delete(texts, id)
	}
	return nil
}

// addNotes adds the notes that are due, unless the block is in a table.
func (w *walker) addNotes() {
	if len(w.due) == 0 || w.table != nil {
		return
	}
	w.build.AddNotes(w.due)
	w.due = nil
}

// readNotes reads the notes of a part: their paragraphs as lines.
func (w *walker) readNotes(part string) (map[string]string, error) {
	texts := make(map[string]string)
	if part == "" {
		return texts, nil
	}
	err := w.parts.Read(part, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			if t := pack.Attribute(e, "type"); t != "" && t != "normal" {
				return c.Skip() // the line above the notes
			}
			inner := &walker{
				parts: w.parts, c: c, styles: w.styles, numbering: w.numbering,
				notes: &notes{foot: map[string]string{}, end: map[string]string{}},
				build: w.inner(),
			}
			if err := c.Children(inner.walk); err != nil {
				return err
			}
			texts[identifier(e, "id")] = flow.NoteText(inner.build.Blocks())
			return inner.build.Err()
		})
	})
	return texts, err
}
