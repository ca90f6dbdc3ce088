package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// readDumps reads what has lost its places: text, and tables whose cells are only
// known in their order.
func (r *reader) readDumps() {
	const few = 4 // lines that a text or another table may mention
	for _, z := range r.zones() {
		if !z.isTable() {
			continue
		}
		if r.result.First[z.section] < 0 {
			r.result.First[z.section] = z.atoms[0].at.Block
		}
		seen := len(r.seen)
		if z.section == 4 {
			z.readDisputes()
		} else {
			z.readLines()
		}
		if len(r.seen) > seen || len(z.named) > few || z.section == 4 {
			z.takeBlocks()
		}
	}
}

// takeBlocks marks the blocks of the zone that are parts of the table.
func (z *zone) takeBlocks() {
	first, last := -1, -1
	for _, t := range z.tokens {
		if t.kind != foreignToken {
			if first < 0 {
				first = z.atoms[t.first].at.Block
			}
			last = z.atoms[t.last].at.Block
		}
	}
	prose := make(map[int]bool)
	for _, t := range z.tokens {
		if t.kind == foreignToken {
			prose[z.atoms[t.first].at.Block] = true
		}
	}
	for _, t := range z.tokens {
		if t.kind != foreignToken {
			delete(prose, z.atoms[t.first].at.Block)
		}
	}
	for i := range z.atoms {
		block := z.atoms[i].at.Block
		if block >= first && (block <= last || z.atoms[i].kind == figureAtom || z.atoms[i].kind == gapAtom) && !prose[block] {
			z.result.Taken[block] = true
		}
	}
}

// takeHeadings marks the blocks of broken headings that were understood.
func (z *zone) takeHeadings(from, to int) {
	for at := from; at < to; at++ {
		z.result.Taken[z.atoms[at].at.Block] = true
	}
}

// run is the cells behind the label of a line.
type run struct {
	line   int   // that it is of
	token  int   // its label
	cells  []int // atoms
	labels int   // words of the label and its groups that are cells of the row
	shared bool  // label and figures share one line of the source, or a row that stands
	broken bool  // the label is not whole on the line where its figures begin
	code   string
}

// readLines reads the tables 二 and 三: heading words, then lines of figures behind
// their labels.
func (z *zone) readLines() {
	var runs []run
	var unit govinfo.Unit
	headFrom, block := 0, -1 // the block whose headings were read
	known := false
	for i := range z.tokens {
		t := &z.tokens[i]
		switch t.kind {
		case headToken, titleToken:
			if known && (z.section == 2 || i > 0 && z.tokens[i-1].kind == lineToken && t.kind == titleToken) {
				headFrom, block, known = i, -1, false
			}
		case lineToken:
			if !known {
				block, unit = z.headings(headFrom, i, t.lines)
				known = true
			}
			line := z.lineIn(block, t.lines)
			run := run{line: line, token: i}
			z.collect(&run)
			if (block < 0 || line < 0) && len(run.cells) > 0 {
				for _, line := range z.ownLines(t) {
					z.lost[line] = z.noHeadings(line, z.atoms[t.first].at)
				}
				run.code = MissingHeadings
			}
			runs = append(runs, run)
		}
	}
	z.judge(runs)
	for i := range runs {
		z.takeRun(&runs[i], unit)
	}
	z.tellForeign(runs)
}

// lineIn returns the one of some lines that a block has, or -1.
func (z *zone) lineIn(block int, lines []int) int {
	for _, line := range lines {
		if block >= 0 && slices.Contains(z.known.Blocks[block].Lines, line) {
			return line
		}
	}
	return -1
}

// doubtTokens tells that the line of a label is not read.
func (z *zone) doubtTokens(code string, t *token, text string) {
	for _, line := range z.ownLines(t) {
		z.doubtLine(code, line, z.atoms[t.first].at, "“%s”一行"+text, z.name(line))
	}
}

// ownLines returns the lines that a label means, in table 二 those of the edition
// whose words the zone has.
func (z *zone) ownLines(t *token) []int {
	if z.section != 2 || len(t.lines) < 2 {
		return t.lines
	}
	edition := z.editionGuess()
	return slices.DeleteFunc(slices.Clone(t.lines), func(line int) bool {
		return z.known.Blocks[z.known.Lines[line].Block].Edition != edition
	})
}

