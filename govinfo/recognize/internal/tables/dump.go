package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// readDumps reads what has lost its places: text, and tables whose cells are only
// known in their order.
func (r *reader) readDumps() {
	const few = 4 // lines that a text or another table may mention
	for _, z := range slices.Collect(r.zones) {
		if !z.isTable() {
			continue
		}
		if r.result.First[z.section] < 0 {
			r.result.First[z.section] = z.atoms[0].at.Block
		}
		seen := len(r.seen)
		if z.section == 4 {
			disputeReader{z}.read()
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

// readLines reads the tables 二 and 三: heading words, then lines of figures behind
// their labels.
func (z *zone) readLines() {
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
				block, unit = headingWords{z}.headings(headFrom, i, t.lines)
				known = true
			}
			runs = append(runs, z.runOf(i, block, unit))
		}
	}
	runReader{z}.judge(runs)
	for i := range runs {
		z.takeRun(&runs[i])
	}
	z.tellForeign(runs)
}

// runOf finds the cells behind the label of a line below the headings of a block.
func (z *zone) runOf(token, block int, unit govinfo.Unit) run {
	t := &z.tokens[token]
	run := run{line: z.lineIn(block, t.lines), token: token, unit: unit}
	runReader{z}.collect(&run)
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
func (z *zone) inOtherGroup(token int) bool {
	t := &z.tokens[token]
	row := z.atoms[t.first].row
	for i := token - 1; i >= 0 && row >= 0 && z.atoms[z.tokens[i].first].row == row; i-- {
		if m := z.tokens[i].meaning; m != nil && !m.Group.IsEmpty() && len(t.lines) == 1 && m.Group.Or(m.Line).And(z.known.Lines[t.lines[0]].Set).IsEmpty() {
			return true
		}
	}
	return false
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

// takeRun writes the figures of a certain run down.
func (z *zone) takeRun(run *run) {
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

// see notes a line whose figures are some atoms.
func (z *zone) see(line int, cells []int, unit govinfo.Unit) {
	s := sighting{line: line, entries: make([]entry, len(cells)), at: z.atoms[cells[0]].at, unit: unit}
	for i, at := range cells {
		s.entries[i] = entry{found: true, at: z.atoms[at].at}
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
	label, reader := &token{}, runReader{z}
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
