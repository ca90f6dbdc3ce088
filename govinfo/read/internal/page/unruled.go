package page

import "github.com/openxxgk/annualreport/govinfo/document"

// unruledTable is a run of lines of a page that show columns without rules.
type unruledTable struct{ first, end int }

// unruled finds the tables without rules on all pages, and notes them.
func (b *Builder) unruled() {
	for _, s := range b.sheets {
		s.unruled = findUnruled(s)
		b.note(document.NoteUnruledTable, s.number, len(s.unruled))
	}
}

// findUnruled finds runs of at least three lines with three parts or more that
// wide gaps divide. Up to two lines between them, such as parts of a wrapped
// label, belong to the table; ruled tables end it.
func findUnruled(s *sheet) []unruledTable {
	const leastLines, leastParts, mostBetween = 3, 3, 2
	var found []unruledTable
	current, rows := unruledTable{}, 0
	end := func() {
		if rows >= leastLines {
			found = append(found, current)
		}
		rows = 0
	}
	for i := range s.lines {
		if i > 0 && s.lines[i].number != s.lines[i-1].number+1 {
			end()
		}
		if len(s.lines[i].parts) < leastParts {
			if rows > 0 && i-current.end >= mostBetween {
				end()
			}
			continue
		}
		if rows == 0 {
			current.first = i
		}
		current.end = i + 1
		rows++
	}
	end()
	return found
}

// table makes a table of the lines.
func (u unruledTable) table(s *sheet) *document.Table {
	t := &document.Table{Layout: document.LayoutSequence}
	for i := u.first; i < u.end; i++ {
		row := document.Row{Source: document.Source{Page: s.number, Line: s.lines[i].number}}
		for _, text := range s.lines[i].parts {
			row.Cells = append(row.Cells, document.Cell{Text: text})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
