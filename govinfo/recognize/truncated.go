package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/words"
)

// tellTruncation tells where a document breaks off: section 六 is not there, and
// the last thing that is there is unfinished: a table while lines of tables are
// missing, a section that should have a table, or a paragraph that ends in the
// middle of a sentence. titles are the sections that were found.
//
// Without it, what a cut file lost would look like what the organ left out. But a
// report that is signed at its end is whole, whatever is missing before: tables may be
// pictures, and a report of the old form has other sections.
//
// A document that ends with its last table may be whole, its organ having left
// out 五 and 六, or may be cut within its last figure: only that figure is in
// doubt then.
func (r *reader) tellTruncation(titles []sectionTitle) {
	if len(titles) == 0 || slices.ContainsFunc(titles, func(t sectionTitle) bool { return t.section == 6 }) {
		return
	}
	unfinished := !slices.ContainsFunc(titles, func(t sectionTitle) bool { return t.section == 5 })
	incomplete := r.lacksLines()
	for block := r.to - 1; block >= r.from; block-- {
		if b, isTable := r.doc.Blocks[block].(*document.Table); isTable {
			if incomplete {
				cell := lastText(b)
				r.doubt(Truncated, "", Origin{Block: block, Row: len(b.Rows) - 1, Text: cell}, "文件在表格“%s”处中断，此后的内容缺失", words.Shorten(cell))
			}
			if incomplete || unfinished && r.taken[block] {
				if last := len(b.Rows) - 1; last >= 0 {
					r.blankLastCell(block, last, len(b.Rows[last].Cells)-1)
				}
			}
			return
		}
		text, _ := blockText(r.doc.Blocks[block])
		text = strings.TrimSpace(text)
		switch {
		case text == "" || isPageEnd(text) || withoutPageMark(text) == "":
			continue
		case isDateLine(text):
			return // signed
		}
		r.tellTruncationAt(block, text, titles[len(titles)-1], incomplete, unfinished)
		return
	}
}

// tellBeginning tells that a document begins in the middle of a report, as a single page
// of it does: it has no title, and rows of a table stand before its first section, which
// is not 一. What its titles would show of missing sections is lost with the file, so the
// report states none.
func (r *reader) tellBeginning(titles []sectionTitle) {
	if r.title != nil || len(titles) == 0 || titles[0].section < 3 {
		return
	}
	for block := r.from; block < titles[0].block; block++ {
		if _, isTable := r.doc.Blocks[block].(*document.Table); isTable && len(r.metadataLabels(block)) == 0 {
			r.result.Report.Sections = nil
			r.doubt(BeginningMissing, "", Origin{Block: block}, "文件从报告中间开始，此前的内容缺失")
			return
		}
	}
}

// tellTruncationAt tells whether the document breaks off within its last text, which
// stands in the section of a title. incomplete says that lines of tables are missing,
// unfinished that there is no section 五.
func (r *reader) tellTruncationAt(block int, text string, title sectionTitle, incomplete, unfinished bool) {
	const short = 30 // characters of a line that need not be a sentence
	inTables := title.section >= 2 && title.section <= 4
	isLine := utf8.RuneCountInString(text) <= short && (title.section > 4 || !incomplete)
	switch {
	case inTables && incomplete && r.title != nil && r.isOldForm():
	case inTables && incomplete:
		r.doubt(Truncated, "", Origin{Block: block, Text: text}, "文件在“%s”部分中断，此后的内容缺失", title.text)
		r.blankLastCell(block, 0, 0)
	case inTables && unfinished && r.taken[block]:
		r.blankLastCell(block, 0, 0)
	case !endsSentence(text) && !isLine:
		runes := []rune(text)
		end := string(runes[max(0, len(runes)-15):])
		r.doubt(Truncated, "", Origin{Block: block, Text: text}, "文件在“…%s”处中断，此后的内容缺失", end)
	}
}

// blankLastCell blanks the figure in the last cell of a table, or in the last
// paragraph of one that has lost its rows: if the file breaks off in it, its last
// digits are lost.
func (r *reader) blankLastCell(block, row, cell int) {
	for _, ref := range govinfo.Refs() {
		if origin, found := r.result.Origins[ref]; found && origin.Block == block && origin.Row == row && origin.Cell == cell {
			r.blankCell(ref)
			r.doubt(Truncated, ref, origin, "文件在“%s”的数据“%s”处中断，数据可能不完整，未读取", name(ref), words.Shorten(origin.Text))
		}
	}
}

// lacksLines reports whether a line or a table was not found.
func (r *reader) lacksLines() bool {
	for _, doubt := range r.result.Doubts {
		if doubt.Code == MissingLine || doubt.Code == MissingTable || doubt.Code == WrongCellCount {
			return true
		}
	}
	return false
}

// lastText returns the last text in a table that is no figure.
func lastText(table *document.Table) string {
	for row := len(table.Rows) - 1; row >= 0; row-- {
		cells := table.Rows[row].Cells
		for cell := len(cells) - 1; cell >= 0; cell-- {
			text := strings.TrimSpace(cells[cell].Text)
			if text != "" && strings.Trim(text, "0123456789./- ") != "" {
				return words.OneLine(text)
			}
		}
	}
	return ""
}
