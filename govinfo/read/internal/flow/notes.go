package flow

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// AddNotes adds the texts of footnotes and endnotes, each a paragraph that is not
// divided. Behind a table their role is that of its notes.
func (b *Builder) AddNotes(texts []string) {
	first := len(b.blocks)
	afterTable := first > 0 && b.blocks[first-1].table != nil
	for _, text := range texts {
		b.Verbatim([]byte(text))
		b.End(Whole)
	}
	for i := first; afterTable && i < len(b.blocks); i++ {
		b.blocks[i].role = document.RoleNote
	}
}

// NoteText returns the blocks of a note as lines.
func NoteText(blocks []document.Block) string {
	var lines []string
	for _, block := range blocks {
		switch b := block.(type) {
		case *document.Heading:
			lines = append(lines, b.Text)
		case *document.Paragraph:
			lines = append(lines, b.Text)
		case *document.Table:
			lines = append(lines, TableText(b))
		}
	}
	return strings.Join(lines, "\n")
}

// RaiseHeadings makes level 2 of headings level 1, and so on: level 1 was kept free
// for a title that the document does not have.
func RaiseHeadings(blocks []document.Block) {
	for _, block := range blocks {
		if h, ok := block.(*document.Heading); ok {
			h.Level--
		}
	}
}
