package validate_test

import (
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// A finding of the narrative quotes the words that are wrong, with their place,
// and tells every reading that was tried.
func TestNarrativeFindingsQuoteWordsAndTellReadings(t *testing.T) {
	r := reportData{Base: "clean-2023"}.report(t)
	const text = "（二）依申请公开。2023年，本机关收到政府信息公开申请19件，办结12件，结转下年度5件。"
	r.Overview[1] = govinfo.Paragraph{Text: text}
	want := []struct {
		rule  validate.RuleID
		words string
		told  [2]string // in Chinese and in English
	}{
		{"N01", "政府信息公开申请19件", [2]string{" 16; 一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量 · 总计 18]", " 16; 1. Requests received this year + 2. Requests carried over from last year · Total 18]"}},
		{"N02", "办结12件", [2]string{" − 二、上年结转政府信息公开申请数量 · 总计 14]", " − 2. Requests carried over from last year · Total 14]"}},
		{"N04", "结转下年度5件", [2]string{}},
	}
	var findings []validate.Finding
	for _, f := range validate.Check(validate.Filing{Report: r}).Findings {
		if f.Rule[0] == 'N' {
			findings = append(findings, f)
		}
	}
	if len(findings) != len(want) {
		t.Fatalf("got %d findings, want %d", len(findings), len(want))
	}
	for i, f := range findings {
		q := f.Quote
		if f.Rule != want[i].rule || q.Text != want[i].words || q.Section != 1 || q.Paragraph != 1 || text[q.Start:q.End] != q.Text {
			t.Errorf("%s quotes %+v, want %s %q", f.Rule, q, want[i].rule, want[i].words)
		}
		for lang, message := range [2]string{f.Message(language.Chinese), f.Message(language.English)} {
			if !strings.Contains(message, want[i].told[lang]) || want[i].told[lang] == "" && strings.Contains(message, "≠") {
				t.Errorf("%s: %s, want it to tell %q", f.Rule, message, want[i].told[lang])
			}
		}
	}
}
