package recognize

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/internal/words"
)

// firstYear is the first year that the forms of the notices are for. Reports on the
// years before have other sections, and no statutory table.
const firstYear = 2019

// isOldForm reports whether the report is of the kind of before 2019: it is on such a
// year, or, where no year is known, has the section on fees that the old regulation
// asked for.
func (r *reader) isOldForm() bool {
	if r.hasTable {
		return false
	}
	if year := r.result.Report.Year; year != 0 {
		return year < firstYear
	}
	for block := r.from; block < r.to; block++ {
		text, ok := blockText(r.doc.Blocks[block])
		if !ok || len(text) > longestTitle {
			continue
		}
		number, style, rest := words.SplitNumber(words.Fold(text))
		if number > 0 && style == words.Chinese && strings.Contains(rest, "收费") && strings.Contains(rest, "减免") {
			return true
		}
	}
	return false
}

// tellOldForm tells a report of the old kind as such, in place of the tables that it
// cannot have.
func (r *reader) tellOldForm() {
	if !r.isOldForm() {
		return
	}
	r.result.Doubts = slices.DeleteFunc(r.result.Doubts, func(p Doubt) bool { return p.Code == MissingTable })
	r.doubt(OlderForm, "", Origin{Block: r.from}, "这是%d年以前的旧格式报告，没有统一格式的表格", firstYear)
}
