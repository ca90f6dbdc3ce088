package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"slices"

	"github.com/openxxgk/annualreport/govinfo"
)

// readLoose reads a piece of table 三 that has lost its rows.
func (a *applicationReader) readLoose(rows []row) {
	known := func(label *place) bool {
		return a.isLine(label) || a.isHeadingWord(label.label.Key) || a.isGroup(label)
	}
	var open *place // the label before the last figures, which may go on behind them
	var openLine *knownLine
	var openFigures []*place
	strange := false // the words before the last figures may be those of the line below
	for _, run := range runsOf(rows) {
		words := run.words
		doubtful := strange
		strange = false
		if open != nil {
			if whole, parts := completed(open, words, a.isLine); parts > 0 {
				if openLine == nil {
					a.looseLine([]*place{whole}, openFigures)
				}
				words, doubtful = words[parts:], false
			} else if openLine == nil {
				a.looseUnknown(open, openFigures)
			}
			open = nil
		}
		labels := segment(words, known)
		lines := a.looseLabels(labels)
		if len(run.figures) == 0 {
			continue // words at the end of a table
		}
		last := lastOf(labels)
		switch {
		case len(lines) > 0 && a.isUndivided(lines[len(lines)-1]) && (doubtful || slices.ContainsFunc(labels, func(p *place) bool { return !known(p) })):
			a.looseDoubt(lines) // the words may be those of a line in the group （六）
		case len(lines) > 0 && (last == lines[len(lines)-1] || a.isGroup(last)):
			openLine = a.looseLine(lines, run.figures)
			if openLine != nil {
				open = lines[len(lines)-1]
			}
		case last != nil && !known(last):
			strange = true
			if len(lines) == 0 {
				open, openLine, openFigures = last, nil, run.figures
			} else {
				a.looseDoubt(append(lines, last))
			}
		default:
			a.problem(UnknownLine, "applications", run.figures[0].origin, "表三有%d个数据没有行名称，未读取", len(run.figures))
		}
	}
	if open != nil && openLine == nil {
		a.looseUnknown(open, openFigures)
	}
}

// looseUnknown reads the figures behind a label that is no line's, if it is close
// to one.
func (a *applicationReader) looseUnknown(label *place, figures []*place) {
	if line := a.near(label, -1); line != nil {
		exact := *label
		exact.label.Key = line.label.Key
		a.looseLine([]*place{&exact}, figures)
		return
	}
	a.problem(UnknownLine, "applications", label.origin, "表三的行“%s”不是法定格式的行，其数据未读取", shorten(label.text))
}

func lastOf(labels []*place) *place {
	if len(labels) == 0 {
		return nil
	}
	return labels[len(labels)-1]
}

func (a *applicationReader) isLine(label *place) bool {
	return len(a.known.applicationByKey[label.label.Key]) > 0
}

func (a *applicationReader) isGroup(label *place) bool {
	_, group := a.known.groupByKey[label.label.Key]
	return group
}

// looseLabels puts the headings among labels in force and returns the lines. 其他
// and 总计 without a number are headings where others stand with them.
func (a *applicationReader) looseLabels(labels []*place) []*place {
	headed := false
	for _, label := range labels {
		headed = headed || a.isHeadingWord(label.label.Key)
	}
	heads := row{index: lostRow}
	var lines []*place
	for _, label := range labels {
		_, applicant := a.known.applicantByKey[label.label.Key]
		switch {
		case a.isHeadingWord(label.label.Key), headed && applicant && label.label.Style == words.NoNumber && len(lines) == 0:
			heads.places = append(heads.places, *label)
		case a.isLine(label) && !(a.isGroup(label) && !a.isUndivided(label)):
			lines = append(lines, label)
		}
	}
	if len(heads.places) > 0 {
		a.pending = append(a.pending, &heads)
		a.readHeadings()
	}
	return lines
}

// isUndivided reports whether a label is that of the 2019 form's one line （六）,
// which is a group in the 2021 form.
func (a *applicationReader) isUndivided(label *place) bool {
	for _, index := range a.known.applicationByKey[label.label.Key] {
		if a.known.applicationLines[index].path == "applications.outcomes.other.undivided" {
			return true
		}
	}
	return false
}

// dividedLines returns the number of lines that the 2021 form has in place of the
// one line （六） of 2019.
func (a *applicationReader) dividedLines() int {
	n := 0
	for i := range a.known.applicationLines {
		line := &a.known.applicationLines[i]
		if line.path.Parent() == "applications.outcomes.other" && line.edition == govinfo.Edition2021 {
			n++
		}
	}
	return n
}

// looseLine reads the figures behind some labels of lines, and returns the line
// they were read for.
func (a *applicationReader) looseLine(lines, figures []*place) *knownLine {
	if len(lines) > 1 && a.isGroup(lines[0]) {
		lines = lines[1:] // （六）其他处理 above the lines of the 2021 form
	}
	last := lines[len(lines)-1]
	own, rest := ownFigures(figures, last, len(a.heads.list))
	if len(own) == 0 || len(own) != len(a.heads.list) || len(lines) > 1 && !sameLine(last, own[0]) {
		a.looseDoubt(lines)
		return nil
	}
	if len(rest) > 0 {
		a.problem(UnknownLine, "applications", rest[0].origin, "表三有%d个数据没有行名称，未读取", len(rest))
	}
	line := a.match([]*place{last}, last)
	if line == nil || a.isUndivided(last) && line.order-a.last > 1+a.dividedLines() {
		a.looseDoubt(lines)
		return nil
	}
	f := finding{line: line, origin: last.origin, places: make([]*place, len(line.columns))}
	for k := range a.heads.list {
		if meaning := a.heads.list[k].meaning; meaning != unknownColumn {
			f.places[meaning] = own[k]
		}
	}
	a.last = line.order
	a.found = append(a.found, f)
	return line
}

// looseDoubt tells that the figures behind labels cannot be told apart.
func (a *applicationReader) looseDoubt(lines []*place) {
	for _, label := range lines {
		line := a.match([]*place{label}, label)
		if line == nil {
			a.problem(UnknownLine, "applications", label.origin, "表三的行“%s”不是法定格式的行，其数据未读取", shorten(label.text))
			continue
		}
		a.last = line.order
		a.doubt(WrongCellCount, line, label.origin, "表三“%s”一行的数据与%d个列标题对不上，未读取", shorten(label.text), len(a.heads.list))
	}
}
