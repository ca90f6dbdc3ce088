package recognize

import (
	"regexp"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// A line above a title that names no organ may be whose report it is, or the head of the
// site. What else the document says of its organ decides: who has made the report, who
// publishes it, whom to ask, and what the organ calls itself. Where one of these speaks of
// another organ, none is certain.

// witness is a name that a document gives, beside the title, for whose report it is.
type witness struct {
	name string // folded and simplified
	// outside says that the name may be that of who publishes the report or answers for it
	// on behalf of the organ: a government's office, or who runs the site.
	outside bool
}

// speaks reports what a witness says of a name: for it, against it, or nothing.
func (w witness) speaks(name string) verdict {
	switch {
	case organname.MayBeOne(w.name, name):
		return agrees
	case w.outside && (organname.IsAbove(w.name, name) || words.HasAny(w.name, compilers[:]...) || words.HasAny(w.name, media[:]...)):
		return silent
	}
	return contradicts
}

// verdict is what the other evidence says of a name.
type verdict uint8

const (
	silent verdict = iota
	agrees
	contradicts
)

// media are words in the names of those who publish what is others'.
var media = [...]string{"融媒体", "新闻", "网", "信息中心", "宣传", "传媒", "电视", "报社", "本站"}

// judge weighs a name from a line that stands alone against the other evidence, and
// returns the first witness that contradicts it.
func (r *reader) judge(name string, preface govinfo.Narrative) (verdict, string) {
	name = simplified(name)
	sum := silent
	for _, w := range r.witnesses(preface) {
		switch w.speaks(name) {
		case contradicts:
			return contradicts, w.name
		case agrees:
			sum = agrees
		case silent:
		}
	}
	switch own, called := r.ownWord(name, preface); own {
	case contradicts:
		return contradicts, called
	case agrees:
		sum = agrees
	case silent:
	}
	return sum, ""
}

// witnesses returns what the metadata and the preface say of whose report it is.
func (r *reader) witnesses(preface govinfo.Narrative) (all []witness) {
	if organ := r.announcedOrgan(preface); organ != "" {
		all = append(all, witness{simplified(organ), false})
	}
	if office := authorOffice(preface); office != "" {
		all = append(all, witness{office, false})
	}
	for block := r.from; block < r.headEnd; block++ {
		for _, line := range r.metadataLines(block) {
			for _, name := range publishers(line) {
				all = append(all, witness{name, true})
			}
		}
	}
	for _, text := range r.leadingText(preface) {
		if name := askedOrgan(text); name != "" {
			all = append(all, witness{name, true})
		}
	}
	return all
}

// officeAuthor matches where a folded sentence says that the office of a government has made
// the report.
var officeAuthor = regexp.MustCompile(`由([^,。;:《》、]{3,30}政府办公[室厅])(?:根据|按照|依据|依照|结合|负责|组织)?[^。;]{0,200}?(?:编制|编写|撰写)`)

// authorOffice returns the office of a government that a preface says has made the report,
// simplified, or "". Its report is its government's, or its own, and no department's.
func authorOffice(preface govinfo.Narrative) string {
	for i := range preface {
		if len(preface[i].Text) > 6000 {
			continue
		}
		if found := officeAuthor.FindStringSubmatch(simplified(words.Fold(preface[i].Text))); found != nil && isFullName(found[1]) {
			return found[1]
		}
	}
	return ""
}

// source matches where a page says its text is from.
var source = regexp.MustCompile(`来源\s*[:：]\s*([\p{Han}()（）]{2,40})`)

// publishers returns the organs that a line of metadata names as those that publish the
// text.
func publishers(line string) (names []string) {
	if len(line) > 600 {
		return nil
	}
	take := func(value string) {
		name, _, _ := strings.Cut(strings.TrimSpace(value), " ")
		if name = simplified(words.Fold(name)); isOrganName(name, name) && !isOfficeOnly(name) {
			names = append(names, name)
		}
	}
	for _, l := range labelsOf(line) {
		if l.ref == "agency.name" {
			take(l.value)
		}
	}
	if found := source.FindStringSubmatch(line); found != nil {
		take(found[1])
	}
	return names
}

// isOfficeOnly reports whether a name is that of a part that any organ has: 办公室.
func isOfficeOnly(name string) bool {
	return strings.HasSuffix(name, "办公室") && organname.IsPart(name)
}

// asked matches whom a folded sentence says to ask.
var asked = regexp.MustCompile(`(?:请与|请联系:?|可与|请向)([^,。;:()、]{3,40}?)(?:联系|咨询|反映|\(|[,。;:]|$)`)

// askedOrgan returns the organ that a text says to ask, or "".
func askedOrgan(text string) string {
	if len(text) > 6000 || !strings.Contains(text, "联系") {
		return ""
	}
	found := asked.FindStringSubmatch(simplified(words.Fold(text)))
	if found == nil {
		return ""
	}
	name := found[1]
	if organ := withoutOffice(name); organ != "" {
		name = organ
	}
	if !isFullName(name) || organname.IsPart(name) {
		return ""
	}
	return name
}

// leadingText returns the first paragraphs of the report, where organs speak of
// themselves.
func (r *reader) leadingText(preface govinfo.Narrative) (texts []string) {
	const most = 8
	for _, part := range [...]govinfo.Narrative{preface, r.result.Report.Overview} {
		for i := range part[:min(len(part), most)] {
			if len(part[i].Text) <= 6000 {
				texts = append(texts, part[i].Text)
			}
		}
	}
	return texts
}

// ownWords are what organs call themselves, 我 or 本 before what kind of organ they are. A
// county's departments speak of their county, too, so that 我县 says nothing.
var ownWords = regexp.MustCompile(`我(局|镇|乡|街道|委|厅|院|校|关|中心|办)`)

// ownWord tells whether an organ of a name may call itself as the first paragraphs do.
func (r *reader) ownWord(name string, preface govinfo.Narrative) (v verdict, called string) {
	for _, text := range r.leadingText(preface) {
		for _, found := range ownWords.FindAllStringSubmatch(simplified(words.Fold(text)), 8) {
			if strings.Contains(name, found[1]) || found[1] == "校" && strings.Contains(name, "学") {
				return agrees, ""
			}
			if found[1] != "办" { // the office of a government, a subdistrict, or within an organ
				v, called = contradicts, found[0]
			}
		}
	}
	return v, called
}
