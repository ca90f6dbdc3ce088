// Package organname reads names of organs: what kind of organ an ending tells, where the
// place in a name ends, and whether two names are surely those of different organs.
//
// The endings and the words of places and trades stand here and nowhere else.
package organname

import "strings"

// Kind is what the ending of a name tells of an organ.
type Kind uint8

// What endings tell. Unknown is also what an ending tells that several kinds have:
// 管理委员会 of a zone, 居民委员会.
const (
	Unknown     Kind = iota
	Government       // 人民政府
	Town             // 镇, 乡, 苏木
	Subdistrict      // 街道办事处
	Department       // 局, 厅, 委员会
	Office           // 办公室
)

// endings by the kind they tell, longer ones before those that end them.
var endings = []struct {
	ending string
	kind   Kind
}{
	{"街道办事处", Subdistrict}, {"街道办", Subdistrict}, {"街道", Subdistrict},
	{"人民政府", Government}, {"政府", Government},
	{"镇", Town}, {"乡", Town}, {"苏木", Town},
	{"办公室", Office}, {"办公厅", Office},
	{"委员会", Department}, {"委", Department}, {"局", Department}, {"厅", Department},
}

// Split cuts the ending off a name. Where the ending tells nothing, the name is the core.
func Split(name string) (core string, kind Kind) {
	for _, e := range endings {
		core, cut := strings.CutSuffix(name, e.ending)
		if !cut || core == "" {
			continue
		}
		if strings.HasPrefix(e.ending, "委") && !isDepartment(core, e.ending) {
			return name, Unknown
		}
		return core, e.kind
	}
	return name, Unknown
}

// commissions are words of the committees that are departments; others coordinate
// departments, or are no organs of a government at all.
var commissions = []string{
	"发展", "改革", "卫生", "健康", "教育", "国有资产", "经济", "信息", "民族", "宗教", "科学", "住房", "建设", "交通", "农业", "农村",
	"商务", "城市管理", "规划", "计划生育", "财政", "水务", "体育", "旅游", "市场", "环境", "林业", "粮食", "港务",
}

// notCommissions are words of committees that only look like these.
var notCommissions = []string{"运动", "国防", "工作", "领导", "开发区", "园区", "新区", "常务", "学校"}

// isDepartment reports whether a committee is a department. Of the short forms, 发改委,
// only that of a zone, 管委, is told apart.
func isDepartment(core, ending string) bool {
	if ending == "委" {
		return !strings.HasSuffix(core, "管")
	}
	return hasAny(core, commissions) && !hasAny(core, notCommissions)
}

// masked hides the words that have the characters of places, and keeps its length.
var masked = func() *strings.Replacer {
	var pairs []string
	for _, word := range [...]string{"市场", "市政", "市容", "城市", "城乡", "城镇", "乡村", "区域", "区划", "县域"} {
		pairs = append(pairs, word, strings.Repeat("·", len([]rune(word))))
	}
	return strings.NewReplacer(pairs...)
}()

// LastPlace returns the kind of the last place that a name names, 县 of
// 云州市溪县水利局, and what stands behind it; the kind of an autonomous prefecture is 自治州.
func LastPlace(name string) (kind, behind string) {
	before, kind, behind := cutPlace(name, "州", "市", "县", "旗", "区", "镇", "乡")
	if kind == "州" && strings.HasSuffix(before, "自治") {
		kind = "自治州"
	}
	return kind, behind
}

// cutPlace cuts a name at its last place of some kinds. A place has a name before its
// kind.
func cutPlace(name string, kinds ...string) (before, kind, behind string) {
	hidden := []rune(masked.Replace(name))
	at := 0
	for i, r := range hidden {
		for _, k := range kinds {
			if i > 0 && string(r) == k {
				at, kind = i, k
			}
		}
	}
	runes := []rune(name)
	if kind == "" {
		return "", "", name
	}
	return string(runes[:at]), kind, string(runes[at+1:])
}

func hasAny(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// organEndings are how names of organs end.
var organEndings = []string{
	"政府", "办公室", "办公厅", "办事处", "委员会", "管委会", "局", "厅", "委", "部", "署", "院", "处", "所", "中心", "镇", "乡", "办", "会", "大队", "支队", "总队", "站", "公司", "行", "社",
	"机关", "海关", "关区", "街道", "园区", "开发区", "经开区", "高新区", "学校", "大学", "系统", "学院", "中学", "小学", "幼儿园", "医院", "调查队", "中队", "馆", "联合会", "总工会", "林场", "室",
}

// EndsAsOrgan reports whether a text ends as names of organs do.
func EndsAsOrgan(text string) bool { return hasAnySuffix(text, organEndings...) }
