package validate

import (
	"encoding/json"
	"fmt"
)

// ruleData is a Rule without its methods.
type ruleData Rule

type ruleJSON struct {
	ruleData
	// Programmed says that the rule has a Run, which is not data.
	Programmed bool `json:"programmed,omitempty"`
}

// MarshalJSON returns all of the rule but Run, and "programmed": true where it has
// one.
func (r Rule) MarshalJSON() ([]byte, error) {
	return json.Marshal(ruleJSON{ruleData(r), r.Run != nil})
}

// UnmarshalJSON reads what [Rule.MarshalJSON] writes. A programmed rule of the
// statutory catalogue has its Run again; any other one has a Run that fails with a
// [Fault], so that what it would have found is not silently missing. A null is an error; what sums name
// is judged by [New].
func (r *Rule) UnmarshalJSON(data []byte) error {
	var j ruleJSON
	if err := unmarshal(data, &j); err != nil {
		return fmt.Errorf("validate: a rule: %w", err)
	}
	*r = Rule(j.ruleData)
	if !j.Programmed {
		return nil
	}
	if statutory := catalogueRules()[r.ID]; statutory != nil && statutory.Run != nil {
		r.Run = statutory.Run
		return nil
	}
	r.Run = func(p *Pass) { p.Fail(fmt.Errorf("validate: the program of rule %s is not in its JSON", p.rule.ID)) }
	return nil
}
