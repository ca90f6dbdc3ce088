package xlsx

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/pack"
)

// The size of a sheet.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// grid is what is in a sheet. Rows and columns count from 0.
type grid struct {
	sheet  *sheetEntry
	names  names // of its cells; nil for none
	limits document.Limits
	rows   []row  // that have cells or say something of themselves, from top to bottom
	merges []area // in no order

	hiddenColumns []bool // up to the last that is hidden
	hideRows      bool   // rows that are not listed are hidden
	noValue       int    // formulas without a value
}

type row struct {
	number   int
	hidden   bool
	bordered bool   // some cell without text has a border or a formula
	cells    []cell // with text or a name, from left to right
}

type cell struct {
	column   int
	text     string
	bordered bool
}

// area is a range of cells, both ends included.
type area struct{ top, left, bottom, right int }

var (
	errOrder = errors.New("rows or cells out of order")
	errPlace = errors.New("a place that no sheet has")
)

// readSheet reads a sheet. One of another kind is empty.
func (b *workbook) readSheet(s *sheetEntry) (*grid, error) {
	g := &grid{sheet: s, names: b.names[s.name], limits: b.limits}
	if s.part == "" {
		return g, nil
	}
	err := b.parts.Read(s.part, func(c *pack.Cursor, root xml.StartElement) error {
		return c.Children(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "sheetFormatPr":
				g.hideRows = pack.Attribute(e, "zeroHeight") != "" && isOn(pack.Attribute(e, "zeroHeight"))
			case "cols":
				return g.readColumns(c)
			case "sheetData":
				return b.readRows(c, g)
			case "mergeCells":
				return g.readMerges(c)
			}
			return c.Skip()
		})
	})
	return g, err
}

// readColumns finds the columns that are hidden. Ranges may overlap, so the ends
// of each are counted and not its columns.
func (g *grid) readColumns(c *pack.Cursor) error {
	var change [maxColumns + 1]int
	err := c.Children(func(e xml.StartElement) error {
		first, last := integer(e, "min"), integer(e, "max")
		width := pack.Attribute(e, "width")
		hidden := pack.Attribute(e, "hidden")
		if hidden != "" && isOn(hidden) || width == "0" {
			if first < 1 || last < first || first > maxColumns {
				return errPlace
			}
			change[first-1]++
			change[min(last, maxColumns)]--
		}
		return c.Skip()
	})
	g.hiddenColumns = make([]bool, maxColumns)
	open := 0
	for i := range g.hiddenColumns {
		open += change[i]
		g.hiddenColumns[i] = open > 0
	}
	return err
}

func (b *workbook) readRows(c *pack.Cursor, g *grid) error {
	next := 0
	return c.Children(func(e xml.StartElement) error {
		if e.Name.Local != "row" {
			return c.Skip()
		}
		r, err := g.rowOf(e, next)
		if err != nil {
			return err
		}
		next = r.number + 1
		if err := b.readCells(c, g, &r); err != nil {
			return err
		}
		if len(r.cells) > 0 || r.bordered || r.hidden != g.hideRows {
			g.rows = append(g.rows, r)
		}
		return nil
	})
}

// rowOf reads what a row says of itself; next is its number where it says none.
func (g *grid) rowOf(e xml.StartElement, next int) (r row, err error) {
	r = row{number: next, hidden: g.hideRows}
	if number := pack.Attribute(e, "r"); number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > maxRows {
			return r, errPlace
		}
		if r.number = n - 1; r.number < next {
			return r, errOrder
		}
	}
	if r.number >= maxRows {
		return r, errPlace
	}
	if hidden := pack.Attribute(e, "hidden"); hidden != "" {
		r.hidden = isOn(hidden)
	}
	if height, err := strconv.ParseFloat(pack.Attribute(e, "ht"), 64); err == nil && height == 0 {
		r.hidden = true
	}
	return r, nil
}

func (b *workbook) readCells(c *pack.Cursor, g *grid, r *row) error {
	next := 0
	return c.Children(func(e xml.StartElement) error {
		if e.Name.Local != "c" {
			return c.Skip()
		}
		column := next
		if name := pack.Attribute(e, "r"); name != "" {
			var number int
			var ok bool
			if number, column, ok = parsePlace(name); !ok {
				return errPlace
			}
			if number != r.number || column < next {
				return errOrder
			}
		}
		next = column + 1
		noValue := g.noValue
		content, bordered, err := b.readCell(c, e, g)
		if err != nil {
			return fmt.Errorf("cell %s: %w", placeName(r.number, column), err)
		}
		if content == "" && g.names.at(r.number, column) == "" {
			r.bordered = r.bordered || bordered || g.noValue > noValue
		} else {
			if b.cells++; b.cells > b.limits.Cells {
				return exceed(document.QuantityCells, b.limits.Cells)
			}
			r.cells = append(r.cells, cell{column, string(content), bordered})
		}
		return nil
	})
}

