package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// readLine reads a row of table 三 that is no heading.
func (a *applicationReader) readLine(r *row) {
	labels, values, aligned := a.heads.values(r)
	if len(a.heads.list) == 0 {
		labels, values = splitAtFigures(r.places)
	}
	path, own := a.path(labels, r)
	if own == nil {
		if line, at := a.lineAmong(values); line != nil {
			a.doubt(WrongCellCount, line, at.origin, "表三“%s”一行的数据与%d个列标题对不上，未读取", shorten(at.text), len(a.heads.list))
		} else if r.hasFigures() {
			a.problem(UnknownLine, "applications", r.places[0].origin, "表三有一行数据没有名称，未读取")
		}
		return
	}
	line := a.match(path, own)
	if line == nil {
		a.unknown(r, own)
		return
	}
	if len(a.heads.list) == 0 {
		a.doubt(MissingHeadings, line, own.origin, "表三“%s”一行上方没有可识别的列标题，其数据未读取", shorten(own.text))
		return
	}
	places, ok := a.heads.assign(values, aligned)
	if a.misplaced(labels, values, aligned) {
		ok = false
	}
	if !ok {
		a.doubt(WrongCellCount, line, own.origin, "表三“%s”一行的数据与%d个列标题对不上，未读取", shorten(own.text), len(a.heads.list))
		return
	}
	f := finding{line: line, origin: own.origin, places: make([]*place, len(line.columns))}
	for k := range a.heads.list {
		meaning := a.heads.list[k].meaning
		if meaning == unknownColumn {
			continue
		}
		f.places[meaning] = places[k]
		if places[k] == nil {
			a.problem(WrongCellCount, line.refs[meaning], own.origin, "“%s”的数据与列标题对不上，未读取", govinfo.Label(line.refs[meaning]))
		}
	}
	a.last = line.order
	a.found = append(a.found, f)
}

// lineAmong finds the label of a line among figures, where it stands if the row
// has too few of them.
func (a *applicationReader) lineAmong(values []place) (line *knownLine, at *place) {
	for i := range values {
		if p := &values[i]; p.shape == wordShape && !p.covered && a.isLine(p) {
			if line := a.match([]*place{p}, p); line != nil {
				return line, p
			}
		}
	}
	return nil, nil
}

// splitAtFigures splits a row before its first figure.
func splitAtFigures(places []place) (labels, values []place) {
	for i := range places {
		if places[i].isFigureLike() {
			return places[:i], places[i:]
		}
	}
	return places, nil
}

// misplaced reports whether the row has more or fewer cells than its headings: a
// figure stands among the labels, other than a running number at the start, or a
// label among the figures. Without a grid, an empty cell between the two is one
// too many, unless merged labels are written with the cells they cover.
func (a *applicationReader) misplaced(labels, values []place, grid bool) bool {
	empty, own := 0, -1
	for i := range labels {
		switch {
		case i > 0 && labels[i].shape == figureShape:
			return true
		case labels[i].shape == emptyShape:
			empty++
		default:
			empty, own = 0, i
		}
	}
	for i := range values {
		if p := &values[i]; p.shape == wordShape && (p.label.Number > 0 || a.isLine(p) || a.isGroup(p)) {
			return true
		}
	}
	if grid || own < 0 {
		return false
	}
	if a.padded {
		return empty != len(a.groups)-1-a.depthOf(&labels[own], own)
	}
	return empty > 0
}

// paddedLabels reports whether rows without a grid write the cells that a merged
// label covers: "一、本年新收…" has two empty cells behind it then.
func paddedLabels(rows []row) bool {
	padded, bare := 0, 0
	for i := range rows {
		places := rows[i].places
		if len(places) < 3 || places[0].shape != wordShape || places[0].label.Style != words.Chinese || !rows[i].hasFigures() {
			continue
		}
		switch {
		case places[1].shape == emptyShape && places[2].shape == emptyShape:
			padded++
		case places[1].shape != wordShape:
			bare++
		}
	}
	return padded > bare
}

