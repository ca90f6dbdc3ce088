package register

import (
	"slices"
	"strconv"
	"strings"

	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/internal/lexicon"
	"github.com/openxxgk/annualreport/internal/words"
)

// importing is an import while it goes on.
type importing struct {
	Mapping `json:"-"`
	Result
	folded map[string]string
	words  map[string]bool // told once
	columns
}

// columns are those of the table that is imported.
type columns struct {
	*tableKind
	head   []string // the row of the headings
	fields []string // of each column up to the last that is read; "" is not read
	// remarks are columns of remarks, which are looked at for numbers of people and
	// not kept.
	remarks     []int
	letterKind  ledger.ConsultationKind // by the heading
	disputeKind ledger.DisputeKind      // of all disputes, by the headings
}

// mostHeadings bounds the lists of columns that were not read.
const mostHeadings = 1000

// readHeadings finds the column of every field.
func (i *importing) readHeadings(row []string) {
	claims := make(map[string][]int) // columns by field
	weak := make(map[string][]int)
	for at, heading := range row {
		column, mapped := i.columnOf(heading, i.folded)
		switch {
		case column.Personal:
			i.list(&i.Dropped, heading, at)
		case column.Field == "" || !mapped && i.isMapped(column.Field):
			i.ignore(heading, at)
		case column.Weak:
			weak[column.Field] = append(weak[column.Field], at)
		default:
			claims[column.Field] = append(claims[column.Field], at)
			if column.Fixed != "" {
				i.letterKind = ledger.ConsultationKind(column.Fixed)
			}
		}
	}
	i.takeWeak(row, claims, weak)
	i.assign(row, claims)
	if i.tableKind == disputes {
		i.takeKind(row)
	}
}

// assign gives every column its field, and asks where a field has several.
func (i *importing) assign(row []string, claims map[string][]int) {
	for _, field := range i.tableKind.fields {
		columns := claims[field]
		if len(columns) > 1 {
			i.ask(row, field, columns)
		}
		for _, at := range columns {
			for len(i.fields) <= at {
				i.fields = append(i.fields, "")
			}
			i.fields[at] = field
		}
	}
}

// takeWeak takes a day that is not 收到申请之日 where the register has nothing better, and
// tells so.
func (i *importing) takeWeak(row []string, claims, weak map[string][]int) {
	for field, columns := range weak {
		if len(claims[field]) > 0 {
			for _, at := range columns {
				i.ignore(row[at], at)
			}
			continue
		}
		claims[field] = columns
		for _, at := range columns {
			code := NoteWeakHeading
			if i.tableKind == disputes {
				code = NoteWeakFiling
			}
			i.note(Note{Code: code, Word: strings.TrimSpace(words.OneLine(row[at]))})
		}
	}
}

func (i *importing) isMapped(field string) bool {
	for _, mapped := range i.folded {
		if mapped == field {
			return true
		}
	}
	return false
}

func (i *importing) ask(row []string, field string, columns []int) {
	q := Question{Field: field}
	for _, at := range columns {
		if len(q.Headings) < mostHeadings {
			q.Headings = append(q.Headings, words.Shorten(row[at]))
		}
	}
	i.Questions = append(i.Questions, q)
}

func (i *importing) ignore(heading string, at int) {
	if strings.TrimSpace(heading) == "" {
		return
	}
	i.list(&i.Ignored, heading, at)
	if lexicon.IsRemarkHeading(heading) && len(i.remarks) < 10 {
		i.remarks = append(i.remarks, at)
	}
}

// columnName names a column. One with a number of a person as heading, as in a sheet without
// headings, is named by its place.
func columnName(heading string, at int) string {
	if isPersonal(heading) {
		return "#" + strconv.Itoa(at+1)
	}
	return words.Shorten(heading)
}

// list adds a heading to a list.
func (i *importing) list(to *[]string, heading string, at int) {
	name := columnName(heading, at)
	if len(*to) < mostHeadings && !slices.Contains((*to)[max(0, len(*to)-100):], name) {
		*to = append(*to, name)
	}
}

func (i *importing) note(n Note) {
	const most = 1000
	n.OfDisputes = i.tableKind == disputes
	if len(i.Notes) < most {
		i.Notes = append(i.Notes, n)
	}
}

// value returns what a word means in a field: by the mapping, then by the lexicon.
func (i *importing) value(field, text string) lexicon.RegisterValue {
	if values := i.Values[field]; len(values) > 0 {
		if value, mapped := values[strings.TrimSpace(text)]; mapped {
			return lexicon.RegisterValue{Word: text, Value: value, Meant: lexicon.ExactWord}
		}
		folded := words.Fold(text)
		for word, value := range values {
			if words.Fold(word) == folded {
				return lexicon.RegisterValue{Word: word, Value: value, Meant: lexicon.ExactWord}
			}
		}
	}
	return i.word(field, text)
}
