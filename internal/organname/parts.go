package organname

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// IsPart reports whether a name is, or may be, only the end of an organ's name: nothing
// in it names a place or the organ itself. 财政局, 和社会保障局, 平山分局 and 驻深圳办事处
// are such; 云溪县财政局, 白石街道办事处, 云溪海关 and 县财政局 are not.
func IsPart(name string) bool {
	switch {
	case name == "":
		return false
	case IsFragment(name):
		return true
	case IsRelative(name):
		return false
	case IsBranch(name):
		kind, _ := anyPlace(name)
		return kind == "" || strings.HasSuffix(name, "分局") && !hasSuperior(name)
	case hasAnyPrefix(name, "国家", "中华", "中国", "中共", "全国", "最高", "海关") || hasAny(name, zones) || strings.Index(name, "街道") > 0:
		return false
	}
	if kind, _ := anyPlace(name); kind != "" {
		return false
	}
	if _, kind := Split(name); kind == Town || kind == Subdistrict {
		return false
	}
	return !hasAnySuffix(name, ownNames...) &&
		(!strings.HasSuffix(name, "部") || strings.HasSuffix(name, "管理部"))
}

// relative are the words that a name begins with which leaves its place to the reader:
// 县财政局.
var relative = []string{"省", "市", "县", "区", "州", "旗", "镇", "乡"}

// IsRelative reports whether a name begins with the word for its place, and leaves which
// it is to the reader: 县财政局.
func IsRelative(name string) bool { return hasAnyPrefix(masked.Replace(name), relative...) }

// ownNames are endings of names that begin with a proper name, though it names no place of
// an administration.
var ownNames = []string{"海关", "关区", "大学", "学院", "学校", "中学", "小学", "幼儿园", "医院", "公司", "总署", "总局", "园区", "系统", "部门", "银行"}

// halves are the second halves of names that line breaks cut off most often.
var halves = []string{"健康局", "事务局", "监督管理局", "监督管理委员会", "行政执法队", "综合行政执法大队", "专卖局"}

// IsFragment reports whether a text can only be the end of a longer name: 和社会保障局,
// 员会, 健康局.
func IsFragment(name string) bool {
	return isShort(name) || hasAnyPrefix(name, fragments...) || slices.Contains(halves, name)
}

// fragments begin what is left of a name that a line broke.
var fragments = []string{"和", "与", "及", "暨", "委员会", "员会", "族", "自治", "治县", "治区", "治州", "治旗", "道办"}

// isShort reports whether a text is too short for any organ's name but a town's.
func isShort(name string) bool {
	return utf8.RuneCountInString(name) <= 2 && !hasAnySuffix(name, "镇", "乡")
}

// branches are how names of parts end that bear the name of the organ that they belong to
// in front.
var branches = []string{"分局", "支局", "派出所", "管理部", "分中心", "大队", "中队", "支队"}

// IsBranch reports whether a name is that of a part of an organ, which has the organ's
// name in front in full: 平山分局, 驻深圳办事处, 云溪管理部.
func IsBranch(name string) bool {
	return hasAnySuffix(name, branches...) ||
		strings.HasPrefix(name, "驻") && strings.HasSuffix(name, "办事处")
}

// hasSuperior reports whether a branch's name has that of its organ in front.
func hasSuperior(name string) bool {
	core := strings.TrimSuffix(name, "分局")
	return hasAny(core, []string{"局", "委员会", "公司", "公安", "总队", "支队"})
}

// Ranks of places, by how far up they are. A city may be of the rank of a county.
const (
	Province = 1 + iota
	City
	County
	TownRank
)

// provinces are those that stand before a city's name without 省 or 市.
var provinces = []string{
	"北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
	"广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆",
}

// IsGlued reports whether so much stands before the first county or city of a name that it
// cannot be the place's own name: 部门动态云溪县水利局. The longest names of counties and
// cities that are not autonomous have four characters.
func IsGlued(name string) bool {
	const longest = 4
	before, _, found := cutFirst(masked.Replace(name), "县市")
	if !found || hasAny(before, []string{"国", "中共", "中华", "自治", "族", "兵团", "省", "州", "旗", "区", "盟", "总局", "署", "银行", "公司", "大学", "镇", "乡"}) {
		return false
	}
	if strings.HasPrefix(before, "原") && utf8.RuneCountInString(before) > 2 {
		return true // 原云溪县水利局, but not 原平市
	}
	for _, province := range provinces {
		before = strings.TrimPrefix(before, province)
	}
	return utf8.RuneCountInString(before) > longest
}

// cutFirst cuts a text at the first of some characters that does not begin it.
func cutFirst(text, chars string) (before, after string, found bool) {
	_, first := utf8.DecodeRuneInString(text)
	at := strings.IndexAny(text[first:], chars)
	if at < 0 {
		return text, "", false
	}
	return text[:first+at], text[first+at:], true
}

