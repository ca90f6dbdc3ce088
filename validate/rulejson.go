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
// [Fault], so that what it would have found is not silently missing.
func (r *Rule) UnmarshalJSON(data []byte) error {
	var j ruleJSON
	if err := json.Unmarshal(data, &j); err != nil {
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

// MarshalText returns "=" or "≤".
func (r Relation) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads "=" or "≤".
func (r *Relation) UnmarshalText(text []byte) error {
	for _, known := range [...]Relation{Equal, AtMost} {
		if known.String() == string(text) {
			*r = known
			return nil
		}
	}
	return fmt.Errorf("validate: %.32q is no relation", text)
}

// String returns "this" or "prior".
func (s Source) String() string {
	switch s {
	case This:
		return "this"
	case Prior:
		return "prior"
	}
	return fmt.Sprintf("Source(%d)", uint8(s))
}

// MarshalText returns [Source.String].
func (s Source) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads "this" or "prior".
func (s *Source) UnmarshalText(text []byte) error {
	for _, known := range [...]Source{This, Prior} {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("validate: %.32q is no source", text)
}
