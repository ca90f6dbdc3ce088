// Package stacks understands the headings of columns that a page prints broken over
// several lines.
//
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
//
// The parts of a heading may come in any order, for lines of columns that are centred
// at different heights do not meet.
//
// The search goes back where it has to, for 其他, 总计, 组织 and 机构 are parts of
// several headings. It ends after a number of steps, which no table needs.
package stacks

import "slices"

// Explain reports whether the words of some lines are exactly the headings, in parts of
// which at least two headings have several: whole headings stand in the order of the
// text, which is then the form's or not. The headings are those of the columns in the
// form's order; a line has at least one word, and no word is empty. It keeps nothing,
// and may be called by several goroutines at once.
func Explain(headings []string, lines [][]string) bool {
	s := search{steps: mostSteps}
	missing := 0
	for _, heading := range headings {
		s.columns = append(s.columns, column{text: []rune(heading), isTotal: heading == total})
		missing += len(s.columns[len(s.columns)-1].text)
	}
	for _, line := range lines {
		var words [][]rune
		for _, word := range line {
			words = append(words, []rune(word))
			missing -= len(words[len(words)-1])
		}
		s.lines = append(s.lines, words)
	}
	return missing == 0 && (s.begun(true).line(0, -1) || s.begun(false).line(0, -1))
}

// total is the heading of a column of sums, which several blocks of table 四 have.
const total = "总计"

// mostSteps is where a search is given up: fifteen broken headings take some thousand
// steps if their parts come in order.
const mostSteps = 50_000

// column is one of the headings that are looked for.
type column struct {
	text    []rune
	isTotal bool
	found   []bool // which of its characters stood in the lines so far
	parts   int    // in how many parts they came
}

// search is a search for the columns of broken headings.
type search struct {
	columns []column
	lines   [][][]rune // words
	ordered bool       // the parts of a heading come in their order
	steps   int        // that are left
}

// begun returns a search that has found nothing yet. Parts mostly come in their order,
// and far fewer steps are to be tried then.
func (s search) begun(ordered bool) *search {
	s.ordered, s.columns = ordered, slices.Clone(s.columns)
	for i := range s.columns {
		s.columns[i].found = make([]bool, len(s.columns[i].text))
	}
	return &s
}

// place is how far a search is: in a word of a line, at a column.
type place struct {
	line, word int
	rest       []rune // of the word
	column     int    // the first that may get characters
	goesOn     int    // the only one of its characters that may come next, as a word; unless 0
	begun      int    // the last column, totals apart, that has got any
	last       int    // the last column that the line has given some, or -1
	columns    int    // that the line has given some
	early      bool   // the first of them began here, though one behind it had begun
}

// line explains the lines from one on. begun is the last column, totals apart, that
// the lines before have begun.
func (s *search) line(at, begun int) bool {
	if at == len(s.lines) {
		return s.isBroken() // nothing is left over, so all are complete
	}
	return s.word(place{line: at, rest: s.lines[at][0], begun: begun, last: -1})
}

// word explains the rest of a word, and what follows it, by the columns from one
// on.
func (s *search) word(p place) bool {
	if len(p.rest) == 0 {
		if p.word++; p.word == len(s.lines[p.line]) {
			return (!p.early || p.columns > 1) && s.line(p.line+1, p.begun)
		}
		p.rest = s.lines[p.line][p.word]
	}
	for c := p.column; c < len(s.columns); c++ {
		if s.mayBegin(c, p) && s.give(c, p) {
			return true
		}
	}
	return false
}

// mayBegin reports whether a column may get characters here: a total only its first
// ones beside others on the line, which show its place. So do the other totals of table
// 四 for one of them.
func (s *search) mayBegin(c int, p place) bool {
	column := &s.columns[c]
	return column.parts > 0 || !column.isTotal || p.columns > 0 || len(s.columns) > 7
}

// give explains the beginning of a word by characters of one column that stand next
// to each other, as many as may be, and what follows by others. A word that is a whole
// heading is no parts of two.
func (s *search) give(c int, p place) bool {
	column := &s.columns[c]
	whole := len(p.rest) == len(s.lines[p.line][p.word]) && s.isHeading(p.rest)
	for from := range column.text {
		if !p.mayGoOn(c, from) {
			continue
		}
		for length := column.common(from, p.rest); length > 0; length-- {
			if whole && (column.parts > 0 || length < len(column.text)) {
				break
			}
			if s.steps--; s.steps <= 0 {
				return false
			}
			if s.try(c, from, length, p) {
				return true
			}
		}
		if s.ordered && !column.found[from] {
			break // the next part begins with the first character that is missing
		}
	}
	return false
}

// mayGoOn reports whether the characters of a column may go on at one of them here.
func (p *place) mayGoOn(c, from int) bool {
	return c != p.column || p.goesOn == 0 || from == p.goesOn && len(p.rest) == 1
}

func (s *search) isHeading(word []rune) bool {
	return slices.ContainsFunc(s.columns, func(c column) bool { return slices.Equal(c.text, word) })
}

// try gives some characters of a column, and takes them back if that leads nowhere.
func (s *search) try(c, from, length int, p place) bool {
	column := &s.columns[c]
	next := p
	next.rest, next.column, next.goesOn, next.last = p.rest[length:], c+1, 0, c
	if c != p.last {
		next.columns++
	}
	if column.parts == 0 && !column.isTotal {
		next.begun = max(p.begun, c)
		next.early = p.early || p.columns == 0 && c < p.begun
	}
	if len(next.rest) == 0 && length == 1 {
		next.column, next.goesOn = c, from+length // a space within the part: 总 计
	}
	column.mark(from, length, true)
	column.parts++
	if s.word(next) {
		return true
	}
	column.parts--
	column.mark(from, length, false)
	return false
}

func (c *column) mark(from, length int, found bool) {
	for i := from; i < from+length; i++ {
		c.found[i] = found
	}
}

// common returns how many characters a word has in common with a heading from one of its
// characters on, as far as those are missing.
func (c *column) common(from int, word []rune) int {
	n := 0
	for n < len(word) && from+n < len(c.text) && !c.found[from+n] && c.text[from+n] == word[n] {
		n++
	}
	return n
}

// isBroken reports whether several headings came in parts.
func (s *search) isBroken() bool {
	broken := 0
	for i := range s.columns {
		if s.columns[i].parts > 1 {
			broken++
		}
	}
	return broken > 1
}
