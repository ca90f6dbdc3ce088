package register

import (
	"fmt"
	"maps"
	"slices"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// Mapping says how columns and words of a register are to be understood, where their own
// names do not. The zero Mapping goes by the names alone.
type Mapping struct {
	// Columns gives the field of a heading: a path of the record ("received",
	// "supplement.due", "disputes.filed"; see [Fields]), "copies" for the number of
	// requests that a row stands for, or "" for a column to be passed over. Every heading
	// must stand in the register.
	Columns map[string]string `json:"columns"`
	// Values gives the value of a word, by field: "applicant", "channel", "outcome",
	// "consultations.kind", "fee.basis", "disputes.kind" or "disputes.result".
	Values map[string]map[string]string `json:"values"`
	// ExcelDates takes numbers in columns of dates for serial numbers of Excel's
	// calendar of 1900 (45355 is 2024-03-04).
	ExcelDates bool `json:"excelDates"`
	// Pseudonym makes a key of what stands in the column mapped to "applicantKey", which
	// is dropped at once. It must be keyed: a bare hash of a citizen's number is undone
	// by trying all. Nil takes the column as keys.
	Pseudonym func(string) string `json:"-"`
}

// MappingError says that a mapping names a heading, a field or a value that does not exist.
type MappingError struct {
	Heading, Field string // of Columns
	Missing        bool   // the register has no such heading
	Word, Value    string // of Values
}

func (e *MappingError) Error() string {
	switch {
	case e.Missing:
		return fmt.Sprintf("register: the mapping names the heading %q, which the register does not have", masked(e.Heading))
	case e.Heading != "":
		return fmt.Sprintf("register: the mapping gives the heading %q to %q, which is no field", masked(e.Heading), masked(e.Field))
	case e.Word == "":
		return fmt.Sprintf("register: the mapping gives values to %q, which is no field of words", masked(e.Field))
	}
	return fmt.Sprintf("register: the mapping gives the word %q of %s the value %q, which it does not have", masked(e.Word), e.Field, masked(e.Value))
}

// masked is a text of a mapping as it may be told.
func masked(text string) string {
	if isPersonal(text) {
		return "…"
	}
	return text
}

func (m *Mapping) check() error {
	for _, heading := range slices.Sorted(maps.Keys(m.Columns)) {
		if field := m.Columns[heading]; !requests.isOf(field) && !disputes.isOf(field) {
			return &MappingError{Heading: heading, Field: field}
		}
	}
	for _, field := range slices.Sorted(maps.Keys(m.Values)) {
		known := valuesOf(field)
		if known == nil {
			return &MappingError{Field: field}
		}
		for _, word := range slices.Sorted(maps.Keys(m.Values[field])) {
			if value := m.Values[field][word]; !slices.Contains(known, value) {
				return &MappingError{Field: field, Word: word, Value: value}
			}
		}
	}
	return nil
}

// checkHeadings asks that every heading of the mapping stands in a table that may have its
// field.
func (m *Mapping) checkHeadings(tables []table) error {
	if len(m.Columns) == 0 {
		return nil
	}
	has := make(map[*tableKind]map[string]bool)
	for _, t := range tables {
		if has[t.kind] == nil {
			has[t.kind] = make(map[string]bool)
		}
		for _, heading := range t.rows[t.head] {
			if len(heading) < longestHeading {
				has[t.kind][foldHeading(heading)] = true
			}
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(m.Columns)) {
		field, key := m.Columns[heading], foldHeading(heading)
		if !(requests.isOf(field) && has[requests][key]) && !(disputes.isOf(field) && has[disputes][key]) {
			return &MappingError{Heading: heading, Field: field, Missing: true}
		}
	}
	return nil
}

// valuesOf returns the values that a field of words can have; nil for other fields.
func valuesOf(field string) []string {
	switch field {
	case "applicant":
		return texts(ledger.Classes())
	case "channel":
		return texts(ledger.Channels())
	case "outcome":
		return texts(append(ledger.Outcomes(govinfo.Edition2021), ledger.Outcomes(govinfo.Edition2019)...))
	case "consultations.kind":
		return texts([]ledger.ConsultationKind{ledger.ThirdParty, ledger.CoAuthor, ledger.OtherOrgan})
	case "fee.basis":
		return texts([]ledger.FeeBasis{ledger.ByItems, ledger.ByPages, ledger.ByBoth})
	case "disputes.kind":
		return texts([]ledger.DisputeKind{ledger.Reconsideration, ledger.DirectLitigation, ledger.LitigationAfterReconsideration})
	case "disputes.result":
		return texts([]ledger.DisputeResult{ledger.Upheld, ledger.Corrected, ledger.OtherResult, ledger.Pending})
	case "disputes.coDefendant", "disputes.afterReconsideration":
		return []string{"true", "false"}
	}
	return nil
}

func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, value := range values {
		list[i] = string(value)
	}
	return list
}

func (m *Mapping) foldedColumns() map[string]string {
	folded := make(map[string]string, len(m.Columns))
	for heading, field := range m.Columns {
		folded[foldHeading(heading)] = field
	}
	return folded
}
