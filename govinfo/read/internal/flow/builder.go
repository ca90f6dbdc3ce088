// Package flow puts documents together for the front ends of markup formats.
// A front end walks its markup and says what it meets: text, line breaks, ends
// of paragraphs, tables, rows, cells. The [Builder] makes paragraphs and tables
// of that, tells tables of data from tables that only lay out a page, and keeps
// the limits.
package flow

import (
	"context"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Kind says what a run of text is.
type Kind int8

const (
	// Loose is text that stands directly in a page, a division or a cell: each
	// line is a paragraph.
	Loose Kind = iota
	// Paragraph is text that the file marks as one paragraph. A line break in
	// it stays one, unless the lines are paragraphs by their look: after an
	// empty line, with a first-line indent, or with a section number.
	Paragraph
	// Whole is a paragraph that is never divided.
	Whole
	// Heading1 and the eight kinds after it are headings; see [HeadingKind].
	Heading1
)

// HeadingKind returns the kind of a heading of the given level, at least 1.
func HeadingKind(level int) Kind { return Heading1 + Kind(level-1) }

// Builder builds a document. Blocks that are closed in a cell belong to the
// cell, others to the document. Its zero value is not ready: see [New].
type Builder struct {
	ctx    context.Context
	name   string
	limits document.Limits

	text    []byte // the runs under way; the current one starts at base
	base    int
	pending space

	blocks []block   // of the document and of the open cells, outermost first
	cells  []cell    // finished cells of the open tables
	rows   []row     // finished and open rows of the open tables
	flows  [][]block // contents of finished cells of the open tables
	tables []table   // the open tables, outermost first

	tableCount, cellCount int
	lineCount             int   // paragraphs and headings
	textSize              int   // bytes of all runs so far
	here                  int32 // see Here
	steps                 int   // cells and runs, to look at the context now and then
	err                   error
}

// block is a paragraph, a heading or a table.
type block struct {
	text   string
	table  *document.Table
	inner  int32 // cells with text in the table and in what it holds
	level  int8  // of a heading; 0 for a paragraph
	role   document.Role
	source *document.Source // nil where it is not known
	at     int32            // see Builder.Here
	ats    []int32          // those of the cells of a table, row by row
}

// cell is a document.Cell in less space, as a hostile page is made of nothing
// else.
type cell struct {
	text             string
	colSpan, rowSpan int32
	header           document.Header
	grown            bool  // others were merged into it: its text is to be made of its flow
	at               int32 // see Builder.Here
	flow             int32 // index in Builder.flows + 1 of what the cell holds, where the text does not tell; or 0
}

type row struct {
	first  int // index of its first cell in Builder.cells
	head   bool
	ending bool             // last row of its group
	source *document.Source // nil where it is not known
}

type table struct {
	row, cell, flow int // where its rows, cells and flows start
	block           int // where the blocks of its open cell start
	columns         int
	names           []string // of the columns
	caption         string
	layout          bool
	cut             bool // a span was larger than any table
	inRow, inCell   bool
	at              int32 // of the open cell
	open            Cell
}

// Cell is what a front end knows of a cell when it opens one.
type Cell struct {
	ColSpan int // less than 1 is 1
	RowSpan int // less than 1 is 1; [ToGroupEnd] is the rest of the row group
	Header  document.Header
}

// ToGroupEnd is the row span of a cell that reaches down to the end of its row
// group or table.
const ToGroupEnd = 1 << 16

// New returns a builder whose errors name the front end, and whose work ends with
// the context. Of limits it keeps Lines, Text, Tables, Cells and Places; where one is not
// set it is [Defaults].
func New(ctx context.Context, name string, limits document.Limits) *Builder {
	return &Builder{ctx: ctx, name: name, limits: limits.Or(Defaults())}
}

// Defaults are the limits of a builder. The longest reports have 100 KB of text.
func Defaults() document.Limits {
	return document.Limits{Lines: 500_000, Text: 32 << 20, Tables: 1000, Cells: 200_000, Places: document.MaxGridPlaces}
}

// Err returns why the builder adds nothing any more, or nil: the
// [*document.LimitError] of a limit that was exceeded, or the cause of the
// context's end. A front end may look at it from time to time only.
func (b *Builder) Err() error { return b.err }

// step looks at the context now and then.
func (b *Builder) step() {
	if b.steps++; b.steps%256 == 0 && b.err == nil && b.ctx.Err() != nil {
		b.err = context.Cause(b.ctx)
	}
}

func (b *Builder) exceed(q document.Quantity, limit int) {
	if b.err == nil {
		b.err = &document.LimitError{Package: b.name, Quantity: q, Max: int64(limit)}
	}
}

// Blocks ends the document and returns its blocks. Tables must be closed.
func (b *Builder) Blocks() []document.Block {
	b.End(Loose)
	var blocks []document.Block
	if len(b.blocks) > 0 {
		blocks = make([]document.Block, len(b.blocks))
	}
	for i := range b.blocks {
		var source document.Source
		if s := b.blocks[i].source; s != nil {
			source = *s
		}
		switch p := &b.blocks[i]; {
		case p.table != nil:
			blocks[i] = p.table
		case p.level > 0:
			blocks[i] = &document.Heading{Level: int(p.level), Text: p.text, Source: source}
		default:
			blocks[i] = &document.Paragraph{Text: p.text, Role: p.role, Source: source}
		}
	}
	return blocks
}

// End ends the run of text, which becomes blocks according to its kind; a run
// of nothing but white space becomes none.
func (b *Builder) End(kind Kind) {
	b.pending = none
	run := b.text[b.base:]
	b.text = b.text[:b.base]
	b.step()
	if b.textSize += len(run); b.textSize > b.limits.Text {
		b.exceed(document.QuantityText, b.limits.Text)
	}
	if len(run) == 0 || b.err != nil {
		return
	}
	b.split(run, kind)
}

// Empty reports whether the run of text is empty.
func (b *Builder) Empty() bool { return len(b.text) == b.base }

// Run returns the run of text. It is valid until more is added.
func (b *Builder) Run() []byte { return b.text[b.base:] }

// Replace adds blocks in place of the run of text.
func (b *Builder) Replace(blocks []document.Block) {
	b.text = b.text[:b.base]
	b.pending = none
	for _, added := range blocks {
		switch a := added.(type) {
		case *document.Heading:
			b.paragraph(a.Text, int8(a.Level))
		case *document.Paragraph:
			b.blocks = append(b.blocks, block{text: a.Text, role: a.Role})
		case *document.Table:
			b.replaceByTable(a)
		}
	}
}

func (b *Builder) replaceByTable(t *document.Table) {
	if b.tableCount++; b.tableCount > b.limits.Tables {
		b.exceed(document.QuantityTables, b.limits.Tables)
	}
	filled := 0
	for i := range t.Rows {
		b.cellCount += len(t.Rows[i].Cells)
		for k := range t.Rows[i].Cells {
			if t.Rows[i].Cells[k].Text != "" {
				filled++
			}
		}
	}
	if b.cellCount > b.limits.Cells {
		b.exceed(document.QuantityCells, b.limits.Cells)
	}
	b.blocks = append(b.blocks, block{table: t, inner: int32(filled)})
}

// Hold sets the run of text aside and begins a new one, as for a text box that
// stands inside a paragraph. The returned value is to be given to [Builder.Resume].
func (b *Builder) Hold() (held int) {
	held = b.base
	b.pending = none
	b.base = len(b.text)
	return held
}

// Resume drops the run of text under way and goes on with the one set aside.
func (b *Builder) Resume(held int) {
	b.text = b.text[:b.base]
	b.pending = none
	b.base = held
}

func (b *Builder) paragraph(text string, level int8) {
	if b.lineCount++; b.lineCount > b.limits.Lines {
		b.exceed(document.QuantityLines, b.limits.Lines)
		return
	}
	b.blocks = append(b.blocks, block{text: text, level: level, at: b.here})
}

// Locate says where the blocks from the given one on stand in the source.
func (b *Builder) Locate(mark int, s document.Source) {
	for i := min(mark, len(b.blocks)); i < len(b.blocks); i++ {
		b.blocks[i].source = &s
	}
}

// Mark returns the place of the next block, for [Builder.Locate].
func (b *Builder) Mark() int { return len(b.blocks) }

func joined(blocks []block) string {
	switch len(blocks) {
	case 0:
		return ""
	case 1:
		if blocks[0].table == nil {
			return blocks[0].text
		}
	}
	var s strings.Builder
	for i := range blocks {
		if s.Len() > 0 {
			s.WriteByte('\n')
		}
		if t := blocks[i].table; t != nil {
			writeTable(&s, t)
		} else {
			s.WriteString(blocks[i].text)
		}
	}
	return s.String()
}

// writeTable writes a table that stands in a cell of data: a line per row, the
// cells divided by tabs.
func writeTable(s *strings.Builder, t *document.Table) {
	s.WriteString(t.Caption)
	for i := range t.Rows {
		if i > 0 || t.Caption != "" {
			s.WriteByte('\n')
		}
		for k := range t.Rows[i].Cells {
			if k > 0 {
				s.WriteByte('\t')
			}
			s.WriteString(strings.ReplaceAll(t.Rows[i].Cells[k].Text, "\n", " "))
		}
	}
}

// TableText returns the text of a table: a line per row, the cells divided by
// tabs.
func TableText(t *document.Table) string {
	var s strings.Builder
	writeTable(&s, t)
	return s.String()
}
