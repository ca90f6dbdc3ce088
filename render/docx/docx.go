// Package docx writes a report as a Word file (Office Open XML), set as official
// documents are by GB/T 9704: A4, 22 lines of 28 characters of 仿宋 三号, titles in
// 小标宋, section titles in 黑体, page numbers outside at the foot. The statutory
// tables keep their merged cells and repeat their header rows on every page.
//
//	doc := render.Compose(&report)
//	err := docx.Writer{}.Render(w, doc)
//
// The same document always gives the same bytes.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package docx

import (
	"fmt"
	"io"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
	"github.com/openxxgk/annualreport/render"
)

// Writer writes a document as a Word file. The zero Writer is useful. It may be
// copied and used by several goroutines.
type Writer struct {
	// Marks are listed above the report. Those on a printed cell are comments at
	// the cell, too, and their lines in the list lead there.
	Marks []render.Mark `json:"marks"`
}

// Render writes the file to w. The error is that of w, or a
// [*document.GridError] for a table too large to lay out; it wraps
// [document.ErrNoDocument] where doc is nil.
func (d Writer) Render(w io.Writer, doc *document.Document) error {
	if doc == nil {
		return fmt.Errorf("docx: %w", document.ErrNoDocument)
	}
	body := &bodyWriter{doc: doc, marks: d.Marks}
	if err := body.write(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	parts := []pack.Part{
		{Name: "[Content_Types].xml", Content: contentTypes(len(body.comments) > 0)},
		{Name: "_rels/.rels", Content: packageRelations},
		{Name: "docProps/core.xml", Content: coreProperties(doc)},
		{Name: "docProps/app.xml", Content: appProperties},
		{Name: "word/document.xml", Content: body.String()},
		{Name: "word/_rels/document.xml.rels", Content: documentRelations(len(body.comments) > 0)},
		{Name: "word/styles.xml", Content: styles(doc.Language)},
		{Name: "word/settings.xml", Content: settings},
		{Name: "word/fontTable.xml", Content: fontTable},
		{Name: "word/footer1.xml", Content: footer("right")},
		{Name: "word/footer2.xml", Content: footer("left")},
	}
	if len(body.comments) > 0 {
		parts = append(parts, pack.Part{Name: "word/comments.xml", Content: body.commentsPart()})
	}
	if err := pack.Write(w, parts); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}
