package lexicon

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// A section's title is understood by the words that tell the six sections apart in
// all wordings in circulation (问题 is in that of 五 only, 复议 in that of 四), and its
// number is a second witness. No list of wordings is kept: reports put the year, their
// name and other words into the titles of the form.
//
// There are two questions. [SectionOf] is asked of what is known to be a title.
// [ParseTitle] is asked of any line, and so wants more: every word of the line is one
// that titles are made of, and either the number is the section's or the words that
// the form itself uses are all there. Lines of table 三 and numbered items of the
// narrative, which share words and numbers with titles, have others too.

// Sections is the number of sections of a report.
const Sections = 6

// Title is a line that is the title of a section.
type Title struct {
	Section int // 1 to 6
	Number  int // as printed; 0 is none
	// Exact says that every word is one that titles are made of. A title that is not
	// exact was told by its number and a part of its words.
	Exact bool
}

// SectionOf tells which section a printed title is meant for, by its words alone; 0
// if they name none.
func SectionOf(title string) int {
	_, _, rest := cutNumber(words.Fold(title))
	return sectionOfKey(words.Key(rest))
}

func sectionOfKey(key string) int {
	switch {
	case words.HasAny(key, "复议", "诉讼"): // before 申请: 被申请行政复议
		return 4
	case words.HasAny(key, "问题", "不足", "困难", "下一步") || strings.Contains(key, "改进") && !strings.Contains(key, "公开申请"):
		return 5
	case words.HasAny(key, "其他需", "其它需", "其他事项", "其它事项", "其他报告", "其它报告", "其他应", "其它应", "需要报告", "需报告"),
		key == "其他", key == "其它", key == "其他情况", key == "其它情况":
		return 6
	case words.HasAny(key, "主动公开"):
		return 2
	case words.HasAny(key, "申请"):
		return 3
	case words.HasAny(key, "总体", "概述", "概况", "概要", "综述", "基本情况", "工作情况", "开展情况", "信息公开情况"):
		return 1
	}
	return 0
}

// TitleNumber reads the number before a title: "一、", "（一）", "1.", "5、", "第六部分",
// also behind a stroke that was taken for a letter ("l六、"). It returns 0 where there
// is none.
func TitleNumber(title string) int {
	number, _, _ := cutNumber(words.FoldHead(title))
	return number
}

// longestTitle is the longest key of a title, in characters. Those of the form have
// some 25.
const longestTitle = 40

// ParseTitle reads a text that may be the title of a section and nothing more.
// heading says that the document marks it as a heading.
func ParseTitle(text string, heading bool) (title Title, ok bool) {
	if len(text) > 16*longestTitle || len(text) < len("其他") {
		return Title{}, false
	}
	folded := strings.TrimRight(words.Fold(text), "|*:")
	number, style, rest := cutNumber(folded)
	if style == words.Bracketed || strings.HasSuffix(rest, "。") || strings.ContainsAny(rest, ";!?") ||
		strings.Contains(rest, ",") && !strings.Contains(rest, "、") {
		return Title{}, false // a sub-heading, or a sentence
	}
	key := words.Key(withoutYear(withoutHint(rest)))
	if n := utf8.RuneCountInString(key); n < 2 || n > longestTitle || words.HasAny(key, tableWords...) {
		return Title{}, false
	}
	title = Title{Section: sectionOfKey(key), Number: number}
	if title.Section == 0 || speaksOfSeveral(key, title.Section) {
		return misspeltTitle(key, number, style, heading)
	}
	title.Exact = isMadeOf(key, titleWords())
	matches := number == title.Section
	switch {
	case title.Exact && isFull(key, title.Section):
		ok = style != words.Arabic || matches || heading
	case title.Exact && style == words.Chinese, title.Exact && style == words.Arabic && heading:
		ok = matches && hasWitness(key, title.Section)
	case title.Exact && heading && style == words.NoNumber:
		ok = hasWitness(key, title.Section) && closesTitle(key) && key != "其他"
	case style == words.Chinese:
		ok = matches && hasWitness(key, title.Section) && closesTitle(key)
	}
	if !ok {
		return misspeltTitle(key, number, style, heading)
	}
	return title, true
}

// MayContinueTitle reports whether a text may be the second line of a title: it bears
// no number and has nothing but words of titles.
func MayContinueTitle(text string) bool {
	if len(text) > 8*longestTitle {
		return false
	}
	folded := words.Fold(text)
	if number, _, _ := cutNumber(folded); number > 0 || strings.ContainsAny(folded, "。,;:!?") {
		return false
	}
	key := words.Key(withoutHint(folded))
	return key != "" && isMadeOf(key, titleWords())
}

