package organname_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/internal/organname"
)

func ExampleDiffer() {
	fmt.Println(organname.Differ("云溪县教育局", "望川县教育局"))
	fmt.Println(organname.Differ("云溪县教育局", "云溪县公安局"))
	fmt.Println(organname.Differ("云溪县综合行政执法局", "云溪县城市管理局")) // may be one organ with two names
	fmt.Println(organname.Differ("青陂镇人民政府", "云溪县青石镇"))
	// Output:
	// true
	// true
	// false
	// true
}

func TestSplit(t *testing.T) {
	for name, want := range map[string]struct {
		core string
		kind organname.Kind
	}{
		"云溪县教育局":         {"云溪县教育", organname.Department},
		"云溪县发展和改革委员会":    {"云溪县发展和改革", organname.Department},
		"云溪县发改委":         {"云溪县发改", organname.Department},
		"江南省财政厅":         {"江南省财政", organname.Department},
		"云溪开发区管理委员会":     {"云溪开发区管理委员会", organname.Unknown},
		"云溪经济技术开发区管理委员会": {"云溪经济技术开发区管理委员会", organname.Unknown},
		"云溪经开区管委":        {"云溪经开区管委", organname.Unknown},
		"爱国卫生运动委员会":      {"爱国卫生运动委员会", organname.Unknown},
		"青石社区居民委员会":      {"青石社区居民委员会", organname.Unknown},
		"青石镇人民政府":        {"青石镇", organname.Government},
		"青石街道办事处":        {"青石", organname.Subdistrict},
		"青石乡":            {"青石", organname.Town},
		"云溪县人民政府办公室":     {"云溪县人民政府", organname.Office},
		"云溪中学":           {"云溪中学", organname.Unknown},
		"局":              {"局", organname.Unknown},
		"":               {"", organname.Unknown},
	} {
		if core, kind := organname.Split(name); core != want.core || kind != want.kind {
			t.Errorf("%s: %q, %d; want %q, %d", name, core, kind, want.core, want.kind)
		}
	}
}

func TestLastPlace(t *testing.T) {
	for name, want := range map[string][2]string{
		"云州市溪县水利局": {"县", "水利局"}, "云溪市市场监督管理局": {"市", "市场监督管理局"}, "云溪彝族自治州教育局": {"自治州", "教育局"},
		"景德镇市教育局": {"市", "教育局"}, "水利局": {"", "水利局"}, "市水利局": {"", "市水利局"}, "云溪县乡村振兴局": {"县", "乡村振兴局"},
	} {
		if kind, behind := organname.LastPlace(name); kind != want[0] || behind != want[1] {
			t.Errorf("%s: %q, %q", name, kind, behind)
		}
	}
}

