// Package register imports the rows of a register of requests, as organs keep it in a
// sheet or a table, into package ledger; and those of a register of the disputes about
// them. Columns are found by their headings, or as a [Mapping] of the caller's says; words
// become classes, channels and outcomes.
//
// Nothing is guessed. Two columns for one field are a [Question]; a word that does not
// lead to one cell is a fault of its case, which the tally tells and leaves out. Columns
// of personal data (names, numbers, contacts) are dropped unread and listed. What stands
// in a column and is no known word is described in problems, never repeated: it may be
// somebody's name. Totals, headings printed again, signatures and notes below the table
// are no cases, and are told by their row.
//
// Everything here may be used by several goroutines at once; what it is given must not
// change meanwhile, and is not changed.
package register

import (
	"github.com/openxxgk/annualreport/govinfo/ledger"
)

// Result is what was imported.
type Result struct {
	// Cases and Disputes have nothing while there are questions.
	Cases    []ledger.Case    `json:"cases"`
	Disputes []ledger.Dispute `json:"disputes"`
	// Dropped are the headings of personal data, whose columns were not read; Ignored
	// those of other columns that were not read. Both in order.
	Dropped   []string   `json:"dropped"`
	Ignored   []string   `json:"ignored"`
	Columns   []Column   `json:"columns"` // as they are understood, while there are questions, too
	Notes     []Note     `json:"notes"`
	Questions []Question `json:"questions"`
}

// Import imports the rows of a table, the first of which with at least two known headings
// has the headings, of requests or of disputes; or of several tables, such as one of each.
// Rows keep their number, from 1; a nil table is none. The error is a [*HeadingsError] or a
// [*MappingError]; whatever is wrong with a row becomes a fault of its case. Time and
// memory are linear in the rows.
func (m Mapping) Import(tables ...[][]string) (Result, error) {
	if err := m.check(); err != nil {
		return Result{}, err
	}
	i := importing{Mapping: m, folded: m.foldedColumns(), words: make(map[string]bool)}
	var begun []table
	for _, rows := range tables {
		if rows == nil {
			continue
		}
		head, kind := m.headRow(rows, i.folded)
		if head < 0 {
			return Result{}, NoHeadings(rows)
		}
		begun = append(begun, table{rows, head, kind})
	}
	if len(begun) == 0 {
		return Result{}, ErrNoHeadings
	}
	if err := m.checkHeadings(begun); err != nil {
		return Result{}, err
	}
	for _, t := range begun {
		i.table(t)
	}
	if len(i.Questions) > 0 {
		i.Cases, i.Disputes = nil, nil
	}
	return i.Result, nil
}

// table is rows with their headings.
type table struct {
	rows [][]string
	head int
	kind *tableKind
}

// table imports one table.
func (i *importing) table(t table) {
	i.columns = columns{tableKind: t.kind, head: t.rows[t.head]}
	questions := len(i.Questions)
	i.readHeadings(i.head)
	i.describe()
	if len(i.Questions) > questions {
		return
	}
	for k, row := range t.rows[t.head+1:] {
		number := t.head + k + 2
		switch code := i.noRecord(row); {
		case code != "":
			i.note(Note{Code: code, Row: number})
		case t.kind == disputes:
			i.dispute(row)
		default:
			i.row(row, number)
		}
	}
}

// Import imports rows by their own names; see [Mapping.Import].
func Import(tables ...[][]string) (Result, error) { return Mapping{}.Import(tables...) }
