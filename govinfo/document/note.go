package document

// Source is where in a file something stands, as far as its format has such
// places. The zero value says nothing.
type Source struct {
	// Page and Line count from 1; 0 is unknown. The lines of a page are those of
	// its text from top to bottom, the rows of a table included.
	// In a workbook pages are sheets and lines are rows.
	Page int `json:"page"`
	Line int `json:"line"`
}

// Note is what a front end doubts or left out. A document with notes may show
// less than its reader sees.
type Note struct {
	Code NoteCode `json:"code"`
	// Page is the page that the note is about, from 1; 0 is the whole file.
	Page int `json:"page,omitempty"`
	// Name is what the note is about: a font, a part of the file; "" for none.
	Name string `json:"name,omitempty"`
	// Count is how often it was met; 0 where that means nothing.
	Count int `json:"count,omitempty"`
}

// NoteCode says of what kind a note is. Codes are a contract and do not change.
type NoteCode string

// What front ends note.
const (
	// NoteUnknownGlyphs: Count characters of the font Name have no known meaning.
	// They are U+FFFD in the text.
	NoteUnknownGlyphs NoteCode = "unknown-glyphs"
	// NoteRebuilt: the file's own table of contents is damaged. The parts of the
	// file were found by a search, and an older state of one may stand for it.
	NoteRebuilt NoteCode = "rebuilt"
	// NoteHiddenText: Count characters that the page does not show were left out.
	NoteHiddenText NoteCode = "hidden-text"
	// NoteOverprint: Count characters of a watermark or a stamp, set askew or
	// across the text, were left out.
	NoteOverprint NoteCode = "overprint"
	// NotePicturePage: the page is a picture, whose text cannot be read.
	NotePicturePage NoteCode = "picture-page"
	// NoteUnruledTable: the page has a table without ruled lines, whose empty
	// cells cannot be told.
	NoteUnruledTable NoteCode = "unruled-table"

	// NoteHiddenSheet: the sheet Name is hidden and was left out.
	NoteHiddenSheet NoteCode = "hidden-sheet"
	// NoteHiddenRows: Count rows with content of the sheet Name are hidden and
	// were left out.
	NoteHiddenRows NoteCode = "hidden-rows"
	// NoteHiddenColumns: Count columns with content of the sheet Name are hidden
	// and were left out.
	NoteHiddenColumns NoteCode = "hidden-columns"
	// NoteNoValue: Count formulas of the sheet Name have no value in the file.
	// Their cells are blank.
	NoteNoValue NoteCode = "no-value"
)
