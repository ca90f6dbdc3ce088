package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"fmt"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
)

// Document finds the report in a document. It never fails: what it cannot read
// with certainty stays blank and is told in the problems. doc is not changed, and
// the result shares no memory with it but strings. Several goroutines may call it
// at once, also for the same document.
func Document(doc *document.Document) Result {
	r := &reader{
		doc:    doc,
		known:  compiled(),
		result: Result{Origins: make(map[govinfo.Ref]Origin, 200)},
	}
	r.read()
	return r.result
}

// reader is one run of [Document].
type reader struct {
	doc    *document.Document
	known  *vocabulary
	result Result

	title  *titleBlock
	heads  []titleBlock // all titles of reports in the document
	years  map[int]int  // how often the narrative speaks of a year
	told   map[Code]tally
	unsure map[govinfo.Ref]bool // what a problem leaves blank
	// sectionTitles are the answers of sectionTitle.
	sectionTitles map[titleKey]titleAnswer
	from, to      int    // blocks of the report in the document
	taken         []bool // blocks that are statutory tables, or parts of one
	// tableBlock is the block where each table begins.
	tableBlock map[tableSet]int
	// doubted are lines that were found and could not be read, which was told.
	doubted map[govinfo.Ref]bool
}

// finding is a line of figures that a table shows.
type finding struct {
	line   *knownLine
	places []*place     // one per column of the line; nil where it has no such column
	origin Origin       // of the label
	headed govinfo.Unit // the unit of money that the columns' headings print
}

func (r *reader) read() {
	r.from, r.to = 0, len(r.doc.Blocks)
	r.taken = make([]bool, len(r.doc.Blocks))
	r.years = make(map[int]int)
	r.told, r.unsure = make(map[Code]tally), make(map[govinfo.Ref]bool)
	r.sectionTitles = make(map[titleKey]titleAnswer)
	r.tableBlock = make(map[tableSet]int)
	r.doubted = make(map[govinfo.Ref]bool)
	r.selectReport()
	pieces := r.pieces()
	pieces = append(pieces, r.loosePieces()...)
	r.readProactive(pieces)
	r.readApplications(pieces)
	r.readDisputes(pieces)
	r.readText()
	r.tellMore()
	r.sortProblems()
	r.listUnread()
}

// doubt notes that a line was found and could not be read.
func (r *reader) doubt(code Code, line *knownLine, at Origin, format string, args ...any) {
	r.doubted[line.path] = true
	r.problem(code, line.path, at, format, args...)
}

// problem notes a problem at a place.
func (r *reader) problem(code Code, ref govinfo.Ref, at Origin, format string, args ...any) {
	if r.mayTell(code, ref, at) {
		r.result.Problems = append(r.result.Problems, Problem{Code: code, Ref: ref, Origin: at, Text: fmt.Sprintf(format, args...)})
	}
}

// sortProblems brings the problems into the order of the document.
func (r *reader) sortProblems() {
	slices.SortStableFunc(r.result.Problems, func(a, b Problem) int {
		switch {
		case a.Origin.Block != b.Origin.Block:
			return a.Origin.Block - b.Origin.Block
		case a.Origin.Row != b.Origin.Row:
			return a.Origin.Row - b.Origin.Row
		}
		return a.Origin.Cell - b.Origin.Cell
	})
}

// name returns the words for a ref in problems.
func name(ref govinfo.Ref) string { return govinfo.Label(ref) }

