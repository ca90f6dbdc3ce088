package narrative

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/govinfo"
	folding "github.com/openxxgk/annualreport/internal/words"
)

// Whose figures are they? A report may tell those of other organs, too: of the
// organs below it, of its members, of the one that hands it cases. Texts name the
// reporting organ by an abbreviation: 区城管局, 市政府办, 街道, 分局. An abbreviation
// leaves characters out and keeps the order of the others, so it is resolved from
// its end: its last character must be one of the name's tail, and every character
// before it must follow in the name, until a known word or a mark ends it.
// It must not skip an administrative level (市教育局 is not 某市某区教育局), nor a
// second organ in the name (市局 is not 市局分局).

// organs are the names of the organ that reports.
type organs struct {
	names  [2]organName
	count  int
	first  string // without a name: the organ that the text names first
	level  rune   // of a government: 市, 县, ...
	office bool   // a government's office, which may report for it
	whole  bool   // a government, whose report takes in all organs of its territory
	school bool   // which calls itself 学校
	zone   bool   // who administers a zone, 开发区, which it calls 我区
}

type organName struct {
	runes [48]rune
	size  int
	cuts  [len(tails)]int8 // where an abbreviation may end: the sizes without a tail
	cutN  int
}

// of takes in the names of the organ of a report, simplified if they are
// traditional.
func (o *organs) of(r *govinfo.Report, traditional bool) {
	name, title := r.Agency.Name, r.Title
	if traditional {
		name, title = folding.Simplified(name), folding.Simplified(title)
	}
	o.add(name)
	if titled := titleOrgan(title); titled != name {
		o.add(titled)
	}
	for i := range o.names[:o.count] {
		o.describe(&o.names[i])
	}
}

// titleOrgan returns what a title names before the year and 政府信息公开.
func titleOrgan(title string) string {
	title = strings.TrimSpace(title)
	if rest := strings.TrimLeft(title, "0123456789"); rest != title {
		rest = strings.TrimPrefix(rest, "年")
		title = strings.TrimPrefix(rest, "度")
	}
	if i := strings.IndexAny(title, "0123456789"); i >= 0 {
		return title[:i]
	}
	name, _, _ := strings.Cut(title, "政府信息公开")
	return name
}

func (o *organs) add(name string) {
	n := &o.names[o.count]
	n.size = 0
	for _, c := range name {
		if !isSpace(c) && n.size < len(n.runes) {
			n.runes[n.size] = c
			n.size++
		}
	}
	if n.size == 0 {
		return
	}
	n.cutN = 0
	for i := range &tails {
		if tail := &tails[i]; n.ends(tail.text, tail.size) && n.size > tail.size {
			n.cuts[n.cutN] = int8(n.size - tail.size)
			n.cutN++
		}
	}
	o.count++
}

// describe finds out whether the organ is a government or the office of one.
func (o *organs) describe(n *organName) {
	switch {
	case n.ends("人民政府", 4):
		if n.size > 4 {
			o.level = n.runes[n.size-5]
		}
		o.whole = o.level != '镇' && o.level != '乡'
	case n.region() != 0:
		o.level, o.whole = n.region(), true
	case n.ends("学院", 2), n.ends("大学", 2), n.ends("学校", 2), n.ends("中学", 2):
		o.school = true
	case n.ends("区管委会", 4), n.ends("区管理委员会", 6):
		o.level, o.zone = '区', true
	case n.ends("人民政府办公室", 7), n.ends("人民政府办公厅", 7):
		o.office = true
	}
}

// region returns the level of a territory whose government reports under its name,
// 云溪县, 云溪开发区（新城区）, or 0 if the name is none of a territory.
func (n *organName) region() rune {
	end := n.size
	if end > 0 && n.runes[end-1] == '）' {
		end = max(0, slices.Index(n.runes[:end], '（'))
	}
	if end < 2 {
		return 0
	}
	switch last := n.runes[end-1]; last {
	case '省', '州', '市', '县', '区', '旗', '盟':
		if last == '盟' || n.isLevel(end-1) {
			return last
		}
	}
	return 0
}

// ends reports whether the name ends with a tail of size characters.
func (n *organName) ends(tail string, size int) bool {
	i := n.size - size
	if i < 0 {
		return false
	}
	for _, c := range tail {
		if n.runes[i] != c {
			return false
		}
		i++
	}
	return true
}

// organSuffix reports whether a character may end the name of an organ.
func organSuffix(c rune) bool {
	switch c {
	case '局', '厅', '委', '办', '镇', '乡', '处', '院', '所', '站', '会', '馆', '队', '校', '司', '室', '府', '心', '道', '位', '门', '关',
		'团', '社', '县', '区', '市', '省', '州', '旗', '联', '署', '部', '台':
		return true
	}
	return false
}

// isLevel reports whether character i of the name ends an administrative level.
func (n *organName) isLevel(i int) bool {
	switch n.runes[i] {
	case '省', '州', '县', '旗', '镇', '乡', '区', '市':
	default:
		return false
	}
	return i > 0 && n.runes[i-1] != '城' && n.runes[i-1] != '社' && (n.runes[i] != '市' || i+1 >= n.size || n.runes[i+1] != '场')
}

// tails are what an abbreviation may leave out at the end of a name.
var tails = [...]struct {
	text string
	size int
}{
	{"", 0}, {"员会", 2}, {"公室", 2}, {"公厅", 2}, {"事处", 2}, {"办事处", 3}, {"人民政府", 4}, {"合会", 2}, {"术协会", 3}, {"理委员会", 4}, {"理局", 2},
	{"管委会", 3}, {"管理委员会", 5},
}

