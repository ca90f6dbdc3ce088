package render

import (
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Text writes a document as plain text in UTF-8, with tables drawn in box
// characters and merged cells as in the form:
//
//	┌────────────────┬──────────────┬──────────────┬──────────────┐
//	│    信息内容    │ 本年制发件数 │ 本年废止件数 │ 现行有效件数 │
//	├────────────────┼──────────────┼──────────────┼──────────────┤
//	│ 规章           │            0 │            0 │            2 │
//	└────────────────┴──────────────┴──────────────┴──────────────┘
//
// Columns align where text is set in cells of one width and Chinese characters
// take two of them. The zero Text is useful. It may be copied and used by
// several goroutines.
type Text struct {
	// Width is the number of columns that a table may take: long labels are
	// broken to keep within it, figures never. 0 is 100.
	Width int `json:"width"`
	// Ambiguous is the width of characters that fonts disagree about, such as “,
	// ” and the box characters: 1 or 2. 0 is 1, which suits most terminals; 2
	// suits Chinese fonts of one width.
	Ambiguous int `json:"ambiguous"`
	// Wrap breaks paragraphs and the lines of the list of marks at Width, too.
	// Otherwise each is one line. What is
	// not broken is read back as it was by package plain, tables in any case; the
	// lines of a broken paragraph may be read as paragraphs of their own.
	Wrap bool `json:"wrap"`
	// Marks are shown as numbers in brackets at the figures, and in a list above
	// the report.
	Marks []Mark `json:"marks"`
}

// Render writes the document to w in one call of Write. The error is that of w.
func (t Text) Render(w io.Writer, doc *document.Document) error {
	return render(w, doc, t.Append)
}

// Append appends the document to dst and returns the extended slice.
func (t Text) Append(dst []byte, doc *document.Document) []byte {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	if t.Width <= 0 {
		t.Width = 100
	}
	t.Ambiguous = min(max(t.Ambiguous, 1), 2)
	s.marks.reset(t.Marks)
	w := textWriter{Text: t, labels: labelsOf(doc.Language), scratch: s}
	return w.blocks(dst, doc)
}

type textWriter struct {
	Text
	labels  *labelSet
	scratch *scratch
}

func (w *textWriter) blocks(dst []byte, doc *document.Document) []byte {
	start := len(dst)
	listed := len(w.Marks) == 0
	heading := ""
	for i, block := range doc.Blocks {
		if !listed && !isTitleBlock(block, i) {
			dst = w.markList(dst, len(dst) > start)
			listed = true
		}
		switch block := block.(type) {
		case *document.Heading:
			if len(dst) > start && block.Level <= 2 {
				dst = append(dst, '\n')
			}
			if block.Level <= 1 {
				dst = w.centred(dst, block.Text)
			} else {
				dst = w.flow(dst, block.Text)
			}
			heading = block.Text
		case *document.Paragraph:
			switch block.Role {
			case document.RoleByline:
				dst = w.centred(dst, block.Text)
			case document.RoleNote:
				dst = w.flow(dst, block.Text)
			default:
				dst = append(dst, "　　"...)
				dst = w.flow(dst, block.Text)
			}
		case *document.Table:
			if !captionRepeats(heading, block) {
				dst = w.centred(dst, block.Caption)
			}
			dst = w.table(dst, block)
		}
	}
	if !listed {
		dst = w.markList(dst, len(dst) > start)
	}
	return dst
}

// centred writes a text in the middle of the width.
func (w *textWriter) centred(dst []byte, text string) []byte {
	s := w.scratch
	s.text = appendPrintable(s.text[:0], text)
	s.lines = wrap(s.lines[:0], s.text, 0, len(s.text), w.Width, w.Ambiguous)
	for _, line := range s.lines {
		if line.to > line.from {
			dst = appendSpaces(dst, (w.Width-line.width)/2)
		}
		dst = append(dst, s.text[line.from:line.to]...)
		dst = append(dst, '\n')
	}
	return dst
}

// flow writes a paragraph, broken into lines if the caller wants that. What
// already stands on the line counts: an indent of two Chinese characters.
func (w *textWriter) flow(dst []byte, text string) []byte {
	if !w.Wrap {
		dst = appendPrintable(dst, text)
		return append(dst, '\n')
	}
	s := w.scratch
	s.text = s.text[:0]
	const indent = "　　"
	if n := len(dst) - len(indent); n >= 0 && string(dst[n:]) == indent {
		dst = dst[:n]
		s.text = append(s.text, indent...)
	}
	s.text = appendPrintable(s.text, text)
	return w.scratchLines(dst)
}

// scratchLines writes the text of the scratch memory, broken into lines if the
// caller wants that.
func (w *textWriter) scratchLines(dst []byte) []byte {
	s := w.scratch
	if !w.Wrap {
		dst = append(dst, s.text...)
		return append(dst, '\n')
	}
	s.lines = wrap(s.lines[:0], s.text, 0, len(s.text), w.Width, w.Ambiguous)
	for _, line := range s.lines {
		dst = append(dst, s.text[line.from:line.to]...)
		dst = append(dst, '\n')
	}
	return dst
}

func (w *textWriter) markList(dst []byte, space bool) []byte {
	if space {
		dst = append(dst, '\n')
	}
	dst = appendSummary(dst, w.Marks, w.labels)
	dst = append(dst, '\n')
	s := w.scratch
	for i := range w.Marks {
		s.text = append(s.text[:0], '[')
		s.text = strconv.AppendInt(s.text, int64(i)+1, 10)
		s.text = append(s.text, "] "...)
		s.text = appendMark(s.text, &w.Marks[i], w.labels, appendPrintable)
		dst = w.scratchLines(dst)
	}
	return dst
}

// appendMark appends a mark as a line of a list: severity, rule, place, text,
// numbers.
func appendMark(dst []byte, mark *Mark, labels *labelSet, escape escaper) []byte {
	dst = append(dst, labels.Words[mark.Class()]...)
	if mark.ID != "" {
		dst = append(dst, ' ')
		dst = escape(dst, mark.ID)
	}
	separator := " "
	if place := labels.place(mark); place != "" {
		dst = append(dst, ' ')
		dst = escape(dst, place)
		separator = labels.Words["colon"]
	}
	if mark.Text != "" {
		dst = append(dst, separator...)
		dst = escape(dst, mark.Text)
	}
	return appendNumbers(dst, mark, labels, escape)
}

// appendPrintable appends text with U+FFFD for control characters, which move
// the cursor of a terminal or do worse, and for bytes that are no UTF-8. A tab
// becomes a space; ends of lines stay.
func appendPrintable(dst []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if r == '\n' || r >= 0x20 && r < 0x7f || r >= 0xa0 && (r != utf8.RuneError || size > 1) {
			continue
		}
		dst = append(dst, text[from:i-size]...)
		if r == '\t' {
			dst = append(dst, ' ')
		} else {
			dst = append(dst, "\uFFFD"...)
		}
		from = i
	}
	return append(dst, text[from:]...)
}

func appendSpaces(dst []byte, n int) []byte {
	for range n {
		dst = append(dst, ' ')
	}
	return dst
}
