package narrative

import "unicode/utf8"

// unit is what a figure counts.
type unit uint8

const (
	unitNone    unit = iota
	unitCase         // 件 宗 起 例 份
	unitEntry        // 条
	unitItem         // 项 个
	unitVolume       // 部
	unitPerson       // 人 名 位
	unitVisit        // 人次
	unitTime         // 次: of applications as good as 件
	unitMoney        // 元; 万元 and 亿元 are in the power
	unitPercent      // %
	unitYear
	unitMonth
	unitDay
	unitOther
)

// figure is a number in a sentence.
type figure struct {
	value      Number
	power      uint8 // 4 for 万, 8 for 亿: the number is value × 10^power
	unit       unit
	vague      bool // an approximation, an ordinal, a part of a range
	split      bool // the digits were cut by white space; tail is what stands behind the cut
	spelt      bool // 零 as a word
	tail       int64
	start, end int
}

// count returns the figure as a whole number with the unit of its last written
// digit: 1.2万 is 12000 with precision 1000.
func (f *figure) count() (n, precision int64, ok bool) {
	digits := int(f.power) - int(f.value.Scale)
	if digits < 0 {
		n, ok = f.value.whole()
		return n, 1, ok && f.power == 0
	}
	if f.value.Units > 1e9 && digits > 0 {
		return 0, 0, false
	}
	precision = pow10[digits]
	return f.value.Units * precision, precision, true
}

// maxDigits bounds the digits of a figure.
const maxDigits = 15

// digits reads the digits of a figure.
type digits struct {
	text  string
	at    int
	value int64
	n     int // how many there are; the value holds the first maxDigits
}

// run reads digits that follow each other, and returns what they are by themselves
// and how many.
func (d *digits) run() (value int64, n int) {
	for {
		digit, size := digitAt(d.text, d.at)
		if size == 0 {
			return value, n
		}
		if d.n < maxDigits {
			d.value = d.value*10 + digit
			value = value*10 + digit
		}
		d.n++
		n++
		d.at += size
	}
}

// joint returns where the digits go on behind a grouping mark or a cut by white
// space, and whether it is a comma; ok is false where they do not.
func (d *digits) joint() (after int, comma, ok bool) {
	mark, size := characterAt(d.text, d.at)
	grouping := mark == ',' || mark == '，'
	after = d.at + size
	if !grouping && !isSpace(mark) || grouping && !threeDigits(d.text[after:]) {
		return 0, false, false
	}
	_, size = digitAt(d.text, after)
	return after, mark == ',', size > 0
}

func (d *digits) atPoint() (size int, ok bool) {
	mark, size := characterAt(d.text, d.at)
	return size, mark == '.' || mark == '．'
}

// scan reads the figure in ASCII or full-width digits that starts at text[start].
func (f *figure) scan(text string, start int) {
	*f = figure{start: start}
	at, units := start, int64(0)
	for at < len(text) && at-start < maxDigits && '0' <= text[at] && text[at] <= '9' {
		units = units*10 + int64(text[at]-'0')
		at++
	}
	if at < len(text) && isIdeographByte(text[at]) {
		f.value.Units, f.end = units, at // nearly all are 12件
	} else {
		f.scanDigits(text)
	}
	f.scanUnit(text)
}

// scanDigits reads a figure that may be grouped, broken or a decimal.
func (f *figure) scanDigits(text string) {
	d := digits{text: text, at: f.start}
	d.run()
	for {
		after, comma, ok := d.joint()
		if !ok {
			break
		}
		d.at = after
		if run, _ := d.run(); !comma {
			f.split, f.tail = true, run
		}
	}
	if size, point := d.atPoint(); point {
		if _, next := digitAt(text, d.at+size); next > 0 {
			d.at += size
			_, n := d.run()
			f.value.Scale = uint8(min(n, maxScale))
			_, again := d.atPoint() // 1.2.3 is an item number
			f.vague = n > maxScale || again
			f.split = false
		}
	}
	f.value.Units = d.value
	f.vague = f.vague || d.n > maxDigits
	f.end = d.at
}

// isIdeographByte reports whether a byte begins one of the characters from U+4000
// on that are ideographs: no mark, no space, no digit.
func isIdeographByte(c byte) bool { return 0xE4 <= c && c <= 0xE9 }

func threeDigits(text string) bool {
	n := 0
	for i := 0; i < len(text) && n < 4; n++ {
		_, size := digitAt(text, i)
		if size == 0 {
			break
		}
		i += size
	}
	return n == 3
}

// digitAt returns the digit at text[i], ASCII or full-width; size 0 if none.
func digitAt(text string, i int) (digit int64, size int) {
	if i >= len(text) {
		return 0, 0
	}
	c := text[i]
	if '0' <= c && c <= '9' {
		return int64(c - '0'), 1
	}
	if c == 0xEF && i+2 < len(text) && text[i+1] == 0xBC && 0x90 <= text[i+2] && text[i+2] <= 0x99 {
		return int64(text[i+2] - 0x90), 3
	}
	return 0, 0
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u2002', '\u2003', '\u2009':
		return true
	}
	return false
}

