package recognize

import (
	"testing"
)

func TestSectionTitle(t *testing.T) {
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
		title, ok := parseSectionTitle(text, false)
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
