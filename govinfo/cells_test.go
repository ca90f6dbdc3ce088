package govinfo_test

import (
	"errors"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
)

// cellFields walks the structs and returns the path of every Count and Amount
// field, with the field's name written as in JSON.
func cellFields(t reflect.Type, path string) (fields []string) {
	for i := range t.NumField() {
		field := t.Field(i)
		name := strings.ToLower(field.Name[:1]) + field.Name[1:]
		if path != "" {
			name = path + "." + name
		}
		switch {
		case field.Type == reflect.TypeFor[govinfo.Count](), field.Type == reflect.TypeFor[govinfo.Amount]():
			fields = append(fields, name)
		case field.Type.Kind() == reflect.Struct && field.Type.PkgPath() == reflect.TypeFor[govinfo.Report]().PkgPath():
			fields = append(fields, cellFields(field.Type, name)...)
		}
	}
	return fields
}

func TestEveryCellFieldHasExactlyOneRef(t *testing.T) {
	fields := make(map[govinfo.Ref]bool)
	for _, field := range cellFields(reflect.TypeFor[govinfo.Report](), "") {
		fields[govinfo.Ref(field)] = true
	}
	refs := govinfo.Refs()
	if len(refs) != govinfo.CellCount || len(fields) != govinfo.CellCount {
		t.Errorf("%d refs, %d fields, want %d", len(refs), len(fields), govinfo.CellCount)
	}
	for i, ref := range refs {
		if !fields[ref] {
			t.Errorf("%s is no field", ref)
		}
		if index, ok := ref.Index(); !ok || index != i {
			t.Errorf("%s has index %d, want %d", ref, index, i)
		}
	}
}

// A ref must reach the field of its name, and no other.
func TestRefsReachTheirFields(t *testing.T) {
	for _, ref := range govinfo.Refs() {
		var r govinfo.Report
		field := reflect.ValueOf(&r).Elem()
		for element := range strings.SplitSeq(string(ref), ".") {
			field = field.FieldByName(strings.ToUpper(element[:1]) + element[1:])
		}
		var want govinfo.Value = govinfo.N(7)
		if field.Type() == reflect.TypeFor[govinfo.Amount]() {
			want = govinfo.MustAmount("7.5")
		}
		if err := r.Set(ref, want); err != nil {
			t.Fatal(err)
		}
		if got := field.Interface(); !reflect.DeepEqual(got, want) {
			t.Errorf("Set(%s) did not reach its field", ref)
		}
		if got, err := r.At(ref); err != nil || got.String() != want.String() {
			t.Errorf("At(%s) = %v, %v", ref, got, err)
		}
		counts := r.AppendCounts(nil)
		for i, count := range counts {
			index, _ := ref.Index()
			if _, isCount := want.(govinfo.Count); count.IsBlank() == (isCount && i == index) {
				t.Errorf("AppendCounts after Set(%s): cell %d is %v", ref, i, count)
			}
		}
	}
}

func TestFormsHoldEveryRefOnce(t *testing.T) {
	seen := make(map[govinfo.Ref]int)
	for _, form := range []govinfo.Form{govinfo.Edition2019.Form(), govinfo.Edition2021.Form()} {
		inForm := make(map[govinfo.Ref]bool)
		for _, ref := range form.Refs() {
			if inForm[ref] {
				t.Errorf("%v: %s stands twice", form.Edition, ref)
			}
			inForm[ref] = true
			seen[ref]++
		}
		r := govinfo.Blank(form.Edition)
		var yielded []govinfo.Ref
		for ref := range r.Cells() {
			yielded = append(yielded, ref)
		}
		if !reflect.DeepEqual(yielded, form.Refs()) {
			t.Errorf("%v: Cells does not yield the form's refs in form order", form.Edition)
		}
	}
	for _, ref := range govinfo.Refs() {
		if seen[ref] == 0 {
			t.Errorf("%s is in no form", ref)
		}
	}
	if len(seen) != govinfo.CellCount {
		t.Errorf("the forms have %d refs, want %d", len(seen), govinfo.CellCount)
	}
}

