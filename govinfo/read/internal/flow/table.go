package flow

import (
	"slices"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// OpenTable begins a table. layout says that the file itself calls it a table
// of layout.
func (b *Builder) OpenTable(layout bool) {
	if b.tableCount++; b.tableCount > b.limits.Tables {
		b.exceed(document.QuantityTables, b.limits.Tables)
	}
	b.tables = append(b.tables, table{row: len(b.rows), cell: len(b.cells), flow: len(b.flows), layout: layout})
}

// NameColumns tells what the source calls the columns of the innermost table.
func (b *Builder) NameColumns(names []string) { b.innermost().names = names }

// SetSource tells where the row that is open stands in the source.
func (b *Builder) SetSource(s document.Source) { b.rows[len(b.rows)-1].source = &s }

// SetColumns tells the width of the innermost table's grid.
func (b *Builder) SetColumns(n int) {
	if t := b.innermost(); t != nil && n > 0 && n <= b.limits.Places {
		t.columns = n
	}
}

// TakeCaption makes the blocks from mark on the caption of the innermost table.
func (b *Builder) TakeCaption(mark int) {
	if t := b.innermost(); t != nil && mark < len(b.blocks) {
		text := joined(b.blocks[mark:])
		if t.caption != "" {
			text = t.caption + "\n" + text
		}
		t.caption = text
		b.drop(mark)
	}
}

func (b *Builder) innermost() *table {
	if len(b.tables) == 0 {
		return nil
	}
	return &b.tables[len(b.tables)-1]
}

// drop takes away the blocks from n on.
func (b *Builder) drop(n int) {
	clear(b.blocks[n:])
	b.blocks = b.blocks[:n]
}

// AtTable reports whether a table is open and no row of it; AtRow, whether a
// row is and no cell of it. Otherwise text and tables belong to a cell or to the
// document.
func (b *Builder) AtTable() bool { t := b.innermost(); return t != nil && !t.inRow }

// AtRow: see [Builder.AtTable].
func (b *Builder) AtRow() bool { t := b.innermost(); return t != nil && t.inRow && !t.inCell }

// InTable reports whether a table is open; InCell, whether a cell is.
func (b *Builder) InTable() bool { return len(b.tables) > 0 }

// InCell: see [Builder.InTable].
func (b *Builder) InCell() bool { t := b.innermost(); return t != nil && t.inCell }

// At returns the place of the next cell in its row, and of the row in the
// innermost table, both counted in what is there.
func (b *Builder) At() (row, cell int) {
	t := b.innermost()
	if t == nil || len(b.rows) == t.row {
		return 0, 0
	}
	return len(b.rows) - t.row - 1, len(b.cells) - b.rows[len(b.rows)-1].first
}

// OpenRow begins a row of the innermost table. head says that it is to be
// repeated on each page.
func (b *Builder) OpenRow(head bool) {
	b.innermost().inRow = true
	b.rows = append(b.rows, row{first: len(b.cells), head: head})
}

// CloseRow ends the row.
func (b *Builder) CloseRow() { b.innermost().inRow = false }

// CloseGroup ends a row group: no cell reaches beyond it.
func (b *Builder) CloseGroup() {
	if t := b.innermost(); len(b.rows) > t.row {
		b.rows[len(b.rows)-1].ending = true
	}
}

// OpenCell begins a cell of the row.
func (b *Builder) OpenCell(c Cell) {
	b.step()
	if b.cellCount++; b.cellCount > b.limits.Cells {
		b.exceed(document.QuantityCells, b.limits.Cells)
	}
	t := b.innermost()
	t.inCell = true
	t.block = len(b.blocks)
	t.open = c
	t.at = b.here
}

// CutSpans says that the spans of some cell of the innermost table were larger
// than any table and have been cut: columns that exist by such spans only are
// taken away at the end.
func (b *Builder) CutSpans() { b.innermost().cut = true }

// CloseCell ends the cell. What it holds has been ended before.
func (b *Builder) CloseCell() {
	t := b.innermost()
	t.inCell = false
	content := b.blocks[t.block:]
	c := cell{text: joined(content), header: t.open.Header, at: t.at}
	if t.open.ColSpan > 1 {
		c.colSpan = int32(min(t.open.ColSpan, 1<<30))
	}
	if t.open.RowSpan > 1 {
		c.rowSpan = int32(min(t.open.RowSpan, 1<<30))
	}
	if len(content) > 1 || len(content) == 1 && (content[0].level > 0 || content[0].table != nil) {
		b.flows = append(b.flows, slices.Clone(content))
		c.flow = int32(len(b.flows))
	}
	b.drop(t.block)
	if b.err == nil {
		b.cells = append(b.cells, c)
	}
}

// DropCell ends the cell without keeping it.
func (b *Builder) DropCell() {
	t := b.innermost()
	t.inCell = false
	b.drop(t.block)
}

// CellIndex returns the index of the next cell, for [Builder.MergeDown] and
// [Builder.MergeRight].
func (b *Builder) CellIndex() int { return len(b.cells) }

// MergeDown makes an earlier cell of the innermost table one row higher and
// moves to it what the open cell holds, which ends without being kept.
func (b *Builder) MergeDown(index int) {
	if c := b.absorb(index); c != nil {
		c.rowSpan = max(c.rowSpan, 1) + 1
	}
}

// MergeRight does the same, and makes the cell wider by the given columns.
func (b *Builder) MergeRight(index, columns int) {
	if c := b.absorb(index); c != nil {
		c.colSpan = max(c.colSpan, 1) + int32(min(columns, 1<<20))
	}
}

func (b *Builder) absorb(index int) *cell {
	t := b.innermost()
	if index < t.cell || index >= len(b.cells) {
		b.CloseCell()
		return nil
	}
	c := &b.cells[index]
	if content := b.blocks[t.block:]; len(content) > 0 {
		if c.flow == 0 {
			b.flows = append(b.flows, nil)
			c.flow = int32(len(b.flows))
			if c.text != "" {
				b.flows[c.flow-1] = []block{{text: c.text}}
			}
		}
		b.flows[c.flow-1] = append(b.flows[c.flow-1], content...)
		c.grown = true
	}
	b.DropCell()
	return c
}

// CloseTable ends the innermost table and adds it, or what it lays out, to the
// cell or document that it stands in. A table without any text adds nothing.
func (b *Builder) CloseTable() {
	t := *b.innermost()
	b.tables = b.tables[:len(b.tables)-1]
	rows, cells := b.rows[t.row:], b.cells[t.cell:]
	for i := range cells {
		if c := &cells[i]; c.grown {
			c.text = joined(b.flows[c.flow-1])
		}
	}
	if b.err == nil {
		switch total := b.weigh(rows, cells, t.cell); {
		case total.filled+total.inner == 0 && t.caption == "":
		case t.layout || total.layout():
			if t.caption != "" {
				b.paragraph(t.caption, 0)
			}
			for i := range cells {
				b.flatten(&cells[i])
			}
		default:
			b.blocks = append(b.blocks, b.data(&t, rows, cells, total))
		}
	}
	b.rows = b.rows[:t.row]
	clear(b.flows[t.flow:])
	b.flows = b.flows[:t.flow]
	clear(cells)
	b.cells = b.cells[:t.cell]
}

// flatten adds what a cell holds to the blocks around the table.
func (b *Builder) flatten(c *cell) {
	switch {
	case c.flow > 0:
		b.blocks = append(b.blocks, b.flows[c.flow-1]...)
	case c.text != "":
		here := b.here
		b.here = c.at
		b.paragraph(c.text, 0)
		b.here = here
	}
}

// weight is what tells a table of data from one of layout.
type weight struct {
	filled  int  // cells with text of their own
	inner   int  // cells with text in nested tables
	longest int  // characters in the longest cell
	oneEach bool // no row has two cells with text
}

func (b *Builder) weigh(rows []row, cells []cell, first int) weight {
	w := weight{oneEach: true}
	for i := range rows {
		inRow := 0
		begin, end := extent(rows, i, first, len(cells))
		for k := begin; k < end; k++ {
			c := &cells[k]
			if c.text == "" {
				continue
			}
			inRow++
			if inner, nested := b.nested(c); nested {
				w.inner += inner
				continue
			}
			w.filled++
			if len(c.text) > w.longest {
				w.longest = max(w.longest, utf8.RuneCountInString(c.text))
			}
		}
		if inRow > 1 {
			w.oneEach = false
		}
	}
	return w
}

// nested returns how many cells with text the tables in a cell have, and whether
// there are tables in it.
func (b *Builder) nested(c *cell) (filled int, any bool) {
	if c.flow == 0 {
		return 0, false
	}
	for _, block := range b.flows[c.flow-1] {
		if block.table != nil {
			filled, any = filled+int(block.inner), true
		}
	}
	return filled, any
}

// layout reports whether a table only lays out a page: it has one column of
// text, it holds more in nested tables than in cells of its own, or it holds
// running text. The longest label of the statutory tables has 40 characters.
func (w weight) layout() bool {
	return w.oneEach ||
		w.inner > 0 && w.inner >= w.filled ||
		w.longest >= 1000 ||
		w.longest >= 300 && w.filled <= 8
}

// data makes a table of data.
func (b *Builder) data(t *table, rows []row, cells []cell, w weight) block {
	cutRows(rows, cells, t.cell)
	rows = withoutEmptyRows(rows, cells, t.cell)
	result := &document.Table{Caption: t.caption, Rows: make([]document.Row, len(rows))}
	kept := make([]document.Cell, len(cells))
	for i := range cells {
		c := &cells[i]
		kept[i] = document.Cell{Text: c.text, Header: c.header, ColSpan: int(c.colSpan), RowSpan: int(c.rowSpan)}
	}
	head := true
	for i := range rows {
		first, end := extent(rows, i, t.cell, len(cells))
		result.Rows[i] = document.Row{Cells: kept[first:end:end]}
		if s := rows[i].source; s != nil {
			result.Rows[i].Source = *s
		}
		if head = head && rows[i].head; head {
			result.HeadRows = i + 1
		}
	}
	if t.cut {
		trimColumns(result)
	}
	places := 0
	for i := range kept {
		if places += kept[i].Width() * kept[i].Height(); places > b.limits.Places {
			b.exceed(document.QuantityPlaces, b.limits.Places)
			break
		}
	}
	result.Columns, result.ColumnNames = t.columns, t.names
	var ats []int32
	if b.here > 0 {
		ats = make([]int32, len(cells))
		for i := range cells {
			ats[i] = cells[i].at
		}
	}
	return block{table: result, ats: ats, inner: int32(min(w.filled+w.inner, 1<<30))}
}

// cutRows ends the cells at the last row of their row group.
func cutRows(rows []row, cells []cell, first int) {
	last := len(rows) - 1
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].ending {
			last = i
		}
		begin, end := extent(rows, i, first, len(cells))
		for k := begin; k < end; k++ {
			if c, most := &cells[k], int32(last-i+1); c.rowSpan > most {
				if c.rowSpan = most; most == 1 {
					c.rowSpan = 0
				}
			}
		}
	}
}

