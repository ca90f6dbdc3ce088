package doc

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/openxxgk/annualreport/govinfo/read/internal/outline"
)

func TestDocument(t *testing.T) {
	inner := func(prls ...[]byte) [][]byte {
		return append([][]byte{inTable, prl(sprmPDepth, 2, 0, 0, 0)}, prls...)
	}
	huge := prl(sprmPHuge, 4, 0, 0, 0)
	hugeRow := join(inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000, 3000))
	stream := append([]byte{9, 9, 9, 9}, byte(len(hugeRow)), byte(len(hugeRow)>>8))
	stream = append(stream, hugeRow...)
	for _, test := range []struct {
		name string
		doc  *builder
		want string
	}{
		{"paragraphs", (&builder{}).p("年度报告").p("").p("一、总体情况\v无。"), "年度报告\n一、总体情况 ⏎ 无。\n"},
		{"characters", (&builder{}).p("a\x1eb\x1fc\td\u00a0e𠀀\x01"), "a-bc\td e𠀀\n"},
		{"headings", (&builder{}).p("甲", prl(sprmPOutline, 0)).p("乙", prl(sprmPOutline, 1)).p("丙", prl(sprmPOutline, 9)), "# 甲\n## 乙\n丙\n"},
		{"deleted, hidden, struck", (&builder{}).run("1").run("2", prl(sprmCDeleted, 1)).run("3", prl(sprmCHidden, 1)).run("4", prl(sprmCStruck, 1)).
			run("5", prl(sprmCStruck2, 1)).run("6", prl(sprmCHidden, 0)).p("7"), "167\n"},
		{"raised", (&builder{}).run("13").run("1", prl(sprmCScript, 1)).run("2", prl(sprmCScript, 2)).run("件").
			run("3", prl(sprmCRaised, 6, 0), prl(sprmCSize, 12, 0)).run("4", prl(sprmCRaised, 6, 0), prl(sprmCSize, 20, 0)).run("5", prl(sprmCSize, 2, 0)).p(""), "13¹₂件³4\n"},
		{"symbols", (&builder{}).run("甲").run("(", prl(sprmCSymbol, 1, 0, 0x1A, 0x26)).run("(").p(""), "甲☚(\n"},
		{"fields", (&builder{}).p("第\x13 PAGE \x14" + "3\x15页").p("\x13 IF \x13 REF \x14x\x15 \x14甲\x15乙").p("\x13 CODE").p("丙"), "第3页\n甲乙\n丙\n"},
		{"a deleted mark", (&builder{}).run("甲").run("\r", prl(sprmCDeleted, 1)).para().p("乙"), "甲乙\n"},
		{"the end of a page", (&builder{}).p("\f甲").p("乙\f丙"), "甲\n乙 ⏎ 丙\n"},
		{"the end of a section", (&builder{parts: map[int][]byte{pairSections: positions(make([]byte, 24), 0, 2, 4)}}).run("甲").end('\f').p("乙"), "甲\n乙\n"},
		{"a table", (&builder{}).cell("甲").cell("乙").row(nil, 0, 1000, 2000).cell("丙").cell("丁").row(nil, 0, 1000, 2000).p("戊"),
			"table 2 columns\n| 甲 | 乙 |\n| 丙 | 丁 |\n戊\n"},
		{"spans by edges", (&builder{}).cell("甲").cell("乙").row(nil, 0, 1000, 3000).cell("丙").cell("丁").cell("戊").row(nil, 5, 1010, 1995, 3008),
			"table 3 columns\n| 甲 | 乙 [2x1] |\n| 丙 | 丁 | 戊 |\n"},
		{"cells as narrow as nothing", (&builder{}).cell("甲").cell("乙").row(nil, 0, 1, 3).cell("丙").cell("丁").cell("戊").row(nil, 0, 1, 2, 3),
			"table 3 columns\n| 甲 | 乙 [2x1] |\n| 丙 | 丁 | 戊 |\n"},
		{"rows that begin later", (&builder{}).cell("甲").cell("乙").row(nil, 0, 1000, 2000).cell("丙").row(nil, 1000, 2000).cell("丁").cell("戊").row(nil, 0, 1000, 2000),
			"table 2 columns\n| 甲 | 乙 |\n|  | 丙 |\n| 丁 | 戊 |\n"},
		{"merged down", (&builder{}).cell("甲").cell("乙").row([]uint16{downFirst, 0}, 0, 1000, 2000).cell("x").cell("丙").row([]uint16{downMore, 0}, 0, 1000, 2000).
			cell("丁").cell("戊").row([]uint16{downFirst, 0}, 0, 1000, 2000), "table 2 columns\n| 甲 ⏎ x [1x2] | 乙 |\n| 丙 |\n| 丁 | 戊 |\n"},
		{"merged down by a property", (&builder{}).cell("甲").cell("乙").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000), prl(sprmTVertMerge, 0, 3)).
			cell("").cell("丙").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000), prl(sprmTVertMerge, 0, 1)), "table 2 columns\n| 甲 [1x2] | 乙 |\n| 丙 |\n"},
		{"merged across as in Word 97", (&builder{}).cell("甲").cell("").cell("乙").row([]uint16{acrossFirst, acrossMore, 0}, 0, 1000, 2000, 3000).cell("丙").cell("丁").cell("戊").row(nil, 0, 1000, 2000, 3000),
			"table 3 columns\n| 甲 [2x1] | 乙 |\n| 丙 | 丁 | 戊 |\n"},
		{"merged across as described later", (&builder{}).cell("甲").cell("").cell("乙").row([]uint16{2, 1, 0}, 0, 1000, 2000, 3000).cell("丙").cell("丁").cell("戊").row(nil, 0, 1000, 2000, 3000),
			"table 3 columns\n| 甲 [2x1] | 乙 |\n| 丙 | 丁 | 戊 |\n"},
		{"merged in a saved change", (&builder{}).cell("甲").cell("").cell("乙").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000, 3000), prl(sprmTMerge, 0, 2)).
			cell("丙").cell("丁").cell("戊").row(nil, 0, 1000, 2000, 3000), "table 3 columns\n| 甲 [2x1] | 乙 |\n| 丙 | 丁 | 戊 |\n"},
		{"rows changed afterwards", (&builder{}).cell("甲").cell("乙").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000, 3000), prl(sprmTDelete, 1, 2)).
			cell("丙").cell("丁").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 2000), prl(sprmTColumnWidth, 0, 1, 0xE8, 3), prl(sprmTInsert, 1, 1, 0xE8, 3)),
			"table 2 columns\n| 甲 | 乙 |\n| 丙 | 丁 |\n"},
		{"a row in the data stream", (&builder{data: stream}).cell("甲").cell("乙").cell("丙").end(markCell, huge).cell("丁").cell("戊").row(nil, 0, 1000, 3000),
			"table 3 columns\n| 甲 | 乙 | 丙 |\n| 丁 | 戊 [2x1] |\n"},
		{"a deleted row", (&builder{}).cell("甲").cell("乙").row(nil, 0, 1000, 2000).cell("x").cell("x").run(string(rune(markCell)), prl(sprmCDeleted, 1)).para(inTable, prl(sprmPRowEnd, 1), define(nil, 0, 500)).
			cell("丙").cell("丁").row(nil, 0, 1000, 2000), "table 2 columns\n| 甲 | 乙 |\n| 丙 | 丁 |\n"},
		{"heads", (&builder{}).cell("甲").cell("乙").end(markCell, inTable, prl(sprmPRowEnd, 1), define(nil, 0, 1000, 2000), prl(sprmTHead, 1)).cell("丙").cell("丁").row(nil, 0, 1000, 2000),
			"table 2 columns 1 head\n| 甲 | 乙 |\n| 丙 | 丁 |\n"},
		{"a table in a table", (&builder{}).cell("甲").run("1").end('\r', inner(prl(sprmPInnerCell, 1))...).run("2").end('\r', inner(prl(sprmPInnerCell, 1))...).
			end('\r', inner(prl(sprmPInnerRow, 1), define(nil, 0, 500, 1000))...).cell("").row(nil, 0, 1000, 2000).cell("乙").cell("丙").row(nil, 0, 1000, 2000).cell("丁").cell("戊").row(nil, 0, 1000, 2000),
			"table 2 columns\n| 甲 | 1\t2 |\n| 乙 | 丙 |\n| 丁 | 戊 |\n"},
		{"a row without an end", (&builder{}).cell("甲").cell("乙").p("丙"), "table\n| 甲 | 乙 |\n丙\n"},
		{"pieces out of order", (&builder{pieceEnds: []int{3, 7}, pieces: append(pieceItem(4, 0), pieceItem(0, 0)...)}).p("二件。").p("一件"), "一件\n二件。\n"},
		{"a piece that is hidden", (&builder{pieceEnds: []int{1, 2, 4}, pieces: append(append(pieceItem(0, 0), pieceItem(1, 0x5C<<1|1<<8)...), pieceItem(2, 0)...)}).p("123"), "13\n"},
		{"a piece with formats of its own", (&builder{prls: [][]byte{prl(sprmCScript, 1)}, pieceEnds: []int{2, 3, 5}, pieces: append(append(pieceItem(0, 0), pieceItem(2, 1)...), pieceItem(3, 0)...)}).p("1312"), "13¹2\n"},
	} {
		doc, err := Document(test.doc.file())
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

// para ends a paragraph whose mark has been added.
func (b *builder) para(prls ...[]byte) *builder {
	b.paragraphs = append(b.paragraphs, span{len(b.text), append([]byte{0, 0}, join(prls...)...)})
	return b
}

// Text that is stored in one byte a character.
func TestCompressed(t *testing.T) {
	b := (&builder{}).p("ab").p("c")
	item := pieceItem(0, 0)
	binary.LittleEndian.PutUint32(item[2:], 2*textStart|1<<30)
	b.pieceEnds, b.pieces = []int{len(b.text)}, item
	file := b.file()
	at := strings.Index(string(file), "a\x00b\x00\r\x00c\x00\r\x00")
	copy(file[at:], "a\x93\rc\r")
	doc, err := Document(file)
	if err != nil {
		t.Fatal(err)
	}
	// The formats of paragraphs are found by places that no longer fit, and say nothing.
	if got := outline.Of(doc); got != "a“\nc\n" {
		t.Errorf("%q", got)
	}
}

// level returns a level of a list: its number, by character, in a text.
func level(format byte, start int, text string) []byte {
	d := make([]byte, 28)
	binary.LittleEndian.PutUint32(d, uint32(start))
	d[4] = format
	d[15] = 1 // a space follows
	units := utf16.Encode([]rune(text))
	d = binary.LittleEndian.AppendUint16(d, uint16(len(units)))
	for _, u := range units {
		d = binary.LittleEndian.AppendUint16(d, u)
	}
	return d
}

// listOf returns the table of one list of the given levels.
func listOf(levels ...[]byte) []byte {
	d := []byte{1, 0}
	entry := make([]byte, 28)
	entry[0] = 7
	if len(levels) == 1 {
		entry[26] = 1
	}
	return append(append(d, entry...), join(levels...)...)
}

// uses returns the table of uses of the list, the last of which starts a level
// anew.
func uses(n int, start byte) []byte {
	d := binary.LittleEndian.AppendUint32(nil, uint32(n))
	for i := range n {
		u := make([]byte, 16)
		u[0] = 7
		if i == n-1 && start > 0 {
			u[12] = 1
		}
		d = append(d, u...)
	}
	for i := range n {
		d = append(d, 0xFF, 0xFF, 0xFF, 0xFF)
		if i == n-1 && start > 0 {
			d = append(d, start, 0, 0, 0, 16, 0, 0, 0)
		}
	}
	return d
}

func TestNumbers(t *testing.T) {
	const chinese, decimal, bullet = 0x25, 0, 0x17
	nine := [][]byte{level(chinese, 1, "\x00、"), level(chinese, 1, "（\x01）"), level(decimal, 1, "\x02.")}
	for len(nine) < 9 {
		nine = append(nine, level(decimal, 1, "\x00.\x02"))
	}
	numbered := func(use, level byte) []byte { return join(prl(sprmPList, use, 0), prl(sprmPLevel, level)) }
	for _, test := range []struct {
		name string
		doc  *builder
		want string
	}{
		{"levels", (&builder{parts: map[int][]byte{pairLists: listOf(nine...), pairOverrides: uses(2, 0)}}).
			p("甲", numbered(1, 0)).p("乙", numbered(1, 1)).p("丙", numbered(1, 1)).p("丁", numbered(1, 2)).p("戊", numbered(2, 0)).p("己", numbered(1, 1)).p("庚", numbered(0, 0)).p("辛", numbered(1, 3)),
			"一、甲\n（一）乙\n（二）丙\n1. 丁\n二、戊\n（一）己\n庚\n二.1 辛\n"},
		{"starts", (&builder{parts: map[int][]byte{pairLists: listOf(level(decimal, 4, "\x00)")), pairOverrides: uses(2, 9)}}).
			p("甲", numbered(1, 0)).p("乙", numbered(1, 0)).p("丙", numbered(2, 0)).p("丁", numbered(1, 0)), "4) 甲\n5) 乙\n9) 丙\n10) 丁\n"},
		{"bullets", (&builder{parts: map[int][]byte{pairLists: listOf(level(bullet, 1, "·")), pairOverrides: uses(1, 0)}}).p("甲", numbered(1, 0)), "甲\n"},
		{"no such list", (&builder{}).p("甲", numbered(9, 0)), "甲\n"},
	} {
		doc, err := Document(test.doc.file())
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if diff := cmp.Diff(test.want, outline.Of(doc)); diff != "" {
			t.Errorf("%s: -want +got\n%s", test.name, diff)
		}
	}
}

func TestNotesAndBoxes(t *testing.T) {
	b := &builder{}
	b.p("甲\x02。").cell("1\x02").cell("乙").row(nil, 0, 1000, 2000).p("丙")
	main := len(b.text)
	b.p("\x02注一").p("第二行").p("\x02注二").p("")
	notes := len(b.text) - main
	b.p("框").p("")
	b.sizes[1], b.sizes[6] = notes, len(b.text)-main-notes
	b.parts = map[int][]byte{
		pairFootReferences: positions([]byte{0, 0, 0, 0}, 1, 5, main),
		pairFootTexts:      positions(nil, 0, 8, 12, notes),
	}
	doc, err := Document(b.file())
	if err != nil {
		t.Fatal(err)
	}
	want := "甲。\n注一 ⏎ 第二行\ntable 2 columns\n| 1 | 乙 |\nnote: 注二\n丙\n框\n"
	if diff := cmp.Diff(want, outline.Of(doc)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
