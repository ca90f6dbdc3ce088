package recognize

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// Whom a report says to ask may answer for another organ. If the report speaks of the same
// one in another place, as the one that acts or publishes, both agree on whose it is.

// agreedOrgan returns the organ that is to be asked, if the first paragraphs or the metadata
// name it beside that, and nothing contradicts it; else "". Governments above towns and
// those who make reports for them are left out: they answer for others, too.
func (r *reader) agreedOrgan(preface govinfo.Narrative) string {
	asked := ""
	for _, text := range r.leadingText(preface) {
		name := askedOrgan(text)
		if name == "" || name == asked {
			continue
		}
		if asked != "" {
			return ""
		}
		asked = name
	}
	if asked == "" || isSiteOwner(asked) || words.HasAny(asked, compilers[:]...) || !r.isNamed(asked, preface) {
		return ""
	}
	if verdict, _ := r.judge(asked, preface); verdict == contradicts {
		return ""
	}
	return asked
}

// isNamed reports whether an organ is named outside the sentence that says to ask it.
func (r *reader) isNamed(name string, preface govinfo.Narrative) bool {
	for block := r.from; block < r.headEnd; block++ {
		for _, line := range r.metadataLines(block) {
			if slices.ContainsFunc(publishers(line), func(other string) bool { return organname.MayBeOne(other, name) }) {
				return true
			}
		}
	}
	if _, short := organname.LastPlace(name); short != "" && !organname.IsPart(short) {
		name = short // 绿园区春城街道办事处
	}
	for _, text := range r.leadingText(preface) {
		for sentence := range sentences(text) {
			if plain := simplified(words.Fold(sentence)); askedOrgan(plain) == "" && actsAs(plain, name) {
				return true
			}
		}
	}
	return false
}

// actsAs reports whether a folded sentence names an organ, and not as the one whose notice
// it follows: 按照云溪县财政局关于…的通知.
func actsAs(plain, name string) bool {
	for {
		_, behind, found := strings.Cut(plain, name)
		if !found {
			return false
		}
		if !slices.ContainsFunc(orders[:], func(word string) bool { return strings.HasPrefix(behind, word) }) {
			return true
		}
		plain = behind
	}
}

// orders are words behind an organ that others follow.
var orders = [...]string{"关于", "《", "〈", "<", "要求", "的要求", "通知", "印发", "办公室关于", "下发", "统一", "部署", "的部署"}
