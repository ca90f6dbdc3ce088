package recognize

import (
	"github.com/openxxgk/annualreport/internal/words"

	"slices"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

func TestReadCount(t *testing.T) {
	for text, want := range map[string]struct {
		value string
		code  Code
	}{
		"":                    {"", ""},
		"\u00a0":              {"", ""},
		"/":                   {"", ""},
		"——":                  {"", ""},
		"不适用":                 {"", ""},
		"0":                   {"0", ""},
		"０１２":                 {"12", ""},
		"1,234,567":           {"1234567", ""},
		"1\u00a0234":          {"1234", ""},
		"-3":                  {"-3", ""},
		"减3":                  {"-3", ""},
		"+1036":               {"1036", ""},
		"13612件":              {"13612", ""},
		"3项":                  {"3", ""},
		"3个":                  {"3", Remark},
		"22（其中修订16件）":         {"22", Remark},
		"22件（其中修订16件）":        {"22", Remark},
		"3.00":                {"3", ""},
		"3.5":                 {"", Unreadable},
		"3.000":               {"", Unreadable},
		"1 234":               {"", Unreadable},
		"1\n2":                {"", Unreadable},
		"12,34":               {"", Unreadable},
		"3万件":                 {"", Unreadable},
		"3（万件）":               {"", Unreadable},
		"20余件":                {"", Unreadable},
		"20%":                 {"", Unreadable},
		"约20":                 {"", Unreadable},
		"二十":                  {"", Unreadable},
		"3-5":                 {"", Unreadable},
		"1/2":                 {"", Unreadable},
		"（3）":                 {"", Unreadable},
		"1234567890123456789": {"", Unreadable},
		"2021年":               {"", Unreadable},
	} {
		got := readCount(text)
		if got.value.String() != want.value || got.code != want.code {
			t.Errorf("readCount(%q) = %q, %q, want %q, %q", text, got.value, got.code, want.value, want.code)
		}
	}
}

func TestReadAmount(t *testing.T) {
	const wan, yuan = govinfo.UnitTenThousand, govinfo.UnitYuan
	for _, test := range []struct {
		text         string
		unit, headed govinfo.Unit
		value        string
		code         Code
	}{
		{"7730.28", wan, wan, "7730.28", ""},
		{"12.50", wan, wan, "12.50", ""},
		{"12.5万元", wan, wan, "12.5", ""},
		{"12.5万元", wan, "", "12.5", Remark},
		{"125000元", wan, wan, "", UnitConflict},
		{"125000元", wan, "", "12.5000", ConvertedUnit},
		{"125000", wan, yuan, "12.5000", ConvertedUnit},
		{"251000元", yuan, "", "251000", Remark},
		{"25.1万元", yuan, "", "251000", ConvertedUnit},
		{"1.2亿元", yuan, "", "120000000", ConvertedUnit},
		{"12（含税）", wan, wan, "12", Remark},
		{"/", wan, wan, "", ""},
		{"约12", wan, wan, "", Unreadable},
		{"12 5", wan, wan, "", Unreadable},
	} {
		got := readAmount(test.text, test.unit, test.headed)
		if got.value.String() != test.value || got.code != test.code {
			t.Errorf("readAmount(%q, %s, %q) = %q, %q, want %q, %q", test.text, test.unit, test.headed, got.value, got.code, test.value, test.code)
		}
	}
}

func TestClosest(t *testing.T) {
	v := compiled()
	for text, want := range map[string]string{
		"其他法律行政止公开":         "其他法律行政法规禁止公开",
		"属于四类过程性信总":         "属于四类过程性信息",
		"要求行政机关确认或重新出具已获信息": "要求行政机关确认或重新出具已获取信息",
		"予公开":  "", // 予以公开 and 不予公开
		"不予处里": "", // no line, and too short to tell
		"上年新收政府信息公开申请数量": "", // one is as near as the other
		"属于内部信息":         "",
	} {
		got := ""
		if index, ok := words.Closest(text, v.applicationNames); ok {
			got = v.applicationNames[index]
		}
		if got != want {
			t.Errorf("words.Closest(%q) = %q, want %q", text, got, want)
		}
	}
}

// Every spelling must mean one line only, but for the words that need their place.
func TestVocabularyIsUnambiguous(t *testing.T) {
	v := compiled()
	for name, lines := range v.applicationByKey {
		if len(lines) > 1 && name != "其他" {
			t.Errorf("%q means %d lines of table 三", name, len(lines))
		}
	}
	for name, lines := range v.proactiveByKey {
		editions := make(map[govinfo.Edition]bool)
		for _, index := range lines {
			if edition := v.proactiveLines[index].edition; editions[edition] {
				t.Errorf("%q means two lines of table 二 of %v", name, edition)
			} else {
				editions[edition] = true
			}
		}
	}
	for path := range lineVariants {
		if v.applicationLine(path) < 0 && !slices.ContainsFunc(v.proactiveLines, func(l knownLine) bool { return l.path == path }) {
			t.Errorf("%s is no line", path)
		}
	}
	sections := make(map[string]int)
	for i, variants := range sectionVariants {
		for _, variant := range variants {
			if other, known := sections[variant]; known {
				t.Errorf("%q is a title of %d and %d", variant, other, i+1)
			}
			sections[variant] = i + 1
			if words.Key(words.Fold(variant)) != variant {
				t.Errorf("%q is no key", variant)
			}
		}
	}
}

func TestSectionTitle(t *testing.T) {
	v := compiled()
	for text, want := range map[string]int{
		"一、总体情况":          1,
		"一、总体情况（文字描述）":    1,
		"一 总体情况":          1,
		"二 总体情况":          0,
		"六、其他事项":          6,
		"其他事项":            0,
		"总体情况":            1,
		"第一部分 总体情况":       1,
		"5、 存在的主要问题及改进情况": 5,
		"l六、其他需要报告的事项":    6,
		"六、其他需要报告的事项：无。":  6,
		"六、其他需要报告的事项\n无。": 6,
		"五、存在的主要问题及改进情況":  5,
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况": 4,
		"三、收到和处理政府信息公开申请情况（数据准确、要素齐全）": 3,
		"（一）主动公开情况": 0,
		"主动公开情况":    0,
		"全文包括总体情况、主动公开政府信息情况、其他需要报告的事项。": 0,
		"一是总体情况良好。":        0,
		"二、上年结转政府信息公开申请数量": 0,
		"四、结转下年度继续办理":      0,
		"一、本年新收政府信息公开申请数量": 0,
		"": 0,
	} {
		title, ok := v.sectionTitle(text, false)
		if got := title.section; got != want || ok != (want > 0) {
			t.Errorf("sectionTitle(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestParseTitle(t *testing.T) {
	for text, want := range map[string]titleBlock{
		"富阳区科学技术局2021年政府信息公开\n工作年度报告":       {organ: "富阳区科学技术局", year: 2021},
		"2019年上海市人民政府办公厅政府信息公开工作年度报告":       {organ: "上海市人民政府办公厅", year: 2019},
		"淮安市人民政府\n2024 年政府信息公开工作年度报告":       {organ: "淮安市人民政府", year: 2024},
		"云溪县水利局2023年度政府信息公开年度报告":            {organ: "云溪县水利局", year: 2023},
		"云溪县水利局政府信息公开年报（2023年度）":            {organ: "云溪县水利局", year: 2023},
		"《云溪县水利局2023年政府信息公开工作年度报告》":         {organ: "云溪县水利局", year: 2023},
		"政府信息公开工作年度报告":                      {},
		"云溪县水利局关于2023年政府信息公开工作情况的报告":        {organ: "云溪县水利局", year: 2023},
		"云溪县水利局二〇二三年政府信息公开工作年度报告":           {organ: "云溪县水利局", year: 2023},
		"云溪县水利局二○二三年度政府信息公开工作年度报告":          {organ: "云溪县水利局", year: 2023},
		"云溪县水利局2023年政府信息公开工作年度报告（公开版）.docx": {organ: "云溪县水利局", year: 2023},
		"云溪县水利局2022—2023年政府信息公开工作年度报告":      {organ: "云溪县水利局", year: 2023},
		"2024年云溪县水利局2023年政府信息公开工作年度报告":      {organ: "云溪县水利局", year: 2023},
		"【年度报告】云溪县水利局2023年政府信息公开工作年度报告":     {organ: "云溪县水利局", year: 2023},
		"云溪县水利局2023年政务公开工作年度报告":             {organ: "云溪县水利局", year: 2023},
	} {
		got, ok := parseTitle(text)
		if !ok || got.organ != want.organ || got.year != want.year {
			t.Errorf("parseTitle(%q) = %q, %d, %v", text, got.organ, got.year, ok)
		}
	}
	for _, text := range []string{"政府信息公开指南", "云溪县水利局2023年工作总结", "一、总体情况", "政府信息公开年报，政府信息公开指南"} {
		if title, ok := parseTitle(text); ok {
			t.Errorf("parseTitle(%q) = %+v", text, title)
		}
	}
}

func TestPublicationDate(t *testing.T) {
	for _, test := range []struct {
		text string
		bare bool
		want string
	}{
		{"发布日期：2020-01-31", false, "2020-01-31"},
		{"发布时间： 2022-01-25 10:20 来源：县水利局", false, "2022-01-25"},
		{"来源：县水利局 发布日期:2022年1月5日 浏览次数：3", false, "2022-01-05"},
		{"2022年1月20日", true, "2022-01-20"},
		{"（2022年1月20日）", true, "2022-01-20"},
		{"2022年1月20日", false, ""},
		{"日期：2022-01-20　　浏览次数：33", true, "2022-01-20"},
		{"时间：[2022-01-20 15:20]", true, "2022-01-20"},
		{"2022-01-20 15:20:33", true, "2022-01-20"},
		{"作者：本站 | 来源：本站 | 时间：2019-01-18 点击数：- 分享到：", true, "2019-01-18"},
		{"2022年1月20日印发", true, ""},
		{"统计期限自2021年1月1日起", true, ""},
		{"发布日期：2022-13-45", false, ""},
		{"成文日期：2022-01-03", false, ""},
	} {
		got, _ := publicationDate(test.text, test.bare)
		if got.String() != test.want {
			t.Errorf("publicationDate(%q, %v) = %v, want %s", test.text, test.bare, got, test.want)
		}
	}
}

func TestMoneyUnitIn(t *testing.T) {
	for text, want := range map[string]govinfo.Unit{
		"": "", "行政许可": "", "本年收费金额（单位：万元）": govinfo.UnitTenThousand, "采购总金额（元）": govinfo.UnitYuan,
		"单位：件、万 元": govinfo.UnitTenThousand, "亿元": unitHundredMillion, "单位：千元": unitInDoubt, "万美元": unitInDoubt, "百万元": unitInDoubt,
	} {
		if got := moneyUnitIn(text); got != want {
			t.Errorf("moneyUnitIn(%q) = %q, want %q", text, got, want)
		}
	}
}
