package validate

import "testing"

func TestValidCreditCode(t *testing.T) {
	for code, want := range map[string]bool{
		"91350100M000100Y43": true, // the example of GB 32100
		"91350100M000100Y44": false,
		"91350100m000100y43": false,
		"91350100M000100Y4":  false,
		"9135010OM000100Y43": false, // the letter O is not used
		"":                   false,
	} {
		if got := ValidCreditCode(code); got != want {
			t.Errorf("%q: %v", code, got)
		}
	}
}

func TestFieldForms(t *testing.T) {
	for _, test := range []struct {
		valid      func(string) bool
		good, bad  []string
		whatItIsOf string
	}{
		{validTelephone, []string{"0571-12345678", "12345", "（0571）12345678转8001", "010-1234567、010-7654321", "+86 571 12345678"}, []string{"", "1234", "暂无", "0571-1234567a"}, "telephone"},
		{validWebAddress, []string{"www.example.gov.cn", "http://example.gov.cn/a?b=c", "https://政府.中国/xxgk", "example.gov.cn:8080"}, []string{"无", "example", "ftp://example.gov.cn", "http://", "a b.cn", "http://."}, "web address"},
		{validRegionCode, []string{"110000", "330109", "659001", "820000"}, []string{"010000", "33010", "3301090", "990000", "33010a"}, "region code"},
	} {
		for _, text := range test.good {
			if !test.valid(text) {
				t.Errorf("%q is a %s", text, test.whatItIsOf)
			}
		}
		for _, text := range test.bad {
			if test.valid(text) {
				t.Errorf("%q is no %s", text, test.whatItIsOf)
			}
		}
	}
}

func TestSectionOf(t *testing.T) {
	for title, want := range map[string]int{
		"一、总体情况": 1, "一、工作基本情况": 1, "1. 概述": 1,
		"二、主动公开政府信息情况": 2, "二、行政机关主动公开政府信息情况": 2, "二、政府信息主动公开情况": 2,
		"三、收到和处理政府信息公开申请情况": 3, "三、收到和处理政府信息公开申请情况（数据准确、要素齐全）": 3,
		"四、政府信息公开行政复议、行政诉讼情况": 4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况": 4, "四、因政府信息公开工作被申请行政复议和提起行政诉讼情况": 4,
		"五、存在的主要问题及改进情况": 5, "五、政府信息公开工作存在的主要问题及改进情况": 5, "存 在 问 题 及 改 进 措 施": 5,
		"六、其他需要报告的事项": 6, "l六、其他需要报告的事项": 6,
		"附件": 0, "": 0,
	} {
		if got := sectionOf(title); got != want {
			t.Errorf("%q is section %d, want %d", title, got, want)
		}
	}
}

func TestTitleNumber(t *testing.T) {
	for title, want := range map[string]int{
		"一、总体情况": 1, "（二）主动公开": 2, "5、 存在的问题": 5, "6.其他": 6, "６．其他": 6, "第三部分 申请": 0, "三 、申请": 3,
		"2023年工作情况": 0, "总体情况": 0, "一体化平台": 0, "": 0, "十、": 0, "第三部分：申请": 3, "l六、其他": 0,
	} {
		if got := titleNumber(title); got != want {
			t.Errorf("%q has number %d, want %d", title, got, want)
		}
	}
}
