package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// sectionTitle is a printed section title.
type sectionTitle struct {
	section int // 1 to 6
	block   int
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
		if title, ok := r.known.sectionTitle(text, heading); ok {
			title.block = block
			title.length = len(title.rest)
			titles = append(titles, title)
		} else if len(titles) > 0 {
			titles[len(titles)-1].length += len(text)
		}
	}
	return r.withoutDoubles(titles)
}

// isSectionTitle reports whether a text is the title of a section and nothing
// more.
func (r *reader) isSectionTitle(text string) bool {
	title, ok := r.known.sectionTitle(text, false)
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
			r.problem(DoubledSection, "", Origin{Block: title.block, Text: title.text}, "“%s”部分出现两次", title.text)
		}
	}
	kept := titles[:0]
	for i, title := range titles {
		if best[title.section] == i+1 {
			kept = append(kept, title)
			if title.inexact {
				r.problem(InexactTitle, "", Origin{Block: title.block, Text: title.text}, "“%s”按相近的标题识别", shorten(title.text))
			}
		}
	}
	return kept
}

// isContents reports whether a title is one of a table of contents: the title
// after it follows at once.
func isContents(titles []sectionTitle, i int) bool {
	return i+1 < len(titles) && titles[i+1].block == titles[i].block+1
}

// sectionTitle reads the title of a section from the start of a block.
func (v *vocabulary) sectionTitle(text string, heading bool) (title sectionTitle, ok bool) {
	trimmed := strings.TrimSpace(text)
	line, rest := firstLine(trimmed)
	if len(trimmed) > 4*longestTitle && !mayBegin(trimmed) {
		return sectionTitle{}, false
	}
	if whole := words.FoldHead(trimmed); len(trimmed) <= 4*longestTitle && len(whole) <= longestTitle {
		whole = words.Fold(trimmed)
		if section, exact := v.titleSection(whole, heading); section > 0 {
			return sectionTitle{section: section, text: words.OneLine(trimmed), inexact: !exact}, true
		}
	}
	folded := words.FoldHead(line)
	if rest != "" && len(folded) <= longestTitle {
		if section, exact := v.titleSection(folded, heading); section > 0 && exact {
			return sectionTitle{section: section, text: words.OneLine(line), rest: rest}, true
		}
	}
	// A numbered title with the text behind it in the same paragraph.
	head, tail, found := cutTitle(line)
	if !found {
		return sectionTitle{}, false
	}
	folded = words.Fold(head)
	number, style, _ := words.SplitNumber(folded)
	if section, exact := v.titleSection(folded, false); exact && section == number && style == words.Chinese {
		return sectionTitle{section: section, text: words.OneLine(head), rest: strings.TrimSpace(tail + "\n" + rest)}, true
	}
	return sectionTitle{}, false
}

// mayBegin reports whether a long text may begin with the title of a section.
func mayBegin(text string) bool {
	for _, r := range text {
		return r == 'l' || r == '第' || words.ItemDigit(r) > 0
	}
	return false
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

// titleSection returns the section that a folded title names, or 0. A title that
// is only close must have the number of its section, and no sentence's end.
func (v *vocabulary) titleSection(folded string, heading bool) (section int, exact bool) {
	folded = strings.TrimPrefix(folded, "l") // a stroke before the number, read as a letter
	if strings.HasSuffix(folded, "。") || strings.Contains(folded, "，") && !strings.Contains(folded, "、") {
		return 0, false
	}
	number, style, rest := words.SplitNumber(folded)
	if style == words.NoNumber {
		if after, found := strings.CutPrefix(folded, "第"); found {
			if _, words, found := strings.Cut(after, "部分"); found {
				rest = words
			}
		}
	}
	if digit, size := utf8.DecodeRuneInString(folded); style == words.NoNumber && words.ItemDigit(digit) > 0 {
		// The point behind the number is lost: 一 总体情况.
		if section := v.sections[words.Key(folded[size:])]; section == words.ItemDigit(digit) {
			return section, true
		}
	}
	name := words.Key(rest)
	if open := strings.IndexByte(rest, '('); open > 0 && strings.HasSuffix(rest, ")") {
		name = words.Key(rest[:open]) // a hint of the form: （文字描述）
	}
	if section := v.sections[name]; section > 0 {
		if style == words.Bracketed {
			return 0, false // a sub-heading
		}
		if style == words.NoNumber && !heading && (name == "基本情况" || name == "概述" || name == "主动公开情况" || name == "其他事项") {
			return 0, false
		}
		return section, true
	}
	if style == words.Chinese || style == words.Arabic && heading {
		if index, ok := words.Closest(name, v.titles); ok && v.titleOf[index] == number {
			return number, false
		}
		// Several titles of one section are near each other; the section counts.
		if section := v.nearSection(name); section > 0 && section == number {
			return section, false
		}
	}
	return 0, false
}

// nearSection returns the section one of whose titles is near, if no title of
// another section is.
func (v *vocabulary) nearSection(name string) int {
	runes := []rune(name)
	if len(runes) < 4 || len(runes) > words.Longest {
		return 0
	}
	var nearest [7]int
	for i := range nearest {
		nearest[i] = words.Longest
	}
	for i, title := range v.titles {
		nearest[v.titleOf[i]] = min(nearest[v.titleOf[i]], words.Distance(runes, title))
	}
	best := 0
	for section := 1; section <= 6; section++ {
		if best == 0 || nearest[section] < nearest[best] {
			best = section
		}
	}
	for section := 1; section <= 6; section++ {
		if section != best && nearest[section] < nearest[best]+3 {
			return 0
		}
	}
	if nearest[best] > len(runes)/4 {
		return 0
	}
	return best
}

func firstLine(text string) (line, rest string) {
	line, rest, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(line), strings.TrimSpace(rest)
}