// ClosesTitle reports whether a title is complete by its last word: those of the form
// end with 情况 or 事项.
func ClosesTitle(title string) bool {
	return endsWith(words.Key(withoutHint(words.Fold(title))), "情况", "事项", "概述", "概况", "措施", "举措", "方向", "说明", "打算", "计划")
}

// withoutYear cuts the years out of a folded title: 2023年, 2023年度.
func withoutYear(folded string) string {
	const year = "2023"
	for i := 0; i+len(year) <= len(folded); i++ {
		if century := folded[i : i+2]; century != "20" && century != "19" || !isDigits(folded[i:i+len(year)]) {
			continue
		}
		rest := strings.TrimPrefix(folded[i+len(year):], "年")
		folded = folded[:i] + strings.TrimPrefix(rest, "度")
		i--
	}
	return folded
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// withoutHint cuts remarks in brackets behind a title, such as the hints of the form
// （文字描述）.
func withoutHint(folded string) string {
	for strings.HasSuffix(folded, ")") {
		open := strings.LastIndexByte(folded, '(')
		if open <= 0 {
			break
		}
		folded = folded[:open]
	}
	return folded
}

// cutNumber takes the number from a folded title.
func cutNumber(folded string) (number int, style words.Style, rest string) {
	folded = strings.TrimLeft(folded, "|丨l*#·•>-—、.")
	if number, style, rest = words.SplitNumber(folded); style != words.NoNumber {
		return number, style, rest
	}
	if after, found := strings.CutPrefix(folded, "第"); found {
		digit, size := utf8.DecodeRuneInString(after)
		for _, unit := range [...]string{"部分", "章", "节"} {
			if rest, found := strings.CutPrefix(after[size:], unit); found && words.ItemDigit(digit) > 0 {
				return words.ItemDigit(digit), words.Chinese, strings.TrimLeft(rest, "、.,:")
			}
		}
	}
	// The point behind the number is lost: 一 总体情况.
	digit, size := utf8.DecodeRuneInString(folded)
	if n := words.ItemDigit(digit); n > 0 && n == sectionOfKey(words.Key(folded[size:])) {
		return n, words.Chinese, folded[size:]
	}
	return 0, words.NoNumber, folded
}

// tableWords stand in lines of table 三, which bear numbers like sections, and in no
// title.
var tableWords = []string{"新收", "结转", "办理结果", "数量", "继续办理", "本列数据", "勾稽"}

// speaksOfSeveral reports whether a key has the words of several sections, as a
// sentence that lists them has.
func speaksOfSeveral(key string, section int) bool {
	if section == 4 {
		// 被申请行政复议: the word of 三 belongs to 复议.
		return strings.Contains(key, "主动公开") || strings.Contains(key, "总体情况") || strings.Contains(key, "问题")
	}
	named := 0
	for _, own := range [...][]string{{"总体情况"}, {"主动公开"}, {"申请情况", "公开申请"}, {"问题", "不足"}, {"其他需", "其他事项"}} {
		if words.HasAny(key, own...) {
			named++
		}
	}
	return named > 1
}

// isFull reports whether a key has all that tells a title of the form from others, so
// that it needs no number.
func isFull(key string, section int) bool {
	switch section {
	case 1:
		return words.HasAny(key, "总体情况", "总体工作情况", "工作基本情况")
	case 2:
		return words.HasAny(key, "政府信息", "政务信息") && strings.Contains(key, "情况")
	case 3:
		return words.HasAny(key, "收到", "受理") && words.HasAny(key, "处理", "办理") && closesTitle(key)
	case 4:
		return strings.Contains(key, "复议") && strings.Contains(key, "诉讼") && strings.Contains(key, "情况")
	case 5:
		return words.HasAny(key, "问题", "不足") && words.HasAny(key, "改进", "措施", "打算", "下一步", "整改")
	}
	return words.HasAny(key, "其他", "其它") && strings.Contains(key, "报告") && words.HasAny(key, "事项", "情况")
}

// hasWitness reports whether a key has a word beside that of its section by which a
// title of the section is known, so that its number makes it certain.
func hasWitness(key string, section int) bool {
	switch section {
	case 2:
		return words.HasAny(key, "信息", "情况")
	case 3:
		return words.HasAny(key, "收到", "受理", "处理", "办理", "依申请")
	case 5:
		return strings.Contains(key, "问题") || words.HasAny(key, "改进", "不足", "困难", "下一步") && utf8.RuneCountInString(key) >= 6
	}
	return true
}

// closesTitle reports whether a key ends as titles do, and not in the middle of a
// sentence.
func closesTitle(key string) bool {
	return endsWith(key,
		"情况", "事项", "概述", "概况", "概要", "综述", "说明", "措施", "方向", "问题", "打算", "计划", "改进", "不足", "建议", "思路", "对策", "举措", "内容",
		"其他", "其它", "信息", "申请", "诉讼", "复议", "报告", "方面", "困难")
}

func endsWith(key string, some ...string) bool {
	for _, ending := range some {
		if strings.HasSuffix(key, ending) {
			return true
		}
	}
	return false
}

// titleWords are the words that titles are made of: those of the form, and what
// organs put in their place.
var titleWords = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for word := range strings.FieldsSeq(`
		政府 政务 信息 公开 工作 行政机关 本机关 本单位 机关 行政 总体 整体 基本 情况 概述 概况 概要 综述 说明 主动 收到 受理 办理 处理 答复 依申请 申请
		和 与 及 以及 及其 的 因 被 对 中 在 为 提起 引发 引起 发生 涉及 有关 相关 复议 诉讼 应诉 存在 主要 突出 问题 不足 困难 之处 改进 整改 改善 解决 措施 举措
		方向 方面 打算 建议 思路 对策 意见 下一步 下步 今后 明年 下一年度 计划 需要 须 需 应当 应 报告 其他 其它 事项 内容 年 年度 本年度 本年 上年度 全年 开展
		进展 推进 落实 统计 数据 准确 要素 齐全 等 重点 努力 目标 任务 还`) {
		all[word] = true
	}
	return all
})

