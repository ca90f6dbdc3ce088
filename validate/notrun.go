package validate

import (
	"fmt"

	"golang.org/x/text/language"
)

// NotRun says that a rule that holds for the report did not run, because the
// filing lacks what it needs. It says nothing of the organ.
type NotRun struct {
	Rule RuleID `json:"rule"`
	// Lacks are the needs that are not met.
	Lacks Need `json:"lacks"`
}

// Message tells in one sentence which rule did not run and what it lacked.
func (n NotRun) Message(tag language.Tag) string {
	lang := nearest(tag)
	return fmt.Sprintf(Text{"%s 未执行，缺少：%s", "%s was not run, for want of %s"}.in(lang), n.Rule, n.Lacks.Text().in(lang))
}

// notRun returns the rules whose needs are not met.
func notRun(rules []*Rule, has Need) []NotRun {
	var list []NotRun
	for _, rule := range rules {
		if lacks := rule.Needs &^ has; lacks != 0 {
			list = append(list, NotRun{rule.ID, lacks})
		}
	}
	return list
}
