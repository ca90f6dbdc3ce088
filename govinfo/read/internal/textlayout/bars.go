package textlayout

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Tables with upright bars come in two kinds. In one a line is a row:
//
//	| 规章 | 1 | 0 | 12 |
//
// In the other a line is a cell, and rows are lost; merged cells leave bars with
// nothing between:
//
//	行政许可 |
//	12 |
//	||
//
// A bar ends a cell, also one that began on the line before. A bar that ends none is
// an empty cell, but for the first of a line with cells behind it.

// countBars returns the number of upright bars in a line.
func countBars(text string) int {
	bars := 0
	for _, r := range text {
		switch r {
		case '|', '│', '┃', '║', '｜':
			bars++
		}
	}
	return bars
}

// isBar reports whether a line is one bar and nothing else.
func isBar(text string) bool {
	return utf8.RuneCountInString(text) == 1 && countBars(text) == 1
}

// findBars finds, once all lines are known, the lines with a single bar that are
// cells: those that begin or end with it and stand beside others with bars, and the
// short ones whose bar stands alone on the next line.
func (b *builder) findBars() {
	const longestCell = 60
	for i := range b.lines {
		l := &b.lines[i]
		if l.kind != textLine && l.kind != spacedRow || utf8.RuneCountInString(l.text) > 3*longestCell {
			continue
		}
		next := b.nextText(i)
		switch {
		case countBars(l.text) == 1:
			if b.besideBars(i, next) {
				l.kind = barredRow
			}
		case next < len(b.lines) && isBar(b.lines[next].text) && !b.beginsRows(i, next) && characters(l.text) <= longestCell && !contains(l.text, "。", "；"):
			l.kind = barredRow
			b.joinCellAbove(i)
		}
	}
}

// joinCellAbove takes the short line of words before a cell whose bar stands alone on the
// next line into that cell, if the bar of the cell before stands alone above it: a
// heading that is broken in its cell.
func (b *builder) joinCellAbove(at int) {
	const longest = 8
	short := func(text string) bool {
		return utf8.RuneCountInString(text) <= longest && !isFigure(text) && !strings.ContainsAny(text, "。；：:")
	}
	above := b.textBefore(at)
	if above < 1 || b.lines[above].kind != textLine || countBars(b.lines[above].text) > 0 || !short(b.lines[above].text) || !short(b.lines[at].text) {
		return
	}
	if before := b.textBefore(above); before < 0 || !isBar(b.lines[before].text) {
		return
	}
	b.lines[at].text = b.lines[above].text + "\n" + b.lines[at].text
	b.lines[above].kind = noiseLine
}

// characters counts those of a text that are no spaces.
func characters(text string) int { return utf8.RuneCountInString(text) - strings.Count(text, " ") }

// beginsRows reports whether a bar alone on a line begins the first row of a table, and
// does not end the line before it: there no line has a bar before, and the next has its
// own behind it.
func (b *builder) beginsRows(at, bar int) bool {
	next := b.nextText(bar)
	if next == len(b.lines) || countBars(b.lines[next].text) == 0 || isBar(b.lines[next].text) {
		return false
	}
	at = b.textBefore(at)
	return at < 0 || countBars(b.lines[at].text) == 0
}

// besideBars reports whether a line with one bar stands before or behind another
// line with bars.
func (b *builder) besideBars(at, next int) bool {
	if next < len(b.lines) && countBars(b.lines[next].text) > 0 {
		return true
	}
	at = b.textBefore(at)
	return at >= 0 && countBars(b.lines[at].text) > 0
}

// barLine is a line of a table with bars, divided at them.
type barLine struct {
	parts []string
	goes  bool // goes on with the cell of the line before, which its first bar ends
}