// path returns the labels of a row from the outermost group on, and the row's own
// label, which is the last of them. Empty cells stand for the label above.
func (a *applicationReader) path(labels []place, r *row) (path []*place, own *place) {
	depth := 0
	for i := range labels {
		p := &labels[i]
		switch {
		case p.shape == emptyShape:
			depth++
			continue
		case p.shape != wordShape && !(p.shape == markerShape && depth > 0):
			continue // a running number
		}
		at := a.depthOf(p, depth)
		if own != nil && own.label.Key == p.label.Key && own.label.Number == p.label.Number {
			continue // a merged cell, repeated
		}
		if !p.covered {
			for k := at; k < len(a.groups); k++ {
				a.groups[k] = nil
			}
		}
		a.groups[at] = p
		path = append(path, p)
		own = p
		depth = at + 1
	}
	if own == nil || own.covered {
		return nil, nil
	}
	if len(path) == 1 || !path[0].covered && !isOutermost(path[0]) {
		at := a.depthOf(own, 0)
		var inherited []*place
		for k := 0; k < at; k++ {
			if g := a.groups[k]; g != nil && !slices.Contains(path, g) {
				inherited = append(inherited, g)
			}
		}
		path = append(inherited, path...)
	}
	return path, own
}

// depthOf tells how deep in the groups a label stands, by the style of its
// number: 一、 then （一） then 1.
func (a *applicationReader) depthOf(p *place, depth int) int {
	switch p.label.Style {
	case words.Chinese:
		return 0
	case words.Bracketed:
		return 1
	case words.Arabic:
		return 2
	}
	return min(depth, len(a.groups)-1)
}

func isOutermost(p *place) bool { return p.label.Style == words.Chinese }

// match returns the line that a path means, or nil. The row's own label must be
// the line's, exactly or nearly, and the group that the row shows must be the
// line's group.
func (a *applicationReader) match(path []*place, own *place) *knownLine {
	candidates := a.known.applicationByKey[own.label.Key]
	name := own.label
	if len(candidates) == 0 {
		if rest, ok := a.withoutGroup(own); ok {
			name = rest
			candidates = a.known.applicationByKey[rest.Key]
		}
	}
	group, explicit := a.groupOf(path, own)
	if _, isGroup := a.known.groupByKey[own.label.Key]; isGroup && len(candidates) == 0 {
		return nil
	}
	if len(candidates) == 0 {
		return a.near(own, group)
	}
	var fitting []*knownLine
	for _, index := range candidates {
		line := &a.known.applicationLines[index]
		if a.fits(line, name, group, explicit) {
			fitting = append(fitting, line)
		}
	}
	if len(fitting) == 1 {
		return fitting[0]
	}
	return nil
}

// fits reports whether a line agrees with the number and the group of a row.
func (a *applicationReader) fits(line *knownLine, name words.Label, group int, explicit bool) bool {
	undivided := line.path == "applications.outcomes.other.undivided"
	if name.Style != words.NoNumber && name.Style != line.label.Style && (undivided || len(a.known.applicationByKey[name.Key]) > 1) {
		return false
	}
	if undivided && name.Style == words.NoNumber && name.Key != line.label.Key {
		return false // 其他 without a number is 3.其他
	}
	if group >= 0 && explicit {
		return group == line.group || group == a.outermost(line.group)
	}
	if len(a.known.applicationByKey[name.Key]) > 1 || isCommonWord(name.Key) {
		// Words that mean little by themselves need their place among the lines, too.
		return line.order > a.last && line.order-a.last <= 2
	}
	return true
}

// isCommonWord reports whether a line's label can stand in other groups as well.
func isCommonWord(name string) bool {
	switch name {
	case "其他", "总计", "合计", "总数":
		return true
	}
	return false
}

// outermost returns the group around a group that is around no line itself.
func (a *applicationReader) outermost(group int) int {
	for group >= 0 && a.known.groups[group].parent >= 0 {
		group = a.known.groups[group].parent
	}
	return group
}

