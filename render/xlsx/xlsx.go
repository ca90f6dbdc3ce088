// Package xlsx writes a report as an Excel workbook: a sheet for each section, the
// statutory tables with their merged cells. It writes two kinds of it.
//
// A filled sheet shows a report as it is, with the findings of any checker as comments
// at the cells:
//
//	err := xlsx.Writer{Marks: marks}.Render(w, render.Compose(&report))
//
// A form is there to be filled in: labels are locked, the cells of figures are open and
// take whole numbers that are not negative (amounts take decimals, changes a sign), and
// totals compute themselves once all their parts are filled in, since a blank is no zero:
//
//	blank := govinfo.Report{Year: 2025, Agency: govinfo.Agency{Name: "云溪县林业局"}}
//	err := xlsx.Writer{Form: true}.Render(w, render.Compose(&blank))
//
// In both every cell has its ref as its name, by which package govinfo/read/xlsx and
// package govinfo/recognize find it whatever becomes of the labels around it. The same
// document always gives the same bytes.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package xlsx

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/internal/workbook"
	"github.com/openxxgk/annualreport/render"
)

// Writer writes a document as a workbook. The zero Writer is useful. It may be copied
// and used by several goroutines.
type Writer struct {
	// Form makes the workbook a form to fill in. What the document has is filled in
	// already and may be changed. A total is a formula where it is blank or is the sum
	// of its parts; one that is not stays the number that it is, so that nothing of a
	// report changes by itself.
	Form bool `json:"form"`
	// Marks on a printed cell are a comment at the cell; a comment at the first cell of
	// the first sheet counts all and tells the others.
	Marks []render.Mark `json:"marks"`
}

// ErrTooLong is wrapped by the error for a paragraph of more than 32,767 characters,
// which no cell can hold.
var ErrTooLong = workbook.ErrTooLong

// Render writes the workbook to w. The error is that of w, [ErrTooLong], or a
// [*document.GridError] for a table too large to lay out; it wraps
// [document.ErrNoDocument] where doc is nil.
func (d Writer) Render(w io.Writer, doc *document.Document) error {
	if doc == nil {
		return fmt.Errorf("xlsx: %w", document.ErrNoDocument)
	}
	b := newBuilder(d, doc)
	for _, block := range doc.Blocks {
		if err := b.block(block); err != nil {
			return fmt.Errorf("xlsx: %w", err)
		}
	}
	if err := b.finish().Write(w); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	return nil
}

// builder makes the workbook of a document.
type builder struct {
	Writer
	doc    *document.Document
	book   workbook.Book
	sheet  *sheet
	names  map[string]bool // of sheets
	marked markedCells
	placed map[string]place // cells with an ID, by it
}

// place is where a cell of the document stands in the workbook.
type place struct{ sheet, row, column int }

func newBuilder(d Writer, doc *document.Document) *builder {
	b := &builder{Writer: d, doc: doc, names: make(map[string]bool), placed: make(map[string]place)}
	b.book.Title = doc.Title
	b.marked = indexMarks(d.Marks, doc.Language)
	return b
}

// block adds a block of the document. A heading of a section begins a sheet.
func (b *builder) block(block document.Block) error {
	heading, isHeading := block.(*document.Heading)
	if b.sheet == nil || isHeading && heading.Level == 2 && !b.sheet.onlyTitle {
		b.closeSheet()
		b.sheet = &sheet{onlyTitle: !isHeading || heading.Level != 2}
	}
	if isHeading && heading.Level == 2 {
		b.sheet.onlyTitle, b.sheet.name = false, heading.Text
	}
	switch block := block.(type) {
	case *document.Heading:
		b.sheet.heading(block)
	case *document.Paragraph:
		b.sheet.paragraph(block.Text, b.Form)
	case *document.Table:
		return b.table(block)
	}
	return nil
}

// commentTitle puts the marks that are on no printed cell, below what all are, into a
// comment at the first cell of the first sheet.
func (b *builder) commentTitle() {
	if len(b.Marks) == 0 {
		return
	}
	summary, lines := render.List(b.Marks, language.Make(b.doc.Language))
	texts := []string{summary}
	for i, mark := range b.Marks {
		if _, printed := b.placed[string(mark.Ref)]; !printed {
			texts = append(texts, lines[i])
		}
	}
	first := &b.book.Sheets[0]
	first.Comments = append(first.Comments, workbook.Comment{Text: strings.Join(texts, "\n")})
}

// closeSheet ends the sheet that is open.
func (b *builder) closeSheet() {
	if b.sheet == nil {
		return
	}
	done := b.sheet.finish(b.Form)
	done.Name = b.uniqueName(done.Name)
	b.book.Sheets = append(b.book.Sheets, done)
	b.sheet = nil
}

func (b *builder) uniqueName(text string) string {
	name := workbook.SheetName(text)
	for n := 1; name == "" || b.names[name]; n++ {
		suffix := strconv.Itoa(len(b.book.Sheets) + n)
		short := []rune(workbook.SheetName(text))
		name = string(short[:min(len(short), workbook.MaxSheetName/2)]) + suffix
	}
	b.names[name] = true
	return name
}

func (b *builder) finish() *workbook.Book {
	if b.sheet == nil && len(b.book.Sheets) == 0 {
		b.sheet = &sheet{}
	}
	b.closeSheet()
	b.commentTitle()
	if b.Form {
		b.putFormulas()
	}
	return &b.book
}
