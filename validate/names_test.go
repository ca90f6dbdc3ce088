package validate

import (
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/labels"
	"golang.org/x/text/language"
)

// Names are shortened, turned round and joined; another organ is told only where the
// two must be different ones.
func TestNamesOfOtherOrgans(t *testing.T) {
	for _, test := range []struct {
		found, name string
		other       bool
	}{
		{"云溪县水利局", "云溪县教育局", true}, {"云溪县水利局", "云溪县水利局", false}, {"云溪县水利和教育局", "云溪县教育局", false}, {"云溪县水利局", "云溪县教育委员会", true},
		{"江南省财政厅", "江南省教育厅", true}, {"江南省卫生健康委员会", "江南省教育厅", true}, {"江南省卫生健康委", "江南省教育厅", true},
		{"云溪县水利站", "云溪县教育局", false}, {"县水利局", "云溪县教育局", true}, {"云溪水利局", "云溪县教育局", true}, {"溪水利局", "云溪县教育局", true}, {"水利局", "云溪县教育局", false},
		{"本县水利局", "云溪县教育局", false}, {"我县水利局", "云溪县教育局", false}, {"各县水利局", "云溪县教育局", false}, {"该县水利局", "云溪县教育局", false}, {"上级水利局", "云溪县教育局", false},
		{"同级水利部门局", "云溪县教育局", false}, {"有关县水利局", "云溪县教育局", false}, {"原云溪县水利局", "云溪县教育局", false}, {"云溪县水利局下属农业局", "云溪县教育局", false}, {"云溪县水利局会同农业局", "云溪县教育局", false},
		{"云溪县水利局", "云溪县信息中心", false}, {"云溪县人民政府", "云溪县教育局", false}, {"云溪县人民政府", "望川区人民政府", true}, {"青石镇", "白水镇", true}, {"云溪县青石镇", "云溪县白水镇", true}, {"云溪县青石乡", "云溪县白水乡", true},
		{"云溪县青石镇", "云溪县白水乡", true}, {"北城街道办事处", "南山街道办事处", true}, {"云溪县北城街道办事处", "南山街道办事处", true}, {"南山街道办事处", "云溪县南山街道办事处", false},
	} {
		if got := isAnotherOrgan(test.found, test.name); got != test.other {
			t.Errorf("%s, of %s: %t", test.found, test.name, got)
		}
	}
}

// The words without which no pattern fits are looked for first: none may be missed.
func TestWordsThatPatternsNeed(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "由": false, "本报告由": true, "报告系由": true, "报告是由": true, "本报告，由": false, "现将": true, "现公布": true, "现发布": true, "现向社会公布": true, "现予公布": true,
		"现": false, "现在": false, "出现由现将": true, "由由现在报告由": true,
	} {
		if got := announces(text); got != want {
			t.Errorf("announces %q: %t", text, got)
		}
	}
	for text, want := range map[string]bool{"60号": true, "492号": true, "60 号": true, "６０号": true, "４９２\u3000号": true, "61号": false, "号": false, "号60": false, "1号，60号": true, "60": false} {
		if got := citesNumber(text); got != want {
			t.Errorf("cites %q: %t", text, got)
		}
	}
	for text, want := range map[string][]int{"": nil, "号": {0}, "a号号": {1, 4}, "由号": {3}, "\xb7号\xb7": {1}} {
		if got := slices.Collect(occurrences(text, "号")); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	for at := range occurrences("号号", "号") {
		if at > 0 {
			t.Error("the loop could not be left")
		}
		break
	}
}

// Cells that were added up are named by what they have in common.
func TestNamesOfSeveralCells(t *testing.T) {
	const received, outcomes = "applications.received", "applications.outcomes."
	var group, lines []govinfo.Ref
	for _, line := range []govinfo.Ref{"stateSecret", "forbiddenByLaw", "publicSafety"} {
		group = append(group, (outcomes + "refused." + line).Join("total"))
	}
	for _, line := range []govinfo.Ref{received, "applications.carriedIn", "applications.carriedOut", outcomes + "granted", outcomes + "partlyGranted"} {
		lines = append(lines, line.Join("business"))
	}
	for _, test := range []struct {
		refs   []govinfo.Ref
		zh, en string
	}{
		{[]govinfo.Ref{received + ".total"}, "一、本年新收政府信息公开申请数量 · 总计", "1. Requests received this year · Total"},
		{[]govinfo.Ref{received + ".total", received + ".business"}, "一、本年新收政府信息公开申请数量", "1. Requests received this year"},
		{group, "三、（三）不予公开 · 总计", "3. (3) Refused · Total"},
		{lines[:2], "一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 · 商业企业", "1. Requests received this year + 2. Requests carried over from last year · Businesses"},
		{lines[:3], "一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 + 四、结转下年度继续办理 · 商业企业", ""},
		{lines[:4], "一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 + 四、结转下年度继续办理 + … · 商业企业", ""},
		{[]govinfo.Ref{outcomes + "granted.total", outcomes + "partlyGranted.total"}, "三、（一）予以公开 + 三、（二）部分公开（区分处理的，只计这一情形，不计其他情形） · 总计", ""},
		{[]govinfo.Ref{received + ".total", "disputes.reconsideration.total"}, "一、本年新收政府信息公开申请数量 + 行政复议 · 总计", ""},
		{[]govinfo.Ref{received + ".total", "disputes.reconsideration.pending"}, "一、本年新收政府信息公开申请数量 + 行政复议", ""},
	} {
		zh, en := cellNames(test.refs, labels.For(language.Chinese)), cellNames(test.refs, labels.For(language.English))
		if zh != test.zh || test.en != "" && en != test.en {
			t.Errorf("%v: %q, %q, want %q, %q", test.refs, zh, en, test.zh, test.en)
		}
	}
}

// The places of findings rise with the report: organ, sections, cells, 五, 六.
func TestPlacesInOrder(t *testing.T) {
	last := 0
	order := []govinfo.Ref{"title", "year", "agency.name", "agency.creditCode", "agency.regionCode", "agency.contact.postalCode", "agency.contact.phone", "agency.contact.email", "agency.contact.website", "published", "sections", "overview"}
	order = append(append(order, govinfo.Refs()...), "problems", "otherMatters")
	for _, ref := range order {
		if at := placeOf(ref); at <= last || !isPlace(ref) {
			t.Errorf("%s stands at %d, behind %d", ref, at, last)
		} else {
			last = at
		}
	}
	for ref, first := range map[govinfo.Ref]govinfo.Ref{
		"proactive": "proactive.regulations.issued", "proactive2019.licensing": "proactive2019.licensing.previousItems", "applications": "applications.received.naturalPerson",
		"applications.outcomes.refused": "applications.outcomes.refused.stateSecret.naturalPerson", "disputes": "disputes.reconsideration.upheld",
	} {
		if placeOf(ref) != placeOf(first) || !isPlace(ref) {
			t.Errorf("%s does not stand where %s does", ref, first)
		}
	}
	for _, ref := range []govinfo.Ref{"", "nonsense", "applications.outcomes.refused.stateSecret.naturalPerson.x"} {
		if placeOf(ref) != 0 || isPlace(ref) {
			t.Errorf("%q is a place", ref)
		}
	}
	for section, want := range strings.Fields("overview proactive applications disputes problems otherMatters") {
		if got := sectionRef(section + 1); string(got) != want {
			t.Errorf("section %d is %s", section+1, got)
		}
	}
}