// bars reads a table with bars between its cells.
func (b *builder) bars() {
	table := &document.Table{}
	var lines []barLine
	open := false // the last cell has not met its bar
	for ; b.at < len(b.lines) && b.cells <= b.maxCells; b.at++ {
		l := b.lines[b.at]
		if (l.kind == noiseLine || l.kind == blankLine) && b.barsGoOn() {
			b.at = b.nextText(b.at) - 1
			continue
		}
		if l.kind != barredRow {
			break
		}
		parts := splitBarred(l.text)
		if isDelimiterRow(parts) && (len(lines) == 1 || strings.Contains(l.text, "---")) {
			if len(lines) == 1 {
				table.HeadRows = 1
			}
			continue
		}
		lines = append(lines, barLine{parts: parts, goes: open})
		b.cells += len(parts)
		open = parts[len(parts)-1] != "" && b.nextIsBar()
	}
	leading, trailing := outerBars(lines)
	flow := isFlow(lines)
	table.Rows = make([]document.Row, 0, len(lines))
	for _, l := range lines {
		if cells := l.cells(leading, trailing, flow); len(cells) > 0 {
			table.Rows = append(table.Rows, barRow(cells))
		}
	}
	switch {
	case len(table.Rows) == 0:
		return
	case flow:
		table.Layout = document.LayoutFlow
	case !isFullGrid(table):
		table.Layout = document.LayoutDump
	}
	b.blocks = append(b.blocks, table)
}

// outerBars reports whether the lines of a table have a bar before their first cell
// and behind their last. A few lines may have lost theirs; but where all lines have
// as many parts, all are cells unless every line has the bar.
func outerBars(lines []barLine) (leading, trailing bool) {
	first, last, all := 0, 0, 0
	equal := true
	for _, l := range lines {
		equal = equal && len(l.parts) == len(lines[0].parts)
		if !hasText(l.parts) {
			continue
		}
		all++
		if l.parts[0] == "" {
			first++
		}
		if l.parts[len(l.parts)-1] == "" {
			last++
		}
	}
	if equal {
		return first == all, last == all
	}
	return first*5 >= all*4, last*5 >= all*4
}

// isFlow reports whether the lines of a table are cells, and no rows, which would have
// as many bars.
func isFlow(lines []barLine) bool {
	single, several := 0, 0
	equal := true
	for _, l := range lines {
		equal = equal && len(l.parts) == len(lines[0].parts)
		switch texts := countTexts(l.parts); {
		case texts == 1:
			single++
		case texts > 1:
			several++
		}
	}
	return !equal && isParted(lines) || single > 2*several && single > 3 && (!equal || len(lines[0].parts) <= 2)
}

// isParted reports whether the words of a table stand a cell a line, and the figures of
// a row on the line below its label:
//
//	规章 |
//	0 | 0 | 12 |
func isParted(lines []barLine) bool {
	labels, figures := 0, 0
	for _, l := range lines {
		texts, numbers := 0, 0
		for _, part := range l.parts {
			if part != "" {
				texts++
				if isFigure(part) {
					numbers++
				}
			}
		}
		switch {
		case numbers == texts && texts > 1:
			figures++
		case texts == 1 && numbers == 0:
			labels++
		case texts > 0 && (texts > 1 || numbers == 0):
			return false
		}
	}
	return figures > 1 && labels > figures
}

// cells returns the cells of a line.
func (l barLine) cells(leading, trailing, flow bool) []string {
	parts := l.parts
	text := hasText(parts)
	switch {
	case l.goes:
		parts = parts[1:] // the bar ends the cell of the line before
	case len(parts) > 1 && parts[0] == "" && leading && (text || !flow):
		parts = parts[1:]
	}
	if last := len(parts) - 1; last >= 0 && parts[last] == "" && len(l.parts) > 1 && (trailing || !text && flow) {
		parts = parts[:last]
	}
	return parts
}

// barsGoOn reports whether a table goes on behind a blank line: with bars, and not
// with the heading row of another table of Markdown.
func (b *builder) barsGoOn() bool {
	if !b.goesOn(barredRow) {
		return false
	}
	behind := b.nextText(b.nextText(b.at))
	return behind == len(b.lines) || b.lines[behind].kind != barredRow || !isDelimiterRow(splitBarred(b.lines[behind].text)) || !strings.Contains(b.lines[behind].text, "---")
}

// nextIsBar reports whether the line behind the one at hand is a bar alone.
func (b *builder) nextIsBar() bool {
	next := b.nextText(b.at)
	return next < len(b.lines) && isBar(b.lines[next].text)
}

func barRow(texts []string) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(texts))}
	for i, text := range texts {
		row.Cells[i].Text = text
	}
	return row
}

func hasText(parts []string) bool { return countTexts(parts) > 0 }

func countTexts(parts []string) int {
	n := 0
	for _, part := range parts {
		if part != "" {
			n++
		}
	}
	return n
}
