package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
)

// vocabulary is everything that the statutory forms print, by key. It is
// compiled once from both forms and never changes.
type vocabulary struct {
	// Table 三.
	applicationLines  []knownLine
	applicationByKey  map[string][]int // indexes in applicationLines
	applicationNames  []string         // keys of the lines, for closeness
	groups            []knownGroup
	groupByKey        map[string]int
	applicantByKey    map[string]int // column index 0 to 6
	applicantKeys     []string
	applicantColumns  []govinfo.Column
	organizationsName string // key of the heading above five classes

	// Table 二.
	proactiveLines   []knownLine
	proactiveByKey   map[string][]int
	proactiveNames   []string
	proactiveBlocks  []knownBlock
	blockByKey       map[string][]int
	proactiveColumns map[string][]string // key of a heading -> last elements of refs
	columnNames      []string            // keys of the headings, for closeness

	// Table 四.
	disputeRefs  [3][5]govinfo.Ref
	resultByKey  map[string]int
	disputeKinds map[string]disputeKind

	// signatures tell which tables a label belongs to.
	signatures map[string]tableSet
	sections   map[string]int // key of a section title -> 1 to 6
	titles     []string       // keys of section titles, for closeness
	titleOf    []int          // section of each of titles
}

// knownLine is a line of figures of a form.
type knownLine struct {
	path    govinfo.Ref
	label   words.Label
	name    string // as printed, without number
	group   int    // index in groups, or -1
	block   int    // index in proactiveBlocks
	edition govinfo.Edition
	refs    []govinfo.Ref
	columns []govinfo.Column
	order   int
}

// table returns the table that the line is in.
func (l *knownLine) table() tableSet {
	switch {
	case l.path.Within("applications"):
		return applicationsTable
	case l.path.Within("disputes"):
		return disputesTable
	}
	return proactiveTable
}

// knownGroup is a group of lines of table 三.
type knownGroup struct {
	label  words.Label
	parent int
}

// knownBlock is a block of table 二, with an item of article 20 as its title.
type knownBlock struct {
	key     string
	edition govinfo.Edition
	columns []govinfo.Column
}

// tableSet is a set of the tables 二, 三 and 四.
type tableSet uint8

const (
	proactiveTable tableSet = 1 << iota
	applicationsTable
	disputesTable
)

var compiled = sync.OnceValue(compile)

func compile() *vocabulary {
	v := &vocabulary{
		applicationByKey: make(map[string][]int),
		groupByKey:       make(map[string]int),
		applicantByKey:   make(map[string]int),
		proactiveByKey:   make(map[string][]int),
		blockByKey:       make(map[string][]int),
		proactiveColumns: make(map[string][]string),
		resultByKey:      make(map[string]int),
		disputeKinds:     make(map[string]disputeKind),
		signatures:       make(map[string]tableSet),
		sections:         make(map[string]int),
	}
	for _, form := range [...]govinfo.Form{govinfo.Form2021(), govinfo.Form2019()} {
		v.addSections(form)
		v.addProactive(form)
		v.addApplications(form)
		v.addDisputes(form)
	}
	v.orderApplications()
	v.addVariants()
	return v
}

func (v *vocabulary) sign(key string, table tableSet) { v.signatures[key] |= table }

func (v *vocabulary) addSections(form govinfo.Form) {
	for i := range form.Sections {
		for _, title := range append([]string{form.Title(i + 1)}, sectionVariants[i]...) {
			if name := words.Key(words.Fold(title)); v.sections[name] == 0 {
				v.sections[name] = i + 1
				v.titles, v.titleOf = append(v.titles, name), append(v.titleOf, i+1)
			}
		}
	}
}

func (v *vocabulary) addProactive(form govinfo.Form) {
	for _, block := range form.Tables[0].Blocks {
		title := words.ParseLabel(block.Title)
		v.sign(title.Key, proactiveTable)
		v.blockByKey[title.Key] = append(v.blockByKey[title.Key], len(v.proactiveBlocks))
		for _, column := range block.Columns {
			v.addProactiveColumn(words.ParseLabel(column.Label).Key, column.Key)
		}
		for _, line := range block.Lines {
			v.proactiveLines = append(v.proactiveLines, knownLine{
				path: line.Refs[0].Parent(), label: words.ParseLabel(line.Label), name: line.Label, group: -1,
				block: len(v.proactiveBlocks), edition: form.Edition, refs: line.Refs, columns: block.Columns,
				order: len(v.proactiveLines),
			})
		}
		v.proactiveBlocks = append(v.proactiveBlocks, knownBlock{key: title.Key, edition: form.Edition, columns: block.Columns})
	}
}

func (v *vocabulary) addProactiveColumn(heading, element string) {
	for _, known := range v.proactiveColumns[heading] {
		if known == element {
			return
		}
	}
	if len(v.proactiveColumns[heading]) == 0 {
		v.columnNames = append(v.columnNames, heading)
	}
	v.proactiveColumns[heading] = append(v.proactiveColumns[heading], element)
	v.sign(heading, proactiveTable)
}

