package recognize

import (
	"github.com/openxxgk/annualreport/govinfo"
	"golang.org/x/text/language"
)

// Result is what [Document] found in a document.
type Result struct {
	// Report holds everything that was read with certainty. Cells that were not
	// are blank in it, and told in Doubts.
	Report govinfo.Report `json:"report"`
	// Origins tells where every cell that was found stands, blank ones included,
	// and what is printed there. Cells that were not found have none.
	Origins map[govinfo.Ref]Origin `json:"origins"`
	// Doubts are in the order of the document.
	Doubts []Doubt `json:"doubts"`
	// Unread are the cells of the form, in its order, that have no certain reading:
	// they were not found, or what was found is in doubt. They are blank in Report but
	// need not be blank in the document. A cell that was found with nothing in it is
	// not among them.
	Unread []govinfo.Ref `json:"unread"`
}

// Filed returns the report and the cells of it that could not be read, as a check
// needs them.
func (r *Result) Filed() (report *govinfo.Report, unread []govinfo.Ref) {
	return &r.Report, r.Unread
}

// Err returns an [*IncompleteError] where the document holds no report, or breaks off
// within it, and nil otherwise: also where figures could not be read. What is there may
// be used, but to judge it would blame the organ for what the file has lost.
func (r *Result) Err() error {
	for _, p := range r.Doubts {
		// A single figure that the file may end in is in doubt; what else is cut off is lost.
		if p.Code == NoReport || p.Code == Truncated && p.Ref == "" {
			return &IncompleteError{Doubt: p}
		}
	}
	return nil
}

// IncompleteError says that a document does not hold a whole report.
type IncompleteError struct {
	Doubt Doubt // of the code [NoReport] or [Truncated]
}

// Error returns the doubt's message in English.
func (e *IncompleteError) Error() string { return "recognize: " + e.Doubt.Message(language.English) }

// Origin is a place in the document, and what stands there.
type Origin struct {
	Block int    `json:"block"` // index in Document.Blocks
	Row   int    `json:"row"`   // index in Table.Rows; 0 for a paragraph
	Cell  int    `json:"cell"`  // index in Row.Cells; 0 for a paragraph
	Text  string `json:"text"`
}

// Doubt is a doubt about one place of the document. Doubts say how well the document
// could be read, never whether its figures are right. As JSON its keys are those of
// its fields, and come back equal.
type Doubt struct {
	Code Code `json:"code"`
	// Ref is the cell, line ("applications.received"), or table ("disputes") that
	// the doubt is about; "" if it is none.
	Ref    govinfo.Ref `json:"ref"`
	Origin Origin      `json:"origin"`
	// Sentence is the doubt in Chinese in full, with its place, as the reader told it;
	// "" where it was not. See [Doubt.Message] for people of other languages.
	// Programs go by Code and Ref: wording may change, these do not.
	Sentence string `json:"sentence,omitempty"`
}

// Code says of what kind a doubt is. Codes are a contract and do not change.
type Code string