// readCell returns what is seen of a cell.
func (b *workbook) readCell(c *pack.Cursor, e xml.StartElement, g *grid) (content text, bordered bool, err error) {
	kind := pack.Attribute(e, "t")
	format, font, bordered := b.styles.style(integer(e, "s"))
	value, hasValue, formula := "", false, false
	err = c.Children(func(e xml.StartElement) error {
		var err error
		switch e.Name.Local {
		case "v":
			value, err = c.Text()
			hasValue = true
			return err
		case "is":
			content, err = readText(c)
			return err
		case "f":
			formula = true
		}
		return c.Skip()
	})
	if err != nil {
		return "", bordered, err
	}
	if !hasValue {
		if formula {
			g.noValue++
		}
		return font.show(string(content)), bordered, nil
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(b.shared) {
			return "", bordered, fmt.Errorf("no shared string %q", value)
		}
		content = b.shared[n]
	case "b":
		content = map[bool]text{true: "TRUE", false: "FALSE"}[value == "1"]
	case "", "n":
		content = text(format.number(value))
		if formula && value == "" {
			g.noValue++
		}
	default: // "str", "d", "e": a text, a day, an error such as "#DIV/0!"
		content = text(unescape(value))
	}
	return font.show(string(content)), bordered, nil
}

func (g *grid) readMerges(c *pack.Cursor) error {
	return c.Children(func(e xml.StartElement) error {
		a, ok := parseArea(pack.Attribute(e, "ref"))
		if !ok {
			return errPlace
		}
		if len(g.merges) == g.limits.Places {
			return exceed(document.QuantityPlaces, g.limits.Places)
		}
		if a.top != a.bottom || a.left != a.right {
			g.merges = append(g.merges, a)
		}
		return c.Skip()
	})
}

// parseArea reads "A1:C3".
func parseArea(s string) (a area, ok bool) {
	for i := range len(s) {
		if s[i] == ':' {
			var first, last bool
			a.top, a.left, first = parsePlace(s[:i])
			a.bottom, a.right, last = parsePlace(s[i+1:])
			return a, first && last && a.top <= a.bottom && a.left <= a.right
		}
	}
	a.top, a.left, ok = parsePlace(s)
	a.bottom, a.right = a.top, a.left
	return a, ok
}

// parsePlace reads "AB12".
func parsePlace(s string) (row, column int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4; i++ {
		letter := s[i] &^ 0x20
		if letter < 'A' || letter > 'Z' {
			break
		}
		column = column*26 + int(letter-'A') + 1
	}
	if i == 0 || i > 3 || len(s)-i > 7 || column > maxColumns {
		return 0, 0, false
	}
	for _, digit := range []byte(s[i:]) {
		if digit < '0' || digit > '9' {
			return 0, 0, false
		}
		row = row*10 + int(digit-'0')
	}
	return row - 1, column - 1, row >= 1 && row <= maxRows
}

// columnName returns the letters of a column.
func columnName(column int) string {
	var letters []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('A'+(n-1)%26))
	}
	slices.Reverse(letters)
	return string(letters)
}

func placeName(row, column int) string { return columnName(column) + strconv.Itoa(row+1) }

func (g *grid) columnHidden(column int) bool {
	return column < len(g.hiddenColumns) && g.hiddenColumns[column]
}

// text returns what a cell holds.
func (g *grid) text(at area) string {
	i, known := slices.BinarySearchFunc(g.rows, at.top, func(r row, n int) int { return cmp.Compare(r.number, n) })
	if !known {
		return ""
	}
	cells := g.rows[i].cells
	k, known := slices.BinarySearchFunc(cells, at.left, func(c cell, n int) int { return cmp.Compare(c.column, n) })
	if !known {
		return ""
	}
	return cells[k].text
}

// notes says what of the sheet was left out.
func (g *grid) notes() []document.Note {
	var notes []document.Note
	add := func(code document.NoteCode, count int) {
		if count > 0 {
			notes = append(notes, document.Note{Code: code, Name: g.sheet.name, Count: count})
		}
	}
	rows, columns := 0, make(map[int]bool)
	for i := range g.rows {
		if g.rows[i].hidden && len(g.rows[i].cells) > 0 {
			rows++
		}
		for _, c := range g.rows[i].cells {
			if g.columnHidden(c.column) {
				columns[c.column] = true
			}
		}
	}
	add(document.NoteHiddenRows, rows)
	add(document.NoteHiddenColumns, len(columns))
	add(document.NoteNoValue, g.noValue)
	return notes
}
