package tables

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/stacks"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// headingWords reads the headings of a zone.
type headingWords struct{ *zone }

// heading is what the words between two tokens say of columns.
type heading struct {
	keys    []string
	columns []lexicon.Set
	texts   []string
	foreign bool // some word among them is none of a heading
	inexact bool
}

// headings finds the block that the heading words between two tokens are those of,
// or -1. It is a block of one of the lines.
func (z headingWords) headings(from, to int, lines []int) (block int, unit govinfo.Unit) {
	h := z.between(from, to)
	unit = values.AgreedUnit(h.texts...)
	if !h.foreign {
		if z.isTotalBeside(from, to) {
			h.columns = append(h.columns[1:], h.columns[0])
		}
		if block = z.blockOf(h.columns, lines); block >= 0 {
			return block, unit
		}
	}
	if block = z.stackedBlock(z.tokens[from].first, z.tokens[to].first, lines); block >= 0 {
		return block, unit
	}
	if cut := z.cutBlock(h.keys); z.section == 2 && cut != nil && !h.inexact {
		z.doubt(InexactLabel, "proactive", z.atoms[z.tokens[from].first].at, "表二的列标题“%s”按相近的标题识别", words.Shorten(h.keys[0]))
		return slices.IndexFunc(z.known.Blocks, func(b lexicon.Block) bool { return b.Title == cut.Title && b.Edition == cut.Edition }), unit
	}
	return -1, unit
}

// isTotalBeside reports whether the first heading of columns is a total in the row of
// 申请人情况, and the next one begins another row: it heads the last column.
func (z headingWords) isTotalBeside(from, to int) bool {
	for i := from + 1; i+1 < to; i++ {
		if t := &z.tokens[i]; t.kind == headToken {
			before := &z.tokens[i-1]
			return t.meaning.Key == "总计" && before.meaning != nil && before.meaning.Key == "申请人情况" &&
				!z.rowEnds(before.last, t.first) && z.rowEnds(t.last, z.tokens[i+1].first)
		}
	}
	return false
}

// rowEnds reports whether two words stand in different rows: of a table whose rows are
// known, or of one that is filled up with empty cells.
func (z *zone) rowEnds(a, b int) bool {
	return z.atoms[a].row != z.atoms[b].row || z.atoms[a].row < 0 && slices.ContainsFunc(z.atoms[a:b], func(a atom) bool { return a.kind == gapAtom })
}

// between collects the heading words between two tokens.
func (z headingWords) between(from, to int) heading {
	var h heading
	begin, end := z.headSpan(from, to)
	for i := from; i < to; i++ {
		t := &z.tokens[i]
		first := &z.atoms[t.first]
		text := "" // of the words that make the token, without the space between
		for at := t.first; at <= t.last; at++ {
			text += z.atoms[at].at.Text
		}
		h.texts = append(h.texts, text)
		switch {
		case t.kind == headToken && !isGroupHeading(t.meaning):
			h.columns, h.keys = append(h.columns, t.meaning.Column), append(h.keys, t.meaning.Key)
		case t.kind == foreignToken && begin < i && i < end:
			h.keys = append(h.keys, first.key)
			h.foreign = true
		}
		if t.inexact {
			h.inexact = true
			ref, name := table(z.section)
			z.doubt(InexactLabel, ref, first.at, "%s的列标题“%s”按相近的“%s”识别", name, words.Shorten(first.at.Text), t.meaning.Key)
		}
	}
	return h
}

// stackedBlock returns the block whose headings stand broken over lines between two
// atoms, or -1.
func (z headingWords) stackedBlock(from, to int, lines []int) int {
	for i := range z.known.Blocks {
		b := &z.known.Blocks[i]
		if b.Section != z.section || z.lineIn(i, lines) < 0 {
			continue
		}
		headings := make([]string, len(b.Columns))
		for k := range headings {
			headings[k] = b.Headings[k][0]
		}
		if stacks.Explain(headings, z.headingLines(from, to, headings)) {
			z.takeHeadings(from, to)
			return i
		}
	}
	return -1
}

// headSpan returns the first and the last token between two that is a heading. Text
// before and behind them is no part of them.
func (z headingWords) headSpan(from, to int) (first, last int) {
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
func (z headingWords) blockOf(columns []lexicon.Set, lines []int) int {
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

// headingLines returns the words of the headings region that may be parts of the
// headings, line by line. A line with other words, which are explained by nothing,
// is none of them.
func (z headingWords) headingLines(from, to int, headings []string) [][]string {
	all := strings.Join(headings, "")
	var lines [][]string
	last, foreign := -1, false
	for i := from; i < to; i++ {
		a := &z.atoms[i]
		if a.kind != wordAtom && a.kind != proseAtom || a.key == "" && a.kind == wordAtom {
			continue
		}
		if a.line != last {
			lines, last, foreign = append(lines, nil), a.line, false
		}
		switch {
		case foreign:
		case a.kind == wordAtom && z.isGroupOfColumns(i):
		case a.kind == wordAtom && strings.Trim(a.key, all) == "":
			lines[len(lines)-1] = append(lines[len(lines)-1], a.key)
		case !z.isExplained(i):
			lines[len(lines)-1], foreign = nil, true
		}
	}
	return slices.DeleteFunc(lines, func(line []string) bool { return len(line) == 0 })
}

func (z headingWords) isGroupOfColumns(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.meaning != nil && isGroupHeading(t.meaning)
}

// isExplained reports whether a word among headings is one that heads no column: a
// note, or a neutral word.
func (z headingWords) isExplained(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.kind == otherToken
}
