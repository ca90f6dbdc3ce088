// Package register imports the rows of a register of requests, as organs keep it in a
// sheet or a table, into package ledger. Columns are found by their headings, or as a
// [Mapping] of the caller's says; words become classes, channels and outcomes.
//
// Nothing is guessed. Two columns for one field are a [Question]; a word that does not
// lead to one cell is a fault of its case, which the tally tells and leaves out. Columns
// of personal data (names, numbers, contacts) are dropped unread and listed. What stands
// in a column and is no known word is described in problems, never repeated: it may be
// somebody's name.
package register

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// Mapping says how columns and words of a register are to be understood, where their own
// names do not. The zero Mapping goes by the names alone.
type Mapping struct {
	// Columns gives the field of a heading: a path of the record ("received",
	// "supplement.due"; see [Fields]), "copies" for the number of requests that a row
	// stands for, or "" for a column to be passed over.
	Columns map[string]string
	// Values gives the value of a word, by field: "applicant", "channel", "outcome",
	// "consultations.kind" or "fee.basis".
	Values map[string]map[string]string
	// ExcelDates takes numbers in columns of dates for serial numbers of Excel's
	// calendar of 1900 (45355 is 2024-03-04).
	ExcelDates bool
	// Pseudonym makes a key of what stands in the column mapped to "applicantKey", which
	// is dropped at once. It must be keyed: a bare hash of a citizen's number is undone
	// by trying all. Nil takes the column as keys.
	Pseudonym func(string) string
}

// Result is what was imported.
type Result struct {
	// Cases has no case while there are questions.
	Cases []ledger.Case
	// Dropped are the headings of personal data, whose columns were not read; Ignored
	// those of other columns that were not read. Both in order.
	Dropped, Ignored []string
	Notes            []Note
	Questions        []Question
}

// ErrNoHeadings says that no row has the headings of a register.
var ErrNoHeadings = errors.New("register: no row has headings of a register, such as 登记编号, 收到日期, 申请人类别")

// MappingError says that a mapping names a field or a value that does not exist.
type MappingError struct {
	Heading, Field string // of Columns
	Word, Value    string // of Values
}

func (e *MappingError) Error() string {
	if e.Heading != "" {
		return fmt.Sprintf("register: the mapping gives the heading %q to %q, which is no field", e.Heading, e.Field)
	}
	return fmt.Sprintf("register: the mapping gives the word %q of %s the value %q, which it does not have", e.Word, e.Field, e.Value)
}

// Fields returns the fields that a column can have.
func Fields() []string { return slices.Clone(fieldNames) }

var fieldNames = []string{
	"id", "received", "applicant", "channel", "arrived", "closed", "outcome",
	"supplement.notified", "supplement.due", "supplement.received", "extension.notified", "extension.workdays",
	"consultations.sent", "consultations.returned", "consultations.kind", "reasonsAsked",
	"fee.basis", "fee.pages", "fee.sent", "fee.received", "fee.amount", "fee.paid", "items", "applicantKey", "due", "copies",
}

// Import imports rows, the first of which with at least two known headings has the
// headings. Rows keep their number, from 1. The error is [ErrNoHeadings] or a
// [*MappingError]; whatever is wrong with a row becomes a fault of its case. Time and
// memory are linear in the rows.
func (m Mapping) Import(rows [][]string) (Result, error) {
	if err := m.check(); err != nil {
		return Result{}, err
	}
	folded := m.foldedColumns()
	head := m.headRow(rows, folded)
	if head < 0 {
		return Result{}, ErrNoHeadings
	}
	i := importing{Mapping: m, folded: folded, words: make(map[string]bool)}
	i.readHeadings(rows[head])
	if len(i.Questions) > 0 {
		return i.Result, nil
	}
	for k, row := range rows[head+1:] {
		i.row(row, head+k+2)
	}
	return i.Result, nil
}

// Import imports rows by their own names; see [Mapping.Import].
func Import(rows [][]string) (Result, error) { return Mapping{}.Import(rows) }

