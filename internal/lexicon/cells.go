package lexicon

import (
	"slices"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/words"
)

// Line is a line of figures of the forms. Table 四 has three: its blocks.
type Line struct {
	Path  govinfo.Ref
	Label words.Label // of the form
	Block int         // index in Cells.Blocks
	Refs  []govinfo.Ref
	Set   Set
}

// Block is a part of a table with column headings of its own. Table 二 has one for
// each item of article 20 and each edition, table 三 one with the lines of both
// editions, table 四 one for each of its three lines.
type Block struct {
	Section  int             // 2, 3 or 4
	Edition  govinfo.Edition // of table 二; unstated for the others
	Title    string          // key; "" where there is none
	Columns  []govinfo.Column
	Sets     []Set // of each column: its cells in this block
	Lines    []int // indexes in Cells.Lines
	Set      Set
	Headings [][]string // keys of each column's heading, the form's first
	// HeadSpans are the grid columns that the heading of each column takes, which in
	// table 二 of 2019 are not those of its figures.
	HeadSpans []int
	Width     int // of the form's grid
	LabelSpan int // grid columns of the labels
}

// Meaning is what a word can mean in a table. A word of several meanings, such as
// 其他, is understood by what stands around it.
type Meaning struct {
	Key    string
	Lines  []int // lines that it names, indexes in Cells.Lines
	Line   Set   // their cells
	Column Set   // cells of the columns that it heads
	Group  Set   // cells of the groups of lines, or blocks, that it is the title of
	// Neutral says that it may stand in a table and names no cell.
	Neutral bool
	// Sections has the bit 1<<n set for each section n in whose table the word is a
	// sign of that table: it stands in no other, and is no common word.
	Sections uint8
}

// Cells is what the words of the tables mean. It never changes.
type Cells struct {
	Lines  []Line
	Blocks []Block
	// Editions are the cells of table 二 of each edition.
	Editions map[govinfo.Edition]Set
	// Sections are the cells of the tables 二, 三 and 四, by section.
	Sections [5]Set
	// Note is the key of the note above the labels of table 三.
	Note string
	// Groups are the keys of the groups of table 三, with their numbers.
	Groups []string
	// LineKeys are all keys of lines, for closeness, and LineOf the lines.
	LineKeys []string
	LineOf   []int

	columnKeys   []string // of headings of columns, for closeness
	columnOwners []int    // the key that each of them is a spelling of

	meanings   map[string]*Meaning
	groupNames []string                 // keys of the groups of table 三
	lineOf     [govinfo.CellCount]int16 // 16 times the line, and the column
}

// Meaning returns what a key means, or nil. A unit behind it ("（件）") does not count.
func (c *Cells) Meaning(key string) *Meaning {
	if m := c.meanings[key]; m != nil {
		return m
	}
	if !strings.HasSuffix(key, "件") && !strings.HasSuffix(key, "项") && !strings.HasSuffix(key, "元") {
		return nil
	}
	for _, unit := range [...]string{"单位件", "单位项", "单位万元", "单位元", "件", "项", "万元", "元"} {
		if rest, found := strings.CutSuffix(key, unit); found && c.meanings[rest] != nil {
			return c.meanings[rest]
		}
	}
	return nil
}

// MeaningOf returns what a label means, or nil. （六）其他 is the group （六）其他处理 and
// not the line 3.其他, nor a column.
func (c *Cells) MeaningOf(label words.Label) *Meaning {
	m := c.Meaning(label.Key)
	if m == nil || label.Style != words.Bracketed || len(m.Lines) < 2 {
		return m
	}
	for _, line := range m.Lines {
		if known := c.Lines[line].Label; known.Style == words.Bracketed && known.Number == label.Number {
			return c.meanings[known.Key]
		}
	}
	return m
}

// Meanings calls yield for every known key.
func (c *Cells) Meanings(yield func(*Meaning) bool) {
	for _, m := range c.meanings {
		if !yield(m) {
			return
		}
	}
}

