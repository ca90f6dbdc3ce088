package tables

import (
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/recognize/internal/values"
	"github.com/openxxgk/annualreport/internal/words"
)

// atomKind says what an atom is.
type atomKind uint8

const (
	wordAtom   atomKind = iota
	figureAtom          // a number, or a mark for none
	gapAtom             // an empty cell: a blank one, or one that a merged cell left
	proseAtom           // a long text, which is no label
)

// atom is the smallest piece of a dump.
type atom struct {
	kind  atomKind
	key   string // of words, without ASCII digits and without an item number
	label words.Label
	line  int // of the source, counted over the document
	row   int // of a table whose rows stand; -1 where they may be lost
	at    Place
}

// isCell reports whether an atom is a cell of a row, a figure or a blank one.
func (a *atom) isCell() bool { return a.kind == figureAtom || a.kind == gapAtom }

// zone is a run of atoms that may be one statutory table, whole or in part.
type zone struct {
	*reader
	section int
	atoms   []atom
	tokens  []token
	named   map[int]bool // lines that a token names
}

// longestWord is the longest piece of text, in bytes, that may be a label or several
// of them without space between.
const longestWord = 64 * 3

// zones divides the text, and the tables without places, into zones: at the titles
// of sections, and where words of another table begin.
func (r *reader) zones(yield func(*zone) bool) {
	b := atomizer{reader: r, yield: yield}
	for block := r.From; block < r.To && !b.stopped; block++ {
		b.block(block)
	}
	b.endZone()
}

// isDump reports whether a table is to be read as a dump.
func (b *atomizer) isDump(block int, table *document.Table) bool {
	return !b.result.Taken[block] && (table.Layout != document.LayoutSpans || slices.Contains(b.flat, block))
}

// atomizer cuts blocks into atoms, and these into zones.
type atomizer struct {
	*reader
	yield   func(*zone) bool
	stopped bool
	atoms   []atom   // of all zones
	fields  []string // of the line at hand

	from    int  // where the atoms of the zone at hand begin
	section int  // of that zone
	signed  bool // some word is a sign of its table

	line, row int // at hand
}

// block adds the atoms of a block, unless it is the title of a section.
func (b *atomizer) block(block int) {
	b.line++
	switch source := b.Doc.Blocks[block].(type) {
	case *document.Heading:
		b.titleOrText(source.Text, true, block)
	case *document.Paragraph:
		b.titleOrText(source.Text, false, block)
	case *document.Table:
		if !b.isDump(block, source) {
			return
		}
		for i := range source.Rows {
			b.line++
			row := -1
			if source.Layout == document.LayoutDump || source.Layout == document.LayoutSpans {
				b.row++
				row = b.row
			}
			for k := range source.Rows[i].Cells {
				b.cell(source.Rows[i].Cells[k].Text, Place{Block: block, Row: i, Cell: k}, row, source.Layout != document.LayoutSequence)
			}
		}
	}
}

// titleOrText begins a section, whose zone is a table only from 二 to 四, or adds the
// atoms of a text.
func (b *atomizer) titleOrText(text string, heading bool, block int) {
	section := b.Section(text, heading)
	if section == 0 {
		b.text(text, Place{Block: block}, -1)
		return
	}
	if section != b.section {
		b.endZone()
		if section <= 4 {
			b.section = section
		}
	}
}

// endZone ends the zone at hand.
func (b *atomizer) endZone() {
	if atoms := b.atoms[b.from:]; len(atoms) > 0 && b.section > 1 && !b.stopped {
		b.stopped = !b.yield(&zone{reader: b.reader, section: b.section, atoms: atoms[:len(atoms):len(atoms)]})
	} else {
		b.atoms = b.atoms[:b.from]
	}
	b.from, b.section, b.signed = len(b.atoms), 0, false
}

// add adds an atom: to the zone at hand, or to a new one whose table its word is a sign
// of. An item number that a line break cut from its point ("2" and ".重复申请" on the
// next line) is no figure.
func (b *atomizer) add(a atom) {
	if section := b.signOf(&a); section != 0 {
		if b.signed && section != b.section {
			b.endZone()
		}
		b.section, b.signed = section, true
	}
	if len(b.atoms) > b.from && a.kind == wordAtom {
		last := &b.atoms[len(b.atoms)-1]
		if last.kind == figureAtom && len(last.at.Text) <= 2 {
			if first, _ := utf8.DecodeRuneInString(words.FoldHead(a.at.Text)); strings.ContainsRune(".、．)", first) {
				last.kind, last.key = wordAtom, ""
			}
		}
	}
	a.line = b.line
	b.atoms = append(b.atoms, a)
}

// signOf returns the section of whose table alone an atom is a sign, or 0.
func (b *atomizer) signOf(a *atom) int {
	if a.kind != wordAtom {
		return 0
	}
	if m := b.known.Meaning(a.key); m != nil && bits.OnesCount8(m.Sections) == 1 {
		return bits.TrailingZeros8(m.Sections)
	}
	return 0
}

