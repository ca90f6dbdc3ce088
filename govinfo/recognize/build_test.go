package recognize_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/govinfotest"
)

// source is a known report laid out as the form prescribes. Variants change the
// layout and never the figures, so what must be read is known.
type source struct {
	want     govinfo.Report
	random   *rand.Rand
	titles   [6]string // of the sections
	title    []string  // lines of the report's title
	preface  []string
	tables   [3][]*document.Table
	between  []document.Block // before the tables of section 三
	newlines string
	beside   bool // labels of groups stand beside each of their lines
}

func newSource(seed uint64, editions govinfo.Editions, blanks bool) *source {
	random := rand.New(rand.NewPCG(seed, 7))
	report := govinfotest.Options{Editions: editions, WithBlank: blanks}.Report(random)
	if seed%2 == 1 {
		distinguish(&report)
	}
	s := &source{want: report, random: random, newlines: "\n"}
	form := govinfo.Edition2021.Form()
	s.titles = form.Sections
	s.title = []string{report.Title}
	forms := [3]govinfo.Form{report.ProactiveEdition().Form(), report.ApplicationsEdition().Form(), form}
	for i := range s.tables {
		s.tables[i] = []*document.Table{layOut(forms[i].Tables[i], &report)}
	}
	return s
}

// distinguish gives every filled cell a number of its own, so that a cell read
// from another's place cannot be right by chance.
func distinguish(report *govinfo.Report) {
	n := int64(11)
	for ref, value := range report.Cells() {
		if value.IsBlank() {
			continue
		}
		n += 7
		if _, amount := value.(govinfo.Amount); amount {
			_ = report.Set(ref, govinfo.MustAmount(fmt.Sprintf("%d.50", n)))
			continue
		}
		_ = report.Set(ref, govinfo.N(n))
	}
}

// layOut fills a table of a form.
func layOut(form govinfo.Table, report *govinfo.Report) *document.Table {
	table := &document.Table{Columns: form.Columns}
	add := func(cells ...document.Cell) { table.Rows = append(table.Rows, document.Row{Cells: cells}) }
	for b := range form.Blocks {
		block := &form.Blocks[b]
		if block.Title != "" {
			add(document.Cell{Text: block.Title, ColSpan: form.Columns})
		}
		for _, header := range block.Header {
			var cells []document.Cell
			for _, h := range header {
				cells = append(cells, document.Cell{Text: h.Text, ColSpan: h.ColSpan, RowSpan: h.RowSpan})
			}
			add(cells...)
		}
		var groups []document.Cell
		for i := range block.Lines {
			line := &block.Lines[i]
			if line.IsGroup() {
				groups = append(groups, document.Cell{Text: line.Label, RowSpan: leaves(block, i)})
				continue
			}
			cells := groups
			groups = nil
			if line.Label != "" {
				cells = append(cells, document.Cell{Text: line.Label, ColSpan: form.LabelColumns - line.Indent})
			}
			for c, ref := range line.Refs {
				value, _ := report.At(ref)
				cells = append(cells, document.Cell{Text: value.String(), ColSpan: block.Columns[c].Span, ID: string(ref)})
			}
			add(cells...)
		}
	}
	return table
}

// leaves counts the lines of figures in a group.
func leaves(block *govinfo.Block, group int) int {
	n := 0
	for i := range block.Lines {
		for parent := block.Lines[i].Parent; parent >= 0; parent = block.Lines[parent].Parent {
			if parent == group && !block.Lines[i].IsGroup() {
				n++
			}
		}
	}
	return n
}

// figures calls change for every cell of figures.
func (s *source) figures(change func(cell *document.Cell)) {
	for i := range s.tables {
		for _, table := range s.tables[i] {
			for r := range table.Rows {
				for c := range table.Rows[r].Cells {
					if cell := &table.Rows[r].Cells[c]; cell.ID != "" {
						change(cell)
					}
				}
			}
		}
	}
}

// labels calls change for every other cell.
func (s *source) labels(change func(text string) string) {
	for i := range s.tables {
		for _, table := range s.tables[i] {
			for r := range table.Rows {
				for c := range table.Rows[r].Cells {
					if cell := &table.Rows[r].Cells[c]; cell.ID == "" {
						cell.Text = change(cell.Text)
					}
				}
			}
		}
	}
}

// relabel replaces labels as a whole.
func (s *source) relabel(pairs ...string) {
	s.labels(func(text string) string {
		for i := 0; i < len(pairs); i += 2 {
			if text == pairs[i] {
				return pairs[i+1]
			}
		}
		return text
	})
}

// cellOf returns the cell of figures with the ref.
func (s *source) cellOf(ref govinfo.Ref) *document.Cell {
	var found *document.Cell
	s.figures(func(cell *document.Cell) {
		if cell.ID == string(ref) {
			found = cell
		}
	})
	return found
}

// document puts the parts together.
func (s *source) document() *document.Document {
	doc := &document.Document{Language: "zh-CN"}
	add := func(block document.Block) { doc.Blocks = append(doc.Blocks, block) }
	text := func(n govinfo.Narrative) {
		for _, p := range n {
			add(&document.Paragraph{Text: p.Text})
		}
	}
	for _, line := range s.title {
		add(&document.Heading{Level: 1, Text: line})
	}
	for _, p := range s.preface {
		add(&document.Paragraph{Text: p})
	}
	for i, title := range s.titles {
		if title != "" {
			add(&document.Heading{Level: 2, Text: title})
		}
		switch i {
		case 0:
			text(s.want.Overview)
		case 4:
			text(s.want.Problems)
		case 5:
			text(s.want.OtherMatters)
		default:
			if i == 2 {
				doc.Blocks = append(doc.Blocks, s.between...)
			}
			for _, table := range s.tables[i-1] {
				add(table)
			}
		}
	}
	return doc
}

// grid spells a table out: one text for every place, with covered places marked.
func grid(table *document.Table) [][]gridText {
	places, err := table.Grid()
	if err != nil {
		panic(err)
	}
	rows := make([][]gridText, len(places))
	for i, line := range places {
		for c, p := range line {
			g := gridText{above: p.Row < i, left: c > 0 && line[c-1].Cell == p.Cell && line[c-1].Row == p.Row}
			if p.Cell < 0 {
				continue // no cell covers the place
			}
			g.cell = table.Rows[p.Row].Cells[p.Cell]
			rows[i] = append(rows[i], g)
		}
	}
	return rows
}

type gridText struct {
	cell        document.Cell
	above, left bool // covered by a cell above, or on the left
}

// split turns merged cells into single ones: all but the first are empty, or
// repeat the text.
func split(table *document.Table, repeat bool) *document.Table {
	result := &document.Table{Columns: table.Columns}
	for _, line := range grid(table) {
		var row document.Row
		for _, g := range line {
			cell := document.Cell{Text: g.cell.Text, ID: g.cell.ID}
			if (g.above || g.left) && !repeat {
				cell = document.Cell{}
			}
			row.Cells = append(row.Cells, cell)
		}
		result.Rows = append(result.Rows, row)
	}
	return result
}

// clone copies a table.
func clone(table *document.Table) *document.Table {
	copied := *table
	copied.Rows = slices.Clone(table.Rows)
	for i := range copied.Rows {
		copied.Rows[i].Cells = slices.Clone(copied.Rows[i].Cells)
	}
	return &copied
}

func spaced(text string) string { return strings.Join(strings.Split(text, ""), " ") }
