package registerfile_test

import (
	"bytes"
	"context"
	"fmt"
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
	result, err := register.Import(file.Rows)
	fmt.Println(len(result.Cases), result.Questions, result.Ignored, result.Dropped, file.Others, err)
	// Output: 0 [] [] [] 0 <nil>
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
		choices := lastColumn(t, doc)
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

// lastColumn returns the last column of the second sheet. A row of one cell is a paragraph
// to the front end.
func lastColumn(t *testing.T, doc *document.Document) (column []string) {
	t.Helper()
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *document.Table:
			if b.Rows[0].Source.Page != 2 {
				continue
			}
			rows, err := register.Rows(b)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				column = append(column, row[len(row)-1])
			}
		case *document.Paragraph:
			if b.Source.Page == 2 {
				column = append(column, b.Text)
			}
		}
	}
	return column
}