type ownership uint8

const (
	nobody ownership = iota // no organ is named
	ours
	office // the office of the government that reports
	theirs
)

// subject tells whose name the unknown text from run to end ends, where it stands
// as the subject of the clause that starts at floor.
func (o *organs) subject(text string, floor, run, end int) ownership {
	for end > run && isSpaceByte(text[end-1]) {
		end--
	}
	last, _ := lastCharacter(text[run:end])
	if !organSuffix(last) || isPlaceBefore(text[:run]) || text[run:end] == "政府" {
		return nobody
	}
	return o.resolve(text, floor, run, end)
}

// resolve tells whose name ends at text[end]; it does not start before floor,
// and what stands from run on are no known words.
func (o *organs) resolve(text string, floor, run, end int) ownership {
	last, size := lastCharacter(text[floor:end])
	if !organSuffix(last) || !properSuffix(last, text[floor:end]) {
		return nobody
	}
	if o.count == 0 {
		return o.resolveUnnamed(text[floor:end])
	}
	for i := range o.names[:o.count] {
		if o.names[i].abbreviated(text, floor, end) {
			return ours
		}
	}
	if end-run == size && !isOrganKind(last) {
		return nobody
	}
	if o.school && text[run:end] == "学校" {
		return ours
	}
	if o.whole && isOffice(text[floor:end]) && len(text[floor:end]) > size {
		return office
	}
	return theirs
}

// isOrganKind reports whether a character alone may end an organ's name whose
// other characters are known words: 信访局.
func isOrganKind(c rune) bool {
	switch c {
	case '局', '厅', '委', '镇', '乡':
		return true
	}
	return false
}

func isOffice(name string) bool {
	return endsWith(name, "办公室") || endsWith(name, "办公厅") || endsWith(name, "政府办")
}

// endsWith reports whether text ends with a tail, wherever the text is broken.
func endsWith(text, tail string) bool {
	for tail != "" {
		c, size := lastCharacter(text)
		text = text[:len(text)-size]
		if isSpace(c) {
			continue
		}
		want, size := lastCharacter(tail)
		if size == 0 || c != want || len(text) == 0 && len(tail) > size {
			return false
		}
		tail = tail[:len(tail)-size]
	}
	return true
}

// properSuffix sorts out words that only end like an organ.
func properSuffix(last rune, name string) bool {
	switch last {
	case '心':
		return endsWith(name, "中心")
	case '道':
		return endsWith(name, "街道")
	case '会':
		return !endsWith(name, "社会") && !endsWith(name, "机会")
	case '区':
		return !endsWith(name, "社区") && !endsWith(name, "小区") && !endsWith(name, "地区")
	case '市':
		return !endsWith(name, "城市")
	case '部':
		return !endsWith(name, "全部")
	}
	return true
}

// resolveUnnamed takes the first organ of a text without a name for the one that
// reports.
func (o *organs) resolveUnnamed(run string) ownership {
	if utf8.RuneCountInString(run) < 2 {
		return nobody
	}
	if o.first == "" {
		o.first = run
	}
	if o.first == run {
		return ours
	}
	return theirs
}

// abbreviated reports whether the text that ends at end abbreviates the name.
func (n *organName) abbreviated(text string, floor, end int) bool {
	last, _ := lastCharacter(text[floor:end])
	for _, size := range n.cuts[:n.cutN] {
		if n.runes[size-1] == last && n.follows(text, floor, end, int(size)) {
			return true
		}
	}
	return false
}

// follows matches the text backwards from end with the first size characters of
// the name, the last of which must be there.
func (n *organName) follows(text string, floor, end, size int) bool {
	if n.skipsOrgan(text[floor:end], size) {
		return false
	}
	at, matched := size, 0
	for end > floor {
		c, width := lastCharacter(text[floor:end])
		if isSpace(c) {
			end -= width
			continue
		}
		next := at - 1
		for next >= 0 && n.runes[next] != c {
			if matched == 0 || n.isLevel(next) {
				next = -1 // a level may not be skipped, nor the end
				break
			}
			next--
		}
		if next < 0 {
			if at == 0 && size >= 4 {
				return true // the name as it stands is shorter than the text's
			}
			break
		}
		at, matched = next, matched+1
		end -= width
	}
	if matched == 0 {
		return false
	}
	return end == floor || n.isStart(text[floor:end])
}

// skipsOrgan reports whether text leaves out the second organ in the name: the
// 分局 of a 局.
func (n *organName) skipsOrgan(text string, size int) bool {
	return size >= 2 && n.runes[size-1] == '局' && n.runes[size-2] == '分' && !endsWith(text, "分局")
}

// isStart reports whether an abbreviation may follow the text before it.
func (n *organName) isStart(before string) bool {
	last, _ := lastCharacter(before)
	switch last {
	case '年', '度', '来', '，', '、', '。', '（', '(', '由', '向', '是', '底', '末', '间', '的', '即', '含', '“', '及', '和', '与', '我', '其', '日', '止', '从', '：', '；':
		return true
	}
	return isSpace(last) || last < 0x80
}

// regionIsOurs reports whether 全市, 我县 mean all organs that the report is on.
func (o *organs) regionIsOurs(phrase string) bool {
	if !o.whole && !o.zone {
		return false
	}
	last, _ := lastCharacter(strings.TrimSpace(phrase))
	return last == o.level
}
