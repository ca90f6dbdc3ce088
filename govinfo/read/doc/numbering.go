package doc

import (
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/read/internal/word"
)

// lists are the lists of the document: definitions, and uses of them that override
// some levels.
type lists struct {
	byID map[uint32]*list
	uses []use // by number, from 1
}

type list struct {
	levels  []word.Level
	counter word.Counter
}

type use struct {
	list      *list
	overrides map[int]word.Level
	starts    map[int]int // level to the number that it starts at, once
}

const listPart = "lists"

// readLists reads the lists. The levels of all follow behind the part of the table
// stream that lists them.
func (f *file) readLists() error {
	const size = 28
	f.lists.byID = make(map[uint32]*list)
	data, err := f.part(pairLists)
	if err != nil || data == nil {
		return err
	}
	if len(data) < 2 || len(data) < 2+size*u16(data, 0) {
		return damaged(listPart, "cut off")
	}
	rest := f.table[i32(f.fib.places, 8*pairLists)+len(data):]
	for i := range u16(data, 0) {
		d := data[2+size*i:]
		l := &list{levels: make([]word.Level, word.Levels)}
		if d[26]&1 != 0 { // has one level only
			l.levels = l.levels[:1]
		}
		for k := range l.levels {
			var ok bool
			if l.levels[k], rest, ok = readLevel(rest); !ok {
				return damaged(listPart, "level %d of list %d is cut off", k+1, i+1)
			}
			if len(l.levels[k].Text) > 3*word.MaxLevelText {
				return exceed(document.QuantityNumber, word.MaxLevelText)
			}
		}
		f.lists.byID[u32(d, 0)] = l
	}
	return f.readUses()
}

// readLevel reads a level and returns what follows it.
func readLevel(d []byte) (l word.Level, rest []byte, ok bool) {
	const size = 28
	if len(d) < size {
		return l, nil, false
	}
	l.Start = max(i32(d, 0), 0)
	l.Format = formatName(d[4])
	l.Legal = d[5]&4 != 0
	l.Suffix = map[byte]string{1: "space", 2: "nothing"}[d[15]]
	if d[5]&8 != 0 { // fNoRestart: the level says itself after which it restarts
		if l.Restart = int(d[26]); l.Restart == 0 {
			l.Restart = -1
		}
	}
	at := size + int(d[24]) + int(d[25])
	if at+2 > len(d) {
		return l, nil, false
	}
	end := at + 2 + 2*u16(d, at)
	if end > len(d) {
		return l, nil, false
	}
	var t strings.Builder
	for _, r := range text(d[at+2 : end]) {
		if r < word.Levels {
			t.WriteByte('%')
			t.WriteByte('1' + byte(r))
		} else {
			t.WriteRune(r)
		}
	}
	l.Text = t.String()
	return l, d[end:], true
}

func (f *file) readUses() error {
	data, err := f.part(pairOverrides)
	if err != nil || data == nil {
		return err
	}
	const size = 16
	if len(data) < 4 || int64(len(data)) < 4+size*int64(u32(data, 0)) {
		return damaged(listPart, "cut off")
	}
	n := int(u32(data, 0))
	f.lists.uses = make([]use, n)
	rest := data[4+size*n:]
	for i := range f.lists.uses {
		d := data[4+size*i:]
		u := &f.lists.uses[i]
		u.list = f.lists.byID[u32(d, 0)]
		overrides := int(d[12])
		if len(rest) < 4 {
			if overrides > 0 {
				return damaged(listPart, "cut off")
			}
			continue
		}
		rest = rest[4:]
		for range overrides {
			var ok bool
			if rest, ok = u.override(rest); !ok {
				return damaged(listPart, "cut off")
			}
		}
	}
	return nil
}

// override reads what a use says of a level, and returns what follows it.
func (u *use) override(d []byte) (rest []byte, ok bool) {
	const startsAnew, formats = 16, 32
	if len(d) < 8 {
		return nil, false
	}
	start, flags := i32(d, 0), u32(d, 4)
	level := int(flags & 15)
	d = d[8:]
	if flags&formats != 0 {
		var l word.Level
		if l, d, ok = readLevel(d); !ok {
			return nil, false
		}
		if u.overrides == nil {
			u.overrides = make(map[int]word.Level)
		}
		u.overrides[level] = l
		start = l.Start
	}
	if flags&startsAnew != 0 {
		if u.starts == nil {
			u.starts = make(map[int]int)
		}
		u.starts[level] = max(start, 0)
	}
	return d, true
}

// next counts a paragraph of a list and returns its number as printed.
func (f *file) next(number, level int) string {
	if number < 1 || number > len(f.lists.uses) || level < 0 || level >= word.Levels {
		return ""
	}
	u := &f.lists.uses[number-1]
	if u.list == nil {
		return ""
	}
	if start, ok := u.starts[level]; ok {
		u.list.counter.Start(level, start)
		delete(u.starts, level)
	}
	return u.list.counter.Next(level, func(k int) word.Level {
		if o, ok := u.overrides[k]; ok {
			return o
		}
		return u.list.levels[min(k, len(u.list.levels)-1)]
	})
}

// formatName returns the name of a format of numbers (MSONFC, [MS-OSHARED]
// 2.2.1.3).
func formatName(n byte) string {
	const bullet = 0x17
	names := [...]string{
		0x00: "decimal", 0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter",
		0x0A: "ideographDigital", 0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x10: "japaneseLegal",
		0x11: "japaneseDigitalTenThousand", 0x12: "decimalEnclosedCircle", 0x13: "decimalFullWidth2",
		0x16: "decimalZero", bullet: "bullet",
		0x1A: "decimalEnclosedFullstop", 0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese",
		0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional", 0x1F: "ideographZodiac",
		0x20: "ideographZodiacTraditional", 0x21: "taiwaneseCounting", 0x22: "ideographLegalTraditional",
		0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital",
		0x25: "chineseCounting", 0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand",
	}
	if n == 0xFF {
		return "none"
	}
	if int(n) < len(names) {
		return names[n]
	}
	return ""
}