func TestIsPart(t *testing.T) {
	for name, want := range map[string]bool{
		"财政局": true, "和社会保障局": true, "平山分局": true, "平山区分局": true, "驻深圳办事处": true, "街道办事处": true, "住房和城乡建设局": true, "员会": true, "云溪管理部": true,
		"云溪县财政局": false, "县财政局": false, "北街街道": false, "白石街道办事处": false, "云溪海关": false, "自然资源部": false, "国家统计局": false, "云溪中学": false, "石桥镇": false, "螅镇": false,
		"云溪县公安局平山区分局": false, "高新区管委会": false, "": false,
	} {
		if got := organname.IsPart(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestJoins(t *testing.T) {
	for names, want := range map[[2]string]bool{
		{"云溪县", "财政局"}: true, {"临渠市平山区", "住房和城乡建设局"}: true, {"国家税务总局", "云溪县税务局"}: true, {"中华人民共和国", "云溪海关"}: true, {"国家统计局", "云溪调查队"}: true,
		{"临渠市公安局", "平山分局"}: true, {"云溪县人民政府", "驻深圳办事处"}: true, {"云溪县人民政府", "办公室"}: true, {"临渠市卫生健康委", "员会"}: true, {"云溪县人力资源", "和社会保障局"}: true,
		{"云溪县人民政府", "财政局"}: false, {"云溪县交通运输", "综合行政执法大队"}: false, {"云溪县", "云溪县财政局"}: false, {"云溪县", "县财政局"}: false, {"临渠市", "云溪海关"}: false,
		{"云溪县教育局", "和体育局"}: false, {"云溪县财政局", "财政局"}: false, {"石桥镇", "北街街道"}: false, {"平山区", "北街街道"}: true,
	} {
		if got := organname.Joins(names[0], names[1]); got != want {
			t.Errorf("%s: %v", names, got)
		}
	}
}

func TestMayBeOne(t *testing.T) {
	for names, want := range map[[2]string]bool{
		{"白石镇", "云溪县白石镇人民政府"}: true, {"北街街道", "北街街道办事处"}: true, {"县卫健局", "云溪县卫生健康局"}: true, {"云溪县卫健委", "云溪县卫生健康委员会"}: true, {"综合执法局", "云溪区城市管理综合行政执法局"}: true,
		{"云溪县人民政府", "云溪县人民政府办公室"}: true, {"云溪县政府办", "云溪县人民政府"}: true, {"云溪县农业农村局(云溪县乡村振兴局)", "云溪县农业农村局"}: true, {"白石镇党政办", "白石镇人民政府"}: true, {"县府办", "云溪县人民政府"}: true, {"临渠经开区管委会", "临渠经济技术开发区管理委员会"}: true,
		{"亭湖区人社局", "盐城市亭湖区人力资源和社会保障局"}: true, {"张家川县财政局", "张家川回族自治县财政局"}: true,
		{"临渠市财政局", "临渠市平山区财政局"}: false, {"临渠市人民政府", "临渠市平山区人民政府"}: false, {"江南省财政厅", "江南市财政局"}: false,
		{"云溪县公安局", "云溪县公安局石桥派出所"}: false, {"云溪县人民政府", "云溪县财政局"}: false, {"云溪县人民政府", "白石镇人民政府"}: false, {"云溪县财政局", "云溪县教育局"}: false, {"白石镇", "石桥镇"}: false, {"", "石桥镇"}: false,
	} {
		if got, back := organname.MayBeOne(names[0], names[1]), organname.MayBeOne(names[1], names[0]); got != want || back != want {
			t.Errorf("%s: %v, %v", names, got, back)
		}
	}
}

func TestIsAbove(t *testing.T) {
	for names, want := range map[[2]string]bool{
		{"云溪县人民政府", "云溪县财政局"}: true, {"临渠市人民政府办公室", "云溪县财政局"}: true, {"云溪县人民政府", "石桥镇人民政府"}: true, {"中共云溪县委", "云溪县人民政府"}: true, {"临渠市公安局", "临渠市公安局平山分局"}: true,
		{"县政府办", "云溪县财政局"}: true, {"望川县人民政府", "云溪县财政局"}: false,
		{"白石镇人民政府", "梅岭乡"}: false, {"云溪县财政局", "云溪县人民政府"}: false, {"云溪县教育局", "云溪县体育局"}: false, {"石桥镇人民政府", "云溪县财政局"}: false, {"云溪县人民政府", "望川县人民政府"}: false,
	} {
		if got := organname.IsAbove(names[0], names[1]); got != want {
			t.Errorf("%s: %v", names, got)
		}
	}
}

func TestBreaksOff(t *testing.T) {
	for texts, want := range map[[2]string]bool{
		{"江南省临", "渠市云溪县财政局"}: true, {"望川", "彝族自治县财政局"}: true, {"望川彝族", "自治县财政局"}: true, {"临渠", "市财政局"}: true, {"云溪县人", "民医院"}: true, {"临渠", "高新区管理委员会"}: true, {"云溪县交通运输", "综合行政执法大队"}: true,
		{"云溪县", "财政局"}: false, {"云溪县人民政府", "县财政局"}: false, {"互动交流", "云溪县财政局"}: false, {"云溪县人民医院", "石桥镇人民政府"}: false,
	} {
		if got := organname.BreaksOff(texts[0], texts[1]); got != want {
			t.Errorf("%s: %v", texts, got)
		}
	}
}

func TestIsGlued(t *testing.T) {
	for name, want := range map[string]bool{
		"部门动态云溪县水利局": true, "年报公示云溪县水利局": true, "原云溪县水利局": true, "原平市水利局": false,
		"云溪县水利局": false, "黑龙江齐齐哈尔市水利局": false, "呼和浩特市水利局": false, "前郭尔罗斯蒙古族自治县水利局": false, "国家税务总局云溪县税务局": false, "市场监督管理局": false, "财政局": false, "": false,
	} {
		if got := organname.IsGlued(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	for name, rank := range map[string]int{"江南省": 1, "云岭自治区": 1, "云岭自治区望川县": 3, "临渠市": 2, "云溪彝族自治州": 2, "临渠市平山区": 3, "石桥镇": 4, "北街街道": 4, "市场局": 0} {
		if got := organname.Rank(name); got != rank {
			t.Errorf("%s: %d, want %d", name, got, rank)
		}
	}
	for name, want := range map[string]bool{"临渠市平山区": true, "云溪县财政局": false, "石桥镇": true, "财政局": false} {
		if organname.IsPlace(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	for names, want := range map[[2]string]bool{
		{"平山区白石街道办事处", "临渠市"}: true, {"北街街道", "临渠市"}: true, {"临渠市财政局", "平山区"}: false, {"财政局", "平山区"}: false, {"平山区财政局", "临渠市教育局"}: false,
	} {
		if organname.IsUnder(names[0], names[1]) != want {
			t.Errorf("%s: %v", names, !want)
		}
	}
	for text, want := range map[string]bool{"云溪县交通运输": true, "国家税务总局": true, "政策文件": false} {
		if organname.Opens(text) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}

// Whatever two names are, neither is another organ than itself, and the order is of no
// matter.
func FuzzDiffer(f *testing.F) {
	for _, name := range []string{"云溪县教育局", "望川区青石街道办事处", "云溪市公安局\xff", "县县县局", "青石镇人民政府"} {
		f.Add(name, "云溪县水利局")
		f.Add(name, "青陂镇")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if organname.Differ(a, a) {
			t.Errorf("%q is another organ than itself", a)
		}
		if organname.Differ(a, b) != organname.Differ(b, a) || organname.MayBeOne(a, b) != organname.MayBeOne(b, a) {
			t.Errorf("%q, %q: the order matters", a, b)
		}
		if organname.IsAbove(a, a) || organname.IsUnder(a, a) {
			t.Errorf("%q is above itself", a)
		}
		organname.Joins(a, b)
		organname.IsGlued(a)
		organname.BreaksOff(a, b)
		if organname.IsFragment(a) && a != "" && !organname.IsPart(a) {
			t.Errorf("%q is a fragment and no part", a)
		}
	})
}