func skipSpace(text string, i int) int {
	if i < len(text) && text[i] > 0xE3 { // no space begins with such a byte
		return i
	}
	return skipSpaces(text, i)
}

func skipSpaces(text string, i int) int {
	for i < len(text) {
		r, size := characterAt(text, i)
		if !isSpace(r) {
			break
		}
		i += size
	}
	return i
}

// scanUnit reads what stands behind the digits: 万, 余, the unit, 左右.
func (f *figure) scanUnit(text string) {
	i := skipSpace(text, f.end)
	r, size := characterAt(text, i)
power:
	for {
		switch r {
		case '万':
			f.power += 4
		case '亿':
			f.power += 8
		case '余', '多', '来', '几', '+':
			f.vague = true
		case '%':
			f.unit, f.end = unitPercent, i+size
			return
		default:
			break power
		}
		i += size
		f.end = i
		if f.power > 8 {
			f.vague, f.power = true, 8
			return
		}
		r, size = characterAt(text, i)
	}
	if next := skipSpace(text, i); next > i {
		i = next
		r, size = characterAt(text, i)
	}
	if r == '（' || r == '(' {
		f.scanBracketedUnit(text, r, i+size)
		return
	}
	u, size := unitOf(r, size, text, i)
	if u == unitNone {
		if r == '全' && f.mayBeYear() && hasPrefixAt(text, i, "全年") { // 2023全年
			f.unit = unitYear
		}
		return
	}
	f.unit, f.end = u, i+size
	switch r, size := characterAt(text, f.end); r {
	case '多', '余':
		f.vague = true
		f.end += size
	case '左', '以', '上':
		for _, after := range [...]string{"左右", "以上", "以下", "以内", "上下"} {
			if hasPrefixAt(text, f.end, after) {
				f.vague = true
				f.end += len(after)
				break
			}
		}
	}
}

// mayBeYear reports whether the number itself may be that of a year.
func (f *figure) mayBeYear() bool {
	return f.power == 0 && f.value.Scale == 0 && f.value.Units >= 2000 && f.value.Units <= 2100
}

// scanBracketedUnit reads the unit of 15（件）, whose bracket ends before text[i].
func (f *figure) scanBracketedUnit(text string, opening rune, i int) {
	closing := '）'
	if opening == '(' {
		closing = ')'
	}
	first, width := characterAt(text, i)
	u, length := unitOf(first, width, text, i)
	if last, size := characterAt(text, i+length); u == unitCase && last == closing {
		f.unit, f.end = u, i+length+size
	}
}

// characterAt decodes the character at text[i]; it returns 0, 0 at the end.
func characterAt(text string, i int) (r rune, size int) {
	if i >= len(text) {
		return 0, 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c&0xF0 == 0xE0 && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
		return rune(c&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text[i:])
}

// lastCharacter decodes the last character of a text as
// [utf8.DecodeLastRuneInString] does, ideographs faster.
func lastCharacter(text string) (r rune, size int) {
	if i := len(text) - 3; i >= 0 && isIdeographByte(text[i]) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
		return rune(text[i]&0x0F)<<12 | rune(text[i+1]&0x3F)<<6 | rune(text[i+2]&0x3F), 3
	}
	return utf8.DecodeLastRuneInString(text)
}

// unitOf returns the unit that starts with the character at text[i].
func unitOf(r rune, size int, text string, i int) (u unit, length int) {
	rest := i + size
	switch r {
	case '件', '宗', '起', '例', '份', '桩', '封':
		return unitCase, size
	case '条':
		return unitEntry, size
	case '项':
		return unitItem, size
	case '个':
		for _, other := range [...]string{"工作日", "百分点", "月", "部门", "单位", "小时", "自然日"} {
			if hasPrefixAt(text, rest, other) {
				return unitOther, size + len(other)
			}
		}
		return unitItem, size
	case '部':
		switch next, _ := characterAt(text, rest); next {
		case '门', '署', '分', '委', '队', '级', '长': // 部门, 部分, ...
			return unitOther, size
		}
		return unitVolume, size
	case '人':
		if hasPrefixAt(text, rest, "次") {
			return unitVisit, size + len("次")
		}
		return unitPerson, size
	case '名', '位':
		return unitPerson, size
	case '元':
		return unitMoney, size
	case '%', '％':
		return unitPercent, size
	case '年':
		if hasPrefixAt(text, rest, "度") {
			size += len("度")
		}
		return unitYear, size
	case '月':
		return unitMonth, size
	case '日', '号':
		return unitDay, size
	case '次':
		return unitTime, size
	case '天', '页', '字', '篇', '期', '场', '册', '家', '户', '倍', '级', '类', '批', '轮', '张',
		'笔', '时', '小', '米', '公', '平', '本', '款', '处', '届', '岁':
		return unitOther, size
	}
	return unitNone, 0
}
