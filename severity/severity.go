// Package severity tells how grave something is that was found in a report: one
// scale for the rules that find it (package validate) and for the writers that show
// it (package render), neither of which knows the other.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package severity

import "fmt"

// Severity tells how serious a finding is, the graver the smaller. The zero Severity
// is none: a rule must choose.
//
// Its text, in JSON and in data, is "error", "warning" or "note"; in a database the
// same, and NULL for none.
type Severity uint8

const (
	// Error is for what the form or the law itself demands: the report is wrong.
	Error Severity = iota + 1
	// Warning is for what is expected but has legitimate exceptions: the report is
	// probably wrong.
	Warning
	// Note is a hint: worth a look.
	Note
)

// All returns the severities, the gravest first, in a new slice.
func All() []Severity { return []Severity{Error, Warning, Note} }

// String returns "error", "warning" or "note"; for none, and for what is no severity,
// "Severity(0)" and so on.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// MarshalText returns [Severity.String], and an error for none.
func (s Severity) MarshalText() ([]byte, error) {
	if s < Error || s > Note {
		return nil, fmt.Errorf("severity: %v is no severity", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads "error", "warning" or "note". An error leaves s as it was.
func (s *Severity) UnmarshalText(text []byte) error {
	for _, known := range All() {
		if known.String() == string(text) {
			*s = known
			return nil
		}
	}
	return fmt.Errorf("severity: %.32q is none of error, warning, note", text)
}
