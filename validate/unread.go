package validate

import (
	"slices"
	"strconv"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate/internal/sums"
	"golang.org/x/text/language"
)

// Reading is a report that was read from a document: a *read.Reading or a
// *recognize.Result.
type Reading interface {
	// Filed returns the report, and the cells of it that could not be read.
	Filed() (report *govinfo.Report, unread []govinfo.Ref)
}

// FilingOf returns the filing of a report that was read from a document, which
// tells its rules what could not be read:
//
//	result := validate.Check(validate.FilingOf(reading))
//
// A Filing that is made of the report alone says that everything was read. What was
// not would then look as if the organ had left it blank.
func FilingOf(reading Reading) Filing {
	report, unread := reading.Filed()
	return Filing{Report: report, Unread: unread}
}

// Unread is a table of the form, or a line of one, of which cells could not be
// read. It says nothing of the organ.
type Unread struct {
	// Ref is the line; or the table, where that was not read at all or in more than a
	// few lines.
	Ref govinfo.Ref `json:"ref"`
	// Cells are the cells that were not read, in form order.
	Cells []govinfo.Ref `json:"cells"`
	// Whole says that no cell of Ref was read.
	Whole bool `json:"whole"`
}

// equal reports whether two are about the same cells.
func (u Unread) equal(v Unread) bool {
	return u.Ref == v.Ref && u.Whole == v.Whole && slices.Equal(u.Cells, v.Cells)
}

// Message tells in one sentence what could not be read: [Unread.Place] and
// [Unread.Text].
func (u Unread) Message(tag language.Tag) string {
	return join(u.Place(tag), u.Text(tag), nearest(tag))
}

// Place names the table or the line in the words of the form, or of the form's
// English version.
func (u Unread) Place(tag language.Tag) string { return place(u.Ref, nearest(tag)) }

// String returns the ref and the message in Chinese, for logs.
func (u Unread) String() string { return string(u.Ref) + ": " + u.Message(language.Chinese) }

// Text is the sentence without its place, in Chinese or English, whichever is nearer
// to the language asked for.
func (u Unread) Text(tag language.Tag) string {
	lang := nearest(tag)
	lines := linesOf(u.Cells)
	switch {
	case u.Whole && u.Ref.Parent() == "":
		return Text{"整张表未能读取", "the whole table could not be read"}.in(lang)
	case u.Whole:
		return Text{"整行未能读取", "the whole line could not be read"}.in(lang)
	case len(lines) > 1:
		text := Text{"%[1]s 行共 %[2]s 格未能读取：%[3]s", "%[2]s cells in %[1]s lines could not be read: %[3]s"}
		return print(lang, text, strconv.Itoa(len(lines)), strconv.Itoa(len(u.Cells)), someLines(lines, lang))
	}
	return print(lang, Text{"%[1]s 未能读取", "%[1]s could not be read"}, columnsIn(u.Cells, lang))
}

// someLines names the first lines of several.
func someLines(lines []govinfo.Ref, lang language.Tag) string {
	const most = 3
	if len(lines) <= most {
		return labelsIn(lines, lang)
	}
	return print(lang, Text{"%[1]s 等", "%[1]s and others"}, labelsIn(lines[:most], lang))
}

// linesOf returns the lines that cells stand in.
func linesOf(cells []govinfo.Ref) []govinfo.Ref {
	var lines []govinfo.Ref
	for _, cell := range cells {
		if line := cell.Parent(); len(lines) == 0 || lines[len(lines)-1] != line {
			lines = append(lines, line)
		}
	}
	return lines
}

// setUnread notes the cells of the form that are blank and were not read.
func setUnread(c *sums.Cells, f *Filing, p *program) {
	for _, ref := range f.Unread {
		if i, isCell := ref.Index(); isCell {
			c.Unread.Add(uint8(i))
			continue
		}
		for i, cell := range govinfo.Refs() {
			if ref != "" && cell.Within(ref) {
				c.Unread.Add(uint8(i))
			}
		}
	}
	blank := c.Blank
	if !f.Report.Proactive.Fees.Amount.IsBlank() {
		blank.Remove(p.fees)
	}
	if !f.Report.Proactive2019.Procurement.Amount.IsBlank() {
		blank.Remove(p.procurement)
	}
	for i := range c.Unread {
		c.Unread[i] &= blank[i] & p.form[i]
	}
}

// mostUnreadLines is the number of lines of a table that are told one by one.
const mostUnreadLines = 3

// unreadParts gathers unread cells by what they make up: whole tables, lines, and
// for a table with many such lines all of them together.
func (p *program) unreadParts(unread *sums.Set) []Unread {
	var parts []Unread
	for from := 0; from < len(p.lines); {
		table := firstElement(p.lines[from].ref)
		to := from + 1
		for to < len(p.lines) && firstElement(p.lines[to].ref) == table {
			to++
		}
		whole := Unread{Ref: table, Whole: true}
		var lines []Unread
		for _, line := range p.lines[from:to] {
			u := Unread{Ref: line.ref, Whole: line.set.Within(unread)}
			for _, cell := range line.cells {
				if unread.Has(cell) {
					u.Cells = append(u.Cells, govinfo.Refs()[cell])
				}
			}
			if len(u.Cells) > 0 {
				lines = append(lines, u)
			}
			whole.Whole = whole.Whole && u.Whole
			whole.Cells = append(whole.Cells, u.Cells...)
		}
		switch {
		case len(lines) > 0 && whole.Whole, len(lines) > mostUnreadLines:
			parts = append(parts, whole)
		default:
			parts = append(parts, lines...)
		}
		from = to
	}
	return parts
}

func firstElement(ref govinfo.Ref) govinfo.Ref {
	for parent := ref.Parent(); parent != ""; parent = ref.Parent() {
		ref = parent
	}
	return ref
}

// meansBoth reports whether a sentence that a rule compared with one cell may mean
// another one, too.
func meansBoth(rule RuleID, compared, other govinfo.Ref) bool {
	if compared == other {
		return true
	}
	if firstElement(compared) != firstElement(other) {
		return false
	}
	switch rule {
	case "N01", "N02", "N03", "N04", "N06":
		line := other.Parent()
		return line == lineReceived || line == lineCarriedIn || line == lineOutcomes || line == lineCarriedOut
	case "N10", "N11":
		return compared.Parent() == other.Parent()
	}
	return true
}
