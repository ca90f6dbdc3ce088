package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"regexp"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// disputeKind is what a heading of table 四 says of the kind of dispute.
type disputeKind uint8

const (
	noKind disputeKind = iota
	reconsideration
	directLitigation
	litigationAfter
	anyLitigation // 行政诉讼, which has two kinds
)

// noResult is the result of a heading that names none.
const noResult = -1

// disputeCell is a figure of table 四 with what its headings say.
type disputeCell struct {
	kind   disputeKind
	result int
	place  *place
}

// disputeReader reads table 四. The form prints it in one line of 15 figures;
// organs also split it by kind, or turn it upright. So each figure is told by
// all headings above and beside it: together they must name one kind and one
// result.
type disputeReader struct {
	*reader
	cells [15][]*place
	any   bool
}

func (r *reader) readDisputes(pieces []piece) {
	d := disputeReader{reader: r}
	for _, piece := range pieces {
		if piece.table != disputesTable {
			continue
		}
		outer := d.outerKind(piece.outer)
		switch {
		case piece.loose:
			d.readLoose(piece.rows, outer)
		case piece.rows[0].grid:
			d.readGrid(piece.rows, outer)
		default:
			d.readFlat(piece.rows, outer)
		}
	}
	d.settle()
}

// outerKind returns the kind that the text before a table names.
func (d *disputeReader) outerKind(labels []words.Label) disputeKind {
	for _, l := range labels {
		if kind, ok := d.known.disputeKinds[l.Key]; ok && kind != anyLitigation {
			return kind
		}
		if _, section := d.known.sections[l.Key]; section {
			break
		}
	}
	return noKind
}

// context is what the headings of a figure say.
type context struct {
	kind     disputeKind
	result   int
	conflict bool
}

func (c *context) addKind(kind disputeKind) {
	switch {
	case kind == noKind || kind == c.kind:
	case c.kind == noKind, c.kind == anyLitigation && kind != reconsideration:
		c.kind = kind
	case kind == anyLitigation && c.kind != reconsideration:
	default:
		c.conflict = true
	}
}

func (c *context) addResult(result int) {
	switch {
	case c.result == noResult:
		c.result = result
	case c.result != result:
		c.conflict = true
	}
}

func (c *context) complete() bool {
	return !c.conflict && c.result != noResult && c.kind != noKind && c.kind != anyLitigation
}

// add takes a heading into account.
func (d *disputeReader) add(c *context, p *place) {
	if kind, ok := d.known.disputeKinds[p.label.Key]; ok {
		c.addKind(kind)
	} else if result, ok := d.known.resultByKey[p.label.Key]; ok {
		c.addResult(result)
	}
}

// isHeading reports whether a place names a kind or a result.
func (d *disputeReader) isHeading(p *place) bool {
	if p.shape != wordShape {
		return false
	}
	_, kind := d.known.disputeKinds[p.label.Key]
	_, result := d.known.resultByKey[p.label.Key]
	return kind || result
}

// mostHeadRows is the largest number of heading rows that are read together. The
// form has three, and one more above where tables are joined.
const mostHeadRows = 8

// readGrid reads a table whose columns are known.
func (d *disputeReader) readGrid(rows []row, outer disputeKind) {
	var heads []*row
	var above []stack
	for i := range rows {
		r := &rows[i]
		if r.blank && !d.isFigureRow(r, above, outer) {
			continue
		}
		if d.isHeadingRow(r) {
			if len(heads) > 0 && heads[len(heads)-1].index < r.index-1 && d.isFirstHeading(r) {
				heads = nil // the headings of a further part
			}
			if len(heads) == mostHeadRows {
				heads = nil // nothing that a form has
			}
			heads = append(heads, r)
			above = stacks(heads)
			continue
		}
		if !agree(append(heads[:len(heads):len(heads)], r)) {
			d.refuse(r)
			continue
		}
		d.readFigures(r, above, outer)
	}
}

// refuse tells that a row's figures do not stand below their headings.
func (d *disputeReader) refuse(r *row) {
	if r.hasFigures() {
		d.problem(MissingHeadings, "disputes", r.places[0].origin, "表四有一行数据与列标题对不上，未读取")
	}
}

// isFirstHeading reports whether a row of headings names kinds, as the first one
// of a table does.
func (d *disputeReader) isFirstHeading(r *row) bool {
	for _, p := range r.words() {
		if kind := d.known.disputeKinds[p.label.Key]; kind != noKind {
			return true
		}
	}
	return false
}

