package triage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Message tells the entry in one sentence, place and text, in Chinese or English,
// whichever is nearer to the language asked for. That of one finding is the
// finding's own.
func (e Entry) Message(tag language.Tag) string {
	separator := validate.Text{ZH: "：", EN: ": "}.In(tag)
	return e.Place(tag) + separator + e.Text(tag)
}

// Place names the table of several findings, and the place of one finding.
func (e Entry) Place(tag language.Tag) string {
	if len(e.Findings) == 1 {
		return e.Findings[0].Place(tag)
	}
	info, _ := govinfo.Describe(e.Findings[0].Refs[0])
	form := formOf(e.Findings)
	title := form.Sections[info.Section-1]
	return validate.Text{ZH: title, EN: title + " (" + string(e.Ref()) + ")"}.In(tag)
}

// mostBlocks is how many blocks of blank cells are named one by one. Where there are
// more, all lines are named together and the cells of each column counted.
const mostBlocks = 2

// Text tells which cells of a table are blank:
//
//	135 格未填写（27 行）：一 至 四 的 科研机构、社会公益组织、法律服务机构、其他、商业企业
//
// Lines are named by their numbers in the form where they have any. For one finding
// it is the finding's own.
func (e Entry) Text(tag language.Tag) string {
	if len(e.Findings) == 1 {
		return e.Findings[0].Text(tag)
	}
	count := validate.Text{ZH: "%d 格未填写（%d 行）", EN: "%d cells in %d lines are blank"}.In(tag)
	text := fmt.Sprintf(count, len(e.Cells()), len(e.Findings))
	separator := validate.Text{ZH: "：", EN: ": "}.In(tag)
	blocks := blocksOf(e.Findings)
	if len(blocks) > mostBlocks {
		return text + separator + scattered(e.Findings, tag)
	}
	for _, b := range blocks {
		text += separator + b.text(tag)
		separator = validate.Text{ZH: "；", EN: "; "}.In(tag)
	}
	return text
}

// scattered names the lines of blank cells, and tells how many of them each column
// has.
func scattered(findings []validate.Finding, tag language.Tag) string {
	form := formOf(findings)
	order := lineOrder(form)
	var all block
	count := make(map[string]int)
	for _, f := range findings {
		all.add(order[f.Ref].index, f)
		for _, column := range columnLabels(f.Refs) {
			count[column]++
		}
	}
	var columns []string
	for _, ref := range form.Refs() { // in the order of the form
		if info, _ := govinfo.Describe(ref); ref.Within(tableOf(findings[0].Ref)) && count[info.Column.Label] > 0 {
			columns = append(columns, info.Column.Label+" "+strconv.Itoa(count[info.Column.Label]))
			count[info.Column.Label] = 0
		}
	}
	return fmt.Sprintf(validate.Text{ZH: "%s；%s", EN: "%s; %s"}.In(tag), strings.Join(all.runs(tag), "、"), strings.Join(columns, "、"))
}

// block is a set of lines whose blank cells stand in the same columns, or that are
// blank as a whole.
type block struct {
	lines   []int // indexes among the lines of the form, rising
	names   []string
	columns []string // nil for whole lines
	cells   int
}

// add adds the line of a finding, which has an index among the lines of the form.
func (b *block) add(index int, f validate.Finding) {
	b.lines = append(b.lines, index)
	b.names = append(b.names, lineName(f.Refs[0]))
	b.cells += len(f.Refs)
}

// blocksOf gathers the blank lines of a table by their columns, those with most
// cells first.
func blocksOf(findings []validate.Finding) []*block {
	order := lineOrder(formOf(findings))
	byColumns := make(map[string]*block)
	var blocks []*block
	for _, f := range findings {
		columns := columnsOf(f.Refs, order[f.Ref].cells)
		key := strings.Join(columns, "、")
		b := byColumns[key]
		if b == nil {
			b = &block{columns: columns}
			byColumns[key] = b
			blocks = append(blocks, b)
		}
		b.add(order[f.Ref].index, f)
	}
	slices.SortStableFunc(blocks, func(a, b *block) int { return b.cells - a.cells })
	return blocks
}

// columnsOf names the columns of blank cells of a line, or none where all are blank.
func columnsOf(blank []govinfo.Ref, cells int) []string {
	if len(blank) == cells {
		return nil
	}
	return columnLabels(blank)
}

func columnLabels(cells []govinfo.Ref) []string {
	var columns []string
	for _, cell := range cells {
		info, _ := govinfo.Describe(cell)
		columns = append(columns, info.Column.Label)
	}
	return columns
}

func (b *block) text(tag language.Tag) string {
	lines := strings.Join(b.runs(tag), "、")
	if b.columns == nil {
		return fmt.Sprintf(validate.Text{ZH: "%s 整行", EN: "all of %s"}.In(tag), lines)
	}
	return fmt.Sprintf(validate.Text{ZH: "%s 的 %s", EN: "%s under %s"}.In(tag), lines, strings.Join(b.columns, "、"))
}

// runs names the lines, and of three and more that follow each other in the form
// the first and the last.
func (b *block) runs(tag language.Tag) []string {
	to := validate.Text{ZH: " 至 ", EN: " to "}.In(tag)
	var names []string
	for from := 0; from < len(b.lines); {
		end := from + 1
		for end < len(b.lines) && b.lines[end] == b.lines[end-1]+1 {
			end++
		}
		if end-from > 2 {
			names = append(names, b.names[from]+to+b.names[end-1])
		} else {
			names = append(names, b.names[from:end]...)
		}
		from = end
	}
	return names
}

// formOf returns the form that the findings are about.
func formOf(findings []validate.Finding) govinfo.Form {
	for _, f := range findings {
		if f.Ref.Within("proactive2019") || f.Ref == "applications.outcomes.other.undivided" {
			return govinfo.Edition2019.Form()
		}
	}
	return govinfo.Edition2021.Form()
}

// line is a line of a form: its place among all lines and the number of its cells.
type line struct{ index, cells int }

func lineOrder(form govinfo.Form) map[govinfo.Ref]line {
	order := make(map[govinfo.Ref]line)
	for _, cell := range form.Refs() {
		of, known := order[cell.Parent()]
		if !known {
			of.index = len(order)
		}
		of.cells++
		order[cell.Parent()] = of
	}
	return order
}

// lineName names the line of a cell by its numbers in the form, "三（三）5", or in
// words where it has none.
func lineName(cell govinfo.Ref) string {
	info, _ := govinfo.Describe(cell)
	name := ""
	for _, label := range info.Path {
		number := numberOf(label)
		if number == "" {
			return info.Line()
		}
		name += number
	}
	if name == "" {
		return info.Line()
	}
	return name
}

// numberOf returns the number at the start of a label of the form, as it is written:
// "三", "（三）", "5".
func numberOf(label string) string {
	if strings.HasPrefix(label, "（") {
		number, _, _ := strings.Cut(label, "）")
		return number + "）"
	}
	for _, end := range [...]string{"、", "."} {
		if number, _, found := strings.Cut(label, end); found && len([]rune(number)) <= 2 {
			return number
		}
	}
	return ""
}
