package narrative

import (
	"math"
	"math/bits"

	"github.com/openxxgk/annualreport/govinfo"
)

// The places of cells in the order of [govinfo.Ref.Index].
const (
	proactiveAt     = 0
	proactive2019At = 10
	applicationsAt  = 32
	disputesAt      = applicationsAt + applicationLines*applicantColumns

	applicationLines = 26
	applicantColumns = 7
	resultColumns    = 5
)

// lines is a set of lines of table 三, in the order of the refs.
type lines uint32

const (
	receivedLine lines = 1 << iota
	carriedInLine
	grantedLine
	partlyGrantedLine
	firstRefusedLine // eight lines of （三）
)

const (
	refusedLines      lines = 0xFF << 4
	unavailableLines  lines = 0x7 << 12
	notProcessedLines lines = 0x1F << 15
	otherLines2021    lines = 0x7 << 20
	notHeldLine       lines = 1 << 12
	feeUnpaidLine     lines = 1 << 21
	otherLine2019     lines = 1 << 23
	totalLine         lines = 1 << 24
	carriedOutLine    lines = 1 << 25
)

// columns is a set of columns of table 三, from 自然人 to 总计.
type columns uint8

const (
	naturalPersonColumn     columns = 1 << 0
	businessColumn          columns = 1 << 1
	otherOrganizationColumn columns = 1 << 5
	totalColumn             columns = 1 << 6
	organizationColumns     columns = 0x1F << 1
)

// cases is a set of cells of table 四: five results for each of three blocks.
type cases uint16

const (
	reconsiderationTotal cases = 1 << 4
	directTotal          cases = 1 << 9
	afterTotal           cases = 1 << 14
	litigationTotals           = directTotal | afterTotal
	allTotals                  = reconsiderationTotal | litigationTotals
)

// results is a set of the results of a block.
type results uint16

const (
	upheldResult results = 1 << iota
	correctedResult
	otherResultResult
	pendingResult
)

// of returns the cells of the results in the blocks whose totals are given.
func (r results) of(totals cases) cases {
	var set cases
	for _, total := range [...]cases{reconsiderationTotal, directTotal, afterTotal} {
		if totals&total != 0 {
			set |= cases(r) * (total >> 4)
		}
	}
	return set
}

// selection is a sum of cells: lines × columns of table 三 (less the lines of
// minus), cells of table 四, and cells of table 二 by their index.
type selection struct {
	lines, minus lines
	columns      columns
	cases        cases
	proactive    uint32
}

// value is what a selection adds up to. An open value is the sum of the filled
// cells where others are blank: the true sum may be larger.
type value struct {
	sum   int64
	open  bool
	known bool // at least one cell is filled
}

// tables are the cells of a report.
type tables struct {
	report       *govinfo.Report
	loaded       bool
	proactive    govinfo.Edition // of table 二
	applications govinfo.Edition // of table 三
	counts       [govinfo.CellCount]govinfo.Count
}

func (t *tables) load() {
	if !t.loaded {
		t.report.AppendCounts(t.counts[:0])
		t.proactive, t.applications = t.report.ProactiveEdition(), t.report.ApplicationsEdition()
		t.loaded = true
	}
}

// is2019 reports whether table 二 follows the edition of 2019.
func (t *tables) is2019() bool {
	t.load()
	return t.proactive == govinfo.Edition2019
}

// otherLines returns the lines of （六）其他处理 in the edition of table 三.
func (t *tables) otherLines() lines {
	t.load()
	if t.applications == govinfo.Edition2019 {
		return otherLine2019
	}
	return otherLines2021
}

// sum adds up a selection. Totals are read as printed, or where a total is blank
// from its parts; with byParts always from the parts, so that a wrong total in
// the table, which is another rule's business, does not make a right sentence
// wrong.
func (t *tables) sum(s selection, byParts bool) value {
	t.load()
	var v value
	v.addAll(t, s, byParts)
	if s.minus != 0 {
		var less value
		less.addAll(t, selection{lines: s.minus, columns: s.columns}, byParts)
		if v.open || less.open || !less.known {
			return value{}
		}
		v.sum -= less.sum
	}
	return v
}

// atMost returns the most that an open value may be: classes of outcome together
// cannot be more than （七）总计 less the other outcomes.
func (t *tables) atMost(s selection, v value) int64 {
	if !v.open {
		return v.sum
	}
	const outcomes = totalLine - grantedLine
	total := t.sum(selection{lines: totalLine, columns: totalColumn}, false)
	if s.columns != totalColumn || s.lines == 0 || s.lines&^outcomes != 0 || s.minus != 0 || total.open || !total.known {
		return math.MaxInt64
	}
	rest := t.sum(selection{lines: outcomes &^ s.lines, columns: totalColumn}, false)
	return max(v.sum, total.sum-rest.sum)
}

