package tables

import (
	"slices"
	"strings"
	"unicode/utf8"
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
// this text: each line gives the next characters of some columns, from left to
// right, and at the end every heading is complete. The order of the columns is then
// the form's: if two headings changed places, a line would show them in the other
// order.

// stack is a search for the columns of broken headings.
type stack struct {
	headings []string // of the columns, in the form's order
	done     []int    // bytes of each that are found
	lines    [][]string
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
	const steps = 50_000
	s := stack{headings: headings, done: make([]int, len(headings)), lines: lines, budget: steps}
	return s.line(0) && s.budget > 0
}

// line explains the lines from one on.
func (s *stack) line(at int) bool {
	if at == len(s.lines) {
		return true // nothing is left over, so all are complete
	}
	return s.word(at, 0, s.word0(at), 0)
}

func (s *stack) word0(at int) string { return s.lines[at][0] }

// word explains the rest of a word, and what follows it, by the columns from one
// on.
func (s *stack) word(line, word int, rest string, column int) bool {
	if rest == "" {
		if word++; word == len(s.lines[line]) {
			return s.line(line + 1)
		}
		rest = s.lines[line][word]
	}
	if s.budget--; s.budget <= 0 {
		return false
	}
	for c := column; c < len(s.headings); c++ {
		open := s.headings[c][s.done[c]:]
		length := common(open, rest)
		for ; length > 0; length = shorter(open, length) {
			s.done[c] += length
			next := c + 1
			if length == len(rest) && s.done[c] < len(s.headings[c]) {
				next = c // a space within the part: 总 计
			}
			if s.word(line, word, rest[length:], next) {
				return true
			}
			s.done[c] -= length
		}
	}
	return false
}

// common returns the bytes of whole characters that two texts begin with.
func common(a, b string) int {
	n := 0
	for _, r := range a {
		if !strings.HasPrefix(b[n:], string(r)) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}

// shorter returns the length without the last character.
func shorter(text string, length int) int {
	_, size := utf8.DecodeLastRuneInString(text[:length])
	return length - size
}

// headingLines returns the words of the headings region that may be parts of the
// headings, line by line. A line with other words, which are explained by nothing,
// is none of them.
func (z *zone) headingLines(from, to int, headings []string) [][]string {
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

func (z *zone) isGroupOfColumns(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.meaning != nil && isGroupHeading(t.meaning)
}

// isExplained reports whether a word among headings is one that heads no column: a
// note, or a neutral word.
func (z *zone) isExplained(atom int) bool {
	t := z.tokenOf(atom)
	return t != nil && t.kind == otherToken
}