// isHeadingRow reports whether a row has headings and no figures: all its words
// are headings, and a heading stands behind an empty cell or nothing does.
func (d *disputeReader) isHeadingRow(r *row) bool {
	behind, headings := false, 0
	empty := 0
	for i := range r.places {
		p := &r.places[i]
		switch {
		case p.isFigureLike() && !p.covered:
			return false
		case d.isHeading(p):
			if !p.covered {
				headings++
			}
			behind = behind || empty > 0
		case !p.covered:
			empty++
		}
	}
	return headings > 0 && (behind || empty == 0)
}

// isFigureRow reports whether a row of empty cells stands below headings that
// say what its figures would be.
func (d *disputeReader) isFigureRow(r *row, above []stack, outer disputeKind) bool {
	for i := range r.places {
		if c := d.contextOf(&r.places[i], nil, above, outer); c.complete() && !r.places[i].covered {
			return true
		}
	}
	return false
}

// contextOf collects what the headings above a place, beside it in its row, and
// before the table say.
func (d *disputeReader) contextOf(p *place, beside []*place, above []stack, outer disputeKind) context {
	c := context{result: noResult}
	for _, word := range beside {
		d.add(&c, word)
	}
	if p.column < len(above) {
		s := &above[p.column]
		for _, word := range s.above {
			d.add(&c, word)
		}
		if s.leaf != nil {
			d.add(&c, s.leaf)
		}
	}
	if c.kind == noKind {
		c.addKind(outer)
	}
	return c
}

// readFigures reads a row with figures. The headings at its start are those of
// all its figures. A figure that no headings tell, or two of the same headings,
// show that the row has slipped: then none is read.
func (d *disputeReader) readFigures(r *row, above []stack, outer disputeKind) {
	var beside []*place
	var cells []disputeCell
	started := false
	var seen [15]bool
	for i := range r.places {
		p := &r.places[i]
		if !started && d.isHeading(p) {
			beside = append(beside, p)
			continue
		}
		if !started && p.shape == wordShape && len(beside) == 0 {
			continue // a label that says nothing
		}
		started = true
		c := d.contextOf(p, beside, above, outer)
		switch {
		case !c.complete() && p.shape == emptyShape:
			continue
		case !c.complete(), p.covered, p.width > 1 && d.spansColumns(p, above, beside, outer, c):
			d.refuse(r)
			return
		}
		cell := disputeCell{kind: c.kind, result: c.result, place: p}
		if seen[cell.index()] {
			d.refuse(r)
			return
		}
		seen[cell.index()] = true
		cells = append(cells, cell)
	}
	for _, cell := range cells {
		d.put(cell)
	}
}

// spansColumns reports whether a wide place stands below more than one column.
func (d *disputeReader) spansColumns(p *place, above []stack, beside []*place, outer disputeKind, c context) bool {
	for g := p.column; g < p.end(); g++ {
		at := *p
		at.column = g
		if d.contextOf(&at, beside, above, outer) != c {
			return true
		}
	}
	return false
}

func (d *disputeReader) put(cell disputeCell) {
	d.cells[cell.index()] = append(d.cells[cell.index()], cell.place)
	d.any = true
}

// index returns the place of the figure in the form.
func (c *disputeCell) index() int { return (int(c.kind)-1)*5 + c.result }

// readFlat reads a table of which only the order of the cells is known.
func (d *disputeReader) readFlat(rows []row, outer disputeKind) {
	var headings []*place
	columnsKnown := []context(nil)
	var kind disputeKind
	for i := range rows {
		r := &rows[i]
		if !r.hasFigures() && len(r.words()) > 0 {
			if columnsKnown != nil {
				headings, columnsKnown = nil, nil // the headings of a further part
			}
			for _, p := range r.words() {
				if d.isHeading(p) {
					headings = append(headings, p)
				}
			}
			continue
		}
		if columnsKnown == nil {
			columnsKnown = d.flatContexts(headings, outer)
		}
		kind = d.readFlatRow(r, columnsKnown, kind, outer)
	}
}

