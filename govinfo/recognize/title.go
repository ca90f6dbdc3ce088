package recognize

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// reportName matches the end of a report's folded title without its year: what it
// is called.
var reportName = regexp.MustCompile(`的?(?:(?:政府|政务)?信息|政务)公开(?:工作)?(?:情况)?的?(?:年度|工作)*(?:报告|年报)》?$`)

// reportYear matches the year in a folded title.
var reportYear = regexp.MustCompile(`[(（〔]?((?:19|20)\d\d)年?度?[)）〕]?`)

// titleEnd matches what stands behind a title and says nothing of the report: a
// remark in brackets other than a year, and the ending of a file's name.
var titleEnd = regexp.MustCompile(`(?:\([^()\d]*\))?(?:\.(?:docx?|pdf|wps|html?))?$`)

// wordYear matches a year in Chinese numerals.
var wordYear = regexp.MustCompile(`[二贰][〇○零0OＯ◯]([〇○零0OＯ◯一二三四五六七八九]{2})年`)

// yearInWords writes a year of a folded text that stands there in Chinese numerals
// in digits: 二〇二一年.
func yearInWords(folded string) string {
	in := wordYear.FindStringSubmatchIndex(folded)
	if in == nil {
		return folded
	}
	year := 20
	for _, r := range folded[in[2]:in[3]] {
		year = 10*year + words.ItemDigit(r)
	}
	return folded[:in[0]] + strconv.Itoa(year) + "年" + folded[in[1]:]
}

// titleBlock is a report's title in the document.
type titleBlock struct {
	first, last int // blocks
	text        string
	organ       string
	year        int
	// half is the name that the organ would have with the line above it, which may be its
	// beginning, and own the one without it; then organ is "".
	half, own string
	// above says that the organ is a line of its own above the title, which may be the head
	// of the site, too, or, where bracketed is set, in brackets below it, which no site's head
	// is. lent says that the year is that of another title on the page.
	above, bracketed, lent bool
}

// weight tells how much a title says of whose report it is, and of which year.
func (t *titleBlock) weight() int {
	weight := 0
	if t.organ != "" {
		weight += 2
	}
	if t.year != 0 {
		weight++
	}
	return weight
}

// longestPart is the longest line, in characters, that may be part of a title, and
// longestName the longest name of an organ.
const (
	longestPart = 60
	longestName = 40
)

// siteBehind matches what the titles of web pages have behind that of the report: the
// column and the site.
var siteBehind = regexp.MustCompile(`(报告|年报)\s*(?:[_|]|-+|—+|–+).*(?:网|网站|平台|人民政府|_.*)$`)

// parseTitle reads a text as the title of a report.
func parseTitle(text string) (titleBlock, bool) {
	text = siteBehind.ReplaceAllString(withoutPageMark(text), "$1")
	printed := yearInWords(words.Fold(text))
	plain := simplified(printed) // byte by byte beside it
	if !strings.Contains(plain, "信息公开") && !strings.Contains(plain, "政务公开") {
		return titleBlock{}, false
	}
	title := titleBlock{text: words.OneLine(text)}
	end := titleEnd.FindStringIndex(plain)[0]
	printed, plain = printed[:end], plain[:end]
	printed, plain, year := cutYears(printed, plain)
	at := reportName.FindStringIndex(plain)
	if at == nil || year == 0 && strings.HasSuffix(plain, "公开报告") {
		return titleBlock{}, false
	}
	if strings.HasSuffix(plain[:at[0]], "人民") && strings.HasPrefix(plain[at[0]:], "政府") {
		at[0] += len("政府") // 县人民政府信息公开: the word is the organ's
	}
	head := wholeYear.ReplaceAllString(printed[:at[0]], "")
	if year == 0 {
		head, year = cutShortYear(head)
	}
	title.year = year
	organ := trimOrgan(lastName(text, head))
	if strings.ContainsAny(organ, ",、?!;。") || utf8.RuneCountInString(organ) > longestPart || hasProse(simplified(organ)) {
		return titleBlock{}, false
	}
	if isPlausibleOrgan(organ) && !namesNoOrgan(organ) {
		title.organ = organ
	}
	return title, true
}

// yearRange matches several years of which a report is on all: 2022-2023年.
var yearRange = regexp.MustCompile(`(?:19|20)\d\d年?度?(?:-|—|–|~|至|和|、)(?:19|20)\d\d年?`)

