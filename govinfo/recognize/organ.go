package recognize

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// finishOrgan reads the organ from the text where no title tells it, weighs a name that
// stands on a line of its own, and tells what is not known.
func (r *reader) finishOrgan(preface govinfo.Narrative, at Origin) {
	organ := &r.result.Report.Agency
	alone := (r.byline > 0 || r.title != nil && r.title.above) && organ.Name != ""
	if organ.Name == "" || alone {
		if signed := r.signature(r.result.Report.Year); signed != "" && !isPartOf(signed, organ.Name) {
			organ.Name, alone = signed, false
		}
	}
	switch {
	case alone:
		r.confirmOrgan(preface, at)
	case organ.Name == "":
		organ.Name = cmp.Or(r.completedOrgan(preface), r.announcedOrgan(preface), r.labelledOrgan(), r.agreedOrgan(preface))
		if organ.Name == "" && !r.isEmptyForm() {
			r.doubt(UnknownOrgan, "agency.name", at, "没有找到机关名称")
		}
	}
	if level, sure := govinfo.LevelOfName(organ.Name); sure {
		organ.Level = level
	}
}

// isPartOf reports whether one of two names holds the other.
func isPartOf(a, b string) bool {
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// confirmOrgan asks the other evidence about a name that stands on a line of its own.
// Where that speaks of another organ, the name is unknown. On a page of a site, where the
// name may be the site's, it is told to be inferred unless something confirms it.
func (r *reader) confirmOrgan(preface govinfo.Narrative, at Origin) {
	organ := &r.result.Report.Agency
	verdict, other := r.judge(organ.Name, preface)
	if r.hasRival(organ.Name) {
		verdict, other = contradicts, "另一机关名称"
	}
	switch {
	case verdict == contradicts:
		r.doubt(UnknownOrgan, "agency.name", at, "机关名称不能确定：标题上下的“%s”与文中的“%s”不一致", organ.Name, other)
		organ.Name = ""
	case r.title != nil && r.title.bracketed:
	case verdict == silent && r.isPage() && (isSiteOwner(simplified(organ.Name)) || !r.isNamed(simplified(organ.Name), preface)):
		r.doubt(InferredOrgan, "agency.name", at, "标题没有写明机关名称，按标题上下的“%s”推定", organ.Name)
	}
}

// hasRival reports whether another organ stands on the line below the title, or below that
// of the name.
func (r *reader) hasRival(name string) bool {
	if r.byline > 0 {
		return r.isOther(r.byline+1, name)
	}
	return r.title != nil && r.title.last >= 0 && r.title.last+1 < r.headEnd && r.isOther(r.title.last+1, name)
}

// isSiteOwner reports whether a name is that of a government above towns, or of its
// office, whose site shows the reports of its departments and towns.
func isSiteOwner(plain string) bool {
	return (strings.HasSuffix(plain, "政府") || strings.HasSuffix(plain, "政府办公室") || strings.HasSuffix(plain, "政府办公厅")) &&
		organname.Rank(plain) < organname.TownRank
}

// isPage reports whether the head of the document has what the pages of sites print of
// themselves.
func (r *reader) isPage() bool {
	for block := r.from; block < r.headEnd; block++ {
		if text, ok := blockText(r.doc.Blocks[block]); ok && isMetadata(text) {
			return true
		}
	}
	return false
}

// completedOrgan returns the name that the rest of the head bears out where the line above
// the title may be the beginning of the organ's name, or not: the whole of both lines or, if
// it has only that, the name in the title.
func (r *reader) completedOrgan(preface govinfo.Narrative) string {
	if r.title == nil || r.title.half == "" {
		return ""
	}
	whole, own := simplified(r.title.half), simplified(r.title.own)
	result := ""
	for _, text := range r.headTexts(preface) {
		plain := simplified(words.Fold(text))
		switch {
		case strings.Contains(plain, whole):
			return r.title.half
		case strings.Contains(plain, own) && !organname.IsPart(own) && !organname.IsRelative(own):
			result = r.title.own
		}
	}
	return result
}

// ownLabel matches the line that names whose report it is, unlike 发布机构, which is who
// publishes the page.
var ownLabel = regexp.MustCompile(`^(?:编制单位|编制机关|填报单位|报告单位|机关名称|单位名称):([^,。;:]{3,40})$`)

// labelledOrgan returns the organ that a line of the head names as that of the report; ""
// where none or several do.
func (r *reader) labelledOrgan() (organ string) {
	for block := r.from; block < r.headEnd; block++ {
		text, ok := blockText(r.doc.Blocks[block])
		if !ok || len(text) > 4*longestName {
			continue
		}
		found := ownLabel.FindStringSubmatch(words.Fold(text))
		switch {
		case found == nil || !isFullName(found[1]) || organname.IsPart(simplified(found[1])):
		case organ != "" && organ != found[1]:
			return ""
		default:
			organ = found[1]
		}
	}
	return organ
}

// headTexts returns the metadata and the first paragraphs, without the titles.
func (r *reader) headTexts(preface govinfo.Narrative) []string {
	texts := r.leadingText(preface)
	for block := r.from; block < r.headEnd; block++ {
		if !r.isTitle(block) {
			texts = append(texts, r.metadataLines(block)...)
		}
	}
	return texts
}

// signature returns the organ that signs at the end of the report, above or below its
// date in the year after the one reported on.
func (r *reader) signature(year int) string {
	const lines = 6
	organ, dated := "", false
	for block, n := r.to-1, 0; block >= r.from && n < lines; block-- {
		text, ok := blockText(r.doc.Blocks[block])
		if !ok {
			break
		}
		text = strings.TrimSpace(text)
		if text == "" || isPageEnd(text) {
			continue
		}
		n++
		folded := words.Fold(text)
		if date, ok := dateLine(folded); ok {
			dated = dated || year == 0 || date.Year == year+1
			continue
		}
		if organ == "" && utf8.RuneCountInString(text) <= longestName && isOrganName(text, folded) {
			organ = folded
			continue
		}
		break
	}
	if !dated {
		return ""
	}
	return organ
}
