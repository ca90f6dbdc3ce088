package main

import (
	"fmt"

	"github.com/openxxgk/annualreport/validate"
)

// topic is a part of the catalogue.
type topic struct {
	Letter string
	Title  validate.Text
	Rules  []validate.Rule
}

// topicTitles are the parts of the catalogue by the first letter of their ids, in the
// order of validate/RULES.md.
var topicTitles = []topic{
	{Letter: "S", Title: validate.Text{ZH: "结构", EN: "Sections"}},
	{Letter: "M", Title: validate.Text{ZH: "机关与日期", EN: "Organ and dates"}},
	{Letter: "F", Title: validate.Text{ZH: "填写", EN: "Filling in"}},
	{Letter: "P", Title: validate.Text{ZH: "第二部分的表", EN: "The table of section 二"}},
	{Letter: "A", Title: validate.Text{ZH: "第三部分的表", EN: "The table of section 三"}},
	{Letter: "D", Title: validate.Text{ZH: "第四部分的表", EN: "The table of section 四"}},
	{Letter: "N", Title: validate.Text{ZH: "文字与表格", EN: "Narrative and tables"}},
	{Letter: "Y", Title: validate.Text{ZH: "与上一年度比较", EN: "Compared with last year"}},
	{Letter: "G", Title: validate.Text{ZH: "汇总与各单位比较", EN: "Aggregates and their members"}},
}

// topics sorts rules into the parts of the catalogue; a rule that fits none is an error.
func topics(rules []validate.Rule) ([]topic, error) {
	all := make([]topic, len(topicTitles))
	at := make(map[string]*topic)
	for i, t := range topicTitles {
		all[i] = t
		at[t.Letter] = &all[i]
	}
	for _, rule := range rules {
		t := at[string(rule.ID[:1])]
		if t == nil {
			return nil, fmt.Errorf("rule %s is of no topic", rule.ID)
		}
		t.Rules = append(t.Rules, rule)
	}
	return all, nil
}
