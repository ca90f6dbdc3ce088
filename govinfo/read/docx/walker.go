package docx

import (
	"cmp"
	"encoding/xml"
	"fmt"

	"github.com/openxxgk/annualreport/internal/pack"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/flow"
)

// walker walks the main part of a document.
type walker struct {
	parts     *sources
	c         *pack.Cursor
	styles    *styles
	numbering *numbering
	build     *flow.Builder
	inner     func() *flow.Builder // makes builders for notes

	paragraph paragraphState
	run       runFormat
	table     *tableState
	titled    bool // some paragraph has the style "Title"
	notes     *notes
	places    *flow.Places
	due       []string // texts of notes to add after the block
}

// wordName returns the local name of an element of WordprocessingML, and "" for
// others. A prefix that is not declared counts by its usual meaning.
func wordName(name xml.Name) string {
	switch name.Space {
	case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://purl.oclc.org/ooxml/wordprocessingml/main", "w":
		return name.Local
	}
	return ""
}

func (w *walker) document() ([]document.Block, error) {
	var other error
	err := w.parts.Read(w.parts.main, func(c *pack.Cursor, root xml.StartElement) error {
		if wordName(root.Name) != "document" {
			other = fmt.Errorf("%w: %s is a <%s>", ErrNotWord, w.parts.main, root.Name.Local)
			return other
		}
		w.c = c
		return c.Children(w.walk)
	})
	if err := cmp.Or(other, err); err != nil {
		return nil, err
	}
	blocks := w.build.Blocks()
	w.places = w.build.Places()
	if err := w.build.Err(); err != nil {
		return nil, err
	}
	if !w.titled {
		flow.RaiseHeadings(blocks)
	}
	return blocks, nil
}

// walk reads an element wherever it stands. Elements that only hold others, of
// any namespace, are looked through: content controls, smart tags, hyperlinks,
// insertions, custom XML, drawings.
func (w *walker) walk(e xml.StartElement) error {
	if err := w.build.Err(); err != nil {
		return err
	}
	switch wordName(e.Name) {
	case "":
		switch e.Name.Local {
		case "AlternateContent":
			return w.alternate()
		case "t": // of a formula
			return w.characters(true)
		}
	case "p":
		return w.readParagraph()
	case "r":
		return w.readRun()
	case "t":
		return w.characters(pack.Attribute(e, "space") == "preserve")
	case "tab", "ptab":
		return w.sign("\t")
	case "br", "cr":
		return w.lineBreak()
	case "noBreakHyphen":
		return w.sign("-")
	case "sym":
		return w.symbol(e)
	case "fldChar":
		w.paragraph.field(pack.Attribute(e, "fldCharType"))
	case "tbl":
		return w.readTable()
	case "tr":
		return w.readRow()
	case "tc":
		return w.readCell()
	case "txbxContent":
		return w.textBox()
	case "sdt":
		return w.contentControl()
	case "footnoteReference", "endnoteReference":
		return w.noteReference(e)
	case "altChunk", "subDoc":
		return fmt.Errorf("%w (w:%s)", ErrEmbedded, e.Name.Local)
	case "del", "moveFrom", // deleted and moved away
		"delText", "instrText", "delInstrText", // deleted text and field codes
		"pPr", "rPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr", // formats
		"rt",               // the reading above a word
		"object", "ffData": // embedded files, form fields
		return w.c.Skip()
	}
	return w.c.Children(w.walk)
}

// alternate reads the first of several alternatives, which is what a new
// program shows; the last, for old programs, says the same again.
func (w *walker) alternate() error {
	chosen := false
	return w.c.Children(func(e xml.StartElement) error {
		if chosen || e.Name.Local != "Choice" && e.Name.Local != "Fallback" {
			return w.c.Skip()
		}
		chosen = true
		return w.c.Children(w.walk)
	})
}

// contentControl reads a content control. One that shows its placeholder
// ("click here to enter text") is empty.
func (w *walker) contentControl() error {
	placeholder := false
	return w.c.Children(func(e xml.StartElement) error {
		switch wordName(e.Name) {
		case "sdtPr":
			return w.c.Children(func(e xml.StartElement) error {
				if wordName(e.Name) == "showingPlcHdr" && readToggle(e) == on {
					placeholder = true
				}
				return w.c.Skip()
			})
		case "sdtContent":
			if !placeholder {
				return w.c.Children(w.walk)
			}
			return w.emptied()
		}
		return w.c.Skip()
	})
}

// emptied reads content whose text does not count but whose cells do.
func (w *walker) emptied() error {
	before := w.paragraph.empty
	w.paragraph.empty = true
	err := w.c.Children(w.walk)
	w.paragraph.empty = before
	return err
}

// textBox reads the content of a text box: blocks of their own, although they
// stand inside a paragraph.
func (w *walker) textBox() error {
	if w.hidden() {
		return w.c.Skip()
	}
	held := w.build.Hold()
	paragraph, run, table := w.paragraph, w.run, w.table
	w.paragraph, w.run, w.table = paragraphState{}, runFormat{}, nil
	err := w.c.Children(w.walk)
	w.build.End(flow.Loose)
	w.build.Resume(held)
	w.paragraph, w.run, w.table = paragraph, run, table
	return err
}