// shorten makes of a text one line for a problem's sentence, and cuts it.
func shorten(text string) string {
	const most = 40
	text = words.OneLine(text)
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

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

// piece is a run of rows that belong to one statutory table.
type piece struct {
	table tableSet
	rows  []row
	outer []words.Label // texts shortly before the rows, nearest first
	loose bool          // rows are lines of a text that has lost the table's rows
}

// pieces finds the rows of the statutory tables. Each row tells its table by its
// labels, and rows that do not follow the row before, so that tables may be
// joined or split. A table that shows but a few words of a form by chance, such
// as one of metadata, is none.
func (r *reader) pieces() []piece {
	var pieces []piece
	var outer []words.Label
	var lines []row // lines of text before a table that may be rows of it
	for block := r.from; block < r.to; block++ {
		var text string
		switch b := r.doc.Blocks[block].(type) {
		case *document.Heading:
			text = b.Text
		case *document.Paragraph:
			text = b.Text
		case *document.Table:
			if b.Layout == document.LayoutSequence {
				continue
			}
			continued := tableSet(0)
			if last := len(pieces) - 1; last >= 0 && onlyContinues(outer) {
				continued = pieces[last].table
			}
			found := r.piecesOf(b, block, continued)
			for i := range found {
				found[i].outer = lastLabels(b.Caption, outer)
			}
			if len(found) > 0 {
				r.taken[block] = true
				pieces = append(pieces, r.titleRows(lines, found[0].table)...)
				pieces = append(pieces, found...)
			}
			outer, lines = nil, nil
			continue
		}
		l := words.ParseLabel(shorten(text))
		outer = append(outer, l)
		if table := r.known.signatures[l.Key]; table != 0 {
			line := row{block: block}
			line.add(newPlace(text, Origin{Block: block}, r.known), r.known)
			lines = append(lines, line)
		} else {
			lines = nil
		}
	}
	return pieces
}

// titleRows takes the lines of text directly before a table that are rows of it,
// such as 第二十条第（一）项 in a dump where rows of one cell have no tab.
func (r *reader) titleRows(lines []row, table tableSet) []piece {
	var pieces []piece
	for i := range lines {
		if lines[i].tables == table && table == proactiveTable {
			r.taken[lines[i].block] = true
			pieces = append(pieces, piece{table: table, rows: lines[i : i+1]})
		}
	}
	return pieces
}

// onlyContinues reports whether the text between two tables does not separate
// them: there is none, or it says that the table goes on.
func onlyContinues(between []words.Label) bool {
	for _, l := range between {
		if l.Key != "" && l.Key != "续表" && l.Key != "接上表" && l.Key != "续上表" {
			return false
		}
	}
	return true
}

func lastLabels(caption string, outer []words.Label) []words.Label {
	var last []words.Label
	if caption != "" {
		last = append(last, words.ParseLabel(caption))
	}
	for i := len(outer) - 1; i >= 0 && len(last) < 3; i-- {
		last = append(last, outer[i])
	}
	return last
}

// piecesOf cuts one table into pieces. continued is the table
// that may go on in this one.
func (r *reader) piecesOf(table *document.Table, block int, continued tableSet) []piece {
	rows, err := rowsOf(table, block, r.known)
	if err != nil {
		r.problem(TableTooLarge, "", Origin{Block: block}, "%v", err)
		return nil
	}
	return r.cut(rows, continued)
}

// cut divides rows by the table that their labels tell.
func (r *reader) cut(rows []row, continued tableSet) []piece {
	var pieces []piece
	start, shown := 0, tableSet(0)
	end := func(at int) {
		if p := (piece{table: shown, rows: rows[start:at]}); at > start && r.isStatutory(p, continued) {
			pieces = append(pieces, p)
		}
		start = at
	}
	for i := range rows {
		of := rows[i].tables
		if of == 0 || of&(of-1) != 0 {
			continue // no sign, or signs of two tables, which is none
		}
		if shown != 0 && of != shown {
			end(i)
		}
		shown = of
	}
	end(len(rows))
	return pieces
}

// isStatutory reports whether the rows are a statutory table or a part of one:
// they show several labels of one table, among them a heading, or go on with the
// table before them.
func (r *reader) isStatutory(p piece, continued tableSet) bool {
	labels, headed := 0, false
	for i := range p.rows {
		for _, word := range p.rows[i].words() {
			name := word.label.Key
			if r.known.signatures[name] != p.table || p.table == 0 {
				continue
			}
			labels++
			switch p.table {
			case proactiveTable:
				_, column := r.known.proactiveColumns[name]
				_, block := r.known.blockByKey[name]
				headed = headed || column || block
			case disputesTable:
				_, result := r.known.resultByKey[name]
				headed = headed || result
			default:
				headed = headed || labels >= 2
			}
		}
	}
	switch {
	case labels == 0:
		return false
	case headed:
		return labels >= 2
	}
	return continued == p.table
}
