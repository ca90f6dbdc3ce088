package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo/recognize/internal/stacks"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// disputeReader reads table 四 in a zone.
type disputeReader struct{ *zone }

// read reads table 四: heading words, then a row of figures without a
// label; or one such table for each of its blocks.
func (z disputeReader) read() {
	from := 0 // of the heading words
	for at := 0; at < len(z.atoms); at++ {
		if !z.atoms[at].isCell() {
			continue
		}
		end := at
		for end < len(z.atoms) && z.atoms[end].isCell() && (z.atoms[end].row == z.atoms[at].row || z.atoms[at].row < 0) {
			end++
		}
		figures := z.figuresIn(at, end)
		if figures == 0 && !z.isWhole(from, at, end-at) {
			at = end - 1
			continue // empty cells among headings
		}
		z.readRow(from, z.withoutFillers(from, at, end, figures), end)
		from, at = end, end-1
	}
}

// withoutFillers returns where a row begins whose cells follow the empty ones of
// the headings before it, where rows are lost: as many as the last heading row is
// filled up with, and one more where rows begin with a bar, or all before a row without
// blank cells.
func (z disputeReader) withoutFillers(from, at, end, figures int) int {
	n := 5 * len(z.disputeBlocks(from, at))
	extra := end - at - n
	if z.atoms[at].row >= 0 || n == 0 || extra <= 0 || z.figuresIn(at, at+extra) > 0 {
		return at
	}
	behind := 0 // that fill the last row of headings up, which has ten of fifteen places
	if z.filled(from, at) {
		behind = 5
	}
	if z.framed(from, at) {
		behind++
	}
	if figures == n || extra == behind {
		return at + extra
	}
	return at
}

func (z disputeReader) figuresIn(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if z.atoms[i].kind == figureAtom {
			n++
		}
	}
	return n
}

// isWhole reports whether cells that are all empty are the row behind headings.
func (z disputeReader) isWhole(from, to, count int) bool {
	blocks := z.disputeBlocks(from, to)
	return len(blocks) > 0 && count == 5*len(blocks)
}

// readRow reads the cells between two atoms by the heading words before
// them.
func (z disputeReader) readRow(from, at, end int) {
	blocks := z.disputeBlocks(from, at)
	place := z.atoms[at].at
	if len(blocks) == 0 {
		if z.figuresIn(at, end) >= 5 {
			z.doubt(MissingHeadings, "disputes", place, "表四的数据上方没有完整的列标题，未读取")
			z.doubtBlocks()
		}
		return
	}
	n := 5 * len(blocks)
	cells := make([]int, 0, end-at)
	for i := at; i < end; i++ {
		cells = append(cells, i)
	}
	if len(cells) > n && z.figuresIn(at+n, end) > 0 || len(cells) < n || len(cells) > n && z.figuresIn(at, at+n) < n || (z.filled(from, at) || z.framed(from, at)) && z.beginsWithGap(at) || z.figuresBehind(end) {
		for _, block := range blocks {
			z.doubtLine(WrongCellCount, z.known.Blocks[block].Lines[0], place, "“%s”的数据与列标题对不上，未读取", z.name(z.known.Blocks[block].Lines[0]))
		}
		return
	}
	for i, block := range blocks {
		z.see(z.known.Blocks[block].Lines[0], cells[5*i:5*i+5], "")
	}
}

// framed reports whether each row of the headings begins with a bar, which makes an
// empty cell: more of them stand between the heading rows than these are filled up
// with.
func (z disputeReader) framed(from, to int) bool {
	first, second := 13, 8 // places of fifteen that the first two heading rows leave
	run := 0
	for at := from; at < to; at++ {
		switch {
		case z.atoms[at].kind == gapAtom:
			run++
		case run == first+1, run == second+1, run == 1:
			return true
		default:
			run = 0
		}
	}
	return false
}

// filled reports whether empty cells fill the heading rows up, so that some must stand
// before the figures, too.
func (z disputeReader) filled(from, to int) bool {
	const second = 8 // places that the second heading row leaves
	run := 0
	for at := from; at < to; at++ {
		if run++; z.atoms[at].kind != gapAtom {
			run = 0
		}
		if run >= second {
			return true
		}
	}
	return false
}

// beginsWithGap reports whether the first of some cells is one that stands for no
// figure, behind a word.
func (z disputeReader) beginsWithGap(at int) bool {
	return z.atoms[at].row < 0 && z.atoms[at].kind == gapAtom && (at == 0 || z.atoms[at-1].kind != gapAtom)
}

