// Package outline writes documents in short form, for tests.
package outline

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Of returns the blocks of a document, one a line and for a table one a row:
//
//	# heading of level 1
//	paragraph ⏎ its second line
//	note: paragraph
//	table 4 columns, 1 head row: caption
//	| a [2x1] | b (col) |
func Of(doc *document.Document) string {
	var s strings.Builder
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Heading:
			fmt.Fprintf(&s, "%s %s\n", strings.Repeat("#", b.Level), line(b.Text))
		case *document.Paragraph:
			if b.Role == document.RoleNote {
				s.WriteString("note: ")
			}
			fmt.Fprintln(&s, line(b.Text))
		case *document.Table:
			table(&s, b)
		}
	}
	return s.String()
}

func line(text string) string { return strings.ReplaceAll(text, "\n", " ⏎ ") }

func table(s *strings.Builder, t *document.Table) {
	s.WriteString("table")
	if t.Columns > 0 {
		fmt.Fprintf(s, " %d columns", t.Columns)
	}
	if t.HeadRows > 0 {
		fmt.Fprintf(s, " %d head", t.HeadRows)
	}
	if t.Caption != "" {
		fmt.Fprintf(s, ": %s", line(t.Caption))
	}
	s.WriteByte('\n')
	for i := range t.Rows {
		s.WriteString("|")
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			s.WriteString(" " + line(c.Text))
			if c.Width() > 1 || c.Height() > 1 {
				fmt.Fprintf(s, " [%dx%d]", c.Width(), c.Height())
			}
			s.WriteString([]string{"", " (col)", " (row)", " (block)"}[c.Header])
			s.WriteString(" |")
		}
		s.WriteByte('\n')
	}
}
