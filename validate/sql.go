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
	switch value := source.(type) {
	case nil:
		*r = Result{}
		return nil
	case string:
		return r.UnmarshalJSON([]byte(value))
	case []byte:
		return r.UnmarshalJSON(value)
	}
	return fmt.Errorf("validate: a result cannot be scanned from %T", source)
}
