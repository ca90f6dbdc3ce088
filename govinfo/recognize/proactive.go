package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"strings"

	"github.com/openxxgk/annualreport/govinfo"
)

// proactiveReader reads table 二: blocks of an item of article 20 each, with
// headings of their own.
type proactiveReader struct {
	*reader
	item     *place   // the item in force, 第二十条第（一）项
	heads    columns  // the headings in force
	elements []string // of heads, the last elements of refs; "" is unknown
	edition  govinfo.Edition
	headRow  *row
	outer    []words.Label // texts shortly before the table
	found    []finding
}

func (r *reader) readProactive(pieces []piece) {
	p := proactiveReader{reader: r}
	for _, piece := range pieces {
		if piece.table != proactiveTable {
			continue
		}
		if piece.loose {
			p.readLoose(piece.rows)
			continue
		}
		p.outer = piece.outer
		for i := range piece.rows {
			p.readRow(&piece.rows[i])
		}
	}
	r.settleProactive(p.found)
}

func (p *proactiveReader) readRow(r *row) {
	if r.blank {
		return
	}
	heading := false
	for i := range r.places {
		place := &r.places[i]
		if place.shape != wordShape {
			continue
		}
		if _, ok := p.known.blockByKey[place.label.Key]; ok {
			if !place.covered {
				p.item = place
			}
			continue
		}
		_, column := p.known.proactiveColumns[place.label.Key]
		heading = heading || column && !place.covered || place.label.Key == headingWords[0]
	}
	switch {
	case heading && !p.hasNumbers(r):
		p.readHeadings(r)
	case p.lineOf(r) != nil:
		p.readLine(r)
	case p.hasNumbers(r) && len(r.words()) > 0:
		p.unknownLine(r)
	}
}

func (p *proactiveReader) hasNumbers(r *row) bool {
	for i := range r.places {
		if r.places[i].shape == figureShape && !r.places[i].covered {
			return true
		}
	}
	return false
}

// lineOf returns the place that names the row's line: the last word before the
// figures that is no item of article 20.
func (p *proactiveReader) lineOf(r *row) *place {
	for i := range r.places {
		place := &r.places[i]
		if place.shape != wordShape || place.covered {
			continue
		}
		if len(p.candidates(place)) > 0 {
			return place
		}
	}
	return nil
}

// candidates returns the lines of both editions that a label may mean.
func (p *proactiveReader) candidates(place *place) []int {
	return p.known.proactiveByKey[place.label.Key]
}

// readHeadings reads the row of headings above a block's lines.
func (p *proactiveReader) readHeadings(r *row) {
	p.heads = columns{grid: r.grid, end: r.end()}
	p.elements = nil
	p.headRow = r
	started := false
	for i := range r.places {
		place := &r.places[i]
		if place.shape == emptyShape && started {
			p.heads.grid, p.heads.padded = true, p.heads.padded || !r.grid
			p.heads.list[len(p.heads.list)-1].last = place.end() - 1 // a merged heading that was split
			continue
		}
		name := place.label.Key
		_, item := p.known.blockByKey[name]
		_, known := p.known.proactiveColumns[name]
		if place.shape != wordShape || item || name == headingWords[0] || !started && !known && !p.looksLikeColumn(name) {
			continue
		}
		started = true
		if last := len(p.heads.list) - 1; last >= 0 && r.grid && p.heads.list[last].heading.label.Key == name && p.known.proactiveColumns[name] != nil {
			p.heads.list[last].last = place.end() - 1
			p.heads.list[last].repeated = true
			continue
		}
		p.heads.list = append(p.heads.list, column{heading: *place, first: place.column, last: place.end() - 1})
	}
	p.resolveHeadings()
}

// looksLikeColumn reports whether an unknown heading may be a column's cut or
// misspelt heading, so that it is not taken for a label of lines.
func (p *proactiveReader) looksLikeColumn(name string) bool {
	if _, ok := words.Closest(name, p.known.columnNames); ok {
		return true
	}
	return strings.HasPrefix(name, "本年")
}

