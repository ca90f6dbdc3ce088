package govinfo

import (
	"strings"

	"github.com/openxxgk/annualreport/internal/organname"
)

// LevelOfName reads the level of an organ from its name, and says whether the name
// settles it. A name that fits several levels gives the likeliest and false: 市 alone
// does not tell a city with districts, which may make 规章, from a city that ranks as
// a county. A name that tells nothing gives [LevelUnknown] and false; so do organs
// that are led from above (税务, 海关, 气象 …) and are no part of the government of the
// place in their name.
func LevelOfName(name string) (level AgencyLevel, sure bool) {
	name = strings.Join(strings.Fields(name), "")
	for _, open := range [...]string{"（", "("} {
		name, _, _ = strings.Cut(name, open) // 云溪海关（本级机关）
	}
	if name == "" || hasAnyOf(name, ledFromAbove) || hasAnyOf(name, notOfARank) && !hasAnyOf(name, districtsLikeZones) || endsWithAny(name, "分局", "机关", "系统", "关区") {
		return LevelUnknown, false
	}
	core, kind := organname.Split(name)
	if strings.Contains(name, "街道") {
		return LevelTown, kind == organname.Subdistrict
	}
	switch kind {
	case organname.Government:
		return levelOfPlace(core)
	case organname.Town:
		return LevelTown, true
	case organname.Department:
		return levelOfDepartment(name, true)
	case organname.Office:
		return levelOfDepartment(name, false)
	}
	return LevelUnknown, false
}

// ledFromAbove are parts of names of organs that the ministries lead directly.
var ledFromAbove = []string{
	"国家", "中国", "中央", "海关", "税务", "气象", "邮政", "烟草", "海事", "出入境", "地震", "通信管理", "银保监", "证监", "消防救援", "铁路", "铁道", "航道", "民航",
	"无线电", "财政部", "河务", "水文", "供电", "电力", "农垦", "海警", "边防", "石油", "矿务",
}

// districtsLikeZones are districts with a government of their own.
var districtsLikeZones = []string{"浦东新区", "滨海新区", "神农架林区"}

// notOfARank are parts of names of zones, whose rank no name tells, of institutions that
// carry the name of a bureau, of organs that are no organs of a government, and of words
// that only look like a place.
var notOfARank = []string{
	"开发区", "保税区", "度假区", "经济区", "合作区", "实验区", "试验区", "示范区", "名胜区", "保护区", "集中区", "产业区", "园区", "新区",
	"库区", "灌区", "老区", "社区", "地区", "垦区", "林区", "牧区", "景区", "兵团",
	"机场", "水库", "基金", "收费", "勘测", "勘查", "灌溉", "枢纽", "港口", "港务", "林场", "移民", "史志", "档案",
	"中共", "政协", "共青团", "纪律检查", "仲裁", "居委", "村委", "县委", "市委", "区委", "省委", "党委", "工委", "团委", "纪委", "政法委",
}

// municipalities are the cities that rank as provinces.
var municipalities = [...]string{"北京市", "天津市", "上海市", "重庆市"}

// levelOfPlace returns the level of the people's government of a place.
func levelOfPlace(place string) (level AgencyLevel, sure bool) {
	for _, city := range municipalities {
		if place == city {
			return LevelProvince, true
		}
	}
	switch {
	case endsWithAny(place, "镇", "乡", "苏木"):
		return LevelTown, true
	case endsWithAny(place, "省", "自治区"):
		return LevelProvince, true
	case endsWithAny(place, "自治州"):
		return LevelCity, true
	case endsWithAny(place, "县", "旗"):
		return LevelCounty, true
	case endsWithAny(place, "开发区", "高新区", "园区", "管理区", "示范区"):
		return LevelUnknown, false
	case endsWithAny(place, "区"):
		return LevelCounty, true
	case endsWithAny(place, "市", "州", "盟"):
		return LevelCity, false
	}
	return LevelUnknown, false
}

// levelOfDepartment returns the level of a department by the smallest place in its
// name.
func levelOfDepartment(name string, isDepartment bool) (level AgencyLevel, sure bool) {
	// The office of a government often publishes the government's report, too.
	sure = isDepartment && !strings.Contains(name, "政府")
	province := strings.Contains(name, "自治区")
	rest := name
	for _, mark := range [...]string{"自治区", "开发区", "高新区", "园区", "管理区", "示范区"} {
		if mark != "自治区" && strings.Contains(rest, mark) {
			return LevelUnknown, false
		}
		rest = strings.ReplaceAll(rest, mark, "")
	}
	city := ""
	for _, known := range municipalities {
		if strings.HasPrefix(name, known) {
			city = known
		}
	}
	place, _ := organname.LastPlace(strings.TrimPrefix(rest, city))
	switch {
	case place == "镇" || place == "乡":
		return LevelUnknown, false
	case place == "县" || place == "旗" || place == "区":
		return LevelCountyDepartment, sure
	case city != "":
		return LevelProvincialDepartment, sure
	case place == "自治州":
		return LevelMunicipalDepartment, sure
	case place == "市" || place == "州":
		return LevelMunicipalDepartment, false
	case province || strings.Contains(name, "省"):
		return LevelProvincialDepartment, sure
	case strings.HasSuffix(name, "厅"):
		return LevelProvincialDepartment, false
	}
	return LevelUnknown, false
}

func hasAnyOf(text string, some []string) bool {
	for _, word := range some {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

func endsWithAny(text string, some ...string) bool {
	for _, word := range some {
		if strings.HasSuffix(text, word) {
			return true
		}
	}
	return false
}
