// Package workbook writes Excel workbooks (Office Open XML) with what forms need:
// merged and styled cells, formulas with their values, locked labels beside open
// cells, checks and lists of what may be entered, names of cells, comments. What it
// writes opens in Excel, WPS and LibreOffice. Nothing of a cell's text is ever taken
// for a formula.
package workbook

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/pack"
)

// The size of a sheet, and of its name in UTF-16 units, that Excel allows.
const (
	MaxRows      = 1 << 20
	MaxColumns   = 1 << 14
	MaxSheetName = 31
)

// maxText is the longest text of a cell, in UTF-16 units.
const maxText = 32767

// ErrTooLong is the error of a text longer than a cell holds. It is not cut, for what is
// cut cannot be told from the whole.
var ErrTooLong = errors.New("a text is longer than a cell can hold")

// Book is a workbook. It has at least one sheet.
type Book struct {
	Title  string // in the properties of the file
	Sheets []Sheet
	Names  []Name
}

// Sheet is one sheet. Rows and columns count from 0.
type Sheet struct {
	Name        string    // see [SheetName]
	Widths      []float64 // of the columns, in characters
	Rows        []Row     // from the top, without a gap
	Merges      []Area
	Validations []Validation
	Comments    []Comment // at most one a cell
	// Protected locks the cells whose style does not open them, without a password:
	// against slips, not against people.
	Protected bool
	Frozen    int  // rows at the top that stay, and are repeated in print
	Landscape bool // in print
}

// Row is a row of cells from the left. The zero Cell is an empty place.
type Row struct {
	Height float64 // in points; 0 is left to the program
	Cells  []Cell
}

// Cell is a cell. Of Number and Text one is set, or none.
type Cell struct {
	Number string // a number in XML's writing, "12.50"
	Text   string
	// Formula computes the cell, without the sign of equality; Number or Text is its
	// value now. Without either its value is an empty text.
	Formula string
	Style   Style
}

// Style is how a cell looks and whether it is open. Styles are compared, not named.
type Style struct {
	Bold, Border, Wrap, Open bool
	Size                     int    // of the letters in points; 0 is 11
	Fill                     string // the colour behind, "FDECEB"; "" is none
	Align                    string // "left", "center", "right"; "" is by content
	Text                     bool   // what is entered is a text, "007" stays
	Date                     bool   // what is entered is a day, shown as 2024-01-15
	Decimals                 int    // a number is shown with so many decimals, at most 15; 0 as it is
}

// Area is a range of cells, both ends included.
type Area struct{ Top, Left, Bottom, Right int }

// Name is a name of a cell for formulas and programs.
type Name struct {
	Name        string // letters, digits, "." and "_"
	Sheet       int    // index in Book.Sheets
	Row, Column int
}

// Comment is a note at a cell.
type Comment struct {
	Row, Column  int
	Author, Text string
}

// Validation says what may be entered in areas. A blank cell is always right.
type Validation struct {
	Areas []Area
	Kind  Kind
	// List are the choices of a [List]. They hold no comma, and together at most 255
	// characters; Formula1 takes longer ones from a range.
	List []string
	// Formula1 and Formula2 are the bounds of the other kinds, as formulas; Formula2 is
	// "" for a lower bound alone. Of [Custom], Formula1 must be true.
	Formula1, Formula2 string
	Title, Message     string // shown when something else was entered
	Prompt             string // shown when the cell is chosen; "" is none
}

// Kind is a kind of content.
type Kind string

// The kinds of a [Validation].
const (
	Whole   Kind = "whole"   // a whole number
	Decimal Kind = "decimal" // a number
	List    Kind = "list"    // one of a list
	Day     Kind = "date"    // a day
	Custom  Kind = "custom"  // what a formula allows
)

// Write writes the workbook. The same book always gives the same bytes. Errors are that
// of w, and for a book that Excel could not open an [ErrTooLong] or what is wrong with it.
func (b *Book) Write(w io.Writer) error {
	if err := b.check(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	if err := pack.Write(w, b.parts()); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

func (b *Book) check() error {
	if len(b.Sheets) == 0 {
		return errors.New("a workbook without a sheet")
	}
	names := make(map[string]bool)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		switch {
		case s.Name == "" || s.Name != SheetName(s.Name):
			return fmt.Errorf("the name of a sheet %q", s.Name)
		case names[strings.ToLower(s.Name)]:
			return fmt.Errorf("two sheets of the name %q", s.Name)
		case len(s.Rows) > MaxRows:
			return fmt.Errorf("the sheet %q has more than %d rows", s.Name, MaxRows)
		}
		names[strings.ToLower(s.Name)] = true
		if err := s.check(); err != nil {
			return fmt.Errorf("the sheet %q: %w", s.Name, err)
		}
	}
	for _, name := range b.Names {
		if name.Sheet < 0 || name.Sheet >= len(b.Sheets) || strings.ContainsFunc(name.Name, outsideName) {
			return fmt.Errorf("the name %q", name.Name)
		}
	}
	return nil
}

func outsideName(r rune) bool {
	return r != '.' && r != '_' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
}

func (s *Sheet) check() error {
	for y := range s.Rows {
		if len(s.Rows[y].Cells) > MaxColumns {
			return fmt.Errorf("more than %d columns", MaxColumns)
		}
		for x := range s.Rows[y].Cells {
			if units(s.Rows[y].Cells[x].Text) > maxText {
				return fmt.Errorf("%s: %w", Place(y, x), ErrTooLong)
			}
		}
	}
	for i := range s.Validations {
		if v := &s.Validations[i]; v.Kind == List && v.Formula1 == "" {
			if units(strings.Join(v.List, ",")) > 255 || slices.ContainsFunc(v.List, func(s string) bool { return strings.ContainsAny(s, ",\"") }) {
				return errors.New("a list of choices too long, or with a comma or a quotation mark")
			}
		}
	}
	return nil
}

// units returns the length of a text in UTF-16 units.
func units(text string) int {
	if len(text) <= maxText/3 {
		return utf8.RuneCountInString(text) // near enough where no limit is near
	}
	n := 0
	for _, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// SheetName makes a name that a sheet may have of a text: without what Excel does not
// allow, and as short.
func SheetName(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < 0x20 {
			return -1
		}
		return r
	}, text)
	text = strings.Trim(text, "' ")
	n := 0
	for i, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
		if n > MaxSheetName {
			return strings.Trim(text[:i], "' ")
		}
	}
	return text
}

// Place returns the name of a place, "H12".
func Place(row, column int) string {
	var letters [4]byte
	at := len(letters)
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		at--
		letters[at] = byte('A' + (n-1)%26)
	}
	return fmt.Sprintf("%s%d", letters[at:], row+1)
}

// String returns "A1:C3", or "A1" for one place.
func (a Area) String() string {
	first, last := Place(a.Top, a.Left), Place(a.Bottom, a.Right)
	if first == last {
		return first
	}
	return first + ":" + last
}
