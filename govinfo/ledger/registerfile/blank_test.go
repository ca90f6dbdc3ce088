package registerfile_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/document"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
	"github.com/openxxgk/annualreport/govinfo/read/xlsx"
)

// An empty register to keep; nothing in it is personal, and all of it is read.
func ExampleBlank() {
	var out bytes.Buffer
	if err := (registerfile.Blank{}).Write(&out); err != nil {
		fmt.Println(err)
		return
	}
	file, err := registerfile.Read(context.Background(), out.Bytes(), register.Mapping{})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := register.Import(file.Rows, file.Disputes)
	fmt.Println(len(result.Cases), len(result.Disputes), result.Questions, result.Ignored, result.Dropped, file.Others, err)
	// Output: 0 0 [] [] [] 0 <nil>
}

// Every word of the lists leads to its own value.
func TestChoicesAreImported(t *testing.T) {
	for _, edition := range []govinfo.Edition{govinfo.Edition2021, govinfo.Edition2019} {
		var out bytes.Buffer
		if err := (registerfile.Blank{Rows: 3, Edition: edition}).Write(&out); err != nil {
			t.Fatal(err)
		}
		doc, err := xlsx.Document(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		choices := choicesOf(t, doc, 3)[:len(ledger.Outcomes(edition))]
		if len(choices) != len(ledger.Outcomes(edition)) {
			t.Fatalf("the choices are %q", choices)
		}
		rows := [][]string{{"登记编号", "收到日期", "申请人类别", "申请方式", "答复日期", "答复类型"}}
		var outcomes []string
		for i := range ledger.Outcomes(edition) {
			row := []string{fmt.Sprint(i), "2024-03-04", "自然人", "网上", "2024-03-05", choices[i]}
			rows = append(rows, row)
		}
		result, err := register.Import(rows)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range ledger.Outcomes(edition) {
			if got := result.Cases[i].Outcome; got != want {
				t.Errorf("%q is read as %q, want %q", rows[i+1][5], got, want)
			}
			outcomes = append(outcomes, rows[i+1][5])
		}
		if strings.Contains(strings.Join(outcomes, ""), "总计") {
			t.Error("a total can be chosen")
		}
	}
}

// choicesOf returns a column of the sheet of lists.
func choicesOf(t *testing.T, doc *document.Document, at int) (column []string) {
	t.Helper()
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Table:
			if b.Rows[0].Source.Page != 3 {
				continue
			}
			rows, err := register.Rows(b)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				column = append(column, row[at])
			}
		case *document.Paragraph:
			if b.Source.Page == 3 {
				column = append(column, b.Text)
			}
		}
	}
	return column
}

// Every word of a dispute's lists leads to its own value, too, and a column for the basis
// makes fees comparable with the tariff.
func TestOtherChoicesAreImported(t *testing.T) {
	var out bytes.Buffer
	if err := (registerfile.Blank{Rows: 3}).Write(&out); err != nil {
		t.Fatal(err)
	}
	file, err := registerfile.Read(t.Context(), out.Bytes(), register.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	requests := [][]string{file.Rows[0]}
	for _, basis := range []string{"按件", "按量"} {
		row := make([]string, len(requests[0]))
		row[0], row[1] = "1", "2024-03-04"
		row[slices.Index(requests[0], "计费方式")] = basis
		requests = append(requests, row)
	}
	disputes := [][]string{file.Disputes[0]}
	for _, kind := range []string{"行政复议", "未经复议直接起诉", "复议后起诉"} {
		for _, result := range []string{"结果维持", "结果纠正", "其他结果", "尚未审结"} {
			disputes = append(disputes, []string{"1", kind, "2024-03-04", "1", "否", result, ""})
		}
	}
	result, err := register.Import(requests, disputes)
	if err != nil || len(result.Disputes) != 12 || len(result.Notes) > 0 {
		t.Fatalf("%+v, %v", result, err)
	}
	if a, b := result.Cases[0].Fee.Basis, result.Cases[1].Fee.Basis; a != ledger.ByItems || b != ledger.ByPages {
		t.Errorf("the bases are %q and %q", a, b)
	}
	met := make(map[string]bool)
	for _, d := range result.Disputes {
		if met[fmt.Sprint(d.Kind, d.Result)] = true; len(d.Faults) > 0 {
			t.Errorf("%+v", d)
		}
	}
	if len(met) != 12 {
		t.Errorf("the words lead to %v", met)
	}
}
