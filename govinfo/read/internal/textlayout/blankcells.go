package textlayout

import (
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Some converters write a cell a line with empty lines between, and a space where a
// cell is blank:
//
//	行政许可
//
//	18
//
//	(a line with one space)
//
// Such a line is a blank cell, and no end of a paragraph.

// findBlankCells finds the lines that are blank cells: lines of nothing but space
// between empty lines, behind a short line or another blank cell.
func (b *builder) findBlankCells() {
	const longestCell = 60
	short := false // the last line with text may be a cell
	for i := range b.lines {
		l := &b.lines[i]
		switch l.kind {
		case blankLine:
			alone := i > 0 && b.isEmpty(i-1) && (i+1 == len(b.lines) || b.isEmpty(i+1))
			if short && l.raw != "" && alone {
				l.kind = blankCell
			}
		case noiseLine:
		default:
			short = l.kind == textLine && utf8.RuneCountInString(l.text) <= longestCell && !contains(l.text, "。", "；", "，")
		}
	}
}

// isEmpty reports whether a line has no character at all.
func (b *builder) isEmpty(at int) bool { return b.lines[at].kind == blankLine && b.lines[at].raw == "" }

// blankCells reads the blank cells from the line at hand on.
func (b *builder) blankCells() {
	table := &document.Table{Layout: document.LayoutFlow}
	for ; b.at < len(b.lines) && (b.lines[b.at].kind == blankCell || b.isEmpty(b.at)) && b.cells <= b.maxCells; b.at++ {
		if b.lines[b.at].kind == blankCell {
			table.Rows = append(table.Rows, document.Row{Cells: make([]document.Cell, 1)})
			b.cells++
		}
	}
	b.blocks = append(b.blocks, table)
}
