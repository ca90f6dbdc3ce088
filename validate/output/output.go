// Package output writes the results of package validate: as text for people, as
// JSON lines for programs, as SARIF 2.1.0 and JUnit XML for the services that
// collect findings of many tools.
//
// Every format is a small config struct with a useful zero value and one method,
// Render. The messages are in Chinese unless Language says otherwise.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package output

import (
	"slices"

	"github.com/openxxgk/annualreport/validate"
	"golang.org/x/text/language"
)

// Checked is the result of one report.
type Checked struct {
	// Name says which report it is: the name of its file, as a rule.
	Name   string          `json:"name"`
	Result validate.Result `json:"result"`
}

// lang returns the language to write in.
func lang(tag language.Tag) language.Tag {
	if tag == language.Und {
		return language.Chinese
	}
	return tag
}

// rulesOf returns the rules to list: those given, or the statutory ones, and in
// either case those of findings that are not among them.
func rulesOf(given []validate.Rule, checked []Checked) []validate.Rule {
	rules := given
	if rules == nil {
		rules = validate.Rules()
	}
	known := make(map[validate.RuleID]bool, len(rules))
	for i := range rules {
		known[rules[i].ID] = true
	}
	for _, c := range checked {
		for _, f := range findings(c.Result) {
			if rule, found := f.OfRule(); found && !known[rule.ID] {
				known[rule.ID] = true
				rules = append(slices.Clip(rules), rule)
			}
		}
	}
	return rules
}

// findings returns the findings, the suppressed ones last.
func findings(r validate.Result) []validate.Finding {
	all := slices.Clip(r.Findings)
	for _, s := range r.Suppressed {
		all = append(all, s.Finding)
	}
	return all
}