func (v *value) addAll(t *tables, s selection, byParts bool) {
	for ; s.lines != 0; s.lines &= s.lines - 1 {
		line := bits.TrailingZeros32(uint32(s.lines))
		row := t.counts[applicationsAt+line*applicantColumns:][:applicantColumns]
		if s.columns&totalColumn != 0 {
			v.addTotal(row, byParts)
			continue
		}
		for column, count := range row[:applicantColumns-1] {
			if s.columns&(1<<column) != 0 {
				v.add(count)
			}
		}
	}
	for ; s.cases != 0; s.cases &= s.cases - 1 {
		cell := bits.TrailingZeros16(uint16(s.cases))
		block := t.counts[disputesAt+cell/resultColumns*resultColumns:][:resultColumns]
		if cell%resultColumns == resultColumns-1 {
			v.addTotal(block, byParts)
		} else {
			v.add(block[cell%resultColumns])
		}
	}
	for ; s.proactive != 0; s.proactive &= s.proactive - 1 {
		v.add(t.counts[proactiveAt+bits.TrailingZeros32(s.proactive)])
	}
}

// maxCount is the largest count that is compared: more than all of China files.
const maxCount = 1e12

func (v *value) add(c govinfo.Count) {
	n, ok := c.Int64()
	if !ok || n > maxCount {
		v.open = true // a sum must not overflow
		return
	}
	v.sum += n
	v.known = true
}

// addTotal adds a row whose last cell is the total of the others.
func (v *value) addTotal(row []govinfo.Count, byParts bool) {
	total := row[len(row)-1]
	if !total.IsBlank() && !byParts {
		v.add(total)
		return
	}
	var parts value
	for _, c := range row[:len(row)-1] {
		parts.add(c)
	}
	if !total.IsBlank() && (!parts.known || parts.open) {
		v.add(total)
		return
	}
	v.sum += parts.sum
	v.open = v.open || parts.open
	v.known = v.known || parts.known
}

// refs returns the filled cells that sum adds up.
func (t *tables) refs(s selection) []govinfo.Ref {
	t.load()
	var refs []govinfo.Ref
	for cell := 0; s.proactive>>cell != 0; cell++ {
		if s.proactive&(1<<cell) != 0 {
			refs = t.appendRef(refs, proactiveAt+cell)
		}
	}
	both := s.lines | s.minus
	for line := 0; both>>line != 0; line++ {
		if both&(1<<line) != 0 {
			refs = t.appendLine(refs, applicationsAt+line*applicantColumns, s.columns)
		}
	}
	for cell := 0; s.cases>>cell != 0; cell++ {
		switch {
		case s.cases&(1<<cell) == 0:
		case cell%resultColumns == resultColumns-1:
			refs = t.appendTotal(refs, disputesAt+cell/resultColumns*resultColumns, resultColumns)
		default:
			refs = t.appendRef(refs, disputesAt+cell)
		}
	}
	return refs
}

// appendRef appends a cell if it is filled.
func (t *tables) appendRef(refs []govinfo.Ref, index int) []govinfo.Ref {
	if t.counts[index].IsBlank() {
		return refs
	}
	return append(refs, govinfo.Refs()[index])
}

// appendTotal appends the total of a row, or its parts where that is blank.
func (t *tables) appendTotal(refs []govinfo.Ref, start, length int) []govinfo.Ref {
	if !t.counts[start+length-1].IsBlank() {
		return t.appendRef(refs, start+length-1)
	}
	for cell := range length - 1 {
		refs = t.appendRef(refs, start+cell)
	}
	return refs
}

// appendLine appends columns of a line of table 三.
func (t *tables) appendLine(refs []govinfo.Ref, start int, set columns) []govinfo.Ref {
	if set&totalColumn != 0 {
		return t.appendTotal(refs, start, applicantColumns)
	}
	for column := range applicantColumns - 1 {
		if set&(1<<column) != 0 {
			refs = t.appendRef(refs, start+column)
		}
	}
	return refs
}

// chief returns the cell that an issue about refs points at: the first that is
// not zero, or else the first.
func (t *tables) chief(refs []govinfo.Ref) govinfo.Ref {
	for _, ref := range refs {
		if n, ok := t.report.Count(ref).Int64(); ok && n != 0 {
			return ref
		}
	}
	if len(refs) > 0 {
		return refs[0]
	}
	return ""
}
