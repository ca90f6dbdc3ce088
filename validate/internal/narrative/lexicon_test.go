package narrative

import (
	"strings"
	"testing"
)

// listed calls yield for every phrase of the lexicon, and then of the patterns.
func listed(yield func(w word, phrase string, made bool)) {
	each := func(w word, list string, made bool) {
		for pattern := range strings.SplitSeq(list, " ") {
			expand(pattern, func(phrase string) { yield(w, phrase, made) })
		}
	}
	for _, topic := range lexicon {
		for _, p := range topic {
			each(p.word, p.list, false)
		}
	}
	for _, p := range nounPatterns {
		each(p.word, p.list, true)
	}
}

func TestLexicon(t *testing.T) {
	words := map[string]word{}
	has := map[word]bool{}
	listed(func(w word, phrase string, made bool) {
		if phrase == "" {
			if !made {
				t.Errorf("word %d: two spaces", w)
			}
			return
		}
		has[w] = true
		if other, twice := words[phrase]; twice {
			if !made && other != w {
				t.Errorf("%s is word %d and word %d", phrase, other, w)
			}
			return
		}
		words[phrase] = w
	})
	for w := filler; w < wordCount; w++ {
		if !has[w] {
			t.Errorf("word %d has no phrases", w)
		}
	}
	// The index finds every phrase, the longest first.
	x := loadIndex()
	for phrase, want := range words {
		text := phrase + "0"
		code, size := x.codeAt(text, 0)
		got, end := x.match(text, size, x.start(code))
		if got != want || end != len(phrase) || !x.mayStart(code, text, size) {
			t.Errorf("%s: found word %d of %d bytes, want %d", phrase, got, end, want)
		}
	}
}

func TestExpand(t *testing.T) {
	var got []string
	expand("{a|}b{c|d}", func(phrase string) { got = append(got, phrase) })
	if text := strings.Join(got, " "); text != "abc abd bc bd" {
		t.Errorf("got %s", text)
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
	if left := set.without(setOf(upheld)); left != setOf(filler, wordCount-1) {
		t.Errorf("without: %x", left)
	}
	if a, b, c := set.pop(), set.pop(), set.pop(); a != filler || b != upheld || c != wordCount-1 || set != (words{}) {
		t.Errorf("popped %d, %d, %d", a, b, c)
	}
}
