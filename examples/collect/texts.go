package main

import (
	"context"
	"hash/maphash"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
)

// ruleCopied is the rule that compares texts with those of other organs.
const ruleCopied validate.RuleID = "G03"

// sentences tell which sentences more than one report has, in memory of one size: a
// sentence may be taken for one that several have, and then costs memory, but none that
// several have is missed. It may be used by several goroutines at once.
type sentences struct {
	mu          sync.Mutex
	seed        maphash.Seed
	once, twice []uint64 // a bit a place
}

const places = 1 << 24 // for some hundred thousand sentences

func newSentences() *sentences {
	return &sentences{seed: maphash.MakeSeed(), once: make([]uint64, places/64), twice: make([]uint64, places/64)}
}

// add adds the sentences of a report.
func (t *sentences) add(r *govinfo.Report) {
	own := make(map[uint64]bool)
	for _, section := range [...]govinfo.Narrative{r.Overview, r.Problems} {
		for letters := range sentencesOf(section) {
			own[maphash.String(t.seed, letters)] = true
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for hash := range own {
		if has(t.once, hash) {
			put(t.twice, hash)
		}
		put(t.once, hash)
	}
}

// shared counts the letters in sentences that other reports have, too.
func (t *sentences) shared(n govinfo.Narrative) (count int) {
	for letters := range sentencesOf(n) {
		if has(t.twice, maphash.String(t.seed, letters)) {
			count += utf8.RuneCountInString(letters)
		}
	}
	return count
}

// sharing returns a report without the texts that share too little with others' to be
// copied or copied from; nil if none is left.
func (t *sentences) sharing(r *govinfo.Report) *govinfo.Report {
	const least = 50 // letters; the rule looks at texts of 60 and more of which nine tenths are shared
	left := *r
	if t.shared(r.Overview) < least {
		left.Overview = nil
	}
	if t.shared(r.Problems) < least {
		left.Problems = nil
	}
	if left.Overview == nil && left.Problems == nil {
		return nil
	}
	return &left
}

// has and put look at two places of a hash.
func has(bits []uint64, hash uint64) bool {
	a, b := hash%places, hash>>32%places
	return bits[a/64]>>(a%64)&1 == 1 && bits[b/64]>>(b%64)&1 == 1
}

func put(bits []uint64, hash uint64) {
	a, b := hash%places, hash>>32%places
	bits[a/64] |= 1 << (a % 64)
	bits[b/64] |= 1 << (b % 64)
}

// sentencesOf yields the letters of sentences, as the rule compares them.
func sentencesOf(n govinfo.Narrative) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := range n {
			for sentence := range strings.FieldsFuncSeq(n[i].Text, func(r rune) bool { return strings.ContainsRune("。；！？;!?\n", r) }) {
				letters := strings.Map(func(r rune) rune {
					if unicode.IsLetter(r) {
						return r
					}
					return -1
				}, sentence)
				if letters != "" && !yield(letters) {
					return
				}
			}
		}
	}
}

// tellCopies tells the organs whose text is another's. Memory has only the texts that
// share enough with others' to be copied or copied from.
func (c *collection) tellCopies(ctx context.Context) error {
	engine, err := c.rules.Engine(validate.Only(ruleCopied))
	if err != nil {
		return err
	}
	var others validate.Others
	var sharing []*organ
	err = c.each(ctx, func(o *organ, r *govinfo.Report) error {
		if r := c.sentences.sharing(r); r != nil {
			others.Add(r)
			sharing = append(sharing, o)
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.sentences = nil
	for _, o := range sharing {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := c.kept(o.taken.id)
		if err != nil {
			return err
		}
		for _, f := range engine.Check(validate.Filing{Report: r.Report, Others: &others}).Findings {
			o.tells = append(o.tells, itemOf(f, f.Place, f.Text))
		}
	}
	return nil
}
