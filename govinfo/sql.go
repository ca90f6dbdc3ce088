package govinfo

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Value implements [driver.Valuer]: the text of [Date.String], NULL for the zero Date.
func (d Date) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// Scan implements [database/sql.Scanner]: NULL is the zero Date; texts as [ParseDate]
// reads them, also with a time of day behind them, and times, of which the day is
// taken as it stands in their zone. An error leaves the Date as it was.
func (d *Date) Scan(source any) error {
	switch value := source.(type) {
	case nil:
		*d = Date{}
	case time.Time:
		*d = Date{Year: value.Year(), Month: value.Month(), Day: value.Day()}
	case string:
		return d.scanText(value)
	case []byte:
		return d.scanText(string(value))
	default:
		return fmt.Errorf("govinfo: a date cannot be scanned from %T", source)
	}
	return nil
}

func (d *Date) scanText(text string) error {
	if day := len(time.DateOnly); len(text) > day && (text[day] == 'T' || text[day] == ' ') {
		text = text[:day]
	}
	parsed, err := ParseDate(text)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Value implements [driver.Valuer]: the level's text, NULL where it is unstated.
func (l AgencyLevel) Value() (driver.Value, error) {
	if l == "" {
		return nil, nil
	}
	return string(l), nil
}

// Scan implements [database/sql.Scanner]: NULL and "" are unstated; a text must be one
// of [AgencyLevels]. An error leaves the level as it was.
func (l *AgencyLevel) Scan(source any) error {
	var text string
	switch value := source.(type) {
	case nil:
	case string:
		text = value
	case []byte:
		text = string(value)
	default:
		return fmt.Errorf("govinfo: a level cannot be scanned from %T", source)
	}
	if text == "" {
		*l = ""
		return nil
	}
	for _, known := range AgencyLevels() {
		if string(known) == text {
			*l = known
			return nil
		}
	}
	return fmt.Errorf("govinfo: %.32q is no level of an organ", text)
}

// Value implements [driver.Valuer]: the report's JSON as text, for columns of a text
// or a JSON type. A nil *Report is NULL.
func (r Report) Value() (driver.Value, error) { return string(r.appendJSON(nil)), nil }

// Scan implements [database/sql.Scanner]: it reads JSON as [Report.UnmarshalJSON]
// does, and NULL as the zero Report. An error leaves the report as it was.
func (r *Report) Scan(source any) error {
	var data []byte
	switch value := source.(type) {
	case nil:
		*r = Report{}
		return nil
	case string:
		data = []byte(value)
	case []byte:
		data = value
	default:
		return fmt.Errorf("govinfo: a report cannot be scanned from %T", source)
	}
	var scanned Report
	if err := scanned.UnmarshalJSON(data); err != nil {
		return err
	}
	*r = scanned
	return nil
}
