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
		if organname.Differ(a, b) != organname.Differ(b, a) {
			t.Errorf("%q, %q: the order matters", a, b)
		}
	})
}