// extent returns which cells are in a row, counted from the table's first.
func extent(rows []row, i, first, cells int) (begin, end int) {
	if i+1 < len(rows) {
		cells = rows[i+1].first - first
	}
	return rows[i].first - first, cells
}

// withoutEmptyRows takes away the rows in which no cell begins. They have no
// height; cells that reach over them become lower.
func withoutEmptyRows(rows []row, cells []cell, first int) []row {
	before := make([]int32, len(rows)+1) // rows to keep before each
	for i := range rows {
		begin, end := extent(rows, i, first, len(cells))
		before[i+1] = before[i]
		if begin < end {
			before[i+1]++
		}
	}
	if int(before[len(rows)]) == len(rows) {
		return rows
	}
	kept := rows[:0]
	for i := range rows {
		begin, end := extent(rows, i, first, len(cells))
		for k := begin; k < end; k++ {
			if c := &cells[k]; c.rowSpan > 1 {
				if c.rowSpan = before[i+int(c.rowSpan)] - before[i]; c.rowSpan == 1 {
					c.rowSpan = 0
				}
			}
		}
	}
	for i := range rows {
		if before[i+1] > before[i] {
			kept = append(kept, rows[i])
		}
	}
	return kept
}

// trimColumns takes away the columns at the right in which no cell begins.
func trimColumns(t *document.Table) {
	grid, err := t.Grid()
	if err != nil {
		return
	}
	width := 0
	for _, places := range grid {
		for x := len(places) - 1; x >= width; x-- {
			if places[x].Origin {
				width = x + 1
			}
		}
	}
	for _, places := range grid {
		for x, p := range places {
			if !p.Origin {
				continue
			}
			c := &t.Rows[p.Row].Cells[p.Cell]
			if x+c.Width() <= width {
				continue
			}
			if c.ColSpan = width - x; c.ColSpan == 1 {
				c.ColSpan = 0
			}
		}
	}
}

// SetSpan sets the width of the open cell.
func (b *Builder) SetSpan(columns int) { b.innermost().open.ColSpan = columns }

// TooWide says that the innermost table has more columns than a grid can have.
func (b *Builder) TooWide() { b.exceed(document.QuantityPlaces, b.limits.Places) }
