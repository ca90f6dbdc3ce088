package xlsx

import (
	"fmt"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/workbook"
)

// validation says what may be entered in a cell.
func validation(ref govinfo.Ref, at workbook.Area) workbook.Validation {
	v := workbook.Validation{
		Areas: []workbook.Area{at}, Kind: workbook.Whole, Formula1: "0",
		Title: "填报格式", Message: "请填写不小于 0 的整数；没有发生的填 0，不要留空或填文字。",
	}
	info, _ := govinfo.Describe(ref)
	switch {
	case info.Column.Unit == govinfo.UnitTenThousand || info.Column.Unit == govinfo.UnitYuan:
		v.Kind = workbook.Decimal
		v.Message = "请填写不小于 0 的数，单位为" + string(info.Column.Unit) + "；没有发生的填 0，不要留空或填文字。"
	case info.Column.Signed:
		v.Formula1, v.Formula2 = "-999999999999999", "999999999999999"
		v.Message = "请填写整数，减少的填负数；没有变化的填 0，不要留空或填文字。"
	}
	return v
}

// putFormulas makes totals compute themselves: those that are blank or the sum of
// their parts. The editions differ in the parts of （七）总计; the one whose parts all
// stand in the document counts.
func (b *builder) putFormulas() {
	done := make(map[govinfo.Ref]bool)
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for _, total := range form.Totals() {
			if !done[total.Ref] {
				done[total.Ref] = b.putFormula(total)
			}
		}
	}
}

func (b *builder) putFormula(total govinfo.Total) bool {
	at, ok := b.placed[string(total.Ref)]
	if !ok {
		return false
	}
	parts := make([]place, len(total.Parts))
	for i, part := range total.Parts {
		parts[i], ok = b.placed[string(part)]
		if !ok || parts[i].sheet != at.sheet {
			return false
		}
	}
	sum, filled := b.sum(parts)
	cell := b.at(at)
	stated, err := govinfo.ParseCount(cell.Number)
	switch {
	case err != nil || cell.Text != "":
		return true // whatever it is, it stays
	case stated.IsBlank() && filled:
		cell.Number = sum.String()
	case !stated.IsBlank() && (!filled || stated != sum):
		return true
	}
	list := areas(parts)
	cell.Formula = fmt.Sprintf(`IF(COUNT(%s)=%d,SUM(%s),"")`, list, len(parts), list)
	cell.Style.Open, cell.Style.Fill = false, headFill
	return true
}

func (b *builder) at(p place) *workbook.Cell {
	return &b.book.Sheets[p.sheet].Rows[p.row].Cells[p.column]
}

// sum adds up parts; filled is false where one is no number.
func (b *builder) sum(parts []place) (sum govinfo.Count, filled bool) {
	sum = govinfo.N(0)
	for _, part := range parts {
		// A part that is a total is computed before, or is a number.
		n, err := govinfo.ParseCount(b.at(part).Number)
		if err != nil {
			return govinfo.Count{}, false
		}
		if sum, err = sum.Plus(n); err != nil || sum.IsBlank() {
			return govinfo.Count{}, false
		}
	}
	return sum, true
}

// areas lists places as the arguments of a function, those beside or below each other
// as one.
func areas(places []place) string {
	var list []string
	for i := 0; i < len(places); {
		a := workbook.Area{Top: places[i].row, Left: places[i].column, Bottom: places[i].row, Right: places[i].column}
		for i++; i < len(places); i++ {
			p := places[i]
			switch {
			case a.Top == a.Bottom && p.row == a.Top && p.column == a.Right+1:
				a.Right++
				continue
			case a.Left == a.Right && p.column == a.Left && p.row == a.Bottom+1:
				a.Bottom++
				continue
			}
			break
		}
		list = append(list, a.String())
	}
	return strings.Join(list, ",")
}
