package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/severity"
	"golang.org/x/text/language"
)

// Mark attaches a finding to a part of the report. Whoever checks the report
// makes marks of what it found; this package knows no checker.
//
// The writers show a mark on a cell at the cell, and list all marks above the
// report in the order given. Marks on a line, a table or a section, on a cell
// that the document lacks, or on nothing at all are in the list only.
type Mark struct {
	// Ref is the cell, the line or the table ("applications.received",
	// "disputes"), or the section of narrative ("overview", "problems",
	// "otherMatters"). Empty is the report as a whole.
	Ref govinfo.Ref `json:"ref"`
	// Severity decides sign and colour; none counts as [severity.Error].
	Severity severity.Severity `json:"severity,omitzero"`
	// Unread says that the mark is no finding and has no severity: it tells what could
	// not be read, and the report may well have what is blank here.
	Unread bool `json:"unread"`
	// ID names the rule that found it ("A01"); may be empty.
	ID string `json:"id"`
	// Text says what is wrong; may be empty where Got and Want say enough.
	Text string `json:"text"`
	// Got is the figure that is printed and Want the one that it should be by the
	// rule, both as text. Empty is unknown.
	Got  string `json:"got"`
	Want string `json:"want"`
	// Suspect is the figure that the cell most likely should have, where all
	// findings together point to it. Empty is unknown.
	Suspect string `json:"suspect"`
	// Cells are cells at which the mark is shown where Ref is not a cell: those of a
	// line or a table that it is about.
	Cells []govinfo.Ref `json:"cells"`
}

// kind returns what the mark is, 0 for the gravest, as an index of markKeys. A severity
// that is none, or that is not known, is [severity.Error].
func (m *Mark) kind() int {
	switch {
	case m.Unread:
		return 3
	case m.Severity == severity.Warning:
		return 1
	case m.Severity == severity.Note:
		return 2
	}
	return 0
}

// markKeys are the classes of marks, and the keys of their words in labels.
var markKeys = [...]string{"error", "warning", "note", "unread"}

// Class returns what the mark is, which is its class in HTML, too: "error", "warning" or
// "note", and "unread" for what could not be read, whatever severity it has.
func (m Mark) Class() string { return markKeys[m.kind()] }

// List returns what the writers print above a report: a line that counts the
// marks, and a line for each with its severity, rule, place, text and figures,
// in the language closest to tag: for a document, language.Make of its Language. It
// is there for writers of one's own.
func List(marks []Mark, tag language.Tag) (summary string, lines []string) {
	labels := labelsFor(tag)
	summary = string(appendSummary(nil, marks, labels))
	for i := range marks {
		lines = append(lines, string(appendMark(nil, &marks[i], labels, plain)))
	}
	return summary, lines
}

// markIndex finds the marks of a cell.
type markIndex struct {
	marks []Mark
	order []cellMark // by ref, then by place in the list
	found []int32    // what at returned
}

// cellMark is a mark at a ref.
type cellMark struct {
	ref  govinfo.Ref
	mark int32 // index in the list
}

func (x *markIndex) reset(marks []Mark) {
	x.marks, x.order = marks, x.order[:0]
	for i := range marks {
		x.order = append(x.order, cellMark{marks[i].Ref, int32(i)})
		for _, cell := range marks[i].Cells {
			if cell != marks[i].Ref {
				x.order = append(x.order, cellMark{cell, int32(i)})
			}
		}
	}
	slices.SortFunc(x.order, func(a, b cellMark) int {
		return cmp.Or(cmp.Compare(a.ref, b.ref), cmp.Compare(a.mark, b.mark))
	})
}

// at returns the indexes of the marks on the cell with the ID, until it is called
// again.
func (x *markIndex) at(id string) []int32 {
	if len(x.order) == 0 || id == "" {
		return nil
	}
	from, found := slices.BinarySearchFunc(x.order, id, func(m cellMark, id string) int {
		return cmp.Compare(string(m.ref), id)
	})
	if !found {
		return nil
	}
	x.found = x.found[:0]
	for _, m := range x.order[from:] {
		if string(m.ref) != id {
			break
		}
		x.found = append(x.found, m.mark)
	}
	return x.found
}

// gravest returns the class of the gravest of the marks.
func (x *markIndex) gravest(indexes []int32) string {
	gravest := len(markKeys) - 1
	for _, i := range indexes {
		gravest = min(gravest, x.marks[i].kind())
	}
	return markKeys[gravest]
}

