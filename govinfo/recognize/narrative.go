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
	titles := r.withoutRunning(r.titles())
	r.heads = titles
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
		r.doubt(SecondReport, "", Origin{Block: other.first, Text: other.text}, "文中还有一份报告“%s”，未读取", words.Shorten(other.text))
	}
	if chosen > 0 && r.hasTables(0, title.first) {
		r.from = title.first
	}
}

// withoutRunning leaves out titles that a page repeats at its head: the title before
// once more, with no section 一 or 二 behind it.
func (r *reader) withoutRunning(titles []titleBlock) []titleBlock {
	var kept []titleBlock
	for _, title := range titles {
		if last := len(kept) - 1; last < 0 || words.Fold(title.text) != words.Fold(kept[last].text) || r.begins(title) {
			kept = append(kept, title)
		}
	}
	return kept
}

// begins reports whether a report begins with a title: the next section is its
// first or second.
func (r *reader) begins(title titleBlock) bool {
	for block := title.last + 1; block < len(r.doc.Blocks); block++ {
		text, _ := blockText(r.doc.Blocks[block])
		if section, ok := r.sectionTitle(text, false); ok {
			return section.section <= 2
		}
	}
	return false
}

// endAtRestart ends the report where the sections begin again, with tables of
// their own: another year's report that shows no title. A table of contents,
// whose titles have no text between them, is no report.
func (r *reader) endAtRestart() {
	const report = 3 // blocks between titles from which on these are no table of contents
	begun, ended, between := false, false, 0
	for block := r.from; block < r.to; block++ {
		text, _ := blockText(r.doc.Blocks[block])
		title, ok := r.sectionTitle(text, false)
		switch {
		case !ok || title.inexact:
			if begun {
				between++
			}
		case title.section <= 2 && ended && between >= report && r.hasTables(block, r.to):
			r.to = block
			r.doubt(SecondReport, "", Origin{Block: block, Text: text}, "文中还有一份报告“%s”，未读取", words.Shorten(text))
			return
		case title.section <= 2 && ended:
			begun, ended, between = true, false, 0
		default:
			begun = true
			ended = ended || title.section >= 5
		}
	}
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
	if len(sections) == 0 && !r.hasTable {
		// Nothing is missing from what is no report.
		r.result.Doubts = slices.DeleteFunc(r.result.Doubts, func(p Doubt) bool { return p.Code == MissingTable })
		r.doubt(NoReport, "", Origin{Block: r.from}, "没有找到年度报告的表格和各部分标题")
	}
	var overview govinfo.Narrative
	if len(sections) > 0 && sections[0].section <= 2 || r.hasTable {
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
	if len(sections) > 0 || r.hasTable {
		r.finishIdentity(preface)
		r.tellBeginning(sections)
		r.readContact(first)
		r.tellOldForm()
	}
	r.tellTruncation(sections)
}

// readSection reads the text of one section up to the block end.
func (r *reader) readSection(title sectionTitle, end int, overview *govinfo.Narrative) {
	report := &r.result.Report
	var text govinfo.Narrative
	defer func() { r.noteYears(title.section, text) }()
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
				r.doubt(TextLeftOut, "", Origin{Block: title.block, Text: p.Text}, "“%s”部分的文字未列入报告：%s", title.text, words.Shorten(p.Text))
			}
		}
	}
}

// readHead reads what stands before the first section: title, organ, date and
// preface, and returns the preface.
func (r *reader) readHead(end int) govinfo.Narrative {
	r.headEnd = end
	defer r.choosePublished()
	start := r.readIdentity(end)
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
			r.readMetadata(b, block, start)
			if b.Layout == document.LayoutSequence && block >= start && !r.isTitle(block) {
				preface = appendLines(preface, b) // lines of text that end in a figure
			}
			continue
		}
		dated := r.noteDate(text, block, start)
		if r.isTitle(block) {
			continue
		}
		if dated || block < start || isMetadata(text) || withoutPageMark(text) == "" || r.isSectionTitle(text) { // of a table of contents
			continue
		}
		if !r.isByline(block, text, role == document.RoleByline, len(preface) == 0) {
			preface = appendParagraphs(preface, text, false)
		}
	}
	return preface
}

// isByline reports whether a line below the title names the organ, or is marked as a
// byline, and takes the name if it is not known. first says that no preface has begun.
func (r *reader) isByline(block int, text string, marked, first bool) bool {
	name := &r.result.Report.Agency.Name
	if len(text) > 200 {
		return marked
	}
	folded := strings.Trim(words.Fold(text), "—–-")
	if *name != "" {
		return marked || strings.Trim(folded, "()") == *name
	}
	if (marked || first) && isOrganName(text, folded) {
		*name, r.byline = scopeBehind.ReplaceAllString(folded, ""), block
		return true
	}
	return marked
}

// isTitle reports whether a block is a part of a title before the first section.
func (r *reader) isTitle(block int) bool {
	for i := range r.heads {
		if r.heads[i].first <= block && block <= r.heads[i].last {
			return true
		}
	}
	return false
}

// prefaceStart returns where the preface of a report without a title begins: with the
// first paragraph that is a sentence and nothing that pages print of themselves.
func (r *reader) prefaceStart(end int) int {
	for block := r.from; block < end; block++ {
		p, ok := r.doc.Blocks[block].(*document.Paragraph)
		if !ok || isMetadata(p.Text) {
			continue
		}
		text := strings.TrimSpace(p.Text)
		if strings.Contains(text, "。") || strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") {
			return block
		}
	}
	return end
}

// readMetadata reads the date of publication from a table of metadata (索引号 and
// the like) before the report, or from a line that looks like the row of one.
func (r *reader) readMetadata(table *document.Table, block, start int) {
	if line, ok := r.lineText(block); ok {
		r.noteDate(line, block, start)
		return
	}
	for _, row := range table.Rows {
		var line strings.Builder
		for i := range row.Cells {
			line.WriteString(row.Cells[i].Text)
			line.WriteByte('\n')
		}
		if found, ok := dateIn(line.String(), false); ok {
			r.dates = append(r.dates, found)
		}
	}
}

// noteYears counts the years that a section speaks of, but for the one on what is to
// be done next year.
func (r *reader) noteYears(section int, text govinfo.Narrative) {
	if section == 5 || r.title != nil && r.title.year != 0 {
		return
	}
	for i := range text {
		mentionedYears(text[i].Text, r.years)
	}
}

// fillers are sentences in the sections of tables that only lead to the table.
var fillers = []string{
	"该部分以表格形式报告表格如下", "该部分以表格形式报告", "表格如下", "具体情况如下", "具体如下", "详见下表", "见下表", "如下表",
	"单位件", "单位件万元", "具体数据见下表", "数据如下", "统计表如下", "文字描述",
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

// appendLines appends the rows of a table that are lines of a text before the report,
// without those that pages print of themselves.
func appendLines(n govinfo.Narrative, table *document.Table) govinfo.Narrative {
	for _, p := range appendTable(nil, table) {
		if !isMetadata(p.Text) && withoutPageMark(p.Text) != "" {
			n = append(n, p)
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
