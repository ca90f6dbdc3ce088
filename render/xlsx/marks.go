package xlsx

import (
	"strings"

	"github.com/openxxgk/annualreport/internal/workbook"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/render/internal/shades"
	"golang.org/x/text/language"
)

// markedCells finds the marks of a cell, by its ID.
type markedCells struct {
	marks  []render.Mark
	lines  []string // what is listed of each mark
	onCell map[string][]int
	unread map[string]bool
}

func indexMarks(marks []render.Mark, tag string) markedCells {
	m := markedCells{marks: marks, onCell: make(map[string][]int), unread: make(map[string]bool)}
	_, m.lines = render.List(marks, language.Make(tag))
	for i, mark := range marks {
		m.onCell[string(mark.Ref)] = append(m.onCell[string(mark.Ref)], i)
		if mark.Unread {
			for _, cell := range mark.Cells {
				m.unread[string(cell)] = true
			}
		}
	}
	return m
}

// shade returns the colour behind a cell, or "".
func (m *markedCells) shade(id string) string {
	on := m.onCell[id]
	switch {
	case id == "" || len(on) == 0 && !m.unread[id]:
		return ""
	case len(on) == 0:
		return shades.Unread
	}
	return shades.Of(m.marks, on)
}

// comment returns the comment at a cell; ok is false for one without marks.
func (m *markedCells) comment(id string, row, column int) (c workbook.Comment, ok bool) {
	on := m.onCell[id]
	if id == "" || len(on) == 0 {
		return c, false
	}
	var texts, ids []string
	for _, i := range on {
		texts = append(texts, m.lines[i])
		if id := m.marks[i].ID; id != "" {
			ids = append(ids, id)
		}
	}
	return workbook.Comment{Row: row, Column: column, Author: strings.Join(ids, " "), Text: strings.Join(texts, "\n")}, true
}
