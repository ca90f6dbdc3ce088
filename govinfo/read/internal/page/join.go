package page

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// table is a table that may go over several pages. Its edges are measured from
// its left side.
type table struct {
	xs     []float64
	cells  []cell
	source []document.Source // of each row
	open   []int             // cells that reach the last row
	head   []cell            // the cells of its first page
}

func newTable(s *sheet, g *grid) *table {
	t := &table{xs: relative(g.xs), cells: g.cells}
	t.head = slices.Clone(t.cells)
	t.addSource(s, g, 0)
	t.findOpen(0)
	return t
}

func relative(xs []float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = x - xs[0]
	}
	return out
}

func (t *table) addSource(s *sheet, g *grid, first int) {
	for _, n := range g.source[first:] {
		t.source = append(t.source, document.Source{Page: s.number, Line: n})
	}
}

func (t *table) rows() int { return len(t.source) }

// findOpen finds the cells that reach the last row, among those that did before
// and those from first on.
func (t *table) findOpen(first int) {
	candidates := t.open
	for i := first; i < len(t.cells); i++ {
		candidates = append(candidates, i)
	}
	t.open = slices.DeleteFunc(candidates, func(i int) bool { return t.cells[i].r1 != t.rows() })
}

// goesOn adds the grid at the top of the next page if it is the rest of the
// table, and reports whether it is.
func (t *table) goesOn(s *sheet, g *grid) bool {
	rest, head, xs, ok := t.aligned(g)
	if !ok {
		return false
	}
	repeated := repeatedRows(rest, head)
	rest = withoutRows(rest, repeated)
	if len(rest) == 0 {
		return true
	}
	if repeated == 0 && !beginsWithData(rest) && !t.hasRowLike(rest, xs) {
		return false
	}
	t.widen(xs, head)
	below := t.meet(rest)
	if t.restOfRow(rest, below) {
		rest = t.joinRow(rest, below)
		repeated++
	} else {
		rest = t.joinLabels(rest, below)
	}
	t.add(s, g, rest, repeated)
	return true
}

// stands reports whether a grid stands directly below the table on the same page,
// under the same edges, and adds it then: some programs draw the head of a table as
// one of its own.
func (t *table) stands(s *sheet, above, g *grid) bool {
	const nearest = 8.0 // points between them
	if gap := g.ys[0] - above.ys[above.rows()]; gap < 0 || gap > nearest || math.Abs(g.xs[0]-above.xs[0]) > snap {
		return false
	}
	rest, head, xs, ok := t.aligned(g)
	if !ok {
		return false
	}
	t.widen(xs, head)
	t.add(s, g, rest, 0)
	return true
}

// aligned returns the cells of a grid, those of the table's first page, and the
// edges of both, by which the cells count their columns. ok is false where the
// edges do not agree.
func (t *table) aligned(g *grid) (rest, head []cell, xs []float64, ok bool) {
	edges := relative(g.xs)
	if xs, ok = union(t.xs, edges); !ok {
		return nil, nil, nil, false
	}
	rest, head = slices.Clone(g.cells), slices.Clone(t.head)
	mapColumns(rest, indexes(edges, xs))
	mapColumns(head, indexes(t.xs, xs))
	return rest, head, xs, true
}

// widen gives the table the edges of another part, too.
func (t *table) widen(xs []float64, head []cell) {
	if len(xs) != len(t.xs) {
		mapColumns(t.cells, indexes(t.xs, xs))
	}
	t.xs, t.head = xs, head
}

// add adds the rows of a grid from first on.
func (t *table) add(s *sheet, g *grid, rest []cell, first int) {
	cells, rows := len(t.cells), t.rows()
	for _, c := range rest {
		c.r0 += rows
		c.r1 += rows
		t.cells = append(t.cells, c)
	}
	t.addSource(s, g, first)
	t.findOpen(cells)
}

// union joins the edges of two parts of a table. ok is false where neither part
// has all the edges of the other.
func union(a, b []float64) (xs []float64, ok bool) {
	if len(b) > len(a) {
		a, b = b, a
	}
	if math.Abs(a[len(a)-1]-b[len(b)-1]) > snap {
		return nil, false
	}
	for _, x := range b {
		if math.Abs(a[nearest(a, x)]-x) > snap {
			return nil, false
		}
	}
	return a, true
}