// resolveHeadings finds the block of a form that the headings are those of. Every
// heading must be a column's, by its words, in any order; headings that are cut
// short ("本年新", "本年新", "对外公开总数量") must stand in the form's order.
func (p *proactiveReader) resolveHeadings() {
	p.edition, p.elements = govinfo.EditionUnstated, make([]string, len(p.heads.list))
	best := 0
	for b := range p.known.proactiveBlocks {
		block := &p.known.proactiveBlocks[b]
		if p.item != nil && block.key != p.item.label.Key {
			continue
		}
		elements, score := p.matchBlock(block)
		if score > best {
			best, p.elements, p.edition = score, elements, block.edition
		}
	}
	for i, element := range p.elements {
		heading := &p.heads.list[i].heading
		switch {
		case best == 0:
		case element == "":
			p.problem(ExtraColumn, p.table(), heading.origin, "表二的“%s”列不是法定格式的列，未读取", shorten(heading.text))
		case !contains(p.known.proactiveColumns[heading.label.Key], element):
			p.problem(InexactLabel, p.table(), heading.origin, "表二的列标题“%s”按相近的标题识别", shorten(heading.text))
		}
	}
}

// matchBlock returns the columns of a block that the headings mean, and how well
// they fit: 0 is not at all.
func (p *proactiveReader) matchBlock(block *knownBlock) (elements []string, score int) {
	elements = make([]string, len(p.heads.list))
	used := make(map[string]bool)
	exact := 0
	for i := range p.heads.list {
		for _, element := range p.known.proactiveColumns[p.heads.list[i].heading.label.Key] {
			if !used[element] && hasColumn(block, element) {
				elements[i], used[element] = element, true
				exact++
				break
			}
		}
	}
	if exact == len(block.columns) {
		return elements, 4*exact + 1
	}
	if exact == 0 {
		return nil, 0
	}
	// The others by closeness, in the order of the form.
	if len(p.heads.list) == len(block.columns) {
		sure := true
		for i, column := range block.columns {
			name := p.heads.list[i].heading.label.Key
			full := words.ParseLabel(column.Label).Key
			switch {
			case elements[i] == column.Key:
			case elements[i] == "" && isClose(name, full):
				elements[i] = column.Key
			default:
				sure = false
			}
		}
		if sure {
			return elements, 4*exact + 1
		}
		for i := range elements {
			if elements[i] != "" && !contains(p.known.proactiveColumns[p.heads.list[i].heading.label.Key], elements[i]) {
				elements[i] = ""
			}
		}
	}
	return elements, 4 * exact
}

// isClose reports whether a heading is the beginning of another, or nearly the
// same.
func isClose(name, full string) bool {
	if len(name) >= len("本年新") && strings.HasPrefix(full, name) {
		return true
	}
	_, ok := words.Closest(name, []string{full})
	return ok
}

func hasColumn(block *knownBlock, element string) bool {
	for _, column := range block.columns {
		if column.Key == element {
			return true
		}
	}
	return false
}

func contains(elements []string, element string) bool {
	for _, known := range elements {
		if known == element {
			return true
		}
	}
	return false
}

func (p *proactiveReader) unknownLine(r *row) {
	word := r.words()[0]
	if index, ok := words.Closest(word.label.Key, p.known.proactiveNames); ok {
		line := &p.known.proactiveLines[index]
		p.problem(InexactLabel, line.path, word.origin, "表二的行“%s”按相近的“%s”识别", shorten(word.text), line.name)
		exact := *word
		exact.label.Key = line.label.Key
		p.readNamed(r, &exact)
		return
	}
	p.problem(UnknownLine, p.table(), word.origin, "表二的行“%s”不是法定格式的行，其数据未读取", shorten(word.text))
}

func (p *proactiveReader) readLine(r *row) { p.readNamed(r, p.lineOf(r)) }

