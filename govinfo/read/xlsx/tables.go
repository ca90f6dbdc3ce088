package xlsx

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// rowKind says what a row of a view is.
type rowKind uint8

const (
	emptyRow rowKind = iota
	// blankRow has no text, but borders, or a cell from above reaches into it.
	blankRow
	// loneRow has one cell with text.
	loneRow
	// enclosedRow has one, too, which borders, or merged cells beside it or from
	// above, keep in a table.
	enclosedRow
	// fullRow has several.
	fullRow
)

// longLabel is the length of the longest text that can be a label, in characters.
// The longest of the statutory forms has 40.
const longLabel = 80

// kindOf sorts a row.
func (v *view) kindOf(row int) rowKind {
	texts, above, alone, merged := 0, false, 0, false
	for column, p := range v.row(row) {
		above = above || p.fromAbove
		merged = merged || p.text == "" && p.width > 1 // an empty cell
		if p.text != "" || p.named {
			texts++
			alone = column
		}
	}
	p := v.at(row, min(alone, len(v.columns)-1))
	switch {
	case texts > 1:
		return fullRow
	case texts == 1 && p.text == "":
		return blankRow
	case texts == 1 && (above || merged):
		return enclosedRow
	case texts == 1 && (p.bordered || v.bordered[row]) && !v.isParagraph(p):
		return enclosedRow
	case texts == 1:
		return loneRow
	case above || v.bordered[row]:
		return blankRow
	}
	return emptyRow
}

// isParagraph reports whether the one text of a row is no part of a table,
// although borders go around it: it fills the row, and is long or begins as a
// section does.
func (v *view) isParagraph(p *place) bool {
	return int(max(p.width, 1)) == len(v.columns) && (flow.Numbered(p.text) || utf8.RuneCountInString(p.text) > longLabel)
}

// write adds what is seen of a sheet to a document, below the sheet's name where
// it has one and begins with a table.
func (g *grid) write(b *flow.Builder, name string) error {
	v, err := g.view()
	if err != nil || len(v.columns) == 0 {
		return err
	}
	kinds := v.kinds()
	above := "" // the paragraph before
	for row := 0; row < len(kinds); {
		switch {
		case kinds[row] == fullRow || kinds[row] == enclosedRow || kinds[row] == blankRow:
			end := row + 1
			for end < len(kinds) && kinds[end] != loneRow && kinds[end] != emptyRow {
				end++
			}
			if name != "" {
				b.Verbatim([]byte(name))
				b.End(flow.HeadingKind(2))
			}
			v.takeCaption(b, row, above)
			g.writeTable(b, v, row, end)
			row, above = end, ""
		case kinds[row] == loneRow:
			mark := b.Mark()
			above = ""
			for _, p := range v.row(row) {
				b.Verbatim([]byte(p.text))
				above += p.text
			}
			b.End(flow.Paragraph)
			b.Locate(mark, g.source(v.rows[row]))
			row++
		default:
			row++
			continue
		}
		name = ""
		if err := b.Err(); err != nil {
			return err
		}
	}
	return b.Err()
}

// kinds sorts the rows of a view, so that those of a table stand together: rows
// with one text between its full rows are enclosed in it, but for those that begin
// as a section does or are long; and those that borders enclose are lone where
// there is no full row with them.
func (v *view) kinds() []rowKind {
	kinds := make([]rowKind, len(v.rows))
	for row := range kinds {
		kinds[row] = v.kindOf(row)
	}
	v.growTables(kinds)
	v.dropTables(kinds)
	return kinds
}

// growTables adds lone rows to the tables that they belong to.
func (v *view) growTables(kinds []rowKind) {
	first, last := -1, -1 // full rows of the run
	for row, kind := range kinds {
		switch kind {
		case emptyRow:
			first, last = -1, -1
		case fullRow:
			if last < 0 {
				first = row
			} else if v.between(kinds, last+1, row) {
				v.enclose(kinds, first, last+1, row)
			}
			last = row
		case loneRow:
			if last == row-1 && last >= 0 && v.isLabel(row, last) {
				kinds[row], last = enclosedRow, row
			}
		}
	}
}