// flatOrders are the orders in which headings stand in a text: row by row as the
// form prints them, or each kind with its results behind it. F is 行政复议, S is
// 行政诉讼, D and A are its two kinds, r is a result.
var flatOrders = regexp.MustCompile(`^(?:FS?r{5}(?:DA|AD)r{10}|FS?(?:DA|AD)r{15}|(?:Fr{5})?S?(?:Dr{5}S?Ar{5}|Ar{5}S?Dr{5})(?:Fr{5})?|S?(?:DA|AD)r{10}|F?r{5}|S?[DA]r{5})$`)

// flatContexts reads headings in reading order. It returns nothing if their order
// is none that tells which result belongs to which kind.
func (d *disputeReader) flatContexts(headings []*place, outer disputeKind) []context {
	var kinds []disputeKind
	var results []int
	var order strings.Builder
	for _, p := range headings {
		kind, isKind := d.known.disputeKinds[p.label.Key]
		switch {
		case !isKind:
			order.WriteByte('r')
			results = append(results, d.known.resultByKey[p.label.Key])
		case kind == anyLitigation:
			order.WriteByte('S')
		default:
			order.WriteByte("FDA"[kind-reconsideration])
			kinds = append(kinds, kind)
		}
	}
	if order.Len() > 32 || !flatOrders.MatchString(order.String()) {
		return nil
	}
	if len(kinds) == 0 {
		kinds = []disputeKind{outer}
	}
	contexts := make([]context, 0, len(results))
	for i, result := range results {
		if result != i%5 {
			return nil // a heading may have slipped before others: 总计 above 结果维持
		}
		contexts = append(contexts, context{kind: kinds[i/5], result: result})
	}
	return contexts
}

// readFlatRow reads a row with figures, and returns the kind that later rows
// inherit.
func (d *disputeReader) readFlatRow(r *row, contexts []context, inherited, outer disputeKind) disputeKind {
	beside := context{result: noResult}
	at := 0
	for at < len(r.places) && (d.isHeading(&r.places[at]) || at == 0 && r.places[at].shape == emptyShape && len(r.places) > 1 && d.isHeading(&r.places[1])) {
		if r.places[at].shape == wordShape {
			d.add(&beside, &r.places[at])
		}
		at++
	}
	values := r.places[at:]
	kind := beside.kind
	if kind == noKind || kind == anyLitigation {
		kind = inherited
	}
	if kind == noKind {
		kind = outer
	}
	switch {
	case beside.conflict:
	case beside.result != noResult && len(values) == 1 && kind != noKind && kind != anyLitigation:
		d.put(disputeCell{kind: kind, result: beside.result, place: &values[0]})
		return kind
	case beside.result == noResult && len(values) == len(contexts) && len(contexts) > 0:
		complete := true
		for i := range contexts {
			c := contexts[i]
			if at > 0 || c.kind == noKind {
				c.addKind(kind)
			}
			complete = complete && c.complete()
			contexts[i].conflict = c.conflict
			if c.complete() {
				d.put(disputeCell{kind: c.kind, result: c.result, place: &values[i]})
			}
		}
		if complete {
			return inherited
		}
	}
	if r.hasFigures() {
		d.problem(MissingHeadings, "disputes", r.places[0].origin, "表四有一行%d个数据与标题对不上，未读取", len(values))
	}
	return kind
}

// settle takes the figures over.
func (d *disputeReader) settle() {
	if !d.any {
		d.missingTable("disputes", 4)
		return
	}
	column := govinfo.Column{Unit: govinfo.UnitCases}
	rivals := 0
	for _, places := range d.cells {
		for _, again := range places[min(1, len(places)):] {
			if words.Fold(again.text) != words.Fold(places[0].text) {
				rivals++
				break
			}
		}
	}
	for i, places := range d.cells {
		ref := d.known.disputeRefs[i/5][i%5]
		if len(places) == 0 {
			d.problem(MissingColumn, ref, Origin{Block: d.from}, "表四没有“%s”", name(ref))
			continue
		}
		if rivals >= manyRivals && len(places) == 1 {
			d.problem(DoubledColumn, ref, places[0].origin, "文中有两份数据不同的表格，“%s”只出现一次，不知属于哪一份，未读取", name(ref))
			continue
		}
		d.takeCell(ref, column, "", places[0])
		for _, again := range places[1:] {
			if words.Fold(again.text) != words.Fold(places[0].text) {
				d.blankCell(ref)
				d.problem(DoubledColumn, ref, again.origin, "“%s”出现两次且数据不同，未读取", name(ref))
				break
			}
		}
	}
}
