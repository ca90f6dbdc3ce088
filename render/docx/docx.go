// Package docx writes a report as a Word file (Office Open XML), set as official
// documents are by GB/T 9704: A4, 22 lines of 28 characters of 仿宋 三号, titles in
// 小标宋, section titles in 黑体, page numbers outside at the foot. The statutory
// tables keep their merged cells and repeat their header rows on every page.
//
//	doc := render.Compose(&report)
//	err := docx.Writer{}.Render(w, doc)
//
// The same document always gives the same bytes.
package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/render"
)

// Writer writes a document as a Word file. The zero Writer is useful. It may be
// copied and used by several goroutines.
type Writer struct {
	// Marks are listed above the report. Those on a printed cell are comments at
	// the cell, too, and their lines in the list lead there.
	Marks []render.Mark
}

// Render writes the file to w. The error is that of w, or a
// [*document.GridError] for a table too large to lay out.
func (d Writer) Render(w io.Writer, doc *document.Document) error {
	body := &bodyWriter{doc: doc, marks: d.Marks}
	if err := body.write(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	parts := []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes(len(body.comments) > 0)},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", coreProperties(doc)},
		{"docProps/app.xml", appProperties},
		{"word/document.xml", body.String()},
		{"word/_rels/document.xml.rels", documentRelations(len(body.comments) > 0)},
		{"word/styles.xml", styles(doc.Language)},
		{"word/settings.xml", settings},
		{"word/fontTable.xml", fontTable},
		{"word/footer1.xml", footer("right")},
		{"word/footer2.xml", footer("left")},
	}
	if len(body.comments) > 0 {
		parts = append(parts, struct{ name, content string }{"word/comments.xml", body.commentsPart()})
	}
	archive := zip.NewWriter(w)
	for _, part := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{
			Name:   part.name,
			Method: zip.Deflate,
			// A fixed day, the first that the format can hold.
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return fmt.Errorf("docx: %w", err)
		}
		if _, err := io.WriteString(file, part.content); err != nil {
			return fmt.Errorf("docx: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return nil
}
