package textlayout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Tables drawn in characters tell their cells exactly: walls stand at the same
// columns in all lines, and where there is none, cells are merged.
//
//	┌──────┬──────┐
//	│      │ 法人 │
//	│ 自然 ├──┬───┤
//	│  人  │企│其 │
//	│      │业│他 │
//	└──────┴──┴───┘
//
// Nothing is guessed: a drawing whose lines do not fit each other to the last
// column is left to the other ways of reading lines.

// drawnTable is a table drawn in characters, and the lines that it takes.
type drawnTable struct {
	table    *document.Table
	from, to int
}

// findDrawings reads the tables drawn in characters, and marks their lines so
// that no line of a drawing is taken for one of the text.
func (b *builder) findDrawings() {
	for at := 0; at < len(b.lines) && b.cells <= b.maxCells; {
		pen, ok := opensDrawing(b.lines[at].raw)
		if !ok {
			at++
			continue
		}
		end := drawingEnd(b.lines, at, pen)
		if table, cells := readDrawing(b.lines[at:end], pen, b.maxCells-b.cells); cells > 0 {
			b.drawings = append(b.drawings, drawnTable{table, at, end})
			b.cells += cells
			for i := at; i < end; i++ {
				b.lines[i].kind = drawnLine
			}
		}
		at = end // whether it is a table or not, so that no line is tried twice
	}
}

// drawing takes the table that begins with the line at hand.
func (b *builder) drawing() {
	b.blocks = append(b.blocks, b.drawings[0].table)
	b.at = b.drawings[0].to
	b.drawings = b.drawings[1:]
}

// opensDrawing reports whether a line may be the upper border of a table.
func opensDrawing(raw string) (pen, bool) {
	text := strings.TrimLeft(raw, " \u3000\u00a0")
	if strings.HasPrefix(text, "+-") || strings.HasPrefix(text, "+=") {
		return asciiPen, true
	}
	r, _ := utf8.DecodeRuneInString(text)
	return boxPen, boxPen.arms(r) == down|right
}

// drawingEnd returns the line behind the drawing that begins at a line: behind
// its lower left corner, or where the left border ends. A + may be a corner or
// not, so that of two tables without a line between neither is read here.
func drawingEnd(lines []line, at int, pen pen) int {
	for at++; at < len(lines); at++ {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(lines[at].raw, " \u3000\u00a0"))
		switch border := pen.arms(r); {
		case border&up == 0:
			return at
		case border&down == 0:
			return at + 1
		}
	}
	return at
}

// readDrawing reads a table of at most most cells. It returns how many there are,
// 0 if the lines are no table, and more than most without a table.
func readDrawing(lines []line, pen pen, most int) (table *document.Table, cells int) {
	if len(lines) < 3 {
		return nil, 0
	}
	for _, widths := range [...]ambiguity{{1, 1}, {2, 2}, {1, 2}, {2, 1}} {
		d := drawing{lines: lines, pen: pen, widths: widths}
		if d.measure() && d.locate() && d.findWalls() {
			rooms, ok := d.findRooms(most)
			switch {
			case !ok:
				return nil, 0
			case len(rooms) > most:
				return nil, len(rooms)
			}
			return d.table(rooms, most)
		}
		if pen == asciiPen && widths.text == 2 {
			break // box characters are text there
		}
	}
	return nil, 0
}

// drawing is a table drawn in characters, while it is read.
type drawing struct {
	lines  []line
	pen    pen
	widths ambiguity

	start, end int       // columns of the left border, and behind the right one
	segments   []segment // horizontal walls, from top to bottom
	rules      []int     // lines with a horizontal wall

	columns []int   // where vertical walls may stand: the ends of all segments
	places  []int32 // of each line and column: where its character is in the line, or -1
	bars    []int   // characters of each line that draw up and down, and nothing else

	// The walls between grid places. across holds those on each rule, a place
	// for each gap between columns; along those at each column, between rules.
	across, along []bool
}

// segment is a horizontal wall from one junction to another.
type segment struct{ line, from, to int }

// each calls visit for every character of a line that takes room, with its
// column, until that returns false, and returns the column behind the line.
func (d *drawing) each(text string, visit func(column, at int, drawn arms) bool) int {
	column := 0
	for at, r := range text {
		width := d.widths.width(r)
		if width == 0 {
			continue
		}
		if !visit(column, at, d.pen.arms(r)) {
			return -1
		}
		column += width
	}
	return column
}

// measure finds the outline and the horizontal walls. It reports whether all
// lines begin and end at the same columns.
func (d *drawing) measure() bool {
	for i := range d.lines {
		start, end, ruled := d.measureLine(i)
		if i == 0 {
			d.start, d.end = start, end
		}
		if start != d.start || end != d.end {
			return false
		}
		if !ruled {
			continue
		}
		if n := len(d.rules); n > 0 && d.rules[n-1] == i-1 {
			return false // a row without a line of text
		}
		d.rules = append(d.rules, i)
	}
	n := len(d.rules)
	return n >= 2 && d.rules[0] == 0 && d.rules[n-1] == len(d.lines)-1
}

// measureLine finds where a line begins and ends, and its segments, of which ruled
// tells that there are any.
func (d *drawing) measureLine(line int) (start, end int, ruled bool) {
	text := d.lines[line].raw
	start = -1
	from, drawn := -1, false // of the segment at hand
	end = d.each(text, func(column, at int, of arms) bool {
		if start < 0 {
			if isSpaceAt(text, at) {
				return true
			}
			start = column
		}
		if from >= 0 && drawn && of&left != 0 && of&vertical != 0 {
			d.segments = append(d.segments, segment{line, from, column})
			ruled = true
		}
		switch {
		case of&right != 0 && of&vertical != 0:
			from, drawn = column, false
		case of == horizontal:
			drawn = true
		default:
			from = -1
		}
		return true
	})
	return start, end, ruled
}

func isSpaceAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return isSpace(r)
}

// locate finds the columns, and the character of each line that stands there.
func (d *drawing) locate() bool {
	index := make([]int, d.end)
	for _, s := range d.segments {
		index[s.from], index[s.to] = 1, 1
	}
	for column, isColumn := range index {
		index[column] = -1
		if isColumn != 0 {
			index[column] = len(d.columns)
			d.columns = append(d.columns, column)
		}
	}
	d.places = slices.Repeat([]int32{-1}, len(d.lines)*len(d.columns))
	d.bars = make([]int, len(d.lines))
	for i := range d.lines {
		if len(d.lines[i].raw) > math.MaxInt32 {
			return false
		}
		d.each(d.lines[i].raw, func(column, at int, drawn arms) bool {
			if drawn == vertical {
				d.bars[i]++
			}
			if k := index[column]; k >= 0 {
				d.places[i*len(d.columns)+k] = int32(at)
			}
			return true
		})
	}
	return true
}

// at returns the arms of the character of a line at a column.
func (d *drawing) at(line, column int) (arms, rune) {
	place := d.places[line*len(d.columns)+column]
	if place < 0 {
		return 0, 0
	}
	r, _ := utf8.DecodeRuneInString(d.lines[line].raw[place:])
	return d.pen.arms(r), r
}
