package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/openxxgk/annualreport/examples/internal/command"
	"github.com/openxxgk/annualreport/govinfo"
	"github.com/openxxgk/annualreport/govinfo/ledger"
	"github.com/openxxgk/annualreport/govinfo/read"
)

// start runs the program and returns what it printed.
func start(t *testing.T, args ...string) (command.Status, string, string) {
	t.Helper()
	var out, told bytes.Buffer
	status := run(t.Context(), args, &out, &told)
	return status, out.String(), told.String()
}

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

type workedFile struct {
	Organ string
	Cases []struct {
		ID              string
		Year            int
		AsOf            string
		Edition         int
		From, To        string
		DisputePolicy   string
		PriorCarriedOut map[string]int
		Ledger          json.RawMessage
		Disputes        json.RawMessage
		Expect          struct {
			Cells    map[govinfo.Ref]int64
			Cases    map[govinfo.Ref][]string
			Due      map[string]string
			Problems []struct {
				Code, Severity, At string
				Row                *int
			}
			Unplaced []string
			Fees     *struct{ Notices, Noticed, Paid json.Number }
		}
	}
}

// printed is what the program prints as JSON, read as its users do.
type printed struct {
	Report   json.RawMessage
	Cases    map[govinfo.Ref][]string
	Due      map[string]string
	Problems []struct {
		Code, ID, Field, Severity, Text string
		Row                             *int
	}
	Unplaced         []string
	Fees             struct{ Notices, Noticed, Paid json.Number }
	Dropped, Ignored []string
	Notes            []string
}

func printedJSON(t *testing.T, args ...string) printed {
	t.Helper()
	status, out, told := start(t, append([]string{"-format", "json"}, args...)...)
	if status > command.Errors {
		t.Fatalf("status %d: %s", status, told)
	}
	var p printed
	if err := json.Unmarshal([]byte(out), &p); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return p
}

// Every worked case comes out of the program as it is told: cells, cases, days, problems,
// cases left out, fees.
func TestWorkedCases(t *testing.T) {
	for _, name := range []string{"../../govinfo/ledger/testdata/cases.json", "../../../shared/ledger/cases.json"} {
		data, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var file workedFile
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		for _, c := range file.Cases {
			t.Run(c.ID, func(t *testing.T) {
				cases := map[string]any{"organ": file.Organ, "from": fmt.Sprintf("%d-01-01", c.Year), "to": fmt.Sprintf("%d-12-31", c.Year), "cases": c.Ledger}
				if c.From != "" {
					cases["from"], cases["to"] = c.From, c.To
				}
				if c.Disputes != nil {
					cases["disputes"] = c.Disputes
				}
				register, err := json.Marshal(cases)
				if err != nil {
					t.Fatal(err)
				}
				args := []string{"-year", strconv.Itoa(c.Year)}
				for flag, value := range map[string]string{"-as-of": c.AsOf, "-disputes": c.DisputePolicy} {
					if value != "" {
						args = append(args, flag, value)
					}
				}
				if c.Edition != 0 {
					args = append(args, "-edition", strconv.Itoa(c.Edition))
				}
				if c.PriorCarriedOut != nil {
					prior := map[string]any{"applications": map[string]any{"carriedOut": withZeros(c.PriorCarriedOut)}}
					text, _ := json.Marshal(prior)
					args = append(args, "-prior", write(t, "prior.json", text))
				}
				p := printedJSON(t, append(args, write(t, "register.json", register))...)
				compare(t, c.Expect.Cells, cellsOf(t, p.Report), "cells")
				compare(t, c.Expect.Cases, p.Cases, "cases")
				compare(t, c.Expect.Due, p.Due, "due")
				compare(t, c.Expect.Unplaced, p.Unplaced, "unplaced")
				var want, got []string
				for _, e := range c.Expect.Problems {
					want = append(want, fmt.Sprint(e.Code, e.Severity, e.At, rowText(e.Row)))
				}
				for _, g := range p.Problems {
					got = append(got, fmt.Sprint(g.Code, g.Severity, g.ID, rowText(g.Row)))
				}
				slices.Sort(want)
				slices.Sort(got)
				compare(t, want, got, "problems")
				if c.Expect.Fees != nil && *c.Expect.Fees != p.Fees {
					t.Errorf("fees: %v, want %v", p.Fees, *c.Expect.Fees)
				}
			})
		}
	}
}

