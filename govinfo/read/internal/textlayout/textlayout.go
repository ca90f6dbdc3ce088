// Package textlayout finds tables and paragraphs in text by how it is laid out:
// by tabs, bars, walls of box characters, space and line ends. Package plain says
// which layouts these are; preformatted text of web pages has the same.
package textlayout

import "github.com/openxxgk/annualreport/govinfo/document"

// Blocks returns the paragraphs, headings and tables of a text, which share its
// memory. Where the text has more lines or table cells than limits allows, there are
// no blocks, and exceeded names the quantity; else exceeded is empty.
func Blocks(text string, limits document.Limits) (blocks []document.Block, exceeded document.Quantity) {
	lines, ok := splitLines(text, limits.Lines)
	if !ok {
		return nil, document.QuantityLines
	}
	b := builder{lines: lines, maxCells: limits.Cells}
	b.build()
	if b.cells > b.maxCells {
		return nil, document.QuantityCells
	}
	return b.blocks, ""
}
