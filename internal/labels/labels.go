// Package labels has the words of the form in simplified and traditional characters
// and in English, and what writers add to them. The English words are a reading aid,
// for the form exists in Chinese only.
package labels

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// Set holds the words of one language: those of the form by the address of
// what they name, and those that the writers add.
//
// Keys of the form's words:
//
//	section.1 … section.6           section titles with numbers; section.5.2019 where an edition differs
//	block.REF                       title of the block of table 二 that begins with the line REF
//	applications.outcomes.refused   label of a line or a group of lines
//	proactive.*.issued              label of a column in every line of a table
//	proactive.fees.amount           label of a column in one line
//	applications#lines              header above the labels of the lines
//	disputes#1.5                    any other header cell, by its row and place
//
// The words of the form itself have no entries in zh-Hans: [govinfo.Form] has
// them. The names of fields stand in package lexicon.
type Set struct {
	Tag          language.Tag
	HTMLLanguage string
	// Words are all words of the set by their keys. They must not be changed.
	Words map[string]string
	names func() map[govinfo.Ref]string // cells, lines, tables, sections and fields
}

var (
	simplified  = newSet(language.SimplifiedChinese, "zh-CN", wordsSimplified)
	traditional = newSet(language.TraditionalChinese, "zh-Hant", wordsTraditional)
	english     = newSet(language.English, "en", wordsEnglish)
)

func newSet(tag language.Tag, htmlLanguage string, words func() map[string]string) func() *Set {
	return sync.OnceValue(func() *Set {
		set := &Set{Tag: tag, HTMLLanguage: htmlLanguage, Words: words()}
		set.names = sync.OnceValue(set.allNames)
		return set
	})
}

// matcher finds the closest of the languages, in the order of For.
var matcher = sync.OnceValue(func() language.Matcher {
	return language.NewMatcher([]language.Tag{language.SimplifiedChinese, language.TraditionalChinese, language.English})
})

// All returns the sets: simplified and traditional Chinese, and English.
func All() []*Set { return []*Set{simplified(), traditional(), english()} }

// For returns the labels in the language closest to tag.
func For(tag language.Tag) *Set {
	if tag == language.Und {
		return simplified()
	}
	switch _, index, _ := matcher().Match(tag); index {
	case 1:
		return traditional()
	case 2:
		return english()
	}
	return simplified()
}

// Of returns the labels in the language of a document: the tags that
// package render writes, and Chinese for any other.
func Of(documentLanguage string) *Set {
	switch {
	case documentLanguage == "zh-Hant":
		return traditional()
	case documentLanguage == "en" || strings.HasPrefix(documentLanguage, "en-"):
		return english()
	}
	return simplified()
}

// Or returns the word at key, or the form's own.
func (s *Set) Or(key, own string) string {
	if word, ok := s.Words[key]; ok {
		return word
	}
	return own
}

// Section returns the title of a section, 1 to 6, with its number.
func (s *Set) Section(form *govinfo.Form, section int) string {
	key := "section." + strconv.Itoa(section)
	return s.Or(key+"."+form.Edition.String(), s.Or(key, form.Sections[section-1]))
}

// BlockTitle returns the title of a block of table 二.
func (s *Set) BlockTitle(block *govinfo.Block) string {
	return s.Or("block."+string(LinePath(block, 0)), block.Title)
}

// Line returns the label of a line of a block.
func (s *Set) Line(block *govinfo.Block, line int) string {
	return s.Or(string(LinePath(block, line)), block.Lines[line].Label)
}

// Name returns the label of a ref, or the ref itself for what has none.
func (s *Set) Name(ref govinfo.Ref) string {
	if name, ok := s.names()[ref]; ok {
		return name
	}
	return string(ref)
}

// allNames names every cell and every line that has cells, as [govinfo.Label]
// does in Chinese, the parts of the report that have a section of their own, and
// the fields.
func (s *Set) allNames() map[govinfo.Ref]string {
	names := make(map[govinfo.Ref]string, 2*govinfo.CellCount)
	for _, form := range [...]govinfo.Form{govinfo.Edition2021.Form(), govinfo.Edition2019.Form()} {
		for i, part := range [...]govinfo.Ref{"overview", "", "", "", "problems", "otherMatters"} {
			s.addName(names, part, s.Section(&form, i+1))
		}
		for _, field := range lexicon.Fields() {
			s.addName(names, field, s.field(field))
		}
		for t := range form.Tables {
			table := &form.Tables[t]
			for b := range table.Blocks {
				block := &table.Blocks[b]
				s.addName(names, tableRoot(block), s.Section(&form, table.Section))
				for i := range block.Lines {
					s.nameLine(names, table, block, i)
				}
			}
		}
	}
	return names
}

// field names a field of the report. The names stand alone, and in English begin with
// a capital.
func (s *Set) field(ref govinfo.Ref) string {
	name, _ := lexicon.FieldName(ref)
	switch s.Tag {
	case language.English:
		return strings.ToUpper(name.English[:1]) + name.English[1:]
	case language.TraditionalChinese:
		return name.Traditional
	}
	return name.Simplified
}

func (s *Set) addName(names map[govinfo.Ref]string, ref govinfo.Ref, name string) {
	if _, known := names[ref]; !known && ref != "" {
		names[ref] = name
	}
}

