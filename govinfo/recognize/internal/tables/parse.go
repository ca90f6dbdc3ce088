package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// A dump is parsed as one text: the keys of its words without the figures between.
// Labels are looked up in a tree of all spellings, from the beginning of a word on,
// and may run over several words and lines. Between the parts of a label, pieces of
// the groups' names may stand, which are printed beside several lines
// (三本年度办理结果 may even be upright). What no spelling explains is foreign; a
// foreign word directly before figures may be a misspelt label.

type tokenKind uint8

const (
	foreignToken tokenKind = iota
	lineToken              // the label of a line
	headToken              // the heading of a column, or of several
	titleToken             // an item of article 20
	otherToken             // groups, notes, units: explained, and of no use
)

// token is a run of words with one meaning.
type token struct {
	kind        tokenKind
	meaning     *lexicon.Meaning
	lines       []int // of lineToken: the lines that it can mean
	first, last int   // atoms
	inexact     bool
}

// cursor is a place in the words of a zone.
type cursor struct {
	word   int // index in the list of words
	offset int // bytes of the word's key that are read
}

type parser struct {
	*zone
	words []int // indexes of the atoms that are words
	root  *node
}

// parse finds the tokens of the zone.
func (z *zone) parse() {
	p := parser{zone: z, root: vocabulary(z.section).root, words: make([]int, 0, len(z.atoms))}
	for i := range z.atoms {
		if z.atoms[i].kind == wordAtom || z.atoms[i].kind == proseAtom {
			p.words = append(p.words, i)
		}
	}
	z.tokens = make([]token, 0, len(p.words))
	for at := (cursor{}); at.word < len(p.words); {
		at = p.next(at)
	}
	p.settle()
	guesser{z}.guess()
}

// next reads one token and returns the place behind it.
func (p *parser) next(at cursor) cursor {
	index := p.words[at.word]
	a := &p.atoms[index]
	m, end, ok := p.match(at)
	if ok && end.offset > 0 {
		end, ok = p.explained(end) // the rest of the word must be explained, too
	}
	switch {
	case ok:
		last := end.word
		if end.offset == 0 {
			last--
		}
		p.tokens = append(p.tokens, token{kind: otherToken, meaning: m, first: index, last: p.words[last]})
		return end
	case a.kind == wordAtom && p.isFragment(a.key):
		p.tokens = append(p.tokens, token{kind: otherToken, first: index, last: index})
	default:
		p.tokens = append(p.tokens, token{first: index, last: index})
	}
	return cursor{word: at.word + 1}
}

// explained reports whether a spelling begins at a place within a word, or behind an
// item number there, and returns where.
func (p *parser) explained(at cursor) (cursor, bool) {
	if _, _, ok := p.match(at); ok {
		return at, true
	}
	key := p.atoms[p.words[at.word]].key
	number, size := utf8.DecodeRuneInString(key[at.offset:])
	if words.ItemDigit(number) == 0 || at.offset+size == len(key) {
		return at, false
	}
	at.offset += size
	_, _, ok := p.match(at)
	return at, ok
}

// found is the longest spelling that a search has met.
type found struct {
	meaning *lexicon.Meaning
	end     cursor
	length  int
}

// match finds the longest spelling that begins at a place.
func (p *parser) match(at cursor) (m *lexicon.Meaning, end cursor, ok bool) {
	const most = 6 // pieces of groups' names between the parts of a label
	a := &p.atoms[p.words[at.word]]
	if a.key == "" && !p.numbersNext(at) {
		return nil, at, false
	}
	var best found
	if a.key != "" {
		p.walk(p.root, at, 0, most, &best)
	} else if p.walk(p.root, cursor{word: at.word + 1}, 0, most, &best); best.meaning != nil && !p.isNumbered(best.meaning, a.label) {
		return nil, at, false
	}
	return best.meaning, best.end, best.meaning != nil
}

// numbersNext reports whether a word is an item number, and the next word one without a
// number: the two may be a label with figures between.
func (p *parser) numbersNext(at cursor) bool {
	if at.word+1 == len(p.words) || p.atoms[p.words[at.word]].label.Style == words.NoNumber {
		return false
	}
	next := &p.atoms[p.words[at.word+1]]
	return next.key != "" && next.label.Style == words.NoNumber
}

// isNumbered reports whether the form has a number before one of the lines that a word
// means.
func (p *parser) isNumbered(m *lexicon.Meaning, number words.Label) bool {
	return slices.ContainsFunc(m.Lines, func(line int) bool {
		label := p.known.Lines[line].Label
		return label.Number == number.Number && label.Style == number.Style
	})
}

