// Package annotate gives a Word file back to its clerk with what was found in it: a
// comment at the very cell or sentence, and a tracked change from a wrong figure to the
// right one where it is known, to be accepted with a click.
//
//	reading, err := read.Bytes(file)
//	result := validate.Check(validate.FilingOf(reading))
//	notes := annotate.Findings(result, &reading.Report, language.Und)
//	done, err := annotate.Writer{Notes: notes}.Render(w, file)
//
// Everything else stays as it is, byte for byte: other parts of the file are copied
// packed as they are, and the text of the document only gets additions. Comments and
// changes of other people stay.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package annotate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// Note is a remark at a place of the report.
type Note struct {
	// Ref is a cell, a line, a table, a section of narrative ("overview") or another
	// key of the report. A line or a table is remarked at its first cell; what stands
	// nowhere in the file, at its beginning.
	Ref govinfo.Ref `json:"ref"`
	// Quote are words of a paragraph of Section, 1 to 6, to be remarked instead; Context
	// is the whole paragraph. Empty is none.
	Quote   string `json:"quote"`
	Context string `json:"context"`
	Section int    `json:"section"`
	// Initials stand beside the comment, such as the id of a rule.
	Initials string `json:"initials"`
	// Lines are the paragraphs of the comment. Without any there is none.
	Lines []string `json:"lines"`
	// Change is a tracked change of the cell Ref.
	Change Change `json:"change"`
}

// Change is a figure as it is printed and as it should be. A Change of twice the same is
// none.
type Change struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Writer annotates files. It may be copied and used by several goroutines.
type Writer struct {
	Notes  []Note          `json:"notes"`
	Author string          `json:"author"` // of comments and changes; "" is "annualreport"
	Date   time.Time       `json:"date"`   // of comments and changes; the zero Time is left out
	Limits document.Limits `json:"limits"`
}

// Done tells what was done, by indexes in [Writer.Notes].
type Done struct {
	// Unplaced are the notes whose place was not found; they stand at the beginning.
	Unplaced []int `json:"unplaced"`
	// Unchanged are the notes with a change that was not made, because the figure does
	// not stand in the cell by itself, or stands in a field, in a link or among other
	// changes. Their comments are there.
	Unchanged []int `json:"unchanged"`
}

// ErrEncoding: the text of the document is not in UTF-8, so that nothing can be put into
// it without changing the rest. No program writes such files today.
var ErrEncoding = errors.New("annotate: the main part is not in UTF-8")

// Render writes the annotated file to w. Errors are those of [docx.Reader.Document] for a
// file that cannot be read, [ErrEncoding], and that of w.
func (d Writer) Render(w io.Writer, file []byte) (Done, error) {
	doc, places, err := docx.Reader{Limits: d.Limits}.Located(context.Background(), file)
	if err != nil {
		return Done{}, fmt.Errorf("annotate: %w", err)
	}
	archive, err := openArchive(file, places.Part)
	if err != nil {
		return Done{}, fmt.Errorf("annotate: %w", err)
	}
	body, err := scan(archive.main.content)
	if err != nil {
		return Done{}, fmt.Errorf("annotate: %w", err)
	}
	result := recognize.Document(doc)
	e := &editor{
		Writer: d, body: body, finder: finder{doc: doc, places: places, result: &result, body: body},
		comment: archive.nextComment(), change: body.maxID + 1,
	}
	for i := range d.Notes {
		e.note(i)
	}
	e.closeEmpty()
	archive.main.content = apply(archive.main.content, e.edits)
	archive.addComments(e.comments.String(), body.strict)
	if err := archive.write(w); err != nil {
		return Done{}, fmt.Errorf("annotate: %w", err)
	}
	return e.done, nil
}
