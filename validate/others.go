package validate

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// Others are other organs' reports, known by the sentences of their sections 一 and
// 五, so that copied text is found among thousands of them ([Filing.Others]). It
// keeps some forty bytes a sentence and nothing of the reports. [Others.Add] is for
// one goroutine; what has been added is only read by checks, any number at once. The
// zero Others is ready for use.
//
// Adding is linear in the text. A check costs what the report's own sentences cost,
// however many reports there are: of a sentence that many organs share only the first
// ones are looked at.
type Others struct {
	seed     maphash.Seed
	organs   []otherOrgan
	sections [len(copiedSections)]map[uint64]holders // by the hash of a sentence
	links    []holder
}

// holders are the organs that have a sentence: a list in [Others.links].
type holders struct {
	last  int32 // index of the last one
	count int32
}

type holder struct{ organ, before int32 }

// otherOrgan is what is kept of a report.
type otherOrgan struct {
	name, creditCode string
	year             int
	sentences        [len(copiedSections)][]uint64 // sorted
}

// mostSharing is the number of organs that are remembered to have a sentence. What
// more of them share is looked up in those that have the rest of the text.
const mostSharing = 32

// copiedSections are the sections that are compared, and how many letters they have at
// least: what is short may well be the same in two reports.
var copiedSections = [...]struct {
	ref    govinfo.Ref
	of     func(*govinfo.Report) govinfo.Narrative
	enough int
}{
	{refOverview, func(r *govinfo.Report) govinfo.Narrative { return r.Overview }, 150},
	{refProblems, func(r *govinfo.Report) govinfo.Narrative { return r.Problems }, 60},
}

// Add adds a report. One that is nil, or without a name or a year, is passed over: it
// could be the organ's own.
func (o *Others) Add(r *govinfo.Report) {
	if r == nil || strings.TrimSpace(r.Agency.Name) == "" || r.Year == 0 {
		return
	}
	if len(o.organs) == 0 {
		o.seed = maphash.MakeSeed()
		for i := range o.sections {
			o.sections[i] = make(map[uint64]holders)
		}
	}
	organ := otherOrgan{name: strings.TrimSpace(r.Agency.Name), creditCode: r.Agency.CreditCode, year: r.Year}
	number := int32(len(o.organs))
	for i, section := range copiedSections {
		sentences, letters := o.sentencesOf(section.of(r))
		if letters < section.enough {
			continue
		}
		hashes := make([]uint64, len(sentences))
		for k, sentence := range sentences {
			hashes[k] = sentence.hash
		}
		slices.Sort(hashes)
		organ.sentences[i] = slices.Compact(hashes)
		for _, hash := range organ.sentences[i] {
			if of := o.sections[i][hash]; of.count < mostSharing {
				o.links = append(o.links, holder{number, of.last})
				o.sections[i][hash] = holders{int32(len(o.links) - 1), of.count + 1}
			}
		}
	}
	o.organs = append(o.organs, organ)
}

// count returns the number of reports that were added.
func (o *Others) count() int { return len(o.organs) }

// hashedSentence is a sentence without figures and marks.
type hashedSentence struct {
	hash    uint64
	letters int
}

func (o *Others) sentencesOf(n govinfo.Narrative) (sentences []hashedSentence, letters int) {
	for i := range n {
		for sentence := range strings.FieldsFuncSeq(n[i].Text, endsSentence) {
			text := lettersOf(sentence)
			if text == "" {
				continue
			}
			s := hashedSentence{maphash.String(o.seed, text), utf8.RuneCountInString(text)}
			sentences, letters = append(sentences, s), letters+s.letters
		}
	}
	return sentences, letters
}

// likeness is what a section of a report has in common with others'.
type likeness struct {
	organ     string // the one that shares most; "" for none
	same, all int    // letters that it shares, of all
	// own are the letters of sentences that few organs have, and sameOwn those of them
	// that the organ shares. The rest is a template's.
	own, sameOwn int
}

// templateOrgans is the number of other organs that have a sentence by which it is
// taken for one of a template.
const templateOrgans = 4

// copied reports whether the organ shares nine tenths and more of the text.
func (l *likeness) copied() bool { return l.organ != "" && l.same*10 >= l.all*9 }

// ofTemplate reports whether what is shared is that of a template: what is not common to
// many is too short to be sure of, or not shared.
func (l *likeness) ofTemplate(enough int) bool { return l.own < enough || l.sameOwn*10 < l.own*9 }

// like returns what a section of the report has in common with the other organ that
// shares most of it.
func (o *Others) like(section int, r *govinfo.Report) (l likeness) {
	sentences, all := o.sentencesOf(copiedSections[section].of(r))
	l.all = all
	if all < copiedSections[section].enough {
		return l
	}
	shared := make(map[int32]int)
	var own []hashedSentence
	for _, sentence := range sentences {
		organs := 0
		for number := range o.having(section, sentence.hash) {
			if o.organs[number].isOther(r) {
				organs++
				shared[number] += sentence.letters
			}
		}
		if organs >= templateOrgans {
			continue
		}
		l.own += sentence.letters
		own = append(own, sentence)
	}
	for _, number := range o.likeliest(shared) {
		if n := o.organs[number].sharing(section, sentences); n > l.same {
			l.organ, l.same, l.sameOwn = o.organs[number].name, n, o.organs[number].sharing(section, own)
		}
	}
	return l
}

// having yields the organs that are known to have a sentence.
func (o *Others) having(section int, hash uint64) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		of := o.sections[section][hash]
		for at := of.last; of.count > 0 && yield(o.links[at].organ); of.count-- {
			at = o.links[at].before
		}
	}
}

// likeliest returns the organs that are known to share most, a few of them; of equals
// those whose names come first, in whatever order they were added, and of namesakes those
// that were added first.
func (o *Others) likeliest(shared map[int32]int) []int32 {
	const most = 4
	var best []int32
	for number := range shared {
		at, _ := slices.BinarySearchFunc(best, number, func(a, b int32) int {
			return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(o.organs[a].name, o.organs[b].name), cmp.Compare(a, b))
		})
		if best = slices.Insert(best, at, number); len(best) > most {
			best = best[:most]
		}
	}
	return best
}

// sharing returns how many letters of the sentences the organ has, too.
func (o *otherOrgan) sharing(section int, sentences []hashedSentence) (letters int) {
	for _, sentence := range sentences {
		if _, has := slices.BinarySearch(o.sentences[section], sentence.hash); has {
			letters += sentence.letters
		}
	}
	return letters
}

// isOther reports whether the organ is surely another one than the report's, on the
// same year. A government and its office, a bureau and its station publish the same
// text by right: where one name holds the other, they count as one.
func (o *otherOrgan) isOther(r *govinfo.Report) bool {
	name := strings.TrimSpace(r.Agency.Name)
	return o.year == r.Year && !strings.Contains(name, o.name) && !strings.Contains(o.name, name) &&
		(o.creditCode == "" || o.creditCode != r.Agency.CreditCode)
}
