package narrative

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
)

// trieBuilder makes a phraseIndex.
type trieBuilder struct {
	list       []builtPhrase
	characters []rune // that need a code
	root       *trieNode
	codes      map[rune]uint16
}

type builtPhrase struct {
	text string
	word word
}

type trieNode struct {
	word         word
	children     []*trieNode
	codes        []uint16
	continuation int // see placer
}

// addAll adds the phrases of a list, which may be patterns.
func (b *trieBuilder) addAll(w word, list string) {
	for pattern := range strings.SplitSeq(list, " ") {
		expand(pattern, func(phrase string) {
			if phrase != "" {
				b.add(phrase, w)
			}
		})
	}
}

// add adds a phrase.
func (b *trieBuilder) add(phrase string, w word) {
	b.list = append(b.list, builtPhrase{phrase, w})
	b.characters = append(b.characters, []rune(phrase)...)
}

// insert puts a phrase into the trie, unless it has a word.
func (b *trieBuilder) insert(p builtPhrase) {
	node := b.root
	for _, r := range p.text {
		node = node.child(b.codes[r])
	}
	if node.word == wordNone {
		node.word = p.word
	}
}

func (n *trieNode) child(code uint16) *trieNode {
	for i, c := range n.codes {
		if c == code {
			return n.children[i]
		}
	}
	child := &trieNode{}
	n.codes, n.children = append(n.codes, code), append(n.children, child)
	return child
}

// seconds returns the last six bits of the characters that may follow a node of one
// character: any, if it is a phrase by itself.
func (b *trieBuilder) seconds(n *trieNode) uint64 {
	if n.word != wordNone {
		return math.MaxUint64
	}
	var set uint64
	for _, code := range n.codes {
		set |= 1 << (b.characters[code-1] & 63)
	}
	return set
}

func (b *trieBuilder) index() *phraseIndex {
	x := new(phraseIndex)
	slices.Sort(b.characters)
	b.characters = slices.Compact(b.characters)
	for i, r := range b.characters {
		p, code := &x.pages[r>>6], uint16(i+1)
		if p.coded == 0 {
			p.first = code
		}
		p.coded |= 1 << (r & 63)
		b.codes[r] = code
	}
	x.kinds = make([]characterKind, len(b.characters)+1)
	for _, k := range kindsOfCharacters {
		for _, r := range k.list {
			x.kinds[b.codes[r]] = k.kind
			x.pages[r>>6].acting |= 1 << (r & 63)
		}
	}
	for _, p := range b.list {
		b.insert(p)
	}
	x.seconds = make([]uint64, len(x.kinds))
	for i, code := range b.root.codes {
		r := b.characters[code-1]
		x.pages[r>>6].acting |= 1 << (r & 63)
		x.seconds[code] = b.seconds(b.root.children[i])
	}
	x.cells = make([]trieCell, rootState+1)
	p := placer{index: x, ids: make(map[string]int), bases: make(map[int]uint16), taken: make(map[uint16]bool), free: rootState + 1}
	p.place(b.root, rootState)
	x.rootBase = x.cells[rootState].base
	last := x.rootBase
	for _, cell := range x.cells {
		last = max(last, cell.base)
	}
	full := make([]trieCell, int(last)+len(x.kinds))
	copy(full, x.cells)
	x.cells = full
	return x
}

// placer gives the nodes of the trie their cells.
type placer struct {
	index *phraseIndex
	ids   map[string]int
	bases map[int]uint16  // of the continuations that have a base
	taken map[uint16]bool // the bases that are given
	free  int             // no cell before is free
}

// place gives the children of a node cells that are free, or those of another
// node that continues in the same way.
func (p *placer) place(n *trieNode, state uint16) {
	x := p.index
	x.cells[state].word = n.word
	if len(n.codes) == 0 {
		return
	}
	key := p.continuation(n)
	if base, known := p.bases[key]; known {
		x.cells[state].base = base
		return
	}
	base := p.base(n.codes)
	p.bases[key], p.taken[base] = base, true
	x.cells[state].base = base
	for _, code := range n.codes {
		at := int(base + code)
		for len(x.cells) <= at {
			x.cells = append(x.cells, trieCell{})
		}
		x.cells[at].check = base
	}
	for i, code := range n.codes {
		p.place(n.children[i], base+code)
	}
}

// base returns the first base that none has and at which all codes find a free
// cell.
func (p *placer) base(codes []uint16) uint16 {
	cells := p.index.cells
	for p.free < len(cells) && cells[p.free].check != 0 {
		p.free++
	}
	base := uint16(max(1, p.free-int(slices.Min(codes))))
search:
	for ; ; base++ {
		if p.taken[base] {
			continue
		}
		for _, code := range codes {
			if at := int(base + code); at <= rootState || at < len(cells) && cells[at].check != 0 {
				continue search
			}
		}
		return base
	}
}

// continuation returns the number of the node's continuations: nodes that
// continue in the same way have the same.
func (p *placer) continuation(n *trieNode) int {
	if n.continuation == 0 && len(n.codes) > 0 {
		key := make([]byte, 0, 64)
		for i, code := range n.codes {
			child := n.children[i]
			key = binary.AppendUvarint(key, uint64(code))
			key = binary.AppendUvarint(key, uint64(child.word))
			key = binary.AppendUvarint(key, uint64(p.continuation(child)))
		}
		id, known := p.ids[string(key)]
		if !known {
			id = len(p.ids) + 1
			p.ids[string(key)] = id
		}
		n.continuation = id
	}
	return n.continuation
}
