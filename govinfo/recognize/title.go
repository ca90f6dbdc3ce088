package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
)

// reportName matches the end of a report's folded title without its year: what it
// is called.
var reportName = regexp.MustCompile(`的?(?:(?:政府|政务)?信息|政务)公开(?:工作)?(?:情况)?的?(?:年度|工作)*(?:报告|年报)》?$`)

// reportYear matches the year in a folded title.
var reportYear = regexp.MustCompile(`[(（〔]?((?:19|20)\d\d)年?度?[)）〕]?`)

// titleMark matches what pages print before a title: 【年度报告】.
var titleMark = regexp.MustCompile(`^(?:【[^】]*】|\[[^\]]*\])`)

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
}

// longestPart is the longest line, in characters, that may be part of a title.
const longestPart = 60

// titles finds the titles of reports, each in up to three blocks. Blocks of text
// from the first section on are left to the caller.
func (r *reader) titles() []titleBlock {
	var found []titleBlock
	for block := 0; block < len(r.doc.Blocks); block++ {
		text, ok := r.titlePart(block)
		if !ok {
			continue
		}
		for last := block; last < len(r.doc.Blocks) && last < block+3; last++ {
			if last > block {
				more, ok := r.titlePart(last)
				if !ok {
					break
				}
				if _, whole := parseTitle(more); whole && !isOrganName(words.Fold(text)) {
					break // a title by itself; what stands before is something else
				}
				text += "\n" + more
			}
			title, ok := parseTitle(text)
			if !ok {
				continue
			}
			title.first, title.last = block, last
			if title.organ == "" && last == block {
				r.addOrganBefore(&title)
			}
			found = append(found, title)
			block = last
			break
		}
	}
	return found
}

// titlePart returns the text of a block that may be part of a title.
func (r *reader) titlePart(block int) (text string, ok bool) {
	text, ok = blockText(r.doc.Blocks[block])
	if !ok {
		return "", false
	}
	text = strings.TrimSpace(text)
	if text == "" || utf8.RuneCountInString(text) > 2*longestPart || strings.ContainsAny(text, "。；：:") {
		return "", false
	}
	if _, section := r.known.sectionTitle(text, false); section {
		return "", false
	}
	return text, true
}

// addOrganBefore takes the line before a title that names no organ, if it is the
// name of one.
func (r *reader) addOrganBefore(title *titleBlock) {
	if title.first == 0 {
		return
	}
	before, ok := r.titlePart(title.first - 1)
	if !ok || !isOrganName(words.Fold(before)) {
		return
	}
	if whole, ok := parseTitle(before + "\n" + title.text); ok {
		whole.first, whole.last = title.first-1, title.last
		*title = whole
	}
}

// isOrganName reports whether a folded text ends as names of organs do.
func isOrganName(folded string) bool {
	if utf8.RuneCountInString(folded) > 40 {
		return false
	}
	for _, ending := range [...]string{
		"政府", "办公室", "办公厅", "办事处", "委员会", "管委会", "局", "厅", "委", "部", "署", "院", "处", "所", "中心", "镇", "乡", "办", "会", "大队", "支队", "总队", "站", "公司", "行", "社",
	} {
		if strings.HasSuffix(folded, ending) {
			return true
		}
	}
	return false
}

func parseTitle(text string) (titleBlock, bool) {
	folded := words.Fold(text)
	if !strings.Contains(folded, "信息公开") && !strings.Contains(folded, "政务公开") {
		return titleBlock{}, false
	}
	title := titleBlock{text: words.OneLine(text)}
	folded = titleEnd.ReplaceAllString(yearInWords(folded), "")
	year := ""
	for _, in := range slices.Backward(reportYear.FindAllStringSubmatchIndex(folded, 4)) {
		if year == "" {
			year = folded[in[2]:in[3]] // of several, the one next to the report's name
		}
		folded = folded[:in[0]] + folded[in[1]:]
	}
	at := reportName.FindStringIndex(folded)
	if at == nil || year == "" && strings.HasSuffix(folded, "公开报告") {
		return titleBlock{}, false
	}
	head := folded[:at[0]]
	title.year, _ = strconv.Atoi(year)
	head = strings.Trim(titleMark.ReplaceAllString(head, ""), "《》()—-–~至:,")
	title.organ = strings.TrimSuffix(strings.TrimPrefix(head, "关于"), "关于")
	if strings.ContainsAny(title.organ, ",、?!") || utf8.RuneCountInString(title.organ) > longestPart {
		return titleBlock{}, false
	}
	return title, true
}

// dateOf matches a date in a folded text.
var dateOf = regexp.MustCompile(`((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?`)

// publicationWords stand before the date of publication.
var publicationWords = [...]string{"发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "发布于", "发文日期", "生成日期"}

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
	for _, word := range publicationWords {
		_, after, found := strings.Cut(folded, word)
		if !found {
			continue
		}
		at := dateOf.FindStringSubmatchIndex(after)
		if at != nil && at[0] <= len(":[]") {
			return parseDate(dateOf.FindStringSubmatch(after))
		}
	}
	if bare {
		trimmed := strings.Trim(folded, "()[]")
		for _, word := range [...]string{"日期", "时间"} {
			if after, found := strings.CutPrefix(trimmed, word+":"); found {
				trimmed = strings.TrimLeft(after, "([")
				if at := dateOf.FindStringIndex(trimmed); at != nil && at[0] == 0 {
					return parseDate(dateOf.FindStringSubmatch(trimmed))
				}
			}
		}
		if parts := dateOf.FindStringSubmatch(trimmed); parts != nil && strings.HasPrefix(trimmed, parts[0]) &&
			strings.Trim(trimmed[len(parts[0]):], "0123456789:") == "" {
			return parseDate(parts)
		}
	}
	return govinfo.Date{}, false
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

// statedPeriod matches the period in a preface: 2021年1月1日.
var statedPeriod = regexp.MustCompile(`(20\d\d)年1月1日`)

// yearOf reads the year of the report from a text that states its period.
func yearOf(text string) int {
	if parts := statedPeriod.FindStringSubmatch(words.Fold(text)); parts != nil {
		year, _ := strconv.Atoi(parts[1])
		return year
	}
	return 0
}
