package xlsx

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/words"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// sheet is a sheet under way. Lines of text are merged over its width once that is known.
type sheet struct {
	workbook.Sheet
	name      string
	onlyTitle bool  // it has no section yet
	lines     []int // rows with a line of text over the whole width
	hasTable  bool
	hasText   bool // a paragraph below the section's heading
}

// textWidth is the width of a sheet without a table, in characters of half a width.
const textWidth = 96

func (s *sheet) add(row workbook.Row) int {
	s.Rows = append(s.Rows, row)
	return len(s.Rows) - 1
}

// line adds a line of text over the whole width.
func (s *sheet) line(text string, style workbook.Style) {
	s.lines = append(s.lines, s.add(workbook.Row{Cells: []workbook.Cell{{Text: text, Style: style}}}))
}

func (s *sheet) heading(h *document.Heading) {
	style := workbook.Style{Bold: true, Wrap: true, Align: "left", Size: 14}
	switch {
	case h.Level <= 1:
		style.Size, style.Align = 18, "center"
	case h.Level >= 3:
		style.Size = 12
	}
	s.line(h.Text, style)
}

func (s *sheet) paragraph(text string, open bool) {
	s.hasText = true
	s.line(text, workbook.Style{Wrap: true, Align: "left", Open: open})
}

// openLines are the lines of an empty section of narrative in a form.
const openLines = 6

// finish gives the sheet its widths and lays its lines out.
func (s *sheet) finish(form bool) workbook.Sheet {
	if form {
		s.Protected = true
		if !s.hasTable && !s.hasText {
			for range openLines {
				s.paragraph("", true)
			}
		}
	}
	if s.Widths == nil {
		s.Widths = []float64{textWidth}
	}
	width := 0.0
	for _, w := range s.Widths {
		width += w
	}
	last := len(s.Widths) - 1
	for _, y := range s.lines {
		row := &s.Rows[y]
		style := row.Cells[0].Style
		if last > 0 {
			for len(row.Cells) <= last {
				row.Cells = append(row.Cells, workbook.Cell{Style: style})
			}
			s.Merges = append(s.Merges, workbook.Area{Top: y, Left: 0, Bottom: y, Right: last})
		}
		row.Height = heightOf(row.Cells[0].Text, width, style.Size)
	}
	s.Sheet.Name = s.name
	if s.name == "" && len(s.lines) > 0 {
		s.Sheet.Name = s.Rows[s.lines[0]].Cells[0].Text
	}
	return s.Sheet
}

// heightOf estimates the height of a text in points: programs do not fit the height of
// merged cells to their text.
func heightOf(text string, width float64, size int) float64 {
	const most = 409 // points
	if size == 0 {
		size = 11
	}
	perLine := max(width*11/float64(size)-1, 2)
	lines := 0
	for part := range strings.SplitSeq(text, "\n") {
		lines += max(1, int(2*words.Width(part, 0.5)/perLine+0.999)) // columns are measured in digits
	}
	return min(float64(lines)*float64(size)*1.45+2, most)
}
