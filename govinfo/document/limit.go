package document

import (
	"errors"
	"fmt"
)

// Limits bounds what a front end takes of one file. A field that is zero or
// less is the default of the front end, which its package names; a front end
// ignores the fields that it has no use for.
type Limits struct {
	Bytes    int `json:"bytes"`    // size of the file
	Unpacked int `json:"unpacked"` // unpacked size of the parts that are read, together
	Parts    int `json:"parts"`    // parts of a package, such as the files in a zip
	Text     int `json:"text"`     // bytes of the text that is made, automatic numbers included
	Tables   int `json:"tables"`   // tables, nested ones included
	Cells    int `json:"cells"`    // cells of all tables
	Places   int `json:"places"`   // grid places that the cells of one table cover
	Nesting  int `json:"nesting"`  // depth of elements
	Lines    int `json:"lines"`    // lines of a text, or paragraphs
	Pages    int `json:"pages"`    // pages that are laid out
	Objects  int `json:"objects"`  // objects that a file consists of, or that stand on its pages
	Glyphs   int `json:"glyphs"`   // signs on all pages
}

// Or returns the limits with those of other where a field is not set.
func (l Limits) Or(other Limits) Limits {
	or := func(field *int, value int) {
		if *field <= 0 {
			*field = value
		}
	}
	or(&l.Bytes, other.Bytes)
	or(&l.Unpacked, other.Unpacked)
	or(&l.Parts, other.Parts)
	or(&l.Text, other.Text)
	or(&l.Tables, other.Tables)
	or(&l.Cells, other.Cells)
	or(&l.Places, other.Places)
	or(&l.Nesting, other.Nesting)
	or(&l.Lines, other.Lines)
	or(&l.Pages, other.Pages)
	or(&l.Objects, other.Objects)
	or(&l.Glyphs, other.Glyphs)
	return l
}

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
	QuantityBytes    Quantity = "bytes"                        // size of the file
	QuantityUnpacked Quantity = "unpacked bytes"               // size of the parts of a compressed file that are read
	QuantityParts    Quantity = "parts"                        // parts of a package
	QuantityText     Quantity = "bytes of text"                // text that is made of the file
	QuantityNumber   Quantity = "characters of a list's level" // format of an automatic number
	QuantityTables   Quantity = "tables"                       // tables, nested ones included
	QuantityCells    Quantity = "table cells"                  // cells of all tables
	QuantityPlaces   Quantity = "grid places"                  // grid places that the spans of one table cover
	QuantityNesting  Quantity = "levels of nesting"            // elements within elements
	QuantityTag      Quantity = "bytes of one markup"          // size of one tag or comment
	QuantityLines    Quantity = "lines"                        // lines of a text, or paragraphs
	QuantityPages    Quantity = "pages"                        // pages that are laid out
	QuantityObjects  Quantity = "objects"                      // objects of a file
	QuantityGlyphs   Quantity = "glyphs"                       // signs on all pages
)

func (e *LimitError) Error() string {
	if e.Part != "" {
		return fmt.Sprintf("%s: %s: more than %d %s", e.Package, e.Part, e.Max, e.Quantity)
	}
	return fmt.Sprintf("%s: more than %d %s", e.Package, e.Max, e.Quantity)
}

// ErrEncrypted says that a document is protected by a password. The errors of
// all front ends that meet one wrap it.
var ErrEncrypted = errors.New("the document is encrypted")

// PartError says which part of a file cannot be read, and why. Nothing of the
// file is returned with it.
type PartError struct {
	// Package is the front end, "docx".
	Package string
	// Part is the name of the part in the file, "word/document.xml".
	Part string
	Err  error
}

func (e *PartError) Error() string { return fmt.Sprintf("%s: %s: %v", e.Package, e.Part, e.Err) }

func (e *PartError) Unwrap() error { return e.Err }