func compare(t *testing.T, want, got any, what string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func rowText(row *int) string {
	if row == nil {
		return " -"
	}
	return " " + strconv.Itoa(*row)
}

func withZeros(counts map[string]int) map[string]int {
	all := maps.Clone(counts)
	for _, class := range ledger.Classes() {
		all[string(class)] += 0
	}
	return all
}

// cellsOf returns the cells of a report that are not 0.
func cellsOf(t *testing.T, data []byte) map[govinfo.Ref]int64 {
	t.Helper()
	var report govinfo.Report
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	cells := make(map[govinfo.Ref]int64)
	for ref, value := range report.Cells() {
		if count, isCount := value.(govinfo.Count); isCount {
			if n, _ := count.Int64(); n != 0 {
				cells[ref] = n
			}
		}
	}
	return cells
}

const rows = `登记编号,收到日期,申请人姓名,身份证号,申请人类别,答复日期,答复类型,备注
2024-1,2024-03-04,欧阳示例,000000199001010000,公民,2024-04-01,予以公开,13900000000
2024-2,2024-03-05,欧阳示例,000000199001010000,欧阳示例,2024-04-01,予以公开,
000000199001010000,13900000000,欧阳示例,,企业,2024-04-01,请公开欧阳示例的档案,
2024-4,2024-11-20,欧阳示例,,企业,,,
2024-5,2024-12-16,欧阳示例,,企业,,,
`

// Nothing personal comes out in any format.
func TestNothingPersonalIsPrinted(t *testing.T) {
	register := write(t, "register.csv", []byte(rows))
	for _, format := range []string{"text", "json", "html", "docx"} {
		status, out, told := start(t, "-year", "2024", "-format", format, register)
		if status != command.Errors || told != "" {
			t.Errorf("%s: status %d, %s", format, status, told)
		}
		if format == "docx" {
			reading, err := read.Bytes([]byte(out))
			if err != nil {
				t.Fatal(err)
			}
			if got := reading.Report.Applications.Received.Total; got != govinfo.N(3) {
				t.Errorf("the Word document has %v requests", got)
			}
			text, _ := json.Marshal(reading)
			out = string(text)
		}
		for _, secret := range []string{"欧阳", "19900101", "13900", "档案"} {
			if strings.Contains(out, secret) {
				t.Errorf("%s prints %q", format, secret)
			}
		}
	}
}

func TestTextShowsWhatIsOverdue(t *testing.T) {
	_, out, _ := start(t, "-year", "2024", write(t, "register.csv", []byte(rows)))
	for _, want := range []string{"截至2024-12-31", "已逾期未答复：1件", "2024-12-18  2024-4", "14日内到期：1件", "2025-01-14  2024-5", "L06", "个人信息列，未读取：申请人姓名、身份证号", "未使用的列：备注"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told in\n%s", want, out)
		}
	}
}

func TestHTMLOpensTheCasesOfEveryFigure(t *testing.T) {
	_, out, _ := start(t, "-year", "2024", "-format", "html", write(t, "register.csv", []byte(rows)))
	if want := "<summary>2</summary><ul><li>2024-4（第5行）</li><li>2024-5（第6行）</li></ul>"; !strings.Contains(out, want) {
		t.Errorf("%q is not in the page", want)
	}
	if strings.Contains(out, "<script") {
		t.Error("the page has a script")
	}
}

// The rows of worked imports come out of a CSV file as they come out of the library.
func TestWorkedImports(t *testing.T) {
	data, err := os.ReadFile("../../../shared/ledger/cases.json")
	if err != nil {
		t.Skip("no worked imports here")
	}
	var file struct {
		Imports []struct {
			ID         string
			Rows       [][]string
			Mapping    json.RawMessage
			ExcelDates bool
			Expect     struct {
				Records          []struct{ ID string }
				Dropped, Ignored []string
				Notes            []string
				Problems         []string
			}
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Imports {
		t.Run(c.ID, func(t *testing.T) {
			var out bytes.Buffer
			if err := csv.NewWriter(&out).WriteAll(c.Rows); err != nil {
				t.Fatal(err)
			}
			args := []string{"-year", "2024"}
			if c.Mapping != nil {
				mapping := append(bytes.TrimSuffix(bytes.TrimSpace(c.Mapping), []byte("}")), fmt.Sprintf(`,"excelDates":%v}`, c.ExcelDates)...)
				args = append(args, "-mapping", write(t, "mapping.json", mapping))
			}
			p := printedJSON(t, append(args, write(t, "register.csv", out.Bytes()))...)
			var ids []string
			for ref, cases := range p.Cases {
				if ref.Within("applications.received") {
					ids = append(ids, cases...)
				}
			}
			slices.Sort(ids)
			for _, record := range c.Expect.Records {
				if !slices.Contains(ids, record.ID) {
					t.Errorf("%s is not among %q", record.ID, ids)
				}
			}
			if c.Expect.Dropped != nil {
				compare(t, c.Expect.Dropped, p.Dropped, "dropped")
				compare(t, c.Expect.Ignored, p.Ignored, "ignored")
			}
			if len(p.Problems) != len(c.Expect.Problems) {
				t.Errorf("%v, want %q", p.Problems, c.Expect.Problems)
			}
		})
	}
}

func TestArguments(t *testing.T) {
	register := write(t, "register.json", []byte(`{"cases":[{"id":"1","received":"2024-03-04","applicant":"business"}]}`))
	for _, test := range []struct {
		args   []string
		status command.Status
		told   string
	}{
		{[]string{"-year", "2024", register}, command.Clean, ""},
		{[]string{register}, command.Failed, "-year"},
		{[]string{"-year", "2024"}, command.Failed, "需要一个台账文件"},
		{[]string{"-format", "pdf", register}, command.Failed, "-format"},
		{[]string{"-edition", "2020", register}, command.Failed, "2019 or 2021"},
		{[]string{"-disputes", "all", register}, command.Failed, "newAndOpen"},
		{[]string{"-as-of", "soon", register}, command.Failed, "as-of"},
		{[]string{"-year", "2024", "-prior", register + "x", register}, command.Failed, "no such file"},
		{[]string{"-year", "2024", "-mapping", register + "x", register}, command.Failed, "no such file"},
		{[]string{"-year", "2024", write(t, "x.csv", []byte("a,b\n1,2\n"))}, command.Failed, "表头"},
		{[]string{"-year", "2024", "-prior", write(t, "p.json", []byte(`{"year":2021}`)), register}, command.Failed, "2021年的报告"},
	} {
		if status, _, told := start(t, test.args...); status != test.status || !strings.Contains(told, test.told) {
			t.Errorf("%q: status %d, %s", test.args, status, told)
		}
	}
}