// figuresBehind reports whether figures follow a row without a word between. A bar is no
// word.
func (z disputeReader) figuresBehind(at int) bool {
	end := at
	for end < len(z.atoms) && (z.atoms[end].isCell() || z.atoms[end].key == "" && z.atoms[end].kind == wordAtom) {
		end++
	}
	return z.figuresIn(at, end) > 0
}

func (z disputeReader) doubtBlocks() {
	for i := range z.known.Blocks {
		if z.known.Blocks[i].Section == 4 {
			z.doubted[z.known.Blocks[i].Lines[0]] = true
		}
	}
}

// disputeBlocks returns the blocks of table 四 whose columns the heading words
// between two atoms are, whole and in the order of the form.
func (z disputeReader) disputeBlocks(from, to int) []int {
	const most = 300 // words of headings, broken ones and notes included
	if to-from > most {
		return nil
	}
	var names, results []lexicon.Set // blocks and results, in the order of the text
	var order []lexicon.Set          // all of them
	foreign := false
	for i := z.tokenFrom(from); i < len(z.tokens) && z.tokens[i].first < to; i++ {
		t := &z.tokens[i]
		var set lexicon.Set
		if t.kind == headToken {
			set = t.meaning.Column.And(z.known.Sections[4])
			order = append(order, set)
		}
		switch {
		case t.kind == headToken && isGroupSet(set):
			names = append(names, set)
		case t.kind == headToken:
			results = append(results, set)
		case t.kind == foreignToken && len(order) > 0:
			foreign = true
		}
	}
	blocks := z.namedBlocks(names)
	if !foreign && z.areResults(results, 5*len(blocks)) && inFormOrder(order, len(blocks)) {
		return blocks
	}
	headings := make([]string, 0, 15)
	for range blocks {
		for column := range 5 {
			headings = append(headings, z.known.Blocks[blocks[0]].Headings[column][0])
		}
	}
	if stacks.Explain(headings, headingWords(z).headingLines(from, to, headings)) {
		z.takeHeadings(from, to)
		return blocks
	}
	return nil
}

// namedBlocks returns the blocks that their names tell, which must stand in the
// order of the form: all three, the two of 行政诉讼, or one.
func (z disputeReader) namedBlocks(names []lexicon.Set) []int {
	var blocks []int
	litigation := 0
	for _, set := range names {
		if index, ok := z.blockWith(set); ok {
			isFirst := index == z.firstDispute()
			if len(blocks) > 0 && (index <= blocks[len(blocks)-1] || litigation == 0) || isFirst && litigation > 0 {
				return nil
			}
			blocks = append(blocks, index)
		} else {
			litigation++
		}
	}
	if litigation > 1 && len(names) > 4 || len(blocks) == 2 && blocks[0] == z.firstDispute() {
		return nil
	}
	return blocks
}

func (z disputeReader) firstDispute() int {
	return slices.IndexFunc(z.known.Blocks, func(b lexicon.Block) bool { return b.Section == 4 })
}

// blockWith returns the block of table 四 that a heading names alone.
func (z disputeReader) blockWith(set lexicon.Set) (index int, ok bool) {
	index = slices.IndexFunc(z.known.Blocks, func(b lexicon.Block) bool { return b.Section == 4 && b.Set == set })
	return index, index >= 0
}

// areResults reports whether some headings are the five results, so many times
// over, in the order of the form.
func (z disputeReader) areResults(results []lexicon.Set, count int) bool {
	if len(results) != count {
		return false
	}
	for i, set := range results {
		if set.And(z.known.Blocks[z.firstDispute()].Sets[i%5]).IsEmpty() {
			return false
		}
	}
	return true
}

// inFormOrder reports whether blocks and results stand in one of the orders in
// which texts have them: the heading rows of the form one after the other, or each
// block before its results.
func inFormOrder(order []lexicon.Set, blocks int) bool {
	after := 0 // results since the last name
	total := 0
	for _, set := range order {
		if !isGroupSet(set) {
			after++
			total++
			continue
		}
		if after%5 != 0 {
			return false
		}
		after = 0
	}
	return total == 5*blocks
}

// isGroupSet reports whether a set of table 四 is of whole blocks.
func isGroupSet(set lexicon.Set) bool { return set.Len() >= 5 }
