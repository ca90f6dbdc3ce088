package tables

import (
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/words"
)

// guesser understands misspelt words of a zone.
type guesser struct{ *zone }

// guess understands foreign words directly before figures by closeness, and
// foreign words among headings. Of words in a row as many are one label as its
// longest may have; the row is moved on word by word, for it may be the whole text.
func (p guesser) guess() {
	end, size, length := 0, 0, 0 // of the row from i on: tokens, bytes, characters
	for i := 0; i < len(p.tokens); i++ {
		if end <= i {
			end, size, length = i, 0, 0
		}
		for ; end < len(p.tokens) && p.isForeignWord(end) && (end == i || size < longestWord); end++ {
			key := p.atoms[p.tokens[end].first].key
			size, length = size+len(key), length+utf8.RuneCountInString(key)
		}
		if end == i {
			continue
		}
		if length <= words.Longest && p.guessLine(i, end) {
			i = end - 1
			continue
		}
		key := p.atoms[p.tokens[i].first].key
		size, length = size-len(key), length-utf8.RuneCountInString(key)
		p.guessHead(i)
	}
}

func (p guesser) isForeignWord(i int) bool {
	return p.tokens[i].kind == foreignToken && p.atoms[p.tokens[i].first].kind == wordAtom
}

// guessLine understands foreign words in a row as the misspelt label of one line.
func (p guesser) guessLine(from, to int) bool {
	var key strings.Builder
	for i := from; i < to; i++ {
		key.WriteString(p.atoms[p.tokens[i].first].key)
	}
	line := p.closest(p.section, key.String())
	if line < 0 || p.named[line] {
		return false
	}
	t := token{kind: lineToken, meaning: p.known.Meaning(p.known.Lines[line].Label.Key), lines: []int{line}, first: p.tokens[from].first, last: p.tokens[to-1].last, inexact: true}
	if p.section == 2 {
		t.lines = t.meaning.Lines
	}
	p.named[line] = true
	p.tokens[from] = t
	for i := from + 1; i < to; i++ {
		p.tokens[i].kind = otherToken // a part of the label
	}
	return true
}

// guessHead understands one foreign word among headings, or behind 信息内容.
func (p guesser) guessHead(i int) {
	t := &p.tokens[i]
	isHead := func(k int) bool {
		m := p.tokens[k].meaning
		return p.tokens[k].kind == headToken || k < i && m != nil && m.Key == "信息内容"
	}
	if (i == 0 || !isHead(i-1)) && (i+1 == len(p.tokens) || !isHead(i+1)) || len(p.near) == mostAsked {
		return
	}
	if m, ok := p.known.ClosestColumn(p.atoms[t.first].key); ok {
		t.kind, t.meaning, t.inexact = headToken, m, true
	}
}