// cutYears cuts the years from a folded title, and returns the one of the report: of
// several the one next to its name; 0 where it covers several, or the year is misprinted. plain is the simplified
// text beside the printed one, byte by byte.
func cutYears(printed, plain string) (cutPrinted, cutPlain string, year int) {
	several := yearRange.MatchString(plain)
	for _, in := range slices.Backward(reportYear.FindAllStringSubmatchIndex(plain, 4)) {
		if year == 0 {
			year = atoi(plain[in[2]:in[3]])
		}
		several = several || isDigitAt(plain, in[3]) || isDigitAt(plain, in[2]-1) // 20223年
		printed, plain = printed[:in[0]]+printed[in[1]:], plain[:in[0]]+plain[in[1]:]
	}
	if several {
		year = 0
	}
	return printed, plain, year
}

func isDigitAt(text string, i int) bool {
	return 0 <= i && i < len(text) && '0' <= text[i] && text[i] <= '9'
}

// shortYear matches a year of two digits at the end of what stands before a report's
// name, or at the beginning of the title: 云溪县司法局23年.
var shortYear = regexp.MustCompile(`^[12]\d年度?|(?:[^\d第])([12]\d年度?)$`)

// wholeYear matches the months of a whole year behind an organ's name.
var wholeYear = regexp.MustCompile(`0?1月(?:0?1日)?(?:至|到|-|—|–|~)12月(?:31日)?$`)

// cutShortYear cuts a year of two digits from what stands before a report's name.
func cutShortYear(head string) (rest string, year int) {
	in := shortYear.FindStringSubmatchIndex(head)
	switch {
	case in == nil:
		return head, 0
	case in[2] < 0:
		return head[in[1]:], 2000 + atoi(head[:2])
	}
	return head[:in[2]], 2000 + atoi(head[in[2]:in[2]+2])
}

// lastName returns the folded head of a title, which is what stands before the report's
// name, without what a space parts from its last name in the printed text: the name of a
// site, or of an organ above, 云溪县人民政府 云溪县财政局. With the name of yet another organ
// none is certain, and the result is "". A name that is spaced out, or broken over lines, is
// left whole.
func lastName(text, head string) string {
	for i, r := range text {
		if r == '\n' || !strings.ContainsRune(space, r) || i > 4*longestName {
			continue
		}
		before := strings.Trim(words.Fold(text[:i]), "|_")
		own, found := strings.CutPrefix(head, before)
		plain, above := simplified(own), simplified(before)
		if !found || !isFullName(own) || organname.IsPart(plain) || organname.Rank(plain) == 0 || organname.Joins(above, plain) {
			continue
		}
		switch {
		case !isOrganName(before, before):
			if isSiteName(above) {
				return own
			}
		case organname.IsAbove(above, plain) || organname.MayBeOne(above, plain):
			return own
		default:
			return ""
		}
	}
	return head
}

// isSiteName reports whether a text ends as the names of sites and columns do.
func isSiteName(plain string) bool {
	return strings.HasSuffix(plain, "网") || strings.HasSuffix(plain, "网站") || strings.HasSuffix(plain, "公开") || strings.HasSuffix(plain, "平台")
}

// trimOrgan cuts from the beginning of a title what is not the organ's name.
func trimOrgan(head string) string {
	const marks = "《》—-–~至:,_|"
	head = strings.Trim(head, marks)
	if strings.HasSuffix(head, ")") && !strings.Contains(head, "(") {
		return "" // a line broke the other name in brackets
	}
	if strings.HasPrefix(head, "(") && strings.HasSuffix(head, ")") || strings.Count(head, "(") != strings.Count(head, ")") {
		head = strings.Trim(head, "()")
	}
	if rest, found := strings.CutPrefix(head, "关于"); found {
		head = aboutVerb.ReplaceAllString(rest, "")
	}
	head = scopeBehind.ReplaceAllString(strings.TrimSuffix(head, "关于"), "")
	return strings.Trim(head, marks)
}

// aboutVerb matches what a notice does with the report that it is about: 关于公开….
var aboutVerb = regexp.MustCompile(`^(?:公开|公布|发布|印发|报送|公示|上报)`)

// scopeBehind matches words behind an organ's name that say how far its report reaches
// and are no part of the name, or what it was called before: 本级, （含下属事业单位）.
var scopeBehind = regexp.MustCompile(`(?:本级|\((?:含|包含|包括|挂|加挂|原)[^()]*\))$`)

func hasProse(plain string) bool { return words.HasAny(plain, proseWords[:]...) }
