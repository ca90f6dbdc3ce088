package annotate

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/docx"
	"github.com/openxxgk/annualreport/govinfo/recognize"
)

// finder finds the paragraphs of the file where parts of the report stand.
type finder struct {
	doc    *document.Document
	places *docx.Places
	result *recognize.Result
	body   *body
}

// cell returns the paragraphs of a cell, as the first w:tc of it has them; nil where it
// was not found.
func (f *finder) cell(ref govinfo.Ref) []int {
	origin, known := f.result.Origins[ref]
	if !known {
		return nil
	}
	if offset, ok := f.places.Cell(origin.Block, origin.Row, origin.Cell); ok {
		return f.body.inCell[offset]
	}
	return nil
}

// at returns the paragraph at which a note on something of the report stands.
func (f *finder) at(ref govinfo.Ref) (paragraph int, ok bool) {
	for _, cell := range govinfo.Refs() {
		if ref != "" && cell.Within(ref) {
			if in := f.cell(cell); len(in) > 0 {
				return f.body.filled(in), true
			}
		}
	}
	section := map[govinfo.Ref]string{"overview": "一、", "problems": "五、", "otherMatters": "六、"}[ref]
	if section == "" {
		return 0, false
	}
	for i, block := range f.doc.Blocks {
		if text := textOf(block); strings.HasPrefix(text, section) && slices.Contains(f.result.Report.Sections, text) {
			return f.block(i)
		}
	}
	return 0, false
}

// filled returns the first of the paragraphs that has text, or the first.
func (b *body) filled(paragraphs []int) int {
	for _, i := range paragraphs {
		if strings.TrimSpace(b.paragraphs[i].text()) != "" {
			return i
		}
	}
	return paragraphs[0]
}

// block returns the paragraph that a block was made of.
func (f *finder) block(block int) (paragraph int, ok bool) {
	offset, ok := f.places.Paragraph(block)
	if !ok {
		return 0, false
	}
	if in := f.body.inCell[offset]; len(in) > 0 {
		return f.body.filled(in), true
	}
	paragraph, ok = f.body.byPlace[offset]
	return paragraph, ok
}

// quote returns the paragraph that a quotation stands in: the one block of the document
// that reads as its context does, and the words in it.
func (f *finder) quote(n *Note) (paragraph int, ok bool) {
	if n.Quote == "" {
		return 0, false
	}
	for i, block := range f.doc.Blocks {
		if text := textOf(block); text != "" && text == n.Context {
			if paragraph, ok := f.block(i); ok {
				return paragraph, true
			}
		}
	}
	return 0, false
}

// first returns the first paragraph of the file with text; ok is false without any.
func (f *finder) first() (paragraph int, ok bool) {
	for i := range f.body.paragraphs {
		if strings.TrimSpace(f.body.paragraphs[i].text()) != "" {
			return i, true
		}
	}
	return 0, len(f.body.paragraphs) > 0
}

func textOf(block document.Block) string {
	switch block := block.(type) {
	case *document.Heading:
		return block.Text
	case *document.Paragraph:
		return block.Text
	}
	return ""
}
