package recognize

import (
	"github.com/openxxgk/annualreport/govinfo"

	"github.com/openxxgk/annualreport/internal/words"
)

// take writes the figures of lines into the report. Lines that were found more
// than once are taken where all of them agree.
func (r *reader) take(found []finding) {
	first := make(map[*knownLine]*finding, len(found))
	times := make(map[*knownLine]int, len(found))
	for i := range found {
		times[found[i].line]++
	}
	rivals := countRivals(found)
	for i := range found {
		f := &found[i]
		if twin := first[f.line]; twin != nil {
			r.takeAgain(twin, f)
			continue
		}
		if rivals >= manyRivals && times[f.line] == 1 {
			first[f.line] = f
			r.doubt(DoubledLine, f.line, f.origin, "文中有两份数据不同的表格，“%s”一行只出现一次，不知属于哪一份，未读取", name(f.line.path))
			continue
		}
		first[f.line] = f
		for c, p := range f.places {
			if p != nil {
				r.takeCell(f.line.refs[c], f.line.columns[c], f.headed, p)
			}
		}
	}
	if len(found) > 0 {
		r.tableBlock[found[0].line.table()] = found[0].origin.Block
	}
}

// manyRivals is the number of lines found twice with different figures from which
// on the document has two tables, such as last year's beside this year's. A line
// that only one of them has may then be of either.
const manyRivals = 3

// countRivals returns how many lines were found more than once with different
// figures.
func countRivals(found []finding) int {
	first := make(map[*knownLine]*finding, len(found))
	differ := make(map[*knownLine]bool)
	for i := range found {
		f := &found[i]
		twin := first[f.line]
		if twin == nil {
			first[f.line] = f
			continue
		}
		for c := range f.places {
			if a, b := twin.places[c], f.places[c]; a != nil && b != nil && words.Fold(a.text) != words.Fold(b.text) {
				differ[f.line] = true
			}
		}
	}
	return len(differ)
}

func hasLine(found []finding, line *knownLine) bool {
	for i := range found {
		if found[i].line == line {
			return true
		}
	}
	return false
}

// takeAgain handles a line that was found before: cells that differ become
// blank.
func (r *reader) takeAgain(first, second *finding) {
	differ := false
	for c := range first.places {
		a, b := first.places[c], second.places[c]
		if a == nil || b == nil {
			continue
		}
		if words.Fold(a.text) == words.Fold(b.text) && first.headed == second.headed {
			continue
		}
		differ = true
		r.blankCell(first.line.refs[c])
	}
	if differ {
		r.problem(DoubledLine, first.line.path, second.origin, "“%s”一行出现两次且数据不同，不同的数据未读取", name(first.line.path))
		return
	}
	r.problem(DoubledLine, first.line.path, second.origin, "“%s”一行出现两次，数据相同", name(first.line.path))
}

func (r *reader) blankCell(ref govinfo.Ref) {
	value, err := r.result.Report.At(ref)
	if err != nil {
		return
	}
	switch value.(type) {
	case govinfo.Count:
		_ = r.result.Report.Set(ref, govinfo.Count{})
	case govinfo.Amount:
		_ = r.result.Report.Set(ref, govinfo.Amount{})
	}
}

// takeCell reads one figure and writes it into the report.
func (r *reader) takeCell(ref govinfo.Ref, column govinfo.Column, headed govinfo.Unit, p *place) {
	r.result.Origins[ref] = p.origin
	if p.covered || p.tall {
		if p.shape != emptyShape {
			r.problem(MergedCells, ref, p.origin, "“%s”的单元格跨多行，数据“%s”属于哪一行不明，未读取", name(ref), shorten(p.text))
		}
		return
	}
	if p.shape == emptyShape {
		return
	}
	var f figure
	if column.Unit == govinfo.UnitTenThousand || column.Unit == govinfo.UnitYuan {
		f = readAmount(p.text, column.Unit, headed)
	} else {
		f = readCount(p.text)
	}
	if err := r.result.Report.Set(ref, f.value); err != nil {
		r.problem(Unreadable, ref, p.origin, "%v", err)
		return
	}
	switch f.code {
	case Remark:
		r.problem(Remark, ref, p.origin, "“%s”的数据附有文字“%s”", name(ref), shorten(f.remark))
	case Unreadable:
		r.problem(Unreadable, ref, p.origin, "“%s”的内容“%s”不是一个确定的数，未读取", name(ref), shorten(p.text))
	case UnitConflict:
		r.problem(UnitConflict, ref, p.origin, "“%s”的数据“%s”所用单位与列标题不同，未读取", name(ref), shorten(p.text))
	case ConvertedUnit:
		r.problem(ConvertedUnit, ref, p.origin, "“%s”的数据以%s为单位，已换算为%s", name(ref), f.remark, column.Unit)
	}
}

func (r *reader) missingTable(ref govinfo.Ref, section int) {
	r.problem(MissingTable, ref, Origin{Block: r.from}, "没有找到第%s部分的表格", [...]string{2: "二", 3: "三", 4: "四"}[section])
}

// missingLine tells that a line was not found, unless it was and is in doubt.
func (r *reader) missingLine(line *knownLine) {
	if r.doubted[line.path] {
		return
	}
	r.problem(MissingLine, line.path, Origin{Block: r.tableBlock[line.table()]}, "表格中没有“%s”一行", name(line.path))
}