// readNamed reads the line that a label names, in the edition of the headings.
func (p *proactiveReader) readNamed(r *row, name *place) {
	var line *knownLine
	for _, index := range p.candidates(name) {
		candidate := &p.known.proactiveLines[index]
		if p.edition == govinfo.EditionUnstated || candidate.edition == p.edition {
			line = candidate
			break
		}
	}
	if line == nil {
		line = &p.known.proactiveLines[p.candidates(name)[0]]
		p.doubt(MissingHeadings, line, name.origin, "表二“%s”一行与其列标题不属于同一格式，其数据未读取", shorten(name.text))
		return
	}
	if p.edition == govinfo.EditionUnstated {
		p.doubt(MissingHeadings, line, name.origin, "表二“%s”一行上方没有可识别的列标题，其数据未读取", shorten(name.text))
		return
	}
	if item := p.itemOf(r); item != nil && item.label.Key != p.known.proactiveBlocks[line.block].key {
		p.doubt(GroupConflict, line, name.origin, "表二“%s”一行不属于“%s”，其数据未读取", shorten(name.text), shorten(item.text))
		return
	}
	labels, values, aligned := p.heads.values(r)
	places, ok := p.heads.assign(values, aligned)
	if hasLabel(values, name) || !endsWith(labels, name, aligned) {
		ok = false
	}
	if !ok {
		p.doubt(WrongCellCount, line, name.origin, "表二“%s”一行的数据与%d个列标题对不上，未读取", shorten(name.text), len(p.heads.list))
		return
	}
	f := finding{line: line, origin: name.origin, places: make([]*place, len(line.columns)), headed: p.headedUnit(name)}
	for i, column := range line.columns {
		for k, element := range p.elements {
			if element == column.Key {
				f.places[i] = places[k]
				if places[k] == nil {
					p.problem(WrongCellCount, line.refs[i], name.origin, "“%s”的数据与列标题对不上，未读取", govinfo.Label(line.refs[i]))
				}
			}
		}
		if !contains(p.elements, column.Key) {
			p.problem(MissingHeadings, line.refs[i], name.origin, "表二“%s”一行上方没有“%s”列", shorten(name.text), column.Label)
		}
	}
	p.found = append(p.found, f)
}

// headedUnit returns the unit of money that all words around a line's figures
// name: the headings in force and what stands beside them, the item of article
// 20, the line itself, and a "单位：元" before the table. It is "" where they name
// none.
func (p *proactiveReader) headedUnit(name *place) govinfo.Unit {
	texts := []string{name.text}
	for i := range p.heads.list {
		texts = append(texts, p.heads.list[i].heading.text)
	}
	if p.headRow != nil {
		for _, word := range p.headRow.words() {
			texts = append(texts, word.text)
		}
	}
	if p.item != nil {
		texts = append(texts, p.item.text)
	}
	for _, l := range p.outer {
		if strings.HasPrefix(l.Key, "单位") {
			texts = append(texts, l.Key)
		}
	}
	return agreedUnit(texts...)
}

// table returns the ref of table 二 in the edition that its headings show.
func (p *proactiveReader) table() govinfo.Ref {
	if p.edition == govinfo.Edition2019 {
		return "proactive2019"
	}
	return "proactive"
}

// itemOf returns the item of article 20 that the row stands in: one in the row
// itself, or the last one above.
func (p *proactiveReader) itemOf(r *row) *place {
	for i := range r.places {
		if place := &r.places[i]; place.shape == wordShape {
			if _, ok := p.known.blockByKey[place.label.Key]; ok {
				return place
			}
		}
	}
	return p.item
}

// endsWith reports whether nothing stands between the label of a line and its
// figures. In a grid, empty places may.
func endsWith(labels []place, name *place, grid bool) bool {
	for i := len(labels) - 1; i >= 0; i-- {
		switch {
		case labels[i].origin == name.origin:
			return true
		case !grid || labels[i].shape != emptyShape && labels[i].text != name.text:
			return false
		}
	}
	return false
}

// hasLabel reports whether a label of a line stands among figures.
func hasLabel(values []place, name *place) bool {
	for i := range values {
		if values[i].origin == name.origin {
			return true
		}
	}
	return false
}

// settleProactive decides the edition of table 二 and takes the figures over.
func (r *reader) settleProactive(found []finding) {
	lines := map[govinfo.Edition]int{}
	for _, f := range found {
		lines[f.line.edition]++
	}
	if len(found) == 0 {
		r.missingTable("proactive", 2)
		return
	}
	edition := govinfo.Edition2021
	if lines[govinfo.Edition2019] > lines[govinfo.Edition2021] {
		edition = govinfo.Edition2019
	}
	r.result.Report.Editions.Proactive = edition
	if lines[govinfo.Edition2019] > 0 && lines[govinfo.Edition2021] > 0 {
		r.problem(MixedEditions, "proactive", found[0].origin, "表二的各部分混用了2019年和2021年两种格式")
	}
	r.take(found)
	for i := range r.known.proactiveLines {
		line := &r.known.proactiveLines[i]
		if line.edition == edition && !hasLine(found, line) {
			r.missingLine(line)
		}
	}
}
