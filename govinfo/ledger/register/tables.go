package register

import (
	"slices"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/internal/lexicon"
)

// tableKind is what a table has the records of.
type tableKind struct {
	fields            []string
	idField, dayField string // without which a row is no record
	column            func(heading string) lexicon.RegisterColumn
	word              func(field, text string) lexicon.RegisterValue
}

var requests = &tableKind{
	fields: append([]string{
		"id", "received", "applicant", "channel", "arrived", "closed", "outcome",
		"supplement.notified", "supplement.due", "supplement.received", "extension.notified", "extension.workdays",
		"consultations.sent", "consultations.returned", "consultations.kind", "reasonsAsked",
		"fee.basis", "fee.pages", "fee.sent", "fee.received", "fee.amount", "fee.paid", "items", "applicantKey", "due", "copies",
	}, numberedLetters()...),
	idField: "id", dayField: "received", column: lexicon.RegisterHeading, word: lexicon.RegisterWord,
}

var disputes = &tableKind{
	fields: []string{
		"disputes.id", "disputes.kind", "disputes.afterReconsideration", "disputes.filed", "disputes.result", "disputes.concluded",
		"disputes.coDefendant", "disputes.cases",
	},
	idField: "disputes.id", dayField: "disputes.filed", column: lexicon.DisputeHeading, word: lexicon.DisputeWord,
}

// Fields returns the fields that a column can have: of requests, and behind "disputes." of
// disputes.
func Fields() []string { return slices.Concat(requests.fields, disputes.fields) }

// isOf reports whether a field of a mapping is one of the table's.
func (k *tableKind) isOf(field string) bool { return field == "" || slices.Contains(k.fields, field) }

// columnOf returns what a heading means in a table, first by the mapping. mapped says that
// the mapping names it.
func (k *tableKind) columnOf(heading string, folded map[string]string) (column lexicon.RegisterColumn, mapped bool) {
	if len(folded) > 0 && len(heading) < longestHeading {
		if field, mapped := folded[foldHeading(heading)]; mapped && k.isOf(field) {
			return lexicon.RegisterColumn{Field: field}, true
		}
	}
	column = k.column(heading)
	if column.Nth > 0 {
		column.Field = numbered(column.Field, column.Nth)
	}
	return column, false
}

func foldHeading(heading string) string { return strings.ToLower(lexicon.FoldHeading(heading)) }

// claims count what the headings of a row could be of.
type claims struct {
	requests, disputes int  // headings that are known in each
	marks              int  // those that only speak of disputes
	speaks             bool // one speaks of disputes
	classed            bool // one is the class of the applicant
}

func (c *claims) add(heading string, folded map[string]string) {
	column, mapped := requests.columnOf(heading, folded)
	if mapped || column.Field != "" {
		c.requests++
		c.classed = c.classed || column.Field == "applicant"
	}
	column, mapped = disputes.columnOf(heading, folded)
	known := mapped || column.Field != ""
	if known {
		c.disputes++
	}
	if mapped && column.Field != "" || lexicon.SpeaksOfDisputes(heading) {
		c.speaks = true
		if !known {
			c.marks++
		}
	}
}

// kindOf says of what a row has the headings; nil is neither. Of the headings that both
// could have, those of one only decide, and requests where they are as many, where the class
// of the applicant has a column, which table 三 needs and table 四 does not know, or where no
// heading speaks of disputes.
func kindOf(row []string, folded map[string]string) *tableKind {
	var c claims
	for _, heading := range row {
		if strings.TrimSpace(heading) != "" {
			c.add(heading, folded)
		}
	}
	switch {
	case c.speaks && c.disputes >= 2 && c.disputes+c.marks > c.requests && !(c.classed && c.requests >= 2):
		return disputes
	case c.requests >= 2:
		return requests
	}
	return nil
}

// headRow returns the row with the headings and what it has the headings of, or -1.
func (m Mapping) headRow(rows [][]string, folded map[string]string) (at int, kind *tableKind) {
	const most = 20 // rows of titles above the headings, not counting empty ones
	seen := 0
	for i, row := range rows {
		if len(row) == 0 {
			continue
		}
		if kind := kindOf(row, folded); kind != nil {
			return i, kind
		}
		if seen++; seen == most {
			break
		}
	}
	return -1, nil
}

// Headings returns the row with the headings of a register, one of the first, and whether
// they are those of a register of disputes. Nil is none.
func (m Mapping) Headings(rows [][]string) (row []string, ofDisputes bool) {
	at, kind := m.headRow(rows, m.foldedColumns())
	if at < 0 {
		return nil, false
	}
	return rows[at], kind == disputes
}

// Rows returns a table as rows. A cell that covers several places stands in each of
// them. The error is a [*document.GridError] for a table with spans that is too large. A nil table panics.
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
