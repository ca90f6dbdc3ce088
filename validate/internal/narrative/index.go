package narrative

import (
	"math/bits"
	"sync"
)

// phraseIndex finds the longest phrase at a place of a text. It is a trie in two
// arrays (a "double array"): state s goes by character code c to state
// cells[s].base+c, if that one's check is cells[s].base. States with the same
// continuations share one base, which keeps the compounds that patterns make
// small (a "directed acyclic word graph"). It is immutable.
type phraseIndex struct {
	// The characters of the basic plane have codes in their order; code 0 starts no
	// phrase and continues none. The pages of ideographs take 8 KiB, which stay in the
	// first cache, and tell at once which characters of a text are passed over.
	pages    [1 << 10]page
	cells    []trieCell      // so many that every base + code is one
	kinds    []characterKind // by code
	rootBase uint16
	seconds  []uint64 // by code: which characters may follow at the start, see mayStart
}

type trieCell struct {
	base  uint16
	check uint16
	word  word   // of the phrase that ends here
	_     uint16 // a cell takes eight bytes, so that its place is a shift away
}

// characterKind is what the scanner does with a character that starts no phrase.
type characterKind uint8

const (
	plainCharacter characterKind = iota
	sentenceEnd
	titleOpening  // 《
	numberOpening // 〔
	wideSpace
	wideDigit
	numeralCharacter // Chinese numerals that may start a figure
)

const rootState = 1

// loadIndex returns the index of the lexicon, built at the first call.
var loadIndex = sync.OnceValue(buildIndex)

func buildIndex() *phraseIndex {
	b := &trieBuilder{root: &trieNode{}, codes: make(map[rune]uint16)}
	for _, topic := range lexicon {
		for _, p := range topic {
			b.addAll(p.word, p.list)
		}
	}
	for _, p := range nounPatterns {
		b.addAll(p.word, p.list)
	}
	for _, mark := range separators {
		b.add(mark.text, mark.word)
	}
	for _, k := range kindsOfCharacters {
		b.characters = append(b.characters, []rune(k.list)...)
	}
	return b.index()
}

var separators = [...]struct {
	text string
	word word
}{
	{"，", comma}, {",", comma}, {"、", pause}, {"；", semicolon}, {";", semicolon},
	{"：", colon}, {":", colon}, {"（", opening}, {"(", opening}, {"）", closing}, {")", closing},
}

// kindsOfCharacters are the characters that mean something by themselves.
var kindsOfCharacters = [...]struct {
	list string
	kind characterKind
}{
	{"。！？", sentenceEnd},
	{"《", titleOpening},
	{"〔", numberOpening},
	{"\u3000\u00a0\u2002\u2003\u2009", wideSpace},
	{"０１２３４５６７８９", wideDigit},
	{"零〇一二三四五六七八九十百千两", numeralCharacter},
}

// page is what the index knows of 64 characters that follow each other: those
// whose first two bytes of three in UTF-8 are the same.
type page struct {
	acting uint64 // the characters that start a phrase or have a kind
	coded  uint64 // the characters that have a code
	first  uint16 // the code of the first that has one
}

// code returns the code of character i of the page.
func (p *page) code(i byte) uint16 {
	if p.coded>>(i&63)&1 == 0 {
		return 0
	}
	return p.first + uint16(bits.OnesCount64(p.coded&(1<<(i&63)-1)))
}

// codeAt returns the code of the character at text[i], and its size.
func (x *phraseIndex) codeAt(text string, i int) (code uint16, size int) {
	r, size := characterAt(text, i)
	if r >= 1<<16 {
		return 0, size
	}
	return x.pages[r>>6].code(byte(r & 63)), size
}

// mayStart reports whether a phrase may begin with the character of a code, behind
// which text[next] stands. Where it says no there is none: most characters that
// begin phrases begin none here, and the last six bits of the next one tell.
func (x *phraseIndex) mayStart(code uint16, text string, next int) bool {
	seconds := x.seconds[code]
	if next+2 < len(text) && isIdeographByte(text[next]) {
		return seconds>>(text[next+2]&0x3F)&1 != 0
	}
	return seconds != 0
}

// acts reports whether a character of one byte starts a phrase or has a kind.
func (x *phraseIndex) acts(c byte) bool { return x.pages[c>>6].acting>>(c&0x3F)&1 != 0 }

// start returns the cell that the root goes to by the code of a character that may
// start a phrase.
func (x *phraseIndex) start(code uint16) trieCell { return x.cells[int(x.rootBase)+int(code)] }

// match returns the longest phrase that ends behind text[i], up to which the cell
// leads, and where it ends; 0 if there is none.
func (x *phraseIndex) match(text string, i int, cell trieCell) (w word, end int) {
	cells := x.cells
	for {
		if cell.word != wordNone {
			w, end = cell.word, i
		}
		if cell.base == 0 || i >= len(text) {
			return w, end
		}
		var code uint16
		size := 3
		if rest := text[i:]; len(rest) >= 3 && isIdeographByte(rest[0]) && (rest[1]^0x80)|(rest[2]^0x80) < 0x40 {
			code = x.pages[uint(rest[0]&0x0F)<<6|uint(rest[1]&0x3F)].code(rest[2])
		} else {
			if startsBreak(rest) {
				if i = skipBreak(text, i); i >= len(text) {
					return w, end
				}
			}
			code, size = x.codeAt(text, i)
		}
		// By code 0, too, no state has a child.
		next := cells[int(cell.base)+int(code)]
		if next.check != cell.base {
			return w, end
		}
		cell = next
		i += size
	}
}

// startsBreak reports whether white space that may break a phrase begins a text.
func startsBreak(text string) bool {
	return text[0] <= ' ' || text[0] == 0xE3 && hasPrefixAt(text, 0, "\u3000")
}

// skipBreak passes over white space inside a phrase: text is broken over lines.
func skipBreak(text string, i int) int {
	const longest = 16
	for end := min(len(text), i+longest); i < end; {
		r, size := characterAt(text, i)
		if !isSpace(r) {
			break
		}
		i += size
	}
	return i
}
