package recognize

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
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
	// above says that the organ is the line above the title, which may be the head of
	// the site, too. lent says that the year is that of another title on the page.
	above, lent bool
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

// titles finds the titles of reports. Blocks of text from the first section on are
// left to the caller.
//
// A title is the shortest run of up to three lines that reads as one. What stands
// before it belongs to it only if the title lacks its organ or its year and the line
// before is just that: a page prints many things above a title.
func (r *reader) titles() []titleBlock {
	var found []titleBlock
	free := 0 // the first block that is in no title yet
	for last := range r.doc.Blocks {
		if text, ok := r.lineText(last); !ok || !words.HasAny(text, "告", "报", "報") {
			continue // titles end in 报告 or 年报
		}
		title, ok := r.titleEndingAt(last, free)
		if !ok || r.isWrapped(title.first) && title.weight() < 3 {
			continue
		}
		if !r.follows(title.first, neighbours[:]) { // else it is another page's
			r.completeTitle(&title, free)
			found = append(found, title)
		}
		free = title.last + 1
	}
	return found
}

// titleEndingAt reads the shortest run of lines that is a title and ends at a block.
// Blocks before free are in other titles.
func (r *reader) titleEndingAt(last, free int) (title titleBlock, ok bool) {
	const lines = 3
	text := ""
	for first := last; first >= free && first > last-lines; first-- {
		part, ok := r.titlePart(first)
		if !ok {
			break
		}
		text = strings.TrimSuffix(part+"\n"+text, "\n")
		if title, ok = parseTitle(text); ok {
			title.first, title.last = first, last
			return title, true
		}
	}
	return titleBlock{}, false
}

// titlePart returns the text of a block that may be part of a title.
func (r *reader) titlePart(block int) (text string, ok bool) {
	text, ok = r.lineText(block)
	if !ok || len(text) > 8*longestPart {
		return "", false
	}
	text = strings.TrimSpace(withoutPageMark(text))
	if strings.ContainsAny(text, ":：") {
		text, _ = pageLabels(text) // 发布日期：… behind the title
	}
	if text == "" || utf8.RuneCountInString(text) > 2*longestPart || strings.ContainsAny(text, "。；：:，") {
		return "", false
	}
	if isTrail(text) {
		return "", false
	}
	if _, _, labelled := pageLabel(text); labelled {
		return "", false
	}
	if _, section := r.sectionTitle(text, false); section {
		return "", false
	}
	return text, true
}

// lineText returns the text of a block, also of a line that a wide space makes look
// like the row of a table.
func (r *reader) lineText(block int) (text string, ok bool) {
	table, isTable := r.doc.Blocks[block].(*document.Table)
	if !isTable {
		return blockText(r.doc.Blocks[block])
	}
	if table.Layout != document.LayoutSequence || len(table.Rows) != 1 {
		return "", false
	}
	var line strings.Builder
	for _, cell := range table.Rows[0].Cells {
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(cell.Text)
	}
	return line.String(), true
}

// isWrapped reports whether a block goes on with a sentence that was broken over
// lines: the line before it is long and does not end one.
func (r *reader) isWrapped(block int) bool {
	const long = 20
	if block == 0 {
		return false
	}
	text, ok := blockText(r.doc.Blocks[block-1])
	if !ok {
		return false
	}
	text = strings.TrimSpace(text)
	return utf8.RuneCountInString(text) >= long && !endsSentence(text) && strings.ContainsAny(text, "，、《》（）,。") && !isMetadata(text)
}

// endsSentence reports whether a text ends where a sentence may.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("。！？；：…”）》.!?):;", last)
}

// completeTitle takes the lines around a title that lacks its organ or its year, as
// far as they name just these. Blocks before free are in other titles.
func (r *reader) completeTitle(title *titleBlock, free int) {
	const most = 2
	r.completeBelow(title)
	for range most {
		if title.first <= free {
			break
		}
		before, ok := r.titlePart(title.first - 1)
		if !ok {
			break
		}
		if title.organ == "" && r.follows(title.first-1, openLabels[:]) {
			break // 来源 and whose it is
		}
		whole, ok := parseTitle(before + "\n" + title.text)
		if !ok || !title.isCompletedBy(before, &whole) {
			break
		}
		whole.first, whole.last = title.first-1, title.last
		whole.above = title.above || title.organ == "" && whole.organ != ""
		lent := whole.lent
		whole.complete(title) // what stands below
		whole.lent = lent
		*title = whole
	}
}

// isCompletedBy reports whether a title is a part of another one, which has the line
// before it in front: that names the organ, the year, or the place that the organ's
// name begins with.
func (t *titleBlock) isCompletedBy(before string, whole *titleBlock) bool {
	switch {
	case whole.organ == "" || whole.organ == t.organ:
		return t.year == 0 && whole.year != 0
	case t.organ == "":
		return isOrganName(before, whole.organ)
	}
	const longestPlace = 12
	place, rest := simplified(words.Fold(before)), simplified(t.organ)
	n := utf8.RuneCountInString(place)
	if n < 2 || !isPlausibleOrgan(place) || simplified(whole.organ) != place+rest || strings.HasSuffix(rest, place) {
		return false
	}
	if slices.Contains(genericNames[:], rest) {
		return true
	}
	return n <= longestPlace && endsInPlace(place) && !strings.ContainsAny(rest, "省市县区州旗镇乡")
}

// genericNames are ends of names that are no organ's whole name.
var genericNames = [...]string{"办公室", "办公厅", "办事处", "委员会", "人民政府", "政府", "管理委员会", "管委会", "街道办事处", "街道", "分局"}

func endsInPlace(name string) bool {
	for _, kind := range [...]string{"省", "市", "县", "区", "州", "旗", "镇", "乡"} {
		if strings.HasSuffix(name, kind) {
			return true
		}
	}
	return false
}

