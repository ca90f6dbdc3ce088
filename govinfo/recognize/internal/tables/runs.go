package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// run is the cells behind the label of a line.
type run struct {
	line   int   // that it is of
	token  int   // its label
	cells  []int // atoms
	labels int   // words of the label and its groups that are cells of the row
	extra  bool  // figures stand behind the cells that belong to no label
	shared bool  // label and figures share one line of the source, or a row that stands
	broken bool  // the label is not whole on the line where its figures begin
	code   string
	unit   govinfo.Unit // of money, that the headings state
}

// runReader finds the cells behind the labels of a zone, and judges them.
type runReader struct{ *zone }

// collect finds the cells behind a label: up to the next label, heading or word
// that nothing explains. Where rows stand, or a line of the source has label and
// figures, the cells are those of its row or line.
func (z runReader) collect(run *run) {
	t := &z.tokens[run.token]
	first, last := &z.atoms[t.first], &z.atoms[t.last]
	stands := last.row >= 0
	near := z.cellsBehind(run)
	if n := z.columns(run); !stands && near >= n && n > 0 {
		run.extra = z.isExtra(run, run.cells[near:])
		run.cells = run.cells[:near]
	}
	run.extra = run.extra || stands && z.goesOn(run) || !stands && z.digitsBefore(run.token)
	run.shared = stands || len(run.cells) > 0 && first.line == last.line
	for _, at := range run.cells {
		run.shared = run.shared && (stands || z.atoms[at].line == first.line)
		run.broken = run.broken || at < t.last
	}
	run.labels = z.labelsBefore(run.token)
}

// cellsBehind notes the cells behind a label, or between its parts, and returns how many
// of them stand on its lines.
func (z runReader) cellsBehind(run *run) (near int) {
	t := &z.tokens[run.token]
	first, last := &z.atoms[t.first], &z.atoms[t.last]
	for at, end := t.first+1, z.endOfRun(run.token); at < end; at++ {
		a := &z.atoms[at]
		if last.row >= 0 && a.row != last.row || a.kind == wordAtom && (at <= t.last || !z.isForeign(at)) {
			continue
		}
		run.cells = append(run.cells, at)
		if first.line <= a.line && a.line <= last.line {
			near++
		}
	}
	return near
}

// isExtra reports whether cells behind those of a label's line are figures, and not a
// page number alone on its line, between rows that have a line each.
func (z runReader) isExtra(run *run, cells []int) bool {
	switch {
	case len(cells) != 1:
		return len(cells) > 1
	case z.atoms[cells[0]].kind != figureAtom:
		return false
	}
	first := z.tokens[run.token].first
	line := z.atoms[first].line
	if first > 0 && z.atoms[first-1].kind == figureAtom && z.atoms[first-1].line == line {
		return true
	}
	for i := run.token - 1; i >= 0 && z.atoms[z.tokens[i].last].line == line; i-- {
		if z.tokens[i].kind == lineToken || z.tokens[i].kind == headToken {
			return true // rows go on from line to line
		}
	}
	next := cells[0] + 1
	return next < len(z.atoms) && z.atoms[next].line == z.atoms[cells[0]].line
}

// digitsBefore reports whether the word behind a label's cells begins with digits that
// are no item number of the form, and no running number: they may be the end of a
// figure that a line break cut.
func (z runReader) digitsBefore(token int) bool {
	if token+1 == len(z.tokens) {
		return false
	}
	next := &z.tokens[token+1]
	before, label := z.atoms[z.tokens[token].first].label, z.atoms[next.first].label
	if label.Style != words.Arabic || before.Style == words.Arabic && before.Number == label.Number-1 {
		return false
	}
	isOwn := func(line int) bool { return z.known.Lines[line].Label.Number == label.Number }
	return next.meaning != nil && !slices.ContainsFunc(next.meaning.Lines, isOwn)
}

// goesOn reports whether a row that stands is followed by figures without a label,
// which may be the end of its last one.
func (z runReader) goesOn(run *run) bool {
	at := z.tokens[run.token].last
	if len(run.cells) > 0 {
		at = run.cells[len(run.cells)-1]
	}
	row := z.atoms[at].row
	for at++; at < len(z.atoms) && (z.atoms[at].row == row || z.atoms[at].kind == gapAtom && z.atoms[at].row < 0); at++ {
	}
	if at == len(z.atoms) || z.atoms[at].kind != figureAtom {
		return false
	}
	for next := at; next < len(z.atoms) && z.atoms[next].row == z.atoms[at].row && z.atoms[next].line == z.atoms[at].line; next++ {
		if z.atoms[next].kind == wordAtom {
			return false // a running number before a label
		}
	}
	return true
}

