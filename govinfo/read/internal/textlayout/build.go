package textlayout

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// builder makes blocks of lines.
type builder struct {
	lines    []line
	at       int // the next line
	blocks   []document.Block
	dumps    []*document.Table // tables of one cell a line
	cells    int
	maxCells int
	wrap     int // length of full lines where lines are broken, or 0
	drawings []drawnTable
}

func (b *builder) build() {
	b.findDrawings()
	b.findRunningTitles()
	b.findBars()
	b.findBlankCells()
	b.wrap = wrapWidth(b.lines)
	for b.at < len(b.lines) && b.cells <= b.maxCells {
		switch l := b.lines[b.at]; l.kind {
		case blankLine, noiseLine:
			b.at++
		case headingLine:
			b.heading(l.text)
			b.at++
		case drawnLine:
			b.drawing()
		case tabbedCell:
			b.dump()
		case tabbedRow:
			b.rows(splitTabbed, tabbedRow)
		case barredRow:
			b.bars()
		case spacedRow:
			b.rows(splitSpaced, spacedRow)
		case blankCell:
			b.blankCells()
		default:
			if text := unmark(b.paragraph()); text != "" {
				b.blocks = append(b.blocks, &document.Paragraph{Text: text})
			}
		}
	}
	b.settleDumps()
}

func (b *builder) heading(text string) {
	rest := strings.TrimLeft(text, "#")
	b.blocks = append(b.blocks, &document.Heading{Level: len(text) - len(rest), Text: unmark(strings.TrimRight(rest, "# "))})
}

// rows reads a table of one row a line.
func (b *builder) rows(split func(string) []string, kind kind) {
	table := &document.Table{}
	for ; b.at < len(b.lines); b.at++ {
		l := b.lines[b.at]
		if l.kind == noiseLine || l.kind == blankLine {
			if !b.goesOn(kind) {
				break
			}
			b.at = b.nextText(b.at) - 1
			continue
		}
		if kind == tabbedRow && l.kind == tabbedCell {
			l.text = "\t" + l.text // a row whose first cell of two is empty
		} else if l.kind != kind {
			break
		}
		texts := split(l.text)
		row := document.Row{Cells: make([]document.Cell, len(texts))}
		for i, text := range texts {
			row.Cells[i].Text = text
		}
		table.Rows = append(table.Rows, row)
		if b.cells += len(texts); b.cells > b.maxCells {
			return
		}
	}
	switch {
	case kind == spacedRow:
		table.Layout = document.LayoutSequence
	case !isFullGrid(table):
		table.Layout = document.LayoutDump
	}
	b.blocks = append(b.blocks, table)
}

// goesOn reports whether the next line with text is a row of the same kind: blank
// lines and page numbers do not end a table.
func (b *builder) goesOn(kind kind) bool {
	next := b.nextText(b.at)
	return next < len(b.lines) && b.lines[next].kind == kind
}

// isFullGrid reports whether every row has the same number of cells, so that
// merged cells were not left out.
func isFullGrid(table *document.Table) bool {
	width := len(table.Rows[0].Cells)
	for _, row := range table.Rows {
		if len(row.Cells) != width {
			return false
		}
	}
	table.Columns = width
	return true
}

// dump reads a table of one cell a line: a blank line ends a row, two blank lines
// or a line of text end the table.
func (b *builder) dump() {
	table := &document.Table{Layout: document.LayoutDump}
	var row document.Row
	endRow := func() {
		if len(row.Cells) > 0 {
			table.Rows = append(table.Rows, row)
			row = document.Row{}
		}
	}
	blanks := 0
lines:
	for ; b.at < len(b.lines); b.at++ {
		switch l := b.lines[b.at]; {
		case l.kind == tabbedCell:
			row.Cells = append(row.Cells, document.Cell{Text: l.text})
			if b.cells++; b.cells > b.maxCells {
				return
			}
			blanks = 0
		case l.kind == blankLine:
			endRow()
			if blanks++; blanks > 1 {
				break lines
			}
		case l.kind == noiseLine:
			blanks = 0 // a page break, with its own blank lines, between two rows
		case len(row.Cells) > 0 && b.continuesCell(&row.Cells[len(row.Cells)-1]):
			cell := &row.Cells[len(row.Cells)-1]
			cell.Text = strings.TrimPrefix(cell.Text+"\n"+strings.TrimFunc(l.text, isSpace), "\n")
		default:
			break lines
		}
	}
	endRow()
	b.blocks = append(b.blocks, table)
	b.dumps = append(b.dumps, table)
}

// continuesCell reports whether the line at hand is a further line of the cell
// before it, and not text after the table: it is short, what it continues is no
// figure, and the table goes on behind it.
func (b *builder) continuesCell(cell *document.Cell) bool {
	const longest = 24
	l := b.lines[b.at]
	if l.kind != textLine || isFigure(cell.Text) || utf8.RuneCountInString(l.text) > longest || strings.Contains(l.text, "。") {
		return false
	}
	for _, next := range b.lines[b.at+1:] {
		switch next.kind {
		case tabbedCell:
			return true
		case textLine, blankLine, noiseLine:
			if next.kind == textLine && utf8.RuneCountInString(next.text) > longest {
				return false
			}
			if next.kind == blankLine {
				return cell.Text != "" && !strings.ContainsAny(l.text, "、：")
			}
		default:
			return false
		}
	}
	return false
}

// settleDumps decides what the dumped tables have lost, once all are known.
// Where no cell at all is empty, empty cells were left out; where a table of many
// cells is one row, the ends of rows were.
func (b *builder) settleDumps() {
	const widest = 40
	empty := false
	for _, table := range b.dumps {
		for _, row := range table.Rows {
			for i := range row.Cells {
				empty = empty || row.Cells[i].Text == ""
			}
		}
	}
	for _, table := range b.dumps {
		if !empty || len(table.Rows) == 1 && len(table.Rows[0].Cells) > widest {
			table.Layout = document.LayoutSequence
		}
	}
}
