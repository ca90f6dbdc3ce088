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
