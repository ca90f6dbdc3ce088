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
	p := parser{zone: z, root: vocabulary(z.section).root}
	for i := range z.atoms {
		if z.atoms[i].kind == wordAtom || z.atoms[i].kind == proseAtom {
			p.words = append(p.words, i)
		}
	}
	for at := (cursor{}); at.word < len(p.words); {
		at = p.next(at)
	}
	z.settle()
	z.guess()
}

// next reads one token and returns the place behind it.
func (p *parser) next(at cursor) cursor {
	index := p.words[at.word]
	a := &p.atoms[index]
	m, end, ok := p.match(at)
	if ok && end.offset > 0 { // the rest of the word must be explained, too
		if _, _, rest := p.match(end); !rest {
			ok = false
		}
	}
	switch {
	case ok:
		last := end.word
		if end.offset == 0 {
			last--
		}
		p.tokens = append(p.tokens, token{kind: otherToken, meaning: m, first: index, last: p.words[last]})
		return end
	case at.offset > 0:
		p.tokens = append(p.tokens, token{first: index, last: index})
	case a.kind == wordAtom && p.isFragment(a.key):
		p.tokens = append(p.tokens, token{kind: otherToken, first: index, last: index})
	default:
		p.tokens = append(p.tokens, token{first: index, last: index})
	}
	return cursor{word: at.word + 1}
}

// match finds the longest spelling that begins at a place.
func (p *parser) match(at cursor) (m *lexicon.Meaning, end cursor, ok bool) {
	best := 0
	var walk func(n *node, at cursor, length, skips int)
	walk = func(n *node, at cursor, length, skips int) {
		for _, r := range p.atoms[p.words[at.word]].key[at.offset:] {
			if n = n.next[r]; n == nil {
				return
			}
			at.offset += utf8.RuneLen(r)
			length++
			if n.meaning != nil && length > best && at.offset < len(p.atoms[p.words[at.word]].key) {
				best, m, end, ok = length, n.meaning, at, true
			}
		}
		from := p.words[at.word]
		at = cursor{word: at.word + 1}
		if n.meaning != nil && length >= best {
			best, m, end, ok = length, n.meaning, at, true
		}
		for ; at.word < len(p.words) && n.next != nil; at.word++ {
			to := &p.atoms[p.words[at.word]]
			if to.kind != wordAtom || to.row >= 0 && to.row != p.atoms[from].row {
				return
			}
			walk(n, at, length, skips)
			if skips == 0 || !p.isFragment(to.key) {
				return
			}
			skips--
		}
	}
	if p.atoms[p.words[at.word]].kind == wordAtom && p.atoms[p.words[at.word]].key != "" {
		const most = 6 // pieces of groups' names between the parts of a label
		walk(p.root, at, 0, most)
	}
	return m, end, ok
}

