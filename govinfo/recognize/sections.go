package recognize

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// sectionTitle is a printed section title.
type sectionTitle struct {
	section int // 1 to 6
	block   int
	last    int    // the block that it ends in, the same or the next
	text    string // as printed, with its number
	rest    string // text behind the title in the same block
	inexact bool
	length  int // characters of text up to the next title
}

// longestTitle is the longest title of a section, in bytes of a folded text. Titles
// have some 25 characters.
const longestTitle = 180

// findSections finds the titles of the six sections in the order of the document.
// A table of contents shows titles, too: of two, the one with more below it
// counts.
func (r *reader) findSections() []sectionTitle {
	titles := r.titlesBy(r.titleAt)
	if len(titles) == 0 {
		if titles = r.titlesBy(r.bracketedTitleAt); !hasMostSections(titles) {
			titles = nil
		}
	}
	return r.withTitlesInTables(r.withoutDoubles(titles))
}

// withTitlesInTables adds the titles of sections that have none as a block of their
// own, but one as the row of a table.
func (r *reader) withTitlesInTables(titles []sectionTitle) []sectionTitle {
	var found [lexicon.Sections + 1]bool
	for _, title := range titles {
		found[title.section] = true
	}
	for block := r.from; block < r.to; block++ {
		table, ok := r.doc.Blocks[block].(*document.Table)
		if !ok {
			continue
		}
		for _, title := range titlesInTable(table, block) {
			if !found[title.section] {
				found[title.section] = true
				titles = append(titles, title)
			}
		}
	}
	slices.SortStableFunc(titles, func(a, b sectionTitle) int { return a.block - b.block })
	return titles
}

// hasMostSections reports whether titles are of more sections than by chance: numbers
// in brackets are those of sub-headings, unless the whole report has no others.
func hasMostSections(titles []sectionTitle) bool {
	const most = 4
	var found [7]bool
	n := 0
	for _, title := range titles {
		if !found[title.section] {
			found[title.section] = true
			n++
		}
	}
	return n >= most
}

// titleAt reads the title of a section that begins at a block.
func (r *reader) titleAt(block int, text string, heading bool) (title sectionTitle, ok bool) {
	if title, ok = r.titleOverBlocks(block); ok {
		title.last = block + 1
		return title, true
	}
	title, ok = r.sectionTitle(text, heading)
	title.last = block
	return title, ok
}

// bracketedTitleAt reads a title whose number stands in brackets: （三）收到和处理….
func (r *reader) bracketedTitleAt(block int, text string, heading bool) (title sectionTitle, ok bool) {
	number, style, rest := words.SplitNumber(words.FoldHead(text))
	if style != words.Bracketed || len(text) > longestTitle {
		return sectionTitle{}, false
	}
	whole, ok := lexicon.ParseTitle(rest, true)
	if !ok || !whole.Exact || whole.Section != number {
		return sectionTitle{}, false
	}
	return sectionTitle{section: number, text: words.OneLine(strings.TrimSpace(text)), last: block}, true
}

// titlesBy finds titles by reading one at every block.
func (r *reader) titlesBy(read func(block int, text string, heading bool) (sectionTitle, bool)) []sectionTitle {
	var titles []sectionTitle
	for block := r.from; block < r.to; block++ {
		text, heading := "", false
		switch b := r.doc.Blocks[block].(type) {
		case *document.Heading:
			text, heading = b.Text, true
		case *document.Paragraph:
			text = b.Text
		default:
			if len(titles) > 0 && r.taken[block] {
				titles[len(titles)-1].length += 1000
			}
			continue
		}
		if title, ok := read(block, text, heading); ok {
			title.block = block
			title.length = len(title.rest)
			titles = append(titles, title)
			block = title.last
		} else if len(titles) > 0 {
			titles[len(titles)-1].length += len(text)
		}
	}
	return titles
}

// titlesInTable finds the titles that a table holds as rows of their own, where the
// document has lost what stands between its tables: of the sections of tables, and of
// the others with the rows below them as their text.
func titlesInTable(table *document.Table, block int) []sectionTitle {
	var titles []sectionTitle
	for i := range table.Rows {
		text := onlyText(&table.Rows[i])
		if text == "" {
			continue
		}
		if whole, ok := lexicon.ParseTitle(text, false); ok && whole.Exact && whole.Number == whole.Section {
			titles = append(titles, sectionTitle{section: whole.Section, block: block, last: block, text: words.OneLine(text), length: 1})
			continue
		}
		if last := len(titles) - 1; last >= 0 && (titles[last].section < 2 || titles[last].section > 4) {
			titles[last].rest = strings.TrimSpace(titles[last].rest + "\n" + text)
			titles[last].length += len(text)
		}
	}
	return titles
}

// onlyText returns the text of a row that has text in one cell only, or "".
func onlyText(row *document.Row) string {
	only := ""
	for i := range row.Cells {
		text := strings.TrimSpace(row.Cells[i].Text)
		switch {
		case text == "":
		case only != "" || len(text) > 8*longestTitle:
			return ""
		default:
			only = text
		}
	}
	return only
}

