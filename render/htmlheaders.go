package render

// headerNames keeps the ids of header cells as text. Most cells have the same
// headers above as the cell in the row before, and beside as the cell before.
type headerNames struct {
	above         []columnNames // by index of the cell in its row
	text          []byte
	version       int
	beside        []byte
	besideVersion int
}

type columnNames struct {
	column, width int // in the grid
	byOrder       bool
	from, to      int // in text
}

// namesAbove returns the ids of the headers above a data cell of the current
// row, with spaces between.
func (w *htmlWriter) namesAbove(row, index int) []byte {
	h, n := &w.scratch.headers, &w.scratch.names
	if n.version != h.version {
		n.above, n.text, n.version = n.above[:0], n.text[:0], h.version
	}
	key := columnNames{column: h.columns[index], width: h.table.Rows[row].Cells[index].Width(), byOrder: h.ordered}
	for len(n.above) <= index {
		n.above = append(n.above, columnNames{})
	}
	known := &n.above[index]
	if known.width != key.width || known.column != key.column || known.byOrder != key.byOrder {
		key.from = len(n.text)
		n.text = w.ids(n.text, h.above(row, index))
		key.to = len(n.text)
		*known = key
	}
	return n.text[known.from:known.to]
}

// namesBeside returns the ids of the headers of the current row.
func (w *htmlWriter) namesBeside() []byte {
	h, n := &w.scratch.headers, &w.scratch.names
	if n.besideVersion != h.rowVersion {
		n.beside, n.besideVersion = n.beside[:0], h.rowVersion
		for i, header := range h.row {
			if i > 0 {
				n.beside = append(n.beside, ' ')
			}
			n.beside = w.headerID(n.beside, header.number)
		}
	}
	return n.beside
}

// ids appends the ids of header cells with spaces between.
func (w *htmlWriter) ids(dst []byte, numbers []int32) []byte {
	for i, number := range numbers {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = w.headerID(dst, number)
	}
	return dst
}
