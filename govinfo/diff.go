package govinfo

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Change is a cell that differs between two reports.
type Change struct {
	Ref    Ref   `json:"ref"`
	Before Value `json:"before"`
	After  Value `json:"after"` // blank where the cell is
}

// Difference returns After − Before, in the unit of the cell: a [Count] or an
// [Amount] as the two are. It is blank where one of them is, for a blank is no
// zero, and where it has more than [MaxDigits] digits.
func (c Change) Difference() Value {
	switch before := c.Before.(type) {
	case Count:
		after, _ := c.After.(Count)
		if before.IsBlank() || after.IsBlank() {
			return Count{}
		}
		difference, _ := NewCount(after.code>>1 - before.code>>1) // blank if too long
		return difference
	case Amount:
		after, _ := c.After.(Amount)
		if before.IsBlank() || after.IsBlank() {
			return Amount{}
		}
		difference, _ := NewAmount(after.value.Sub(before.value))
		return difference
	}
	return Count{}
}

// Percent returns the difference in percent of Before, rounded to one decimal
// place, halves away from zero. There is none, and ok is false, where one of the
// two is blank and where Before is zero or less.
func (c Change) Percent() (percent decimal.Decimal, ok bool) {
	before, filledBefore := decimalValue(c.Before)
	after, filledAfter := decimalValue(c.After)
	if !filledBefore || !filledAfter || !before.IsPositive() {
		return decimal.Decimal{}, false
	}
	return after.Sub(before).Shift(2).DivRound(before, 1), true
}

func decimalValue(value Value) (d decimal.Decimal, ok bool) {
	switch value := value.(type) {
	case Count:
		n, ok := value.Int64()
		return decimal.NewFromInt(n), ok
	case Amount:
		return value.Decimal()
	}
	return decimal.Decimal{}, false
}

// FieldChange is a field of a report's identity that differs between two: year,
// title, day of publication, the organ and how to reach it, the section titles.
type FieldChange struct {
	Ref    Ref    `json:"ref"` // its key in the JSON: "title", "agency.name"
	Before string `json:"before"`
	After  string `json:"after"` // "" where it is unstated; of "sections" a line each
}

// Difference is what [Diff] finds. Everything in it is in the order of the
// report; it is zero if the two say the same.
type Difference struct {
	// Fields are the fields of identity that differ. Between two years, the year
	// does.
	Fields []FieldChange `json:"fields"`
	// Changes are the cells that differ, in the order of [Refs].
	Changes []Change `json:"changes"`
	// Narrative are the passages of 一, 五 and 六 that differ.
	Narrative []NarrativeChange `json:"narrative"`
	// NotComparable are the tables that cannot be compared, because the two
	// reports follow different editions of it: "proactive" and "proactive2019".
	NotComparable []Ref `json:"notComparable"`
}

// Diff compares two reports: their identity, cells and narrative. A blank cell
// differs from a zero; 12.5 does not differ from 12.50.
//
// Reports that follow different editions compare as far as the editions mean the
// same: in table 三 all lines but those of （六）其他处理, where the one line of 2019,
// at "applications.outcomes.other.undivided", is compared with the sum of the
// three of 2021 (blank if one of the three is blank); table 四 throughout; table 二
// not at all, since its figures have other meanings.
func Diff(before, after *Report) Difference {
	difference := Difference{Fields: diffFields(before, after), Narrative: diffNarratives(before, after)}
	crossing := before.ApplicationsEdition() != after.ApplicationsEdition()
	sameProactive := before.ProactiveEdition() == after.ProactiveEdition()
	if !sameProactive {
		difference.NotComparable = []Ref{"proactive", "proactive2019"}
	}
	for index, ref := range allRefs() {
		if index < applicationsAt && !sameProactive || crossing && dividedCells.has(index) {
			continue
		}
		from, to := before.valueAt(index), after.valueAt(index)
		if crossing && undividedCells.has(index) {
			column := index - undividedCells.from
			fromWhole, _ := before.otherWhole(column)
			toWhole, _ := after.otherWhole(column)
			from, to = fromWhole, toWhole
		}
		if !sameValue(from, to) {
			difference.Changes = append(difference.Changes, Change{Ref: ref, Before: from, After: to})
		}
	}
	return difference
}

// identityFields are the fields that [Diff] compares, in order.
var identityFields = append([]identityField{
	{"year", "年度", func(r *Report) string {
		if r.Year == 0 {
			return ""
		}
		return strconv.Itoa(r.Year)
	}},
	{"published", "公开日期", func(r *Report) string { return r.Published.String() }},
	{"agency.level", "机关层级", func(r *Report) string { return string(r.Agency.Level) }},
	{"sections", "章节标题", func(r *Report) string { return strings.Join(r.Sections, "\n") }},
}, identityOfTexts()...)

// identityField is a field of a report's identity as text.
type identityField struct {
	ref, label string
	text       func(*Report) string
}

func identityOfTexts() []identityField {
	fields := make([]identityField, len(textFields))
	for i, field := range textFields {
		fields[i] = identityField{field.ref, field.label, func(r *Report) string { return *field.text(r) }}
	}
	return fields
}

func diffFields(before, after *Report) []FieldChange {
	var changes []FieldChange
	for _, field := range identityFields {
		from, to := field.text(before), field.text(after)
		if from != to || field.ref == "sections" && !slices.Equal(before.Sections, after.Sections) {
			changes = append(changes, FieldChange{Ref: Ref(field.ref), Before: from, After: to})
		}
	}
	return changes
}

func sameValue(a, b Value) bool {
	switch a := a.(type) {
	case Count:
		b, ok := b.(Count)
		return ok && a == b
	case Amount:
		b, ok := b.(Amount)
		return ok && a.Equal(b)
	}
	return false
}