// LineAt returns the index of the line with the path, or -1.
func (c *Cells) LineAt(path govinfo.Ref) int {
	return slices.IndexFunc(c.Lines, func(l Line) bool { return l.Path == path })
}

// Tables returns what the words of the tables mean, made of both forms and of the
// spellings in circulation.
var Tables = sync.OnceValue(func() *Cells {
	c := &Cells{meanings: make(map[string]*Meaning), Editions: make(map[govinfo.Edition]Set)}
	for _, edition := range [...]govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		form := edition.Form()
		c.addProactive(form)
		c.addApplications(form)
	}
	c.addDisputes(govinfo.Edition2021.Form())
	c.orderApplications()
	c.addSpellings()
	c.addNeutral()
	c.sign()
	for line := range c.Lines {
		for column, ref := range c.Lines[line].Refs {
			index, _ := ref.Index()
			c.lineOf[index] = int16(16*line + column)
		}
	}
	return c
})

func (c *Cells) meaning(key string) *Meaning {
	m := c.meanings[key]
	if m == nil {
		m = &Meaning{Key: key}
		c.meanings[key] = m
	}
	return m
}

func keyOf(label string) string { return words.ParseLabel(label).Key }

func (c *Cells) addBlock(section int, edition govinfo.Edition, form govinfo.Table, block *govinfo.Block) int {
	b := Block{Section: section, Edition: edition, Title: keyOf(block.Title), Columns: block.Columns, Width: form.Columns, LabelSpan: form.LabelColumns}
	b.Sets = make([]Set, len(block.Columns))
	for _, column := range block.Columns {
		b.Headings = append(b.Headings, []string{keyOf(column.Label)})
	}
	if section == 2 {
		for _, cell := range block.Header[0][1:] {
			b.HeadSpans = append(b.HeadSpans, cell.ColSpan)
		}
	}
	c.Blocks = append(c.Blocks, b)
	return len(c.Blocks) - 1
}

// addLine adds a line to a block and returns its index.
func (c *Cells) addLine(block int, label string, path govinfo.Ref, refs []govinfo.Ref) int {
	at := len(c.Lines)
	c.Lines = append(c.Lines, Line{Path: path, Label: words.ParseLabel(label), Block: block, Refs: refs, Set: SetOf(refs...)})
	b := &c.Blocks[block]
	b.Lines = append(b.Lines, at)
	b.Set = b.Set.Or(c.Lines[at].Set)
	for i, ref := range refs {
		b.Sets[i] = b.Sets[i].Or(SetOf(ref))
	}
	c.Sections[b.Section] = c.Sections[b.Section].Or(c.Lines[at].Set)
	return at
}

func (c *Cells) addProactive(form govinfo.Form) {
	table := form.Tables[0]
	for i := range table.Blocks {
		source := &table.Blocks[i]
		at := c.addBlock(2, form.Edition, table, source)
		for _, line := range source.Lines {
			c.addLine(at, line.Label, line.Refs[0].Parent(), line.Refs)
		}
		block := &c.Blocks[at]
		for _, title := range articleTitles(block.Title) {
			m := c.meaning(title)
			m.Group = m.Group.Or(block.Set)
		}
		c.Editions[form.Edition] = c.Editions[form.Edition].Or(block.Set)
	}
}

// articleTitles returns the ways to write 第二十条第五项 with words left out.
func articleTitles(title string) []string {
	article, item, _ := strings.Cut(strings.TrimPrefix(title, "第"), "第")
	item = strings.TrimSuffix(item, "项")
	var titles []string
	for _, first := range [...]string{"第", ""} {
		for _, middle := range [...]string{"第", ""} {
			for _, last := range [...]string{"项", "款", ""} {
				titles = append(titles, first+article+middle+item+last)
			}
		}
	}
	return titles
}

