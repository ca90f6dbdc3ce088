package narrative

import (
	"strings"
	"testing"
)

func TestLexicon(t *testing.T) {
	seen := map[string]word{}
	words := map[word]bool{}
	for _, p := range lexicon {
		if words[p.word] {
			t.Errorf("word %d has two entries", p.word)
		}
		words[p.word] = true
		for phrase := range strings.SplitSeq(p.list, " ") {
			if phrase == "" {
				t.Errorf("word %d: two spaces in %q", p.word, p.list)
				continue
			}
			if _, twice := seen[phrase]; twice {
				t.Errorf("%s stands twice", phrase)
			}
			seen[phrase] = p.word
		}
	}
	for w := filler; w < wordCount; w++ {
		if !words[w] {
			t.Errorf("word %d has no phrases", w)
		}
	}
	// The index finds every phrase, the longest first.
	x := loadIndex()
	for phrase, want := range seen {
		text := phrase + "0"
		code, size := x.codeAt(text, 0)
		if got, end := x.match(text, 0, code, size); got != want || end != len(phrase) {
			t.Errorf("%s: found word %d of %d bytes, want %d", phrase, got, end, want)
		}
	}
}

func TestWords(t *testing.T) {
	set := setOf(filler, upheld, wordCount-1)
	if !set.has(filler) || !set.has(upheld) || !set.has(wordCount-1) || set.has(noise) || set.count() != 3 {
		t.Errorf("got %x", set)
	}
	if !set.within(set.union(setOf(noise))) || set.union(setOf(noise)).within(set) {
		t.Error("within")
	}
	if a, b, c := set.pop(), set.pop(), set.pop(); a != filler || b != upheld || c != wordCount-1 || set != (words{}) {
		t.Errorf("popped %d, %d, %d", a, b, c)
	}
}