// isFragment reports whether a word is a piece of the note above the labels of
// table 三, or of the names of its groups.
func (z *zone) isFragment(key string) bool {
	if z.section != 3 || key == "" || len(key) > 120 {
		return key == ""
	}
	if utf8.RuneCountInString(key) >= 2 && strings.Contains(z.known.Note, key) {
		return true
	}
	for key != "" {
		length := 0
		for _, group := range z.known.Groups {
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
func (z *zone) settle() {
	linesBegun, divided := false, false
	z.named = make(map[int]bool)
	for i := range z.tokens {
		t := &z.tokens[i]
		if t.meaning == nil {
			continue
		}
		label := z.atoms[t.first].label
		if t.meaning.Key == label.Key {
			t.meaning = z.known.MeaningOf(label)
		}
		m := t.meaning
		isLine, isHead := len(m.Lines) > 0, !m.Column.IsEmpty()
		if isLine && isHead {
			before := i > 0 && z.tokens[i-1].kind == headToken && z.adjacent(i-1, i)
			isHead = z.section == 4 || label.Style == words.NoNumber && (before || !linesBegun)
			isLine = !isHead
		}
		switch {
		case isLine:
			t.lines = z.linesOf(t, divided)
			t.kind = lineToken
			if !m.Group.IsEmpty() && !z.figuresFollow(i) {
				t.kind, t.lines = otherToken, nil
			}
			linesBegun = true
			for _, line := range t.lines {
				z.named[line] = true
				divided = divided || len(t.lines) == 1 && z.known.Lines[line].Path.Parent() == otherPath
			}
		case isHead:
			t.kind = headToken
		case !m.Group.IsEmpty() && z.section == 2:
			t.kind, linesBegun = titleToken, false
		}
	}
}

// adjacent reports whether no figure stands between two tokens.
func (z *zone) adjacent(i, k int) bool {
	for at := z.tokens[i].last + 1; at < z.tokens[k].first; at++ {
		if z.atoms[at].kind == figureAtom {
			return false
		}
	}
	return true
}

// figuresFollow reports whether cells stand between a token and the next.
func (z *zone) figuresFollow(i int) bool {
	end := len(z.atoms)
	if i+1 < len(z.tokens) {
		end = z.tokens[i+1].first
	}
	for at := z.tokens[i].last + 1; at < end; at++ {
		if z.atoms[at].kind == figureAtom {
			return true
		}
	}
	return false
}

// linesOf returns the lines of its own table that a token's label can mean. 其他 is
// the last of the three lines of （六）, if one of them stands before it, or that
// group's own line of 2019.
func (z *zone) linesOf(t *token, divided bool) []int {
	label := z.atoms[t.first].label
	var lines []int
	for _, line := range t.meaning.Lines {
		if z.reader.section(line) == z.section {
			lines = append(lines, line)
		}
	}
	if len(lines) < 2 || z.section != 3 {
		return lines
	}
	undivided := z.known.LineAt(undividedPath)
	return slices.DeleteFunc(lines, func(line int) bool {
		if label.Style == words.NoNumber {
			return (line == undivided) == divided
		}
		return (line == undivided) != (label.Style == words.Bracketed)
	})
}

// guess understands foreign words directly before figures by closeness, and
// foreign words among headings.
func (z *zone) guess() {
	for i := 0; i < len(z.tokens); i++ {
		if z.tokens[i].kind != foreignToken || z.atoms[z.tokens[i].first].kind != wordAtom {
			continue
		}
		end := i
		key := z.atoms[z.tokens[i].first].key
		for end+1 < len(z.tokens) && z.tokens[end+1].kind == foreignToken && z.atoms[z.tokens[end+1].first].kind == wordAtom && len(key) < longestWord {
			end++
			key += z.atoms[z.tokens[end].first].key
		}
		if line := z.closest(z.section, key); line >= 0 && !z.named[line] {
			t := token{kind: lineToken, meaning: z.known.Meaning(z.known.Lines[line].Label.Key), lines: []int{line}, first: z.tokens[i].first, last: z.tokens[end].last, inexact: true}
			if z.section == 2 {
				t.lines = t.meaning.Lines
			}
			z.named[line] = true
			z.tokens[i] = t
			for k := i + 1; k <= end; k++ {
				z.tokens[k].kind = otherToken // a part of the label
			}
			i = end
			continue
		}
		z.guessHead(i)
	}
}

// guessHead understands one foreign word among headings.
func (z *zone) guessHead(i int) {
	t := &z.tokens[i]
	neighbour := i > 0 && z.tokens[i-1].kind == headToken || i+1 < len(z.tokens) && z.tokens[i+1].kind == headToken
	if !neighbour || len(z.near) > 500 {
		return
	}
	if index, ok := words.Closest(z.atoms[t.first].key, z.known.ColumnKeys); ok {
		t.kind, t.meaning, t.inexact = headToken, z.known.Meaning(z.known.ColumnKeys[index]), true
	}
}

// tokenFrom returns the index of the first token that begins at an atom or behind
// it.
func (z *zone) tokenFrom(atom int) int {
	at, _ := slices.BinarySearchFunc(z.tokens, atom, func(t token, atom int) int { return t.first - atom })
	return at
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