func (c *Cells) addApplications(form govinfo.Form) {
	table := form.Tables[1]
	source := &table.Blocks[0]
	at := slices.IndexFunc(c.Blocks, func(b Block) bool { return b.Section == 3 })
	if at < 0 {
		at = c.addBlock(3, govinfo.EditionUnstated, table, source)
		c.Note = keyOf(source.Header[0][0].Text)
	}
	for i := range source.Lines {
		line := &source.Lines[i]
		if !line.IsGroup() && c.LineAt(line.Refs[0].Parent()) < 0 {
			c.addLine(at, line.Label, line.Refs[0].Parent(), line.Refs)
		}
	}
	for i := range source.Lines {
		if line := &source.Lines[i]; line.IsGroup() {
			c.addGroup(source, i)
		}
	}
}

// addGroup adds the group at an index of the lines of table 三.
func (c *Cells) addGroup(block *govinfo.Block, index int) {
	label := words.ParseLabel(block.Lines[index].Label)
	m := c.meaning(label.Key)
	for i := range block.Lines {
		for parent := block.Lines[i].Parent; parent >= 0; parent = block.Lines[parent].Parent {
			if parent == index && !block.Lines[i].IsGroup() {
				m.Group = m.Group.Or(SetOf(block.Lines[i].Refs...))
			}
		}
	}
	if key := words.Key(words.Fold(block.Lines[index].Label)); !slices.Contains(c.Groups, key) {
		c.Groups = append(c.Groups, key)
		c.groupNames = append(c.groupNames, label.Key)
	}
}

func (c *Cells) addDisputes(form govinfo.Form) {
	table := form.Tables[2]
	source := &table.Blocks[0]
	litigation := c.meaning(keyOf(source.Header[0][1].Text))
	for kind := range 3 {
		part := govinfo.Block{Columns: source.Columns[5*kind : 5*kind+5]}
		at := c.addBlock(4, govinfo.EditionUnstated, table, &part)
		refs := source.Lines[0].Refs[5*kind : 5*kind+5]
		group := source.Columns[5*kind].Group
		names := strings.Fields(group)
		line := c.addLine(at, names[len(names)-1], refs[0].Parent(), refs)
		m := c.meaning(c.Lines[line].Label.Key)
		m.Column = m.Column.Or(c.Lines[line].Set)
		if kind > 0 {
			litigation.Column = litigation.Column.Or(c.Lines[line].Set)
		}
	}
	litigation.Group = litigation.Column
}

// orderApplications brings the lines of table 三 into the order of the cells: the
// undivided line of 2019 stands before the three of 2021.
func (c *Cells) orderApplications() {
	for b := range c.Blocks {
		slices.SortStableFunc(c.Blocks[b].Lines, func(i, k int) int {
			first, _ := c.Lines[i].Refs[0].Index()
			second, _ := c.Lines[k].Refs[0].Index()
			return first - second
		})
	}
}

func (c *Cells) addSpellings() {
	for i := range c.Lines {
		c.addLineSpellings(i)
	}
	for b := range c.Blocks {
		for column := range c.Blocks[b].Columns {
			c.addHeadings(&c.Blocks[b], column)
		}
	}
}

func (c *Cells) addLineSpellings(index int) {
	line := &c.Lines[index]
	spellings := append([]string{line.Label.Key}, lineSpellings[line.Path]...)
	for _, key := range append(spellings, disputeSpellings[line.Path]...) {
		m := c.meaning(key)
		m.Lines = append(m.Lines, index)
		m.Line = m.Line.Or(line.Set)
		if c.Blocks[line.Block].Section == 4 {
			m.Column = m.Column.Or(line.Set)
		}
		c.LineKeys, c.LineOf = append(c.LineKeys, key), append(c.LineOf, index)
	}
}

// addHeadings adds the headings of a column, and of the organizations above some.
func (c *Cells) addHeadings(block *Block, column int) {
	if element := lastElement(block, column); element != "" {
		block.Headings[column] = append(block.Headings[column], columnSpellings[element]...)
	}
	for _, key := range block.Headings[column] {
		m := c.meaning(key)
		m.Column = m.Column.Or(block.Sets[column])
		if !slices.Contains(c.columnKeys, key) {
			c.columnKeys = append(c.columnKeys, key)
			c.columnOwners = append(c.columnOwners, slices.Index(c.columnKeys, block.Headings[column][0]))
		}
	}
	group := block.Columns[column].Group
	if group == "" || block.Section != 3 {
		return
	}
	for _, key := range append([]string{keyOf(group)}, organizationSpellings...) {
		m := c.meaning(key)
		m.Column = m.Column.Or(block.Sets[column])
	}
}

