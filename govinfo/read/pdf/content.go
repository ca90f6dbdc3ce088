package pdf

import (
	"errors"
	"fmt"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/page"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffile"
	"github.com/openxxgk/annualreport/govinfo/read/internal/pdffont"
)

// What a file may ask for in all, and what of it at once.
const (
	mostOperators   = 5_000_000
	mostOperands    = 1 << 15
	mostStates      = 1000       // saved at once
	mostShapes      = 200_000    // rules and pictures of a page
	mostComparisons = 50_000_000 // of what is painted with text below it
)

// reader reads the pages of a file.
type reader struct {
	file    *pdffile.File
	limits  document.Limits
	builder *page.Builder
	fonts   map[pdffile.Ref]*pdffont.Font
	forms   map[*pdffile.Stream][]byte
	off     map[pdffile.Ref]bool // optional content that is not shown
	unknown map[string]int       // glyphs without meaning, by font
	names   []string             // of those fonts, in order

	operators   int // that may still be executed
	comparisons int // of what is painted with the text below it
	glyphs      int
}

func newReader(file *pdffile.File, limits document.Limits) *reader {
	r := &reader{
		file: file, limits: limits, builder: page.New("pdf", limits),
		fonts: make(map[pdffile.Ref]*pdffont.Font), forms: make(map[*pdffile.Stream][]byte),
		off: make(map[pdffile.Ref]bool), unknown: make(map[string]int),
		operators: mostOperators, comparisons: mostComparisons,
	}
	config := file.Dict(file.Dict(file.Root()["OCProperties"])["D"])
	if file.Name(config["BaseState"]) == "OFF" {
		for _, o := range file.Array(file.Dict(file.Root()["OCProperties"])["OCGs"]) {
			if ref, ok := o.(pdffile.Ref); ok {
				r.off[ref] = true
			}
		}
		for _, o := range file.Array(config["ON"]) {
			if ref, ok := o.(pdffile.Ref); ok {
				delete(r.off, ref)
			}
		}
	}
	for _, o := range file.Array(config["OFF"]) {
		if ref, ok := o.(pdffile.Ref); ok {
			r.off[ref] = true
		}
	}
	return r
}

// unknownGlyphs notes the fonts whose glyphs have no known meaning.
func (r *reader) unknownGlyphs() []document.Note {
	var notes []document.Note
	for _, name := range r.names {
		notes = append(notes, document.Note{Code: document.NoteUnknownGlyphs, Name: name, Count: r.unknown[name]})
	}
	return notes
}

// page reads a page, and hands it to the builder.
func (r *reader) page(l *leaf, number int) error {
	width, height, base := l.box()
	x := &interpreter{
		reader: r,
		page:   &page.Page{Width: width, Height: height},
		state:  state{ctm: base, clip: page.Rect{X1: width, Y1: height}, lineWidth: 1, fillAlpha: 1, lineAlpha: 1, text: textState{stretch: 1}},
	}
	content, err := r.content(l.dict["Contents"])
	if err == nil {
		err = x.run(content, r.file.Dict(l.resources))
	}
	if err == nil {
		err = x.annotations(l, base)
	}
	if err == nil {
		err = r.file.Err()
	}
	if err != nil {
		return partError(number, err)
	}
	if err := x.dropCovered(); err != nil {
		return err
	}
	return r.builder.Add(x.page)
}

// content joins the streams of a page's content.
func (r *reader) content(o pdffile.Object) ([]byte, error) {
	if err := r.present(o); err != nil {
		return nil, err
	}
	switch o := r.file.Resolve(o).(type) {
	case *pdffile.Stream:
		return r.file.Data(o)
	case pdffile.Array:
		var all []byte
		for _, part := range o {
			if err := r.present(part); err != nil {
				return nil, err
			}
			s := r.file.Stream(part)
			if s == nil {
				continue
			}
			data, err := r.file.Data(s)
			if err != nil {
				return nil, err
			}
			if len(all)+len(data) > r.limits.Unpacked {
				return nil, r.exceed(document.QuantityUnpacked, r.limits.Unpacked)
			}
			all = append(append(all, data...), '\n')
		}
		return all, nil
	}
	return nil, nil
}

// present returns an error for a reference to an object that the file has not:
// what it would show is lost.
func (r *reader) present(o pdffile.Object) error {
	if ref, ok := o.(pdffile.Ref); ok && !r.file.Has(ref) {
		return &document.PartError{Package: "pdf", Part: fmt.Sprintf("object %d", ref.Number), Err: errors.New("it is missing")}
	}
	return nil
}

func (r *reader) exceed(q document.Quantity, most int) error {
	return &document.LimitError{Package: "pdf", Quantity: q, Max: int64(most)}
}