// Rows returns a table as rows. A cell that covers several places stands in each of
// them. The error is a [*document.GridError] for a table with spans that is too large.
func Rows(table *document.Table) ([][]string, error) {
	rows := make([][]string, len(table.Rows))
	if !hasSpans(table) {
		for i := range table.Rows {
			for k := range table.Rows[i].Cells {
				rows[i] = append(rows[i], table.Rows[i].Cells[k].Text)
			}
		}
		return rows, nil
	}
	grid, err := table.Grid()
	if err != nil {
		return nil, err
	}
	for i := range grid {
		for _, place := range grid[i] {
			text := ""
			if place.Cell >= 0 {
				text = table.Rows[place.Row].Cells[place.Cell].Text
			}
			rows[i] = append(rows[i], text)
		}
	}
	return rows, nil
}

func hasSpans(table *document.Table) bool {
	for i := range table.Rows {
		for k := range table.Rows[i].Cells {
			if cell := &table.Rows[i].Cells[k]; cell.Width() > 1 || cell.Height() > 1 {
				return true
			}
		}
	}
	return false
}

func (m *Mapping) check() error {
	for heading, field := range m.Columns {
		if field != "" && !slices.Contains(fieldNames, field) {
			return &MappingError{Heading: heading, Field: field}
		}
	}
	for field, values := range m.Values {
		for word, value := range values {
			if !slices.Contains(valuesOf(field), value) {
				return &MappingError{Field: field, Word: word, Value: value}
			}
		}
	}
	return nil
}

// valuesOf returns the values that a field of words can have.
func valuesOf(field string) []string {
	var values []string
	switch field {
	case "applicant":
		for _, class := range ledger.Classes() {
			values = append(values, string(class))
		}
	case "channel":
		for _, channel := range ledger.Channels() {
			values = append(values, string(channel))
		}
	case "outcome":
		for _, outcome := range append(ledger.Outcomes(govinfo.Edition2021), ledger.Outcomes(govinfo.Edition2019)...) {
			values = append(values, string(outcome))
		}
	case "consultations.kind":
		values = []string{string(ledger.ThirdParty), string(ledger.CoAuthor), string(ledger.OtherOrgan)}
	case "fee.basis":
		values = []string{string(ledger.ByItems), string(ledger.ByPages), string(ledger.ByBoth)}
	}
	return values
}

func (m *Mapping) foldedColumns() map[string]string {
	folded := make(map[string]string, len(m.Columns))
	for heading, field := range m.Columns {
		folded[strings.ToLower(lexicon.FoldHeading(heading))] = field
	}
	return folded
}

// columnOf returns what a heading means, first by the mapping. mapped says that the
// mapping names it.
func columnOf(heading string, folded map[string]string) (column lexicon.RegisterColumn, mapped bool) {
	if len(folded) > 0 && len(heading) < 1000 {
		if field, mapped := folded[strings.ToLower(lexicon.FoldHeading(heading))]; mapped {
			return lexicon.RegisterColumn{Field: field}, true
		}
	}
	return lexicon.RegisterHeading(heading), false
}

// headRow returns the row with the headings, or -1.
func (m Mapping) headRow(rows [][]string, folded map[string]string) int {
	const most = 20 // rows of titles above the headings, not counting empty ones
	seen := 0
	for i, row := range rows {
		if len(row) == 0 {
			continue
		}
		if m.known(row, folded) >= 2 {
			return i
		}
		if seen++; seen == most {
			break
		}
	}
	return -1
}

// known counts the headings of a row that mean something.
func (m *Mapping) known(row []string, folded map[string]string) int {
	n := 0
	for _, heading := range row {
		if column, mapped := columnOf(heading, folded); mapped || column.Field != "" {
			n++
		}
	}
	return n
}

// HasHeadings reports whether one of the first rows has the headings of a register.
func (m Mapping) HasHeadings(rows [][]string) bool { return m.headRow(rows, m.foldedColumns()) >= 0 }