// walk goes on in the tree of words with the rest of a word, and then with the words
// behind it; between them, pieces of groups' names may be passed over.
func (p *parser) walk(n *node, at cursor, length, skips int, best *found) {
	from := &p.atoms[p.words[at.word]]
	for _, r := range from.key[at.offset:] {
		if n = n.next[r]; n == nil {
			return
		}
		at.offset += utf8.RuneLen(r)
		length++
		if n.meaning != nil && length > best.length && at.offset < len(from.key) {
			*best = found{n.meaning, at, length}
		}
	}
	at = cursor{word: at.word + 1}
	if n.meaning != nil && length > best.length {
		*best = found{n.meaning, at, length}
	}
	for ; at.word < len(p.words) && n.next != nil; at.word++ {
		to := &p.atoms[p.words[at.word]]
		if to.kind != wordAtom || to.row >= 0 && to.row != from.row {
			return
		}
		p.walk(n, at, length, skips, best)
		if skips == 0 || !p.isFragment(to.key) {
			return
		}
		skips--
	}
}

// isFragment reports whether a word is a piece of the note above the labels of
// table 三, or of the names of its groups.
func (p *parser) isFragment(key string) bool {
	if p.section != 3 || key == "" || len(key) > 120 {
		return key == ""
	}
	if utf8.RuneCountInString(key) >= 2 && strings.Contains(p.known.Note, key) {
		return true
	}
	for key != "" {
		length := 0
		for _, group := range p.known.Groups {
			for end := len(key); end > length; end-- {
				if strings.Contains(group, key[:end]) && utf8.ValidString(key[:end]) {
					length = end
					break
				}
			}
		}
		if length == 0 || length < len(key) && length <= len("字") {
			return false
		}
		key = key[length:]
	}
	return true
}

// settle decides what the tokens with several meanings are: by their item number,
// and by what stands before them.
func (p *parser) settle() {
	begun, divided := false, false // lines of the table, and those of （六）
	p.named = make(map[int]bool)
	for i := range p.tokens {
		t := &p.tokens[i]
		if t.meaning == nil {
			continue
		}
		if label := p.atoms[t.first].label; t.meaning.Key == label.Key {
			t.meaning = p.known.MeaningOf(label)
		}
		switch m := t.meaning; {
		case len(m.Lines) > 0 && !p.isHead(i, begun):
			begun = true
			if m.Group.IsEmpty() || p.cellsFollow(i) {
				t.kind, t.lines = lineToken, p.linesOf(t, divided)
			}
			for _, line := range t.lines {
				p.named[line] = true
				divided = divided || len(t.lines) == 1 && p.known.Lines[line].Path.Parent() == otherPath
			}
		case !m.Column.IsEmpty():
			t.kind = headToken
		case !m.Group.IsEmpty() && p.section == 2:
			t.kind, begun = titleToken, false
		}
	}
}

// isHead reports whether a word that names a line, such as 总计, heads a column here:
// it has no item number, and stands behind another heading or before all lines. In
// table 四 all are headings.
func (p *parser) isHead(i int, begun bool) bool {
	t := &p.tokens[i]
	if t.meaning.Column.IsEmpty() {
		return false
	}
	before := i > 0 && p.tokens[i-1].kind == headToken
	return p.section == 4 || p.atoms[t.first].label.Style == words.NoNumber && (before || !begun)
}

// cellsFollow reports whether a row of cells, which may all be blank, stands between the
// parts of a token, or between it and the next.
func (p *parser) cellsFollow(i int) bool {
	const row = 7
	end := len(p.atoms)
	if i+1 < len(p.tokens) {
		end = p.tokens[i+1].first
	}
	cells := 0
	for at := p.tokens[i].first + 1; at < end; at++ {
		switch p.atoms[at].kind {
		case figureAtom:
			return true
		case gapAtom:
			cells++
		}
	}
	return cells >= row
}

// linesOf returns the lines of its own table that a token's label can mean. 其他 is
// the last of the three lines of （六）, if one of them stands before it, or that
// group's own line of 2019.
func (p *parser) linesOf(t *token, divided bool) []int {
	label := p.atoms[t.first].label
	var lines []int
	for _, line := range t.meaning.Lines {
		if p.reader.section(line) == p.section {
			lines = append(lines, line)
		}
	}
	if len(lines) < 2 || p.section != 3 {
		return lines
	}
	undivided := p.known.LineAt(undividedPath)
	return slices.DeleteFunc(lines, func(line int) bool {
		if label.Style == words.NoNumber {
			return (line == undivided) == divided
		}
		return (line == undivided) != (label.Style == words.Bracketed)
	})
}

// tokenFrom returns the index of the first token that begins at an atom or behind
// it.
func (z *zone) tokenFrom(atom int) int {
	at, _ := slices.BinarySearchFunc(z.tokens, atom, func(t token, atom int) int { return t.first - atom })
	return at
}

// tokenOf returns the token that an atom belongs to, or nil.
func (z *zone) tokenOf(atom int) *token {
	at := z.tokenFrom(atom+1) - 1
	if at < 0 || z.tokens[at].last < atom {
		return nil
	}
	return &z.tokens[at]
}

// isTable reports whether the zone is a statutory table or a part of one, and not a
// text that mentions some of its words.
func (z *zone) isTable() bool {
	z.parse()
	lines, heads := 0, 0
	for _, t := range z.tokens {
		switch t.kind {
		case lineToken:
			lines++
		case headToken:
			heads++
		}
	}
	return lines >= 2 || heads >= 3 || z.section == 4 && heads >= 2
}
