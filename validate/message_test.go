package validate_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// TestMessages words every finding of every case in both languages: numbers
// without separators, fields by their names in the form, and nothing left
// unformatted.
func TestMessages(t *testing.T) {
	separated := regexp.MustCompile(`[0-9],[0-9]{3}`)
	fields := regexp.MustCompile(`\b(NaturalPerson|CreditCode|PostalCode|RegionCode|CarriedIn|Agency\.|Identity|ReportYear)\b`)
	for name, cases := range ruleCases(t) {
		for _, c := range cases {
			result := validate.Check(c.Filing.filing(t))
			for _, f := range result.Findings {
				zh, en := f.Message(language.Chinese), f.Message(language.English)
				if zh != f.Place(language.Chinese)+"："+f.Text(language.Chinese) || en != f.Place(language.English)+": "+f.Text(language.English) {
					t.Errorf("%s/%s: %s: the message is not place and text: %q, %q", name, c.Name, f.Key(), zh, en)
				}
				if strings.ContainsFunc(f.Place(language.English), isHan) || strings.HasPrefix(f.Text(language.Chinese), f.Place(language.Chinese)) {
					t.Errorf("%s/%s: %s stands at %q and says %q", name, c.Name, f.Key(), f.Place(language.English), f.Text(language.Chinese))
				}
				if line := fmt.Sprintf("%v", f); line != f.Severity.String()+" "+f.Key()+": "+zh {
					t.Errorf("%s/%s: a log line is %q", name, c.Name, line)
				}
				en = strings.ReplaceAll(en, "(10,000 yuan)", "") // words of the form
				for _, text := range []string{zh, en} {
					if text == "" || strings.Contains(text, "%!") || strings.Contains(text, "%[") || separated.MatchString(text) || fields.MatchString(text) {
						t.Errorf("%s/%s: %s is worded %q", name, c.Name, f.Key(), text)
					}
				}
				if zh == en {
					t.Errorf("%s/%s: %s has the same words in both languages: %q", name, c.Name, f.Key(), zh)
				}
			}
			for _, s := range result.Skipped {
				if text := s.Message(language.Chinese) + s.Message(language.English); strings.Contains(text, "%!") || strings.Contains(text, "%[") {
					t.Errorf("%s/%s: a skip is worded %q", name, c.Name, text)
				}
			}
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestMessageLanguages(t *testing.T) {
	f := validate.Finding{Rule: "F02", Ref: "applications.received.total", Got: validate.ValueFigure(govinfo.N(-12345))}
	zh := "一、本年新收政府信息公开申请数量 · 总计：填报 -12345，件数不能为负"
	en := "1. Requests received this year · Total: -12345 as printed, a count cannot be negative"
	for tag, want := range map[language.Tag]string{
		language.Chinese: zh, language.SimplifiedChinese: zh, language.TraditionalChinese: zh, language.MustParse("zh-CN"): zh,
		language.Und: zh, language.MustParse("bo"): zh,
		language.English: en, language.BritishEnglish: en, language.AmericanEnglish: en,
	} {
		if got := f.Message(tag); got != want {
			t.Errorf("%v: %q, want %q", tag, got, want)
		}
	}
}

func TestMessageNamesTheCellInTheWordsOfTheForm(t *testing.T) {
	r := base(t)
	mustSet(t, r, "applications.outcomes.refused.internalAffairs.business", -1)
	for _, f := range validate.Check(validate.Filing{Report: r}).Of("F02") {
		if want := "三、（三）不予公开 5.属于三类内部事务信息 · 商业企业：填报 -1，件数不能为负"; f.Message(language.Chinese) != want {
			t.Errorf("%q, want %q", f.Message(language.Chinese), want)
		}
	}
}

func TestMessageOfAYear(t *testing.T) {
	r := base(t)
	r.Year = 20233
	got := validate.Check(validate.Filing{Report: r}).Of("M01")
	if len(got) != 1 || !strings.Contains(got[0].Message(language.English), "20233") {
		t.Errorf("%v", got)
	}
}
