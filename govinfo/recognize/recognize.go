package recognize

import (
	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// Document finds the report in a document. It never fails: what it cannot read
// with certainty stays blank and is told in the doubts; a nil doc panics. doc is not changed, and
// the result shares no memory with it but strings. Several goroutines may call it
// at once, also for the same document.
func Document(doc *document.Document) Result {
	r := &reader{
		doc:    doc,
		result: Result{Origins: make(map[govinfo.Ref]Origin, 200)},
	}
	r.read()
	return r.result
}

// reader is one run of [Document].
type reader struct {
	doc    *document.Document
	result Result

	title  *titleBlock
	byline int          // the line below the title that is the organ; 0 where none is
	rivals []titleBlock // titles of several years; nil where all are of one
	dates  []printedDate
	heads  []titleBlock // all titles of reports in the document
	years  map[int]int  // how often the narrative speaks of a year
	told   map[Code]tally
	unsure map[govinfo.Ref]bool // what a doubt leaves blank
	// sectionTitles are the answers of sectionTitle; nil is none.
	sectionTitles map[titleKey]*sectionTitle
	from, to      int    // blocks of the report in the document
	headEnd       int    // where the head of the report ends: its first section or table
	taken         []bool // blocks that are statutory tables, or parts of one
	hasTable      bool   // some statutory table was found
}

func (r *reader) read() {
	r.from, r.to = 0, len(r.doc.Blocks)
	r.taken = make([]bool, len(r.doc.Blocks))
	r.years = make(map[int]int)
	r.told, r.unsure = make(map[Code]tally), make(map[govinfo.Ref]bool)
	r.sectionTitles = make(map[titleKey]*sectionTitle, min(len(r.doc.Blocks), 200))
	r.selectReport()
	r.readTables()
	r.readText()
	r.tellMore()
	r.sortDoubts()
	r.listUnread()
}

// doubt notes a doubt at a place.
func (r *reader) doubt(code Code, ref govinfo.Ref, at Origin, format string, args ...any) {
	if r.mayTell(code, ref, at) {
		r.result.Doubts = append(r.result.Doubts, Doubt{Code: code, Ref: ref, Origin: at, Sentence: fmt.Sprintf(format, args...)})
	}
}

// sortDoubts brings the doubts into the order of the document.
func (r *reader) sortDoubts() {
	slices.SortStableFunc(r.result.Doubts, func(a, b Doubt) int {
		switch {
		case a.Origin.Block != b.Origin.Block:
			return a.Origin.Block - b.Origin.Block
		case a.Origin.Row != b.Origin.Row:
			return a.Origin.Row - b.Origin.Row
		}
		return a.Origin.Cell - b.Origin.Cell
	})
}

// name returns the words for a ref in doubts.
func name(ref govinfo.Ref) string { return govinfo.Label(ref) }

// blockText returns the text of a heading or a paragraph. ok is false for a
// table.
func blockText(block document.Block) (text string, ok bool) {
	switch block := block.(type) {
	case *document.Heading:
		return block.Text, true
	case *document.Paragraph:
		return block.Text, true
	}
	return "", false
}