// editionGuess returns the edition of table 二 whose own words the zone has.
func (z *zone) editionGuess() govinfo.Edition {
	count := 0
	for _, t := range z.tokens {
		if t.meaning == nil {
			continue
		}
		all := t.meaning.Line.Or(t.meaning.Column)
		in2021 := !all.And(z.known.Editions[govinfo.Edition2021]).IsEmpty()
		in2019 := !all.And(z.known.Editions[govinfo.Edition2019]).IsEmpty()
		switch {
		case in2021 && !in2019:
			count++
		case in2019 && !in2021:
			count--
		}
	}
	if count < 0 {
		return govinfo.Edition2019
	}
	return govinfo.Edition2021
}

// headings finds the block that the heading words between two tokens are those of,
// or -1.
func (z *zone) headings(from, to int, lines []int) (block int, unit govinfo.Unit) {
	var texts []string
	var keys []string
	var columns []lexicon.Set
	foreign, exact := false, true
	begin, end := z.headSpan(from, to)
	for i := from; i < to; i++ {
		t := &z.tokens[i]
		for at := t.first; at <= t.last; at++ {
			texts = append(texts, z.atoms[at].text)
		}
		switch {
		case t.kind == headToken && !isGroupHeading(t.meaning):
			columns, keys = append(columns, t.meaning.Column), append(keys, t.meaning.Key)
		case t.kind == foreignToken && begin < i && i < end:
			keys = append(keys, z.atoms[t.first].key)
			foreign = true
		}
		if t.inexact {
			exact = false
			ref, name := table(z.section)
			z.doubt(InexactLabel, ref, z.atoms[t.first].at, "%s的列标题“%s”按相近的“%s”识别", name, shorten(z.atoms[t.first].text), t.meaning.Key)
		}
	}
	unit = values.AgreedUnit(texts...)
	if !foreign {
		if block = z.blockOf(columns, lines); block >= 0 {
			return block, unit
		}
	}
	first, last := z.tokens[from].first, z.tokens[to].first
	for i := range z.known.Blocks {
		b := &z.known.Blocks[i]
		if b.Section != z.section || z.lineIn(i, lines) < 0 {
			continue
		}
		headings := make([]string, len(b.Columns))
		for k := range headings {
			headings[k] = b.Headings[k][0]
		}
		if stacked(headings, z.headingLines(first, last, headings)) {
			z.takeHeadings(first, last)
			return i, unit
		}
	}
	if z.section == 2 {
		if cut := z.cutBlock(keys); cut != nil && exact {
			z.doubt(InexactLabel, "proactive", z.atoms[z.tokens[from].first].at, "表二的列标题“%s”按相近的标题识别", shorten(keys[0]))
			return slices.IndexFunc(z.known.Blocks, func(b lexicon.Block) bool { return b.Title == cut.Title && b.Edition == cut.Edition }), unit
		}
	}
	return -1, unit
}

// headSpan returns the first and the last token between two that is a heading. Text
// before and behind them is no part of them.
func (z *zone) headSpan(from, to int) (first, last int) {
	first, last = to, from
	for i := from; i < to; i++ {
		if z.tokens[i].kind == headToken {
			first, last = min(first, i), i
		}
	}
	if z.section == 2 { // headings that are cut are no tokens
		for i := from; i < to; i++ {
			if m := z.tokens[i].meaning; m != nil && m.Key == "信息内容" {
				first = i
			}
		}
		last = to
	}
	return first, last
}

// blockOf returns the block whose columns some headings are, in the order of the
// form: from left to right or, in table 三, as its heading rows have them, with the
// total before the organizations. It is a block of one of the lines.
func (z *zone) blockOf(columns []lexicon.Set, lines []int) int {
	for i := range z.known.Blocks {
		b := &z.known.Blocks[i]
		if b.Section != z.section || len(b.Columns) != len(columns) || z.lineIn(i, lines) < 0 {
			continue
		}
		orders := [][]int{nil}
		if b.Section == 3 {
			orders = append(orders, []int{0, 6, 1, 2, 3, 4, 5})
		}
		for _, order := range orders {
			fits := true
			for k, set := range columns {
				column := k
				if order != nil {
					column = order[k]
				}
				fits = fits && !set.And(b.Sets[column]).IsEmpty()
			}
			if fits {
				return i
			}
		}
	}
	return -1
}

