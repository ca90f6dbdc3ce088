package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Text dumps may lose the rows and empty cells of a table: what is left are
// words and figures in reading order. They are read in runs: some words, then
// the figures behind them. The last line that the words name is the one that the
// figures belong to, if there are exactly as many as columns.

// run is some words and the figures behind them.
type run struct {
	words   []*place
	figures []*place
}

// loosePieces finds the runs of text that are statutory tables without rows, and
// returns them as pieces whose rows are lines of the source.
func (r *reader) loosePieces() []piece {
	var pieces []piece
	var rows []row
	flush := func() {
		if len(rows) > 0 {
			pieces = append(pieces, r.cutLoose(rows)...)
		}
		rows = nil
	}
	for block := r.from; block < r.to; block++ {
		if r.taken[block] {
			flush()
			continue
		}
		switch b := r.doc.Blocks[block].(type) {
		case *document.Table:
			if b.Layout != document.LayoutSequence {
				flush()
				continue
			}
			for i := range b.Rows {
				rows = append(rows, looseRow(plainRow(&b.Rows[i], block, i, r.known), r.known))
			}
		case *document.Paragraph:
			rows = r.looseParagraph(rows, b.Text, block, flush)
		case *document.Heading:
			rows = r.looseParagraph(rows, b.Text, block, flush)
		}
	}
	flush()
	return pieces
}

// looseParagraph appends a paragraph that may be a cell or a part of one. Running
// text, notes and the titles of sections end a table.
func (r *reader) looseParagraph(rows []row, text string, block int, flush func()) []row {
	const longest = 100
	if utf8.RuneCountInString(text) > longest || strings.Contains(text, "。") || strings.HasPrefix(strings.TrimSpace(text), "注") {
		flush()
		return nil
	}
	if _, section := r.sectionTitle(text, false); section {
		flush()
		return nil
	}
	line := row{block: block, blank: true}
	line.add(newPlace(text, Origin{Block: block}, r.known), r.known)
	return append(rows, looseRow(line, r.known))
}

// looseRow divides the words of a line at spaces: what they mean together is
// found later.
func looseRow(line row, known *vocabulary) row {
	divided := row{block: line.block, index: line.index, blank: line.blank}
	for i := range line.places {
		p := &line.places[i]
		if p.shape != wordShape || known.signatures[p.label.Key] != 0 {
			divided.add(*p, known)
			continue
		}
		for _, word := range strings.Fields(p.text) {
			part := newPlace(word, p.origin, known)
			part.origin.Text = p.origin.Text
			divided.add(part, known)
		}
	}
	divided.tables |= line.tables
	return divided
}

// cutLoose cuts lines by table, and drops what is none.
func (r *reader) cutLoose(rows []row) []piece {
	pieces := r.cut(rows, 0)
	kept := pieces[:0]
	for _, p := range pieces {
		p.rows = trimLoose(p, r.known)
		if len(p.rows) == 0 {
			continue
		}
		for i := range p.rows {
			r.taken[p.rows[i].block] = true
		}
		p.loose = true
		kept = append(kept, p)
	}
	return kept
}

// trimLoose drops the lines before the first and after the last that belong to
// the table: a line of words without meaning is text around it.
func trimLoose(p piece, known *vocabulary) []row {
	rows := p.rows
	belongs := func(r *row) bool { return r.tables&p.table != 0 || r.hasFigures() }
	for len(rows) > 0 && rows[0].tables&p.table == 0 {
		rows = rows[1:]
	}
	end := len(rows)
	for end > 0 && !belongs(&rows[end-1]) {
		end--
	}
	return rows[:end+endOfLabel(rows, end, p.table, known)]
}

// endOfLabel returns how many lines behind the last figures are the end of the
// label that stands before these.
func endOfLabel(rows []row, end int, table tableSet, known *vocabulary) int {
	if end == 0 || table != applicationsTable {
		return 0
	}
	var before *place
	for i := range rows[end-1].places {
		if p := &rows[end-1].places[i]; p.shape == wordShape {
			before = p
		}
	}
	if before == nil {
		return 0
	}
	parts := []*place{before}
	for k := end; k < len(rows) && k < end+mostParts; k++ {
		for i := range rows[k].places {
			parts = append(parts, &rows[k].places[i])
		}
		if len(known.applicationByKey[join(parts).label.Key]) > 0 {
			return k + 1 - end
		}
	}
	return 0
}

// runsOf divides the lines of a piece into runs.
func runsOf(rows []row) []run {
	var runs []run
	var current run
	for i := range rows {
		for k := range rows[i].places {
			p := &rows[i].places[k]
			switch {
			case p.shape == emptyShape:
			case p.isFigureLike():
				current.figures = append(current.figures, p)
			default:
				if len(current.figures) > 0 {
					runs = append(runs, current)
					current = run{}
				}
				current.words = append(current.words, p)
			}
		}
	}
	return append(runs, current)
}

// join returns the places as one, as if their texts stood in one cell.
func join(places []*place) *place {
	if len(places) == 1 {
		return places[0]
	}
	var text strings.Builder
	for _, p := range places {
		text.WriteString(p.text)
	}
	joined := *places[0]
	joined.text = text.String()
	joined.label = words.ParseLabel(joined.text)
	return &joined
}

// mostParts is the number of parts into which a label is broken at most.
const mostParts = 8

// segment joins words that are parts of one label, as long as possible. known
// reports whether a label means anything.
func segment(words []*place, known func(*place) bool) []*place {
	var labels []*place
	for i := 0; i < len(words); {
		n := 1
		for k := min(mostParts, len(words)-i); k > 1; k-- {
			if known(join(words[i : i+k])) {
				n = k
				break
			}
		}
		labels = append(labels, join(words[i:i+n]))
		i += n
	}
	return labels
}

// completed returns the label that the last words before some figures and the
// first ones behind them make together, and how many of the latter: figures of a
// label of several lines stand beside its middle.
func completed(before *place, after []*place, known func(*place) bool) (whole *place, parts int) {
	for k := min(mostParts, len(after)); k > 0; k-- {
		if whole := join(append([]*place{before}, after[:k]...)); known(whole) {
			return whole, k
		}
	}
	return nil, 0
}

// ownFigures returns the figures of a run that stand in the line of its label, if
// these are enough, and else all of them; rest is what is left over.
func ownFigures(figures []*place, label *place, enough int) (own, rest []*place) {
	n := 0
	for n < len(figures) && figures[n].origin.Block == label.origin.Block && figures[n].origin.Row == label.origin.Row {
		n++
	}
	if n == enough {
		return figures[:n], figures[n:]
	}
	return figures, nil
}

// sameLine reports whether two places stand in one line of the source.
func sameLine(a, b *place) bool {
	return a.origin.Block == b.origin.Block && a.origin.Row == b.origin.Row
}
