package document

import "fmt"

// LimitError says that a file exceeds a limit of the front end that reads it.
// Nothing of the file is returned: a part of a report would be taken for the
// whole.
type LimitError struct {
	// Package is the front end, "htmldoc".
	Package string
	// Quantity is what there is too much of.
	Quantity Quantity
	// Max is the limit.
	Max int64
	// Part is the part of a package that exceeds it, "word/document.xml"; ""
	// for the file itself.
	Part string
}

// Quantity is a thing that front ends limit.
type Quantity string

// The quantities that the front ends of this module limit.
const (
	QuantityBytes    Quantity = "bytes"               // size of the file
	QuantityUnpacked Quantity = "unpacked bytes"      // size of the parts of a compressed file that are read
	QuantityTables   Quantity = "tables"              // tables, nested ones included
	QuantityCells    Quantity = "table cells"         // cells of all tables
	QuantityPlaces   Quantity = "grid places"         // grid places that the spans of one table cover
	QuantityNesting  Quantity = "levels of nesting"   // elements within elements
	QuantityPages    Quantity = "pages"               // pages of a file that has some
	QuantityGlyphs   Quantity = "characters"          // characters on all pages
	QuantityRules    Quantity = "ruled lines a page"  // lines on one page
	QuantityTag      Quantity = "bytes of one markup" // size of one tag or comment
)

func (e *LimitError) Error() string {
	if e.Part != "" {
		return fmt.Sprintf("%s: %s: more than %d %s", e.Package, e.Part, e.Max, e.Quantity)
	}
	return fmt.Sprintf("%s: more than %d %s", e.Package, e.Max, e.Quantity)
}