// cell adds the atoms of a cell: one, but for words with figures behind them.
func (b *atomizer) cell(text string, at Place, row int, gaps bool) {
	shape := values.ShapeOf(text)
	switch {
	case shape == values.Empty:
		if gaps {
			b.add(atom{kind: gapAtom, row: row, at: at})
		}
		return
	case !gaps && b.isMixed(text):
		b.text(text, at, row)
		return
	}
	at.Text = text
	if shape != values.Word {
		b.add(atom{kind: figureAtom, row: row, at: at})
		return
	}
	isWord := len(text) <= longestWord && !strings.ContainsFunc(strings.TrimSpace(text), unicode.IsSpace)
	if label := b.known.LabelOf(text); b.known.Meaning(label.Key) != nil || gaps && isWord {
		b.word(label, at, row)
		return
	}
	b.text(text, at, row)
}

// isMixed reports whether a cell that begins with a figure has labels behind it: where
// text flows, the end of one row and the beginning of the next stand on one line. A
// number before a label is the label's own, unless that has another.
func (b *atomizer) isMixed(text string) bool {
	fields := strings.Fields(text)
	if len(fields) < 2 || values.ShapeOf(fields[0]) != values.Figure {
		return false
	}
	for i, field := range fields[1:] {
		if values.ShapeOf(field) != values.Word {
			continue
		}
		label := words.ParseLabel(field)
		return label.Style != words.NoNumber || i > 0 && b.known.Meaning(label.Key) != nil
	}
	return false
}

// text adds the atoms of running text: what space and line breaks divide.
func (b *atomizer) text(text string, at Place, row int) {
	first := true
	for line := range strings.SplitSeq(text, "\n") {
		if !first {
			b.line++
		}
		first = false
		b.fields = b.fields[:0]
		for field := range strings.FieldsFuncSeq(line, unicode.IsSpace) {
			b.fields = append(b.fields, field)
		}
		b.addFields(b.fields, at, row)
	}
}

// addFields adds the atoms of a line of text. An item number that stands alone belongs
// to the word behind it.
func (b *atomizer) addFields(fields []string, at Place, row int) {
	number := ""
	for i, field := range fields {
		if isItemNumber(number+field) || i+1 < len(fields) && number == "" && isItemNumber(field+fields[i+1]) && !isItemNumber(fields[i+1]) {
			number += field // also one that is spaced out: "5 ."
			continue
		}
		shape := values.ShapeOf(field)
		if number != "" && shape == values.Figure {
			b.addWord(number, at, row)
		}
		at.Text = field
		switch {
		case len(field) > longestWord && len(b.known.LabelOf(field).Key) > longestWord:
			b.add(atom{kind: proseAtom, row: row, at: at})
		case shape == values.Word || shape == values.Marker && isSpacedOut(fields, i):
			b.addWord(number+field, at, row)
		case shape != values.Empty:
			b.addFigures(field, at, row)
		}
		number = ""
	}
	if number != "" {
		b.addWord(number, at, row)
	}
}

// isSpacedOut reports whether a field is one of the characters of a label that is
// printed with spaces between: 无 in 无 正 当 理 由 is no mark for none.
func isSpacedOut(fields []string, i int) bool {
	isCharacter := func(field string) bool {
		last, size := utf8.DecodeLastRuneInString(field)
		return unicode.Is(unicode.Han, last) && strings.IndexFunc(field[:len(field)-size], unicode.IsLetter) < 0
	}
	return i > 0 && i+1 < len(fields) && isCharacter(fields[i-1]) && isCharacter(fields[i]) && isCharacter(fields[i+1]) &&
		values.ShapeOf(fields[i-1]) == values.Word && values.ShapeOf(fields[i+1]) == values.Word
}

// isItemNumber reports whether a word is an item number and nothing else: "1.",
// "（三）", "三、".
func isItemNumber(field string) bool {
	if len(field) > 12 {
		return false
	}
	folded := words.Fold(field)
	last, size := utf8.DecodeLastRuneInString(folded)
	if !strings.ContainsRune(".、)．", last) || len(folded) == size {
		return false
	}
	inner := strings.TrimLeft(folded[:len(folded)-size], "(")
	for _, r := range inner {
		if words.ItemDigit(r) == 0 && (r < '0' || r > '9') {
			return false
		}
	}
	return inner != ""
}

// addWord adds a word, and the figures that stick to it: zeros, or one figure behind the
// label of a line ("规章000", "行政许可12").
func (b *atomizer) addWord(text string, at Place, row int) {
	rest := strings.TrimRight(text, "0123456789")
	glued := text[len(rest):]
	if glued != "" && !isZeros(glued) {
		if m := b.known.Meaning(words.ParseLabel(rest).Key); m == nil || len(m.Lines) == 0 {
			rest, glued = text, ""
		}
	}
	at.Text = rest
	b.word(b.known.LabelOf(rest), at, row)
	b.addFigures(glued, at, row)
}

// isZeros reports whether a text is several zeros without space between, which are no
// number.
func isZeros(text string) bool { return len(text) > 1 && strings.Trim(text, "0") == "" }

// addFigures adds a figure, if there is one, or several zeros.
func (b *atomizer) addFigures(text string, at Place, row int) {
	each := len(text)
	if isZeros(text) {
		each = 1
	}
	for from := 0; from < len(text); from += each {
		at.Text = text[from : from+each]
		b.add(atom{kind: figureAtom, row: row, at: at})
	}
}

// word adds a word whose label was read.
func (b *atomizer) word(label words.Label, at Place, row int) {
	key := label.Key
	if strings.ContainsAny(key, "0123456789") {
		key = strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return -1
			}
			return r
		}, key)
	}
	b.add(atom{kind: wordAtom, key: key, label: label, row: row, at: at})
}
