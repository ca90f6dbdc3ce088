package validate

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/internal/lang"
	"golang.org/x/text/language"
)

// Message words the finding in Chinese or English, whichever is nearer to the
// language asked for, Chinese where neither is: its [Finding.Place] and its
// [Finding.Text].
func (f Finding) Message(tag language.Tag) string {
	return join(f.Place(tag), f.Text(tag), nearest(tag))
}

// Place names the finding's Ref in the words of the form, or of the form's English
// version.
func (f Finding) Place(tag language.Tag) string { return place(f.Ref, nearest(tag)) }

// Text tells what is wrong without naming the place. Numbers are written without
// separators.
func (f Finding) Text(tag language.Tag) string {
	lang := nearest(tag)
	m, known := f.wording()
	if !known && f.told != "" {
		return f.told
	}
	args := make([]any, 0, 3+len(f.Args))
	args = append(args, place(f.Ref, lang), figureText(f.Got, lang), figureText(f.Want, lang))
	for _, arg := range f.Args {
		args = append(args, arg.in(lang))
	}
	return print(lang, m.Text, args...)
}

// String returns the finding's severity, its key and its message in Chinese, for
// logs: "error A02 applications.outcomes.total.business: …".
func (f Finding) String() string {
	return f.Severity.String() + " " + f.Key() + ": " + f.Message(language.Chinese)
}

// Message tells why the rule could not be assessed, in Chinese or English,
// whichever is nearer to the language asked for.
func (s Skipped) Message(tag language.Tag) string {
	lang := nearest(tag)
	if s.Reason != (Text{}) {
		return s.Reason.in(lang)
	}
	var parts []string
	for _, part := range []struct {
		refs []govinfo.Ref
		text Text
	}{
		{s.Missing, Text{"%[2]s 无法核对，未填写：%[1]s", "%[2]s cannot be checked, blank: %[1]s"}},
		{s.Unread, Text{"%[2]s 无法核对，未读取：%[1]s", "%[2]s cannot be checked, not read: %[1]s"}},
		{s.PriorMissing, Text{"%[2]s 无法核对，上一年度报告没有数据：%[1]s", "%[2]s cannot be checked, no figure in last year's report: %[1]s"}},
		{s.MemberMissing, Text{"%[2]s 无法核对，下级报告没有数据：%[1]s", "%[2]s cannot be checked, no figure in a member's report: %[1]s"}},
	} {
		if len(part.refs) > 0 {
			parts = append(parts, print(lang, part.text, someCells(part.refs, lang), string(s.Rule)))
		}
	}
	if len(parts) == 0 {
		return string(s.Rule)
	}
	return strings.Join(parts, Text{"；", "; "}.in(lang))
}

// String returns the rule, the ref and the message in Chinese, for logs.
func (s Skipped) String() string {
	return string(s.Rule) + " " + string(s.Ref) + ": " + s.Message(language.Chinese)
}

// The wordings where a rule has none of its own.
var (
	sumWording     = Message{Text: Text{"填报 %[2]s，应为 %[3]s", "%[2]s as printed, should be %[3]s"}}
	atMostWording  = Message{Text: Text{"填报 %[2]s，不应大于 %[3]s", "%[2]s as printed, should be at most %[3]s"}}
	partialWording = Message{Kind: kindPartial, Text: Text{
		"填报 %[2]s；一侧已填数合计 %[4]s，另一侧 %[5]s，即使不计未填写的 %[6]s 也不相符",
		"%[2]s as printed; the filled cells make %[4]s on one side and %[5]s on the other, a contradiction whatever stands for the blank %[6]s",
	}}
)

// wording chooses the message for a finding; known is false where nothing tells of
// the rule.
func (f Finding) wording() (m Message, known bool) {
	rule := f.rule
	if rule == nil {
		rule = catalogueRules()[f.Rule]
	}
	if rule == nil {
		return Message{Kind: f.Kind, Text: bare(escape(string(f.Rule)))}, false
	}
	m, worded := rule.message(f.Kind)
	switch {
	case f.Kind == kindPartial && m.Kind != kindPartial:
		return partialWording, true
	case worded:
		return m, true
	case f.Got.IsNone() || f.Want.IsNone():
		return Message{Text: Text{escape(rule.Title.ZH), escape(rule.Title.EN)}}, true
	case rule.bounds(&f):
		return atMostWording, true
	}
	return sumWording, true
}

// bounds reports whether the sum that a finding is about sets a bound only.
func (r *Rule) bounds(f *Finding) bool {
	for i := range r.Sums {
		if sum := &r.Sums[i]; sum.subject() == f.Ref && slices.Equal(sum.refs(false), f.Refs) {
			return sum.AtMost
		}
	}
	return false
}

func escape(text string) string { return strings.ReplaceAll(text, "%", "%%") }

// catalogueRules are the statutory rules by id.
var catalogueRules = sync.OnceValue(func() map[RuleID]*Rule {
	rules := Rules()
	byID := make(map[RuleID]*Rule, len(rules))
	for i := range rules {
		byID[rules[i].ID] = &rules[i]
	}
	return byID
})

// nearest returns Chinese or English; Chinese for no language.
func nearest(tag language.Tag) language.Tag {
	if lang.English(tag) {
		return language.English
	}
	return language.Chinese
}

func (t Text) in(lang language.Tag) string {
	if lang == language.English && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// In returns the text in Chinese or English, whichever is nearer to the language
// asked for.
func (t Text) In(tag language.Tag) string { return t.in(nearest(tag)) }

// print fills in the text of a language. A text need not take all arguments, or any.
func print(lang language.Tag, text Text, args ...any) string {
	format := text.in(lang)
	if !strings.Contains(strings.ReplaceAll(format, "%%", ""), "%") {
		return strings.ReplaceAll(format, "%%", "%")
	}
	return fmt.Sprintf(format, args...)
}

func figureText(f Figure, lang language.Tag) string {
	if f.IsNone() {
		return Text{"空白", "blank"}.in(lang)
	}
	return f.String()
}
