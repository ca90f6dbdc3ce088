package recognize

import (
	"cmp"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
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
		if ok {
			heads = append(heads, stated)
		}
		r.findRivals(heads)
		report.Title, report.Agency.Name, report.Year = r.title.text, r.title.organ, r.title.year
	}
	if start < 0 {
		start = r.prefaceStart(end)
	}
	return start
}

// statedTitle returns the title that the page states of itself: as 名称 or 标题 among its
// metadata, or as the title of the file.
func (r *reader) statedTitle(end int) (title titleBlock, ok bool) {
	for block := r.from; block < end; block++ {
		for _, line := range r.metadataLines(block) {
			if title, ok = titleAmong(line); ok {
				return title, true
			}
		}
	}
	title, ok = parseTitle(beforeSeparator(r.doc.Title))
	return title, ok && title.organ != ""
}

// titleAmong returns the title that a line of metadata states.
func titleAmong(line string) (title titleBlock, ok bool) {
	for _, l := range labelsOf(line) {
		if l.ref != "title" {
			continue
		}
		if title, ok := parseTitle(l.value); ok && title.organ != "" {
			return title, true
		}
	}
	return titleBlock{}, false
}

// labelsOf returns all that a line says of the page, with colons and without.
func labelsOf(line string) []labelled {
	_, all := pageLabels(line)
	if ref, value, ok := pageLabel(line); ok {
		all = append(all, labelled{ref, value})
	}
	return all
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
	r.checkPublished(at)
	r.finishOrgan(preface, at)
}

func (r *reader) finishYear(preface govinfo.Narrative, at Origin) {
	report := &r.result.Report
	if r.rivals != nil {
		r.settleRivals(preface)
	}
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
	case r.rivals != nil:
		r.doubt(UnknownYear, "year", at, "文中的标题写有不同的年度，报告年度不能确定")
	case !r.isEmptyForm():
		r.doubt(UnknownYear, "year", at, "没有找到报告年度")
	}
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
// the figures or, where they state none or several, what the preface announces.
func (r *reader) yearOfText(preface govinfo.Narrative) (year int) {
	report := &r.result.Report
	for _, text := range [...]govinfo.Narrative{report.Overview, report.OtherMatters} {
		for i := range text {
			for _, stated := range statedYears(text[i].Text) {
				if year != 0 && stated != year {
					return announcedYear(preface)
				}
				year = stated
			}
		}
	}
	return cmp.Or(year, announcedYear(preface))
}