// indexes returns where each edge lies among others.
func indexes(edges, among []float64) []int {
	to := make([]int, len(edges))
	for i, x := range edges {
		to[i] = nearest(among, x)
	}
	return to
}

func mapColumns(cells []cell, to []int) {
	for i := range cells {
		cells[i].c0, cells[i].c1 = to[cells[i].c0], to[cells[i].c1]
	}
}

// repeatedRows returns the number of rows that repeat the first ones of the table.
func repeatedRows(rest, head []cell) int {
	n := 0
	for n < len(rest) && n < len(head) && sameCell(rest[n], head[n]) {
		n++
	}
	if n == len(rest) {
		return rest[n-1].r1
	}
	// Whole rows only: no cell may reach from them into the rest.
	rows := rest[n].r0
	for _, c := range rest[:n] {
		if c.r1 > rows && c.r0 < rows {
			rows = c.r0
		}
	}
	for _, c := range rest[:n] { // rows with figures are data, also when they are equal
		if c.r0 < rows && isFigure(c.text) {
			rows = c.r0
		}
	}
	return rows
}

func sameCell(a, b cell) bool {
	return a.r0 == b.r0 && a.r1 == b.r1 && a.c0 == b.c0 && a.c1 == b.c1 && folded(a.text) == folded(b.text)
}

func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// withoutRows removes the first rows.
func withoutRows(cells []cell, rows int) []cell {
	kept := cells[:0]
	for _, c := range cells {
		if c.r0 >= rows {
			c.r0 -= rows
			c.r1 -= rows
			kept = append(kept, c)
		}
	}
	return kept
}

// beginsWithData reports whether the first row has a figure or a blank cell.
// Headings have neither.
func beginsWithData(cells []cell) bool {
	for _, c := range cells {
		if c.r0 == 0 && (c.text == "" || isFigure(c.text)) {
			return true
		}
	}
	return false
}

// hasRowLike reports whether the table has a row with the texts of the first row
// of rest, or both have rows of one cell only: forms divide a table so. The first
// row of a table is its heading, which another one may have, too.
func (t *table) hasRowLike(rest []cell, xs []float64) bool {
	var first []cell
	for _, c := range rest {
		if c.r0 == 0 {
			first = append(first, c)
		}
	}
	columns := indexes(t.xs, xs)
	equal, row := 0, -1
	for _, c := range t.cells {
		if c.r0 != row {
			equal, row = 0, c.r0
		}
		c.c0, c.c1 = columns[c.c0], columns[c.c1]
		switch {
		case row == 0 || equal == len(first):
		case len(first) == 1 && c.c0 == 0 && c.c1 == len(xs)-1:
			return true
		case c.c0 == first[equal].c0 && c.c1 == first[equal].c1 && folded(c.text) == folded(first[equal].text):
			if equal++; equal == len(first) {
				return true
			}
		}
	}
	return false
}

// isFigure reports whether a text is a figure or a sign for none.
func isFigure(text string) bool {
	digits, signs := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			return false
		case unicode.IsDigit(r):
			digits++
		case strings.ContainsRune("-－–—―/／", r):
			signs++
		}
	}
	unopened := strings.ContainsAny(text, "）)") && !strings.ContainsAny(text, "（(")
	return digits+signs > 0 && !unopened
}

// meet returns for each cell of the first row of rest the open cell above it that
// has the same edges, or -1.
func (t *table) meet(rest []cell) []int {
	above := make(map[[2]int]int, len(t.open))
	for _, i := range t.open {
		above[[2]int{t.cells[i].c0, t.cells[i].c1}] = i
	}
	below := make([]int, len(rest))
	for i, c := range rest {
		below[i] = -1
		if k, ok := above[[2]int{c.c0, c.c1}]; ok && c.r0 == 0 {
			below[i] = k
		}
	}
	return below
}

// restOfRow reports whether the first row of rest is what the page's end cut off
// the last row. It is where a label goes on and the figures do not, or where
// figures stand without a label below figures that have one. Where both go on, it
// is if all that go on had no room, and some had and do not.
func (t *table) restOfRow(rest []cell, below []int) bool {
	var r rowRest
	for i, c := range rest {
		if c.r0 == 0 && (below[i] < 0 || !r.add(&t.cells[below[i]], &c)) {
			return false
		}
	}
	switch {
	case r.labelsOn == 0:
		return r.labels > 0 && r.figures > 0
	case r.figures == 0:
		return r.ended > 0
	}
	return r.labelsOn == 1 && r.ended > 0 && r.roomless == r.figures
}

