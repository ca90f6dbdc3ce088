package textlayout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// table makes the table of the cells found, and returns how many cells it has:
// more than most without a table.
func (d *drawing) table(rooms []room, most int) (table *document.Table, cells int) {
	table = &document.Table{Columns: d.gaps()}
	crossed, merged := d.crossed(rooms)
	for len(rooms) > 0 {
		n := 1
		for n < len(rooms) && rooms[n].band == rooms[0].band {
			n++
		}
		row, band := rooms[:n], rooms[0].band
		rooms = rooms[n:]
		texts := make([][]string, n)
		for i, r := range row {
			texts[i] = d.text(r)
		}
		last := !merged && d.bands() <= 2 && band == d.bands()-1
		lines := 1 // rows that the band holds
		divided := !crossed[band] && (hasFigures(texts) || last && d.isListing(row, texts))
		if divided {
			lines = len(texts[0])
		}
		if cells += n * lines; cells > most {
			return nil, cells
		}
		if !divided {
			table.Rows = append(table.Rows, d.row(row, texts, 0, -1))
			continue
		}
		for line := range lines {
			table.Rows = append(table.Rows, d.row(row, texts, line, line+1))
		}
	}
	return table, cells
}

// crossed tells of each band whether a cell reaches through it, and whether any cell
// takes more than one place.
func (d *drawing) crossed(rooms []room) (bands []bool, merged bool) {
	bands = make([]bool, d.bands())
	for _, r := range rooms {
		merged = merged || r.width > 1 || r.height > 1
		for band := r.band; r.height > 1 && band < r.band+r.height; band++ {
			bands[band] = true
		}
	}
	return bands, merged
}

// row makes a row of some lines of its cells, up to their end if to is negative.
func (d *drawing) row(rooms []room, texts [][]string, from, to int) document.Row {
	row := document.Row{Cells: make([]document.Cell, len(rooms))}
	for i, r := range rooms {
		lines := texts[i][from:]
		if to >= 0 {
			lines = texts[i][from:to]
		}
		cell := document.Cell{Text: joinLines(lines)}
		if r.width > 1 {
			cell.ColSpan = r.width
		}
		if r.height > 1 {
			cell.RowSpan = r.height
		}
		row.Cells[i] = cell
	}
	return row
}

// text returns the lines of a cell without the space around them.
func (d *drawing) text(r room) []string {
	first, last := d.rules[r.band]+1, d.rules[r.band+r.height]
	lines := make([]string, 0, last-first)
	for line := first; line < last; line++ {
		raw, places := d.lines[line].raw, d.places[line*len(d.columns):]
		from, to := places[r.gap], places[r.gap+r.width]
		_, size := utf8.DecodeRuneInString(raw[from:])
		lines = append(lines, strings.TrimFunc(raw[int(from)+size:to], isSpace))
	}
	return lines
}

// hasFigures reports whether a cell holds several figures, one a line. No figure
// is broken into lines, so the lines are rows without rules between.
func hasFigures(texts [][]string) bool {
	for _, lines := range texts {
		figures := 0
		for _, line := range lines {
			if line == "" {
				continue
			}
			if !isFigure(line) {
				figures = 0
				break
			}
			figures++
		}
		if figures > 1 {
			return true
		}
	}
	return false
}

// isListing reports whether the lines of the cells below the heading row are rows
// of their own, as databases print them, and not long texts broken into lines: a
// broken line is full. Lines of which every cell has a part are taken for rows.
func (d *drawing) isListing(rooms []room, texts [][]string) bool {
	if len(texts[0]) < 2 {
		return false
	}
	filled := len(texts) > 1
	for i, lines := range texts {
		const padding = 2
		room := d.columns[rooms[i].gap+rooms[i].width] - d.columns[rooms[i].gap] - d.widths.bar(d.pen) - padding
		before, ended := "", false
		for _, line := range lines {
			switch {
			case line == "":
				filled = false
				ended = ended || before != ""
			case ended, before != "" && d.widths.of(before)+d.widths.of(firstPart(line)) <= room:
				return true
			default:
				before = line
			}
		}
	}
	return filled
}

// bar returns the width of the characters that draw a wall.
func (a ambiguity) bar(p pen) int {
	if p == asciiPen {
		return 1
	}
	return a.box
}

// of returns the width of a text.
func (a ambiguity) of(text string) int {
	n := 0
	for _, r := range text {
		n += a.width(r)
	}
	return n
}

// firstPart returns what a line would have to take over from the next one: a
// word, or a Chinese character with the marks that must not begin a line.
func firstPart(text string) string {
	wide := false
	for i, r := range text {
		if i > 0 && (r == ' ' || wide && (unicode.IsLetter(r) || unicode.IsDigit(r)) || isWide(r) && unicode.IsLetter(r)) {
			return text[:i]
		}
		wide = wide || isWide(r) && unicode.IsLetter(r)
	}
	return text
}

// joinLines puts the lines of a cell together again. A line is broken at a space
// between words, and between Chinese characters without one.
func joinLines(lines []string) string {
	joined, only := "", true
	for _, line := range lines {
		if line != "" {
			only = only && joined == ""
			joined = line
		}
	}
	if only {
		return joined
	}
	chinese := false
	for _, line := range lines {
		chinese = chinese || strings.ContainsFunc(line, isWide)
	}
	var text strings.Builder
	before := ""
	for _, line := range lines {
		if line == "" {
			continue
		}
		if before != "" && isSpaced(before, line, chinese) {
			text.WriteByte(' ')
		}
		text.WriteString(line)
		before = line
	}
	return text.String()
}

// isSpaced reports whether there was a space where a text is broken. Quotes are
// Chinese in a Chinese text.
func isSpaced(before, after string, chinese bool) bool {
	const generalPunctuation = 0x2000
	last, size := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	for _, r := range [...]rune{last, first} {
		if r >= generalPunctuation && (chinese || r < '‘' || r > '”') {
			return false
		}
	}
	if last == '-' { // in a compound
		previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
		return !unicode.IsLetter(previous) && !unicode.IsDigit(previous)
	}
	return true
}
