package validate

import (
	"database/sql/driver"
	"fmt"
)

// Value implements [driver.Valuer]: "error", "warning" or "note", and NULL for none.
func (s Severity) Value() (driver.Value, error) {
	if s == 0 {
		return nil, nil
	}
	text, err := s.MarshalText()
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// Scan implements [database/sql.Scanner]: NULL is none; texts as
// [Severity.UnmarshalText] reads them. An error leaves the severity as it was.
func (s *Severity) Scan(source any) error {
	if source == nil {
		*s = 0
		return nil
	}
	text, err := scanned(source, "a severity")
	if err != nil {
		return err
	}
	return s.UnmarshalText(text)
}

// Value implements [driver.Valuer]: the result's JSON with Chinese words as text, for
// columns of a text or a JSON type. A nil *Result is NULL.
func (r Result) Value() (driver.Value, error) {
	data, err := r.MarshalJSON()
	if err != nil {
		return nil, err
	}
	return string(data), nil
}

// Scan implements [database/sql.Scanner]: it reads JSON as [Result.UnmarshalJSON]
// does, and NULL as the zero Result. An error leaves the result as it was.
func (r *Result) Scan(source any) error {
	if source == nil {
		*r = Result{}
		return nil
	}
	data, err := scanned(source, "a result")
	if err != nil {
		return err
	}
	return r.UnmarshalJSON(data)
}

// scanned returns the text that a database hands over.
func scanned(source any, what string) ([]byte, error) {
	switch value := source.(type) {
	case string:
		return []byte(value), nil
	case []byte:
		return value, nil
	}
	return nil, fmt.Errorf("validate: %s cannot be scanned from %T", what, source)
}
