package recognize

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/organname"
	"github.com/openxxgk/annualreport/internal/words"
)

// Whose report it is and of which year is told by evidence, the strongest first: the
// title in the text; the title among the metadata of the page; for the year, the
// period that the figures are stated to be for and the sentence that announces the
// report, then the year that the narrative speaks of, which is told as inferred; for
// the organ, the signature at the end and what the preface says of the report. What is not certain is told, and stays blank: a
// wrong name is worse than none.

// readIdentity reads what the head of the document says of the report, up to the
// block end, and returns where its preface begins.
func (r *reader) readIdentity(end int) (start int) {
	report := &r.result.Report
	var heads []titleBlock
	for _, title := range r.heads {
		if r.from <= title.first && title.last < end {
			heads = append(heads, title)
		}
	}
	if len(heads) > 0 {
		best := bestTitle(heads)
		r.title = &best
	}
	start = -1
	if r.title != nil {
		start = max(r.from, r.title.last+1)
		for _, title := range heads {
			start = max(start, title.last+1)
		}
	}
	stated, ok := r.statedTitle(end)
	switch {
	case r.title == nil && ok:
		r.title = &stated
		r.title.first, r.title.last = -1, -1
	case ok:
		r.title.complete(&stated)
	}
	if r.title != nil {
		report.Title, report.Agency.Name, report.Year = r.title.text, r.title.organ, r.title.year
	}
	if start < 0 {
		start = r.prefaceStart(end)
	}
	return start
}

// bestTitle returns the title that says most; of several the last, which is nearest to
// the report. What it lacks it takes from the others, where these agree. Where several
// name different organs, it names none.
func bestTitle(titles []titleBlock) titleBlock {
	best := titles[0]
	for _, title := range titles[1:] {
		if title.weight() >= best.weight() {
			best = title
		}
	}
	for _, title := range titles {
		if title.organ != "" && best.organ != "" && !strings.HasSuffix(title.organ, best.organ) && !strings.HasSuffix(best.organ, title.organ) {
			best.organ = ""
			return best
		}
	}
	others := titleBlock{}
	for _, title := range titles {
		if title.organ != "" && best.organ == "" {
			if others.organ != "" && others.organ != title.organ {
				return best
			}
			others.organ = title.organ
		}
		if title.year != 0 && best.year == 0 {
			if others.year != 0 && others.year != title.year {
				return best
			}
			others.year = title.year
		}
	}
	best.complete(&others)
	return best
}

// complete takes from another title what one lacks, if they do not contradict each
// other.
func (t *titleBlock) complete(other *titleBlock) {
	if t.organ != "" && other.organ != "" && t.organ != other.organ || t.year != 0 && other.year != 0 && t.year != other.year {
		return
	}
	if t.organ == "" {
		t.organ = other.organ
	}
	if t.year == 0 {
		t.year, t.lent = other.year, other.year != 0
	}
}

// statedTitle returns the title that the page states of itself: as 名称 or 标题 among its
// metadata, or as the title of the file.
func (r *reader) statedTitle(end int) (title titleBlock, ok bool) {
	for block := r.from; block < end; block++ {
		for _, line := range r.metadataLines(block) {
			_, all := pageLabels(line)
			if ref, value, ok := pageLabel(line); ok {
				all = append(all, labelled{ref, value})
			}
			for _, l := range all {
				if l.ref != "title" {
					continue
				}
				if title, ok := parseTitle(l.value); ok && title.organ != "" {
					return title, true
				}
			}
		}
	}
	title, ok = parseTitle(beforeSeparator(r.doc.Title))
	return title, ok && title.organ != ""
}

// metadataLines returns the lines of a block that may be metadata: a line of text, or
// the cells of a table, each with the one after it.
func (r *reader) metadataLines(block int) []string {
	const most = 40
	if text, ok := blockText(r.doc.Blocks[block]); ok {
		if len(text) > 1200 {
			return nil
		}
		return []string{text}
	}
	table, ok := r.doc.Blocks[block].(*document.Table)
	if !ok || r.taken[block] {
		return nil
	}
	var lines []string
	for i := range table.Rows {
		cells := table.Rows[i].Cells
		for k := range cells {
			line := cells[k].Text
			if k+1 < len(cells) {
				line += " " + cells[k+1].Text
			}
			if lines = append(lines, line); len(lines) == most {
				return lines
			}
		}
	}
	return lines
}