// collect finds the cells behind a label: up to the next label, heading or word
// that nothing explains. Where rows stand, or a line of the source has label and
// figures, the cells are those of its row or line.
func (z *zone) collect(run *run) {
	t := &z.tokens[run.token]
	first, last := &z.atoms[t.first], &z.atoms[t.last]
	end := len(z.atoms)
	for i := run.token + 1; i < len(z.tokens); i++ {
		if after := &z.tokens[i]; after.kind != otherToken && !z.isWordInRow(t, after) {
			end = after.first
			break
		}
	}
	var cells, near []int
	for at := t.first + 1; at < end; at++ {
		a := &z.atoms[at]
		if last.row >= 0 && a.row != last.row || a.kind == wordAtom && (at <= t.last || !z.isForeign(at)) {
			continue
		}
		cells = append(cells, at)
		if first.line <= a.line && a.line <= last.line {
			near = append(near, at)
		}
	}
	run.cells = cells
	if n := z.columns(run); last.row < 0 && len(near) >= n && n > 0 {
		run.cells = near
	}
	run.shared = last.row >= 0 || len(run.cells) > 0 && first.line == last.line
	for _, at := range run.cells {
		run.shared = run.shared && (last.row >= 0 || z.atoms[at].line == first.line)
		run.broken = run.broken || at < t.last
	}
	run.labels = z.labelsBefore(run.token)
}

// isWordInRow reports whether a token is a word that stands in the place of a figure:
// a cell behind a label, in a row that stands.
func (z *zone) isWordInRow(label, t *token) bool {
	first, last := &z.atoms[t.first], &z.atoms[label.last]
	return t.kind == foreignToken && last.row >= 0 && first.row == last.row && first.at.Cell > last.at.Cell
}

func (z *zone) isForeign(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.kind == foreignToken
}

// columns returns the number of columns of a run's line.
func (z *zone) columns(run *run) int {
	line := run.line
	if line < 0 {
		lines := z.tokens[run.token].lines
		if len(lines) == 0 {
			return 0
		}
		line = lines[0]
	}
	return len(z.known.Lines[line].Refs)
}

// labelsBefore counts the words that are cells of a label's row: its own and those
// of groups before it, back to the last figure.
func (z *zone) labelsBefore(token int) int {
	n := 0
	for at := z.tokens[token].last; at >= 0; at-- {
		switch a := &z.atoms[at]; {
		case a.kind == figureAtom, a.row >= 0 && a.row != z.atoms[z.tokens[token].last].row, a.kind == gapAtom && a.row < 0:
			return n
		case a.kind == wordAtom:
			if at < z.tokens[token].first && !z.isGroupWord(at) {
				return n
			}
			n++
		}
	}
	return n
}

func (z *zone) isGroupWord(at int) bool {
	m := z.known.Meaning(z.atoms[at].key)
	return m != nil && !m.Group.IsEmpty()
}

// judge decides which runs are certain: those with exactly as many cells as
// columns. A run that is not, or is lost, may have lost cells to its neighbours or
// taken theirs, unless those share a line with their labels.
func (z *zone) judge(runs []run) {
	model := z.model(runs)
	merged := z.isMerged(runs)
	for i := range runs {
		run := &runs[i]
		switch {
		case run.code != "":
		case merged && len(run.cells) > 0:
			run.code = MergedCells
		case len(run.cells) == 0:
			run.code = MissingLine
		case !z.fits(run, model):
			run.code = WrongCellCount
		}
	}
	doubted := make([]bool, len(runs))
	for i := range runs {
		if runs[i].code != "" && !runs[i].shared {
			if i > 0 && !runs[i-1].shared && z.neighbours(runs, i-1) {
				doubted[i-1] = true
			}
			if i+1 < len(runs) && z.neighbours(runs, i) && (runs[i+1].broken || !runs[i+1].shared && runs[i].code == WrongCellCount) {
				doubted[i+1] = true
			}
		}
		if i+1 < len(runs) && !runs[i].shared && !z.follows(runs, i) {
			doubted[i] = true // a label may be lost, and the figures be its
		}
	}
	for i := range runs {
		t := &z.tokens[runs[i].token]
		switch {
		case runs[i].code == MissingHeadings:
		case runs[i].code == MissingLine:
			for _, line := range t.lines {
				if runs[i].line < 0 || line == runs[i].line {
					z.lost[line] = z.newDoubt(MissingLine, z.known.Lines[line].Path, z.atoms[t.first].at, "“%s”一行没有数据，或数据不在其名称之后，未读取", z.name(line))
				}
			}
		case runs[i].code == MergedCells:
			z.doubtTokens(MergedCells, t, "只有一个数据，单元格可能跨多列，未读取")
		case runs[i].code != "":
			z.doubtTokens(WrongCellCount, t, "的数据与列标题对不上，未读取")
		case doubted[i]:
			runs[i].code = WrongCellCount
			z.doubtTokens(WrongCellCount, t, "的数据可能属于相邻的行，未读取")
		}
	}
}

