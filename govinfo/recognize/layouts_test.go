package recognize_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/plain"
)

// shape says what stands on a line of a layout.
type shape uint8

const (
	grids shape = iota // no text at all: a document with cells
	rows               // a row of the table
	cells              // a cell
	flows              // whatever has room
)

// pageLayout is a way to put a report's tables into a document.
type pageLayout struct {
	name   string
	shape  shape
	bars   bool // cells stand between bars
	blanks bool // a blank cell can be told from one that is not there
	change func(*document.Table) *document.Table
	write  tableWriter
	// unclear is set where headings and figures of table 二 of 2019, whose columns
	// have different bounds, cannot be brought together.
	unclear bool
	beside  bool // the labels of groups stand beside each of their lines
}

// pageLayouts are those of published pages, PDF texts and copied tables.
func pageLayouts() []pageLayout {
	empty := func(t *document.Table) *document.Table { return split(t, false) }
	repeated := func(t *document.Table) *document.Table { return split(t, true) }
	return []pageLayout{
		{name: "grid with spans", shape: grids, blanks: true, beside: true},
		{name: "grid, split", shape: grids, blanks: true, change: empty},
		{name: "grid, split and repeated", shape: grids, blanks: true, change: repeated, unclear: true, beside: true},

		{name: "one cell a line", shape: cells, write: onePerLine},
		{name: "one cell a line, blank lines between", shape: cells, write: apart},
		{name: "one cell a line behind tabs", shape: cells, blanks: true, write: cellLines},
		{name: "one cell a line before a bar", shape: cells, bars: true, blanks: true, write: barLines(false)},
		{name: "one cell a line before a bar, lines of fillers", shape: cells, bars: true, blanks: true, write: barLines(true)},
		{name: "a bar, then a cell a line before a bar", shape: cells, bars: true, blanks: true, write: barBefore},
		{name: "lone bars", shape: cells, bars: true, blanks: true, write: loneBars},

		{name: "bars behind", shape: rows, bars: true, blanks: true, write: filled("", " |", noFillers)},
		{name: "bars behind, fillers to the width of the grid", shape: rows, bars: true, blanks: true, write: filled("", " | ", toTheWidth)},
		{name: "bars behind, close fillers to the width of the grid", shape: rows, bars: true, blanks: true, write: filled("", " |", toTheWidth)},
		{name: "bars behind, a filler for each merged column", shape: rows, bars: true, blanks: true, write: filled("", " | ", mergedColumns)},
		{name: "bars before, fillers to the width of the grid", shape: rows, bars: true, blanks: true, write: filled("| ", " | ", toTheWidth)},
		{name: "bars around", shape: rows, bars: true, blanks: true, write: joined("|", "|", "|", absentCovered)},
		{name: "Markdown", shape: rows, bars: true, blanks: true, write: shortMarkdown},
		{name: "Markdown, full grid", shape: rows, bars: true, blanks: true, write: markdown},

		{name: "tabs, covered cells empty", shape: rows, blanks: true, write: joined("", "\t", "", emptyCovered)},
		{name: "tabs, covered cells absent", shape: rows, blanks: true, write: joined("", "\t", "", absentCovered)},
		{name: "tabs, pasted", shape: rows, blanks: true, write: pasted},
		{name: "aligned", shape: rows, write: aligned},
		{name: "aligned as in a terminal", shape: rows, write: terminal(false)},
		{name: "pandoc", shape: rows, write: terminal(true)},
		{name: "printed page", shape: rows, write: printedPage},
		{name: "labels broken around figures", shape: rows, write: brokenLabels},
		{name: "single spaces", shape: rows, write: singleSpaces},
		{name: "flow", shape: flows, write: flow(34)},
		{name: "one line", shape: flows, write: flow(1 << 20)},
	}
}

// dump writes the report in a layout of text. Lines before which rows begin are
// marked, see [pageBreaks].
func (l *pageLayout) dump(s *source) string { return string(s.dump(l.write)) }