// groupOf returns the innermost group that a path shows, or -1. explicit says
// that the table shows it for this row, in the row or by a cell that reaches
// into it.
func (a *applicationReader) groupOf(path []*place, own *place) (group int, explicit bool) {
	group = -1
	for _, p := range path {
		if p == own {
			break
		}
		if index, known := a.known.groupByKey[p.label.Key]; known {
			group, explicit = index, p.covered || p.origin.Row == own.origin.Row && p.origin.Block == own.origin.Block
			continue
		}
		if index, ok := a.nearGroup(p); ok {
			group, explicit = index, true
		} else if len(a.known.applicationByKey[p.label.Key]) == 0 && !a.told[p.origin] {
			a.told[p.origin] = true
			a.problem(InexactLabel, "applications", p.origin, "表三的“%s”不是法定格式的分组，其中各行按各自的名称读取", shorten(p.text))
		}
	}
	return group, explicit
}

// nearGroup returns the group that a cut or misspelt label means: the same
// number, and a part of the words or nearly the same ones.
func (a *applicationReader) nearGroup(p *place) (group int, ok bool) {
	for i := range a.known.groups {
		g := &a.known.groups[i]
		cutOff := p.label.Style == words.NoNumber && len(p.label.Key) >= len("提供") && strings.HasSuffix(g.label.Key, p.label.Key)
		if !cutOff && (p.label.Number != g.label.Number || p.label.Style != g.label.Style || p.label.Key == "") {
			continue
		}
		if cutOff || strings.HasPrefix(g.label.Key, p.label.Key) || strings.HasPrefix(p.label.Key, g.label.Key) || shareMost(p.label.Key, g.label.Key) {
			if !a.told[p.origin] {
				a.told[p.origin] = true
				a.problem(InexactLabel, "applications", p.origin, "表三的“%s”按相近的“%s”识别", shorten(p.text), g.label.Key)
			}
			return i, true
		}
	}
	return -1, false
}

// shareMost reports whether two short texts differ in one character.
func shareMost(a, b string) bool { return words.Distance([]rune(shorten(a)), b) <= 1 }

// withoutGroup takes the label of a group from the start of a line's label:
// "（三）不予公开 1.属于国家秘密" in one cell.
func (a *applicationReader) withoutGroup(own *place) (inner words.Label, ok bool) {
	_, _, rest := words.SplitNumber(words.Fold(own.text))
	for i := range a.known.groups {
		group := a.known.groups[i].label.Key
		if after, found := strings.CutPrefix(rest, group); found && after != "" {
			number, style, name := words.SplitNumber(after)
			if inner := (words.Label{Number: number, Style: style, Key: words.Key(name)}); len(a.known.applicationByKey[inner.Key]) > 0 {
				return inner, true
			}
			if deeper, found := a.withoutGroup(&place{text: after}); found {
				return deeper, true
			}
		}
	}
	return words.Label{}, false
}

// near returns the one line that a misspelt label means. Its number, its group
// and its place among the lines must agree.
func (a *applicationReader) near(own *place, group int) *knownLine {
	if a.guesses == 0 {
		return nil
	}
	a.guesses--
	index, ok := words.Closest(own.label.Key, a.known.applicationNames)
	if !ok {
		return nil
	}
	line := &a.known.applicationLines[index]
	if own.label.Number != 0 && own.label.Number != line.label.Number ||
		group >= 0 && group != line.group && group != a.outermost(line.group) || line.order <= a.last {
		return nil
	}
	a.problem(InexactLabel, line.path, own.origin, "表三的行“%s”按相近的“%s”识别", shorten(own.text), line.name)
	return line
}

// unknown tells why a row was not read.
func (a *applicationReader) unknown(r *row, own *place) {
	_, group := a.known.groupByKey[own.label.Key]
	known := len(a.known.applicationByKey[own.label.Key]) > 0
	switch {
	case !r.hasFigures() && (group || !known):
		return
	case group, slices.Contains(subtotals, own.label.Key):
		a.problem(ExtraLine, "applications", own.origin, "表三的“%s”一行不是法定格式的行，未读取", shorten(own.text))
	case known:
		line := &a.known.applicationLines[a.known.applicationByKey[own.label.Key][0]]
		a.doubt(GroupConflict, line, own.origin, "表三“%s”一行所在的分组与法定格式不符，其数据未读取", shorten(own.text))
	default:
		a.problem(UnknownLine, "applications", own.origin, "表三的行“%s”不是法定格式的行，其数据未读取", shorten(own.text))
	}
}
