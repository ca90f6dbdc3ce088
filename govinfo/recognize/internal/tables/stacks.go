package tables

import (
	"slices"
	"strings"
)

// On a printed page narrow headings are broken, and a text of the page has their
// parts line by line:
//
//	自然  法人或其他组织         总计
//	人   商业  科研  社会  法律  其他
//	    企业  机构  公益  服务
//	              组织  机构
//
// Such headings are understood if their words, in parts over the lines, are exactly
// this text: each line gives characters of some columns, from left to right, and at
// the end every heading is complete. A column that stands alone on its
// lines begins in the order of the form. The order of the columns is then the form's:
// if two headings changed places, a line would show them in the other order.

// The parts of a heading may come in any order, for lines of columns that are centred
// at different heights do not meet.

// stack is a search for the columns of broken headings.
type stack struct {
	headings []string // of the columns, in the form's order
	open     [][]bool // bytes of each that are not found yet
	parts    []int    // of each, in how many they came
	lines    [][]string
	ordered  bool // parts come in their order; tried first
	budget   int
}

// stacked reports whether the lines of words are exactly the headings, in parts.
func stacked(headings []string, lines [][]string) bool {
	length, want := 0, 0
	for _, line := range lines {
		for _, word := range line {
			length += len(word)
		}
	}
	for _, heading := range headings {
		want += len(heading)
	}
	if length != want {
		return false
	}
	return newStack(headings, lines, true).line(0, -1) || newStack(headings, lines, false).line(0, -1)
}

func newStack(headings []string, lines [][]string, ordered bool) *stack {
	const steps = 50_000
	s := &stack{headings: headings, open: make([][]bool, len(headings)), parts: make([]int, len(headings)), lines: lines, ordered: ordered, budget: steps}
	for c := range headings {
		s.open[c] = slices.Repeat([]bool{true}, len(headings[c]))
	}
	return s
}

// line explains the lines from one on. begun is the last column, totals apart, that
// the lines before have begun.
func (s *stack) line(at, begun int) bool {
	if at == len(s.lines) {
		return s.isBroken() // nothing is left over, so all are complete
	}
	return s.word(place{line: at, rest: s.lines[at][0], begun: begun, last: -1})
}

// place is how far a search is: in a word of a line, at a column.
type place struct {
	line, word    int
	rest          string // of the word
	column, begun int
	columns       int  // that the line has given characters
	last          int  // column that it has given some, or -1
	early         bool // the first of them began here, though one behind it had begun
}

// word explains the rest of a word, and what follows it, by the columns from one
// on.
func (s *stack) word(p place) bool {
	if p.rest == "" {
		if p.word++; p.word == len(s.lines[p.line]) {
			return (!p.early || p.columns > 1) && s.line(p.line+1, p.begun)
		}
		p.rest = s.lines[p.line][p.word]
	}
	for c := p.column; c < len(s.headings); c++ {
		if s.mayBegin(c, p) && s.give(c, p) {
			return true
		}
	}
	return false
}

// give explains the beginning of a word by characters of one column that stand next
// to each other, as many as may be, and what follows by others.
func (s *stack) give(c int, p place) bool {
	whole := p.rest == s.lines[p.line][p.word] && slices.Contains(s.headings, p.rest)
	for from := 0; from < len(s.headings[c]); from += len("字") {
		most := s.common(c, from, p.rest)
		for length := most; length > 0; length -= len("字") {
			if whole && (s.parts[c] > 0 || length < len(s.headings[c])) {
				break // a word that is a heading is no parts of two
			}
			if s.budget--; s.budget <= 0 {
				return false
			}
			if s.try(c, from, length, p) {
				return true
			}
		}
		if s.ordered && s.open[c][from] {
			break // the next part begins with the first open character
		}
	}
	return false
}

// try gives some characters of a column, and takes them back if that leads nowhere.
func (s *stack) try(c, from, length int, p place) bool {
	next := p
	next.rest, next.column, next.last = p.rest[length:], c+1, c
	if c != p.last {
		next.columns++
	}
	if s.parts[c] == 0 && !s.isTotal(c) {
		next.begun = max(p.begun, c)
		next.early = p.early || p.columns == 0 && c < p.begun
	}
	if next.rest == "" && length == len("字") {
		next.column = c // a space within the part: 总 计
	}
	s.set(c, from, length, false)
	s.parts[c]++
	if s.word(next) {
		return true
	}
	s.parts[c]--
	s.set(c, from, length, true)
	return false
}

func (s *stack) set(c, from, length int, open bool) {
	for i := from; i < from+length; i++ {
		s.open[c][i] = open
	}
}

// common returns the bytes of whole characters that a word has in common with a
// heading from one of its characters on, as far as that is open.
func (s *stack) common(c, from int, word string) int {
	n := 0
	for n < len(word) && from+n < len(s.headings[c]) && s.open[c][from+n] && s.headings[c][from+n] == word[n] {
		n++
	}
	return n - n%len("字") // headings have none but Chinese characters
}

// mayBegin reports whether a column may get characters here: a total only its first
// ones beside others on the line, which show its place. So do the other totals of table
// 四 for one of them.
func (s *stack) mayBegin(c int, p place) bool {
	return s.parts[c] > 0 || !s.isTotal(c) || p.columns > 0 || len(s.headings) > 7
}

// isBroken reports whether several headings came in parts. Whole headings stand in
// the order of the text, which is then the form's or not.
func (s *stack) isBroken() bool {
	broken := 0
	for _, parts := range s.parts {
		if parts > 1 {
			broken++
		}
	}
	return broken > 1
}

func (s *stack) isTotal(c int) bool { return s.headings[c] == "总计" }

// headingLines returns the words of the headings region that may be parts of the
// headings, line by line. A line with other words, which are explained by nothing,
// is none of them.
func (z headingWords) headingLines(from, to int, headings []string) [][]string {
	all := strings.Join(headings, "")
	var lines [][]string
	last, foreign := -1, false
	for i := from; i < to; i++ {
		a := &z.atoms[i]
		if a.kind != wordAtom && a.kind != proseAtom || a.key == "" && a.kind == wordAtom {
			continue
		}
		if a.line != last {
			lines, last, foreign = append(lines, nil), a.line, false
		}
		switch {
		case foreign:
		case a.kind == wordAtom && z.isGroupOfColumns(i):
		case a.kind == wordAtom && strings.Trim(a.key, all) == "":
			lines[len(lines)-1] = append(lines[len(lines)-1], a.key)
		case !z.isExplained(i):
			lines[len(lines)-1], foreign = nil, true
		}
	}
	return slices.DeleteFunc(lines, func(line []string) bool { return len(line) == 0 })
}

// tokenOf returns the token that an atom belongs to, or nil.
func (z *zone) tokenOf(atom int) *token {
	at := z.tokenFrom(atom+1) - 1
	if at < 0 || z.tokens[at].last < atom {
		return nil
	}
	return &z.tokens[at]
}

func (z headingWords) isGroupOfColumns(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.meaning != nil && isGroupHeading(t.meaning)
}

// isExplained reports whether a word among headings is one that heads no column: a
// note, or a neutral word.
func (z headingWords) isExplained(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.kind == otherToken
}
