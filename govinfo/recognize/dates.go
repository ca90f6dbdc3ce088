package recognize

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// dateOf matches a date in a folded text.
var dateOf = regexp.MustCompile(`((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?`)

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

// periodBegin matches the beginning of a period that is said to be one, and where it ends,
// if it is told.
var periodBegin = regexp.MustCompile(`(?:期限|时限|期间|区间|时段)(?:是|为|自|从|:|起)*(20\d\d)年(?:\d{1,2}月\d{1,2}日)?起?(?:(?:至|到|—+|-+|~)(20\d\d)年(0?1月0?1日)?)?`)

// statedYears reads the years of which a text says that they are the period of the report.
func statedYears(text string) (years []int) {
	const most = 8
	folded := words.Fold(text)
	for _, parts := range statedPeriod.FindAllStringSubmatch(folded, most) {
		if parts[2] == "" || parts[2] == parts[1] {
			years = append(years, atoi(parts[1]))
		}
	}
	for _, parts := range periodBegin.FindAllStringSubmatch(folded, most) {
		year, end := atoi(parts[1]), atoi(parts[2])
		if end == 0 || end == year || end == year+1 && parts[3] != "" { // to the new year
			years = append(years, year)
		}
	}
	return years
}

// announced matches the report of a year in a folded text: 2022年度政府信息公开工作报告.
var announced = regexp.MustCompile(`(20\d\d)年(?:度)?[^,。;:年]{0,30}?(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:情况|报告|年报|年度报告)`)

// lastReport matches what stands behind the report of a year before, to which a sentence
// looks back: 2022年…报告提出的问题.
var lastReport = regexp.MustCompile(`^[^,。;:]{0,12}?(?:发布后|公布后|公开后|以来|之后|提出|指出|反映|存在|中的|的问题|整改|通报|评估|相比)`)

// lookingBack are words before the report of a year before: 对照2022年…报告.
var lookingBack = regexp.MustCompile(`(?:对照|针对|对比|相比|比照|延续|上一年|上年度?|去年)[^,。;:]{0,40}$`)

// announcedYear returns the year of the report that a preface says it leads to, 0 where it
// speaks of the reports of several years or of none.
func announcedYear(preface govinfo.Narrative) (year int) {
	for i := range preface {
		for _, y := range announcedYears(preface[i].Text) {
			if year != 0 && y != year {
				return 0
			}
			year = y
		}
	}
	return year
}

// announcedYears returns the years of the reports that a paragraph announces.
func announcedYears(text string) (years []int) {
	if len(text) > 6000 {
		return nil
	}
	folded := words.Fold(text)
	if !words.HasAny(folded, "。", ",", ";") && !strings.HasSuffix(folded, ":") {
		return nil // a title or a link
	}
	for _, in := range announced.FindAllStringSubmatchIndex(folded, 8) {
		if !lastReport.MatchString(folded[in[1]:]) && !lookingBack.MatchString(folded[:in[0]]) {
			years = append(years, atoi(folded[in[2]:in[3]]))
		}
	}
	return years
}

// yearMention matches a year that a clause begins with, and what follows it.
var yearMention = regexp.MustCompile(`(?:^|[,。;:!?()、])(?:截至|截止|至|到|在)?(20\d\d)年(度|以来|来|底|末|全年)?(\d*)`)

// outlook are words of sentences that look ahead, whose year is the next one.
var outlook = [...]string{"将", "下一步", "计划", "打算", "明年", "修订", "新条例", "施行", "印发"}

// mentionedYears counts the years that the sentences of a text are about.
func mentionedYears(text string, count map[int]int) {
	for sentence := range strings.FieldsFuncSeq(words.Fold(text), func(r rune) bool { return r == '。' || r == ';' || r == '\n' }) {
		if len(sentence) > 3000 || words.HasAny(sentence, outlook[:]...) {
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
