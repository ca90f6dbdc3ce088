package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"slices"
	"strings"
	"sync"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/render"
	"github.com/openxxgk/annualreport/severity"
	"github.com/openxxgk/annualreport/validate"
)

const (
	indexName = "index.html"
	styleName = "style.css"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageText))
})

// pages returns all files of the rulebook, the index last.
func pages(rules []validate.Rule, cases map[validate.RuleID][]caseData) ([]file, error) {
	parts, err := topics(rules)
	if err != nil {
		return nil, err
	}
	files := []file{{styleName, []byte(render.StyleSheet() + pageStyle)}}
	index := indexPage{Count: len(rules)}
	for _, part := range parts {
		shown := indexTopic{topic: part}
		for i := range part.Rules {
			page := newRulePage(part.Title, &part.Rules[i], cases[part.Rules[i].ID])
			if i > 0 {
				page.Previous = part.Rules[i-1].ID
			}
			if i+1 < len(part.Rules) {
				page.Next = part.Rules[i+1].ID
			}
			data, err := execute("rule", page)
			if err != nil {
				return nil, err
			}
			files = append(files, file{string(page.Rule.ID) + ".html", data})
			shown.Entries = append(shown.Entries, page)
		}
		index.Topics = append(index.Topics, shown)
	}
	data, err := execute("index", index)
	return append(files, file{indexName, data}), err
}

func execute(name string, page any) ([]byte, error) {
	var out bytes.Buffer
	err := pageTemplate().ExecuteTemplate(&out, name, page)
	return out.Bytes(), err
}

type indexPage struct {
	Count  int
	Topics []indexTopic
}

type indexTopic struct {
	topic
	Entries []rulePage
}

// rulePage is what the page of a rule shows.
type rulePage struct {
	Topic          validate.Text
	Rule           *validate.Rule
	Severities     []grade
	Facts          []fact
	Fires, Silent  []shownCase
	Previous, Next validate.RuleID
}

// grade is how grave the findings of a rule are.
type grade struct {
	Class string
	validate.Text
}

// fact is a labelled statement of a rule.
type fact struct {
	Label, Text validate.Text
	Lines       bool // it is a formula
}

func newRulePage(title validate.Text, rule *validate.Rule, cases []caseData) rulePage {
	page := rulePage{Topic: title, Rule: rule, Severities: severities(rule), Facts: facts(rule)}
	for i := range cases {
		shown := showCase(&cases[i])
		if cases[i].fires() {
			page.Fires = append(page.Fires, shown)
		} else {
			page.Silent = append(page.Silent, shown)
		}
	}
	return page
}

var severityNames = map[severity.Severity]validate.Text{
	severity.Error: {ZH: "错误", EN: "error"}, severity.Warning: {ZH: "警告", EN: "warning"}, severity.Note: {ZH: "提示", EN: "note"},
}

// severities returns the rule's severity, and those of its sums that differ.
func severities(rule *validate.Rule) []grade {
	found := []severity.Severity{rule.Severity}
	for _, sum := range rule.Sums {
		if sum.Severity != 0 && !slices.Contains(found, sum.Severity) {
			found = append(found, sum.Severity)
		}
	}
	all := make([]grade, len(found))
	for i, s := range found {
		all[i] = grade{s.String(), severityNames[s]}
	}
	return all
}

func facts(rule *validate.Rule) []fact {
	period, needs := rule.Period.Text(), rule.Needs.Text()
	if period == (validate.Text{}) {
		period = validate.Text{ZH: "各年度", EN: "every report year"}
	}
	if rule.Needs == 0 {
		needs = validate.Text{ZH: "仅需报告本身", EN: "nothing but the report"}
	}
	all := []fact{
		{Label: validate.Text{ZH: "说明", EN: "Why"}, Text: rule.Explanation},
		{Label: validate.Text{ZH: "依据", EN: "Basis"}, Text: rule.Basis},
		{Label: validate.Text{ZH: "关系", EN: "Formula"}, Text: rule.Formula, Lines: true},
		{Label: validate.Text{ZH: "适用年度", EN: "Holds"}, Text: period},
		{Label: validate.Text{ZH: "适用机关", EN: "For"}, Text: levels(rule.Levels)},
		{Label: validate.Text{ZH: "需要", EN: "Needs"}, Text: needs},
	}
	return slices.DeleteFunc(all, func(f fact) bool { return f.Text == validate.Text{} })
}

// levels names the levels of organs that a rule is for; none is all.
func levels(of []govinfo.AgencyLevel) validate.Text {
	if len(of) == 0 {
		return validate.Text{ZH: "各级机关", EN: "organs of every level"}
	}
	var zh, en []string
	for _, level := range of {
		text := validate.Level{Level: level}.Text()
		zh, en = append(zh, text.ZH), append(en, text.EN)
	}
	return validate.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