// isMerged reports whether all lines of several columns have but one figure, and not
// in the total's column: it may be one value for all columns, in a merged cell.
func (z *zone) isMerged(runs []run) bool {
	single := 0
	for i := range runs {
		n := z.columns(&runs[i])
		if n < 2 || len(runs[i].cells) < n {
			continue
		}
		figures, last := 0, false
		for k, at := range runs[i].cells {
			if z.atoms[at].kind == figureAtom {
				figures, last = figures+1, k == n-1
			}
		}
		switch {
		case figures > 1 || last:
			return false
		case figures == 1:
			single++
		}
	}
	return single > 0
}

// neighbours reports whether a run and the next stand below the same headings.
func (z *zone) neighbours(runs []run, i int) bool {
	a, b := runs[i].line, runs[i+1].line
	return a >= 0 && b >= 0 && z.known.Lines[a].Block == z.known.Lines[b].Block
}

// follows reports whether the line behind a run's is the next one of its block.
func (z *zone) follows(runs []run, i int) bool {
	line, next := runs[i].line, runs[i+1].line
	if line < 0 || next < 0 || line == next {
		return line < 0 || line == next
	}
	b := &z.known.Blocks[z.known.Lines[line].Block]
	if b != &z.known.Blocks[z.known.Lines[next].Block] {
		return line == b.Lines[len(b.Lines)-1] // the block must be complete
	}
	at := slices.Index(b.Lines, line) + 1
	for at < len(b.Lines) && b.Lines[at] != next && !z.optional(b.Lines[at]) {
		at++
		return false
	}
	for at < len(b.Lines) && b.Lines[at] != next {
		if !z.optional(b.Lines[at]) {
			return false
		}
		at++
	}
	return at < len(b.Lines)
}

// optional reports whether one of the editions does not have a line that the zone
// does not have either.
func (z *zone) optional(line int) bool {
	undivided := z.known.LineAt(undividedPath)
	if z.known.Lines[line].Path.Parent() != otherPath {
		return false
	}
	if line == undivided {
		return !z.named[undivided]
	}
	return z.named[undivided]
}

// takeRun writes the figures of a certain run down.
func (z *zone) takeRun(run *run, unit govinfo.Unit) {
	t := &z.tokens[run.token]
	if run.code != "" || run.line < 0 {
		return
	}
	if t.inexact {
		z.doubt(InexactLabel, z.known.Lines[run.line].Path, z.atoms[t.first].at, "“%s”按相近的“%s”识别", shorten(z.atoms[t.first].text), z.name(run.line))
	}
	n := len(z.known.Lines[run.line].Refs)
	z.see(run.line, run.cells[:n], unit)
}

// see notes a line whose figures are some atoms.
func (z *zone) see(line int, cells []int, unit govinfo.Unit) {
	s := sighting{line: line, at: z.atoms[cells[0]].at, unit: unit}
	for _, at := range cells {
		s.entries = append(s.entries, entry{found: true, text: z.atoms[at].text, at: z.atoms[at].at})
	}
	z.seen = append(z.seen, s)
}

// tellForeign tells figures behind words that no label explains.
func (z *zone) tellForeign(runs []run) {
	ref, name := table(z.section)
	first := len(z.atoms)
	if len(runs) > 0 {
		first = z.tokens[runs[0].token].first
	}
	label := &token{}
	for i := range z.tokens {
		t := &z.tokens[i]
		a := &z.atoms[t.first]
		if t.kind == lineToken {
			label = t
		}
		if t.kind == foreignToken && !z.isWordInRow(label, t) && t.first > first && a.kind == wordAtom && t.last+1 < len(z.atoms) && z.atoms[t.last+1].kind == figureAtom {
			z.doubt(UnknownLine, ref, a.at, "%s的“%s”一行不是法定格式的行，未读取", name, shorten(a.text))
		}
	}
}
