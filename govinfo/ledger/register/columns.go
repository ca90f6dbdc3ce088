package register

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// Column is a column of a register as it is understood: what a [Mapping] may say more of.
type Column struct {
	Heading    string `json:"heading"`           // "#3" where it looks like somebody's number itself
	Field      string `json:"field"`             // "" is not read
	Personal   bool   `json:"personal,omitzero"` // of a person: not read
	OfDisputes bool   `json:"ofDisputes,omitzero"`
}

// ErrNoHeadings says that no row has the headings of a register.
var ErrNoHeadings error = &HeadingsError{}

// HeadingsError is [ErrNoHeadings] with what may be headings all the same.
type HeadingsError struct {
	Columns []Column // of a row with one heading that is known, or nil
}

func (e *HeadingsError) Error() string {
	return "register: no row has headings of a register, such as 登记编号, 收到日期, 申请人类别"
}

// Is makes it ErrNoHeadings for errors.Is.
func (e *HeadingsError) Is(target error) bool { return target == ErrNoHeadings }

// Label names a field to people: the heading that is most usual for it, in Chinese.
func Label(field string) string {
	switch field {
	case "applicantKey":
		return "申请人标识"
	case "copies":
		return "件数"
	}
	if n, part, found := strings.Cut(strings.TrimPrefix(field, letters), "."); found && strings.HasPrefix(field, letters) {
		return Label(letters+part) + n
	}
	return lexicon.FieldHeading(field)
}

// describe lists the columns of the table that is imported.
func (i *importing) describe() {
	for at, heading := range i.head {
		if len(i.Result.Columns) >= mostHeadings {
			return
		}
		if strings.TrimSpace(heading) != "" {
			column, _ := i.columnOf(heading, i.folded)
			i.Result.Columns = append(i.Result.Columns, Column{columnName(heading, at), i.fieldAt(at), column.Personal, i.tableKind == disputes})
		}
	}
}

// NoHeadings returns the error for tables of which none has headings.
func NoHeadings(tables ...[][]string) error {
	for _, rows := range tables {
		for _, row := range rows[:min(len(rows), 20)] {
			if columns := likely(row); columns != nil {
				return &HeadingsError{Columns: columns}
			}
		}
	}
	return ErrNoHeadings
}

// likely returns the columns of a row that seems to be one of headings: several short words
// without digits, of which one is known.
func likely(row []string) []Column {
	const longest, most = 30, 100
	var columns []Column
	known := 0
	for at, heading := range row {
		if heading = strings.TrimSpace(heading); heading == "" {
			continue
		}
		if utf8.RuneCountInString(heading) > longest || strings.ContainsFunc(heading, unicode.IsDigit) || isPersonal(heading) || len(columns) == most {
			return nil
		}
		column := lexicon.RegisterHeading(heading)
		if column.Field != "" || column.Personal || lexicon.IsRemarkHeading(heading) || words.Fold(heading) == "序号" {
			known++
		}
		columns = append(columns, Column{columnName(heading, at), column.Field, column.Personal, false})
	}
	if known == 0 || len(columns) < 2 || !slices.ContainsFunc(columns, func(c Column) bool { return !c.Personal }) {
		return nil
	}
	return columns
}
