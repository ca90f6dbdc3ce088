package registerfile_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/openxxgk/annualreport/govinfo/ledger/register"
	"github.com/openxxgk/annualreport/govinfo/ledger/registerfile"
	"github.com/openxxgk/annualreport/internal/pack"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A file of CSV, here in GBK as old spreadsheet programs write it.
func ExampleRead() {
	data, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("登记编号,收到日期,申请人类别\n2024-1,2024/3/4,公民\n"))
	file, err := registerfile.Read(context.Background(), data, register.Mapping{})
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := register.Import(file.Rows)
	fmt.Println(result.Cases[0].ID, result.Cases[0].Received, err)
	// Output: 2024-1 2024-03-04 <nil>
}

func TestRowsKeepTheirNumbers(t *testing.T) {
	const text = "编号;收到日期;备注\n\n1;2024-03-04;\"zwei\nZeilen\"\n2;2024-03-05;\n"
	file, err := registerfile.Read(t.Context(), []byte(text), register.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	var at []int
	for i, row := range file.Rows {
		if len(row) > 0 {
			at = append(at, i+1)
		}
	}
	if !slices.Equal(at, []int{1, 3, 4}) {
		t.Errorf("rows stand at %v", at)
	}
}

// sheet makes a workbook of inline strings; an empty entry has no cell.
func sheet(t *testing.T, rows ...[]string) []byte {
	t.Helper()
	var body strings.Builder
	for i, row := range rows {
		fmt.Fprintf(&body, `<row r="%d">`, i+1)
		for k, text := range row {
			if text != "" {
				fmt.Fprintf(&body, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+k, i+1, pack.Escape(text))
			}
		}
		body.WriteString(`</row>`)
	}
	return packed(t, `<sheetData>`+body.String()+`</sheetData>`)
}

func packed(t *testing.T, body string) []byte {
	t.Helper()
	const types, rels = "http://schemas.openxmlformats.org/package/2006/content-types", "http://schemas.openxmlformats.org/package/2006/relationships"
	const main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var out bytes.Buffer
	err := pack.Write(&out, []pack.Part{
		{Name: "[Content_Types].xml", Content: pack.Header + `<Types xmlns="` + types + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`},
		{Name: "_rels/.rels", Content: pack.Header + `<Relationships xmlns="` + rels + `"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{Name: "xl/workbook.xml", Content: pack.Header + `<workbook xmlns="` + main + `" xmlns:r="` + office + `"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{Name: "xl/_rels/workbook.xml.rels", Content: pack.Header + `<Relationships xmlns="` + rels + `"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{Name: "xl/worksheets/sheet1.xml", Content: pack.Header + `<worksheet xmlns="` + main + `">` + body + `</worksheet>`},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWorkbook(t *testing.T) {
	data := sheet(t, []string{"", "2024年台账"}, nil, []string{"", "编号", "收到日期", "申请人类别"}, []string{"", "1", "2024-03-04", "公民"}, nil, []string{"", "", "2024-03-05", "公司"}, []string{"", "3"}, []string{"", "4", "2024-03-06", "公民"})
	file, err := registerfile.Read(t.Context(), data, register.Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := register.Import(file.Rows)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range result.Cases {
		got = append(got, fmt.Sprintf("%d %s %v %s", c.Row, c.ID, c.Received, c.Applicant))
	}
	want := []string{"4 1 2024-03-04 naturalPerson", "6  2024-03-05 business", "7 3  ", "8 4 2024-03-06 naturalPerson"}
	if !slices.Equal(got, want) || len(file.Outside) > 0 {
		t.Errorf("read %q, outside %v", got, file.Outside)
	}
}

func TestErrors(t *testing.T) {
	if _, err := registerfile.Read(t.Context(), []byte(`{"cases":[]}`), register.Mapping{}); !errors.Is(err, registerfile.ErrJSON) {
		t.Error(err)
	}
	if _, err := registerfile.Read(t.Context(), sheet(t, []string{"a", "b"}, []string{"c", "d"}), register.Mapping{}); !errors.Is(err, register.ErrNoHeadings) {
		t.Error(err)
	}
	if _, err := registerfile.Read(t.Context(), []byte("PK\x03\x04"), register.Mapping{}); err == nil {
		t.Error("a broken zip is read")
	}
}
