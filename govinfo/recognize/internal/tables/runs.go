package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// run is the cells behind the label of a line.
type run struct {
	line   int   // that it is of
	token  int   // its label
	cells  []int // atoms
	labels int   // words of the label and its groups that are cells of the row
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
	var near []int
	for at, end := t.first+1, z.endOfRun(run.token); at < end; at++ {
		a := &z.atoms[at]
		if stands && a.row != last.row || a.kind == wordAtom && (at <= t.last || !z.isForeign(at)) {
			continue
		}
		run.cells = append(run.cells, at)
		if first.line <= a.line && a.line <= last.line {
			near = append(near, at)
		}
	}
	if n := z.columns(run); !stands && len(near) >= n && n > 0 {
		run.cells = near
	}
	run.shared = stands || len(run.cells) > 0 && first.line == last.line
	for _, at := range run.cells {
		run.shared = run.shared && (stands || z.atoms[at].line == first.line)
		run.broken = run.broken || at < t.last
	}
	run.labels = z.labelsBefore(run.token)
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
		case !z.fits(run, model):
			run.code = WrongCellCount
		}
	}
	doubted := z.suspects(runs)
	for i := range runs {
		z.tellRun(&runs[i], doubted[i])
	}
}

// suspects marks the runs whose figures may be those of a neighbour.
func (z runReader) suspects(runs []run) []bool {
	doubted := make([]bool, len(runs))
	for i := range runs {
		run := &runs[i]
		if run.shared {
			continue
		}
		if run.code != "" {
			if i > 0 && !runs[i-1].shared && z.neighbours(runs, i-1) {
				doubted[i-1] = true
			}
			if i+1 < len(runs) && z.neighbours(runs, i) && (runs[i+1].broken || !runs[i+1].shared && run.code == WrongCellCount) {
				doubted[i+1] = true
			}
		}
		if i+1 < len(runs) && !z.follows(runs, i) {
			doubted[i] = true // a label may be lost, and the figures be its
		}
	}
	return doubted
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