// rowRest counts the cells of a row that go on with those above.
type rowRest struct {
	labels, labelsOn  int // labels above, and those that go on
	figures, roomless int // figures that go on, and those that had no room
	ended             int // figures above that do not go on
}

// add counts a cell below another one, and reports whether it may go on with it.
func (r *rowRest) add(above, c *cell) bool {
	switch {
	case c.r1 > 1:
		return above.sameLabel(*c, false)
	case isFigure(above.text):
		return r.addFigure(above, c)
	case c.text == "":
		if above.text != "" {
			r.labels++
		}
		return true
	case above.text == "" || isFigure(c.text) || startsItem(c.text):
		return false
	}
	r.labels++
	r.labelsOn++
	return true
}

func (r *rowRest) addFigure(above, c *cell) bool {
	if c.text == "" {
		r.ended++
		return true
	}
	r.figures++
	if above.full {
		r.roomless++
	}
	return isFigure(c.text)
}

// joinRow adds the first row of rest to the last row of the table, and returns
// what is left. A figure that goes on is one figure only where that is certain;
// otherwise the two parts stand apart, and are no figure.
func (t *table) joinRow(rest []cell, below []int) []cell {
	certain := true
	for i, c := range rest {
		if c.r0 > 0 || c.r1 > 1 || c.text == "" {
			continue
		}
		above := &t.cells[below[i]]
		if isFigure(above.text) {
			certain = certain && above.full && isDigits(above.text) && isDigits(c.text)
		} else {
			certain = certain && startsItem(above.text)
		}
	}
	for i, c := range rest {
		if c.r0 > 0 {
			continue
		}
		above := &t.cells[below[i]]
		if above.text != "" && c.text != "" && !(certain && isFigure(above.text)) {
			above.text += "\n"
		}
		above.text += c.text
		above.r1 += c.r1 - 1
	}
	return withoutRows(rest, 1)
}

// joinLabels joins cells that cover rows on both sides of the page's end and hold
// a label, and returns what is left of rest.
func (t *table) joinLabels(rest []cell, below []int) []cell {
	label := make(map[int]bool) // the columns where a label of the first row begins
	for _, c := range rest {
		if c.r0 == 0 && c.text != "" && !isFigure(c.text) {
			label[c.c0] = true
		}
	}
	kept := rest[:0]
	for i, c := range rest {
		if c.r0 > 0 || below[i] < 0 || !t.cells[below[i]].sameLabel(c, label[c.c1]) {
			kept = append(kept, c)
			continue
		}
		above := &t.cells[below[i]]
		above.r1 += c.r1
		switch {
		case above.text == "":
			above.text = c.text
		case c.text != "":
			above.text += "\n" + c.text
		}
	}
	return kept
}

// sameLabel reports whether a cell at the page's end and the one below it on the
// next page are one cell. labelled says that a label stands directly behind next.
func (c cell) sameLabel(next cell, labelled bool) bool {
	if isFigure(c.text) || isFigure(next.text) || c.text == "" && next.text == "" {
		return false
	}
	if c.r1-c.r0 == 1 && next.r1-next.r0 == 1 { // of two rows, or two cells
		return labelled && (next.text == "" || startsItem(c.text) && !startsItem(next.text))
	}
	return c.text == "" || next.text == "" || !startsItem(next.text)
}

// startsItem reports whether a text begins with a number, as a line or group of a
// form does and the rest of one does not.
func startsItem(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if r == '（' || r == '(' {
		return true
	}
	if !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十", r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return strings.ContainsRune(".、．,，", next)
}

// document returns the table.
func (t *table) document() *document.Table {
	slices.SortStableFunc(t.cells, byPlace)
	d := &document.Table{Columns: len(t.xs) - 1, Rows: make([]document.Row, t.rows())}
	for i := range d.Rows {
		d.Rows[i].Source = t.source[i]
	}
	for _, c := range t.cells {
		row := &d.Rows[c.r0]
		k := document.Cell{Text: c.text}
		if w := c.c1 - c.c0; w > 1 {
			k.ColSpan = w
		}
		if h := c.r1 - c.r0; h > 1 {
			k.RowSpan = h
		}
		row.Cells = append(row.Cells, k)
	}
	return d
}