func (s *Set) nameLine(names map[govinfo.Ref]string, table *govinfo.Table, block *govinfo.Block, i int) {
	line := s.lineName(block, i)
	if line != "" {
		s.addName(names, LinePath(block, i), line)
	}
	for column, ref := range block.Lines[i].Refs {
		label := s.columnLabel(block, i, column)
		name := line
		if name == "" {
			name = s.disputeGroup(table, block, column)
			s.addName(names, ref.Parent(), name)
		}
		s.addName(names, ref, name+" · "+label)
	}
}

// Column returns the label of a cell's column; "" for a ref that is no cell.
func (s *Set) Column(ref govinfo.Ref) string {
	info, _ := govinfo.Describe(ref)
	return s.Or(string(ref), s.Or(columnKey(ref), info.Column.Label))
}

// lineName names a line with the groups that hold it, the outermost group by its
// number alone: 三、（三）不予公开 5.属于三类内部事务信息.
func (s *Set) lineName(block *govinfo.Block, i int) string {
	var path []string
	for ; i >= 0; i = block.Lines[i].Parent {
		path = append([]string{s.Line(block, i)}, path...)
	}
	if len(path) == 1 {
		return path[0]
	}
	end := s.Words["numberEnd"]
	number, _, _ := strings.Cut(path[0], end)
	return number + end + strings.Join(path[1:], " ")
}

func (s *Set) columnLabel(block *govinfo.Block, line, column int) string {
	ref := block.Lines[line].Refs[column]
	return s.Or(string(ref), s.Or(columnKey(ref), block.Columns[column].Label))
}

// disputeGroup names the cases that a column of table 四 counts: the labels of
// the header cells above the column's own.
func (s *Set) disputeGroup(table *govinfo.Table, block *govinfo.Block, column int) string {
	keys := HeaderKeys(table, block)
	at := 0
	for i := range column {
		at += block.Columns[i].Span
	}
	var path []string
	forEachHeader(table, block, func(y, i, x int, cell govinfo.HeaderCell) {
		if x <= at && at < x+cell.ColSpan && y+cell.RowSpan < len(block.Header) {
			path = append(path, s.Or(keys[y][i], cell.Text))
		}
	})
	return strings.Join(path, " ")
}

// LinePath returns the address of a line or a group: the longest path that all
// its cells lie under.
func LinePath(block *govinfo.Block, line int) govinfo.Ref {
	if refs := block.Lines[line].Refs; refs != nil {
		if block.Lines[line].Label == "" {
			return tableRoot(block)
		}
		return refs[0].Parent()
	}
	// The first line below a group is a leaf or a group of the next level, so
	// its path is one element longer.
	return LinePath(block, line+1).Parent()
}

// tableRoot returns the first element of a table's refs.
func tableRoot(block *govinfo.Block) govinfo.Ref {
	for _, line := range block.Lines {
		if line.Refs != nil {
			root, _, _ := strings.Cut(string(line.Refs[0]), ".")
			return govinfo.Ref(root)
		}
	}
	return ""
}

// columnKey returns the key of a column's label in every line of the table.
func columnKey(ref govinfo.Ref) string {
	root, _, _ := strings.Cut(string(ref), ".")
	return root + ".*." + ref.Last()
}

// HeaderKeys returns the label keys of a block's header cells. A cell that ends
// at the lowest header row names a column of figures or the labels' column.
func HeaderKeys(table *govinfo.Table, block *govinfo.Block) [][]string {
	root := string(tableRoot(block))
	keys := make([][]string, len(block.Header))
	for y := range block.Header {
		keys[y] = make([]string, len(block.Header[y]))
	}
	type place struct{ x, y, i int }
	var lowest []place
	forEachHeader(table, block, func(y, i, x int, cell govinfo.HeaderCell) {
		if y+cell.RowSpan == len(block.Header) {
			lowest = append(lowest, place{x, y, i})
			return
		}
		keys[y][i] = root + "#" + strconv.Itoa(y) + "." + strconv.Itoa(i)
	})
	// From left to right: the labels' column, then the columns of figures.
	for _, cell := range lowest {
		column := 0
		for _, other := range lowest {
			if other.x < cell.x {
				column++
			}
		}
		if table.LabelColumns > 0 {
			column--
		}
		if column < 0 {
			keys[cell.y][cell.i] = root + "#lines"
			continue
		}
		keys[cell.y][cell.i] = columnKeyIn(block, column)
	}
	return keys
}

// columnKeyIn returns the key of a column's label in a block: of all lines of
// the table, or of the one line where the label is the block's own.
func columnKeyIn(block *govinfo.Block, column int) string {
	ref := block.Lines[len(block.Lines)-1].Refs[column]
	if ref.Last() == "amount" {
		return string(ref)
	}
	return columnKey(ref)
}

// forEachHeader calls f for the header cells of a block with the grid column at
// which each begins.
func forEachHeader(table *govinfo.Table, block *govinfo.Block, f func(y, i, x int, cell govinfo.HeaderCell)) {
	taken := make([][]bool, len(block.Header))
	for y := range taken {
		taken[y] = make([]bool, table.Columns)
	}
	for y, header := range block.Header {
		x := 0
		for i, cell := range header {
			for x < table.Columns && taken[y][x] {
				x++
			}
			for row := y; row < y+cell.RowSpan; row++ {
				for column := x; column < x+cell.ColSpan; column++ {
					taken[row][column] = true
				}
			}
			f(y, i, x, cell)
		}
	}
}
