package narrative

import (
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestOrganNames(t *testing.T) {
	tests := []struct {
		name, text string
		want       ownership
	}{
		{"杭安市城市管理局", "市城管局", ours},
		{"杭安市城市管理局", "2023年，市城管局", ours},
		{"杭安市城市管理局", "杭安市城市管理局", ours},
		{"杭安市城市管理局", "市公安局", theirs},
		{"杭安市城市管理局", "江南市城管局", theirs},
		{"杭安市城市管理局", "局", ours},
		{"杭安市城市管理局", "社区", nobody},
		{"杭安市城市管理局", "城市", nobody},
		{"杭安市城市管理局", "物业服务中心", theirs},
		{"杭安市城市管理局", "用心", nobody},
		{"杭安市城市管理局", "渠道", nobody},
		{"杭安市城市管理局", "全部", nobody},
		{"杭安市城市管理局", "全社会", nobody},
		{"杭安市城市管理局", "机会", nobody},
		{"杭安市城市管理局", "认真", nobody},
		{"杭安市城市管理局", "市城\n管局", ours},
		{"青川市江北区教育局", "区教育局", ours},
		{"青川市江北区教育局", "教育局", ours},
		{"青川市江北区教育局", "市教育局", theirs},
		{"青川市江北区教育局", "省教育厅", theirs},
		{"青川市江北区农业农村委员会", "区农业农村委", ours},
		{"青川市江北区农业农村委员会", "农业农村委员会", ours},
		{"青川市市场监督管理局", "市市场监管局", ours},
		{"安和县住房和城乡建设局", "安和县住建局", ours},
		{"青川市公安局滨江分局", "分局", ours},
		{"青川市公安局滨江分局", "滨江分局", ours},
		{"青川市公安局滨江分局", "市局", theirs},
		{"青川市公安局滨江分局", "市公安局", theirs},
		{"松林镇人民政府", "松林镇", ours},
		{"松林镇人民政府", "镇政府", ours},
		{"东河街道办事处", "街道", ours},
		{"东河街道办事处", "东河街道办", ours},
		{"东河街道办事处", "西河街道", theirs},
		{"安和县人民政府", "县政府", ours},
		{"安和县人民政府", "安和县人民政府", ours},
		{"安和县人民政府", "县政府办公室", office},
		{"安和县人民政府", "县政府办", office},
		{"安和县人民政府", "县公安局", theirs},
		{"安和县人民政府办公室", "县政府办公室", ours},
		{"安和县人民政府办公室", "县政府办", ours},
		{"安和县人民政府办公室", "县政府", theirs},
		{"青川市太和新区管理委员会", "新区管委会", ours},
		{"国家税务总局青川市江北区税务局", "江北区税务局", ours},
		{"国家税务总局青川市江北区税务局", "市税务局", theirs},
		{"自然资源局", "安和县自然资源局", ours},
		{"县林业局", "安和县林业局", ours},
		{"林业局", "安和县林业局", theirs},
	}
	for _, test := range tests {
		var o organs
		o.of(&govinfo.Report{Agency: govinfo.Agency{Name: test.name}}, false)
		if got := o.resolve(test.text, 0, 0, len(test.text)); got != test.want {
			t.Errorf("%s in a report of %s: %d, want %d", test.text, test.name, got, test.want)
		}
	}
	// Behind a known word only 局 and the like end a name by themselves.
	var o organs
	o.of(&govinfo.Report{Agency: govinfo.Agency{Name: "安和县林业局"}}, false)
	for text, want := range map[string]ownership{"县信访局": theirs, "工作办": nobody, "场所": nobody} {
		if got := o.resolve(text, 0, len(text)-len("局"), len(text)); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestOrganOfTitle(t *testing.T) {
	tests := map[string]string{
		"安和县林业局2023年政府信息公开工作年度报告":    "安和县林业局",
		"2023年安和县林业局政府信息公开工作年度报告":    "安和县林业局",
		"2023年度安和县林业局政府信息公开工作年度报告":   "安和县林业局",
		" 安和县林业局政府信息公开工作年度报告（2023年）": "安和县林业局政府信息公开工作年度报告（",
		"安和县林业局政府信息公开工作年度报告":         "安和县林业局",
		"": "",
	}
	for title, want := range tests {
		if got := titleOrgan(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestGovernments(t *testing.T) {
	tests := []struct {
		name, phrase   string
		whole, isOffce bool
		ours           bool
	}{
		{"安和县人民政府", "全县", true, false, true},
		{"安和县人民政府", "我县", true, false, true},
		{"安和县人民政府", "全市", true, false, false},
		{"青川市人民政府", "全市\n", true, false, true},
		{"松林镇人民政府", "全县", false, false, false},
		{"松林乡人民政府", "全乡", false, false, false},
		{"安和县人民政府办公室", "全县", false, true, false},
		{"江陵省人民政府办公厅", "全省", false, true, false},
		{"安和县林业局", "全县", false, false, false},
	}
	for _, test := range tests {
		var o organs
		o.of(&govinfo.Report{Agency: govinfo.Agency{Name: test.name}}, false)
		if o.whole != test.whole || o.office != test.isOffce || o.regionIsOurs(test.phrase) != test.ours {
			t.Errorf("%s, %s: whole %v, office %v, ours %v", test.name, test.phrase, o.whole, o.office, o.regionIsOurs(test.phrase))
		}
	}
}
