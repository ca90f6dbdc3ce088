package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
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
			lineReader{z}.read()
		}
		if len(r.seen) > seen || len(z.named) > few || z.section == 4 {
			z.takeBlocks()
		}
	}
}

// takeBlocks marks the blocks of the zone that are parts of the table.
func (z *zone) takeBlocks() {
	first, last := -1, -1
	prose := make(map[int]bool) // blocks of foreign words only
	for _, t := range z.tokens {
		block := z.atoms[t.first].at.Block
		_, begun := prose[block]
		prose[block] = t.kind == foreignToken && (!begun || prose[block])
		if t.kind != foreignToken {
			if first < 0 {
				first = block
			}
			last = z.atoms[t.last].at.Block
		}
	}
	for i := range z.atoms {
		block := z.atoms[i].at.Block
		if block >= first && (block <= last || z.atoms[i].isCell()) && !prose[block] {
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

// see notes a line whose figures are some atoms.
func (z *zone) see(line int, cells []int, unit govinfo.Unit) {
	s := sighting{line: line, entries: make([]entry, len(cells)), at: z.atoms[cells[0]].at, unit: unit}
	for i, at := range cells {
		s.entries[i] = entry{found: true, at: z.atoms[at].at}
	}
	z.seen = append(z.seen, s)
}
