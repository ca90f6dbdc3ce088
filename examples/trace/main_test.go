package main

import (
	"strings"
	"testing"
)

const report = "../check/testdata/report-2021.txt"

func TestTraceCell(t *testing.T) {
	var out, errors strings.Builder
	if status := run([]string{"-ref", "applications.received.total", report}, &out, &errors); status != 0 || errors.Len() > 0 {
		t.Fatalf("status %d, %s", status, errors.String())
	}
	const want = `applications.received.total = 57
  一、本年新收政府信息公开申请数量 · 总计
  table 2, row 4, cell 8: "57"
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

// Where the format has places of its own, they are named.
func TestTraceNamesThePlaceInTheFile(t *testing.T) {
	for file, want := range map[string]string{
		"../../govinfo/read/testdata/office/report.xlsx": "applications.received.total = 72934\n  一、本年新收政府信息公开申请数量 · 总计\n  table 2, row 4, cell 8 (Sheet1!Y28): \"72934\"\n",
		"../../govinfo/read/testdata/office/report.doc":  "applications.received.total = 72934\n  一、本年新收政府信息公开申请数量 · 总计\n  table 2, row 4, cell 8: \"72934\"\n",
	} {
		var out, errors strings.Builder
		if status := run([]string{"-ref", "applications.received.total", file}, &out, &errors); status != 0 || errors.Len() > 0 {
			t.Fatalf("status %d, %s", status, errors.String())
		}
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", out.String(), want)
		}
	}
}

func TestTraceAll(t *testing.T) {
	var out, errors strings.Builder
	if status := run([]string{report}, &out, &errors); status != 0 {
		t.Fatalf("status %d, %s", status, errors.String())
	}
	if n := strings.Count(out.String(), "  table "); n != 200 {
		t.Errorf("%d places, want 200", n)
	}
}

func TestTraceFails(t *testing.T) {
	for name, args := range map[string][]string{
		"no file":           {},
		"a missing file":    {"testdata/none.txt"},
		"a ref of no cell":  {"-ref", "applications.nothing", report},
		"an unknown option": {"-line", "3", report},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errors strings.Builder
			if status := run(args, &out, &errors); status != 2 {
				t.Errorf("status %d", status)
			}
			if errors.Len() == 0 {
				t.Error("nothing said")
			}
		})
	}
}
