package severity

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
	switch value := source.(type) {
	case nil:
		*s = 0
		return nil
	case string:
		return s.UnmarshalText([]byte(value))
	case []byte:
		return s.UnmarshalText(value)
	}
	return fmt.Errorf("severity: it cannot be scanned from %T", source)
}