// completeBelow takes the line below a title that is nothing but its year, or its
// organ in brackets.
func (r *reader) completeBelow(title *titleBlock) {
	if title.weight() == 3 || title.last+1 >= len(r.doc.Blocks) {
		return
	}
	below, ok := r.titlePart(title.last + 1)
	if !ok {
		return
	}
	folded := yearInWords(words.Fold(below))
	inner, bracketed := strings.CutPrefix(folded, "(")
	inner, closed := strings.CutSuffix(inner, ")")
	switch {
	case title.year == 0 && folded != "" && reportYear.FindString(folded) == folded:
		title.year = atoi(reportYear.FindStringSubmatch(folded)[1])
	case title.organ == "" && bracketed && closed && isOrganName(inner, inner):
		title.organ = inner
	default:
		return
	}
	title.last++
}

// organEndings are how names of organs end.
var organEndings = [...]string{
	"政府", "办公室", "办公厅", "办事处", "委员会", "管委会", "局", "厅", "委", "部", "署", "院", "处", "所", "中心", "镇", "乡", "办", "会", "大队", "支队", "总队", "站", "公司", "行", "社",
	"机关", "海关", "关区", "街道", "园区", "开发区", "经开区", "高新区", "学校", "大学", "系统",
}

// isOrganName reports whether a line names an organ and nothing else: it ends as such
// names do and is no menu of several words. name is what a title would take of it.
func isOrganName(line, name string) bool {
	folded := words.Fold(line)
	if open := strings.IndexByte(folded, '('); open > 0 && strings.HasSuffix(folded, ")") {
		folded = folded[:open]
	}
	plain := reportYear.ReplaceAllString(simplified(folded), "")
	if n := utf8.RuneCountInString(plain); n < 3 || n > longestName || !isPlausibleOrgan(name) {
		return false
	}
	if parts := strings.Fields(line); len(parts) > 2 && len(parts[0]) > len("县") && len(parts[1]) > len("县") {
		return false
	}
	if strings.Contains(plain, "网") || strings.Contains(plain, "门户") || strings.Contains(plain, "首页") {
		return false
	}
	for _, ending := range organEndings {
		if strings.HasSuffix(plain, ending) {
			return true
		}
	}
	return false
}

// proseWords stand in sentences about a report, and in no organ's name.
var proseWords = [...]string{"根据", "按照", "依据", "现将", "编制", "印发", "要求", "规定", "通知", "条例", "报告", "本年", "我局", "我县", "我市", "我镇", "我乡", "我区", "公布", "做好"}

// isPlausibleOrgan reports whether what is left of a title may be the name of an
// organ.
func isPlausibleOrgan(name string) bool {
	if utf8.RuneCountInString(name) > longestName || name == "中华人民共和国" ||
		strings.Count(name, "(") != strings.Count(name, ")") {
		return false
	}
	for _, r := range name {
		if r < utf8.RuneSelf && r != '(' && r != ')' && (r < '0' || r > '9') || strings.ContainsRune("《》“”【】。；：，、？！〉〈>|•·…—", r) {
			return false
		}
	}
	return true
}

// simplified writes a folded text in simplified characters, each in as many bytes as
// before.
func simplified(folded string) string {
	return strings.Map(func(r rune) rune {
		if 0x4e00 <= r && r <= 0x9fff {
			return words.KeyRune(r)
		}
		return r
	}, folded)
}

// parseTitle reads a text as the title of a report.
func parseTitle(text string) (titleBlock, bool) {
	text = withoutPageMark(text)
	printed := yearInWords(words.Fold(text))
	plain := simplified(printed) // byte by byte beside it
	if !strings.Contains(plain, "信息公开") && !strings.Contains(plain, "政务公开") {
		return titleBlock{}, false
	}
	title := titleBlock{text: words.OneLine(text)}
	end := titleEnd.FindStringIndex(plain)[0]
	printed, plain = printed[:end], plain[:end]
	year := ""
	for _, in := range slices.Backward(reportYear.FindAllStringSubmatchIndex(plain, 4)) {
		if year == "" {
			year = plain[in[2]:in[3]] // of several, the one next to the report's name
		}
		printed, plain = printed[:in[0]]+printed[in[1]:], plain[:in[0]]+plain[in[1]:]
	}
	at := reportName.FindStringIndex(plain)
	if at == nil || year == "" && strings.HasSuffix(plain, "公开报告") {
		return titleBlock{}, false
	}
	if strings.HasSuffix(plain[:at[0]], "人民") && strings.HasPrefix(plain[at[0]:], "政府") {
		at[0] += len("政府") // 县人民政府信息公开: the word is the organ's
	}
	title.year, _ = strconv.Atoi(year)
	organ := trimOrgan(printed[:at[0]])
	if strings.ContainsAny(organ, ",、?!;。") || utf8.RuneCountInString(organ) > longestPart || hasProse(simplified(organ)) {
		return titleBlock{}, false
	}
	if isPlausibleOrgan(organ) && !namesNoOrgan(organ) {
		title.organ = organ
	}
	return title, true
}

// trimOrgan cuts from the beginning of a title what is not the organ's name.
func trimOrgan(head string) string {
	const marks = "《》—-–~至:,_|"
	head = strings.Trim(head, marks)
	if strings.HasPrefix(head, "(") && strings.HasSuffix(head, ")") || strings.Count(head, "(") != strings.Count(head, ")") {
		head = strings.Trim(head, "()")
	}
	return strings.Trim(strings.TrimSuffix(strings.TrimPrefix(head, "关于"), "关于"), marks)
}

func hasProse(plain string) bool {
	for _, word := range proseWords {
		if strings.Contains(plain, word) {
			return true
		}
	}
	return false
}