// The grids of the forms, row by row: header and data cells must fill the width.
func TestFormSpansFillTheGrid(t *testing.T) {
	for _, form := range []govinfo.Form{govinfo.Edition2019.Form(), govinfo.Edition2021.Form()} {
		for _, table := range form.Tables {
			for _, block := range table.Blocks {
				below := make([]int, table.Columns) // rows still covered from above
				for i, row := range block.Header {
					column := 0
					for _, cell := range row {
						for column < table.Columns && below[column] > 0 {
							below[column]--
							column++
						}
						for range cell.ColSpan {
							below[column] = cell.RowSpan - 1
							column++
						}
					}
					for ; column < table.Columns && below[column] > 0; column++ {
						below[column]--
					}
					if column != table.Columns {
						t.Errorf("%v section %d %s: header row %d is %d wide, want %d", form.Edition, table.Section, block.Title, i, column, table.Columns)
					}
				}
				width := table.LabelColumns
				for _, column := range block.Columns {
					width += column.Span
				}
				if width != table.Columns {
					t.Errorf("%v section %d %s: lines are %d wide, want %d", form.Edition, table.Section, block.Title, width, table.Columns)
				}
			}
		}
	}
}

func TestCellsLosesNothing(t *testing.T) {
	r := govinfo.Blank(govinfo.Edition2019)
	r.Proactive.Licensing.Decisions = govinfo.N(3)
	r.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(4)
	var extra []govinfo.Ref
	for ref, value := range r.Cells() {
		if !value.IsBlank() {
			extra = append(extra, ref)
		}
	}
	want := []govinfo.Ref{"proactive.licensing.decisions", "applications.outcomes.other.feeUnpaid.total"}
	if !reflect.DeepEqual(extra, want) {
		t.Errorf("filled cells %v, want %v", extra, want)
	}
}

func TestEditions(t *testing.T) {
	filled2019, filled2021 := govinfo.Report{Year: 2023}, govinfo.Report{Year: 2020}
	filled2019.Applications.Outcomes.Other.Undivided.Total = govinfo.N(0)
	filled2019.Proactive2019.Procurement.Amount = govinfo.MustAmount("1")
	filled2021.Applications.Outcomes.Other.FeeUnpaid.Total = govinfo.N(0)
	filled2021.Proactive.Fees.Amount = govinfo.MustAmount("1")
	stated := filled2019
	stated.Editions = govinfo.Editions{Proactive: govinfo.Edition2021, Applications: govinfo.Edition2021}
	for name, test := range map[string]struct {
		report govinfo.Report
		want   govinfo.Edition
	}{
		"zero":                           {govinfo.Report{}, govinfo.Edition2021},
		"year 2019":                      {govinfo.Report{Year: 2019}, govinfo.Edition2019},
		"year 2021":                      {govinfo.Report{Year: 2021}, govinfo.Edition2021},
		"year 2012":                      {govinfo.Report{Year: 2012}, govinfo.Edition2021},
		"cells of 2019 in a late report": {filled2019, govinfo.Edition2019},
		"cells of 2021 in an old report": {filled2021, govinfo.Edition2021},
		"stated":                         {stated, govinfo.Edition2021},
	} {
		if p, a := test.report.ProactiveEdition(), test.report.ApplicationsEdition(); p != test.want || a != test.want {
			t.Errorf("%s: editions %v and %v, want %v", name, p, a, test.want)
		}
	}
}

func TestSetRefusesWhatIsNoCell(t *testing.T) {
	var r govinfo.Report
	for _, test := range []struct {
		ref    govinfo.Ref
		value  govinfo.Value
		reason error
	}{
		{"applications.received", govinfo.N(1), govinfo.ErrUnknownRef},
		{"", govinfo.N(1), govinfo.ErrUnknownRef},
		{"proactive.fees.amount", govinfo.N(1), govinfo.ErrType},
		{"applications.received.total", govinfo.MustAmount("1"), govinfo.ErrType},
		{"applications.received.total", nil, govinfo.ErrType},
	} {
		if err := r.Set(test.ref, test.value); !errors.Is(err, test.reason) || !strings.Contains(err.Error(), strconv.Quote(string(test.ref))) {
			t.Errorf("Set(%q, %v): %v", test.ref, test.value, err)
		}
	}
	if !r.Equal(govinfo.Report{}) {
		t.Error("a refused Set changed the report")
	}
	if _, err := r.At("applications"); !errors.Is(err, govinfo.ErrUnknownRef) {
		t.Error("At of a table")
	}
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		ref, prefix govinfo.Ref
		want        bool
	}{
		{"disputes.reconsideration.total", "disputes", true},
		{"disputes.reconsideration.total", "disputes.reconsideration.total", true},
		{"disputes.reconsideration.total", "disp", false},
		{"proactive2019.fees.change", "proactive", false},
		{"x", "", true},
		{"disputes", "disputes.reconsideration", false},
	} {
		if got := test.ref.Within(test.prefix); got != test.want {
			t.Errorf("%q.Within(%q) = %v", test.ref, test.prefix, got)
		}
	}
}