// document makes the document of a report, or of a text that was changed since.
func (l *pageLayout) document(t testing.TB, s *source, text string) *document.Document {
	t.Helper()
	if l.write == nil {
		return s.document()
	}
	doc, err := plain.Document([]byte(strings.ReplaceAll(text, rowMark, "")))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// rowMark stands in a text where a row begins. It is taken out before the text is
// read.
const rowMark = "\x01"

// markRows puts the mark before the first cell of each row.
func markRows(table *document.Table) *document.Table {
	table = clone(table)
	for i := range table.Rows {
		if len(table.Rows[i].Cells) > 0 {
			table.Rows[i].Cells[0].Text = rowMark + table.Rows[i].Cells[0].Text
		}
	}
	return table
}

// visible returns the texts of the cells of a row that do not lie below or right
// of another, and how many places are covered from the left and from above.
func visible(line []gridText) (texts []string, left, above int) {
	for _, g := range line {
		switch {
		case g.left && !g.above:
			left++
		case g.above:
			above++
		default:
			texts = append(texts, g.cell.Text)
		}
	}
	return texts, left, above
}

func noFillers(_, _ int) int         { return 0 }
func mergedColumns(left, _ int) int  { return left }
func toTheWidth(left, above int) int { return left + above }
func unmarked(text string) string    { return strings.ReplaceAll(text, rowMark, "") }
func markOf(text string) (s string)  { return text[:len(text)-len(unmarked(text))] }
func marked(before, text string) string {
	return markOf(text) + before + unmarked(text)
}

// filled writes rows of cells before bars, and more bars behind for the columns
// that cells are merged over.
func filled(before, last string, fillers func(left, above int) int) tableWriter {
	return func(text *strings.Builder, table *document.Table) {
		for _, line := range grid(table) {
			texts, left, above := visible(line)
			if len(texts) == 0 {
				continue
			}
			texts[0] = marked(before, texts[0])
			text.WriteString(strings.Join(texts, " | "))
			if n := fillers(left, above); n > 0 {
				text.WriteString(last + strings.Repeat("|", n) + "\n")
			} else {
				text.WriteString(" |\n")
			}
		}
	}
}

// barLines writes a cell a line, each before a bar, and where fill is set the bars
// of merged columns on a line of their own.
func barLines(fill bool) tableWriter {
	return func(text *strings.Builder, table *document.Table) {
		for _, line := range grid(table) {
			texts, left, above := visible(line)
			for _, cell := range texts {
				text.WriteString(cell + " |\n")
			}
			if fill && left+above > 0 {
				text.WriteString(strings.Repeat("|", left+above) + "\n")
			}
		}
	}
}

// barBefore begins rows with a bar on a line, and writes the cells on lines below
// before bars, with fillers behind the last.
func barBefore(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		texts, left, above := visible(line)
		if len(texts) == 0 {
			continue
		}
		text.WriteString(markOf(texts[0]) + "| \n")
		for i, cell := range texts {
			text.WriteString(" " + unmarked(cell) + "  |")
			if n := left + above; i == len(texts)-1 && n > 0 {
				text.WriteString(" " + strings.Repeat("|", n))
			}
			text.WriteString(" \n")
		}
	}
}

// loneBars writes a cell a line and bars on lines between.
func loneBars(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		texts, _, _ := visible(line)
		for _, cell := range texts {
			text.WriteString(cell + "\n|\n")
		}
	}
}

// apart writes a cell a line with a blank line behind it.
func apart(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		texts, _, _ := visible(line)
		for _, cell := range texts {
			if cell != "" {
				text.WriteString(cell + "\n\n")
			}
		}
	}
}

// shortMarkdown is Markdown whose rows have the cells that are there.
func shortMarkdown(text *strings.Builder, table *document.Table) {
	var rows strings.Builder
	joined("| ", " | ", " |", absentCovered)(&rows, table)
	first, rest, _ := strings.Cut(rows.String(), "\n")
	text.WriteString("\n" + first + "\n|" + strings.Repeat("---|", table.Columns) + "\n" + rest)
}

// pasted is what a table becomes on its way through the clipboard: covered cells
// side by side are one tab.
func pasted(text *strings.Builder, table *document.Table) {
	for _, line := range grid(table) {
		var cells []string
		for i, g := range line {
			covered := g.above || g.left
			if covered && i > 0 && (line[i-1].above || line[i-1].left || g.left) {
				continue
			}
			cell := g.cell.Text
			if covered {
				cell = ""
			}
			cells = append(cells, cell)
		}
		text.WriteString(strings.Join(cells, "\t") + "\n")
	}
	text.WriteString("\n")
}

// flow writes the cells one after the other and breaks lines behind a number of
// characters, also within labels.
func flow(width int) tableWriter {
	return func(text *strings.Builder, table *document.Table) {
		column := 0
		for _, line := range grid(table) {
			for _, g := range line {
				cell := g.cell.Text
				if g.left || g.above || cell == "" {
					continue
				}
				if n := len([]rune(unmarked(cell))); g.cell.ID != "" && column+n > width {
					text.WriteString("\n")
					column = 0
				}
				for _, r := range cell {
					if column >= width && r != '\x01' {
						text.WriteString("\n")
						column = 0
					}
					text.WriteRune(r)
					column++
				}
				text.WriteString(" ")
				column++
			}
		}
		text.WriteString("\n")
	}
}

// terminal writes columns that are as wide as their longest cell, where a Chinese
// character takes two places; merged cells are split. With rules, it draws lines
// of hyphens as pandoc does.
func terminal(rules bool) tableWriter {
	return func(text *strings.Builder, table *document.Table) {
		lines := grid(table)
		columns := table.Columns
		for _, line := range lines {
			columns = max(columns, len(line))
		}
		widths := make([]int, columns)
		for _, line := range lines {
			for c, g := range line {
				if !g.left && g.cell.Width() == 1 || c == 0 {
					widths[c] = max(widths[c], places(g.cell.Text))
				}
				widths[c] = max(widths[c], 2)
			}
		}
		rule := func() {
			for _, w := range widths {
				text.WriteString(strings.Repeat("-", w) + "  ")
			}
			text.WriteString("\n")
		}
		if rules {
			text.WriteString("\n")
			rule()
		}
		for i, line := range lines {
			var out strings.Builder
			want := 0
			for c, g := range line {
				if cell := g.cell.Text; !g.left && !g.above && cell != "" {
					out.WriteString(strings.Repeat(" ", max(want-places(out.String()), min(2, out.Len()))) + cell)
				}
				want += widths[c] + 2
			}
			text.WriteString(strings.TrimRight(out.String(), " ") + "\n")
			if rules && i == 0 {
				rule()
			}
		}
		if rules {
			rule()
		}
		text.WriteString("\n")
	}
}

// places counts what a text takes in a terminal.
func places(text string) int {
	n := 0
	for _, r := range unmarked(text) {
		n++
		if r > 0x2e80 || r == '“' || r == '”' {
			n++
		}
	}
	return n
}