// endOfRun returns the atom where the cells behind a label end at the latest.
func (z runReader) endOfRun(token int) int {
	for i := token + 1; i < len(z.tokens); i++ {
		if after := &z.tokens[i]; after.kind != otherToken && !z.isWordInRow(&z.tokens[token], after) {
			return after.first
		}
	}
	return len(z.atoms)
}

// isWordInRow reports whether a token is a word that stands in the place of a figure:
// a cell behind a label, in a row that stands.
func (z runReader) isWordInRow(label, t *token) bool {
	first, last := &z.atoms[t.first], &z.atoms[label.last]
	return t.kind == foreignToken && last.row >= 0 && first.row == last.row && first.at.Cell > last.at.Cell
}

func (z runReader) isForeign(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.kind == foreignToken
}

// columns returns the number of columns of a run's line.
func (z runReader) columns(run *run) int {
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
func (z runReader) labelsBefore(token int) int {
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

func (z runReader) isGroupWord(at int) bool {
	m := z.known.Meaning(z.atoms[at].key)
	return m != nil && !m.Group.IsEmpty()
}

// judge decides which runs are certain: those with exactly as many cells as
// columns. A run that is not, or is lost, may have lost cells to its neighbours or
// taken theirs, unless those share a line with their labels.
func (z runReader) judge(runs []run) {
	model := z.model(runs)
	if z.lastIsLost(runs) {
		model = noModel
	}
	merged := z.isMerged(runs)
	for i := range runs {
		run := &runs[i]
		switch {
		case run.code != "":
		case merged && len(run.cells) > 0:
			run.code = MergedCells
		case len(run.cells) == 0:
			run.code = MissingLine
		case run.extra || !z.fits(run, model, i+1 == len(runs)) || z.isCutOff(run):
			run.code = WrongCellCount
		}
	}
	doubted := z.suspects(runs)
	for i := range runs {
		z.tellRun(&runs[i], doubted[i])
	}
}

// isCutOff reports whether the document ends with a run that has blank cells: others
// may have followed.
func (z runReader) isCutOff(run *run) bool {
	last := &z.atoms[run.cells[len(run.cells)-1]]
	end := last.at.Block == z.To-1 && last == &z.atoms[len(z.atoms)-1]
	return end && z.hasGaps(run)
}

// suspects marks the runs whose figures may be those of a neighbour.
func (z runReader) suspects(runs []run) []bool {
	doubted := make([]bool, len(runs))
	lost := slices.ContainsFunc(runs, func(run run) bool { return run.code == WrongCellCount && !z.isCut(&run) })
	for i := range runs {
		run := &runs[i]
		doubted[i] = doubted[i] || lost && z.isCut(run) // a figure in two parts may stand for two
		if run.shared {
			continue
		}
		z.suspectNeighbours(runs, i, doubted)
		if i+1 < len(runs) && !z.follows(runs, i) {
			doubted[i] = true // a label may be lost, and the figures be its
		}
	}
	z.suspectShifted(runs, doubted)
	z.suspectRepeated(runs, doubted)
	return doubted
}

// suspectNeighbours marks the runs beside one that is not certain.
func (z runReader) suspectNeighbours(runs []run, i int, doubted []bool) {
	code := runs[i].code
	if code == "" {
		return
	}
	if i > 0 && !runs[i-1].shared && z.neighbours(runs, i-1) {
		doubted[i-1] = true
	}
	if i+1 < len(runs) && z.neighbours(runs, i) && (runs[i+1].broken || !runs[i+1].shared && code == WrongCellCount) {
		doubted[i+1] = true
	}
}

// suspectRepeated marks the runs whose label stands once more within the table without
// figures: it is not told which of the two the figures are those of.
func (z runReader) suspectRepeated(runs []run, doubted []bool) {
	bare := make(map[int]bool) // lines
	for i := range runs {
		bare[runs[i].line] = bare[runs[i].line] || runs[i].code == MissingLine && i > 0 && i+1 < len(runs)
	}
	for i := range runs {
		doubted[i] = doubted[i] || runs[i].code == "" && bare[runs[i].line]
	}
}

// suspectShifted marks the runs between a label without figures and figures without
// a label nearby: where text is laid out by the height of its rows, each may stand
// beside the figures of the row before.
func (z runReader) suspectShifted(runs []run, doubted []bool) {
	const near = 8 // lines of the largest group
	for i := range runs {
		if runs[i].code != MissingLine || z.atoms[z.tokens[runs[i].token].first].row >= 0 {
			continue
		}
		for j := max(0, i-near); j < min(len(runs), i+near+1); j++ {
			if runs[j].code != WrongCellCount {
				continue
			}
			for k := min(i, j) + 1; k < max(i, j); k++ {
				doubted[k] = true
			}
		}
	}
}

// isCut reports whether a line of the source ends between two figures of a run, other
// than where each stands on a line of its own: the two may be one figure.
func (z runReader) isCut(run *run) bool {
	breaks, together := 0, 0
	for i := 1; i < len(run.cells); i++ {
		if z.atoms[run.cells[i]].line != z.atoms[run.cells[i-1]].line {
			breaks++
		} else {
			together++
		}
	}
	return breaks > 0 && together > 0
}

// tellRun tells of a run that is not certain.
func (z runReader) tellRun(run *run, doubted bool) {
	t := &z.tokens[run.token]
	switch {
	case run.code == MissingHeadings:
	case run.code == MissingLine:
		for _, line := range t.lines {
			if run.line < 0 || line == run.line {
				z.lost[line] = z.newDoubt(MissingLine, z.known.Lines[line].Path, z.atoms[t.first].at, "“%s”一行没有数据，或数据不在其名称之后，未读取", z.name(line))
			}
		}
	case run.code == GroupConflict:
		z.doubtTokens(GroupConflict, t, "所在的分组与法定格式不符，未读取")
	case run.code == MergedCells:
		z.doubtTokens(MergedCells, t, "只有一个数据，单元格可能跨多列，未读取")
	case run.code != "":
		z.doubtTokens(WrongCellCount, t, "的数据与列标题对不上，未读取")
	case doubted:
		run.code = WrongCellCount
		z.doubtTokens(WrongCellCount, t, "的数据可能属于相邻的行，未读取")
	}
}

// isMerged reports whether all lines of several columns have but one figure, and not
// in the total's column: it may be one value for all columns, in a merged cell.
func (z runReader) isMerged(runs []run) bool {
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

// lastIsLost reports whether no line of a table whose rows are filled up has a figure
// in the last column: the column may be lost, and what fills the rows be taken for it.
func (z runReader) lastIsLost(runs []run) bool {
	filled := 0
	for i := range runs {
		n := z.columns(&runs[i])
		if n < 2 || len(runs[i].cells) <= n || !slices.ContainsFunc(runs[i].cells, func(at int) bool { return z.atoms[at].kind == figureAtom }) {
			continue
		}
		if z.atoms[runs[i].cells[n-1]].kind != gapAtom {
			return false
		}
		filled++
	}
	return filled > 0
}

// neighbours reports whether a run and the next stand below the same headings.
func (z runReader) neighbours(runs []run, i int) bool {
	a, b := runs[i].line, runs[i+1].line
	return a >= 0 && b >= 0 && z.known.Lines[a].Block == z.known.Lines[b].Block
}

// follows reports whether the line behind a run's is the next one of its block.
func (z runReader) follows(runs []run, i int) bool {
	line, next := runs[i].line, runs[i+1].line
	if line < 0 || next < 0 || line == next {
		return line < 0 || line == next
	}
	b := &z.known.Blocks[z.known.Lines[line].Block]
	if b != &z.known.Blocks[z.known.Lines[next].Block] {
		return line == b.Lines[len(b.Lines)-1] // the block must be complete
	}
	at := slices.Index(b.Lines, line) + 1
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
func (z runReader) optional(line int) bool {
	undivided := z.known.LineAt(undividedPath)
	if z.known.Lines[line].Path.Parent() != otherPath {
		return false
	}
	if line == undivided {
		return !z.named[undivided]
	}
	return z.named[undivided]
}
