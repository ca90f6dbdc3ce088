package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// selectReport bounds the report in the document: from its title to the title of
// the next report.
func (r *reader) selectReport() {
	defer r.endAtRestart()
	titles := r.titles()
	if len(titles) == 0 {
		return
	}
	chosen := 0
	for i := range titles {
		end := len(r.doc.Blocks)
		if i+1 < len(titles) {
			end = titles[i+1].first
		}
		if r.hasTables(titles[i].last, end) {
			chosen = i
			break
		}
	}
	title := titles[chosen]
	r.title = &title
	if chosen+1 < len(titles) && r.hasTables(titles[chosen+1].last, len(r.doc.Blocks)) {
		other := titles[chosen+1]
		r.to = other.first
		r.problem(SecondReport, "", Origin{Block: other.first, Text: other.text}, "文中还有一份报告“%s”，未读取", shorten(other.text))
	}
	if chosen > 0 && r.hasTables(0, title.first) {
		r.from = title.first
	}
}

// endAtRestart ends the report where the sections begin again, with tables of
// their own: another year's report that shows no title. A table of contents,
// whose titles have no text between them, is no report.
func (r *reader) endAtRestart() {
	const report = 3 // blocks between titles from which on these are no table of contents
	begun, ended, between := false, false, 0
	for block := r.from; block < r.to; block++ {
		text, _ := blockText(r.doc.Blocks[block])
		title, ok := r.known.sectionTitle(text, false)
		switch {
		case !ok || title.inexact:
			if begun {
				between++
			}
		case title.section <= 2 && ended && between >= report && r.hasTables(block, r.to):
			r.to = block
			r.problem(SecondReport, "", Origin{Block: block, Text: text}, "文中还有一份报告“%s”，未读取", shorten(text))
			return
		case title.section <= 2 && ended:
			begun, ended, between = true, false, 0
		default:
			begun = true
			ended = ended || title.section >= 5
		}
	}
}

// hasTables reports whether statutory tables, or what may be their parts, stand
// between two blocks.
func (r *reader) hasTables(from, to int) bool {
	for block := from; block < to; block++ {
		if table, ok := r.doc.Blocks[block].(*document.Table); ok && len(r.piecesOf(table, block, 0)) > 0 {
			return true
		}
		if table, ok := r.doc.Blocks[block].(*document.Table); ok && table.Layout == document.LayoutSequence {
			return true
		}
	}
	return false
}

// readText reads everything beside the tables.
func (r *reader) readText() {
	sections := r.findSections()
	report := &r.result.Report
	for _, title := range sections {
		report.Sections = append(report.Sections, title.text)
	}
	first := r.to
	if len(sections) > 0 {
		first = sections[0].block
	}
	for block := r.from; block < first; block++ {
		if r.taken[block] {
			first = block
		}
	}
	preface := r.readHead(first)
	if len(sections) == 0 && len(r.tableBlock) == 0 {
		// Nothing is missing from what is no report.
		r.result.Problems = slices.DeleteFunc(r.result.Problems, func(p Problem) bool { return p.Code == MissingTable })
		r.problem(NoReport, "", Origin{Block: r.from}, "没有找到年度报告的表格和各部分标题")
	}
	var overview govinfo.Narrative
	if len(sections) > 0 && sections[0].section <= 2 || len(r.tableBlock) > 0 {
		overview = preface
	}
	for i, title := range sections {
		end := r.to
		if i+1 < len(sections) {
			end = sections[i+1].block
		}
		r.readSection(title, end, &overview)
	}
	markAspects(overview)
	report.Overview = overview
	if report.Year == 0 {
		for _, p := range overview {
			if report.Year = yearOf(p.Text); report.Year != 0 {
				break
			}
		}
	}
	r.tellTruncation(sections)
}

