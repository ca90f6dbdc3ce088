package recognize_test

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// tableWriter writes a table as some kind of text dump does.
type tableWriter func(text *strings.Builder, table *document.Table)

// dump writes the document as text.
func (s *source) dump(write tableWriter) []byte {
	var text strings.Builder
	for _, block := range s.document().Blocks {
		switch b := block.(type) {
		case *document.Heading:
			text.WriteString(b.Text + "\n")
		case *document.Paragraph:
			text.WriteString(b.Text + "\n")
		case *document.Table:
			write(&text, b)
		}
	}
	return []byte(strings.ReplaceAll(text.String(), "\n", s.newlines))
}

// cellLines is what word processors write: a cell a line behind a tab, an empty
// one where a cell reaches down, a blank line after each row.
func cellLines(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		for _, g := range line {
			if !g.left {
				cell := g.cell.Text
				if g.above {
					cell = ""
				}
				fmt.Fprintf(text, "\t%s\n", cell)
			}
		}
		text.WriteString("\n")
	}
	text.WriteString("\n\n")
}

// filledCellLines leaves empty cells out.
func filledCellLines(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		for _, g := range line {
			if !g.left && !g.above && g.cell.Text != "" {
				fmt.Fprintf(text, "\t%s\n", g.cell.Text)
			}
		}
		text.WriteString("\n")
	}
	text.WriteString("\n\n")
}

// pagedCellLines has a page number after every fourth row.
func pagedCellLines(text *strings.Builder, table *document.Table) {
	for i, line := range grid(table) {
		for _, g := range line {
			if !g.left {
				cell := g.cell.Text
				if g.above {
					cell = ""
				}
				fmt.Fprintf(text, "\t%s\n", cell)
			}
		}
		text.WriteString("\n")
		if i%4 == 3 {
			fmt.Fprintf(text, "%s\n\n", []string{"-3-", "- 4 -", "— 5 —", "第 6 页"}[i/4%4])
		}
	}
	text.WriteString("\n\n")
}

// joined returns a writer of one row a line with a separator between cells.
func joined(before, separator, after string, covered func(g gridText) (text string, present bool)) tableWriter {
	return func(text *strings.Builder, table *document.Table) {
		for _, line := range grid(table) {
			var cells []string
			for _, g := range line {
				cell := g.cell.Text
				if g.above || g.left {
					covering, present := covered(g)
					if !present {
						continue
					}
					cell = covering
				}
				cells = append(cells, cell)
			}
			text.WriteString(before + strings.Join(cells, separator) + after + "\n")
		}
		text.WriteString("\n")
	}
}

func emptyCovered(gridText) (string, bool)    { return "", true }
func repeatCovered(g gridText) (string, bool) { return g.cell.Text, true }
func emptyBelow(g gridText) (string, bool)    { return "", !g.left }
func absentCovered(gridText) (string, bool)   { return "", false }

// markdown writes a table with the line that Markdown draws below the first row.
func markdown(text *strings.Builder, table *document.Table) {
	var rows strings.Builder
	joined("| ", " | ", " |", emptyCovered)(&rows, table)
	first, rest, _ := strings.Cut(rows.String(), "\n")
	text.WriteString("\n" + first + "\n|" + strings.Repeat("---|", table.Columns) + "\n" + rest)
}

// aligned writes columns of equal width; empty cells are only space.
func aligned(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		var out strings.Builder
		for _, g := range line {
			if g.left {
				continue
			}
			cell := g.cell.Text
			if g.above {
				cell = ""
			}
			out.WriteString(cell + strings.Repeat(" ", max(2, 14-len([]rune(cell)))))
		}
		text.WriteString(strings.TrimRight(out.String(), " ") + "\n")
	}
	text.WriteString("\n")
}

// singleSpaces writes a row a line with one space between the cells.
func singleSpaces(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		var cells []string
		for _, g := range line {
			if !g.left && !g.above && g.cell.Text != "" {
				cells = append(cells, g.cell.Text)
			}
		}
		text.WriteString(strings.Join(cells, " ") + "\n")
	}
	text.WriteString("\n")
}

// onePerLine writes a cell a line and nothing else.
func onePerLine(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		for _, g := range line {
			if !g.left && !g.above && g.cell.Text != "" {
				text.WriteString(g.cell.Text + "\n")
			}
		}
	}
	text.WriteString("\n")
}

// printedPage writes a table as it stands on a page, headings of narrow columns
// in parts of two characters below each other.
func printedPage(text *strings.Builder, table *document.Table) {
	const labels, width = 64, 8
	var pending []gridText // narrow headings, by column
	var places []int
	flush := func() {
		for part := 0; ; part++ {
			line := []rune(strings.Repeat(" ", 200))
			more := false
			for i, g := range pending {
				runes := []rune(g.cell.Text)
				if 2*part < len(runes) {
					more = true
					copy(line[places[i]:], runes[2*part:min(2*part+2, len(runes))])
				}
			}
			if !more {
				break
			}
			text.WriteString(strings.TrimRight(string(line), " ") + "\n")
		}
		pending, places = nil, nil
	}
	for _, line := range grid(table) {
		out := []rune(strings.Repeat(" ", 500))
		figures := false
		for column, g := range line {
			figures = figures || g.cell.ID != ""
			at := column * width
			if table.Columns == 10 {
				at = max(0, labels+(column-3)*width)
			} else if table.Columns < 10 {
				at = column * 20
			}
			switch {
			case g.left, g.above:
			case g.cell.ID == "" && table.Columns >= 10 && g.cell.Width() == 1 && (column >= 3 || table.Columns == 15):
				pending, places = append(pending, g), append(places, at)
			case table.Columns == 10 && column < 3:
				put(out, column*10, g.cell.Text)
			default:
				put(out, at, g.cell.Text)
			}
		}
		if figures {
			flush()
		}
		if printed := strings.TrimRight(string(out), " "); printed != "" {
			text.WriteString(printed + "\n")
		}
	}
	text.WriteString("\n")
}

// put writes a text at a place of a line, or behind what stands there.
func put(line []rune, at int, text string) {
	for i := len(line) - 1; i >= at; i-- {
		if line[i] != ' ' {
			at = i + 3
			break
		}
	}
	copy(line[min(at, len(line)):], []rune(text))
}

// brokenLabels breaks long labels over two lines, with the figures on the first
// or between them.
func brokenLabels(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		var words, figures []string
		for _, g := range line {
			switch {
			case g.left, g.above, g.cell.Text == "":
			case g.cell.ID != "":
				figures = append(figures, g.cell.Text)
			default:
				words = append(words, g.cell.Text)
			}
		}
		if len(words) == 0 || len(figures) == 0 {
			text.WriteString(strings.Join(append(words, figures...), "  ") + "\n")
			continue
		}
		last := []rune(words[len(words)-1])
		rest := ""
		if len(last) > 8 {
			rest = string(last[len(last)/2:])
			words[len(words)-1] = string(last[:len(last)/2])
		}
		text.WriteString(strings.Join(words, "  ") + "  " + strings.Join(figures, "  ") + "\n")
		if rest != "" {
			text.WriteString(rest + "\n")
		}
	}
	text.WriteString("\n")
}
