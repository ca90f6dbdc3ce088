package plain

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// Texts that keep the layout of a page (pdftotext -layout) write the headings of
// narrow columns below each other, a part a line:
//
//	自然人         社会 法律                总计
//	      商业 科研
//	            公益 服务 其他
//	      企业 机构
//	            组织 机构
//
// Words that stand below each other are put together again.

// The bounds within which words are parts of one heading.
const (
	longestPart  = 4 // characters of a part
	widestGap    = 3 // lines from one part to the next
	fewestStacks = 4 // headings in parts, for a text to be one of headings
	mostLines    = 12
)

// word is a word with its place on the page.
type word struct {
	text       string
	line       int // index of the line
	start, end int // in characters
}

// stack is a heading: its parts from the top.
type stack []word

// stackedHeadings reads headings in parts that begin with the line at hand. It
// returns nil if there are none, and how many lines it took.
func (b *builder) stackedHeadings() (headings []document.Cell, lines int) {
	if len(wordsOf(b.lines[b.at], b.at)) == 0 {
		return nil, 0
	}
	var stacks []stack
	last := b.at
	for at := b.at; at < len(b.lines) && at < b.at+mostLines && at <= last+widestGap; at++ {
		l := b.lines[at]
		if l.kind == blankLine {
			continue
		}
		words := wordsOf(l, at)
		if len(words) == 0 {
			break
		}
		last = at
		for _, w := range words {
			stacks = place(stacks, w)
		}
	}
	first, end, parted := b.at+mostLines, 0, 0
	for _, s := range stacks {
		if len(s) > 1 {
			parted++
			first, end = min(first, s[0].line), max(end, s[len(s)-1].line+1)
		}
	}
	if parted < fewestStacks || !b.onlyBrief(b.at, first) {
		return nil, 0
	}
	slices.SortFunc(stacks, func(s, t stack) int { return s[0].start - t[0].start })
	for _, s := range stacks {
		if s[0].line >= end {
			continue // a line behind the headings
		}
		var parts []string
		for _, w := range s {
			parts = append(parts, w.text)
		}
		headings = append(headings, document.Cell{Text: strings.Join(parts, "\n")})
	}
	return headings, end - b.at
}

// onlyBrief reports whether the lines before the first heading in parts are brief
// headings of one line (总计), and not those of several columns above them all.
func (b *builder) onlyBrief(from, to int) bool {
	const longest = 3
	for at := from; at < to; at++ {
		for _, w := range wordsOf(b.lines[at], at) {
			if utf8.RuneCountInString(w.text) > longest {
				return false
			}
		}
	}
	return true
}

// wordsOf returns the words of a line that may be parts of headings, or nil if it
// has others, too.
func wordsOf(l line, at int) []word {
	if l.kind != textLine && l.kind != spacedRow {
		return nil
	}
	var words []word
	column, start := 0, -1
	for i, r := range l.raw + " " {
		switch {
		case isSpace(r):
			if start >= 0 {
				text := l.raw[start:i]
				length := utf8.RuneCountInString(text)
				if length > longestPart || isFigure(text) || strings.ContainsAny(text, "、，。；：") {
					return nil
				}
				words = append(words, word{text: text, line: at, start: column - length, end: column})
				start = -1
			}
		case start < 0:
			start = i
		}
		column++
	}
	return words
}

// place puts a word below the part that it continues, or begins a heading.
func place(stacks []stack, w word) []stack {
	for i, s := range stacks {
		above := s[len(s)-1]
		aligned := above.start == w.start || above.start+above.end == w.start+w.end
		if above.line < w.line && w.line-above.line <= widestGap && aligned {
			stacks[i] = append(s, w)
			return stacks
		}
	}
	return append(stacks, stack{w})
}
