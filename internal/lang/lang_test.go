package lang_test

import (
	"fmt"
	"testing"

	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

func TestNearestLanguage(t *testing.T) {
	for tag, english := range map[string]bool{
		"und": false, "zh": false, "zh-CN": false, "zh-Hant-TW": false, "bo": false, "ug": false,
		"en": true, "en-GB": true, "en-US": true,
	} {
		if got := lang.English(language.MustParse(tag)); got != english {
			t.Errorf("%s: English %v", tag, got)
		}
	}
}

// A text in one language is better than none.
func TestTextOfOneLanguage(t *testing.T) {
	for _, test := range []struct {
		text lang.Text
		tag  language.Tag
		want string
	}{
		{lang.Text{ZH: "空白", EN: "blank"}, language.English, "blank"},
		{lang.Text{ZH: "空白", EN: "blank"}, language.Und, "空白"},
		{lang.Text{ZH: "空白"}, language.English, "空白"},
		{lang.Text{EN: "blank"}, language.Chinese, "blank"},
	} {
		if got := test.text.In(test.tag); got != test.want {
			t.Errorf("%v in %v: %q, want %q", test.text, test.tag, got, test.want)
		}
	}
}

func Example() {
	text := lang.Text{ZH: "空白", EN: "blank"}
	fmt.Println(text.In(language.BritishEnglish), text.In(language.TraditionalChinese))
	// Output: blank 空白
}
