package tables

import (
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// cell is a cell of a grid as one row shows it. A cell of several rows is shown by
// each of them.
type cell struct {
	shape    values.Shape
	label    words.Label      // of words
	meaning  *lexicon.Meaning // of words; nil is unknown
	at       Place
	from, to int  // grid columns, to excluded
	above    bool // begins in a row above
	tall     bool // reaches over several rows
}

func (c *cell) isWord() bool   { return c.shape == values.Word }
func (c *cell) isFigure() bool { return c.shape == values.Figure || c.shape == values.Marker }

// gridRow is a row of a grid.
type gridRow struct {
	cells []cell
	end   int  // right edge
	holes bool // some places belong to no cell
}

// own calls yield for the words that begin in the row.
func (g *gridRow) own(yield func(*cell) bool) {
	for i := range g.cells {
		if c := &g.cells[i]; c.isWord() && !c.above && !yield(c) {
			return
		}
	}
}

// figures reports whether a figure, or a mark for none, begins in the row.
func (g *gridRow) figures() bool {
	for i := range g.cells {
		if c := &g.cells[i]; c.isFigure() && !c.above {
			return true
		}
	}
	return false
}

// at returns the cell that covers a grid column, or nil.
func (g *gridRow) at(column int) *cell {
	at, found := slices.BinarySearchFunc(g.cells, column, func(c cell, column int) int {
		switch {
		case c.to <= column:
			return -1
		case c.from > column:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &g.cells[at]
}

// gridReader reads the tables of a document whose cells have their places.
type gridReader struct{ *reader }

// readGrids reads the tables whose cells have their places.
func (r gridReader) readGrids() {
	var outer []string // three texts before the table at most, the nearest last
	var titles []int   // blocks of them that name an item, a group or a block
	for block := r.From; block < r.To; block++ {
		switch b := r.Doc.Blocks[block].(type) {
		case *document.Heading:
			outer = append(outer[max(0, len(outer)-2):], b.Text)
		case *document.Paragraph:
			outer = append(outer[max(0, len(outer)-2):], b.Text)
		case *document.Table:
			if b.Layout != document.LayoutSpans {
				continue
			}
			r.readGrid(block, b, append([]string{b.Caption}, outer...))
			for k := 1; r.result.Taken[block] && k <= len(outer); k++ {
				if !r.known.SetOfText(outer[len(outer)-k]).IsEmpty() {
					titles = append(titles, block-k)
				}
			}
			outer = nil
		}
	}
	for _, block := range titles {
		r.result.Taken[block] = true
	}
}

// readGrid reads one table, lying or upright.
func (r gridReader) readGrid(block int, table *document.Table, outer []string) {
	rows, flat, err := r.layOut(table, block)
	if err != nil {
		r.doubt(TableTooLarge, "", Place{Block: block}, "%v", err)
		return
	}
	if isUpright(rows) {
		rows = transpose(rows)
	}
	best := r.readRows(rows, flat, outer)
	if flat && (best.unsure || len(best.seen) == 0) || len(best.seen) == 0 && best.headless && best.signs > 2 {
		r.flat = append(r.flat, block) // rows may have been filled up, or have lost cells, or be parts of a table
		return
	}
	if best.isStatutory() {
		r.keep(block, best)
	}
}

// isStatutory reports whether a table that was read is a statutory one, and not one of
// something else that has a few of its words.
func (t *tableReader) isStatutory() bool {
	return len(t.seen) > 0 || t.continues || t.signs >= 4 || t.signs >= 2 && t.headed
}

// keep notes what was read in a table.
func (r gridReader) keep(block int, t *tableReader) {
	begins := func(section int) {
		if r.result.First[section] < 0 {
			r.result.First[section] = block
		}
	}
	r.result.Taken[block] = true
	if last := t.cutOff(block); last != nil {
		t.doubtRow(WrongCellCount, []int{last.line}, last.at, "的数据可能在表格之后还有，未读取")
		t.seen = t.seen[:len(t.seen)-1]
	}
	r.seen = append(r.seen, t.seen...)
	for _, d := range t.doubts {
		r.doubt(d.Code, d.Ref, d.At, "%s", d.Text)
	}
	for line := range t.doubted {
		r.doubted[line] = true
	}
	maps.Copy(r.lost, t.lost)
	if t.section > 0 {
		if t.heads != nil {
			r.heads[t.section] = t.heads
		}
		begins(t.section)
	}
	for i := range t.seen {
		begins(r.section(t.seen[i].line))
	}
}

// cutOff returns the line of a table's last row if a figure alone stands behind the
// table that may be the end of its last one, cut by a line break; or nil.
func (t *tableReader) cutOff(block int) *sighting {
	if block+1 == t.To || len(t.seen) == 0 {
		return nil
	}
	last := &t.seen[len(t.seen)-1]
	texts := make([]string, len(last.entries))
	for i := range last.entries {
		texts[i] = last.entries[i].at.Text
	}
	next, isText := t.Doc.Blocks[block+1].(*document.Paragraph)
	if !isText || values.ShapeOf(next.Text) != values.Figure || endsWhole(texts) {
		return nil
	}
	return last
}

// layOut places the cells of a table. flat says that no cell spans several places,
// so that spans may have been lost. The error is a [*document.GridError].
func (r gridReader) layOut(table *document.Table, block int) (rows []gridRow, flat bool, err error) {
	grid, err := table.Grid()
	if err != nil {
		return nil, false, err
	}
	cells, flat := r.newCells(table, block)
	rows = make([]gridRow, len(grid))
	for i, line := range grid {
		row := &rows[i]
		row.cells = make([]cell, 0, countCells(line))
		for column := 0; column < len(line); {
			width := widthAt(line, column)
			if place := line[column]; place.Cell >= 0 {
				c := cells[place.Row][place.Cell]
				c.from, c.to, c.above = column, column+width, place.Row < i
				c.tall = c.above || table.Rows[place.Row].Cells[place.Cell].Height() > 1 && i+1 < len(grid)
				row.holes = row.holes || row.end != column
				row.end = c.to
				row.cells = append(row.cells, c)
			}
			column += width
		}
	}
	return rows, flat, nil
}

// newCells reads the cells of a table, as its rows have them.
func (r gridReader) newCells(table *document.Table, block int) (cells [][]cell, flat bool) {
	count := 0
	for i := range table.Rows {
		count += len(table.Rows[i].Cells)
	}
	all := make([]cell, count)
	cells, flat = make([][]cell, len(table.Rows)), true
	for i := range table.Rows {
		n := len(table.Rows[i].Cells)
		cells[i], all = all[:n], all[n:]
		for k := range table.Rows[i].Cells {
			source := &table.Rows[i].Cells[k]
			flat = flat && source.Width() == 1 && source.Height() == 1
			cells[i][k] = r.newCell(source.Text, Place{Block: block, Row: i, Cell: k})
		}
	}
	return cells, flat
}

// widthAt returns how many places from a column on belong to one cell.
func widthAt(line []document.Place, column int) int {
	width := 1
	for place := line[column]; column+width < len(line) && line[column+width].Cell == place.Cell && line[column+width].Row == place.Row; {
		width++
	}
	return width
}

// countCells returns how many cells the places of a row belong to.
func countCells(line []document.Place) int {
	n := 0
	for column := 0; column < len(line); column += widthAt(line, column) {
		n++
	}
	return n
}

func (r gridReader) newCell(text string, at Place) cell {
	at.Text = text
	c := cell{shape: values.ShapeOf(text), at: at}
	if c.shape == values.Word {
		c.label = r.known.LabelOf(text)
		c.meaning = r.known.MeaningOf(c.label)
	}
	return c
}

// isUpright reports whether rows and columns of a table are exchanged: the headings
// of the columns of tables 三 and 四 stand below each other.
func isUpright(rows []gridRow) bool {
	const columns, widest = 20, 64 // of a statutory table
	below := make(map[int]int)     // headings that begin in a grid column
	most, beside := 0, 0
	for i := range rows {
		count := 0
		for c := range rows[i].own {
			if m := c.meaning; m != nil && c.label.Style == words.NoNumber && headsApplicantOrResult(m) {
				count++
				below[c.from]++
				most = max(most, below[c.from])
			}
		}
		beside = max(beside, count)
	}
	return most > max(beside, 3) && len(rows) <= columns+widest
}

// headsApplicantOrResult reports whether a word heads a single column of table 三 or
// 四.
func headsApplicantOrResult(m *lexicon.Meaning) bool {
	known := lexicon.Tables()
	return !isGroupHeading(m) && !m.Column.And(known.Sections[3].Or(known.Sections[4])).IsEmpty()
}

// transpose exchanges rows and columns.
func transpose(rows []gridRow) []gridRow {
	width := 0
	for i := range rows {
		width = max(width, rows[i].end)
	}
	turned := make([]gridRow, width)
	for x := range turned {
		for y := range rows {
			c := rows[y].at(x)
			if c == nil {
				turned[x].holes = true
				continue
			}
			row := &turned[x]
			if last := len(row.cells) - 1; last >= 0 && row.cells[last].at == c.at && row.cells[last].to == y {
				row.cells[last].to = y + 1
			} else {
				t := *c
				t.from, t.to, t.above, t.tall = y, y+1, x > c.from, c.to-c.from > 1
				row.cells = append(row.cells, t)
			}
			row.end = y + 1
		}
	}
	return turned
}
