package tables

import "slices"

// judge decides which of the runs of a zone are certain.
type judge struct {
	runReader
	runs []run // in the order of the text
}

// decide tells which runs are certain: those with exactly as many cells as
// columns. A run that is not, or is lost, may have lost cells to its neighbours or
// taken theirs, unless those share a line with their labels.
func (z judge) decide() {
	model := z.model()
	if z.lastIsLost() {
		model = noModel
	}
	merged := z.isMerged()
	for i := range z.runs {
		run := &z.runs[i]
		switch {
		case run.code != "":
		case merged && len(run.cells) > 0:
			run.code = MergedCells
		case len(run.cells) == 0:
			run.code = MissingLine
		case run.extra || !z.fits(run, model, i+1 == len(z.runs)) || z.isCutOff(run):
			run.code = WrongCellCount
		}
	}
	doubted := z.suspects()
	for i := range z.runs {
		z.tellRun(&z.runs[i], doubted[i])
	}
}

// isCutOff reports whether the document ends with a run that has blank cells: others
// may have followed.
func (z judge) isCutOff(run *run) bool {
	last := &z.atoms[run.cells[len(run.cells)-1]]
	end := last.at.Block == z.To-1 && last == &z.atoms[len(z.atoms)-1]
	return end && z.hasGaps(run)
}

// suspects marks the runs whose figures may be those of a neighbour.
func (z judge) suspects() []bool {
	doubted := make([]bool, len(z.runs))
	lost := slices.ContainsFunc(z.runs, func(run run) bool { return run.code == WrongCellCount && !z.isCut(&run) })
	for i := range z.runs {
		run := &z.runs[i]
		doubted[i] = doubted[i] || lost && z.isCut(run) // a figure in two parts may stand for two
		if run.shared {
			continue
		}
		z.suspectNeighbours(i, doubted)
		if i+1 < len(z.runs) && !z.follows(i) {
			doubted[i] = true // a label may be lost, and the figures be its
		}
	}
	z.suspectShifted(doubted)
	z.suspectRepeated(doubted)
	return doubted
}

// suspectNeighbours marks the runs beside one that is not certain.
func (z judge) suspectNeighbours(i int, doubted []bool) {
	code := z.runs[i].code
	if code == "" {
		return
	}
	if i > 0 && !z.runs[i-1].shared && z.neighbours(i-1) {
		doubted[i-1] = true
	}
	if i+1 < len(z.runs) && z.neighbours(i) && (z.runs[i+1].broken || !z.runs[i+1].shared && code == WrongCellCount) {
		doubted[i+1] = true
	}
}

// suspectRepeated marks the runs whose label stands once more within the table without
// figures: it is not told which of the two the figures are those of.
func (z judge) suspectRepeated(doubted []bool) {
	bare := make(map[int]bool) // lines
	for i := range z.runs {
		bare[z.runs[i].line] = bare[z.runs[i].line] || z.runs[i].code == MissingLine
	}
	for i := range z.runs {
		doubted[i] = doubted[i] || z.runs[i].code == "" && bare[z.runs[i].line]
	}
}

// suspectShifted marks the runs between a label without figures and figures without
// a label nearby: where text is laid out by the height of its rows, each may stand
// beside the figures of the row before.
func (z judge) suspectShifted(doubted []bool) {
	const near = 8 // lines of the largest group
	for i := range z.runs {
		if z.runs[i].code != MissingLine || z.atoms[z.tokens[z.runs[i].token].first].row >= 0 {
			continue
		}
		for j := max(0, i-near); j < min(len(z.runs), i+near+1); j++ {
			if z.runs[j].code != WrongCellCount {
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
func (z judge) tellRun(run *run, doubted bool) {
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
func (z judge) isMerged() bool {
	single := 0
	for i := range z.runs {
		n := z.columns(&z.runs[i])
		if n < 2 || len(z.runs[i].cells) < n {
			continue
		}
		figures, last := 0, false
		for k, at := range z.runs[i].cells {
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
func (z judge) lastIsLost() bool {
	filled := 0
	for i := range z.runs {
		n := z.columns(&z.runs[i])
		if n < 2 || len(z.runs[i].cells) <= n || !slices.ContainsFunc(z.runs[i].cells, func(at int) bool { return z.atoms[at].kind == figureAtom }) {
			continue
		}
		if z.atoms[z.runs[i].cells[n-1]].kind != gapAtom {
			return false
		}
		filled++
	}
	return filled > 0
}

// neighbours reports whether a run and the next stand below the same headings.
func (z judge) neighbours(i int) bool {
	a, b := z.runs[i].line, z.runs[i+1].line
	return a >= 0 && b >= 0 && z.known.Lines[a].Block == z.known.Lines[b].Block
}

// follows reports whether the line behind a run's is the next one of its block.
func (z judge) follows(i int) bool {
	line, next := z.runs[i].line, z.runs[i+1].line
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
