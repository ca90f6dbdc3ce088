package doc

import (
	"github.com/openxxgk/annualreport/govinfo/document"
)

// paragraph is a paragraph of the text. Its last character, the mark, has its
// format.
type paragraph struct {
	cp, end int // positions, the mark included and the end not
	format  paragraphFormat
	row     *rowFormat // of a mark that ends a row
	gone    bool       // the mark is deleted
	hidden  bool       // the mark is hidden
}

// depth returns in how many tables the paragraph is.
func (p *paragraph) depth() int {
	if !p.format.inTable && p.format.depth <= 0 {
		return 0
	}
	return max(p.format.depth, 1)
}

// endsRow reports whether the paragraph is no text but the end of a row.
func (p *paragraph) endsRow() bool { return p.row != nil }

// Characters that end a paragraph.
const (
	markParagraph = '\r'
	markCell      = 7
	markSection   = '\f'
)

// paragraphsOf finds the paragraphs of a part of the text.
func (f *file) paragraphsOf(from, to int) ([]paragraph, error) {
	var all []paragraph
	start := from
	for cp := from; cp < to; {
		piece := f.pieceAt(cp)
		if piece == nil {
			break
		}
		end := min(piece.end, to)
		for cp < end {
			at, mark := f.nextMark(piece, cp, end)
			if at == end {
				cp = end
				break
			}
			if len(all) == f.limits.Lines {
				return nil, exceed(document.QuantityLines, f.limits.Lines)
			}
			p, err := f.paragraphAt(piece, start, at, mark)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
			cp, start = at+1, at+1
		}
	}
	if start < to { // a part without a mark at its end
		all = append(all, paragraph{cp: start, end: to + 1})
	}
	return all, nil
}

// nextMark returns the first position from cp on that has a mark, or end.
func (f *file) nextMark(p *piece, cp, end int) (at int, mark byte) {
	from, width := p.fc+(cp-p.cp)*p.width(), p.width()
	stream := f.main[from : from+(end-cp)*width]
	for i := 0; i < len(stream); i += width {
		c := stream[i]
		if c > markParagraph || width == 2 && stream[i+1] != 0 {
			continue
		}
		at := cp + i/width
		switch c {
		case markParagraph, markCell:
			return at, c
		case markSection: // or the end of a page, within a paragraph
			if f.sections[at+1] {
				return at, c
			}
		}
	}
	return end, 0
}

func (f *file) paragraphAt(piece *piece, start, at int, mark byte) (paragraph, error) {
	fc := piece.fc + (at-piece.cp)*piece.width()
	style, prls, err := f.paragraphPrls(fc)
	if err != nil {
		return paragraph{}, damaged("formats of paragraphs", "%w", err)
	}
	p := paragraph{cp: start, end: at + 1, format: f.styleAt(style).paragraph}
	p.format.style = style
	var row rowFormat
	if err := p.format.read(f, prls, &row); err != nil {
		return p, f.inFormats(err)
	}
	if err := p.format.read(f, f.prlsOf(piece), &row); err != nil {
		return p, f.inFormats(err)
	}
	depth := p.depth()
	if depth > f.limits.Nesting {
		return p, exceed(document.QuantityNesting, f.limits.Nesting)
	}
	if depth == 1 && p.format.rowEnd && mark == markCell || depth > 1 && p.format.innerEnd {
		p.row = &row
	}
	c, _, err := f.charFormat(piece, fc)
	p.gone, p.hidden = c.deleted, c.hidden == on
	return p, err
}

// inFormats names the part of an error in a list of formats.
func (f *file) inFormats(err error) error {
	if _, limit := err.(*LimitError); limit {
		return err
	}
	return damaged("formats", "%w", err)
}

// charFormat returns the format of the run at a place of the stream, and where the
// run ends.
func (f *file) charFormat(piece *piece, fc int) (c charFormat, end int, err error) {
	prls, end, err := f.charPrls(fc)
	if err != nil {
		return c, end, damaged("formats of characters", "%w", err)
	}
	if err := c.read(f, prls); err != nil {
		return c, end, f.inFormats(err)
	}
	if err := c.read(f, f.prlsOf(piece)); err != nil {
		return c, end, f.inFormats(err)
	}
	return c, end, nil
}

// endsCell reports whether a paragraph is the last of a cell.
func (f *file) endsCell(p *paragraph) bool {
	if p.depth() > 1 {
		return p.format.innerCell
	}
	piece := f.pieceAt(p.end - 1)
	if piece == nil {
		return false
	}
	at, mark := f.nextMark(piece, p.end-1, p.end)
	return at == p.end-1 && mark == markCell
}
