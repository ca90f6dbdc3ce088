package tables

import (
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

const (
	undividedPath = "applications.outcomes.other.undivided"
	otherPath     = "applications.outcomes.other"
)

// agreement compares what was seen.
type agreement struct{ *reader }

// agree compares all lines that were seen, takes what is certain, and tells what is
// missing.
func (r agreement) agree() {
	var bySection [5][]sighting
	for _, s := range r.seen {
		section := r.section(s.line)
		bySection[section] = append(bySection[section], s)
	}
	r.agreeEdition(bySection[2])
	bySection[3] = r.agreeOther(bySection[3])
	r.tellOrder(bySection[3])
	for section := 2; section <= 4; section++ {
		seen := bySection[section]
		if len(seen) == 0 && !r.mentions(section) {
			ref, _ := table(section)
			r.doubt(MissingTable, ref, Place{Block: r.From}, "没有找到第%s部分的表格", [...]string{2: "二", 3: "三", 4: "四"}[section])
			continue
		}
		if r.result.First[section] < 0 {
			r.result.First[section] = r.From
		}
		r.takeAll(seen)
		r.tellMissing(section, seen)
	}
}

// mentions reports whether a line of a section's table was found and is not read.
func (r agreement) mentions(section int) bool {
	for line := range r.known.Lines {
		if _, lost := r.lost[line]; (lost || r.doubted[line]) && r.section(line) == section {
			return true
		}
	}
	return false
}

// edition returns that of the block that a line of table 二 stands in.
func (r agreement) edition(line int) govinfo.Edition {
	return r.known.Blocks[r.known.Lines[line].Block].Edition
}

// agreeEdition tells the edition of table 二: the one that more lines follow.
func (r agreement) agreeEdition(seen []sighting) {
	var count [3]int
	for _, s := range seen {
		count[r.edition(s.line)]++
	}
	switch {
	case count[govinfo.Edition2021] > count[govinfo.Edition2019]:
		r.result.Editions.Proactive = govinfo.Edition2021
	case count[govinfo.Edition2019] > 0:
		r.result.Editions.Proactive = govinfo.Edition2019
	}
	if count[govinfo.Edition2021] > 0 && count[govinfo.Edition2019] > 0 {
		other := slices.IndexFunc(seen, func(s sighting) bool { return r.edition(s.line) != r.result.Editions.Proactive })
		r.doubt(MixedEditions, "proactive", seen[other].at, "表二的各部分混用了2019年和2021年两种格式")
	}
}

// agreeOther tells the edition of table 三, by whether （六）其他处理 is divided.
func (r agreement) agreeOther(seen []sighting) []sighting {
	undivided := func(s sighting) bool { return r.known.Lines[s.line].Path == undividedPath }
	divided := func(s sighting) bool {
		return r.known.Lines[s.line].Path.Parent() == otherPath && !undivided(s)
	}
	doubtedPart := false
	for line := range r.doubted {
		doubtedPart = doubtedPart || divided(sighting{line: line})
	}
	switch {
	case slices.ContainsFunc(seen, divided) || doubtedPart:
		r.result.Editions.Applications = govinfo.Edition2021
	case slices.ContainsFunc(seen, undivided):
		r.result.Editions.Applications = govinfo.Edition2019
		return seen
	default:
		return seen
	}
	return slices.DeleteFunc(seen, func(s sighting) bool {
		if undivided(s) {
			r.doubt(ExtraLine, otherPath, s.at, "（六）其他处理已分项列出，合并的一行未读取")
			return true
		}
		return false
	})
}

// tellOrder tells lines that stand before one that the form has before them.
func (r agreement) tellOrder(seen []sighting) {
	last := -1
	for _, s := range seen {
		index, _ := r.known.Lines[s.line].Refs[0].Index()
		if index < last {
			r.doubt(OutOfOrder, r.known.Lines[s.line].Path, s.at, "“%s”一行的位置与法定格式的顺序不同，按其名称读取", r.name(s.line))
		}
		last = index
	}
}

// tellMissing tells the lines of the form that were not seen.
func (r agreement) tellMissing(section int, seen []sighting) {
	at := Place{Block: r.result.First[section]}
	var edition govinfo.Edition
	switch section {
	case 2:
		if edition = r.result.Editions.Proactive; edition == govinfo.EditionUnstated {
			edition = r.doubtedEdition()
		}
	case 3:
		edition = r.result.Editions.Applications
		if edition == govinfo.EditionUnstated && !r.doubted[r.known.LineAt(undividedPath)] {
			r.doubt(MissingLine, otherPath, at, "表格中没有“（六）其他处理”各行")
		}
	}
	for line := range r.known.Lines {
		l := &r.known.Lines[line]
		if r.section(line) != section || r.doubted[line] || slices.ContainsFunc(seen, func(s sighting) bool { return s.line == line }) {
			continue
		}
		if lost, found := r.lost[line]; found && (r.known.HasLine(edition, line) || edition == govinfo.EditionUnstated) {
			r.tell(lost)
		} else if r.known.HasLine(edition, line) {
			r.doubt(MissingLine, l.Path, at, "表格中没有“%s”一行", r.name(line))
		}
	}
}

// doubtedEdition returns the edition of the lines of table 二 that were found and
// not read.
func (r agreement) doubtedEdition() govinfo.Edition {
	var count [3]int
	for line := range r.lost {
		if r.section(line) == 2 {
			count[r.edition(line)]++
		}
	}
	for line := range r.doubted {
		count[r.edition(line)]++
	}
	if count[govinfo.Edition2019] > count[govinfo.Edition2021] {
		return govinfo.Edition2019
	}
	return govinfo.Edition2021
}

// rivals is the number of lines found twice with different figures from which on
// the document has two tables of a section, such as last year's beside this
// year's. A line that only one of them has may then be of either.
func rivals(section int) int {
	if section == 4 {
		return 1 // of three
	}
	return 3
}

// takeAll writes the figures of a table's lines down. Lines that were seen more
// than once are taken where all agree.
func (r agreement) takeAll(seen []sighting) {
	byLine := make([][]sighting, len(r.known.Lines))
	var order []int
	for i := range seen {
		line := seen[i].line
		if byLine[line] == nil {
			order = append(order, line)
			byLine[line] = seen[i : i+1 : i+1]
		} else {
			byLine[line] = append(byLine[line], seen[i])
		}
	}
	differ := make(map[int]bool)
	for _, line := range order {
		all := byLine[line]
		for i := range all[1:] {
			differ[line] = differ[line] || !sameFigures(&all[0], &all[1+i])
		}
	}
	for _, line := range order {
		all := byLine[line]
		path := r.known.Lines[line].Path
		switch {
		case len(all) == 1 && countTrue(differ) >= rivals(r.section(line)):
			r.doubtLine(DoubledLine, line, all[0].at, "文中有两份数据不同的表格，“%s”一行只出现一次，不知属于哪一份，未读取", r.name(line))
			r.result.addOrigins(&all[0], &r.known.Lines[line])
			continue
		case differ[line]:
			r.doubt(DoubledLine, path, all[len(all)-1].at, "“%s”一行出现两次且数据不同，不同的数据未读取", r.name(line))
		case len(all) > 1:
			r.doubt(DoubledLine, path, all[len(all)-1].at, "“%s”一行出现两次，数据相同", r.name(line))
		}
		if r.doubted[line] {
			r.doubt(DoubledLine, path, all[0].at, "“%s”一行出现多次，其中有的不能确定，未读取", r.name(line))
			continue
		}
		r.takeLine(line, all)
	}
}

func countTrue(set map[int]bool) int {
	n := 0
	for _, is := range set {
		if is {
			n++
		}
	}
	return n
}

// sameFigures reports whether two sightings of a line show the same figures, as
// far as both show any.
func sameFigures(a, b *sighting) bool {
	for i := range a.entries {
		if a.entries[i].found && b.entries[i].found && !sameEntry(a, b, i) {
			return false
		}
	}
	return true
}

func sameEntry(a, b *sighting, i int) bool {
	return words.Fold(a.entries[i].at.Text) == words.Fold(b.entries[i].at.Text) && a.unit == b.unit
}

// takeLine takes the cells of a line in which all its sightings agree.
func (r agreement) takeLine(line int, all []sighting) {
	l := &r.known.Lines[line]
	for i, ref := range l.Refs {
		if !slices.ContainsFunc(all, func(s sighting) bool { return s.entries[i].found }) && r.section(line) != 3 {
			r.doubt(MissingColumn, ref, all[0].at, "表格中没有“%s”一列的数据", govinfo.Label(ref))
		}
		for k := range all {
			e := &all[k].entries[i]
			if !e.found {
				continue
			}
			agreed := true
			for o := range all {
				agreed = agreed && (!all[o].entries[i].found || sameEntry(&all[k], &all[o], i))
			}
			r.takeCell(ref, r.known.Blocks[l.Block].Columns[i], all[k].unit, e, agreed)
			break
		}
	}
}

// addOrigins notes where the cells of a line stand that is not read.
func (result *Result) addOrigins(s *sighting, line *lexicon.Line) {
	for i, ref := range line.Refs {
		if e := &s.entries[i]; e.found {
			result.Cells = append(result.Cells, Cell{Ref: ref, Value: blankOf(ref), At: e.at})
		}
	}
}