func (v *vocabulary) addApplications(form govinfo.Form) {
	block := form.Tables[1].Blocks[0]
	v.applicantColumns = block.Columns
	for i, column := range block.Columns {
		name := words.ParseLabel(column.Label).Key
		v.applicantByKey[name] = i
		if column.Group != "" {
			v.organizationsName = words.ParseLabel(column.Group).Key
		}
	}
	for _, cell := range block.Header[0] {
		v.sign(words.ParseLabel(cell.Text).Key, applicationsTable)
	}
	groupOf := make([]int, len(block.Lines))
	for i, line := range block.Lines {
		parent := -1
		if line.Parent >= 0 {
			parent = groupOf[line.Parent]
		}
		parsed := words.ParseLabel(line.Label)
		if line.IsGroup() {
			at, known := v.groupByKey[parsed.Key]
			if !known {
				at = len(v.groups)
				v.groupByKey[parsed.Key] = at
				v.groups = append(v.groups, knownGroup{label: parsed, parent: parent})
			}
			groupOf[i] = at
			continue
		}
		path := line.Refs[0].Parent()
		if v.applicationLine(path) >= 0 {
			continue
		}
		v.applicationLines = append(v.applicationLines, knownLine{
			path: path, label: parsed, name: line.Label, group: parent, block: -1, edition: form.Edition,
			refs: line.Refs, columns: block.Columns,
		})
	}
}

// applicationLine returns the index of the line with the path, or -1.
func (v *vocabulary) applicationLine(path govinfo.Ref) int {
	for i := range v.applicationLines {
		if v.applicationLines[i].path == path {
			return i
		}
	}
	return -1
}

// orderApplications numbers the lines of both editions together, and fills the
// index of keys. The undivided line of 2019 stands with the three of 2021.
func (v *vocabulary) orderApplications() {
	order := 0
	for _, ref := range govinfo.Refs() {
		if at := v.applicationLine(ref.Parent()); at >= 0 && v.applicationLines[at].order == 0 {
			order++
			v.applicationLines[at].order = order
		}
	}
	for i := range v.applicationLines {
		line := &v.applicationLines[i]
		v.applicationByKey[line.label.Key] = append(v.applicationByKey[line.label.Key], i)
		v.applicationNames = append(v.applicationNames, line.label.Key)
	}
}

func (v *vocabulary) addDisputes(form govinfo.Form) {
	block := form.Tables[2].Blocks[0]
	for i, ref := range block.Lines[0].Refs {
		v.disputeRefs[i/5][i%5] = ref
		v.resultByKey[words.ParseLabel(block.Columns[i].Label).Key] = i % 5
	}
	// The groups of the columns are the headings above: 行政复议, and 行政诉讼 with
	// its two kinds.
	kinds := [...]disputeKind{reconsideration, directLitigation, litigationAfter}
	for i, kind := range kinds {
		parts := strings.Fields(block.Columns[5*i].Group)
		if len(parts) > 1 {
			v.disputeKinds[words.ParseLabel(parts[0]).Key] = anyLitigation
		}
		v.disputeKinds[words.ParseLabel(parts[len(parts)-1]).Key] = kind
	}
}

// addVariants adds the spellings in circulation, and what they tell of tables.
func (v *vocabulary) addVariants() {
	for path, variants := range lineVariants {
		lines, byKey := v.proactiveLines, v.proactiveByKey
		if path.Within("applications") {
			lines, byKey = v.applicationLines, v.applicationByKey
		}
		for i := range lines {
			if lines[i].path == path {
				for _, variant := range variants {
					byKey[variant] = append(byKey[variant], i)
				}
			}
		}
	}
	for i := range v.proactiveLines {
		name := v.proactiveLines[i].label.Key
		v.proactiveByKey[name] = append(v.proactiveByKey[name], i)
		v.proactiveNames = append(v.proactiveNames, name)
	}
	for i, column := range v.applicantColumns {
		v.applicantKeys = append(v.applicantKeys, words.ParseLabel(column.Label).Key)
		for _, variant := range columnVariants[column.Key] {
			v.applicantByKey[variant] = i
		}
	}
	for i, ref := range v.disputeRefs[0] {
		for _, variant := range columnVariants[ref.Last()] {
			v.resultByKey[variant] = i
		}
	}
	for _, block := range v.proactiveBlocks {
		for _, column := range block.columns {
			for _, variant := range columnVariants[column.Key] {
				v.addProactiveColumn(variant, column.Key)
			}
		}
	}
	for _, variant := range [...]string{"未经复议直接提起诉讼", "未经复议直接诉讼", "直接起诉", "未经行政复议直接起诉"} {
		v.disputeKinds[variant] = directLitigation
	}
	for _, variant := range [...]string{"复议后提起诉讼", "复议后诉讼", "经复议后起诉", "行政复议后起诉"} {
		v.disputeKinds[variant] = litigationAfter
	}
	v.addSignatures()
}

// addSignatures notes for every label the tables that it may stand in. Words
// that mean little by themselves (其他, 总计) are no sign of any table.
func (v *vocabulary) addSignatures() {
	for name := range v.proactiveByKey {
		v.sign(name, proactiveTable)
	}
	for name := range v.applicationByKey {
		v.sign(name, applicationsTable)
	}
	for name := range v.groupByKey {
		v.sign(name, applicationsTable)
	}
	for name := range v.applicantByKey {
		v.sign(name, applicationsTable)
	}
	for name := range v.resultByKey {
		v.sign(name, disputesTable)
	}
	for name := range v.disputeKinds {
		v.sign(name, disputesTable)
	}
	v.sign(headingWords[0], proactiveTable)
	for _, word := range headingWords[1:] {
		v.sign(word, applicationsTable)
	}
	for name, tables := range v.signatures {
		if tables&(tables-1) != 0 {
			delete(v.signatures, name) // of two tables
		}
	}
	for _, word := range [...]string{"其他", "总计", "合计", "总数", "维持", "纠正", "项目数量", "公开数量"} {
		delete(v.signatures, word)
	}
}