// longestWord is the longest of the title words, in characters.
const longestWord = 4

// isMadeOf reports whether a key is a sequence of known words.
func isMadeOf(key string, known map[string]bool) bool {
	var ends [longestTitle + 2]int // byte offset of each character
	n := 0
	for i := range key {
		if n > longestTitle {
			return false
		}
		ends[n] = i
		n++
	}
	if n > longestTitle {
		return false
	}
	ends[n] = len(key)
	var reached [longestTitle + 2]bool
	reached[0] = true
	for from := range n {
		if !reached[from] {
			continue
		}
		for to := from + 1; to <= min(n, from+longestWord); to++ {
			if known[key[ends[from]:ends[to]]] {
				reached[to] = true
			}
		}
	}
	return reached[n]
}

// misspeltTitle reads a title that has lost characters: it bears the number of the
// section whose title in the form is near, and no other section's is.
func misspeltTitle(key string, number int, style words.Style, heading bool) (Title, bool) {
	if style != words.Chinese && (style != words.Arabic || !heading) || number < 1 || number > Sections {
		return Title{}, false
	}
	runes := []rune(key)
	if len(runes) < 4 {
		return Title{}, false
	}
	own, allowed := words.Longest, len(runes)/4
	for _, known := range statutoryTitles() {
		if known.section == number && mayBeNear(len(runes), known.key, allowed) {
			own = min(own, words.Distance(runes, known.key))
		}
	}
	if own > allowed {
		return Title{}, false
	}
	for _, known := range statutoryTitles() {
		if known.section != number && mayBeNear(len(runes), known.key, own+2) && words.Distance(runes, known.key) < own+3 {
			return Title{}, false
		}
	}
	return Title{Section: number, Number: number}, true
}

// mayBeNear reports whether a key is not further away than allowed by its length
// alone.
func mayBeNear(length int, key string, allowed int) bool {
	other := utf8.RuneCountInString(key)
	return length <= other+allowed && other <= length+allowed
}

type statutoryTitle struct {
	key     string
	section int
}

// statutoryTitles are the titles of the forms, and that of 四 in the words of the
// notice of 2019.
var statutoryTitles = sync.OnceValue(func() []statutoryTitle {
	titles := []statutoryTitle{{"因政府信息公开工作被申请行政复议提起行政诉讼情况", 4}, {"工作基本情况", 1}, {"存在的问题及改进措施", 5}}
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for section := 1; section <= Sections; section++ {
			titles = append(titles, statutoryTitle{words.Key(words.Fold(form.Title(section))), section})
		}
	}
	return titles
})