// Doubts that leave cells blank, because what was found is in doubt.
const (
	// NoReport: the document has no statutory table and no section of a report.
	NoReport Code = "no-report"
	// MissingTable: none of a table's cells was found.
	MissingTable Code = "missing-table"
	// MissingLine: a table was found without the line.
	MissingLine Code = "missing-line"
	// MissingColumn: a table, or a block of table 二, was found without the column.
	MissingColumn Code = "missing-column"
	// MissingHeadings: figures stand under no column headings, or under headings
	// that their line does not have.
	MissingHeadings Code = "missing-headings"
	// WrongCellCount: a line has more or fewer figures than columns.
	WrongCellCount Code = "wrong-cell-count"
	// MergedCells: a figure's cell spans several lines or columns.
	MergedCells Code = "merged-cells"
	// UnknownLine: a line with figures has a label that the form does not have.
	UnknownLine Code = "unknown-line"
	// GroupConflict: a line stands in a group, or under an item of article 20, that
	// is not its own.
	GroupConflict Code = "group-conflict"
	// DoubledLine: a line was found more than once, and is read where all agree; or
	// the document has two tables with different figures, and only one has the line.
	DoubledLine Code = "doubled-line"
	// DoubledColumn: a column was found more than once in one table.
	DoubledColumn Code = "doubled-column"
	// Unreadable: a cell holds something other than one number.
	Unreadable Code = "unreadable"
	// NameConflict: a cell has a name of its own in the file that says another cell than the
	// labels of its line and column do.
	NameConflict Code = "name-conflict"
	// UnitConflict: a cell states another unit than its column, or the words around
	// it name several.
	UnitConflict Code = "unit-conflict"
	// Truncated: the document breaks off before its end. What would have come is
	// lost with the file; the organ need not have left it out. With a Ref it is the
	// last figure before that, which is not read: its last digits may be lost.
	Truncated Code = "truncated"
	// BeginningMissing: the document begins in the middle of a report. What came before
	// is lost with the file.
	BeginningMissing Code = "beginning-missing"
	// OlderForm: the report is on a year before 2019 and has other sections and tables
	// than the forms of the notices.
	OlderForm Code = "older-form"
	// TableTooLarge: a table claims more cells than can be laid out.
	TableTooLarge Code = "table-too-large"
)

// Doubts beside cells that were read.
const (
	// InexactLabel: a line, group or column was found by a label that is close to
	// the form's, but not the same.
	InexactLabel Code = "inexact-label"
	// OutOfOrder: a line stands before one that the form has before it.
	OutOfOrder Code = "out-of-order"
	// ExtraLine: a line that the form does not have, such as a subtotal, was left
	// out.
	ExtraLine Code = "extra-line"
	// ExtraColumn: a column that the form does not have was left out.
	ExtraColumn Code = "extra-column"
	// Remark: a cell says something beside its number.
	Remark Code = "remark"
	// ConvertedUnit: an amount was printed in another unit than the form's.
	ConvertedUnit Code = "converted-unit"
	// MixedEditions: the blocks of table 二 follow both editions of the form.
	MixedEditions Code = "mixed-editions"
	// DoubledSection: a section's title was found more than once with text below.
	DoubledSection Code = "doubled-section"
	// InexactTitle: a section was found by a title that is close to the form's.
	InexactTitle Code = "inexact-title"
	// SecondReport: the document holds a further report, which was not read.
	SecondReport Code = "second-report"
	// TextLeftOut: a table's section has text that a report has no place for.
	TextLeftOut Code = "text-left-out"
	// MoreDoubts: there are so many doubts of one kind that the others are only
	// counted.
	MoreDoubts Code = "more-problems"
	// UnknownYear: nothing tells for certain which year the report is on.
	UnknownYear Code = "year-unknown"
	// InferredYear: the year is the one that the narrative speaks of; no title and no
	// period states it.
	InferredYear Code = "year-inferred"
	// UnknownOrgan: nothing tells for certain whose report it is.
	UnknownOrgan Code = "organ-unknown"
	// InferredOrgan: the organ is that of a line of its own above or below the title, which
	// may be the head of the site; nothing else confirms it, and nothing contradicts it.
	InferredOrgan Code = "organ-inferred"
	// UnknownDate: a day of publication is printed, but dates contradict each other or the
	// year of the report.
	UnknownDate Code = "date-unknown"
)

// Blank reports whether a doubt of this kind leaves cells blank.
func (c Code) Blank() bool {
	switch c {
	case InexactLabel, OutOfOrder, ExtraLine, ExtraColumn, Remark, ConvertedUnit, MixedEditions,
		DoubledSection, InexactTitle, SecondReport, TextLeftOut, UnknownYear, InferredYear, UnknownOrgan, InferredOrgan, UnknownDate, MoreDoubts:
		return false
	}
	return true
}
