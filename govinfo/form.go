package govinfo

import (
	"slices"
	"strings"
	"sync"
)

// Form is one edition of the statutory form as data: every label verbatim,
// every header cell with its span, every line in order with the refs of its
// cells. Readers, rules, renderers, JSON and documentation all walk it; nothing
// else spells a label. Forms are values: [Edition.Form] makes a new one at
// each call, which the caller may change.
type Form struct {
	Edition  Edition   `json:"edition"`
	Notice   string    `json:"notice"`   // the notice that prescribes the form, 国办公开办函〔…〕…号
	Sections [6]string `json:"sections"` // section titles with their numbers, "一、总体情况"
	Tables   [3]Table  `json:"tables"`   // tables of the sections 二, 三 and 四
}

// Table is one table of a form.
type Table struct {
	Section      int     `json:"section"`      // 2, 3 or 4
	Columns      int     `json:"columns"`      // width of the grid
	LabelColumns int     `json:"labelColumns"` // grid columns at the left that hold line labels
	Blocks       []Block `json:"blocks"`       // one, but for table 二, which has one per item of art. 20
}

// Block is a part of a table with a header of its own.
type Block struct {
	Title   string         `json:"title"`   // over the whole width, "第二十条第（一）项"; "" in 三 and 四
	Header  [][]HeaderCell `json:"header"`  // rows as printed
	Columns []Column       `json:"columns"` // columns of figures from left to right
	Lines   []Line         `json:"lines"`   // group lines stand before the lines they hold
}

// HeaderCell is a printed header cell. Spans are in grid cells, at least 1.
type HeaderCell struct {
	Text    string `json:"text"`
	ColSpan int    `json:"colSpan"`
	RowSpan int    `json:"rowSpan"`
}

// Column is a column of figures.
type Column struct {
	Key    string `json:"key"`   // last element of the refs in it; "" where lines differ
	Group  string `json:"group"` // label of the header cell above the column's own; or ""
	Label  string `json:"label"` // label of the column's own header cell
	Span   int    `json:"span"`  // grid columns that its data cells take
	Unit   Unit   `json:"unit"`
	Signed bool   `json:"signed"` // a negative number is right in it (本年增/减)
}

// Line is a line of a block: a leaf with one ref per column, or a group, such as
// （三）不予公开, that holds the lines after it and has no cells of its own.
type Line struct {
	Label  string `json:"label"`  // verbatim, with its number
	Indent int    `json:"indent"` // depth in groups
	Parent int    `json:"parent"` // index of the group in Block.Lines, or -1
	Refs   []Ref  `json:"refs"`   // one per column; nil for a group
}

// IsGroup reports whether the line only holds other lines.
func (l Line) IsGroup() bool { return l.Refs == nil }

// Unit is the unit of a figure.
type Unit string

// The units of the forms.
const (
	UnitCases       Unit = "件"
	UnitItems       Unit = "项"
	UnitTenThousand Unit = "万元"
	UnitYuan        Unit = "元"
)

// Title returns the section title without its number, "总体情况". section is 1
// to 6.
func (f *Form) Title(section int) string {
	_, title, _ := strings.Cut(f.Sections[section-1], "、")
	return title
}

// Refs returns the refs of all cells in form order.
func (f *Form) Refs() []Ref {
	var refs []Ref
	for _, table := range f.Tables {
		for _, block := range table.Blocks {
			for _, line := range block.Lines {
				refs = append(refs, line.Refs...)
			}
		}
	}
	return refs
}

// Path returns the labels of the line and of the groups that hold it, outermost
// first.
func (b *Block) Path(line int) []string {
	var labels []string
	for i := line; i >= 0; i = b.Lines[i].Parent {
		labels = append(labels, b.Lines[i].Label)
	}
	slices.Reverse(labels)
	return labels
}

// CellInfo describes a cell in the words of the form.
type CellInfo struct {
	Ref     Ref      `json:"ref"`
	Section int      `json:"section"` // 2, 3 or 4
	Block   string   `json:"block"`   // title of the block, "第二十条第（一）项"; or ""
	Path    []string `json:"path"`    // labels of the line and the groups above it; empty in table 四
	Column  Column   `json:"column"`
}

// Line names the line as people do: "三、（三）不予公开 5.属于三类内部事务信息",
// "行政规范性文件", "行政诉讼 未经复议直接起诉".
func (c CellInfo) Line() string {
	if len(c.Path) == 0 {
		return c.Column.Group
	}
	name := c.Path[0]
	if len(c.Path) > 1 {
		// 三、本年度办理结果 is named by its number alone.
		number, _, _ := strings.Cut(name, "、")
		name = number + "、" + strings.Join(c.Path[1:], " ")
	}
	return name
}

// String names the cell: "三、（三）不予公开 5.属于三类内部事务信息 · 商业企业".
func (c CellInfo) String() string { return c.Line() + " · " + c.Column.Label }

// Describe returns what the forms say of a cell. ok is false for what is not a
// cell. The result shares memory with others and must not be changed.
func Describe(ref Ref) (info CellInfo, ok bool) {
	info, ok = descriptions()[ref]
	return info, ok
}

// Label names a cell in the words of the form, or a line by the ref of its
// cells' parent ("applications.received"), or a field of identity ("agency.name") in
// everyday Chinese. What is none of them, a table or a section, is returned as it is.
func Label(ref Ref) string {
	if info, ok := Describe(ref); ok {
		return info.String()
	}
	if info, ok := lineDescriptions()[ref]; ok {
		return info.Line()
	}
	for i := range identityFields {
		if identityFields[i].ref == string(ref) {
			return identityFields[i].label
		}
	}
	return string(ref)
}

var descriptions = sync.OnceValue(func() map[Ref]CellInfo {
	infos := make(map[Ref]CellInfo, CellCount)
	for _, form := range [...]Form{form2021(), form2019()} {
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				for i, line := range block.Lines {
					for column, ref := range line.Refs {
						if _, known := infos[ref]; known {
							continue
						}
						info := CellInfo{Ref: ref, Section: table.Section, Block: block.Title, Column: block.Columns[column]}
						if line.Label != "" {
							info.Path = block.Path(i)
						}
						infos[ref] = info
					}
				}
			}
		}
	}
	return infos
})

var lineDescriptions = sync.OnceValue(func() map[Ref]CellInfo {
	infos := make(map[Ref]CellInfo)
	for _, ref := range allRefs() {
		if _, known := infos[ref.Parent()]; !known {
			infos[ref.Parent()] = descriptions()[ref]
		}
	}
	return infos
})
