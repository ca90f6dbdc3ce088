package validate

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/severity"
)

// Option changes what [New] makes. Options are applied in order: rules are
// added first, whatever the order.
type Option interface{ apply(*settings) }

type settings struct {
	rules        []Rule
	own          []Rule
	severities   map[RuleID]severity.Severity
	named        []RuleID // every id that an option named
	only         []RuleID
	suppressions []Suppression
	deadlines    []Deadline
	errs         []error
}

type option func(*settings)

func (o option) apply(s *settings) { o(s) }

// WithRules adds rules of one's own to the statutory ones. Their ids must not
// have the statutory form, one letter and two digits.
func WithRules(rules ...Rule) Option {
	own := make([]Rule, len(rules))
	for i, rule := range rules {
		own[i] = rule.clone()
	}
	return option(func(s *settings) { s.own = append(s.own, own...) })
}

// WithSeverity gives all findings of a rule another severity.
func WithSeverity(rule RuleID, grade severity.Severity) Option {
	return option(func(s *settings) {
		s.named = append(s.named, rule)
		if grade < severity.Error || grade > severity.Note {
			s.errs = append(s.errs, fmt.Errorf("%v is no severity", grade))
		}
		s.severities[rule] = grade
	})
}

// Only leaves out all rules but those named, one's own included.
func Only(rules ...RuleID) Option {
	rules = slices.Clone(rules)
	return option(func(s *settings) {
		s.named = append(s.named, rules...)
		s.only = append(s.only, rules...)
		if len(rules) == 0 {
			s.errs = append(s.errs, errors.New("Only names no rule"))
		}
	})
}

// settle returns the rules that the settings leave.
func (s *settings) settle() ([]*Rule, error) {
	known := make(map[RuleID]bool)
	for i := range s.rules {
		known[s.rules[i].ID] = true
	}
	for i := range s.own {
		own := &s.own[i]
		if err := own.check(); err != nil {
			return nil, err
		}
		if reservedForm.MatchString(string(own.ID)) {
			return nil, fmt.Errorf("validate: rule %s: ids of this form are kept for the statutory rules", own.ID)
		}
		if known[own.ID] {
			return nil, fmt.Errorf("validate: there are two rules %s", own.ID)
		}
		known[own.ID] = true
	}
	for _, id := range s.named {
		if !known[id] {
			s.errs = append(s.errs, fmt.Errorf("there is no rule %q", string(id)))
		}
	}
	for _, suppression := range s.suppressions {
		if err := suppression.Check(slices.Collect(maps.Keys(known))...); err != nil {
			s.errs = append(s.errs, err)
		}
	}
	if len(s.errs) > 0 {
		return nil, fmt.Errorf("validate: %w", errors.Join(s.errs...))
	}
	var rules []*Rule
	all := append(slices.Clone(s.rules), s.own...)
	for i := range all {
		rule := &all[i]
		if len(s.only) > 0 && !slices.Contains(s.only, rule.ID) {
			continue
		}
		if rule.ID == ruleLate && len(s.deadlines) > 0 {
			withDeadlines(rule, s.deadlines)
		}
		if severity, changed := s.severities[rule.ID]; changed {
			rule.Severity, rule.overridden = severity, true
			for k := range rule.Sums {
				rule.Sums[k].Severity = 0
			}
		}
		rules = append(rules, rule)
	}
	return rules, nil
}
