package organname

import (
	"strings"
	"unicode/utf8"
)

// Differ reports whether two names are surely those of different organs: of other
// counties, of other towns, or departments for what is never one department's.
//
// It is false for all that can be one organ: short and long forms, several names of one
// organ (a bureau of town management is often that of enforcement, too), an organ and
// what is above or below it, names without a place beside names with one.
func Differ(a, b string) bool {
	coreA, kindA := Split(a)
	coreB, kindB := Split(b)
	townA, isTownA := townOf(a)
	townB, isTownB := townOf(b)
	switch {
	case kindA == Department && kindB == Department:
		return apart(county(a), county(b)) || !hasAny(a+b, zones) && !apartCities(a, b) && tradesApart(coreA, coreB)
	case kindA == Government && kindB == Government && !isTownA && !isTownB:
		return apart(county(a), county(b))
	case isTownA && isTownB:
		return apart(county(a), county(b)) || apart(townA, townB)
	}
	return false
}

// zones have a 区 in their name that is no district.
var zones = []string{
	"开发区", "保税区", "度假区", "经济区", "合作区", "实验区", "试验区", "示范区", "名胜区", "景区", "保护区", "集中区", "产业区", "园区", "新区",
	"库区", "灌区", "老区", "社区", "地区", "垦区", "林区", "牧区", "高新区", "经开区", "管理区", "港区", "自治区",
}

// county returns the name of the last county, district or banner in a name, without its
// kind; "" where none is sure.
func county(name string) string {
	if hasAny(name, zones) {
		return ""
	}
	before, kind, _ := cutPlace(name, "县", "区", "旗")
	if kind == "" {
		return ""
	}
	_, _, own := cutPlace(before, "省", "市", "州", "盟", "县", "区")
	return own
}

// townOf reports whether a name is that of a town or a subdistrict, or of its government,
// and returns the town's name, without its kind; "" where none is sure.
func townOf(name string) (own string, ok bool) {
	core, kind := Split(name)
	if kind == Government {
		core, kind = Split(core)
	}
	if kind != Town && kind != Subdistrict {
		return "", false
	}
	if i := strings.LastIndex(core, "人民政府"); i >= 0 {
		core = core[i+len("人民政府"):] // 云溪区人民政府青石街道办事处
	}
	_, _, own = cutPlace(core, "省", "市", "县", "区", "旗")
	if strings.HasPrefix(own, "城") {
		return "", true // 城关镇, 城区街道 are called by the county's name, too
	}
	return own, true
}

// apart reports whether two names of places are surely those of different places: both
// are there and long enough, and none is part of the other.
func apart(a, b string) bool {
	return utf8.RuneCountInString(a) >= 2 && utf8.RuneCountInString(b) >= 2 && !strings.Contains(a, b) && !strings.Contains(b, a)
}

// apartCities reports whether two names are of different levels, as a bureau and the
// one above it are: what they are for may be divided otherwise there.
func apartCities(a, b string) bool {
	kindA, _ := LastPlace(a)
	kindB, _ := LastPlace(b)
	return kindA != kindB && kindA != "" && kindB != ""
}

// field is a set of the fields of which a department may have several. Fields that are
// ever joined in one department are one.
type field uint16

const (
	culture field = 1 << iota
	land          // and building, traffic, environment
	police
	justice
	finance
	economy
	health
	social
	anything // may be joined with all, or serves them all
)

// trades are the words by which departments are named.
var trades = []struct {
	words string
	field field
}{
	{"教育 教体 体育 文化 文旅 旅游 广电 广播 文物 新闻", culture},
	{"科技 科学 科工", culture | economy},
	{"水利 水务 农业 农村 农机 乡村 畜牧 渔业 林业 林草 草原 园林 绿化 自然资源 国土 规划 海洋 湖泊 环境 环保 住房 住建 建设 城市 城管 执法 市政 房产 交通 公路 运输 铁路 港", land},
	{"公安 交警 交通警察", police},
	{"司法", justice},
	{"财政 国资 国有 金融 审计 税", finance},
	{"统计", finance | economy},
	{"发展 改革 发改 工信 工业 信息化 经济 商务 招商 投资 粮食 能源 物价 市场 市监 知识产权", economy},
	{"卫生 卫健 健康 医疗 医保 疾病 药", health},
	{"民政 人力 人社 社会保障 就业 退役 民族 宗教 民宗 残", social},
	{"应急 安全 人防 人民防空 地震 政务 数据 审批 机关 信访 外事 档案 综合 社会事", anything},
}

// tradesApart reports whether two departments are surely for different things.
func tradesApart(a, b string) bool {
	fieldsA, fieldsB := fieldsOf(a), fieldsOf(b)
	return fieldsA != 0 && fieldsB != 0 && (fieldsA|fieldsB)&anything == 0 && fieldsA&fieldsB == 0
}

func fieldsOf(core string) (fields field) {
	_, trade := LastPlace(core)
	for _, t := range trades {
		for word := range strings.FieldsSeq(t.words) {
			if strings.Contains(trade, word) {
				fields |= t.field
			}
		}
	}
	return fields
}
