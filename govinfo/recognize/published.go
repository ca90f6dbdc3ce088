package recognize

import (
	"regexp"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// A page prints several dates: those that it calls the day of publication, others, and such
// without a name. The first count most. Of several that are called so none is certain, and
// neither is one that lies before the end of the year reported on.

// printedDate is a date that may be that of publication.
type printedDate struct {
	date govinfo.Date
	rank dateRank
}

// dateRank tells how surely a printed date is that of publication, the best first.
type dateRank uint8

const (
	published dateRank = iota // 发布日期, 公开时间
	issued                    // 发文日期, 生成日期
	dated                     // 日期, 时间
	nameless
)

// noteDate keeps the date of publication that a line at a block tells, such as
// "发布日期：2020-01-31 来源：…", and reports whether it does. A line of nothing but a date,
// and other names, count from the block start on; everywhere behind a line that names it.
func (r *reader) noteDate(text string, block, start int) bool {
	named := r.openDate(block - 1)
	if named {
		text = strings.TrimLeft(text, space+bullets)
	}
	if r.isTitle(block) { // what stands behind it is the page's own
		before, _ := pageLabels(text)
		text = text[strings.Index(text, before)+len(before):]
	}
	found, ok := dateIn(text, named || block >= start)
	if named {
		found.rank = published
	}
	if ok {
		r.dates = append(r.dates, found)
	}
	return ok
}

// choosePublished takes the date that is most surely that of publication. Where the page
// names several, checkPublished tells it.
func (r *reader) choosePublished() {
	best, several := r.bestDate()
	if !several {
		r.result.Report.Published = best
	}
}

// bestDate returns the first date of the best rank, and whether there are several in what
// is called the day of publication.
func (r *reader) bestDate() (best govinfo.Date, several bool) {
	rank := nameless
	for _, found := range r.dates {
		switch {
		case best.IsZero() || found.rank < rank:
			best, rank, several = found.date, found.rank, false
		case found.rank == rank && rank <= issued && found.date != best:
			several = true
		}
	}
	return best, several
}

// checkPublished tells where the date of publication is not certain: the page names
// several, or one that lies before the end of the year reported on. December is none: some
// publish then already.
func (r *reader) checkPublished(at Origin) {
	report := &r.result.Report
	if _, several := r.bestDate(); several {
		r.doubt(UnknownDate, "published", at, "公布日期不能确定：页面写有不同的发布日期")
		return
	}
	date := report.Published
	if date.IsZero() || report.Year == 0 || date.Year > report.Year || date.Year == report.Year && date.Month == 12 {
		return
	}
	report.Published = govinfo.Date{}
	r.doubt(UnknownDate, "published", at, "公布日期不能确定：页面写的%s早于报告年度%d年年底", date, report.Year)
}

// labelledDate matches a date among what a page says of itself.
var labelledDate = regexp.MustCompile(`(?:^|[\s|　])(?:时间|日期)\s*[:：]\s*((?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})`)

// dateIn reads the date of publication from a line.
func dateIn(text string, bare bool) (found printedDate, ok bool) {
	if len(text) > 600 || len(text) > 60 && !words.HasAny(text, "期", "时", "发") {
		return printedDate{}, false
	}
	folded := dayInWords(yearInWords(words.Fold(text)))
	if found, ok = namedDate(folded); ok || !bare {
		return found, ok
	}
	if at := labelledDate.FindStringSubmatchIndex(text); at != nil {
		date, ok := parseDate(dateOf.FindStringSubmatch(words.Fold(text[at[2]:at[3]])))
		return printedDate{date, dated}, ok
	}
	return bareDate(strings.Trim(folded, "()[]"))
}

// otherTexts are words of the names of texts. A date that is printed behind another one's
// name is that one's.
var otherTexts = [...]string{"通知", "公告", "通告", "报告", "方案", "意见", "办法", "决定", "公示", "解读", "新闻"}

// namedDate reads the date that a folded line calls that of publication.
func namedDate(folded string) (found printedDate, ok bool) {
	for _, word := range lexicon.PrintedAs("published") {
		before, after, has := strings.Cut(folded, word)
		if !has || words.HasAny(before, otherTexts[:]...) && !beginsWithLabel(before) {
			continue
		}
		rank := published
		if strings.HasPrefix(word, "发文") || strings.HasPrefix(word, "生成") {
			rank = issued
		}
		if date, ok := dateAt(after); ok {
			return printedDate{date, rank}, true
		}
	}
	return printedDate{}, false
}

// beginsWithLabel reports whether a folded line begins with what pages say of themselves:
// the title that it names is the page's own.
func beginsWithLabel(folded string) bool {
	_, _, known := colonLabel(folded)
	_, _, _, begins := lexicon.CutField(simplified(folded))
	return known || begins
}

// closeDate matches a date without marks behind a label.
var closeDate = regexp.MustCompile(`^:?(20\d\d)(\d\d)(\d\d)(?:\D|$)`)

// dateAt reads the date that a folded text begins with, behind a colon or a bracket.
func dateAt(folded string) (govinfo.Date, bool) {
	if at := dateOf.FindStringSubmatchIndex(folded); at != nil && at[0] <= len(":[]") {
		return parseDate(dateOf.FindStringSubmatch(folded))
	}
	return parseDate(closeDate.FindStringSubmatch(folded))
}

// behindDate matches what pages print behind a date.
var behindDate = regexp.MustCompile(`^(?:(?:信息)?来源:|[【[(]?(?:大中小|字[体号]))`)

// bareDate reads a folded line that begins with a date, alone or behind 日期 or 时间, or
// with where the text comes from behind it.
func bareDate(folded string) (found printedDate, ok bool) {
	for _, word := range [...]string{"日期", "时间"} {
		after, has := strings.CutPrefix(folded, word+":")
		if !has {
			continue
		}
		folded = strings.TrimLeft(after, "([")
		if at := dateOf.FindStringIndex(folded); at != nil && at[0] == 0 {
			date, ok := parseDate(dateOf.FindStringSubmatch(folded))
			return printedDate{date, dated}, ok
		}
	}
	parts := dateOf.FindStringSubmatch(folded)
	if parts == nil || !strings.HasPrefix(folded, parts[0]) {
		return printedDate{}, false
	}
	behind := strings.TrimLeft(folded[len(parts[0]):], "0123456789:])")
	const longest = 30 * len("源") // a source, and no text behind it
	if behind != "" && (len(behind) > longest || !behindDate.MatchString(behind)) {
		return printedDate{}, false
	}
	date, ok := parseDate(parts)
	return printedDate{date, nameless}, ok
}

// openDate reports whether a line is the name of a day of publication, whose value stands
// on the next line, and no other name of a date without a value stands before it.
func (r *reader) openDate(block int) bool {
	name := r.openName(block)
	return name != "" && slices.Contains(lexicon.PrintedAs("published"), name) && !words.HasAny(r.openName(block-1), "日期", "时间")
}

// openName returns the name in a line that has no value behind it, simplified; "" for
// others.
func (r *reader) openName(block int) string {
	if block < 0 {
		return ""
	}
	text, ok := blockText(r.doc.Blocks[block])
	if !ok || len(text) > 60 {
		return ""
	}
	name := strings.Trim(simplified(words.Fold(text)), ":"+bullets)
	if _, known := lexicon.PrintedField(name); !known {
		return ""
	}
	return name
}
