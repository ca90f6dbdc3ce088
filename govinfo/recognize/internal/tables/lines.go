package tables

import (
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// lineReader reads the tables 二 and 三 in a zone.
type lineReader struct{ *zone }

// read reads the tables 二 and 三: heading words, then lines of figures behind
// their labels.
func (z lineReader) read() {
	var runs []run
	var unit govinfo.Unit
	headFrom, block, known := 0, -1, false // the headings at hand, and whether they were read
	for i := range z.tokens {
		t := &z.tokens[i]
		switch {
		case t.kind == titleToken && known, t.kind == headToken && known && z.section == 2:
			headFrom, block, known = i, -1, false
		case t.kind == lineToken:
			if !known {
				block, unit = headingWords(z).headings(headFrom, i, t.lines)
				known = true
			}
			runs = append(runs, z.runOf(i, block, unit))
		}
	}
	judge{runReader(z), runs}.decide()
	for i := range runs {
		z.takeRun(&runs[i])
	}
	z.tellForeign(runs)
}

// runOf finds the cells behind the label of a line below the headings of a block.
func (z lineReader) runOf(token, block int, unit govinfo.Unit) run {
	t := &z.tokens[token]
	run := run{line: z.lineIn(block, t.lines), token: token, unit: unit}
	runReader(z).collect(&run)
	if run.line < 0 && len(run.cells) > 0 {
		for _, line := range z.ownLines(t) {
			z.lost[line] = z.noHeadings(line, z.atoms[t.first].at)
		}
		run.code = MissingHeadings
	}
	if run.code == "" && z.inOtherGroup(token) {
		run.code = GroupConflict
	}
	return run
}

// inOtherGroup reports whether a group that does not hold a line stands before its
// label in a row that stands.
func (z lineReader) inOtherGroup(token int) bool {
	t := &z.tokens[token]
	row := z.atoms[t.first].row
	for i := token - 1; i >= 0 && row >= 0 && z.atoms[z.tokens[i].first].row == row; i-- {
		if m := z.tokens[i].meaning; m != nil && !m.Group.IsEmpty() && len(t.lines) == 1 && m.Group.Or(m.Line).And(z.known.Lines[t.lines[0]].Set).IsEmpty() {
			return true
		}
	}
	return false
}

// takeRun writes the figures of a certain run down.
func (z lineReader) takeRun(run *run) {
	t := &z.tokens[run.token]
	if run.code != "" || run.line < 0 {
		return
	}
	if t.inexact {
		z.doubt(InexactLabel, z.known.Lines[run.line].Path, z.atoms[t.first].at, "“%s”按相近的“%s”识别", words.Shorten(z.atoms[t.first].at.Text), z.name(run.line))
	}
	n := len(z.known.Lines[run.line].Refs)
	z.see(run.line, run.cells[:n], run.unit)
}

// tellForeign tells figures behind words that no label explains.
func (z lineReader) tellForeign(runs []run) {
	ref, name := table(z.section)
	first := len(z.atoms)
	if len(runs) > 0 {
		first = z.tokens[runs[0].token].first
	}
	label, reader := &token{}, runReader(z)
	for i := range z.tokens {
		t := &z.tokens[i]
		a := &z.atoms[t.first]
		if t.kind == lineToken {
			label = t
		}
		if t.kind == foreignToken && !reader.isWordInRow(label, t) && t.first > first && a.kind == wordAtom && t.last+1 < len(z.atoms) && z.atoms[t.last+1].kind == figureAtom {
			z.doubt(UnknownLine, ref, a.at, "%s的“%s”一行不是法定格式的行，未读取", name, words.Shorten(a.at.Text))
		}
	}
}
