package register_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger/register"
)

// What was understood of the columns is told, so that somebody can say what was not.
func TestColumns(t *testing.T) {
	result, err := register.Import(
		[][]string{{"序号", "编号", "收文", "收到日期", "姓名", "13900000000", ""}},
		[][]string{{"案号", "复议机关", "受理日期", "结果"}},
	)
	if err != nil {
		t.Fatal(err)
	}
	want := []register.Column{
		{Heading: "序号"}, {Heading: "编号", Field: "id"}, {Heading: "收文"}, {Heading: "收到日期", Field: "received"}, {Heading: "姓名", Personal: true}, {Heading: "#6"},
		{Heading: "案号", Field: "disputes.id", OfDisputes: true}, {Heading: "复议机关", OfDisputes: true}, {Heading: "受理日期", Field: "disputes.filed", OfDisputes: true}, {Heading: "结果", Field: "disputes.result", OfDisputes: true},
	}
	if !slices.Equal(result.Columns, want) {
		t.Errorf("columns are %+v", result.Columns)
	}
	result, err = register.Import([][]string{{"编号", "答复日期", "送达日期"}})
	if err != nil || len(result.Questions) != 1 || len(result.Columns) != 3 || result.Columns[2].Field != "closed" {
		t.Errorf("%+v, %v", result, err)
	}
}

// Where headings are not understood, a row that has one that is may be theirs. A row of
// entries is never taken for one.
func TestLikelyHeadings(t *testing.T) {
	for _, test := range []struct {
		rows [][]string
		want string
	}{
		{[][]string{{"某局"}, {"编号", "收文", "经办"}, {"1", "2024-03-04", "欧阳示例"}}, "[{编号 id false false} {收文  false false} {经办  false false}]"},
		{[][]string{{"序号", "姓名", "何时"}}, "[{序号  false false} {姓名  true false} {何时  false false}]"},
		{[][]string{{"欧阳示例", "示范路"}, {"欧阳示例", "档案"}}, "[]"},
		{[][]string{{"编号", "2024-03-04"}, {"编号1", "收文"}}, "[]"},
		{[][]string{{"姓名", "电话"}}, "[]"},
	} {
		_, err := register.Import(test.rows)
		var failed *register.HeadingsError
		if !errors.Is(err, register.ErrNoHeadings) || !errors.As(err, &failed) {
			t.Fatalf("%v: %v", test.rows, err)
		}
		if got := fmt.Sprint(failed.Columns); got != test.want {
			t.Errorf("%v: %s, want %s", test.rows, got, test.want)
		}
	}
}

// Every field has a name for people.
func TestLabels(t *testing.T) {
	seen := make(map[string]string)
	for _, field := range register.Fields() {
		label := register.Label(field)
		if label == "" {
			t.Errorf("%s has no name", field)
		}
		if other := seen[label]; other != "" && !strings.HasPrefix(field, "disputes.") {
			t.Errorf("%s and %s are both %s", field, other, label)
		}
		seen[label] = field
	}
	if register.Label("x") != "" {
		t.Error("what is no field has a name")
	}
}
