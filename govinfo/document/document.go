// Package document is a neutral document: headings, paragraphs, and tables with
// spans. Readers make one of bytes and writers make bytes of one, so it is the
// hinge of the module: what is written can be read back.
//
// A document says how something is laid out, not what it means. The meaning of
// a report's document is found by package recognize.
//
// A document is plain data: several goroutines may read one at once, and whoever changes it
// must be alone with it.
package document

import "errors"

// ErrNoDocument is the error of writers that are given nil in place of a document.
var ErrNoDocument = errors.New("no document was given, but nil")

// Document is a document in reading order.
type Document struct {
	// Language is the BCP 47 tag of the text; "" is unknown.
	Language string `json:"language"`
	// Title is the title that the file states of itself, such as the title
	// element of a web page. A title printed in the text is a block.
	Title  string  `json:"title"`
	Blocks []Block `json:"blocks"`
	// PageNames are what the source calls its pages, which are the sheets of a
	// workbook; nil where they are only counted.
	PageNames []string `json:"pageNames"`
	// Named says that the IDs of cells are names that the source itself gives them, as a
	// workbook does, so that they tell what the cells are.
	Named bool `json:"named"`
	// Notes are the doubts of the front end, in the order of the source; nil for
	// a document that was read whole.
	Notes []Note `json:"notes"`
}

// Block is a [*Heading], a [*Paragraph] or a [*Table]. The set is closed, so a
// switch over the three is complete.
type Block interface{ block() }

// Heading is a title or sub-title.
type Heading struct {
	Level  int    `json:"level"` // 1 is the document's title, 2 a section's, and so on
	Text   string `json:"text"`
	Source Source `json:"source"`
}

// Paragraph is running text. Line breaks inside it are "\n".
type Paragraph struct {
	Text   string `json:"text"`
	Role   Role   `json:"role"`
	Source Source `json:"source"`
}

// Role says what a paragraph is for, where its place alone does not show it.
type Role uint8

const (
	RoleBody   Role = iota // running text
	RoleByline             // organ, date and the like below the title
	RoleNote               // a remark on the table before it
)

// Table is a table. Rows may be given with spans, as in a form, or without, as
// in a text dump that leaves a covered cell empty: see [Table.Layout].
type Table struct {
	Caption string `json:"caption"`
	// Columns is the width of the grid; 0 is unknown.
	Columns int `json:"columns"`
	// ColumnNames are what the source calls the columns of the grid, "A" or "AB"
	// in a workbook; nil where it does not name them.
	ColumnNames []string `json:"columnNames"`
	// HeadRows is the number of rows at the top to repeat on a new page.
	HeadRows int    `json:"headRows"`
	Layout   Layout `json:"layout"`
	Rows     []Row  `json:"rows"`
}

// Layout says how the cells of a row are to be placed on the grid.
type Layout uint8

const (
	// LayoutSpans: a cell stands at the first free place of its row, and covers
	// the places that its spans say, which later rows leave out.
	LayoutSpans Layout = iota
	// LayoutDump: the source does not tell spans. A cell that is covered from
	// above is present and empty, one covered from the left is absent. That is
	// what word processors make of a table when they write plain text.
	LayoutDump
	// LayoutSequence: the source has lost the empty cells, too. Only the order of
	// the cells within a row is known.
	LayoutSequence
	// LayoutFlow: the source has lost the rows, and keeps empty cells. Each row here
	// is a line of the source; a row of the table may go on in the next. That is what
	// some programs make of a table when they write a cell a line, with bars between.
	LayoutFlow
)

// Row is a row of a table.
type Row struct {
	Cells  []Cell `json:"cells"`
	Source Source `json:"source"`
}

// Cell is a cell of a table.
type Cell struct {
	Text string `json:"text"`
	// ID is the address of the cell's figure, unique in the document; "" for
	// cells without one.
	ID string `json:"id"`
	// Header says that the cell names others.
	Header Header `json:"header"`
	// ColSpan and RowSpan are in grid cells; 0 means 1.
	ColSpan int `json:"colSpan"`
	RowSpan int `json:"rowSpan"`
}

// Header says which cells a cell names.
type Header uint8

const (
	NotHeader    Header = iota // a cell of data, which names none
	HeaderColumn               // names the columns below it
	HeaderRow                  // names the rows it stands in, to its right
	HeaderBlock                // names all rows below it up to the next of its kind
)

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*Table) block()     {}

// Width returns the number of grid columns that the cell covers.
func (c *Cell) Width() int { return max(c.ColSpan, 1) }

// Height returns the number of grid rows that the cell covers.
func (c *Cell) Height() int { return max(c.RowSpan, 1) }