// isSectionTitle reports whether a text is the title of a section and nothing
// more.
func (r *reader) isSectionTitle(text string) bool {
	title, ok := r.sectionTitle(text, false)
	return ok && title.rest == ""
}

// withoutDoubles keeps one title of each section.
func (r *reader) withoutDoubles(titles []sectionTitle) []sectionTitle {
	var best [7]int // index + 1
	for i, title := range titles {
		known := best[title.section]
		if known == 0 {
			best[title.section] = i + 1
			continue
		}
		other := titles[known-1]
		if title.length > other.length {
			best[title.section] = i + 1
		}
		if min(title.length, other.length) > 0 && !isContents(titles, known-1) {
			r.doubt(DoubledSection, "", Origin{Block: title.block, Text: title.text}, "“%s”部分出现两次", title.text)
		}
	}
	kept := titles[:0]
	for i, title := range titles {
		if best[title.section] == i+1 {
			kept = append(kept, title)
			if title.inexact {
				r.doubt(InexactTitle, "", Origin{Block: title.block, Text: title.text}, "“%s”按相近的标题识别", words.Shorten(title.text))
			}
		}
	}
	return kept
}

// isContents reports whether a title is one of a table of contents: the title
// after it follows at once.
func isContents(titles []sectionTitle, i int) bool {
	return i+1 < len(titles) && titles[i+1].block == titles[i].last+1
}

// titleKey is a text that was asked whether it is the title of a section.
type titleKey struct {
	text    string
	heading bool
}

// sectionTitle reads the title of a section from the start of a block. Every step of
// the reading asks this of every block, so the answers are kept.
func (r *reader) sectionTitle(text string, heading bool) (title sectionTitle, ok bool) {
	if len(text) < len("其他") { // the shortest; most others are figures
		return sectionTitle{}, false
	}
	key := titleKey{text, heading}
	known, asked := r.sectionTitles[key]
	if !asked {
		if title, ok = parseSectionTitle(text, heading); ok {
			known = &title
		}
		r.sectionTitles[key] = known
	}
	if known == nil {
		return sectionTitle{}, false
	}
	return *known, true
}

// parseSectionTitle reads the title of a section from the start of a block.
func parseSectionTitle(text string, heading bool) (title sectionTitle, ok bool) {
	trimmed := strings.TrimSpace(text)
	whole, isTitle := lexicon.ParseTitle(trimmed, heading)
	if isTitle && whole.Number != whole.Section && !lexicon.Tables().SetOfText(trimmed).IsEmpty() {
		return sectionTitle{}, false // the title of a table's part: 行政诉讼（未经复议直接起诉）
	}
	if isTitle && whole.Exact {
		return sectionTitle{section: whole.Section, text: words.OneLine(trimmed)}, true
	}
	line, rest := firstLine(trimmed)
	if first, ok := lexicon.ParseTitle(line, heading); ok && first.Exact && rest != "" {
		return sectionTitle{section: first.Section, text: words.OneLine(line), rest: rest}, true
	}
	// A numbered title with the text behind it in the same paragraph.
	if head, tail, found := cutTitle(line); found {
		if first, ok := lexicon.ParseTitle(head, false); ok && first.Exact && first.Number == first.Section {
			return sectionTitle{section: first.Section, text: words.OneLine(head), rest: strings.TrimSpace(tail + "\n" + rest)}, true
		}
	}
	if isTitle {
		return sectionTitle{section: whole.Section, text: words.OneLine(trimmed), inexact: true}, true
	}
	return sectionTitle{}, false
}

// titleOverBlocks reads a title that begins in one block and ends in the next, as
// titles do that are broken over lines.
func (r *reader) titleOverBlocks(block int) (title sectionTitle, ok bool) {
	text, _ := blockText(r.doc.Blocks[block])
	if block+1 >= r.to || len(text) > longestTitle || lexicon.TitleNumber(text) == 0 || lexicon.ClosesTitle(text) {
		return sectionTitle{}, false
	}
	next, _ := blockText(r.doc.Blocks[block+1])
	if !lexicon.MayContinueTitle(next) {
		return sectionTitle{}, false
	}
	text += "\n" + next
	whole, ok := lexicon.ParseTitle(text, false)
	if !ok || !whole.Exact || whole.Number != whole.Section {
		return sectionTitle{}, false
	}
	return sectionTitle{section: whole.Section, text: words.OneLine(text)}, true
}

// cutTitle cuts a line behind its first clause.
func cutTitle(line string) (head, tail string, found bool) {
	for i, r := range line {
		if i > longestTitle {
			break
		}
		switch r {
		case '。', '：', ':', '；':
			return line[:i], strings.TrimSpace(line[i+len(string(r)):]), true
		}
	}
	return "", "", false
}

func firstLine(text string) (line, rest string) {
	line, rest, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(line), strings.TrimSpace(rest)
}
