package recognize

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// dateOf matches a date in a folded text.
var dateOf = regexp.MustCompile(`((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?`)

// labelledDate matches a date among what a page says of itself.
var labelledDate = regexp.MustCompile(`(?:^|[\s|　])(?:时间|日期)\s*[:：]\s*((?:19|20)\d\d\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2})`)

// publicationDate reads the date of publication from a line such as
// "发布日期：2020-01-31 来源：…". A line of nothing but a date counts if bare is
// set.
func publicationDate(text string, bare bool) (govinfo.Date, bool) {
	if len(text) > 600 {
		return govinfo.Date{}, false
	}
	if len(text) > 60 && !strings.Contains(text, "期") && !strings.Contains(text, "时") && !strings.Contains(text, "发") {
		return govinfo.Date{}, false
	}
	folded := words.Fold(text)
	for _, word := range lexicon.PrintedAs("published") {
		_, after, found := strings.Cut(folded, word)
		if !found {
			continue
		}
		at := dateOf.FindStringSubmatchIndex(after)
		if at != nil && at[0] <= len(":[]") {
			return parseDate(dateOf.FindStringSubmatch(after))
		}
	}
	if !bare {
		return govinfo.Date{}, false
	}
	if at := labelledDate.FindStringSubmatchIndex(text); at != nil {
		return parseDate(dateOf.FindStringSubmatch(words.Fold(text[at[2]:at[3]])))
	}
	return bareDate(strings.Trim(folded, "()[]"))
}

// bareDate reads a folded line that begins with a date, alone or behind 日期 or 时间, or
// with where the text comes from behind it.
func bareDate(folded string) (govinfo.Date, bool) {
	for _, word := range [...]string{"日期", "时间"} {
		after, found := strings.CutPrefix(folded, word+":")
		if !found {
			continue
		}
		folded = strings.TrimLeft(after, "([")
		if at := dateOf.FindStringIndex(folded); at != nil && at[0] == 0 {
			return parseDate(dateOf.FindStringSubmatch(folded))
		}
	}
	parts := dateOf.FindStringSubmatch(folded)
	if parts == nil || !strings.HasPrefix(folded, parts[0]) {
		return govinfo.Date{}, false
	}
	behind := strings.TrimLeft(folded[len(parts[0]):], "0123456789:")
	const longest = 30 * len("源") // a source, and no text behind it
	if behind != "" && (len(behind) > longest || !strings.HasPrefix(behind, "来源:") && !strings.HasPrefix(behind, "信息来源:")) {
		return govinfo.Date{}, false
	}
	return parseDate(parts)
}

// dateLine reads a folded line that is a date and nothing else: 2024年1月20日,
// （二〇二四年一月二十日）.
func dateLine(folded string) (govinfo.Date, bool) {
	if len(folded) > 60 {
		return govinfo.Date{}, false
	}
	folded = strings.Trim(dayInWords(yearInWords(folded)), "()")
	parts := dateOf.FindStringSubmatch(folded)
	if parts == nil || parts[0] != folded {
		return govinfo.Date{}, false
	}
	return parseDate(parts)
}

func isDateLine(text string) bool {
	_, ok := dateLine(words.FoldHead(text))
	return ok
}

// wordDay matches month and day in Chinese numerals.
var wordDay = regexp.MustCompile(`年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日`)

// dayInWords writes month and day of a date that stand there in Chinese numerals in
// digits.
func dayInWords(folded string) string {
	in := wordDay.FindStringSubmatchIndex(folded)
	if in == nil {
		return folded
	}
	month, _, _ := words.SplitNumber(folded[in[2]:in[3]] + "、")
	day, _, _ := words.SplitNumber(folded[in[4]:in[5]] + "、")
	return folded[:in[0]] + "年" + strconv.Itoa(month) + "月" + strconv.Itoa(day) + "日" + folded[in[1]:]
}

func parseDate(parts []string) (govinfo.Date, bool) {
	if len(parts) != 4 {
		return govinfo.Date{}, false
	}
	date, err := govinfo.ParseDate(parts[1] + "-" + pad(parts[2]) + "-" + pad(parts[3]))
	return date, err == nil
}

func pad(digits string) string {
	if len(digits) == 1 {
		return "0" + digits
	}
	return digits
}

// statedPeriod matches the period that a report's figures are for, which is the year
// reported on, whole: 统计期限为2021年1月1日至12月31日.
var statedPeriod = regexp.MustCompile(`(20\d\d)年0?1月0?1日起?(?:至|到|—+|-+|~)(?:(?:20)*(20\d\d)年)?12月31日`)

// periodBegin matches the beginning of a period that is said to be one.
var periodBegin = regexp.MustCompile(`(?:期限|时限|期间|区间|时段)(?:是|为|自|从|:|起)*(20\d\d)年`)

// statedYear reads the year of the report from a text that states its period.
func statedYear(text string) int {
	folded := words.Fold(text)
	if parts := statedPeriod.FindStringSubmatch(folded); parts != nil && (parts[2] == "" || parts[2] == parts[1]) {
		return atoi(parts[1])
	}
	if parts := periodBegin.FindStringSubmatch(folded); parts != nil {
		return atoi(parts[1])
	}
	return 0
}

// announced matches a preface that says what it leads to: 现将2022年度政府信息公开工作报告如下.
var announced = regexp.MustCompile(`(20\d\d)年(?:度)?[^,。;:年]{0,30}?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:情况|报告|年报|年度报告)`)

// announcedYear reads the year from a preface that announces the report.
func announcedYear(text string) int {
	folded := words.Fold(text)
	if !strings.Contains(folded, "现将") && !strings.Contains(folded, "公布") && !strings.Contains(folded, "编制") && !strings.Contains(folded, "公开") {
		return 0
	}
	if parts := announced.FindStringSubmatch(folded); parts != nil {
		return atoi(parts[1])
	}
	return 0
}

// yearMention matches a year that a clause begins with, and what follows it.
var yearMention = regexp.MustCompile(`(?:^|[,。;:!?()、])(?:截至|截止|至|到|在)?(20\d\d)年(度|以来|来|底|末|全年)?(\d*)`)

// outlook are words of sentences that look ahead, whose year is the next one.
var outlook = [...]string{"将", "下一步", "计划", "打算", "明年", "修订", "新条例", "施行", "印发"}

// mentionedYears counts the years that the sentences of a text are about.
func mentionedYears(text string, count map[int]int) {
	for sentence := range strings.FieldsFuncSeq(words.Fold(text), func(r rune) bool { return r == '。' || r == ';' || r == '\n' }) {
		if len(sentence) > 3000 || slices.ContainsFunc(outlook[:], func(word string) bool { return strings.Contains(sentence, word) }) {
			continue
		}
		for _, parts := range yearMention.FindAllStringSubmatch(sentence, 8) {
			if parts[3] == "" || parts[2] == "" && parts[3] != "" && strings.Contains(sentence, parts[1]+"年12月31日") {
				count[atoi(parts[1])]++
			}
		}
	}
}

// mostMentioned returns the year that a narrative is about: the one that nearly all
// its sentences name; 0 where there is none.
func mostMentioned(count map[int]int) int {
	best, others := 0, 0
	for year, n := range count {
		if n > count[best] || n == count[best] && year > best {
			best = year
		}
	}
	for year, n := range count {
		if year != best {
			others += n
		}
	}
	if others*3 > count[best] {
		return 0
	}
	return best
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
