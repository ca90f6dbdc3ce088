package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
)

// tellTruncation tells where a document breaks off: section 六 is not there, and
// the last thing that is there is unfinished: a table while lines of tables are
// missing, a section that should have a table, or a paragraph that ends in the
// middle of a sentence. titles are the sections that were found.
//
// Without it, what a cut file lost would look like what the organ left out.
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
				r.problem(Truncated, "", Origin{Block: block, Row: len(b.Rows) - 1, Text: cell}, "文件在表格“%s”处中断，此后的内容缺失", shorten(cell))
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
		if text == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text)
		finished := strings.ContainsRune("。！？；：…”）》.!?)", last) || !incomplete && utf8.RuneCountInString(text) <= 30
		within := titles[len(titles)-1].section
		inTables := within >= 2 && within <= 4
		switch {
		case inTables && incomplete:
			r.problem(Truncated, "", Origin{Block: block, Text: text}, "文件在“%s”部分中断，此后的内容缺失", titles[len(titles)-1].text)
			r.blankLastCell(block, 0, 0)
		case inTables && unfinished && r.taken[block]:
			r.blankLastCell(block, 0, 0)
		case !finished:
			runes := []rune(text)
			end := string(runes[max(0, len(runes)-15):])
			r.problem(Truncated, "", Origin{Block: block, Text: text}, "文件在“…%s”处中断，此后的内容缺失", end)
		}
		return
	}
}

// blankLastCell blanks the figure in the last cell of a table, or in the last
// paragraph of one that has lost its rows: if the file breaks off in it, its last
// digits are lost.
func (r *reader) blankLastCell(block, row, cell int) {
	for ref, origin := range r.result.Origins {
		if origin.Block == block && origin.Row == row && origin.Cell == cell {
			r.blankCell(ref)
			r.problem(Truncated, ref, origin, "文件在“%s”的数据“%s”处中断，数据可能不完整，未读取", name(ref), shorten(origin.Text))
		}
	}
}

// lacksLines reports whether a line or a table was not found.
func (r *reader) lacksLines() bool {
	for _, problem := range r.result.Problems {
		if problem.Code == MissingLine || problem.Code == MissingTable || problem.Code == WrongCellCount {
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
