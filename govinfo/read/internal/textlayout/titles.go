package textlayout

import "strings"

// findRunningTitles finds, once all lines are known, the lines that repeat the title of
// the report between two rows of a table, as pages do that have it at their head.
func (b *builder) findRunningTitles() {
	const longest = 3 * 80
	seen := make(map[string]bool)
	for i := range b.lines {
		l := &b.lines[i]
		if l.kind != textLine || len(l.text) > longest || !strings.Contains(l.text, "年度报告") {
			continue
		}
		if seen[l.text] && b.isBetweenRows(i) {
			l.kind = noiseLine
		}
		seen[l.text] = true
	}
}

// isBetweenRows reports whether rows of one kind stand before and behind a line. A row
// of one cell a line may also begin with the text whose bar is alone on the next line.
func (b *builder) isBetweenRows(at int) bool {
	before, next := b.textBefore(at), b.nextText(at)
	if before < 0 || next == len(b.lines) {
		return false
	}
	switch k := b.lines[before].kind; k {
	case barredRow:
		bar := b.nextText(next)
		return b.lines[next].kind == k || isBar(b.lines[before].text) && bar < len(b.lines) && isBar(b.lines[bar].text)
	case tabbedRow, tabbedCell, spacedRow:
		return b.lines[next].kind == k
	}
	return false
}

// textBefore returns the index of the line with text before one, or -1.
func (b *builder) textBefore(at int) int {
	for at--; at >= 0 && (b.lines[at].kind == blankLine || b.lines[at].kind == noiseLine); at-- {
	}
	return at
}

// nextText returns the index of the next line with text.
func (b *builder) nextText(at int) int {
	for at++; at < len(b.lines) && (b.lines[at].kind == blankLine || b.lines[at].kind == noiseLine); at++ {
	}
	return at
}
