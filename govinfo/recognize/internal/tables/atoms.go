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
	text  string
	key   string // of words, without ASCII digits and without an item number
	label words.Label
	line  int // of the source, counted over the document
	row   int // of a table whose rows stand; -1 where they may be lost
	at    Place
}

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
	d := divider{reader: r, current: &zone{reader: r}, yield: yield}
	b := atomizer{reader: r}
	for block := r.From; block < r.To && !d.stopped; block++ {
		atoms, section := b.atomize(block)
		if section > 0 && section != d.current.section {
			d.end()
			d.begin(section)
		}
		for i := range atoms {
			d.take(&atoms[i])
		}
	}
	d.end()
}

// divider divides atoms into zones.
type divider struct {
	*reader
	current *zone
	signed  bool // some word is a sign of the zone's table
	yield   func(*zone) bool
	stopped bool
}

// begin begins a section, whose zone is a table only from 二 to 四.
func (d *divider) begin(section int) {
	if section <= 4 {
		d.current.section = section
	}
}

func (d *divider) take(a *atom) {
	if section := d.signOf(a); section != 0 {
		if d.signed && section != d.current.section {
			d.end()
		}
		d.current.section, d.signed = section, true
	}
	d.current.add(*a)
}

func (d *divider) end() {
	if len(d.current.atoms) > 0 && d.current.section > 1 && !d.stopped {
		d.stopped = !d.yield(d.current)
	}
	d.current, d.signed = &zone{reader: d.reader}, false
}

// add adds an atom. An item number that a line break cut from its point ("2" and
// ".重复申请" on the next line) is no figure.
func (z *zone) add(a atom) {
	if last := len(z.atoms) - 1; last >= 0 && a.kind == wordAtom && z.atoms[last].kind == figureAtom && len(z.atoms[last].text) <= 2 {
		if first, _ := utf8.DecodeRuneInString(words.FoldHead(a.text)); strings.ContainsRune(".、．)", first) {
			z.atoms[last].kind, z.atoms[last].key = wordAtom, ""
		}
	}
	z.atoms = append(z.atoms, a)
}

// signOf returns the section of whose table alone an atom is a sign, or 0.
func (r *reader) signOf(a *atom) int {
	if a.kind != wordAtom {
		return 0
	}
	if m := r.known.Meaning(a.key); m != nil && bits.OnesCount8(m.Sections) == 1 {
		return bits.TrailingZeros8(m.Sections)
	}
	return 0
}

// atomizer cuts blocks into atoms.
type atomizer struct {
	*reader
	line, row int
	atoms     []atom
}

// atomize returns the atoms of a block, or the section whose title it is.
func (b *atomizer) atomize(block int) (atoms []atom, section int) {
	b.atoms = b.atoms[:0]
	b.line++
	switch source := b.Doc.Blocks[block].(type) {
	case *document.Heading:
		if section = b.Section(source.Text, true); section > 0 {
			return nil, section
		}
		b.text(source.Text, Place{Block: block}, -1)
	case *document.Paragraph:
		if section = b.Section(source.Text, false); section > 0 {
			return nil, section
		}
		b.text(source.Text, Place{Block: block}, -1)
	case *document.Table:
		if b.result.Taken[block] || source.Layout == document.LayoutSpans && !slices.Contains(b.flat, block) {
			return nil, 0
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
	return b.atoms, 0
}

// cell adds the atoms of a cell: one, but for words with figures behind them.
func (b *atomizer) cell(text string, at Place, row int, gaps bool) {
	switch shape := values.ShapeOf(text); {
	case shape == values.Empty:
		if gaps {
			b.add(atom{kind: gapAtom, row: row, at: at})
		}
	case !gaps && b.isMixed(text):
		b.text(text, at, row)
	case shape != values.Word:
		b.add(atom{kind: figureAtom, text: text, row: row, at: at})
	case len(text) <= longestWord && (b.known.Meaning(words.ParseLabel(text).Key) != nil || !strings.ContainsFunc(strings.TrimSpace(text), unicode.IsSpace)):
		b.word(text, at, row)
	default:
		b.text(text, at, row)
	}
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
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.line++
		}
		b.fields(strings.FieldsFunc(line, unicode.IsSpace), at, row)
	}
}

// fields adds the atoms of a line of text. An item number that stands alone belongs to
// the word behind it.
func (b *atomizer) fields(fields []string, at Place, row int) {
	number := ""
	for i, field := range fields {
		if isItemNumber(number+field) || i+1 < len(fields) && number == "" && isItemNumber(field+fields[i+1]) && !isItemNumber(fields[i+1]) {
			number += field // also one that is spaced out: "5 ."
			continue
		}
		shape := values.ShapeOf(field)
		if number != "" && shape == values.Figure {
			b.word(number, at, row)
		}
		switch {
		case len(field) > longestWord:
			b.add(atom{kind: proseAtom, text: field, row: row, at: at})
		case shape == values.Word || shape == values.Marker && isSpacedOut(fields, i):
			b.word(number+field, at, row)
		case shape != values.Empty:
			b.add(atom{kind: figureAtom, text: field, row: row, at: at})
		}
		number = ""
	}
	if number != "" {
		b.word(number, at, row)
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

func (b *atomizer) word(text string, at Place, row int) {
	a := atom{kind: wordAtom, text: text, row: row, at: at, label: words.ParseLabel(text)}
	a.key = strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, a.label.Key)
	b.add(a)
}

func (b *atomizer) add(a atom) {
	a.line = b.line
	a.at.Text = a.text
	b.atoms = append(b.atoms, a)
}