// dropTables makes runs of rows without a full one what they are: no tables.
func (v *view) dropTables(kinds []rowKind) {
	for row := 0; row < len(kinds); {
		end, full := row, false
		for end < len(kinds) && kinds[end] >= blankRow && kinds[end] != loneRow {
			full = full || kinds[end] == fullRow
			end++
		}
		for i := row; i < end && !full; i++ {
			if kinds[i] = emptyRow; v.lone(i).text != "" {
				kinds[i] = loneRow
			}
		}
		row = max(end, row+1)
	}
}

// enclose makes the lone rows of a range rows of a table, the first full row of
// which is given. A lone row directly above that one belongs to the table, too, if
// it is merged as the others are: it is the title of the table's first part, as
// they are of the following ones.
func (v *view) enclose(kinds []rowKind, full, first, end int) {
	for row := first; row < end; row++ {
		if kinds[row] != loneRow {
			continue
		}
		kinds[row] = enclosedRow
		if above := full - 1; above >= 0 && kinds[above] == loneRow {
			a, b := v.lone(above), v.lone(row)
			if a.width > 1 && a.width == b.width && a.height <= 1 {
				kinds[above] = enclosedRow
			}
		}
	}
}

// isLabel reports whether a lone row is one of a table that nobody filled in: its
// text stands where the label of the full row above does. A number as sections
// have says otherwise, unless the cell is merged as that label is.
func (v *view) isLabel(row, full int) bool {
	for column := range v.columns {
		label, above := v.at(row, column), v.at(full, column)
		if label.text == "" && above.text == "" {
			continue
		}
		return label.text != "" && above.text != "" && label.width == above.width && int(label.width) < len(v.columns) &&
			utf8.RuneCountInString(label.text) <= longLabel && (label.width > 1 || !flow.Numbered(label.text))
	}
	return false
}

// lone returns the first cell with text of a row.
func (v *view) lone(row int) *place {
	for i := range v.columns {
		if p := v.at(row, i); p.text != "" {
			return p
		}
	}
	return &place{}
}

// between reports whether the rows of a range, each with one text, may stand
// within a table.
func (v *view) between(kinds []rowKind, first, end int) bool {
	for row := first; row < end; row++ {
		if kinds[row] != loneRow {
			continue
		}
		if text := v.lone(row).text; flow.Numbered(text) || utf8.RuneCountInString(text) > longLabel {
			return false
		}
	}
	return true
}

// source returns where a row of the sheet stands.
func (g *grid) source(row int) document.Source {
	return document.Source{Page: g.sheet.number, Line: row + 1}
}

// takeCaption begins a table. Programs that make sheets of web pages put the
// caption into the first cell, above its text: it is known by being in the heading
// before the table, too.
func (v *view) takeCaption(b *flow.Builder, row int, above string) {
	b.OpenTable(false)
	p := v.lone(row)
	caption, text, found := strings.Cut(p.text, "\n")
	caption = strings.TrimSpace(caption)
	if found && caption != "" && text != "" && strings.Contains(above, caption) {
		mark := b.Mark()
		b.Verbatim([]byte(caption))
		b.End(flow.Whole)
		b.TakeCaption(mark)
		p.text = text
	}
}

// writeTable adds the rows of a range to the table that is open, of the columns
// that it has text in, and closes it.
func (g *grid) writeTable(b *flow.Builder, v *view, first, end int) {
	left, right := len(v.columns), -1
	for row := first; row < end; row++ {
		for column, p := range v.row(row) {
			if p.text != "" || p.named {
				left, right = min(left, column), max(right, column+int(max(p.width, 1))-1)
			}
		}
	}
	names := make([]string, 0, right-left+1)
	for column := left; column <= right; column++ {
		names = append(names, columnName(v.columns[column]))
	}
	b.SetColumns(len(names))
	b.NameColumns(names)
	for row := first; row < end; row++ {
		b.OpenRow(false)
		b.SetSource(g.source(v.rows[row]))
		for column := left; column <= right; column++ {
			p := v.at(row, column)
			if p.covered {
				continue
			}
			b.OpenCell(flow.Cell{
				ColSpan: min(int(max(p.width, 1)), right-column+1),
				RowSpan: min(int(max(p.height, 1)), end-row),
			})
			b.Verbatim([]byte(strings.TrimSpace(p.text)))
			b.End(flow.Whole)
			b.CloseCell()
		}
		b.CloseRow()
	}
	b.CloseTable()
}
