package flow

import (
	"math"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Here says where in the source the paragraphs and cells stand that begin from now on:
// an offset that means something to the front end, more than 0. It is optional.
func (b *Builder) Here(offset int64) { b.here = int32(min(offset, math.MaxInt32)) }

// Places tell where the blocks of a document stand, as [Builder.Here] said.
type Places struct{ blocks []place }

type place struct {
	at    int32
	rows  []int32 // of a table: the index in cells of the first cell of each row
	cells []int32
}

// Block returns where a paragraph or heading stands; ok is false for a table, and where
// it is not known.
func (p *Places) Block(block int) (at int64, ok bool) {
	if block < 0 || block >= len(p.blocks) {
		return 0, false
	}
	at = int64(p.blocks[block].at)
	return at, known(at)
}

// Cell returns where a cell of a table stands.
func (p *Places) Cell(block, row, cell int) (at int64, ok bool) {
	if block < 0 || block >= len(p.blocks) {
		return 0, false
	}
	t := &p.blocks[block]
	if row < 0 || row >= len(t.rows) || cell < 0 || int(t.rows[row])+cell >= len(t.cells) {
		return 0, false
	}
	at = int64(t.cells[int(t.rows[row])+cell])
	return at, known(at)
}

// known tells offsets that were said from those that were not, or are too large.
func known(at int64) bool { return at > 0 && at < math.MaxInt32 }

// Places returns the places of the blocks that [Builder.Blocks] returned.
func (b *Builder) Places() *Places {
	places := &Places{blocks: make([]place, len(b.blocks))}
	for i := range b.blocks {
		p := place{at: b.blocks[i].at}
		if table := b.blocks[i].table; table != nil {
			p = place{cells: b.blocks[i].ats, rows: firstCells(table)}
		}
		places.blocks[i] = p
	}
	return places
}

// firstCells returns the index of the first cell of each row, counted in the table.
func firstCells(t *document.Table) []int32 {
	first := make([]int32, len(t.Rows))
	n := int32(0)
	for i := range t.Rows {
		first[i] = n
		n += int32(len(t.Rows[i].Cells))
	}
	return first
}