// readSection reads the text of one section up to the block end.
func (r *reader) readSection(title sectionTitle, end int, overview *govinfo.Narrative) {
	report := &r.result.Report
	var text govinfo.Narrative
	if title.rest != "" {
		text = appendParagraphs(text, title.rest, false)
	}
	for block := title.last + 1; block < end; block++ {
		if r.taken[block] {
			continue
		}
		switch b := r.doc.Blocks[block].(type) {
		case *document.Heading:
			if isPageEnd(b.Text) && title.section == 6 {
				block = end
				continue
			}
			text = appendParagraphs(text, b.Text, true)
		case *document.Paragraph:
			if isPageEnd(b.Text) && title.section == 6 {
				block = end
				continue
			}
			text = appendParagraphs(text, b.Text, false)
		case *document.Table:
			text = appendTable(text, b)
		}
	}
	switch title.section {
	case 1:
		*overview = append(*overview, text...)
	case 5:
		report.Problems = append(report.Problems, text...)
	case 6:
		report.OtherMatters = append(report.OtherMatters, text...)
	default:
		for _, p := range text {
			if !isFiller(p.Text) {
				r.problem(TextLeftOut, "", Origin{Block: title.block, Text: p.Text}, "“%s”部分的文字未列入报告：%s", title.text, shorten(p.Text))
			}
		}
	}
}

// readHead reads what stands before the first section: title, organ, date and
// preface, and returns the preface.
func (r *reader) readHead(end int) govinfo.Narrative {
	report := &r.result.Report
	if r.title == nil {
		if title, ok := parseTitle(beforeSeparator(r.doc.Title)); ok && title.organ != "" {
			r.title = &title
			title.first, title.last = -1, -1
		}
	}
	start := r.from
	if r.title != nil {
		report.Title, report.Agency.Name, report.Year = r.title.text, r.title.organ, r.title.year
		start = max(start, r.title.last+1)
	}
	if r.title == nil {
		start = r.prefaceStart(end)
	}
	var preface govinfo.Narrative
	for block := r.from; block < end; block++ {
		var text string
		role := document.RoleBody
		switch b := r.doc.Blocks[block].(type) {
		case *document.Heading:
			text = b.Text
		case *document.Paragraph:
			text, role = b.Text, b.Role
		case *document.Table:
			r.readMetadata(b)
			if b.Layout == document.LayoutSequence && block >= start && r.title != nil {
				preface = appendTable(preface, b) // lines of text that end in a figure
			}
			continue
		}
		if r.title != nil && r.title.first <= block && block <= r.title.last {
			continue
		}
		date, dated := publicationDate(text, block >= start)
		if dated && report.Published.IsZero() {
			report.Published = date
		}
		switch {
		case dated, block < start, isMetadata(text), r.isSectionTitle(text): // of a table of contents
		case role == document.RoleByline || report.Agency.Name == "" && len(preface) == 0 && isOrganName(words.Fold(text)):
			if name := words.Fold(text); report.Agency.Name == "" && isOrganName(name) {
				report.Agency.Name = name
			}
		case len(text) < 200 && words.Fold(text) == report.Agency.Name:
		default:
			preface = appendParagraphs(preface, text, false)
		}
	}
	return preface
}

// prefaceStart returns where the preface of a report without a title begins: the
// paragraphs of sentences directly before its first section.
func (r *reader) prefaceStart(end int) int {
	start := end
	for block := end - 1; block >= r.from; block-- {
		p, ok := r.doc.Blocks[block].(*document.Paragraph)
		if !ok || !strings.HasSuffix(strings.TrimSpace(p.Text), "。") && !strings.HasSuffix(strings.TrimSpace(p.Text), "：") {
			break
		}
		start = block
	}
	return start
}

// beforeSeparator returns the first part of a web page's title, before the name
// of the site.
func beforeSeparator(title string) string {
	if at := strings.IndexAny(title, "_|"); at >= 0 {
		title = title[:at]
	}
	if head, _, found := strings.Cut(title, " - "); found {
		title = head
	}
	return strings.TrimSpace(title)
}

// readMetadata reads the date of publication from a table of metadata (索引号 and
// the like) before the report.
func (r *reader) readMetadata(table *document.Table) {
	if !r.result.Report.Published.IsZero() {
		return
	}
	for _, row := range table.Rows {
		var line strings.Builder
		for i := range row.Cells {
			line.WriteString(row.Cells[i].Text)
			line.WriteByte('\n')
		}
		if date, ok := publicationDate(line.String(), false); ok {
			r.result.Report.Published = date
			return
		}
	}
}