// appendSummary appends the heading of the list: "核对结果：2 错误，1 警告".
func appendSummary(dst []byte, marks []Mark, labels *labelSet) []byte {
	var count [len(markKeys)]int
	for i := range marks {
		count[marks[i].kind()]++
	}
	dst = append(dst, labels.Words["findings"]...)
	separator := labels.Words["colon"]
	for kind, n := range count {
		if n == 0 {
			continue
		}
		dst = append(dst, separator...)
		dst = append(dst, labels.Words[markKeys[kind]]...)
		dst = append(dst, ' ')
		dst = strconv.AppendInt(dst, int64(n), 10)
		separator = labels.Words["comma"]
	}
	return dst
}

// appendNumbers appends the numbers of a mark in brackets: "（现为 5，应为 6）".
func appendNumbers(dst []byte, mark *Mark, labels *labelSet, escape escaper) []byte {
	separator := labels.Words["open"]
	for _, part := range [...]struct{ key, value string }{
		{"got", mark.Got}, {"want", mark.Want}, {"suspect", mark.suspect()},
	} {
		if part.value == "" {
			continue
		}
		dst = append(dst, separator...)
		dst = append(dst, labels.Words[part.key]...)
		dst = append(dst, ' ')
		dst = escape(dst, part.value)
		separator = labels.Words["comma"]
	}
	if mark.Got != "" || mark.Want != "" || mark.suspect() != "" {
		dst = append(dst, labels.Words["close"]...)
	}
	return dst
}

// suspect returns the suspected figure where it says more than Want.
func (m *Mark) suspect() string {
	if m.Suspect == m.Want {
		return ""
	}
	return m.Suspect
}

// escaper appends a text as a format needs it.
type escaper func(dst []byte, text string) []byte

func plain(dst []byte, text string) []byte { return append(dst, text...) }

// lineRef returns the ref of the line that a row prints: the parent of the IDs
// of its cells, or "" if they differ or there are none.
func lineRef(row *document.Row) govinfo.Ref {
	line := ""
	for i := range row.Cells {
		id := row.Cells[i].ID
		switch {
		case id == "":
		case line == "":
			line = string(govinfo.Ref(id).Parent())
			if line == "" {
				return ""
			}
		case len(id) <= len(line) || id[len(line)] != '.' || id[:len(line)] != line || strings.IndexByte(id[len(line)+1:], '.') >= 0:
			return ""
		}
	}
	return govinfo.Ref(line)
}

// tableRef returns the first element of the IDs of a table's cells, or "".
func tableRef(table *document.Table) govinfo.Ref {
	for i := range table.Rows {
		for k := range table.Rows[i].Cells {
			if ref := govinfo.Ref(table.Rows[i].Cells[k].ID); ref != "" {
				return firstElement(ref)
			}
		}
	}
	return ""
}

// sectionRef returns the ref of the nth heading of level 2 of a report's
// document, counted from 1, if the section is narrative.
func sectionRef(doc *document.Document, n int) govinfo.Ref {
	count := 0
	for _, block := range doc.Blocks {
		if heading, ok := block.(*document.Heading); ok && heading.Level == 2 {
			count++
		}
	}
	if count != 6 {
		return ""
	}
	switch n {
	case 1:
		return "overview"
	case 5:
		return "problems"
	case 6:
		return "otherMatters"
	}
	return ""
}

// target returns the ID in the document that a mark on ref leads to, or "".
func target(doc *document.Document, ref govinfo.Ref) govinfo.Ref {
	if ref == "" {
		return ""
	}
	switch root := firstElement(ref); root {
	case titleID:
		if hasTitle(doc) {
			return titleID
		}
		return ""
	case "overview", "problems", "otherMatters":
		for n := 1; n <= 6; n++ {
			if sectionRef(doc, n) == root {
				return root
			}
		}
		return ""
	}
	for _, block := range doc.Blocks {
		table, ok := block.(*document.Table)
		if !ok {
			continue
		}
		if tableRef(table) == ref {
			return ref
		}
		for i := range table.Rows {
			for k := range table.Rows[i].Cells {
				id := govinfo.Ref(table.Rows[i].Cells[k].ID)
				switch {
				case id == "" || !id.Within(ref):
				case id != ref && lineRef(&table.Rows[i]) == ref:
					return ref
				default:
					return id
				}
			}
		}
	}
	return ""
}

func firstElement(ref govinfo.Ref) govinfo.Ref {
	for parent := ref.Parent(); parent != ""; parent = ref.Parent() {
		ref = parent
	}
	return ref
}
