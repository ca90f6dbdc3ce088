package tables

import (
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
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
// page number alone on its line, between rows that have a line each, behind a row that
// is whole without it.
func (z runReader) isExtra(run *run, cells []int) bool {
	switch {
	case len(cells) != 1:
		return len(cells) > 1
	case z.atoms[cells[0]].kind != figureAtom:
		return false
	case !endsWhole(z.textsOf(run.cells[:len(run.cells)-1])):
		return true
	}
	first := z.tokens[run.token].first
	line := z.atoms[first].line
	if first > 0 && z.atoms[first-1].kind == figureAtom && z.atoms[first-1].line == line {
		return true
	}
	next := cells[0] + 1
	return next < len(z.atoms) && z.atoms[next].line == z.atoms[cells[0]].line
}

// textsOf returns the texts of some atoms.
func (z *zone) textsOf(atoms []int) []string {
	texts := make([]string, len(atoms))
	for i, at := range atoms {
		texts[i] = z.atoms[at].at.Text
	}
	return texts
}

// endsWhole reports whether no digit is missing at the end of a row's last figure: it is
// 0, a mark for none, or the sum of the others.
func endsWhole(row []string) bool {
	last := words.Fold(row[len(row)-1])
	if last == "0" || values.ShapeOf(last) != values.Figure {
		return true
	}
	const fewest = 5 // of a row with a total
	sum := 0
	for _, text := range row {
		figure, _ := strconv.Atoi(words.Fold(text))
		sum += figure
	}
	total, err := strconv.Atoi(last)
	return err == nil && len(row) >= fewest && sum == 2*total
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