// ranks are the ranks of the words for places.
var ranks = map[string]int{"省": Province, "市": City, "州": City, "县": County, "区": County, "旗": County, "镇": TownRank, "乡": TownRank}

// anyPlace returns the kind of the last place of a name, provinces among them, and what
// stands behind it.
func anyPlace(name string) (kind, behind string) {
	_, kind, behind = cutPlace(name, "省", "州", "市", "县", "旗", "区", "镇", "乡")
	return kind, behind
}

// Rank tells how far up the last place of a name is, from [Province] to [TownRank]; 0
// where it names none.
func Rank(name string) int {
	if strings.Contains(name, "街道") {
		return TownRank
	}
	kind, _ := anyPlace(name)
	if kind == "区" && strings.Contains(name, "自治区") && !hasAny(strings.SplitAfterN(name, "自治区", 2)[1], relative) {
		return Province
	}
	return ranks[kind]
}

// IsUnder reports whether a name begins with a place that is further down than a place
// above it: 平山区白石街道办事处 below 临渠市.
func IsUnder(name, place string) bool {
	for i, r := range masked.Replace(name) {
		if i > 0 && strings.ContainsRune("省市州县区旗镇乡街", r) {
			first := ranks[string(r)]
			if r == '街' {
				first = TownRank
			}
			return IsPlace(place) && Rank(place) < first
		}
	}
	return false
}

// IsPlace reports whether a name is that of a place, and of no organ: 临渠市平山区.
func IsPlace(name string) bool {
	kind, behind := anyPlace(name)
	return kind != "" && behind == "" && !hasAny(name, []string{"局", "委员会", "政府", "办公", "中心"})
}

// Joins reports whether a text above a name is surely its beginning: the place of a
// bureau, the organ of a branch, the first half of what cannot stand alone. Both are
// without spaces and in simplified characters.
func Joins(above, name string) bool {
	switch {
	case above == "国家税务总局":
		return strings.Contains(name, "税务")
	case above == "中华人民共和国":
		return hasAny(name, []string{"海关", "海事局"})
	case above == "国家统计局":
		return strings.Contains(name, "调查")
	case strings.HasSuffix(name, above):
		return false
	case IsPlace(above):
		rank := Rank(name)
		return !IsRelative(name) && !strings.HasSuffix(name, "海关") && (rank == 0 || rank == TownRank && strings.Contains(name, "街道") && Rank(above) < rank)
	}
	whole := isWhole(above)
	switch {
	case slices.Contains(generic, name):
		return true
	case strings.HasPrefix(name, "驻"):
		return strings.HasSuffix(above, "政府")
	case IsBranch(name):
		return whole && !strings.HasSuffix(above, "政府") && IsPart(name)
	case hasAnyPrefix(name, "和", "与", "及"):
		return !whole
	}
	return strings.HasPrefix(name, "员会") && strings.HasSuffix(above, "委") || isShort(name) && !whole
}

// generic are names that every organ has a part of.
var generic = []string{"办公室", "办公厅", "办事处", "委员会", "人民政府", "政府", "管理委员会", "管委会", "街道办事处", "街道", "分局"}

// BreaksOff reports whether a text that may be the beginning of a name ends within a word:
// it is neither a place nor the name of an organ. 江南省临 and 云溪县交通运输 are such, and
// so is 望川 where a name goes on with 彝族自治县 or 市.
func BreaksOff(text, next string) bool {
	if isWhole(text) || IsPlace(text) {
		return false
	}
	return Opens(text) || IsRelative(next) || IsFragment(next) || startsWithPeople(next) || hasAnyPrefix(next, bareZones...)
}

// bareZones begin names that lack the own name of their zone.
var bareZones = []string{"经济", "高新", "开发区", "经开区", "新区", "工业园"}

// startsWithPeople reports whether a name begins with the people of an autonomous place,
// whose own name it lacks: 彝族自治县.
func startsWithPeople(name string) bool {
	before, _, found := strings.Cut(name, "自治")
	return found && strings.HasSuffix(before, "族") && utf8.RuneCountInString(before) <= 4
}

// isWhole reports whether a name ends as that of an organ does, and not only as that of a
// town.
func isWhole(name string) bool {
	return EndsAsOrgan(name) && !hasAnySuffix(name, "镇", "乡", "区")
}

// Opens reports whether a text may be the beginning of a name that goes on below it: it
// begins with a place, or with the state. 云溪县交通运输 and 云溪县人民政府 do, 政策文件
// does not.
func Opens(text string) bool {
	kind, _ := anyPlace(text)
	return kind != "" || hasAnyPrefix(text, "国家", "中华人民共和国", "中国")
}

func hasAnyPrefix(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(text, word) })
}

func hasAnySuffix(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasSuffix(text, word) })
}