// isMetadata reports whether a line is what pages print about themselves.
func isMetadata(text string) bool {
	if len(text) > 1200 {
		return false
	}
	folded := words.Fold(text)
	if len(folded) > 300 || strings.Contains(folded, "。") {
		return false
	}
	for _, word := range [...]string{
		"来源:", "信息来源", "作者:", "浏览次数", "浏览量", "点击数", "访问量", "阅读次数", "索引号", "发布机构", "发文机关",
		"发文字号", "主题分类", "当前位置", "您的位置", "首页>", "责任编辑",
	} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	if utf8.RuneCountInString(folded) > 24 {
		return false // the words below stand in sentences, too
	}
	for _, word := range [...]string{"字号", "字体", "打印", "分享", "有效性", "目录"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// isPageEnd reports whether a line is what pages print below a text.
func isPageEnd(text string) bool {
	if len(text) > 800 {
		return false
	}
	folded := words.Fold(text)
	if len(folded) > 200 {
		return false
	}
	if strings.HasSuffix(folded, "。") || strings.HasSuffix(folded, ";") {
		return false // a sentence of the report, such as one on 承办单位 of proposals
	}
	for _, word := range [...]string{
		"上一篇:", "下一篇:", "版权所有", "ICP备", "主办单位:", "承办单位:", "主办:", "承办:", "网站标识码", "公网安备", "Copyright", "copyright", "【打印", "[打印", "打印本页", "关闭窗口",
	} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	for _, word := range [...]string{"上一篇", "下一篇", "上一条", "下一条", "扫一扫", "相关附件", "返回顶部", "主办单位", "承办单位"} {
		if strings.HasPrefix(folded, word) {
			return true
		}
	}
	return false
}

// isFiller reports whether a text in the section of a table only leads to it.
func isFiller(text string) bool {
	name := words.Key(words.Fold(text))
	if name == "" {
		return true
	}
	for _, filler := range fillers {
		if name == filler {
			return true
		}
	}
	// The title of a table: 表二, 表2.
	return utf8.RuneCountInString(name) <= 3 && strings.HasPrefix(name, "表")
}

// appendParagraphs appends a text, each line a paragraph.
func appendParagraphs(n govinfo.Narrative, text string, heading bool) govinfo.Narrative {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimFunc(line, words.IsInvisible))
		if line == "" {
			continue
		}
		n = append(n, govinfo.Paragraph{Text: line, Heading: heading || isSubHeading(line)})
	}
	return n
}

// appendTable appends the rows of a table that is no statutory one as text.
func appendTable(n govinfo.Narrative, table *document.Table) govinfo.Narrative {
	for _, row := range table.Rows {
		var cells []string
		for i := range row.Cells {
			if text := strings.TrimSpace(words.OneLine(row.Cells[i].Text)); text != "" {
				cells = append(cells, text)
			}
		}
		if len(cells) > 0 {
			n = append(n, govinfo.Paragraph{Text: strings.Join(cells, " ")})
		}
	}
	return n
}

// isSubHeading reports whether a paragraph is a sub-heading by itself: numbered,
// short, and no sentence.
func isSubHeading(text string) bool {
	const longest = 30
	if len(text) > 16*longest {
		return false
	}
	folded := words.Fold(text)
	if utf8.RuneCountInString(folded) > longest || strings.ContainsAny(folded, ",;:!?") {
		return false
	}
	if inner := strings.TrimSuffix(folded, "。"); strings.Contains(inner, "。") {
		return false
	}
	_, style, rest := words.SplitNumber(folded)
	return style != words.NoNumber && rest != ""
}

// markAspects tells the aspect of each paragraph of 总体情况. An aspect begins with
// its name behind a number, and goes on to the next item of the same rank.
func markAspects(n govinfo.Narrative) {
	var aspect govinfo.Aspect
	var rank words.Style
	for i := range n {
		number, style, rest := words.SplitNumber(words.FoldHead(n[i].Text))
		if number > 0 || n[i].Heading {
			if found := lexicon.AspectOfHeading(rest); found != "" {
				aspect, rank = found, style
			} else if style == rank && number > 0 {
				aspect = ""
			}
		}
		n[i].Aspect = aspect
	}
}
