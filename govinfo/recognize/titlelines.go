package recognize

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/words"
)

// titles finds the titles of reports. Blocks of text from the first section on are
// left to the caller.
//
// A title is the shortest run of up to three lines that reads as one. What stands
// before it belongs to it only if the title lacks its organ or its year and the line
// before is just that: a page prints many things above a title.
func (r *reader) titles() []titleBlock {
	var found []titleBlock
	free := 0 // the first block that is in no title yet
	for last := range r.doc.Blocks {
		if text, ok := r.lineText(last); !ok || !words.HasAny(text, "告", "报", "報") {
			continue // titles end in 报告 or 年报
		}
		title, ok := r.titleEndingAt(last, free)
		if !ok || r.isWrapped(title.first) && title.weight() < 3 {
			continue
		}
		if !r.follows(title.first, neighbours[:]) { // else it is another page's
			r.completeTitle(&title, free)
			found = append(found, title)
		}
		free = title.last + 1
	}
	return found
}

// titleEndingAt reads the shortest run of lines that is a title and ends at a block.
// Blocks before free are in other titles.
func (r *reader) titleEndingAt(last, free int) (title titleBlock, ok bool) {
	const lines = 3
	text := ""
	for first := last; first >= free && first > last-lines; first-- {
		part, ok := r.titlePart(first)
		if !ok {
			break
		}
		text = strings.TrimSuffix(part+"\n"+text, "\n")
		if title, ok = parseTitle(text); ok {
			title.first, title.last = first, last
			return title, true
		}
	}
	return titleBlock{}, false
}

// titlePart returns the text of a block that may be part of a title.
func (r *reader) titlePart(block int) (text string, ok bool) {
	text, ok = r.lineText(block)
	if !ok || len(text) > 8*longestPart {
		return "", false
	}
	text = strings.TrimSpace(withoutPageMark(text))
	if strings.ContainsAny(text, ":：") {
		text, _ = pageLabels(text) // 发布日期：… behind the title
	}
	if text == "" || utf8.RuneCountInString(text) > 2*longestPart || strings.ContainsAny(text, "。；：:，") {
		return "", false
	}
	if isTrail(text) {
		return "", false
	}
	if _, _, labelled := pageLabel(text); labelled {
		return "", false
	}
	if _, section := r.sectionTitle(text, false); section {
		return "", false
	}
	return text, true
}

// lineText returns the text of a block, also of a line that a wide space makes look
// like the row of a table.
func (r *reader) lineText(block int) (text string, ok bool) {
	table, isTable := r.doc.Blocks[block].(*document.Table)
	if !isTable {
		return blockText(r.doc.Blocks[block])
	}
	if table.Layout != document.LayoutSequence || len(table.Rows) != 1 {
		return "", false
	}
	var line strings.Builder
	for _, cell := range table.Rows[0].Cells {
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(cell.Text)
	}
	return line.String(), true
}

// isWrapped reports whether a block goes on with a sentence that was broken over
// lines: the line before it is long and does not end one.
func (r *reader) isWrapped(block int) bool {
	const long = 20
	if block == 0 {
		return false
	}
	text, ok := blockText(r.doc.Blocks[block-1])
	if !ok {
		return false
	}
	text = strings.TrimSpace(text)
	return utf8.RuneCountInString(text) >= long && !endsSentence(text) && strings.ContainsAny(text, "，、《》（）,。") && !isMetadata(text)
}

// endsSentence reports whether a text ends where a sentence may.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？；：…”）》.!?):;", last)
}