// lastElement returns the last element of the refs of a column.
func lastElement(block *Block, column int) string {
	index, ok := block.Sets[column].first()
	if !ok {
		return ""
	}
	return allRefs()[index].Last()
}

func (s Set) first() (index int, ok bool) {
	for index := range govinfo.CellCount {
		if s[index/64]&(1<<(index%64)) != 0 {
			return index, true
		}
	}
	return 0, false
}

var allRefs = sync.OnceValue(govinfo.Refs)

// RefAt returns the ref of the cell with an index.
func RefAt(index int) govinfo.Ref { return allRefs()[index] }

func (c *Cells) addNeutral() {
	for _, key := range append([]string{c.Note, "申请人情况"}, neutralWords...) {
		c.meaning(key).Neutral = true
	}
}

// commonWords mean something in a table and are no sign of one.
var commonWords = []string{"其他", "总计", "合计", "总数", "维持", "纠正", "项目数量", "公开数量", "复议", "要求", "部分公开", "增减", "现行有效"}

// sign notes of which section's table each word is a sign.
func (c *Cells) sign() {
	for key, m := range c.meanings {
		all := m.Line.Or(m.Column).Or(m.Group)
		for section := 2; section <= 4; section++ {
			if !all.And(c.Sections[section]).IsEmpty() {
				m.Sections |= 1 << section
			}
		}
		if m.Sections&(m.Sections-1) != 0 || slices.Contains(commonWords, key) {
			m.Sections = 0
		}
	}
	c.meaning("信息内容").Sections = 1 << 2
	c.meaning("申请人情况").Sections = 1 << 3
	c.meaning(c.Note).Sections = 1 << 3
}

// Shifted reports whether the form prints the figures of the block in other grid
// columns than their headings, as table 二 of 2019 does.
func (b *Block) Shifted() bool {
	for i, column := range b.Columns {
		if b.HeadSpans[i] != column.Span {
			return true
		}
	}
	return false
}

// LineOfCell returns the line that has a cell, by its index, and the cell's place
// among those of the line.
func (c *Cells) LineOfCell(index int) (line, column int) {
	at := c.lineOf[index]
	return int(at / 16), int(at % 16)
}

// Subtotals are the keys of lines and columns that organs add to the forms.
func Subtotals() []string { return subtotals }

// HasLine reports whether the form of an edition has a line. Of table 二 and
// （六）其他处理 each edition has its own; an unstated edition has only the lines of
// both.
func (c *Cells) HasLine(edition govinfo.Edition, line int) bool {
	l := &c.Lines[line]
	if block := &c.Blocks[l.Block]; block.Section == 2 {
		return block.Edition == edition
	}
	if l.Path.Parent() != "applications.outcomes.other" {
		return true
	}
	return edition != govinfo.EditionUnstated && (l.Path.Last() == "undivided") == (edition == govinfo.Edition2019)
}

// LabelSpan returns the grid columns that the label of a line of table 三 takes.
func (c *Cells) LabelSpan(line int) int {
	span := c.Blocks[c.Lines[line].Block].LabelSpan
	for _, name := range c.groupNames {
		if !c.meanings[name].Group.And(c.Lines[line].Set).IsEmpty() {
			span--
		}
	}
	return max(span, 1)
}

// LinesIn returns those of some lines that have cells in a set.
func (c *Cells) LinesIn(lines []int, set Set) []int {
	var kept []int
	for _, line := range lines {
		if !c.Lines[line].Set.And(set).IsEmpty() {
			kept = append(kept, line)
		}
	}
	return kept
}
