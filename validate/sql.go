package validate

import (
	"database/sql/driver"
	"fmt"
)

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
