package validate

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// Others are other organs' reports, known by the sentences of their sections 一 and
// 五, so that copied text is found among thousands of them ([Filing.Others]). It
// keeps some eight bytes a sentence and nothing of the reports. [Others.Add] is for
// one goroutine; what has been added is only read by checks, any number at once. The
// zero Others is ready for use.
//
// Adding is linear in the text. A check costs what the report's own sentences cost,
// however many reports there are: of a sentence that many organs share only the first
// ones are looked at.
type Others struct {
	seed     maphash.Seed
	organs   []otherOrgan
	sections [len(copiedSections)]map[uint64][]int32 // sentence to the organs that have it
}

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
			o.sections[i] = make(map[uint64][]int32)
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
			if with := o.sections[i][hash]; len(with) < mostSharing {
				o.sections[i][hash] = append(with, number)
			}
		}
	}
	o.organs = append(o.organs, organ)
}

// Len returns the number of reports that were added.
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

// copy returns the other organ that shares most of a section of the report, and how
// many of its letters.
func (o *Others) copy(section int, r *govinfo.Report) (organ string, same, all int) {
	sentences, all := o.sentencesOf(copiedSections[section].of(r))
	if all < copiedSections[section].enough {
		return "", 0, all
	}
	shared := make(map[int32]int)
	for _, sentence := range sentences {
		for _, number := range o.sections[section][sentence.hash] {
			if o.organs[number].isOther(r) {
				shared[number] += sentence.letters
			}
		}
	}
	for _, number := range likeliest(shared) {
		if n := o.organs[number].sharing(section, sentences); n > same {
			organ, same = o.organs[number].name, n
		}
	}
	return organ, same, all
}

// likeliest returns the organs that are known to share most, a few of them.
func likeliest(shared map[int32]int) []int32 {
	const most = 4
	var best []int32
	for number, letters := range shared {
		at, _ := slices.BinarySearchFunc(best, letters, func(known int32, letters int) int {
			if shared[known] > letters || shared[known] == letters && known < number {
				return -1
			}
			return 1
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
