package doc

import "github.com/openxxgk/annualreport/govinfo/read/internal/flow"

// A row says where its cells stand only at its end, and the columns of a table are
// known when all its rows are. So the rows of all tables are looked at first.

// tableShape is what the ends of its rows say of a table.
type tableShape struct {
	rows []rowShape
	grid grid
}

type rowShape struct {
	format *rowFormat
	gone   bool
}

// shapesOf returns the tables of a part of the text, in the order they begin.
func shapesOf(paragraphs []paragraph) []*tableShape {
	var all, open []*tableShape
	for i := range paragraphs {
		p := &paragraphs[i]
		depth := p.depth()
		open = open[:min(depth, len(open))]
		for len(open) < depth {
			t := &tableShape{}
			all, open = append(all, t), append(open, t)
		}
		if p.endsRow() {
			t := open[depth-1]
			t.rows = append(t.rows, rowShape{p.row, p.gone})
		}
	}
	for _, t := range all {
		var seen []*rowFormat
		for _, r := range t.rows {
			if !r.gone {
				seen = append(seen, r.format)
			}
		}
		t.grid = gridOf(seen)
	}
	return all
}

// openTable is a table under way.
type openTable struct {
	*tableShape
	row           int // of the shape
	cell          int // of the row
	column        int // of the next cell
	inRow, inCell bool
	skipped       bool     // the table is in a row that is deleted
	above, here   []merged // the vertical merges that the row above leaves open, and those of this row
	last          merged   // the cell before
}

// merged is a cell that others may join.
type merged struct {
	column, width int
	cell          int // index in the builder
}

// format returns the format of the row under way.
func (t *openTable) format() *rowFormat {
	if t.row < len(t.rows) {
		return t.rows[t.row].format
	}
	return &rowFormat{} // a row without an end
}

// gone reports whether the row under way does not count.
func (t *openTable) gone() bool {
	return t.skipped || t.row < len(t.rows) && t.rows[t.row].gone
}

// openRow begins a row with the first paragraph in it.
func (t *openTable) openRow(b *flow.Builder) {
	if t.inRow {
		return
	}
	t.inRow, t.here, t.column, t.cell, t.last = true, nil, 0, 0, merged{}
	f := t.format()
	b.OpenRow(f.head)
	if len(f.edges) > 0 {
		if t.column = t.grid.column(f.edges[0]); t.column > 0 {
			b.OpenCell(flow.Cell{ColSpan: t.column})
			b.CloseCell()
		}
	}
}

// closeCell ends a cell, which is merged as the row says.
func (t *openTable) closeCell(b *flow.Builder) {
	f := t.format()
	column, width := t.column, 1
	var cell cellFormat
	if t.cell < len(f.cells) {
		column = t.grid.column(f.edges[t.cell])
		width = max(t.grid.column(f.edges[t.cell+1])-column, 1)
		cell = f.cells[t.cell]
	}
	across := f.isMergedAcross(t.cell) && t.last.width > 0
	t.inCell = false
	t.cell++
	t.column = column + width
	if across {
		b.MergeRight(t.last.cell, width)
		t.last.width += width
		if n := len(t.here); n > 0 && t.here[n-1].cell == t.last.cell {
			t.here[n-1].width += width
		}
		return
	}
	if cell.down == 1 {
		for len(t.above) > 0 && t.above[0].column < column {
			t.above = t.above[1:]
		}
		if len(t.above) > 0 && t.above[0].column == column && t.above[0].width == width {
			m := t.above[0]
			b.MergeDown(m.cell)
			t.here, t.last = append(t.here, m), merged{}
			return
		}
	}
	t.last = merged{column, width, b.CellIndex()}
	if cell.down != 0 {
		t.here = append(t.here, t.last)
	}
	b.SetSpan(width)
	b.CloseCell()
}

// closeRow ends a row.
func (t *openTable) closeRow(b *flow.Builder) {
	if t.inCell { // without its end
		b.End(flow.Loose)
		t.closeCell(b)
	}
	if t.inRow {
		b.CloseRow()
		t.above = t.here
	}
	t.inRow = false
	t.row++
}