// metadataLabels returns what a block says of the page.
func (r *reader) metadataLabels(block int) []labelled {
	var all []labelled
	for _, line := range r.metadataLines(block) {
		if ref, value, ok := pageLabel(line); ok {
			all = append(all, labelled{ref, value})
		}
	}
	return all
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

// finishIdentity reads year, organ and level from the text where the title does not
// tell them, and tells what is not known.
func (r *reader) finishIdentity(preface govinfo.Narrative) {
	at := Origin{Block: r.from}
	if r.title != nil && r.title.first >= 0 {
		at = Origin{Block: r.title.first, Text: r.title.text}
	}
	r.finishYear(preface, at)
	r.finishOrgan(preface, at)
}

func (r *reader) finishYear(preface govinfo.Narrative, at Origin) {
	report := &r.result.Report
	if report.Year == 0 || r.title != nil && r.title.lent {
		report.Year = cmp.Or(r.yearOfText(preface), report.Year)
	}
	if report.Year != 0 {
		return
	}
	year, published := mostMentioned(r.years), report.Published.Year
	switch {
	case year != 0 && published == year+1: // page and text agree
		report.Year = year
	case year != 0 && published == 0:
		report.Year = year
		r.doubt(InferredYear, "year", at, "标题没有写明年度，按正文推定为%d年", year)
	case !r.isEmptyForm():
		r.doubt(UnknownYear, "year", at, "没有找到报告年度")
	}
}

func (r *reader) finishOrgan(preface govinfo.Narrative, at Origin) {
	organ := &r.result.Report.Agency
	alone := r.byline || r.title != nil && r.title.above
	if organ.Name == "" || alone {
		signed := r.signature(r.result.Report.Year)
		if organ.Name == "" || signed != "" && !strings.Contains(signed, organ.Name) && !strings.Contains(organ.Name, signed) {
			organ.Name, alone = signed, false
		}
	}
	switch {
	case organ.Name != "" && alone:
		r.confirmOrgan(preface, at)
	case organ.Name == "":
		if organ.Name = r.completedOrgan(preface); organ.Name == "" {
			organ.Name = r.announcedOrgan(preface)
		}
		if organ.Name == "" && !r.isEmptyForm() {
			r.doubt(UnknownOrgan, "agency.name", at, "没有找到机关名称")
		}
	}
	if level, sure := govinfo.LevelOfName(organ.Name); sure {
		organ.Level = level
	}
}

// confirmOrgan asks the other evidence about a name that stands on a line of its own.
// Where that speaks of another organ, the name is unknown; on a page of a site, the name of
// a government, which those of its departments show, too, is told to be inferred unless
// something confirms it.
func (r *reader) confirmOrgan(preface govinfo.Narrative, at Origin) {
	organ := &r.result.Report.Agency
	verdict, other := r.judge(organ.Name, preface)
	switch {
	case verdict == contradicts:
		r.doubt(UnknownOrgan, "agency.name", at, "机关名称不能确定：标题上下的“%s”与文中的“%s”不一致", organ.Name, other)
		organ.Name = ""
	case verdict == silent && isSiteOwner(simplified(organ.Name)) && r.isPage():
		r.doubt(InferredOrgan, "agency.name", at, "标题没有写明机关名称，按标题上下的“%s”推定", organ.Name)
	}
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

// completedOrgan returns the name of which the title shows only the end, and the line
// above it what may be the beginning, if the text has the whole name.
func (r *reader) completedOrgan(preface govinfo.Narrative) string {
	if r.title == nil || r.title.half == "" {
		return ""
	}
	whole := simplified(r.title.half)
	for _, text := range r.leadingText(preface) {
		if strings.Contains(simplified(words.Fold(text)), whole) {
			return r.title.half
		}
	}
	return ""
}

// isEmptyForm reports whether the document is the form itself, which nobody has filled
// in: all its tables are there, and no figure.
func (r *reader) isEmptyForm() bool {
	for _, p := range r.result.Doubts {
		if p.Code.Blank() {
			return false
		}
	}
	for _, value := range r.result.Report.Cells() {
		if !value.IsBlank() {
			return false
		}
	}
	return r.title == nil && len(r.result.Origins) > 0
}

// yearOfText returns the year that the preface or the sections state: the period of
// the figures, or what the preface announces.
func (r *reader) yearOfText(preface govinfo.Narrative) int {
	report := &r.result.Report
	for _, text := range [...]govinfo.Narrative{report.Overview, report.OtherMatters} {
		for i := range text {
			if year := statedYear(text[i].Text); year != 0 {
				return year
			}
		}
	}
	for i := range preface {
		if year := announcedYear(preface[i].Text); year != 0 {
			return year
		}
	}
	return 0
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
